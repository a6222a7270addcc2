"""The words and tags the dependency parser is given, at training and at run time alike.

A word is an eojeol without its punctuation: 밝혔다. → 밝혔다 + ``.``. Its tags come from Kiwi's morphemes,
reduced to what Korean syntax turns on: what kind of word it is, and the particle or ending that closes
it (장관은 → NOUN, NNG+JX, Tail=는, lemma 장관).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

_WORD = re.compile(
    r"\d+(?:[.,:]\d+)*\w*"  # 3.5배, 1,000원
    r"|[A-Za-z]+(?:[.&'-][A-Za-z]+)+\w*"  # S.E.S의, R&D를
    r"|\w+"
    r"|[^\w\s]"  # every mark by itself
)

# Morphemes that are forms of one particle or ending: the parser sees one. 장관은, 대표는 → Tail=는.
_SAME_TAIL = {
    "은": "는", "ᆫ": "은", "ᆯ": "을", "으로": "로", "과": "와", "하고": "와", "이나": "나",
    "이라도": "라도", "이란": "란", "께": "에게", "한테": "에게",
    "으로서": "로서", "으로써": "로써", "으로부터": "로부터",
    "아": "어", "여": "어", "아서": "어서", "아도": "어도", "아야": "어야", "이라": "라",
    "ᆫ다": "다", "는다": "다", "습니다": "ᆸ니다", "으며": "며", "이며": "며", "으면": "면", "으면서": "면서",
    "으니": "니", "으니까": "니까", "으나": "나", "으려고": "려고",
    "ᆫ다고": "다고", "는다고": "다고", "ᆫ다는": "다는", "는다는": "다는", "ᆫ데": "는데", "은데": "는데",
}  # fmt: skip
_TAILED = frozenset({"JX", "JKB", "JC", "JKQ", "JKG", "EC", "EF", "ETM", "ETN"})
# A suffix makes its word another kind: 발표(NNG)+하(XSV) is a verb.
_SUFFIX_KIND = {"XSV": "VV", "XSA": "VA", "XSN": "NNG", "XSM": "MAG", "XPN": "NNG", "UN": "NNP"}
_UPOS = {
    "NNG": "NOUN", "NNB": "NOUN", "XR": "NOUN", "SH": "NOUN", "NNP": "PROPN", "SL": "PROPN", "NP": "PRON",
    "NR": "NUM", "SN": "NUM", "VV": "VERB", "VA": "ADJ", "VCN": "ADJ", "VX": "AUX", "MM": "DET",
    "MAG": "ADV", "MAJ": "CCONJ", "IC": "INTJ", "F": "PART",
}  # fmt: skip


class Morpheme(Protocol):
    """What is asked of a Kiwi token."""

    @property
    def form(self) -> str:
        """The morpheme as Kiwi writes it (하, ᆫ다)."""

    @property
    def tag(self) -> str:
        """Kiwi's tag (NNG, JX, VV-I)."""

    @property
    def start(self) -> int:
        """Where it starts, in code points."""


class WordTags(NamedTuple):
    """The four columns the parser reads beside the word itself.

    ``upos`` is a Universal Dependencies part of speech (NOUN), ``xpos`` the kind and the closing morphemes
    (NNG+JX), ``feats`` the form of the last of them (Tail=는) or empty, ``lemma`` the last content morpheme
    (장관, 발표하).
    """

    upos: str
    xpos: str
    feats: str
    lemma: str


def find_words(text: str) -> list[tuple[int, int]]:
    """Find the words of a sentence as spans of code points.

    >>> [text[a:b] for text in ["“늘리겠다”고 3.5% 말했다."] for a, b in find_words(text)]
    ['“', '늘리겠다', '”', '고', '3.5', '%', '말했다', '.']
    """
    return [match.span() for match in _WORD.finditer(text)]


def tag_words(words: Sequence[str], morphemes: Iterable[Morpheme]) -> list[WordTags]:
    """Give every word its tags.

    ``morphemes`` are Kiwi's, of the text ``" ".join(words)``: the same text at training and at run time.
    """
    starts, position = [], 0
    for word in words:
        starts.append(position)
        position += len(word) + 1
    parts: list[list[tuple[str, str]]] = [[] for _ in words]
    for morpheme in morphemes:
        # Kiwi marks irregular verbs with a suffix: VV-I.
        tag = morpheme.tag.partition("-")[0]
        parts[bisect_right(starts, morpheme.start) - 1].append((morpheme.form, tag))
    return [_word_tags(part) for part in parts]


def _word_tags(parts: list[tuple[str, str]]) -> WordTags:
    """Reduce the morphemes of one word, 발표+하+었+다 → VERB, VV+EF, Tail=다, 발표하."""
    if not parts:
        return WordTags("X", "X", "", "_")
    if all(_is_mark(tag) for _, tag in parts):
        form, tag = parts[0]
        return WordTags("SYM" if tag in {"SW", "SO"} else "PUNCT", tag, "", form)
    content = _first_content(parts)
    tail = _closing_morphemes(parts)
    kind = _SUFFIX_KIND.get(content[-1][1], content[-1][1]) if content else "F"
    feats = ""
    if tail and tail[-1][1] in _TAILED:
        feats = "Tail=" + _SAME_TAIL.get(tail[-1][0], tail[-1][0])
    upos = "SYM" if kind.startswith("W") else _UPOS.get(kind, "X")
    return WordTags(upos, "+".join([kind, *(tag for _, tag in tail)]), feats, _lemma(content, tail))


def _first_content(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The first run of content morphemes: 발표+하 of 발표하였다."""
    run: list[tuple[str, str]] = []
    for form, tag in parts:
        if _is_closing(tag) or _is_mark(tag):
            if run and not _is_mark(tag):
                break
            continue
        run.append((form, tag))
    return run


def _closing_morphemes(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The last one or two particles or endings after the content, without tense: 이+다 of 것이었다."""
    end = len(parts)
    while end and (_is_closing(parts[end - 1][1]) or _is_mark(parts[end - 1][1])):
        end -= 1
    return [(form, tag) for form, tag in parts[end:] if tag != "EP" and not _is_mark(tag)][-2:]


def _lemma(content: list[tuple[str, str]], tail: list[tuple[str, str]]) -> str:
    if not content:
        return tail[0][0] if tail else "_"
    form, tag = content[-1]
    if tag in {"XSV", "XSA", "XSN"} and len(content) > 1:
        return content[-2][0] + form
    return form


def _is_closing(tag: str) -> bool:
    """Particles (J), endings (E) and the copula close a word."""
    return tag[0] in "JE" or tag == "VCP"


def _is_mark(tag: str) -> bool:
    """Punctuation and symbols, but not numbers (SN), foreign letters (SL) or Chinese characters (SH)."""
    return tag[0] == "S" and tag not in {"SN", "SL", "SH"}

"""What a quotation and its surroundings look like, as named features for the speech model.

``그는 “네”라고 답했다`` has among others ``strong|final`` (marks and link), ``strong|short`` (marks and size) and
``final|says`` (link and what follows). Nothing here is analysed: characters, closers and word lists are enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from quoteattr.lexicon import Lexicon
from quoteattr.reading.closers import Closer, match_closer
from quoteattr.reading.quotations import Quotation
from quoteattr.reading.sentences import Sentence

__all__ = ["QuotationView", "SpeechFeatures", "ends_clause", "find_list_end"]

# 했다. 합니다. 하자! 했지… 갈게요: what stands at the end of a clause somebody says.
_CLAUSE = regex.compile(
    r"(?:[다요죠까라자네지군걸게래냐니나데오소]|것|듯|터|뿐|셈|때문|중|예정|계획|생각|입장|바람)[\s.?!…~)]*$"
)
_PUNCTUATED = regex.compile(r"[.?!…]\s*$")
_CUT = regex.compile(r"[을를이가은는에의로고며서도만]\s*$")
_LABELLED = regex.compile(r"[>\]:：)〉]\s*$")
# What stands before an opening mark: 시장에게, 시장은, 울며, 말한
_BEFORE = (
    ("about", regex.compile(r"(?:에게|향해|대해|대해서|두고|관련해|통해|에서)[는도선]?\s+$|에는\s+$")),
    ("subject", regex.compile(r"[은는이가도서]\s+$")),
    ("connective", regex.compile(r"[며고서어아여]\s+$")),
    ("modifier", regex.compile(r"[의한된린는인]\s+$")),
)
_HEADING = "◆◇■□▶▷●○△▲①②③④⑤"
_SIZES = ((2, "tiny"), (4, "short"), (8, "phrase"), (12, "middle"), (20, "long"), (30, "longer"), (60, "sentence"))
# ‘…’라는 게 그의 좌우명이다, “…”이라는 점을 짚었다: what says something comes after these
_THING = frozenset({"게", "것이", "것은", "건", "것도", "점을", "점도", "점이", "점은", "사실을", "사실도"})
# ‘바다의 끝 : 마지막 항해’: a work with its second title
_SUBTITLE = regex.compile(r"\S\s:\s\S")
# ‘…’라는 표현을 지우려고, ‘…’는 말은 없었다, “…”을 언급한 대목: the words are spoken of, not quoted
_HANDLED = regex.compile(
    r"\s?(?:(?P<gone>(?:[가-힣]+의 )?(?:표현|말|문구|단어|내용|용어|대목|글자)[은는이가을를도]?\s"
    r"(?:없|빠|지우|지웠|삭제|빼|뺐|쓰지|쓰는|사용|바꾸|고치|금지))|(?:언급|거론)(?:한|된|하는))"
)
_DOES = frozenset("하했한해할합")

LONGEST_LABEL = 60
"""What stands before a quote is looked at so far back, in code points."""

FARTHEST = 40
"""What follows a quote is looked at so far, in code points."""

WORDS_AHEAD = 5
"""Among so many words after a quote one may say what it is."""

MOST_LISTED = 20
"""A list of quotes that one closer ends (‘…’, ‘…’라는 글) has at most so many after the first."""


def ends_clause(words: str) -> bool:
    """Do the words end as a clause does?

    >>> ends_clause("예산을 늘리겠다"), ends_clause("민생 회복")
    (True, False)
    """
    return _CLAUSE.search(words) is not None


def find_list_end(text: str, quotations: tuple[Quotation, ...], number: int) -> int:
    """The last quotation of the list that one closer ends: ‘…’, ‘…’라는 글; itself where there is none."""
    last = number
    for following in quotations[number + 1 : number + 1 + MOST_LISTED]:
        between = text[quotations[last].outer_end : following.outer_start]
        if between.strip(" ,·△▲▷") or quotations[last].strong != following.strong:
            break
        last += 1
    return last


@dataclass(frozen=True, slots=True)
class QuotationView:
    """A quotation with the closer of its list, and what stands before and after it in the sentence."""

    quotation: Quotation
    closer: Closer
    words: str
    before: str
    after: str
    listed: bool
    clauses: bool
    last: bool


class SpeechFeatures:
    """Describes quotations by features."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        # 해명했다, 주장하는: nouns that are done, cue nouns among them
        self._done = frozenset(lemma[:-2] for lemma in lexicon.verbs if lemma.endswith("하다") and len(lemma) > 3)
        self._done |= frozenset(lexicon.cue_nouns)
        self._kinds, self._kinds_far = _kinds(lexicon, near=True), _kinds(lexicon, near=False)
        self._works = tuple(lexicon.words("work"))

    def view(self, text: str, sentence: Sentence, number: int) -> QuotationView:
        """A quotation of a sentence in its surroundings."""
        quotations = sentence.quotations
        quotation, end = quotations[number], find_list_end(text, quotations, number)
        closer = match_closer(text, quotations[end].outer_end, self._lexicon)
        following = quotations[end + 1].outer_start if end + 1 < len(quotations) else sentence.end
        return QuotationView(
            quotation=quotation,
            closer=closer,
            words=text[quotation.start : quotation.end],
            before=text[max(sentence.start, quotation.outer_start - LONGEST_LABEL) : quotation.outer_start],
            after=text[closer.end : min(following, closer.end + FARTHEST)],
            listed=end > number or (number > 0 and find_list_end(text, quotations, number - 1) >= number),
            clauses=any(ends_clause(text[q.start : q.end]) for q in quotations[number : end + 1]),
            last=following == sentence.end,
        )

    def describe(self, view: QuotationView) -> tuple[str, ...]:
        """The features of a quotation.

        >>> from quoteattr.reading.quotations import find_quotations
        >>> from quoteattr.reading.page import read_page
        >>> from quoteattr.reading.sentences import split_sentences
        >>> page = read_page("그는 “네”라고 답했다.")
        >>> (sentence,) = split_sentences(page, find_quotations(page))
        >>> features = SpeechFeatures(Lexicon.default())
        >>> described = features.describe(features.view(page.text, sentence, 0))
        >>> [name for name in ("strong|final", "final|says", "weak|final") if name in described]
        ['strong|final', 'final|says']
        """
        return tuple(dict.fromkeys(self._features(view)))

    def _features(self, view: QuotationView) -> Iterator[str]:
        marks, link, form = _marks(view.quotation), view.closer.link, view.closer.form
        shape, size, before = _shape(view.words), _size(view.words), self._before(view)
        word, follows, distance = self._follows(view)
        alone = before == "start" and not view.after.strip(" .,") and view.last
        yield from ("bias", f"marks={marks}", f"link={link}", f"closer={form}", f"shape={shape}", f"size={size}")
        yield from (f"follows={follows}", f"follows={follows}{distance}", f"before={before}", f"listed={view.listed}")
        if _THING.intersection(view.after.split()[:1]):
            yield from ("thing", f"{marks}|thing", f"{shape}|thing")
        if _SUBTITLE.search(view.words):
            yield from ("subtitle", f"{marks}|subtitle")
        if handled := _HANDLED.match(view.after):
            handled_as = "gone" if handled.group("gone") else "named"
            yield f"handled={handled_as}"
            yield from (f"{one}|handled={handled_as}" for one in (marks, link, form, shape, size, follows))
        if word:
            yield from (f"word={word}", f"{marks}|word={word}")
        spaces = min(3, view.words.strip().count(" "))
        yield from (f"alone={alone}", f"spaces={spaces}", f"{marks}|spaces={spaces}", f"{marks}|alone={alone}")
        for one in (link, shape, size, follows, before, f"listed={view.listed}", f"{form}|{shape}"):
            yield f"{marks}|{one}"
        yield f"{marks}|{link}|{follows}{distance}"
        if view.listed:
            yield from (f"{marks}|{form}|clauses={view.clauses}", f"{follows}|clauses={view.clauses}")
        for one in (shape, follows, size, f"listed={view.listed}"):
            yield f"{link}|{one}"
        yield from (f"{marks}|{link}|{shape}", f"{marks}|{link}|{follows}", f"{link}|{shape}|{follows}")
        yield f"{marks}|{follows}|{shape}"

    def _before(self, view: QuotationView) -> str:
        before = view.before
        if not before.strip():
            return "start"
        if before.lstrip()[0] in _HEADING:
            return "heading"
        if _LABELLED.search(before):
            return "label"
        if before.rstrip().endswith(self._works):
            return "work"
        if before.rstrip()[-1] in ",·":
            return "comma"
        if not before[-1].isspace():
            return "glued"
        return next((name for name, pattern in _BEFORE if pattern.search(before)), "other")

    def _follows(self, view: QuotationView) -> tuple[str, str, str]:
        """The word that says what the quotation is, its kind, and how far it stands: 지적, noun, 0."""
        ahead = (word for word in view.after.split()[:WORDS_AHEAD] if word not in _THING)
        for place, word in enumerate(ahead):
            for size in range(min(6, len(word)), 0, -1):
                if kind := self._kind(word[:size], word[size : size + 1], near=place < 2):
                    return (word[:size] if kind != "says" else "", kind, str(min(place, 2)))
        if view.after.strip(" .,)]"):
            return "", "other", ""
        return "", "end" if view.last else "quote", ""

    def _kind(self, word: str, following: str, *, near: bool) -> str | None:
        if following in _DOES and word in self._done:
            return "says"
        kind = self._kinds.get(word)
        return kind if near or kind not in ("naming", "meaning") else self._kinds_far.get(word)


def _kinds(lexicon: Lexicon, *, near: bool) -> dict[str, str]:
    """What a word after a quotation says about it; where it names several things, the first of these."""
    kinds = dict.fromkeys(lexicon.words("saying"), "says")
    kinds |= dict.fromkeys(lexicon.cue_nouns, "noun")
    kinds |= dict.fromkeys(lexicon.words("vague_noun"), "vague")
    if near:
        kinds |= dict.fromkeys(lexicon.words("meaning"), "meaning")
        kinds |= dict.fromkeys(lexicon.words("naming"), "naming")
    return kinds


def _marks(quotation: Quotation) -> str:
    return "repaired" if quotation.repaired else "strong" if quotation.strong else "weak"


def _shape(words: str) -> str:
    if _PUNCTUATED.search(words):
        return "stop"
    if ends_clause(words):
        return "clause"
    return "cut" if _CUT.search(words) else "noun"


def _size(words: str) -> str:
    length = len(words.strip())
    return next((name for limit, name in _SIZES if length <= limit), "sentences")

"""The words of a speaker phrase, with and without their parentheses and marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from quoteattr.analysis import Eojeol, Morpheme
from quoteattr.gazetteer import Match

__all__ = [
    "LAW_ARTICLE", "MIDDLE_DOTS", "OPENING_MARKS", "Word", "abbreviates", "as_written", "hanja_of", "is_common_noun",
    "is_label", "is_marked", "is_matched", "joined", "places_of", "without_gloss",
]  # fmt: skip


MIDDLE_DOTS = "·ㆍ・‧•∙･"
"""What newspapers write between equal parts: 20‧한빛시청, 김하늘ㆍ이바다."""


OPENING_MARKS = "‘“'\"<〈《「『"
"""What stands before a name in quotation marks or brackets."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a phrase without its particle; ``possessive`` when that was 의."""

    start: int
    end: int
    text: str
    morphemes: tuple[Morpheme, ...] = ()
    possessive: bool = False

    @classmethod
    def of(cls, eojeol: Eojeol, end: int, *, possessive: bool = False) -> Word:
        """The word of an eojeol up to ``end``, where its particle begins."""
        kept = tuple(morpheme for morpheme in eojeol.morphemes if morpheme.start < end)
        return cls(eojeol.start, end, eojeol.text[: end - eojeol.start], kept, possessive)

    @property
    def bare(self) -> str:
        """The word without parentheses and marks: 정보통신기획평가원(IITP) → 정보통신기획평가원; ‘아스’ → 아스."""
        text = self.text
        if text.isalnum():  # most words have no marks
            return text
        if "(" in text or "（" in text:
            text = _PARENTHESIS.sub("", text)
        return text.strip(_MARKS)

    @property
    def core(self) -> tuple[Morpheme, ...]:
        """The morphemes of the word without those of its parentheses."""
        cut = self.text.find("(")
        return self.morphemes if cut < 0 else tuple(m for m in self.morphemes if m.start < self.start + cut)

    @property
    def parenthesis(self) -> str:
        """What stands in the last parenthesis: 좋은연애연구소."""
        found = _PARENTHESIS.findall(self.text)
        return str(found[-1]) if found else ""

    def shortened(self, count: int = 1) -> Word:
        """The word without its last code points: 주민들 → 주민."""
        return Word(self.start, self.end - count, self.bare[:-count], self.morphemes, self.possessive)


_PARENTHESIS = regex.compile(r"[(（]([^()（）]*)[)）]?")
_TAG = regex.compile(r"^[\[【]{1,2}[^\[\]【】]*[\]】]")
_BEFORE_PARENTHESIS = regex.compile(r"[’”'\">〉》」』](?=[(（])")
_MARKS = "‘’“”'\"「」『』<>〈〉《》[]," + MIDDLE_DOTS
_ABBREVIATION = regex.compile(r"[A-Za-z0-9&·+\-]{1,12}$|[가-힣A-Z]{1,6}$|駐|[一-龥]+$")
_MARKED = regex.compile(r"[‘'“\"<〈《「『].*[’'”\">〉》」』]$")
_SPELLED = regex.compile(r"[가-힣]{1,6}[(（]([一-龥]{2,8})[)）]?$")
# A씨, AB씨; but AI 연구원 is nobody.
_LABEL = regex.compile(
    r"(?:(?!AI|IT|TV|VR|PC)[A-Z]{1,2}|[ㄱ-ㅎ]|[가-힣](?:모|某)|[A-Z][가-힣]?|○+|[가-힣][○×OX]{1,2})$"
)


def hanja_of(word: str) -> str:
    """The hanja that spell a name: 高山真司 in 신지(高山真司).

    >>> hanja_of("신지(高山真司)"), hanja_of("한빛당(韓)")
    ('高山真司', '')
    """
    found = _SPELLED.match(word)
    return str(found[1]) if found else ""


def is_label(word: str) -> bool:
    """Does a word stand for a name that is withheld?

    >>> [is_label(word) for word in ("A", "ㄱ", "김모", "이○○", "김하늘")]
    [True, True, True, True, False]
    """
    return _LABEL.match(word) is not None


def places_of(text: str, word: str) -> Iterator[int]:
    """Where a text holds a word, from left to right, in code points; nowhere for an empty word.

    >>> list(places_of("홍가람은 홍가람이다", "홍가람"))
    [0, 5]
    """
    at = text.find(word) if word else -1
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def is_marked(word: str) -> bool:
    """Does a word stand in quotation marks or brackets?

    >>> is_marked("‘문도 데포르티보’"), is_marked("<푸른숲>"), is_marked("‘푸른숲’측")
    (True, True, False)
    """
    return _MARKED.match(word) is not None


def is_common_noun(word: Word) -> bool:
    """Does Kiwi know the whole word as common nouns: 민생희망본부, 정책?"""
    content = [m for m in word.morphemes if m.tag[0] not in "JS"]
    return bool(content) and all(m.tag in ("NNG", "XSN", "XPN", "SN") for m in content)


def is_matched(word: Word, matches: Sequence[Match]) -> bool:
    """Is the word, or a long beginning of it, an organization of the gazetteer? 배민 does not make 배민재 one."""
    end = word.start + len(word.bare)
    return any(m.start <= word.start < m.end and (m.end >= end or m.end - word.start >= 3) for m in matches)


def joined(words: Sequence[Word]) -> str:
    """The words as the name of an organization: marks and explanations left out."""
    return _without_short_form(" ".join(without_gloss(word.text) for word in words))


def as_written(words: Sequence[Word]) -> str | None:
    """The words as they stand, ``None`` if there are none: MX(모바일 경험) 사업부."""
    return " ".join(word.text for word in words) or None


def without_gloss(word: str) -> str:
    """A word without marks and without an explaining parenthesis; letters and what tells two of a name apart stay.

    >>> without_gloss("국제통화기금(IMF)"), without_gloss("형사4부(부장검사 김하늘)"), without_gloss("<비비시>(BBC)")
    ('국제통화기금(IMF)', '형사4부', '비비시(BBC)')
    >>> without_gloss("산림재난대책본부(산재본)"), without_gloss("한빛대(다솜)")
    ('산림재난대책본부', '한빛대(다솜)')
    """
    inside = _PARENTHESIS.findall(word)
    if inside and not _ABBREVIATION.match(inside[-1]) and word.endswith((")", "）")):
        word = _PARENTHESIS.sub("", word)
    word = _without_short_form(word)
    return _BEFORE_PARENTHESIS.sub("", _TAG.sub("", word)).strip("‘’“”'\"<>〈〉《》「」『』[]")


def _without_short_form(name: str) -> str:
    """산림재난대책본부(산재본), 푸른 숲을 바라는 모임(푸바모) → without what shortens it in its own syllables."""
    full, opening, short = name.rstrip(")").rpartition("(")
    return full if opening and name.endswith(")") and abbreviates(short, full) else name


def abbreviates(short: str, full: str) -> bool:
    """Does a word take its syllables from a longer one, in their order: 비대위원장 from 비상대책위원장?

    >>> abbreviates("방통위", "방송통신위원회"), abbreviates("다솜", "한빛대")
    (True, False)
    """
    rest = iter(full)
    return len(short) < len(full) and all(syllable in rest for syllable in short)


LAW_ARTICLE = regex.compile(r"(?:제\s?)?\d+(?:조|항)(?:의\s?\d+)?$")
"""An article or a paragraph of a law: 12조, 제3항, 5조의 2."""

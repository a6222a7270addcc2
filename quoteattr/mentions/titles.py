"""Titles at the end of words: 수석 부사장, 부사장, fused 나주시장, and trades that no list has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from quoteattr.lexicon import Lexicon, TitleEntry
from quoteattr.mentions.words import MIDDLE_DOTS, Word, is_common_noun

__all__ = [
    "LONGEST_TITLE",
    "OF_NO_PLACE",
    "TitleMatch",
    "find_occupation",
    "match_title",
    "of_state",
    "title_in_parenthesis",
]

LONGEST_TITLE = 15
"""No title has more code points."""

OF_NO_PLACE = frozenset({"sports", "occupation", "arts", "media", "academia", "medicine", "law"})
"""Classes of titles that no place gives: 브라질 | 공격수 tells where somebody comes from."""

_PERSON_ENDINGS = frozenset("가수원사주자관인생꾼부객")


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A title as written, the index of its first word, its entry, and whether it is fused onto something."""

    first: int
    written: str
    entry: TitleEntry
    fused: bool

    @property
    def is_business(self) -> bool:
        """대표, 부사장: its bearer has a company."""
        return self.entry.category == "business"


def match_title(words: Sequence[Word], lexicon: Lexicon) -> TitleMatch | None:
    """The title the words end with, the longest first; ``None`` if they end with none.

    >>> found = match_title([Word(0, 4, "나주시장")], Lexicon.default())
    >>> found and (found.entry.title, found.fused)
    ('시장', True)
    """
    if not words:
        return None
    last = words[-1].bare
    for size in (3, 2):
        if len(words) >= size:
            several = " ".join(w.bare for w in words[-size:])
            if several in lexicon.titles:
                return TitleMatch(len(words) - size, several, lexicon.titles[several], False)
    if last in lexicon.titles:
        return TitleMatch(len(words) - 1, last, lexicon.titles[last], False)
    for cut in range(max(1, len(last) - LONGEST_TITLE), len(last) - 1):
        entry = lexicon.titles.get(last[cut:])
        if entry and (entry.fuses == "yes" or len(entry.title) >= 3 or cut >= 3 or of_state(last, entry, lexicon)):
            return TitleMatch(len(words) - 1, last, entry, True)
    return None


def of_state(word: str, entry: TitleEntry, lexicon: Lexicon) -> str | None:
    """The country that a title is written onto: 미국 in 미국대사, 일본 in 일본총리."""
    country = word.removesuffix(entry.title)
    speaks = entry.category == "diplomacy" or entry.title in lexicon.words("head_of_state")
    return country if speaks and country != word and lexicon.places.get(country) == "country" else None


def find_occupation(words: Sequence[Word], lexicon: Lexicon) -> str | None:
    """A common noun for somebody's trade that no list has: 도시계획가, 산불감시원, 선주; 제자, 남자 are none."""
    if not words or not is_common_noun(words[-1]) or len(words[-1].bare) < 2:
        return None
    word = words[-1].bare
    if word in lexicon.words("kin") or word in lexicon.words("plain_person"):
        return None
    return word if word[-1] in _PERSON_ENDINGS else None


def title_in_parenthesis(word: Word, lexicon: Lexicon) -> str | None:
    """김모(34·회사원): what somebody is, in the parenthesis after a name."""
    parts = (part.strip() for part in _PARTS.split(word.parenthesis))
    return next((p for p in parts if p in lexicon.titles and p not in lexicon.words("kin")), None)


_PARTS = regex.compile(f"[{MIDDLE_DOTS},/]")

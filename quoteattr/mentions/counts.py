"""Numbers at the end of a phrase about several people: 택시기사 100여 명, 직원 1천여명, 16개 단체."""

from __future__ import annotations

import regex

from quoteattr.lexicon import Lexicon
from quoteattr.mentions.words import Word

__all__ = ["is_count", "without_count"]

_PEOPLE = regex.compile(r"(?:\d[\d,]*|수(?=[십백천]))[십백천만]*여?명$")
_COUNT = regex.compile(r"\d[\d,]*[십백천만]*여?(?:명|개)?$")


def without_count(words: list[Word], lexicon: Lexicon) -> list[Word] | None:
    """The words before a number of people: 택시기사 | 100여 명; ``None`` where no number ends them."""
    last = words[-1].bare
    if len(words) > 1 and _PEOPLE.match(last):
        return words[:-1]
    if len(words) > 1 and last in lexicon.words("counter"):
        return words[:-2] if _is_number(words[-2]) else None
    if len(words) > 1 and last in lexicon.words("body") and words[-2].bare.endswith("개") and _is_number(words[-2]):
        return [*words[:-2], words[-1]]
    return None


def _is_number(word: Word) -> bool:
    return _COUNT.match(word.bare) is not None or (bool(word.morphemes) and word.morphemes[0].tag in ("NR", "MM", "SN"))


def is_count(word: str) -> bool:
    """Is a word a number, with or without its counter: 3개, 100여명?"""
    return _COUNT.fullmatch(word) is not None

"""Characters that stand for one another in names: wide and narrow Latin letters, hanja and their readings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from quoteattr.tables import data_path, read_rows

__all__ = ["is_letter", "odd_characters", "plain"]

ARAEA = frozenset("\u318d\u119e")
"""The old vowel ㆍ, a letter to Unicode, but a middle dot to newspapers: 한ㆍ아세안센터."""

_WIDE = {chr(point): chr(point - 0xFEE0) for point in range(0xFF01, 0xFF5F)}


def is_letter(character: str) -> bool:
    """Whether a character belongs to a name: a letter, a digit, ``&`` or ``+``, but not ㆍ, a middle dot."""
    return (character.isalnum() or character in "&+") and character not in ARAEA


def plain(text: str) -> str:
    """Wide letters as usual ones, hanja of institutions as they are read; the length is unchanged.

    >>> plain("ＫＴ, 서울大, 大法院, 美 국무부")
    'KT, 서울대, 대법원, 美 국무부'
    """
    return text.translate(_plain_characters())


@cache
def odd_characters() -> frozenset[str]:
    """What :func:`plain` changes: wide letters, hanja with a reading."""
    return frozenset(map(chr, _plain_characters()))


@cache
def _plain_characters() -> Mapping[int, str]:
    readings = {row["hanja"]: row["reading"] for _, row in read_rows(data_path("hanja.tsv"))}
    return str.maketrans(_WIDE | readings)

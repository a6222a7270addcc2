"""The spellings under which one form is found in text: 국가AI위원회, 국가 AI위원회, 국가 AI 위원회."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from quoteattr.tables import data_path, read_rows

__all__ = ["Country", "countries", "country_letters", "country_of", "find_abbreviations", "find_spellings"]

# fmt: off
HEADS = (
    "가정법원", "검찰청", "경찰서", "경찰청", "고검", "고법", "공단", "교육지원청", "교육청", "구청",
    "구치소", "군청", "노동조합", "도청", "민주당", "법원", "본부", "비서실", "사령부", "시청", "연구소",
    "연구원", "연맹", "연합사", "위원회", "의회", "재단", "조사처", "중앙회", "지검", "지방검찰청",
    "지방법원", "지법", "진흥원", "체육회", "해양경찰서", "행정법원", "협의회", "협회",
)
LATE_HEADS = ("그룹", "노조", "대학교", "병원", "신문", "엔터테인먼트", "통신", "항공")
# fmt: on
"""Last words that newspapers also set apart: 서울 중앙지검, 전남 교육청, 개인정보보호 위원회, 더불어 민주당.

The late ones only after three syllables: 서울대 병원, but 서울 병원 may be any hospital in Seoul.
"""

_ANY_HEAD = (*HEADS, *LATE_HEADS)
_HEAD = re.compile(rf"(?<=[가-힣]{{2}})(?:{'|'.join(HEADS)})$|(?<=[가-힣]{{3}})(?:{'|'.join(LATE_HEADS)})$")
# 서울 | 남부 | 지검, once the head is set apart.
_SEAT = re.compile(r"(?<=[가-힣]{2})(?:동부|서부|남부|북부|중앙)$")
# 한·미연합사, 한·중과학기술협력센터: countries side by side.
_COUNTRIES = re.compile(r"^한(?=[미중일러]일?[가-힣 ]{3})")
_SCRIPT_CHANGE = re.compile(r"(?<=[가-힣])(?=[a-z])|(?<=[a-z])(?=[가-힣])")
_LATIN_GAP = re.compile(r"(?<=[a-z0-9]) (?=[a-z0-9])")
_GAP = re.compile(rf" |{_SCRIPT_CHANGE.pattern}")
_MANY_GAPS = 4
_DIVISIBLE = re.compile(rf"{_GAP.pattern}|{_COUNTRIES.pattern}|(?:{'|'.join(_ANY_HEAD)})$").search


class Country(NamedTuple):
    """A country as newspapers shorten it before an institution.

    Attributes:
        letters: hanja, 美.
        short: Hangul that is no other word, 미.
    """

    letters: tuple[str, ...]
    short: tuple[str, ...]


@cache
def countries() -> Mapping[str, Country]:
    """The countries that have a short form, by name.

    >>> countries()["미국"]
    Country(letters=('美',), short=('미',))
    """
    rows = (row for _, row in read_rows(data_path("countries.tsv")))
    return {row["country"]: Country(tuple(row["letters"].split("|")), _split(row.get("short", ""))) for row in rows}


@cache
def country_letters() -> frozenset[str]:
    """The hanja that stand for a country: 美, 中."""
    return frozenset(letter for country in countries().values() for letter in country.letters)


@cache
def country_syllables() -> frozenset[str]:
    """The syllables that stand for a country before its institutions: 미, 북."""
    return frozenset(short for country in countries().values() for short in country.short)


@cache
def country_of() -> Mapping[str, str]:
    """The country that a letter or a syllable stands for.

    >>> country_of()["미"], country_of()["日"]
    ('미국', '일본')
    """
    return {short: name for name, country in countries().items() for short in (*country.letters, *country.short)}


def _split(joined: str) -> tuple[str, ...]:
    return tuple(joined.split("|")) if joined else ()


def find_abbreviations(form: str) -> Sequence[str]:
    """A form with its country shortened: 미국 국무부 → 美 국무부, 미 국무부; nothing for a form without country.

    >>> find_abbreviations("미국 국무부"), find_abbreviations("한국은행")
    (['美 국무부', '미 국무부'], ())
    """
    if " " not in form:
        return ()
    first, _, rest = form.partition(" ")
    country = countries().get(first)
    return [f"{short} {rest}" for short in (*country.letters, *country.short)] if country else ()


def find_spellings(form: str) -> list[str]:
    """Every spacing of a form, given in lower case with one space for each space or middle dot in it.

    A gap may be left out, and one may be added where Hangul meets Latin letters and before a usual last word;
    the gap between two Latin words is kept (``s oil`` is not ``soil``).

    >>> find_spellings("국가 ai위원회")
    ['국가ai위원회', '국가ai 위원회', '국가 ai위원회', '국가 ai 위원회']
    >>> find_spellings("전남교육청")
    ['전남교육청', '전남 교육청']
    >>> find_spellings("서울남부지검")
    ['서울남부지검', '서울남부 지검', '서울 남부지검', '서울 남부 지검']
    >>> find_spellings("s oil")
    ['s oil']
    """
    if not _DIVISIBLE(form):
        return [form]
    pieces = _split_at_gaps(form)
    gaps = len(pieces) - 1
    if gaps > _MANY_GAPS:
        return list(dict.fromkeys([_join(pieces, [""] * gaps), form]))
    return [_join(pieces, marks) for marks in itertools.product(("", " "), repeat=gaps)]


def _split_at_gaps(form: str) -> list[str]:
    """Cut a form where a gap is optional; a Latin gap stays inside its piece."""
    kept = _LATIN_GAP.sub("_", form)
    gapped = _SCRIPT_CHANGE.sub(" ", kept)
    if head := _HEAD.search(gapped):
        before = gapped[: head.start()]
        seat = _SEAT.search(before)
        cut = seat.start() if seat else len(before)
        gapped = f"{before[:cut]} {before[cut:]} {head.group()}"
    gapped = _COUNTRIES.sub("한 ", gapped)
    return [piece.replace("_", " ") for piece in gapped.split()]


def _join(pieces: Sequence[str], marks: Sequence[str]) -> str:
    return pieces[0] + "".join(mark + piece for mark, piece in zip(marks, pieces[1:], strict=True))

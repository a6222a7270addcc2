"""The layout of a news page: paragraphs and the zone of each (headline, deck, byline, body, caption, boilerplate).

Knows nothing about quotes or grammar, only what a line looks like and where it stands.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import Literal

import regex

from quoteattr.records import Zone
from quoteattr.tables import Entry, data_path, load_tsv

__all__ = ["Page", "Paragraph", "read_page"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the page that is not blank, without surrounding space."""

    start: int
    end: int
    zone: Zone


@dataclass(frozen=True, slots=True)
class Page:
    """The caller's text with its paragraphs; every offset is a code point of ``text``."""

    text: str
    paragraphs: tuple[Paragraph, ...]

    def paragraph_at(self, offset: int) -> int:
        r"""The index of the paragraph that holds an offset (the one before it, between two).

        >>> read_page("첫 문단이다.\n둘째 문단이다.").paragraph_at(9)
        1
        """
        return max(0, bisect_right(self.paragraphs, offset, key=lambda p: p.start) - 1)

    def zone_at(self, offset: int) -> Zone:
        """The zone of the paragraph that holds an offset."""
        return self.paragraphs[self.paragraph_at(offset)].zone if self.paragraphs else "body"


class _LineEntry(Entry):
    pattern: str
    zone: Zone
    where: Literal["anywhere", "start", "end", "block", "tail", "credit"]
    example: str


@dataclass(frozen=True, slots=True)
class _LineRule:
    pattern: regex.Pattern[str]
    zone: Zone
    reach: str


@cache
def _line_rules() -> tuple[_LineRule, ...]:
    entries = load_tsv(data_path("boilerplate.tsv"), _LineEntry)
    return tuple(_LineRule(regex.compile(e.pattern), e.zone, e.where) for e in entries)


_LINE = regex.compile(r"[^\n\r\u2028\u2029]+")
# A body sentence ends in a verb: 했다. 합니다. 했어요. 하는가?; or in a quote that closes the line.
_BODY = regex.compile(r"(?:다|요|죠|까|것|셈|터|음|함|임)[.?!…](?:[\s\"'”’)\]]|$)|다\s*$")
# A quote may be a whole body line: <홍길동 / 시민> "…", (서울=한빛뉴스) 김하늘 기자 = “…”, “…했습니다.”
_QUOTE_LINE = regex.compile(r"^(?:[<\[(【].{1,60}[>\])】:=]|.{0,40}기자\s?=).*[”\"]\]?$|[.?!…][”\"]\]?$")
_SHORT = 15
_LONGEST_FURNITURE = 200
"""A caption or a copyright line is short; a longer line that matches is body with a credit at its end."""
_LONGEST_CREDITED = 400
"""… unless its credit has a day (2026.3.2/한빛뉴스): agencies date their pictures, nobody a paragraph."""
_REPORTED = regex.compile(r"[”\"](?:이?라)?(?:고|며|면서도?) .{2,60}(?:다|다는 것)\.")
_LONGEST_CAPTION = 100
_SENTENCE = regex.compile(r"다\.[\"'”’)\]]?\s*$")
_LONG_SENTENCE = 40
"""Lines of so many code points that end in 다. take the article up again after 관련 기사."""


def read_page(text: str, *, title: str | None = None) -> Page:
    r"""Cut a page into paragraphs and give each its zone.

    Args:
        text: the page as the caller has it; it is never changed.
        title: the headline, if the caller knows it: a line that repeats it is headline, not body.

    >>> page = "장관 “서두르겠다”\n홍길동 장관은 “서두르겠다”고 말했다.\n저작권자 ⓒ 한빛뉴스"
    >>> [p.zone for p in read_page(page).paragraphs]
    ['headline', 'body', 'boilerplate']
    """
    lines = [_stripped(text, found.start(), found.end()) for found in _LINE.finditer(text)]
    lines = [(start, end) for start, end in lines if start < end]
    zones = _zones(text, lines, (title or "").strip())
    return Page(text, tuple(Paragraph(s, e, z) for (s, e), z in zip(lines, zones, strict=True)))


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def _zones(text: str, lines: list[tuple[int, int]], title: str) -> list[Zone]:
    zones: list[Zone] = []
    body_seen, reach = False, ""
    for start, end in lines:
        line = text[start:end]
        if reach == "tail" or (reach == "block" and not _is_whole(line)):
            zones.append("boilerplate")
            continue
        zone, reach = _furniture(line, body_seen)
        if zone is None and title and line == title:
            zone = "headline"
        if zone is None and not body_seen and not _is_body(line):
            zone = "deck" if "headline" in zones else "headline"
        body_seen = body_seen or zone is None
        zones.append(zone or "body")
    return zones if body_seen else _without_body(zones)


def _furniture(line: str, body_seen: bool) -> tuple[Zone | None, str]:
    """The zone of a line that is no article text, and how far what follows is boilerplate too."""
    fits = len(line) <= _LONGEST_FURNITURE
    for rule in _line_rules() if len(line) <= _LONGEST_CREDITED else ():
        if not (fits or rule.reach == "credit") or not rule.pattern.search(line):
            continue
        if rule.zone != "caption" or rule.reach == "credit" or not _is_article(line):
            return rule.zone, rule.reach if body_seen else ""
    return None, ""


def _is_article(line: str) -> bool:
    """A long line that reports a quote is article text, though it ends with the credit of a picture."""
    return len(line) > _LONGEST_CAPTION and _REPORTED.search(line) is not None


def _is_whole(line: str) -> bool:
    """A sentence of the article after a list of other articles, which have headlines."""
    return len(line) >= _LONG_SENTENCE and _SENTENCE.search(line) is not None


def _is_body(line: str) -> bool:
    return len(line) > _SHORT and (_BODY.search(line) or _QUOTE_LINE.search(line)) is not None


def _without_body(zones: list[Zone]) -> list[Zone]:
    """A text with no line of a news body (a single sentence fragment, a chat) is all body but for its furniture."""
    return ["body" if zone in ("headline", "deck") else zone for zone in zones]

"""What belongs to what, as ``data/affiliations.toml`` says: 군수 to a 군, 감독 to a club, 회사 to companies."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

import regex

from quoteattr.gazetteer import Organization
from quoteattr.tables import Entry, data_path, load_toml

__all__ = ["AffiliationEntry", "belongs", "ends_without", "has_shape", "match_class", "match_entry", "pattern_of"]


class AffiliationEntry(Entry):
    """What belongs to what: titles, common nouns or classes of titles, and kinds of organizations."""

    words: tuple[str, ...]
    use: Literal["title", "focus", "class"]
    kinds: frozenset[str]
    ends: str = ""
    without: str = ""
    pattern: str
    choose: Literal["nearest", "most_named"]
    example: str


@cache
def _entries() -> tuple[AffiliationEntry, ...]:
    return load_toml(data_path("affiliations.toml"), "affiliation", AffiliationEntry)


_TAIL = (
    r"(?=[^가-힣A-Za-z0-9]|$|전(?:에|은|을|[^가-힣])"
    r"|(?:은|는|이|가|의|을|를|도|에|에서|에서는|에는|에게|로|으로|측|측은|[과와]의?)(?![가-힣]))"
)
"""What may follow the name of an organization: 세력으로부 in 세력으로부터 is none."""


@cache
def pattern_of(entry: AffiliationEntry) -> regex.Pattern[str] | None:
    """How organizations of an entry end that no gazetteer knows, and what may follow."""
    tail = "" if "(?=" in entry.pattern or "(?!" in entry.pattern else _TAIL
    return regex.compile(rf"(?<![A-Za-z가-힣])(?:{entry.pattern}){tail}") if entry.pattern else None


def belongs(organization: Organization, entry: AffiliationEntry) -> bool:
    """Is an organization of the gazetteer one of those of an entry?"""
    name = organization.name
    return organization.kind in entry.kinds and name.endswith(entry.ends) and not ends_without(entry, name)


def ends_without(entry: AffiliationEntry, name: str) -> bool:
    """Does a name end like those that have no such office: a league has no 감독?"""
    pattern = _without(entry)
    return pattern is not None and pattern.search(name) is not None


@cache
def _without(entry: AffiliationEntry) -> regex.Pattern[str] | None:
    return regex.compile(rf"(?:{entry.without})$") if entry.without else None


@lru_cache(maxsize=4096)
def match_class(title: str, category: str | None) -> AffiliationEntry | None:
    """The entry for the people of a title (대변인), else for its class (business)."""
    return match_entry(title, "class") or next(
        (e for e in _entries() if e.use == "class" and category in e.words), None
    )


def has_shape(entry: AffiliationEntry, form: str) -> bool:
    """Does a form end as organizations of an entry do that no gazetteer knows?"""
    pattern = pattern_of(entry)
    return pattern is not None and pattern.fullmatch(form) is not None


@lru_cache(maxsize=4096)
def match_entry(word: str, use: str) -> AffiliationEntry | None:
    """The entry for a noun, or for the end of a title, the longest first."""
    fits = [
        (len(w), entry)
        for entry in _entries()
        if entry.use == use
        for w in entry.words
        if word == w or (use != "focus" and word.endswith(w))
    ]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None

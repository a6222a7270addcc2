"""What the gazetteer and the list of titles lack, by what articles write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, Protocol

from quoteattr.extraction import Article, Extraction, read_extractions
from quoteattr.gazetteer.organization import normal_form
from quoteattr.records import Quote, Speaker
from quoteattr.tables import data_path, read_rows

__all__ = ["Suggestion", "suggest"]

_BRACKETS = re.compile(r"\([^()]*\)")
_CONTEXTS = 3
_AROUND = 24


class Found(Protocol):
    """A known form in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Known(Protocol):
    """What the suggestions need to know of a gazetteer: whose form this is, and which forms stand in a text."""

    def lookup(self, form: str, /) -> Sequence[object]: ...
    def find(self, text: str, /) -> Sequence[Found]: ...


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An organization or title that articles write and no list has.

    Attributes:
        kind: what it seems to be.
        form: as written most often, 한빛전자.
        count: of quotes whose speaker has it.
        articles: of articles.
        contexts: a few places, with the words around when the texts are there.
    """

    kind: Literal["organization", "title"]
    form: str
    count: int
    articles: int
    contexts: tuple[str, ...]


@dataclass
class _Seen:
    """What was seen of one unknown form."""

    form: str
    count: int = 0
    articles: set[str | int] = field(default_factory=set)
    contexts: dict[str, None] = field(default_factory=dict)

    def add(self, extraction: Extraction, quote: Quote) -> None:
        self.count += 1
        self.articles.add(extraction.id)
        if len(self.contexts) < _CONTEXTS:
            self.contexts.setdefault(_context(extraction.text, quote))


Key = tuple[Literal["organization", "title"], str]


def suggest(gazetteer: Known, articles: Iterable[Article]) -> tuple[Suggestion, ...]:
    """Unknown organizations and titles of the speakers, those in most articles first.

    Parts of a known organization (부산대 AI대학원) and common nouns (경찰, 업계) are not suggested.
    """
    seen: dict[Key, _Seen] = {}
    for extraction in read_extractions(articles):
        for quote in extraction.quotes:
            for speaker in (quote.speaker, *quote.co_speakers):
                for kind, form in _unknown(gazetteer, speaker):
                    seen.setdefault((kind, normal_form(form)), _Seen(form)).add(extraction, quote)
    found = [
        Suggestion(kind, one.form, one.count, len(one.articles), tuple(one.contexts)) for (kind, _), one in seen.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.articles, -one.count, one.kind, one.form)))


def _unknown(gazetteer: Known, speaker: Speaker) -> Iterator[Key]:
    organization = _BRACKETS.sub("", speaker.organization or "").strip()
    if organization and not speaker.organization_id and not _is_known(gazetteer, organization):
        yield "organization", organization
    title = _BRACKETS.sub("", speaker.title or "").strip()
    if title and speaker.kind == "person" and not _is_title(title):
        yield "title", title


def _is_known(gazetteer: Known, organization: str) -> bool:
    if gazetteer.lookup(organization) or organization in _nouns():
        return True
    first = next(iter(gazetteer.find(organization)), None)
    return first is not None and first.start == 0 and organization[first.end : first.end + 1] in ("", " ")


def _is_title(title: str) -> bool:
    """Is a title listed, or does it end with a listed one (반도체연구소 상무, 주거복지과장)?"""
    listed = _titles()
    last = title.split()[-1]
    return title in listed or last in listed or any(listed.get(last[i:]) == "yes" for i in range(1, len(last)))


def _context(text: str | None, quote: Quote) -> str:
    """The mention with the words around it; the mention alone without a text, else the beginning of the quote."""
    if quote.mention is None:
        return f"“{quote.text[: 2 * _AROUND]}”"
    if text is None:
        return quote.mention.text
    start, end = max(0, quote.mention.start - _AROUND), quote.mention.end + _AROUND
    return " ".join(text[start:end].split())


@cache
def _titles() -> dict[str, str]:
    return {row["title"]: row["fuses"] for _, row in read_rows(data_path("titles.tsv"))}


@cache
def _nouns() -> frozenset[str]:
    return frozenset(row["noun"] for _, row in read_rows(data_path("organization_nouns.tsv")))

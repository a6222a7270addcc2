"""One article of an archive: its quotes, and what is known about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from quoteattr.records import Quote

__all__ = ["Article", "Extraction", "read_extractions"]


class Extraction(BaseModel):
    """The quotes that were extracted from one article of an archive.

    >>> Extraction(id="2026-0117", quotes=(), outlet="한빛일보").outlet
    '한빛일보'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str | int = Field(description="The id of the article in your archive; no two articles share one.")
    quotes: tuple[Quote, ...]
    text: str | None = Field(default=None, description="The article, if contexts are wanted.")
    published: date | None = Field(default=None, description="The day of publication.")
    outlet: str | None = Field(default=None, description="Who published it: 한빛일보.")


Article = Extraction | tuple[str | int, Sequence[Quote]]
"""An :class:`Extraction`, or the id of an article with its quotes."""


def read_extractions(articles: Iterable[Article]) -> Iterator[Extraction]:
    """Every article as an :class:`Extraction`, lazily and in order.

    Raises:
        TypeError: something is neither an ``Extraction`` nor a pair of id and quotes.
        ValueError: two articles have the same id.

    >>> [extraction.id for extraction in read_extractions([("a", []), ("b", [])])]
    ['a', 'b']
    """
    seen: set[str | int] = set()
    for article in articles:
        extraction = article if isinstance(article, Extraction) else _read_pair(article)
        if extraction.id in seen:
            raise ValueError(f"two articles have the id {extraction.id!r}; give each its own")
        seen.add(extraction.id)
        yield extraction


def _read_pair(article: object) -> Extraction:
    match article:
        case (str() | int() as name, Sequence() as quotes) if all(isinstance(quote, Quote) for quote in quotes):
            return Extraction(id=name, quotes=tuple(quotes))
        case _:
            kind = type(article).__name__
            raise TypeError(f"an article of an archive is an Extraction or a pair (id, quotes), not {kind}")

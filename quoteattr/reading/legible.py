"""The text as the stages read it, and the way back: invisible characters are left out, jamo are composed.

A byte order mark, a zero-width space or a mark of writing direction has no place in a name, and text from macOS or
from a PDF may spell 한 as ᄒ + ᅡ + ᆫ (Unicode NFD). What the caller passed stays as it is: records point into it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

import regex

from quoteattr.records import Quote, Span

__all__ = ["Legible", "read_legible"]

_ODD = regex.compile(
    r"(?P<invisible>[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+)|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
)


AnySpan = TypeVar("AnySpan", bound=Span)


@dataclass(frozen=True, slots=True)
class Legible:
    """A text without what nobody sees.

    Attributes:
        text: what the stages read.
        original: what the caller passed.
        places: for each code point of ``text`` where it begins and ends in ``original``; empty when both are the same.
    """

    text: str
    original: str
    places: tuple[tuple[int, int], ...] = ()

    def restore(self, quotes: Iterable[Quote]) -> tuple[Quote, ...]:
        """The quotes with offsets and words of the caller's text."""
        return tuple(map(self._restore_quote, quotes)) if self.places else tuple(quotes)

    def _restore_quote(self, quote: Quote) -> Quote:
        start, end = self._between(quote.start, quote.end)
        antecedents = tuple(self.restore_span(span) for span in quote.evidence.antecedents)
        changes = {
            "start": start,
            "end": end,
            "text": self.original[start:end],
            "mention": quote.mention and self.restore_span(quote.mention),
            "cue": quote.cue and self.restore_span(quote.cue),
            "evidence": quote.evidence.model_copy(update={"antecedents": antecedents}),
        }
        return quote.model_copy(update=changes)

    def restore_span(self, span: AnySpan) -> AnySpan:
        """A span with offsets and words of the caller's text."""
        if not self.places:
            return span
        start, end = self._place(span.start, span.end)
        return span.model_copy(update={"start": start, "end": end, "text": self.original[start:end]})

    def _place(self, start: int, end: int) -> tuple[int, int]:
        return self.places[start][0], self.places[end - 1][1]

    def _between(self, start: int, end: int) -> tuple[int, int]:
        """All that stands between two marks, also what nobody sees."""
        first = self.places[start - 1][1] if start else 0
        last = self.places[end][0] if end < len(self.places) else len(self.original)
        return first, last


def read_legible(text: str) -> Legible:
    """The text without invisible characters and with whole syllables.

    >>> read_legible("윤\u200b서진").text, read_legible("윤\u200b서진").places
    ('윤서진', ((0, 1), (2, 3), (3, 4)))
    >>> read_legible("\u1112\u1161\u11ab 사람").text
    '한 사람'
    """
    if _ODD.search(text) is None:
        return Legible(text, text)
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    done = 0
    for odd in _ODD.finditer(text):
        parts.append(text[done : odd.start()])
        places += [(at, at + 1) for at in range(done, odd.start())]
        if odd["invisible"] is None:
            parts.append(unicodedata.normalize("NFC", odd.group()))
            places.append(odd.span())
        done = odd.end()
    parts.append(text[done:])
    places += [(at, at + 1) for at in range(done, len(text))]
    return Legible("".join(parts), text, tuple(places))

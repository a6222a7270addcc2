"""The quotation marks of a text, each with its shape and family, as ``data/quote_marks.toml`` lists them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from quoteattr.tables import Entry, data_path, load_toml

__all__ = ["Mark", "find_marks"]


class _MarkEntry(Entry):
    family: str
    strong: bool
    open: str
    close: str
    symmetric: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark: “ opens, ” closes, a straight one does either; ‘ is weak."""

    at: int
    shape: str  # "open", "close" or "either"
    family: str
    strong: bool


def find_marks(text: str) -> list[Mark]:
    """Every quotation mark of a text, in text order.

    >>> [(mark.at, mark.shape, mark.strong) for mark in find_marks("“늦었다”")]
    [(0, 'open', True), (4, 'close', True)]
    """
    return [Mark(found.start(), *_shapes()[found.group()]) for found in _mark_pattern().finditer(text)]


@cache
def _shapes() -> dict[str, tuple[str, str, bool]]:
    entries = load_toml(data_path("quote_marks.toml"), "mark", _MarkEntry)
    return {
        char: (shape, entry.family, entry.strong)
        for entry in entries
        for shape, chars in (("open", entry.open), ("close", entry.close), ("either", entry.symmetric))
        for char in chars
    }


@cache
def _mark_pattern() -> regex.Pattern[str]:
    return regex.compile("[" + regex.escape("".join(_shapes())) + "]")

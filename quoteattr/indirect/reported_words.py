"""The small classes of words around reported clauses; the head of ``data/reported_words.tsv`` says what each is for."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from quoteattr.tables import Entry, data_path, load_tsv

__all__ = ["reported_words"]


class _WordEntry(Entry):
    word: str
    category: str = Field(alias="class")


@cache
def _entries() -> tuple[_WordEntry, ...]:
    return tuple(load_tsv(data_path("reported_words.tsv"), _WordEntry))


@cache
def reported_words(category: str) -> frozenset[str]:
    """The words of a class.

    Raises:
        KeyError: there is no such class.

    >>> "입장" in reported_words("stance"), "소문" in reported_words("stance")
    (True, False)
    """
    words = frozenset(entry.word for entry in _entries() if entry.category == category)
    if not words:
        raise KeyError(category)
    return words

"""The tables that may stand in or beside a folder of organizations: which there are, and what they say together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from quoteattr.gazetteer.contexts import ContextForms, load_contexts
from quoteattr.gazetteer.loading import (
    AMBIGUOUS,
    COMMON_WORDS,
    CONTEXT_FORMS,
    CONTEXTS,
    ITEMS,
    Ambiguous,
    load_ambiguous,
    load_common_words,
)
from quoteattr.gazetteer.organization import Organization
from quoteattr.gazetteer.tabular import PEOPLE, SUFFIXES, Note, layout_of, read_ids, stop
from quoteattr.gazetteer.wikidata import Item, check_items, load_items
from quoteattr.tables import data_path

__all__ = ["read_ambiguous", "read_common_words", "read_contexts", "read_items"]


def read_ambiguous(path: Path) -> Ambiguous:
    """Our ambiguous forms, and those of an ``ambiguous.tsv`` beside a file of organizations or in a directory."""
    tables = (load_ambiguous(file) for file in (data_path(AMBIGUOUS), *_beside(path, AMBIGUOUS)))
    return {form: ids for table in tables for form, ids in table.items()}


def read_common_words(path: Path) -> list[str]:
    """The words of a ``common_words.tsv`` beside a file of organizations or in a directory."""
    return [word for file in _beside(path, COMMON_WORDS) for word in load_common_words(file)]


def read_contexts(path: Path, organizations: Collection[Organization], note: Note = stop) -> ContextForms:
    """The forms of a ``context_forms.tsv``, with the ``contexts.tsv`` beside it."""
    tables = (load_contexts(file.parent / CONTEXTS, file, organizations, note) for file in _beside(path, CONTEXT_FORMS))
    return {form: contexts for table in tables for form, contexts in table.items()}


def read_items(
    path: Path, note: Note = stop, *, organizations: Collection[Organization] | None = None
) -> Mapping[str, Item]:
    """The items of a ``wikidata.tsv``; its ids are checked when the organizations are known.

    They may also be ids of people whose files stand beside it.
    """
    found: dict[str, Item] = {}
    for file in _beside(path, ITEMS):
        items = load_items(file, note)
        if organizations is not None:
            people = frozenset(id_ for table in _people_beside(file) for id_ in read_ids(table))
            check_items(file, items, organizations, people, note)
        found |= items
    return found


def _people_beside(file: Path) -> Iterator[Path]:
    tables = (table for table in file.parent.iterdir() if table.suffix in SUFFIXES)
    return (table for table in tables if table.stem == "people" or layout_of(table) is PEOPLE)


def _beside(path: Path, name: str) -> list[Path]:
    return [file for file in (path.parent / name, path / name) if file.is_file()]

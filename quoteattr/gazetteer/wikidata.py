"""Wikidata items of organizations and people: a table beside the organizations, checked line by line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from quoteattr.errors import DataError
from quoteattr.gazetteer.organization import Organization
from quoteattr.gazetteer.tabular import read_tsv

__all__ = ["Item", "attach_items", "check_items", "check_qid", "load_items"]

COLUMNS = ("id", "qid", "source")

_QID = re.compile(r"Q[1-9]\d*").fullmatch


class Item(NamedTuple):
    """A Wikidata item and the line that names it."""

    qid: str
    line: int


def load_items(file: Path) -> dict[str, Item]:
    """Read the items by id, from columns ``id  qid  source``; a file that is not there has none.

    Raises:
        DataError: the columns are others, an id is listed twice, a QID is malformed or has no source.
    """
    if not file.is_file():
        return {}
    header, rows = read_tsv(file)
    if tuple(header) != COLUMNS:
        raise DataError(file, None, f"the columns must be {', '.join(COLUMNS)}")
    items: dict[str, Item] = {}
    for line, (id_, qid, source) in rows:
        if id_ in items:
            raise DataError(file, line, f"{id_} is listed twice (line {items[id_].line}); keep one")
        if not source:
            raise DataError(file, line, f"{qid} has no source; name the list that says so")
        try:
            check_qid(qid)
        except ValueError as error:
            raise DataError(file, line, str(error)) from None
        items[id_] = Item(qid, line)
    return items


def check_qid(written: str) -> None:
    """Check that a QID is a Q and a number: Q8684.

    Raises:
        ValueError: it is not.

    >>> check_qid("8684")
    Traceback (most recent call last):
    ValueError: '8684' is no Wikidata item: write a Q and its number, as in Q8684
    """
    if not _QID(written):
        raise ValueError(f"{written!r} is no Wikidata item: write a Q and its number, as in Q8684")


def check_items(
    file: Path, items: Mapping[str, Item], organizations: Iterable[Organization], people: Collection[str]
) -> None:
    """Check that every id is known, and that an item is one organization at a time, or one person.

    An organization that changed its name is two entries and one item: 새누리당, 자유한국당.

    Raises:
        DataError: an id is unknown, or two organizations of one day, or two people, share an item.
    """
    known = {organization.id: organization for organization in organizations}
    owners: dict[str, list[str]] = {}
    for id_, (qid, line) in items.items():
        if id_ not in known and id_ not in people:
            raise DataError(file, line, f"no organization and no person has the id {id_}; correct or drop it")
        others = owners.setdefault(qid, [])
        for other in others:
            if not _are_successive(known.get(id_), known.get(other)):
                raise DataError(
                    file, line, f"{qid} is {other} already (line {items[other].line}); one of them is wrong"
                )
        others.append(id_)


def attach_items(organizations: Iterable[Organization], items: Mapping[str, Item]) -> Iterator[Organization]:
    """The organizations, each with its item; one that names an item itself keeps it."""
    for organization in organizations:
        item = items.get(organization.id)
        yield replace(organization, wikidata=item.qid) if item and not organization.wikidata else organization


def _are_successive(one: Organization | None, two: Organization | None) -> bool:
    return one is not None and two is not None and not one.overlaps(two)

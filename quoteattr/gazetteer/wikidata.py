"""Wikidata items of organizations and people: a table beside the organizations, checked line by line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from quoteattr.errors import DataError
from quoteattr.gazetteer.organization import Organization
from quoteattr.gazetteer.tabular import Note, read_tsv, stop

__all__ = ["Item", "attach_items", "check_items", "check_qid", "load_items"]

COLUMNS = ("id", "qid", "source")

_QID = re.compile(r"Q[1-9]\d*").fullmatch


class Item(NamedTuple):
    """A Wikidata item and the line that names it."""

    qid: str
    line: int


def load_items(file: Path, note: Note = stop) -> dict[str, Item]:
    """Read the items by id, from columns ``id  qid  source``.

    Raises:
        DataError: (by ``note``) an id is listed twice, a QID is missing, malformed or has no source; the columns
            are others, in any case.
    """
    header, rows = read_tsv(file, note)
    if tuple(header) != COLUMNS:
        raise DataError(file, None, f"the columns must be {', '.join(COLUMNS)}")
    items: dict[str, Item] = {}
    for line, (id_, qid, source) in rows:
        try:
            _check_line(id_, qid, source, items)
        except ValueError as error:
            note(DataError(file, line, str(error)))
        else:
            items[id_] = Item(qid, line)
    return items


def _check_line(id_: str, qid: str, source: str, items: Mapping[str, Item]) -> None:
    if id_ in items:
        raise ValueError(f"{id_} is listed twice (line {items[id_].line}); keep one")
    if not qid:
        raise ValueError(f"{id_} has no item; write a Q and its number, as in Q8684, or drop the line")
    if not source:
        raise ValueError(f"{qid} has no source; name the list that says so")
    check_qid(qid)


def check_qid(written: str) -> None:
    """Check that a QID, if there is one, is a Q and a number: Q8684.

    Raises:
        ValueError: it is not.

    >>> check_qid("8684")
    Traceback (most recent call last):
    ValueError: '8684' is no Wikidata item: write a Q and its number, as in Q8684
    """
    if written and not _QID(written):
        raise ValueError(f"{written!r} is no Wikidata item: write a Q and its number, as in Q8684")


def check_items(
    file: Path,
    items: Mapping[str, Item],
    organizations: Iterable[Organization],
    people: Collection[str],
    note: Note = stop,
) -> None:
    """Check that every id is known, and that an item is one organization at a time, or one person.

    An organization that changed its name is two entries and one item: 새누리당, 자유한국당.

    Raises:
        DataError: (by ``note``) an id is unknown, or two organizations of one day, or two people, share an item.
    """
    known = {organization.id: organization for organization in organizations}
    owners: dict[str, list[str]] = {}
    for id_, (qid, line) in items.items():
        if id_ not in known and id_ not in people:
            note(DataError(file, line, f"no organization and no person has the id {id_}; correct or drop it"))
            continue
        others = owners.setdefault(qid, [])
        for other in others:
            if not _are_successive(known.get(id_), known.get(other)):
                problem = f"{qid} is {other} already (line {items[other].line}); one of them is wrong"
                note(DataError(file, line, problem))
        others.append(id_)


def attach_items(organizations: Iterable[Organization], items: Mapping[str, Item]) -> Iterator[Organization]:
    """The organizations, each with its item; one that names an item itself keeps it."""
    for organization in organizations:
        item = items.get(organization.id)
        yield replace(organization, wikidata=item.qid) if item and not organization.wikidata else organization


def _are_successive(one: Organization | None, two: Organization | None) -> bool:
    return one is not None and two is not None and not one.overlaps(two)

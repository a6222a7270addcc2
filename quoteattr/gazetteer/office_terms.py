"""Who held which office from when to when: one term, and reading files of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from quoteattr.errors import DataError
from quoteattr.gazetteer.companions import read_items
from quoteattr.gazetteer.fields import check_id, check_period
from quoteattr.gazetteer.loading import find_table_files
from quoteattr.gazetteer.organization import normal_form, precedes
from quoteattr.gazetteer.tabular import PEOPLE, Note, read_table, stop
from quoteattr.gazetteer.wikidata import Item, check_qid

__all__ = ["OfficeTerm", "TermRow", "load_terms"]


class OfficeTerm(NamedTuple):
    """An office that somebody holds or held.

    Attributes:
        id: of the person; several terms of one person share it, homonyms do not.
        name: 홍가람.
        office: 장관.
        organization_id: in the gazetteer.
        since: first day as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; ``None`` when not known.
        until: last day likewise; ``None`` when no end is known.
        wikidata: the item of the person, ``Q138048``; ``None`` when no list confirms one.
    """

    id: str
    name: str
    office: str
    organization_id: str
    since: str | None = None
    until: str | None = None
    wikidata: str | None = None

    def is_valid(self, on: date) -> bool:
        """Was the office held on that day?

        >>> term = OfficeTerm("hong-garam", "홍가람", "시장", "naju-si", "2022-07-01", "2026-06-30")
        >>> term.is_valid(date(2024, 5, 1)), term.is_valid(date(2026, 7, 1))
        (True, False)
        """
        day = on.isoformat()
        return self.has_begun(on) and (self.until is None or day[: len(self.until)] <= self.until)

    def has_begun(self, on: date) -> bool:
        """Had the office begun by that day?"""
        return self.since is None or on.isoformat() >= self.since

    def contradicts(self, other: OfficeTerm) -> bool:
        """Do two people of one name hold one office at the same time?"""
        same = self.id != other.id and self.place == other.place
        return same and precedes(self.since, other.until) and precedes(other.since, self.until)

    @property
    def place(self) -> tuple[str, str, str]:
        """Name, office and organization."""
        return (normal_form(self.name), self.office, self.organization_id)


class TermRow(NamedTuple):
    """A term and the place it was read from."""

    term: OfficeTerm
    file: Path
    line: int


def load_terms(path: Path, note: Note = stop) -> list[TermRow]:
    """Read one file, or every file of a directory, with the Wikidata items of a ``wikidata.tsv`` there.

    Columns: id, name, office, organization_id, since, until, source, wikidata.

    Raises:
        DataError: (by ``note``) a line is malformed, an id has two names, or two people of one name hold one office
            at the same time; there is no such file, in any case.
    """
    rows = [row for file in find_table_files(path, PEOPLE) for row in _load_file(file, note)]
    _check_names(rows, note)
    _check_terms(rows, note)
    items = read_items(path, note)
    return [_with_item(row, items) for row in rows]


def _with_item(row: TermRow, items: Mapping[str, Item]) -> TermRow:
    """The row with the item of its person; a line that names an item itself keeps it."""
    item = items.get(row.term.id)
    return row._replace(term=row.term._replace(wikidata=item.qid)) if item and not row.term.wikidata else row


def _load_file(file: Path, note: Note) -> Iterator[TermRow]:
    for line, values in read_table(file, PEOPLE, note):
        try:
            yield TermRow(_build_term(values), file, line)
        except ValueError as error:
            note(DataError(file, line, str(error)))


def _build_term(values: Sequence[str]) -> OfficeTerm:
    """Check the fields of one term; a ``ValueError`` says what is wrong with them."""
    id_, name, office, organization_id, since, until, _, qid = values
    check_id(id_)
    if not normal_form(name):
        raise ValueError("the name is missing; write it as newspapers do: 홍가람")
    if not office:
        raise ValueError("the office is missing; write the title alone: 시장, not 나주시장")
    if not organization_id:
        raise ValueError("the organization_id is missing; quoteattr gazetteer lookup shows the id of an organization")
    check_period(since, until)
    check_qid(qid)
    return OfficeTerm(id_, name, office, organization_id, since or None, until or None, qid or None)


def _check_names(rows: Iterable[TermRow], note: Note) -> None:
    first: dict[str, TermRow] = {}
    for row in rows:
        other = first.setdefault(row.term.id, row)
        if row.term.name != other.term.name:
            place = f"{other.file.name}:{other.line}"
            problem = f"{row.term.id} is {other.term.name} in {place}; give {row.term.name} an id of their own"
            note(DataError(row.file, row.line, problem))


def _check_terms(rows: Iterable[TermRow], note: Note) -> None:
    held: defaultdict[tuple[str, str, str], list[TermRow]] = defaultdict(list)
    for row in rows:
        others = held[row.term.place]
        for other in others:
            if row.term.contradicts(other.term):
                who = f"{row.term.name}, {row.term.office} of {row.term.organization_id}"
                place = f"{other.term.id} ({other.file.name}:{other.line})"
                problem = f"{who}, is also {place}: give both one id, or terms that do not overlap"
                note(DataError(row.file, row.line, problem))
        others.append(row)

"""Loading organizations and the list of ambiguous forms; what is wrong is named with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from quoteattr.errors import DataError
from quoteattr.gazetteer.organization import Organization, normal_form
from quoteattr.gazetteer.tabular import COLUMNS, OPTIONAL, SUFFIXES, read_table, read_tsv
from quoteattr.gazetteer.wikidata import check_qid

__all__ = [
    "Clash",
    "Row",
    "check_date",
    "check_id",
    "find_clashes",
    "load_ambiguous",
    "load_common_words",
    "load_organizations",
    "load_rows",
]

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*").fullmatch
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?").fullmatch

Ambiguous = Mapping[str, frozenset[str]]
"""The ids that may share a form, by its normal form: 과기부 → 과학기술정보통신부, 교육과학기술부, …"""


class Row(NamedTuple):
    """An organization and the place it was read from."""

    organization: Organization
    file: Path
    line: int


class Clash(NamedTuple):
    """A form that two organizations claim at the same time, though it is not listed as ambiguous."""

    form: str
    row: Row
    other: Row


def load_organizations(path: Path, ambiguous: Ambiguous) -> list[Organization]:
    """Read and check everything at ``path``, a file or a directory.

    Raises:
        DataError: a line is malformed, an id occurs twice, or a form has two owners and is not ``ambiguous``.
    """
    rows = load_rows(path)
    for form, row, other in find_clashes(rows, ambiguous):
        problem = (
            f"{form} also belongs to {other.organization.id} ({other.file.name}:{other.line}): "
            "drop it from one, give dates that do not overlap, or list it in ambiguous.tsv"
        )
        raise DataError(row.file, row.line, problem)
    return [row.organization for row in rows]


def load_rows(path: Path) -> list[Row]:
    """Read one file, or every organization file of a directory in order of name; forms may still clash.

    Raises:
        DataError: a line is malformed, or an id occurs twice.
    """
    rows = [row for file in _find_files(path) for row in _load_file(file)]
    _check_ids(rows)
    return rows


def load_ambiguous(file: Path) -> Ambiguous:
    """Read the forms that several organizations share on purpose, from columns ``alias  ids  note``.

    Raises:
        DataError: the columns are others, or an alias is listed twice.
    """
    header, rows = read_tsv(file)
    if tuple(header) != ("alias", "ids", "note"):
        raise DataError(file, None, "the columns must be alias, ids, note")
    ambiguous: dict[str, frozenset[str]] = {}
    for line, (alias, ids, _) in rows:
        if normal_form(alias) in ambiguous:
            raise DataError(file, line, f"{alias} is listed twice; write all its ids in one line")
        ambiguous[normal_form(alias)] = frozenset(ids.split("|"))
    return ambiguous


def load_common_words(file: Path) -> list[str]:
    """Read the words that begin like a form and are none, from columns ``word  form``: 정보사항, 정보사.

    Raises:
        DataError: the columns are others, or a word does not begin with its form.
    """
    header, rows = read_tsv(file)
    if tuple(header) != ("word", "form"):
        raise DataError(file, None, "the columns must be word, form")
    words: list[str] = []
    for line, (word, form) in rows:
        if not word.startswith(form) or word == form:
            raise DataError(file, line, f"{word} does not begin with {form}, so it hides nothing")
        words.append(word)
    return words


def find_clashes(rows: Iterable[Row], ambiguous: Ambiguous) -> list[Clash]:
    """Every form with two owners at the same time that ``ambiguous`` does not list together."""
    owners: dict[str, list[Row]] = {}
    clashes: list[Clash] = []
    for row in rows:
        for form in row.organization.forms:
            key = normal_form(form)
            others = owners.setdefault(key, [])
            if others:
                allowed = ambiguous.get(key, frozenset())
                clashes += [Clash(form, row, other) for other in others if _clash(row, other, allowed)]
            others.append(row)
    return clashes


def _clash(row: Row, other: Row, allowed: frozenset[str]) -> bool:
    one, two = row.organization, other.organization
    return one.id != two.id and one.overlaps(two) and not {one.id, two.id} <= allowed


def _find_files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise DataError(path, None, "no such file or directory")
    return sorted(file for file in path.iterdir() if file.suffix in SUFFIXES)


def _load_file(file: Path) -> Iterator[Row]:
    header, rows = read_table(file)
    optional = header[len(COLUMNS) :]
    if tuple(header[: len(COLUMNS)]) != COLUMNS or len({*optional} & {*OPTIONAL}) < len(optional):
        perhaps = ", ".join(OPTIONAL)
        problem = f"the columns must be {', '.join(COLUMNS)} (and perhaps {perhaps}), not {', '.join(header)}"
        raise DataError(file, None, problem)
    for line, values in rows:
        try:
            organization = _build_organization(
                values, dict(zip(optional, values[len(COLUMNS) :], strict=True)), file.stem
            )
        except ValueError as error:
            raise DataError(file, line, str(error)) from None
        yield Row(organization, file, line)


def _build_organization(values: Sequence[str], optional: Mapping[str, str], kind: str) -> Organization:
    """Check the fields of one entry; a ``ValueError`` says what is wrong with them."""
    id_, name, joined, since, until = values[: len(COLUMNS)]
    check_id(id_)
    if not normal_form(name):
        raise ValueError("the name is missing; write the full Korean name in its column")
    aliases = tuple(joined.split("|")) if joined else ()
    if aliases:
        _check_aliases(name, aliases)
    check_date(since)
    check_date(until)
    if qid := optional.get("wikidata"):
        check_qid(qid)
    kind = optional.get("kind", kind)
    return Organization(id_, name, kind, aliases, since or None, until or None, qid or None)


def check_id(id_: str) -> None:
    """Check that an id is a slug.

    Raises:
        ValueError: it is none; the message says what is wrong.
    """
    if not id_:
        raise ValueError("the id is missing; make one of a-z, 0-9 and hyphens that no other entry has")
    if not _SLUG(id_):
        raise ValueError(f"the id {id_!r} must be a slug of a-z, 0-9 and single hyphens")


def _check_aliases(name: str, aliases: Sequence[str]) -> None:
    for alias in aliases:
        if len(alias) < 2 or not normal_form(alias):
            raise ValueError(f"the alias {alias!r} is too short: it would be found everywhere; drop it")
    if len({name, *aliases}) <= len(aliases):
        raise ValueError(f"an alias of {name} is repeated; write each form once")


def check_date(written: str) -> None:
    """Check that a date, if there is one, is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

    Raises:
        ValueError: it is not, or no day of the calendar.
    """
    if not written:
        return
    if not _DATE(written):
        raise ValueError(f"{written!r} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")
    try:
        date.fromisoformat(f"{written}-01-01"[:10])
    except ValueError:
        raise ValueError(f"{written!r} is no day of the calendar; correct it") from None


def _check_ids(rows: Iterable[Row]) -> None:
    seen: dict[str, Row] = {}
    for row in rows:
        first = seen.setdefault(row.organization.id, row)
        if first is not row:
            problem = (
                f"the id {row.organization.id} is taken by {first.file.name}:{first.line}; give one of them another id"
            )
            raise DataError(row.file, row.line, problem)

"""Reading tables: TSV, CSV and JSON Lines files as numbered rows of fields, errors with file and line."""

from __future__ import annotations

import csv
import json
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

import regex

from quoteattr.errors import DataError

__all__ = [
    "COLUMNS",
    "ORGANIZATIONS",
    "PEOPLE",
    "SUFFIXES",
    "Fields",
    "Layout",
    "Note",
    "layout_of",
    "read_ids",
    "read_table",
    "read_tsv",
    "stop",
]

COLUMNS = ("id", "name", "aliases", "since", "until")

SUFFIXES = (".tsv", ".csv", ".jsonl")

Note = Callable[[DataError], None]
"""What is told about everything that is wrong with a file; reading goes on with the next line."""


def stop(error: DataError) -> NoReturn:
    """Raise the first error: the ``Note`` of those who want nothing but good files."""
    raise error


class Layout(NamedTuple):
    """The columns of a kind of file.

    Attributes:
        columns: what every header has, in this order.
        optional: what may follow, some or all, in any order.
        lists: columns that are lists in JSON, and separated by ``|`` elsewhere.
        example: a JSON line.
    """

    columns: tuple[str, ...]
    optional: tuple[str, ...]
    lists: frozenset[str]
    example: str

    @property
    def all(self) -> tuple[str, ...]:
        """Every column."""
        return (*self.columns, *self.optional)


ORGANIZATIONS = Layout(COLUMNS, ("kind", "wikidata"), frozenset({"aliases"}), '{"id": …, "name": …}')
"""Organization files; without ``kind`` the name of the file is the kind."""

PEOPLE = Layout(
    ("id", "name", "office", "organization_id", "since", "until"),
    ("source", "wikidata"),
    frozenset(),
    '{"id": …, "name": …, "office": …, "organization_id": …}',
)
"""Files of people in office, one term a line."""


class Fields(NamedTuple):
    """The fields of one entry, before anything but their number is checked."""

    line: int
    values: Sequence[str]


Table = tuple[Sequence[str], Iterator[Fields]]
"""The header and the entries below it."""


def layout_of(file: Path) -> Layout:
    """What a file holds by its first line: people if that speaks of an office, else organizations."""
    try:
        with file.open(encoding="utf-8-sig", errors="replace") as lines:
            first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    except OSError:
        return ORGANIZATIONS
    return PEOPLE if "office" in regex.findall(r"\w+", first) else ORGANIZATIONS


def read_table(file: Path, layout: Layout, note: Note = stop) -> Iterator[Fields]:
    """The entries of a file, each with a value for every column of the layout, missing optional ones empty.

    Raises:
        DataError: (by ``note``) the file is not UTF-8 or not NFC, is empty, has other columns, or a line has too
            many or too few.
    """
    try:
        if file.suffix == ".jsonl":
            yield from _read_jsonl(file, layout, note)
        elif file.suffix in SUFFIXES:
            header, rows = (read_tsv if file.suffix == ".tsv" else _read_csv)(file, note)
            yield from _fill(file, layout, header, rows)
        else:
            raise DataError(file, None, f"cannot read {file.suffix} files; use one of {', '.join(SUFFIXES)}")
    except DataError as error:
        note(error)


def _fill(file: Path, layout: Layout, header: Sequence[str], rows: Iterator[Fields]) -> Iterator[Fields]:
    width = len(layout.columns)
    own = header[width:]
    if tuple(header[:width]) != layout.columns or len({*own} & {*layout.optional}) < len(own):
        last = f" (and perhaps {', '.join(layout.optional)})"
        problem = f"the columns must be {', '.join(layout.columns)}{last}, not {', '.join(header)}"
        raise DataError(file, None, problem)
    for line, values in rows:
        written = dict(zip(own, values[width:], strict=True))
        yield Fields(line, (*values[:width], *(written.get(column, "") for column in layout.optional)))


def read_tsv(file: Path, note: Note = stop) -> Table:
    """Read a table whose fields are separated by tabs; lines that start with ``#`` are comments."""
    numbered = enumerate(_read_text(file, note).replace("\r\n", "\n").split("\n"), 1)
    rows = (Fields(line, row.split("\t")) for line, row in numbered if row and row[0] != "#")
    return _split_header(file, rows, note)


def read_ids(file: Path) -> frozenset[str]:
    """The first column of a table, whatever is wrong with the rest of it."""
    try:
        if file.suffix == ".jsonl":
            return frozenset(row.values[0] for row in _read_jsonl(file, layout_of(file), _ignore))
        _, rows = (read_tsv if file.suffix == ".tsv" else _read_csv)(file, _ignore)
        return frozenset(row.values[0] for row in rows)
    except DataError:
        return frozenset()


def _ignore(error: DataError) -> None:
    """Whoever reads the table for itself hears of it."""


def _read_csv(file: Path, note: Note) -> Table:
    return _split_header(file, _parse_csv(file, _read_text(file, note)), note)


def _parse_csv(file: Path, text: str) -> Iterator[Fields]:
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        yield from (Fields(reader.line_num, row) for row in reader if row and not row[0].startswith("#"))
    except csv.Error as error:
        problem = f"not valid CSV ({error}); put a field that holds a comma or quotation mark in quotation marks"
        raise DataError(file, reader.line_num, problem) from None


def _read_jsonl(file: Path, layout: Layout, note: Note) -> Iterator[Fields]:
    """One object a line with the columns as keys; missing keys are empty."""
    for line, row in enumerate(_read_text(file, note).split("\n"), 1):
        if not row.strip():
            continue
        try:
            yield Fields(line, _json_values(json.loads(row), layout))
        except json.JSONDecodeError as error:
            note(DataError(file, line, f"{error}; write {layout.example} on one line"))
        except (ValueError, RecursionError) as error:
            note(DataError(file, line, str(error)))


def _read_text(file: Path, note: Note) -> str:
    data = file.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        for line in [line for line, row in enumerate(data.split(b"\n"), 1) if not _is_utf8(row)]:
            note(DataError(file, line, "not UTF-8; save the file as UTF-8"))
        text = data.decode("utf-8-sig", "replace")
    if not unicodedata.is_normalized("NFC", text):
        for line in [n for n, row in enumerate(text.split("\n"), 1) if not unicodedata.is_normalized("NFC", row)]:
            note(DataError(file, line, "not in Unicode normal form NFC; normalize the file"))
    return text


def _is_utf8(row: bytes) -> bool:
    try:
        row.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _split_header(file: Path, rows: Iterator[Fields], note: Note) -> Table:
    header = next(rows, None)
    if header is None:
        raise DataError(file, None, "the file is empty; its first line names the columns")
    return header.values, _check_widths(file, rows, len(header.values), note)


def _check_widths(file: Path, rows: Iterator[Fields], width: int, note: Note) -> Iterator[Fields]:
    for row in rows:
        if len(row.values) == width:
            yield row
            continue
        problem = f"{len(row.values)} columns instead of {width}; leave what is missing empty, but keep its place"
        note(DataError(file, row.line, problem))


def _json_values(entry: object, layout: Layout) -> list[str]:
    """The columns of one JSON object; a ``ValueError`` says what is wrong with it."""
    if not isinstance(entry, dict):
        raise ValueError(f"not a JSON object; write {layout.example} on one line")
    columns = layout.all
    if unknown := sorted(entry.keys() - columns):
        raise ValueError(f"unknown keys: {', '.join(unknown)}; there are {', '.join(columns)}")
    values = [entry.get(column) or "" for column in columns]
    for column in layout.lists:
        place = columns.index(column)
        values[place] = _join(column, values[place] or [])
    if set(map(type, values)) != {str}:
        but = f" but {', '.join(layout.lists)}" if layout.lists else ""
        raise ValueError(f"every value{but} must be a string; put it in quotation marks")
    return values


def _join(column: str, names: object) -> str:
    if not isinstance(names, list) or not set(map(type, names)) <= {str}:
        raise ValueError(f'{column} must be a list of strings, as in ["과기정통부"]')
    return "|".join(names)

"""Reading tables: TSV, CSV and JSON Lines files as numbered rows of fields, errors with file and line."""

from __future__ import annotations

import csv
import json
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from quoteattr.errors import DataError

__all__ = ["COLUMNS", "OPTIONAL", "SUFFIXES", "Fields", "read_ids", "read_table", "read_tsv"]

COLUMNS = ("id", "name", "aliases", "since", "until")
"""The header of an organization file."""

OPTIONAL = ("kind", "wikidata")
"""What may follow; without ``kind`` the name of the file is the kind."""

SUFFIXES = (".tsv", ".csv", ".jsonl")


class Fields(NamedTuple):
    """The fields of one entry, before anything but their number is checked."""

    line: int
    values: Sequence[str]


Table = tuple[Sequence[str], Iterator[Fields]]
"""The header and the entries below it."""


def read_table(file: Path) -> Table:
    """Read a file by its suffix.

    Raises:
        DataError: the file is not UTF-8 or not NFC, is empty, or a line has too many or too few columns.
    """
    readers = {".tsv": read_tsv, ".csv": _read_csv, ".jsonl": _read_jsonl}
    if file.suffix not in readers:
        raise DataError(file, None, f"cannot read {file.suffix} files; use one of {', '.join(SUFFIXES)}")
    return readers[file.suffix](file)


def read_tsv(file: Path) -> Table:
    """Read a table whose fields are separated by tabs; lines that start with ``#`` are comments."""
    numbered = enumerate(_read_text(file).replace("\r\n", "\n").split("\n"), 1)
    rows = (Fields(line, row.split("\t")) for line, row in numbered if row and row[0] != "#")
    return _split_header(file, rows)


def read_ids(file: Path) -> frozenset[str]:
    """The first column of a table; a file that is not there has none."""
    return frozenset(row.values[0] for row in read_tsv(file)[1]) if file.is_file() else frozenset()


def _read_csv(file: Path) -> Table:
    reader = csv.reader(_read_text(file).splitlines(keepends=True))
    rows = (Fields(reader.line_num, row) for row in reader if row and not row[0].startswith("#"))
    return _split_header(file, rows)


def _read_jsonl(file: Path) -> Table:
    """One object a line with the columns as keys; ``aliases`` is a list, missing keys are empty."""
    return (*COLUMNS, *OPTIONAL), _parse_jsonl(file)


def _read_text(file: Path) -> str:
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise DataError(file, line, "not UTF-8; save the file as UTF-8") from None
    if not unicodedata.is_normalized("NFC", text):
        numbered = enumerate(text.split("\n"), 1)
        line = next(line for line, row in numbered if not unicodedata.is_normalized("NFC", row))
        raise DataError(file, line, "not in Unicode normal form NFC; normalize the file")
    return text


def _split_header(file: Path, rows: Iterator[Fields]) -> Table:
    header = next(rows, None)
    if header is None:
        raise DataError(file, None, "the file is empty; its first line names the columns")
    return header.values, _check_widths(file, rows, len(header.values))


def _check_widths(file: Path, rows: Iterator[Fields], width: int) -> Iterator[Fields]:
    for row in rows:
        if len(row.values) != width:
            raise DataError(
                file,
                row.line,
                f"{len(row.values)} columns instead of {width}; leave what is missing empty, but keep its place",
            )
        yield row


def _parse_jsonl(file: Path) -> Iterator[Fields]:
    for line, row in enumerate(_read_text(file).split("\n"), 1):
        if not row.strip():
            continue
        try:
            yield Fields(line, _json_values(json.loads(row), file.stem))
        except ValueError as error:
            raise DataError(file, line, str(error)) from None


def _json_values(entry: object, kind: str) -> list[str]:
    """The columns of one JSON object; a ``ValueError`` says what is wrong with it."""
    if not isinstance(entry, dict):
        raise ValueError('not a JSON object; write {"id": …, "name": …} on one line')
    fields = {column: entry.get(column) or "" for column in (*COLUMNS, *OPTIONAL)}
    fields["kind"] = fields["kind"] or kind
    unknown = sorted(entry.keys() - fields.keys())
    if unknown:
        raise ValueError(f"unknown keys: {', '.join(unknown)}; there are {', '.join(fields)}")
    aliases = fields["aliases"] or []
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise ValueError('aliases must be a list of strings, as in ["과기정통부"]')
    fields["aliases"] = "|".join(aliases)
    if not all(isinstance(value, str) for value in fields.values()):
        raise ValueError("every value but aliases must be a string; put it in quotation marks")
    return list(fields.values())

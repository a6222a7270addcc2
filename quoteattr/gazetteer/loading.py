"""Reading organizations from TSV, CSV and JSON Lines files, with errors that name file and line."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from quoteattr.errors import DataError
from quoteattr.gazetteer.organization import Organization, normal_form

__all__ = ["Row", "load_ambiguous", "load_rows"]

COLUMNS = ("id", "name", "aliases", "since", "until")
"""The header of an organization file; ``kind`` may follow, else the file's name is the kind."""

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*").fullmatch
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?").fullmatch
_SUFFIXES = (".tsv", ".csv", ".jsonl")

File = Path | Traversable


class Row(NamedTuple):
    """An organization and the place it was read from."""

    organization: Organization
    file: File
    line: int


class _Fields(NamedTuple):
    """The fields of one entry, before anything but their number is checked."""

    line: int
    values: Sequence[str]


def load_rows(path: File) -> list[Row]:
    """Read one file, or every organization file of a directory in order of name.

    Raises:
        DataError: a line is malformed, or an id occurs twice.
    """
    rows: list[Row] = []
    for file in _find_files(path):
        rows.extend(_load_file(file))
    _check_ids(rows)
    return rows


def load_ambiguous(file: File) -> dict[str, frozenset[str]]:
    """Read the aliases that several organizations share on purpose, from columns ``alias  ids  note``.

    The keys are normal forms, the values ids: 과기부 → 과학기술정보통신부, 교육과학기술부, …
    """
    header, entries = _read_tsv(file)
    if tuple(header) != ("alias", "ids", "note"):
        raise DataError(str(file), None, "the columns must be alias, ids, note")
    shared: dict[str, frozenset[str]] = {}
    for line, (alias, ids, _) in entries:
        key = normal_form(alias)
        if key in shared:
            raise DataError(str(file), line, f"{alias} is listed twice; write all its ids in one line")
        shared[key] = frozenset(ids.split("|"))
    return shared


def _find_files(path: File) -> list[File]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise DataError(str(path), None, "no such file or directory")
    return sorted((file for file in path.iterdir() if file.name.endswith(_SUFFIXES)), key=lambda file: file.name)


def _load_file(file: File) -> Iterator[Row]:
    stem, _, suffix = file.name.rpartition(".")
    readers = {"tsv": _read_tsv, "csv": _read_csv, "jsonl": _read_jsonl}
    if suffix not in readers:
        raise DataError(str(file), None, f"cannot read .{suffix} files; use one of {', '.join(_SUFFIXES)}")
    header, entries = readers[suffix](file)
    _check_header(file, header)
    for line, values in entries:
        try:
            organization = _build_organization(values, stem)
        except ValueError as error:
            raise DataError(str(file), line, str(error)) from None
        yield Row(organization, file, line)


def _check_header(file: File, header: Sequence[str]) -> None:
    if tuple(header) not in (COLUMNS, (*COLUMNS, "kind")):
        wanted = ", ".join(COLUMNS)
        raise DataError(str(file), None, f"the columns must be {wanted} (and kind, if wanted), not {', '.join(header)}")


def _build_organization(values: Sequence[str], kind: str) -> Organization:
    """Check the fields of one entry; a ``ValueError`` says what is wrong with them."""
    id_, name, aliases, since, until, *own_kind = values
    if not _SLUG(id_):
        raise ValueError(f"the id {id_!r} must be a slug of a-z, 0-9 and single hyphens" if id_ else "the id is missing")
    forms = (name, *aliases.split("|")) if aliases else (name,)
    for form in forms:
        if len(normal_form(form)) < 2:
            raise ValueError(f"the form {form!r} is too short: a name or alias has at least two letters")
    if len(forms) > 1 and len(set(forms)) < len(forms):
        raise ValueError(f"a form of {name} is repeated")
    _check_date(since)
    _check_date(until)
    return Organization(id_, name, own_kind[0] if own_kind else kind, forms[1:], since or None, until or None)


def _check_date(written: str) -> None:
    if not written:
        return
    if not _DATE(written):
        raise ValueError(f"{written!r} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")
    try:
        date.fromisoformat(written + "-01-01"[len(written) - 4 :])
    except ValueError:
        raise ValueError(f"{written!r} is no day of the calendar") from None


def _check_ids(rows: Iterable[Row]) -> None:
    seen: dict[str, Row] = {}
    for row in rows:
        first = seen.setdefault(row.organization.id, row)
        if first is not row:
            problem = f"the id {row.organization.id} is taken by {first.file.name}:{first.line}"
            raise DataError(str(row.file), row.line, problem)


def _read_text(file: File) -> str:
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise DataError(str(file), line, "not UTF-8; save the file as UTF-8") from None
    if not unicodedata.is_normalized("NFC", text):
        lines = text.split("\n")
        line = next(number for number, content in enumerate(lines, 1) if not unicodedata.is_normalized("NFC", content))
        raise DataError(str(file), line, "not in Unicode normal form NFC; normalize the file")
    return text


def _read_tsv(file: File) -> tuple[Sequence[str], Iterator[_Fields]]:
    numbered = enumerate(_read_text(file).replace("\r\n", "\n").split("\n"), 1)
    table = (_Fields(line, content.split("\t")) for line, content in numbered if content and content[0] != "#")
    return _split_header(file, table)


def _read_csv(file: File) -> tuple[Sequence[str], Iterator[_Fields]]:
    reader = csv.reader(_read_text(file).splitlines(keepends=True))
    table = (_Fields(reader.line_num, values) for values in reader if values and not values[0].startswith("#"))
    return _split_header(file, table)


def _split_header(file: File, table: Iterator[_Fields]) -> tuple[Sequence[str], Iterator[_Fields]]:
    header = next(table, None)
    if header is None:
        raise DataError(str(file), None, "the file is empty; its first line names the columns")
    return header.values, _check_widths(file, table, len(header.values))


def _check_widths(file: File, table: Iterator[_Fields], width: int) -> Iterator[_Fields]:
    for entry in table:
        if len(entry.values) != width:
            raise DataError(str(file), entry.line, f"{len(entry.values)} columns instead of {width}")
        yield entry


def _read_jsonl(file: File) -> tuple[Sequence[str], Iterator[_Fields]]:
    """One object a line with the columns as keys; ``aliases`` is a list, missing keys are empty."""
    return (*COLUMNS, "kind"), _parse_jsonl(file)


def _parse_jsonl(file: File) -> Iterator[_Fields]:
    stem = file.name.rpartition(".")[0]
    for line, content in enumerate(_read_text(file).split("\n"), 1):
        if not content.strip():
            continue
        try:
            entry = json.loads(content)
        except json.JSONDecodeError as error:
            raise DataError(str(file), line, f"not JSON: {error}") from None
        yield _Fields(line, _json_values(file, line, entry, stem))


def _json_values(file: File, line: int, entry: object, kind: str) -> list[str]:
    if not isinstance(entry, dict):
        raise DataError(str(file), line, "not a JSON object")
    unknown = sorted(set(entry) - {*COLUMNS, "kind"})
    if unknown:
        raise DataError(str(file), line, f"unknown keys: {', '.join(unknown)}")
    aliases = entry.get("aliases") or []
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise DataError(str(file), line, "aliases must be a list of strings")
    values = [entry.get(column) or "" for column in COLUMNS if column != "aliases"] + [entry.get("kind") or kind]
    if not all(isinstance(value, str) for value in values):
        raise DataError(str(file), line, "every value but aliases must be a string")
    values.insert(2, "|".join(aliases))
    return values

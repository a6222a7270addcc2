"""Reading the data files: TSV tables and TOML lists, checked row by row, errors with file and line.

A data file is UTF-8 in NFC. In a TSV, lines that start with ``#`` are comments, the first other line is the header.
In a TOML file every entry is one table of an array: ``[[cue]]``.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from importlib import resources
from itertools import zip_longest
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from quoteattr.errors import DataError

__all__ = ["Entry", "data_path", "load_toml", "load_tsv", "problems_of", "read_rows"]

MOST_PROBLEMS = 3
"""So many problems of a record are named at a time."""


class Entry(BaseModel):
    """One entry of a data file: frozen, and a column that nobody declared is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


EntryT = TypeVar("EntryT", bound=Entry)


def data_path(*parts: str) -> Path:
    """The path of a data file that ships with the package.

    >>> data_path("cues.toml").name
    'cues.toml'
    """
    return Path(str(resources.files("quoteattr"))).joinpath("data", *parts)


def load_tsv(path: Path, model: type[EntryT]) -> tuple[EntryT, ...]:
    """Read a TSV whose header names the fields of ``model``.

    Raises:
        DataError: the file cannot be read, or a line does not fit; it names file and line.
    """
    return tuple(_build(model, row, path, line) for line, row in read_rows(path))


def read_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a TSV as (line number from 1, column → value); empty values are left out."""
    header: list[str] | None = None
    for number, line in enumerate(_read(path).split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        values = line.rstrip("\r").split("\t")
        if header is None:
            header = values
        elif len(values) != len(header):
            raise DataError(path, number, f"{len(values)} columns, but the header has {len(header)}: {header}")
        else:
            yield number, {column: value for column, value in zip(header, values, strict=True) if value}


def load_toml(path: Path, key: str, model: type[EntryT]) -> tuple[EntryT, ...]:
    """Read the array of tables ``[[key]]`` of a TOML file.

    Raises:
        DataError: the file cannot be read, or an entry does not fit; it names file and line of the entry.
    """
    text = _read(path)
    try:
        tables = tomllib.loads(text).get(key, [])
    except RecursionError as error:
        raise DataError(path, None, "is nested too deeply") from error
    except tomllib.TOMLDecodeError as error:
        raise DataError(path, None, f"not valid TOML: {error}") from error
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise DataError(path, None, f"{key} is no list of tables; write [[{key}]] before each entry")
    head = re.compile(rf"\s*\[\[\s*[\"']?{re.escape(key)}[\"']?\s*\]\]")
    lines = [n for n, line in enumerate(text.split("\n"), start=1) if head.match(line)]
    return tuple(_build(model, table, path, line) for table, line in zip_longest(tables, lines[: len(tables)]))


def _read(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(path, None, f"cannot be read as UTF-8: {error}") from error
    if not unicodedata.is_normalized("NFC", text):
        line = next(n for n, t in enumerate(text.split("\n"), 1) if not unicodedata.is_normalized("NFC", t))
        raise DataError(path, line, "is not in Unicode normal form NFC; normalize the file")
    return text


def _build(model: type[EntryT], values: dict[str, str], path: Path, line: int | None) -> EntryT:
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise DataError(path, line, problems_of(error)) from error


def problems_of(error: ValidationError) -> str:
    """What Pydantic finds wrong first, in one line: the places in the record and what is wrong there."""
    found = error.errors(include_url=False)[:MOST_PROBLEMS]
    return "; ".join(": ".join((*_place(one["loc"]), one["msg"].removeprefix("Value error, "))) for one in found)


def _place(where: tuple[int | str, ...]) -> tuple[str, ...]:
    return (".".join(map(str, where)),) if where else ()

"""Reading articles from files: text files, directories of them, ``.jsonl`` and standard input.

Standard input that begins with ``{`` is read as JSON lines.

Offsets of quotes count code points of the text that is read here: the decoded file without a leading byte
order mark, every line end as it stands (``open(path, newline="")`` reads the same).
"""

from __future__ import annotations

import codecs
import io
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quoteattr.errors import InputError

if TYPE_CHECKING:
    from quoteattr.records import Quote

__all__ = ["PATH_HELP", "STDIN", "ArticleText", "decode_text", "find_files", "is_text_encoding", "read_articles"]

STDIN = "-"
"""The path that stands for standard input."""

PATH_HELP = "a text file, a .jsonl file of {id, text}, a directory of these, or - for standard input"
"""What a command takes as an argument, for its help."""

SUFFIXES = (".jsonl", ".txt")
"""What is read of a directory."""


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The text of one article and what the file says about it.

    Attributes:
        id: the ``id`` of a ``.jsonl`` line, or the path of the text file as it was given.
        text: the whole text; offsets of quotes are code points into it.
        title: the ``title`` of a ``.jsonl`` line, if it has one.
        published: the day of the ``published`` of a ``.jsonl`` line, an ISO date or time, if it has one.
        outlet: the ``outlet`` of a ``.jsonl`` line, if it has one: 한빛일보.
        quotes: the ``quotes`` of a ``.jsonl`` line, where they were asked for: extracted before.
    """

    id: str | int
    text: str
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    quotes: tuple[Quote, ...] | None = None


def find_files(paths: Iterable[str]) -> list[str]:
    """The files that ``paths`` stand for: a directory stands for all ``.txt`` and ``.jsonl`` files below it, by name.

    Nothing else is looked at: a file that is not there is an error of :func:`read_articles`, which names it.

    >>> find_files(["-", "기사.txt"])
    ['-', '기사.txt']
    """
    return [file for path in paths for file in _expand(path)]


def _expand(path: str) -> list[str]:
    if path == STDIN or not Path(path).is_dir():
        return [path]
    files = [str(file) for file in sorted(Path(path).rglob("*")) if file.suffix in SUFFIXES and file.is_file()]
    return files or [path]


def read_articles(
    path: str, *, encoding: str | None = None, extracted: bool = False, problems: list[str] | None = None
) -> Iterator[ArticleText]:
    """The articles of one file: every line of a ``.jsonl`` file, or the one article that any other file is.

    Args:
        path: a text file, a ``.jsonl`` file of ``{"id": …, "text": …}``, or ``-`` for standard input.
        encoding: the encoding of the file; without it UTF-8, with or without byte order mark, else CP949.
        extracted: a line may hold ``quotes``, as ``quoteattr extract --format jsonl`` writes them, instead of a text.
        problems: takes what is wrong with single lines, and the others are read; without it the first one is raised.

    Raises:
        InputError: the file cannot be opened or decoded, or a line is no such object; it names the file.
    """
    text = decode_text(_read_bytes(path), path, encoding=encoding)
    if Path(path).suffix == ".jsonl" or (path == STDIN and text.lstrip().startswith("{")):
        yield from _read_lines(text, path, extracted, problems)
    else:
        yield ArticleText(id=path, text=text)


def is_text_encoding(name: str) -> bool:
    """Can text be decoded from ``name``?

    >>> is_text_encoding("euc-kr"), is_text_encoding("한글"), is_text_encoding("base64")
    (True, False, False)
    """
    try:
        b"a".decode(name)
    except LookupError:
        return False
    except UnicodeError:  # one byte is too little for UTF-16
        return True
    return True


def decode_text(data: bytes, path: str, *, encoding: str | None = None) -> str:
    """Decode a file: UTF-8 with or without byte order mark, else CP949, unless ``encoding`` says which.

    >>> decode_text("그는 “간다”고 말했다.".encode("cp949"), "기사.txt")
    '그는 “간다”고 말했다.'
    >>> decode_text(codecs.BOM_UTF8 + "간다".encode(), "기사.txt")
    '간다'

    Raises:
        InputError: ``data`` is no text in that encoding; it names ``path`` and suggests ``--encoding``.
    """
    for candidate in (encoding,) if encoding else ("utf-8", "cp949"):
        try:
            return data.decode(candidate).removeprefix("\ufeff")
        except UnicodeError:
            continue
    tried = encoding or "UTF-8 nor CP949"
    raise InputError(f"{_shown(path)}: this is {'not' if encoding else 'neither'} {tried} text{_hint(data)}")


def _hint(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "; it begins like UTF-16, try --encoding utf-16"
    return "; name its encoding with --encoding"


def _shown(path: str) -> str:
    return "standard input" if path == STDIN else path


def _read_bytes(path: str) -> bytes:
    if path == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        problem = "there is no such file"
    except IsADirectoryError:
        problem = "this directory holds no .txt and no .jsonl file"
    except (OSError, ValueError) as error:
        problem = f"cannot be read ({getattr(error, 'strerror', None) or error})"
    raise InputError(f"{path}: {problem}")


def _read_lines(text: str, path: str, extracted: bool, problems: list[str] | None) -> Iterator[ArticleText]:
    for number, line in enumerate(io.StringIO(text), start=1):
        if not line.strip():
            continue
        try:
            yield _read_line(line, f"{_shown(path)}:{number}", extracted)
        except InputError as error:
            if problems is None:
                raise
            problems.append(str(error))


def _read_line(line: str, where: str, extracted: bool) -> ArticleText:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: this line is not JSON ({error})") from None
    return _check_row(row, where, extracted)


def _check_row(row: Any, where: str, extracted: bool) -> ArticleText:
    if not isinstance(row, dict):
        raise InputError(f'{where}: this line is not an object {{"id": …, "text": …}}')
    match row.get("id"):
        case str() | int() as name if not isinstance(name, bool):
            pass
        case _:
            raise InputError(f'{where}: "id" is missing, or neither a string nor an integer')
    quotes = _read_quotes(row["quotes"], where) if extracted and "quotes" in row else None
    if not isinstance(row.get("text"), str) and quotes is None:
        raise InputError(f'{where}: "text" is missing or not a string')
    title, published, outlet = row.get("title"), row.get("published"), row.get("outlet")
    return ArticleText(
        id=name,
        text=row.get("text") or "",
        title=title if isinstance(title, str) else None,
        published=_parse_day(published, where) if published else None,
        outlet=outlet if isinstance(outlet, str) else None,
        quotes=quotes,
    )


def _read_quotes(rows: Any, where: str) -> tuple[Quote, ...]:
    """Raises an ``InputError`` unless ``rows`` are quotes as ``quoteattr extract --format jsonl`` writes them."""
    from pydantic import ValidationError

    from quoteattr.records import Quote

    try:
        return tuple(Quote.model_validate(row) for row in rows)
    except (TypeError, ValidationError) as error:
        hint = "write them with quoteattr extract --format jsonl"
        raise InputError(f'{where}: "quotes" are not quotes; {hint} ({str(error).splitlines()[0]})') from None


def _parse_day(value: object, where: str) -> date:
    """The day of an ISO date or time; other ways of writing it are not guessed at.

    >>> _parse_day("2026-11-21T09:00:00Z", "기사.jsonl:1")
    datetime.date(2026, 11, 21)
    """
    try:
        return datetime.fromisoformat(value if isinstance(value, str) else "").date()
    except ValueError:
        raise InputError(f'{where}: "published" is no ISO date such as 2026-11-21: {value!r}') from None

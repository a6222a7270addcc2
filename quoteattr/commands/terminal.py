"""What the commands share: reading files, showing progress, printing tables, ending with an error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from quoteattr.errors import InputError
from quoteattr.text_files import STDIN, ArticleText, is_text_encoding, read_articles

if TYPE_CHECKING:
    from rich.console import Console

    from quoteattr.extractor import Extractor

__all__ = [
    "EncodingOption",
    "exit_on",
    "load_extractor",
    "may_be_several",
    "open_console",
    "print_table",
    "read_files",
    "track",
]

T = TypeVar("T")


def _check_encoding(name: str | None) -> str | None:
    if name is not None and not is_text_encoding(name):
        raise typer.BadParameter(f"{name!r} is no text encoding that Python knows; try cp949, utf-8 or utf-16.")
    return name


EncodingOption = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        callback=_check_encoding,
        help="Encoding of the files. Without it: UTF-8 with or without byte order mark, else CP949.",
    ),
]


def load_extractor() -> Extractor:
    """The extractor with everything that ships; imported here, so that ``--help`` answers at once."""
    from quoteattr.extractor import Extractor

    return Extractor()


def open_console(*, stderr: bool = False) -> Console:
    """A console that prints Korean text as it is: no markup, no emoji codes, no colored numbers."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False)


def read_files(
    files: Iterable[str], encoding: str | None, problems: list[str], *, extracted: bool = False
) -> Iterator[ArticleText]:
    """The articles of all files; what is wrong with one, or with a line, goes into ``problems`` and stops no other."""
    for file in files:
        try:
            yield from read_articles(file, encoding=encoding, extracted=extracted, problems=problems)
        except InputError as error:
            problems.append(str(error))


def may_be_several(files: list[str]) -> bool:
    """May there be more than one article in these files?

    >>> may_be_several(["기사.txt"]), may_be_several(["기사.jsonl"])
    (False, True)
    """
    return len(files) > 1 or files[0] == STDIN or files[0].endswith(".jsonl")


def track(articles: Iterable[T], *, several: bool, total: int | None = None) -> Iterator[T]:
    """The articles; meanwhile their number on stderr, if that is a terminal that stdout does not write to."""
    console = open_console(stderr=True)
    if not (several and console.is_terminal) or (total is None and sys.stdout.isatty()):
        yield from articles
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    number = "{task.completed}" if total is None else "{task.completed} of {task.total}"
    columns = (SpinnerColumn(), TextColumn(f"{number} articles"), TimeElapsedColumn())
    # Not redirected: stdout is a file or a pipe, and gets quotes only.
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        yield from progress.track(articles, total=total)


def print_table(rows: Sequence[Sequence[str]], header: Sequence[str]) -> None:
    """A table on a terminal, tab-separated lines elsewhere."""
    from quoteattr.commands.formats import one_line

    console = open_console()
    if not (console.is_terminal and rows):
        for row in (header, *rows):
            sys.stdout.write("\t".join(map(one_line, row)) + "\n")
        return
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name, cells in zip(header, zip(*rows, strict=True), strict=True):
        counted = all(cell.isdecimal() for cell in cells)
        table.add_column(name, justify="right" if counted else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(one_line(cell)) for cell in row))
    console.print(table)


def exit_on(problems: list[str]) -> None:
    """Print each problem as a line on stderr and exit with 1; go on if there is none."""
    if not problems:
        return
    sys.stdout.flush()
    for problem in problems:
        typer.echo(f"quoteattr: {problem}", err=True)
    raise SystemExit(1)

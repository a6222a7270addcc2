"""The command ``quoteattr``: extract, explain, evaluate, benchmark, resolve, gazetteer.

Exit codes: 0, 1 when an input file is bad, 2 when the command line is. Everything heavy is imported by the
command that needs it, so that ``quoteattr --help`` answers at once.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from quoteattr import archive_cli, gazetteer_cli
from quoteattr.errors import InputError, QuoteattrError
from quoteattr.own_lists import OwnLists, OwnOption, PeopleOption
from quoteattr.text_files import PATH_HELP, ArticleText, find_files, is_text_encoding, read_articles

if TYPE_CHECKING:
    from rich.console import Console

    from quoteattr.extractor import Extractor
    from quoteattr.formats import ArticleQuotes

__all__ = ["app", "main"]

T = TypeVar("T")
app = typer.Typer(
    name="quoteattr",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """How quotes are written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


class Zones(StrEnum):
    """Which zones of the page quotes are taken from."""

    body = "body"
    all = "all"


def _check_encoding(name: str | None) -> str | None:
    if name is not None and not is_text_encoding(name):
        raise typer.BadParameter(f"{name!r} is no text encoding that Python knows; try cp949, utf-8 or utf-16.")
    return name


PathArgument = Annotated[str, typer.Argument(metavar="PATH", help=PATH_HELP)]
PathsArgument = Annotated[list[str], typer.Argument(metavar="PATH", help=PATH_HELP)]
EncodingOption = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        callback=_check_encoding,
        help="Encoding of the files. Without it: UTF-8 with or without byte order mark, else CP949.",
    ),
]
IndirectOption = Annotated[bool, typer.Option("--indirect", help="Indirect quotes (…다고 밝혔다) too.")]
ZonesOption = Annotated[Zones, typer.Option(help="'all': headline, deck, captions and boilerplate too.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit; an error that quoteattr raises on purpose is one line on stderr."""
    _set_encodings()
    try:
        app(args=args, prog_name="quoteattr")
    except QuoteattrError as error:
        _fail([str(error)])


def _set_encodings() -> None:
    """Files and pipes get UTF-8 whatever the locale says; a terminal keeps its own encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            typer.echo(f"quoteattr {version('quoteattr')}")
        except PackageNotFoundError:
            typer.echo("quoteattr (not installed)")
        raise typer.Exit


@app.callback()
def _commands(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Who said what in Korean news articles."""


@app.command()
def extract(
    paths: PathsArgument,
    format_: Annotated[Format, typer.Option("--format", help="How to write the quotes.")] = Format.table,
    indirect: IndirectOption = False,
    zones: ZonesOption = Zones.body,
    own: OwnOption = None,
    people: PeopleOption = None,
    encoding: EncodingOption = None,
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin CSV with a byte order mark, so that Excel reads Korean.")
    ] = False,
) -> None:
    """Extract quotes with their speakers.

    A table on a terminal, tab-separated lines elsewhere; csv, json and jsonl hold every field. Offsets count
    code points of the text, quotation marks excluded. A file that cannot be read does not stop the others.
    """
    if bom and format_ is not Format.csv:
        raise typer.BadParameter("only CSV begins with a byte order mark; add --format csv.", param_hint="--bom")
    problems: list[str] = []
    files = find_files(paths)
    articles = _track(_read_files(files, encoding, problems), several=_may_be_several(files))
    lists = OwnLists(own, people)
    _write(_extract_all(articles, lists, indirect=indirect, zones=zones.value), format_, bom=bom)
    if problems:
        _fail(problems)


@app.command()
def explain(
    path: PathArgument,
    indirect: IndirectOption = False,
    zones: ZonesOption = Zones.body,
    own: OwnOption = None,
    people: PeopleOption = None,
    encoding: EncodingOption = None,
) -> None:
    """Say for each quote why it has this speaker."""
    from quoteattr.formats import one_line, printable

    problems: list[str] = []
    files = find_files([path])
    extractor: Extractor | None = None
    for article in _read_files(files, encoding, problems):
        extractor = extractor or OwnLists(own, people).extend(_load_extractor())
        if _may_be_several(files):
            typer.echo(f"== {one_line(str(article.id))}\n")
        typer.echo(printable(extractor.explain(article.text, **_options(article, indirect, zones.value))))
    if problems:
        _fail(problems)


@app.command()
def evaluate(
    gold_dir: Annotated[str, typer.Argument(metavar="GOLD_DIR", help="Directory of annotated articles (.json).")],
    errors: Annotated[int, typer.Option(min=0, metavar="N", help="Show the first N errors.")] = 0,
    json_: JsonOption = False,
) -> None:
    """Measure extraction against articles annotated by hand."""
    from quoteattr.evaluation import evaluate as evaluate_quotes
    from quoteattr.formats import dump_json
    from quoteattr.gold import load_gold
    from quoteattr.report import dump_evaluation, print_evaluation

    gold = load_gold(gold_dir)
    extractor = _load_extractor()
    predictions = {
        article.id: extractor.extract(article.text, indirect=True)
        for article in _track(gold, several=len(gold) > 1, total=len(gold))
    }
    evaluation = evaluate_quotes(gold, predictions)
    if json_:
        typer.echo(dump_json(dump_evaluation(evaluation, errors=errors)))
    else:
        print_evaluation(evaluation, _console(), errors=errors)


@app.command()
def benchmark(
    path: PathArgument,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Read the first N articles only.")] = None,
    rounds: Annotated[int, typer.Option(min=1, metavar="N", help="Passes over all articles.")] = 5,
    encoding: EncodingOption = None,
    json_: JsonOption = False,
) -> None:
    """Measure the speed of extraction against Kiwi.tokenize on the same text, in processor time."""
    from quoteattr.benchmark import measure
    from quoteattr.formats import dump_json
    from quoteattr.report import benchmark_rows, print_rows

    every = (article for file in find_files([path]) for article in read_articles(file, encoding=encoding))
    articles = list(islice(every, limit))
    if not any(article.text.strip() for article in articles):
        raise InputError(f"{path}: there is no text to measure with")
    measured = measure(articles, rounds=rounds, load_extractor=_load_extractor)
    if json_:
        typer.echo(dump_json(measured.figures()))
    else:
        print_rows(benchmark_rows(measured), _console())


app.command()(archive_cli.resolve)
app.add_typer(gazetteer_cli.app)


def _load_extractor() -> Extractor:
    from quoteattr.extractor import Extractor

    return Extractor()


def _console(*, stderr: bool = False) -> Console:
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False)


def _read_files(
    files: Iterable[str], encoding: str | None, problems: list[str], *, extracted: bool = False
) -> Iterator[ArticleText]:
    """The articles of all files; what is wrong with one goes into ``problems`` and does not stop the next."""
    for file in files:
        try:
            yield from read_articles(file, encoding=encoding, extracted=extracted)
        except InputError as error:
            problems.append(str(error))


def _may_be_several(files: list[str]) -> bool:
    return len(files) > 1 or files[0].endswith(".jsonl")


def _options(article: ArticleText, indirect: bool, zones: str) -> dict[str, Any]:
    return {"title": article.title, "published": article.published, "indirect": indirect, "zones": zones}


def _extract_all(
    articles: Iterable[ArticleText], lists: OwnLists, *, indirect: bool, zones: str
) -> Iterator[ArticleQuotes]:
    from quoteattr.formats import ArticleQuotes

    extractor: Extractor | None = None
    for article in articles:
        extractor = extractor or lists.extend(_load_extractor())
        yield ArticleQuotes(article.id, extractor.extract(article.text, **_options(article, indirect, zones)))


def _write(results: Iterator[ArticleQuotes], format_: Format, *, bom: bool) -> None:
    from quoteattr.formats import FORMATS, print_tables

    console = _console()
    if format_ is Format.table and console.is_terminal:
        print_tables(results, console)
        return
    if bom:
        sys.stdout.write("\ufeff")
    for part in FORMATS[format_.value](results):
        sys.stdout.write(part)


def _track(articles: Iterable[T], *, several: bool, total: int | None = None) -> Iterator[T]:
    """The articles; meanwhile their number on stderr, if that is a terminal that stdout does not write to."""
    console = _console(stderr=True)
    if not (several and console.is_terminal) or (total is None and sys.stdout.isatty()):
        yield from articles
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    number = "{task.completed}" if total is None else "{task.completed} of {task.total}"
    columns = (SpinnerColumn(), TextColumn(f"{number} articles"), TimeElapsedColumn())
    # Not redirected: stdout is a file or a pipe, and gets quotes only.
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        yield from progress.track(articles, total=total)


def _fail(problems: list[str]) -> None:
    sys.stdout.flush()
    for problem in problems:
        typer.echo(f"quoteattr: {problem}", err=True)
    raise SystemExit(1)


if __name__ == "__main__":
    main()

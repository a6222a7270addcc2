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
from typing import TYPE_CHECKING, Annotated, Any

import typer

from quoteattr.commands import archive_cli, gazetteer_cli, terminal
from quoteattr.commands.own_lists import OwnLists, OwnOption, PeopleOption
from quoteattr.commands.terminal import EncodingOption, exit_on, may_be_several, read_files, track
from quoteattr.errors import InputError, QuoteattrError
from quoteattr.text_files import PATH_HELP, ArticleText, find_files, read_articles

if TYPE_CHECKING:
    from quoteattr.commands.formats import ArticleQuotes
    from quoteattr.extractor import Extractor

__all__ = ["app", "main"]

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


PathArgument = Annotated[str, typer.Argument(metavar="PATH", help=PATH_HELP)]
PathsArgument = Annotated[list[str], typer.Argument(metavar="PATH", help=PATH_HELP)]
IndirectOption = Annotated[bool, typer.Option("--indirect", help="Indirect quotes (…다고 밝혔다) too.")]
ZonesOption = Annotated[Zones, typer.Option(help="'all': headline, deck, captions and boilerplate too.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit; an error that quoteattr raises on purpose is one line on stderr."""
    _set_encodings()
    try:
        app(args=args, prog_name="quoteattr")
    except QuoteattrError as error:
        exit_on([str(error)])


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
    articles = track(read_files(files, encoding, problems), several=may_be_several(files))
    lists = OwnLists(own, people)
    _write(_extract_all(articles, lists, indirect=indirect, zones=zones.value), format_, bom=bom)
    exit_on(problems)


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
    from quoteattr.commands.formats import one_line, printable

    problems: list[str] = []
    files = find_files([path])
    extractor: Extractor | None = None
    for article in read_files(files, encoding, problems):
        extractor = extractor or OwnLists(own, people).extend(terminal.load_extractor())
        if may_be_several(files):
            typer.echo(f"== {one_line(str(article.id))}\n")
        typer.echo(printable(extractor.explain(article.text, **_options(article, indirect, zones.value))))
    exit_on(problems)


@app.command()
def evaluate(
    gold_dir: Annotated[str, typer.Argument(metavar="GOLD_DIR", help="Directory of annotated articles (.json).")],
    errors: Annotated[int, typer.Option(min=0, metavar="N", help="Show the first N errors.")] = 0,
    json_: JsonOption = False,
) -> None:
    """Measure extraction against articles annotated by hand."""
    from quoteattr.commands.formats import dump_json
    from quoteattr.commands.report import dump_evaluation, print_evaluation
    from quoteattr.evaluation.gold import load_gold
    from quoteattr.evaluation.scoring import evaluate as evaluate_quotes

    gold = load_gold(gold_dir)
    extractor = terminal.load_extractor()
    predictions = {
        article.id: extractor.extract(article.text, indirect=True)
        for article in track(gold, several=len(gold) > 1, total=len(gold))
    }
    evaluation = evaluate_quotes(gold, predictions)
    if json_:
        typer.echo(dump_json(dump_evaluation(evaluation, errors=errors)))
    else:
        print_evaluation(evaluation, terminal.open_console(), errors=errors)


@app.command()
def benchmark(
    path: PathArgument,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Read the first N articles only.")] = None,
    rounds: Annotated[int, typer.Option(min=1, metavar="N", help="Passes over all articles.")] = 5,
    encoding: EncodingOption = None,
    json_: JsonOption = False,
) -> None:
    """Measure the speed of extraction against Kiwi.tokenize on the same text, in processor time."""
    from quoteattr.commands.formats import dump_json
    from quoteattr.commands.report import benchmark_rows, print_rows
    from quoteattr.evaluation.benchmark import measure

    every = (article for file in find_files([path]) for article in read_articles(file, encoding=encoding))
    articles = list(islice(every, limit))
    if not any(article.text.strip() for article in articles):
        raise InputError(f"{path}: there is no text to measure with")
    measured = measure(articles, rounds=rounds, load_extractor=terminal.load_extractor)
    if json_:
        typer.echo(dump_json(measured.figures()))
    else:
        print_rows(benchmark_rows(measured), terminal.open_console())


app.command()(archive_cli.resolve)
app.add_typer(gazetteer_cli.app)


def _options(article: ArticleText, indirect: bool, zones: str) -> dict[str, Any]:
    return {"title": article.title, "published": article.published, "indirect": indirect, "zones": zones}


def _extract_all(
    articles: Iterable[ArticleText], lists: OwnLists, *, indirect: bool, zones: str
) -> Iterator[ArticleQuotes]:
    from quoteattr.commands.formats import ArticleQuotes

    extractor: Extractor | None = None
    for article in articles:
        extractor = extractor or lists.extend(terminal.load_extractor())
        yield ArticleQuotes(article.id, extractor.extract(article.text, **_options(article, indirect, zones)))


def _write(results: Iterator[ArticleQuotes], format_: Format, *, bom: bool) -> None:
    from quoteattr.commands.formats import FORMATS, print_tables

    console = terminal.open_console()
    if format_ is Format.table and console.is_terminal:
        print_tables(results, console)
        return
    if bom:
        sys.stdout.write("\ufeff")
    for part in FORMATS[format_.value](results):
        sys.stdout.write(part)


if __name__ == "__main__":
    main()

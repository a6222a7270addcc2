"""The command ``quoteattr gazetteer``: lookup, check, suggest, export, counts."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quoteattr.errors import QuoteattrError

if TYPE_CHECKING:
    from quoteattr.gazetteer import Gazetteer, Organization

__all__ = ["app"]

app = typer.Typer(
    name="gazetteer",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Look at the organizations that quoteattr knows, and at your own.",
)

OWN_HELP = "Your own .tsv, .csv or .jsonl file or a folder of them; your entries win over ours."
OwnOption = Annotated[Path | None, typer.Option("--own", metavar="FILE", help=OWN_HELP)]
PATH_HELP = "a text file, a .jsonl file of {id, text}, a directory of these, or - for standard input"


class FileFormat(StrEnum):
    """How organizations are written."""

    tsv = "tsv"
    csv = "csv"
    jsonl = "jsonl"


@app.command()
def lookup(
    form: Annotated[str, typer.Argument(metavar="FORM", help="A name or alias: 과기정통부.")],
    on: Annotated[
        datetime | None, typer.Option(metavar="DATE", formats=["%Y-%m-%d"], help="Which one on that day?")
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TITLE", help="Which one beside this title: 감독?")] = None,
    own: OwnOption = None,
) -> None:
    """Show every organization that carries a form, and which one an article means.

    The one meant is marked with an asterisk: the only one, or the one of the day, or without a day the latest.
    """
    gazetteer = _load(own)
    found = gazetteer.lookup(form, title=title)
    if not found:
        raise QuoteattrError(f"no organization is called {form}; quoteattr gazetteer suggest finds what is missing")
    meant = gazetteer.match(form, on=on.date() if on else None, title=title)
    rows = [("*" if one is meant else "", *_describe(one)) for one in found]
    _print(rows, ("", "id", "name", "kind", "aliases", "from", "until", "wikidata"))
    if meant is None:
        typer.echo("Several carry this form at once: an article that says no more gets no organization_id.")


@app.command()
def check(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="Your file or folder; without it, what ships.")
    ] = None,
) -> None:
    """Check a file of organizations: every line, every id, and every form that two entries claim."""
    from quoteattr.gazetteer import Gazetteer
    from quoteattr.gazetteer.people import PublicFigures
    from quoteattr.tables import data_path

    checked = Gazetteer.load(file or data_path("organizations"))
    forms = sum(len(one.forms) for one in checked.organizations)
    typer.echo(f"{len(checked.organizations)} organizations with {forms} forms: nothing wrong.")
    if file is None:
        figures = PublicFigures.load(data_path("people.tsv"))
        people = {term.id for term in figures.terms}
        typer.echo(f"{len(people)} people with {len(figures.terms)} terms of office: nothing wrong.")
        return
    for line in _overridden(checked, Gazetteer.default()):
        typer.echo(line)


@app.command()
def suggest(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help=PATH_HELP)],
    most: Annotated[int, typer.Option(min=1, metavar="N", help="Show the first N.")] = 50,
    own: OwnOption = None,
    encoding: Annotated[str | None, typer.Option(metavar="NAME", help="Encoding of the files.")] = None,
) -> None:
    """List organizations and titles of speakers that no list knows, with counts and a context."""
    from quoteattr.archive_cli import extract_archive

    problems: list[str] = []
    gazetteer = _load(own)
    found = gazetteer.suggest(extract_archive(paths, encoding, problems, keep_text=True))
    rows = [
        (one.kind, one.form, str(one.count), str(one.articles), one.contexts[0] if one.contexts else "")
        for one in found[:most]
    ]
    _print(rows, ("kind", "form", "quotes", "articles", "context"))
    _fail(problems)


@app.command()
def export(
    format_: Annotated[FileFormat, typer.Option("--format", help="How to write it.")] = FileFormat.tsv,
    own: OwnOption = None,
) -> None:
    """Write all organizations, your own among them, as a file that quoteattr reads again."""
    from quoteattr.gazetteer.writing import WRITERS

    organizations = sorted(_load(own).organizations, key=lambda one: one.id)
    for line in WRITERS[format_.value](organizations):
        sys.stdout.write(line)


@app.command()
def counts(own: OwnOption = None) -> None:
    """Count organizations and their aliases by kind."""
    organizations = _load(own).organizations
    entries = Counter(one.kind for one in organizations)
    aliases = Counter[str]()
    former = Counter(one.kind for one in organizations if one.until)
    for one in organizations:
        aliases[one.kind] += len(one.aliases)
    rows = [(kind, str(entries[kind]), str(aliases[kind]), str(former[kind])) for kind in sorted(entries)]
    total = (str(counter.total()) for counter in (entries, aliases, former))
    _print([*rows, ("all", *total)], ("kind", "organizations", "aliases", "with an end"))


def _load(own: Path | None) -> Gazetteer:
    from quoteattr.gazetteer import Gazetteer

    return Gazetteer.default().merged(Gazetteer.load(own)) if own else Gazetteer.default()


def _overridden(own: Gazetteer, ours: Gazetteer) -> Iterable[str]:
    """What of ours the own entries replace, said line by line."""
    known = {one.id: one for one in ours.organizations}
    for one in own.organizations:
        if one.id in known:
            yield f"{one.id} replaces our entry {known[one.id].name}."
        for form in one.forms:
            others = [other.id for other in ours.lookup(form) if other.id != one.id]
            if others:
                yield f"{form} is now {one.id}, no longer {', '.join(others)}."


def _describe(one: Organization) -> tuple[str, ...]:
    return (one.id, one.name, one.kind, " ".join(one.aliases), one.since or "", one.until or "", one.wikidata or "")


def _print(rows: Sequence[Sequence[str]], header: Sequence[str]) -> None:
    """A table on a terminal, tab-separated lines elsewhere."""
    from quoteattr.archive_cli import print_table

    print_table(rows, header)


def _fail(problems: list[str]) -> None:
    from quoteattr import cli

    if problems:
        cli._fail(problems)

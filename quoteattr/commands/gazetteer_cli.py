"""The command ``quoteattr gazetteer``: lookup, check, suggest, export, counts."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quoteattr.commands.own_lists import OwnLists, OwnOption, PeopleOption, load_gazetteer, load_people
from quoteattr.commands.terminal import EncodingOption, exit_on, print_table
from quoteattr.errors import QuoteattrError
from quoteattr.text_files import PATH_HELP

if TYPE_CHECKING:
    from quoteattr.gazetteer import Gazetteer, Organization, PublicFigures

__all__ = ["app"]

app = typer.Typer(
    name="gazetteer",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Look at the organizations that quoteattr knows, and at your own.",
)

TERM_COLUMNS = ("id", "name", "office", "organization", "from", "until")


class FileFormat(StrEnum):
    """How organizations are written."""

    tsv = "tsv"
    csv = "csv"
    jsonl = "jsonl"


@app.command()
def lookup(
    form: Annotated[str, typer.Argument(metavar="FORM", help="A name or alias: 과기정통부, 오세훈.")],
    on: Annotated[
        datetime | None, typer.Option(metavar="DATE", formats=["%Y-%m-%d"], help="Which one on that day?")
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TITLE", help="Which one beside this title: 감독?")] = None,
    own: OwnOption = None,
    people: PeopleOption = None,
) -> None:
    """Show every organization that carries a form, and which one an article means; or every term of a person.

    The one meant is marked with an asterisk: the only one, or the one of the day, or without a day the latest.
    """
    gazetteer = load_gazetteer(own)
    found = gazetteer.lookup(form, title=title)
    if terms := load_people(people).lookup(form):
        print_table([tuple(value or "" for value in term[: len(TERM_COLUMNS)]) for term in terms], TERM_COLUMNS)
    if not found and terms:
        return
    if not found:
        raise QuoteattrError(f"nobody and nothing is called {form}; quoteattr gazetteer suggest finds what is missing")
    meant = gazetteer.match(form, on=on.date() if on else None, title=title)
    rows = [("*" if one is meant else "", *_describe(one)) for one in found]
    print_table(rows, ("", "id", "name", "kind", "aliases", "from", "until", "wikidata"))
    if meant is None:
        typer.echo("Several carry this form at once: an article that says no more gets no organization_id.")


@app.command()
def check(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="Your file or folder; without it, what ships.")
    ] = None,
    own: OwnOption = None,
) -> None:
    """Check a file of organizations or of people: every line, every id, and every clash of two entries.

    Everything that is wrong is listed, then the command fails. A file is one of people when it has a column
    office; --own names the organizations that such a file may speak of beside ours.
    """
    from quoteattr.gazetteer.tabular import ORGANIZATIONS, PEOPLE, SUFFIXES, layout_of
    from quoteattr.tables import data_path

    if file is None:
        _check_organizations(data_path("organizations"), None)
        _check_people(data_path("people.tsv"), None)
        return
    tables = [path for path in file.iterdir() if path.suffix in SUFFIXES] if file.is_dir() else [file]
    layouts = [layout_of(path) for path in tables]
    if ORGANIZATIONS in layouts or not layouts:
        _check_organizations(file, load_gazetteer(own))
    if PEOPLE in layouts:
        _check_people(file, own or (file if ORGANIZATIONS in layouts else None))


def _check_organizations(path: Path, ours: Gazetteer | None) -> None:
    from quoteattr.gazetteer import Gazetteer
    from quoteattr.gazetteer.checking import check_organizations

    organizations, problems = check_organizations(path)
    exit_on([str(problem) for problem in problems])
    forms = sum(len(one.forms) for one in organizations)
    typer.echo(f"{len(organizations)} organizations with {forms} forms: nothing wrong.")
    if ours:
        for line in _overridden(Gazetteer(organizations), ours):
            typer.echo(line)


def _check_people(path: Path, own: Path | None) -> None:
    from quoteattr.gazetteer import PublicFigures
    from quoteattr.gazetteer.checking import check_people
    from quoteattr.tables import data_path

    terms, problems = check_people(path, load_gazetteer(own))
    exit_on([str(problem) for problem in problems])
    typer.echo(f"{len({term.id for term in terms})} people with {len(terms)} terms of office: nothing wrong.")
    if path != data_path("people.tsv"):
        for line in _replaced(PublicFigures(terms), PublicFigures.default()):
            typer.echo(line)


@app.command()
def suggest(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help=PATH_HELP)],
    most: Annotated[int, typer.Option(min=1, metavar="N", help="Show the first N.")] = 50,
    own: OwnOption = None,
    encoding: EncodingOption = None,
) -> None:
    """List organizations and titles of speakers that no list knows, with counts and a context."""
    from quoteattr.commands.archive_cli import extract_archive

    problems: list[str] = []
    gazetteer = load_gazetteer(own)
    articles = extract_archive(paths, encoding, problems, lists=OwnLists(own), keep_text=True)
    found = gazetteer.suggest(articles)
    rows = [
        (one.kind, one.form, str(one.count), str(one.articles), one.contexts[0] if one.contexts else "")
        for one in found[:most]
    ]
    print_table(rows, ("kind", "form", "quotes", "articles", "context"))
    exit_on(problems)


@app.command()
def export(
    format_: Annotated[FileFormat, typer.Option("--format", help="How to write it.")] = FileFormat.tsv,
    own: OwnOption = None,
) -> None:
    """Write all organizations, your own among them, as a file that quoteattr reads again."""
    from quoteattr.gazetteer.writing import WRITERS

    organizations = sorted(load_gazetteer(own).organizations, key=lambda one: one.id)
    for line in WRITERS[format_.value](organizations):
        sys.stdout.write(line)


@app.command()
def counts(own: OwnOption = None) -> None:
    """Count organizations and their aliases by kind."""
    organizations = load_gazetteer(own).organizations
    entries = Counter(one.kind for one in organizations)
    aliases = Counter[str]()
    former = Counter(one.kind for one in organizations if one.until)
    for one in organizations:
        aliases[one.kind] += len(one.aliases)
    rows = [(kind, str(entries[kind]), str(aliases[kind]), str(former[kind])) for kind in sorted(entries)]
    total = (str(counter.total()) for counter in (entries, aliases, former))
    print_table([*rows, ("all", *total)], ("kind", "organizations", "aliases", "with an end"))


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


def _replaced(own: PublicFigures, ours: PublicFigures) -> Iterable[str]:
    """What of our people the own entries replace, said line by line."""
    left = set(ours.merged(own).terms)
    for term in ours.terms:
        if term not in left:
            yield f"{term.id} ({term.name}, {term.office} of {term.organization_id}) is replaced by yours."


def _describe(one: Organization) -> tuple[str, ...]:
    return (one.id, one.name, one.kind, " ".join(one.aliases), one.since or "", one.until or "", one.wikidata or "")

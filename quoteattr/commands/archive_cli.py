"""The command ``quoteattr resolve``: the speakers of an archive in one table."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer

from quoteattr.commands import terminal
from quoteattr.commands.own_lists import OwnLists, OwnOption, PeopleOption, load_gazetteer
from quoteattr.commands.terminal import EncodingOption, exit_on, may_be_several, print_table, read_files, track
from quoteattr.errors import InputError
from quoteattr.text_files import PATH_HELP, ArticleText, find_files

if TYPE_CHECKING:
    from quoteattr.archive import IndexedSpeaker, SpeakerIndex, Suspicion
    from quoteattr.extraction import Extraction
    from quoteattr.extractor import Extractor
    from quoteattr.records import Quote

__all__ = ["extract_archive", "resolve"]

HEADER = ("id", "speaker", "articles", "quotes", "confidence")
APPEARANCE_COLUMNS = ("article", "start", "end", "speaker_id", "name", "speaker")


class ArchiveFormat(StrEnum):
    """How an archive is written."""

    table = "table"
    json = "json"
    csv = "csv"


def resolve(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help=PATH_HELP)],
    format_: Annotated[ArchiveFormat, typer.Option("--format", help="How to write it.")] = ArchiveFormat.table,
    own: OwnOption = None,
    people: PeopleOption = None,
    encoding: EncodingOption = None,
) -> None:
    """Show who is quoted in many articles: each person once, with every title and organization.

    Below the table stand likely misspellings, which are not merged, and the utterances that several articles
    report, with the words in which they differ. json holds every field, the evidence of each merge included;
    csv has a line for each quote with the id of its speaker. A .jsonl line may hold the quotes of an earlier
    extraction instead of a text.
    """
    from quoteattr.archive import resolve as resolve_archive

    problems: list[str] = []
    articles = extract_archive(paths, encoding, problems, lists=OwnLists(own, people))
    index = resolve_archive(articles, gazetteer=load_gazetteer(own))
    if format_ is ArchiveFormat.json:
        typer.echo(_dump(index))
    elif format_ is ArchiveFormat.csv:
        _write_appearances(index)
    else:
        print_table([_row(speaker) for speaker in index], HEADER)
        for line in (*map(_suspect, index.suspicions), *_utterances(index)):
            typer.echo(line)
    exit_on(problems)


def extract_archive(
    paths: Sequence[str],
    encoding: str | None,
    problems: list[str],
    *,
    lists: OwnLists,
    keep_text: bool = False,
) -> Iterator[Extraction]:
    """The extractions of all files, one after the other; what cannot be read goes into ``problems``.

    Raises:
        InputError: two articles have the same id.
        DataError: a list is malformed.
    """
    from quoteattr.extraction import Extraction

    load = cache(lambda: lists.extend(terminal.load_extractor()))
    files = find_files(paths)
    seen: set[str | int] = set()
    read = read_files(files, encoding, problems, extracted=True)
    for article in track(read, several=may_be_several(files)):
        if article.id in seen:
            raise InputError(f"{', '.join(files)}: two articles have the id {article.id}; give each its own")
        seen.add(article.id)
        yield Extraction(
            id=article.id,
            quotes=_extract(load(), article) if article.quotes is None else article.quotes,
            text=(article.text or None) if keep_text else None,
            published=article.published,
            outlet=article.outlet,
        )


def _extract(extractor: Extractor, article: ArticleText) -> tuple[Quote, ...]:
    return tuple(extractor.extract(article.text, title=article.title, published=article.published))


def _write_appearances(index: SpeakerIndex) -> None:
    """Every quote of a named speaker as a line of CSV."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(APPEARANCE_COLUMNS)
    for speaker in index:
        for at in index.appearances(speaker.id):
            writer.writerow((at.article, at.start, at.end, speaker.id, speaker.name, speaker.label))


def _row(speaker: IndexedSpeaker) -> tuple[str, ...]:
    mark = " (by name only)" if speaker.name_only else ""
    counts = (str(speaker.articles), str(speaker.quotes))
    return (speaker.id, speaker.label, *counts, f"{speaker.confidence:.2f}{mark}")


def _suspect(suspicion: Suspicion) -> str:
    what = "one name misspelt" if suspicion.kind == "spelling" else "one person"
    grounds = ", ".join(ground.replace("_", " ") for ground in suspicion.grounds)
    one, two = suspicion.speakers
    return f"{one} and {two}: {what}? {suspicion.confidence:.2f} ({grounds})"


def _utterances(index: SpeakerIndex) -> Iterable[str]:
    """The utterances in several articles: the fullest wording, then each other one with its differences."""
    from quoteattr.commands.formats import one_line

    for utterance in index.utterances:
        first, *others = utterance.wordings
        who = " / ".join(utterance.speaker_ids) or "?"
        yield f"\n{who}, {utterance.articles} articles\n  “{one_line(first.text)}”"
        for wording in others:
            yield f"  “{one_line(wording.marked)}”"


def _dump(index: SpeakerIndex) -> str:
    from quoteattr.commands.formats import dump_json

    parts = {"speakers": index.speakers, "suspicions": index.suspicions, "utterances": index.utterances}
    plain = {name: [record.model_dump(exclude_defaults=True) for record in records] for name, records in parts.items()}
    return dump_json(_with_days(plain), indent=2)


def _with_days(value: object) -> object:
    """The same with days as ISO strings."""
    if isinstance(value, dict):
        return {key: _with_days(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_with_days(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value

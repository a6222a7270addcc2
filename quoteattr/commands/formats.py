"""Quotes as text: JSON, JSON lines, CSV, plain tab-separated lines, and tables for a terminal.

JSON keeps Korean readable and every text exact: a lone surrogate, which no encoding can hold, is escaped. CSV
has U+FFFD in its place and in that of NUL, so that offsets still count. Plain lines and tables are for
reading: they show a quote of several paragraphs on one line.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from quoteattr.records import Quote, Speaker

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

__all__ = [
    "FORMATS",
    "ArticleQuotes",
    "dump_json",
    "format_csv",
    "format_json",
    "format_jsonl",
    "format_plain",
    "one_line",
    "print_tables",
    "printable",
]

CSV_COLUMNS = (
    *("id", "start", "end", "text", "kind", "zone", "statement"),
    *("speaker_kind", "name", "title", "organization", "person_id", "organization_id", "reason"),
    *(
        "co_speakers",
        "mention",
        "cue",
        "cue_lemma",
        "cue_category",
        "confidence",
        "construction",
        "resolution",
    ),
)
PLAIN_COLUMNS = ("id", "start", "end", "kind", "zone", "confidence", "speaker", "cue", "text")


class ArticleQuotes(NamedTuple):
    """The quotes of one article, with the id of the article."""

    id: str | int
    quotes: list[Quote]


def dump_json(value: Any, *, indent: int | None = None) -> str:
    r"""JSON with Korean as it is, that any encoding can hold.

    >>> print(dump_json({"text": "간다\ud83d"}))
    {"text": "간다\ud83d"}
    """
    dumped = json.dumps(value, ensure_ascii=False, indent=indent)
    return re.sub(r"[\ud800-\udfff]", lambda match: f"\\u{ord(match[0]):04x}", dumped)


def printable(text: str) -> str:
    r"""The text without what a terminal would obey or no encoding can hold; lines stay.

    >>> printable("간다\x1b[2J\ud83d\r\n")
    '간다�[2J�\n'
    """
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", "\ufffd", text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    r"""The text on one line, for a cell of a table.

    >>> one_line("그는 간다.\n\n나는 남는다.")
    '그는 간다. 나는 남는다.'
    """
    return printable(" ".join(text.split()))


def format_jsonl(results: Iterable[ArticleQuotes]) -> Iterator[str]:
    """One line an article: ``{"id": …, "quotes": […]}`` with every field of each quote."""
    for result in results:
        yield dump_json(_dump(result)) + "\n"


def format_json(results: Iterable[ArticleQuotes]) -> Iterator[str]:
    """One list of ``{"id": …, "quotes": […]}``, indented."""
    before = "[\n"
    for result in results:
        yield before + dump_json(_dump(result), indent=2)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def format_csv(results: Iterable[ArticleQuotes]) -> Iterator[str]:
    """One row a quote, with a header; several co-speakers are joined by ``"; "``."""
    yield _csv_row(CSV_COLUMNS)
    for result in results:
        yield "".join(_csv_row(_csv_values(result.id, quote)) for quote in result.quotes)


def format_plain(results: Iterable[ArticleQuotes]) -> Iterator[str]:
    """One tab-separated line a quote, with a header; for programs that read lines."""
    yield "\t".join(PLAIN_COLUMNS) + "\n"
    for result in results:
        yield "".join("\t".join(_plain_values(result.id, quote)) + "\n" for quote in result.quotes)


FORMATS: dict[str, Callable[[Iterable[ArticleQuotes]], Iterator[str]]] = {
    "csv": format_csv,
    "json": format_json,
    "jsonl": format_jsonl,
    "table": format_plain,
}
"""What writes each format to anything that is not a terminal."""


def print_tables(results: Iterable[ArticleQuotes], console: Console) -> None:
    """Print one table an article, as wide as the terminal."""
    for result in results:
        console.print(one_line(str(result.id)), style="bold", markup=False, highlight=False, emoji=False)
        if result.quotes:
            console.print(_build_table(result.quotes))
        else:
            console.print("  (no quotes)\n", markup=False)


def _build_table(quotes: list[Quote]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    # A column that says the same of every quote is left out.
    extra = [name for name in ("kind", "zone") if {getattr(quote, name) for quote in quotes} - {"direct", "body"}]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    table.add_column("start", justify="right")
    for name in extra:
        table.add_column(name)
    table.add_column("speaker", ratio=1, overflow="fold")
    table.add_column("cue", max_width=14, overflow="fold")
    table.add_column("quote", ratio=2, overflow="fold")
    table.add_column("conf.", justify="right")
    for quote in quotes:
        cells = [str(quote.start), *(getattr(quote, name) for name in extra), _speakers(quote), _cue(quote)]
        table.add_row(*(Text(one_line(cell)) for cell in (*cells, quote.text, f"{quote.confidence:.2f}")))
    return table


def _dump(result: ArticleQuotes) -> dict[str, Any]:
    # Not mode="json": Pydantic's own serializer refuses lone surrogates.
    return {"id": result.id, "quotes": [quote.model_dump() for quote in result.quotes]}


def _csv_row(values: Iterable[object]) -> str:
    row = io.StringIO()
    csv.writer(row, lineterminator="\n").writerow(values)
    return re.sub(r"[\x00\ud800-\udfff]", "\ufffd", row.getvalue())


def _csv_values(article: str | int, quote: Quote) -> list[object]:
    speaker, cue = quote.speaker, quote.cue
    return [
        *(article, quote.start, quote.end, quote.text, quote.kind, quote.zone, quote.statement),
        *(speaker.kind, speaker.name, speaker.title, speaker.organization),
        *(speaker.person_id, speaker.organization_id, speaker.reason),
        "; ".join(one.label for one in quote.co_speakers),
        quote.mention.text if quote.mention else None,
        *((cue.text, cue.lemma, cue.category) if cue else (None, None, None)),
        *(quote.confidence, quote.evidence.construction, quote.evidence.resolution),
    ]


def _plain_values(article: str | int, quote: Quote) -> list[str]:
    values = (article, quote.start, quote.end, quote.kind, quote.zone, f"{quote.confidence:.2f}")
    return [one_line(str(value)) for value in (*values, _speakers(quote), _cue(quote), quote.text)]


def _speakers(quote: Quote) -> str:
    everyone: tuple[Speaker, ...] = (quote.speaker, *quote.co_speakers)
    return ", ".join(speaker.label for speaker in everyone)


def _cue(quote: Quote) -> str:
    return quote.cue.text if quote.cue else "-"

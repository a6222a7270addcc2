"""Evaluations and benchmarks as people and scripts read them: Rich tables on a terminal, else plain lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from quoteattr.commands.formats import one_line
from quoteattr.evaluation.scoring import Error, Evaluation

if TYPE_CHECKING:
    from rich.console import Console

    from quoteattr.evaluation.benchmark import Benchmark
    from quoteattr.records import Speaker

__all__ = ["benchmark_rows", "dump_evaluation", "format_errors", "print_evaluation", "print_rows"]

EXCERPT = 60  # code points of a quote that an error shows
KIND_HEADER = ("kind", "gold", "found", "speaker", "record")
UNITS = {"load_seconds": "s", "memory_megabytes": "MB"}


def print_rows(rows: Iterable[Sequence[str]], console: Console, *, header: Sequence[str] = ()) -> None:
    """Print rows whose first column is a name and whose others are numbers."""
    table = [list(row) for row in rows]
    if console.is_terminal:
        _print_rich(table, console, header)
        return
    for row in [header, *table] if header else table:
        numbers = "".join(f"{value:>10}" for value in row[1:]) if len(row) > 2 else row[1]
        console.out(f"{row[0]:31} {numbers}", highlight=False)


def _print_rich(rows: list[list[str]], console: Console, header: Sequence[str]) -> None:
    from rich import box
    from rich.table import Table

    table = Table(*header, box=box.SIMPLE_HEAD, show_header=bool(header), pad_edge=False)
    for row in rows:
        table.add_row(*row)
    for column in table.columns[1:]:
        column.justify = "right"
    console.print(table)


def print_evaluation(evaluation: Evaluation, console: Console, *, errors: int = 0) -> None:
    """Print the figures, the figures of each kind of speaker, and the first errors."""
    print_rows(((name, _number(value)) for name, value in evaluation.figures().items()), console)
    console.out("")
    kinds = (
        (kind.kind, *(str(count) for count in (kind.gold, kind.found, kind.speaker, kind.record)))
        for kind in evaluation.kinds
    )
    print_rows(kinds, console, header=KIND_HEADER)
    for line in format_errors(evaluation.errors[:errors]):
        console.out(line, highlight=False)


def format_errors(errors: Iterable[Error]) -> Iterator[str]:
    """Each error as a block of lines: where and what, then what was wanted and what was found."""
    for error in errors:
        yield f"\n{error.article}:{error.start} {error.error}: {_excerpt(error.text)}"
        if error.gold:
            for number, accepted in enumerate((error.gold, *error.gold.alternatives)):
                yield f"  {'or' if number else 'gold':5} {one_line(str(accepted))}"
        if error.found:
            yield f"  found {one_line(_values(error.found))}"


def dump_evaluation(evaluation: Evaluation, *, errors: int = 0) -> dict[str, Any]:
    """The figures with the kinds and the first errors, for JSON."""
    return {
        **evaluation.figures(),
        "kinds": [asdict(kind) for kind in evaluation.kinds],
        "errors": [_dump_error(error) for error in evaluation.errors[:errors]],
    }


def benchmark_rows(benchmark: Benchmark) -> list[tuple[str, str]]:
    """The figures of a benchmark by name, with their units."""
    return [(name, _measured(name, value)) for name, value in benchmark.figures().items()]


def _measured(name: str, value: float | list[float] | None) -> str:
    if value is None:
        return "unknown"
    if isinstance(value, list):
        return " ".join(f"{one:.2f}" for one in value)
    if name == "ratio":
        return f"{value:.2f}"
    shown = f"{value:.1f}" if name == "load_seconds" else f"{value:,.0f}"
    return f"{shown} {UNITS[name]}" if name in UNITS else shown


def _number(value: float) -> str:
    return f"{value:.4f}" if isinstance(value, float) else str(value)


def _excerpt(text: str) -> str:
    return one_line(text[:EXCERPT]) + ("…" if len(text) > EXCERPT else "")


def _values(speaker: Speaker) -> str:
    return " | ".join(value or "-" for value in (speaker.kind, speaker.name, speaker.title, speaker.organization))


def _dump_error(error: Error) -> dict[str, Any]:
    return {
        **{name: getattr(error, name) for name in ("article", "start", "error", "text")},
        "gold": error.gold.model_dump(by_alias=True) if error.gold else None,
        "found": error.found.model_dump() if error.found else None,
    }

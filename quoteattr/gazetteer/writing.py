"""Writing organizations as the files that :meth:`Gazetteer.load` reads."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping

from quoteattr.gazetteer.organization import Organization
from quoteattr.gazetteer.tabular import ORGANIZATIONS

__all__ = ["WRITERS", "write_csv", "write_jsonl", "write_tsv"]

_COLUMNS = ORGANIZATIONS.all


def write_tsv(organizations: Iterable[Organization]) -> Iterator[str]:
    r"""Lines of a TSV file, the header first.

    >>> list(write_tsv([Organization("kt", "KT", "company", ("케이티",))]))[1]
    'kt\tKT\t케이티\t\t\tcompany\t\n'
    """
    yield "\t".join(_COLUMNS) + "\n"
    for organization in organizations:
        yield "\t".join(_values(organization)) + "\n"


def write_csv(organizations: Iterable[Organization]) -> Iterator[str]:
    """Lines of a CSV file, the header first."""
    for values in (_COLUMNS, *map(_values, organizations)):
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow(values)
        yield line.getvalue()


def write_jsonl(organizations: Iterable[Organization]) -> Iterator[str]:
    """One JSON object a line; what is empty is left out.

    >>> print(*write_jsonl([Organization("kt", "KT", "company", ("케이티",))]), end="")
    {"id": "kt", "name": "KT", "aliases": ["케이티"], "kind": "company"}
    """
    for one in organizations:
        entry = {"id": one.id, "name": one.name, "aliases": list(one.aliases), "since": one.since}
        entry |= {"until": one.until, "kind": one.kind, "wikidata": one.wikidata}
        yield json.dumps({key: value for key, value in entry.items() if value}, ensure_ascii=False) + "\n"


def _values(one: Organization) -> tuple[str, ...]:
    return (one.id, one.name, "|".join(one.aliases), one.since or "", one.until or "", one.kind, one.wikidata or "")


WRITERS: Mapping[str, Callable[[Iterable[Organization]], Iterator[str]]] = {
    "tsv": write_tsv,
    "csv": write_csv,
    "jsonl": write_jsonl,
}
"""What writes each format."""

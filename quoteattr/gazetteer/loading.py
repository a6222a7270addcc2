"""Loading organizations and the list of ambiguous forms; what is wrong is named with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from quoteattr.errors import DataError
from quoteattr.gazetteer.fields import check_id, check_period
from quoteattr.gazetteer.organization import Organization, normal_form
from quoteattr.gazetteer.tabular import ORGANIZATIONS, SUFFIXES, Layout, Note, layout_of, read_table, read_tsv, stop
from quoteattr.gazetteer.wikidata import check_qid

__all__ = [
    "AMBIGUOUS",
    "COMMON_WORDS",
    "CONTEXTS",
    "CONTEXT_FORMS",
    "ITEMS",
    "Ambiguous",
    "Clash",
    "Row",
    "find_clashes",
    "find_table_files",
    "load_ambiguous",
    "load_common_words",
    "load_organizations",
    "load_rows",
]

_LETTER = re.compile(r"[^\W_]|[&+]").search

AMBIGUOUS, COMMON_WORDS, ITEMS = "ambiguous.tsv", "common_words.tsv", "wikidata.tsv"
CONTEXTS, CONTEXT_FORMS = "contexts.tsv", "context_forms.tsv"
_COMPANIONS = frozenset({AMBIGUOUS, COMMON_WORDS, CONTEXTS, CONTEXT_FORMS, ITEMS})
"""Tables that may stand in a directory of organizations, or beside a file or directory of them."""

Ambiguous = Mapping[str, frozenset[str]]
"""The ids that may share a form, by its normal form: 과기부 → 과학기술정보통신부, 교육과학기술부, …"""


class Row(NamedTuple):
    """An organization and the place it was read from."""

    organization: Organization
    file: Path
    line: int


class Clash(NamedTuple):
    """A form that two organizations claim at the same time, though it is not listed as ambiguous."""

    form: str
    row: Row
    other: Row


def load_organizations(path: Path, ambiguous: Ambiguous, note: Note = stop) -> list[Organization]:
    """Read and check everything at ``path``, a file or a directory.

    Raises:
        DataError: (by ``note``) a line is malformed, an id occurs twice, or a form has two owners and is not
            ``ambiguous``.
    """
    rows = load_rows(path, note)
    for form, row, other in find_clashes(rows, ambiguous):
        problem = (
            f"{form} also belongs to {other.organization.id} ({other.file.name}:{other.line}): "
            "drop it from one, give dates that do not overlap, or list it in ambiguous.tsv"
        )
        note(DataError(row.file, row.line, problem))
    return [row.organization for row in rows]


def load_rows(path: Path, note: Note = stop) -> list[Row]:
    """Read one file, or every organization file of a directory in order of name; forms may still clash.

    Raises:
        DataError: (by ``note``) a line is malformed, or an id occurs twice; there is no such file, in any case.
    """
    return _unique([row for file in find_table_files(path, ORGANIZATIONS) for row in _load_file(file, note)], note)


def load_ambiguous(file: Path) -> Ambiguous:
    """Read the forms that several organizations share on purpose, from columns ``alias  ids  note``.

    Raises:
        DataError: the columns are others, or an alias is listed twice.
    """
    header, rows = read_tsv(file)
    if tuple(header) != ("alias", "ids", "note"):
        raise DataError(file, None, "the columns must be alias, ids, note")
    ambiguous: dict[str, frozenset[str]] = {}
    for line, (alias, ids, _) in rows:
        if normal_form(alias) in ambiguous:
            raise DataError(file, line, f"{alias} is listed twice; write all its ids in one line")
        ambiguous[normal_form(alias)] = frozenset(ids.split("|"))
    return ambiguous


def load_common_words(file: Path) -> list[str]:
    """Read the words that begin like a form and are none, from columns ``word  form``: 정보사항, 정보사.

    Raises:
        DataError: the columns are others, or a word does not begin with its form.
    """
    header, rows = read_tsv(file)
    if tuple(header) != ("word", "form"):
        raise DataError(file, None, "the columns must be word, form")
    words: list[str] = []
    for line, (word, form) in rows:
        if not word.startswith(form) or word == form:
            raise DataError(file, line, f"{word} does not begin with {form}, so it hides nothing")
        words.append(word)
    return words


def find_clashes(rows: Iterable[Row], ambiguous: Ambiguous) -> Iterator[Clash]:
    """Every form with another owner at the same time that ``ambiguous`` does not list together, once a line."""
    first: dict[str, Row] = {}
    owners: dict[str, list[Row]] = {}  # of the few forms that several have
    for row in rows:
        for form in row.organization.forms:
            if (owner := first.setdefault(key := normal_form(form), row)) is row:
                continue
            others = owners.setdefault(key, [owner])
            if clashing := _find_clashing(row, others, ambiguous.get(key, frozenset())):
                yield Clash(form, row, clashing)
            else:
                others.append(row)


def _find_clashing(row: Row, others: Iterable[Row], allowed: frozenset[str]) -> Row | None:
    return next((other for other in others if _clash(row, other, allowed)), None)


def _clash(row: Row, other: Row, allowed: frozenset[str]) -> bool:
    one, two = row.organization, other.organization
    return one.id != two.id and one.overlaps(two) and not {one.id, two.id} <= allowed


def find_table_files(path: Path, layout: Layout) -> list[Path]:
    """The file itself, or the tables of a directory that have this layout, in order of name.

    Raises:
        DataError: there is neither, or no such table in the directory.
    """
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise DataError(path, None, "no such file or directory")
    tables = (file for file in path.iterdir() if file.suffix in SUFFIXES and file.name not in _COMPANIONS)
    files = sorted(file for file in tables if layout_of(file) is layout)
    if not files:
        endings = ", ".join(SUFFIXES)
        columns = ", ".join(layout.columns)
        raise DataError(path, None, f"no file here ends in {endings} and has the columns {columns}; add one")
    return files


def _load_file(file: Path, note: Note) -> Iterator[Row]:
    kind = file.stem
    for line, values in read_table(file, ORGANIZATIONS, note):
        try:
            organization = _build_organization(values, kind)
        except ValueError as error:
            note(DataError(file, line, str(error)))
        else:
            yield Row(organization, file, line)


def _build_organization(values: Sequence[str], kind: str) -> Organization:
    """Check the fields of one entry; a ``ValueError`` says what is wrong with them."""
    id_, name, joined, since, until, own_kind, qid = values
    check_id(id_)
    if not _LETTER(name):
        raise ValueError("the name is missing; write the full Korean name in its column")
    aliases = tuple(joined.split("|")) if joined else ()
    if aliases:
        _check_aliases(name, aliases)
    check_period(since, until)
    check_qid(qid)
    return Organization(id_, name, own_kind or kind, aliases, since or None, until or None, qid or None)


def _check_aliases(name: str, aliases: Sequence[str]) -> None:
    for alias in aliases:
        if len(alias) < 2 or not _LETTER(alias):
            raise ValueError(f"the alias {alias!r} is too short: it would be found everywhere; drop it")
    if name in aliases or len(set(aliases)) < len(aliases):
        raise ValueError(f"an alias of {name} is repeated; write each form once")


def _unique(rows: Iterable[Row], note: Note) -> list[Row]:
    """The rows without those whose id is taken."""
    seen: dict[str, Row] = {}
    for row in rows:
        first = seen.setdefault(row.organization.id, row)
        if first is not row:
            problem = (
                f"the id {row.organization.id} is taken by {first.file.name}:{first.line}; give one of them another id"
            )
            note(DataError(row.file, row.line, problem))
    return list(seen.values())

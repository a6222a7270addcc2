"""Checking a file of organizations or people: all that is wrong with it, not only the first error."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from quoteattr.errors import DataError
from quoteattr.gazetteer.companions import read_ambiguous, read_common_words, read_contexts, read_items
from quoteattr.gazetteer.gazetteer import Gazetteer
from quoteattr.gazetteer.loading import load_organizations
from quoteattr.gazetteer.office_terms import OfficeTerm, TermRow, load_terms
from quoteattr.gazetteer.organization import Organization

__all__ = ["CheckedOrganizations", "CheckedPeople", "check_organizations", "check_people"]


class CheckedOrganizations(NamedTuple):
    """What could be read, and what is wrong, in the order of the lines."""

    organizations: Sequence[Organization]
    problems: Sequence[DataError]


class CheckedPeople(NamedTuple):
    """What could be read, and what is wrong, in the order of the lines."""

    terms: Sequence[OfficeTerm]
    problems: Sequence[DataError]


def check_organizations(path: Path) -> CheckedOrganizations:
    """Read a file or directory as :meth:`Gazetteer.load` does, and go on after every error."""
    problems: list[DataError] = []
    organizations: list[Organization] = []
    with _noting(problems):
        organizations = load_organizations(path, read_ambiguous(path), problems.append)
    # An id of an entry that could not be read would look unknown.
    all_read = not problems
    with _noting(problems):
        read_common_words(path)
    with _noting(problems):
        read_items(path, problems.append, organizations=organizations if all_read else None)
    with _noting(problems):
        if all_read:
            read_contexts(path, organizations, problems.append)
    return CheckedOrganizations(organizations, _in_order(problems))


def check_people(path: Path, gazetteer: Gazetteer) -> CheckedPeople:
    """Read a file as :meth:`PublicFigures.load` does, go on after every error, and look up every organization."""
    problems: list[DataError] = []
    rows: list[TermRow] = []
    with _noting(problems):
        rows = load_terms(path, problems.append)
    problems.extend(_find_unknown(rows, gazetteer))
    return CheckedPeople([row.term for row in rows], _in_order(problems))


def _find_unknown(rows: Sequence[TermRow], gazetteer: Gazetteer) -> Iterator[DataError]:
    for term, file, line in rows:
        if not gazetteer.forms_of(term.organization_id):
            problem = (
                f"no organization has the id {term.organization_id}, so {term.name} would never be found: correct it "
                "(quoteattr gazetteer lookup shows ids), or name your file of organizations with --own"
            )
            yield DataError(file, line, problem)


@contextmanager
def _noting(problems: list[DataError]) -> Iterator[None]:
    """What ends the reading of one table does not end that of the others."""
    try:
        yield
    except DataError as error:
        problems.append(error)


def _in_order(problems: Sequence[DataError]) -> Sequence[DataError]:
    return sorted(problems, key=lambda error: (str(error.path), error.line or 0))

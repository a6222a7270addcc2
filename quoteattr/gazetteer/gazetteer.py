"""The gazetteer: organizations by form, in a lookup and in a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from quoteattr.errors import DataError
from quoteattr.gazetteer.loading import File, Row, load_ambiguous, load_rows
from quoteattr.gazetteer.matching import Matcher
from quoteattr.gazetteer.organization import Organization, normal_form

__all__ = ["Clash", "Gazetteer", "Match", "find_clashes"]


class Match(NamedTuple):
    """A form of one or more organizations in a text: ``text[start:end]``; more than one when it is ambiguous."""

    start: int
    end: int
    organizations: tuple[Organization, ...]


class Clash(NamedTuple):
    """A form that two organizations claim at the same time, though it is not listed as ambiguous."""

    form: str
    row: Row
    other: Row


class Gazetteer:
    """Organizations, to be looked up by name and found in text; never changed once made.

    >>> ministry = Organization("moe", "교육부", "government")
    >>> gazetteer = Gazetteer([ministry, Organization("pen", "부산광역시교육청", "education_office", ("부산교육청",))])
    >>> gazetteer.find("교육부와 부산 교육청은")[1]._replace(organizations=())
    Match(start=5, end=11, organizations=())
    >>> gazetteer.lookup("교육부") == (ministry,)
    True
    """

    def __init__(self, organizations: Iterable[Organization]) -> None:
        self.organizations = tuple(organizations)
        self._by_form: Mapping[str, tuple[Organization, ...]] | None = None

    @classmethod
    def default(cls) -> Gazetteer:
        """The organizations that come with quoteattr, read once.

        >>> Gazetteer.default() is Gazetteer.default()
        True
        """
        return _default()

    @classmethod
    def load(cls, path: str | Path) -> Gazetteer:
        """Read a directory of files, or one TSV, CSV or JSON Lines file.

        Columns: id, name, aliases (separated by ``|``), since, until and, optionally, kind. An ``ambiguous.tsv``
        beside the file or directory lists the forms that several entries may share.

        Raises:
            DataError: a malformed line, with file and line.
        """
        path = Path(path)
        shared = path.parent / "ambiguous.tsv"
        return cls(_load_checked(path, load_ambiguous(shared) if shared.is_file() else {}))

    def merged(self, other: Gazetteer) -> Gazetteer:
        """Both together; what ``other`` says about an id or a form replaces what stood here.

        >>> ours = Gazetteer([Organization("kepco", "한국전력공사", "public_institution", ("한전",))])
        >>> theirs = Gazetteer([Organization("hanjeon", "한전산업", "company", ("한전",))])
        >>> [organization.id for organization in ours.merged(theirs).lookup("한전")]
        ['hanjeon']
        """
        ids = {organization.id for organization in other.organizations}
        kept = Gazetteer(organization for organization in self.organizations if organization.id not in ids)
        result = Gazetteer((*kept.organizations, *other.organizations))
        result._by_form = {**kept._index, **other._index}
        return result

    def lookup(self, name: str) -> tuple[Organization, ...]:
        """All organizations that carry this form, whatever its spacing, middle dots and case; none is ``()``.

        >>> [organization.name for organization in Gazetteer.default().lookup("과기 정통부")]
        ['과학기술정보통신부']
        """
        return self._index.get(normal_form(name), ())

    def find(self, text: str) -> list[Match]:
        """The organizations in a text, from left to right and not overlapping, the longest form at each place.

        A match begins a word and may be followed by anything: 국방부는, 국방부장관. Offsets are code points.

        >>> [(match.start, match.end) for match in Gazetteer.default().find("국가 AI 위원회와 과기정통부는")]
        [(0, 9), (11, 16)]
        """
        forms = self._organizations_by_pattern
        return [Match(start, end, forms[index]) for start, end, index in self._matcher.find(text)]

    @cached_property
    def _index(self) -> Mapping[str, tuple[Organization, ...]]:
        if self._by_form is not None:
            return self._by_form
        index: dict[str, tuple[Organization, ...]] = {}
        for organization in self.organizations:
            for key in dict.fromkeys(map(normal_form, organization.forms)):
                index[key] = (*index.get(key, ()), organization)
        return index

    @cached_property
    def _forms(self) -> list[str]:
        """Every form as it is written, without those that a merge has taken from their organization."""
        return list(dict.fromkeys(form for organization in self.organizations for form in organization.forms))

    @cached_property
    def _organizations_by_pattern(self) -> list[tuple[Organization, ...]]:
        return [self._index[normal_form(form)] for form in self._forms]

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self._forms)


def find_clashes(rows: Iterable[Row], ambiguous: Mapping[str, frozenset[str]]) -> list[Clash]:
    """Every form with two organizations valid at the same time that ``ambiguous`` does not list together."""
    claims: dict[str, list[Row]] = {}
    clashes: list[Clash] = []
    for row in rows:
        for form in row.organization.forms:
            key = normal_form(form)
            others = claims.setdefault(key, [])
            allowed = ambiguous.get(key, frozenset())
            clashes += [Clash(form, row, other) for other in others if _clash(row, other, allowed)]
            others.append(row)
    return clashes


def _clash(row: Row, other: Row, allowed: frozenset[str]) -> bool:
    one, two = row.organization, other.organization
    return one.id != two.id and one.overlaps(two) and not {one.id, two.id} <= allowed


def _load_checked(path: File, ambiguous: Mapping[str, frozenset[str]]) -> list[Organization]:
    rows = load_rows(path)
    for clash in find_clashes(rows, ambiguous):
        other = clash.other
        raise DataError(
            str(clash.row.file),
            clash.row.line,
            f"{clash.form} also belongs to {other.organization.id} ({other.file.name}:{other.line}); "
            "drop it from one, give dates that do not overlap, or list it in ambiguous.tsv",
        )
    return [row.organization for row in rows]


@cache
def _default() -> Gazetteer:
    data = files("quoteattr") / "data"
    return Gazetteer(_load_checked(data / "organizations", load_ambiguous(data / "ambiguous.tsv")))

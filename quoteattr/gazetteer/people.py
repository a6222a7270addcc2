"""People in public office: who they are is looked up after the attribution, and never decides it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from quoteattr.errors import DataError
from quoteattr.gazetteer.gazetteer import Gazetteer
from quoteattr.gazetteer.loading import check_date, check_id
from quoteattr.gazetteer.organization import normal_form
from quoteattr.gazetteer.wikidata import check_qid, load_items
from quoteattr.tables import Entry, data_path, load_tsv, read_rows

__all__ = ["OfficeTerm", "PublicFigures"]

_ALONE = frozenset(
    {"대통령", "국무총리", "총리", "부총리", "장관", "검찰총장", "대법원장", "국회의장", "당대표", "비대위원장", "교황"}
)
"""Offices that newspapers write without an organization: 대통령 alone says enough beside a name, 대표 does not."""

_FORMER = ("전 ", "前 ", "전직 ")


class FigureEntry(Entry):
    """A line of ``data/people.tsv``."""

    id: str
    name: str
    office: str
    organization_id: str
    since: str = ""
    until: str = ""
    source: str = ""
    wikidata: str = ""


class OfficeTerm(NamedTuple):
    """An office that somebody holds or held.

    Attributes:
        id: of the person; several terms of one person share it, homonyms do not.
        name: 홍가람.
        office: 장관.
        organization_id: in the gazetteer.
        since: first day as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; ``None`` when not known.
        until: last day likewise; ``None`` when no end is known.
        wikidata: the item of the person, ``Q138048``; ``None`` when no list confirms one.
    """

    id: str
    name: str
    office: str
    organization_id: str
    since: str | None = None
    until: str | None = None
    wikidata: str | None = None

    def is_valid(self, on: date) -> bool:
        """Was the office held on that day?

        >>> term = OfficeTerm("hong-garam", "홍가람", "시장", "naju-si", "2022-07-01", "2026-06-30")
        >>> term.is_valid(date(2024, 5, 1)), term.is_valid(date(2026, 7, 1))
        (True, False)
        """
        day = on.isoformat()
        return self.has_begun(on) and (self.until is None or day[: len(self.until)] <= self.until)

    def has_begun(self, on: date) -> bool:
        """Had the office begun by that day?"""
        return self.since is None or on.isoformat() >= self.since


class PublicFigures:
    """People by name and office.

    >>> figures = PublicFigures([OfficeTerm("hong-garam", "홍가람", "시장", "seoul-government", "2022-07-01")])
    >>> figures.match("홍가람", "서울시장", "서울시", gazetteer=Gazetteer.default()).id
    'hong-garam'
    >>> figures.match("홍가람", "부시장", "서울시", gazetteer=Gazetteer.default()) is None
    True
    """

    def __init__(self, terms: Iterable[OfficeTerm]) -> None:
        self.terms = tuple(terms)
        self._by_name: defaultdict[str, list[OfficeTerm]] = defaultdict(list)
        for term in self.terms:
            self._by_name[normal_form(term.name)].append(term)

    @classmethod
    def default(cls) -> PublicFigures:
        """The people that come with quoteattr, read once."""
        return _default()

    @classmethod
    def load(cls, path: str | Path) -> PublicFigures:
        """Read a TSV with columns id, name, office, organization_id, since, until, source and, if wanted, wikidata.

        Items may also stand beside it in ``wikidata.tsv``, by the id of the person.

        Raises:
            DataError: a line is malformed, or an id has two names.
        """
        path = Path(path)
        entries = load_tsv(path, FigureEntry)
        lines = [line for line, _ in read_rows(path)]
        names: dict[str, str] = {}
        for line, entry in zip(lines, entries, strict=True):
            _check(path, line, entry, names.setdefault(entry.id, entry.name))
        items = {id_: item.qid for id_, item in load_items(path.parent / "wikidata.tsv").items()}
        return cls(_build_term(entry, entry.wikidata or items.get(entry.id)) for entry in entries)

    def lookup(self, name: str) -> tuple[OfficeTerm, ...]:
        """Every term of everybody of that name; homonyms have different ids."""
        return tuple(self._by_name.get(normal_form(name), ()))

    def match(
        self,
        name: str,
        title: str | None,
        organization: str | None,
        *,
        gazetteer: Gazetteer,
        on: date | None = None,
    ) -> OfficeTerm | None:
        """The term of the one person of that name who holds that office there, on that day if it is given.

        Name and office must agree, and the organization too, by itself or within the title (서울시교육감). Only
        with the highest offices (대통령) may it be missing, or the country be enough (미국 대통령). ``전 장관``
        is somebody whose term has begun. When two people fit, nobody is named.
        """
        terms = self._by_name.get(normal_form(name))
        if not terms or not title:
            return None
        former = title.startswith(_FORMER)
        offices = _read_offices(title.removeprefix("전직").lstrip("전前 ") if former else title)
        owners = (
            frozenset(owner.id for owner in gazetteer.lookup(organization, title=title))
            if organization
            else frozenset()
        )
        found = [
            term
            for term in terms
            if (on is None or (term.has_begun(on) if former else term.is_valid(on)))
            and any(_agrees(term, office, organization, owners, gazetteer) for office in offices)
        ]
        if len({term.id for term in found}) != 1:
            return None
        return max(found, key=lambda term: term.since or "")


def _agrees(
    term: OfficeTerm, title: str, organization: str | None, owners: frozenset[str], gazetteer: Gazetteer
) -> bool:
    """Does a title with an organization as written name the office of a term?"""
    forms = gazetteer.forms_of(term.organization_id)
    fused = title.removesuffix(term.office)
    is_fused = len(fused) > 1 and fused != title and any(form.startswith(fused) for form in forms)
    if title != term.office and not is_fused:
        return False
    if organization is None:
        return is_fused or term.office in _ALONE
    if term.organization_id in owners:
        return True
    return term.office in _ALONE and (
        title.startswith(organization) or any(form.startswith(organization) for form in forms)
    )


def _read_offices(title: str) -> tuple[str, ...]:
    """The offices that a title names: 당대표 for 대표, both for 부총리 겸 기획재정부 장관."""
    bare = title.split("(")[0].strip()
    return (bare, *_other_names().get(bare, ()))


def _build_term(entry: FigureEntry, qid: str | None) -> OfficeTerm:
    where = (entry.office, entry.organization_id)
    return OfficeTerm(entry.id, entry.name, *where, entry.since or None, entry.until or None, qid)


def _check(path: Path, line: int, entry: FigureEntry, name: str) -> None:
    try:
        check_id(entry.id)
        check_date(entry.since)
        check_date(entry.until)
        if entry.wikidata:
            check_qid(entry.wikidata)
    except ValueError as error:
        raise DataError(path, line, str(error)) from None
    if entry.name != name:
        raise DataError(path, line, f"{entry.id} is {name} above; give {entry.name} an id of their own")
    if entry.since and entry.until and entry.until < entry.since[: len(entry.until)]:
        raise DataError(path, line, f"the office ends ({entry.until}) before it begins ({entry.since})")


@cache
def _other_names() -> Mapping[str, tuple[str, ...]]:
    names: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for _, row in read_rows(data_path("office_names.tsv")):
        names[row["title"]] += (row["office"],)
    return names


@cache
def _default() -> PublicFigures:
    return PublicFigures.load(data_path("people.tsv"))

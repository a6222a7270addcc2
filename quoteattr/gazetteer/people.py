"""People in public office: who they are is looked up after the attribution, and never decides it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from quoteattr.gazetteer.gazetteer import Gazetteer
from quoteattr.gazetteer.office_terms import OfficeTerm, load_terms
from quoteattr.gazetteer.organization import normal_form
from quoteattr.tables import data_path, read_rows

__all__ = ["PublicFigures"]

_ALONE = frozenset(
    {"대통령", "국무총리", "총리", "부총리", "장관", "검찰총장", "대법원장", "국회의장", "당대표", "비대위원장", "교황"}
)
"""Offices that newspapers write without an organization: 대통령 alone says enough beside a name, 대표 does not."""

_FORMER = ("전 ", "前 ", "전직 ")


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
        """Read a TSV, CSV or JSON Lines file, or a directory of them.

        Columns: id, name, office, organization_id, since, until and, if wanted, source and wikidata; one line for each
        term. Items may also stand beside it in ``wikidata.tsv``, by the id of the person.

        Raises:
            DataError: a line is malformed, an id has two names, or two people of one name hold one office at the
                same time; with file and line.
        """
        return cls(row.term for row in load_terms(Path(path)))

    def merged(self, other: PublicFigures) -> PublicFigures:
        """Both together; what ``other`` says about a person, or about who held an office, replaces what stood here.

        >>> ours = PublicFigures([OfficeTerm("hong-garam", "홍가람", "시장", "naju-si", "2022-07-01")])
        >>> theirs = PublicFigures([OfficeTerm("hong-2", "홍가람", "시장", "naju-si", "2024-01-01")])
        >>> [term.id for term in ours.merged(theirs).lookup("홍가람")]
        ['hong-2']
        """
        ids = {term.id for term in other.terms}
        held: defaultdict[tuple[str, str, str], list[OfficeTerm]] = defaultdict(list)
        for term in other.terms:
            held[term.place].append(term)
        kept = (
            term
            for term in self.terms
            if term.id not in ids and not any(term.contradicts(one) for one in held.get(term.place, ()))
        )
        return PublicFigures([*kept, *other.terms])

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
        known = gazetteer.lookup(organization, title=title) if organization else ()
        owners = frozenset(owner.id for owner in known)
        found = [
            term
            for term in terms
            if (on is None or (term.has_begun(on) if former else term.is_valid(on)))
            and any(_agrees(term, office, organization, owners, gazetteer) for office in offices)
        ]
        if len({term.id for term in found}) != 1:
            return None
        return max(found, key=lambda term: term.since or "")

    def find_home(
        self, name: str, title: str | None, text: str, *, gazetteer: Gazetteer, on: date | None = None
    ) -> str | None:
        """The organization or country of the one known holder of a high office, as an article writes it.

        Here a family name is enough (트럼프 대통령 → 미국). Our own president is the president of nothing that
        newspapers name beside the office; ``None`` for him, for all others the article does not place, and when two
        organizations fit.

        >>> figures, known = PublicFigures.default(), Gazetteer.default()
        >>> figures.find_home("트럼프", "대통령", "미국이 움직였다. 트럼프 대통령은", gazetteer=known)
        '미국'
        >>> figures.find_home("문재인", "대통령", "청와대에서 문재인 대통령은", gazetteer=known) is None
        True
        """
        if not title or not any(office in _ALONE for office in _read_offices(title)):
            return None
        terms = self._by_name.get(normal_form(name)) or self._by_last_name.get(name, [])
        held = [t for t in terms if t.office in _read_offices(title) and (on is None or t.is_valid(on))]
        if len({term.id for term in held}) != 1:
            return None
        homes = {form for term in held for form in _written(term.organization_id, title, text, gazetteer)}
        return homes.pop() if len(homes) == 1 else None

    @cached_property
    def _by_last_name(self) -> Mapping[str, list[OfficeTerm]]:
        found: dict[str, list[OfficeTerm]] = {}
        for term in self.terms:
            if " " in term.name:
                found.setdefault(term.name.rsplit(" ", 1)[1], []).append(term)
        return found


def _written(id_: str, title: str, text: str, gazetteer: Gazetteer) -> Iterator[str]:
    """The country of an organization if the text names it, else the longest form of its own in the text."""
    owner = gazetteer.get(id_)
    if owner is None or owner.kind == "presidency":
        return
    special = ((form, context) for form, contexts in gazetteer.contexts.items() for context in contexts)
    countries = [form for form, context in special if id_ in context.ids and context.fits(title) and len(form) > 1]
    countries += [form.removesuffix(" 정부") for form in owner.forms if form.endswith(" 정부")]
    found = [form for form in countries if form in text] or [form for form in owner.forms if form in text]
    if found:
        yield max(found, key=len)


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


@cache
def _other_names() -> Mapping[str, tuple[str, ...]]:
    names: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for _, row in read_rows(data_path("office_names.tsv")):
        names[row["title"]] += (row["office"],)
    return names


@cache
def _default() -> PublicFigures:
    return PublicFigures.load(data_path("people.tsv"))

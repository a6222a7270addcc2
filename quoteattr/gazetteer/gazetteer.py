"""The gazetteer: organizations by form, in a lookup and in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from quoteattr.extraction import Article
from quoteattr.gazetteer.loading import (
    AMBIGUOUS,
    COMMON_WORDS,
    Ambiguous,
    load_ambiguous,
    load_common_words,
    load_organizations,
)
from quoteattr.gazetteer.matching import Matcher
from quoteattr.gazetteer.organization import Organization, normal_form
from quoteattr.gazetteer.spelling import countries, find_abbreviations
from quoteattr.gazetteer.suggesting import Suggestion, suggest

__all__ = ["Gazetteer", "Match", "read_ambiguous", "read_common_words"]

_DATA = Path(str(resources.files("quoteattr"))) / "data"
_BRACKETS = re.compile(r"\([^()]*\)")
_LEGAL = re.compile(r"^(?:주식회사|유한회사|사단법인|재단법인|의료법인|학교법인)\s|\s(?:주식회사|유한회사)$")
_STATE = frozenset(
    {"committee", "court", "government", "legislature", "military", "police", "presidency", "prosecution"}
)
"""Kinds of our own state: 韓 외교부 is the one that we call 외교부."""


class Match(NamedTuple):
    """``text[start:end]`` is a form of these organizations; when ambiguous (한전), of more than one."""

    start: int
    end: int
    organizations: tuple[Organization, ...]


class Gazetteer:
    """Organizations, to be looked up by name and found in text; never changed once made.

    ``common_words`` begin like a form and are none: 정보사항 is not 정보사, 서구화 not 서구.

    >>> office = Organization("busan-education", "부산광역시교육청", "education_office", ("부산교육청",))
    >>> gazetteer = Gazetteer([office])
    >>> [(match.start, match.end) for match in gazetteer.find("이날 부산 교육청은")]
    [(3, 9)]
    """

    def __init__(self, organizations: Iterable[Organization], *, common_words: Iterable[str] = ()) -> None:
        self.organizations = tuple(organizations)
        self.common_words = tuple(common_words)

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

        Columns: id, name, aliases (separated by ``|``), since, until and, if wanted, kind. Two more files may
        stand beside it: ``ambiguous.tsv``, forms that several entries share (those of ours are known anyway),
        and ``common_words.tsv``.

        Raises:
            DataError: a malformed line, a repeated id or a form with two owners, with file and line.
        """
        path = Path(path)
        return cls(load_organizations(path, read_ambiguous(path)), common_words=read_common_words(path))

    def merged(self, other: Gazetteer) -> Gazetteer:
        """Both together; what ``other`` says about an id or a form replaces what stood here.

        >>> ours = Gazetteer([Organization("kepco", "한국전력공사", "public_institution", ("한전",))])
        >>> theirs = Gazetteer([Organization("hanjeon", "한전산업개발", "company", ("한전",))])
        >>> [organization.id for organization in ours.merged(theirs).lookup("한전")]
        ['hanjeon']
        """
        ids = {organization.id for organization in other.organizations}
        kept = [organization for organization in self.organizations if organization.id not in ids]
        words = dict.fromkeys((*self.common_words, *other.common_words))
        result = Gazetteer([*kept, *other.organizations], common_words=words)
        ours = {key: tuple(owner for owner in owners if owner.id not in ids) for key, owners in self._index.items()}
        result._index = {**ours, **other._index}
        return result

    def lookup(self, name: str) -> tuple[Organization, ...]:
        """All organizations that carry this form, whatever its spacing, middle dots and case; none is ``()``.

        The one whose name is in use today comes first, then the one that was in use last.

        An abbreviation in brackets does not matter (정보통신기획평가원(IITP)), nor what kind of company it is
        (주식회사 카카오), nor that it is Korean (韓 외교부).

        >>> [organization.name for organization in Gazetteer.default().lookup("과기 정통부")]
        ['과학기술정보통신부']
        """
        return self._index.get(normal_form(name)) or self._lookup_loosely(name)

    def _lookup_loosely(self, name: str) -> tuple[Organization, ...]:
        """What is left when brackets, legal forms and 韓 are taken off."""
        bare = _LEGAL.sub("", _BRACKETS.sub("", name).strip())
        if bare != name and (found := self._index.get(normal_form(bare))):
            return found
        first, gap, rest = bare.partition(" ")
        if not gap or first not in ("한국", *countries()["한국"].letters):
            return ()
        return tuple(owner for owner in self._index.get(normal_form(rest), ()) if owner.kind in _STATE)

    def match(self, name: str, *, on: date | None = None) -> Organization | None:
        """The one organization that a name stands for, or ``None`` when it is not known or not certain.

        A form of one organization is that one. Of several, those count that were in use on the day ``on``, or
        without it those in use today, else the latest; when more than one is left (강서구청), nobody decides.

        >>> known = Gazetteer.default()
        >>> [known.match("교육부", on=date(year, 5, 1)).id for year in (2005, 2012, 2025)]
        ['moe-hrd', 'moest', 'moe']
        >>> known.match("교육부").id, known.match("강서구청")
        ('moe', None)
        """
        found = self.lookup(name)
        if len(found) < 2:
            return found[0] if found else None
        if on:
            valid = [organization for organization in found if organization.is_valid(on)]
        else:
            current = [organization for organization in found if organization.until is None]
            latest = max(organization.until or "" for organization in found)
            valid = current or [organization for organization in found if organization.until == latest]
        return valid[0] if len(valid) == 1 else None

    def forms_of(self, id_: str) -> tuple[str, ...]:
        """Every form of the organization of an id; none for an id that is not known.

        >>> Gazetteer.default().forms_of("kt")
        ('KT', '케이티')
        """
        return self._forms_by_id.get(id_, ())

    def find(self, text: str) -> list[Match]:
        """The organizations in a text, from left to right, not overlapping, the longest form at each place.

        A match begins a word and may be followed by anything: 국방부는, 국방부장관. Offsets are code points.

        >>> [(match.start, match.end) for match in Gazetteer.default().find("국가 AI 위원회와 과기정통부는")]
        [(0, 9), (11, 16)]
        """
        owners = self._owners
        matches = self._matcher.find(text)
        return [Match(start, end, owners[form]) for start, end, form in matches if owners[form]]

    def suggest(self, articles: Iterable[Article]) -> tuple[Suggestion, ...]:
        """Organizations and titles that the speakers of articles have and no list knows, most frequent first.

        Args:
            articles: :class:`quoteattr.Extraction` records, or pairs of an id and the quotes of that article.

        >>> import quoteattr
        >>> quotes = quoteattr.extract("맹하람 한빛전자 대표는 “내년에는 흑자를 내겠다”고 말했다.")
        >>> [(one.kind, one.form, one.count) for one in Gazetteer.default().suggest([("a", quotes)])]
        [('organization', '한빛전자', 1)]
        """
        return suggest(self, articles)

    @cached_property
    def _forms_by_id(self) -> dict[str, tuple[str, ...]]:
        return {organization.id: organization.forms for organization in self.organizations}

    @cached_property
    def _index(self) -> Mapping[str, tuple[Organization, ...]]:
        return _build_index(self.organizations)

    @cached_property
    def _forms(self) -> dict[str, tuple[Organization, ...]]:
        """What to look for, with its owners: all forms, then the common words, which have none."""
        written = [form for organization in self.organizations for form in organization.forms]
        shortened = [short for form in written for short in find_abbreviations(form)]
        forms = dict.fromkeys((*written, *shortened, *self.common_words))
        return {form: self._index.get(key, ()) for form in forms if len(key := normal_form(form)) > 1}

    @cached_property
    def _owners(self) -> list[tuple[Organization, ...]]:
        return list(self._forms.values())

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(list(self._forms))


def read_ambiguous(path: Path) -> Ambiguous:
    """Our ambiguous forms, and those of an ``ambiguous.tsv`` beside a file of organizations or in a directory."""
    tables = (load_ambiguous(file) for file in (_DATA / AMBIGUOUS, *_beside(path, AMBIGUOUS)))
    return {form: ids for table in tables for form, ids in table.items()}


def read_common_words(path: Path) -> list[str]:
    """The words of a ``common_words.tsv`` beside a file of organizations or in a directory."""
    return [word for file in _beside(path, COMMON_WORDS) for word in load_common_words(file)]


def _beside(path: Path, name: str) -> list[Path]:
    return [file for file in (path.parent / name, path / name) if file.is_file()]


def _build_index(organizations: Iterable[Organization]) -> dict[str, tuple[Organization, ...]]:
    """Organizations by normal form; then those forms with a short country that nobody has: 美 국무부."""
    index: dict[str, tuple[Organization, ...]] = {}
    shortened: list[tuple[str, Organization]] = []
    for organization in organizations:
        for form in organization.forms:
            owners = index.setdefault(key := normal_form(form), (organization,))
            if organization not in owners:
                index[key] = _latest_first((*owners, organization))
            shortened += [(short, organization) for short in find_abbreviations(form)]
    for short, organization in shortened:
        index.setdefault(normal_form(short), (organization,))
    return index


def _latest_first(organizations: tuple[Organization, ...]) -> tuple[Organization, ...]:
    return tuple(sorted(organizations, key=lambda organization: organization.until or "9999", reverse=True))


@cache
def _default() -> Gazetteer:
    return Gazetteer.load(_DATA / "organizations")

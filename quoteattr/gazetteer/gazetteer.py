"""The gazetteer: organizations by form, in a lookup and in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from quoteattr.extraction import Article
from quoteattr.gazetteer.companions import read_ambiguous, read_common_words, read_contexts, read_items
from quoteattr.gazetteer.contexts import ContextForms, find_in_context
from quoteattr.gazetteer.indexing import build_index, latest_first
from quoteattr.gazetteer.loading import load_organizations
from quoteattr.gazetteer.matching import Matcher
from quoteattr.gazetteer.organization import Organization, normal_form
from quoteattr.gazetteer.spelling import countries, find_abbreviations
from quoteattr.gazetteer.suggesting import Suggestion, suggest
from quoteattr.gazetteer.wikidata import attach_items
from quoteattr.tables import data_path

__all__ = ["Gazetteer", "Match"]

_HEADED = ("회", "소")
_BRACKETS = re.compile(r"\(([^()]*)\)")
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

    ``common_words`` begin like a form and are none: 정보사항 is not 정보사, 서구화 not 서구. ``contexts`` are short
    names that a title decides: 두산 beside 투수.

    >>> office = Organization("busan-education", "부산광역시교육청", "education_office", ("부산교육청",))
    >>> gazetteer = Gazetteer([office])
    >>> [(match.start, match.end) for match in gazetteer.find("이날 부산 교육청은")]
    [(3, 9)]
    """

    def __init__(
        self,
        organizations: Iterable[Organization],
        *,
        common_words: Iterable[str] = (),
        contexts: ContextForms | None = None,
    ) -> None:
        self.organizations = tuple(organizations)
        self.common_words = tuple(common_words)
        self.contexts: ContextForms = contexts or {}

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

        Columns: id, name, aliases (separated by ``|``), since, until and, if wanted, kind and wikidata. More files
        may stand beside it: ``ambiguous.tsv``, forms that several entries share (those of ours are known anyway),
        ``common_words.tsv``, ``wikidata.tsv`` (also for people of files there), and ``context_forms.tsv`` with its
        ``contexts.tsv``.

        Raises:
            DataError: a malformed line, a repeated id or a form with two owners, with file and line.
        """
        path = Path(path)
        organizations = load_organizations(path, read_ambiguous(path))
        return cls(
            attach_items(organizations, read_items(path, organizations=organizations)),
            common_words=read_common_words(path),
            contexts=read_contexts(path, organizations),
        )

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
        contexts = {key: forms for key, forms in self.contexts.items() if key not in other._index}
        result = Gazetteer([*kept, *other.organizations], common_words=words, contexts={**contexts, **other.contexts})
        ours = {key: tuple(owner for owner in owners if owner.id not in ids) for key, owners in self._index.items()}
        result._index = {**ours, **other._index}
        return result

    def lookup(self, name: str, *, title: str | None = None) -> tuple[Organization, ...]:
        """All organizations that carry this form, whatever its spacing, middle dots and case; none is ``()``.

        The one whose name is in use today comes first, then the one that was in use last. The title of a speaker may
        say that a short name means another than usual.

        Where nobody has the form as it is written, it does not matter what kind of company it is (주식회사 카카오),
        nor that it is Korean (韓 외교부), nor what stands in brackets (정보통신기획평가원(IITP)), unless that says
        which of several is meant, or names another.

        >>> known = Gazetteer.default()
        >>> [organization.name for organization in known.lookup("과기 정통부")]
        ['과학기술정보통신부']
        >>> [known.lookup("두산", title=title)[0].name for title in ("회장", "투수")]
        ['두산그룹', '두산 베어스']
        """
        ids = find_in_context(self.contexts, name, title)
        meant = tuple(self._by_id[id_] for id_ in sorted(ids) if id_ in self._by_id)
        return latest_first(meant) or self._index.get(normal_form(name)) or self._lookup_loosely(name, title)

    def _lookup_loosely(self, name: str, title: str | None) -> tuple[Organization, ...]:
        """What is left when brackets, legal forms and 韓 are taken off."""
        if _BRACKETS.search(name):
            return self._lookup_before_brackets(name, title)
        if (bare := _LEGAL.sub("", name.strip())) != name:
            return self.lookup(bare, title=title)
        first, gap, rest = name.partition(" ")
        if not gap or first not in ("한국", *countries()["한국"].letters):
            return ()
        return tuple(owner for owner in self._index.get(normal_form(rest), ()) if owner.kind in _STATE)

    def _lookup_before_brackets(self, name: str, title: str | None) -> tuple[Organization, ...]:
        """Who carries the form before a bracket, as far as the one within does not say otherwise.

        A known form within decides between several. A known abbreviation of somebody else, 한국개발연구원(KBS), means
        that something is wrong, unless the one before has none that we know: 백악관 국가안보회의(NSC).
        """
        found = self.lookup(_BRACKETS.sub("", name), title=title)
        for within in _BRACKETS.findall(name):
            if owners := self.lookup(within):
                both = tuple(one for one in found if one in owners)
                found = both or tuple(one for one in found if not (within.isascii() and one.has_abbreviation))
        return found

    def match(self, name: str, *, on: date | None = None, title: str | None = None) -> Organization | None:
        """The one organization that a name stands for, or ``None`` when it is not known or not certain.

        A form of one organization is that one. Of several, those count that were in use on the day ``on``, or
        without it those in use today, else the latest; when more than one is left (강서구청), nobody decides.

        >>> known = Gazetteer.default()
        >>> [known.match("교육부", on=date(year, 5, 1)).id for year in (2005, 2012, 2025)]
        ['moe-hrd', 'moest', 'moe']
        >>> known.match("교육부").id, known.match("강서구청")
        ('moe', None)
        >>> known.match("한국개발연구원(KDI)").id, known.match("한국개발연구원(KBS)")
        ('kdi', None)
        """
        found = self.lookup(name, title=title) or self._lookup_related(name, title)
        if len(found) < 2:
            return found[0] if found else None
        if on:
            valid = [organization for organization in found if organization.is_valid(on)]
        else:
            current = [organization for organization in found if organization.until is None]
            latest = max(organization.until or "" for organization in found)
            valid = current or [organization for organization in found if organization.until == latest]
        return valid[0] if len(valid) == 1 else None

    def _lookup_related(self, name: str, title: str | None) -> tuple[Organization, ...]:
        """Who carries the short name that a fused title made longer, or the full name of a shortened 위원회.

        원안위원회, from 원안위원장, is 원안위; 전경련회, from 전경련회장, is 전경련; 헌재소, from 헌재소장, is 헌재.
        And 공정거래위 is 공정거래위원회.
        """
        if name.endswith("위원회"):
            return self.lookup(name.removesuffix("원회"))
        if name.endswith("위"):
            return self.lookup(f"{name}원회")
        is_head = name.endswith(_HEADED) and title is not None and title.endswith(f"{name[-1]}장")
        return self.lookup(name[:-1]) if is_head else ()

    def get(self, id_: str) -> Organization | None:
        """The organization of an id, or ``None``.

        >>> Gazetteer.default().get("white-house").name
        '백악관'
        """
        return self._by_id.get(id_)

    def forms_of(self, id_: str) -> tuple[str, ...]:
        """Every form of the organization of an id; none for an id that is not known.

        >>> Gazetteer.default().forms_of("kt")
        ('KT', '케이티')
        """
        organization = self.get(id_)
        return organization.forms if organization else ()

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
    def _by_id(self) -> dict[str, Organization]:
        return {organization.id: organization for organization in self.organizations}

    @cached_property
    def _index(self) -> Mapping[str, tuple[Organization, ...]]:
        return build_index(self.organizations)

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


@cache
def _default() -> Gazetteer:
    return Gazetteer.load(data_path("organizations"))

"""Offices: what organization and title say about a person, and whether one person may hold two of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeVar

from quoteattr.gazetteer import Gazetteer, normal_form
from quoteattr.lexicon import Lexicon
from quoteattr.records import Speaker, office_label
from quoteattr.tables import Entry, data_path, load_tsv

__all__ = ["Office", "OfficeReader", "Rank", "Relation", "compare_offices", "titles_conflict"]

EntryT = TypeVar("EntryT", bound=Entry)

Rank = Literal["head", "senior", "staff", "unknown"]

Relation = Literal["same", "side", "open", "apart"]
"""How two offices of one name go together: in one organization, one beside the other, nothing against it, not."""

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_FORMER = re.compile(r"^(?:전직? |前 ?|현직? |現 ?|신임 |당시 )")

# Classes of titles whose people do not change sides: a 포수 of KT is no 부사장 of KT.
_STAGES = {"sports": "stage", "arts": "stage", "religion": "religion", "occupation": "occupation"}
_CROWDED = frozenset({"academia", "politics", "judiciary", "media", "law", "police", "military", "medicine"})
_STUDENTS = ("학생", "대학생", "대학원생", "고등학생", "중학생", "초등학생", "학생회장")
_SIDE_KINDS = frozenset({"association", "civic_group"})
_POLITICS = frozenset({"party", "legislature", "presidency"})


class OfficeEntry(Entry):
    """A line of ``data/offices.tsv``."""

    title: str
    rank: Literal["head", "senior", "staff"]
    seat: Literal["main", "side"]


@dataclass(frozen=True, slots=True)
class Office:
    """An organization and a title, read.

    Attributes:
        organization: as written, KT; ``None`` when the article gives none.
        organization_id: in the gazetteer.
        key: what the spellings of one organization share: its id, else the normal form.
        root: the key of the organization it is part of: 부산대 for 부산대 AI대학원; else ``key``.
        kind: the kind of the root in the gazetteer; empty when not known.
        title: as written.
        head: the title that decides, in normal form: 교수 of 컴퓨터공학과 교수.
        category: the class of the title: academia.
        rank: how high it is.
        side: whether it is held beside a main post.
    """

    organization: str | None
    organization_id: str | None
    key: str
    root: str
    kind: str
    title: str | None
    head: str
    category: str
    rank: Rank
    side: bool

    @property
    def label(self) -> str:
        """The office as written: KT 부사장."""
        return office_label(self.organization, self.title)

    @property
    def crowded(self) -> bool:
        """Do many share the title, below the head: a university has more than one 교수 김민○, a party 의원 박○○?"""
        return self.rank != "head" and self.category in _CROWDED


class OfficeReader:
    """Reads the offices of speakers; each different one once.

    >>> reader = OfficeReader()
    >>> office = reader.read(Speaker(kind="person", name="김두현", title="컴퓨터공학과 교수", organization="건국대"))
    >>> office.key, office.head, office.rank
    ('konkuk-university', '교수', 'senior')
    """

    def __init__(self, gazetteer: Gazetteer | None = None, lexicon: Lexicon | None = None) -> None:
        self._gazetteer = gazetteer or Gazetteer.default()
        self._titles = (lexicon or Lexicon.default()).titles
        self._entries = _load_entries()
        self._kinds = {one.id: one.kind for one in self._gazetteer.organizations}
        self._read: dict[tuple[str | None, str | None, str | None], Office] = {}

    def read(self, speaker: Speaker) -> Office:
        """The office of a speaker."""
        written = (speaker.organization, speaker.organization_id, speaker.title)
        office = self._read.get(written)
        if office is None:
            office = self._read[written] = self._build(*written)
        return office

    def _build(self, organization: str | None, id_: str | None, title: str | None) -> Office:
        key, root, known = self._read_organization(organization, id_)
        head = title_head(title or "", self._entries)
        entry = _at_end(head, self._entries)
        kind = self._kinds.get(root, "")
        rank: Rank = entry.rank if entry else "unknown"
        side = (entry is not None and entry.seat == "side") or (kind in _SIDE_KINDS and rank == "head")
        category = titled.category if (titled := _at_end(head, self._titles)) else ""
        return Office(organization, known, key, root, kind, title, head, category, rank, side)

    def _read_organization(self, organization: str | None, id_: str | None) -> tuple[str, str, str | None]:
        """Key, root and id of an organization as written: 부산대 AI대학원 is part of pusan-national-university."""
        if not organization:
            return (id_ or "", id_ or "", id_)
        bare = _BRACKETS.sub("", organization).strip() or organization
        if not id_ and len(found := self._gazetteer.lookup(bare)) == 1:
            id_ = found[0].id
        if id_:
            return id_, id_, id_
        key = normal_form(bare)
        first = next(iter(self._gazetteer.find(bare)), None)
        if first and first.start == 0 and len(first.organizations) == 1 and bare[first.end : first.end + 1] == " ":
            return key, first.organizations[0].id, None
        return key, key, None


def title_head(title: str, entries: Mapping[str, object]) -> str:
    """The word of a title that decides, without 전·현 and brackets.

    >>> title_head("연구개발(R&D) PM", {}), title_head("전 부사장", {})
    ('PM', '부사장')
    """
    bare = _FORMER.sub("", _BRACKETS.sub("", title)).strip()
    words = bare.replace(" 겸 ", " ").split()
    if not words:
        return ""
    if (joined := "".join(words[-2:])) in entries:
        return joined
    return words[-1]


def compare_offices(one: Office, two: Office) -> Relation:
    """Whether one person may hold both offices.

    >>> reader = OfficeReader()
    >>> def read(organization, title):
    ...     return reader.read(Speaker(kind="person", name="가", title=title, organization=organization))
    >>> compare_offices(read("KT", "최고기술책임자"), read("KT", "부사장"))
    'same'
    >>> compare_offices(read("건국대", "교수"), read("국가AI위원회", "분과위원"))
    'side'
    >>> compare_offices(read("카카오", "대표"), read("현대차", "대표"))
    'apart'
    """
    if titles_conflict(one, two):
        return "apart"
    if not one.key or not two.key:
        return "open" if _may_be_one_title(one, two) else "apart"
    if one.root == two.root or (one.head == two.head and _is_short_for(one, two)):
        return "same"
    if one.side != two.side or (one.side and two.side):
        return "side"
    if {one.kind, two.kind} <= _POLITICS and one.kind != two.kind:
        return "side"
    return "apart"


def _is_short_for(one: Office, two: Office) -> bool:
    """Is one organization the first word of the other: 두산 for 두산 베어스, not 카카오 for 카카오뱅크?"""
    shorter, longer = sorted((one.organization or "", two.organization or ""), key=len)
    return bool(shorter) and longer.startswith(shorter + " ")


def titles_conflict(one: Office, two: Office) -> bool:
    """Titles that one person does not hold within a few years: 연구원 and 사장, 포수 and 부사장."""
    if not one.head or not two.head or one.head == two.head:
        return False
    if _is_student(one) != _is_student(two):
        return True
    if {one.rank, two.rank} == {"head", "staff"}:
        return True
    stages = {_stage(one), _stage(two)} - {""}
    return len(stages) > 1


def _may_be_one_title(one: Office, two: Office) -> bool:
    """For offices of which one names no organization: no title, the same, or one of the same class."""
    return not one.title or not two.title or one.category == two.category or one.side or two.side


def _is_student(office: Office) -> bool:
    return office.head.endswith(_STUDENTS)


def _stage(office: Office) -> str:
    """Where people with such a title work; empty when it does not say."""
    return "" if office.side or not office.category else _STAGES.get(office.category, "desk")


def _at_end(title: str, entries: Mapping[str, EntryT]) -> EntryT | None:
    """The entry of the longest word that a title ends with: 센터장 for 인공지능그랜드ICT연구센터장."""
    return next((entries[title[i:]] for i in range(len(title)) if title[i:] in entries), None)


@cache
def _load_entries() -> Mapping[str, OfficeEntry]:
    return {entry.title: entry for entry in load_tsv(data_path("offices.tsv"), OfficeEntry)}

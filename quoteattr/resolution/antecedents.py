"""Who a mention is, and whom a pronoun may mean: 그, 이 관계자, 이들.

The rules find the antecedents that agree in kind, number and title; which of several it is, the scorer decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from quoteattr.lexicon import PronounEntry
from quoteattr.records import Reason, Span, Speaker

__all__ = ["Antecedent", "Identity", "Reading", "speaker_meant", "unknown", "wanted_kinds"]


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a mention is, how that was found, and the earlier mentions it went through."""

    speaker: Speaker
    how: str
    antecedents: tuple[Span, ...] = ()
    co_speakers: tuple[Speaker, ...] = ()
    at: Span | None = None
    """Where the speaker was named when the quote was attributed, for later pronouns to point at."""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A speaker or subject before a pronoun, where it stands, and what the scorer sees of it."""

    identity: Identity
    at: Span | None
    traits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One of those a mention may be, with what the scorer sees of it."""

    identity: Identity
    traits: tuple[str, ...] = ()


def unknown(reason: Reason, how: str = "none") -> Identity:
    """The honest answer."""
    return Identity(Speaker(kind="unknown", reason=reason), how)


def wanted_kinds(words: str, entry: PronounEntry | None) -> frozenset[str]:
    """The kinds of speakers that a pronoun stands for; one that no list has (이 장관) is a person.

    >>> sorted(wanted_kinds("그", None))
    ['anonymous', 'person']
    """
    if entry is not None and entry.kind == "organization":
        return frozenset({"organization"})
    if entry is not None and entry.number == "plural":
        return frozenset({"group"})
    return frozenset({"anonymous", "person"})


def speaker_meant(words: str, wanted: frozenset[str], identity: Identity) -> Speaker | None:
    """The speaker that a pronoun means when it points to this antecedent; ``None`` where it cannot.

    시민모임은 … 이들은: its members; 연맹은 … 이들은: the organization. 이 업체는 after an unknown name: one, too.
    """
    speaker = identity.speaker
    if wanted == {"organization"} and identity.how == "name":
        speaker = Speaker(kind="organization", organization=speaker.name)
    if wanted == {"group"} and speaker.kind == "organization":
        if (speaker.organization or "").endswith(_OVER_PEOPLE):
            return Speaker(kind="group")
        is_people = (speaker.organization or "").endswith(_OF_PEOPLE)
        return Speaker(kind="group", organization=speaker.organization) if is_people else speaker
    return speaker if speaker.kind in wanted and _title_fits(words, speaker) else None


_OF_PEOPLE = (
    "모임",
    "연대",
    "행동",
    "노조",
    "단체",
    "협의회",
    "대책위",
    "비대위",
    "유족회",
    "동호회",
    "팀",
    "측",
    "단",
    "부대",
)
"""Bodies that are thought of as the people in them."""

_OVER_PEOPLE = (
    "경찰",
    "경찰서",
    "경찰청",
    "검찰",
    "검찰청",
    "지검",
    "고검",
    "법원",
    "재판부",
    "수사대",
    "해경",
    "세관",
)
"""Bodies that deal with people: 경찰은 두 사람을 붙잡았다. 이들은 … are these people."""


def _title_fits(words: str, speaker: Speaker) -> bool:
    """이 관계자 points to a 관계자, 이 당국자 to a 당국자; 그 to anyone."""
    noun = words.split(" ")[-1]
    if " " not in words or speaker.kind == "organization":
        return True
    if speaker.title and (speaker.title.endswith(noun) or noun.endswith(speaker.title)):
        return True
    return noun in _ANYBODY and speaker.kind == "anonymous"


_ANYBODY = frozenset({"관계자", "당국자", "사람", "남성", "여성", "소식통", "관리", "외교관", "인사", "공무원", "간부"})
"""After 이 these point to somebody unnamed whatever he was called before: 백악관 관계자 … 이 관리."""

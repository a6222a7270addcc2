"""What an archive returns: frozen records of speakers over many articles, and of utterances in several wordings."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from quoteattr.records import office_label

__all__ = [
    "Affiliation",
    "Appearance",
    "Difference",
    "Ground",
    "IndexedSpeaker",
    "Merge",
    "Suspicion",
    "Utterance",
    "Wording",
]

Ground = Literal[
    "person_id",
    "organization",
    "title",
    "same_article",
    "shared_utterance",
    "shared_speakers",
    "side_office",
    "surname_office",
    "spelling",
    "name",
]
"""Why two offices are held to belong to one person:

================  ==================================================================================
person_id         the gazetteer knows the person by both offices
organization      the same organization: KT 최고기술책임자, KT 부사장
title             the same title, where one mention names no organization: 오승필 부사장
same_article      one article gives the person both offices
shared_utterance  the same words were quoted under both offices
shared_speakers   articles with both offices quote the same other people, who are quoted rarely
side_office       one is held beside a main post: 분과위원 and 교수
surname_office    a surname with the office of the only such person: 오 부사장, KT
spelling          the names differ by one letter: 신영식, 신용식
name              nothing but the name speaks for it
================  ==================================================================================
"""


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Affiliation(_Record):
    """One organization of a speaker, with the titles used there.

    >>> Affiliation(organization="KT", organization_id="kt", titles=("최고기술책임자", "부사장"), articles=2).label
    'KT 최고기술책임자·부사장'
    """

    organization: str | None = Field(default=None, description="As most articles write it.")
    organization_id: str | None = Field(default=None, description="Its id in the gazetteer, if known.")
    titles: tuple[str, ...] = Field(default=(), description="The titles there, the most frequent first.")
    articles: int = Field(ge=1, description="How many articles give this affiliation.")
    first: date | None = Field(default=None, description="The first dated article with it.")
    last: date | None = Field(default=None, description="The last dated article with it.")

    @property
    def label(self) -> str:
        """The affiliation on one line."""
        return office_label(self.organization, "·".join(self.titles))


class Merge(_Record):
    """Two offices, or two spellings of one office, that were put together as one person, and why.

    >>> merge = Merge(offices=("건국대 교수", "국가AI위원회 분과위원"), grounds=("side_office", "shared_speakers"),
    ...               details=("오승필 KT",), confidence=0.85)
    >>> merge.name_only
    False
    """

    offices: tuple[str, str] = Field(description="Both as written: KT 부사장; the same twice over several articles.")
    grounds: tuple[Ground, ...] = Field(description="What speaks for it, the strongest first.")
    details: tuple[str, ...] = Field(default=(), description="The people or words that the offices share.")
    confidence: float = Field(ge=0.0, le=1.0)

    @property
    def name_only(self) -> bool:
        """Is there nothing but the name and offices that one person may hold?"""
        return set(self.grounds) <= {"name", "side_office"}


class IndexedSpeaker(_Record):
    """One person over all articles of an archive.

    >>> speaker = IndexedSpeaker(id="오승필@kt", names=("오승필",), affiliations=(
    ...     Affiliation(organization="KT", organization_id="kt", titles=("부사장",), articles=2),),
    ...     quotes=3, articles=2, outlets=("가람일보",))
    >>> speaker.label
    '오승필 (KT 부사장)'
    """

    id: str = Field(description="person_id of the gazetteer, else name@organization of the first article.")
    person_id: str | None = None
    names: tuple[str, ...] = Field(description="The full name; then a surname that was linked to it, if any.")
    affiliations: tuple[Affiliation, ...] = Field(default=(), description="The most frequent first.")
    quotes: int = Field(ge=1, description="How many quotes the person has.")
    articles: int = Field(ge=1, description="How many articles quote the person.")
    outlets: tuple[str, ...] = Field(default=(), description="The outlets of these articles, sorted.")
    first: date | None = None
    last: date | None = None
    merges: tuple[Merge, ...] = Field(default=(), description="Every step that put the mentions together.")

    @property
    def name(self) -> str:
        """The full name."""
        return self.names[0]

    @property
    def confidence(self) -> float:
        """That all of this is one person: the least certain merge decides; 1.0 when there was none."""
        return min((merge.confidence for merge in self.merges), default=1.0)

    @property
    def name_only(self) -> bool:
        """Was anything put together by name only?"""
        return any(merge.name_only for merge in self.merges)

    @property
    def label(self) -> str:
        """The person on one line, with every affiliation."""
        offices = "; ".join(affiliation.label for affiliation in self.affiliations if affiliation.label)
        return f"{self.name} ({offices})" if offices else self.name


class Suspicion(_Record):
    """Two speakers that may be one, and were left apart: a likely misspelling, or a namesake in the same news.

    >>> Suspicion(kind="spelling", speakers=("신영식@sk-telecom", "신용식@sk-telecom"), names=("신영식", "신용식"),
    ...           grounds=("spelling", "organization", "title"), confidence=0.75).names
    ('신영식', '신용식')
    """

    kind: Literal["spelling", "namesake"]
    speakers: tuple[str, str] = Field(description="Their ids.")
    names: tuple[str, str]
    grounds: tuple[Ground, ...]
    details: tuple[str, ...] = ()
    confidence: float = Field(ge=0.0, le=1.0, description="That the two are one person.")


class Appearance(_Record):
    """One quote of an archive and its place: ``text[start:end]`` of that article."""

    article: str | int
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Difference(_Record):
    """Where one wording departs from the first one.

    >>> Difference(kind="replaced", base="내년", words="올해", start=3, end=5).kind
    'replaced'
    """

    kind: Literal["replaced", "added", "missing"]
    base: str = Field(description="The words of the first wording; empty for 'added'.")
    words: str = Field(description="The words here; empty for 'missing'.")
    start: int = Field(ge=0, description="Where ``words`` stand in the text of this wording, in code points.")
    end: int = Field(ge=0)


class Wording(_Record):
    """One outlet's words for an utterance."""

    text: str
    appearances: tuple[Appearance, ...] = Field(description="The articles that print exactly these words.")
    outlets: tuple[str, ...] = ()
    speaker_ids: tuple[str, ...] = Field(default=(), description="To whom these articles give the words.")
    differences: tuple[Difference, ...] = Field(default=(), description="Against the first wording.")

    @property
    def marked(self) -> str:
        """The text with every difference in braces, ``{first wording → this one}``.

        >>> Wording(text="물가는 올해 잡힌다", appearances=(), differences=(
        ...     Difference(kind="replaced", base="내년", words="올해", start=4, end=6),)).marked
        '물가는 {내년 → 올해} 잡힌다'
        """
        parts, place = [], 0
        for difference in self.differences:
            mark = "{" + " → ".join((difference.base or "∅", difference.words or "∅")) + "}"
            parts += [self.text[place : difference.start], mark]
            if difference.start == difference.end:
                parts.append(" ")
            place = difference.end
        return "".join((*parts, self.text[place:])).strip()


class Utterance(_Record):
    """The same utterance in several articles: what they agree on stands once, what they do not is marked."""

    speaker_ids: tuple[str, ...] = Field(description="Usually one; more when articles give it to different people.")
    wordings: tuple[Wording, ...] = Field(description="The one that most articles print first, then the longest.")
    articles: int = Field(ge=2)

    @property
    def disputed(self) -> bool:
        """Do the articles give the words to different people?"""
        return len(self.speaker_ids) > 1

    @property
    def verbatim(self) -> bool:
        """Do all articles print the same words, apart from spaces and punctuation?"""
        return not any(wording.differences for wording in self.wordings)

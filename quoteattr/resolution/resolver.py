"""From mentions to speakers: 정 PM, 이 장관, 그, 같은 관계자, 회사, a dropped subject → one speaker of the article.

Resolves only when one candidate is left; two that both fit are ``unknown``, ``ambiguous``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import regex

from quoteattr.affiliation.affiliations import Affiliations
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.finding import Mention
from quoteattr.mentions.names import NameJudge
from quoteattr.mentions.naming import NameModel
from quoteattr.mentions.words import abbreviates
from quoteattr.records import Span, Speaker
from quoteattr.resolution.antecedents import Identity, Reading, unknown
from quoteattr.resolution.beside_names import BesideNames
from quoteattr.resolution.brackets import Brackets
from quoteattr.resolution.descriptions import Descriptions
from quoteattr.resolution.media import Media
from quoteattr.resolution.name_parts import NameParts
from quoteattr.resolution.names_met import NamesMet
from quoteattr.resolution.owners import Owners
from quoteattr.resolution.people import People
from quoteattr.resolution.person import Person, agrees
from quoteattr.resolution.pronouns import Pronouns
from quoteattr.resolution.unknown_words import UnknownWords
from quoteattr.resolution.unnamed import Unnamed
from quoteattr.scenes import SUBJECT_PARTICLES, Scenes
from quoteattr.scorer import Scorer

__all__ = ["Resolver"]


MOST_DESCRIBED = 12
"""What stands before somebody is read at so many of his first mentions."""


class Resolver:
    """Resolves the mentions of one article; ``said`` tells who spoke in the sentences attributed so far."""

    def __init__(
        self, scenes: Scenes, lexicon: Lexicon, model: NameModel | None = None, affiliation: Scorer | None = None
    ) -> None:
        self._scenes = scenes
        self._lexicon = lexicon
        self._model = model or NameModel.over(lexicon)
        self._met = NamesMet(scenes)
        self._people = People(scenes, lexicon, self._met)
        self._parts = NameParts(scenes, lexicon, self._model, self._met)
        self.affiliations = Affiliations(scenes, lexicon, affiliation)
        self._descriptions = Descriptions(scenes, lexicon, self._model)
        self._beside = BesideNames(scenes, lexicon)
        self._brackets = Brackets(scenes, lexicon, self._model)
        self._owners = Owners(scenes, lexicon, self.affiliations, self._descriptions)
        self._unnamed = Unnamed(scenes.text, lexicon, self._met, self._owners, self._descriptions)
        self._media = Media(scenes.text, lexicon)
        self._names = NameJudge(lexicon)
        self._words = UnknownWords(scenes, lexicon, self._model)
        self._pronouns = Pronouns(scenes, lexicon, self.resolve, self._is_introduced)
        self._cache: dict[Mention, Identity] = {}
        self._written: dict[str, str] = {}

    def resolve(self, mention: Mention, scene: int, said: Mapping[int, Identity]) -> Identity:
        """The identity of a mention in sentence ``scene``; ``said`` maps sentence numbers to their speaker."""
        if _is_pronoun(mention):
            return self.readings(mention, scene, said)[0].identity
        identity = self._cache.get(mention)
        if identity is None:
            identity = self._resolve(mention, scene)
            if mention.co_names:
                identity = self._together(identity, mention)
            self._cache[mention] = identity
        return identity

    def _together(self, identity: Identity, mention: Mention) -> Identity:
        """홍가람과 윤서진은: who says it together, in the order of the text."""
        own = self._scenes.text[mention.start : mention.end]
        before = [self._partner(name, mention) for name in mention.co_names if name not in own]
        after = [self._partner(name, mention) for name in mention.co_names if name in own]
        together = (*before, identity.speaker, *after)
        return replace(identity, speaker=together[0], co_speakers=together[1:])

    def _partner(self, name: str, mention: Mention) -> Speaker:
        """Who says it together with the person of the mention: 윤지상·한서령 공동대표."""
        person = self._people.named(name)
        alone = replace(mention, name=name, co_names=())
        return self._identity_of(person, alone if not person.mentions else person.introduction, "full_name").speaker

    def _resolve(self, mention: Mention, scene: int) -> Identity:
        form = mention.form
        if form == "full":
            return self._full(mention)
        if form == "surname":
            return self._surname(mention)
        if form == "title":
            return self._title(mention)
        if form == "bare":
            return self._bare(mention)
        if form == "unnamed":
            return self._unnamed.identify(mention)
        return self._collective(mention, scene)

    def _full(self, mention: Mention) -> Identity:
        name = mention.name or ""
        if called := self._parts.with_alias(name):
            return self._identity_of(self._people.named(called), mention, "partial_name")
        person = self._people.named(name)
        if len(name) == 1 and mention.title:
            begun = self._people.with_first_syllable(name, mention.title)
            if len(begun) == 1:
                return self._identity_of(begun[0], mention, "surname_title")
        longer = [n for n in self._parts.with_part(name) if n.endswith(name)]
        longer = longer or self._parts.with_word(name, mention.title)
        if len(longer) == 1:
            fuller = self._people.named(longer[0])
            return self._identity_of(Person(longer[0], (*fuller.mentions, *person.mentions)), mention, "partial_name")
        return self._identity_of(person, mention, "full_name")

    def _identity_of(self, person: Person, mention: Mention, how: str) -> Identity:
        """A person with the most informative values of the whole article."""
        if not person.mentions:
            person = Person(person.name, (mention,))
        introduction = person.introduction
        title = _fuller(mention.title, introduction.title)
        organization = mention.organization if mention.form == "full" else None
        organization = organization or self._owners.of_team_named_after(introduction) or person.organization
        if organization and organization.startswith(("같은 ", "이 ", "해당 ")):
            organization = self._owners.pointed_to(organization, introduction) or organization
        if organization:
            organization = self._owners.of_team(self._as_named(organization, mention), introduction)
        title, organization = self._described(person, title, organization)
        category = introduction.category or mention.category
        if organization is None:
            organization = self.affiliations.of(title or mention.title, category, introduction)
        antecedents = () if introduction.start >= mention.start else (self._span(introduction),)
        speaker = Speaker(kind="person", name=person.name, title=title, organization=organization)
        return Identity(speaker, how, antecedents)

    def _described(self, person: Person, title: str | None, organization: str | None) -> tuple[str | None, str | None]:
        """Title and organization; what no phrase gives may stand in the words before one (X에서 기자로 일하는)."""
        if title and organization:
            return title, organization
        found = [self._descriptions.of(mention, person.name) for mention in person.mentions[:MOST_DESCRIBED]]
        bracketed = self._brackets.of(person.name)
        if not title or not bracketed.title or agrees(title, bracketed.title):
            found.append(bracketed)  # not the office of 홍가람 의원 that 홍가람(현 환경부 장관) has besides
        title = title or next((d.title for d in found if d.title), None) or self._beside.titled(person.name)
        told = next((d.organization for d in found if d.organization), None) or self._beside.of(person.name, title)
        told = told or self._owners.of_leader(person.name, title)
        return title, organization or told

    def _as_named(self, organization: str, mention: Mention) -> str:
        """당 대변인 → 한빛당; 원안위원장 → 원안위 where nobody writes 원안위원회."""
        entry = self._lexicon.nouns.get(organization)
        if entry is not None and entry.category == "focus":
            return self.affiliations.focus(organization, mention) or organization
        if not organization.endswith("위원회"):
            return organization
        if organization not in self._written:
            short, text = organization.removesuffix("원회"), self._scenes.text
            made = organization not in text and regex.search(rf"{regex.escape(short)}(?!원)", text)
            self._written[organization] = short if made else organization
        return self._written[organization]

    def _surname(self, mention: Mention) -> Identity:
        people = self._people.with_surname(mention.name or "", mention.title)
        if len(people) > 1:
            before = [p for p in people if p.mentions[0].start < mention.start]
            people = before or people
        if self._unnamed.is_one_of(mention, people):
            return self._unnamed.identify(replace(mention, form="unnamed", name=None))  # 한 의원: one of them
        if len(people) > 1 and mention.organization:
            people = [p for p in people if p.organization and _shares(p.organization, mention.organization)] or people
        if len(people) > 1:
            exact = [p for p in people if mention.title in p.titles]
            people = exact if len(exact) == 1 else people
        if mention.title is None and (half := self._half_before(mention, people)):
            return self._unnamed.identify(half)
        if len(people) == 1:
            return self._identity_of(people[0], mention, "surname_title" if mention.title else "surname")
        if people:
            return unknown("ambiguous", "surname_title")
        if mention.title and (fuller := self._parts.with_last_part(mention.name or "", mention.title)):
            return self._identity_of(self._people.named(fuller), mention, "partial_name")
        organization = mention.organization or self.affiliations.of(mention.title, mention.category, mention)
        half = self._met.half_named(mention.name or "")
        if half is not None and (mention.title is None or mention.title == half.title):
            return self._unnamed.identify(half)
        if mention.name == "전" and (mention.category in ("arts", "occupation") or mention.title == "선수"):
            return Identity(Speaker(kind="group", title=mention.title, organization=mention.organization), "group")
        if mention.title is None:
            return Identity(Speaker(kind="anonymous", name=mention.name, organization=organization), "label")
        speaker = Speaker(kind="person", name=mention.name, title=mention.title, organization=organization)
        return Identity(speaker, "surname_only")

    def _half_before(self, mention: Mention, people: list[Person]) -> Mention | None:
        """김모씨 for a later 김씨, unless somebody called so by the full name came before."""
        half = self._met.half_named(mention.name or "")
        if half is None or half.start > mention.start or any(p.mentions[0].start < mention.start for p in people):
            return None
        return half

    def _is_indefinite(self, mention: Mention) -> bool:
        """또 다른 최고위원, 어느 교수: somebody who has not been named."""
        words = self._scenes.text[mention.start : mention.end].split()
        return len(words) > 1 and words[0] in self._lexicon.words("indefinite")

    def _title(self, mention: Mention) -> Identity:
        title = mention.title or ""
        if self._is_indefinite(mention):
            return self._unnamed.identify(mention)
        unseen = self._people.named_before(mention)
        if unseen is not None:
            return self._identity_of(unseen, unseen.introduction, "full_name")
        people = self._people.with_title(title, mention.organization)
        if len(people) > 1 and title in self._lexicon.words("head_of_state"):
            people = [p for p in people if not self._is_of_country(p)] or people  # 대통령은: our own
        if len(people) == 1:
            return self._identity_of(people[0], mention, "title")
        if len(people) > 1:
            before = [p for p in people if p.mentions[0].start < mention.start]
            if len(before) == 1:
                return self._identity_of(before[0], mention, "title")
            return unknown("ambiguous", "title")
        misread, _, office = title.partition(" ")
        named = self._parts.with_part(misread) if office and misread not in self._lexicon.titles else []
        if len(named) == 1 and named[0] != misread:  # 하지 대사 after 아미르 하지 …: a name that Kiwi took for a word
            return self._identity_of(self._people.named(named[0]), replace(mention, title=office), "partial_name")
        holder = self._people.written_with(title) if title and not people and not mention.organization else None
        if holder is not None:
            return self._identity_of(holder, mention, "title")
        speaker = Speaker(kind="anonymous", title=title or None, organization=mention.organization)
        return Identity(speaker, "role")

    def _is_of_country(self, person: Person) -> bool:
        """젤렌스키 우크라이나 대통령, or somebody with a foreign name."""
        organization = person.organization or ""
        abroad = self._lexicon.places.get(organization.split(" ")[0]) == "country"
        return abroad or " " in person.name

    def _bare(self, mention: Mention) -> Identity:
        name = mention.name or ""
        if called := self._parts.with_alias(name):
            return self._identity_of(self._people.named(called), mention, "partial_name")
        if meant := self._people.misspelled(name):
            return self._identity_of(meant, mention, "partial_name")
        longer = self._parts.with_part(name.split(" ")[-1]) if name else []
        longer = [n for n in longer if n.endswith(name) or n.startswith(name)]
        if len(longer) == 1:
            name = longer[0]
        person = self._people.named(name)
        introduced = any(m.title or m.organization or m.form == "full" for m in person.mentions)
        if not introduced and not self._names.is_korean_name(name) and self._media.has(name):
            return Identity(Speaker(kind="organization", organization=name), "organization")
        if len(longer) > 1 and not introduced:
            return unknown("ambiguous", "partial_name")
        occupation = None if introduced else self._beside.titled(name)
        if occupation and not longer and self._words.is_used_as_name(name):
            return self._identity_of(Person(name, (replace(mention, title=occupation),)), mention, "name")
        if not introduced and (other := self._words.as_no_person(mention, name, longer)):
            return other
        if person.mentions or longer:
            told = tuple(m for m in person.mentions if m.title or m.organization)
            found = Person(name, told or person.mentions or (mention,))
            return self._identity_of(found, mention, "partial_name" if longer else "name")
        return Identity(Speaker(kind="person", name=name), "name")

    def _collective(self, mention: Mention, scene: int) -> Identity:
        organization = mention.organization
        if mention.form == "group":
            title, organization = self._unnamed.telling_title(mention.title), self._owners.of_group(mention)
            return Identity(Speaker(kind="group", title=title, organization=organization), "group")
        if mention.form == "document":
            issuer = self._owners.of_document(mention)
            return Identity(Speaker(kind="document", title=mention.title, organization=issuer), "document")
        if mention.form == "focus":
            subject = self._owners.focus_subject(organization or "", scene)
            if subject is not None:
                return Identity(Speaker(kind="organization", organization=subject), "focus")
            found = self.affiliations.focus(organization or "", mention)
            return Identity(Speaker(kind="organization", organization=found or organization), "focus")
        return Identity(Speaker(kind="organization", organization=organization), "organization")

    def readings(self, mention: Mention, scene: int, said: Mapping[int, Identity]) -> tuple[Reading, ...]:
        """Everybody a mention may be, the likeliest first: a pronoun may be several, anything else is one."""
        if not _is_pronoun(mention):
            return (Reading(self.resolve(mention, scene, said)),)
        if mention.form == "surname" and self._people.with_surname("이", mention.title):
            return (Reading(self._surname(mention)),)
        return self._pronouns.readings(mention, scene, said)

    def as_speaker(self, mention: Mention) -> Identity:
        """Who an unknown word is that certainly speaks."""
        return self._words.as_speaker(mention)

    def _is_introduced(self, mention: Mention) -> bool:
        """Is an unknown word the name of a person whom the article gives a title or a longer name?"""
        identity = self._bare(mention)
        return mention.particle in SUBJECT_PARTICLES and (
            identity.speaker.title is not None or identity.how == "partial_name"
        )

    def _span(self, mention: Mention) -> Span:
        return mention.span_in(self._scenes.text)


def _is_pronoun(mention: Mention) -> bool:
    """그, 이 관계자; 이 장관 may be somebody called 이, and 이씨 certainly is."""
    return mention.form == "pronoun" or (
        mention.form == "surname" and mention.name == "이" and mention.title is not None
    )


def _fuller(mentioned: str | None, introduced: str | None) -> str | None:
    """The more informative of two titles: 연구개발(R&D) PM over PM; what is said here when they differ."""
    if mentioned is None or introduced is None:
        return mentioned or introduced
    short, full = mentioned.replace(" ", ""), introduced.replace(" ", "")
    if full.endswith(short) or (full[-1] == short[-1] and abbreviates(short, full)):  # 과기관 ← 과학기술관
        return introduced
    return mentioned


def _shares(one: str, other: str) -> bool:
    return one in other or other in one

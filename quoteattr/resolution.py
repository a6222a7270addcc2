"""From mentions to speakers: 정 PM, 이 장관, 그, 같은 관계자, 회사, a dropped subject → one speaker of the article.

Resolves only when one candidate is left; two that both fit are ``unknown``, ``ambiguous``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

import regex

from quoteattr.affiliation import Affiliations
from quoteattr.antecedents import Antecedent, Identity, Reading, speaker_meant, unknown, wanted_kinds
from quoteattr.lexicon import Lexicon
from quoteattr.mentions import Mention
from quoteattr.naming import NameModel, Naming
from quoteattr.people import People, Person
from quoteattr.records import Span, Speaker
from quoteattr.scenes import SUBJECT_PARTICLES, Scenes, clause_of
from quoteattr.scorer import Scorer
from quoteattr.words import Word

__all__ = ["Resolver"]

FARTHEST_ANTECEDENT = 4
"""A pronoun looks back over at most so many sentences."""

FARTHEST_SECOND = 2
"""… and for anybody else it may mean over so many."""

LEAST_PERSON = 0.008
"""An unknown word is nobody's name when the name model gives it less: 의원실, 시스템, 한국민."""

LEAST_ORGANIZATION = 0.35
"""An unknown word that the name model takes for an organization, at least so surely, is one: 환추스바오."""


LEAST_NAMED = 0.1
"""An unknown word that speaks is a name when the name model gives it so much."""

LEAST_USES = 3
"""An unknown word that speaks is a name when the article writes it so often."""

MOST_READINGS = 4
"""A pronoun is read as at most so many different speakers."""


class Resolver:
    """Resolves the mentions of one article; ``said`` tells who spoke in the sentences attributed so far."""

    def __init__(
        self, scenes: Scenes, lexicon: Lexicon, model: NameModel | None = None, affiliation: Scorer | None = None
    ) -> None:
        self._scenes = scenes
        self._lexicon = lexicon
        self._model = model or NameModel.over(lexicon)
        self._people = People(scenes, lexicon, self._model)
        self.affiliations = Affiliations(scenes, lexicon, affiliation)
        self._cache: dict[Mention, Identity] = {}

    def resolve(self, mention: Mention, scene: int, said: Mapping[int, Identity]) -> Identity:
        """The identity of a mention in sentence ``scene``; ``said`` maps sentence numbers to their speaker."""
        if _is_pronoun(mention):
            return self.readings(mention, scene, said)[0].identity
        identity = self._cache.get(mention)
        if identity is None:
            identity = self._resolve(mention, scene)
            if mention.co_names:
                partners = tuple(self._partner(name, mention) for name in mention.co_names)
                identity = replace(identity, co_speakers=partners)
            self._cache[mention] = identity
        return identity

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
            return self._surname(mention, scene)
        if form == "title":
            return self._title(mention, scene)
        if form == "bare":
            return self._bare(mention)
        if form == "unnamed":
            return self._unnamed(mention, scene)
        return self._collective(mention, scene)

    def _full(self, mention: Mention) -> Identity:
        name = mention.name or ""
        person = self._people.named(name)
        if len(name) == 1 and mention.title:
            begun = self._people.with_first_syllable(name, mention.title)
            if len(begun) == 1:
                return self._identity_of(begun[0], mention, "surname_title")
        longer = [n for n in self._people.with_part(name) if n.endswith(name)]
        longer = longer or self._people.with_word(name, mention.title)
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
        organization = organization or person.organization
        if organization and organization.startswith("같은 "):
            organization = self.affiliations.focus(organization.removeprefix("같은 "), mention) or organization
        category = introduction.category or mention.category
        if organization is None:
            organization = self.affiliations.of(title or mention.title, category, introduction)
        antecedents = () if introduction.start >= mention.start else (self._span(introduction),)
        speaker = Speaker(kind="person", name=person.name, title=title, organization=organization)
        return Identity(speaker, how, antecedents)

    def _surname(self, mention: Mention, scene: int) -> Identity:
        people = self._people.with_surname(mention.name or "", mention.title)
        if len(people) > 1:
            before = [p for p in people if p.mentions[0].start < mention.start]
            people = before or people
        if len(people) > 1 and mention.organization:
            people = [p for p in people if p.organization and _shares(p.organization, mention.organization)] or people
        if len(people) > 1:
            exact = [p for p in people if mention.title in p.titles]
            people = exact if len(exact) == 1 else people
        if mention.title is None and (half := self._half_before(mention, people)):
            return self._unnamed(half, scene)
        if len(people) == 1:
            return self._identity_of(people[0], mention, "surname_title" if mention.title else "surname")
        if people:
            return unknown("ambiguous", "surname_title")
        if mention.name == "한" and mention.title:
            return self._unnamed(replace(mention, form="unnamed", name=None), scene)  # 한 의원: one of them
        organization = mention.organization or self.affiliations.of(mention.title, mention.category, mention)
        half = self._people.half_named(mention.name or "")
        if half is not None and (mention.title is None or mention.title == half.title):
            return self._unnamed(half, scene)
        if mention.name == "전" and (mention.category in ("arts", "occupation") or mention.title == "선수"):
            return Identity(Speaker(kind="group", title=mention.title, organization=mention.organization), "group")
        if mention.title is None:
            return Identity(Speaker(kind="anonymous", name=mention.name, organization=organization), "label")
        speaker = Speaker(kind="person", name=mention.name, title=mention.title, organization=organization)
        return Identity(speaker, "surname_only")

    def _half_before(self, mention: Mention, people: list[Person]) -> Mention | None:
        """김모씨 for a later 김씨, unless somebody called so by the full name came before."""
        half = self._people.half_named(mention.name or "")
        if half is None or half.start > mention.start or any(p.mentions[0].start < mention.start for p in people):
            return None
        return half

    def _is_indefinite(self, mention: Mention) -> bool:
        """또 다른 최고위원, 어느 교수: somebody who has not been named."""
        words = self._scenes.text[mention.start : mention.end].split()
        return len(words) > 1 and words[0] in self._lexicon.words("indefinite")

    def _title(self, mention: Mention, scene: int) -> Identity:
        title = mention.title or ""
        if self._is_indefinite(mention):
            return self._unnamed(mention, scene)
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
        named = self._people.with_part(misread) if office and misread not in self._lexicon.titles else []
        if len(named) == 1 and named[0] != misread:  # 하지 대사 after 아미르 하지 …: a name that Kiwi took for a word
            return self._identity_of(self._people.named(named[0]), replace(mention, title=office), "partial_name")
        speaker = Speaker(kind="anonymous", title=title or None, organization=mention.organization)
        return Identity(speaker, "role")

    def _is_of_country(self, person: Person) -> bool:
        """젤렌스키 우크라이나 대통령, or somebody with a foreign name."""
        organization = person.organization or ""
        abroad = self._lexicon.places.get(organization.split(" ")[0]) == "country"
        return abroad or " " in person.name

    def _bare(self, mention: Mention) -> Identity:
        name = mention.name or ""
        if called := self._people.with_alias(name):
            return self._identity_of(self._people.named(called), mention, "partial_name")
        longer = self._people.with_part(name.split(" ")[-1]) if name else []
        longer = [n for n in longer if n.endswith(name) or n.startswith(name)]
        if len(longer) == 1:
            name = longer[0]
        person = self._people.named(name)
        introduced = any(m.title or m.organization or m.form == "full" for m in person.mentions)
        if len(longer) > 1 and not introduced:
            return unknown("ambiguous", "partial_name")
        if not introduced and (other := self._as_no_person(mention, name, longer)):
            return other
        if person.mentions or longer:
            told = tuple(m for m in person.mentions if m.title or m.organization)
            found = Person(name, told or person.mentions or (mention,))
            return self._identity_of(found, mention, "partial_name" if longer else "name")
        return Identity(Speaker(kind="person", name=name), "name")

    def _as_no_person(self, mention: Mention, name: str, longer: list[str]) -> Identity | None:
        """Whom an unknown word that nobody introduces names, if the name model takes it for no person."""
        if not longer and (named := self._organization_ending(name)):
            return Identity(Speaker(kind="organization", organization=named), "organization")
        naming = self._naming(mention)
        if not longer and naming.organization > max(naming.person, LEAST_ORGANIZATION):
            return Identity(Speaker(kind="organization", organization=name), "organization")
        least = LEAST_PERSON if longer else 4 * LEAST_PERSON
        if (not longer and self._is_common(mention)) or naming.person < least:
            return self._common(mention.name or "")
        return None

    def _organization_ending(self, name: str) -> str | None:
        """갤럽 after 한국갤럽: the organization of the article whose name ends so."""
        text = self._scenes.text
        forms = {text[match.start : match.end] for match in self._scenes.matches}
        found = sorted(form for form in forms if len(name) > 1 and form != name and form.endswith(name))
        return found[0] if len(found) == 1 else None

    def _is_common(self, mention: Mention) -> bool:
        """Is an unknown word a common noun of the dictionary: 괴한, 건설사, 만남?"""
        scene = self._scenes[self._scenes.number_at(mention.start)]
        content = [m for m in scene.frame.eojeols[mention.last].morphemes if m.tag[0] not in "JS"]
        return bool(content) and all(m.tag in ("NNG", "XSN") for m in content)

    def _naming(self, mention: Mention) -> Naming:
        """What the last word of an unknown name names."""
        eojeols = self._scenes[self._scenes.number_at(mention.start)].frame.eojeols[mention.first : mention.last + 1]
        words = [Word.of(eojeol, min(eojeol.end, mention.end)) for eojeol in eojeols]
        return self._model.judge(words, len(words) - 1)

    def _common(self, noun: str) -> Identity:
        """What a common noun says of a speaker: 소년 somebody, 건설사 a company, 만남 nobody."""
        if noun in self._lexicon.words("plain_person"):
            return Identity(Speaker(kind="anonymous"), "unnamed")
        if noun.endswith(tuple(self._lexicon.words("person_end"))) and len(noun) > 1:
            return Identity(Speaker(kind="anonymous", title=noun), "unnamed")
        if noun.endswith(tuple(self._lexicon.words("body_end"))) and len(noun) > 1:
            return Identity(Speaker(kind="organization", organization=noun), "organization")
        return unknown("no_source", "common_noun")

    def as_speaker(self, mention: Mention) -> Identity:
        """Who an unknown word is that certainly speaks: 란은 “…”고 말했다 (no thing says so).

        An organization if the name model says so; a name if the article uses the word again and again, as it does not
        use 아이 or 동서 for one and the same; else somebody unnamed.
        """
        name, naming = mention.name or "", self._naming(mention)
        if naming.organization > max(naming.person, LEAST_NAMED):
            return Identity(Speaker(kind="organization", organization=name), "organization")
        if naming.person >= LEAST_NAMED or self._is_used_as_name(name):
            return Identity(Speaker(kind="person", name=name), "name")
        return Identity(
            Speaker(kind="anonymous", title=name) if len(name) > 1 else Speaker(kind="anonymous"), "unnamed"
        )

    def _is_used_as_name(self, word: str) -> bool:
        """Does the article use a word again and again, and never of several: 란은 …, but 신도는 … 신도들은?"""
        escaped = regex.escape(word)
        if regex.search(rf"{escaped}들", self._scenes.text):
            return False
        uses = regex.findall(
            rf"(?<![가-힣]){escaped}(?:은|는|이|가|의|을|를|도|과|와|에게)?(?![가-힣])", self._scenes.text
        )
        return len(uses) >= LEAST_USES

    def _unnamed(self, mention: Mention, scene: int) -> Identity:
        organization = self._owner(mention) or self._workplace(mention) or self.affiliations.owner_before(mention)
        title = (
            None if (mention.title or "").rsplit(" ", 1)[-1] in self._lexicon.words("plain_person") else mention.title
        )
        speaker = Speaker(kind="anonymous", name=mention.name, title=title, organization=organization)
        return Identity(speaker, "unnamed")

    def _owner(self, mention: Mention) -> str | None:
        """The organization of unnamed people: 당 공천관리위원회 → 한빛당 공천관리위원회, 이 회사."""
        organization = mention.organization
        if organization is None:
            return None
        if organization.startswith(("이 ", "같은 ")) and not organization.startswith("이 전 "):
            return self.affiliations.focus(organization.split(" ", 1)[1], mention)
        entry = self._lexicon.nouns.get(organization.split(" ")[0])
        if entry is not None and entry.category == "focus":
            return self.affiliations.focus(organization, mention) or organization
        return organization

    def _institute(self, mention: Mention) -> str | None:
        """영국 리즈대학교 연구팀은 … 연구팀은: the institute of a team that the article named before."""
        text = self._scenes.text
        found = _TEAM.fullmatch(text, mention.start, mention.end)
        before = _INSTITUTE.search(text, 0, mention.start) if found else None
        return before["institute"] if before else None

    def _workplace(self, mention: Mention) -> str | None:
        """상급종합병원에서 근무하는 A씨."""
        if mention.first < 2:
            return None
        scene = self._scenes.number_at(mention.start)
        frame = self._scenes[scene].frame
        if not frame.eojeols[mention.first - 1].text.startswith(("근무하", "일하", "재직", "근무 중", "종사하")):
            return None
        places = [m for m in self._scenes[scene].mentions if m.last == mention.first - 2 and m.particle == "에서"]
        return places[0].organization if places else None

    def _collective(self, mention: Mention, scene: int) -> Identity:
        organization = mention.organization
        if mention.form == "group":
            plain = mention.title is None or mention.title.rsplit(" ", 1)[-1] in self._lexicon.words("plain_person")
            organization = self._owner(mention) or self._institute(mention)
            speaker = Speaker(kind="group", title=None if plain else mention.title, organization=organization)
            return Identity(speaker, "group")
        if mention.form == "document":
            return Identity(Speaker(kind="document", title=mention.title, organization=organization), "document")
        if mention.form == "focus":
            subject = self._focus_subject(organization or "", scene)
            if subject is not None:
                return Identity(Speaker(kind="organization", organization=subject), "focus")
            found = self.affiliations.focus(organization or "", mention)
            return Identity(Speaker(kind="organization", organization=found or organization), "focus")
        return Identity(Speaker(kind="organization", organization=organization), "organization")

    def _focus_subject(self, noun: str, scene: int) -> str | None:
        """협회는 after 한국서예협회는 …: the subject of the sentence before that ends in the noun."""
        if scene < 1 or self._scenes.sentences[scene - 1].zone != "body":
            return None
        topics = [m for m in self._scenes[scene - 1].mentions if m.particle in ("은", "는", "이", "가")]
        found = (m.organization for m in topics if m.form == "organization" and m.organization)
        return next((o for o in found if o.endswith(noun) and len(noun) > 1), None)

    def readings(self, mention: Mention, scene: int, said: Mapping[int, Identity]) -> tuple[Reading, ...]:
        """Everybody a mention may be, the likeliest first: a pronoun may be several, anything else is one."""
        if not _is_pronoun(mention):
            return (Reading(self.resolve(mention, scene, said)),)
        if mention.form == "surname" and self._people.with_surname("이", mention.title):
            return (Reading(self._surname(mention, scene)),)
        return tuple(islice(self._pronoun(mention, scene, said), MOST_READINGS))

    def _pronoun(self, mention: Mention, scene: int, said: Mapping[int, Identity]) -> Iterator[Reading]:
        """The antecedents that fit, each once; what the pronoun says by itself where none does."""
        words = self._scenes.text[mention.start : mention.end]
        wanted = wanted_kinds(words, self._lexicon.pronouns.get(words))
        seen: set[Speaker] = set()
        for antecedent in self._antecedents(mention, scene, said, "organization" in wanted, seen):
            if antecedent.identity.co_speakers and words in ("그", "그녀"):
                if not seen:
                    yield Reading(unknown("ambiguous", "pronoun"))  # 두 사람이 나란히 섰다. 그는 …
                return
            speaker = speaker_meant(words, wanted, antecedent.identity)
            if speaker is None or speaker in seen:
                continue
            seen.add(speaker)
            chain = (*([antecedent.at] if antecedent.at else ()), *antecedent.identity.antecedents)
            traits = (f"reading={len(seen) - 1}", *antecedent.traits)
            yield Reading(Identity(speaker, "pronoun", chain), traits)
        if not seen:
            yield Reading(self._without_antecedent(words))

    def _without_antecedent(self, words: str) -> Identity:
        """What 이 관계자 and 이들 say by themselves."""
        entry = self._lexicon.pronouns.get(words)
        noun = words.split(" ")[-1]
        if " " in words and noun in self._lexicon.titles:
            title = None if noun in self._lexicon.words("plain_person") else noun
            return Identity(Speaker(kind="anonymous", title=title), "pronoun")
        if entry is not None and entry.number == "plural" and entry.kind != "organization":
            return Identity(Speaker(kind="group"), "pronoun")
        return unknown("no_source", "pronoun")

    def _antecedents(
        self, mention: Mention, scene: int, said: Mapping[int, Identity], wants_organization: bool, seen: set[Speaker]
    ) -> Iterator[Antecedent]:
        """Speakers and subjects before a pronoun, the nearest sentence first, its speaker before its subjects.

        Once somebody is ``seen`` who fits, only the nearest sentences are looked at.
        """
        for number in range(scene, max(-1, scene - FARTHEST_ANTECEDENT - 1), -1):
            if scene - number > FARTHEST_SECOND and seen:
                return
            sentence = self._scenes.sentences[number]
            if sentence.zone != "body" and number != scene:
                continue
            distance = scene - number
            if distance and number in said:
                yield Antecedent(
                    said[number], said[number].at, ("source=speaker", f"source=speaker,distance={distance}")
                )
            for other in self._subjects_before(mention, number, wants_organization, distance):
                clause = clause_of(self._scenes[number].frame, other)
                traits = _traits_of(other, distance, clause)
                yield Antecedent(self.resolve(other, number, said), self._span(other), traits)
        for number in sorted((n for n in said if n < scene - FARTHEST_ANTECEDENT), reverse=True)[:1]:
            yield Antecedent(said[number], said[number].at, ("source=speaker", "source=speaker,distance=far"))

    def _subjects_before(
        self, mention: Mention, number: int, wants_organization: bool, distance: int
    ) -> Iterator[Mention]:
        """The subjects of a sentence that a pronoun may mean; unknown words last, and only if introduced."""
        mentions = self._scenes[number].mentions
        for other in mentions:
            if other.form == "organization" and other.particle.startswith("에서"):
                continue  # 국회에서: where something happens
            if other.start < mention.start and other.form not in ("pronoun", "bare") and _is_topical(other):
                yield other
        if distance == 0:
            return
        for other in mentions:
            is_subject = other.form == "bare" and other.particle in SUBJECT_PARTICLES
            if is_subject and (wants_organization or self._is_introduced(other)):
                yield other

    def _is_introduced(self, mention: Mention) -> bool:
        """Is an unknown word the name of a person whom the article gives a title or a longer name?"""
        identity = self._bare(mention)
        return mention.particle in SUBJECT_PARTICLES and (
            identity.speaker.title is not None or identity.how == "partial_name"
        )

    def _span(self, mention: Mention) -> Span:
        return mention.span_in(self._scenes.text)


_TEAM = regex.compile(r"연구[팀진]|조사팀|의료진")
_INSTITUTE = regex.compile(
    r"(?<![가-힣])(?P<institute>[가-힣A-Za-z]{2,}(?:대|대학|대학교|공대|의대|병원|연구소|연구원|센터))"
    r"(?: [가-힣]{1,4} 교수)?(?: [가-힣]+과| 의대)?(?: 공동)? ?(?:연구[팀진]|조사팀|의료진)"
)


def _is_topical(mention: Mention) -> bool:
    return mention.particle in SUBJECT_PARTICLES and mention.form != "title"


def _is_pronoun(mention: Mention) -> bool:
    """그, 이 관계자; 이 장관 may be somebody called 이."""
    return mention.form == "pronoun" or (mention.form == "surname" and mention.name == "이")


def _traits_of(antecedent: Mention, distance: int, clause: str) -> tuple[str, ...]:
    """What the scorer sees of a subject that a pronoun may mean."""
    return (
        "source=subject",
        f"source=subject,distance={distance}",
        f"antecedent={antecedent.form}",
        f"antecedent_particle={antecedent.particle}",
        f"antecedent_clause={clause}",
    )


def _fuller(mentioned: str | None, introduced: str | None) -> str | None:
    """The more informative of two titles: 연구개발(R&D) PM over PM; what is said here when they differ."""
    if mentioned is None or introduced is None:
        return mentioned or introduced
    short, full = mentioned.replace(" ", ""), introduced.replace(" ", "")
    if full.endswith(short) or (len(full) > len(short) and full[-1] == short[-1]):
        return introduced
    return mentioned


def _shares(one: str, other: str) -> bool:
    return one in other or other in one

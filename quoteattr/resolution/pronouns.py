"""Whom a pronoun may mean: the speakers and subjects before it that agree with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import TypeAlias

from quoteattr.analysis import Frame
from quoteattr.cues.predicates import predicate_of
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.finding import COPULA, Mention
from quoteattr.records import Speaker
from quoteattr.resolution.antecedents import Antecedent, Identity, Reading, speaker_meant, unknown, wanted_kinds
from quoteattr.scenes import SUBJECT_PARTICLES, Scenes, clause_of

__all__ = ["Pronouns"]

FARTHEST_ANTECEDENT = 4
"""A pronoun looks back over at most so many sentences."""

FARTHEST_SECOND = 2
"""… and for anybody else it may mean over so many."""

MOST_READINGS = 4
"""A pronoun is read as at most so many different speakers."""

_PAIR = frozenset({"두 사람", "둘"})

_OF_STATE = ("정부", "국회", "대통령실", "청와대", "백악관")

Resolve: TypeAlias = Callable[[Mention, int, Mapping[int, Identity]], Identity]
"""Resolves another mention of a sentence, given who spoke in the sentences so far."""


class Pronouns:
    """Reads the pronouns of one article; ``resolve`` says who the other mentions are."""

    def __init__(
        self, scenes: Scenes, lexicon: Lexicon, resolve: Resolve, is_introduced: Callable[[Mention], bool]
    ) -> None:
        self._scenes = scenes
        self._lexicon = lexicon
        self._resolve = resolve
        self._is_introduced = is_introduced

    def readings(self, mention: Mention, scene: int, said: Mapping[int, Identity]) -> tuple[Reading, ...]:
        """Everybody whom a pronoun may mean, the nearest first."""
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
            if wanted == {"group"} and self._is_of_state(antecedent.identity.speaker):
                continue
            speaker = speaker_meant(words, wanted, antecedent.identity)
            if speaker is None or speaker in seen:
                continue
            seen.add(speaker)
            chain = (*([antecedent.at] if antecedent.at else ()), *antecedent.identity.antecedents)
            traits = (f"reading={len(seen) - 1}", *antecedent.traits)
            yield Reading(Identity(speaker, "pronoun", chain), traits)
        if not seen:
            found = self._without_antecedent(words)
            pair = self._pair_before(mention, scene, said) if words in _PAIR else ()
            yield Reading(replace(found, co_speakers=pair))

    def _pair_before(self, mention: Mention, scene: int, said: Mapping[int, Identity]) -> tuple[Speaker, ...]:
        """홍가람 의원과 윤서진 의원이 만났다. 두 사람은 …: the two whom the nearest sentence with people names."""
        for number in range(scene, max(-1, scene - FARTHEST_SECOND - 1), -1):
            named = [m for m in self._scenes[number].mentions if m.start < mention.start and _is_person(m)]
            found = [self._resolve(m, number, said) for m in named]
            people = dict.fromkeys(s for one in found for s in (*one.co_speakers, one.speaker) if s.kind == "person")
            if people:
                return tuple(people) if len(people) == 2 else ()
        return ()

    def _is_of_state(self, speaker: Speaker) -> bool:
        """정부, 다솜시: never 이들."""
        name = (speaker.organization or "").rsplit(" ", 1)[-1]
        return speaker.kind == "organization" and (name in self._lexicon.places or name.endswith(_OF_STATE))

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
            for other in self._subjects_before(mention, number, wants_organization, distance, said):
                clause = clause_of(self._scenes[number].frame, other)
                traits = _traits_of(other, distance, clause)
                yield Antecedent(self._resolve(other, number, said), other.span_in(self._scenes.text), traits)
        for number in sorted((n for n in said if n < scene - FARTHEST_ANTECEDENT), reverse=True)[:1]:
            yield Antecedent(said[number], said[number].at, ("source=speaker", "source=speaker,distance=far"))

    def _subjects_before(
        self, mention: Mention, number: int, wants_organization: bool, distance: int, said: Mapping[int, Identity]
    ) -> Iterator[Mention]:
        """The subjects of a sentence that a pronoun may mean; unknown words last, and only if known as somebody."""
        mentions = self._scenes[number].mentions
        for other in mentions:
            if other.form == "organization" and other.particle.startswith("에서"):
                continue  # 국회에서: where something happens
            if distance == 0 and _gives_way(self._scenes[number].frame, other, mention):
                continue
            if other.start < mention.start and other.form not in ("pronoun", "bare") and _is_topical(other):
                yield other
        if distance == 0:
            return
        if distance == 1:
            yield from (other for other in mentions if other.particle == COPULA)
        for other in mentions:
            is_subject = other.form == "bare" and other.particle in SUBJECT_PARTICLES
            if is_subject and (wants_organization or self._is_introduced(other) or self._has_spoken(other, said)):
                yield other
        if distance == 1 and not any(_is_person(other) and _is_topical(other) for other in mentions):
            yield from (other for other in mentions if other.particle == "의" and _is_person(other) and other.title)

    def _has_spoken(self, mention: Mention, said: Mapping[int, Identity]) -> bool:
        """한유진은, of whom the article gives no title, but who spoke before."""
        speaker = self._resolve(mention, 0, said).speaker
        return speaker.kind == "person" and any(speaker == identity.speaker for identity in said.values())


def _is_topical(mention: Mention) -> bool:
    return mention.particle in SUBJECT_PARTICLES and mention.form != "title"


def _gives_way(frame: Frame, subject: Mention, pronoun: Mention) -> bool:
    """기자가 “…”고 묻자 | 그는 “…”: the subject of a clause with 자 is another than that of the next."""
    between = enumerate(frame.eojeols[subject.last + 1 : pronoun.first], start=subject.last + 1)
    predicates = (p for i, e in between if e.quotation is None and (p := predicate_of(e, i)))
    last = next((p for p in predicates if p.ending != "adnominal"), None)
    if subject.particle not in ("이", "가") or last is None:
        return False
    return any(m.tag == "EC" and m.form in ("자", "자마자") for m in frame.eojeols[last.index].morphemes)


def _is_person(mention: Mention) -> bool:
    """Somebody by name; with 의 (정 감독의 안목이었다. 그는 …) where the sentence has no other subject that is one."""
    return mention.form in ("full", "surname")


def _traits_of(antecedent: Mention, distance: int, clause: str) -> tuple[str, ...]:
    """What the scorer sees of a subject that a pronoun may mean."""
    return (
        "source=subject",
        f"source=subject,distance={distance}",
        f"antecedent={antecedent.form}",
        f"antecedent_particle={antecedent.particle}",
        f"antecedent_clause={clause}",
    )

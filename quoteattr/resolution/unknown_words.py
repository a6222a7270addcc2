"""What a word that no list has and nobody introduces names: 환추스바오 an organization, 소년 somebody, 만남 nobody."""

from __future__ import annotations

from functools import cached_property

import regex

from quoteattr.lexicon import Lexicon
from quoteattr.mentions.finding import Mention
from quoteattr.mentions.names import NameJudge
from quoteattr.mentions.naming import NameModel, Naming
from quoteattr.mentions.words import Word, places_of
from quoteattr.records import Speaker
from quoteattr.resolution.antecedents import Identity, unknown
from quoteattr.scenes import Scenes

__all__ = ["UnknownWords"]

LEAST_PERSON = 0.008
"""An unknown word is nobody's name when the name model gives it less: 의원실, 시스템, 한국민."""

LEAST_ORGANIZATION = 0.35
"""An unknown word that the name model takes for an organization, at least so surely, is one: 환추스바오."""

LEAST_NAMED = 0.1
"""An unknown word that speaks is a name when the name model gives it so much."""

LEAST_USES = 3
"""An unknown word that speaks is a name when the article writes it so often."""

_PLAYED = regex.compile(r"[(（]([가-힣]{3,4})(?: ?분| ?역)?[)）]")
"""An actor in the parenthesis after his character: 문지기|(남도담 분)."""


class UnknownWords:
    """Judges the unknown words of one article by its text, the word lists and the name model."""

    def __init__(self, scenes: Scenes, lexicon: Lexicon, model: NameModel) -> None:
        self._scenes = scenes
        self._lexicon = lexicon
        self._model = model
        self._names = NameJudge(lexicon)
        self._uses: dict[str, bool] = {}
        self._characters: dict[str, bool] = {}

    def as_no_person(self, mention: Mention, name: str, longer: list[str]) -> Identity | None:
        """Whom an unknown word that nobody introduces names, if the name model takes it for no person."""
        if not longer and (named := self._organization_ending(name)):
            return Identity(Speaker(kind="organization", organization=named), "organization")
        if self.is_character(name):
            return None
        if not longer and self._is_place_or_vessel(name):
            return unknown("no_source", "common_noun")
        naming = self._naming(mention)
        if not longer and naming.organization > max(naming.person, LEAST_ORGANIZATION):
            return Identity(Speaker(kind="organization", organization=name), "organization")
        least = LEAST_PERSON if longer else 4 * LEAST_PERSON
        if (not longer and self._is_common(mention)) or naming.person < least:
            return self._common(mention.name or "")
        return None

    def _is_place_or_vessel(self, name: str) -> bool:
        """다솔체육관, 새마을호, but not 아라우호, a listed name."""
        endings = self._lexicon.words("venue") | self._lexicon.words("vessel_end")
        return len(name) > 3 and name.endswith(tuple(endings)) and name not in self._lexicon.foreign_names

    def is_character(self, name: str) -> bool:
        """문지기(남도담 분)는: does the article say by whom the word is played?"""
        if name not in self._characters:
            played = (_PLAYED.match(self._scenes.text, at + len(name)) for at in places_of(self._scenes.text, name))
            self._characters[name] = any(found and self._names.is_korean_name(found[1]) for found in played)
        return self._characters[name]

    def _organization_ending(self, name: str) -> str | None:
        """갤럽 after 한국갤럽: the organization of the article whose name ends so."""
        found = [form for form in self._forms if len(name) > 1 and form != name and form.endswith(name)]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _forms(self) -> tuple[str, ...]:
        """The organizations of the article as it writes them."""
        text = self._scenes.text
        return tuple(sorted({text[match.start : match.end] for match in self._scenes.matches}))

    def _is_common(self, mention: Mention) -> bool:
        """Is an unknown word a common noun of the dictionary: 괴한, 건설사, 만남?"""
        scene = self._scenes[self._scenes.number_at(mention.start)]
        content = [m for m in scene.frame.eojeols[mention.last].morphemes if m.tag[0] not in "JS"]
        return bool(content) and all(m.tag in ("NNG", "XR", "XSN") for m in content)

    def _naming(self, mention: Mention) -> Naming:
        """What the last word of an unknown name names."""
        eojeols = self._scenes[self._scenes.number_at(mention.start)].frame.eojeols[mention.first : mention.last + 1]
        words = [Word.of(eojeol, min(eojeol.end, mention.end)) for eojeol in eojeols]
        return self._model.judge(words, len(words) - 1)

    def _common(self, noun: str) -> Identity:
        """What a common noun says of a speaker: 소년 somebody, 건설사 a company, 만남 nobody."""
        if noun in self._lexicon.words("plain_person"):
            return Identity(Speaker(kind="anonymous"), "unnamed")
        thing = noun.endswith(tuple(self._lexicon.words("thing_end")))  # 핫라인
        if not thing and noun.endswith(tuple(self._lexicon.words("person_end"))) and len(noun) > 1:
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
        if self._is_place_or_vessel(name):
            return unknown("no_source", "common_noun")
        if naming.organization > max(naming.person, LEAST_NAMED):
            return Identity(Speaker(kind="organization", organization=name), "organization")
        if naming.person >= LEAST_NAMED or self.is_used_as_name(name):
            return Identity(Speaker(kind="person", name=name), "name")
        return Identity(
            Speaker(kind="anonymous", title=name) if len(name) > 1 else Speaker(kind="anonymous"), "unnamed"
        )

    def is_used_as_name(self, word: str) -> bool:
        """Does the article use a word again and again, and never of several: 란은 …, but 신도는 … 신도들은?"""
        if word not in self._uses:
            escaped, text = regex.escape(word), self._scenes.text
            used = rf"(?<![가-힣]){escaped}(?:은|는|이|가|의|을|를|도|과|와|에게)?(?![가-힣])"
            self._uses[word] = f"{word}들" not in text and len(regex.findall(used, text)) >= LEAST_USES
        return self._uses[word]

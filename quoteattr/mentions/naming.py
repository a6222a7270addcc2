"""What a word names (개체명): a person, an organization, or nothing of the kind.

Word lists end somewhere; news does not. A log-linear model looks at the syllables of a word, at the tags of Kiwi, at
lists, and at the words beside it. It is asked where the rules of :mod:`quoteattr.mentions.names` cannot know: foreign
names, stage names, unknown words that stand as subjects. :mod:`quoteattr.training.names` rebuilds ``models/names.tsv``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quoteattr.analysis import Morpheme
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.words import Word
from quoteattr.scorer import Scorer

__all__ = ["KINDS", "NameModel", "Naming"]

KINDS = ("person", "organization", "other")
"""What a word may name; ``other`` is also a place, a product, a common noun."""

_LONGEST = 7
_SURNAME_CLASSES = ((200_000, "frequent"), (20_000, "usual"), (2_000, "seldom"), (0, "rare"))


@dataclass(frozen=True, slots=True)
class Naming:
    """How likely a word is part of a person's or of an organization's name; the rest is neither."""

    person: float
    organization: float

    @property
    def kind(self) -> str:
        """The likeliest of :data:`KINDS`."""
        chances = (self.person, self.organization, 1.0 - self.person - self.organization)
        return KINDS[chances.index(max(chances))]


class NameModel:
    """Judges the words of a phrase one by one.

    Args:
        lexicon: the word lists that features look at.
        weights: weights by kind and feature (``person|last=스``).
    """

    def __init__(self, lexicon: Lexicon, weights: Scorer) -> None:
        self._lexicon = lexicon
        self._weights = weights
        self._judged: dict[tuple[str, ...], Naming] = {}

    @classmethod
    def over(cls, lexicon: Lexicon) -> NameModel:
        """The weights that ship with the package, over a lexicon."""
        return cls(lexicon, Scorer.shipped("names"))

    @classmethod
    def untrained(cls, lexicon: Lexicon) -> NameModel:
        """A model that knows nothing, and leaves every decision to the rules."""
        return cls(lexicon, Scorer({}))

    @property
    def is_trained(self) -> bool:
        """Does it know anything?"""
        return bool(self._weights.weights)

    def judge(self, words: Sequence[Word], index: int) -> Naming:
        """What the word at ``index`` of a phrase names.

        >>> words = [Word(0, 4, "크리스틴"), Word(5, 9, "라가르드"), Word(10, 12, "총재")]
        >>> NameModel.over(Lexicon.default()).judge(words, 1).kind
        'person'
        """
        features = self.find_features(words, index)
        key = tuple(features)
        if key not in self._judged:
            person, organization, _ = self._weights.probabilities([[f"{kind}|{f}" for f in features] for kind in KINDS])
            self._judged[key] = Naming(person, organization)
        return self._judged[key]

    def find_features(self, words: Sequence[Word], index: int) -> list[str]:
        """The named features of a word: its own, and those of the words beside it in the phrase."""
        word = words[index]
        before = words[index - 1] if index else None
        after = words[index + 1] if index + 1 < len(words) else None
        return [
            *self._own(word.bare, word.core),
            *(f"before_{f}" for f in self._beside(before, -1)),
            *(f"after_{f}" for f in self._beside(after, 1)),
        ]

    def _own(self, word: str, morphemes: tuple[Morpheme, ...]) -> list[str]:
        content = [m for m in morphemes if m.tag[0] not in "SJ"]
        framed = f"^{word}$"
        return [
            "bias",
            f"length={min(len(word), _LONGEST)}",
            "tags=" + "+".join(f"{m.tag}{m.end - m.start}" for m in content[:4]),
            f"first={word[:1]}",
            f"last={word[-1:]}",
            f"ends={word[-2:]}",
            f"begins={word[:2]}",
            *(f"pair={framed[i : i + 2]}" for i in range(1, len(framed) - 2)),
            f"surname={self._surname(word)}",
            *(f"listed={name}" for name in self._lists(word)),
        ]

    def _beside(self, word: Word | None, side: int) -> list[str]:
        """What stands beside a word; nothing where the phrase begins or ends."""
        if word is None or not word.bare:
            return ["none"]
        bare = word.bare
        tags = [m.tag for m in word.core if m.tag[0] not in "SJ"] or [""]
        return [
            f"tag={tags[0] if side > 0 else tags[-1]}",
            f"part={bare[:2] if side > 0 else bare[-2:]}",
            *(f"listed={name}" for name in self._lists(bare)),
        ]

    def _lists(self, word: str) -> list[str]:
        """The word lists that hold a word."""
        lexicon = self._lexicon
        found = [
            name
            for name, words in (("title", lexicon.titles), ("place", lexicon.places), ("noun", lexicon.nouns))
            if word in words
        ]
        foreign = lexicon.foreign_names.get(word)
        if foreign:
            found.append(f"foreign_{foreign.kind}")
        if lexicon.is_organization_name(word):
            found.append("suffix")
        return found or ["none"]

    def _surname(self, word: str) -> str:
        """How frequent the surname is that a word begins with, and whether a given name could follow."""
        for size in (2, 1):
            bearers = self._lexicon.surnames.get(word[:size])
            if bearers is not None and len(word) > size:
                frequent = next(name for least, name in _SURNAME_CLASSES if bearers >= least)
                given = all(syllable in self._lexicon.given_syllables for syllable in word[size:])
                return f"{frequent},{min(len(word) - size, 3)},{given}"
        return "alone" if word in self._lexicon.surnames else "none"

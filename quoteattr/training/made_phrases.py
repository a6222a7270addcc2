"""Speaker phrases made from the word lists and the gazetteer: what annotated sentences have too little of.

Rare syllables of given names, foreign names, every kind of organization, in the orders of newswriting:
``나주시 농업기술센터 편소율 소장``, ``편소율 나주시 농업기술센터 소장``. None of these people need exist.
What is drawn hangs on checksums, so that a new entry of a list changes few phrases.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from quoteattr.gazetteer import Gazetteer
from quoteattr.lexicon import Lexicon

__all__ = ["Part", "make_phrases"]

Part = tuple[str, str]
"""The words of a part of a phrase, and the tag of its characters: ``PS``, ``OG`` or empty."""

_ORDERS = (
    ("organization", "korean", "title"),
    ("korean", "organization", "title"),
    ("korean", "title"),
    ("korean",),
    ("organization", "foreign", "title"),
    ("foreign", "organization", "title"),
    ("foreign", "title"),
    ("foreign",),
    ("organization", "title"),
    ("organization",),
)

_SURNAME_FIRST = ("japanese", "vietnamese")

_SHARE = 8
"""One organization or title in so many is drawn from; which ones, their checksums say."""


@dataclass(frozen=True)
class _Source:
    """Where the parts of a phrase are drawn from."""

    surnames: tuple[str, ...]
    bearers: tuple[int, ...]
    syllables: tuple[str, ...]
    givens: dict[str, tuple[str, ...]]
    families: dict[str, tuple[str, ...]]
    organizations: tuple[str, ...]
    titles: tuple[str, ...]

    def draw(self, part: str, key: str, order: random.Random) -> Part:
        """One part of the phrase with this key."""
        if part == "organization":
            return _pick(self.organizations, key), "OG"
        if part == "title":
            return _pick(self.titles, key), ""
        if part == "foreign":
            return self._draw_foreign(key, order), "PS"
        surname = order.choices(self.surnames, self.bearers)[0]
        return surname + "".join(order.choices(self.syllables, k=1 if order.random() < 0.05 else 2)), "PS"

    def _draw_foreign(self, key: str, order: random.Random) -> str:
        origin = order.choice(sorted(self.givens))
        given, family = _pick(self.givens[origin], key), _pick(self.families[origin], key)
        if origin in _SURNAME_FIRST:
            return f"{family} {given}"
        return family if order.random() < 0.2 else f"{given} {family}"


def make_phrases(lexicon: Lexicon, gazetteer: Gazetteer, count: int, seed: int) -> Iterator[Sequence[Part]]:
    """``count`` phrases, every order in turn, the same ones for the same seed and the same data.

    >>> [phrase] = make_phrases(Lexicon.default(), Gazetteer.default(), 1, 7)
    >>> [tag for _, tag in phrase]
    ['OG', 'PS', '']
    """
    source = _source_of(lexicon, gazetteer)
    for number in range(count):
        key = f"{seed} {number}"
        order = random.Random(key)
        yield [source.draw(part, key, order) for part in _ORDERS[number % len(_ORDERS)]]


def _pick(words: Sequence[str], key: str) -> str:
    """The word whose checksum with the key is lowest: another word in the list hardly ever changes it."""
    return min(words, key=lambda word: (crc32(f"{key} {word}".encode()), word))


def _sampled(words: set[str]) -> tuple[str, ...]:
    return tuple(sorted(word for word in words if crc32(word.encode()) % _SHARE == 0))


def _source_of(lexicon: Lexicon, gazetteer: Gazetteer) -> _Source:
    surnames = sorted((s, n) for s, n in lexicon.surnames.items() if n)
    givens = _by_origin(lexicon, "given")
    families = _by_origin(lexicon, "surname")
    both = givens.keys() & families.keys()
    return _Source(
        surnames=tuple(s for s, _ in surnames),
        bearers=tuple(n for _, n in surnames),
        syllables=tuple(sorted(lexicon.given_syllables)),
        givens={origin: names for origin, names in givens.items() if origin in both},
        families={origin: names for origin, names in families.items() if origin in both},
        organizations=_sampled({o.name for o in gazetteer.organizations}),
        titles=_sampled({t.title for t in lexicon.titles.values() if t.position != "before" and t.fuses == "no"}),
    )


def _by_origin(lexicon: Lexicon, kind: str) -> dict[str, tuple[str, ...]]:
    """The foreign names of a kind, by the language they come from."""
    names: dict[str, tuple[str, ...]] = {}
    for name, entry in sorted(lexicon.foreign_names.items()):
        if entry.kind in (kind, "both"):
            names[entry.origin] = (*names.get(entry.origin, ()), name)
    return names

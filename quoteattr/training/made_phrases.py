"""Speaker phrases made from the word lists and the gazetteer: what annotated sentences have too little of.

Rare syllables of given names, foreign names, every kind of organization, in the orders of newswriting:
``나주시 농업기술센터 편소율 소장``, ``편소율 나주시 농업기술센터 소장``. None of these people need exist.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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

    def draw(self, part: str, order: random.Random) -> Part:
        """One part, at random."""
        if part == "organization":
            return order.choice(self.organizations), "OG"
        if part == "title":
            return order.choice(self.titles), ""
        if part == "foreign":
            return self._draw_foreign(order), "PS"
        surname = order.choices(self.surnames, self.bearers)[0]
        return surname + "".join(order.choices(self.syllables, k=1 if order.random() < 0.05 else 2)), "PS"

    def _draw_foreign(self, order: random.Random) -> str:
        origin = order.choice(sorted(self.givens))
        given, family = order.choice(self.givens[origin]), order.choice(self.families[origin])
        if origin in ("japanese", "vietnamese"):
            return f"{family} {given}"
        return family if order.random() < 0.2 else f"{given} {family}"


def make_phrases(lexicon: Lexicon, gazetteer: Gazetteer, count: int, seed: int) -> Iterator[Sequence[Part]]:
    """``count`` phrases of every order, the same ones for the same seed and the same data.

    >>> [phrase] = make_phrases(Lexicon.default(), Gazetteer.default(), 1, 7)
    >>> [tag for _, tag in phrase]
    ['OG', 'PS', '']
    """
    source = _source_of(lexicon, gazetteer)
    order = random.Random(seed)
    for number in range(count):
        yield [source.draw(part, order) for part in _ORDERS[number % len(_ORDERS)]]


def _source_of(lexicon: Lexicon, gazetteer: Gazetteer) -> _Source:
    surnames = sorted((s, n) for s, n in lexicon.surnames.items() if n)
    givens: dict[str, tuple[str, ...]] = {}
    families: dict[str, tuple[str, ...]] = {}
    for entry in lexicon.foreign_names.values():
        if entry.kind in ("given", "both"):
            givens[entry.origin] = (*givens.get(entry.origin, ()), entry.name)
        if entry.kind in ("surname", "both"):
            families[entry.origin] = (*families.get(entry.origin, ()), entry.name)
    both = givens.keys() & families.keys()
    return _Source(
        surnames=tuple(s for s, _ in surnames),
        bearers=tuple(n for _, n in surnames),
        syllables=tuple(sorted(lexicon.given_syllables)),
        givens={origin: names for origin, names in givens.items() if origin in both},
        families={origin: names for origin, names in families.items() if origin in both},
        organizations=tuple(sorted({o.name for o in gazetteer.organizations})),
        titles=tuple(sorted(t.title for t in lexicon.titles.values() if t.position != "before" and t.fuses == "no")),
    )

"""What the grounds of a merge are worth: counted where they could be counted, assumed where not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from quoteattr.archive.records import Ground
from quoteattr.tables import Entry, data_path, load_tsv

__all__ = ["GROUNDS", "believe", "measured"]

GROUNDS: tuple[Ground, ...] = (
    "person_id",
    "organization",
    "shared_utterance",
    "same_article",
    "surname_office",
    "shared_speakers",
    "title",
    "name",
    "spelling",
    "side_office",
)
"""In the order in which they are named: the strongest first."""

_ASSUMED: Mapping[Ground, float] = {
    "person_id": 0.99,
    "same_article": 0.9,
    "shared_utterance": 0.9,
    "surname_office": 0.7,
    "shared_speakers": 0.7,
    "organization": 0.5,
    "title": 0.5,
}
"""The share of a doubt that each ground takes away where the grounds were not counted together."""


_TWO_OFFICES = frozenset({"name", "side_office"})
"""The weakest grounds on which two offices are merged: every other merge has these beside its own."""

_FEWEST = 10
"""Fewer counted merges than these say too little."""


class MergeEntry(Entry):
    """A line of ``data/merges.tsv``."""

    grounds: str
    set: str
    merges: int
    right: int


@cache
def measured() -> Mapping[frozenset[str], float]:
    """How often merges on these grounds were right, a little less than counted: (right + 1) / (merges + 2)."""
    merges, right = Counter[frozenset[str]](), Counter[frozenset[str]]()
    for entry in load_tsv(data_path("merges.tsv"), MergeEntry):
        grounds = frozenset(entry.grounds.split("|"))
        merges[grounds] += entry.merges
        right[grounds] += entry.right
    return {grounds: (right[grounds] + 1) / (count + 2) for grounds, count in merges.items() if count >= _FEWEST}


def believe(grounds: Iterable[Ground], *, most: float = 0.99) -> float:
    """How likely a merge on these grounds is right.

    The share of right ones among the counted merges on the same grounds. Without such, the best of those on a part of
    the grounds, and each ground that is left takes its share of the doubt.

    >>> believe(["side_office", "name"]) < 0.85 < believe(["shared_speakers", "side_office"])
    True
    """
    given, known = frozenset(grounds), measured()
    parts = [counted for counted in known if counted <= given or counted == _TWO_OFFICES]
    belief = known.get(given) or max(1 - _rest(given - part, 1 - known[part]) for part in parts)
    return round(min(most, belief), 2)


def _rest(grounds: Iterable[Ground], doubt: float) -> float:
    for ground in grounds:
        doubt *= 1 - _ASSUMED.get(ground, 0.0)
    return doubt

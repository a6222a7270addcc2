"""Suspicions: names that look like one name misspelt, and namesakes that turn up in the same news."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from quoteattr.archive.clusters import Clusters
from quoteattr.archive.co_speakers import CoSpeakers
from quoteattr.archive.gathering import Gathered
from quoteattr.archive.linking import Linker
from quoteattr.archive.offices import Office
from quoteattr.archive.records import Ground
from quoteattr.archive.spelling import masked_forms

__all__ = ["Doubt", "find_doubts"]

_MOST_ALIKE = 12
_REPORTED = 0.5
_NAMESAKE = 0.4
_ESTABLISHED = 5
"""A name that so many articles print is hardly a slip."""


class Doubt(NamedTuple):
    """Two clusters that may be one person."""

    kind: str
    one: int
    two: int
    grounds: tuple[Ground, ...]
    details: tuple[str, ...]
    confidence: float


def find_doubts(gathered: Gathered, linker: Linker, groups: Iterable[Sequence[int]]) -> list[Doubt]:
    """Every suspicion, the strongest first."""
    finder = _Finder(gathered, linker.clusters, linker.co_speakers, groups)
    doubts = [*finder.find_misspelt(), *_find_namesakes(linker)]
    return sorted(doubts, key=lambda doubt: (-doubt.confidence, doubt.one, doubt.two))


def _find_namesakes(linker: Linker) -> Iterator[Doubt]:
    seen: set[tuple[int, int]] = set()
    for (a, b), (grounds, details) in linker.namesakes.items():
        one, two = sorted((linker.clusters.find(a), linker.clusters.find(b)))
        if one != two and (one, two) not in seen:
            seen.add((one, two))
            yield Doubt("namesake", one, two, grounds, details, _NAMESAKE)


class _Finder:
    def __init__(
        self,
        gathered: Gathered,
        clusters: Clusters,
        co_speakers: CoSpeakers,
        groups: Iterable[Sequence[int]],
    ) -> None:
        self._holders, self._clusters, self._co_speakers = gathered.holders, clusters, co_speakers
        self._said = _said_by(gathered, clusters, groups)
        self._articles: dict[int, frozenset[int]] = {}

    def find_misspelt(self) -> Iterator[Doubt]:
        """Names one letter apart that hold one office and never meet in an article."""
        alike: defaultdict[tuple[str, str], dict[int, int]] = defaultdict(dict)
        for number, holder in enumerate(self._holders):
            if holder.office.key:
                for mask in masked_forms(holder.name):
                    alike[holder.office.root, mask].setdefault(self._clusters.find(number), number)
        seen: set[tuple[int, int]] = set()
        for held in alike.values():
            for a, b in combinations(sorted(held)[:_MOST_ALIKE], 2):
                names = {self._holders[held[a]].name, self._holders[held[b]].name}
                if (a, b) not in seen and len(names) > 1:
                    seen.add((a, b))
                    doubt = self._doubt(held[a], held[b])
                    if doubt and doubt.confidence >= _REPORTED:
                        yield doubt

    def _doubt(self, a: int, b: int) -> Doubt | None:
        one, two = self._clusters.find(a), self._clusters.find(b)
        if one == two or not self._articles_of(one).isdisjoint(self._articles_of(two)):
            return None
        if self._clusters.person_id(one) and self._clusters.person_id(two):
            return None
        grounds: list[Ground] = ["spelling", "organization"]
        confidence = 0.35
        if shared := self._shared_office(one, two):
            grounds.append("title")
            confidence += 0.2 + _standing(shared)
        elif self._clusters.relate(a, b) == "apart":
            return None
        others = self._co_speakers.of_cluster(self._clusters, one) & self._co_speakers.of_cluster(self._clusters, two)
        if others:
            grounds.append("shared_speakers")
            confidence += 0.2
        if self._said.get(one, set()) & self._said.get(two, set()):
            grounds.append("shared_utterance")
            confidence += 0.35
        if min(len(self._articles_of(one)), len(self._articles_of(two))) >= _ESTABLISHED:
            confidence -= 0.3
        details = tuple(sorted(name for name, _ in others))[:5]
        return Doubt("spelling", one, two, tuple(grounds), details, round(min(0.95, confidence), 2))

    def _shared_office(self, one: int, two: int) -> Office | None:
        ours = {(office.root, office.head): office for office in self._clusters.offices(one) if office.head}
        theirs = {(office.root, office.head) for office in self._clusters.offices(two)}
        return next((office for key, office in ours.items() if key in theirs), None)

    def _articles_of(self, root: int) -> frozenset[int]:
        found = self._articles.get(root)
        if found is None:
            members = self._clusters.members(root)
            found = self._articles[root] = frozenset(a for m in members for a in self._holders[m].articles)
        return found


def _standing(office: Office) -> float:
    """How much one office for two names says: there is one 대표, a few 부사장, many 교수 and 연구원."""
    if office.rank == "head":
        return 0.2
    return -0.2 if office.rank != "senior" or office.crowded else 0.1


def _said_by(gathered: Gathered, clusters: Clusters, groups: Iterable[Sequence[int]]) -> dict[int, set[int]]:
    """For each cluster the utterances (by number of group) that it shares with other wordings."""
    group_of = {wording: number for number, group in enumerate(groups) for wording in group}
    said: defaultdict[int, set[int]] = defaultdict(set)
    for wording, holder in zip(gathered.quote_wording, gathered.quote_holder, strict=True):
        if holder >= 0 and wording >= 0:
            said[clusters.find(holder)].add(group_of.get(wording, -2 - wording))
    return said

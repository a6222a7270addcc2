"""The company a speaker is quoted in: who else speaks in the same articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from quoteattr.archive.clusters import Clusters
from quoteattr.archive.gathering import Gathered

__all__ = ["CoSpeakers", "Key"]

_RARE = 40
"""Somebody quoted in more articles than this (a president) says nothing about who else they quote."""
_MOST_CAST = 30
_MOST_ARTICLES = 200

Key = tuple[str, str]
"""A name and the root of an organization."""


class CoSpeakers:
    """Who else is quoted in an article, left out those who are quoted everywhere."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._counts: Counter[Key] = Counter()
        for holder in gathered.holders:
            if holder.office.key:
                self._counts[(holder.name, holder.office.root)] += len(holder.articles)

    def of_holder(self, holder: int) -> Iterator[Key]:
        """The rare others in the articles of a holder, by name and organization."""
        own = self._gathered.holders[holder]
        for article in own.articles[:_MOST_ARTICLES]:
            for other in self._gathered.cast[article][:_MOST_CAST]:
                one = self._gathered.holders[other]
                key = (one.name, one.office.root)
                if one.name != own.name and one.office.key and self._counts[key] <= _RARE:
                    yield key

    def of_cluster(self, clusters: Clusters, holder: int) -> set[Key]:
        """The rare others in the articles of a cluster."""
        return {key for member in clusters.members(holder)[:_MOST_ARTICLES] for key in self.of_holder(member)}

    def label(self, key: Key, number: int) -> str:
        """One of the others as an article of that holder writes it: 오승필 KT."""
        for article in self._gathered.holders[number].articles:
            for other in self._gathered.cast[article]:
                one = self._gathered.holders[other]
                if (one.name, one.office.root) == key:
                    return f"{one.name} {one.office.organization}"
        return key[0]

"""Holders put together step by step, with the reason for each step; what contradicts stays apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quoteattr.archive.gathering import Holder
from quoteattr.archive.offices import Office, Relation, compare_offices, titles_conflict
from quoteattr.archive.records import Ground

__all__ = ["Clusters", "Step"]

_MOST_OFFICES = 16


class Step(NamedTuple):
    """Two holders that were put together, and why."""

    one: int
    two: int
    grounds: tuple[Ground, ...]
    details: tuple[str, ...]


class Clusters:
    """A forest over holders (union by size); each tree is one person."""

    def __init__(self, holders: Sequence[Holder]) -> None:
        self.holders = holders
        self.steps: list[Step] = []
        self._parents = list(range(len(holders)))
        self._members: dict[int, list[int]] = {}
        self._offices: dict[int, list[Office]] = {}
        self._persons = {n: holder.person_id for n, holder in enumerate(holders) if holder.person_id}

    def find(self, holder: int) -> int:
        """The holder that stands for the whole cluster."""
        parents = self._parents
        while parents[holder] != holder:
            parents[holder] = parents[parents[holder]]
            holder = parents[holder]
        return holder

    def members(self, holder: int) -> Sequence[int]:
        """Every holder of the cluster."""
        root = self.find(holder)
        return self._members.get(root, (root,))

    def offices(self, holder: int) -> Sequence[Office]:
        """The different offices of the cluster, but no more than a few."""
        root = self.find(holder)
        return self._offices.get(root) or (self.holders[root].office,)

    def person_id(self, holder: int) -> str | None:
        """The id of the gazetteer, if one member has it."""
        return self._persons.get(self.find(holder))

    def relate(self, one: int, two: int) -> Relation:
        """How two clusters go together: in one organization, else the closest relation unless any two exclude it."""
        persons = {self.person_id(one), self.person_id(two)} - {None}
        if len(persons) > 1:
            return "apart"
        pairs = [(a, b) for a in self.offices(one) for b in self.offices(two)]
        relations = {compare_offices(a, b) for a, b in pairs}
        excluded = [(a, b) for a, b in pairs if compare_offices(a, b) == "apart"]
        if "same" in relations and not any(a.root == b.root for a, b in excluded):
            return "same"
        if excluded:
            return "apart"
        return "side" if "side" in relations else "open"

    def exclude(self, one: int, two: int) -> bool:
        """Can two clusters be no one person, whatever else speaks for it: by their ids, or by their titles?"""
        persons = {self.person_id(one), self.person_id(two)} - {None}
        return len(persons) > 1 or any(titles_conflict(a, b) for a in self.offices(one) for b in self.offices(two))

    def join(self, one: int, two: int, grounds: Sequence[Ground], details: Iterable[str] = ()) -> bool:
        """Put two clusters together; they were already when it returns False."""
        ours, theirs = self.find(one), self.find(two)
        if ours == theirs:
            return False
        if len(self.members(ours)) < len(self.members(theirs)):
            ours, theirs = theirs, ours
        members = self._members.setdefault(ours, [ours])
        members.extend(self._members.pop(theirs, [theirs]))
        self._parents[theirs] = ours
        taken = self._offices.pop(theirs, [self.holders[theirs].office])
        self._offices[ours] = _unite(self.offices(ours), taken)
        if person := self._persons.pop(theirs, None):
            self._persons.setdefault(ours, person)
        self.steps.append(Step(one, two, tuple(grounds), tuple(details)))
        return True


def _unite(ours: Iterable[Office], theirs: Iterable[Office]) -> list[Office]:
    offices = {(office.key, office.head): office for office in (*theirs, *ours)}
    return list(offices.values())[:_MOST_OFFICES]

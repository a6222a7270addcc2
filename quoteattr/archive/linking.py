"""Linking: which holders of one name are one person. Every step looks inside one name, never at all pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from quoteattr.archive.clusters import Clusters
from quoteattr.archive.co_speakers import CoSpeakers, Key
from quoteattr.archive.gathering import Gathered, is_surname
from quoteattr.archive.offices import Office
from quoteattr.archive.records import Ground

__all__ = ["Linker"]

_MOST_LEADERS = 8
_MOST_ANCHORS = 8
_PUBLIC = frozenset({"arts", "sports"})
"""People who are introduced by name and profession alone: 배우, 골퍼."""

_ALONE = frozenset({"대통령", "국무총리"})
"""Offices that say enough beside a surname: 윤 대통령."""


class Linker:
    """Puts the holders of each name together as far as the evidence goes, strongest evidence first.

    Args:
        gathered: the archive.
        groups: groups of wordings of one utterance, as numbers of wordings.
        surnames: what may be a surname alone: 김, 남궁.
    """

    def __init__(self, gathered: Gathered, groups: Iterable[Sequence[int]], surnames: Iterable[str]) -> None:
        self.clusters = Clusters(gathered.holders)
        self.co_speakers = CoSpeakers(gathered)
        self.namesakes: dict[tuple[int, int], tuple[tuple[Ground, ...], tuple[str, ...]]] = {}
        self._gathered = gathered
        self._surnames = frozenset(surnames)
        self._groups = groups

    def link(self) -> Clusters:
        """All steps; the clusters."""
        blocks: defaultdict[str, list[int]] = defaultdict(list)
        places = self._gathered.places()
        for number in sorted(range(len(places)), key=places.__getitem__):
            blocks[self._gathered.holders[number].name].append(number)
        several = [block for block in blocks.values() if len(block) > 1]
        for block in several:
            self._join_persons(block)
            if not self.is_surname(self._gathered.holders[block[0]].name):
                self._join_organizations(block)
                self._join_in_articles(block)
                self._join_professions(block)
        self._join_by_utterances()
        for block in several:
            if not self.is_surname(self._gathered.holders[block[0]].name):
                self._join_by_co_speakers(block)
                self._join_the_only_ones(block)
        self._join_surnames(blocks)
        return self.clusters

    def is_surname(self, name: str) -> bool:
        """Is a name no more than a surname: 오 for 오 부사장?"""
        return is_surname(name, self._surnames)

    def _join_persons(self, block: Sequence[int]) -> None:
        first: dict[str, int] = {}
        for number in block:
            if person := self._gathered.holders[number].person_id:
                self.clusters.join(first.setdefault(person, number), number, ["person_id"])

    def _join_organizations(self, block: Sequence[int]) -> None:
        """Offices in one organization: KT 최고기술책임자 and KT 부사장."""
        leaders: defaultdict[str, list[int]] = defaultdict(list)
        for number in sorted(block, key=lambda n: -self._gathered.holders[n].quotes):
            office = self._office(number)
            if not office.key:
                continue
            held = leaders[office.root]
            fitting = [leader for leader in held if self.clusters.relate(leader, number) == "same"]
            if len({self.clusters.find(leader) for leader in fitting}) > 1:
                fitting = [leader for leader in fitting if self._office(leader).head == office.head][:1]
            if fitting:
                grounds: list[Ground] = ["organization"]
                if self._office(fitting[0]).head == office.head:
                    grounds.append("title")
                self.clusters.join(fitting[0], number, grounds)
            elif len(held) < _MOST_LEADERS:
                held.append(number)

    def _join_in_articles(self, block: Sequence[int]) -> None:
        first: dict[int, int] = {}
        for number in block:
            for article in self._gathered.holders[number].articles:
                other = first.setdefault(article, number)
                if other != number and (relation := self.clusters.relate(other, number)) != "apart":
                    grounds: list[Ground] = ["same_article"]
                    if relation == "side":
                        grounds.append("side_office")
                    self.clusters.join(other, number, grounds)

    def _join_professions(self, block: Sequence[int]) -> None:
        """배우 서해인 in many articles, never with an organization."""
        first: dict[str, int] = {}
        for number in block:
            office = self._office(number)
            if not office.key and office.category in _PUBLIC:
                other = first.setdefault(office.head, number)
                if other != number and self.clusters.relate(other, number) != "apart":
                    self.clusters.join(other, number, ["title", "name"])

    def _join_by_utterances(self) -> None:
        """The same words under the same name, but another office."""
        wanted = {wording for group in self._groups for wording in group}
        speakers: defaultdict[int, dict[int, None]] = defaultdict(dict)
        gathered = self._gathered
        for wording, holder in zip(gathered.quote_wording, gathered.quote_holder, strict=True):
            if holder >= 0 and wording >= 0:
                speakers[wording][holder] = None
        alone = ([wording] for wording, held in speakers.items() if len(held) > 1 and wording not in wanted)
        for group in (*self._groups, *alone):
            first: dict[str, int] = {}
            for holder in (holder for wording in group for holder in speakers.get(wording, ())):
                other = first.setdefault(gathered.holders[holder].name, holder)
                if self.clusters.find(other) != self.clusters.find(holder):
                    words = gathered.texts[group[0]]
                    self._join_or_note(other, holder, ["shared_utterance"], (words,))

    def _join_by_co_speakers(self, block: Sequence[int]) -> None:
        """Offices of one name in articles that quote the same, otherwise rare, people."""
        if len({self.clusters.find(number) for number in block}) < 2:
            return
        last: dict[Key, int] = {}
        shared: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
        for number in block:
            for key in dict.fromkeys(self.co_speakers.of_holder(number)):
                other = last.setdefault(key, number)
                pair = (self.clusters.find(other), self.clusters.find(number))
                if pair[0] != pair[1]:
                    shared[min(pair), max(pair)].append(self.co_speakers.label(key, number))
                    last[key] = number
        for (one, two), details in sorted(shared.items(), key=lambda item: -len(item[1])):
            self._join_or_note(one, two, ["shared_speakers"], tuple(dict.fromkeys(details)))

    def _join_or_note(self, one: int, two: int, grounds: list[Ground], details: tuple[str, ...]) -> None:
        """Join two clusters, or note a namesake; the same words also join people of two organizations."""
        relation = self.clusters.relate(one, two)
        words = "shared_utterance" in grounds
        if self.clusters.exclude(one, two) if words else relation == "apart":
            if words or len(details) > 1:
                self.namesakes.setdefault((one, two), ((*grounds, "name"), details))
            return
        if relation == "side":
            grounds = [*grounds, "side_office"]
        self.clusters.join(one, two, grounds, details)

    def _join_the_only_ones(self, block: Sequence[int]) -> None:
        """A side office, or a title without organization, with the only person of that name it may belong to.

        A name with neither goes with others like it, and with a title alone (배우), when nobody else is so called;
        not with an office: 강호동 may be more people than the one 코치 강호동.
        """
        roots = list(dict.fromkeys(self.clusters.find(number) for number in block))
        if len(roots) < 2:
            return
        anchors = self._anchors(roots)
        if len(anchors) > _MOST_ANCHORS:
            return
        for number in roots:
            self._join_anchor(anchors, number)
        if len({self.clusters.find(anchor) for anchor in anchors}) < 2:
            self._join_unplaced(roots)

    def _join_anchor(self, anchors: Sequence[int], number: int) -> None:
        if self._is_bare(number):
            return
        related = [(anchor, self.clusters.relate(anchor, number)) for anchor in anchors if anchor != number]
        # Of two main posts only those of one politician go together (국민의힘 의원, 국회 의원), or two names of
        # one house (두산 감독, 두산 베어스 감독).
        allowed = ("same", "side") if number in anchors else ("same", "side", "open")
        fitting = [(anchor, relation) for anchor, relation in related if relation in allowed]
        if len({self.clusters.find(anchor) for anchor, _ in fitting}) == 1:
            anchor, relation = fitting[0]
            self.clusters.join(anchor, number, self._grounds_of_name(anchor, number, relation == "side"))

    def _join_unplaced(self, roots: Sequence[int]) -> None:
        """Names without organization: one person unless their titles differ in kind."""
        unplaced = [number for number in roots if not any(o.key for o in self.clusters.offices(number))]
        leaders: list[int] = []
        for number in sorted(unplaced, key=self._is_bare):
            fitting = [leader for leader in leaders if self.clusters.relate(leader, number) != "apart"]
            if len(fitting) == 1 and (len(leaders) == 1 or not self._is_bare(number)):
                leader = fitting[0]
                self.clusters.join(leader, number, self._grounds_of_name(leader, number, False))
            elif len(leaders) < _MOST_LEADERS:
                leaders.append(number)

    def _is_bare(self, number: int) -> bool:
        """Does nothing but the name stand there?"""
        return not any(office.key or office.head for office in self.clusters.offices(number))

    def _anchors(self, roots: Sequence[int]) -> list[int]:
        """The people of a name with a main post; without any, those with an organization at all."""
        placed = [number for number in roots if any(o.key for o in self.clusters.offices(number))]
        main = [n for n in placed if any(o.key and not o.side for o in self.clusters.offices(n))]
        return main or placed

    def _grounds_of_name(self, anchor: int, number: int, side: bool) -> list[Ground]:
        ours = {office.head for office in self.clusters.offices(anchor)} - {""}
        if ours & {office.head for office in self.clusters.offices(number)}:
            return ["title", "name"]
        return ["name", "side_office"] if side else ["name"]

    def _join_surnames(self, blocks: dict[str, list[int]]) -> None:
        """오 부사장 of KT with the only 오○○ 부사장 of KT."""
        wanted = {number for name, block in blocks.items() if self.is_surname(name) for number in block}
        if not wanted:
            return
        full: defaultdict[tuple[str, str, str], set[int]] = defaultdict(set)
        for number, holder in enumerate(self._gathered.holders):
            office = holder.office
            if number not in wanted and office.rank in ("head", "senior") and not office.crowded:
                surname = self._surname_of(holder.name)
                if office.key:
                    full[surname, office.root, office.head].add(number)
                if office.head in _ALONE:
                    full[surname, "", office.head].add(number)
        for number in sorted(wanted):
            office = self._office(number)
            held = full.get((self._gathered.holders[number].name, office.root, office.head), ())
            if len({self.clusters.find(other) for other in held}) == 1:
                self.clusters.join(min(held), number, ["surname_office"])

    def _surname_of(self, name: str) -> str:
        return name[:2] if len(name) > 3 and name[:2] in self._surnames else name[:1]

    def _office(self, number: int) -> Office:
        return self._gathered.holders[number].office

"""Making the records of an archive from what was gathered and linked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from quoteattr.archive.clusters import Clusters, Step
from quoteattr.archive.evidence import GROUNDS, believe
from quoteattr.archive.gathering import Gathered, Holder
from quoteattr.archive.linking import Linker
from quoteattr.archive.records import (
    Affiliation,
    Appearance,
    Ground,
    IndexedSpeaker,
    Merge,
    Suspicion,
    Utterance,
    Wording,
)
from quoteattr.archive.suspecting import Doubt
from quoteattr.archive.wordings import compare_words

__all__ = ["SpeakerBuilder", "build_suspicions", "build_utterances"]


class SpeakerBuilder:
    """Builds one record for each cluster."""

    def __init__(self, gathered: Gathered, linker: Linker) -> None:
        self._gathered, self._linker, self._clusters = gathered, linker, linker.clusters
        self._steps: defaultdict[int, list[Step]] = defaultdict(list)
        for step in self._clusters.steps:
            self._steps[self._clusters.find(step.one)].append(step)
        self._taken: Counter[str] = Counter()
        self._places = gathered.places()

    def build(self) -> dict[int, IndexedSpeaker]:
        """The speakers by the holder that stands for each."""
        roots: defaultdict[int, list[int]] = defaultdict(list)
        for number in range(len(self._gathered.holders)):
            roots[self._clusters.find(number)].append(number)
        ordered = sorted(roots.items(), key=lambda item: min(self._places[number] for number in item[1]))
        return {root: self._build(root, members) for root, members in ordered}

    def _build(self, root: int, members: Sequence[int]) -> IndexedSpeaker:
        holders = [self._gathered.holders[number] for number in members]
        articles = sorted({article for holder in holders for article in holder.articles})
        facts = [self._gathered.articles[article] for article in articles]
        days = sorted(fact.published for fact in facts if fact.published)
        person = self._clusters.person_id(root)
        return IndexedSpeaker(
            id=self._name_id(person, members),
            person_id=person,
            names=self._names(holders),
            affiliations=self._affiliations(holders),
            quotes=sum(holder.quotes for holder in holders),
            articles=len(articles),
            outlets=tuple(sorted({fact.outlet for fact in facts if fact.outlet})),
            first=days[0] if days else None,
            last=days[-1] if days else None,
            merges=tuple(self._merges(root, holders)),
        )

    def _name_id(self, person: str | None, members: Sequence[int]) -> str:
        if person and not self._taken[person]:
            self._taken[person] += 1
            return person
        full = [n for n in members if not self._linker.is_surname(self._gathered.holders[n].name)] or members
        placed = [n for n in full if self._gathered.holders[n].office.key] or full
        first = self._gathered.holders[min(placed, key=lambda n: self._places[n])]
        id_ = f"{first.name}@{first.office.key or first.office.head or '?'}".replace(" ", "_")
        self._taken[id_] += 1
        return id_ if self._taken[id_] == 1 else f"{id_}-{self._taken[id_]}"

    def _names(self, holders: Sequence[Holder]) -> tuple[str, ...]:
        counted = Counter[str]()
        for holder in holders:
            counted[holder.name] += holder.quotes
        return tuple(sorted(counted, key=lambda name: (-len(name), -counted[name], name)))

    def _affiliations(self, holders: Sequence[Holder]) -> tuple[Affiliation, ...]:
        by_organization: defaultdict[str, list[Holder]] = defaultdict(list)
        for holder in holders:
            if holder.office.key or holder.office.title:
                by_organization[holder.office.key].append(holder)
        found = [self._affiliation(held) for held in by_organization.values()]
        return tuple(sorted(found, key=lambda one: (not one.organization, -one.articles, one.label)))

    def _affiliation(self, holders: Sequence[Holder]) -> Affiliation:
        written, titles = Counter[str](), Counter[str]()
        articles: set[int] = set()
        for holder in holders:
            articles.update(holder.articles)
            if holder.office.organization:
                written[holder.office.organization] += len(holder.articles)
            if holder.office.title:
                titles[holder.office.title] += len(holder.articles)
        days = sorted(day for article in articles if (day := self._gathered.articles[article].published))
        return Affiliation(
            organization=written.most_common(1)[0][0] if written else None,
            organization_id=next((h.office.organization_id for h in holders if h.office.organization_id), None),
            titles=tuple(title for title, _ in titles.most_common()),
            articles=len(articles),
            first=days[0] if days else None,
            last=days[-1] if days else None,
        )

    def _merges(self, root: int, holders: Sequence[Holder]) -> Iterable[Merge]:
        for holder in holders:
            if len(holder.articles) > 1:
                yield self._same_office(holder)
        merged: dict[tuple[object, ...], Merge] = {}
        for step in self._steps.get(root, ()):
            one, two = (self._gathered.holders[number] for number in (step.one, step.two))
            merge = Merge(
                offices=(_label(one), _label(two)),
                grounds=tuple(sorted(step.grounds, key=GROUNDS.index)),
                details=step.details,
                confidence=believe(step.grounds),
            )
            merged.setdefault((merge.offices, merge.grounds), merge)
        yield from merged.values()

    def _same_office(self, holder: Holder) -> Merge:
        """The same office in several articles; a title that many hold there is weaker evidence."""
        grounds: tuple[Ground, ...] = ("organization", "title") if holder.office.title else ("organization",)
        most = 0.99 if holder.office.rank in ("head", "senior") else 0.9
        return Merge(offices=(_label(holder),) * 2, grounds=grounds, confidence=believe(grounds, most=most))


def _label(holder: Holder) -> str:
    return holder.office.label or holder.name


def build_suspicions(doubts: Iterable[Doubt], speakers: Mapping[int, IndexedSpeaker]) -> tuple[Suspicion, ...]:
    """The records of suspicions."""
    return tuple(
        Suspicion(
            kind="spelling" if doubt.kind == "spelling" else "namesake",
            speakers=(speakers[doubt.one].id, speakers[doubt.two].id),
            names=(speakers[doubt.one].name, speakers[doubt.two].name),
            grounds=doubt.grounds,
            details=doubt.details,
            confidence=doubt.confidence,
        )
        for doubt in doubts
    )


def build_utterances(
    gathered: Gathered, clusters: Clusters, speakers: Mapping[int, IndexedSpeaker], groups: Iterable[Sequence[int]]
) -> tuple[Utterance, ...]:
    """The utterances that several articles report, those in most articles first."""
    places: defaultdict[int, list[int]] = defaultdict(list)
    for place, wording in enumerate(gathered.quote_wording):
        if wording >= 0:
            places[wording].append(place)
    grouped = {wording for group in groups for wording in group}
    alone = ([wording] for wording in places if wording not in grouped)
    found: list[Utterance] = []
    for group in (*groups, *alone):
        articles = {gathered.quote_article[place] for wording in group for place in places[wording]}
        if len(articles) > 1:
            found.append(_build_utterance(gathered, clusters, speakers, group, places, len(articles)))
    return tuple(sorted(found, key=lambda utterance: (-utterance.articles, utterance.wordings[0].text)))


def _build_utterance(
    gathered: Gathered,
    clusters: Clusters,
    speakers: Mapping[int, IndexedSpeaker],
    group: Sequence[int],
    places: Mapping[int, Sequence[int]],
    articles: int,
) -> Utterance:
    base, *others = group
    others.sort(key=lambda wording: (-len(places[wording]), wording))
    wordings = []
    for wording in (base, *others):
        text = gathered.texts[wording]
        holders = [gathered.quote_holder[place] for place in places[wording]]
        ids = dict.fromkeys(speakers[clusters.find(holder)].id for holder in holders if holder >= 0)
        facts = [gathered.articles[gathered.quote_article[place]] for place in places[wording]]
        appearances = dict.fromkeys(
            Appearance(
                article=gathered.articles[gathered.quote_article[place]].id,
                start=gathered.quote_start[place],
                end=gathered.quote_end[place],
            )
            for place in places[wording]
        )
        wordings.append(
            Wording(
                text=text,
                appearances=tuple(appearances),
                outlets=tuple(sorted({fact.outlet for fact in facts if fact.outlet})),
                speaker_ids=tuple(ids),
                differences=compare_words(gathered.texts[base], text) if wording != base else (),
            )
        )
    everybody = dict.fromkeys(id_ for wording in wordings for id_ in wording.speaker_ids)
    return Utterance(speaker_ids=tuple(everybody), wordings=tuple(wordings), articles=articles)

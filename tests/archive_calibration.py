"""How often merges are right: ``python tests/archive_calibration.py`` counts them by their grounds.

Without arguments it makes an archive of the terms of office in ``data/people.tsv``, two articles a term, takes the ids
away, and counts the merges of two terms of one person: the lines ``offices`` of ``data/merges.tsv``. With a ``.jsonl``
file of articles it extracts and resolves these, and lists every merge, to be judged by hand: the lines ``articles``.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator

from quoteattr.archive import Extraction
from quoteattr.archive.evidence import GROUNDS
from quoteattr.archive.gathering import Gathered, gather
from quoteattr.archive.index import group_utterances
from quoteattr.archive.linking import Linker
from quoteattr.archive.offices import OfficeReader
from quoteattr.extraction import Article
from quoteattr.extractor import Extractor
from quoteattr.gazetteer import Gazetteer, PublicFigures
from quoteattr.lexicon import Lexicon
from quoteattr.records import Evidence, Quote, Speaker
from quoteattr.text_files import read_articles

Counts = dict[str, tuple[int, int]]
"""Merges, and right ones, by grounds."""

SAME = "organization|title"
"""The grounds on which one office in several articles is one person's."""

EVIDENCE = Evidence(construction="subject_before", resolution="full_name")


def link(articles: list[Article]) -> tuple[Gathered, Linker]:
    """The archive, linked without the ids of people."""
    lexicon = Lexicon.default()
    gathered = gather(articles, OfficeReader(None, lexicon), lexicon.surnames)
    for holder in gathered.holders:
        holder.person_id = None
    linker = Linker(gathered, group_utterances(gathered), lexicon.surnames)
    linker.link()
    return gathered, linker


def count_offices() -> Counts:
    """Merges of terms of office, and how many of them are of one person."""
    terms = PublicFigures.default().terms
    names = {one.id: one.name for one in Gazetteer.default().organizations}
    gathered, linker = link(
        [
            (number, [speak(term.name, names[term.organization_id], term.office)])
            for number, term in enumerate(term for term in terms for _ in range(2))
        ]
    )
    people = [{terms[article // 2].id for article in holder.articles} for holder in gathered.holders]
    merges, right = Counter[str](), Counter[str]()
    merges[SAME] = len(people)
    right[SAME] = sum(len(ids) == 1 for ids in people)
    for step in linker.clusters.steps:
        grounds = "|".join(ground for ground in GROUNDS if ground in step.grounds)
        merges[grounds] += 1
        right[grounds] += len(people[step.one] | people[step.two]) == 1
    return {grounds: (merges[grounds], right[grounds]) for grounds in sorted(merges)}


def speak(name: str, organization: str, title: str) -> Quote:
    speaker = Speaker(kind="person", name=name, organization=organization, title=title)
    return Quote(text="간다", start=0, end=2, speaker=speaker, statement=0, confidence=1.0, evidence=EVIDENCE)


def list_merges(path: str) -> Iterator[str]:
    """Every merge in the articles of a file: grounds, both names and offices, both articles."""
    extractor = Extractor()
    gathered, linker = link(
        [Extraction(id=one.id, quotes=tuple(extractor.extract(one.text))) for one in read_articles(path)]
    )
    for holder in gathered.holders:
        if len(holder.articles) > 1:
            yield "\t".join([SAME, f"{holder.name} {holder.office.label}", f"{len(holder.articles)} articles"])
    for step in linker.clusters.steps:
        held = [gathered.holders[number] for number in (step.one, step.two)]
        places = " ".join(str(gathered.articles[one.articles[0]].id) for one in held)
        grounds = "|".join(ground for ground in GROUNDS if ground in step.grounds)
        yield "\t".join([grounds, *(f"{one.name} {one.office.label}" for one in held), places])


if __name__ == "__main__":
    lines = (
        list_merges(sys.argv[1])
        if len(sys.argv) > 1
        else (f"{grounds}\toffices\t{merges}\t{right}" for grounds, (merges, right) in count_offices().items())
    )
    for line in lines:
        sys.stdout.write(line + "\n")

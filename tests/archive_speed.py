"""How long an archive takes: ``python tests/archive_speed.py 1000000`` resolves so many generated mentions.

The archive is made to be hard: surnames as frequent as in life, given names that many share, people with two
affiliations, misspellings, bare names, and utterances that several outlets report in slightly different words.
"""

from __future__ import annotations

import random
import resource
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from time import process_time

from quoteattr.archive import Extraction, SpeakerIndex, resolve
from quoteattr.gazetteer import Gazetteer
from quoteattr.lexicon import Lexicon
from quoteattr.records import Evidence, Quote, Speaker

GIVEN = (
    "가나다도라람란름리린민범비빛산새서선설성세소솔수승시아연영오온용우운원유윤은이인재정주준지진찬초하한해현혜호훈희"
)
TITLES = (
    "대표",
    "부사장",
    "상무",
    "이사",
    "본부장",
    "팀장",
    "교수",
    "원장",
    "센터장",
    "회장",
    "의원",
    "과장",
    "연구원",
)
SIDE = ("자문위원", "분과위원", "사외이사", "홍보대사")
ENDINGS = ("은", "을", "에", "도", "고", "한")
QUOTES_AN_ARTICLE = 5
EVIDENCE = Evidence(construction="subject_before", resolution="full_name")


class Generator:
    """An archive of invented people, one article after the other."""

    def __init__(self, mentions: int, seed: int = 7) -> None:
        self._random = random.Random(seed)
        surnames = Lexicon.default().surnames
        self._surnames, self._weights = list(surnames), list(surnames.values())
        self._organizations = [one for one in Gazetteer.default().organizations if not one.until]
        self._words = [self._pick(GIVEN, 2) + ending for ending in ENDINGS for _ in range(600)]
        self._people = [self._invent() for _ in range(max(20, mentions // 12))]
        self._articles = mentions // QUOTES_AN_ARTICLE

    def articles(self) -> Iterator[Extraction]:
        """Articles of five quotes; every fifth repeats what another outlet has printed."""
        last: list[tuple[list[Speaker], str]] = []
        for number in range(self._articles):
            spoken = self._repeat(last) if number % 5 == 4 else [self._say() for _ in range(QUOTES_AN_ARTICLE)]
            last = spoken
            yield Extraction(
                id=number,
                quotes=tuple(self._quote(speakers, words, place) for place, (speakers, words) in enumerate(spoken)),
                published=date(2020, 1, 1) + timedelta(days=number * 1800 // max(1, self._articles)),
                outlet=f"신문{number % 37}",
            )

    def _pick(self, syllables: str, count: int) -> str:
        return "".join(self._random.choices(syllables, k=count))

    def _invent(self) -> list[Speaker]:
        """The ways in which newspapers introduce one person."""
        surname = self._random.choices(self._surnames, self._weights)[0]
        name = surname + self._pick(GIVEN, 2)
        organization, title = self._random.choice(self._organizations), self._random.choice(TITLES)
        ways: list[tuple[str, str | None, str | None]] = [(name, form, title) for form in organization.forms[:2]]
        if self._random.random() < 0.1:
            ways.append((name, self._random.choice(self._organizations).name, self._random.choice(SIDE)))
        if self._random.random() < 0.1:
            ways.append((name, None, self._random.choice((title, None))))
        if self._random.random() < 0.03:
            ways.append((surname + self._pick(GIVEN, 1) + name[-1], organization.name, title))
        return [Speaker(kind="person", name=n, organization=o, title=t) for n, o, t in ways]

    def _say(self) -> tuple[list[Speaker], str]:
        words = self._random.choices(self._words, k=self._random.randint(6, 18))
        return self._random.choice(self._people), " ".join(words)

    def _repeat(self, last: list[tuple[list[Speaker], str]]) -> list[tuple[list[Speaker], str]]:
        repeated = []
        for speakers, said in last:
            words = said.split()
            words[self._random.randrange(len(words))] = self._random.choice(self._words)
            repeated.append((speakers, " ".join(words)))
        return repeated

    def _quote(self, speakers: list[Speaker], words: str, place: int) -> Quote:
        start = place * 200
        return Quote(
            text=words,
            start=start,
            end=start + len(words),
            speaker=self._random.choice(speakers),
            statement=place,
            confidence=0.9,
            evidence=EVIDENCE,
        )


def measure(mentions: int) -> tuple[SpeakerIndex, float, float]:
    """The index with the processor seconds that resolving takes, and those of making the archive alone."""
    begun = process_time()
    for _ in Generator(mentions).articles():
        pass
    made = process_time() - begun
    begun = process_time()
    index = resolve(Generator(mentions).articles())
    return index, process_time() - begun - made, made


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    found, seconds, generating = measure(wanted)
    begin = process_time()
    utterances = len(found.utterances)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    sys.stdout.write(
        f"{wanted:,} mentions: {seconds:.0f} s of processor time to resolve (and {generating:.0f} s to generate them)\n"
        f"{len(found):,} speakers, {len(found.suspicions):,} suspicions, {memory:,} MB at most\n"
        f"{utterances:,} utterances in several articles, {process_time() - begin:.0f} s to build\n"
    )

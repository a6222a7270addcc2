"""How fast a gazetteer of your own is: ``python tests/gazetteer_speed.py ../shared/corpus/articles.jsonl 100000``.

Invents so many organizations with an alias each, writes them as a file, and measures processor time and memory:
loading it, merging it into ours, building the automaton, and matching the articles of the file that is named.
"""

from __future__ import annotations

import gc
import random
import resource
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import NamedTuple, TypeVar

from quoteattr.gazetteer import Gazetteer
from quoteattr.gazetteer.organization import Organization
from quoteattr.gazetteer.writing import WRITERS
from quoteattr.text_files import read_articles

T = TypeVar("T")
SYLLABLES = "가나다라마바사아자차카타파하거너더러머버서어저고노도로모보소오조구누두루무부수우주그느드르스한빛온샘별솔결"
ENDINGS = ("전자", "산업", "연구소", "재단", "협회", "은행", "병원", "대학교", "시 청소년센터", "AI연구원", "그룹")


class Speed(NamedTuple):
    """Seconds, characters a second, and megabytes that a step added."""

    load: float
    merge: float
    build: float
    match: float
    loaded: float
    built: float


def invent(count: int, seed: int = 7) -> list[Organization]:
    """Organizations with names of their own and one alias each."""
    pick = random.Random(seed)
    stems = dict.fromkeys("".join(pick.choices(SYLLABLES, k=pick.randint(3, 5))) for _ in range(count * 2))
    named = zip(range(count), stems, strict=False)
    return [
        Organization(f"own-{n}", stem + pick.choice(ENDINGS), "company", (f"{stem}{n % 7}팀",)) for n, stem in named
    ]


def measure(text: str, count: int, format_: str = "tsv") -> Speed:
    """Every step with so many own entries in a file of that format."""
    Gazetteer.default().find("")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"own.{format_}"
        file.write_text("".join(WRITERS[format_](invent(count))), encoding="utf-8")
        gc.collect()
        before = memory()
        own, load = timed(lambda: Gazetteer.load(file))
        loaded = memory()
    merged, merge = timed(lambda: Gazetteer.default().merged(own))
    _, build = timed(lambda: merged.find(""))
    built = memory()
    assert len(own.organizations) == count
    seconds = min(timed(lambda: merged.find(text))[1] for _ in range(3))
    return Speed(load, merge, build, len(text) / seconds, loaded - before, built - before)


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What a function returns, and how much processor time it takes."""
    begun = process_time()
    result = work()
    return result, process_time() - begun


def memory() -> float:
    """Megabytes that the process holds at this moment, or on other systems held at most."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize() / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10


if __name__ == "__main__":
    articles = "\n".join(article.text for article in read_articles(sys.argv[1]))
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    for kind in WRITERS:
        found = measure(articles, wanted, kind)
        sys.stdout.write(
            f"{wanted:,} own entries ({kind}): {found.load:.2f} s to load, {found.merge:.2f} s to merge, "
            f"{found.build:.2f} s to build, {found.match / 1e6:.1f} million characters a second, "
            f"{found.loaded:.0f} MB loaded, {found.built:.0f} MB ready\n"
        )

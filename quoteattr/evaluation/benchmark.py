"""How fast extraction is, measured against tokenizing the same text with Kiwi in the same process.

Both run on one text at a time, so in one thread, and take turns every few articles, so that a machine that
slows down slows both. What is compared is the processor time of the process, which does not count waiting for
another job, and would count the work of a second thread.
"""

from __future__ import annotations

import gc
import importlib
import importlib.util
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median
from typing import Protocol

from quoteattr.text_files import ArticleText

__all__ = ["Benchmark", "Round", "measure"]

BLOCK = 20  # articles that one of the two reads before the other has its turn
WARM_UP = "한가람 군수는 “다리를 새로 놓겠다”고 말했다. 한빛전자는 다온의 주장이 “근거 없다”고 반박했다."
"""The scorer hesitates at the second sentence, so that the parser is loaded, too."""


class Extracts(Protocol):
    """What a benchmark needs of an :class:`~quoteattr.extractor.Extractor`."""

    def extract(self, text: str, *, title: str | None = None) -> Sequence[object]:
        """The quotes of a text."""


@dataclass(frozen=True, slots=True)
class Round:
    """One pass of both over all articles, in seconds of processor time."""

    extract_seconds: float
    tokenize_seconds: float

    @property
    def ratio(self) -> float:
        """Time of ``extract`` over time of ``Kiwi.tokenize``; below 1 extraction is the faster."""
        return self.extract_seconds / self.tokenize_seconds


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What was measured.

    Attributes:
        articles: how many articles were read.
        characters: their code points together.
        quotes: how many quotes were found in them.
        load_seconds: from nothing to the first quotes: importing, loading models and lexicons, one sentence.
        memory_megabytes: the most the process held until it had extracted all articles once, before Kiwi was
            loaded for the comparison; ``None`` where the system does not tell (Windows).
        rounds: the passes over all articles.
    """

    articles: int
    characters: int
    quotes: int
    load_seconds: float
    memory_megabytes: float | None
    rounds: tuple[Round, ...]

    @property
    def extract_rate(self) -> float:
        """Characters a second of ``extract``, the median of the rounds."""
        return self.characters / median(one.extract_seconds for one in self.rounds)

    @property
    def tokenize_rate(self) -> float:
        """Characters a second of ``Kiwi.tokenize``, the median of the rounds."""
        return self.characters / median(one.tokenize_seconds for one in self.rounds)

    @property
    def ratio(self) -> float:
        """Time of ``extract`` over time of ``Kiwi.tokenize``, the median of the rounds.

        >>> rounds = (Round(1.0, 2.0), Round(3.0, 4.0), Round(1.2, 2.0))
        >>> Benchmark(2, 600, 3, 2.5, None, rounds).ratio
        0.6
        """
        return median(one.ratio for one in self.rounds)

    def figures(self) -> dict[str, float | list[float] | None]:
        """The figures by name, in the order in which they are reported."""
        return {
            "articles": self.articles,
            "characters": self.characters,
            "quotes": self.quotes,
            "extract.characters_per_second": self.extract_rate,
            "tokenize.characters_per_second": self.tokenize_rate,
            "ratio": self.ratio,
            "ratio.rounds": [one.ratio for one in self.rounds],
            "load_seconds": self.load_seconds,
            "memory_megabytes": self.memory_megabytes,
        }


def measure(
    articles: Sequence[ArticleText],
    *,
    rounds: int = 5,
    load_extractor: Callable[[], Extracts] | None = None,
    load_tokenize: Callable[[], Callable[[str], object]] | None = None,
) -> Benchmark:
    """Measure extraction of direct quotes from ``articles`` against tokenizing them.

    Args:
        articles: what to read; at least one, not all empty.
        rounds: how many passes of both over all articles.
        load_extractor: makes the extractor; by default ``Extractor()``.
        load_tokenize: makes the function to compare with; by default ``Kiwi(num_workers=1).tokenize``.
    """
    begin = time.perf_counter()
    extractor = (load_extractor or _load_extractor)()
    extractor.extract(WARM_UP)
    load_seconds = time.perf_counter() - begin
    quotes = sum(len(extractor.extract(one.text, title=one.title)) for one in articles)
    memory = _peak_megabytes()
    tokenize = (load_tokenize or _load_tokenize)()
    tokenize(WARM_UP)
    return Benchmark(
        articles=len(articles),
        characters=sum(len(one.text) for one in articles),
        quotes=quotes,
        load_seconds=load_seconds,
        memory_megabytes=memory,
        rounds=tuple(_run_round(extractor, tokenize, articles) for _ in range(rounds)),
    )


def _run_round(extractor: Extracts, tokenize: Callable[[str], object], articles: Sequence[ArticleText]) -> Round:
    seconds = [0.0, 0.0]
    gc.collect()
    for number, first in enumerate(range(0, len(articles), BLOCK)):
        block = articles[first : first + BLOCK]
        # Kiwi does not take lone surrogates.
        texts = [one.text.encode("utf-8", "replace").decode() for one in block]
        runs = (partial(_extract_all, extractor, block), partial(_tokenize_all, tokenize, texts))
        for which in (0, 1) if number % 2 == 0 else (1, 0):
            seconds[which] += _seconds(runs[which])
    # The clock of some systems is coarse: never 0, so that a ratio exists.
    return Round(max(seconds[0], 1e-9), max(seconds[1], 1e-9))


def _extract_all(extractor: Extracts, articles: Sequence[ArticleText]) -> None:
    for one in articles:
        extractor.extract(one.text, title=one.title)


def _tokenize_all(tokenize: Callable[[str], object], texts: Sequence[str]) -> None:
    for text in texts:
        tokenize(text)


def _seconds(run: Callable[[], None]) -> float:
    begin = time.process_time()
    run()
    return time.process_time() - begin


def _load_extractor() -> Extracts:
    from quoteattr.extractor import Extractor

    extractor: Extracts = Extractor()
    return extractor


def _load_tokenize() -> Callable[[str], object]:
    from kiwipiepy import Kiwi

    tokenize: Callable[[str], object] = Kiwi(num_workers=1).tokenize
    return tokenize


def _peak_megabytes() -> float | None:
    if importlib.util.find_spec("resource") is None:
        return None
    resource = importlib.import_module("resource")
    peak: int = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)

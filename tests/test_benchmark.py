import sys
import time
from collections.abc import Callable

import pytest

from quoteattr.evaluation.benchmark import WARM_UP, Benchmark, Round, measure
from quoteattr.extractor import Extractor
from quoteattr.text_files import ArticleText

ARTICLES = [ArticleText("a", "가나다", title="제목"), ArticleText("b", "라마\ud800바")]


class StubExtractor:
    def __init__(self, log: list[str]) -> None:
        self.log = log

    def extract(self, text: str, *, title: str | None = None) -> list[str]:
        self.log.append(f"extract {text[:2]} {title}")
        return ["quote"]


def stub_tokenize(log: list[str]) -> Callable[[str], object]:
    def tokenize(text: str) -> object:
        log.append(f"tokenize {text.encode()[:6].decode()}")
        return []

    return tokenize


def run(rounds: int) -> tuple[Benchmark, list[str]]:
    log: list[str] = []
    result = measure(
        ARTICLES,
        rounds=rounds,
        load_extractor=lambda: StubExtractor(log),
        load_tokenize=lambda: stub_tokenize(log),
    )
    return result, log


def test_both_see_every_article_and_take_turns_at_going_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quoteattr.evaluation.benchmark.BLOCK", 1)
    _, log = run(rounds=2)
    warm = ["extract 한가 None", "extract 가나 제목", "extract 라마 None", "tokenize 한가"]
    once = ["extract 가나 제목", "tokenize 가나", "tokenize 라마", "extract 라마 None"]
    assert log == warm + once + once


def test_figures_count_articles_characters_and_quotes() -> None:
    result, _ = run(rounds=3)
    figures = result.figures()
    assert (figures["articles"], figures["characters"], figures["quotes"]) == (2, 7, 2)
    assert isinstance(figures["ratio.rounds"], list)
    assert len(figures["ratio.rounds"]) == 3
    assert result.load_seconds >= 0


def test_rates_and_ratio_are_medians() -> None:
    rounds = (Round(1.0, 4.0), Round(2.0, 4.0), Round(9.0, 3.0))
    result = Benchmark(1, 800, 1, 2.0, 100.0, rounds)
    assert (result.extract_rate, result.tokenize_rate, result.ratio) == (400.0, 200.0, 0.5)


def test_time_is_that_of_the_process() -> None:
    class Sleeping(StubExtractor):
        def extract(self, text: str, *, title: str | None = None) -> list[str]:
            time.sleep(0.01)
            return []

    result = measure(ARTICLES, rounds=1, load_extractor=lambda: Sleeping([]), load_tokenize=lambda: stub_tokenize([]))
    assert 0 < result.rounds[0].extract_seconds < 0.02
    assert result.load_seconds >= 0.01


@pytest.mark.skipif(sys.platform == "win32", reason="no resource module there")
def test_memory_is_in_megabytes() -> None:
    result, _ = run(rounds=1)
    assert result.memory_megabytes is not None
    assert 5 < result.memory_megabytes < 100_000


@pytest.mark.skipif(sys.platform == "win32", reason="no resource module to leave out")
def test_memory_is_left_out_where_the_system_does_not_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    assert run(rounds=1)[0].memory_megabytes is None


def test_the_warm_up_loads_the_parser_too(extractor: Extractor) -> None:
    assert any("decided with the parse" in note for q in extractor.extract(WARM_UP) for note in q.evidence.notes)

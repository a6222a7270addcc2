"""Indirect quotes: cases of fixtures/indirect, the stages one by one, and that direct quotes stay as they are."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from quoteattr.analysis import Analyzer, Frame
from quoteattr.evaluation.alignment import intersection_over_union
from quoteattr.extractor import Extractor
from quoteattr.indirect.clauses import Clause, Report, collapse
from quoteattr.indirect.extents import find_extents
from quoteattr.indirect.reporting import find_reports, may_report
from quoteattr.lexicon import Lexicon
from quoteattr.reading.page import read_page
from quoteattr.reading.quotations import find_quotations
from quoteattr.reading.sentences import split_sentences
from quoteattr.records import Quote
from quoteattr.scenes import Scene
from quoteattr.tables import data_path, read_rows
from quoteattr.training.cases import Case, ExpectedQuote, read_cases

FOLDER = Path(__file__).parent.parent / "fixtures" / "indirect"
CASES = [
    pytest.param(case, id=f"{path.stem}:{case.title}")
    for path in sorted(FOLDER.glob("*.txt"))
    for case in read_cases(path)
]
OVERLAP = 0.8
"""Annotators agree on the words of an indirect quote, not always on where they begin."""


def indirect(extractor: Extractor, text: str) -> list[Quote]:
    return [quote for quote in extractor.extract(text, indirect=True) if quote.kind == "indirect"]


def overlap(text: str, expected: ExpectedQuote, quote: Quote) -> float:
    start = text.index(expected.text)
    return intersection_over_union((start, start + len(expected.text)), (quote.start, quote.end))


@pytest.mark.parametrize("case", CASES)
def test_case_gives_the_expected_indirect_quotes(case: Case, extractor: Extractor) -> None:
    quotes = indirect(extractor, case.text)
    assert len(quotes) == len(case.expected), [q.text for q in quotes]
    pairs = list(zip(case.expected, quotes, strict=True))
    assert all(overlap(case.text, e, q) >= OVERLAP for e, q in pairs), [q.text for q in quotes]
    problems = [p for e, q in pairs for p in e.find_problems(q)]
    assert not problems, "\n".join(problems)


def test_the_words_are_sorted_unique_and_explained_at_the_head_of_their_file() -> None:
    path = data_path("reported_words.tsv")
    rows = [(row["word"], row["class"]) for _, row in read_rows(path)]
    assert rows == sorted(set(rows))
    head = [line[2:].split(":")[0] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# ")]
    assert {name for _, name in rows} <= set(head)


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 60


def test_direct_quotes_do_not_change(extractor: Extractor, articles: dict[str, str]) -> None:
    for slug, text in articles.items():
        direct = extractor.extract(text)
        assert [q for q in extractor.extract(text, indirect=True) if q.kind == "direct"] == direct, slug


def test_direct_quotes_do_not_change_in_a_mixed_sentence(extractor: Extractor) -> None:
    text = "백 시장은 예산은 있다며 “곧 시작한다”고 말했다. 이어 인력도 늘리겠다고 밝혔다. “걱정하지 말라”고도 했다."
    both = extractor.extract(text, indirect=True)
    assert [q for q in both if q.kind == "direct"] == extractor.extract(text)
    assert [q.kind for q in both] == ["indirect", "direct", "indirect", "direct"]


def test_without_indirect_there_are_none(extractor: Extractor) -> None:
    assert extractor.extract("다솜시는 축제를 미루겠다고 밝혔다.") == []


def test_offsets_and_statement_numbers(extractor: Extractor, articles: dict[str, str]) -> None:
    for text in articles.values():
        quotes = extractor.extract(text, indirect=True)
        assert all(text[q.start : q.end] == q.text for q in quotes)
        assert all(a.start <= b.start for a, b in pairwise(quotes))
        numbers = [q.statement for q in quotes if q.kind == "indirect"]
        assert len(numbers) == len(set(numbers))
        assert not {q.statement for q in quotes if q.kind == "direct"} & set(numbers)


def test_indirect_quotes_explain_themselves(extractor: Extractor) -> None:
    assert "다솜시" in extractor.explain("다솜시는 축제를 미루겠다고 밝혔다.", indirect=True)


def test_headlines_hold_none(extractor: Extractor) -> None:
    text = "다솜시 축제 미루겠다고 밝혀\n다솜시는 축제를 한 주 미루겠다고 밝혔다.\n저작권자 ⓒ 한빛뉴스"
    assert [q.zone for q in indirect(extractor, text)] == ["body"]


@pytest.mark.parametrize("text", ["", "다고", "…라고 말했다.", "에 따르면", "그는 고 말했다.", "= 다고 밝혔다. 것으로"])
def test_fragments_do_no_harm(extractor: Extractor, text: str) -> None:
    assert all(text[q.start : q.end] == q.text for q in extractor.extract(text, indirect=True))


@pytest.fixture(scope="session")
def frame_of(analyzer: Analyzer) -> Callable[[str], Frame]:
    def analyze(text: str) -> Frame:
        article = read_page(text)
        quotations = find_quotations(article)
        return analyzer.analyze(text, split_sentences(article, quotations)[0], frozenset(quotations))

    return analyze


@pytest.mark.parametrize(
    ("text", "ending", "cue"),
    [
        ("시는 축제를 미루겠다고 밝혔다.", "quotative", "밝혔다"),
        ("시는 축제를 미루겠다고 9일 기자들을 만나 말했다.", "quotative", "말했다"),
        ("시는 자리가 없다며 사람들을 돌려보냈다.", "chain", None),
        ("은행은 물가가 오를 것으로 내다봤다.", "judgement", "내다봤다"),
        ("시는 절차를 지켰다는 입장이다.", "noun", "입장"),
        ("길이 좁다는 지적이 나온다.", "appears", "지적"),
        ("안전이 먼저라는 것이다.", "gloss", None),
    ],
)
def test_reports(frame_of: Callable[[str], Frame], lexicon: Lexicon, text: str, ending: str, cue: str | None) -> None:
    reports = list(find_reports(text, frame_of(text), lexicon))
    assert [(r.ending, r.cue.text if r.cue else None) for r in reports] == [(ending, cue)]


@pytest.mark.parametrize(
    "text",
    [
        "비싸다고 해서 좋은 것은 아니다.",
        "이겼다고 볼 수 있다.",
        "값이 오를 것으로 보인다.",
        "빠르다기보다는 조용한 차다.",
        "그는 “간다”라고 말했다.",
        "꼭 있다는 사실을 알리세요.",
    ],
)
def test_no_reports(frame_of: Callable[[str], Frame], lexicon: Lexicon, text: str) -> None:
    assert list(find_reports(text, frame_of(text), lexicon)) == []


def test_the_prefilter_lets_every_case_through() -> None:
    for param in CASES:
        case = param.values[0]
        assert isinstance(case, Case)
        assert not case.expected or may_report(case.text), case.title


def test_a_collapsed_frame_holds_the_clause_as_one_item(frame_of: Callable[[str], Frame], lexicon: Lexicon) -> None:
    text = "시는 축제를 미루겠다고 밝혔다."
    frame = frame_of(text)
    report: Report = next(find_reports(text, frame, lexicon))
    extent = find_extents(text, Scene(0, frame, ()), [report], (), lexicon)[0]
    assert text[extent.clause.start : extent.clause.end] == "시는 축제를 미루겠다"
    clause = Clause(3, report.end, 3, report.end, False)
    collapsed = collapse(frame, [(report.index, clause)])
    assert [e.text for e in collapsed.eojeols] == ["시는", "", "고", "밝혔다."]
    assert collapsed.eojeols[1].quotation == clause

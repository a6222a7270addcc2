"""The ablation: figures as the evaluation has them, folds that keep apart, tables without words of an article."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from quoteattr.analysis import Analyzer
from quoteattr.evaluation.gold import GoldQuote, GoldSpeaker, load_gold
from quoteattr.evaluation.scoring import evaluate
from quoteattr.extractor import Extractor
from quoteattr.lexicon import Lexicon
from quoteattr.records import SpeakerKind
from quoteattr.scorer import RELIABLE, Scorer
from quoteattr.training import ablation, ablation_tables
from quoteattr.training.ablation import Bench, report
from quoteattr.training.ablation_tables import FIGURES, classify_mention, count, figures
from quoteattr.training.calibration import Point, expected_calibration_error, find_reliability, right_among_surest
from quoteattr.training.fitting import Example, Settings
from quoteattr.training.scorer import FOLDS, train_folds

CASE = """## 주어가 둘
윤서진 나주시장은 회의에서 한가람 군수를 만나 “다리를 새로 놓겠다”고 말했다.
-> 윤서진 | 나주시장;시장 | 나주시 | 말했다 | 다리를 새로 놓겠다
"""

TEXTS = [
    ("윤서진 나주시장은 20일 “축제를 다시 열겠다”고 밝혔다.", "축제를 다시 열겠다", "윤서진", "윤서진 나주시장"),
    ("윤서진 나주시장은 한가람 의원과 만났다. 그는 “길을 넓히자”고 말했다.", "길을 넓히자", "윤서진", "그"),
    ("도담희 교수는 “강이 맑아졌다”고 했다. 이어 “물고기도 늘었다”고 덧붙였다.", "물고기도 늘었다", "도담희", None),
]


def write_article(folder: Path, number: int) -> None:
    text, words, name, mention = TEXTS[number % len(TEXTS)]
    start = text.index(words)
    speaker = {"kind": "person", "name": name, "title": ["나주시장", "시장", ""], "organization": ["나주시", ""]}
    quote = {"start": start, "end": start + len(words), "text": words, "speaker": speaker, "mention": mention}
    row = {"id": f"made-{number}", "text": text, "quotes": [quote], "ignore": []}
    (folder / f"{number}.json").write_text(json.dumps(row), encoding="utf-8")


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory, analyzer: Analyzer) -> Bench:
    folder = tmp_path_factory.mktemp("gold")
    for split, size in (("dev", 3), ("train", 6)):
        (folder / split).mkdir()
        for number in range(size):
            write_article(folder / split, number)
    (folder / "cases").mkdir()
    (folder / "cases" / "two.txt").write_text("# made for this test\n" + CASE, encoding="utf-8")
    return Bench.build(folder, folder / "cases", Settings(rounds=3), analyzer)


def test_figures_are_those_of_the_evaluation(bench: Bench, analyzer: Analyzer) -> None:
    extractor = Extractor(analyzer=analyzer)
    wanted = evaluate(bench.dev, {one.id: extractor.extract(one.text) for one in bench.dev}).figures()
    ours = figures(count(bench.measure_dev("+ parse")).sum(axis=0))
    assert dict(zip(FIGURES, ours, strict=True)) == pytest.approx({name: wanted[name] for name in FIGURES})


def test_figures_of_the_fixtures_too(extractor: Extractor) -> None:
    gold = load_gold(Path(__file__).parent.parent / "fixtures" / "articles")[:2]
    evaluation = evaluate(gold, {one.id: extractor.extract(one.text) for one in gold})
    ours = figures(count(evaluation.articles).sum(axis=0))
    wanted = evaluation.figures()
    assert list(ours) == pytest.approx([wanted[name] for name in FIGURES])


def test_an_empty_measurement_has_figures() -> None:
    assert figures(np.zeros(7)).tolist() == [0.0] * len(FIGURES)


def test_a_fold_is_not_trained_on_its_own_articles() -> None:
    ids = [f"a{number}" for number in range(FOLDS)]
    examples = [
        Example(one, ((f"only in {one}", "topic"), ("object",)), (True, False)) for one in ids for _ in range(2)
    ]
    cases = [Example("case", (("in the case", "topic"), ("object",)), (True, False))] * 2
    for one, scorer in zip(ids, train_folds(examples, cases, ids, Settings(rounds=3)), strict=True):
        assert f"only in {one}" not in scorer.weights
        assert {f"only in {other}" for other in ids if other != one} < scorer.weights.keys()
        assert "in the case" in scorer.weights


def test_temperature_and_threshold_change_nothing_else(bench: Bench) -> None:
    changed = bench.with_temperature(2.0).with_threshold(0.5)
    assert {(one.temperature, one.threshold) for one in changed.folds} == {(2.0, 0.5)}
    assert [one.weights for one in changed.folds] == [one.weights for one in bench.folds]


def test_reliabilities_of_the_folds_can_be_left_out(bench: Bench) -> None:
    assert any(feature.startswith(RELIABLE) for scorer in bench.folds for feature in scorer.weights)
    bare = bench.without_reliability()
    assert not [feature for scorer in (bare.shipped, *bare.folds) for feature in scorer.weights if RELIABLE in feature]


def test_the_report_is_the_same_every_time_and_holds_no_words(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ablation, "TEMPERATURES", (1.0,))
    monkeypatch.setattr(ablation, "THRESHOLDS", (0.3,))
    monkeypatch.setattr(ablation_tables, "RESAMPLES", 20)
    tables = list(report(bench))
    assert tables == list(report(bench))
    whole = "\n".join(tables)
    assert not [words for _, words, name, _ in TEXTS if words in whole or name in whole]
    rows = [line for line in tables[0].splitlines() if line.startswith("| + scorer")]
    assert len(rows) == 2
    assert all(line.count("|") == len(FIGURES) + 3 for line in rows)


@pytest.mark.parametrize(
    ("kind", "name", "mention", "expected"),
    [
        ("person", "윤서진", "윤서진 나주시장", "full name"),
        ("person", "윤서진", "윤 시장", "surname + title"),
        ("person", "남궁해솔", "남궁 위원", "surname + title"),
        ("person", "윤", "윤 시장", "surname + title"),
        ("person", "에릭 반 호른", "반 호른 감독", "surname + title"),
        ("person", "윤서진", "시장", "other"),
        ("person", "윤서진", "그", "pronoun"),
        ("person", "윤서진", None, "dropped subject"),
        ("anonymous", None, "이 관계자", "pronoun"),
        ("anonymous", None, "또 다른 관계자", "anonymous or group"),
        ("anonymous", "김모", "김모(33)씨", "anonymous or group"),
        ("group", None, "주민들", "anonymous or group"),
        ("organization", None, "경찰", "organization"),
        ("document", None, "보고서", "other"),
    ],
)
def test_mentions_are_classified(kind: SpeakerKind, name: str | None, mention: str | None, expected: str) -> None:
    quote = GoldQuote(start=0, end=2, text="간다", speaker=GoldSpeaker(kind=kind, name=name), mention=mention)
    assert classify_mention(quote, Lexicon.default()) == expected


def test_calibration_of_sure_and_right_is_perfect() -> None:
    points = [Point(1.0, True)] * 9 + [Point(0.0, False)]
    assert expected_calibration_error(points) == 0.0
    assert right_among_surest(points) == 1.0
    assert expected_calibration_error([]) == right_among_surest([]) == 0.0


def test_a_ground_that_misled_elsewhere_is_trusted_less() -> None:
    found = find_reliability([Point(1.0, True, "full_name")] * 50 + [Point(1.0, False, "pronoun")] * 50)
    scorer = Scorer(found)
    assert scorer.reliability("full_name") > scorer.reliability("role") > scorer.reliability("pronoun")
    assert scorer.reliability("role") == pytest.approx(0.5)

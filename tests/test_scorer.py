"""The attribution scorer: a table of weights, and what a damaged one says."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.errors import ModelError
from quoteattr.scorer import Scorer, softmax

TABLE = "# temperature: 2\n# threshold: 0.4\n# anything else\nfeature\tweight\nsubject\t1.5\nkind=person\t-0.5\n"


def write(folder: Path, text: str) -> Path:
    path = folder / "scorer.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_is_read_with_its_settings(tmp_path: Path) -> None:
    scorer = Scorer.load(write(tmp_path, TABLE))
    assert scorer == Scorer({"subject": 1.5, "kind=person": -0.5}, temperature=2.0, threshold=0.4)


def test_features_add_up_and_an_unknown_one_weighs_nothing(tmp_path: Path) -> None:
    scorer = Scorer.load(write(tmp_path, TABLE))
    assert scorer.score(["subject", "kind=person", "nobody knows"]) == 1.0
    assert scorer.score([]) == 0.0


def test_a_higher_temperature_is_less_sure() -> None:
    cold, warm = Scorer({"a": 2.0}, temperature=1.0), Scorer({"a": 2.0}, temperature=4.0)
    assert cold.probabilities([["a"], []])[0] > warm.probabilities([["a"], []])[0] > 0.5


@pytest.mark.parametrize("line", ["subject 1.5", "subject\theavy", "a\tb\t1.0", "# temperature: warm"])
def test_a_damaged_line_is_named_with_the_file(tmp_path: Path, line: str) -> None:
    path = write(tmp_path, TABLE + line + "\n")
    with pytest.raises(ModelError, match=r"scorer.tsv:7: not a feature"):
        Scorer.load(path)


@pytest.mark.parametrize("content", [None, b"\xb8\xbb"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "scorer.tsv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelError, match=r"scorer.tsv"):
        Scorer.load(path)


@given(st.lists(st.floats(-1e6, 1e6), max_size=20))
def test_probabilities_sum_to_one_and_keep_the_order(scores: list[float]) -> None:
    chances = softmax(scores)
    assert len(chances) == len(scores)
    assert all(0.0 <= chance <= 1.0 for chance in chances)
    assert not scores or math.isclose(sum(chances), 1.0, abs_tol=1e-9)
    for one, other in zip(sorted(scores), sorted(chances), strict=True):
        assert chances[scores.index(one)] == pytest.approx(other, abs=1e-12)


def test_the_shipped_scorer_loads_and_is_calibrated() -> None:
    scorer = Scorer.default()
    assert scorer.weights
    assert all(math.isfinite(weight) for weight in scorer.weights.values())
    assert scorer.temperature > 0
    assert 0 <= scorer.threshold < 1

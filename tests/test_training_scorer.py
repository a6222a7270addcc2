"""The shipped scorer is what the code trains, bit for bit."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from quoteattr.extractor import Extractor
from quoteattr.parsing.parser import Parser
from quoteattr.training.fitting import Example, Settings, render_weights, train
from quoteattr.training.scorer import fit

SHIPPED = Path(str(resources.files("quoteattr"))) / "models" / "scorer.tsv"
CASES = Path(__file__).parent.parent / "fixtures" / "constructions"


def test_the_shipped_weights_are_what_the_code_trains(gold_folder: Path, extractor: Extractor) -> None:
    settings = Settings()
    weights, statements = fit(gold_folder / "train", CASES, extractor, Parser.default(), settings)
    trained = render_weights(weights, settings, statements)
    assert trained == SHIPPED.read_text(encoding="utf-8"), "rebuild with python -m quoteattr.training.scorer"


def test_the_weight_file_is_small_and_readable() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    assert len(text.encode()) < 1_000_000
    assert text.startswith("# Attribution scorer")


def test_a_feature_of_right_candidates_gets_the_higher_weight() -> None:
    examples = [Example("a", (("topic",), ("object",)), (True, False))] * 3
    weights = train(examples, Settings(rounds=30))
    assert weights["topic"] > 0 > weights["object"]


def test_rare_features_are_left_out() -> None:
    examples = [
        Example("a", (("topic", "once"), ("object",)), (True, False)),
        Example("b", (("topic",), ("object",)), (True, False)),
    ]
    assert "once" not in train(examples, Settings(rounds=5))

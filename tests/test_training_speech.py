"""The shipped speech model is what the code trains, bit for bit, and sees nothing that annotators left open."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from quoteattr.evaluation.gold import GoldArticle
from quoteattr.lexicon import Lexicon
from quoteattr.scorer import Scorer
from quoteattr.training.fitting import render_weights, train
from quoteattr.training.speech import (
    HEAD,
    SETTINGS,
    build_speech_case_examples,
    build_speech_examples,
    fit_speech,
)

SHIPPED = Path(str(resources.files("quoteattr"))) / "models" / "speech.tsv"
CASES = Path(__file__).parent.parent / "fixtures" / "constructions"
TEXT = "윤서진 나주시장은 ‘빛 축제’를 두고 “성공이었다”고 말했다.\n한 주민은 “반갑다”고 했다."


def article(ignored: str | None) -> GoldArticle:
    start = TEXT.index("성공")
    spans = [] if ignored is None else [{"start": TEXT.index(ignored), "end": TEXT.index(ignored) + len(ignored)}]
    speaker = {"kind": "person", "name": "윤서진"}
    quote = {"start": start, "end": start + 5, "text": "성공이었다", "speaker": speaker}
    return GoldArticle.model_validate({"id": "made", "text": TEXT, "quotes": [quote], "ignore": spans})


def test_the_shipped_weights_are_what_the_code_trains(gold_folder: Path, lexicon: Lexicon) -> None:
    weights, quotations = fit_speech(gold_folder / "train", CASES, lexicon, SETTINGS)
    trained = render_weights(weights, SETTINGS, quotations, HEAD)
    assert trained == SHIPPED.read_text(encoding="utf-8"), "rebuild with python -m quoteattr.training.speech"


def test_annotated_quotes_are_speech_and_other_quotations_are_not(lexicon: Lexicon) -> None:
    examples = build_speech_examples([article(None)], lexicon)
    assert [example.right for example in examples] == [(False, True), (True, False), (False, True)]


def test_what_annotators_left_open_teaches_nothing(lexicon: Lexicon) -> None:
    examples = build_speech_examples([article("반갑다")], lexicon)
    assert [example.right for example in examples] == [(False, True), (True, False)]


def test_cases_teach_names_as_well_as_speech(lexicon: Lexicon) -> None:
    right = [example.right[0] for example in build_speech_case_examples(CASES, lexicon)]
    assert right.count(True) > 500
    assert right.count(False) > 100


def test_a_model_trained_on_one_article_tells_its_name_from_its_speech(lexicon: Lexicon) -> None:
    examples = build_speech_examples([article("반갑다")] * 3, lexicon)
    model = Scorer(train(examples, SETTINGS))
    name, spoken = (model.probabilities(example.candidates)[0] for example in examples[:2])
    assert name < 0.5 < spoken


def test_the_weight_file_is_small_and_readable() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    assert len(text.encode()) < 1_000_000
    assert text.startswith("# Speech model")
    assert "# threshold: 0.5" in text

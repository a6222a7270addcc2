"""The shipped name model is what the code trains, bit for bit."""

from __future__ import annotations

import os
from importlib import resources
from pathlib import Path

import pytest

from quoteattr.analysis import Analyzer
from quoteattr.errors import DataError
from quoteattr.gazetteer import Gazetteer
from quoteattr.lexicon import Lexicon
from quoteattr.training.made_phrases import make_phrases
from quoteattr.training.names import Example, Settings, Tagged, build_examples, fit, read_entities, tag_phrases, train

SHIPPED = Path(str(resources.files("quoteattr"))) / "models" / "names.tsv"
NER = Path(os.environ.get("QUOTEATTR_NER", Path(__file__).parents[2] / "shared" / "ner"))


@pytest.mark.skipif(not NER.is_dir(), reason="the annotated sentences are not here: set QUOTEATTR_NER")
def test_the_shipped_weights_are_what_the_code_trains() -> None:
    text = fit(NER, Lexicon.default(), Gazetteer.default(), Settings())
    assert text == SHIPPED.read_text(encoding="utf-8"), "rebuild with python -m quoteattr.training.names"


def test_the_weight_file_is_small_and_names_its_licence() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    assert len(text.encode()) < 1_000_000
    assert "# licence: CC-BY-SA-4.0" in text
    assert (SHIPPED.parent / "names.tsv.md").exists()


def test_a_feature_of_people_gets_the_higher_weight() -> None:
    examples = [Example(("bias", "last=스"), "person"), Example(("bias", "last=회"), "organization")] * 8
    weights = train(examples, Settings())
    assert weights["person|last=스"] > 0 > weights.get("person|last=회", -1.0)
    assert weights["organization|last=회"] > 0


def test_characters_and_tags_become_sentences(tmp_path: Path) -> None:
    path = tmp_path / "klue-ner-x.tsv"
    path.write_text("## klue-1\t<홍:PS>은\n홍\tB-PS\n은\tO\n\n", encoding="utf-8")
    assert list(read_entities(path)) == [Tagged("klue-1", "홍은", ("PS", ""))]


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "klue-ner-x.tsv"
    path.write_text("## klue-1\t홍은\n홍 B-PS\n", encoding="utf-8")
    with pytest.raises(DataError, match=":2"):
        list(read_entities(path))


def test_made_phrases_are_tagged_character_for_character() -> None:
    phrases = make_phrases(Lexicon.default(), Gazetteer.default(), 20, 3)
    for tagged in tag_phrases(phrases):
        assert len(tagged.tags) == len(tagged.text)
        assert {"PS", "OG"} & set(tagged.tags)


def test_a_name_inside_a_word_teaches_nothing() -> None:
    tagged = Tagged("x", "박씨는 웃었다.", ("PS", "", "", "", "", "", "", ""))
    examples = build_examples([tagged], Lexicon.default(), Analyzer())
    assert all(example.kind != "person" for example in examples)

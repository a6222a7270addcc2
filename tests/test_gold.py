"""Accuracy on the annotated articles: floors that nobody lowers by accident.

tests/floors.json holds the figures and the digest of the articles they were measured on. A figure below its floor
fails, and so does another set of articles; ``pytest tests/test_gold.py --set-floors`` measures anew.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from quoteattr.evaluation.gold import load_gold
from quoteattr.evaluation.scoring import evaluate
from quoteattr.extractor import Extractor

FLOORS = Path(__file__).parent / "floors.json"
FIGURES = ("span.f1", "speaker", "f1.record", "cue")
SETS = ("seeds", "dev", "train")


def digest(folder: Path) -> str:
    """One digest over names and contents of all articles."""
    total = hashlib.sha256()
    for path in sorted(folder.glob("*.json")):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def measure(folder: Path, extractor: Extractor) -> dict[str, float]:
    articles = load_gold(folder)
    found = {article.id: extractor.extract(article.text) for article in articles}
    figures = evaluate(articles, found).figures()
    return {name: round(figures[name], 4) for name in FIGURES}


@pytest.mark.parametrize("name", SETS)
def test_figures_stay_above_their_floors(
    name: str, gold_folder: Path, extractor: Extractor, request: pytest.FixtureRequest
) -> None:
    folder = gold_folder / name
    measured = measure(folder, extractor)
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    if request.config.getoption("--set-floors"):
        floors[name] = {"digest": digest(folder), "figures": measured}
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    assert floors[name]["digest"] == digest(folder), f"{folder} is not what the floors were measured on"
    for figure, floor in floors[name]["figures"].items():
        assert measured[figure] >= floor - 0.0001, f"{name} {figure}: {measured[figure]} is below {floor}"


def test_the_founding_pages_come_out_whole(gold_folder: Path, extractor: Extractor) -> None:
    measured = measure(gold_folder / "seeds", extractor)
    assert measured["span.f1"] == measured["speaker"] == measured["f1.record"] == 1.0
    assert measured["cue"] >= 0.95


def test_the_people_of_the_gold_need_no_entry_of_their_own(gold_folder: Path, extractor: Extractor) -> None:
    """Nobody is attributed through an entry: speakers are the same with an empty gazetteer of people."""
    articles = load_gold(gold_folder / "seeds")
    names = {q.speaker.name for a in articles for q in a.quotes if q.speaker.kind == "person"}
    data = Path(__file__).parent.parent / "quoteattr" / "data"
    lexicons = "".join(path.read_text(encoding="utf-8") for path in data.glob("*.t*") if path.name != "people.tsv")
    assert not [name for name in names if name and len(name) > 2 and name in lexicons]

"""The shipped scorer of indirect quotes is what the code trains, bit for bit."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from quoteattr.extractor import Extractor
from quoteattr.training.fitting import Example, Settings, train
from quoteattr.training.indirect import PRIOR, build_examples, fit_indirect, render_indirect

SHIPPED = Path(str(resources.files("quoteattr"))) / "models" / "indirect.tsv"
CASES = Path(__file__).parent.parent / "fixtures" / "indirect"


def test_the_shipped_weights_are_what_the_code_trains(gold_folder: Path, extractor: Extractor) -> None:
    weights, clauses = fit_indirect(gold_folder / "train", CASES, extractor)
    trained = render_indirect(weights, clauses)
    assert trained == SHIPPED.read_text(encoding="utf-8"), "rebuild with python -m quoteattr.training.scorer"


def test_every_prior_weight_is_in_the_file() -> None:
    lines = SHIPPED.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# Scorer of indirect quotes")
    assert set(PRIOR) <= {line.split("\t")[0] for line in lines}


def test_cases_alone_give_examples(extractor: Extractor, tmp_path: Path) -> None:
    (tmp_path / "speakers.txt").write_text(
        "## 새 화자\n홍하늘 의원은 예산이 모자란다고 말했다. 윤서진 장관은 축제를 미루겠다고 밝혔다.\n"
        "-> 윤서진 | 장관 | - | 밝혔다 | 축제를 미루겠다\n",
        encoding="utf-8",
    )
    (article,) = (Path(__file__).parent.parent / "fixtures" / "articles").glob("frozen-gimbap-export")
    examples = build_examples(article.parent, tmp_path, extractor)
    assert [(e.article, sorted(e.right)) for e in examples if e.article == "speakers-0"] == [
        ("speakers-0", [False, True])
    ]


def test_weights_stay_near_the_prior() -> None:
    examples = [Example("a", (("topic",), ("source",)), (True, False))] * 3
    near = train(examples, Settings(rounds=40, decay=50.0), {"topic": 1.0, "source": 2.0})
    far = train(examples, Settings(rounds=40, decay=0.0), {"topic": 1.0, "source": 2.0})
    assert abs(near["source"] - 2.0) < abs(far["source"] - 2.0)
    assert far["topic"] > far["source"]

"""The shipped affiliation model is what the code trains, bit for bit."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from quoteattr.extractor import Extractor
from quoteattr.training.affiliation import PRIOR, build_case_examples, fit, render_weights

SHIPPED = Path(str(resources.files("quoteattr"))) / "models" / "affiliation.tsv"
CASES = Path(__file__).parent.parent / "fixtures" / "constructions"


def test_the_shipped_weights_are_what_the_code_trains(gold_folder: Path, extractor: Extractor) -> None:
    trained = render_weights(*fit(gold_folder / "train", CASES, extractor))
    assert trained == SHIPPED.read_text(encoding="utf-8"), "rebuild with python -m quoteattr.training.affiliation"


def test_every_prior_weight_is_in_the_file() -> None:
    lines = SHIPPED.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# Affiliation model")
    assert set(PRIOR) <= {line.split("\t")[0] for line in lines}


def test_the_annotated_organization_is_right_and_no_other(extractor: Extractor, tmp_path: Path) -> None:
    (tmp_path / "clubs.txt").write_text(
        "## 두 팀\n가온 유나이티드는 이솔 시티를 이겼다. 홍가람 감독은 “잘 뛰었다”고 말했다.\n"
        "-> 홍가람 | 감독 | 가온 유나이티드 | 말했다 | 잘 뛰었다\n",
        encoding="utf-8",
    )
    (example,) = build_case_examples(tmp_path, extractor)
    assert example.article == "clubs-0"
    assert example.right.count(True) == 1
    assert not example.right[-1], "no organization at all would be wrong"

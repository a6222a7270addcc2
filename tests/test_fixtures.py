"""Construction fixtures: plain-text cases per construction, positive and negative (fixtures/constructions)."""

from __future__ import annotations

from pathlib import Path

import pytest
from gaps import known_gaps

from quoteattr.extractor import Extractor
from quoteattr.training.cases import Case, read_cases

FOLDER = Path(__file__).parent.parent / "fixtures" / "constructions"


def _param(name: str, case: Case) -> object:
    gap = (name, case.title) in known_gaps("constructions")
    marks = [pytest.mark.xfail(strict=True, reason="listed in fixtures/known_gaps.tsv")] if gap else []
    return pytest.param(case, id=f"{name}:{case.title}", marks=marks)


CASES = [_param(path.stem, case) for path in sorted(FOLDER.glob("*.txt")) for case in read_cases(path)]


@pytest.mark.parametrize("case", CASES)
def test_case_gives_exactly_the_expected_quotes(case: Case, extractor: Extractor) -> None:
    quotes = extractor.extract(case.text)
    assert [q.text for q in quotes] == [e.text for e in case.expected]
    problems = [p for e, q in zip(case.expected, quotes, strict=True) for p in e.find_problems(q)]
    assert not problems, "\n".join(problems)


def test_there_are_enough_cases_of_every_construction() -> None:
    assert len(CASES) >= 250
    for path in FOLDER.glob("*.txt"):
        assert len(list(read_cases(path))) >= 5, path


def test_every_known_gap_names_a_case_that_exists() -> None:
    cases = {(path.stem, case.title) for path in FOLDER.glob("*.txt") for case in read_cases(path)}
    assert known_gaps("constructions") <= cases

"""Statements: the quotes that one reporting act governs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr.statements import Statement

FindStatements = Callable[[str], list[Statement]]


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("그는 “간다”고 말했다.", [1]),
        ("그는 “간다”며 “온다”고 말했다.", [2]),
        ("그는 “간다”면서 “온다”며 “쉰다”고 말했다.", [3]),
        ("그는 “정말 간다” “다시 온다”며 웃었다.", [2]),
        ("기자가 “가느냐”고 묻자 그는 “간다”고 답했다.", [1, 1]),
        ("그는 “간다”고 말했고, 시장은 “온다”고 밝혔다.", [1, 1]),
        ("그는 “간다”고 말했다. 시장은 “온다”고 밝혔다.", [1, 1]),
        ("정부는 ‘민생 회복’ 예산을 편성했다.", []),
    ],
)
def test_quotes_of_one_reporting_act_are_one_statement(
    find_statements: FindStatements, text: str, sizes: list[int]
) -> None:
    statements = find_statements(text)
    assert [len(s.quotes) for s in statements] == sizes
    assert [s.number for s in statements] == list(range(len(sizes)))


def test_all_quotes_of_a_statement_have_the_cue_of_the_last(find_statements: FindStatements) -> None:
    (statement,) = find_statements("그는 “간다”며 “온다”고 강조했다.")
    assert [q.cue and q.cue.text for q in statement.quotes] == ["강조했다", "강조했다"]
    assert statement.closer.link == "final"


def test_a_statement_begins_after_the_cue_of_the_one_before(find_statements: FindStatements) -> None:
    first, second = find_statements("그는 “간다”고 말했고, 시장은 “온다”고 밝혔다.")
    assert first.after == -1
    eojeols = second.scene.frame.eojeols
    assert eojeols[second.after].text == "말했고,"
    assert (first.first, second.first) == (1, 5)


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("“이제는 정말 가야 한다.”", True),
        ("[서울=가람통신] 김하늘 기자 = “이제는 정말 가야 한다.”", True),
        ("“이제는 정말 가야 한다.” “그렇고 말고.”", True),
        ("그는 “이제는 정말 가야 한다”고 했다.", False),
    ],
)
def test_a_statement_stands_alone_when_the_sentence_holds_nothing_else(
    find_statements: FindStatements, text: str, alone: bool
) -> None:
    assert {s.stands_alone(text) for s in find_statements(text)} == {alone}

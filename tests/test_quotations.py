"""Pairing marks on the raw text: every shape, mismatched, nested, missing, over paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.reading.page import read_page
from quoteattr.reading.quotations import LONGEST_OVER_PARAGRAPHS, Quotation, find_quotations, outside


def words(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(read_page(text))]


MARKS = ["“”", '""', "‘’", "''", "「」", "『』", '“"', '"”', "‘'", "'’", "„”", "＂＂"]


@pytest.mark.parametrize("marks", MARKS)
def test_every_pair_of_one_family_is_found(marks: str) -> None:
    assert words(f"그는 {marks[0]}곧 가겠다{marks[1]}고 말했다.") == ["곧 가겠다"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("그는 “‘민생’이 먼저”라고 했다.", ["‘민생’이 먼저"]),
        ("그는 \"'민생'이 먼저\"라고 했다.", ["'민생'이 먼저"]),
        ("그는 “우리는 “하나”라고 믿는다”고 했다.", ["우리는 “하나”라고 믿는다"]),
        ("그는 ‘「법」을 고치자’고 했다.", ["「법」을 고치자"]),
    ],
)
def test_a_nested_pair_belongs_to_the_outer_one(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "O'Neal이 뛴 '23년 시즌",
        "Rock'n'Roll",
        "'24년 예산과 '25년 예산",
        "5'3 키의 선수",
        '40분 5"',
        '""',
        "“ ”",
    ],
)
def test_apostrophes_years_and_empty_marks_are_no_quotation(text: str) -> None:
    assert words(text) == []


def test_an_apostrophe_inside_a_quote_does_not_close_it() -> None:
    assert words("그는 'I'm fine'이라고 했다.") == ["I'm fine"]


def test_a_second_opening_mark_that_is_missing_is_put_where_the_words_begin() -> None:
    text = "그는 “예산은 있다”며 곧 서두르겠다”고 말했다."
    assert words(text) == ["예산은 있다", "곧 서두르겠다"]
    assert [q.repaired for q in find_quotations(read_page(text))] == [False, True]


def test_a_closing_mark_that_is_missing_is_put_before_the_reporting_ending() -> None:
    assert words("그는 “예산은 있다며 “곧 서두르겠다”고 말했다.") == ["예산은 있다", "곧 서두르겠다"]


def test_an_unclosed_mark_ends_before_the_reporting_ending_of_its_paragraph() -> None:
    assert words("그는 “곧 서두르겠다고 말했다.\n비가 왔다.") == ["곧 서두르겠다"]


def test_an_unclosed_mark_swallows_neither_the_next_paragraph_nor_the_weak_marks_after_it() -> None:
    assert words("그는 “오늘\n시장은 “간다”고 했고 ‘네’라고 답했다.") == ["간다", "네"]


def test_a_quote_may_go_on_over_paragraphs() -> None:
    assert words("그는 “첫째로 일한다.\n둘째로 쉰다”고 말했다.") == ["첫째로 일한다.\n둘째로 쉰다"]


def test_a_quote_over_paragraphs_is_given_up_when_it_grows_too_long() -> None:
    assert words("그는 “첫째.\n" + "가" * LONGEST_OVER_PARAGRAPHS + "\n둘째”고 말했다.") == []


def test_a_quotation_knows_its_marks_and_whether_they_are_strong() -> None:
    strong, weak = find_quotations(read_page("“가자”고 ‘나’를"))
    assert strong == Quotation(1, 3, 0, 4, True)
    assert weak == Quotation(7, 8, 6, 9, False)


def test_what_no_quotation_covers_is_outside() -> None:
    text = "그는 “간다”고 ‘또’ 말했다."
    pieces = outside(find_quotations(read_page(text)), 0, len(text))
    assert [text[a:b] for a, b in pieces] == ["그는 ", "고 ", " 말했다."]


@given(st.text(alphabet="“”\"‘’'「」„ 가다고며라.\n1A", max_size=60))
def test_quotations_stand_in_order_apart_and_hold_words(text: str) -> None:
    quotations = find_quotations(read_page(text))
    end = 0
    for quotation in quotations:
        assert end <= quotation.outer_start <= quotation.start < quotation.end <= quotation.outer_end
        assert text[quotation.start : quotation.end].strip()
        end = quotation.outer_end

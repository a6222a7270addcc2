"""Zones and paragraphs: what a line of a news page is, from its look and its place."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.reading.page import read_page

BODY = "홍길동 장관은 21일 예산을 서둘러 집행하겠다고 말했다."


def zones(page: str, title: str | None = None) -> list[str]:
    return [paragraph.zone for paragraph in read_page(page, title=title).paragraphs]


def test_a_whole_page_has_all_its_zones() -> None:
    page = "\n".join(
        [
            "장관 “예산 서두르겠다”",
            "“연말까지 모두 집행”",
            "(서울=한빛뉴스) 김하늘 기자",
            BODY,
            "홍길동 장관이 발표하고 있다. 사진=한빛뉴스",
            "이어 질문을 받고 자리를 떠났다.",
            "저작권자 ⓒ 한빛뉴스, 무단 전재 및 재배포 금지",
        ]
    )
    assert zones(page) == ["headline", "deck", "byline", "body", "caption", "body", "boilerplate"]


def test_what_follows_the_copyright_line_is_boilerplate_too() -> None:
    assert zones(f"{BODY}\n관련기사\n{BODY}") == ["body", "boilerplate", "boilerplate"]


def test_a_copyright_line_above_the_body_does_not_swallow_it() -> None:
    assert zones(f"저작권자 ⓒ 한빛뉴스\n{BODY}") == ["boilerplate", "body"]


def test_a_long_line_with_a_credit_is_still_body() -> None:
    assert zones(BODY * 8 + " 사진=한빛뉴스") == ["body"]


def test_the_title_the_caller_knows_is_headline_wherever_it_is_repeated() -> None:
    page = f"{BODY}\n시장, 새 다리를 연다\n{BODY}"
    assert zones(page, title=" 시장, 새 다리를 연다 ") == ["body", "headline", "body"]
    assert zones(page) == ["body", "body", "body"]


@pytest.mark.parametrize("text", ["“네”라고 답했다", "오늘은 쉽니다", "장관 “서두르겠다”"])
def test_a_text_with_no_line_of_a_news_body_is_all_body(text: str) -> None:
    assert zones(text) == ["body"]


def test_blank_lines_and_surrounding_space_belong_to_no_paragraph() -> None:
    article = read_page(f"\n  {BODY}\u3000\r\n \n\t둘째 문단은 짧다.\u2028")
    assert [article.text[p.start : p.end] for p in article.paragraphs] == [BODY, "둘째 문단은 짧다."]


@pytest.mark.parametrize(("offset", "index"), [(0, 0), (5, 0), (6, 0), (8, 1), (99, 1)])
def test_an_offset_belongs_to_the_paragraph_at_or_before_it(offset: int, index: int) -> None:
    assert read_page("첫 문단.\n\n둘째 문단.").paragraph_at(offset) == index


def test_an_empty_page_has_no_paragraph_and_is_body() -> None:
    article = read_page("")
    assert article.paragraphs == ()
    assert article.zone_at(0) == "body"


@given(st.text(alphabet='가다. \n\r\t“"▶ⓒ=|사진\u2028\u3000'))
def test_paragraphs_cover_every_visible_character_once_and_in_order(text: str) -> None:
    paragraphs = read_page(text).paragraphs
    assert "".join("".join(text[p.start : p.end].split()) for p in paragraphs) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(paragraphs))


def test_an_article_goes_on_after_related_headlines() -> None:
    text = (
        "다솔시가 새 도서관을 짓는다고 밝혔다.\n관련 기사\n다솔시 도서관 터 공개\n"
        "홍가람 시장은 “책을 읽는 도시로 만들겠다”고 말하며 예산을 두 배로 늘리겠다고 약속했다."
    )
    assert [paragraph.zone for paragraph in read_page(text).paragraphs] == [
        "body",
        "boilerplate",
        "boilerplate",
        "body",
    ]


def test_a_subheading_in_marks_is_no_body() -> None:
    text = "다솔시가 새 도서관을 짓는다고 밝혔다.\n◇ “책을 읽는 도시로”\n공사는 내년 봄에 시작한다."
    assert [paragraph.zone for paragraph in read_page(text).paragraphs] == ["body", "deck", "body"]

"""Sentences: cut at full stops, never inside a quotation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.reading.page import read_page
from quoteattr.reading.quotations import find_quotations
from quoteattr.reading.sentences import Sentence, split_sentences


def split(text: str) -> tuple[Sentence, ...]:
    article = read_page(text)
    return split_sentences(article, find_quotations(article))


def texts(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["비가 왔다.", "시는 준비를 마쳤다고 밝혔다."],
        ["그는 “비가 온다. 춥다. 가자!”고 말했다.", "시는 준비했다."],
        ["“비가 온다. 춥다.”", "홍길동 시장은 이같이 말했다."],
        ["<홍길동 / 시민> “비가 온다”", "비는 그쳤다."],
        ["올해 성장률은 3.5%였다.", "U.S. 시장은 올랐다."],
        ["과연 그럴까?", "그렇지 않다!", "더 봐야 한다…"],
        ["그는 “왜 안 되는가?”라고 물었다.", "답은 없었다."],
        ["그는 “간다.” 라며 나갔다.", "문이 닫혔다."],
    ],
)
def test_sentences_joined_by_a_space_come_apart_again(sentences: list[str]) -> None:
    assert texts(" ".join(sentences)) == sentences


def test_a_forgotten_space_after_the_full_stop_is_no_obstacle() -> None:
    assert texts("시는 준비했다.카카오는 이를 알렸다.") == ["시는 준비했다.", "카카오는 이를 알렸다."]


def test_a_paragraph_ends_a_sentence_and_a_quote_over_paragraphs_does_not() -> None:
    assert texts("비가 왔다\n눈이 왔다") == ["비가 왔다", "눈이 왔다"]
    over = "그는 “첫째로 일한다.\n둘째로 쉰다”고 말했다."
    assert texts(over + " 끝났다.\n다음 날이다.") == [over, "끝났다.", "다음 날이다."]


def test_every_quotation_stands_in_exactly_one_sentence() -> None:
    text = "그는 “간다”며 “온다”고 했다. 시장은 “쉰다”고 했다.\n“논다”"
    assert [len(s.quotations) for s in split(text)] == [2, 1, 1]


def test_a_sentence_has_the_zone_of_its_paragraph() -> None:
    page = "장관 “서두르겠다”\n홍길동 장관은 “곧 서두르겠다”고 말했다.\n저작권자 ⓒ 한빛뉴스"
    assert [(s.zone, s.paragraph) for s in split(page)] == [("headline", 0), ("body", 1), ("boilerplate", 2)]


@given(st.text(alphabet='“”"‘’ 가다고며.?\n<>', max_size=80))
def test_sentences_cover_every_visible_character_once_and_cut_no_quotation(text: str) -> None:
    sentences = split(text)
    assert "".join("".join(text[s.start : s.end].split()) for s in sentences) == "".join(text.split())
    for sentence in sentences:
        start, end = sentence.start, sentence.end
        assert all(start <= q.outer_start and q.outer_end <= end for q in sentence.quotations)
    assert sum(len(s.quotations) for s in sentences) == len(find_quotations(read_page(text)))

"""Frames: Kiwi's morphemes on the caller's offsets, a quotation as one opaque item."""

from __future__ import annotations

import pytest

from quoteattr.analysis import Analyzer, Frame
from quoteattr.reading.page import read_page
from quoteattr.reading.quotations import find_quotations
from quoteattr.reading.sentences import split_sentences


def analyze(analyzer: Analyzer, text: str, *, opaque: bool = True) -> Frame:
    article = read_page(text)
    (sentence,) = split_sentences(article, find_quotations(article))
    return analyzer.analyze(text, sentence, frozenset(sentence.quotations) if opaque else frozenset())


def test_a_quotation_is_one_item_between_the_words_around_it(analyzer: Analyzer) -> None:
    frame = analyze(analyzer, "그는 “바보 같은 소리다. 늦었다”라고 말했다.")
    assert [e.text for e in frame.eojeols] == ["그는", "“바보 같은 소리다. 늦었다”", "라고", "말했다."]
    assert [e.quotation is not None for e in frame.eojeols] == [False, True, False, False]
    assert frame.eojeols[1].morphemes == ()
    assert frame.index_of(frame.sentence.quotations[0]) == 1


def test_kiwi_sees_the_particle_after_the_closing_mark(analyzer: Analyzer) -> None:
    after = analyze(analyzer, "그는 “간다”고 말했다.").eojeols[2]
    assert [(m.form, m.tag) for m in after.morphemes] == [("고", "JKQ")]


def test_marks_that_are_no_speech_stay_text(analyzer: Analyzer) -> None:
    frame = analyze(analyzer, "정부는 ‘민생 회복’ 예산을 편성했다.", opaque=False)
    assert "‘민생 회복’" in [e.text for e in frame.eojeols]
    assert all(e.quotation is None and e.morphemes for e in frame.eojeols)


def test_a_parenthesis_belongs_to_the_word_before_it(analyzer: Analyzer) -> None:
    frame = analyze(analyzer, "정보통신기획평가원(IITP 산하) 정혜동 PM은 “간다”고 했다.")
    assert [e.text for e in frame.eojeols[:3]] == ["정보통신기획평가원(IITP 산하)", "정혜동", "PM은"]


TEXTS = [
    "그는 “간다”고 말했다.",
    "최고기술책임자(CTO) 홍길동은 “간다”며 “온다”고 강조했다.",
    "😀 그는 😀😀 “간다”고 \U0001f600말했다😀.",
    "그는 \ud800 “간다”고\0 말했다. ",
    "그는\u00a0“간다”고\u3000말했다.",
    "존 오비 미켈 선수는 “간다”고 했다.",
    "(((그는 “간다”고 (말했다.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_every_offset_points_into_the_text_of_the_caller(analyzer: Analyzer, text: str) -> None:
    frame = analyze(analyzer, text)
    end = 0
    for eojeol in frame.eojeols:
        assert eojeol.start >= end
        assert text[eojeol.start : eojeol.end] == eojeol.text
        assert all(eojeol.start <= m.start <= m.end <= eojeol.end for m in eojeol.morphemes)
        end = eojeol.end
    words = [e.text for e in frame.eojeols]
    assert "".join("".join(words).split()) == "".join(text.split())


@pytest.mark.parametrize("text", [t for t in TEXTS if "말했다" in t])
def test_a_morpheme_stands_where_its_word_stands_after_characters_beyond_the_plane(
    analyzer: Analyzer, text: str
) -> None:
    morphemes = [m for e in analyze(analyzer, text).eojeols for m in e.morphemes]
    (said,) = [m for m in morphemes if m.form == "말"]
    assert text[said.start : said.end] == "말"


def test_the_last_tag_passes_over_punctuation(analyzer: Analyzer) -> None:
    frame = analyze(analyzer, "홍길동 장관은, 그리고 시장(52)은 “간다”고 했다.")
    assert [e.last_tag for e in frame.eojeols if e.text in ("장관은,", "시장(52)은")] == ["JX", "JX"]


def test_an_analyzer_loads_kiwi_only_when_it_is_needed() -> None:
    assert Analyzer()._kiwi is None

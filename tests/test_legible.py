"""Invisible characters and loose jamo: read over, and still there in what the caller gets."""

from __future__ import annotations

import unicodedata

import pytest

from quoteattr.extractor import Extractor
from quoteattr.reading.legible import read_legible
from quoteattr.records import Quote, Span

PAGE = (
    "윤서진 나주시장은 14일 “버스 요금을 내년까지 올리지 않겠다”고 밝혔다. "
    "윤 시장은 이어 “노선을 줄이는 일도 없을 것”이라고 강조했다. 한 주민은 “배차 간격부터 지켜 달라”고 했다."
)


def spans_of(quote: Quote) -> list[Span]:
    named = [span for span in (quote.mention, quote.cue) if span is not None]
    return [*named, *quote.evidence.antecedents]


@pytest.mark.parametrize(
    "spoilt",
    [
        unicodedata.normalize("NFD", PAGE),
        "\ufeff" + PAGE,
        PAGE.replace(" ", "\u200b "),
        PAGE.replace("시장", "시\u00ad장"),
        "\u202e" + PAGE.replace("“", "“\u2060").replace("”", "\u2060”") + "\u202c",
    ],
    ids=["jamo", "byte order mark", "zero-width spaces", "soft hyphens", "directions"],
)
def test_what_nobody_sees_changes_no_speaker(extractor: Extractor, spoilt: str) -> None:
    clean, found = extractor.extract(PAGE), extractor.extract(spoilt)
    assert [quote.speaker for quote in found] == [quote.speaker for quote in clean]
    for quote, wanted in zip(found, clean, strict=True):
        assert read_legible(quote.text).text == wanted.text
        assert [read_legible(span.text).text for span in spans_of(quote)] == [span.text for span in spans_of(wanted)]
        assert all(spoilt[span.start : span.end] == span.text for span in spans_of(quote))
        assert spoilt[quote.start : quote.end] == quote.text
        assert quote == Quote.model_validate(quote.model_dump())


def test_a_text_as_it_should_be_is_not_touched() -> None:
    assert read_legible(PAGE).text is PAGE
    assert read_legible(PAGE).places == ()


def test_jamo_that_make_no_syllable_stay() -> None:
    assert read_legible("ㅋㅋ \u1112 \u1161").text == "ㅋㅋ \u1112 \u1161"


def test_a_headline_in_jamo_is_known_in_the_page(extractor: Extractor) -> None:
    page = "나주시 “버스 요금 동결”\n\n" + PAGE
    title = unicodedata.normalize("NFD", "나주시 “버스 요금 동결”")
    assert extractor.analyze(page, title=title).zones[0] == "headline"

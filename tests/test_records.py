"""The records: frozen, strict, and the same after a round trip through JSON."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from quoteattr.records import Cue, Evidence, Quote, Span, Speaker

SPEAKER = Speaker(kind="person", name="홍길동", title="장관", organization="환경부", organization_id="me")
QUOTE = Quote(
    text="서두르겠다",
    start=9,
    end=14,
    speaker=SPEAKER,
    co_speakers=(Speaker(kind="anonymous", name="A"),),
    mention=Span(start=0, end=6, text="홍길동 장관"),
    cue=Cue(start=17, end=20, text="말했다", lemma="말하다", category="report"),
    statement=0,
    confidence=0.75,
    evidence=Evidence(
        construction="subject_before",
        resolution="full_name",
        antecedents=(Span(start=0, end=3, text="홍길동"),),
    ),
)


def test_a_quote_survives_json_and_pickle() -> None:
    assert Quote.model_validate_json(QUOTE.model_dump_json()) == QUOTE
    assert pickle.loads(pickle.dumps(QUOTE)) == QUOTE


def test_equal_quotes_hash_alike() -> None:
    assert len({QUOTE, QUOTE.model_copy(deep=True)}) == 1


@pytest.mark.parametrize(("record", "field"), [(QUOTE, "text"), (SPEAKER, "name"), (QUOTE.mention, "start")])
def test_a_record_cannot_be_changed(record: Any, field: str) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(record, field, "다른 말")


def test_a_field_nobody_declared_is_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        Quote.model_validate(QUOTE.model_dump() | {"speakr": "홍길동"})


@given(st.integers(0, 50), st.integers(0, 50), st.text(max_size=20))
def test_a_span_is_as_long_as_its_text(start: int, end: int, text: str) -> None:
    if end - start == len(text):
        assert Span(start=start, end=end, text=text).text == text
    else:
        with pytest.raises(ValidationError, match="code points"):
            Span(start=start, end=end, text=text)


def test_a_quote_is_as_long_as_its_text() -> None:
    with pytest.raises(ValidationError, match="does not hold 5 code points"):
        Quote.model_validate(QUOTE.model_dump() | {"end": 15})


@pytest.mark.parametrize("value", [-0.01, 1.01])
def test_a_confidence_is_a_probability(value: float) -> None:
    with pytest.raises(ValidationError, match="confidence"):
        Quote.model_validate(QUOTE.model_dump() | {"confidence": value})


def test_an_offset_is_never_negative() -> None:
    with pytest.raises(ValidationError, match="greater than or equal to 0"):
        Span(start=-2, end=0, text="그는")


def test_only_an_unknown_speaker_has_a_reason_and_it_always_has_one() -> None:
    with pytest.raises(ValidationError, match="a reason is given"):
        Speaker(kind="unknown")
    with pytest.raises(ValidationError, match="a reason is given"):
        Speaker(kind="person", name="홍길동", reason="ambiguous")


@pytest.mark.parametrize(
    ("speaker", "label"),
    [
        (Speaker(kind="person", name="홍길동"), "홍길동"),
        (Speaker(kind="person", name="윤병태", title="나주시장", organization="나주시"), "윤병태 나주시장"),
        (Speaker(kind="person", name="홍길동", title="시장", organization="나주시"), "홍길동 나주시 시장"),
        (Speaker(kind="person", name="홍길동", title="전 시장", organization="나주시"), "홍길동 전 나주시 시장"),
        (Speaker(kind="person", name="홍길동", title="전 나주시장", organization="나주시"), "홍길동 전 나주시장"),
        (Speaker(kind="anonymous", name="A"), "A씨"),
        (Speaker(kind="anonymous", name="A", title="의원"), "A 의원"),
        (Speaker(kind="anonymous", title="관계자", organization="대통령실"), "대통령실 관계자"),
        (Speaker(kind="anonymous"), "익명"),
        (Speaker(kind="organization", organization="경찰"), "경찰"),
        (Speaker(kind="group"), "여러 사람"),
        (Speaker(kind="document"), "문서"),
        (Speaker(kind="unknown", reason="no_source"), "알 수 없음 (밝히지 않음)"),
        (Speaker(kind="unknown", reason="ambiguous"), "알 수 없음 (여럿이 맞음)"),
    ],
)
def test_a_label_shows_the_speaker_on_one_line(speaker: Speaker, label: str) -> None:
    assert speaker.label == label


def test_the_schema_documents_every_field_of_a_speaker_but_its_kind() -> None:
    properties = Speaker.model_json_schema()["properties"]
    assert [name for name, schema in properties.items() if "description" not in schema] == ["kind"]

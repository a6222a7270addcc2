"""Speech told from names of events, works, terms and from emphasis."""

from __future__ import annotations

import pytest

from quoteattr.lexicon import Lexicon
from quoteattr.reading.page import read_page
from quoteattr.reading.quotations import find_quotations
from quoteattr.reading.sentences import split_sentences
from quoteattr.reading.speech import SpeechJudge, default_speech_model


def speech(text: str) -> list[str]:
    article = read_page(text)
    judge = SpeechJudge(Lexicon.default(), default_speech_model())
    sentences = split_sentences(article, find_quotations(article))
    found = [spoken.quotation for s in sentences for spoken in judge.find_speech(text, s)]
    return [text[q.start : q.end] for q in found]


@pytest.mark.parametrize(
    "text",
    [
        "정부는 ‘민생 회복’ 예산을 편성했다.",
        "영화 “바람의 끝”을 봤다.",
        "그는 “마음의 집”이라는 이름의 가게를 열었다.",
        "팬들은 그를 ‘슈퍼맨’이라고 부르며 반겼다.",
        "이른바 ‘감기 몸살’이란 말이 있다.",
        "시는 ‘2026 빛 축제’를 연다.",
        "그는 「민법」과 『논어』를 폈다.",
        "그는 “…”고 했다.",
        "한빛팀은 ‘첫 승’에 도전한다.",
    ],
)
def test_a_name_a_term_or_emphasis_is_no_speech(text: str) -> None:
    assert speech(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "장관은 ‘네’라고 답했다.",
        "장관은 “네”라고 답했다.",
        "업계에서는 ‘너무 늦었다’는 지적이 나온다.",
        "노조는 “전면 재검토”를 촉구했다.",
        "한은은 “물가가 곧 내릴 것”으로 기대했다.",
        "홍길동: “예산은 있다”",
        "<홍길동 / 시민> “예산은 있다”",
        "“예산은 있다.”",
        "규정에는 ‘미리 알려야 한다’고 돼 있다.",
        "그는 “가자”며 손을 흔들었다.",
        "그의 답은 “아니다”였다.",
    ],
)
def test_somebodys_words_are_speech(text: str) -> None:
    assert len(speech(text)) == 1


def test_a_list_of_quotes_is_closed_once_at_its_end() -> None:
    assert speech("‘너무 늦었다’, ‘너무 적다’는 지적이 나왔다.") == ["너무 늦었다", "너무 적다"]


def test_a_name_before_a_quote_is_not_drawn_into_it() -> None:
    assert speech("그는 ‘빛 축제’를 두고 “성공이었다”고 말했다.") == ["성공이었다"]


BODY = "\n나주시는 요금을 올리지 않기로 했다고 14일 알렸다."


@pytest.mark.parametrize(
    ("headline", "words"),
    [
        ("나주시장 “버스 요금 동결”", ["버스 요금 동결"]),
        ("윤서진, “수비 보강 시급”", ["수비 보강 시급"]),
        ("“버스 요금 동결”…나주시장 약속", ["버스 요금 동결"]),
        ("윤 시장 “요금 동결 우선”…야당 “빈 약속 그만”", ["요금 동결 우선", "빈 약속 그만"]),
        ("나주시, “희망 버스” 운행", []),
        ("“나주 사랑” 축제 열린다", []),
        ("올해의 한자 “변동”", []),
        ("나주시장 ‘버스 요금’ 동결", []),
    ],
)
def test_a_headline_says_in_nouns_what_somebody_said(headline: str, words: list[str]) -> None:
    assert speech(headline + BODY) == words

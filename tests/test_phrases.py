"""Speaker phrases: name, title and organization in every order, without Kiwi."""

from __future__ import annotations

import pytest

from quoteattr.gazetteer import Gazetteer
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.phrase import Phrase
from quoteattr.mentions.phrases import PhraseSplitter
from quoteattr.mentions.words import Word, without_gloss


def split(phrase: str) -> Phrase | None:
    words, start = [], 0
    for text in phrase.split(" "):
        words.append(Word(start, start + len(text), text))
        start += len(text) + 1
    return PhraseSplitter(Lexicon.default()).split(words, Gazetteer.default().find(phrase))


@pytest.mark.parametrize(
    ("phrase", "name", "title", "organization"),
    [
        ("김병학 카카오 부사장", "김병학", "부사장", "카카오"),
        ("부산대 AI대학원 송길태 원장", "송길태", "원장", "부산대 AI대학원"),
        ("네이버 대표 홍길동", "홍길동", "대표", "네이버"),
        ("정보통신기획평가원(IITP) 정혜동 PM", "정혜동", "PM", "정보통신기획평가원(IITP)"),
        ("이상근 서초구 주거개선과장", "이상근", "주거개선과장", "서초구"),
        ("윤병태 나주시장", "윤병태", "시장", "나주시"),
        ("최종구 금융위원장", "최종구", "위원장", "금융위원회"),
        ("홍길동(45) 과장", "홍길동", "과장", None),
        ("홍길동 전 대표", "홍길동", "전 대표", None),
        ("홍길동 제2차관", "홍길동", "제2차관", None),
        ("배우 박기웅", "박기웅", "배우", None),
        ("남궁민수 교수", "남궁민수", "교수", None),
        ("데이비드 윌슨 국장", "데이비드 윌슨", "국장", None),
        ("크리스틴 라가르드 IAEA 사무총장", "크리스틴 라가르드", "사무총장", "IAEA"),
        ("텐 하흐 감독", "텐 하흐", "감독", None),
        ("조병곤 씨", "조병곤", None, None),
        ("김지윤 소장(좋은연애연구소)", "김지윤", "소장", "좋은연애연구소"),
        ("박기웅", "박기웅", None, None),
    ],
)
def test_a_named_person_comes_apart(phrase: str, name: str, title: str | None, organization: str | None) -> None:
    found = split(phrase)
    assert found is not None
    assert (found.name, found.title, found.organization) == (name, title, organization)
    assert not found.surname_only
    assert not found.unnamed


@pytest.mark.parametrize("phrase", ["정 PM", "남궁 교수", "홍 전 대표", "조씨"])
def test_a_surname_with_a_title_is_known_as_such(phrase: str) -> None:
    found = split(phrase)
    assert found is not None
    assert found.surname_only
    assert found.name == phrase.split(" ")[0].removesuffix("씨")


@pytest.mark.parametrize(
    ("phrase", "name", "title", "organization"),
    [
        ("대통령실 관계자", None, "관계자", "대통령실"),
        ("한 관계자", None, "관계자", None),
        ("A씨", "A", None, None),
        ("김모(33)씨", "김모", None, None),
    ],
)
def test_an_unnamed_person_has_no_name_but_perhaps_a_label(
    phrase: str, name: str | None, title: str | None, organization: str | None
) -> None:
    found = split(phrase)
    assert found is not None
    assert found.unnamed
    assert (found.name, found.title, found.organization) == (name, title, organization)


def test_a_phrase_begins_where_its_first_part_stands() -> None:
    found = split("이날 간담회에서 카카오 대표 홍길동")
    assert found is not None
    assert found.start == len("이날 간담회에서 ")


@pytest.mark.parametrize("phrase", ["바람", "높은 산", "예산 집행"])
def test_a_phrase_without_title_or_name_is_declined(phrase: str) -> None:
    assert split(phrase) is None


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("국제통화기금(IMF)", "국제통화기금(IMF)"),
        ("형사4부(부장검사 김하늘)", "형사4부"),
        ("‘아스’", "아스"),
        ("카카오", "카카오"),
    ],
)
def test_an_abbreviation_stays_and_an_explanation_goes(word: str, plain: str) -> None:
    assert without_gloss(word) == plain


def test_a_word_knows_itself_without_its_parenthesis() -> None:
    word = Word(0, 7, "소장(45·여)")
    assert (word.bare, word.parenthesis) == ("소장", "45·여")


@pytest.mark.parametrize("surname", ["김", "궉", "어금", "소봉"])
def test_any_surname_may_stand_alone_before_the_honorific(surname: str) -> None:
    phrase = split(f"{surname} 씨")
    assert phrase is not None
    assert (phrase.name, phrase.title, phrase.surname_only) == (surname, None, True)

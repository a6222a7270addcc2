"""The name model: what single words name, and what the stages make of it."""

from __future__ import annotations

import pytest

from quoteattr.extractor import Extractor
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.naming import NameModel, Naming
from quoteattr.mentions.words import Word


@pytest.fixture(scope="module")
def model() -> NameModel:
    return NameModel.over(Lexicon.default())


def words_of(phrase: str) -> list[Word]:
    words, position = [], 0
    for text in phrase.split(" "):
        words.append(Word(position, position + len(text), text))
        position += len(text) + 1
    return words


@pytest.mark.parametrize(
    ("phrase", "index", "kind"),
    [
        ("데이비드 윌슨 교수", 0, "person"),
        ("데이비드 윌슨 교수", 1, "person"),
        ("홍가람 시장", 0, "person"),
        ("한빛문화재단 홍가람 이사장", 0, "organization"),
        ("반도체 전문가", 0, "other"),
        ("예산 담당자", 0, "other"),
    ],
)
def test_a_word_is_judged_in_its_phrase(model: NameModel, phrase: str, index: int, kind: str) -> None:
    assert model.judge(words_of(phrase), index).kind == kind


def test_the_chances_of_a_word_are_probabilities(model: NameModel) -> None:
    for phrase in ("라파엘 그로시 사무총장", "ㄱ", "2%", "the300", "’", "그"):
        for index in range(len(words_of(phrase))):
            naming = model.judge(words_of(phrase), index)
            assert 0.0 <= naming.person <= 1.0
            assert 0.0 <= naming.organization <= 1.0
            assert naming.person + naming.organization <= 1.0 + 1e-9


def test_the_likeliest_kind_is_the_kind() -> None:
    assert [Naming(0.6, 0.1).kind, Naming(0.2, 0.5).kind, Naming(0.3, 0.3).kind] == ["person", "organization", "other"]


def test_an_untrained_model_knows_nothing() -> None:
    model = NameModel.untrained(Lexicon.default())
    naming = model.judge(words_of("홍가람 시장"), 0)
    assert not model.is_trained
    assert naming.person == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("하랄트 브륀스 세계해양기구 사무총장은 “바다가 더워졌다”고 말했다.", "하랄트 브륀스"),
        ("포틀랜드 마이클 해리슨 감독은 “졌지만 잘 싸웠다”고 말했다.", "마이클 해리슨"),
        ("로고송은 “문을 닫아라”는 가사로 끝난다.", None),
        ("추진안은 “문을 닫는다”는 내용을 담았다.", None),
    ],
)
def test_a_name_is_found_where_there_is_one(extractor: Extractor, text: str, name: str | None) -> None:
    (quote,) = extractor.extract(text)
    assert quote.speaker.name == name


def test_without_the_model_the_rules_decide(extractor: Extractor) -> None:
    alone = Extractor(names=None, parser=None)
    (quote,) = alone.extract("홍가람 나주시장은 “서두르겠다”고 말했다.")
    assert quote.speaker.name == "홍가람"

"""What looks like a personal name, judged from the word alone."""

from __future__ import annotations

import pytest

from quoteattr.analysis import Morpheme
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.names import NameJudge


@pytest.fixture(scope="module")
def judge() -> NameJudge:
    return NameJudge(Lexicon.default())


@pytest.mark.parametrize("word", ["홍길동", "정혜동", "남궁민수", "황보훈", "선우진", "박솔", "김하늘"])
def test_surname_and_given_name_make_a_korean_name(judge: NameJudge, word: str) -> None:
    assert judge.is_korean_name(word)


@pytest.mark.parametrize("word", ["네이버", "카카오", "대표", "인도", "업계", "김", "Kim", "홍길동은행장", "강조", ""])
def test_a_title_a_place_a_company_or_a_single_syllable_is_no_korean_name(judge: NameJudge, word: str) -> None:
    assert not judge.is_korean_name(word)


def test_a_word_kiwi_knows_as_a_common_noun_is_no_name(judge: NameJudge) -> None:
    noun = (Morpheme(0, 2, "이용", "NNG"), Morpheme(2, 3, "자", "XSN"))
    assert not judge.is_korean_name("이용자", noun)
    assert judge.is_korean_name("이용재", (Morpheme(0, 3, "이용재", "NNP"),))


@pytest.mark.parametrize(
    ("word", "surname"),
    [("남궁민수", "남궁"), ("홍길동", "홍"), ("독고탁", "독고"), ("김", None), ("네이버", None)],
)
def test_the_surname_of_two_syllables_goes_first(judge: NameJudge, word: str, surname: str | None) -> None:
    assert judge.surname_of(word) == surname


@pytest.mark.parametrize("name", ["크리스틴 라가르드", "텐 하흐", "E. 켈리", "Tim Cook", "프레디 마마니"])
def test_words_without_a_common_noun_may_be_a_foreign_name(judge: NameJudge, name: str) -> None:
    words = name.split()
    assert judge.is_foreign_name(words, [()] * len(words))


@pytest.mark.parametrize("name", ["이 대표", "전 감독", "a b", "하나 둘 셋 넷 다섯", ""])
def test_titles_determiners_and_long_rows_of_words_are_no_foreign_name(judge: NameJudge, name: str) -> None:
    words = name.split()
    assert not judge.is_foreign_name(words, [()] * len(words))

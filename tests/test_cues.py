"""Closers and cues: how a quote hangs on its sentence, and what reports it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr.analysis import Eojeol, Morpheme
from quoteattr.cues.frame_cues import match_closer, predicate_of
from quoteattr.lexicon import Lexicon
from quoteattr.records import Cue
from quoteattr.statements import Statement

FindStatements = Callable[[str], list[Statement]]


@pytest.mark.parametrize(
    ("after", "form", "link"),
    [
        ("고 말했다", "고", "final"),
        ("이라고 말했다", "이라고", "final"),
        ("라고까지 말했다", "라고까지", "final"),
        ("고말했다", "고", "final"),
        (" 라고 말했다", "라고", "final"),
        ("며 웃었다", "며", "chain"),
        ("라면서도 웃었다", "라면서도", "chain"),
        ("는 지적", "는", "adnominal"),
        ("이라는 지적", "이라는", "adnominal"),
        ("을 촉구했다", "을", "object"),
        ("으로 봤다", "으로", "adverbial"),
        ("였다.", "였다", "copula"),
        ("에 대해", "에", "like"),
        ("", "", "none"),
        (" 자고 있던 날", "", "none"),
        (" 하고 많은 날", "", "none"),
        ("고구려", "", "none"),
        ("라디오", "", "none"),
    ],
)
def test_the_closer_is_the_longest_form_that_ends_where_a_word_ends(after: str, form: str, link: str) -> None:
    closer = match_closer("“간다”" + after, 4, Lexicon.default())
    assert (closer.form, closer.link) == (form, link)
    assert closer.end == 4 + (len(after) - len(after.lstrip()) + len(form) if form else 0)


def cue(statements: list[Statement]) -> tuple[str, str]:
    (statement,) = statements
    assert isinstance(statement.cue, Cue)
    return statement.cue.text, statement.cue.lemma


@pytest.mark.parametrize(
    ("text", "words", "lemma"),
    [
        ("그는 “간다”고 말했다.", "말했다", "말하다"),
        ("그는 “간다”며 “온다”고 강조했다.", "강조했다", "강조하다"),
        ("그는 “간다”고밝혔다.", "밝혔다", "밝히다"),
        ("그는 “간다”고 말하기도 했다.", "말하기도 했다", "말하다"),
        ("그는 “간다”고 말한 바 있다.", "말한", "말하다"),
        ("업계에서는 “늦었다”는 지적이 나온다.", "지적", "지적"),
        ("그는 “간다”는 입장을 밝혔다.", "밝혔다", "밝히다"),
        ("“늦었다”는 게 그의 설명이다.", "설명", "설명"),
        ("노조는 “전면 재검토”를 촉구했다.", "촉구했다", "촉구하다"),
        ("그는 “간다”며 의미를 부여했다.", "부여했다", "부여하다"),
        ("그는 “늦었다”고 거듭 강조하며 말을 아꼈다.", "강조하며", "강조하다"),
        ("그는 “간다”고 했다.", "했다", "하다"),
        ("그는 “간다”며 함께 하기를 희망했다.", "희망했다", "희망하다"),
        ("그는 “간다”며 좋아질 것이라고 덧붙였다.", "덧붙였다", "덧붙이다"),
        ("그는 “간다”고 했다고 통신이 보도했다.", "했다", "하다"),
        ("그는 “간다”고 사과를 했다.", "사과를 했다", "하다"),
        ("“늦었다”는 지청구가 돌아왔다.", "지청구", "지청구"),
        ("“늦었다”는 비판의 목소리가 나왔다.", "목소리", "목소리"),
        ("그는 “간다”는 취지로 말했다.", "말했다", "말하다"),
        ("그는 “간다”며 눈을 흘겼다.", "흘겼다", "흘기다"),
    ],
)
def test_the_cue_is_the_predicate_or_noun_that_reports_the_quote(
    find_statements: FindStatements, text: str, words: str, lemma: str
) -> None:
    assert cue(find_statements(text)) == (words, lemma)


def test_a_verb_inside_what_is_reported_is_not_the_cue(find_statements: FindStatements) -> None:
    assert cue(find_statements("그는 “간다”며 법을 고쳐야 한다고 강조했다."))[0] == "강조했다"


def test_a_noun_is_whole_and_not_the_beginning_of_another(find_statements: FindStatements) -> None:
    assert cue(find_statements("“더 간다”는 말레이시아 정부의 발표가 나왔다."))[0] == "발표"


def test_a_quote_that_stands_alone_has_no_cue(find_statements: FindStatements) -> None:
    (statement,) = find_statements("“이제는 정말 가야 한다.”")
    assert statement.cue is None


def eojeol(*pairs: tuple[str, str]) -> Eojeol:
    """An eojeol whose morphemes are written out one after another: 말 하 었 다."""
    found, end = [], 0
    for form, tag in pairs:
        found.append(Morpheme(end, end + len(form), form, tag))
        end += len(form)
    return Eojeol(0, end, "".join(form for form, _ in pairs), tuple(found))


@pytest.mark.parametrize(
    ("pairs", "lemma", "ending"),
    [
        ([("말", "NNG"), ("하", "XSV"), ("었", "EP"), ("다", "EF")], "말하다", "final"),
        ([("밝히", "VV"), ("면서", "EC")], "밝히다", "connective"),
        ([("밝히", "VV"), ("ᆫ", "ETM")], "밝히다", "adnominal"),
        ([("밝히", "VV"), ("기", "ETN"), ("도", "JX")], "밝히다", "nominal"),
    ],
)
def test_a_predicate_has_its_dictionary_form_and_its_ending(
    pairs: list[tuple[str, str]], lemma: str, ending: str
) -> None:
    found = predicate_of(eojeol(*pairs), 7)
    assert found is not None
    assert (found.lemma, found.ending, found.index) == (lemma, ending, 7)


def test_a_word_without_a_verb_is_no_predicate() -> None:
    assert predicate_of(eojeol(("시장", "NNG")), 0) is None

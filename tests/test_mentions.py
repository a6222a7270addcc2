"""Mentions: where a possible speaker stands, its particle, and how much it says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr.mentions.finding import Mention

FindMentions = Callable[[str], list[Mention]]


@pytest.mark.parametrize(
    ("words", "particle", "form"),
    [
        ("김병학 카카오 부사장", "은", "full"),
        ("부산대 AI대학원 송길태 원장", "은", "full"),
        ("네이버 대표 홍길동", "은", "full"),
        ("배우 박기웅", "이", "full"),
        ("박기웅", "도", "full"),
        ("정 PM", "은", "surname"),
        ("검찰총장", "은", "title"),
        ("대통령실 관계자", "는", "unnamed"),
        ("한 관계자", "는", "unnamed"),
        ("A씨", "는", "unnamed"),
        ("그", "는", "pronoun"),
        ("이 관계자", "는", "pronoun"),
        ("이 회사", "는", "pronoun"),
        ("경찰", "은", "organization"),
        ("업계", "에서는", "organization"),
        ("회사 측", "은", "focus"),
        ("주민들", "은", "group"),
        ("보고서", "는", "document"),
        ("홍길동 장관", "께서는", "full"),
        ("홍길동 시장", "과", "full"),
        ("홍길동 시장", "에게", "full"),
        ("홍길동 시장", "을", "full"),
    ],
)
def test_a_mention_stands_without_its_particle_and_has_a_form(
    find_mentions: FindMentions, words: str, particle: str, form: str
) -> None:
    text = f"{words}{particle} “이제 간다”고 말했다."
    mention = find_mentions(text)[0]
    assert text[mention.start : mention.end] == words
    assert (mention.particle, mention.form) == (particle, form)


def test_according_to_is_a_particle_of_its_own(find_mentions: FindMentions) -> None:
    assert find_mentions("홍길동 시장에 따르면 “비가 온다”.")[0].particle == "에 따르면"


def test_also_is_a_particle_of_its_own(find_mentions: FindMentions) -> None:
    assert find_mentions("홍길동 시장 역시 “비가 온다”고 했다.")[0].particle == "역시"


@pytest.mark.parametrize(
    "before", ["이날 ", "지난 21일 ", "이에 대해 ", "회의에 참석한 ", "김하늘 의원과 ", "서울 방문에서 "]
)
def test_what_stands_before_a_speaker_is_not_part_of_the_mention(find_mentions: FindMentions, before: str) -> None:
    text = before + "홍길동 환경부 장관은 “간다”고 말했다."
    mention = next(m for m in find_mentions(text) if m.particle == "은")
    assert text[mention.start : mention.end] == "홍길동 환경부 장관"
    assert (mention.name, mention.title, mention.organization) == ("홍길동", "장관", "환경부")


@pytest.mark.parametrize("words", ["래퍼 서승하", "한의사 소누리", "상인 홍진하", "사진가 나은솔", "동양화가 배민재"])
def test_a_name_or_a_title_that_looks_like_a_verb_or_ends_like_a_particle_is_still_a_person(
    find_mentions: FindMentions, words: str
) -> None:
    particle = "은" if (ord(words[-1]) - 0xAC00) % 28 else "는"
    mention = find_mentions(f"{words}{particle} “이제 간다”고 말했다.")[0]
    assert (mention.form, f"{mention.title} {mention.name}") == ("full", words)


def test_two_people_in_a_row_are_two_mentions(find_mentions: FindMentions) -> None:
    found = find_mentions("홍길동 장관과 김하늘 의원은 “간다”고 말했다.")
    assert [(m.name, m.particle) for m in found] == [("홍길동", "과"), ("김하늘", "은")]


def test_people_in_the_plural_are_a_group_with_their_title(find_mentions: FindMentions) -> None:
    (mention,) = find_mentions("전문가들은 “간다”고 말했다.")
    assert (mention.form, mention.plural, mention.title) == ("group", True, "전문가")


def test_nothing_inside_a_quotation_is_a_mention(find_mentions: FindMentions) -> None:
    assert [m.form for m in find_mentions("그는 “홍길동 장관은 간다”고 말했다.")] == ["pronoun"]


def test_the_topic_of_an_article_is_no_mention_twice(find_mentions: FindMentions) -> None:
    found = find_mentions("홍길동 장관은 “간다”고 했고 김하늘 의원은 “온다”고 했다.")
    assert [m.name for m in found if m.name] == ["홍길동", "김하늘"]

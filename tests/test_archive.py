"""Archives: people and utterances over many articles, on small invented archives and on the five seeds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from random import Random
from time import process_time
from typing import Any, get_args

import pytest
from archive_calibration import count_offices
from archive_speed import Generator, measure
from hypothesis import given
from hypothesis import strategies as st

import quoteattr
from quoteattr.archive import Extraction, SpeakerIndex, resolve
from quoteattr.archive.evidence import GROUNDS, believe, measured
from quoteattr.archive.fingerprints import SHARED_LETTERS, find_shared, letters
from quoteattr.archive.records import Ground
from quoteattr.archive.spelling import are_variants
from quoteattr.archive.wordings import compare_words, group_wordings
from quoteattr.extractor import Extractor
from quoteattr.records import Evidence, Quote, Speaker
from quoteattr.tables import data_path, read_rows

FIXTURES = Path(__file__).parent.parent / "fixtures" / "offices"
EVIDENCE = Evidence(construction="subject_before", resolution="full_name")


def quote(name: str | None, organization: str | None, title: str | None, words: str = "간다", **known: str) -> Quote:
    kind = "person" if name else "anonymous"
    speaker = Speaker(kind=kind, name=name, organization=organization, title=title, **known)
    return Quote(text=words, start=0, end=len(words), speaker=speaker, statement=0, confidence=1.0, evidence=EVIDENCE)


def archive(*articles: Sequence[Quote], outlets: str = "가나다라마바사아자차카타파하") -> SpeakerIndex:
    return resolve(
        Extraction(id=number, quotes=tuple(quotes), outlet=outlet)
        for number, (quotes, outlet) in enumerate(zip(articles, outlets, strict=False))
    )


def labels(index: SpeakerIndex) -> list[str]:
    return [speaker.label for speaker in index]


# People


def test_two_titles_at_one_company_are_one_person() -> None:
    index = archive([quote("고은찬", "KT", "최고기술책임자")], [quote("고은찬", "케이티", "부사장")])
    assert [one.id for one in index] == ["고은찬@kt"]
    assert index.speakers[0].affiliations[0].titles == ("최고기술책임자", "부사장")
    assert [merge.grounds for merge in index.speakers[0].merges] == [("organization",)]


def test_two_companies_are_two_people() -> None:
    index = archive([quote("고은찬", "KT", "대표")], [quote("고은찬", "카카오", "대표")])
    assert len(index) == 2
    assert index.suspicions == ()


def test_a_side_office_and_a_shared_guest_make_one_person_with_evidence() -> None:
    guest = quote("맹하람", "네이버", "부사장")
    index = archive([quote("고은찬", "건국대", "교수"), guest], [quote("고은찬", "국가AI위원회", "분과위원"), guest])
    (speaker,) = index.find("고은찬")
    (merge,) = speaker.merges
    assert merge.grounds == ("shared_speakers", "side_office")
    assert merge.details == ("맹하람 네이버",)
    assert not speaker.name_only


def test_a_side_office_without_evidence_is_merged_by_name_only() -> None:
    index = archive([quote("고은찬", "건국대", "교수")], [quote("고은찬", "국가AI위원회", "분과위원")])
    (speaker,) = index.speakers
    assert speaker.name_only
    assert speaker.confidence < 0.8


def test_a_side_office_that_two_people_may_hold_stays_alone() -> None:
    index = archive(
        [quote("고은찬", "건국대", "교수")],
        [quote("고은찬", "카카오", "부사장")],
        [quote("고은찬", "국가AI위원회", "분과위원")],
    )
    assert len(index) == 3


def test_a_name_that_is_quoted_everywhere_is_no_shared_guest() -> None:
    famous = quote("맹하람", "네이버", "부사장")
    others = [[famous]] * 60
    index = resolve(
        enumerate(
            [
                [quote("고은찬", "건국대", "교수"), famous],
                [quote("고은찬", "국가AI위원회", "분과위원"), famous],
                *others,
            ]
        )
    )
    assert index.find("고은찬")[0].name_only


def test_a_misspelling_is_reported_and_not_merged() -> None:
    index = archive([quote("신하영", "SK텔레콤", "부사장")], [quote("신하용", "SKT", "부사장")])
    (suspicion,) = index.suspicions
    assert len(index) == 2
    assert suspicion.kind == "spelling"
    assert set(suspicion.names) == {"신하영", "신하용"}
    assert set(suspicion.speakers) == {one.id for one in index}


@pytest.mark.parametrize("title", ["교수", "연구원", "의원"])
def test_titles_that_many_hold_do_not_make_a_misspelling(title: str) -> None:
    assert archive([quote("신하영", "부산대", title)], [quote("신하용", "부산대", title)]).suspicions == ()


def test_names_in_one_article_are_no_misspelling() -> None:
    both = [quote("신하영", "SK텔레콤", "부사장"), quote("신하용", "SK텔레콤", "부사장")]
    assert archive(both).suspicions == ()


def test_person_ids_of_the_gazetteer_come_first() -> None:
    index = archive(
        [quote("고은찬", "LG AI연구원", "원장", person_id="ko-eunchan")],
        [quote("고은찬", "과기정통부", "장관", person_id="ko-eunchan")],
        [quote("고은찬", "과기정통부", "장관", person_id="ko-eunchan-2")],
    )
    assert sorted(one.id for one in index) == ["ko-eunchan", "ko-eunchan-2"]


def test_a_surname_with_the_office_of_one_person_is_that_person() -> None:
    index = archive([quote("고은찬", "KT", "부사장")], [quote("고", "KT", "부사장")])
    (speaker,) = index.speakers
    assert speaker.names == ("고은찬", "고")
    assert speaker.merges[-1].grounds == ("surname_office",)


def test_a_surname_with_the_office_of_two_people_is_nobodys() -> None:
    two = [quote("고은찬", "KT", "부사장"), quote("고다온", "KT", "부사장")]
    assert len(archive(two, [quote("고", "KT", "부사장")])) == 3


def test_actors_are_known_by_name_and_profession() -> None:
    index = archive([quote("고은찬", None, "배우")], [quote("고은찬", None, "배우")], [quote("고은찬", "KT", "부사장")])
    assert sorted(one.articles for one in index) == [1, 2]


def test_ids_do_not_change_when_later_articles_come() -> None:
    first = Extraction(id=1, quotes=(quote("고은찬", "KT", "부사장"),), published=date(2026, 1, 3))
    later = Extraction(id=2, quotes=(quote("고은찬", "국가AI위원회", "분과위원"),), published=date(2026, 2, 3))
    assert resolve([first])["고은찬@kt"].articles == 1
    assert resolve([later, first])["고은찬@kt"].articles == 2


def test_an_archive_of_nothing_is_an_index_of_nobody() -> None:
    for index in (resolve([]), resolve([(1, [])]), archive([quote(None, "경찰", "관계자")])):
        assert (index.speakers, index.suspicions, index.utterances) == ((), (), ())
        assert (index.find("고은찬"), index.match(1, 0)) == ((), None)


def test_articles_without_days_and_outlets_are_an_archive_too() -> None:
    index = resolve([("b", [quote("고은찬", "KT", "부사장")]), ("a", [quote("고은찬", "국가AI위원회", "분과위원")])])
    (speaker,) = index.speakers
    assert (speaker.id, speaker.first, speaker.last, speaker.outlets) == (
        "고은찬@national-ai-committee",
        None,
        None,
        (),
    )


def test_an_article_that_came_twice_adds_no_evidence() -> None:
    words = "자체 모델을 내년 봄까지 모두에게 공개하겠다"
    page = [quote("고은찬", "건국대", "교수", words), quote("맹하람", "네이버", "부사장")]
    other = [quote("고은찬", "국가AI위원회", "분과위원")]
    once, twice = archive(page, other), archive(page, other, page)
    assert labels(once) == labels(twice)
    assert once.find("고은찬")[0].merges[-1] == twice.find("고은찬")[0].merges[-1]
    (utterance,) = twice.utterances
    assert (utterance.articles, utterance.verbatim, len(utterance.wordings)) == (2, True, 1)


def partition(index: SpeakerIndex) -> dict[str, frozenset[tuple[str | int, int]]]:
    return {one.id: frozenset((at.article, at.start) for at in index.appearances(one.id)) for one in index}


@pytest.mark.parametrize("dated", [True, False])
def test_people_and_ids_do_not_depend_on_the_order_of_the_articles(dated: bool) -> None:
    articles = [one if dated else one.model_copy(update={"published": None}) for one in Generator(3_000).articles()]
    expected = resolve(articles)
    for seed in range(2):
        Random(seed).shuffle(articles)
        found = resolve(articles)
        assert partition(found) == partition(expected)
        assert {frozenset(one.speakers) for one in found.suspicions} == {
            frozenset(one.speakers) for one in expected.suspicions
        }


def test_most_ids_stay_when_later_articles_come() -> None:
    articles = list(Generator(6_000).articles())
    before, after = resolve(articles[: len(articles) // 2]), resolve(articles)
    kept = [
        all(after.match(at.article, at.start) == after._by_id.get(one.id) for at in before.appearances(one.id))
        for one in before
    ]
    assert sum(kept) > 0.98 * len(kept)


def test_appearances_lead_back_to_the_quotes() -> None:
    index = archive([quote("고은찬", "KT", "부사장")], [quote("고은찬", "KT", "대표")])
    places = index.appearances("고은찬@kt")
    assert [(place.article, place.start, place.end) for place in places] == [(0, 0, 2), (1, 0, 2)]
    assert index.match(1, 0) is index["고은찬@kt"]
    assert index.match(1, 7) is None


def test_the_same_surname_and_crowded_title_are_not_one_person() -> None:
    index = archive([quote("박", "민주당", "의원")], [quote("박", "민주당", "후보")], [quote("박", "민주당", "의원")])
    assert len(index) == 3
    assert len(archive([quote("박", "민주당", "의원")], [quote("박가온", "민주당", "의원")])) == 2
    assert len(archive([quote("윤", None, "대통령")], [quote("윤가온", None, "대통령")])) == 1


# What merges are worth


def test_a_confidence_is_the_share_of_right_merges() -> None:
    assert measured()[frozenset({"name", "side_office"})] == (21 + 1) / (26 + 2)
    assert believe(["name", "side_office"]) == 0.79
    assert believe(["name"]) < believe(["title", "name"])


@pytest.mark.parametrize("ground", ["shared_speakers", "same_article"])
def test_what_was_not_counted_together_is_worth_more_than_the_name_alone(ground: Ground) -> None:
    assert believe(["name", "side_office"]) < believe([ground, "side_office"]) < 1


def test_the_docs_show_these_counts() -> None:
    page = (FIXTURES.parent.parent / "docs" / "archive.md").read_text(encoding="utf-8")
    lines = page.split("## How often merges are right")[1].split("\n\n")[1].splitlines()[2:]
    shown = {}
    for line in lines:
        grounds, *counts, belief = [cell.strip() for cell in line.strip("|").split("|")]
        names = grounds.replace("`", "").split(", ")
        assert float(belief.split(",")[0]) == believe(names), grounds  # type: ignore[arg-type]
        for place, (merges, right) in zip(("offices", "articles"), (counts[:2], counts[2:]), strict=True):
            if merges:
                shown["|".join(names), place] = (merges, right)
    rows = (row for _, row in read_rows(data_path("merges.tsv")))
    assert shown == {(row["grounds"], row["set"]): (row["merges"], row["right"]) for row in rows}


def test_every_merge_has_a_confidence_and_grounds_in_order() -> None:
    assert set(GROUNDS) == set(get_args(Ground))
    assert all(0.5 < believe([ground]) <= 0.99 for ground in GROUNDS if ground not in ("spelling", "side_office"))


def test_the_counts_of_terms_of_office_are_those_of_today() -> None:
    """The people of the gazetteer change; the confidences must stay close to what they say."""
    for grounds, (merges, right) in count_offices().items():
        if merges >= 10:
            assert abs(right / merges - measured()[frozenset(grounds.split("|"))]) < 0.1, grounds


def test_unnamed_speakers_are_no_people() -> None:
    assert len(archive([quote(None, "경찰", "관계자")], [quote(None, "경찰", "관계자")])) == 0


@pytest.mark.parametrize(("confidence", "people"), [(0.49, 0), (0.51, 1)])
def test_a_bare_word_to_which_nothing_is_given_safely_is_no_person(confidence: float, people: int) -> None:
    said = quote("별마루", None, None).model_copy(update={"confidence": confidence})
    assert len(archive([said])) == people
    assert len(archive([said, quote("별마루", None, None)])) == 1
    assert [one.quotes for one in archive([said, quote("별마루", None, "가수")])] == [2]


def test_an_archive_names_what_it_cannot_read() -> None:
    with pytest.raises(ValueError, match="two articles have the id 1"):
        resolve([(1, []), (1, [])])
    with pytest.raises(TypeError, match=r"pair \(id, quotes\), not str"):
        resolve(["기사"])  # type: ignore[list-item]


def read_cases() -> dict[str, list[dict[str, str]]]:
    cases: dict[str, list[dict[str, str]]] = {}
    for _, row in read_rows(FIXTURES / "homonyms.tsv"):
        cases.setdefault(row["case"], []).append(row)
    return cases


CASES = read_cases()


def test_there_are_forty_cases_of_homonyms() -> None:
    assert len(CASES) >= 40


@pytest.mark.parametrize("case", CASES)
def test_homonyms(case: str) -> None:
    """Rows with one number in the column ``person`` are one person, and with two numbers two."""
    rows = CASES[case]
    articles: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        articles.setdefault(row["article"], []).append(row)
    index = resolve(Extraction(id=article, quotes=tuple(place_quotes(held))) for article, held in articles.items())
    found: dict[str, set[str]] = {}
    for article, held in articles.items():
        for place, row in enumerate(held):
            speaker = index.match(article, place * 100)
            assert speaker is not None
            found.setdefault(row["person"], set()).add(speaker.id)
    assert all(len(ids) == 1 for ids in found.values()), labels(index)
    assert len({next(iter(ids)) for ids in found.values()}) == len(found), labels(index)


def place_quotes(rows: Iterable[dict[str, str]]) -> list[Quote]:
    quotes = (quote(row["name"], row.get("organization"), row.get("title")) for row in rows)
    return [one.model_copy(update={"start": n * 100, "end": n * 100 + 2}) for n, one in enumerate(quotes)]


# Utterances


def test_wordings_of_one_utterance_are_grouped_and_their_differences_marked() -> None:
    index = archive(
        [quote("고은찬", "KT", "부사장", "자체 모델을 내년 봄까지 모두에게 공개하겠다")],
        [quote("고은찬", "KT", "부사장", "자체 모델을 올해 안에 모두에게 공개하겠다.")],
        [quote(None, "KT", "관계자", "자체 모델을 내년 봄까지 모두에게 공개하겠다")],
        [quote("맹하람", "KT", "부사장", "비가 그치면 다시 나가서 살펴보겠다")],
    )
    (utterance,) = index.utterances
    assert utterance.speaker_ids == ("고은찬@kt",)
    assert utterance.articles == 3
    assert [len(wording.appearances) for wording in utterance.wordings] == [2, 1]
    assert utterance.wordings[1].marked == "자체 모델을 {내년 봄까지 → 올해 안에} 모두에게 공개하겠다."
    assert not utterance.verbatim


def test_spacing_and_punctuation_are_no_difference() -> None:
    index = archive(
        [quote("고은찬", "KT", "부사장", "국가 AI 위원회가 먼저 나서야 한다")],
        [quote("고은찬", "KT", "부사장", "국가AI위원회가, 먼저 나서야 한다.")],
    )
    assert index.utterances[0].verbatim


def test_a_part_belongs_to_the_whole() -> None:
    whole = "시민이 바라는 것은 더 싼 요금이 아니라 제때 오는 버스이고, 이를 위해 예산을 늘리겠다"
    index = archive(
        [quote("고은찬", "나주시", "시장", whole)],
        [quote("고은찬", "나주시", "시장", "더 싼 요금이 아니라 제때 오는 버스")],
    )
    assert {difference.kind for difference in index.utterances[0].wordings[1].differences} == {"missing", "replaced"}


def test_the_same_words_of_two_people_are_disputed() -> None:
    words = "자체 모델을 내년 봄까지 모든 국민에게 빠짐없이 공개하겠다고 약속드린다"
    index = archive([quote("고은찬", "KT", "부사장", words)], [quote("맹하람", "카카오", "대표", words)])
    assert index.utterances[0].disputed


def test_the_same_words_join_two_posts_but_not_two_walks_of_life() -> None:
    words = "자체 모델을 내년 봄까지 모두에게 공개하겠다"
    posts = archive([quote("고은찬", "KT", "부사장", words)], [quote("고은찬", "한빛재단", "본부장", words)])
    assert [merge.grounds for merge in posts.speakers[0].merges] == [("shared_utterance",)]
    walks = archive([quote("고은찬", "KT", "부사장", words)], [quote("고은찬", "KT", "투수", words)])
    assert [suspicion.grounds for suspicion in walks.suspicions] == [("shared_utterance", "name")]


def test_short_quotes_are_no_evidence() -> None:
    same = [quote("고은찬", "KT", "부사장", "최선을 다하겠다")]
    assert archive(same, same).utterances == ()


def test_the_same_words_under_a_misspelt_name_are_evidence() -> None:
    words = "자체 모델을 내년 봄까지 모두에게 공개하겠다"
    index = archive([quote("신하영", "KT", "팀장", words)], [quote("신하용", "KT", "팀장", words)])
    assert "shared_utterance" in index.suspicions[0].grounds


@given(
    st.text("가나다라마바사아자차", min_size=SHARED_LETTERS), st.text("카타", max_size=9), st.text("파하", max_size=9)
)
def test_wordings_with_letters_in_common_share_a_fingerprint(core: str, before: str, after: str) -> None:
    one, two = find_shared([before + core + after, after + core + before])
    assert set(one) & set(two)


@given(st.text("가나 다라.", max_size=40), st.text("가나 다마,", max_size=40))
def test_differences_lead_from_one_wording_to_the_other(base: str, text: str) -> None:
    differences = compare_words(base, text)
    assert all(text[one.start : one.end] == one.words for one in differences)
    rest = list(text)
    for one in reversed(differences):
        rest[one.start : one.end] = f" {one.base} "
    assert letters("".join(rest)) == letters(base)


def test_hundreds_of_articles_with_one_slogan_are_one_group() -> None:
    wordings = [f"우리는 이 도시의 모든 골목을 사랑한다 {n:03d}".replace(" ", "") for n in range(400)]
    (group,) = group_wordings(wordings, [frozenset({"고은찬"})] * 400)
    assert len(group) == 400


def test_names_one_letter_apart() -> None:
    assert are_variants("신영식", "신용식")
    assert not are_variants("신영식", "신영식")
    assert not are_variants("이가람", "김가람")


# Speed, and the seeds


def test_ten_thousand_mentions_take_a_second_or_two() -> None:
    index, seconds, _ = measure(10_000)
    assert seconds < 8
    assert 500 < len(index) < 1_500


@pytest.mark.parametrize(
    "make",
    [
        lambda n: quote("고은찬", None, "배우", f"{n}번째 작품에서는 더 나은 모습을 보여 드리고 싶다"),
        lambda n: quote("고은찬", f"{n}번가게", "대표", "물가가 올라 모두가 어려운 때에 힘을 모으겠다"),
        lambda n: quote("고은찬", "KT", f"{n}팀장", "물가가 올라 모두가 어려운 때에 힘을 모으겠다"),
        lambda n: quote(f"고{chr(0xAC00 + n)}찬", "KT", "부사장", "물가가 올라 모두가 어려운 때에 힘을 모으겠다"),
        lambda n: quote("고은찬", None, None, "물가가 올라 모두가 어려운 때에 힘을 모으겠다"),
        lambda n: quote("고", "KT", "부사장", f"{n * 7919} {n * 104729} {n * 1299709}"),
    ],
)
def test_hard_archives_take_no_longer(make: Callable[[int], Quote]) -> None:
    begun = process_time()
    index = resolve((n, [make(n)]) for n in range(6_000))
    assert len(index.utterances) < 6_000
    assert process_time() - begun < 6


@pytest.fixture(scope="module")
def seeds(gold_folder: Path) -> list[dict[str, Any]]:
    paths = sorted((gold_folder / "seeds").glob("*.json"))
    if not paths:
        pytest.skip(f"no seeds in {gold_folder}")
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


TABLE = {
    ("강도현", ("과기정통부",), 1),
    ("김두현", ("건국대학교", "국가AI위원회"), 2),
    ("김병학", ("카카오",), 1),
    ("김성훈", ("업스테이지",), 1),
    ("김유원", ("네이버클라우드",), 1),
    ("김재규", ("오픈TS",), 1),
    ("김준연", ("한중과학기술협력센터",), 1),
    ("박정은", ("스타트업얼라이언스",), 1),
    ("배경훈", ("LG AI 연구원",), 1),
    ("송길태", ("부산대 AI대학원",), 1),
    ("신영식", ("SK텔레콤",), 1),
    ("신용식", ("SKT",), 1),
    ("오승필", ("KT",), 2),
    ("이진수", ("주(駐)중국 한국대사관",), 1),
    ("정석찬", ("동의대",), 1),
    ("정혜동", ("정보통신기획평가원(IITP)",), 2),
    ("조강원", ("모레",), 1),
}
"""Everybody who is quoted in the five seeds: name, organizations, number of articles."""


def rows_of(index: SpeakerIndex) -> set[tuple[str, tuple[str, ...], int]]:
    return {(one.name, tuple(sorted(a.organization or "" for a in one.affiliations)), one.articles) for one in index}


def annotated(seed: dict[str, Any]) -> list[Quote]:
    """The quotes as a person annotated them, with the fullest values."""
    return [
        quote(first(one["speaker"]["name"]), first(one["speaker"]["organization"]), first(one["speaker"]["title"]))
        for one in seed["quotes"]
    ]


def first(values: list[str] | str | None) -> str | None:
    return values if isinstance(values, str) else values[0] if values else None


def test_the_five_seeds_as_annotated_are_one_table_of_speakers(seeds: list[dict[str, Any]]) -> None:
    found = rows_of(resolve((seed["id"], annotated(seed)) for seed in seeds))
    # The annotation counts his centre to the organization, where extraction counts it to the title.
    found = {(name, ("동의대",) if name == "정석찬" else places, count) for name, places, count in found}
    assert found == TABLE


def test_the_docs_show_that_table() -> None:
    page = (FIXTURES.parent.parent / "docs" / "archive.md").read_text(encoding="utf-8").split("## The five seeds")[1]
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| ")][1:]
    shown = {(name, len(offices.split("; ")), int(articles)) for name, offices, articles in rows}
    assert shown == {(name, len(places), articles) for name, places, articles in TABLE}


def test_the_five_seeds_as_extracted_are_the_same_table(seeds: list[dict[str, Any]], extractor: Extractor) -> None:
    index = quoteattr.resolve((seed["id"], extractor.extract(seed["text"])) for seed in seeds)
    assert rows_of(index) == TABLE
    (chief,) = index.find("오승필")
    assert set(chief.affiliations[0].titles) == {"최고기술책임자", "부사장"}
    (professor,) = index.find("김두현")
    assert professor.merges[0].grounds == ("shared_speakers", "side_office")
    assert not professor.name_only
    (suspicion,) = index.suspicions
    assert (suspicion.kind, set(suspicion.names)) == ("spelling", {"신영식", "신용식"})

"""Ids of organizations and people: by form, by day of publication, and never by guessing."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from quoteattr.archive.offices import OfficeReader
from quoteattr.errors import DataError
from quoteattr.extractor import Extractor
from quoteattr.gazetteer import Gazetteer, OfficeTerm, Organization, PublicFigures
from quoteattr.lexicon import Lexicon
from quoteattr.records import Speaker
from quoteattr.tables import data_path, read_rows

FIXTURES = Path(__file__).parent.parent / "fixtures" / "offices"
GAZETTEER = Gazetteer.default()
MAYOR = OfficeTerm("hong-garam", "홍가람", "시장", "seoul-government", "2022-07-01", "2026-06-30")
HEADER = "id\tname\toffice\torganization_id\tsince\tuntil\tsource\n"


def rows(name: str) -> list[dict[str, str]]:
    return [row for _, row in read_rows(FIXTURES / name)]


def day(row: dict[str, str]) -> date | None:
    return date.fromisoformat(row["published"]) if "published" in row else None


def title_of(row: dict[str, str]) -> str:
    return " ".join(row.get(column, "") for column in ("organization", "form", "name", "title", "published")).strip()


@pytest.mark.parametrize("name", ["dated_offices.tsv", "ambiguous_forms.tsv", "figures.tsv"])
def test_there_are_forty_cases(name: str) -> None:
    assert len(rows(name)) >= 40


@pytest.mark.parametrize("row", rows("dated_offices.tsv"), ids=title_of)
def test_an_office_is_the_one_of_its_day(row: dict[str, str], extractor: Extractor) -> None:
    text = f"홍가람 {row['organization']} {row['title']}은 “예산을 늘리겠다”고 말했다."
    (quote,) = extractor.extract(text, published=day(row))
    assert quote.speaker.organization == row["organization"]
    assert quote.speaker.organization_id == row.get("organization_id")


@pytest.mark.parametrize("row", rows("ambiguous_forms.tsv"), ids=title_of)
def test_a_form_of_several_organizations_has_no_id(row: dict[str, str]) -> None:
    found = GAZETTEER.match(row["form"], on=date(2024, 5, 1))
    assert (found.id if found else None) == row.get("organization_id")


def test_every_listed_ambiguous_form_stays_without_an_id() -> None:
    listed = [row["alias"] for _, row in read_rows(data_path("ambiguous.tsv"))]
    assert [form for form in listed if GAZETTEER.match(form, on=date(2024, 5, 1))] == []


@pytest.mark.parametrize(
    ("organization", "id_"),
    [
        ("美 국방부", "us-department-of-defense"),
        ("中 외교부", "china-mfa"),
        ("北 외무성", "north-korea-mfa"),
        ("日 정부", "japan-government"),
        ("越 국방부", None),
        ("韓 외교부", "mofa"),
        ("서울大", "seoul-national-university"),
        ("더불어민주당", "dpk"),
    ],
)
def test_a_country_in_hanja_is_part_of_its_office(organization: str, id_: str | None, extractor: Extractor) -> None:
    (quote,) = extractor.extract(f"홍가람 {organization} 대변인은 “예산을 늘리겠다”고 말했다.")
    assert (quote.speaker.name, quote.speaker.organization) == ("홍가람", organization)
    assert quote.speaker.organization_id == id_


def test_a_name_that_is_no_longer_in_use_is_still_its_organization() -> None:
    found = GAZETTEER.match("교육과학기술부", on=date(2025, 5, 1))
    assert found is not None
    assert found.id == "moest"


# People


@pytest.mark.parametrize("row", rows("figures.tsv"), ids=title_of)
def test_namesakes_in_public_office_are_kept_apart(row: dict[str, str]) -> None:
    figures = PublicFigures.default()
    term = figures.match(row["name"], row["title"], row["organization"], gazetteer=GAZETTEER, on=day(row))
    assert (term.id if term else None) == row.get("person_id")


@pytest.mark.parametrize(
    ("title", "organization", "published", "known"),
    [
        ("시장", "서울시", None, True),
        ("서울시장", "서울시", date(2024, 5, 1), True),
        ("시장", "서울특별시", date(2026, 11, 1), False),
        ("시장", "서울시", date(2020, 5, 1), False),
        ("전 시장", "서울시", date(2026, 11, 1), True),
        ("부시장", "서울시", None, False),
        ("시장", "부산시", None, False),
        ("시장", None, None, False),
        ("시민", "서울시", None, False),
        (None, "서울시", None, False),
        (None, None, None, False),
    ],
)
def test_name_office_and_day_must_agree(
    title: str | None, organization: str | None, published: date | None, known: bool
) -> None:
    term = PublicFigures([MAYOR]).match("홍가람", title, organization, gazetteer=GAZETTEER, on=published)
    assert (term is not None) is known


def test_two_people_who_both_fit_are_nobody() -> None:
    twin = MAYOR._replace(id="hong-garam-2")
    assert PublicFigures([MAYOR, twin]).match("홍가람", "시장", "서울시", gazetteer=GAZETTEER) is None


def test_the_highest_offices_need_no_organization() -> None:
    president = MAYOR._replace(office="대통령", organization_id="presidential-office")
    assert PublicFigures([president]).match("홍가람", "대통령", None, gazetteer=GAZETTEER) == president


def test_a_person_decides_which_district_is_meant(extractor: Extractor) -> None:
    known = PublicFigures.default().lookup("진교훈")
    assert [term.organization_id for term in known] == ["seoul-gangseo-gu"]
    (quote,) = extractor.extract("진교훈 강서구청장은 “서두르겠다”고 말했다.", published=date(2024, 5, 1))
    assert (quote.speaker.person_id, quote.speaker.organization_id) == (known[0].id, "seoul-gangseo-gu")


def test_a_person_decides_between_the_days_of_an_office(extractor: Extractor) -> None:
    (quote,) = extractor.extract("방문규 산업부 장관은 “서두르겠다”고 말했다.")
    assert (quote.speaker.person_id, quote.speaker.organization_id) == ("bang-mun-gyu", "motie")


@pytest.mark.parametrize(
    ("title", "organization", "known"),
    [
        ("대통령", "대통령실", True),
        ("대통령", "청와대", True),
        ("대통령", "카카오", False),
        ("대통령 후보", None, False),
        ("전 대통령", None, True),
    ],
)
def test_the_organization_of_a_high_office_must_not_contradict(
    title: str, organization: str | None, known: bool
) -> None:
    president = MAYOR._replace(office="대통령", organization_id="presidential-office")
    term = PublicFigures([president]).match("홍가람", title, organization, gazetteer=GAZETTEER)
    assert (term is not None) is known


def test_the_organization_may_stand_in_the_title() -> None:
    head = MAYOR._replace(office="교육감", organization_id="seoul-education-office")
    assert GAZETTEER.forms_of("seoul-education-office")
    figures = PublicFigures([head])
    assert figures.match("홍가람", "서울시교육감", None, gazetteer=GAZETTEER) == head
    assert figures.match("홍가람", "부산시교육감", None, gazetteer=GAZETTEER) is None


def test_people_attribute_nothing(extractor: Extractor) -> None:
    (quote,) = extractor.extract("진교훈 씨는 “서두르겠다”고 말했다.")
    assert quote.speaker.person_id is None
    assert isinstance(quote.speaker, Speaker)


@pytest.mark.parametrize(
    ("lines", "line", "problem"),
    [
        ("Hong\t홍가람\t시장\tnaju-si\t\t\t\n", 2, "slug"),
        ("hong\t홍가람\t시장\tnaju-si\t2022-13\t\t\n", 2, "no day of the calendar"),
        ("hong\t홍가람\t시장\tnaju-si\t2022\t2020\t\n", 2, "the end .2020. comes before the beginning"),
        ("hong\t홍가람\t시장\tnaju-si\t\t\t\nhong\t홍다온\t시장\tnaju-si\t\t\t\n", 3, r"홍가람 in people\.tsv:2"),
        (
            "hong\t홍가람\t시장\tnaju-si\t\t\t\nhong-2\t홍가람\t시장\tnaju-si\t2020\t\t\n",
            3,
            r"is also hong \(people\.tsv:2\)",
        ),
        ("hong\t\t시장\tnaju-si\t\t\t\n", 2, "the name is missing; write"),
        ("hong\t홍가람\t\tnaju-si\t\t\t\n", 2, "the office is missing; write"),
        ("hong\t홍가람\t시장\t\t\t\t\n", 2, "the organization_id is missing; quoteattr gazetteer lookup"),
        ("hong\t홍가람\t시장\n", 2, "columns"),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, lines: str, line: int, problem: str) -> None:
    file = tmp_path / "people.tsv"
    file.write_text(HEADER + lines, encoding="utf-8")
    with pytest.raises(DataError, match=problem) as caught:
        PublicFigures.load(file)
    assert caught.value.line == line


PEOPLE_FILES = {
    "people.tsv": "id\tname\toffice\torganization_id\tsince\tuntil\nhong\t홍가람\t시장\tnaju-si\t2022-07-01\t\n",
    "people.csv": "id,name,office,organization_id,since,until,source\nhong,홍가람,시장,naju-si,2022-07-01,,ours\n",
    "people.jsonl": json.dumps(
        {"id": "hong", "name": "홍가람", "office": "시장", "organization_id": "naju-si", "since": "2022-07-01"}
    ),
}


@pytest.mark.parametrize("name", PEOPLE_FILES)
def test_people_may_stand_in_any_format(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(PEOPLE_FILES[name], encoding="utf-8")
    expected = (OfficeTerm("hong", "홍가람", "시장", "naju-si", "2022-07-01"),)
    assert PublicFigures.load(tmp_path / name).terms == PublicFigures.load(tmp_path).terms == expected


def test_own_people_give_person_ids(extractor: Extractor) -> None:
    own = PublicFigures([OfficeTerm("hong", "홍가람", "시장", "naju-si", "2022-07-01", "2026-06-30")])
    taught = extractor.with_lists(people=PublicFigures.default().merged(own))
    text = "홍가람 나주시장은 “늦지 않겠다”고 말했다."
    days = (None, date(2024, 5, 1), date(2026, 7, 1))
    assert [taught.extract(text, published=day)[0].speaker.person_id for day in days] == ["hong", "hong", None]
    assert extractor.extract(text)[0].speaker.person_id is None
    (mayor,) = taught.extract("진교훈 강서구청장은 “서두르겠다”고 말했다.", published=date(2024, 5, 1))
    assert mayor.speaker.person_id == PublicFigures.default().lookup("진교훈")[0].id


def test_own_people_of_own_organizations(extractor: Extractor) -> None:
    own = Gazetteer([Organization("hanbit", "한빛전자", "company")])
    people = PublicFigures([OfficeTerm("maeng", "맹하람", "대표", "hanbit")])
    taught = Extractor(gazetteer=GAZETTEER.merged(own), people=people, analyzer=extractor._analyzer)
    (quote,) = taught.extract("맹하람 한빛전자 대표는 “흑자를 내겠다”고 말했다.")
    assert (quote.speaker.person_id, quote.speaker.organization_id) == ("maeng", "hanbit")


def test_own_people_win() -> None:
    later = MAYOR._replace(id="hong-later", since="2026-07-01", until=None)
    elsewhere = MAYOR._replace(organization_id="busan-government")
    ours = PublicFigures([MAYOR, later, MAYOR._replace(id="other", name="홍다온")])
    twin = MAYOR._replace(id="hong-garam-2", since="2024-01-01")
    assert [term.id for term in ours.merged(PublicFigures([twin])).terms] == ["hong-later", "other", "hong-garam-2"]
    assert ours.merged(PublicFigures([elsewhere])).lookup("홍가람") == (later, elsewhere)
    assert ours.merged(PublicFigures([])).terms == ours.terms


def test_every_office_belongs_to_an_organization_we_know() -> None:
    known = {organization.id for organization in GAZETTEER.organizations}
    assert [term for term in PublicFigures.default().terms if term.organization_id not in known] == []


# The data


@pytest.mark.parametrize("name", ["offices.tsv", "office_names.tsv"])
def test_the_tables_of_offices_are_sorted_unique_and_say_where_they_come_from(name: str) -> None:
    text = data_path(name).read_text(encoding="utf-8")
    found = [tuple(row.values()) for _, row in read_rows(data_path(name))]
    assert found == sorted(set(found))
    assert "Date: 2026-11-21. Licence: CC0-1.0." in text
    assert "Source:" in text
    assert unicodedata.is_normalized("NFC", text)


def test_a_title_of_offices_has_one_rank_and_seat() -> None:
    titles = [row["title"] for _, row in read_rows(data_path("offices.tsv"))]
    assert len(titles) == len(set(titles)) > 250


def test_titles_are_many_and_a_thousand_have_a_rank() -> None:
    reader = OfficeReader()
    titles = [title for title in Lexicon.default().titles.values() if title.category != "anonymous"]
    ranks = Counter(reader.read(Speaker(kind="person", name="맹하람", title=title.title)).rank for title in titles)
    assert len(titles) > 1900
    assert min(ranks["head"], ranks["senior"]) > 400
    assert ranks["head"] + ranks["senior"] + ranks["staff"] > 1000


@pytest.mark.parametrize(
    ("words", "title", "organization", "id_"),
    [
        ("법무부장관", "장관", "법무부", "moj"),
        ("미국 국무부장관", "장관", "미국 국무부", "us-state-department"),
        ("외교부 1차관", "1차관", "외교부", "mofa"),
        ("행안장관", "행안장관", None, None),
        ("국토2차관", "국토2차관", None, None),
        ("금융위부위원장", "부위원장", "금융위", "fsc"),
        ("금융위원장", "위원장", "금융위원회", "fsc"),
        ("환노위원장", "위원장", "환노위원회", "assembly-environment-labor"),
        ("헌재소장", "소장", "헌재소", "constitutional-court"),
        ("의협회장", "협회장", "의협회", "kma"),
    ],
)
def test_short_forms_of_offices(
    extractor: Extractor, words: str, title: str, organization: str | None, id_: str | None
) -> None:
    (quote,) = extractor.extract(f"맹하람 {words}은 “결과로 답하겠다”고 말했다.")
    speaker = quote.speaker
    assert (speaker.name, speaker.title, speaker.organization) == ("맹하람", title, organization)
    assert speaker.organization_id == id_


def test_other_names_lead_to_offices_that_somebody_holds() -> None:
    held = {term.office for term in PublicFigures.default().terms}
    assert [row for _, row in read_rows(data_path("office_names.tsv")) if row["office"] not in held] == []

"""The gazetteer: loading, looking up and matching on small hand-made files, then the shipped data itself."""

from __future__ import annotations

import timeit
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path
from time import perf_counter, process_time

import gazetteer_speed
import pytest
from hypothesis import given
from hypothesis import strategies as st

import quoteattr.gazetteer
from quoteattr.errors import DataError
from quoteattr.gazetteer import Gazetteer, Organization, PublicFigures, normal_form
from quoteattr.gazetteer.characters import is_letter, plain
from quoteattr.gazetteer.checking import check_organizations
from quoteattr.gazetteer.loading import find_clashes, load_ambiguous, load_rows
from quoteattr.gazetteer.matching import fold
from quoteattr.gazetteer.spelling import find_spellings
from quoteattr.gazetteer.tabular import COLUMNS, read_tsv
from quoteattr.gazetteer.writing import WRITERS

HEADER = "\t".join(COLUMNS) + "\n"
ROWS = """\
seoul\t서울특별시\t서울시
seoul-council\t서울특별시의회\t서울시의회
committee\t국가AI위원회\t국가AI위
festival\t한·아세안센터\t
kt\tKT\t케이티
ktng\tKT&G\t케이티앤지
intelligence\t국군정보사령부\t정보사
"""


def write(directory: Path, name: str, rows: str, header: str = HEADER) -> Path:
    """A file whose rows may leave out the dates at their end."""
    missing = "".join(row + "\t" * (4 - row.count("\t")) + "\n" for row in rows.splitlines())
    file = directory / name
    file.write_text(header + missing, encoding="utf-8")
    return file


@pytest.fixture
def gazetteer(tmp_path: Path) -> Gazetteer:
    return Gazetteer.load(write(tmp_path, "company.tsv", ROWS))


def found(gazetteer: Gazetteer, text: str) -> list[tuple[str, str]]:
    return [(text[match.start : match.end], match.organizations[0].id) for match in gazetteer.find(text)]


# Matching


def test_the_longest_form_wins(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "서울시의회는 서울시와") == [("서울시의회", "seoul-council"), ("서울시", "seoul")]


@pytest.mark.parametrize("before", ["재", "A", "1", "가나"])
def test_a_form_inside_a_word_is_not_found(gazetteer: Gazetteer, before: str) -> None:
    assert found(gazetteer, f"{before}서울시는") == []


@pytest.mark.parametrize("before", ["", " ", "“", "(", "·", "\n", "…", "🙂", "\ud800", "\x00"])
def test_a_form_after_anything_else_is_found(gazetteer: Gazetteer, before: str) -> None:
    assert found(gazetteer, f"{before}서울시는") == [("서울시", "seoul")]


@pytest.mark.parametrize("after", ["", "는", "장은", " 관계자", "(시장", "\udfff", "🙂"])
def test_anything_may_follow(gazetteer: Gazetteer, after: str) -> None:
    assert found(gazetteer, f"서울시{after}") == [("서울시", "seoul")]


@pytest.mark.parametrize(
    "written",
    ["국가AI위원회", "국가 AI 위원회", "국가 AI위원회", "국가AI 위원회", "국가ai위원회", "국가·AI위원회"],
)
def test_spacing_middle_dots_and_case_do_not_matter(gazetteer: Gazetteer, written: str) -> None:
    assert found(gazetteer, f"이날 {written}는") == [(written, "committee")]
    assert [organization.id for organization in gazetteer.lookup(written)] == ["committee"]


@pytest.mark.parametrize(
    "written",
    ["한·아세안센터", "한-아세안센터", "한 아세안센터", "한아세안센터", *(f"한{dot}아세안센터" for dot in "ㆍᆞ‧・･•∙⋅")],
)
def test_a_middle_dot_in_the_name_is_optional(gazetteer: Gazetteer, written: str) -> None:
    assert found(gazetteer, written) == [(written, "festival")]


def test_a_head_may_stand_apart_but_not_after_a_comma(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "서울시 의회는") == [("서울시 의회", "seoul-council")]
    assert found(gazetteer, "서울시, 의회는") == [("서울시", "seoul")]
    assert found(gazetteer, "서울시\n의회는") == [("서울시", "seoul")]


def test_after_a_name_that_was_cut_the_rest_is_searched_again(gazetteer: Gazetteer) -> None:
    longer = Gazetteer([*gazetteer.organizations, Organization("both", "국가AI위 서울시", "company")])
    assert found(longer, "국가AI위 서울시") == [("국가AI위 서울시", "both")]
    assert found(longer, "국가AI위, 서울시") == [("국가AI위", "committee"), ("서울시", "seoul")]


def test_latin_letters_do_not_run_on(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "KTX를 탄 KT는") == [("KT", "kt")]
    assert found(gazetteer, "KT&G와 KT") == [("KT&G", "ktng"), ("KT", "kt")]


def test_before_latin_letters_that_run_on_a_shorter_form_is_found() -> None:
    gazetteer = Gazetteer([Organization("garam", "가람", "company"), Organization("ai", "가람AI", "company")])
    assert found(gazetteer, "가람AI와 가람AIX와 가람 AIX") == [
        ("가람AI", "ai"),
        ("가람", "garam"),
        ("가람", "garam"),
    ]


def test_a_name_with_brackets_of_its_own_is_found() -> None:
    gazetteer = Gazetteer([Organization("garam", "법무법인(유한) 가람", "company", ("법무법인 가람",))])
    assert found(gazetteer, "법무법인(유한) 가람은") == [("법무법인(유한) 가람", "garam")]
    assert found(gazetteer, "법무법인 가람은") == [("법무법인 가람", "garam")]


FOREIGN = """\
us-defense\t미국 국방부\t
china-mfa\t중국 외교부\t
defense\t국방부\t
snu\t서울대학교\t서울대
command\t한미연합사령부\t한미연합사
court\t대법원\t
telecom\tSK텔레콤\t
"""


@pytest.fixture
def foreign(tmp_path: Path) -> Gazetteer:
    return Gazetteer.load(write(tmp_path, "government.tsv", FOREIGN))


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        ("美 국방부", "us-defense"),
        ("美국방부", "us-defense"),
        ("미 국방부", "us-defense"),
        ("中 외교부", "china-mfa"),
        ("大法院", "court"),
        ("서울大", "snu"),
        ("한·미연합사", "command"),
        ("한ㆍ미 연합사", "command"),
        ("ＳＫ텔레콤", "telecom"),
        ("SK\u3000텔레콤", "telecom"),
        ("SK\u200b텔레콤", "telecom"),
    ],
)
def test_hanja_countries_and_wide_letters(foreign: Gazetteer, written: str, id_: str) -> None:
    assert found(foreign, f"이날 {written}는") == [(written, id_)]
    assert [organization.id for organization in foreign.lookup(written)] == [id_]


def test_a_hangul_word_that_is_also_a_country_is_no_country(foreign: Gazetteer) -> None:
    assert found(foreign, "이 중 외교부는 오는 일 국방부와") == [("국방부", "defense")]


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        ("서울대학교(SNU)", "snu"),
        ("주식회사 SK텔레콤", "telecom"),
        ("(주)SK텔레콤", "telecom"),
        ("SK텔레콤 주식회사", "telecom"),
        ("韓 국방부", "defense"),
        ("한국 국방부", "defense"),
        ("日 국방부", None),
    ],
)
def test_brackets_legal_forms_and_our_own_country_do_not_matter_to_a_lookup(
    foreign: Gazetteer, written: str, id_: str | None
) -> None:
    assert [organization.id for organization in foreign.lookup(written)] == ([id_] if id_ else [])


def test_an_entry_beats_the_short_form_of_another() -> None:
    bank = Organization("america-bank", "미 국방부", "bank")
    defense = Organization("us-defense", "미국 국방부", "foreign_government")
    assert Gazetteer([defense, bank]).lookup("미 국방부") == (bank,)
    assert Gazetteer([defense]).merged(Gazetteer([bank])).lookup("미 국방부") == (bank,)


def test_offsets_are_code_points(gazetteer: Gazetteer) -> None:
    text = "🙂𠮷 é 서울시 🙂 국가AI위"
    assert found(gazetteer, text) == [("서울시", "seoul"), ("국가AI위", "committee")]


def test_a_common_word_hides_the_form_it_begins_with(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "정보사항은 정보사가") == [("정보사", "intelligence")] * 2
    careful = Gazetteer(gazetteer.organizations, common_words=["정보사항"])
    assert found(careful, "정보사항은 정보사가") == [("정보사", "intelligence")]


def test_nothing_is_found_in_nothing() -> None:
    assert Gazetteer([]).find("서울시") == []
    assert Gazetteer.default().find("") == []


def test_a_name_of_one_letter_is_looked_up_but_not_found_in_text() -> None:
    gazetteer = Gazetteer([Organization("soop", "숲", "company")])
    assert gazetteer.find("숲은 푸르다") == []
    assert len(gazetteer.lookup("숲")) == 1


@given(st.text(alphabet=st.sampled_from("서울시의회국가 AI위원KTG&·,\n\ud800🙂"), max_size=60))
def test_matches_are_ordered_forms_at_word_beginnings(text: str) -> None:
    rows = [row.split("\t") for row in ROWS.splitlines()]
    gazetteer = Gazetteer(Organization(id_, name, "company", (alias,)) for id_, name, alias in rows if alias)
    end = 0
    for match in gazetteer.find(text):
        assert match.start >= end
        end = match.end
        assert gazetteer.lookup(text[match.start : match.end]) == match.organizations
        assert fold(text)[match.start - 1 : match.start] in ("", " ")


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("더불어민주당", "더불어 민주당"),
        ("서울대병원", "서울대 병원"),
        ("서울남부지검", "서울 남부지검"),
        ("서울남부지검", "서울남부 지검"),
        ("서울남부지검", "서울 남부 지검"),
        ("일산동부경찰서", "일산 동부경찰서"),
        ("대한항공노조", "대한항공 노조"),
    ],
)
def test_usual_last_words_may_stand_apart(form: str, written: str) -> None:
    assert found(Gazetteer([Organization("one", form, "company")]), f"{written}은") == [(written, "one")]


def test_a_hospital_of_a_town_is_not_the_hospital_of_that_name() -> None:
    assert found(Gazetteer([Organization("one", "서울병원", "hospital")]), "서울 병원들은") == []


def test_spellings_are_few() -> None:
    assert find_spellings("산업 통상 자원 중소 벤처 기업 위원회") == [
        "산업통상자원중소벤처기업위원회",
        "산업 통상 자원 중소 벤처 기업 위원회",
    ]


# Several organizations with one form


def test_an_ambiguous_form_returns_all_its_organizations_the_current_one_first() -> None:
    old = Organization("old", "옛 과학부", "government", ("과기부",), "1998-02-28", "2008-02-28")
    new = Organization("new", "새 과학부", "government", ("과기부",), "2017-07-26")
    assert Gazetteer([old, new]).lookup("과기부") == (new, old)
    assert Gazetteer([old, new]).find("과기부는")[0].organizations == (new, old)


def test_merging_lets_the_other_win() -> None:
    ours = Gazetteer([Organization("a", "가람전자", "company", ("가람",)), Organization("b", "나루은행", "bank")])
    theirs = Gazetteer([Organization("b", "나루저축은행", "bank"), Organization("c", "가람일보", "media", ("가람",))])
    merged = ours.merged(theirs)
    assert [organization.id for organization in merged.lookup("가람")] == ["c"]
    assert [organization.id for organization in merged.find("가람은")[0].organizations] == ["c"]
    assert merged.lookup("나루은행") == ()
    assert [organization.id for organization in merged.lookup("가람전자")] == ["a"]
    assert [organization.id for organization in ours.lookup("가람")] == ["a"]
    again = merged.merged(Gazetteer([]))
    assert [organization.id for organization in again.lookup("가람")] == ["c"]


def test_brackets_do_not_matter_unless_they_decide_or_contradict() -> None:
    gazetteer = Gazetteer(
        [
            Organization("naru", "나루연구원", "research_institute", ("NRI",)),
            Organization("east", "동해 별담구", "local_government", ("별담구", "동해")),
            Organization("west", "서해 별담구", "local_government", ("별담구", "서해")),
        ]
    )
    written = (
        "나루연구원(NRI)",
        "나루연구원(NIX)",
        "나루연구원 (동해)",
        "별담구(서해)",
        "별담구(남해)",
        "나루연구원(동해·NRI)",
    )
    assert [one and one.id for one in map(gazetteer.match, written)] == ["naru", "naru", "naru", "west", None, "naru"]
    other = gazetteer.merged(Gazetteer([Organization("nix", "닉스방송", "media", ("NIX",))]))
    assert other.match("나루연구원(NIX)") is None, "the abbreviation of somebody else"


def test_a_title_decides_what_a_short_name_means(tmp_path: Path) -> None:
    rows = "garam-group\t가람그룹\t가람\ngaram-wings\t가람 윙스\t\ngaram-hawks\t가람 호크스\t"
    (tmp_path / "own").mkdir()
    (tmp_path / "contexts.tsv").write_text("context\ttitles\nany\t*\nbaseball\t감독|투수\nfootball\t감독|골키퍼\n")
    forms = "form\tcontext\tids\n가람\tbaseball\tgaram-wings\n가람\tfootball\tgaram-hawks\nGW\tany\tgaram-wings\n"
    (tmp_path / "context_forms.tsv").write_text(forms)
    gazetteer = Gazetteer.load(write(tmp_path / "own", "sports.tsv", rows).parent)
    titles = (None, "회장", "투수", "2군 투수", "골키퍼", "감독")
    meant = [gazetteer.match("가람", title=title) for title in titles]
    assert [one and one.id for one in meant] == ["garam-group"] * 2 + ["garam-wings"] * 2 + ["garam-hawks", None]
    assert [one.id for one in gazetteer.lookup("가람", title="감독")] == ["garam-hawks", "garam-wings"]
    assert gazetteer.find("GW는") == [], "what a title decides is not searched"
    assert [one and one.id for one in (gazetteer.match("GW"), gazetteer.match("gw", title="대표"))] == [
        "garam-wings"
    ] * 2
    own = gazetteer.merged(Gazetteer([Organization("garam-food", "가람식품", "company", ("가람",))]))
    assert own.match("가람", title="투수").id == "garam-food", "an own form is the caller's alone"
    (tmp_path / "context_forms.tsv").write_text("form\tcontext\tids\n가람\tbaseball\tgaram\n")
    with pytest.raises(DataError, match=r"context_forms\.tsv:2: no organization has the id garam"):
        Gazetteer.load(tmp_path / "own")
    (tmp_path / "context_forms.tsv").write_text("form\tcontext\tids\n가람\tchess\tgaram-wings\n")
    with pytest.raises(DataError, match=r"context_forms\.tsv:2: no context is called chess"):
        Gazetteer.load(tmp_path / "own")


@pytest.mark.parametrize(
    ("form", "title", "id_"),
    [
        ("두산", "투수", "doosan-bears"),
        ("두산", "회장", "doosan-group"),
        ("현대건설", "세터", "hyundai-hillstate"),
        ("현대건설", "대표이사", "hyundai-ec"),
        ("LG", "포수", "lg-twins"),
        ("LG", "포워드", "lg-sakers"),
        ("LG", "감독", None),
        ("세종", "변호사", "shin-kim"),
        ("NC", None, "nc-dinos"),
        ("원안위원회", None, "nssc"),
        ("공정거래위", None, "ftc"),
        ("전경련회", "회장", "fki-former"),
        ("헌재소", "소장", "constitutional-court"),
        ("헌재소", "회장", None),
        ("미국", "국방장관", "us-department-of-defense"),
        ("미", "상원의원", "us-senate"),
        ("일본", "관방장관", "japan-cabinet-secretariat"),
        ("독일", "총리", "germany-government"),
        ("독일", "대통령", None),
        ("미국", "교수", None),
    ],
)
def test_a_short_name_beside_a_title(shipped: Gazetteer, form: str, title: str | None, id_: str | None) -> None:
    meant = shipped.match(form, title=title)
    assert (meant and meant.id) == id_


def test_validity_is_compared_in_the_notation_given() -> None:
    ministry = Organization("x", "옛부", "government", (), "2013-03-23", "2017")
    days = [date(2013, 3, 22), date(2013, 3, 23), date(2017, 12, 31), date(2018, 1, 1)]
    assert [ministry.is_valid(day) for day in days] == [False, True, True, False]


# Loading


def test_a_directory_names_the_kinds_by_its_files(tmp_path: Path) -> None:
    write(tmp_path, "bank.tsv", "naru\t나루은행\t나루")
    write(tmp_path, "media.tsv", "garam\t가람일보\t\t1999-01\t2001")
    (tmp_path / "README.md").write_text("no table")
    organizations = Gazetteer.load(tmp_path).organizations
    assert organizations == (
        Organization("naru", "나루은행", "bank", ("나루",)),
        Organization("garam", "가람일보", "media", (), "1999-01", "2001"),
    )


def test_csv_and_json_lines_hold_the_same(tmp_path: Path) -> None:
    csv = tmp_path / "mine.csv"
    csv.write_text(
        "# ours\nid,name,aliases,since,until,kind\nnaru,나루은행,나루|NARU,2001,,bank\n", encoding="utf-8-sig"
    )
    jsonl = tmp_path / "mine.jsonl"
    jsonl.write_text(
        '{"id": "naru", "name": "나루은행", "aliases": ["나루", "NARU"], "since": "2001", "kind": "bank"}\n'
    )
    expected = (Organization("naru", "나루은행", "bank", ("나루", "NARU"), "2001"),)
    assert Gazetteer.load(csv).organizations == Gazetteer.load(jsonl).organizations == expected


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("naru\t나루은행", "2 columns instead of 5"),
        ("\t나루은행\t\t\t", "the id is missing"),
        ("Naru\t나루은행\t\t\t", "the id 'Naru' must be a slug of a-z, 0-9 and single hyphens"),
        ("naru\t\t\t\t", "the name is missing"),
        ("naru\t나루은행\t나\t\t", "the alias '나' is too short: it would be found everywhere"),
        ("naru\t나루은행\t나루|나루\t\t", "an alias of 나루은행 is repeated"),
        ("naru\t나루은행\t\t1999/01\t", "'1999/01' is not a date: write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("naru\t나루은행\t\t\t1999-13", "'1999-13' is no day of the calendar"),
        ("first\t나루은행\t\t\t", "the id first is taken by bank.tsv:3"),
        (
            unicodedata.normalize("NFD", "naru\t나루은행\t\t\t"),
            "not in Unicode normal form NFC; normalize the file",
        ),
        (
            "naru\t나루은행\t첫째\t\t",
            "첫째 also belongs to first (bank.tsv:3): "
            "drop it from one, give dates that do not overlap, or list it in ambiguous.tsv",
        ),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, row: str, problem: str) -> None:
    file = tmp_path / "bank.tsv"
    file.write_text(f"# banks\n{HEADER}first\t첫째은행\t첫째\t\t\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        Gazetteer.load(file)
    assert str(caught.value).startswith(f"{file}:4: {problem}")


def test_an_entry_may_name_its_wikidata_item(tmp_path: Path) -> None:
    csv, jsonl = tmp_path / "mine.csv", tmp_path / "mine.jsonl"
    csv.write_text("id,name,aliases,since,until,wikidata\nnaru,나루은행,,,,Q4\ngaram,가람은행,,,,\n", encoding="utf-8")
    jsonl.write_text('{"id": "naru", "name": "나루은행", "wikidata": "Q4"}\n{"id": "garam", "name": "가람은행"}\n')
    for file in (csv, jsonl):
        assert [one.wikidata for one in Gazetteer.load(file).organizations] == ["Q4", None]
    csv.write_text("id,name,aliases,since,until,wikidata\nnaru,나루은행,,,,4\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"mine\.csv:2: '4' is no Wikidata item: write a Q and its number"):
        Gazetteer.load(csv)


def test_what_is_exported_is_read_again_with_its_items(tmp_path: Path) -> None:
    organizations = (Organization("naru", "나루은행", "bank", ("나루",), "2001", "2020", "Q4"),)
    for suffix, write_lines in WRITERS.items():
        file = tmp_path / f"mine.{suffix}"
        file.write_text("".join(write_lines(organizations)), encoding="utf-8")
        assert Gazetteer.load(file).organizations == organizations


ITEMS = "id\tqid\tsource\n"


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ("naru\tQ4\ta list\nnaru\tQ5\ta list\n", "wikidata.tsv:3: naru is listed twice (line 2); keep one"),
        ("naru\tq4\ta list\n", "wikidata.tsv:2: 'q4' is no Wikidata item"),
        ("naru\tQ04\ta list\n", "wikidata.tsv:2: 'Q04' is no Wikidata item"),
        ("naru\tQ4\t\n", "wikidata.tsv:2: Q4 has no source; name the list that says so"),
        ("byeoldam\tQ4\ta list\n", "wikidata.tsv:2: no organization and no person has the id byeoldam"),
        ("naru\tQ4\ta list\ngaram\tQ4\ta list\n", "wikidata.tsv:3: Q4 is naru already (line 2); one of them is wrong"),
        ("hong-garam\tQ4\ta list\nnaru\tQ4\ta list\n", "wikidata.tsv:3: Q4 is hong-garam already (line 2)"),
    ],
)
def test_a_broken_line_of_the_wikidata_items_is_named(tmp_path: Path, rows: str, problem: str) -> None:
    (tmp_path / "wikidata.tsv").write_text(ITEMS + rows, encoding="utf-8")
    (tmp_path / "people.tsv").write_text("id\tname\nhong-garam\t홍가람\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        Gazetteer.load(write(tmp_path, "bank.tsv", "garam\t가람은행\nnaru\t나루은행"))
    assert problem in str(caught.value)


def test_wikidata_items_stand_beside_organizations_and_people(tmp_path: Path) -> None:
    rows = "old\t옛은행\t\t1990\t2001\nnew\t새은행\t\t2001\t"
    (tmp_path / "wikidata.tsv").write_text(ITEMS + "new\tQ4\ta\nold\tQ4\ta\nhong-garam\tQ5\ta\n", encoding="utf-8")
    people = tmp_path / "people.tsv"
    header = "id\tname\toffice\torganization_id\tsince\tuntil\tsource\n"
    people.write_text(header + "hong-garam\t홍가람\t행장\tnew\t\t\t\n", encoding="utf-8")
    organizations = Gazetteer.load(write(tmp_path, "bank.tsv", rows)).organizations
    assert [one.wikidata for one in organizations] == ["Q4", "Q4"], "one item, renamed"
    assert [term.wikidata for term in PublicFigures.load(people).terms] == ["Q5"]


def test_tables_inside_a_folder_of_organizations_and_people_are_read(tmp_path: Path) -> None:
    write(tmp_path, "bank.tsv", "naru\t나루은행\t\ngaram\t가람그룹\t가람")
    people = "id,name,office,organization_id,since,until,wikidata\nhong-garam,홍가람,행장,naru,,,\n"
    (tmp_path / "heads.csv").write_text(people, encoding="utf-8")
    (tmp_path / "wikidata.tsv").write_text(ITEMS + "naru\tQ4\ta\nhong-garam\tQ5\ta\n", encoding="utf-8")
    (tmp_path / "contexts.tsv").write_text("context\ttitles\nbank\t행장\n", encoding="utf-8")
    (tmp_path / "context_forms.tsv").write_text("form\tcontext\tids\n가람\tbank\tnaru\n", encoding="utf-8")
    gazetteer = Gazetteer.load(tmp_path)
    assert [one.wikidata for one in gazetteer.organizations] == ["Q4", None]
    assert [term.wikidata for term in PublicFigures.load(tmp_path).terms] == ["Q5"]
    written = ("가람", "주식회사 가람", "가람(GR)")
    assert [gazetteer.match(form, title="행장").id for form in written] == ["naru"] * 3
    assert [gazetteer.match(form, title="회장").id for form in written] == ["garam"] * 3
    (tmp_path / "contexts.tsv").unlink()
    with pytest.raises(DataError, match=r"contexts\.tsv: no such file; context_forms\.tsv speaks of its contexts"):
        Gazetteer.load(tmp_path)


def test_all_errors_of_the_tables_beside_are_listed(tmp_path: Path) -> None:
    write(tmp_path, "bank.tsv", "naru\t나루은행\t")
    (tmp_path / "contexts.tsv").write_text("context\ttitles\nbank\t행장\n", encoding="utf-8")
    (tmp_path / "wikidata.tsv").write_text(ITEMS + "naru\tP4\ta\ndaon\tQ5\ta\n", encoding="utf-8")
    (tmp_path / "context_forms.tsv").write_text("form\tcontext\tids\n가람\tchess\tdaon\n", encoding="utf-8")
    assert [(error.path.name, error.line) for error in check_organizations(tmp_path).problems] == [
        ("context_forms.tsv", 2),
        ("context_forms.tsv", 2),
        ("wikidata.tsv", 2),
        ("wikidata.tsv", 3),
    ]
    write(tmp_path, "bank.tsv", "naru\t나루은행\t\ndaon\t\t")
    problems = check_organizations(tmp_path).problems
    assert [(error.path.name, error.line) for error in problems] == [("bank.tsv", 3), ("wikidata.tsv", 2)], (
        "an id of a line that could not be read is not called unknown"
    )


def test_a_person_of_a_file_may_name_the_wikidata_item(tmp_path: Path) -> None:
    people = tmp_path / "people.tsv"
    header = "id\tname\toffice\torganization_id\tsince\tuntil\tsource\twikidata\n"
    people.write_text(header + "hong-garam\t홍가람\t장관\tmoe\t\t\t\tQ5\n", encoding="utf-8")
    assert PublicFigures.load(people).terms[0].wikidata == "Q5"
    people.write_text(header + "hong-garam\t홍가람\t장관\tmoe\t\t\t\tP5\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"people\.tsv:2: 'P5' is no Wikidata item"):
        PublicFigures.load(people)


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.tsv", "", "the file is empty; its first line names the columns"),
        (
            "a.tsv",
            "id\tname\n",
            "the columns must be id, name, aliases, since, until (and perhaps kind, wikidata), not id, name",
        ),
        ("a.xlsx", "", "cannot read .xlsx files; use one of .tsv, .csv, .jsonl"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, name: str, content: str, problem: str) -> None:
    file = tmp_path / name
    file.write_text(content)
    with pytest.raises(DataError) as caught:
        Gazetteer.load(file)
    assert str(caught.value) == f"{file}: {problem}"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("{", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ("[]", "not a JSON object"),
        ('{"id": "a", "name": "가나", "alias": []}', "unknown keys: alias"),
        ('{"id": "a", "name": "가나", "aliases": "다라"}', "aliases must be a list of strings"),
        ('{"id": 1, "name": "가나"}', "every value but aliases must be a string"),
    ],
)
def test_a_broken_json_line_is_named(tmp_path: Path, content: str, problem: str) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_text("\n" + content)
    with pytest.raises(DataError) as caught:
        Gazetteer.load(file)
    assert str(caught.value).startswith(f"{file}:2: {problem}")


def test_bytes_that_are_not_utf8_are_named(tmp_path: Path) -> None:
    file = tmp_path / "a.tsv"
    file.write_bytes(HEADER.encode() + "naru\t나루은행\t\t\t\n".encode("cp949"))
    with pytest.raises(DataError, match=r"a\.tsv:2: not UTF-8; save the file as UTF-8"):
        Gazetteer.load(file)


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such file or directory"):
        Gazetteer.load(tmp_path / "nothing")


def test_a_listed_form_may_have_two_owners(tmp_path: Path) -> None:
    rows = "first\t첫째은행\t첫째\nsecond\t둘째은행\t첫째"
    (tmp_path / "ambiguous.tsv").write_text("alias\tids\tnote\n첫째\tfirst|second\tthe article decides\n")
    (tmp_path / "banks").mkdir()
    write(tmp_path / "banks", "bank.tsv", rows)
    owners = Gazetteer.load(tmp_path / "banks").lookup("첫째")
    assert [organization.id for organization in owners] == ["first", "second"]


def test_periods_that_do_not_overlap_need_no_listing(tmp_path: Path) -> None:
    rows = "old\t옛은행\t은행가\t1990\t2001-05-06\nnew\t새은행\t은행가\t2001-05-06\t"
    assert len(Gazetteer.load(write(tmp_path, "bank.tsv", rows)).lookup("은행가")) == 2


def test_a_common_word_must_begin_with_its_form(tmp_path: Path) -> None:
    (tmp_path / "common_words.tsv").write_text("word\tform\n정보사\t정보사\n")
    with pytest.raises(DataError, match=r"common_words\.tsv:2: 정보사 does not begin with 정보사"):
        Gazetteer.load(write(tmp_path, "military.tsv", "intelligence\t국군정보사령부\t정보사"))


# The shipped data

DATA = Path(quoteattr.gazetteer.__file__).parents[1] / "data"
FILES = sorted((DATA / "organizations").glob("*.tsv"))
LISTS = [DATA / f"{name}.tsv" for name in ("ambiguous", "common_words", "context_forms", "contexts", "wikidata")]
# fmt: off
COMMON_NOUNS = {
    "시", "당", "한", "국", "경", "은행", "정부", "당국", "회사", "경찰", "검찰", "법원",
    "병원", "학교", "대학", "시청", "군청", "구청", "도청", "의회", "위원회", "노조", "협회", "재단",
    "연구원", "공사", "공단", "본부", "지부", "예보", "신보", "건보", "수은", "산은", "기은", "주공",
    "토공", "해본", "해사", "서울", "부산", "대구", "인천", "대전", "울산", "세종", "경기", "강원",
    "충북", "충남", "전북", "전남", "경북", "경남", "제주", "한국", "미국", "중국", "일본", "at",
    "kind", "it", "ai",
}
# fmt: on


@pytest.fixture(scope="module")
def shipped() -> Gazetteer:
    return Gazetteer.default()


@pytest.mark.parametrize("file", [*FILES, *LISTS], ids=lambda file: file.stem)
def test_a_data_file_is_sorted_unique_and_says_where_it_comes_from(file: Path) -> None:
    head = [line for line in file.read_text(encoding="utf-8").splitlines()[:8] if line.startswith("#")]
    assert all(word in " ".join(head) for word in ("Source:", "2026-", "CC0-1.0"))
    columns = 2 if file.stem == "context_forms" else 1  # one form has several contexts
    keys = [tuple(row.values[:columns]) for row in read_tsv(file)[1]]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_field_has_no_stray_space(file: Path) -> None:
    for line, values in read_tsv(file)[1]:
        parts = [part for value in values for part in value.split("|")]
        assert all(part == part.strip() and "  " not in part for part in parts), (file.name, line)


def test_many_entries_have_a_wikidata_item(shipped: Gazetteer) -> None:
    people = {term.id for term in PublicFigures.default().terms if term.wikidata}
    assert len(people) >= 225
    assert sum(one.wikidata is not None for one in shipped.organizations) >= 220


def test_every_form_has_one_owner_at_a_time_or_is_listed() -> None:
    clashes = find_clashes(load_rows(DATA / "organizations"), load_ambiguous(DATA / "ambiguous.tsv"))
    assert [f"{clash.form}: {clash.row.organization.id}, {clash.other.organization.id}" for clash in clashes] == []


def test_every_listed_ambiguity_is_one(shipped: Gazetteer) -> None:
    for line, (alias, ids, note) in read_tsv(DATA / "ambiguous.tsv")[1]:
        owners = {organization.id for organization in shipped.lookup(alias)}
        assert set(ids.split("|")) <= owners, (line, alias)
        assert len(owners) > 1, (line, alias)
        assert note, (line, alias)


def test_every_common_word_hides_a_form(shipped: Gazetteer) -> None:
    for line, (word, form) in read_tsv(DATA / "common_words.tsv")[1]:
        assert shipped.lookup(form), (line, form)
        assert shipped.find(word) == [], (line, word)


def test_no_form_is_a_common_noun_or_a_place(shipped: Gazetteer) -> None:
    forms = {normal_form(form): item.id for item in shipped.organizations for form in item.forms}
    assert {form: forms[form] for form in COMMON_NOUNS & forms.keys()} == {}


def test_no_period_is_upside_down(shipped: Gazetteer) -> None:
    dated = [(item.since, item.until, item.id) for item in shipped.organizations if item.since and item.until]
    assert [id_ for since, until, id_ in dated if since[: len(until)] > until] == []


def test_every_form_is_found_in_a_sentence(shipped: Gazetteer) -> None:
    for organization in shipped.organizations:
        for form in organization.forms:
            if len(normal_form(form)) > 1:
                matches = shipped.find(f"이날 {form}에서")
                assert matches, form
                assert organization in matches[0].organizations, form


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("government", 150),
        ("local_government", 243),
        ("local_council", 243),
        ("education_office", 190),
        ("court", 90),
        ("prosecution", 65),
        ("police", 250),
        ("public_institution", 300),
        ("research_institute", 110),
        ("party", 90),
    ],
)
def test_a_kind_is_covered(shipped: Gazetteer, kind: str, least: int) -> None:
    assert Counter(organization.kind for organization in shipped.organizations)[kind] >= least


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("과기정통부", "과학기술정보통신부"),
        ("기재부", "기획재정부"),
        ("미래부", "미래창조과학부"),
        ("국힘", "국민의힘"),
        ("한국당", "자유한국당"),
        ("공수처", "고위공직자범죄수사처"),
        ("서울중앙지검", "서울중앙지방검찰청"),
        ("성남지청", "수원지방검찰청 성남지청"),
        ("서울고법", "서울고등법원"),
        ("강남경찰서", "서울 강남경찰서"),
        ("합참", "합동참모본부"),
        ("강원도", "강원특별자치도"),
        ("전남도", "전라남도"),
        ("무안군청", "무안군"),
        ("전남 무안군", "무안군"),
        ("서울시의회", "서울특별시의회"),
        ("전남교육청", "전라남도교육청"),
        ("한전", "한국전력공사"),
        ("HUG", "주택도시보증공사"),
        ("IITP", "정보통신기획평가원"),
        ("KDI", "한국개발연구원"),
        ("한은", "한국은행"),
        ("국민은행", "KB국민은행"),
    ],
)
def test_a_short_form_leads_to_its_organization(shipped: Gazetteer, form: str, name: str) -> None:
    assert shipped.lookup(form)[0].name == name


@pytest.mark.parametrize(("form", "owners"), [("중구", 6), ("동구", 6), ("강서구", 2), ("고성군", 2), ("광주시", 2)])
def test_a_homonymous_place_returns_all(shipped: Gazetteer, form: str, owners: int) -> None:
    assert len(shipped.lookup(form)) == owners


def test_the_same_name_at_two_times_is_two_organizations(shipped: Gazetteer) -> None:
    current, former = shipped.lookup("재정경제부")
    assert (current.since, former.until) == ("2026-01-02", "2008-02-28")


def test_loading_is_quick() -> None:
    start = perf_counter()
    Gazetteer.load(DATA / "organizations")
    assert perf_counter() - start < 1.0  # 30 ms on a quiet machine


def test_matching_is_quick(shipped: Gazetteer) -> None:
    text = "이날 서울시와 기획재정부 관계자는 국가 AI 위원회에서 예산을 늘리겠다고 말했다. 주민들은 반겼다. " * 10_000
    shipped.find("")
    assert len(shipped.find(text)) == 30_000
    seconds = min(timeit.repeat(lambda: shipped.find(text), timer=process_time, number=1, repeat=3))
    assert len(text) / seconds > 1e6  # five to twenty million characters a second when quiet


def test_a_hundred_thousand_own_entries_are_quick() -> None:
    text = "이날 서울시와 기획재정부 관계자는 국가 AI 위원회에서 예산을 늘리겠다고 말했다. 주민들은 반겼다. " * 10_000
    found = gazetteer_speed.measure(text, 100_000)
    assert found.load < 4  # half a second when quiet
    assert found.match > 1e6


@given(st.text(max_size=12), st.text("가나大美ＡＺa·ㆍ&+_ (1²)", max_size=12))
def test_a_normal_form_holds_letters_only(one: str, two: str) -> None:
    for form in (one, two):
        assert normal_form(form) == "".join(filter(is_letter, plain(form.lower())))

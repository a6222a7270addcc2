"""The commands ``resolve`` and ``gazetteer``, and what they stand on: suggestions, and users' own files."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from quoteattr.commands import cli, terminal
from quoteattr.errors import DataError
from quoteattr.extractor import Extractor
from quoteattr.gazetteer import Gazetteer, Organization, PublicFigures
from quoteattr.gazetteer.writing import WRITERS

PAGES = {
    "가람일보": "KT 고은찬 최고기술책임자는 “자체 모델을 내년 봄까지 모두에게 공개하겠다”고 말했다.",
    "한빛신문": "고은찬 KT 부사장은 “자체 모델을 올해 안에 모두에게 공개하겠다”고 했다.",
    "솔빛뉴스": "고은잔 KT 부사장은 “요금은 그대로 두겠다”고 덧붙였다. 맹하람 한빛전자 대표는 “돕겠다”고 말했다.",
}


@pytest.fixture
def archive(tmp_path: Path) -> str:
    file = tmp_path / "archive.jsonl"
    rows = [
        {"id": n, "text": text, "outlet": outlet, "published": f"2026-01-0{n + 1}"}
        for n, (outlet, text) in enumerate(PAGES.items())
    ]
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return str(file)


@pytest.fixture(autouse=True)
def one_extractor(monkeypatch: pytest.MonkeyPatch, extractor: Extractor) -> None:
    monkeypatch.setattr(terminal, "load_extractor", lambda: extractor)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    output = capsys.readouterr()
    return int(caught.value.code or 0), output.out, output.err


def test_resolve_prints_each_person_once(archive: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "resolve", archive)
    assert code == 0
    assert "고은찬@kt\t고은찬 (KT 최고기술책임자·부사장)\t2\t2\t0.99\n" in out
    assert "one name misspelt? " in out
    assert "{내년 봄까지 → 올해 안에}" in out


def test_resolve_writes_everything_as_json(archive: str, capsys: pytest.CaptureFixture[str]) -> None:
    dumped = json.loads(run(capsys, "resolve", archive, "--format", "json")[1])
    assert list(dumped) == ["speakers", "suspicions", "utterances"]
    assert dumped["speakers"][0]["outlets"] == ["가람일보", "한빛신문"]
    assert dumped["speakers"][0]["first"] == "2026-01-01"


def test_resolve_writes_a_line_for_each_quote(archive: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(run(capsys, "resolve", archive, "--format", "csv")[1])))
    assert [(row["article"], row["speaker_id"], row["name"]) for row in rows[:2]] == [
        ("0", "고은찬@kt", "고은찬"),
        ("1", "고은찬@kt", "고은찬"),
    ]
    pages = list(PAGES.values())
    assert pages[0][int(rows[0]["start"]) : int(rows[0]["end"])].startswith("자체 모델을")
    assert len(rows) == 4


def test_what_was_extracted_before_is_not_extracted_again(
    archive: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = json.loads(run(capsys, "resolve", archive, "--format", "json")[1])
    known = {row["id"]: row for row in map(json.loads, Path(archive).read_text(encoding="utf-8").splitlines())}
    extracted = [json.loads(line) for line in run(capsys, "extract", archive, "--format", "jsonl")[1].splitlines()]
    rows = [{**row, **{key: known[row["id"]][key] for key in ("outlet", "published")}} for row in extracted]
    file = tmp_path / "extracted.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    monkeypatch.setattr(terminal, "load_extractor", lambda: pytest.fail("loaded"))
    assert json.loads(run(capsys, "resolve", str(file), "--format", "json")[1]) == expected
    file.write_text('{"id": 1, "quotes": [{"text": "간다"}]}', encoding="utf-8")
    code, _, err = run(capsys, "resolve", str(file))
    assert code == 1
    assert err.startswith(f'quoteattr: {file}:1: "quotes" are not quotes; write them with quoteattr extract')
    assert '"text" is missing' in run(capsys, "extract", str(file))[2]


def test_two_articles_with_one_id_are_named(archive: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "resolve", archive, archive)
    assert (code, err) == (1, f"quoteattr: {archive}, {archive}: two articles have the id 0; give each its own\n")


def test_a_file_that_cannot_be_read_does_not_stop_the_others(archive: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "resolve", archive, "nowhere.txt")
    assert code == 1
    assert "고은찬@kt" in out
    assert "nowhere.txt" in err


def test_suggest_lists_what_no_list_has(archive: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "gazetteer", "suggest", archive)
    assert out.splitlines()[1].startswith("organization\t한빛전자\t1\t1\t")
    assert "맹하람 한빛전자 대표" in out
    assert "KT\t" not in out


def test_suggest_counts_quotes_articles_and_contexts(extractor: Extractor) -> None:
    quotes = extractor.extract("맹하람 한빛전자 대표는 “간다”고 말했다. 그는 “또 온다”고 덧붙였다.")
    found = Gazetteer.default().suggest([("a", quotes), ("b", quotes)])
    assert {(one.kind, one.form): (one.count, one.articles) for one in found}["organization", "한빛전자"] == (4, 2)


def test_parts_of_known_organizations_and_common_nouns_are_not_suggested(extractor: Extractor) -> None:
    text = "여해솔 부산대 AI대학원 원장은 “간다”고 말했다. 경찰은 “수사 중”이라고 밝혔다."
    assert Gazetteer.default().suggest([("a", extractor.extract(text))]) == ()


def test_lookup_marks_the_one_that_is_meant(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "gazetteer", "lookup", "과기부", "--on", "2003-05-01")[1]
    assert [line.split("\t")[:2] for line in out.splitlines()[1:]] == [["", "msit"], ["*", "most"]]


def test_lookup_says_when_nobody_can_decide(capsys: pytest.CaptureFixture[str]) -> None:
    assert "gets no organization_id" in run(capsys, "gazetteer", "lookup", "강서구청")[1]


def test_lookup_of_an_unknown_form_fails(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "gazetteer", "lookup", "한빛전자")
    assert code == 1
    assert "nobody and nothing is called 한빛전자" in err


def test_lookup_of_a_person_shows_the_terms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "\t진교훈\t구청장\tseoul-gangseo-gu\t" in run(capsys, "gazetteer", "lookup", "진교훈")[1]
    file = tmp_path / "people.csv"
    file.write_text("\n".join(OWN_PEOPLE.splitlines()[n] for n in (0, 1)), encoding="utf-8")
    out = run(capsys, "gazetteer", "lookup", "홍가람", "--people", str(file))[1]
    assert out.splitlines()[1:] == ["hong\t홍가람\t시장\tnaju-si\t2022-07-01\t"]


def test_check_without_a_file_checks_what_ships(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "gazetteer", "check")
    assert code == 0
    assert out.count("nothing wrong") == 2


OWN = {
    "own.tsv": "id\tname\taliases\tsince\tuntil\nhanbit\t한빛전자\t한빛|과기부\t\t\n",
    "own.csv": "id,name,aliases,since,until\nhanbit,한빛전자,한빛|과기부,,\n",
    "own.jsonl": '{"id": "hanbit", "name": "한빛전자", "aliases": ["한빛", "과기부"]}\n',
}


@pytest.mark.parametrize("name", OWN)
def test_own_entries_win(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / name
    file.write_text(OWN[name], encoding="utf-8")
    out = run(capsys, "gazetteer", "check", str(file))[1]
    assert "과기부 is now hanbit, no longer msit, most." in out
    out = run(capsys, "gazetteer", "lookup", "과기부", "--own", str(file))[1]
    assert [line.split("\t")[1] for line in out.splitlines()[1:]] == ["hanbit"]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("own.tsv", "id\tname\taliases\tsince\tuntil\nhanbit\t한빛전자\n", ":2: 2 columns instead of 5; leave"),
        ("own.tsv", "id\tname\taliases\tsince\tuntil\n한빛\t한빛전자\t\t\t\n", ":2: the id '한빛' must be a slug"),
        ("own.csv", "id,name,aliases,since,until\nhanbit,한빛전자,,2020-13,\n", ":2: '2020-13' is no day"),
        ("own.jsonl", '{"id": "a", "name": "가람"}\n{"id": "a"', ":2: "),
        ("own.jsonl", '{"id": "a", "nom": "가람"}\n', ":1: unknown keys: nom; there are id, name"),
        (
            "own.tsv",
            "id\tname\taliases\tsince\tuntil\na\t가람\t\t\t\na\t나래\t\t\t\n",
            ":3: the id a is taken by own.tsv:2",
        ),
        (
            "own.tsv",
            "id\tname\taliases\tsince\tuntil\na\t가람\t누리\t\t\nb\t나래\t누리\t\t\n",
            ":3: 누리 also belongs to a",
        ),
        ("own.txt", "가람", ": cannot read .txt files; use one of"),
    ],
)
def test_a_malformed_line_is_named_with_what_to_do(
    name: str, content: str, problem: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    code, _, err = run(capsys, "gazetteer", "check", str(file))
    assert code == 1
    assert err.startswith(f"quoteattr: {file}{problem}")


BROKEN = """\
id\tname\taliases\tsince\tuntil
hanbit\t한빛전자\t\t2020/1\t
HB\t가람\t\t\t
garam\t가람일보\t\t
nuri\t누리재단\t누리|누리\t\t
naru\t나루은행\t\t2020\t2019
good\t고운재단\t\t\t
good\t고운회\t\t\t
other\t고운재단\t\t\t
"""


def test_check_lists_everything_that_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "own.tsv"
    file.write_text(BROKEN, encoding="utf-8")
    code, out, err = run(capsys, "gazetteer", "check", str(file))
    problems = [
        "'2020/1' is not a date: write YYYY, YYYY-MM or YYYY-MM-DD",
        "the id 'HB' must be a slug of a-z, 0-9 and single hyphens",
        "4 columns instead of 5; leave what is missing empty, but keep its place",
        "an alias of 누리재단 is repeated; write each form once",
        "the end (2019) comes before the beginning (2020); correct one of them",
        "the id good is taken by own.tsv:7; give one of them another id",
        "고운재단 also belongs to good (own.tsv:7): drop it from one, give dates that do not overlap, "
        "or list it in ambiguous.tsv",
    ]
    lines = [2, 3, 4, 5, 6, 8, 9]
    assert (code, out) == (1, "")
    assert err.splitlines() == [f"quoteattr: {file}:{n}: {problem}" for n, problem in zip(lines, problems, strict=True)]


@pytest.mark.parametrize("name", ["own.csv", "own.jsonl"])
def test_check_goes_on_after_a_line_that_cannot_be_read(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = {
        "own.csv": "id,name,aliases,since,until\nhanbit,한빛전자\nHB,가람,,,\n",
        "own.jsonl": '\n{"id": "a"\n{"id": "HB", "name": "가람"}\n',
    }
    file = tmp_path / name
    file.write_bytes(rows[name].encode() + "나래".encode("cp949"))
    code, _, err = run(capsys, "gazetteer", "check", str(file))
    assert code == 1
    assert {line.removeprefix(f"quoteattr: {file}:").split(":")[0] for line in err.splitlines()} == {"2", "3", "4"}


OWN_PEOPLE = """\
id,name,office,organization_id,since,until
hong,홍가람,시장,naju-si,2022-07-01,
hong,홍다온,시장,naju-si,,2020
hong-2,홍가람,시장,naju-si,2023,2024
kim,김온,,naju-si,,
maeng,맹하람,대표,hanbit,,
"""


def test_check_reads_people_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, own = tmp_path / "people.csv", tmp_path / "own.csv"
    file.write_text(OWN_PEOPLE, encoding="utf-8")
    own.write_text("id,name,aliases,since,until\nhanbit,한빛전자,,,\n", encoding="utf-8")
    code, _, err = run(capsys, "gazetteer", "check", str(file))
    problems = [
        ":3: hong is 홍가람 in people.csv:2; give 홍다온 an id of their own",
        ":4: 홍가람, 시장 of naju-si, is also hong (people.csv:2): give both one id, or terms that do not overlap",
        ":5: the office is missing; write the title alone: 시장, not 나주시장",
        ":6: no organization has the id hanbit, so 맹하람 would never be found: correct it",
    ]
    assert code == 1
    assert all(line.startswith(f"quoteattr: {file}{p}") for line, p in zip(err.splitlines(), problems, strict=True))
    file.write_text("\n".join(OWN_PEOPLE.splitlines()[n] for n in (0, 1, 5)), encoding="utf-8")
    code, out, _ = run(capsys, "gazetteer", "check", str(file), "--own", str(own))
    assert (code, out) == (0, "2 people with 2 terms of office: nothing wrong.\n")


def test_a_folder_may_hold_organizations_and_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = {
        "company.csv": "id,name,aliases,since,until\nhanbit,한빛전자,빛,,\nhanbit-2,한빛,한빛전자,,\n",
        "ambiguous.tsv": "alias\tids\tnote\n한빛전자\thanbit|hanbit-2\tthe article\n",
        "people.csv": "\n".join(OWN_PEOPLE.splitlines()[n] for n in (0, 5)),
    }
    for name, content in rows.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    code, _, err = run(capsys, "gazetteer", "check", str(tmp_path))
    assert (code, err) == (
        1,
        f"quoteattr: {tmp_path}/company.csv:2: the alias '빛' is too short: it would be found everywhere; drop it\n",
    )
    (tmp_path / "company.csv").write_text(rows["company.csv"].replace("빛,,", ",,", 1), encoding="utf-8")
    code, out, _ = run(capsys, "gazetteer", "check", str(tmp_path))
    assert (code, out.count("nothing wrong")) == (0, 2)
    assert Gazetteer.load(tmp_path).match("한빛전자") is None
    assert [term.id for term in PublicFigures.load(tmp_path).terms] == ["maeng"]
    (tmp_path / "people.csv").unlink()
    with pytest.raises(DataError, match=r"no file here ends in .* and has the columns id, name, office"):
        PublicFigures.load(tmp_path)


def test_check_says_whom_own_people_replace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "people.csv"
    head = OWN_PEOPLE.splitlines()[0]
    file.write_text(f"{head}\njin,진교훈,구청장,seoul-gangseo-gu,2023-10,\n", encoding="utf-8")
    out = run(capsys, "gazetteer", "check", str(file))[1]
    assert "(진교훈, 구청장 of seoul-gangseo-gu) is replaced by yours.\n" in out


def test_own_lists_reach_the_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people, own, page = tmp_path / "people.csv", tmp_path / "own.csv", tmp_path / "page.txt"
    people.write_text("\n".join(OWN_PEOPLE.splitlines()[n] for n in (0, 5)), encoding="utf-8")
    own.write_text("id,name,aliases,since,until\nhanbit,한빛전자,,,\n", encoding="utf-8")
    page.write_text("맹하람 한빛전자 대표는 “흑자를 내겠다”고 말했다.", encoding="utf-8")
    options = ["--own", str(own), "--people", str(people)]
    (quote,) = json.loads(run(capsys, "extract", str(page), "--format", "jsonl", *options)[1])["quotes"]
    assert (quote["speaker"]["person_id"], quote["speaker"]["organization_id"]) == ("maeng", "hanbit")
    assert "\nmaeng\t맹하람" in run(capsys, "resolve", str(page), *options)[1]
    assert "한빛전자" in run(capsys, "explain", str(page), *options)[1]
    people.write_text(OWN_PEOPLE, encoding="utf-8")
    code, _, err = run(capsys, "extract", str(page), "--people", str(people))
    assert (code, err.startswith(f"quoteattr: {people}:5: the office is missing")) == (1, True)


@pytest.mark.parametrize("format_", WRITERS)
def test_what_is_exported_is_read_again(format_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / f"all.{format_}"
    file.write_text(run(capsys, "gazetteer", "export", "--format", format_)[1], encoding="utf-8")
    read = Gazetteer.load(file)
    assert len(read.organizations) == len(Gazetteer.default().organizations)
    assert read.match("강서구청") is None


@pytest.mark.parametrize("format_", WRITERS)
def test_every_field_survives_writing_and_reading(format_: str, tmp_path: Path) -> None:
    known = [
        Organization("hanbit", "한빛, 전자", "company", ("한빛", "HB"), "2001-02", "2020"),
        Organization("nara", "나라", "bank"),
    ]
    file = tmp_path / f"own.{format_}"
    file.write_text("".join(WRITERS[format_](known)), encoding="utf-8")
    assert list(Gazetteer.load(file).organizations) == known


def test_counts_add_up(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [line.split("\t") for line in run(capsys, "gazetteer", "counts")[1].splitlines()[1:]]
    total = rows.pop()
    assert total[0] == "all"
    assert int(total[1]) == sum(int(row[1]) for row in rows) == len(Gazetteer.default().organizations)


@pytest.mark.parametrize("command", [["resolve"], ["gazetteer", "suggest"]])
def test_an_unknown_encoding_is_named(command: list[str], archive: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, *command, archive, "--encoding", "한글")
    assert code == 2
    assert "'한글' is no text encoding" in err

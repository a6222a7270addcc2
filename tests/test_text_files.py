import codecs
import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from quoteattr.errors import InputError
from quoteattr.text_files import ArticleText, decode_text, find_files, read_articles

TEXT = "한가람 군수는 “다리를 새로 놓겠다”고 말했다.\r\n"


def write(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    return str(path)


@pytest.mark.parametrize(
    "data",
    [TEXT.encode(), codecs.BOM_UTF8 + TEXT.encode(), TEXT.encode("cp949")],
    ids=["utf-8", "bom", "cp949"],
)
def test_a_text_file_is_one_article_with_its_line_ends(tmp_path: Path, data: bytes) -> None:
    path = write(tmp_path / "기사.txt", data)
    assert list(read_articles(path)) == [ArticleText(id=path, text=TEXT)]


def test_syllables_outside_ksx1001_are_read_as_cp949() -> None:
    assert decode_text("“똠방각하 펲시”".encode("cp949"), "a.txt") == "“똠방각하 펲시”"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_byte_order_mark_is_never_part_of_the_text(encoding: str) -> None:
    assert decode_text(codecs.BOM_UTF8 + b"a", "a.txt", encoding=encoding) == "a"


def test_neither_encoding_names_the_file_and_the_option(tmp_path: Path) -> None:
    path = write(tmp_path / "깨진.txt", b"\xff\xfe\xff caf\xe9")
    with pytest.raises(InputError, match=r"깨진\.txt: this is neither UTF-8 nor CP949 text; .*--encoding utf-16"):
        list(read_articles(path))


def test_latin_text_is_not_taken_for_cp949() -> None:
    with pytest.raises(InputError, match="name its encoding with --encoding"):
        decode_text("un café noir".encode("latin-1"), "a.txt")


def test_a_given_encoding_is_the_only_one_tried() -> None:
    assert decode_text("간다".encode("utf-16"), "a.txt", encoding="utf-16") == "간다"
    with pytest.raises(InputError, match=r"a\.txt: this is not utf-8 text"):
        decode_text("간다".encode("cp949"), "a.txt", encoding="utf-8")


def test_jsonl_gives_one_article_a_line(tmp_path: Path) -> None:
    rows = [
        {
            "id": "a",
            "text": "가\u2028나\n다",
            "title": "제목",
            "published": "2026-11-21",
            "outlet": "한빛일보",
        },
        {"id": 7, "text": "\ud800", "title": None, "published": None},
    ]
    data = "\n\n".join(json.dumps(row) for row in rows) + "\n"
    assert list(read_articles(write(tmp_path / "a.jsonl", data.encode()))) == [
        ArticleText("a", "가\u2028나\n다", "제목", date(2026, 11, 21), "한빛일보"),
        ArticleText(7, "\ud800"),
    ]


def test_a_raw_line_separator_does_not_end_a_jsonl_line(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"id": "a", "text": "가\u2028나\u0085"}\r\n'.encode())
    assert [article.text for article in read_articles(path)] == ["가\u2028나\u0085"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "not JSON"),
        ("[" * 200_000, "not JSON"),
        ("[1]", "not an object"),
        ('{"text": "가"}', '"id" is missing'),
        ('{"id": true, "text": "가"}', "neither a string nor an integer"),
        ('{"id": "a"}', '"text" is missing'),
        ('{"id": "a", "text": null}', '"text" is missing or not a string'),
        ('{"id": "a", "text": "가", "published": "2026/11/21"}', "no ISO date"),
        ('{"id": "a", "text": "가", "published": 20261121}', "no ISO date"),
    ],
)
def test_a_bad_jsonl_line_is_named_after_the_good_ones(tmp_path: Path, line: str, problem: str) -> None:
    articles = read_articles(write(tmp_path / "a.jsonl", f'{{"id": "a", "text": "가"}}\n{line}\n'.encode()))
    assert next(articles).id == "a"
    with pytest.raises(InputError, match=rf"a\.jsonl:2: .*{problem}"):
        next(articles)


def test_a_bad_jsonl_line_stops_no_other_where_problems_are_collected(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"id": 1, "text": "가"}\n{\n{"id": 3, "text": "나"}\n'.encode())
    problems: list[str] = []
    assert [article.id for article in read_articles(path, problems=problems)] == [1, 3]
    assert len(problems) == 1
    assert "a.jsonl:2: this line is not JSON" in problems[0]


def test_json_lines_on_standard_input_are_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = '{"id": "a", "text": "간다"}\n{"id": "b", "text": "온다"}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    assert list(read_articles("-")) == [ArticleText(id="a", text="간다"), ArticleText(id="b", text="온다")]


def test_standard_input_is_one_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("간다".encode("cp949"))))
    assert list(read_articles("-")) == [ArticleText(id="-", text="간다")]


def test_undecodable_standard_input_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff")))
    with pytest.raises(InputError, match="standard input: "):
        list(read_articles("-"))


def test_a_directory_stands_for_its_articles_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.jsonl", "c.md"):
        (tmp_path / name).touch()
    (tmp_path / "d.txt").mkdir()
    (tmp_path / "d.txt" / "e.txt").touch()
    files = [str(tmp_path / name) for name in ("a.jsonl", "b.txt", "d.txt/e.txt")]
    assert find_files([str(tmp_path), "-"]) == [*files, "-"]


@pytest.mark.parametrize("name", ["없는.txt", "\0"])
def test_what_is_no_file_is_an_input_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"no such file|cannot be read"):
        list(read_articles(str(tmp_path / name)))


def test_an_empty_directory_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no \.txt and no \.jsonl file"):
        list(read_articles(*find_files([str(tmp_path)])))

"""Data files: what a broken one says, always with the file and, where there is one, the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from quoteattr.errors import DataError, QuoteattrError
from quoteattr.lexicon import CueEntry, Lexicon, TitleEntry
from quoteattr.tables import Entry, data_path, load_toml, load_tsv, read_rows

HEAD = "# Titles.\ntitle\tclass\tposition\tfuses\texample\n"
ROW = "장관\tgovernment\tafter\tyes\t홍길동 장관은 “가겠다”고 말했다.\n"
CUE = '[[cue]]\nlemma = "말하다"\npos = "verb"\nclass = "report"\nexample = "그는 “간다”고 말했다."\n'


def write(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.fixture
def tsv(tmp_path: Path) -> Path:
    return tmp_path / "titles.tsv"


@pytest.fixture
def toml(tmp_path: Path) -> Path:
    return tmp_path / "cues.toml"


def test_a_good_table_is_read_with_its_empty_values_left_out(tmp_path: Path) -> None:
    path = write(tmp_path / "a.tsv", "# head\na\tb\n\n1\t\n2\t3\n")
    assert list(read_rows(path)) == [(4, {"a": "1"}), (5, {"a": "2", "b": "3"})]


@pytest.mark.parametrize("text", ["\ufeff" + HEAD + ROW, (HEAD + ROW).replace("\n", "\r\n")])
def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tsv: Path, text: str) -> None:
    assert [entry.title for entry in load_tsv(write(tsv, text), TitleEntry)] == ["장관"]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("장관\tgovernment\n", "2 columns, but the header has 5"),
        (ROW.replace("after", "behind"), "position: Input should be 'after', 'before' or 'both'"),
        (ROW.replace("yes", ""), "fuses: Field required"),
        (ROW.replace("장관", "\u1100\u1161"), "NFC"),
    ],
)
def test_a_broken_row_is_named_with_file_and_line(tsv: Path, row: str, problem: str) -> None:
    write(tsv, HEAD + ROW.replace("장관\t", "차관\t") + row)
    with pytest.raises(DataError) as caught:
        load_tsv(tsv, TitleEntry)
    assert caught.value.path == tsv
    assert caught.value.line == 4
    assert str(caught.value).startswith(f"{tsv}:4: ")
    assert problem in caught.value.problem


def test_a_column_nobody_declared_is_an_error(tsv: Path) -> None:
    write(tsv, HEAD.replace("example", "exampel") + ROW)
    with pytest.raises(DataError, match=r"titles.tsv:3: .*exampel: Extra inputs"):
        load_tsv(tsv, TitleEntry)


def test_a_broken_toml_entry_is_named_with_the_line_of_its_head(toml: Path) -> None:
    write(toml, CUE + "\n" + CUE.replace("report", "shout"))
    with pytest.raises(DataError, match=r"cues.toml:7: class: Input should be 'report'"):
        load_toml(toml, "cue", CueEntry)


def test_what_is_no_toml_says_where(toml: Path) -> None:
    write(toml, CUE + "lemma = 말하다\n")
    with pytest.raises(DataError, match=r"cues.toml: not valid TOML: .*line 6"):
        load_toml(toml, "cue", CueEntry)


@pytest.mark.parametrize("head", ["[[ cue ]]", "[[cue]] # to say"])
def test_the_head_of_an_entry_may_be_written_in_any_way_toml_allows(toml: Path, head: str) -> None:
    write(toml, CUE.replace("[[cue]]", head))
    assert [entry.lemma for entry in load_toml(toml, "cue", CueEntry)] == ["말하다"]


def test_one_table_where_a_list_of_tables_belongs_is_refused(toml: Path) -> None:
    write(toml, CUE.replace("[[cue]]", "[cue]"))
    with pytest.raises(DataError, match=r"cues.toml"):
        load_toml(toml, "cue", CueEntry)


def test_a_cue_that_stands_there_twice_is_an_error(toml: Path) -> None:
    write(toml, CUE + "\n" + CUE)
    with pytest.raises(DataError, match=r"말하다 \(verb\) stands there twice"):
        Lexicon.load(toml.parent)


@pytest.mark.parametrize("content", [b"\xb8\xbb\xc7\xcf\xb4\xd9", None])
def test_a_file_that_cannot_be_read_is_named(tsv: Path, content: bytes | None) -> None:
    if content is not None:
        write(tsv, content)
    with pytest.raises(DataError, match=r"titles.tsv: cannot be read as UTF-8"):
        load_tsv(tsv, TitleEntry)


def test_own_files_replace_those_of_the_package_and_the_others_stay(toml: Path) -> None:
    lexicon = Lexicon.load(write(toml, CUE).parent)
    assert [entry.lemma for entry in lexicon.cues] == ["말하다"]
    assert lexicon.titles == Lexicon.default().titles


def test_every_error_of_the_library_has_one_base_and_entries_are_frozen() -> None:
    assert issubclass(DataError, QuoteattrError)
    assert Entry.model_config["frozen"]
    assert Entry.model_config["extra"] == "forbid"
    assert data_path("cues.toml").is_file()

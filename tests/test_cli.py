import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from quoteattr.commands import cli, terminal
from quoteattr.commands.formats import FORMATS, ArticleQuotes
from quoteattr.errors import DataError
from quoteattr.records import Cue, Evidence, Quote, Span, Speaker

TEXT = "한가람 한빛군수는 “다리를\n새로 놓겠다”고 말했다.\n"
MAYOR = Speaker(kind="person", name="한가람", title="한빛군수", organization="한빛군", organization_id="hanbit")


def find_quotes(text: str) -> list[Quote]:
    return [build_quote(text, match.start(1), match.end(1)) for match in re.finditer("“([^”]*)”", text)]


def build_quote(text: str, start: int, end: int, **values: Any) -> Quote:
    return Quote.model_validate(
        {
            "text": text[start:end],
            "start": start,
            "end": end,
            "speaker": MAYOR,
            "mention": Span(start=0, end=8, text="한가람 한빛군수"),
            "cue": Cue(start=30, end=33, text="말했다", lemma="말하다", category="report"),
            "statement": 0,
            "confidence": 0.934,
            "evidence": Evidence(construction="subject_quote_verb", resolution="full_name"),
            **values,
        }
    )


class StubExtractor:
    """Every “…” is said by the mayor."""

    calls: list[dict[str, Any]] = []  # noqa: RUF012

    def extract(self, text: str, **options: Any) -> list[Quote]:
        self.calls.append(options)
        return find_quotes(text)

    def explain(self, text: str, **options: Any) -> str:
        self.calls.append(options)
        return "\n".join(f"{quote.text}: [주어]\x1b[2J" for quote in find_quotes(text))


class Result(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setattr(terminal, "load_extractor", StubExtractor)
    monkeypatch.setattr(StubExtractor, "calls", [])
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)

    def invoke(*args: object) -> Result:
        with pytest.raises(SystemExit) as stop:
            cli.main([str(arg) for arg in args])
        captured = capsys.readouterr()
        code = stop.value.code or 0
        assert isinstance(code, int)
        return Result(code, captured.out, captured.err)

    return invoke


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "기사.txt"
    path.write_bytes(TEXT.encode())
    return path


# extract


def test_jsonl_is_one_line_an_article_and_reads_back_as_records(run: Run, article: Path) -> None:
    code, out, err = run("extract", article, "--format", "jsonl")
    assert (code, err, out.count("\n")) == (0, "", 1)
    assert "한가람" in out
    row = json.loads(out)
    assert row["id"] == str(article)
    assert [Quote.model_validate_json(json.dumps(quote)) for quote in row["quotes"]] == find_quotes(TEXT)


def test_json_is_one_list(run: Run, article: Path) -> None:
    code, out, _ = run("extract", article, article, "--format", "json")
    assert code == 0
    assert [row["quotes"][0]["text"] for row in json.loads(out)] == ["다리를\n새로 놓겠다"] * 2


def test_json_of_nothing_is_an_empty_list(run: Run, tmp_path: Path) -> None:
    assert run("extract", tmp_path / "none.txt", "--format", "json").out == "[]\n"


def test_csv_has_one_row_a_quote(run: Run, article: Path) -> None:
    _, out, _ = run("extract", article, "--format", "csv")
    [row] = csv.DictReader(io.StringIO(out))
    assert row["text"] == "다리를\n새로 놓겠다"
    assert (row["name"], row["title"], row["organization"]) == ("한가람", "한빛군수", "한빛군")
    assert (row["cue"], row["cue_lemma"], row["confidence"], row["reason"]) == (
        "말했다",
        "말하다",
        "0.934",
        "",
    )


def test_csv_may_begin_with_a_byte_order_mark_and_nothing_else_may(run: Run, article: Path) -> None:
    assert run("extract", article, "--format", "csv", "--bom").out.startswith("\ufeffid,start,end,")
    code, out, err = run("extract", article, "--format", "json", "--bom")
    assert (code, out) == (2, "")
    assert "--format csv" in err


def test_off_a_terminal_the_table_is_one_tab_separated_line_a_quote(run: Run, article: Path) -> None:
    header, row = run("extract", article).out.splitlines()
    assert header == "id\tstart\tend\tkind\tzone\tconfidence\tspeaker\tcue\ttext"
    assert row.split("\t")[1:] == [
        *("11", "21", "direct", "body", "0.93"),
        *("한가람 한빛군수", "말했다", "다리를 새로 놓겠다"),
    ]


def test_on_a_terminal_the_table_fits_it(run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rich.cells import cell_len

    article.write_text(
        TEXT + "그는 “" + "도서관과 공원도 함께 짓겠다는 말씀을 드린다. " * 6 + "[웃음]”이라고 했다.", "utf-8"
    )
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    out = run("extract", article).out
    assert "한가람 한빛군수" in out
    assert "[웃음]" in out
    # The heading is a path, which is not shortened.
    table = re.sub(r"\x1b\[[\d;]*m", "", out)[out.index("start") :]
    assert max(cell_len(line) for line in table.splitlines()) <= 80
    assert "zone" not in table


def test_on_a_terminal_zone_and_kind_are_shown_where_they_tell_quotes_apart(
    run: Run, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    caption = build_quote(TEXT, 11, 14, zone="caption", kind="indirect", cue=None, co_speakers=(MAYOR,))
    monkeypatch.setattr(StubExtractor, "extract", lambda *_args, **_options: [caption])
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "160")
    out = run("extract", article).out
    assert "caption" in out
    assert "indirect" in out
    assert "한가람 한빛군수, 한가람 한빛군수" in out


def test_on_a_terminal_an_article_without_quotes_says_so(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("비가 왔다.", encoding="utf-8")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "(no quotes)" in run("extract", tmp_path / "a.txt").out


def test_options_reach_the_extractor(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": 3, "text": TEXT, "title": "다리 놓는다"}))
    out = run("extract", path, "--indirect", "--zones", "all", "--format", "jsonl").out
    assert json.loads(out)["id"] == 3
    assert StubExtractor.calls == [{"title": "다리 놓는다", "published": None, "indirect": True, "zones": "all"}]


def test_a_bad_file_does_not_stop_the_others_and_is_named_at_the_end(run: Run, article: Path, tmp_path: Path) -> None:
    bad = tmp_path / "깨진.txt"
    bad.write_bytes(b"\xff\xff")
    code, out, err = run("extract", tmp_path / "없는.txt", bad, article, "--format", "jsonl")
    assert code == 1
    assert json.loads(out)["id"] == str(article)
    missing, broken = err.splitlines()
    assert "없는.txt: there is no such file" in missing
    assert "깨진.txt" in broken
    assert "--encoding" in broken


def test_a_bad_line_stops_no_other_line_and_no_other_file(run: Run, article: Path, tmp_path: Path) -> None:
    rows = tmp_path / "a.jsonl"
    rows.write_text('{"id": "a", "text": ""}\n{"id": "b"}\n{"id": "c", "text": ""}\n')
    code, out, err = run("extract", rows, article, "--format", "jsonl")
    assert code == 1
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["a", "c", str(article)]
    assert 'a.jsonl:2: "text" is missing' in err


def test_no_model_is_loaded_when_nothing_can_be_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "load_extractor", lambda: pytest.fail("loaded"))
    assert run("extract", "없는.txt").code == 1
    assert run("explain", "없는.txt").code == 1


def test_a_directory_stands_for_its_files(run: Run, article: Path) -> None:
    out = run("extract", article.parent, "--format", "jsonl").out
    assert [json.loads(line)["id"] for line in out.splitlines()] == [str(article)]


def test_standard_input_and_encoding(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("utf-16"))))
    row = json.loads(run("extract", "-", "--encoding", "utf-16", "--format", "jsonl").out)
    assert (row["id"], len(row["quotes"])) == ("-", 1)


@pytest.mark.parametrize(
    "args",
    [
        ["extract"],
        ["extract", "a.txt", "--format", "xml"],
        ["extract", "a.txt", "--zones", "title"],
        ["extract", "a.txt", "--encoding", "한글"],
        ["explain"],
        ["evaluate", "gold", "--errors", "-1"],
        ["benchmark", "a.txt", "--limit", "0"],
        ["attribute", "a.txt"],
    ],
)
def test_a_wrong_command_line_is_usage(run: Run, args: list[str]) -> None:
    code, out, err = run(*args)
    assert (code, out) == (2, "")
    assert "Usage: quoteattr" in err


NASTY = "“가\ud83d나\x00\x1b[2J\t다\r\n라 [bold]:smile:”"


@pytest.mark.parametrize("format_", [*FORMATS, "terminal"])
def test_no_text_breaks_a_format(run: Run, tmp_path: Path, format_: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "\udcff", "text": NASTY}))
    if format_ == "terminal":
        monkeypatch.setenv("FORCE_COLOR", "1")
        format_ = "table"
    code, out, _ = run("extract", path, "--format", format_)
    assert code == 0
    out.encode()
    assert "[bold]:smile:" in out
    assert "\x1b[2J" not in out or format_ == "csv"
    assert "\x00" not in out


def test_json_keeps_lone_surrogates(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "\udcff", "text": NASTY}))
    row = json.loads(run("extract", path, "--format", "jsonl").out)
    assert row["id"] == "\udcff"
    assert row["quotes"][0]["text"] == NASTY[1:-1]


def test_formats_are_streamed() -> None:
    def results() -> Any:
        yield ArticleQuotes("a", [])
        pytest.fail("read on before the first article was written")

    for format_ in ("json", "jsonl"):
        assert next(FORMATS[format_](results())).strip("[\n").startswith("{")


def test_progress_is_shown_on_stderr_of_a_terminal_only(
    run: Run, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("extract", article, article, "--format", "jsonl").err == ""
    monkeypatch.setenv("FORCE_COLOR", "1")
    code, out, err = run("extract", article, article, "--format", "jsonl")
    assert code == 0
    assert "articles" in err
    assert [len(json.loads(line)["quotes"]) for line in out.splitlines()] == [1, 1]


# explain


def test_explain_prints_what_the_extractor_says_without_what_a_terminal_obeys(run: Run, article: Path) -> None:
    code, out, _ = run("explain", article)
    assert (code, out) == (0, "다리를\n새로 놓겠다: [주어]\ufffd[2J\n")


def test_explain_names_the_articles_of_a_jsonl_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "첫째", "text": TEXT}))
    assert run("explain", path).out.startswith("== 첫째\n\n다리를\n")


def test_explain_names_a_bad_file(run: Run) -> None:
    code, out, err = run("explain", "없는.txt")
    assert (code, out) == (1, "")
    assert "없는.txt: there is no such file" in err


# evaluate


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    text = TEXT + "그는 “고맙다”고 했다."
    person = {"kind": "person", "name": "한가람", "title": ["한빛군수", "군수"], "organization": ["한빛군"]}
    other = {**person, "title": ["부군수"], "or": [{"kind": "unknown", "name": None}]}
    quotes = [
        {"start": start, "end": end, "text": text[start:end], "speaker": speaker, "cue": "말했다"}
        for start, end, speaker in ((11, 21, person), (text.index("고맙다"), text.index("고맙다") + 3, other))
    ]
    row = {"id": "bridge", "text": text, "quotes": quotes, "ignore": [], "indirect": []}
    directory = tmp_path / "gold"
    directory.mkdir()
    (directory / "bridge.json").write_text(json.dumps(row), encoding="utf-8")
    return directory


def test_evaluate_prints_figures_kinds_and_errors(run: Run, gold: Path) -> None:
    code, out, _ = run("evaluate", gold, "--errors", "5")
    figures, kinds, errors = out.split("\n\n")
    assert code == 0
    assert re.search(r"^f1\.record +0\.5000$", figures, re.MULTILINE)
    assert re.search(r"^quotes +2$", figures, re.MULTILINE)
    assert [line.split() for line in kinds.splitlines()] == [
        ["kind", "gold", "found", "speaker", "record"],
        ["person", "2", "2", "2", "1"],
    ]
    assert errors.splitlines() == [
        "bridge:33 record: 고맙다",
        "  gold  person | 한가람 | 부군수 | 한빛군",
        "  or    unknown | - | - | -",
        "  found person | 한가람 | 한빛군수 | 한빛군",
    ]


def test_evaluate_on_a_terminal_is_a_table(run: Run, gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = run("evaluate", gold).out
    assert "────" in out
    assert "0.5000" in out
    assert "고맙다" not in out


def test_evaluate_as_json(run: Run, gold: Path) -> None:
    row = json.loads(run("evaluate", gold, "--json", "--errors", "1").out)
    assert (row["f1.record"], row["articles"]) == (0.5, 1)
    assert row["kinds"] == [{"kind": "person", "gold": 2, "found": 2, "speaker": 2, "record": 1}]
    assert [error["error"] for error in row["errors"]] == ["record"]


def test_evaluate_extracts_indirect_quotes_too(run: Run, gold: Path) -> None:
    run("evaluate", gold)
    assert StubExtractor.calls == [{"indirect": True}]


def test_evaluate_without_gold_is_a_bad_input(run: Run, gold: Path) -> None:
    assert run("evaluate", gold / "none").code == 1
    (gold / "bad.json").write_text("{}")
    code, out, err = run("evaluate", gold)
    assert (code, out) == (1, "")
    assert re.fullmatch(r"quoteattr: .*bad\.json: id: Field required; .*\n", err)


# benchmark


@pytest.fixture
def _stub_kiwi(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quoteattr.evaluation.benchmark._load_tokenize", lambda: str.split)


@pytest.mark.usefixtures("_stub_kiwi")
def test_benchmark_prints_rates_and_ratio(run: Run, article: Path) -> None:
    code, out, _ = run("benchmark", article, "--rounds", "2")
    rows = dict(line.split(maxsplit=1) for line in out.splitlines())
    assert code == 0
    assert (rows["articles"], rows["characters"], rows["quotes"]) == ("1", str(len(TEXT)), "1")
    assert len(rows["ratio.rounds"].split()) == 2
    assert rows["load_seconds"].endswith(" s")


@pytest.mark.usefixtures("_stub_kiwi")
def test_benchmark_stops_after_the_limit(run: Run, article: Path) -> None:
    (article.parent / "하나 더.txt").write_bytes(b"\xff")
    row = json.loads(run("benchmark", article.parent, "--limit", "1", "--rounds", "1", "--json").out)
    assert row["articles"] == 1
    assert row["ratio"] == row["ratio.rounds"][0]


def test_benchmark_of_nothing_is_a_bad_input(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(" \n")
    code, _, err = run("benchmark", tmp_path)
    assert code == 1
    assert "there is no text" in err


# All commands


def test_a_broken_data_file_is_one_line(run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> StubExtractor:
        raise DataError("titles.tsv", 12, "unknown class")

    monkeypatch.setattr(terminal, "load_extractor", broken)
    code, out, err = run("explain", article)
    assert (code, out, err) == (1, "", "quoteattr: titles.tsv:12: unknown class\n")


def test_version_and_help(run: Run) -> None:
    assert run("--version").out.startswith("quoteattr ")
    assert "benchmark" in run("--help").out


def test_help_loads_nothing_heavy() -> None:
    heavy = ["kiwipiepy", "spacy", "ufal", "rich.table"]
    code = (
        "import sys, quoteattr.commands.cli as cli\n"
        "try: cli.main(['extract', '--help'])\n"
        f"finally: assert not set({heavy}) & set(sys.modules), sorted(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_output_to_a_pipe_is_utf8_whatever_the_locale(article: Path) -> None:
    stub = (
        "import sys; sys.path.insert(0, sys.argv.pop(1))\n"
        "import test_cli, quoteattr.commands.cli as cli, quoteattr.commands.terminal as terminal\n"
        "terminal.load_extractor = test_cli.StubExtractor\n"
        "cli.main()\n"
    )
    command = [sys.executable, "-c", stub, str(Path(__file__).parent), "extract", str(article)]
    env = {"PYTHONIOENCODING": "cp949", "PYTHONPATH": str(Path(cli.__file__).parents[1])}
    done = subprocess.run(command, check=False, capture_output=True, env=env)
    assert done.returncode == 0, done.stderr.decode()
    assert "한가람 한빛군수" in done.stdout.decode()


def test_the_command_extracts_for_real() -> None:
    command = [sys.executable, "-m", "quoteattr", "extract", "-", "--format", "jsonl"]
    env = {"PYTHONPATH": str(Path(cli.__file__).parents[1])}
    text = "한가람 한빛군수는 6일 “다리를 새로 놓겠다”고 말했다.".encode("cp949")
    done = subprocess.run(command, input=text, check=False, capture_output=True, env=env)
    assert done.returncode == 0, done.stderr.decode()
    [quote] = json.loads(done.stdout)["quotes"]
    assert (quote["text"], quote["speaker"]["name"]) == ("다리를 새로 놓겠다", "한가람")

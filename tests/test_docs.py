"""The documentation is run: what README.md and docs/ show is what happens.

A fenced block of a page is one of these:

* ``python``: run; with prompts as a doctest. The blocks of one page share their names.
* ``console``: each line after ``$`` is run as on a terminal of 100 columns, and the output compared.
* any block with a path, as in ``toml quoteattr/data/cues.toml``: stands in that file of the project word for
  word; where the project has no such file, it is written for the other examples of the page to read.
* anything else, such as ``sh``: for the reader, not run.

``...`` in an output stands for anything. In running text ``0.68<!--dev f1.record-->`` is that figure of the
split dev. What needs annotated articles is skipped where there are none: their folder is ``QUOTEATTR_GOLD``,
else ``../shared/gold``. ``python tests/test_docs.py`` writes today's outputs and figures into the pages.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest import mock

import pytest
from rich.console import Console

import quoteattr.commands.cli
import quoteattr.commands.terminal
from quoteattr.constructions import CONSTRUCTIONS
from quoteattr.evaluation.gold import load_gold
from quoteattr.evaluation.scoring import evaluate
from quoteattr.extractor import default_extractor
from quoteattr.records import Cue, Evidence, Quote, Span, Speaker

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "LICENSE-DATA.md", *sorted((ROOT / "docs").glob("*.md"))]
GOLD = "../shared/gold"
FLAGS = doctest.ELLIPSIS
BLOCK = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
FIGURE = re.compile(r"(?P<shown>[\d.]+)<!--(?P<split>\w+) (?P<name>[\w.]+)-->")
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)")


@dataclass(frozen=True)
class Block:
    page: Path
    line: int
    language: str
    path: str
    body: str

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line}"


def read_blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    blocks = []
    for found in BLOCK.finditer(text):
        language, _, path = found["info"].strip().partition(" ")
        line = text.count("\n", 0, found.start("body")) + 1
        blocks.append(Block(page, line, language, path, found["body"]))
    return blocks


BLOCKS = [block for page in PAGES for block in read_blocks(page)]


def params(language: str) -> list[object]:
    return [pytest.param(block, id=str(block)) for block in BLOCKS if block.language == language]


@contextlib.contextmanager
def page_folder(page: Path, folder: Path) -> Iterator[Path]:
    """A folder in which the examples of a page run: the fixtures, and the files that the page shows."""
    (folder / "fixtures").symlink_to(ROOT / "fixtures", target_is_directory=True)
    for block in read_blocks(page):
        if block.path and not (ROOT / block.path).exists():
            (folder / block.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / block.path).write_text(block.body, encoding="utf-8")
    with contextlib.chdir(folder):
        yield folder


def gold_folder() -> Path:
    return Path(os.environ.get("QUOTEATTR_GOLD") or ROOT / GOLD).resolve()


@cache
def measure(split: str) -> dict[str, float]:
    gold = load_gold(gold_folder() / split)
    extractor = default_extractor()
    return evaluate(gold, {one.id: extractor.extract(one.text, indirect=True) for one in gold}).figures()


def today(figure: re.Match[str]) -> str:
    """The figure as it is today, with as many decimals as the page shows."""
    decimals = len(figure["shown"].partition(".")[2])
    return f"{measure(figure['split'])[figure['name']]:.{decimals}f}"


def open_console(*, stderr: bool = False) -> Console:
    """Stdout as a terminal of 100 columns without colours, stderr as a file."""
    return Console(stderr=stderr, force_terminal=not stderr, color_system=None, width=100, highlight=False)


def run_command(command: str) -> str:
    """What ``quoteattr …`` prints, on both streams."""
    program, *arguments = shlex.split(command)
    assert program == "quoteattr", f"a console block runs quoteattr and nothing else: {command}"
    arguments = [a.replace(GOLD, str(gold_folder())) for a in arguments]
    output = io.StringIO()
    with contextlib.ExitStack() as stack:
        stack.enter_context(mock.patch.object(quoteattr.commands.terminal, "open_console", open_console))
        stack.enter_context(mock.patch.object(quoteattr.commands.terminal, "load_extractor", default_extractor))
        stack.enter_context(mock.patch.dict(os.environ, {"COLUMNS": "100", "TERMINAL_WIDTH": "100"}))
        stack.enter_context(contextlib.redirect_stdout(output))
        stack.enter_context(contextlib.redirect_stderr(output))
        stack.enter_context(contextlib.suppress(SystemExit))
        quoteattr.commands.cli.main(arguments)
    printed = re.sub(r"[ \t]+$", "", output.getvalue(), flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", printed).strip("\n") + "\n"


def split_commands(body: str) -> list[tuple[str, str]]:
    """Each command of a console block with the output that it shows."""
    parts = re.split(r"^\$ (.*)\n", body, flags=re.MULTILINE)
    return list(zip(parts[1::2], (part.strip("\n") + "\n" for part in parts[2::2]), strict=True))


@pytest.mark.parametrize("block", params("console"))
def test_commands_print_what_is_shown(block: Block, tmp_path: Path) -> None:
    if GOLD in block.body and not gold_folder().is_dir():
        pytest.skip(f"no annotated articles in {GOLD} or QUOTEATTR_GOLD")
    commands = split_commands(block.body)
    assert commands, "a console block holds a line that begins with $"
    checker = doctest.OutputChecker()
    with page_folder(block.page, tmp_path):
        for command, shown in commands:
            printed = run_command(command)
            hint = "run python tests/test_docs.py if what is printed is right"
            assert checker.check_output(shown, printed, FLAGS), f"$ {command}\n{printed}\n{hint}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_figures_are_those_of_today(page: Path) -> None:
    figures = list(FIGURE.finditer(page.read_text(encoding="utf-8")))
    if figures and not gold_folder().is_dir():
        pytest.skip(f"no annotated articles in {GOLD} or QUOTEATTR_GOLD")
    wrong = [f"{figure[0]} is {today(figure)}" for figure in figures if today(figure) != figure["shown"]]
    assert not wrong, "run python tests/test_docs.py if these are right"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_examples_do_what_is_shown(page: Path, tmp_path: Path) -> None:
    names: dict[str, object] = {"__name__": "__main__"}
    with page_folder(page, tmp_path):
        for block in read_blocks(page):
            if block.language == "python" and ">>>" in block.body:
                run_doctest(block, names)
            elif block.language == "python":
                exec(compile(block.body, str(block), "exec"), names)


def run_doctest(block: Block, names: dict[str, object]) -> None:
    test = doctest.DocTestParser().get_doctest(block.body, names, str(block), str(block.page), block.line - 1)
    report = io.StringIO()
    failed = doctest.DocTestRunner(optionflags=FLAGS).run(test, out=report.write, clear_globs=False).failed
    names.update(test.globs)
    assert not failed, report.getvalue()


QUOTED = [b for b in BLOCKS if b.path and (ROOT / b.path).exists()]


@pytest.mark.parametrize("block", QUOTED, ids=lambda block: f"{block}:{block.path}")
def test_a_block_that_names_a_file_of_the_project_stands_in_it(block: Block) -> None:
    assert block.body in (ROOT / block.path).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]


def test_the_field_table_of_the_readme_names_every_field() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    fields = {field for record in (Quote, Speaker, Span, Cue, Evidence) for field in record.model_fields}
    assert not [field for field in sorted(fields) if f"`{field}`" not in readme]


def test_the_architecture_names_every_module_and_construction() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    modules = {path.stem for path in (ROOT / "quoteattr").glob("*.py") if path.stem[0] != "_"}
    constructions = {function.__name__.removeprefix("propose_") for function in CONSTRUCTIONS}
    assert not [name for name in sorted(modules | constructions) if f"`{name}`" not in page]


def write_outputs(page: Path) -> None:
    """Put today's outputs and figures into a page; what cannot run here stays as it is."""

    def rewrite(found: re.Match[str]) -> str:
        if found["info"].strip() != "console" or (GOLD in found["body"] and not gold_folder().is_dir()):
            return found[0]
        parts = [
            f"$ {command}\n{shown if '...' in shown else run_command(command)}"
            for command, shown in split_commands(found["body"])
        ]
        return f"```{found['info']}\n" + "\n".join(parts) + "```"

    with tempfile.TemporaryDirectory() as folder, page_folder(page, Path(folder)):
        text = BLOCK.sub(rewrite, page.read_text(encoding="utf-8"))
    if gold_folder().is_dir():
        text = FIGURE.sub(lambda found: found[0].replace(found["shown"], today(found), 1), text)
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for each in PAGES:
        write_outputs(each)
        sys.stdout.write(f"{each.relative_to(ROOT)}\n")

"""Construction fixtures: plain-text cases per construction, positive and negative (fixtures/constructions)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from quoteattr.extractor import Extractor
from quoteattr.records import Quote

FOLDER = Path(__file__).parent.parent / "fixtures" / "constructions"
KINDS = {"anonymous", "group", "organization", "document", "unknown"}


@dataclass(frozen=True)
class Expected:
    names: tuple[str, ...]
    titles: tuple[str, ...]
    organizations: tuple[str, ...]
    cues: tuple[str, ...]
    text: str

    def problems(self, quote: Quote) -> list[str]:
        speaker = quote.speaker
        found = []
        if not any(_is(name, quote) for name in self.names):
            found.append(f"speaker {speaker.label!r} ({speaker.kind}) is not {self.names}")
        if not _among(speaker.title, self.titles):
            found.append(f"title {speaker.title!r} is not {self.titles}")
        if not _among(speaker.organization, self.organizations):
            found.append(f"organization {speaker.organization!r} is not {self.organizations}")
        if "-" not in self.cues and not _among(quote.cue.text if quote.cue else None, self.cues):
            found.append(f"cue {quote.cue.text if quote.cue else None!r} is not {self.cues}")
        return found


@dataclass(frozen=True)
class Case:
    title: str
    text: str
    expected: tuple[Expected, ...]


def _plain(value: str) -> str:
    return "".join(c for c in value if c not in " ·ㆍ・()[]").lower()


def _among(value: str | None, accepted: tuple[str, ...]) -> bool:
    return _plain(value or "-") in {_plain(a) for a in accepted}


def _is(name: str, quote: Quote) -> bool:
    speaker = quote.speaker
    if not name.startswith("("):
        return speaker.kind == "person" and _plain(speaker.name or "") == _plain(name)
    kind, _, label = name[1:].partition(")")
    if kind != speaker.kind:
        return False
    return not label.strip() or (speaker.name or "").removesuffix("씨") == label.strip().removesuffix("씨")


def read_cases(path: Path) -> list[Case]:
    cases: list[Case] = []
    title, lines, expected = "", [], []

    def close() -> None:
        if title:
            cases.append(Case(title, "\n".join(lines).strip("\n"), tuple(expected)))

    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("## "):
            close()
            title, lines, expected = line[3:].strip(), [], []
        elif line.startswith("-> "):
            if line.strip() != "-> (none)":
                fields = [field.strip() for field in line[3:].split(" | ")]
                values = [tuple(v.strip() for v in field.split(";")) for field in fields[:4]]
                expected.append(Expected(*values, text=" | ".join(fields[4:]).replace("\\n", "\n")))
        elif title and not line.startswith("# "):
            lines.append(line)
    close()
    return cases


CASES = [
    pytest.param(case, id=f"{path.stem}:{case.title}")
    for path in sorted(FOLDER.glob("*.txt"))
    for case in read_cases(path)
]


@pytest.mark.parametrize("case", CASES)
def test_case_gives_exactly_the_expected_quotes(case: Case, extractor: Extractor) -> None:
    quotes = extractor.extract(case.text)
    assert [q.text for q in quotes] == [e.text for e in case.expected]
    problems = [p for e, q in zip(case.expected, quotes, strict=True) for p in e.problems(q)]
    assert not problems, "\n".join(problems)


def test_there_are_enough_cases_of_every_construction() -> None:
    assert len(CASES) >= 250
    for path in FOLDER.glob("*.txt"):
        cases = read_cases(path)
        assert len(cases) >= 5, path

r"""Construction cases: the plain-text fixtures of ``fixtures/constructions``, read for tests and for training.

A case is a heading ``## …``, its text, and one line for each expected quote, or ``-> (none)``::

    -> name | title | organization | cue | quote

Alternatives are separated by ``;``, the best first; ``-`` is nothing; an unnamed speaker is ``(anonymous)``,
``(group)``, ``(organization)``, ``(document)`` or ``(unknown)``; a line break inside a quote is written ``\n``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quoteattr.errors import DataError
from quoteattr.records import Quote, Speaker

__all__ = ["Case", "ExpectedQuote", "read_cases"]


@dataclass(frozen=True, slots=True)
class ExpectedQuote:
    """What a case expects of one quote; every field but ``text`` holds alternatives."""

    names: tuple[str, ...]
    titles: tuple[str, ...]
    organizations: tuple[str, ...]
    cues: tuple[str, ...]
    text: str

    def accepts(self, speaker: Speaker) -> bool:
        """Is this one of the expected speakers (by name or kind, and by organization where one is due)?"""
        if not any(_is(name, speaker) for name in self.names):
            return False
        return speaker.kind == "person" or _among(speaker.organization, self.organizations)

    def find_problems(self, quote: Quote) -> Iterator[str]:
        """What an editor would have to correct, one line each."""
        speaker = quote.speaker
        if not any(_is(name, speaker) for name in self.names):
            yield f"speaker {speaker.label!r} ({speaker.kind}) is not {self.names}"
        if not _among(speaker.title, self.titles):
            yield f"title {speaker.title!r} is not {self.titles}"
        if not _among(speaker.organization, self.organizations):
            yield f"organization {speaker.organization!r} is not {self.organizations}"
        cue = quote.cue.text if quote.cue else None
        if "-" not in self.cues and not _among(cue, self.cues):
            yield f"cue {cue!r} is not {self.cues}"


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its heading, its text and the quotes expected in it, in text order."""

    title: str
    text: str
    expected: tuple[ExpectedQuote, ...]


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of a file.

    Raises:
        DataError: an expectation has not five fields; it names file and line.
    """
    title, lines, expected = "", [""], [ExpectedQuote((), (), (), (), "")]
    for number, line in enumerate([*path.read_text(encoding="utf-8").split("\n"), "## "], start=1):
        if line.startswith("## "):
            if title:
                yield Case(title, "\n".join(lines).strip("\n"), tuple(expected))
            title, lines, expected = line[3:].strip(), [], []
        elif line.startswith("-> "):
            if line.strip() != "-> (none)":
                expected.append(_expected(line[3:], path, number))
        elif title and not line.startswith("# "):
            lines.append(line)


def _expected(line: str, path: Path, number: int) -> ExpectedQuote:
    fields = line.split(" | ", 4)
    if len(fields) != 5:
        raise DataError(path, number, "an expectation is name | title | organization | cue | quote")
    names, titles, organizations, cues = (tuple(v.strip() for v in field.split(";")) for field in fields[:4])
    return ExpectedQuote(names, titles, organizations, cues, fields[4].strip().replace("\\n", "\n"))


def _plain(value: str) -> str:
    return "".join(c for c in value if c not in " ·ㆍ・()[]").lower()


def _among(value: str | None, accepted: tuple[str, ...]) -> bool:
    return _plain(value or "-") in {_plain(a) for a in accepted}


def _is(name: str, speaker: Speaker) -> bool:
    if not name.startswith("("):
        return speaker.kind == "person" and _plain(speaker.name or "") == _plain(name)
    kind, _, label = name[1:].partition(")")
    if kind != speaker.kind:
        return False
    return not label.strip() or (speaker.name or "").removesuffix("씨") == label.strip().removesuffix("씨")

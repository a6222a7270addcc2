"""Articles annotated by hand: what :mod:`quoteattr.evaluation` measures against."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from quoteattr.errors import DataError, InputError
from quoteattr.records import SpeakerKind

__all__ = ["GoldArticle", "GoldQuote", "GoldSpan", "GoldSpeaker", "load_gold"]


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GoldSpan(_Gold):
    """A stretch of the article that is neither rewarded nor punished."""

    start: int
    end: int
    text: str | None = None


class GoldSpeaker(_Gold):
    """A speaker with all acceptable titles and organizations, the fullest first.

    ``""`` among them means that leaving the value out is right too.

    >>> speaker = GoldSpeaker(kind="person", name="윤서진", title=["나주시장", "시장"], organization=["나주시"])
    >>> print(speaker)
    person | 윤서진 | 나주시장;시장 | 나주시
    """

    kind: SpeakerKind
    name: str | None = None
    title: tuple[str, ...] = ()
    organization: tuple[str, ...] = ()
    alternatives: tuple[GoldSpeaker, ...] = Field(default=(), alias="or")

    def __str__(self) -> str:
        values = (
            self.kind,
            self.name or "-",
            ";".join(self.title) or "-",
            ";".join(self.organization) or "-",
        )
        return " | ".join(values)


class GoldQuote(_Gold):
    """A quote that must be found, with its speaker, mention and cue as written."""

    start: int
    end: int
    text: str
    speaker: GoldSpeaker
    mention: str | None = None
    cue: str | None = None


class GoldArticle(_Gold):
    """An article with its quotes; ``indirect`` is ``None`` where indirect quotes were not annotated."""

    id: str
    text: str
    quotes: tuple[GoldQuote, ...]
    ignore: tuple[GoldSpan, ...] = ()
    indirect: tuple[GoldQuote, ...] | None = None
    ignore_indirect: tuple[GoldSpan, ...] = ()
    source: dict[str, Any] = Field(default_factory=dict)


def load_gold(directory: str | Path) -> list[GoldArticle]:
    """All annotated articles of a directory, in the order of their file names.

    Two layouts are known: one ``<id>.json`` an article that holds its ``text``, or one folder an article with
    ``article.txt`` and ``expected.json`` (as in ``fixtures/articles``).

    Raises:
        InputError: there is no such directory, or no annotated article in it.
        DataError: a file is malformed, or a quote's offsets do not hold its text; it names the file.
    """
    root = Path(directory)
    if not root.is_dir():
        raise InputError(f"{directory}: there is no such directory")
    articles = [load_gold_article(path) for path in _find_gold_files(root)]
    if not articles:
        raise InputError(f"{directory}: this directory holds no annotated article (.json)")
    return articles


def _find_gold_files(root: Path) -> Iterator[Path]:
    yield from sorted(root.glob("*.json"))
    yield from sorted(root.glob("*/expected.json"))


def load_gold_article(path: Path) -> GoldArticle:
    """One annotated article: ``<id>.json``, or ``expected.json`` beside the ``article.txt`` of its folder.

    Raises:
        DataError: the file is malformed, or a quote's offsets do not hold its text.
    """
    try:
        row = json.loads(path.read_bytes())
        if path.name == "expected.json" and isinstance(row, dict):
            text = path.with_name("article.txt").read_bytes().decode()
            row = {"id": path.parent.name, "text": text, **row}
        article = GoldArticle.model_validate(row)
    except ValidationError as error:
        raise DataError(path, None, _first_problem(error)) from None
    except (OSError, ValueError) as error:
        raise DataError(path, None, str(error)) from None
    _check_offsets(article, path)
    return article


def _first_problem(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else first["msg"]


def _check_offsets(article: GoldArticle, path: Path) -> None:
    for quote in (*article.quotes, *(article.indirect or ())):
        if article.text[quote.start : quote.end] != quote.text:
            raise DataError(path, None, f"{quote.start}:{quote.end} does not hold the words of that quote")

"""Articles annotated by hand: what :mod:`quoteattr.evaluation.scoring` measures against."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from quoteattr.errors import DataError, InputError
from quoteattr.records import Speaker, SpeakerKind
from quoteattr.tables import problems_of

__all__ = [
    "GoldArticle",
    "GoldQuote",
    "GoldSpan",
    "GoldSpeaker",
    "load_gold",
    "load_gold_article",
    "normal_form",
]


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

    >>> gold = GoldSpeaker(kind="person", name="윤서진", title=("나주시장", "시장"), organization=("나주시",))
    >>> print(gold)
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

    def accepts(self, speaker: Speaker) -> bool:
        """Is this the annotated speaker, or one of its acceptable alternatives?

        >>> gold = GoldSpeaker(kind="anonymous", name="김모")
        >>> gold.accepts(Speaker(kind="anonymous", name="김모씨"))
        True
        """
        return any(accepted._is(speaker) for accepted in (self, *self.alternatives))

    def accepts_record(self, speaker: Speaker) -> bool:
        """Is this the annotated speaker, or an alternative, with an acceptable title and organization?

        >>> gold = GoldSpeaker(kind="person", name="윤서진", title=("시장",), organization=("나주시", ""))
        >>> gold.accepts_record(Speaker(kind="person", name="윤서진", title="시장"))
        True
        >>> gold.accepts_record(Speaker(kind="person", name="윤서진", organization="나주시"))
        False
        """
        return any(
            accepted._is(speaker)
            and _accepts_value(accepted.title, speaker.title)
            and _accepts_value(accepted.organization, speaker.organization)
            for accepted in (self, *self.alternatives)
        )

    def _is(self, speaker: Speaker) -> bool:
        if self.kind == "person":
            return normal_form(speaker.name) == normal_form(self.name)
        if self.kind in ("anonymous", "group"):
            return speaker.kind in ("anonymous", "group") and self._is_unnamed(speaker)
        if self.kind == "organization":
            return speaker.kind == "organization" and _accepts_value(self.organization, speaker.organization)
        return speaker.kind == self.kind

    def _is_unnamed(self, speaker: Speaker) -> bool:
        if self.name:
            return _bare_label(speaker.name) == _bare_label(self.name)
        return not self.organization or _accepts_value(self.organization, speaker.organization)


def normal_form(value: str | None) -> str:
    """The form in which names, titles, organizations and cues are compared.

    >>> normal_form("정보통신기획평가원(IITP)") == normal_form("정보통신기획평가원 iitp")
    True
    """
    return re.sub(r"[\s·ㆍ・()\[\]]", "", value or "").lower()


def _bare_label(name: str | None) -> str:
    """A씨, A → a; 김모씨, 김모 → 김모."""
    return re.sub(r"(씨|군|양)$", "", normal_form(name))


def _accepts_value(accepted: tuple[str, ...], value: str | None) -> bool:
    """Is the value among the accepted ones? Without a value: is none, or "" among others, accepted?"""
    if not value:
        return not accepted or "" in accepted
    return normal_form(value) in {normal_form(one) for one in accepted}


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
        raise DataError(path, None, problems_of(error)) from None
    except (OSError, ValueError) as error:
        raise DataError(path, None, str(error)) from None
    _check_offsets(article, path)
    return article


def _check_offsets(article: GoldArticle, path: Path) -> None:
    for quote in (*article.quotes, *(article.indirect or ())):
        if article.text[quote.start : quote.end] != quote.text:
            raise DataError(path, None, f"{quote.start}:{quote.end} does not hold the words of that quote")

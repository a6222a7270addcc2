"""Whom the article says somebody leads: 홍가람 감독이 이끄는 가온 시티, 홍 대표가 운영하는 다온상사."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

import regex

from quoteattr.lexicon import Lexicon
from quoteattr.scenes import Scenes

__all__ = ["Leaders"]

_LED = regex.compile(
    r"(?<![가-힣])(?P<leader>[가-힣]+(?: [가-힣]+){0,3})(?:\([^()]{1,20}\))?[이가] "
    r"(?:이끄는|이끈|이끌던|이끌고 있는|지휘하는|지휘한|운영하는|창업한|창단한) "
)
_FOUNDED = regex.compile(
    r"(?<![가-힣])(?P<leader>[가-힣]+(?: [가-힣]+){0,3})(?:\([^()]{1,20}\))?[은는이가] (?:[^ .,“”\"]+ ){0,3}?"
    r"(?P<body>[가-힣A-Za-z0-9&]{2,20})[을를] (?:세웠|세운|차렸|차린|창업|설립|창립|창단)"
)
"""홍가람 대표는 2019년 다온상사를 세웠다."""

_WORD = regex.compile(r"(?P<first>[가-힣A-Za-z0-9&]+)(?: (?P<second>[가-힣A-Za-z0-9&]+))?")
_PARTICLE = regex.compile(r"(?:에서는|에서|에는|에게|에|은|는|이|가|의|을|를|과|와|도|측)$")
_OF_NOBODY = frozenset({"country", "local_government"})
"""한국을 이끄는 …: a state or a city is led by its head, whose title says so."""


class Leaders:
    """Finds the organizations of leaders in one article."""

    def __init__(self, scenes: Scenes, lexicon: Lexicon) -> None:
        self._scenes = scenes
        self._lexicon = lexicon

    def led_by(self, name: str, title: str) -> str | None:
        """What somebody leads: by the whole name, or by surname and title (홍 감독이 이끄는)."""
        whole, short = f" {name} ", f"{name[0]} {title}"
        return next((body for who, body in self._led if whole in f" {who} " or who.endswith(short)), None)

    @cached_property
    def _led(self) -> list[tuple[str, str]]:
        return list(self._find_led())

    def _find_led(self) -> Iterator[tuple[str, str]]:
        for found in _LED.finditer(self._scenes.text):
            body = None if self._scenes.is_quoted(found.start()) else self._body_at(found.end())
            if body is not None:
                yield found["leader"], body
        for found in _FOUNDED.finditer(self._scenes.text):
            body = None if self._scenes.is_quoted(found.start()) else self._body_at(found.start("body"))
            if body is not None:
                yield found["leader"], body

    def _body_at(self, start: int) -> str | None:
        """The organization that begins at an offset: known, a club by its short form (가온), or shaped like one."""
        matches, text = self._scenes.matches, self._scenes.text
        nearest = bisect_left(matches, start, key=lambda m: m.start)
        if nearest < len(matches) and matches[nearest].start == start:
            known = matches[nearest]
            return None if {o.kind for o in known.organizations} <= _OF_NOBODY else text[start : known.end]
        words = _WORD.match(text, start)
        return (self._club(words["first"]) or self._shaped(words["first"], words["second"])) if words else None

    def _club(self, word: str) -> str | None:
        """가온은 where the article writes 가온 시티 elsewhere, a club of the gazetteer."""
        short = _PARTICLE.sub("", word)
        clubs = (m for m in self._scenes.matches if any(o.kind == "sports" for o in m.organizations))
        forms = {self._scenes.text[m.start : m.end] for m in clubs}
        full = [form for form in forms if form.startswith(f"{short} ")]
        return full[0] if len(full) == 1 else None

    def _shaped(self, first: str, second: str | None) -> str | None:
        stem = _PARTICLE.sub("", second or "")
        if stem in self._lexicon.by_suffix and len(stem) > 1:
            return f"{first} {stem}"  # 해온 유나이티드
        return next((word for word in (first, _PARTICLE.sub("", first)) if self._is_body(word)), None)

    def _is_body(self, word: str) -> bool:
        entry = self._lexicon.suffix_of(word)
        return entry is not None and len(entry.suffix) > 1 and word not in self._lexicon.nouns

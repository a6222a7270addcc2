"""What stands beside a name anywhere in an article: 배우 홍가람, 도여울이, 매체 가온을 통해.

Read off the characters, so that no sentence has to be analysed for it.
"""

from __future__ import annotations

import regex

from quoteattr.lexicon import Lexicon
from quoteattr.mentions.words import places_of
from quoteattr.scenes import Scenes

__all__ = ["BesideNames"]

_OCCUPATIONS = frozenset({"arts", "sports", "media", "occupation"})
_OUTLETS = frozenset({"media", "foreign_media"})
_NAME_END = regex.compile(r"[^가-힣]|(?:은|는|이|가|의|을|를|과|와|도|에게)(?![가-힣])")
_THROUGH = regex.compile(
    r"(?: [가-힣]{2,8})?[은는이가] (?:[^.“”\"\n]{0,40}? )??(?:(?P<kind>[가-힣]{2,6}) )?"
    r"(?P<organization>[‘']?(?:(?:디|더) )?[가-힣A-Za-z.]{2,12}[’']?)[을를] 통해"
)
"""What follows the name of somebody who writes for a medium."""

_LISTED = regex.compile(r"(?<![가-힣])([가-힣]{2,6}) (?:[가-힣]{2,4}(?:\([^()]*\))?(?:, |·)){0,4}$")
"""An occupation and the names before the last: 배우 홍가람, 도여울 |, 나해담."""

LONGEST_LIST = 60
"""Code points in which the occupation stands before a name."""


class BesideNames:
    """Reads what stands beside the names of one article; each name is looked up once."""

    def __init__(self, scenes: Scenes, lexicon: Lexicon) -> None:
        self._scenes = scenes
        self._lexicon = lexicon
        self._titled: dict[str, str | None] = {}
        self._outlets: dict[str, str | None] = {}

    def of(self, name: str, title: str | None) -> str | None:
        """The organization beside a name: the medium for which somebody writes."""
        entry = self._lexicon.titles.get((title or "").rsplit(" ", 1)[-1])
        return self.outlet(name) if entry and entry.category == "media" else None

    def titled(self, name: str) -> str | None:
        """배우 홍가람, 도여울이: the occupation that stands before a name, or before a list that holds it."""
        if name not in self._titled:
            self._titled[name] = self._find_title(name)
        return self._titled[name]

    def outlet(self, name: str) -> str | None:
        """칼럼니스트 홍가람은 18일 매체 ‘가온 풋볼’을 통해: for whom somebody writes whose title is in the media."""
        if name not in self._outlets:
            places = places_of(self._scenes.text, name)
            found = (_THROUGH.match(self._scenes.text, at + len(name)) for at in places)
            self._outlets[name] = next((outlet for f in found if f and (outlet := self._outlet_in(f))), None)
        return self._outlets[name]

    def _outlet_in(self, found: regex.Match[str]) -> str | None:
        end = found.end("organization")
        for match in self._scenes.matches:
            if match.end == end and match.start >= found.start() and match.organizations[0].kind in _OUTLETS:
                return self._scenes.text[match.start : end]
        kind = found["kind"] or ""
        is_medium = kind in self._lexicon.words("medium") or kind.endswith("매체")
        return str(found["organization"]).strip("‘’'") if is_medium else None

    def _find_title(self, name: str) -> str | None:
        text = self._scenes.text
        named = (at for at in places_of(text, name) if _NAME_END.match(text, at + len(name)))
        found = (_LISTED.search(text, max(0, at - LONGEST_LIST), at) for at in named)
        return next((m[1] for m in found if m and self._is_occupation(m[1])), None)

    def _is_occupation(self, word: str) -> bool:
        entry = self._lexicon.titles.get(word)
        return entry is not None and entry.position != "after" and entry.category in _OCCUPATIONS

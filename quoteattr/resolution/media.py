"""Newspapers and the like that no list has; the article says what they are: 전문매체 푸른화면은."""

from __future__ import annotations

from functools import cache

import regex

from quoteattr.lexicon import Lexicon
from quoteattr.mentions.words import places_of

__all__ = ["Media"]

_REPORTED = regex.compile(
    r"(?:은|는|도)[^“”\"‘’'.\n]{0,40}[“\"][^“”\"\n]{1,300}[”\"](?:이?라고|고|며|이?라며|면서)"
    r"(?:[^.\n]{0,12}보도(?:했|하)|[^.\n]{0,30}\.\s+(?:이|해당|같은) (?:매체|신문|방송|통신|잡지))"
)
"""푸른화면은 “…”고 보도했다, …. 이 매체는: what only media do."""

_ACTS = regex.compile(r"[’'”\">]?(?:\([^()]{1,40}\))?(?:은|는|이|가|도|에|과|와|에서는|에서도|에선)(?![가-힣A-Za-z])")

LONGEST_KIND = 40
"""What a medium is stands in the last code points before its name: 전문매체인 |, 매체 나날스윙에서 운영하는 |."""


class Media:
    """Says which unknown words one article takes for media; each is looked up once."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._introduced, self._listed = _patterns(lexicon.words("medium"))
        self._seen: dict[str, bool] = {}

    def has(self, name: str) -> bool:
        """Does the article call the word a medium, or let it report as only media do?

        >>> Media("전문매체 푸른화면은 값을 비교했다.", Lexicon.default()).has("푸른화면")
        True
        """
        if name not in self._seen:
            self._seen[name] = any(self._is_medium(at, at + len(name)) for at in places_of(self._text, name))
        return self._seen[name]

    def _is_medium(self, start: int, end: int) -> bool:
        text = self._text
        if self._introduced.search(text, max(0, start - LONGEST_KIND), start) and _ACTS.match(text, end):
            return True
        if start and text[start - 1].isalpha():
            return False
        return _REPORTED.match(text, end) is not None or self._listed.match(text, end) is not None


@cache
def _patterns(media: frozenset[str]) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """What stands before a medium, and after one of a list: 전문매체 |, | 등 외신."""
    kinds = "|".join(sorted(media, key=lambda word: (-len(word), word)))
    listed = rf"(?:,|·| |와|과)[^.\n은는이가“”\"]{{0,40}} 등 (?:[가-힣A-Za-z]+ ){{0,2}}(?:{kinds}|외신)"
    run = r"(?: [^\s“”\"‘’'.,]{2,15}(?:에서|이|가) 운영하는)?"
    return regex.compile(rf"(?:{kinds})(?:인)?{run} [‘'“\"<]?$"), regex.compile(listed)

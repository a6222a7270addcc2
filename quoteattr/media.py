"""Newspapers and the like that no list has; the article says what they are: 전문매체 푸른화면은."""

from __future__ import annotations

import regex

from quoteattr.lexicon import Lexicon

__all__ = ["Media"]

_REPORTED = (
    r"(?:은|는|도)[^“”\"‘’'.\n]{0,40}[“\"][^“”\"\n]{1,300}[”\"](?:이?라고|고|며|이?라며|면서)"
    r"(?:[^.\n]{0,12}보도(?:했|하)|[^.\n]{0,30}\.\s+(?:이|해당|같은) (?:매체|신문|방송|통신|잡지))"
)
"""푸른화면은 “…”고 보도했다, …. 이 매체는: what only media do."""


class Media:
    """Says which unknown words one article takes for media; each is looked up once."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        kinds = "|".join(sorted(lexicon.words("medium"), key=lambda word: (-len(word), word)))
        self._introduced = rf"(?:{kinds})(?:인)? "
        self._listed = rf"(?:,|·| |와|과)[^.\n은는이가“”\"]{{0,40}} 등 (?:[가-힣A-Za-z]+ ){{0,2}}(?:{kinds}|외신)"
        self._seen: dict[str, bool] = {}

    def has(self, name: str) -> bool:
        """Does the article call the word a medium, or let it report as only media do?

        >>> Media("전문매체 푸른화면은 값을 비교했다.", Lexicon.default()).has("푸른화면")
        True
        """
        if name not in self._seen:
            word = rf"(?<![가-힣A-Za-z]){regex.escape(name)}"
            patterns = (
                rf"{self._introduced}[‘'“\"<]?{regex.escape(name)}[’'”\">]?(?:은|는|이|가|도|에|과|와)(?![가-힣A-Za-z])",
                word + _REPORTED,
                word + self._listed,
            )
            self._seen[name] = any(regex.search(pattern, self._text) is not None for pattern in patterns)
        return self._seen[name]

"""Finding many forms in a text in one pass, on characters.

The text is first folded, one character to one: letters, digits, ``&`` and ``+`` in lower case, hanja of institutions
as they are read, all else (spaces, middle dots, lone surrogates, …) to a space. A pattern is a form folded likewise,
after a space: so the automaton itself sees to it that a match begins a word. 국방부 is found in ``“국방부는``, 방부 is
not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from quoteattr.gazetteer.characters import is_letter, odd_characters, plain
from quoteattr.gazetteer.spelling import find_spellings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["FormMatch", "Matcher"]

_PLANE = 0x10000
# What may not stand inside a name: a new line, a comma, a bracket, …
_BREAK = re.compile(r"[^\w \t\u00a0\u2000-\u200b\u202f\u3000·‧・･ㆍ•∙⋅&+'’.\-]")
_LATIN_TAIL = re.compile(r"[a-z0-9]+$")


class FormMatch(NamedTuple):
    """A stretch of text that is one of the forms: ``forms[form]``."""

    start: int
    end: int
    form: int


class Matcher:
    """An automaton over forms; make it once, use it from any number of threads.

    >>> Matcher(["국방부", "국가AI위원회"]).find("“국가 AI 위원회와 국방부는")
    [FormMatch(start=1, end=10, form=1), FormMatch(start=12, end=15, form=0)]
    """

    def __init__(self, forms: Sequence[str]) -> None:
        patterns: dict[str, int] = {}
        for index, form in enumerate(_fold_all(forms)):
            for spelling in find_spellings(" ".join(form.split()) if " " in form else form):
                patterns.setdefault(" " + spelling, index)
            if "  " in form:
                patterns.setdefault(" " + form.strip(), index)
        self._indexes = list(patterns.values())
        # A pattern that needs a second look: one with a gap, or with a Latin end (KT is not in KTX).
        self._doubtful = [" " in pattern[1:] or pattern[-1] < "\x7f" for pattern in patterns]
        # A form that has a bracket or comma of its own: 법무법인(유한) 가람.
        self._marked = frozenset(index for index, form in enumerate(forms) if _BREAK.search(form))
        self._automaton = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest, store_patterns=False)

    def find(self, text: str) -> list[FormMatch]:
        """Non-overlapping matches from left to right, the longest of those that begin at the same place."""
        return list(self._scan(text, " " + fold(text), 0))

    def _scan(self, text: str, folded: str, offset: int) -> Iterator[FormMatch]:
        """Matches in ``folded``: a space, then the folded ``text[offset:]`` or the beginning of it."""
        doubtful, indexes = self._doubtful, self._indexes
        for pattern, start, end in self._automaton.find_matches_as_indexes(folded):
            if doubtful[pattern] and (cut := self._find_cut(text, folded, start, end, offset, pattern)) < end:
                yield from self._scan(text, folded[start:cut], offset + start)
                yield from self._scan(text, folded[cut:end], offset + cut)
            else:
                yield FormMatch(offset + start, offset + end - 1, indexes[pattern])

    def _find_cut(self, text: str, folded: str, start: int, end: int, offset: int, pattern: int) -> int:
        """Where in ``folded`` a match must be cut to be a name, or its end when it is one.

        국방부,서울 is cut at the comma, KTX before KT, ``국가 AIX`` before AI.
        """
        following = plain(text[offset + end - 1 : offset + end])
        if following.isascii() and following.isalnum() and (tail := _LATIN_TAIL.search(folded, start, end)):
            return tail.start()
        if self._indexes[pattern] in self._marked:
            return end
        mark = _BREAK.search(text, offset + start, offset + end - 1)
        return mark.start() - offset + 1 if mark else end


def fold(text: str) -> str:
    """Letters, digits, ``&`` and ``+`` in lower case, all else as a space, hanja as read; the length is unchanged.

    >>> fold("국가·AI 위원회(가칭)"), fold("서울大")
    ('국가 ai 위원회 가칭 ', '서울대')
    """
    import numpy as np

    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return _folding_table()[np.minimum(points, _PLANE)].tobytes().decode("utf-16-le")


def _fold_all(forms: Sequence[str]) -> Iterator[str]:
    """The folded forms; all are folded at once, which is much faster."""
    folded, start = fold("".join(forms)), 0
    for form in forms:
        yield folded[start : start + len(form)]
        start += len(form)


@cache
def _folding_table() -> NDArray[np.uint16]:
    """What every character becomes; the last entry stands for all beyond the basic plane (😀, rare hanja)."""
    import numpy as np

    return np.array([*map(_fold_point, range(_PLANE)), 0x20], dtype=np.uint16)


def _fold_point(point: int) -> int:
    lower = chr(point).lower()
    lower = plain(lower) if lower in odd_characters() else lower
    return ord(lower) if len(lower) == 1 and is_letter(lower) else 0x20

"""What somebody is by the words before his name: 산들항공 임원인 | 존 하우어, 우주비행사였던 | 해리 하우어."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.analysis import Eojeol
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.titles import find_occupation, match_title
from quoteattr.mentions.words import Word

__all__ = ["title_before"]

LONGEST_TITLE = 3
"""A title before 인 has at most so many words."""


def title_before(eojeols: Sequence[Eojeol], first: int, lexicon: Lexicon) -> str | None:
    """The title that 인 or 였던 ties to the phrase at ``first``; 동생인, 여성인 give none."""
    last = eojeols[first - 1]
    copula = next((m for m in last.morphemes if m.tag == "VCP"), None)
    if copula is None or last.last_tag != "ETM" or copula.start <= last.start:
        return None
    before = eojeols[max(0, first - LONGEST_TITLE) : first - 1]
    words = [*(Word.of(e, e.end) for e in before), Word.of(last, copula.start)]
    title = match_title(words, lexicon)
    written = title.written if title else find_occupation(words[-1:], lexicon)
    tells = written not in lexicon.words("kin") and written not in lexicon.words("plain_person")
    return written if tells else None

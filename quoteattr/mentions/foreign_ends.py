"""Where a foreign name ends: before a university (리나 린달 | 하버드 의대), after a surname (피터 황 | 나루반도체)."""

from __future__ import annotations

from collections.abc import Container, Sequence

from quoteattr.lexicon import Lexicon
from quoteattr.mentions.titles import TitleMatch
from quoteattr.mentions.words import Word

__all__ = ["with_surname", "without_school"]

LEAST_NAME = 2
"""A foreign name keeps so many words, unless both the university and its part are known."""


_NO_SURNAME = frozenset({"측", "쪽", "주", "겸"})
"""One syllable after a given name that is no surname: 피터 측, 피터 주 한국대사."""


def with_surname(
    words: Sequence[Word], found: tuple[int, int], lexicon: Lexicon, stray: Container[str]
) -> tuple[int, int]:
    """Where the name stands with the Korean surname after it: 피터 | 황 | 나루반도체.

    Args:
        words: the words before the title.
        found: index of the first word of the name and one past its last.
        lexicon: the word lists.
        stray: words that are never part of a name (전).
    """
    start, end = found
    if end - start > 1 or end + 1 >= len(words) or words[start].bare not in lexicon.foreign_names:
        return found
    word = words[end].bare
    other = word in stray or word in _NO_SURNAME or word in lexicon.words("determiner")
    return (start, end + 1) if len(word) == 1 and word in lexicon.surnames and not other else found


def without_school(
    words: Sequence[Word], found: tuple[int, int], title: TitleMatch, lexicon: Lexicon
) -> tuple[int, int]:
    """Where the name stands without its last word, if that is a university: 톰 하우어 | 옥스퍼드 | 교수.

    Args:
        words: the words before the title.
        found: index of the first word of the name and one past its last.
        title: the title.
        lexicon: the word lists.
    """
    start, end = found
    faculty = end < len(words) and _is_faculty(words[end].bare, lexicon)
    known = words[end - 1].bare in lexicon.words("school_name")
    if not faculty and not (known and title.entry.category == "academia"):
        return found
    least = LEAST_NAME - (known and faculty)
    return (start, end - 1) if end - start > least else found


def _is_faculty(word: str, lexicon: Lexicon) -> bool:
    """의대, 로스쿨, 경제학과: a part of a university, whose name stands before it."""
    entry = lexicon.by_suffix.get(word)
    kind = len(word) > 1 and entry is not None and entry.kind == "university"
    return kind or word.endswith(("대학원", "학과", "학부"))

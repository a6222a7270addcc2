"""Departments whose 과 Kiwi takes for the particle: 해담시 복지정책과 주무관, but 시장과 의원, 주민과 관계자."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from quoteattr.analysis import Eojeol
from quoteattr.lexicon import Lexicon

__all__ = ["is_department"]

_HANGUL = regex.compile("[가-힣]+")
_NAME = regex.compile("[가-힣]{2,4}$")
_LONGEST_FIELD = 4


def is_department(eojeols: Sequence[Eojeol], index: int, lexicon: Lexicon) -> bool:
    """해담시 | 복지정책과 | 주무관, 해담시 | 복지정책과 | 홍가람 | 주무관: an office between its body and its official.

    Args:
        eojeols: those of a frame.
        index: where the word stands that ends in 과.
        lexicon: the fields that offices are named after, and the titles of their people.
    """
    word = eojeols[index]
    if not index or word.last_tag not in ("JC", "JKB") or word.text[-1] != "과" or word.quotation:
        return False
    fields, stem = lexicon.words("office_field"), word.text[:-1]
    if not any(stem[-size:] in fields for size in range(2, _LONGEST_FIELD + 1)):
        return False
    return _is_body(eojeols[index - 1], lexicon) and _is_official(eojeols[index + 1 : index + 3], lexicon)


def _is_body(eojeol: Eojeol, lexicon: Lexicon) -> bool:
    """해담시, 행정안전부, 군: what has departments, with no particle."""
    text = eojeol.text
    if eojeol.quotation or eojeol.last_tag[:1] not in ("N", "S") or text in lexicon.titles:
        return False
    return text in lexicon.nouns or text in lexicon.places or lexicon.is_organization_name(text)


def _is_official(ahead: Sequence[Eojeol], lexicon: Lexicon) -> bool:
    """주무관은, 홍가람 | 주무관은: somebody of a department, with his name or without."""
    if _has_title(ahead[:1], lexicon):
        return True
    named = len(ahead) == 2 and not ahead[0].quotation and _NAME.match(ahead[0].text) is not None
    return named and _has_title(ahead[1:], lexicon)


def _has_title(eojeols: Sequence[Eojeol], lexicon: Lexicon) -> bool:
    titles = lexicon.words("official") | lexicon.words("belonging")
    found = _HANGUL.match(eojeols[0].text) if eojeols and not eojeols[0].quotation else None
    word = found.group() if found else ""
    several = word.startswith("들", next((n for n in range(len(word), 1, -1) if word[:n] in titles), len(word)))
    return not several and any(word[:n] in titles for n in range(2, len(word) + 1))

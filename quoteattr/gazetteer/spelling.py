"""The spellings under which one form is found in text: 국가AI위원회, 국가 AI위원회, 국가 AI 위원회."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

__all__ = ["find_spellings"]

# fmt: off
HEADS = (
    "가정법원", "검찰청", "경찰서", "경찰청", "고검", "고법", "공단", "교육지원청",
    "교육청", "구청", "군청", "도청", "법원", "본부", "사령부", "시청",
    "연구소", "연구원", "위원회", "의회", "재단", "지검", "지법", "진흥원",
    "행정법원", "협의회", "협회",
)
# fmt: on
"""Last words that newspapers also set apart: 서울 중앙지검, 전남 교육청, 개인정보보호 위원회."""

_HEAD = re.compile(rf"(?<=[가-힣]{{2}})(?:{'|'.join(HEADS)})$")
_SCRIPT_CHANGE = re.compile(r"(?<=[가-힣])(?=[a-z])|(?<=[a-z])(?=[가-힣])")
_LATIN_GAP = re.compile(r"(?<=[a-z0-9]) (?=[a-z0-9])")
_GAP = re.compile(rf" |{_SCRIPT_CHANGE.pattern}")
_MANY_GAPS = 4


def find_spellings(form: str) -> list[str]:
    """Every spacing of a form, given in lower case with one space for each space or middle dot in it.

    A gap may be left out, and one may be added where Hangul meets Latin letters and before a usual last word;
    the gap between two Latin words is kept (``s oil`` is not ``soil``).

    >>> find_spellings("국가 ai위원회")
    ['국가ai위원회', '국가ai 위원회', '국가 ai위원회', '국가 ai 위원회']
    >>> find_spellings("전남교육청")
    ['전남교육청', '전남 교육청']
    >>> find_spellings("s oil")
    ['s oil']
    """
    if not form.endswith(HEADS) and not _GAP.search(form):
        return [form]
    pieces = _split_at_gaps(form)
    gaps = len(pieces) - 1
    if gaps > _MANY_GAPS:
        return list(dict.fromkeys([_join(pieces, [""] * gaps), form]))
    return [_join(pieces, marks) for marks in itertools.product(("", " "), repeat=gaps)]


def _split_at_gaps(form: str) -> list[str]:
    """Cut a form where a gap is optional; a Latin gap stays inside its piece."""
    kept = _LATIN_GAP.sub("_", form)
    gapped = _HEAD.sub(lambda head: " " + head.group(), _SCRIPT_CHANGE.sub(" ", kept))
    return [piece.replace("_", " ") for piece in gapped.split()]


def _join(pieces: Sequence[str], marks: Sequence[str]) -> str:
    return pieces[0] + "".join(mark + piece for mark, piece in zip(marks, pieces[1:], strict=True))

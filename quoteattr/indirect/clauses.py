"""Reported clauses: words that somebody is said to have said, without quotation marks.

``시는 축제를 미루겠다고 밝혔다``: the clause is 축제를 미루겠다, its ending 고, its report 밝혔다.  An ending alone
reports nothing (비싸다고 해서, 바다라고 불리는): it counts together with the predicate or noun that it hangs on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import regex

from quoteattr.analysis import Eojeol, Frame
from quoteattr.cues.frame_cues import Closer, find_cue
from quoteattr.indirect.reported_words import reported_words
from quoteattr.lexicon import Lexicon
from quoteattr.reading.quotations import Quotation
from quoteattr.records import Cue

__all__ = [
    "BREAKING",
    "FARTHEST_CUE",
    "Clause",
    "Ending",
    "Report",
    "collapse",
    "cue_after",
    "index_at",
    "is_after_marks",
    "is_unsaid",
]

Ending = Literal["quotative", "chain", "noun", "appears", "judgement", "object", "gloss", "according"]
"""…다고 밝혔다; …다며 …; …다는 입장이다; …다는 전망이 나온다; …할 것으로 내다봤다; …할 것을 촉구했다; …다는 것이다;
…에 따르면 …"""

FARTHEST_CUE = 12
"""A predicate reports a clause at most so many eojeols before it."""


@dataclass(frozen=True, slots=True)
class Clause(Quotation):
    """A reported clause, which has no marks: ``outer_start:outer_end`` is ``start:end``."""

    ending: Ending = "quotative"


@dataclass(frozen=True, slots=True)
class Report:
    """A place where a clause ends and is reported.

    Attributes:
        ending: which kind.
        index: the eojeol in which the clause ends.
        end: where the words of the clause end in the text.
        closer: what follows them.
        cue: the predicate or noun that reports it; ``None`` where a chain or a gloss has none.
        cue_index: the eojeol in which the cue ends, or ``index``.
        breaks: does a new clause begin after the cue? …다고 밝히며, …다고 말했지만, …다고 발표한 가운데
    """

    ending: Ending
    index: int
    end: int
    closer: Closer
    cue: Cue | None
    cue_index: int
    breaks: bool


_MARK_BEFORE = regex.compile(r"[’'”\"」』]\)?이?라?$")
_UNSAID = ("세요", "십시오", "시오", "해서", "했기", "하기")
_PASSIVE = regex.compile(r"졌|져|진$|진다$|지고$")
BREAKING = ("뒤", "후", "가운데", "바", "데", "이후", "직후", "것", "적", "상태", "반면", "사이", "만큼")
"""Nouns after an adnominal report that let it stand: 발표한 가운데, 밝힌 바, 말한 것."""


def collapse(frame: Frame, clauses: list[tuple[int, Clause]]) -> Frame:
    """The frame with every clause as one opaque item; each comes with the eojeol in which it ends."""
    eojeols: list[Eojeol] = []
    ends = {clause.start: (index, clause) for index, clause in clauses}
    position = 0
    while position < len(frame.eojeols):
        eojeol = frame.eojeols[position]
        found = ends.get(eojeol.start)
        if found is None:
            eojeols.append(eojeol)
            position += 1
            continue
        index, clause = found
        eojeols.append(Eojeol(clause.start, clause.end, "", (), clause))
        eojeols += _rest(frame.eojeols[index], clause.end)
        position = index + 1
    return Frame(frame.sentence, tuple(eojeols))


def _rest(eojeol: Eojeol, end: int) -> list[Eojeol]:
    """What is left of the eojeol in which a clause ends: 미루겠다고 → 고."""
    if end >= eojeol.end:
        return []
    start = max(end, eojeol.start)
    kept = tuple(m for m in eojeol.morphemes if m.start >= start)
    return [Eojeol(start, eojeol.end, eojeol.text[start - eojeol.start :], kept)]


def cue_after(text: str, frame: Frame, index: int, closer: Closer, start_of_rest: int, lexicon: Lexicon) -> Cue | None:
    """The cue that would govern a quote ending here."""
    begin = frame.eojeols[index].start
    clause = Clause(begin, max(begin, start_of_rest), begin, max(begin, start_of_rest), False)
    return find_cue(text, collapse(frame, [(index, clause)]), index, closer, lexicon)


def index_at(frame: Frame, offset: int) -> int:
    """The eojeol that holds what ends at an offset."""
    return next(i for i, e in enumerate(frame.eojeols) if e.end >= offset)


def is_after_marks(frame: Frame, index: int, found: regex.Match[str]) -> bool:
    """“…”라고, ‘…’이라는: what stands before is no clause but words in marks."""
    before = frame.eojeols[index - 1] if index else None
    glued = before is not None and before.quotation is not None and before.end == frame.eojeols[index].start
    return glued or _MARK_BEFORE.search(found["words"]) is not None


def is_unsaid(cue: Cue) -> bool:
    """알리세요, 전해졌다, 저는 …라고 생각합니다, 판단했기 때문, 인정하기 어렵다: nobody in the article says so."""
    passive = "지" not in cue.lemma and _PASSIVE.search(cue.text) is not None
    thought = cue.lemma in reported_words("thought") and cue.text.endswith(("합니다", "봅니다", "해요", "낍니다"))
    return passive or thought or cue.text.endswith(_UNSAID)

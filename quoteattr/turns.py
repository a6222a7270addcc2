"""Turns: where another speaker begins to speak within a sentence.

검찰은 “A”며 징역 5년을 구형했고 ↑ 변호인은 “B”라며 선처를 호소했다: a clause ends, and somebody else is the subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from quoteattr.analysis import Eojeol, Frame
from quoteattr.cues.governing import is_reported
from quoteattr.cues.predicates import ends_clause, keeps_subject, predicate_of
from quoteattr.mentions.finding import Mention
from quoteattr.scenes import ABLE, TOPIC_PARTICLES, Scene

__all__ = ["find_turns", "takes_turn"]


def find_turns(scene: Scene, quotes: Sequence[int]) -> dict[int, int]:
    """The quotes of a sentence (eojeols) after which another has the turn, with the eojeol that ends each clause."""
    turns = {before: _turn_between(scene, before, quote) for before, quote in pairwise(quotes)}
    turns[quotes[-1]] = _turn_after(scene, quotes[-1])
    return {quote: turn for quote, turn in turns.items() if turn is not None}


def _turn_between(scene: Scene, before: int, quote: int) -> int | None:
    since = [m for m in scene.mentions if before < m.first and m.last < quote and takes_turn(scene.frame, m, quote)]
    last = since[-1].first if since else before
    ends = [i for i in range(before + 1, last) if _ends_clause(scene.frame.eojeols[i], i)]
    taken = next((m for m in since if ends and ends[0] < m.first), None)
    return max(i for i in ends if i < taken.first) if taken else None


def _turn_after(scene: Scene, quote: int) -> int | None:
    """Where the clause of the last quote ends: 검찰은 “…”며 구형했고 ↑ 변호인은 무죄를 주장했다.

    Not “…”며 정부가 나섰지만 회사는 …, “…”며 문을 닫았지만 직원은 남긴다고 말했다, which the speaker may say, too.
    """
    eojeols = scene.frame.eojeols
    end = _turn_between(scene, quote, len(eojeols))
    if end is None or any(e.last_tag == "JKS" for e in eojeols[quote + 1 : end]):
        return None
    predicates = (p for i in range(end + 1, len(eojeols)) if (p := predicate_of(eojeols[i], i)))
    return None if any(is_reported(scene.frame, p) for p in predicates) else end


_SUBJECT = frozenset({"이", "가", "께서"})


def takes_turn(frame: Frame, mention: Mention, quote: int) -> bool:
    """변호인은 “…”, 변호인이 웃으며 “…”; not 변호인이 낸 서류에 “…”, not 내년은 “…”."""
    if mention.form not in ABLE and mention.form != "pronoun":
        return False
    if mention.particle in TOPIC_PARTICLES:
        return True
    between = ((i, e) for i, e in enumerate(frame.eojeols[:quote]) if i > mention.last and e.quotation is None)
    predicates = ((e, p) for i, e in between if (p := predicate_of(e, i)))
    return mention.particle in _SUBJECT and all(keeps_subject(e, p) for e, p in predicates)


_CONTRAST = regex.compile(r"^(?:반면|반해)(?:에)?,?$")


def _ends_clause(eojeol: Eojeol, index: int) -> bool:
    """구형했고, 신청했으나, 치자, (하는) 반면: does a clause end here that need not share the subject of the next?"""
    if eojeol.quotation is not None:
        return False
    predicate = predicate_of(eojeol, index)
    return _CONTRAST.match(eojeol.text) is not None or (predicate is not None and ends_clause(eojeol, predicate))

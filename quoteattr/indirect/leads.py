"""Leads that tell an opinion before they tell whose it is: “…다는 전망이 나왔다. 다솜연구원에 따르면 …”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from quoteattr.attribution import Attribution
from quoteattr.constructions import View
from quoteattr.indirect.clauses import Clause

__all__ = ["told_later"]

_APPEARED = regex.compile(r"(?:나왔|제기됐|제기되었|발표됐|공개됐|제시됐)(?:다|습니다)")
_OWN = frozenset({"subject_before", "subject_after", "according_to", "possessor"})
WITHIN = 2
"""The source of a lead is named at most so many sentences after it."""

OPENING = 3
"""A lead is among the first sentences of the body; lines of a summary may stand before it."""

CONFIDENCE = 0.5
"""Nothing in its own sentence says whose opinion it is."""


def told_later(wider: View, found: Sequence[Attribution], attributions: Sequence[Attribution]) -> list[Attribution]:
    """An opinion that has appeared at the opening of an article belongs to whom the next sentences name.

    Args:
        wider: the article with its clauses.
        found: the clauses with their speakers.
        attributions: the direct statements with theirs.
    """
    body = [number for number, sentence in enumerate(wider.scenes.sentences) if sentence.zone == "body"]
    named = [a for a in (*attributions, *found) if _names_somebody(a)]
    leads = [a.statement.scene.number for a in found if _is_opinion(a) and _has_appeared(wider, a)]
    lead = next((number for number in leads if number in body[:OPENING]), None)
    near = [a for a in named if lead is not None and lead < a.statement.scene.number <= lead + WITHIN]
    if lead is None or not near:
        return list(found)
    source = min(near, key=_position)

    def told(attribution: Attribution) -> Attribution:
        number = attribution.statement.scene.number
        is_lead = lead <= number < lead + WITHIN and _is_opinion(attribution)
        if not is_lead or _position(attribution) > _position(source):
            return attribution
        return replace(attribution, identity=source.identity, confidence=CONFIDENCE)

    return [told(attribution) for attribution in found]


def _position(attribution: Attribution) -> int:
    return attribution.statement.quotes[0].spoken.quotation.start


def _is_opinion(attribution: Attribution) -> bool:
    """…다는 전망이, whoever holds it."""
    quotation = attribution.statement.quotes[0].spoken.quotation
    unknown = attribution.identity.speaker.reason == "no_source"
    return unknown and isinstance(quotation, Clause) and quotation.ending == "appears"


def _has_appeared(wider: View, attribution: Attribution) -> bool:
    """전망이 나왔다; not 지적이 나온다, which is general."""
    end = attribution.statement.quotes[0].spoken.quotation.end
    return _APPEARED.search(wider.scenes.text, end, attribution.statement.scene.frame.sentence.end) is not None


def _names_somebody(attribution: Attribution) -> bool:
    chosen = attribution.chosen
    known = attribution.identity.speaker.kind != "unknown"
    return known and chosen is not None and chosen.proposal.construction in _OWN

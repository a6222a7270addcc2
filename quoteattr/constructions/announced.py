"""The sentence before announces the speaker, as 홍길동 장관도 말을 얹었다 does before “늦지 않았다”라며."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.constructions.proposal import Proposal, View, has_own_subject, people_among
from quoteattr.constructions.telling import announces, asked_before, reports_indirectly
from quoteattr.scenes import ABLE, clause_of
from quoteattr.statements import Statement

__all__ = ["propose_announced"]

FARTHEST = 2
"""So many sentences before the quote are looked at."""


def propose_announced(view: View, statement: Statement) -> Iterator[Proposal]:
    """Subjects of the sentences right before; only where the quote's own sentence has no topic."""
    number = statement.scene.number
    own_topic = any(m.particle in ("은", "는") and m.last < statement.first for m in statement.scene.mentions)
    if own_topic or has_own_subject(statement):
        return
    if statement.stands_alone(view.scenes.text) and (asked := asked_before(view, statement)):
        for mention in asked:
            yield Proposal("announced", 0.85, mention, number - 1, traits=("thus=True", "distance=1", "rank=0"))
        return
    sentences = view.scenes.sentences
    last_said = view.statements[statement.number - 1].scene.number if statement.number else -1
    distance, carried = 0, False
    for before in range(number - 1, max(-1, number - 4), -1):
        if sentences[before].zone != "body":
            continue
        distance += 1
        if distance > FARTHEST:
            return
        same = sentences[before].paragraph == sentences[number].paragraph
        people = people_among(view, before)
        thus = announces(view, before) if distance == 1 else carried
        for rank, mention in enumerate(people):
            prior = (0.85 if thus else 0.5) - 0.1 * (distance - 1) - 0.05 * rank
            fresh = before > last_said and mention.form in ("full", "surname", "unnamed") and rank == 0
            opens = statement.first == 0
            traits = (
                f"fresh={fresh}",
                f"fresh={fresh},opens={opens},distance={distance}",
                f"since_last_quote={before > last_said}",
                f"distance={distance}",
                f"rank={min(rank, 2)}",
                f"same_paragraph={same}",
                f"thus={thus}",
                f"clause={clause_of(view.scenes[before].frame, mention)}",
            )
            yield Proposal("announced", prior, mention, before, traits=traits)
        if distance == 1 and people and before > last_said and reports_indirectly(view, before):
            return
        if any(m.particle in ("은", "는") and m.form in ABLE for m in people):
            return
        carried = thus and not people  # 홍길동이 나섰다. 그리고 이렇게 말했다. “…”

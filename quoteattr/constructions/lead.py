"""A quote that stands alone and is attributed in the sentences that follow: “…” 홍길동 장관은 이같이 말했다."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.constructions.proposal import Proposal, View
from quoteattr.statements import Statement

__all__ = ["propose_lead"]

FARTHEST = 3
"""So many sentences after the quote are looked at."""

_THUS = regex.compile(r"이같이|이처럼|이렇게|이 같이|이 같은|이와 같이|그렇게|이런 (?:말|내용|뜻|글)")


def propose_lead(view: View, statement: Statement) -> Iterator[Proposal]:
    """Subjects of the next sentences, likeliest where one says 이같이 말했다."""
    text = view.scenes.text
    if not statement.stands_alone(text):
        return
    number = statement.scene.number
    for distance in range(1, FARTHEST + 1):
        if number + distance >= len(view.scenes.sentences):
            return
        sentence = view.scenes.sentences[number + distance]
        if sentence.zone != "body":
            continue
        thus = _THUS.search(text, sentence.start, sentence.end) is not None
        for rank, mention in enumerate(view.scenes.subjects(number + distance)):
            prior = (0.9 if thus else 0.5) - 0.12 * (distance - 1) - 0.05 * rank
            traits = (f"thus={thus}", f"distance={distance}", f"rank={min(rank, 2)}")
            yield Proposal("lead", max(prior, 0.05), mention, number + distance, traits=traits)
        if thus:
            return

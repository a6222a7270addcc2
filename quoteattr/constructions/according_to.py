"""The source is named with 에 따르면: 홍길동 장관에 따르면 “예산은 있다”."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.constructions.proposal import Proposal, View
from quoteattr.statements import Statement

__all__ = ["propose_according_to"]


def propose_according_to(view: View, statement: Statement) -> Iterator[Proposal]:
    """경찰에 따르면 조씨는 “…”고 진술했다: 경찰 is the source of the source, and weaker than a subject."""
    for mention in statement.scene.mentions:
        if mention.particle == "에 따르면" and mention.last < statement.first:
            yield Proposal("according_to", 0.55, mention, statement.scene.number)

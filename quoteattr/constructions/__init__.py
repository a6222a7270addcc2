"""The constructions of Korean newswriting that tie a quote to its speaker, one a file.

To add one: write ``quoteattr/constructions/<name>.py`` with a function ``propose_<name>``, put it into the table
below, and its cases into ``fixtures/constructions/<name>.txt``.
"""

from __future__ import annotations

from quoteattr.constructions.according_to import propose_according_to
from quoteattr.constructions.announced import propose_announced
from quoteattr.constructions.document import propose_document
from quoteattr.constructions.interview import propose_interview
from quoteattr.constructions.label import propose_label
from quoteattr.constructions.lead import propose_lead
from quoteattr.constructions.no_source import propose_no_source
from quoteattr.constructions.parenthesis import propose_parenthesis
from quoteattr.constructions.possessor import propose_possessor
from quoteattr.constructions.proposal import Construction, Proposal, View, is_proper
from quoteattr.constructions.received import propose_received
from quoteattr.constructions.running_speaker import propose_running_speaker
from quoteattr.constructions.subject_after import propose_subject_after
from quoteattr.constructions.subject_before import propose_subject_before
from quoteattr.statements import Statement

__all__ = ["CONSTRUCTIONS", "Construction", "Proposal", "View", "is_proper", "propose_all"]

CONSTRUCTIONS: tuple[Construction, ...] = (
    propose_label,  # <홍길동 / 시민> “…”   홍길동: “…”
    propose_parenthesis,  # “…”(홍길동)
    propose_interview,  # - 처음 찍은 등대는. “동해의 작은 등대였다.”
    propose_subject_before,  # 홍길동 장관은 “…”고 말했다
    propose_subject_after,  # “…”라고 홍길동 장관은 말했다
    propose_possessor,  # “…”는 홍길동 장관의 지적   홍길동 장관의 말처럼 “…”
    propose_document,  # “…”는 헌법 제11조   기각 사유 중 “…”와 같은 표현
    propose_according_to,  # 홍길동 장관에 따르면 “…”
    propose_lead,  # “…” 홍길동 장관은 이같이 말했다
    propose_announced,  # 홍길동 장관도 말을 얹었다. “…”라며
    propose_received,  # “…”는 비판을 받았다
    propose_no_source,  # “…”는 지적도 나왔다
    propose_running_speaker,  # 이어 “…”고 덧붙였다
)
"""All constructions, the most certain first: of two proposals with the same prior the earlier wins."""


LAYOUTS = CONSTRUCTIONS[:3]
"""Labels, parentheses and interviews are the layout of the page: where one of them speaks, no other is asked."""


def propose_all(view: View, statement: Statement) -> tuple[Proposal, ...]:
    """What the constructions propose for a statement."""
    for layout in LAYOUTS:
        certain = tuple(layout(view, statement))
        if certain:
            return certain
    return tuple(p for construction in CONSTRUCTIONS[len(LAYOUTS) :] for p in construction(view, statement))

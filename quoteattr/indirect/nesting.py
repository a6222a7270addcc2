"""Which reports stand by themselves, and which are part of what another one reports."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.analysis import Frame
from quoteattr.cues.frame_cues import predicate_of
from quoteattr.indirect.clauses import Report

__all__ = ["outermost"]


def outermost(reports: Sequence[Report], frame: Frame) -> list[Report]:
    """Reports that are not part of what another one reports: 없다고 판단했다고 덧붙였다 → 덧붙였다."""
    kept: list[Report] = []
    for report in reversed(reports):
        inside = bool(kept) and (
            not report.breaks
            or report.cue_index >= kept[-1].index
            or _is_thought(report)
            or _is_embedded(report, kept[-1], frame)
        )
        if not inside or report.ending == "chain":
            kept.append(report)
    return list(reversed(kept))


def _is_thought(report: Report) -> bool:
    """잘못이 있다고 보고 벌을 내렸다고 밝혔다: the thought is part of what is said."""
    return report.ending == "quotative" and report.cue is not None and report.cue.text in ("보고", "판단하고", "판단해")


def _is_embedded(report: Report, outer: Report, frame: Frame) -> bool:
    """우려가 나온다고 보도했다, 생각이 강하다고 전했다: the opinion is the subject of what is reported."""
    if report.ending != "appears":
        return False
    between = range(report.cue_index + 1, outer.index)
    return not any(predicate_of(frame.eojeols[i], i) for i in between)

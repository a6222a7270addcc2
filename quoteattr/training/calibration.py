"""Is ``confidence`` the share of right speakers? Figures over points: a confidence and whether the speaker is right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quoteattr.evaluation.scoring import ArticleResult
from quoteattr.records import Quote
from quoteattr.scorer import OTHER, RELIABLE, ground_of

__all__ = [
    "Point",
    "brier_score",
    "collect_points",
    "expected_calibration_error",
    "find_reliability",
    "group_in_bins",
    "right_among_surest",
]

SURE = 5.0
"""So many quotes of average reliability are added to those of a ground."""

MOST_RELIABLE = 0.99
"""A few dozen right speakers make no ground certain."""


@dataclass(frozen=True, slots=True)
class Point:
    """An annotated quote that was found: how sure we were, whether rightly, and on what ground."""

    confidence: float
    right: bool
    ground: str = ""


def collect_points(results: Sequence[ArticleResult]) -> list[Point]:
    """One point for every annotated quote that was found."""
    return [
        Point(o.found.confidence, o.speaker_right, _ground(o.found))
        for result in results
        for o in result.outcomes
        if o.found
    ]


def _ground(quote: Quote) -> str:
    return ground_of(quote.evidence.resolution, titled=quote.speaker.title is not None)


def group_in_bins(points: Sequence[Point]) -> Mapping[int, list[Point]]:
    """The points in ten bins of equal width, by the first decimal of their confidence; 1.0 is in the last."""
    bins: dict[int, list[Point]] = defaultdict(list)
    for point in points:
        bins[min(9, int(point.confidence * 10))].append(point)
    return dict(sorted(bins.items()))


def expected_calibration_error(points: Sequence[Point]) -> float:
    """Mean distance between confidence and share of right ones over the bins, weighted by their size.

    >>> expected_calibration_error([Point(0.95, True), Point(0.95, False)])
    0.45
    """
    distances = [abs(sum(p.confidence - p.right for p in group)) for group in group_in_bins(points).values()]
    return round(sum(distances) / max(1, len(points)), 12)


def right_among_surest(points: Sequence[Point], share: float = 0.8) -> float:
    """Share of right speakers among the most confident; of equal confidences the earlier point comes first.

    >>> right_among_surest([Point(0.9, True), Point(0.2, False)], share=0.5)
    1.0
    """
    surest = sorted(points, key=lambda point: -point.confidence)[: round(share * len(points))]
    return sum(point.right for point in surest) / max(1, len(surest))


def brier_score(points: Sequence[Point]) -> float:
    """Mean squared distance between confidence and outcome; lower is better.

    >>> brier_score([Point(1.0, True), Point(1.0, False)])
    0.5
    """
    return sum((point.confidence - point.right) ** 2 for point in points) / max(1, len(points))


def find_reliability(points: Sequence[Point]) -> dict[str, float]:
    """How far confidence on each ground can be trusted: right speakers over the sum of what was claimed.

    The scorer chooses a mention; whether that mention was resolved to the right person it cannot know. Average quotes
    are added to each ground, so that rare ones come near the average, which is also that of grounds not seen.

    >>> found = find_reliability([Point(1.0, True, "full_name")] * 99 + [Point(1.0, False, "pronoun")] * 99)
    >>> {ground: round(trust, 2) for ground, trust in found.items()}
    {'reliable:full_name': 0.98, 'reliable:other': 0.5, 'reliable:pronoun': 0.02}
    """
    right: dict[str, float] = defaultdict(float)
    claimed: dict[str, float] = defaultdict(float)
    for point in points:
        right[point.ground] += point.right
        claimed[point.ground] += point.confidence
    average = sum(right.values()) / max(1e-9, sum(claimed.values()))
    trust = {ground: (right[ground] + SURE * average) / (claimed[ground] + SURE) for ground in claimed}
    return {
        f"{RELIABLE}{ground}": min(MOST_RELIABLE, round(value, 4))
        for ground, value in sorted((trust | {OTHER: average}).items())
    }

"""Is ``confidence`` the share of right speakers? Figures over points: a confidence and whether the speaker is right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from quoteattr.evaluation import ArticleResult

__all__ = [
    "Point",
    "brier_score",
    "collect_points",
    "expected_calibration_error",
    "group_in_bins",
    "right_among_surest",
    "weigh_by_resolution",
    "weigh_folds",
]

SURE = 5.0
"""How many quotes of average reliability are added to those of a resolution, so that rare ones are not trusted."""


@dataclass(frozen=True, slots=True)
class Point:
    """An annotated quote that was found: how sure we were, whether rightly, and how its mention was resolved."""

    confidence: float
    right: bool
    resolution: str = ""


def collect_points(results: Sequence[ArticleResult]) -> list[Point]:
    """One point for every annotated quote that was found."""
    return [
        Point(o.found.confidence, o.speaker_right, o.found.evidence.resolution)
        for result in results
        for o in result.outcomes
        if o.found
    ]


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


def weigh_by_resolution(points: Sequence[Point], learnt_from: Sequence[Point]) -> list[Point]:
    """Each confidence times how far the confidence in its resolution could be trusted in other articles.

    The scorer chooses a mention; whether that mention was resolved to the right person it cannot know.

    >>> others = [Point(1.0, True, "full_name")] * 99 + [Point(1.0, False, "pronoun")] * 99
    >>> [round(p.confidence, 2) for p in weigh_by_resolution([Point(0.9, True, "full_name")], others)]
    [0.88]
    """
    right: dict[str, float] = defaultdict(float)
    claimed: dict[str, float] = defaultdict(float)
    for point in learnt_from:
        right[point.resolution] += point.right
        claimed[point.resolution] += point.confidence
    average = sum(right.values()) / max(1e-9, sum(claimed.values()))

    def trust(name: str) -> float:
        return min(1.0, (right[name] + SURE * average) / (claimed[name] + SURE))

    return [replace(point, confidence=point.confidence * trust(point.resolution)) for point in points]


def weigh_folds(results: Sequence[ArticleResult], folds: int) -> list[list[Point]]:
    """The points of every article, weighed by what the other folds say; article ``i`` is in fold ``i % folds``."""
    by_article = [collect_points([result]) for result in results]
    weighed = []
    for number, own in enumerate(by_article):
        others = [p for i, points in enumerate(by_article) if i % folds != number % folds for p in points]
        weighed.append(weigh_by_resolution(own, others))
    return weighed

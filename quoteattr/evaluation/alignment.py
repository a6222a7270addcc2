"""Pairing the spans that were found with the spans that should have been."""

from __future__ import annotations

from collections.abc import Callable, Sequence

__all__ = ["Bounds", "intersection_over_union", "match_spans", "trim"]

Bounds = tuple[int, int]
"""First code point and one past the last."""

TRIM = " \t\n\r\u00a0\u3000.,?!…·“”\"'‘’「」『』"


def trim(text: str, start: int, end: int) -> Bounds:
    """Leave out the space, stops and marks at both ends, on which careful annotators differ.

    >>> trim("“간다.” ", 0, 6)
    (1, 3)
    """
    while start < end and text[start] in TRIM:
        start += 1
    while end > start and text[end - 1] in TRIM:
        end -= 1
    return start, end


def intersection_over_union(a: Bounds, b: Bounds) -> float:
    """The share of two spans that both cover; 0 where they do not meet.

    >>> intersection_over_union((0, 4), (2, 6))
    0.3333333333333333
    """
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return 0.0 if shared <= 0 else shared / (max(a[1], b[1]) - min(a[0], b[0]))


def match_spans(
    gold: Sequence[Bounds], found: Sequence[Bounds], good: Callable[[Bounds, Bounds], bool]
) -> dict[int, int]:
    """Pair spans one to one, best overlap first and of equal ones the later; only ``good`` pairs.

    Returns:
        The index of the found span by the index of the gold span.

    >>> match_spans([(0, 4), (5, 9)], [(5, 8)], lambda a, b: intersection_over_union(a, b) >= 0.5)
    {1: 0}
    """
    pairs = [
        (intersection_over_union(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if good(g, f)
    ]
    matched: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in sorted(pairs, reverse=True):
        if i not in matched and j not in used:
            matched[i] = j
            used.add(j)
    return matched

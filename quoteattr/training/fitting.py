"""Fits the log-linear models: gradient ascent in plain Python, in fixed order, weights rounded to four places."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from quoteattr.records import Speaker
from quoteattr.scorer import render_table, softmax

__all__ = ["Accepts", "Example", "Settings", "render_weights", "train"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How the weights are found; changing one changes the shipped file."""

    rounds: int = 120
    rate: float = 0.15
    decay: float = 0.1
    rare: int = 2
    temperature: float = 0.6
    threshold: float = 0.3


@dataclass(frozen=True, slots=True)
class Example:
    """One statement: the features of each candidate, and which candidates lead to the right speaker."""

    article: str
    candidates: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


Accepts: TypeAlias = Callable[[Speaker], bool]


def train(
    examples: Sequence[Example], settings: Settings, prior: Mapping[str, float] | None = None
) -> dict[str, float]:
    """Weights that make the right candidates likely: gradient ascent with decay, all examples in every round.

    Args:
        examples: what to learn from.
        settings: how.
        prior: weights to begin with and to decay towards; 0 where there is none.
    """
    prior = prior or {}
    counts: dict[str, int] = defaultdict(int)
    for example in examples:
        for feature in {f for features in example.candidates for f in features}:
            counts[feature] += 1
    known = {feature for feature in counts if counts[feature] >= settings.rare} | set(prior)
    weights = {feature: prior.get(feature, 0.0) for feature in sorted(known)}
    squares = dict.fromkeys(weights, 1e-6)
    for _ in range(settings.rounds):
        gradient = dict.fromkeys(weights, 0.0)
        for example in examples:
            _add_gradient(example, weights, gradient)
        for feature, value in gradient.items():
            slope = value / len(examples) - settings.decay * (weights[feature] - prior.get(feature, 0.0)) / 10
            squares[feature] += slope * slope
            weights[feature] += settings.rate * slope / math.sqrt(squares[feature])
    return {feature: round(weight, 4) for feature, weight in weights.items() if abs(weight) >= 0.00005}


def _add_gradient(example: Example, weights: Mapping[str, float], gradient: dict[str, float]) -> None:
    scores = [sum(weights.get(f, 0.0) for f in features) for features in example.candidates]
    chances = softmax(scores)
    mass = sum(c for c, right in zip(chances, example.right, strict=True) if right)
    for features, chance, right in zip(example.candidates, chances, example.right, strict=True):
        step = (chance / mass if right else 0.0) - chance
        for feature in features:
            if feature in gradient:
                gradient[feature] += step


HEAD = (
    "# Attribution scorer of quoteattr: log-linear weights by feature.",
    "# rebuild: python -m quoteattr.training.scorer --gold ../shared/gold/train",
    "statements",
)
"""The head of the weight file: what it is, how to rebuild it, what the examples are."""


def render_weights(
    weights: Mapping[str, float], settings: Settings, examples: int, head: tuple[str, str, str] = HEAD
) -> str:
    """The text of a weight file; ``head`` says what it is, how it is rebuilt, and what the examples are."""
    lines = [
        *head[:2],
        f"# examples: {examples} {head[2]} of annotated articles and of our construction cases; none of their words",
        "# licence: CC0-1.0",
        f"# temperature: {settings.temperature}",
        f"# threshold: {settings.threshold}",
    ]
    return render_table(lines, weights)

"""The attribution scorer: a log-linear model over named features of each proposal.

``P(proposal) ∝ exp(Σ weight(feature))`` over the proposals of one statement. The weights are readable tables,
``models/scorer.tsv`` and, for indirect quotes, ``models/indirect.tsv``; :mod:`quoteattr.training.scorer` rebuilds them.
Without the first the constructions' priors decide.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from quoteattr.errors import ModelError

__all__ = ["OTHER", "RELIABLE", "Scorer", "ground_of", "render_table"]


RELIABLE = "reliable:"
"""Before a ground, in the weight table: how far confidence on this ground can be trusted."""

OTHER = "other"
"""The ground of every speaker whose own is not in the table."""


@dataclass(frozen=True)
class Scorer:
    """Weights by feature name, the temperature that calibrates them, and the threshold below which we say unknown."""

    weights: Mapping[str, float]
    temperature: float = 1.0
    threshold: float = 0.0

    @classmethod
    def default(cls) -> Scorer:
        """The scorer that ships with the package."""
        return cls.shipped("scorer")

    @classmethod
    @cache
    def shipped(cls, name: str) -> Scorer:
        """The weights of ``models/<name>.tsv`` that ship with the package, read once."""
        return cls.load(Path(str(resources.files("quoteattr"))) / "models" / f"{name}.tsv")

    @classmethod
    def load(cls, path: Path) -> Scorer:
        """Read a weight table: ``feature<TAB>weight`` a line, after ``# temperature:`` and ``# threshold:``.

        Raises:
            ModelError: the file cannot be read or a line is no feature and number.
        """
        settings = {"temperature": 1.0, "threshold": 0.0}
        weights: dict[str, float] = {}
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise ModelError(f"{path}: {error}") from error
        for number, line in enumerate(lines, start=1):
            try:
                if line.startswith("#"):
                    name, _, value = line[1:].partition(":")
                    if name.strip() in settings:
                        settings[name.strip()] = float(value)
                elif line and line != "feature\tweight":
                    feature, value = line.split("\t")
                    weights[feature] = float(value)
            except ValueError as error:
                raise ModelError(f"{path}:{number}: not a feature, a tab and a number: {line!r}") from error
        return cls(weights, **settings)

    def reliability(self, ground: str) -> float:
        """How far a confidence on this ground could be trusted in articles that training had not seen.

        >>> Scorer({"reliable:pronoun": 0.9}).reliability(ground_of("pronoun", titled=False))
        0.9
        """
        return self.weights.get(f"{RELIABLE}{ground}", self.weights.get(f"{RELIABLE}{OTHER}", 1.0))

    def score(self, features: Sequence[str]) -> float:
        """The sum of the weights of the features; an unknown feature weighs nothing."""
        weight = self.weights.get
        return sum([weight(feature, 0.0) for feature in features])

    def probabilities(self, proposals: Sequence[Sequence[str]]) -> tuple[float, ...]:
        """One probability for each proposal; they sum to 1.

        >>> Scorer({"subject": math.log(3.0)}).probabilities([["subject"], ["object"]])
        (0.75, 0.25)
        """
        return softmax([self.score(features) / self.temperature for features in proposals])


def render_table(head: Sequence[str], weights: Mapping[str, float]) -> str:
    """The text of a weight table that :meth:`Scorer.load` reads, under comment lines that say what it is."""
    rows = (f"{feature}\t{weight}" for feature, weight in sorted(weights.items()))
    return "\n".join([*head, "feature\tweight", *rows]) + "\n"


def ground_of(how: str, *, titled: bool) -> str:
    """What the confidence in a speaker rests on: how the mention was resolved, and whether the speaker has a title.

    >>> ground_of("full_name", titled=True)
    'full_name,titled'
    """
    return f"{how},titled" if titled else how


def softmax(scores: Sequence[float]) -> tuple[float, ...]:
    """Turn scores into probabilities.

    >>> softmax([0.0, 0.0])
    (0.5, 0.5)
    """
    if not scores:
        return ()
    top = max(scores)
    exponentials = [math.exp(score - top) for score in scores]
    total = sum(exponentials)
    return tuple(round(value / total, 12) for value in exponentials)

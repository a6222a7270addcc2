"""Measuring against articles annotated by hand: :func:`evaluate` with the gold of :func:`load_gold`."""

from quoteattr.evaluation.gold import load_gold
from quoteattr.evaluation.scoring import Evaluation, evaluate

__all__ = ["Evaluation", "evaluate", "load_gold"]

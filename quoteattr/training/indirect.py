"""Trains who says an indirect quote; ``python -m quoteattr.training.scorer`` writes it to ``models/indirect.tsv``.

Few clauses leave a choice, so the weights begin at ones set by hand and stay near them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from quoteattr.attribution import Attribution, Candidate
from quoteattr.evaluation.alignment import Bounds, intersection_over_union, trim
from quoteattr.evaluation.gold import load_gold
from quoteattr.extractor import Extractor
from quoteattr.indirect.finding import choose_speaker
from quoteattr.scorer import Scorer, render_table
from quoteattr.statements import Statement
from quoteattr.training.cases import read_cases
from quoteattr.training.fitting import Accepts, Example, Settings, train

__all__ = ["PRIOR", "SETTINGS", "build_examples", "fit_indirect", "render_indirect"]

OVERLAP = 0.5
"""A clause is the annotated one when they overlap by so much (intersection over union)."""

SETTINGS = Settings(decay=0.5)
"""Decay towards the prior; between 0.1 and 2 five-fold cross-validation finds no difference."""

PRIOR: Mapping[str, float] = {
    "subject_after": 5.0,
    "subject_after|form=bare": -3.0,
    "subject_after|link=chain": -3.0,
    "subject_before": 4.5,
    "subject_before|rank=1": -1.5,
    "subject_before|rank=2": -2.5,
    "subject_before|rank=3": -3.0,
    "subject_before|in_modifier": -2.0,
    "subject_before|topic_follows": -2.0,
    "subject_before|particle=": -2.0,
    "form=bare|particle=": -4.0,
    "subject_before|proper=False": -0.5,
    "possessor|cue=True": 4.5,
    "possessor|cue=False": 1.0,
    "according_to": 3.5,
    "label": 3.0,
    "no_source": 2.5,
    "running_speaker": 2.0,
    "running_speaker|goes_on=True": 1.0,
    "running_speaker|same_paragraph=False": -0.7,
    "running_speaker|new_person=True": -0.7,
    "running_speaker|distance=4": -1.0,
    "lead": -3.0,
}
"""Weights set by hand: whoever stands in the sentence of a clause says it, else the speaker of the sentence before."""


def build_examples(gold: Path, cases: Path, extractor: Extractor) -> list[Example]:
    """Clauses of annotated articles and of our cases that leave a choice between a right and a wrong speaker.

    Args:
        gold: folder of annotated articles.
        cases: folder of cases of indirect quotes.
        extractor: attributes the direct quotes, on which clauses lean.
    """
    examples: list[Example] = []
    for article in load_gold(gold):
        spans = {trim(article.text, q.start, q.end): q.speaker.accepts for q in article.indirect or ()}
        examples += _examples_of(article.id, article.text, spans, extractor)
    for path in sorted(cases.glob("*.txt")):
        for number, case in enumerate(read_cases(path)):
            spans = {}
            for expected in case.expected:
                start = case.text.index(expected.text)
                spans[trim(case.text, start, start + len(expected.text))] = expected.accepts
            examples += _examples_of(f"{path.stem}-{number}", case.text, spans, extractor)
    return examples


def _examples_of(name: str, text: str, spans: Mapping[Bounds, Accepts], extractor: Extractor) -> list[Example]:
    examples: list[Example] = []

    def teach(statement: Statement, candidates: tuple[Candidate, ...]) -> Attribution:
        accepts = _accepts(text, statement, spans)
        right = tuple(accepts is not None and accepts(c.identity.speaker) for c in candidates)
        if not any(right):
            return choose_speaker(statement, candidates, Scorer(PRIOR))
        if not all(right):
            examples.append(Example(name, tuple(c.features for c in candidates), right))
        best = max((c for c, fits in zip(candidates, right, strict=True) if fits), key=lambda c: c.proposal.prior)
        return Attribution(statement, best.identity, best, 1.0, ())

    extractor.attribute_clauses(text, teach)
    return examples


def _accepts(text: str, statement: Statement, spans: Mapping[Bounds, Accepts]) -> Accepts | None:
    quotation = statement.quotes[0].spoken.quotation
    bounds = trim(text, quotation.start, quotation.end)
    nearest = max(spans, key=lambda span: intersection_over_union(span, bounds), default=None)
    if nearest is None or intersection_over_union(nearest, bounds) < OVERLAP:
        return None
    return spans[nearest]


def fit_indirect(gold: Path, cases: Path, extractor: Extractor) -> tuple[dict[str, float], int]:
    """The weights, and the number of clauses they come from."""
    examples = build_examples(gold, cases, extractor)
    return train(examples, SETTINGS, PRIOR), len(examples)


def render_indirect(weights: Mapping[str, float], examples: int) -> str:
    """The text of the weight file."""
    head = [
        "# Scorer of indirect quotes of quoteattr: log-linear weights by feature.",
        "# rebuild: python -m quoteattr.training.scorer --gold ../shared/gold/train",
        f"# examples: {examples} reported clauses of annotated articles and of our own cases; none of their words",
        "# prior: weights set by hand, quoteattr/training/indirect.py",
        "# licence: CC0-1.0",
        "# temperature: 1.0",
    ]
    return render_table(head, weights)

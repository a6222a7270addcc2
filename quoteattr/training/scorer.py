"""Trains the attribution scorer from annotated articles: ``python -m quoteattr.training.scorer --gold DIR``.

Rebuilds ``models/scorer.tsv`` and ``models/indirect.tsv`` bit for bit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from quoteattr.attribution import Attribution, Candidate, find_candidates, with_links
from quoteattr.evaluation.alignment import Bounds, trim
from quoteattr.evaluation.gold import GoldArticle, load_gold
from quoteattr.evaluation.scoring import evaluate_article
from quoteattr.extractor import Extractor
from quoteattr.parsing.parser import Parser
from quoteattr.resolution.antecedents import Identity, unknown
from quoteattr.scorer import Scorer
from quoteattr.statements import Statement
from quoteattr.training.calibration import Point, collect_points, find_reliability
from quoteattr.training.cases import read_cases
from quoteattr.training.fitting import Accepts, Example, Settings, render_weights, train
from quoteattr.training.indirect import fit_indirect, render_indirect

__all__ = ["FOLDS", "build_case_examples", "build_examples", "fit", "hold_out", "train_folds"]


FOLDS = 5
"""Parts of the articles, each measured by a scorer that was trained on the others."""


def build_examples(gold: Path, extractor: Extractor, parser: Parser | None) -> list[Example]:
    """Examples from annotated articles; statements without a right candidate teach nothing and are left out."""
    examples: list[Example] = []
    for article in load_gold(gold):
        spans = {trim(article.text, q.start, q.end): q.speaker.accepts for q in article.quotes}
        examples += _examples_of(article.id, article.text, spans, extractor, parser)
    return examples


def build_case_examples(folder: Path, extractor: Extractor, parser: Parser | None) -> list[Example]:
    """Examples from construction cases, which hold the rare constructions that few articles show."""
    examples: list[Example] = []
    for path in sorted(folder.glob("*.txt")):
        for number, case in enumerate(read_cases(path)):
            spans: dict[Bounds, Accepts] = {}
            position = 0
            for expected in case.expected:
                position = max(case.text.find(expected.text, position), position)
                end = position + len(expected.text)
                spans[trim(case.text, position, end)] = expected.accepts
                position = end
            examples += _examples_of(f"{path.stem}-{number}", case.text, spans, extractor, parser)
    return examples


def _examples_of(
    name: str, text: str, spans: Mapping[Bounds, Accepts], extractor: Extractor, parser: Parser | None
) -> list[Example]:
    view, resolver = extractor.prepare(text)
    attributions: list[Attribution] = []
    said: dict[int, Identity] = {}
    examples = []
    for statement in view.statements:
        candidates = find_candidates(view, statement, resolver, attributions, said)
        accepts = _accepts(text, statement, spans)
        right = tuple(accepts is not None and accepts(c.identity.speaker) for c in candidates)
        chosen = _teach(statement, candidates, right)
        attributions.append(chosen)
        if chosen.identity.speaker.kind != "unknown":
            said[statement.scene.number] = chosen.identity
        if any(right) and not all(right):
            examples.append(Example(name, tuple(c.features for c in candidates), right))
            # Every statement is seen with and without its parse, so the weights serve both.
            parsed = with_links(statement, candidates, parser) if parser else None
            examples.append(Example(name, tuple(c.features for c in parsed or candidates), right))
    return examples


def _accepts(text: str, statement: Statement, spans: Mapping[Bounds, Accepts]) -> Accepts | None:
    for quote in statement.quotes:
        quotation = quote.spoken.quotation
        found = spans.get(trim(text, quotation.start, quotation.end))
        if found is not None:
            return found
    return None


def _teach(statement: Statement, candidates: tuple[Candidate, ...], right: tuple[bool, ...]) -> Attribution:
    """The attribution that a perfect scorer would make, for later statements to lean on."""
    ranked = sorted(range(len(candidates)), key=lambda i: (not right[i], -candidates[i].proposal.prior))
    if not ranked:
        return Attribution(statement, unknown("no_source"), None, 0.5, ())
    best = candidates[ranked[0]]
    return Attribution(statement, best.identity, best, 1.0, ())


def train_folds(
    examples: Sequence[Example], cases: Sequence[Example], ids: Sequence[str], settings: Settings
) -> list[Scorer]:
    """A scorer a fold, trained on the cases and the articles of the other folds; article ``i`` is in ``i % FOLDS``."""
    fold_of = {name: number % FOLDS for number, name in enumerate(ids)}
    scorers = []
    for fold in range(FOLDS):
        others = [example for example in examples if fold_of[example.article] != fold]
        weights = train([*others, *cases], settings)
        scorers.append(Scorer(weights, settings.temperature, settings.threshold))
    return scorers


def hold_out(articles: Sequence[GoldArticle], folds: Sequence[Scorer], extractor: Extractor) -> list[list[Point]]:
    """The points of every article, by the scorer that was trained without it."""
    extractors = [extractor.with_scorer(scorer) for scorer in folds]
    return [
        collect_points([evaluate_article(article, extractors[number % len(folds)].extract(article.text))])
        for number, article in enumerate(articles)
    ]


def fit(
    gold: Path, cases: Path, extractor: Extractor, parser: Parser, settings: Settings
) -> tuple[dict[str, float], int]:
    """Weights and reliabilities, and the number of statements they come from.

    The choice among candidates may be sure and the speaker still wrong, because 그 was taken for somebody else: the
    reliabilities are counted on articles that the scorer of their fold has not seen.
    """
    own, more = build_examples(gold, extractor, parser), build_case_examples(cases, extractor, parser)
    articles = load_gold(gold)
    folds = train_folds(own, more, [article.id for article in articles], settings)
    points = [point for found in hold_out(articles, folds, extractor) for point in found]
    return {**train([*own, *more], settings), **find_reliability(points)}, len(own) + len(more)


def main(
    gold: Annotated[Path, typer.Option(help="Folder of annotated articles.")],
    fixtures: Annotated[Path, typer.Option(help="Folder of our own cases.")] = Path("fixtures"),
    out: Annotated[Path, typer.Option(help="Where to write the weights.")] = Path("quoteattr/models"),
) -> None:
    """Train on all articles of a folder and write the weight tables of direct and indirect quotes."""
    settings = Settings()
    weights, statements = fit(gold, fixtures / "constructions", Extractor(scorer=None), Parser.default(), settings)
    (out / "scorer.tsv").write_text(render_weights(weights, settings, statements), encoding="utf-8")
    typer.echo(f"{statements} statements, written to {out / 'scorer.tsv'}")
    scorer = Scorer(weights, settings.temperature, settings.threshold)
    weights, clauses = fit_indirect(gold, fixtures / "indirect", Extractor(scorer=scorer))
    (out / "indirect.tsv").write_text(render_indirect(weights, clauses), encoding="utf-8")
    typer.echo(f"{clauses} clauses, written to {out / 'indirect.tsv'}")


if __name__ == "__main__":
    typer.run(main)

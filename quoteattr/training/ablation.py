"""What each trained part adds: ``python -m quoteattr.training.ablation --gold DIR``.

Prints the tables of docs/models.md. The rows are ``rules only`` (marks and closers, priors of the constructions),
``+ speech model``, ``+ scorer``, ``+ names`` (the name model) and ``+ parse``. ``dev`` is measured with the shipped
models; the articles of ``train`` by cross-validation, each with models that were trained without its fold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from quoteattr.analysis import Analyzer
from quoteattr.evaluation.alignment import Bounds, trim
from quoteattr.evaluation.gold import GoldArticle, GoldQuote, load_gold
from quoteattr.evaluation.scoring import ArticleResult, evaluate_article
from quoteattr.extractor import Extractor
from quoteattr.lexicon import Lexicon
from quoteattr.parsing.parser import Parser
from quoteattr.reading.speech import default_speech_model
from quoteattr.records import Speaker
from quoteattr.scorer import RELIABLE, Scorer
from quoteattr.training.ablation_tables import (
    PARTS,
    Part,
    Sets,
    calibration_table,
    error_tables,
    figure_table,
    gain_table,
    group_table,
    setting_table,
    type_table,
)
from quoteattr.training.calibration import Point, collect_points, find_reliability, group_in_bins
from quoteattr.training.fitting import Settings
from quoteattr.training.scorer import FOLDS, build_case_examples, build_examples, hold_out, train_folds
from quoteattr.training.speech import SETTINGS as SPEECH_SETTINGS
from quoteattr.training.speech import build_speech_case_examples, build_speech_examples

__all__ = ["Bench", "report"]

TEMPERATURES = (0.6, 0.8, 1.0, 1.2, 1.4, 1.7, 2.0)
THRESHOLDS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6)


def _with_reliability(scorer: Scorer, points: Sequence[Sequence[Point]], fold: int) -> Scorer:
    """A scorer with the reliabilities that the articles of the other folds show."""
    others = [point for number, own in enumerate(points) if number % FOLDS != fold for point in own]
    return replace(scorer, weights={**scorer.weights, **find_reliability(others)})


def _without_reliability(scorer: Scorer) -> Scorer:
    return replace(scorer, weights={f: weight for f, weight in scorer.weights.items() if not f.startswith(RELIABLE)})


def _train_speech_folds(articles: Sequence[GoldArticle], cases: Path) -> list[Scorer]:
    lexicon = Lexicon.default()
    examples = build_speech_examples(articles, lexicon)
    more = build_speech_case_examples(cases, lexicon)
    return train_folds(examples, more, [article.id for article in articles], SPEECH_SETTINGS)


@dataclass(frozen=True)
class Bench:
    """Everything that is built once: the articles, the models of the folds, and Kiwi."""

    dev: Sequence[GoldArticle]
    train: Sequence[GoldArticle]
    shipped: Scorer
    folds: Sequence[Scorer]
    speech: Sequence[Scorer]
    analyzer: Analyzer

    @classmethod
    def build(cls, gold: Path, cases: Path, settings: Settings, analyzer: Analyzer) -> Bench:
        """Read the gold, build the examples of every article and case once, and train the folds."""
        extractor, parser = Extractor(scorer=None, analyzer=analyzer), Parser.default()
        articles = load_gold(gold / "train")
        examples = build_examples(gold / "train", extractor, parser)
        more = build_case_examples(cases, extractor, parser)
        bare = train_folds(examples, more, [a.id for a in articles], settings)
        points = hold_out(articles, bare, Extractor(analyzer=analyzer))
        folds = [_with_reliability(scorer, points, fold) for fold, scorer in enumerate(bare)]
        speech = _train_speech_folds(articles, cases)
        return cls(load_gold(gold / "dev"), articles, Scorer.default(), folds, speech, analyzer)

    def measure_dev(self, part: Part) -> list[ArticleResult]:
        """The articles of dev, with the shipped scorer."""
        extractor = self._extractor(part, self.shipped, default_speech_model())
        return [evaluate_article(article, extractor.extract(article.text)) for article in self.dev]

    def with_temperature(self, value: float) -> Bench:
        """The same with scorers of another temperature."""
        return replace(self, folds=[replace(scorer, temperature=value) for scorer in self.folds])

    def with_threshold(self, value: float) -> Bench:
        """The same with scorers of another threshold."""
        return replace(self, folds=[replace(scorer, threshold=value) for scorer in self.folds])

    def without_reliability(self) -> Bench:
        """The same with scorers that do not know how far a resolution can be trusted."""
        folds = [_without_reliability(scorer) for scorer in self.folds]
        return replace(self, shipped=_without_reliability(self.shipped), folds=folds)

    def cross_validate(self, part: Part) -> list[ArticleResult]:
        """The articles of train, each with the scorer that has not seen it."""
        extractors = self._extractors(part)
        return [
            evaluate_article(article, extractors[number % FOLDS].extract(article.text))
            for number, article in enumerate(self.train)
        ]

    def find_reachable(self, name: str) -> list[tuple[GoldQuote, bool]]:
        """Every quote of a split, and whether any of its candidates leads to the right speaker."""
        if name == "dev":
            extractors = [self._extractor("+ parse", self.shipped, default_speech_model())]
            articles = self.dev
        else:
            extractors, articles = self._extractors("+ parse"), self.train
        return [
            pair
            for number, article in enumerate(articles)
            for pair in _reachable(article, extractors[number % len(extractors)])
        ]

    def _extractors(self, part: Part) -> list[Extractor]:
        models = zip(self.folds, self.speech, strict=True)
        return [self._extractor(part, scorer, speech) for scorer, speech in models]

    def _extractor(self, part: Part, scorer: Scorer, speech: Scorer) -> Extractor:
        return Extractor(
            scorer=None if part in ("rules only", "+ speech model") else scorer,
            speech=None if part == "rules only" else speech,
            parser="default" if part == "+ parse" else None,
            names="default" if part in ("+ names", "+ parse") else None,
            analyzer=self.analyzer,
        )


def _reachable(article: GoldArticle, extractor: Extractor) -> Iterator[tuple[GoldQuote, bool]]:
    speakers: dict[Bounds, list[Speaker]] = {}
    for attribution in extractor.analyze(article.text).attributions:
        candidates = [candidate.identity.speaker for candidate, _ in attribution.candidates]
        for quote in attribution.statement.quotes:
            quotation = quote.spoken.quotation
            speakers[trim(article.text, quotation.start, quotation.end)] = [*candidates, attribution.identity.speaker]
    for gold in article.quotes:
        yield gold, any(map(gold.speaker.accepts, speakers.get(trim(article.text, gold.start, gold.end), ())))


def report(bench: Bench) -> Iterator[str]:
    """Every table with its heading."""
    dev = {part: bench.measure_dev(part) for part in PARTS}
    folds = {part: bench.cross_validate(part) for part in PARTS}
    sets = {"dev": dev, "train": folds}
    yield "### Figures\n\n" + "\n".join(figure_table(measured, name) for name, measured in sets.items())
    yield "### What each part adds\n\n" + gain_table(sets)
    tables = [type_table(measured, bench.find_reachable(name), name) for name, measured in sets.items()]
    yield "### Speaker by type of mention\n\n" + "\n".join(tables)
    yield from _calibration_report(bench, sets)
    for name, values, changed in (
        ("temperature", TEMPERATURES, bench.with_temperature),
        ("threshold", THRESHOLDS, bench.with_threshold),
    ):
        tried = {value: changed(value).cross_validate("+ parse") for value in values}
        yield f"### The {name}, tried on train\n\n" + setting_table(name, tried)
    yield "### Errors of dev\n\n" + "\n".join(error_tables(dev["+ parse"]))


def _calibration_report(bench: Bench, sets: Sets) -> Iterator[str]:
    rows = {
        f"{part}, {name}": [collect_points([result]) for result in measured[part]]
        for part in PARTS
        for name, measured in sets.items()
    }
    bare = bench.without_reliability()
    dev, folds = bare.measure_dev("+ parse"), bare.cross_validate("+ parse")
    rows["without reliability, dev"] = [collect_points([result]) for result in dev]
    rows["without reliability, train"] = [collect_points([result]) for result in folds]
    learnt = collect_points(folds)
    yield "### Calibration\n\n" + calibration_table(rows)
    points = collect_points(sets["train"]["+ parse"])
    bins = {f"{b / 10:.1f} to {(b + 1) / 10:.1f}": own for b, own in group_in_bins(points).items()}
    yield "### Confidence on train\n\n" + group_table("confidence", bins)
    names = [name for name, _ in Counter(point.ground for point in learnt).most_common()]
    grounds = {name: [point for point in learnt if point.ground == name] for name in names}
    yield "### Grounds on train, without reliability\n\n" + group_table("ground", grounds)


def main(
    gold: Annotated[Path, typer.Option(help="Folder that holds dev and train.")],
    cases: Annotated[Path, typer.Option(help="Folder of construction cases.")] = Path("fixtures/constructions"),
) -> None:
    """Print the tables of docs/models.md."""
    for table in report(Bench.build(gold, cases, Settings(), Analyzer())):
        typer.echo(table)


if __name__ == "__main__":
    typer.run(main)

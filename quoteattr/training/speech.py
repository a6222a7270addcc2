"""Trains the speech model from annotated articles: ``python -m quoteattr.training.speech --gold DIR``.

Rebuilds ``models/speech.tsv`` bit for bit, with the mathematics of :mod:`quoteattr.training.scorer`: an example is the
choice between a quotation's features and nothing. Annotated quotes are speech, other quotations of the body are not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from quoteattr.evaluation.alignment import Bounds, trim
from quoteattr.evaluation.gold import GoldArticle, load_gold
from quoteattr.lexicon import Lexicon
from quoteattr.reading.page import read_page
from quoteattr.reading.quotations import find_quotations
from quoteattr.reading.sentences import split_sentences
from quoteattr.reading.speech_features import SpeechFeatures
from quoteattr.training.cases import read_cases
from quoteattr.training.fitting import Example, Settings, render_weights, train

__all__ = ["build_speech_case_examples", "build_speech_examples", "fit_speech"]


def build_speech_examples(articles: Sequence[GoldArticle], lexicon: Lexicon) -> list[Example]:
    """One example for each quotation that annotators did not leave open."""
    examples: list[Example] = []
    features = SpeechFeatures(lexicon)
    for article in articles:
        spoken = {trim(article.text, quote.start, quote.end) for quote in article.quotes}
        ignored = [(span.start, span.end) for span in article.ignore]
        examples += _examples_of(article.id, article.text, spoken, ignored, features)
    return examples


def build_speech_case_examples(folder: Path, lexicon: Lexicon) -> list[Example]:
    """Examples from construction cases, which hold names and terms that look like speech."""
    examples: list[Example] = []
    features = SpeechFeatures(lexicon)
    for path in sorted(folder.glob("*.txt")):
        for number, case in enumerate(read_cases(path)):
            spoken: set[Bounds] = set()
            position = 0
            for expected in case.expected:
                position = max(case.text.find(expected.text, position), position)
                end = position + len(expected.text)
                spoken.add(trim(case.text, position, end))
                position = end
            examples += _examples_of(f"{path.stem}-{number}", case.text, spoken, (), features)
    return examples


def _examples_of(
    name: str, text: str, spoken: Collection[Bounds], ignored: Sequence[Bounds], features: SpeechFeatures
) -> Iterator[Example]:
    page = read_page(text)
    for sentence in split_sentences(page, find_quotations(page)):
        for number, quotation in enumerate(sentence.quotations):
            words = text[quotation.start : quotation.end]
            is_open = any(quotation.start < end and start < quotation.end for start, end in ignored)
            if sentence.zone != "body" or is_open or not any(c.isalnum() for c in words):
                continue
            right = trim(text, quotation.start, quotation.end) in spoken
            described = features.describe(features.view(text, sentence, number))
            yield Example(name, (described, ()), (right, not right))


def fit_speech(gold: Path, cases: Path, lexicon: Lexicon, settings: Settings) -> tuple[dict[str, float], int]:
    """The weights, and the number of quotations they come from."""
    examples = build_speech_examples(load_gold(gold), lexicon) + build_speech_case_examples(cases, lexicon)
    return train(examples, settings), len(examples)


SETTINGS = Settings(rounds=200, decay=0.003, temperature=1.0, threshold=0.5)
"""As sure as the plain cases allow; a quotation is speech where that is likelier than not."""

HEAD = (
    "# Speech model of quoteattr: is a quotation speech? Log-linear weights by feature, against nothing.",
    "# rebuild: python -m quoteattr.training.speech --gold ../shared/gold/train",
    "quotations",
)
"""The head of the weight file: what it is, how to rebuild it, what the examples are."""


def main(
    gold: Annotated[Path, typer.Option(help="Folder of annotated articles.")],
    cases: Annotated[Path, typer.Option(help="Folder of construction cases.")] = Path("fixtures/constructions"),
    out: Annotated[Path, typer.Option(help="Where to write the weights.")] = Path("quoteattr/models/speech.tsv"),
) -> None:
    """Train on all articles of a folder and write the weight table."""
    weights, quotations = fit_speech(gold, cases, Lexicon.default(), SETTINGS)
    out.write_text(render_weights(weights, SETTINGS, quotations, HEAD), encoding="utf-8")
    typer.echo(f"{quotations} quotations, written to {out}")


if __name__ == "__main__":
    typer.run(main)

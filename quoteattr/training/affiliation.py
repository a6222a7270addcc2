"""Trains to which organization of an article somebody belongs: ``python -m quoteattr.training.affiliation --gold DIR``.

Articles leave few such choices, so the weights begin at ones set by hand and stay near them. Rebuilds
``models/affiliation.tsv`` bit for bit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from quoteattr.affiliation.affiliations import Choice
from quoteattr.attribution import attribute
from quoteattr.evaluation.gold import load_gold, normal_form
from quoteattr.extractor import Extractor
from quoteattr.scorer import Scorer, render_table
from quoteattr.training.cases import read_cases
from quoteattr.training.fitting import Example, Settings, train

__all__ = ["PRIOR", "SETTINGS", "build_case_examples", "build_examples", "fit", "main", "render_weights"]

SETTINGS = Settings(decay=0.5, temperature=1.0, threshold=0.3)
"""Decay towards the prior; between 0.1 and 2 five-fold cross-validation finds no difference."""

PRIOR: Mapping[str, float] = {
    "fit=office": 3.0,
    "fit=class": 1.5,
    "fit=country": 0.3,
    "fit=unknown": 1.5,
    "rule|fit=office": 0.7,
    "rule|fit=class": 0.8,
    "rule|fit=unknown": 3.0,
    "before=0": 1.0,
    "before=1": 1.0,
    "before=2": 0.7,
    "before=3": 0.4,
    "after": -0.7,
    "first=lead": 0.7,
    "in_headline": 0.5,
    "count=3": 0.3,
    "count=5": 0.5,
    "count=10": 0.7,
    "nearest=topic": 0.7,
    "nearest=subject": 0.5,
    "nearest=owner": 0.4,
    "nearest=person": 0.5,
    "headed": 3.0,
    "nearest=opponent": -1.5,
    "nearest=with": -0.4,
    "ever=opponent": -0.4,
    "ever=topic": 0.5,
    "ever=subject": 0.2,
    "never_acts": -1.0,
    "introduces=rival": -4.5,
    "introduces=same": 0.2,
    "introduces=other": 0.2,
    "introduces=self": 6.0,
    "beside=1": 0.4,
    "beside=2": 0.8,
    "only|fit=office": 1.5,
    "only|fit=class": 1.0,
    "only|fit=country": 1.5,
    "only|fit=unknown": 0.5,
    "nearest|fit=office": 1.2,
    "nearest|fit=class": 0.6,
    "nearest|title=원내대표": 2.0,
    "nearest|title=politics": 1.5,
    "of_another": -1.0,
    "shape": -1.0,
    "nearest|fit=country": 0.4,
    "most_named|fit=office": 0.4,
    "most_named|fit=class": 0.4,
    "far_most_named|fit=office": 0.8,
    "far_most_named|fit=class": 0.8,
    "far_most_named|fit=country": 1.0,
    "first|fit=office": 0.2,
    "first|fit=class": 0.3,
    "kind=securities|title=academia": 2.0,
    "none": 4.0,
    "none|no_rule": 0.7,
    "none|best=office": -0.8,
    "none|team": -3.0,
    "none|title=academia": 2.2,
    "none|title=religion": 2.0,
    "none|title=law": 2.0,
    "none|title=media": 2.0,
    "none|title=society": 0.7,
}
"""Weights set by hand: the organization of the right kind that the rules propose, or that acts nearest before."""

Organizations = tuple[str, ...]


def build_examples(gold: Path, extractor: Extractor) -> list[Example]:
    """The people of annotated articles whose own phrase names no organization."""
    examples: list[Example] = []
    for article in load_gold(gold):
        speakers = [q.speaker for q in article.quotes if q.speaker.kind == "person" and q.speaker.name]
        accepted = {s.name or "": s.organization for s in reversed(speakers)}
        examples += _examples_of(article.id, article.text, accepted, extractor)
    return examples


def build_case_examples(folder: Path, extractor: Extractor) -> list[Example]:
    """The same of construction cases."""
    examples: list[Example] = []
    for path in sorted(folder.glob("*.txt")):
        for number, case in enumerate(read_cases(path)):
            accepted = {e.names[0]: tuple("" if o == "-" else o for o in e.organizations) for e in case.expected}
            examples += _examples_of(f"{path.stem}-{number}", case.text, accepted, extractor)
    return examples


def _examples_of(
    name: str, text: str, accepted: Mapping[str, Organizations], extractor: Extractor
) -> Iterator[Example]:
    """One example for every person and title; the attribution has asked for them."""
    view, resolver = extractor.prepare(text)
    attribute(view, resolver, None, None)
    asked: set[tuple[str, str]] = set()
    for choice in resolver.affiliations.choices:
        person = (choice.asked.mention.name or "", choice.asked.title)
        if person[0] in accepted and person not in asked:
            asked.add(person)
            yield Example(name, choice.features, _right(choice, accepted[person[0]]))


def _right(choice: Choice, organizations: Iterable[str]) -> tuple[bool, ...]:
    """Which candidates are accepted; last whether none is, which is right too where none of them is."""
    wanted = {normal_form(o) for o in organizations}
    right = tuple(any(normal_form(form) in wanted for form in forms) for forms in choice.forms)
    return (*right, not wanted or "" in wanted or not any(right))


def fit(gold: Path, cases: Path, extractor: Extractor) -> tuple[dict[str, float], int]:
    """The weights, and the number of people they come from.

    Args:
        gold: folder of annotated articles.
        cases: folder of construction cases.
        extractor: reads them, with any affiliation model: only what it is asked is used.
    """
    examples = [*build_examples(gold, extractor), *build_case_examples(cases, extractor)]
    return train(examples, SETTINGS, PRIOR), len(examples)


def render_weights(weights: Mapping[str, float], examples: int) -> str:
    """The text of the weight file."""
    head: Sequence[str] = [
        "# Affiliation model of quoteattr: log-linear weights by feature.",
        "# rebuild: python -m quoteattr.training.affiliation --gold ../shared/gold/train",
        f"# examples: {examples} people of annotated articles and of our own cases; none of their words",
        "# prior: weights set by hand, quoteattr/training/affiliation.py",
        "# licence: CC0-1.0",
        f"# temperature: {SETTINGS.temperature}",
        f"# threshold: {SETTINGS.threshold}",
    ]
    return render_table(head, weights)


def main(
    gold: Annotated[Path, typer.Option(help="Folder of annotated articles.")],
    fixtures: Annotated[Path, typer.Option(help="Folder of our own cases.")] = Path("fixtures"),
    out: Annotated[Path, typer.Option(help="Where to write the weights.")] = Path("quoteattr/models"),
) -> None:
    """Train on all articles of a folder and write the weight table."""
    weights, people = fit(gold, fixtures / "constructions", Extractor(affiliation=Scorer(PRIOR)))
    (out / "affiliation.tsv").write_text(render_weights(weights, people), encoding="utf-8")
    typer.echo(f"{people} people, written to {out / 'affiliation.tsv'}")


if __name__ == "__main__":
    typer.run(main)

"""Trains the model of what words name: ``python -m quoteattr.training.names --ner ../shared/ner``.

From sentences with annotated named entities (KLUE-NER, CC BY-SA 4.0) and the word lists. Rebuilds ``models/names.tsv``
bit for bit: plain Python, fixed order, weights rounded to two places.
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated
from zlib import crc32

import typer

from quoteattr.analysis import Analyzer, Eojeol
from quoteattr.errors import DataError
from quoteattr.gazetteer import Gazetteer
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.boundaries import Boundaries
from quoteattr.mentions.names import NameJudge
from quoteattr.mentions.naming import KINDS, NameModel
from quoteattr.mentions.words import Word
from quoteattr.reading.page import read_page
from quoteattr.reading.quotations import find_quotations
from quoteattr.reading.sentences import split_sentences
from quoteattr.scorer import render_table, softmax
from quoteattr.training.made_phrases import Part, make_phrases

__all__ = [
    "Example",
    "Settings",
    "Tagged",
    "build_examples",
    "fit",
    "read_entities",
    "render_weights",
    "tag_phrases",
    "train",
]

_TAGS = {"PS": "person", "OG": "organization"}


@dataclass(frozen=True, slots=True)
class Settings:
    """How the weights are found; changing one changes the shipped file."""

    rounds: int = 6
    rate: float = 0.1
    rare: int = 5
    small: float = 0.08
    made: int = 2000
    seed: int = 7


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence with the tag of each character: ``PS``, ``OG``, another, or empty."""

    source: str
    text: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A word in its phrase, by its features, and what it names."""

    features: tuple[str, ...]
    kind: str


def read_entities(path: Path) -> Iterator[Tagged]:
    """The sentences of a file of characters with BIO tags, one character a line.

    Raises:
        DataError: a line is no character, tab and tag.
    """
    source, characters, tags = "", [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.startswith("## klue"):
            source = line[3:].split("\t")[0]
        elif line.startswith("##") and "\t" not in line[:3]:
            continue
        elif line:
            character, tab, tag = line.partition("\t")
            if not tab or len(character) != 1:
                raise DataError(path, number, f"not a character, a tab and a tag: {line!r}")
            characters.append(character)
            tags.append(tag.partition("-")[2])
        elif characters:
            yield Tagged(source, "".join(characters), tuple(tags))
            characters, tags = [], []


def tag_phrases(phrases: Iterable[Sequence[Part]]) -> Iterator[Tagged]:
    """Made phrases as sentences: 나주시 편소율 소장은 말했다."""
    for phrase in phrases:
        text = " ".join(words for words, _ in phrase)
        tags = [tag for words, tag in phrase for _ in (*words, " ")][:-1]
        particle = "은" if (ord(text[-1]) - ord("가")) % 28 else "는"
        yield Tagged("made", f"{text}{particle} 말했다.", (*tags, *[""] * (len(particle) + 5)))


def build_examples(sentences: Iterable[Tagged], lexicon: Lexicon, analyzer: Analyzer) -> list[Example]:
    """Every nominal word of the sentences, seen as it is in the phrase that it ends or is part of."""
    boundaries = Boundaries(lexicon, NameJudge(lexicon))
    model = NameModel.untrained(lexicon)
    examples = []
    for tagged in sentences:
        page = read_page(tagged.text)
        for sentence in split_sentences(page, find_quotations(page)):
            eojeols = analyzer.analyze(tagged.text, sentence, frozenset()).eojeols
            words = [_word_at(eojeols, i, boundaries) for i in range(len(eojeols))]
            for index, word in enumerate(words):
                kind = _kind_of(word, tagged)
                if kind is not None and any(m.tag[0] == "N" or m.tag == "SL" for m in word.core):
                    phrase, place = _phrase_of(words, eojeols, index, boundaries)
                    examples.append(Example(tuple(model.find_features(phrase, place)), kind))
    return examples


def _half_known(lexicon: Lexicon) -> Lexicon:
    """The lexicon without half of the foreign names: made phrases hold listed names only, news does not."""
    kept = {name: entry for name, entry in lexicon.foreign_names.items() if crc32(name.encode()) % 2}
    return replace(lexicon, foreign_names=kept)


def _word_at(eojeols: Sequence[Eojeol], index: int, boundaries: Boundaries) -> Word:
    eojeol = eojeols[index]
    end, _ = boundaries.split_particle(eojeol, eojeols[index - 1] if index else None)
    return Word.of(eojeol, end)


def _phrase_of(
    words: Sequence[Word], eojeols: Sequence[Eojeol], index: int, boundaries: Boundaries
) -> tuple[list[Word], int]:
    """The word with its neighbours, as far as they belong to one phrase, and its place among them."""
    first = index - 1 if index and boundaries.joins(eojeols[index - 1], eojeols[index]) else index
    joins = index + 1 < len(eojeols) and boundaries.joins(eojeols[index], eojeols[index + 1])
    return list(words[first : index + 2 if joins else index + 1]), index - first


def _kind_of(word: Word, tagged: Tagged) -> str | None:
    """What the annotation says of a word; ``None`` where the name is a smaller part of it (박씨)."""
    start = word.start + word.text.find(word.bare) if word.bare else word.start
    tags = tagged.tags[start : start + len(word.bare)]
    if not tags:
        return None
    kind = _TAGS.get(max(sorted(set(tags)), key=tags.count), "other")
    return None if kind == "other" and "PS" in tags else kind


def train(examples: Sequence[Example], settings: Settings) -> dict[str, float]:
    """Weights by ``kind|feature``: stochastic gradient ascent, its steps shrinking with what a weight has moved."""
    counts = Counter(f for example in examples for f in example.features)
    known = {feature for feature, count in counts.items() if count >= settings.rare}
    kept = [(tuple(f for f in e.features if f in known), KINDS.index(e.kind)) for e in examples]
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(KINDS))
    squares: dict[str, list[float]] = defaultdict(lambda: [1e-6] * len(KINDS))
    order = random.Random(settings.seed)
    for _ in range(settings.rounds):
        order.shuffle(kept)
        for features, right in kept:
            _step(features, right, weights, squares, settings.rate)
    return {
        f"{kind}|{feature}": round(values[i] - values[-1], 2)
        for feature, values in sorted(weights.items())
        for i, kind in enumerate(KINDS[:-1])
        if abs(values[i] - values[-1]) >= settings.small
    }


def _step(
    features: tuple[str, ...],
    right: int,
    weights: dict[str, list[float]],
    squares: dict[str, list[float]],
    rate: float,
) -> None:
    rows = [weights[f] for f in features]
    chances = softmax([sum(row[i] for row in rows) for i in range(len(KINDS))])
    for i, chance in enumerate(chances):
        slope = (i == right) - chance
        if abs(slope) < 0.001:
            continue
        for feature, row in zip(features, rows, strict=True):
            square = squares[feature]
            square[i] += slope * slope
            row[i] += rate * slope / math.sqrt(square[i])


def render_weights(weights: dict[str, float], examples: int) -> str:
    """The text of the weight file."""
    head = [
        "# What a word names (person, organization, other): log-linear weights by kind and feature.",
        "# rebuild: python -m quoteattr.training.names --ner ../shared/ner",
        f"# examples: {examples} words of KLUE-NER v1.1 (KLUE-benchmark/KLUE, development part) and of made phrases",
        "# licence: CC-BY-SA-4.0",
    ]
    return render_table(head, weights)


def fit(ner: Path, lexicon: Lexicon, gazetteer: Gazetteer, settings: Settings) -> str:
    """The text of the weight file, trained on the annotated sentences in a folder and on made phrases."""
    sentences = [tagged for path in sorted(ner.glob("klue-ner-*.tsv")) for tagged in read_entities(path)]
    made = tag_phrases(make_phrases(lexicon, gazetteer, settings.made, settings.seed))
    analyzer = Analyzer()
    examples = build_examples(sentences, lexicon, analyzer) + build_examples(made, _half_known(lexicon), analyzer)
    return render_weights(train(examples, settings), len(examples))


def main(
    ner: Annotated[Path, typer.Option(help="Folder with the annotated sentences, klue-ner-*.tsv.")],
    output: Annotated[Path, typer.Option(help="The file to write.")] = Path("quoteattr/models/names.tsv"),
) -> None:
    """Train and write the model."""
    text = fit(ner, Lexicon.default(), Gazetteer.default(), Settings())
    output.write_text(text, encoding="utf-8")
    typer.echo(f"{len(text.splitlines())} lines, written to {output}")


if __name__ == "__main__":
    typer.run(main)

"""Train the Korean dependency parser: ``python -m quoteattr.training.parser --treebanks <folder>``.

UDPipe's own trainer, on the KAIST and Google Korean treebanks as `treebanks` prepares them, with the words
and tags of `parser_words`. The same treebanks, Kiwi and UDPipe give the same model: UDPipe's seed is fixed.
"""

import argparse
import hashlib
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from kiwipiepy import Kiwi
from ufal.udpipe import InputFormat, Model, ProcessingError, Sentence, Trainer

from quoteattr.errors import QuoteattrError
from quoteattr.parsing.parser_words import tag_words
from quoteattr.training.parser_scores import score_parser
from quoteattr.training.treebanks import Tree, add_quotes, load_trees, vary_marks

MODEL_NAME = "ko-news.udpipe"
MODELS = Path(__file__).parent.parent / "models"
GSD_STYLE = ":gsd"
"""Ends the xpos of every word of the Google treebank, whose relations are not KAIST's: the model keeps both
apart, and parses in the style of the Google treebank when the tags it is given end so."""

_TESTS = (
    ("KAIST test", "ko-kaist-ud-test.conllu", ""),
    ("GSD test, GSD style", "ko-gsd-ud-test.conllu", GSD_STYLE),
    ("GSD test", "ko-gsd-ud-test.conllu", ""),
    ("PUD", "ko-pud-ud-test.conllu", ""),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that decides what the trained model is, beside the treebanks."""

    kaist_sentences: int = 24_363
    gsd_sentences: int = 4_400
    quote_sentences: int = 4_500
    seed: int = 7
    tagger_sentences: int = 9_000
    tagger: str = (
        "models=1;iterations=8;use_lemma=0;provide_lemma=0;guesser_suffix_rules=6;"
        "guesser_enrich_dictionary=0;prune_features=1"
    )
    parser: str = (
        "iterations=9;structured_interval=0;use_gold_tags=1;transition_system=link2;"
        "embedding_form=32;embedding_lemma=0;embedding_upostag=0;embedding_xpostag=20;embedding_feats=16;"
        "embedding_deprel=12;hidden_layer=128;learning_rate=0.02;learning_rate_final=0.001;l2=0.5"
    )


SETTINGS = Settings()


def write_conllu(trees: Iterable[Tree], kiwi: Kiwi, *, style: str = "") -> str:
    """Write trees as CoNLL-U with the tags of `parser_words`; ``style`` ends every xpos."""
    kept = list(trees)
    texts = [" ".join(node.form for node in tree) for tree in kept]
    lines = []
    for tree, morphemes in zip(kept, kiwi.tokenize(texts), strict=True):
        words = tag_words([node.form for node in tree], morphemes)
        for number, (node, word) in enumerate(zip(tree, words, strict=True), 1):
            columns = (
                str(number), node.form, word.lemma, word.upos, word.xpos + style, word.feats or "_",
                str(node.head), node.deprel, "_", "_",
            )  # fmt: skip
            lines.append("\t".join(columns))
        lines.append("")
    return "\n".join([*lines, ""])


def training_text(treebanks: Path, kiwi: Kiwi, settings: Settings) -> tuple[str, str]:
    """The training data of the tagger and of the parser, as CoNLL-U."""
    kaist = load_trees(treebanks / "ko-kaist-ud-train.conllu")
    gsd = load_trees(treebanks / "ko-gsd-ud-train.conllu")[: settings.gsd_sentences]
    quotes = add_quotes(kaist, settings.quote_sentences, seed=settings.seed)
    kaist = kaist[: settings.kaist_sentences]
    gsd = list(vary_marks(gsd))
    with_quotes = write_conllu([*vary_marks(kaist), *quotes], kiwi)
    # The tagger learns from fewer sentences: its dictionary of all their words is most of a model's size.
    part = settings.tagger_sentences // 3
    tagger = write_conllu([*vary_marks(kaist[:part]), *gsd[:part], *quotes[:part]], kiwi)
    return tagger, with_quotes + write_conllu(gsd, kiwi, style=GSD_STYLE)


def read_conllu(text: str) -> list[Sentence]:
    """Read CoNLL-U into UDPipe's sentences.

    Raises:
        QuoteattrError: it is not CoNLL-U.
    """
    reader = InputFormat.newConlluInputFormat()
    reader.setText(text)
    error = ProcessingError()
    sentences = []
    sentence = Sentence()
    while reader.nextSentence(sentence, error):
        sentences.append(sentence)
        sentence = Sentence()
    if error.occurred():
        raise QuoteattrError(f"not CoNLL-U: {error.message}")
    return sentences


def train_model(tagger_text: str, parser_text: str, settings: Settings) -> bytes:
    """Train tagger and parser; progress goes to standard error.

    Raises:
        QuoteattrError: UDPipe refuses the data or the settings.
    """
    tagger = _train(read_conllu(tagger_text), settings.tagger, "none")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tagger.udpipe"
        path.write_bytes(tagger)
        return _train(read_conllu(parser_text), f"from_model=file:{path}", settings.parser)


def _train(sentences: Sequence[Sentence], tagger: str, parser: str) -> bytes:
    error = ProcessingError()
    # No tokenizer: sentences and words are ours.
    model = Trainer.train("morphodita_parsito", list(sentences), [], "none", tagger, parser, error)
    if error.occurred():
        raise QuoteattrError(f"UDPipe does not train: {error.message}")
    return model if isinstance(model, bytes) else model.encode("latin-1")


def measure_model(path: Path, treebanks: Path, kiwi: Kiwi) -> list[str]:
    """Measure a model on the three test sets, as the rows of a Markdown table."""
    model = Model.load(str(path))
    if model is None:
        raise QuoteattrError(f"{path} is not a UDPipe model")
    rows = []
    for name, file, style in _TESTS:
        for words, own in (("treebank", False), ("our own", True)):
            for tags, tagger in (("Kiwi", kiwi), ("its own", None)):
                if style and tagger is None:
                    continue  # the built-in tagger knows one style
                score = score_parser(model, treebanks / file, tagger, own_words=own, style=style)
                rows.append(f"| {name} | {words} | {tags} | {score.uas:.1f} | {score.las:.1f} | {score.speed:,.0f} |")
    return rows


def write_card(path: Path, rows: Sequence[str], settings: Settings) -> None:
    """Write what a model is, what it is made of and how well it does beside it (``<model>.md``)."""
    template = (Path(__file__).parent / "parser_card.md").read_text(encoding="utf-8")
    model = path.read_bytes()
    card = template.format(
        name=path.name,
        size=f"{len(model) / 1e6:.1f}",
        digest=hashlib.sha256(model).hexdigest(),
        figures="\n".join(rows),
        settings="\n".join(f"- `{key}` = `{value}`" for key, value in asdict(settings).items()),
        kiwi=version("kiwipiepy"),
        udpipe=version("ufal.udpipe"),
    )
    path.with_name(path.name + ".md").write_text(card, encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, measure, and write the model with its card."""
    options = argparse.ArgumentParser(prog="python -m quoteattr.training.parser", description=__doc__)
    options.add_argument("--treebanks", type=Path, required=True, help="folder with the ko-*-ud-*.conllu files")
    options.add_argument("--models", type=Path, default=MODELS, help="where the model is written")
    options.add_argument("--measure", action="store_true", help="only measure the model that is there")
    chosen = options.parse_args(arguments)
    path = chosen.models / MODEL_NAME
    kiwi = Kiwi(num_workers=1)
    if not chosen.measure:
        tagger_text, parser_text = training_text(chosen.treebanks, kiwi, SETTINGS)
        chosen.models.mkdir(parents=True, exist_ok=True)
        path.write_bytes(train_model(tagger_text, parser_text, SETTINGS))
    write_card(path, measure_model(path, chosen.treebanks, kiwi), SETTINGS)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How well a parser finds heads and relations, with the words of a treebank and with our own.

With the treebank's words UAS is the share of words with the right head, LAS of those whose relation is right
too. With our own words a word counts when both have it with the same characters, and the figures are the
F1 of our words and the treebank's, as in the shared tasks of CoNLL 2017 and 2018. Subtypes are not compared:
acl:relcl is acl. Punctuation counts.
"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from kiwipiepy import Kiwi
from ufal.udpipe import Model, Sentence

from quoteattr.parsing.parser_words import find_words, tag_words
from quoteattr.training.treebanks import Node, Tree, load_trees


@dataclass(frozen=True, slots=True)
class Score:
    """Unlabelled and labelled attachment in per cent, and characters parsed (and tagged) a second."""

    uas: float
    las: float
    speed: float


def load_texts(path: Path) -> list[str]:
    """The sentences of a CoNLL-U file as text: its ``# text`` lines, or its words joined with spaces."""
    lines = path.read_text(encoding="utf-8").splitlines()
    texts = [line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")]
    return texts or [" ".join(node.form for node in tree) for tree in load_trees(path)]


def parse_words(model: Model, words: Sequence[str], kiwi: Kiwi | None, *, style: str = "") -> Tree:
    """Parse one sentence; its tags come from Kiwi, or without Kiwi from the model's own tagger."""
    sentence = Sentence()
    for word in words:
        sentence.addWord(word)
    if kiwi is None:
        model.tag(sentence, Model.DEFAULT)
    else:
        for number, tags in enumerate(tag_words(words, kiwi.tokenize(" ".join(words))), 1):
            word = sentence.words[number]
            word.upostag, word.xpostag, word.feats, word.lemma = tags
            word.xpostag = tags.xpos + style
    model.parse(sentence, Model.DEFAULT)
    parsed = list(sentence.words)[1:]
    return tuple(Node(word.form, word.head, word.deprel) for word in parsed)


def score_parser(model: Model, path: Path, kiwi: Kiwi | None, *, own_words: bool = False, style: str = "") -> Score:
    """Parse a treebank and compare. ``own_words`` splits its text with `find_words`."""
    golds = load_trees(path)
    if own_words:
        inputs = [[text[a:b] for a, b in find_words(text)] for text in load_texts(path)]
    else:
        inputs = [[node.form for node in tree] for tree in golds]
    began = time.process_time()
    parsed = [parse_words(model, words, kiwi, style=style) for words in inputs]
    seconds = time.process_time() - began
    pairs = list(zip(golds, parsed, strict=True))
    heads = sum(_count_same(gold, tree, labelled=False) for gold, tree in pairs)
    arcs = sum(_count_same(gold, tree, labelled=True) for gold, tree in pairs)
    words = (sum(map(len, golds)) + sum(map(len, parsed))) / 2
    size = sum(len(word) + 1 for words in inputs for word in words)
    return Score(100 * heads / words, 100 * arcs / words, size / seconds if seconds else 0.0)


def _count_same(gold: Tree, parsed: Tree, *, labelled: bool) -> int:
    return len(_arcs(gold, labelled=labelled) & _arcs(parsed, labelled=labelled))


def _arcs(tree: Tree, *, labelled: bool) -> set[tuple[tuple[int, int], tuple[int, int], str]]:
    """Every arc as the spans of word and head, counted in characters without spaces."""
    spans = _spans(node.form for node in tree)
    return {
        (
            span,
            spans[node.head - 1] if node.head else (0, 0),
            node.deprel.partition(":")[0] if labelled else "",
        )
        for span, node in zip(spans, tree, strict=True)
    }


def _spans(forms: Iterable[str]) -> list[tuple[int, int]]:
    lengths = [len("".join(form.split())) for form in forms]
    ends = list(accumulate(lengths))
    return [(end - length, end) for end, length in zip(ends, lengths, strict=True)]

"""Does the parser find who speaks? ``python -m quoteattr.training.parser_subjects --gold <folder>``.

Over annotated articles: sentences in which a quote, its cue and its mention stand together. Counted is how
often the mention hangs on the cue (김 시장은 → 말했다), how often on it or on a word that the cue hangs on
(뜻을 → 밝혔다), and how often on that or on a clause below it (시장은 → 늘리겠다고 → 말했다), with the words of
direct quotes kept or left out.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiwipiepy import Kiwi
from ufal.udpipe import Model

from quoteattr.errors import QuoteattrError
from quoteattr.evaluation.gold import GoldArticle, load_gold
from quoteattr.parsing.parser_words import find_words
from quoteattr.reading.page import read_page
from quoteattr.reading.quotations import find_quotations
from quoteattr.reading.sentences import Sentence, split_sentences
from quoteattr.training.parser_scores import parse_words
from quoteattr.training.treebanks import Tree

Span = tuple[int, int]
_NEVER_HEADS = frozenset({"aux", "flat", "fixed", "cop", "case"})
_LINKS = _NEVER_HEADS | {
    "conj",
    "obj",
    "obl",
    "ccomp",
    "advcl",
    "acl",
    "xcomp",
    "nmod",
    "compound",
    "dep",
    "nsubj",
}
_CLAUSES = frozenset({"conj", "ccomp", "aux", "advcl", "xcomp", "fixed", "flat"})


@dataclass
class Count:
    """Of ``all`` cases, in how many the mention hangs on the cue, on its chain, or on a clause below that.

    The chain is the cue and what it hangs on, 뜻을 → 밝혔다; a clause below is 늘리겠다고 → 말했다.
    """

    all: int = 0
    on_cue: int = 0
    on_chain: int = 0
    below: int = 0
    relations: Counter[str] = field(default_factory=Counter)


def find_cases(article: GoldArticle, *, indirect: bool = False) -> Iterator[tuple[Sentence, Span, Span]]:
    """Sentences with the spans of a cue and a mention that belong together, each pair once."""
    text = article.text
    read = read_page(text)
    seen = set()
    for sentence in split_sentences(read, find_quotations(read)):
        for quote in (article.indirect or ()) if indirect else article.quotes:
            if not (sentence.start <= quote.start and quote.end <= sentence.end and quote.cue and quote.mention):
                continue
            cue = text.find(quote.cue, quote.end, sentence.end)
            mention = text.find(quote.mention, sentence.start, quote.start)
            if mention < 0:
                mention = text.find(quote.mention, quote.end, sentence.end)
            if cue >= 0 and mention >= 0 and (cue, mention) not in seen:
                seen.add((cue, mention))
                yield sentence, (cue, cue + len(quote.cue)), (mention, mention + len(quote.mention))


def sentence_words(text: str, sentence: Sentence, *, insides: bool) -> list[Span]:
    """The words of a sentence; without ``insides`` not those between strong quotation marks."""
    quotations = [] if insides else [quotation for quotation in sentence.quotations if quotation.strong]
    return [
        (start + sentence.start, end + sentence.start)
        for start, end in find_words(text[sentence.start : sentence.end])
        if not any(q.start <= start + sentence.start < q.end for q in quotations)
    ]


def count_subjects(
    model: Model, articles: Sequence[GoldArticle], kiwi: Kiwi | None, *, insides: bool, indirect: bool = False
) -> Count:
    """Parse every case and count."""
    count = Count()
    for article in articles:
        for sentence, cue, mention in find_cases(article, indirect=indirect):
            words = sentence_words(article.text, sentence, insides=insides)
            cue_words = [i for i, (start, end) in enumerate(words, 1) if start < cue[1] and cue[0] < end]
            mention_words = {i for i, (start, end) in enumerate(words, 1) if start < mention[1] and mention[0] < end}
            if cue_words and mention_words:
                tree = parse_words(model, [article.text[a:b] for a, b in words], kiwi)
                _count_case(count, tree, cue_words[0], mention_words)
    return count


def _count_case(count: Count, tree: Tree, cue: int, mention: set[int]) -> None:
    count.all += 1
    tops = [tree[word - 1] for word in mention if tree[word - 1].head not in mention]
    near, far = (_climb(tree, cue, relations) for relations in (_NEVER_HEADS, _LINKS))
    subjects = [node for node in tops if node.head in near]
    count.on_cue += bool(subjects)
    count.on_chain += any(node.head in far for node in tops)
    count.below += any(node.head and far & _climb(tree, node.head, _CLAUSES) for node in tops)
    count.relations.update(node.deprel for node in subjects[:1])


def _climb(tree: Tree, word: int, relations: frozenset[str]) -> set[int]:
    """A word and those above it, as far as the relations allow."""
    seen = {word}
    while tree[word - 1].deprel.partition(":")[0] in relations and tree[word - 1].head not in seen | {0}:
        word = tree[word - 1].head
        seen.add(word)
    return seen


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the counts as the rows of a table."""
    from quoteattr.training.parser import MODEL_NAME, MODELS

    options = argparse.ArgumentParser(prog="python -m quoteattr.training.parser_subjects", description=__doc__)
    options.add_argument("--gold", type=Path, required=True, help="folder of annotated articles")
    options.add_argument("--model", type=Path, default=MODELS / MODEL_NAME)
    chosen = options.parse_args(arguments)
    model, articles, kiwi = Model.load(str(chosen.model)), load_gold(chosen.gold), Kiwi(num_workers=1)
    if model is None:
        raise QuoteattrError(f"{chosen.model} is not a UDPipe model")
    for indirect in (False, True):
        for tags, tagger in (("Kiwi", kiwi), ("its own", None)):
            for insides in (True, False):
                count = count_subjects(model, articles, tagger, insides=insides, indirect=indirect)
                kind, kept = "indirect" if indirect else "direct", "kept" if insides else "left out"
                found = (count.on_cue, count.on_chain, count.below)
                shares = " | ".join(f"{100 * number / count.all:.1f}" for number in found)
                relations = ", ".join(f"{name} {number}" for name, number in count.relations.most_common(3))
                print(f"| {kind} | {kept} | {tags} | {count.all} | {shares} | {relations} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())

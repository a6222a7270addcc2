"""Treebank sentences as the parser is to see them: varied quotation marks, quotes put into plain sentences.

The Korean treebanks have little of what news is full of, “…”라고 말했다, and the topic of such a sentence
is then drawn to the nearest clause. `add_quotes` takes sentences of the treebanks as frames, puts one or
two quotes into each and a reporting verb at its end: 그는 회의를 마쳤다 → 그는 회의를 “…”라고 말했다.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from quoteattr.errors import QuoteattrError

_DOUBLE = frozenset({'"', "“", "”", "''", "``", "「", "」", "『", "』"})
_SINGLE = frozenset({"'", "‘", "’", "`"})
_STYLES = (('"', '"', "'", "'"), ("“", "”", "‘", "’"), ("“", "”", "‘", "’"))
_SUBJECTS = frozenset({"nsubj", "dislocated"})
_OF_NOUNS = frozenset({"compound", "nmod", "amod", "acl", "det", "nummod", "appos"})
# What follows the closing mark, and how the quote hangs on the verb: KAIST's own relations.
_FINAL_ENDINGS = ("고", "라고", "고", "라고", "이라고", "며", "라며")
_LINKING_ENDINGS = ("며", "라며", "이라며", "면서", "라면서", "이라면서", "고", "라고")
_ADNOMINAL_ENDINGS = ("는", "라는", "이라는")
_NOUNS = ("입장을", "뜻을", "소감을", "의견을", "지적을", "설명을")
_VERBS = (
    "말했다", "밝혔다", "강조했다", "설명했다", "지적했다", "주장했다", "덧붙였다", "전했다", "당부했다",
    "평가했다", "비판했다", "답했다", "전망했다", "호소했다", "요구했다", "반박했다", "했다",
    "말했습니다", "밝혔습니다", "설명했습니다",
)  # fmt: skip
_LINKED_VERBS = ("말했고", "주장했고", "밝혔으며", "강조했지만", "했고", "지적했으며", "설명했고")
_NOUN_VERBS = ("밝혔다", "내놓았다", "전했다", "냈다")
_PAIRS = (("“", "”"), ("“", "”"), ("“", "”"), ('"', '"'), ("‘", "’"))


@dataclass(frozen=True, slots=True)
class Node:
    """A word with its head (1-based, 0 is the root) and relation."""

    form: str
    head: int
    deprel: str


Tree = tuple[Node, ...]


def load_trees(path: Path) -> list[Tree]:
    """Read a CoNLL-U file: forms, heads and relations.

    Raises:
        QuoteattrError: a line is not a word of ten columns; the message names file and line.
    """
    trees: list[Tree] = []
    nodes: list[Node] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        if not line.strip():
            if nodes:
                trees.append(tuple(nodes))
            nodes = []
            continue
        columns = line.split("\t")
        if len(columns) != 10 or not (columns[0].isdecimal() and columns[6].isdecimal()):
            raise QuoteattrError(f"{path}:{number}: not a word of CoNLL-U")
        nodes.append(Node(columns[1], int(columns[6]), columns[7]))
    if nodes:
        trees.append(tuple(nodes))
    return trees


def vary_marks(trees: Iterable[Tree]) -> Iterator[Tree]:
    """Write the quotation marks straight in every third sentence, curly in the others."""
    for number, tree in enumerate(trees):
        style = _STYLES[number % len(_STYLES)]
        seen = [0, 0]
        nodes = []
        for node in tree:
            for kind, marks in enumerate((_DOUBLE, _SINGLE)):
                if node.form in marks:
                    node = replace(node, form=style[2 * kind + seen[kind] % 2])
                    seen[kind] += 1
                    break
            nodes.append(node)
        yield tuple(nodes)


def add_quotes(trees: Sequence[Tree], count: int, *, seed: int) -> list[Tree]:
    """Make up to ``count`` sentences with quotes out of ``trees``; the same for the same seed."""
    random = Random(seed)
    frames = [tree for tree in trees if _is_frame(tree)]
    contents = [tree for tree in trees if len(tree) <= 16 and not _has_marks(tree)]
    random.shuffle(frames)
    made = [_add_quote(frame, contents, random) for frame in frames[:count]]
    # Every twelfth is joined with the next: 그는 “…”고 주장했고, 회사는 “…”라고 했다.
    return [_join(tree, made[i + 1]) if i % 12 == 0 and i + 1 < count else tree for i, tree in enumerate(made)]


def _join(first: Tree, second: Tree) -> Tree:
    """Two reporting sentences as one: the first becomes a clause before the second."""
    root = next(index for index, node in enumerate(first, 1) if node.head == 0)
    size = root + 1
    verb = next(index for index, node in enumerate(second, 1) if node.head == 0) + size
    link = _LINKED_VERBS[len(first) % len(_LINKED_VERBS)]
    clause = [*first[: root - 1], Node(link, verb, "conj"), Node(",", root, "punct")]
    return (*clause, *(replace(n, head=n.head + size) if n.head else n for n in second))


def _has_marks(tree: Tree) -> bool:
    return any(node.form in _DOUBLE or node.form in _SINGLE for node in tree)


def _is_frame(tree: Tree) -> bool:
    """A sentence without quotation marks that ends in a verb (no noun + copula) with subject or topic."""
    verb = len(tree) - 1 if tree[-1].deprel == "punct" else len(tree)
    return (
        4 <= verb <= 25
        and tree[verb - 1].head == 0
        and tree[verb - 1].form.endswith("다")
        and not _has_marks(tree)
        and any(node.head == verb and node.deprel in _SUBJECTS for node in tree)
        and not any(node.head == verb and node.deprel in _OF_NOUNS for node in tree)
    )


def _add_quote(frame: Tree, contents: Sequence[Tree], random: Random) -> Tree:
    verb = len(frame) - 1 if frame[-1].deprel == "punct" else len(frame)
    # Between the parts of the main clause: only arcs to the verb pass over such a place.
    places = [
        place
        for place in range(verb)
        if all(
            node.head in (0, verb) or (index <= place) == (node.head <= place) for index, node in enumerate(frame, 1)
        )
    ]
    subject = next(i for i, n in enumerate(frame, 1) if n.head == verb and n.deprel in _SUBJECTS)
    after = [place for place in places if place >= subject]
    chance = random.random()
    # After the subject, right before the verb, or before all the rest.
    place = after[0] if chance < 0.55 and after else places[-1] if chance < 0.85 or places[0] else 0
    quotes = _quotes(contents, random, final=place == places[-1])
    verb_form = frame[verb - 1].form
    if random.random() < 0.85:
        verb_form = random.choice(_VERBS)
    if quotes[-1].deprel == "obj":
        verb_form = random.choice(_NOUN_VERBS)
    return _insert(frame, place, quotes, verb, verb_form)


def _insert(frame: Tree, place: int, quotes: list[Node], verb: int, verb_form: str) -> Tree:
    """Put words, whose heads count from their own first or are the verb (0), between those of the frame."""
    size = len(quotes)

    def moved(position: int) -> int:
        return position + size if position > place else position

    words = [Node(node.form, moved(node.head), node.deprel) for node in frame]
    words[verb - 1] = replace(words[verb - 1], form=verb_form)
    inserted = [replace(n, head=n.head + place if n.head else moved(verb)) for n in quotes]
    return (*words[:place], *inserted, *words[place:])


def _quotes(contents: Sequence[Tree], random: Random, *, final: bool) -> list[Node]:
    """One or two quotes with what follows their closing marks; head 0 stands for the reporting verb."""
    nodes: list[Node] = []
    opening, closing = random.choice(_PAIRS)
    if random.random() < 0.3:
        nodes += _quote(opening, closing, random.choice(_LINKING_ENDINGS[:6]), "conj", contents, random, 0)
    if final and random.random() < 0.12:
        ending = random.choice(_ADNOMINAL_ENDINGS)
        nodes += _quote(opening, closing, ending, "acl", contents, random, len(nodes))
        noun = len(nodes) + 1
        nodes = [replace(n, head=noun) if n.deprel == "acl" and n.head == 0 else n for n in nodes]
        return [*nodes, Node(random.choice(_NOUNS), 0, "obj")]
    ending = random.choice(_FINAL_ENDINGS if final else _LINKING_ENDINGS)
    deprel = "ccomp" if ending.endswith("고") else "conj"
    return nodes + _quote(opening, closing, ending, deprel, contents, random, len(nodes))


def _append(first: Tree, second: Tree) -> Tree:
    """Two sentences of one quote: the root of the first hangs on that of the second."""
    root = next(index for index, node in enumerate(second, 1) if node.head == 0) + len(first)
    before = (node if node.head else Node(node.form, root, "conj") for node in first)
    return (*before, *(replace(n, head=n.head + len(first)) if n.head else n for n in second))


def _quote(
    opening: str,
    closing: str,
    ending: str,
    deprel: str,
    contents: Sequence[Tree],
    random: Random,
    offset: int,
) -> list[Node]:
    """A quote and its ending, “예산을 늘리겠다” 고: a third of them empty, “ ” 고, as frames are parsed."""
    if random.random() < 0.34 or not contents:
        own = offset + 3
        return [Node(opening, own, "punct"), Node(closing, own, "punct"), Node(ending, 0, deprel)]
    content = random.choice(contents)
    if random.random() < 0.25:
        content = _append(content, random.choice(contents))
    if content[-1].deprel == "punct" and len(content) > 1 and random.random() < 0.8:
        content = content[:-1]
    root = next(index for index, node in enumerate(content, 1) if node.head == 0) + offset + 1
    inside = [Node(n.form, n.head + offset + 1, n.deprel) if n.head else Node(n.form, 0, deprel) for n in content]
    last = [Node(closing, root, "punct"), Node(ending, root, "case")]
    return [Node(opening, root, "punct"), *inside, *last]

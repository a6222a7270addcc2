"""Dependency parses of frames, aligned to the caller's text. Loaded with the first frame that needs one.

A parse costs more than all the rest of an article, so only frames are parsed in which the scorer hesitates between
speakers. The words of quotes are left out (``“ ” 고 말했다``); the tags are Kiwi's, which the parser was trained with.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from quoteattr.analysis import Frame, Morpheme
from quoteattr.errors import ModelError
from quoteattr.parsing.parser_words import find_words, tag_words

__all__ = ["Arc", "Link", "Parser", "Tree"]

Link = Literal["on_cue", "on_chain", "below", "off"]
"""How a mention hangs on a cue: 시장은 → 말했다; → 뜻을 → 밝혔다; → 늘리겠다고 → 말했다; or not at all."""

_PARTS = frozenset({"aux", "flat", "fixed", "cop", "case"})
_CHAIN = _PARTS | {"conj", "obj", "obl", "ccomp", "advcl", "acl", "xcomp", "nmod", "compound", "dep", "nsubj"}
_CLAUSES = frozenset({"conj", "ccomp", "aux", "advcl", "xcomp", "fixed", "flat"})
LONGEST_FRAME = 150
"""A frame of more words is a table or a list, and not parsed."""


@dataclass(frozen=True, slots=True)
class Arc:
    """A word with its head: an index into the tree, -1 for the root; the relation without its subtype."""

    start: int
    end: int
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Tree:
    """The arcs of a frame in text order; the offsets are code points of the caller's text."""

    arcs: tuple[Arc, ...]

    def link(self, mention: tuple[int, int], cue: tuple[int, int]) -> Link:
        """How the words of a mention hang on those of a cue.

        >>> tree = Tree((Arc(0, 3, 1, "dislocated"), Arc(4, 7, -1, "root")))
        >>> tree.link((0, 2), (4, 7))
        'on_cue'
        """
        mentioned = {i for i, arc in enumerate(self.arcs) if arc.start < mention[1] and mention[0] < arc.end}
        cued = next((i for i, arc in enumerate(self.arcs) if arc.start < cue[1] and cue[0] < arc.end), None)
        if cued is None or not mentioned:
            return "off"
        heads = {self.arcs[i].head for i in mentioned} - mentioned - {-1}
        if heads & self._climb(cued, _PARTS):
            return "on_cue"
        chain = self._climb(cued, _CHAIN)
        if heads & chain:
            return "on_chain"
        return "below" if any(chain & self._climb(head, _CLAUSES) for head in heads) else "off"

    def _climb(self, index: int, relations: frozenset[str]) -> set[int]:
        """A word and those above it, as far as the relations allow."""
        seen = {index}
        while self.arcs[index].relation in relations and self.arcs[index].head not in seen | {-1}:
            index = self.arcs[index].head
            seen.add(index)
        return seen


class Parser:
    """A UDPipe model, loaded through spaCy-UDPipe when the first frame is parsed; safe to share between threads.

    Args:
        path: a UDPipe model trained by :mod:`quoteattr.training.parser`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._model: Any = None
        self._lock = threading.Lock()

    @classmethod
    @cache
    def default(cls) -> Parser:
        """The parser that ships with the package."""
        return cls(Path(str(resources.files("quoteattr"))) / "models" / "ko-news.udpipe")

    def parse(self, frame: Frame) -> Tree | None:
        """The tree of a frame; ``None`` for one that is too long.

        Raises:
            ModelError: the model file is missing or damaged.
        """
        words, morphemes = _words_of(frame)
        if not 0 < len(words) <= LONGEST_FRAME:
            return None
        from ufal.udpipe import Model, Sentence

        model = self._load()
        sentence = Sentence()
        for _, _, form in words:
            sentence.addWord(form)
        for number, tags in enumerate(tag_words([form for _, _, form in words], morphemes), start=1):
            word = sentence.words[number]
            word.upostag, word.xpostag, word.feats, word.lemma = tags
        with self._lock:
            model.parse(sentence, Model.DEFAULT)
        parsed = list(sentence.words)[1:]
        return Tree(
            tuple(
                Arc(start, end, word.head - 1, word.deprel.partition(":")[0])
                for (start, end, _), word in zip(words, parsed, strict=True)
            )
        )

    def _load(self) -> Any:
        with self._lock:
            if self._model is None:
                import spacy_udpipe

                if not self._path.is_file():
                    raise ModelError(f"{self._path}: no such model; rebuild it with quoteattr.training.parser")
                self._model = spacy_udpipe.load_from_path("ko", str(self._path)).tokenizer.model.model
            return self._model


def _words_of(frame: Frame) -> tuple[list[tuple[int, int, str]], list[Morpheme]]:
    """The parser's words with their offsets in the text, and the morphemes at offsets of the words joined by spaces."""
    words: list[tuple[int, int, str]] = []
    morphemes: list[Morpheme] = []
    joined = 0
    for eojeol in frame.eojeols:
        if eojeol.quotation is not None:
            pieces = [(eojeol.start, eojeol.start + 1, "“"), (eojeol.end - 1, eojeol.end, "”")]
        else:
            spans = find_words(eojeol.text)
            pieces = [(eojeol.start + a, eojeol.start + b, eojeol.text[a:b]) for a, b in spans]
        for start, end, form in pieces:
            words.append((start, end, form))
            morphemes += _shifted(eojeol.morphemes, start, end, joined - start)
            if eojeol.quotation is not None:
                morphemes.append(Morpheme(joined, joined + 1, form, "SSO" if form == "“" else "SSC"))
            joined += len(form) + 1
    return words, morphemes


def _shifted(morphemes: Sequence[Morpheme], start: int, end: int, shift: int) -> list[Morpheme]:
    return [Morpheme(m.start + shift, m.end + shift, m.form, m.tag) for m in morphemes if start <= m.start < end]

"""Morphemes of the frames around quotes, aligned to the caller's text. The only module that calls Kiwi.

A frame is a sentence in which every quotation is one opaque item: what stands inside a quote rarely matters for who
said it, and its words would only mislead.  ``그는 “…”라고 말했다`` → ``그는`` · quote · ``라고`` · ``말했다``.
"""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import regex
from kiwipiepy import Kiwi

from quoteattr.reading.quotations import Quotation
from quoteattr.reading.sentences import Sentence

__all__ = ["Analyzer", "Eojeol", "Frame", "Morpheme"]

_QUOTE = "“”"
"""Stands for a whole quotation in what Kiwi sees: it knows that 고 after a closing mark is a particle."""


class Morpheme(NamedTuple):
    """A morpheme with Kiwi's tag (Sejong tag set); the offsets are code points of the caller's text."""

    start: int
    end: int
    form: str
    tag: str


@dataclass(frozen=True, slots=True)
class Eojeol:
    """A word between spaces (어절), or a whole quotation. A parenthesis belongs to the word before it."""

    start: int
    end: int
    text: str
    morphemes: tuple[Morpheme, ...]
    quotation: Quotation | None = None

    @property
    def last_tag(self) -> str:
        """Tag of the last morpheme that is no punctuation; empty if there is none."""
        for morpheme in reversed(self.morphemes):
            if morpheme.tag not in _PUNCTUATION:
                return morpheme.tag
        return ""


@dataclass(frozen=True, slots=True)
class Frame:
    """An analysed sentence: eojeols and quotations in text order."""

    sentence: Sentence
    eojeols: tuple[Eojeol, ...]
    positions: Mapping[int, int] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        found = {e.start: i for i, e in enumerate(self.eojeols) if e.quotation is not None}
        object.__setattr__(self, "positions", found)

    def index_of(self, quotation: Quotation) -> int:
        """Where a quotation stands among the eojeols."""
        return self.positions[quotation.outer_start]


_UNKNOWN_NOUN = 2
"""Kiwi's morpheme id of a noun that is not in its dictionary; it tags some such words NNG, most NNP."""

_PUNCTUATION = frozenset({"SF", "SP", "SS", "SSO", "SSC", "SE", "SO", "SW"})
# Words between spaces; what stands in parentheses or corner brackets is not torn apart. A byline is a word of its own:
# (한빛뉴스=홍가람 기자)온다전자가 …, [한빛뉴스 홍가람 기자]배우 …, 사진=홍가람 대표가 …;
# and so is what cuts a headline in two: “…”…나주시장 약속
_WORD = regex.compile(
    r"[(（][^()（）\n]{1,20}=[^()（）\n]{1,20}[)）](?=[^\s=])"
    r"|(?:\[[^\[\]\n]{1,30}|[^\s\[\]]{0,10})(?:기자|특파원|통신원|에디터)\](?=\S)"
    r"|(?:사진|그래픽|영상)=(?=[가-힣])|…+(?=[가-힣])"
    r"|(?:[^\s(（]|[(（][^)）\n]{0,80}[)）]|[(（])+"
)


LONGEST_NAME = 25
"""A name in quotation marks (‘양크스 고 야드’) is one word up to this length."""


def _is_short(quotation: Quotation) -> bool:
    return quotation.end - quotation.start <= LONGEST_NAME


def _words(piece: str, start: int, names: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Bounds of the words of a piece that begins at ``start``; a name in marks is not torn apart."""
    bounds: list[tuple[int, int]] = []
    for word in _WORD.finditer(piece):
        left, right = start + word.start(), start + word.end()
        nearest = bisect_right(names, (left, -1)) - 1
        inside = nearest >= 0 and left < names[nearest][1]
        if bounds and inside and names[nearest][0] < bounds[-1][1]:
            bounds[-1] = (bounds[-1][0], right)
        else:
            bounds.append((left, right))
    return bounds


class Analyzer:
    """Kiwi, loaded once and on first use (about 2.4 s, 520 MB)."""

    def __init__(self, kiwi: Kiwi | None = None) -> None:
        self._kiwi = kiwi
        self._lock = threading.Lock()

    @property
    def kiwi(self) -> Kiwi:
        """The tokenizer; the first call loads it."""
        with self._lock:
            if self._kiwi is None:
                self._kiwi = Kiwi(num_workers=1)
            return self._kiwi

    def analyze(self, text: str, sentence: Sentence, opaque: frozenset[Quotation]) -> Frame:
        """The frame of one sentence; the quotations in ``opaque`` become single items, other marks stay text."""
        quotations = [q for q in sentence.quotations if q in opaque]
        pieces: list[tuple[int, str, Quotation | None]] = []
        position = sentence.start
        names = [(q.outer_start, q.outer_end) for q in sentence.quotations if q not in opaque and _is_short(q)]
        for quotation in quotations:
            pieces.append((position, text[position : quotation.outer_start], None))
            pieces.append((quotation.outer_start, _QUOTE, quotation))
            position = quotation.outer_end
        pieces.append((position, text[position : sentence.end], None))
        words: list[tuple[int, int, int, Quotation | None]] = []  # condensed start, text start, text end, quote
        condensed = 0
        for start, piece, piece_quotation in pieces:
            if piece_quotation is not None:
                words.append((condensed, start, piece_quotation.outer_end, piece_quotation))
            else:
                words += [(condensed + left - start, left, right, None) for left, right in _words(piece, start, names)]
            condensed += len(piece)
        eojeols = self._eojeols(text, "".join(p for _, p, _ in pieces), words)
        return Frame(sentence, eojeols)

    def _eojeols(
        self, text: str, condensed: str, words: list[tuple[int, int, int, Quotation | None]]
    ) -> tuple[Eojeol, ...]:
        starts = [word[0] for word in words]
        found: list[list[Morpheme]] = [[] for _ in words]
        for token in self.kiwi.tokenize(_readable(condensed)) if words else ():
            tag = "NNP" if token.id == _UNKNOWN_NOUN else token.tag
            index = max(0, bisect_right(starts, token.start) - 1)
            # Kiwi knows some names of several words (존 오비 미켈): every eojeol gets its share.
            while index < len(words) and (words[index][0] < token.end or token.len == 0):
                condensed_start, start, end, _ = words[index]
                left = start + max(0, token.start - condensed_start)
                found[index].append(Morpheme(left, min(end, start + token.end - condensed_start), token.form, tag))
                index += 1
                if token.len == 0:
                    break
        return tuple(
            Eojeol(start, end, text[start:end], () if quotation else tuple(morphemes), quotation)
            for (_, start, end, quotation), morphemes in zip(words, found, strict=True)
        )


def _readable(text: str) -> str:
    """What Kiwi can read, character for character: it takes UTF-16, and a word without end takes it endless time."""
    return _ENDLESS.sub(lambda word: " " * len(word.group()), _NOT_BMP.sub("□", text))


_ENDLESS = regex.compile(r"\S{200,}")

_NOT_BMP = regex.compile(r"[\ud800-\udfff\U00010000-\U0010ffff\x00]")

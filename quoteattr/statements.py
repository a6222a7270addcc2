"""Statements: the quotes that one reporting act governs, in the frame that reports them.

``"A"며 "B"고 말했다`` is one statement of two quotes; ``"A"고 물었고, … "B"고 답했다`` are two statements.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import regex

from quoteattr.cues.frame_cues import Closer, find_cue
from quoteattr.lexicon import Lexicon
from quoteattr.reading.speech import SpokenQuotation
from quoteattr.records import Cue
from quoteattr.scenes import ABLE, MODIFIED_PARTICLES, Scene
from quoteattr.turns import find_turns

_BYLINE = regex.compile(
    r"^\s*(?:[\[(【<][^\])】>]{1,40}[\])】>])?\s*(?:[가-힣]{2,4}\s?(?:기자|특파원|인턴기자))?\s*=?\s*"
)

LONGEST_AROUND = 100
"""Beside a quote that stands alone there is at most a byline of so many code points."""

_ANSWER = regex.compile(r"^\s*(?:A|답)\s?\d*\s?[.:]")

__all__ = ["SpokenQuote", "Statement", "build_statements"]


@dataclass(frozen=True, slots=True)
class SpokenQuote:
    """A quote in its frame: which eojeol it is, how it closes, what reports it."""

    spoken: SpokenQuotation
    index: int
    cue: Cue | None

    @property
    def closer(self) -> Closer:
        """What follows the closing mark."""
        return self.spoken.closer


@dataclass(frozen=True, slots=True)
class Statement:
    """Quotes of one reporting act. ``after`` is the eojeol at which the previous statement of the sentence ended."""

    number: int
    scene: Scene
    quotes: tuple[SpokenQuote, ...]
    after: int

    @property
    def first(self) -> int:
        """Eojeol index of the first quote."""
        return self.quotes[0].index

    @property
    def last(self) -> int:
        """Eojeol index of the last quote."""
        return self.quotes[-1].index

    @property
    def follows(self) -> int:
        """Index of the first eojeol after the last quote and its closer, which may stand apart from it."""
        eojeols = self.scene.frame.eojeols
        return next((i for i in range(self.last + 1, len(eojeols)) if eojeols[i].end > self.closer.end), len(eojeols))

    @property
    def cue(self) -> Cue | None:
        """The cue of the whole act: that of its last quote."""
        return self.quotes[-1].cue

    @property
    def closer(self) -> Closer:
        """The closer of the last quote."""
        return self.quotes[-1].closer

    def with_cue(self, cue: Cue | None) -> Statement:
        """The same statement, reported by the cue of a neighbouring sentence."""
        quotes = tuple(SpokenQuote(q.spoken, q.index, cue) for q in self.quotes)
        return Statement(self.number, self.scene, quotes, self.after)

    def stands_alone(self, text: str) -> bool:
        """Is there nothing in the sentence but quotes, as in ``“…한다.”``?"""
        first = self.quotes[0].spoken.quotation.outer_start
        last = self.quotes[-1].spoken.quotation.outer_end
        sentence = self.scene.frame.sentence
        if (first - sentence.start) + (sentence.end - last) > LONGEST_AROUND:
            return False
        around = _BYLINE.sub("", text[sentence.start : first]) + text[last : sentence.end]
        return not any(c.isalnum() for c in _ANSWER.sub("", around))


_NAMED = regex.compile(r"\s?[(（][가-힣A-Za-z][^()（）\d]{1,40}[)）]\s?,")


def build_statements(
    text: str, scene: Scene, spoken: tuple[SpokenQuotation, ...], lexicon: Lexicon, first_number: int
) -> tuple[Statement, ...]:
    """Group the quotes of one sentence into statements, in text order."""
    quotes = []
    places = [scene.frame.index_of(item.quotation) for item in spoken]
    turns = find_turns(scene, places)
    for index, item in zip(places, spoken, strict=True):
        cue = find_cue(text, scene.frame, index, item.closer, lexicon, until=turns.get(index))
        quotes.append(SpokenQuote(item, index, _cue_of_source(scene, index, cue, lexicon)))
    groups: list[list[SpokenQuote]] = []
    for quote in quotes:
        if groups and _continues(text, scene, groups[-1][-1], quote, turns):
            groups[-1].append(quote)
        else:
            groups.append([quote])
    ends = [-1, *(_end_of(scene, group[-1], following[0]) for group, following in pairwise(groups))]
    numbered = enumerate(zip(groups, ends, strict=True), start=first_number)
    return tuple(Statement(n, scene, tuple(_one_cue(group)), after) for n, (group, after) in numbered)


def _continues(text: str, scene: Scene, before: SpokenQuote, quote: SpokenQuote, turns: Mapping[int, int]) -> bool:
    """Does the same reporting act go on from one quote to the next?"""
    link = before.closer.link
    if link == "none" and _NAMED.match(text, before.spoken.quotation.outer_end):
        return False  # “…”(김하늘 대표), “…”(이바다 의원) 등
    if before.cue is not None and before.cue.end <= quote.spoken.quotation.outer_start:
        return False
    if before.index in turns or _alternates(text, scene, before, quote) or _modifies_speaker(scene, before):
        return False
    if link in ("chain", "none", "final", "adnominal", "copula"):
        return True
    return before.cue == quote.cue


def _cue_of_source(scene: Scene, quote: int, cue: Cue | None, lexicon: Lexicon) -> Cue | None:
    """심의 기준에 따르면 “…”고 돼 있다: what is no verb of saying reports nothing where a source is named before."""
    if cue is None or (cue.lemma in lexicon.verbs and cue.lemma not in _STANDS) or cue.lemma in lexicon.cue_nouns:
        return cue
    sources = [m for m in scene.mentions if m.particle == "에 따르면" and m.last < quote]
    if " " in cue.lemma or not sources:
        return cue
    subjects = (m for m in scene.mentions if sources[-1].last < m.first and m.last < quote)
    if any(
        m.particle in ("은", "는", "이", "가", "도", "께서") and m.form not in ("bare", "document") for m in subjects
    ):
        return cue
    return None


_STANDS = frozenset({"되다", "있다", "이다"})
"""“…”고 돼 있다: the words stand somewhere, nobody says them now."""


_SUBJECT = frozenset({"은", "는", "이", "가", "도", "역시"})


def _alternates(text: str, scene: Scene, before: SpokenQuote, quote: SpokenQuote) -> bool:
    """한국당은 “…”, 민주당은 “…”고 말했다; 여당은 “…”라고, 야당은 “…”라고 맞섰다: one cue for two subjects.

    Not 한국당은 “…”며, 정부는 “…”고 말했다, where the second subject may be part of what is said.
    """
    subjects = {m.last + 1: m for m in scene.mentions if m.particle in _SUBJECT}
    mention = subjects.get(quote.index)
    if mention is None or mention.first <= before.index:
        return False
    if before.closer.link == "none":
        return before.index in subjects
    same = before.closer.link == quote.closer.link and before.closer.link in ("chain", "final")
    first = any(m.form in ABLE and m.last < before.index for m in subjects.values())
    return same and first and mention.form in ABLE and text.startswith(",", before.closer.end)


def _modifies_speaker(scene: Scene, before: SpokenQuote) -> bool:
    """“더 짓자”는 | 시장과 “허물자”는 | 군수가 맞섰다: who says the first quote stands right behind it."""
    if before.closer.link != "adnominal":
        return False
    able = (m for m in scene.mentions if m.form in ABLE and m.particle in MODIFIED_PARTICLES)
    behind = next((i for i, e in enumerate(scene.frame.eojeols) if e.end > before.closer.end), -1)
    return any(m.first == behind for m in able)


def _one_cue(group: list[SpokenQuote]) -> list[SpokenQuote]:
    cue = group[-1].cue
    return [SpokenQuote(q.spoken, q.index, cue or q.cue) for q in group]


def _end_of(scene: Scene, quote: SpokenQuote, following: SpokenQuote) -> int:
    """The eojeol that ends a statement: its cue, or the last quote where it shares the cue of the next one."""
    if quote.cue is None or quote.cue.start > following.spoken.quotation.outer_start:
        return quote.index
    return next((i for i, e in enumerate(scene.frame.eojeols) if e.end >= quote.cue.end), quote.index)

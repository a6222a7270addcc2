"""The sentences of an article as scenes, analysed only when somebody asks for them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from quoteattr.analysis import Analyzer, Frame
from quoteattr.cues.predicates import predicate_of
from quoteattr.gazetteer import Match
from quoteattr.mentions.finding import Mention, MentionFinder
from quoteattr.mentions.misread import Misread
from quoteattr.reading.page import Page
from quoteattr.reading.quotations import Quotation
from quoteattr.reading.sentences import Sentence

__all__ = [
    "ABLE",
    "MODIFIED_PARTICLES",
    "SUBJECT_PARTICLES",
    "TOPIC_PARTICLES",
    "Scene",
    "Scenes",
    "clause_of",
]

SUBJECT_PARTICLES = frozenset(
    {"은", "는", "이", "가", "도", "께서", "께서는", "역시", "또한", "에서", "에서는", "에서도", "역시도", "만은"}
)
TOPIC_PARTICLES = frozenset({"은", "는", "도", "께서는", "역시", "역시도", "또한"})
"""Particles that set a new topic of a clause."""

ABLE = frozenset({"full", "surname", "title", "unnamed", "organization", "focus", "group"})
"""Forms of mentions that can speak whatever they are."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence made ready for attribution: its number in the article, its frame and its mentions."""

    number: int
    frame: Frame
    mentions: tuple[Mention, ...]


MODIFIED_PARTICLES = frozenset({"과", "와", "을", "를", "에게", "은", "는", "이", "가", "도"})
"""What follows somebody whom a quote modifies: “허물자”는 | 군수가."""


def clause_of(frame: Frame, mention: Mention) -> str:
    """What kind of clause a mention is the subject of, by the first predicate after it; a topic is above clauses.

    장관이 제기한 의혹에 대해서는: ``adnominal``; 장관이 말하자: ``connective``; 장관은 …: ``topic``; ``none`` where no
    predicate follows.
    """
    if mention.particle not in ("이", "가"):
        return "topic"
    following = ((i, e) for i, e in enumerate(frame.eojeols) if i > mention.last and e.quotation is None)
    return next((p.ending for i, e in following if (p := predicate_of(e, i))), "none")


class Scenes:
    """Scenes by sentence number; each is analysed once, when it is first needed."""

    def __init__(
        self,
        page: Page,
        sentences: tuple[Sentence, ...],
        opaque: frozenset[Quotation],
        analyzer: Analyzer,
        finder: MentionFinder,
        matches: list[Match],
    ) -> None:
        self.page = page
        self.sentences = sentences
        self.matches = matches
        self._opaque = opaque
        self._analyzer = analyzer
        self._finder = finder
        self._misread = Misread(page.text)
        self._scenes: dict[int, Scene] = {}
        self._order: list[Scene] = []

    @property
    def text(self) -> str:
        """The caller's text."""
        return self.page.text

    def __getitem__(self, number: int) -> Scene:
        scene = self._scenes.get(number)
        if scene is None:
            frame = self._analyzer.analyze(self.text, self.sentences[number], self._opaque)
            mentions = self._misread.added_to(frame, self._finder.find_mentions(frame, self.matches))
            scene = self._scenes[number] = Scene(number, frame, mentions)
            self._order.append(scene)
        return scene

    def analysed(self) -> list[Scene]:
        """The scenes analysed so far, in text order."""
        return [self._scenes[number] for number in sorted(self._scenes)]

    def since(self, count: int) -> list[Scene]:
        """The scenes analysed after the first ``count``, in the order in which they were."""
        return self._order[count:]

    def number_at(self, offset: int) -> int:
        """The number of the sentence that holds an offset."""
        return max(0, bisect_right(self.sentences, offset, key=lambda s: s.start) - 1)

    def is_quoted(self, offset: int) -> bool:
        """Does an offset lie inside somebody's words?"""
        quotations = self.sentences[self.number_at(offset)].quotations
        return any(q.outer_start <= offset < q.outer_end and q in self._opaque for q in quotations)

    def subjects(self, number: int) -> list[Mention]:
        """The mentions of a sentence that stand as its subject or topic (은·는·이·가·도)."""
        return [m for m in self[number].mentions if m.particle in SUBJECT_PARTICLES]

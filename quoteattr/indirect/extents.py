"""Where reported clauses begin: after the speaker's mention and what belongs to the report, not to the words.

``홍 시장은 7일 기자들에게 축제를 미루겠다고 말했다``: the clause begins at 축제를.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from quoteattr.constructions import is_proper
from quoteattr.cues.frame_cues import Closer, predicate_of
from quoteattr.indirect.adjuncts import Adjuncts, is_dated
from quoteattr.indirect.clauses import BREAKING, Clause, Ending, Report
from quoteattr.indirect.nesting import outermost
from quoteattr.indirect.reported_words import reported_words
from quoteattr.indirect.sources import is_source_end
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.finding import Mention
from quoteattr.records import Cue
from quoteattr.scenes import SUBJECT_PARTICLES, Scene
from quoteattr.statements import SpokenQuote

__all__ = ["Extent", "find_extents"]


@dataclass(frozen=True, slots=True)
class Extent:
    """A clause with the eojeol in which it ends, what closes it, and what reports it."""

    index: int
    clause: Clause
    closer: Closer
    cue: Cue | None


_SPEAKS = ("full", "surname", "title", "unnamed", "pronoun", "organization", "focus", "group", "document")
_TOPIC = frozenset({"은", "는", "께서", "께서는", "에서는", "에서도", "에선", "역시", "또한"})
_SUBJECT = frozenset({"이", "가", "도"})
_HEARSAY_END = regex.compile(
    r"(?:알려졌|전해졌|나타났|조사됐|확인됐|집계됐|추정|드러났|파악됐|보인|보였|분석됐|밝혀졌|조사되|전해진|알려진|풀이|예상|전망|관측)"
)


def find_extents(
    text: str, scene: Scene, reports: Sequence[Report], quotes: Sequence[SpokenQuote], lexicon: Lexicon
) -> list[Extent]:
    """The clauses of a sentence in text order, without overlap."""
    reader = _Reader(text, scene, quotes, lexicon)
    extents = reader.read(outermost(reports, scene.frame))
    return extents or reader.according_to()


class _Reader:
    """One sentence: where the last report ended, and what stands before the next clause."""

    def __init__(self, text: str, scene: Scene, quotes: Sequence[SpokenQuote], lexicon: Lexicon) -> None:
        self._text = text
        self._frame = scene.frame
        self._eojeols = scene.frame.eojeols
        self._mentions = scene.mentions
        self._quotes = quotes
        self._lexicon = lexicon
        self._adjuncts = Adjuncts(scene.frame, scene.mentions)
        self._opening = self._after_byline()
        """Where a new speaker may be brought on: the first word after the byline, or after an opinion of nobody."""

    def read(self, reports: Sequence[Report]) -> list[Extent]:
        """The clauses of the reports, each from where the one before ended."""
        extents: list[Extent] = []
        begin = self._opening
        for report in reports:
            if self._relays(report):
                begin = self._after_report(report)
                continue
            start = self._start(max(begin, self._after_quotes(report)), report)
            begin = self._after_report(report)
            if report.ending == "appears":
                self._opening = begin
            if start is None or start > report.index or self._is_glued(start):
                continue
            clause = self._clause(start, report.end, report.ending)
            extents.append(Extent(report.index, clause, report.closer, report.cue))
        return extents

    def _is_glued(self, start: int) -> bool:
        """“…”는 말로 답했다고 전했다: what is reported is the quote."""
        before = self._eojeols[start - 1] if start else None
        return before is not None and before.quotation is not None and before.end == self._eojeols[start].start

    def _after_byline(self) -> int:
        """(서울=한빛뉴스) 김하늘 기자 = | 시는."""
        found = [i for i, e in enumerate(self._eojeols[:8]) if e.text == "="]
        return found[0] + 1 if found else 0

    def _relays(self, report: Report) -> bool:
        """“…”고 물었다고 밝혔다: what is reported is the quote, not more words."""
        ending = self._eojeols[report.index]
        return any(q.cue is not None and ending.start <= q.cue.start < ending.end for q in self._quotes)

    def _after_report(self, report: Report) -> int:
        """The eojeol after a report: …다고 발표한 가운데, | 연맹은; …다는 우려가 나오자 | 시장은."""
        after = report.cue_index + 1
        if report.ending == "appears" and after < len(self._eojeols):
            return after + (predicate_of(self._eojeols[after], after) is not None)
        predicate = predicate_of(self._eojeols[report.cue_index], report.cue_index)
        adnominal = predicate is not None and predicate.ending == "adnominal"
        return after + 1 if adnominal and self._bare(after).startswith(BREAKING) else after

    def _clause(self, first: int, end: int, ending: Ending) -> Clause:
        start = self._eojeols[first].start
        return Clause(start, end, start, end, False, ending=ending)

    def _after_quotes(self, report: Report) -> int:
        """The eojeol after the last quote in marks that ends before a clause: “…”라며 | …하겠다고."""
        after = 0
        for quote in self._quotes:
            if quote.index >= report.index or quote.closer.link in ("adnominal", "object", "like", "adverbial"):
                continue
            end = quote.closer.end
            if quote.cue is not None and quote.cue.end <= self._eojeols[report.index].start:
                end = quote.cue.end
            after = max(after, next((i for i, e in enumerate(self._eojeols) if e.start >= end), after))
        return after

    def _start(self, begin: int, report: Report) -> int | None:
        """The eojeol in which the clause begins; ``begin`` is the first that may belong to it."""
        dated = any(is_dated(e.text) for e in self._eojeols[report.index + 1 : report.cue_index + 1])
        begin = max(begin, self._after_source(begin, report.index))
        speaker = None if self._has_speaker_after(report) else self._speaker(begin, report.index)
        if speaker is None and (asked := self._asked(begin, report)) is not None:
            return self._adjuncts.skip(asked.last + 1, report.index, dated=dated)
        if report.ending == "gloss":
            # 예산이 모자란다는 것이다: the speaker goes on; whoever stands in the sentence is what the words are about
            explained = speaker is not None and self._is_intended(report)
            return None if self._quotes or explained else self._adjuncts.skip(begin, report.index, dated=True)
        if speaker is not None and speaker.particle in _SUBJECT and speaker.last + 1 == report.index:
            speaker = None  # 때가 아니라고 판단했다: the subject of the clause
        if speaker is None and self._is_aside(report):
            return None
        if report.ending == "appears" and speaker is not None and not speaker.particle.startswith("에"):
            speaker = None  # 정부는 늦었다는 지적이 나온다: 정부는 is what the words are about
        if speaker is None:
            return self._adjuncts.skip(begin, report.index, dated=True)
        return self._adjuncts.skip(speaker.last + 1, report.index, dated=dated)

    def _asked(self, begin: int, report: Report) -> Mention | None:
        """윤 대표는 함께하자는 홍 시장의 제안에 고개를 저었다: who hears it, before the clause."""
        if report.ending != "noun" or report.cue is None or report.cue.lemma not in reported_words("asked"):
            return None
        own = self._speaker(begin, report.index)
        return own if own is not None and own.particle in _TOPIC else None

    def _is_intended(self, report: Report) -> bool:
        """정부는 예산을 줄이겠다는 것이다: the writer explains."""
        return self._text[: report.end].endswith("겠다")

    def _is_aside(self, report: Report) -> bool:
        """그만두겠다고 약속한 후 …: nobody said it in this sentence, and it is not what the sentence tells."""
        after = self._bare(report.cue_index + 1)
        return (
            report.ending == "quotative"
            and after in ("뒤", "후", "이후", "직후", "상태")
            and (predicate_of(self._eojeols[report.cue_index], report.cue_index) is not None)
        )

    def _after_source(self, begin: int, end: int) -> int:
        """The eojeol after 에 따르면, or ``begin``."""
        found = [i for i in range(begin, end) if is_source_end(self._frame, i)]
        return found[-1] + 1 if found else begin

    def _has_speaker_after(self, report: Report) -> bool:
        """…다고 시는 밝혔다, …다는 게 시의 설명이다."""
        for mention in self._mentions:
            if not report.index < mention.last <= report.cue_index or not self._may_speak(mention):
                continue
            if mention.particle in SUBJECT_PARTICLES:
                return True
            if (
                report.ending in ("noun", "appears")
                and mention.particle in ("의", "")
                and mention.last < report.cue_index
            ):
                return True
        return False

    def _speaker(self, begin: int, end: int) -> Mention | None:
        """The mention that speaks, before the clause: the first topic; else a subject where nobody goes on."""
        own = [m for m in self._mentions if begin <= m.first and m.last < end and self._may_speak(m)]
        topic = next((m for m in own if m.particle in _TOPIC), None)
        subject = next((m for m in own if m.particle in _SUBJECT), None)
        vague = topic is not None and topic.form == "bare"
        if subject is None or (topic is not None and not (vague and subject.last < topic.last)):
            return topic
        if topic is None and any(self._is_topic(i) for i in range(begin, subject.first)):
            return None
        goes_on = (begin > self._opening and self._bare(begin - 1) not in ("가운데", "반면")) or self._bare(
            begin
        ) in reported_words("goes_on")
        return topic if goes_on and not subject.plural else subject

    def _may_speak(self, mention: Mention) -> bool:
        """Is it somebody, or at least a name that stands as topic?"""
        if self._text[mention.start : mention.end] in self._lexicon.cue_nouns:
            return False
        if mention.particle in _SUBJECT and self._text[mention.start] in "‘'“\"":
            return False
        if mention.form != "bare":
            return mention.form in _SPEAKS
        glossed = "(" in self._eojeols[mention.last].text
        if mention.particle in _TOPIC:
            return glossed or is_proper(self._frame, mention)
        return glossed and mention.particle in _SUBJECT

    def _is_topic(self, index: int) -> bool:
        eojeol = self._eojeols[index]
        is_survey = eojeol.text.removesuffix("에서는") in reported_words("document")  # 조사에서는 회원사 절반이
        return eojeol.last_tag == "JX" and eojeol.text.endswith(("은", "는")) and not is_survey

    def _bare(self, index: int) -> str:
        return self._eojeols[index].text.rstrip(",") if index < len(self._eojeols) else ""

    def according_to(self) -> list[Extent]:
        """X에 따르면 …: all that follows, unless somebody is quoted in it."""
        first, last = self._after_source(0, len(self._eojeols)), len(self._eojeols) - 1
        if not first or first >= last or any(q.closer.link not in ("adnominal", "object") for q in self._quotes):
            return []
        cut = next((i for i in range(max(first + 1, last - 2), last + 1) if self._bare(i) == "것으로"), None)
        if cut is not None and _HEARSAY_END.search(self._text, self._eojeols[cut].end, self._eojeols[last].end):
            closer = Closer("것으로", "final", self._eojeols[cut].end, True)
            return [Extent(cut - 1, self._clause(first, self._eojeols[cut - 1].end, "according"), closer, None)]
        end = self._eojeols[last].end
        while not self._text[end - 1].isalnum():
            end -= 1
        return [Extent(last, self._clause(first, end, "according"), Closer("", "none", end), None)]

"""Where reported clauses begin: after the speaker's mention and what belongs to the report, not to the words.

``홍 시장은 7일 기자들에게 축제를 미루겠다고 말했다``: the clause begins at 축제를.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from quoteattr.analysis import Frame
from quoteattr.clauses import BREAKING, Clause, Ending, Report
from quoteattr.constructions import is_proper
from quoteattr.cues import Closer, predicate_of
from quoteattr.lexicon import Lexicon
from quoteattr.mentions import Mention
from quoteattr.records import Cue
from quoteattr.scenes import SUBJECT_PARTICLES
from quoteattr.statements import Scene, SpokenQuote

__all__ = ["Extent", "find_extents"]


@dataclass(frozen=True, slots=True)
class Extent:
    """A clause with the eojeol in which it ends, what closes it, and what reports it."""

    index: int
    clause: Clause
    closer: Closer
    cue: Cue | None


_GOES_ON = frozenset(
    [
        "이어",
        "이어서",
        "또",
        "또한",
        "그러면서",
        "그러면서도",
        "아울러",
        "특히",
        "다만",
        "덧붙여",
        "더불어",
        "끝으로",
        "마지막으로",
        "계속해서",
        "이에",
        "나아가",
        "그리고",
        "예컨대",
        "즉",
    ]
)
"""After these the speaker of the sentence before goes on: a 이·가 that follows stands in the clause."""

_LEADING = frozenset(
    [
        "이날",
        "한편",
        "앞서",
        "당시",
        "하지만",
        "그러나",
        "반면",
        "그런데",
        "따라서",
        "그래서",
        "이후",
        "그러자",
        "이에",
        "거듭",
        "그럼에도",
        "실제",
        "실제로",
    ]
)
_DATE = regex.compile(
    r"(?:지난달|이달|지난|오는|이날|전날|같은|\d{4}년|\d{1,2}월|\d{1,2}일|\d{1,2}시|\d{1,2}분|오전|오후|날|자신의)(?:께|쯤)?(?:\([^)]*\))?,?$"
)
_TIMED = regex.compile(r"(?:\d{1,2}일|이날|전날|지난달)(?:\([^)]*\))?,?$")
_MEDIUM = regex.compile(
    r"(?:성명|공보|영상|보고서|인터뷰|SNS|페이스북|트위터|인스타그램|엑스|논평|브리핑|회견|보도자료|방송|공시|입장문|글|서한|라디오|자료|입장|채널|계정|유튜브|"
    r"담화|연설|회의|간담회|토론회|설명회|발표회|세미나|포럼|총회|국정감사|청문회|재판|조사|공판|기자회견|통화|문자|메시지|게시판|홈페이지|누리집|칼럼|기고|축사|기념사|취임사)"
    r"(?:\([^)]*\))?[’'”\"]?(?:을|를|에|에서|에서도|에게|과|와|으로|로)?$"
)
_BY_MEDIUM = regex.compile(
    r"(?:통해|통하여|통해서|내고|내어|내|올려|발표하고|열고|출연해|나와|참석해|보내|인용해)(?:서)?,?$"
)
_AT_MEDIUM = regex.compile(r"(?:에서|에|에서도)(?:는|도)?,?$")
_TO_SOMEBODY = regex.compile(r"(?:에게|한테|께|기자들과|만나|만나서|향해|상대로)(?:는|도)?,?$")
_ABOUT = regex.compile(
    r"(?:대해|대해서|대해서는|관련해|관련해서는|관련해선|대해선|두고|놓고|관련|관련하여|대하여)(?:는|도)?,?$"
)
LONGEST_ADJUNCT = 9
"""A place, a medium or a subject matter of the report has at most so many eojeols."""

_REPORTING_TOO = frozenset(
    "인정하다 강조하다 설명하다 지적하다 언급하다 주장하다 밝히다 말하다 소개하다 공개하다 발표하다 비판하다 제시하다".split()
)
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
    extents = reader.read(_outermost(scene.frame, reports))
    return extents or reader.according_to()


def _outermost(frame: Frame, reports: Sequence[Report]) -> list[Report]:
    """Reports that are not part of what another one reports: 없다고 판단했다고 덧붙였다 → 덧붙였다."""
    kept: list[Report] = []
    for report in reversed(reports):
        if kept and kept[-1].index >= report.index:
            follower = kept[-1]
            if not report.breaks or report.cue_index >= follower.index or report.cue_index == follower.cue_index:
                if not (report.ending == "chain"):
                    continue
        kept.append(report)
    return list(reversed(kept))


class _Reader:
    """One sentence: where the last report ended, and what stands before the next clause."""

    def __init__(self, text: str, scene: Scene, quotes: Sequence[SpokenQuote], lexicon: Lexicon) -> None:
        self._text = text
        self._frame = scene.frame
        self._eojeols = scene.frame.eojeols
        self._mentions = scene.mentions
        self._quotes = quotes
        self._lexicon = lexicon

    def read(self, reports: Sequence[Report]) -> list[Extent]:
        """The clauses of the reports, each from where the one before ended."""
        extents: list[Extent] = []
        begin = self._after_byline()
        for report in reports:
            if self._relays(report):
                begin = self._after_report(report)
                continue
            start = self._start(max(begin, self._after_quotes(report)), report)
            begin = self._after_report(report)
            if start is None or start > report.index:
                continue
            clause = self._clause(start, report.end, report.ending)
            extents.append(Extent(report.index, clause, report.closer, report.cue))
        return extents

    def _after_byline(self) -> int:
        """(서울=한빛뉴스) 김하늘 기자 = | …"""
        found = [i for i, e in enumerate(self._eojeols[:8]) if e.text == "="]
        return found[0] + 1 if found else 0

    def _relays(self, report: Report) -> bool:
        """“…”고 물었다고 밝혔다: what is reported is the quote, not more words."""
        ending = self._eojeols[report.index]
        return any(q.cue is not None and ending.start <= q.cue.start < ending.end for q in self._quotes)

    def _after_report(self, report: Report) -> int:
        """The eojeol after a report: …다고 발표한 가운데, | 연맹은 …"""
        after = report.cue_index + 1
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
        dated = any(_TIMED.match(e.text) for e in self._eojeols[report.index + 1 : report.cue_index + 1])
        begin = max(begin, self._after_source(begin, report.index))
        speaker = None if self._has_speaker_after(report) else self._speaker(begin, report.index)
        if report.ending == "gloss" and (speaker is not None or self._quotes):
            return None  # 정부는 예산을 줄이겠다는 것이다: the writer explains
        if speaker is not None and speaker.particle in _SUBJECT and speaker.last + 1 == report.index:
            speaker = None  # 비교군이 아니라고 판단했다: the subject of the clause
        if speaker is None and self._is_aside(report):
            return None
        if report.ending == "appears" and speaker is not None and not speaker.particle.startswith("에"):
            speaker = None  # 정부는 늦었다는 지적이 나온다: 정부는 is what the words are about
        if speaker is None:
            return self._skip(begin, report.index, dated=True)
        return self._skip(speaker.last + 1, report.index, dated=dated)

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
        found = [i for i in range(begin, end) if self._bare(i) in ("따르면", "의하면")]
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
        goes_on = (begin > 0 and self._bare(begin - 1) not in ("가운데", "반면")) or self._bare(begin) in _GOES_ON
        return topic if goes_on else subject

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
        return eojeol.last_tag == "JX" and eojeol.text.endswith(("은", "는"))

    def _bare(self, index: int) -> str:
        return self._eojeols[index].text.rstrip(",") if index < len(self._eojeols) else ""

    def _skip(self, first: int, end: int, *, dated: bool) -> int:
        """Past what belongs to the report: 이어, 이날, 기자회견에서, 성명을 통해, 기자들에게."""
        position = first
        while position < end:
            following = self._skip_one(position, end, dated)
            if following == position:
                break
            position = following
        return position

    def _skip_one(self, position: int, end: int, dated: bool) -> int:
        word = self._bare(position)
        if word in ("이에", "이와") and _ABOUT.match(self._bare(position + 1)):
            return position + 2
        if word == "이에" and self._bare(position + 1).startswith("따"):
            return position
        if (
            word in _GOES_ON
            or word in _LEADING
            or word in ("모두", "역시", "또한")
            or self._eojeols[position].quotation is not None
        ):
            return position + 1
        if not dated:
            after = self._skip_date(position, end)
            if after > position:
                return after
        return self._skip_adjunct(position, end)

    def _skip_date(self, position: int, end: int) -> int:
        after = position
        while after < end and _DATE.match(self._eojeols[after].text):
            after += 1
        dated = any(_TIMED.match(e.text) for e in self._eojeols[position:after])
        return after if dated else position

    def _skip_adjunct(self, position: int, end: int) -> int:
        for index in range(position, min(end, position + LONGEST_ADJUNCT)):
            eojeol = self._eojeols[index]
            if eojeol.last_tag in ("JKS",) or (eojeol.last_tag == "JX" and eojeol.text.endswith(("은", "는"))):
                break
            if self._ends_adjunct(index, position):
                return index + 1
        return position

    def _ends_adjunct(self, index: int, first: int) -> bool:
        text = self._eojeols[index].text
        before = self._bare(index - 1) if index > first else ""
        if _BY_MEDIUM.match(text) and _MEDIUM.search(before):
            return True
        if text in ("근거로", "끝에", "끝에,"):
            return True
        if _AT_MEDIUM.search(text) and _MEDIUM.search(text.rstrip(",")):
            return True
        if self._is_addressee(index, first):
            return True
        return self._is_report_before(index, first)

    def _is_addressee(self, index: int, first: int) -> bool:
        """기자들에게, 시청에: one word, or all of a mention."""
        text = self._eojeols[index].text
        whole = [m for m in self._mentions if m.last == index and m.first == first and m.form != "bare"]
        if _TO_SOMEBODY.search(text):
            return index == first or bool(whole)
        return any(m.particle == "에" and m.form == "organization" for m in whole)

    def _is_report_before(self, index: int, first: int) -> bool:
        """공습을 인정하며 …다고 밝혔다."""
        predicate = predicate_of(self._eojeols[index], index)
        if predicate is None or predicate.ending != "connective" or index == first:
            return False
        return self._bare(index).endswith(("며", "면서")) and predicate.lemma in _REPORTING_TOO

    def according_to(self) -> list[Extent]:
        """X에 따르면 …: all that follows, unless somebody is quoted in it."""
        first, last = self._after_source(0, len(self._eojeols)), len(self._eojeols) - 1
        if not first or first >= last or self._quotes:
            return []
        cut = next((i for i in range(max(first + 1, last - 2), last + 1) if self._bare(i) == "것으로"), None)
        if cut is not None and _HEARSAY_END.search(self._text, self._eojeols[cut].end, self._eojeols[last].end):
            closer = Closer("것으로", "final", self._eojeols[cut].end, True)
            return [Extent(cut - 1, self._clause(first, self._eojeols[cut - 1].end, "according"), closer, None)]
        end = self._eojeols[last].end
        while not self._text[end - 1].isalnum():
            end -= 1
        return [Extent(last, self._clause(first, end, "according"), Closer("", "none", end), None)]

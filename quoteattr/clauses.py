"""Reported clauses: words that somebody is said to have said, without quotation marks.

``시는 축제를 미루겠다고 밝혔다``: the clause is 축제를 미루겠다, its ending 고, its report 밝혔다.  An ending alone
reports nothing (비싸다고 해서, 바다라고 불리는): it counts together with the predicate or noun that it hangs on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import regex

from quoteattr.analysis import Eojeol, Frame
from quoteattr.cues import Closer, Predicate, find_cue, predicate_of
from quoteattr.lexicon import Lexicon
from quoteattr.quotations import Quotation
from quoteattr.records import Cue

__all__ = ["BREAKING", "Clause", "Ending", "Report", "collapse", "find_reports", "may_report"]

Ending = Literal["quotative", "chain", "noun", "appears", "judgement", "gloss", "according"]
"""…다고 밝혔다; …다며 …; …다는 입장이다; …다는 전망이 나온다; …할 것으로 내다봤다; …다는 것이다; …에 따르면 …"""

FARTHEST_CUE = 12
"""A predicate reports a clause at most so many eojeols before it."""

FARTHEST_NOUN = 4
"""A noun that names the words (…다는 게 회사의 설명) comes within so many eojeols."""


@dataclass(frozen=True, slots=True)
class Clause(Quotation):
    """A reported clause, which has no marks: ``outer_start:outer_end`` is ``start:end``."""

    ending: Ending = "quotative"


@dataclass(frozen=True, slots=True)
class Report:
    """A place where a clause ends and is reported.

    Attributes:
        ending: which kind.
        index: the eojeol in which the clause ends.
        end: where the words of the clause end in the text.
        closer: what follows them.
        cue: the predicate or noun that reports it; ``None`` where a chain or a gloss has none.
        cue_index: the eojeol in which the cue ends, or ``index``.
        breaks: does a new clause begin after the cue? …다고 밝히며, …다고 말했지만, …다고 발표한 가운데
    """

    ending: Ending
    index: int
    end: int
    closer: Closer
    cue: Cue | None
    cue_index: int
    breaks: bool


_QUOTATIVE = regex.compile(r"(?P<words>.*(?:다|라|자|냐|까|죠))(?P<closer>고(?:도|는|까지|만)?),?$")
_CHAIN = regex.compile(r"(?P<words>.*(?:다|라|자|냐))(?P<closer>며|면서|면서도),?$")
_NOUN = regex.compile(r"(?P<words>.*(?:다|라|자|냐)(?=[는던]$)|.*것(?=이란$))(?P<closer>는|던|이란)$")
_JUDGEMENT = regex.compile(r"(?P<words>것)(?P<closer>으로)도?$")
_ENDINGS = (("quotative", _QUOTATIVE), ("chain", _CHAIN), ("noun", _NOUN), ("judgement", _JUDGEMENT))

_MAY_REPORT = regex.compile(
    r"[다라자냐까죠]고(?:도|는|까지|만)?[\s,]|[다라자냐](?:며|면서)[\s,]|[다라자냐][는던]\s|것이란\s|것으로|에 (?:따르면|의하면)"
)

_HEARSAY = frozenset(
    [
        "알려지다",
        "전해지다",
        "밝혀지다",
        "보고되다",
        "되다",
        "불리다",
        "이르다",
        "따르다",
        "의하다",
        "쓰이다",
        "적히다",
        "새겨지다",
        "소개되다",
    ]
)
"""Nobody says it: …라고 알려졌다, …라고 전해진다."""

_JUDGING = frozenset(["predict", "evaluate"])
_ALSO_JUDGING = frozenset(
    ["파악하다", "집계하다", "확인하다", "알다", "믿다", "인식하다", "계산하다", "인정하다", "간주하다"]
)
# 비싸다고 해서, 늦었다고 봐도, 쉽다고 하는: with a plain verb these report nothing.
_NOT_SAYING = regex.compile(
    r"(?:해서|해도|하더라도|하면|하니|하지만|하기|한들|할|하든|하여|해|한다|하는|하자면|하는데|봐도|보기|보면|봐야|보더라도|써|쓴)$"
)
_PLAIN = frozenset({"하다", "보다", "쓰다"})
_PASSIVE = regex.compile(r"졌|져|진$|진다$|지고$")
_THOUGHTS = frozenset({"생각하다", "보다", "느끼다"})
_TURNED_TO = frozenset(
    "인용하다 통하다 만나다 내다 대하다 관련하다 향하다 들다 나오다 올리다 열다 이용하다 빌리다 거듭하다".split()
)
"""Verbs between a clause and its report: …다고 소식통을 인용해 보도했다, …다고 페이스북을 통해 밝혔다."""
_MODAL = ("수", "만하", "법", "리")
_NOMINALIZERS = frozenset({"게", "것이", "것은", "건", "것도"})
_THING = regex.compile(r"(?:것|게|건|점|사실)(?:이|은|을|도)?$")
_MARK_BEFORE = regex.compile(r"[’'”\"」』]\)?이?라?$")
# 설명이다, 입장이어서, 판단이라고
_COPULA = regex.compile(r"(?:이다|이라|이었|이어|이며|이고|입니|인|다|였|.?$)")
_STANCES = frozenset(
    "입장 설명 주장 전언 시각 견해 판단 생각 각오 포부 지론 의견 반응 해석 해명 반박 논리 인식 결론 소신 전략 당부 바람".split()
)
"""Who says it may be told in another sentence: …다는 입장이다."""
_OPINIONS = frozenset(
    "분석 평가 지적 전망 관측 예상 예측 우려 비판 기대 진단 목소리 판결 낙관론 비관론 회의론 신중론 추정 조언".split()
)
"""Whose they are must be told in the same sentence: …다는 업계의 전망이다."""
_IS_THE_THING = regex.compile(r"(?:것이다|것이었다|것입니다|거다|것)\.?$")
# 는 주장이 나온다, 는 소문: rumours, laws and reasons are nobody's words here.
_NO_WORDS = frozenset(
    [
        "의혹",
        "논란",
        "소문",
        "이유",
        "이야기",
        "얘기",
        "소식",
        "설",
        "기사",
        "법안",
        "규정",
        "조항",
        "지침",
        "헌법",
        "조례",
        "개정안",
        "계약서",
        "의혹",
        "속담",
        "격언",
        "명언",
        "후문",
        "내용",
        "음모론",
        "결정",
        "문구",
        "유행어",
        "대사",
        "가사",
        "슬로건",
        "구호",
        "신고",
        "제보",
        "통계",
        "자료",
    ]
)
_CONTENTS = frozenset("방침 계획 의사 의지 추가 결심 원칙 개혁안 방안 대책 구상 가능성 각오 사실".split())
_MANNERS = frozenset("취지 논리 내용 식 뜻 의미 명목".split())
BREAKING = ("뒤", "후", "가운데", "바", "데", "이후", "직후", "것", "적", "상태", "반면")
_ASKED = frozenset({"질문", "물음", "지적", "요청", "제안", "말", "답변"})


def may_report(words: str) -> bool:
    """Is it worth analysing a sentence? Cheap, and lets too much through.

    >>> may_report("시는 축제를 미루겠다고 밝혔다."), may_report("비가 내렸다.")
    (True, False)
    """
    return _MAY_REPORT.search(words) is not None


def find_reports(text: str, frame: Frame, lexicon: Lexicon) -> Iterator[Report]:
    """Every place of a frame where a clause ends and is reported, in text order."""
    for index, eojeol in enumerate(frame.eojeols):
        if eojeol.quotation is not None:
            continue
        for ending, pattern in _ENDINGS:
            found = pattern.match(eojeol.text)
            if found is not None:
                report = _MATCHERS[ending](text, frame, index, found, lexicon)
                if report is not None:
                    yield report
                break


def collapse(frame: Frame, clauses: list[tuple[int, Clause]]) -> Frame:
    """The frame with every clause as one opaque item; each comes with the eojeol in which it ends."""
    eojeols: list[Eojeol] = []
    ends = {clause.start: (index, clause) for index, clause in clauses}
    position = 0
    while position < len(frame.eojeols):
        eojeol = frame.eojeols[position]
        found = ends.get(eojeol.start)
        if found is None:
            eojeols.append(eojeol)
            position += 1
            continue
        index, clause = found
        eojeols.append(Eojeol(clause.start, clause.end, "", (), clause))
        eojeols += _rest(frame.eojeols[index], clause.end)
        position = index + 1
    return Frame(frame.sentence, tuple(eojeols))


def _rest(eojeol: Eojeol, end: int) -> list[Eojeol]:
    """What is left of the eojeol in which a clause ends: 미루겠다고 → 고."""
    if end >= eojeol.end:
        return []
    start = max(end, eojeol.start)
    kept = tuple(m for m in eojeol.morphemes if m.start >= start)
    return [Eojeol(start, eojeol.end, eojeol.text[start - eojeol.start :], kept)]


def _cue_of(text: str, frame: Frame, index: int, closer: Closer, start_of_rest: int, lexicon: Lexicon) -> Cue | None:
    """The cue that would govern a quote ending here."""
    begin = frame.eojeols[index].start
    clause = Clause(begin, max(begin, start_of_rest), begin, max(begin, start_of_rest), False)
    return find_cue(text, collapse(frame, [(index, clause)]), index, closer, lexicon)


def _index_at(frame: Frame, offset: int) -> int:
    return next(i for i, e in enumerate(frame.eojeols) if e.end >= offset)


def _quotative(text: str, frame: Frame, index: int, found: regex.Match[str], lexicon: Lexicon) -> Report | None:
    """…다고 밝혔다."""
    if _is_after_marks(frame, index, found):
        return None
    end = frame.eojeols[index].start + found.end("words")
    closer = Closer(found["closer"], "final", end + len(found["closer"]), True)
    cue = _said_with(text, frame, index, closer, end, lexicon)
    if cue is None or not _says(cue, lexicon):
        return None
    last = _index_at(frame, cue.end)
    if last - index > FARTHEST_CUE or _is_modal(frame, last):
        return None
    return Report("quotative", index, end, closer, cue, last, _breaks(frame, last))


def _is_after_marks(frame: Frame, index: int, found: regex.Match[str]) -> bool:
    """“…”라고, ‘…’이라는: what stands before is no clause but words in marks."""
    before = frame.eojeols[index - 1] if index else None
    glued = before is not None and before.quotation is not None and before.end == frame.eojeols[index].start
    return glued or _MARK_BEFORE.search(found["words"]) is not None


def _said_with(text: str, frame: Frame, index: int, closer: Closer, end: int, lexicon: Lexicon) -> Cue | None:
    """The cue of …다고: the first predicate that follows, past 소식통을 인용해 and the like."""
    turned, until = index, end
    for position in range(index + 1, min(len(frame.eojeols), index + 1 + FARTHEST_CUE)):
        eojeol = frame.eojeols[position]
        predicate = predicate_of(eojeol, position)
        if predicate is None or eojeol.quotation is not None:
            continue
        if predicate.lemma in _TURNED_TO and predicate.ending == "connective":
            turned, until = position, eojeol.end
            continue
        if predicate.lemma in lexicon.verbs and predicate.ending == "adnominal":
            return _adnominal_cue(text, frame, predicate, lexicon)
        cue = _cue_of(text, frame, turned, closer, until, lexicon)
        return cue if cue is not None and cue.start <= predicate.end + 12 else None
    return None


def _adnominal_cue(text: str, frame: Frame, predicate: Predicate, lexicon: Lexicon) -> Cue | None:
    """말한 것으로, 밝힌 뒤, 발표한 가운데 report; 주장할 정도로, 말한 사람 do not."""
    following = frame.eojeols[predicate.index + 1].text if predicate.index + 1 < len(frame.eojeols) else ""
    if not following.startswith(BREAKING):
        return None
    words = text[predicate.start : predicate.end]
    category = lexicon.verbs[predicate.lemma].category
    return Cue(start=predicate.start, end=predicate.end, text=words, lemma=predicate.lemma, category=category)


def _says(cue: Cue, lexicon: Lexicon) -> bool:
    known = cue.lemma in lexicon.verbs or " " in cue.lemma
    plain = cue.lemma in _PLAIN and _NOT_SAYING.search(cue.text) is not None
    return known and cue.lemma not in _HEARSAY and not plain and not _is_unsaid(cue)


def _is_unsaid(cue: Cue) -> bool:
    """알리세요, 전해졌다, 저는 …라고 생각합니다, …라고 생각해서: a request, a passive, the writer, a reason."""
    passive = "지" not in cue.lemma and _PASSIVE.search(cue.text) is not None
    thought = cue.lemma in _THOUGHTS and cue.text.endswith(("합니다", "봅니다", "해요", "낍니다"))
    return passive or thought or cue.text.endswith(("세요", "십시오", "시오", "해서"))


def _is_modal(frame: Frame, last: int) -> bool:
    """말할 수 있다, 볼 만하다: nobody has said it yet."""
    return last + 1 < len(frame.eojeols) and frame.eojeols[last + 1].text.startswith(_MODAL)


def _breaks(frame: Frame, last: int) -> bool:
    predicate = predicate_of(frame.eojeols[last], last)
    if predicate is None or frame.eojeols[last].text.endswith(("다고", "라고", "다며", "다는", "다면서")):
        return False
    if predicate.ending == "adnominal":
        following = frame.eojeols[last + 1].text if last + 1 < len(frame.eojeols) else ""
        return following.startswith(BREAKING)
    return True


def _chain(text: str, frame: Frame, index: int, found: regex.Match[str], lexicon: Lexicon) -> Report | None:
    """…다며 협약을 맺었다."""
    if _is_after_marks(frame, index, found):
        return None
    end = frame.eojeols[index].start + found.end("words")
    closer = Closer(found["closer"], "chain", end + len(found["closer"]), True)
    return Report("chain", index, end, closer, None, index, True)


def _noun(text: str, frame: Frame, index: int, found: regex.Match[str], lexicon: Lexicon) -> Report | None:
    """…다는 입장이다, …다는 뜻을 밝혔다, …다는 게 회사의 설명이다, …다는 것이다."""
    is_clause = frame.eojeols[index].last_tag == "ETM" or found["words"].endswith("냐")
    if not is_clause or _is_after_marks(frame, index, found):
        return None
    end = frame.eojeols[index].start + found.end("words")
    closer = Closer(found["closer"], "adnominal", end + len(found["closer"]), True)
    following = frame.eojeols[index + 1 : index + 2]
    if not following:
        return None
    if _IS_THE_THING.match(following[0].text) and index + 2 == len(frame.eojeols):
        return Report("gloss", index, end, closer, None, index + 1, True)
    cue = _cue_of(text, frame, index, closer, end, lexicon)
    if cue is None or cue.lemma in _NO_WORDS:
        return None
    last = _index_at(frame, cue.end)
    if not _names_words(frame, index, last, cue, lexicon):
        return None
    ending: Ending = "appears" if _appears(frame, index, last, cue, lexicon) else "noun"
    return Report(ending, index, end, closer, cue, last, True)


def _appears(frame: Frame, index: int, last: int, cue: Cue, lexicon: Lexicon) -> bool:
    """…다는 지적이 나온다, …다는 전망이다: whose opinion it is, a topic does not say."""
    if cue.lemma not in lexicon.cue_nouns or cue.lemma in _ASKED and frame.eojeols[last].text.endswith("에"):
        return False
    particle = frame.eojeols[last].text[cue.end - frame.eojeols[last].start :]
    if particle in ("이", "도", "가"):
        return True
    return cue.lemma in _OPINIONS and last == index + 1


def _names_words(frame: Frame, index: int, last: int, cue: Cue, lexicon: Lexicon) -> bool:
    """Is the noun after 다는 what somebody said, and is it said actively?"""
    if last - index > FARTHEST_CUE or _is_unsaid(cue):
        return False
    eojeol = frame.eojeols[last]
    if cue.lemma in lexicon.cue_nouns:
        farthest = FARTHEST_CUE if frame.eojeols[index + 1].text in _NOMINALIZERS else FARTHEST_NOUN
        return last - index <= farthest and _is_owned(
            frame, index, last, cue, eojeol.text[cue.end - eojeol.start :], lexicon
        )
    if cue.lemma not in lexicon.verbs and " " not in cue.lemma:
        return False
    return any(_is_content(e, lexicon) for e in frame.eojeols[index + 1 : min(last, index + 4)])


def _is_content(eojeol: Eojeol, lexicon: Lexicon) -> bool:
    """점을, 뜻도, 주장을; 취지로, 논리로, 내용의: what is stated, or how."""
    if _THING.match(eojeol.text):
        return True
    for size in range(min(4, len(eojeol.text) - 1), 0, -1):
        word, particle = eojeol.text[:size], eojeol.text[size:]
        if word in lexicon.cue_nouns or word in _CONTENTS:
            stated = word not in _NO_WORDS and particle in ("을", "를", "도", "만")
            return stated or (word in _MANNERS and particle in ("로", "으로", "의"))
    return False


def _is_owned(frame: Frame, index: int, last: int, cue: Cue, rest: str, lexicon: Lexicon) -> bool:
    """Does somebody own the noun: …는 입장이다, …다는 업계의 전망이다, …냐는 사회자의 질문에?"""
    owner = frame.eojeols[last - 1] if last - 1 > index else None
    owned = owner is not None and owner.text not in _NOMINALIZERS and owner.last_tag[:1] in ("N", "J", "S")
    if cue.lemma in _ASKED and rest.startswith("에"):
        return owned
    following = predicate_of(frame.eojeols[last + 1], last + 1) if last + 1 < len(frame.eojeols) else None
    if rest in ("을", "를", "도") and following is not None and following.lemma in lexicon.verbs:
        return True
    if cue.lemma in _MANNERS and rest in ("로", "으로"):
        return following is not None and following.lemma in lexicon.verbs
    is_last = last + 1 == len(frame.eojeols)
    if is_last and _COPULA.match(rest):
        return cue.lemma in _STANCES or cue.lemma in _OPINIONS
    if cue.lemma in _STANCES and rest.startswith(("이어", "이지만", "이며", "이고", "이라", "으로")):
        return True
    return cue.lemma in (_OPINIONS | _STANCES) and rest.startswith(("이", "도", "가"))


def _judgement(text: str, frame: Frame, index: int, found: regex.Match[str], lexicon: Lexicon) -> Report | None:
    """…할 것으로 내다봤다: the words end before 것."""
    if index == 0 or frame.eojeols[index - 1].quotation is not None:
        return None
    end = frame.eojeols[index - 1].end
    closer = Closer("것으로", "final", frame.eojeols[index].end, True)
    cue = _cue_of(text, frame, index, closer, frame.eojeols[index].end, lexicon)
    if cue is None or not _judges(cue, lexicon):
        return None
    last = _index_at(frame, cue.end)
    if last - index > FARTHEST_CUE or _is_modal(frame, last):
        return None
    return Report("judgement", index - 1, end, closer, cue, last, _breaks(frame, last))


def _judges(cue: Cue, lexicon: Lexicon) -> bool:
    entry = lexicon.verbs.get(cue.lemma)
    judging = cue.lemma in _ALSO_JUDGING or (entry is not None and entry.category in _JUDGING)
    return judging and not (cue.lemma in _PLAIN and _NOT_SAYING.search(cue.text))


_MATCHERS = {"quotative": _quotative, "chain": _chain, "noun": _noun, "judgement": _judgement}

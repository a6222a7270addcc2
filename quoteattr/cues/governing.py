"""Which predicate after a quote governs it: one that reports, and not one inside the reported words or beside them."""

from __future__ import annotations

from itertools import takewhile

import regex

from quoteattr.analysis import Eojeol, Frame
from quoteattr.cues.noun_cues import find_noun_cue, has_noun
from quoteattr.cues.predicates import Predicate, predicate_of
from quoteattr.lexicon import CueEntry, Lexicon
from quoteattr.reading.closers import Closer
from quoteattr.records import Cue

__all__ = [
    "NOT_FEW",
    "REPORTED",
    "THUS",
    "governs",
    "is_known",
    "is_reported",
    "is_reporting",
    "is_set_in",
    "is_subordinate",
    "noun_of_saying",
    "object_before",
    "phrase_of",
    "told_by",
]


def is_reporting(frame: Frame, predicate: Predicate, lexicon: Lexicon) -> bool:
    """Does a predicate report at all: 말했다, 선을 그었다?"""
    if predicate.lemma == "하다" and _does_something(frame, predicate, lexicon):
        return False
    return predicate.lemma in lexicon.verbs or phrase_of(frame, predicate, lexicon) is not None


def _does_something(frame: Frame, predicate: Predicate, lexicon: Lexicon) -> bool:
    """복기를 하며, 식사를 했다: an object that says nothing, so that 하다 says nothing either."""
    before = frame.eojeols[predicate.index - 1] if predicate.index else None
    if before is None or before.last_tag != "JKO":
        return False
    return object_before(frame, predicate, lexicon) is None and phrase_of(frame, predicate, lexicon) is None


def governs(frame: Frame, predicate: Predicate, closer: Closer, lexicon: Lexicon) -> bool:
    """Does a reporting predicate report the quote, not something inside the reported words or beside them?"""
    text = frame.eojeols[predicate.index].text
    if predicate.lemma in ("따르다", "의하다"):
        return text.startswith(("따르면", "의하면"))
    if _is_manner(frame, predicate, lexicon):
        return False
    if _is_next_to(frame, predicate, closer, lexicon):
        return True
    if predicate.ending == "adnominal":
        return _is_completed(frame, predicate, closer, lexicon)
    if predicate.ending == "nominal":
        begins = text.endswith("기") and any(e.text.startswith(("시작", "일쑤")) for _, e in _next(frame, predicate))
        return begins or text.endswith(("기도", "기까지", "기로")) or _is_last(frame, predicate)
    return not any(is_other(frame, predicate) for is_other in (is_reported, _is_auxiliary, is_subordinate))


def _is_manner(frame: Frame, predicate: Predicate, lexicon: Lexicon) -> bool:
    """“…”고 웃으며 말했다: a feeling beside the verb that reports."""
    entry = lexicon.verbs.get(predicate.lemma)
    text = frame.eojeols[predicate.index].text
    if entry is None or entry.category != "emotion" or not text.endswith(("며", "면서")):
        return False
    following = (lexicon.verbs.get(p.lemma) for i, e in _next(frame, predicate) if (p := predicate_of(e, i)))
    return any(next_ is not None and next_.category != "emotion" for next_ in following)


def _is_next_to(frame: Frame, predicate: Predicate, closer: Closer, lexicon: Lexicon) -> bool:
    """“…”고 말한 홍길동, “…”고 했다고, “…”라며 비판하는 홍길동 — but “…”라며 함께한 동료에게 고마움을 전했다."""
    if frame.eojeols[predicate.index - 1].end > closer.end:
        return False
    if closer.link == "chain" and predicate.lemma == "하다" and predicate.ending == "adnominal":
        return has_noun(_next(frame, predicate), lexicon)  # “…”며 한 발언이다
    if closer.link == "chain" and predicate.ending == "nominal" and frame.eojeols[predicate.index].last_tag == "JKO":
        return False  # “…”며 감사함을 표했다
    return closer.link in ("final", "chain", "object")


def noun_of_saying(text: str, frame: Frame, predicate: Predicate, lexicon: Lexicon) -> Cue | None:
    """“…”며 한 발언이다, “…”고 한 말이 화제다: 한 says nothing, its noun does."""
    before = frame.eojeols[predicate.index - 1 : predicate.index]
    appears = predicate.lemma in lexicon.words("become") or frame.eojeols[predicate.index].text.startswith(NOT_FEW)
    if appears and before and before[0].last_tag in ("JKS", "JKC"):
        return find_noun_cue(text, list(enumerate(before)), lexicon)  # 논란이 되고 있다, 목소리가 적지 않다
    if predicate.lemma != "하다" or predicate.ending != "adnominal" or predicate.tensed:
        return None
    return find_noun_cue(text, _next(frame, predicate), lexicon)


NOT_FEW = ("적지", "적잖")
"""목소리가 적지 않다: many say so."""


def _next(frame: Frame, predicate: Predicate) -> list[tuple[int, Eojeol]]:
    return [(i, e) for i, e in enumerate(frame.eojeols) if i == predicate.index + 1]


def _is_last(frame: Frame, predicate: Predicate) -> bool:
    return predicate.index + 1 == len(frame.eojeols)


def _is_auxiliary(frame: Frame, predicate: Predicate) -> bool:
    """두기로 했다, 하려고 했다, 늦추도록 했다: this 했다 says nothing."""
    before = frame.eojeols[predicate.index - 1] if predicate.index else None
    if predicate.lemma != "하다" or before is None or before.quotation is not None:
        return False
    return before.text.endswith(("기로", "려고", "려", "고자", "도록", "게", "어야", "아야", "해야"))


def is_reported(frame: Frame, predicate: Predicate) -> bool:
    """…해야 한다고 강조했다: 한다고 is part of what is reported, not the report."""
    eojeols = frame.eojeols
    if predicate.ending != "connective" or (predicate.lemma not in _PLAIN_VERBS and _opens(frame, predicate)):
        return False
    if predicate.index and eojeols[predicate.index - 1].text in THUS:
        return False
    following = eojeols[predicate.index + 1].text if not _is_last(frame, predicate) else ""
    return eojeols[predicate.index].text.endswith(REPORTED) or following in ("달라고", "달라며", "달라면서")


REPORTED = ("다고", "라고", "자고", "냐고", "다며", "라며", "다면서")


def told_by(frame: Frame, predicate: Predicate, predicates: list[Predicate]) -> Predicate | None:
    """“…”며 응하지 않았다고 가람통신이 | 전했다: what another passes on is what the quote hangs on."""
    place = predicates.index(predicate)
    told = predicates[place - 1] if place == 1 and predicate.lemma in _PASSING_ON else None
    if told is None or told.ending != "connective":
        return None
    if _has_subject(frame, told):
        return None  # 비용이 늘었다고 주민들이 전했다
    between = frame.eojeols[told.index : predicate.index]
    reported = next((n for n, e in enumerate(between[:2]) if e.text.endswith("다고")), None)
    other = reported is not None and any(e.last_tag == "JKS" for e in between[reported + 1 :])
    return told if other else None


def _has_subject(frame: Frame, predicate: Predicate) -> bool:
    """Does a subject stand between the quote before and the predicate?"""
    before = reversed(frame.eojeols[: predicate.index])
    return any(e.last_tag == "JKS" for e in takewhile(lambda e: e.quotation is None, before))


_PASSING_ON = frozenset({"전하다", "보도하다"})


THUS = frozenset({"이같이", "이처럼", "이렇게", "이와", "같이", "그렇게"})


def _opens(frame: Frame, predicate: Predicate) -> bool:
    """“…”고 말했다고 전했다: 말했다고 stands right after the quote and reports it."""
    return any(e.quotation is not None for e in frame.eojeols[max(0, predicate.index - 2) : predicate.index])


def phrase_of(frame: Frame, predicate: Predicate, lexicon: Lexicon) -> CueEntry | None:
    """선을 그었다 → 선을 긋다: the words before the verb are those of a fixed phrase."""
    if predicate.index == 0:
        return None
    before = frame.eojeols[predicate.index - 1].text
    return next((p for p in lexicon.phrases.get(predicate.lemma, ()) if p.lemma.split(" ")[-2] == before), None)


def _is_completed(frame: Frame, predicate: Predicate, closer: Closer, lexicon: Lexicon) -> bool:
    """말한 바 있다, 말한 적이 있다, 말한 것이다: adnominal in form, but still the reporting predicate."""
    if _is_last(frame, predicate):
        return False
    following = frame.eojeols[predicate.index + 1].text
    if following.startswith("것"):
        return _says_itself(frame, predicate, closer)
    if following.startswith(("적", "바")) and _is_told(frame, predicate.index + 2):
        return False  # 만난 적이 없다고 확인했다
    return _COMPLETED.match(following) is not None or phrase_of(frame, predicate, lexicon) is not None


_COMPLETED = regex.compile(r"바|적|뒤|후|데|상태|이후|직후|혐의|지$|(?:모습|장면)[이은도]$")
"""…을 선언하는 모습이 공개됐다: what is seen is that somebody says it; …며 협박한 혐의로 구속됐다: what is charged."""


def _is_told(frame: Frame, index: int) -> bool:
    """Is the eojeol part of the reported words: 없다고, 있다며?"""
    return index < len(frame.eojeols) and frame.eojeols[index].text.rstrip(",").endswith(REPORTED)


def _says_itself(frame: Frame, predicate: Predicate, closer: Closer) -> bool:
    """말한 것을 두고 — but 북한이 통보한 것을 예로 들었다, 좋아질 것이라고 말했다."""
    eojeol = frame.eojeols[predicate.index]
    if any(m.tag == "ETM" and m.form in ("ᆯ", "을") for m in eojeol.morphemes):
        return False
    between = (e for e in frame.eojeols[: predicate.index] if e.start >= closer.end)
    return not any(e.last_tag == "JKS" for e in between)


def object_before(frame: Frame, predicate: Predicate, lexicon: Lexicon) -> Eojeol | None:
    """의견을 냈다, 사과를 했다: the noun that says what the light verb does not."""
    if predicate.index == 0:
        return None
    before = frame.eojeols[predicate.index - 1]
    noun = before.text[:-1]
    says = noun in lexicon.cue_nouns or (len(noun) > 1 and noun + "하다" in lexicon.verbs)
    is_object = before.last_tag == "JKO" or before.text.endswith("도")  # 이야기도 했다
    return before if is_object and says else None


def is_subordinate(frame: Frame, predicate: Predicate) -> bool:
    """서른이 되면 …, 만족하고 있음을 …: a condition, or part of what another verb takes up."""
    text = frame.eojeols[predicate.index].text
    last = frame.eojeols[predicate.index].morphemes[-1]
    if text.endswith(_CONDITION) or (last.tag == "EC" and last.form in _CONCESSION):
        return True
    following = next((e for _, e in _next(frame, predicate)), None)
    return text.endswith("고") and following is not None and following.text.startswith(("있음", "있는", "있던"))


_CONCESSION = frozenset({"게", "어도", "아도", "더라도", "을지라도", "ᆯ지라도", "어야", "아야", "어야만", "아야만"})


_CONDITION = ("되면", "하면", "으면", "려면", "다면", "라면", "도록")


def is_set_in(frame: Frame, predicate: Predicate) -> bool:
    """“…”며 의사봉을 두드리는 | 순간 욕설이 날아들었다, “…”며 돈을 가로챈 | 혐의로 붙잡혔다: the act of who speaks."""
    following = frame.eojeols[predicate.index + 1 : predicate.index + 2]
    return predicate.ending == "adnominal" and bool(following) and _SETTING.match(following[0].text) is not None


_SETTING = regex.compile(r"혐의|순간|(?:사이|동안|와중)에?[,은는도]?$")


def is_known(frame: Frame, predicate: Predicate) -> bool:
    """“…”며 물러난 것으로 확인됐다: that he did is known, what he did goes with the words."""
    following = frame.eojeols[predicate.index + 1 : predicate.index + 3]
    is_act = any(m.tag[:2] == "VV" or m.tag == "XSV" for m in frame.eojeols[predicate.index].morphemes)
    if predicate.ending != "adnominal" or not is_act or len(following) < 2 or following[0].text != "것으로":
        return False
    return _KNOWN.match(following[1].text) is not None


_KNOWN = regex.compile(r"알려|전해|밝혀|(?:확인|파악|조사)[됐되된]|(?:나타|드러)[났나난]|보[인이여]")


_PLAIN_VERBS = frozenset({"하다", "이다", "되다", "있다", "없다"})

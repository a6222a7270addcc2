"""Closers and cues: how a quote is tied to its sentence and which predicate or noun reports it.

``“…”라며 의미를 부여했다``: the closer is 라며 (link *chain*), the cue 부여했다 (의미를 부여하다).
"""

from __future__ import annotations

from quoteattr.analysis import Eojeol, Frame
from quoteattr.cues.governing import (
    NOT_FEW,
    governs,
    is_known,
    is_reported,
    is_reporting,
    is_set_in,
    is_subordinate,
    noun_of_saying,
    object_before,
    phrase_of,
    told_by,
)
from quoteattr.cues.noun_cues import find_adnominal_cue, find_noun_cue
from quoteattr.cues.noun_verbs import LIGHT_VERBS
from quoteattr.cues.predicates import (
    Predicate,
    end_with_auxiliary,
    ends_clause,
    is_auxiliary,
    predicate_of,
    verbal_noun_of,
)
from quoteattr.lexicon import Lexicon
from quoteattr.reading.closers import Closer, match_closer
from quoteattr.records import Cue

__all__ = ["Closer", "Predicate", "build_cue", "find_cue", "match_closer", "predicate_of"]

FARTHEST_CUE = 80
"""A cue comes within so many eojeols of its quote."""


def find_cue(
    text: str, frame: Frame, index: int, closer: Closer, lexicon: Lexicon, *, until: int | None = None
) -> Cue | None:
    """The cue that governs the quote at ``frame.eojeols[index]``, looking to the right of it.

    For ``"A"며 "B"고 말했다`` both quotes have 말했다. After the eojeol ``until`` somebody else speaks.
    """
    following = [(i, e) for i, e in _following(frame, index, closer) if until is None or i <= until]
    if closer.link == "adnominal":
        return find_adnominal_cue(text, following, lexicon)
    if closer.link == "like":
        return find_noun_cue(text, following[:4], lexicon) or _report_of_clause(text, frame, following, lexicon)
    for predicate in (predicates := _predicates(frame, following, lexicon)):
        if is_reporting(frame, predicate, lexicon) and governs(frame, predicate, closer, lexicon):
            if closer.link == "chain" and _leads_on(frame, predicate, predicates, lexicon):
                continue
            if closer.link == "chain" and (told := told_by(frame, predicate, predicates)):
                predicate = told
            return noun_of_saying(text, frame, predicate, lexicon) or build_cue(text, frame, predicate, lexicon)
    if closer.link in ("none", "copula") and (noun := find_noun_cue(text, following, lexicon)):
        return noun
    appearing = _appearing_noun(text, following, predicates, lexicon)
    return appearing or _fallback(text, frame, predicates, closer, lexicon)


def _report_of_clause(text: str, frame: Frame, following: list[tuple[int, Eojeol]], lexicon: Lexicon) -> Cue | None:
    """“…위험”이 있었다고 지적했다: the words are part of a clause that is reported."""
    predicates = _predicates(frame, following, lexicon)
    clause = next((n for n, p in enumerate(predicates) if is_reported(frame, p)), None)
    if clause is None:
        return None
    reporting = predicates[clause + 1 : clause + 2]
    found = next((p for p in reporting if is_reporting(frame, p, lexicon) and not is_reported(frame, p)), None)
    return build_cue(text, frame, found, lexicon) if found and found.ending != "adnominal" else None


def _leads_on(frame: Frame, predicate: Predicate, predicates: list[Predicate], lexicon: Lexicon) -> bool:
    """“A”면서도 늦은 점을 거론하며 “B”고 주문했다: the verb of the next quote reports both."""
    last = frame.eojeols[predicate.index].morphemes[-1]
    if last.tag != "EC" or last.form not in ("며", "면서", "으며", "으면서") or predicate.tensed:
        return False
    quote = next((i for i in range(predicate.index + 1, len(frame.eojeols)) if frame.eojeols[i].quotation), None)
    before = frame.eojeols[predicate.index - 1]
    if quote is None or quote != predicate.index + 1 or before.last_tag != "JKO":
        return False
    return any(p.index > quote and p.ending == "final" and is_reporting(frame, p, lexicon) for p in predicates)


def _following(frame: Frame, index: int, closer: Closer) -> list[tuple[int, Eojeol]]:
    eojeols = enumerate(frame.eojeols[index + 1 : index + 1 + FARTHEST_CUE], start=index + 1)
    return [(i, _without_closer(e, closer.end)) for i, e in eojeols if e.quotation is None]


def _without_closer(eojeol: Eojeol, end: int) -> Eojeol:
    """The eojeol after a quote begins with the closer: 고말했다 → 말했다, 라며 → nothing."""
    if eojeol.start >= end:
        return eojeol
    kept = tuple(m for m in eojeol.morphemes if m.start >= end)
    start = min(end, eojeol.end)
    return Eojeol(start, eojeol.end, eojeol.text[start - eojeol.start :], kept)


def _predicates(frame: Frame, following: list[tuple[int, Eojeol]], lexicon: Lexicon) -> list[Predicate]:
    """The predicates after a quote, up to the end of its own reporting act: “A”라며 말렸고, 그는 “B”라고 했다."""
    predicates: list[Predicate] = []
    manner = lexicon.words("manner_verb")
    for index, eojeol in following:
        if eojeol.text in manner:
            continue  # 힘줘 | 말했다
        found = predicate_of(eojeol, index) or verbal_noun_of(eojeol, index, lexicon)
        if found is not None and not _is_manner(eojeol) and not _helps(frame, predicates, found, lexicon):
            if predicates and _serves(frame, predicates[-1], found):
                predicates.pop()
            predicates.append(found)
            if _ends_act(eojeol, found) and _quotes_after(frame, index):
                break
    return predicates


def _ends_act(eojeol: Eojeol, predicate: Predicate) -> bool:
    """“A”라며 손을 들었고 … “B”: the act of the first quote is done; not 말하고 … “B”, not 울었으며 … “B”."""
    return ends_clause(eojeol, predicate) and (predicate.tensed or eojeol.text.rstrip(",").endswith("자"))


def _quotes_after(frame: Frame, index: int) -> bool:
    return any(e.quotation is not None for e in frame.eojeols[index + 1 :])


def _is_manner(eojeol: Eojeol) -> bool:
    """짤막하게, 분명하게: an adjective that only says how the verb after it is done."""
    morphemes = eojeol.morphemes
    adverbial = bool(morphemes) and morphemes[-1].tag == "EC" and morphemes[-1].form == "게"
    return adverbial and any(m.tag in ("VA", "XSA") for m in morphemes)


def _helps(frame: Frame, predicates: list[Predicate], predicate: Predicate, lexicon: Lexicon) -> bool:
    """걸어 | 봐도, 말하고 | 다녔다: the auxiliary of the predicate before is none of its own."""
    before = predicates[-1] if predicates else None
    if before is None or before.index != predicate.index - 1 or before.ending != "connective":
        return False
    auxiliary = is_auxiliary(frame.eojeols[before.index], frame.eojeols[predicate.index])
    return auxiliary and phrase_of(frame, predicate, lexicon) is None  # 감추지 못하다


def _serves(frame: Frame, before: Predicate, predicate: Predicate) -> bool:
    """잘라 | 말했다, 덧붙여 | 썼다: the first of two verbs in a row says how the second reports."""
    last = frame.eojeols[before.index].morphemes[-1:]
    joined = bool(last) and last[0].tag == "EC" and last[0].form in ("어", "아")
    return joined and before.index + 1 == predicate.index and predicate.lemma in _PLAIN_SAYING


_EMPTY = LIGHT_VERBS | {"되다", "있다", "이다"}
"""Verbs that say nothing by themselves: 따로 나가게 됐다는 것, 대안을 낼 전망."""

_PLAIN_SAYING = frozenset({"말하다", "묻다", "얘기하다", "이야기하다", "답하다", "외치다", "쓰다", "적다"})


def build_cue(text: str, frame: Frame, predicate: Predicate, lexicon: Lexicon) -> Cue:
    """The cue that a predicate is, with its auxiliaries and the words of its phrase: 말하기도 했다, 선을 그었다."""
    phrase = phrase_of(frame, predicate, lexicon)
    following = frame.eojeols[predicate.index + 1 :]
    start, end = predicate.start, end_with_auxiliary(predicate, frame.eojeols[predicate.index], following)
    lemma, category = predicate.lemma, "report"
    if phrase is not None:
        words = len(phrase.lemma.split(" ")) - 1
        start = frame.eojeols[max(0, predicate.index - words)].start
        lemma, category = phrase.lemma, phrase.category
    elif predicate.lemma in lexicon.verbs:
        category = lexicon.verbs[predicate.lemma].category
        noun = object_before(frame, predicate, lexicon) if predicate.lemma in LIGHT_VERBS else None
        if noun is not None:
            start = noun.start
        elif torn := _torn_off(frame, predicate, lexicon):
            start, lemma = torn.start, torn.text + "하다"
            category = lexicon.verbs[lemma].category
    return Cue(start=start, end=end, text=text[start:end], lemma=lemma, category=category)


def _torn_off(frame: Frame, predicate: Predicate, lexicon: Lexicon) -> Eojeol | None:
    """반박 한 바 있다: the noun of a verb that is written in two words."""
    before = frame.eojeols[predicate.index - 1] if predicate.index else None
    if predicate.lemma != "하다" or before is None or len(before.text) < 2:
        return None
    return before if before.text + "하다" in lexicon.verbs else None


def _appearing_noun(
    text: str, following: list[tuple[int, Eojeol]], predicates: list[Predicate], lexicon: Lexicon
) -> Cue | None:
    """“…”며 성토가 이어졌다: the noun reports, the verb says that it appeared."""
    appear = lexicon.words("appear") | lexicon.words("become")
    places = {p.index for p in predicates if p.lemma in appear}
    places |= {i for i, e in following if e.text.startswith(NOT_FEW)}
    subjects = [(i, e) for i, e in following if e.last_tag == "JKS" and i + 1 in places]
    return find_noun_cue(text, subjects, lexicon)


def _closes(frame: Frame, predicate: Predicate) -> bool:
    """뽐냈다, 뽐내며; not 죽지 않은 기세를, where the auxiliary makes an adjective of it."""
    helping = frame.eojeols[predicate.index + 1 : predicate.index + 2]
    adnominal = bool(helping) and helping[0].last_tag == "ETM"
    if adnominal and is_auxiliary(frame.eojeols[predicate.index], helping[0]):
        return False
    return predicate.ending in ("final", "connective")


def _fallback(text: str, frame: Frame, predicates: list[Predicate], closer: Closer, lexicon: Lexicon) -> Cue | None:
    """No reporting verb: the predicate the quote hangs on (“…”며 눈시울을 붉혔다)."""
    if closer.link == "none":
        return None
    usable = [p for p in predicates if _closes(frame, p) and not is_reported(frame, p)]
    settled = next((p for p in predicates if is_set_in(frame, p)), None)
    if settled is not None and not any(p.index < settled.index for p in usable):
        return build_cue(text, frame, settled, lexicon)
    known = next((p for p in predicates if is_known(frame, p)), None)
    if known is not None and [p.index for p in usable[:1]] == [known.index + 2]:
        usable[0] = known
    usable = [p for p in usable if not is_subordinate(frame, p)] or usable
    if not any(p.ending == "final" for p in usable):
        told = [p for p in predicates if p.ending == "adnominal" and closer.link in ("final", "chain")]
        reporting = [p for p in told if is_reporting(frame, p, lexicon) and p.lemma not in _EMPTY]
        if reporting or not usable:  # …라며 먹지 못해 아쉬워할 정도였다; …라며 깎아내린 이유다
            first = next(iter(reporting or told), None)
            return build_cue(text, frame, first, lexicon) if first else None
    chosen = usable[0] if closer.link == "final" else usable[-1]
    if chosen.index and chosen.lemma in ("하다", "않다", "못하다", "있다") and len(usable) > 1:
        chosen = usable[max(0, usable.index(chosen) - 1)]
    return build_cue(text, frame, chosen, lexicon)

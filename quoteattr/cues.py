"""Closers and cues: how a quote is tied to its sentence and which predicate or noun reports it.

``“…”라며 의미를 부여했다``: the closer is 라며 (link *chain*), the cue 부여했다 (의미를 부여하다).
"""

from __future__ import annotations

import regex

from quoteattr.analysis import Eojeol, Frame
from quoteattr.closers import Closer, match_closer
from quoteattr.lexicon import CueEntry, Lexicon
from quoteattr.noun_cues import LIGHT_VERBS, find_adnominal_cue, find_noun_cue, has_noun
from quoteattr.predicates import Predicate, end_with_auxiliary, is_auxiliary, predicate_of, verbal_noun_of
from quoteattr.records import Cue

__all__ = ["Closer", "Predicate", "find_cue", "find_cue_after", "find_sentence_cue", "match_closer", "predicate_of"]

FARTHEST_CUE = 80
"""A cue comes within so many eojeols of its quote."""
_PLAIN_VERBS = frozenset({"하다", "이다", "되다", "있다", "없다"})


def find_cue(text: str, frame: Frame, index: int, closer: Closer, lexicon: Lexicon) -> Cue | None:
    """The cue that governs the quote at ``frame.eojeols[index]``, looking to the right of it.

    For ``"A"며 "B"고 말했다`` both quotes have 말했다.
    """
    following = _following(frame, index, closer)
    if closer.link == "adnominal":
        return find_adnominal_cue(text, following, lexicon)
    if closer.link == "like":
        return find_noun_cue(text, following[:4], lexicon)
    for predicate in (predicates := _predicates(frame, following, lexicon)):
        if _is_reporting(frame, predicate, lexicon) and _governs(frame, predicate, closer, lexicon):
            return _noun_of_saying(text, frame, predicate, lexicon) or _cue(text, frame, predicate, lexicon)
    if closer.link in ("none", "copula") and (noun := find_noun_cue(text, following, lexicon)):
        return noun
    appearing = _appearing_noun(text, following, predicates, lexicon)
    return appearing or _fallback(text, frame, predicates, closer, lexicon)


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
            ends = eojeol.text.endswith(("고,", "지만,", "으나,") if found.tensed else "자,")
            if ends and _quotes_after(frame, index):
                break
    return predicates


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
    return auxiliary and _phrase_of(frame, predicate, lexicon) is None  # 감추지 못하다


def _serves(frame: Frame, before: Predicate, predicate: Predicate) -> bool:
    """잘라 | 말했다, 덧붙여 | 썼다: the first of two verbs in a row says how the second reports."""
    last = frame.eojeols[before.index].morphemes[-1:]
    joined = bool(last) and last[0].tag == "EC" and last[0].form in ("어", "아")
    return joined and before.index + 1 == predicate.index and predicate.lemma in _PLAIN_SAYING


_PLAIN_SAYING = frozenset({"말하다", "묻다", "얘기하다", "이야기하다", "답하다", "외치다", "쓰다", "적다"})


def _quotes_after(frame: Frame, index: int) -> bool:
    return any(e.quotation is not None for e in frame.eojeols[index + 1 :])


def _is_reporting(frame: Frame, predicate: Predicate, lexicon: Lexicon) -> bool:
    if predicate.lemma == "하다" and _does_something(frame, predicate, lexicon):
        return False
    return predicate.lemma in lexicon.verbs or _phrase_of(frame, predicate, lexicon) is not None


def _does_something(frame: Frame, predicate: Predicate, lexicon: Lexicon) -> bool:
    """복기를 하며, 식사를 했다: an object that says nothing, so that 하다 says nothing either."""
    before = frame.eojeols[predicate.index - 1] if predicate.index else None
    if before is None or before.last_tag != "JKO":
        return False
    return _object_before(frame, predicate, lexicon) is None and _phrase_of(frame, predicate, lexicon) is None


def _governs(frame: Frame, predicate: Predicate, closer: Closer, lexicon: Lexicon) -> bool:
    """Does a reporting predicate report the quote, not something inside the reported words or beside them?"""
    text = frame.eojeols[predicate.index].text
    if predicate.lemma in ("따르다", "의하다"):
        return text.startswith(("따르면", "의하면"))
    if _is_next_to(frame, predicate, closer, lexicon):
        return True
    if predicate.ending == "adnominal":
        return _is_completed(frame, predicate, closer, lexicon)
    if predicate.ending == "nominal":
        begins = text.endswith("기") and any(e.text.startswith(("시작", "일쑤")) for _, e in _next(frame, predicate))
        return begins or text.endswith(("기도", "기까지", "기로")) or _is_last(frame, predicate)
    return not any(is_other(frame, predicate) for is_other in (_is_reported, _is_auxiliary, _is_subordinate))


def _is_next_to(frame: Frame, predicate: Predicate, closer: Closer, lexicon: Lexicon) -> bool:
    """“…”고 말한 홍길동, “…”고 했다고, “…”라며 비판하는 홍길동 — but “…”라며 함께한 동료에게 고마움을 전했다."""
    if frame.eojeols[predicate.index - 1].end > closer.end:
        return False
    if closer.link == "chain" and predicate.lemma == "하다" and predicate.ending == "adnominal":
        return has_noun(_next(frame, predicate), lexicon)  # “…”며 한 발언이다
    if closer.link == "chain" and predicate.ending == "nominal" and frame.eojeols[predicate.index].last_tag == "JKO":
        return False  # “…”며 감사함을 표했다
    return closer.link in ("final", "chain")


def _noun_of_saying(text: str, frame: Frame, predicate: Predicate, lexicon: Lexicon) -> Cue | None:
    """“…”며 한 발언이다, “…”고 한 말이 화제다: 한 says nothing, its noun does."""
    before = frame.eojeols[predicate.index - 1 : predicate.index]
    appears = predicate.lemma in lexicon.words("become") or frame.eojeols[predicate.index].text.startswith(_NOT_FEW)
    if appears and before and before[0].last_tag in ("JKS", "JKC"):
        return find_noun_cue(text, list(enumerate(before)), lexicon)  # 논란이 되고 있다, 목소리가 적지 않다
    if predicate.lemma != "하다" or predicate.ending != "adnominal" or predicate.tensed:
        return None
    return find_noun_cue(text, _next(frame, predicate), lexicon)


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


def _is_reported(frame: Frame, predicate: Predicate) -> bool:
    """…해야 한다고 강조했다: 한다고 is part of what is reported, not the report."""
    eojeols = frame.eojeols
    if predicate.ending != "connective" or (predicate.lemma not in _PLAIN_VERBS and _opens(frame, predicate)):
        return False
    if predicate.index and eojeols[predicate.index - 1].text in _THUS:
        return False
    following = eojeols[predicate.index + 1].text if not _is_last(frame, predicate) else ""
    return eojeols[predicate.index].text.endswith(_REPORTED) or following in ("달라고", "달라며", "달라면서")


_REPORTED = ("다고", "라고", "자고", "냐고", "다며", "라며", "다면서")
_THUS = frozenset({"이같이", "이처럼", "이렇게", "이와", "같이", "그렇게"})


def _opens(frame: Frame, predicate: Predicate) -> bool:
    """“…”고 말했다고 전했다: 말했다고 stands right after the quote and reports it."""
    return any(e.quotation is not None for e in frame.eojeols[max(0, predicate.index - 2) : predicate.index])


def _phrase_of(frame: Frame, predicate: Predicate, lexicon: Lexicon) -> CueEntry | None:
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
    return _COMPLETED.match(following) is not None or _phrase_of(frame, predicate, lexicon) is not None


_COMPLETED = regex.compile(r"바|적|뒤|후|데|상태|이후|직후|지$|(?:모습|장면)[이은도]$")
"""…을 선언하는 모습이 공개됐다: what is seen is that somebody says it."""


def _is_told(frame: Frame, index: int) -> bool:
    """Is the eojeol part of the reported words: 없다고, 있다며?"""
    return index < len(frame.eojeols) and frame.eojeols[index].text.rstrip(",").endswith(_REPORTED)



def _says_itself(frame: Frame, predicate: Predicate, closer: Closer) -> bool:
    """말한 것을 두고 — but 북한이 통보한 것을 예로 들었다, 좋아질 것이라고 말했다."""
    eojeol = frame.eojeols[predicate.index]
    if any(m.tag == "ETM" and m.form in ("ᆯ", "을") for m in eojeol.morphemes):
        return False
    between = (e for e in frame.eojeols[: predicate.index] if e.start >= closer.end)
    return not any(e.last_tag == "JKS" for e in between)


def _cue(text: str, frame: Frame, predicate: Predicate, lexicon: Lexicon) -> Cue:
    phrase = _phrase_of(frame, predicate, lexicon)
    following = frame.eojeols[predicate.index + 1 :]
    start, end = predicate.start, end_with_auxiliary(predicate, frame.eojeols[predicate.index], following)
    lemma, category = predicate.lemma, "report"
    if phrase is not None:
        words = len(phrase.lemma.split(" ")) - 1
        start = frame.eojeols[max(0, predicate.index - words)].start
        lemma, category = phrase.lemma, phrase.category
    elif predicate.lemma in lexicon.verbs:
        category = lexicon.verbs[predicate.lemma].category
        noun = _object_before(frame, predicate, lexicon) if predicate.lemma in LIGHT_VERBS else None
        if noun is not None:
            start = noun.start
    return Cue(start=start, end=end, text=text[start:end], lemma=lemma, category=category)


def _object_before(frame: Frame, predicate: Predicate, lexicon: Lexicon) -> Eojeol | None:
    """의견을 냈다, 사과를 했다: the noun that says what the light verb does not."""
    if predicate.index == 0:
        return None
    before = frame.eojeols[predicate.index - 1]
    noun = before.text[:-1]
    says = noun in lexicon.cue_nouns or (len(noun) > 1 and noun + "하다" in lexicon.verbs)
    return before if before.last_tag == "JKO" and says else None


def find_sentence_cue(text: str, frame: Frame, lexicon: Lexicon) -> Cue | None:
    """The cue of a sentence that attributes a quote of its neighbour: …은 이같이 말했다; …의 말이다."""
    eojeols = list(enumerate(frame.eojeols))
    found = [p for i, e in eojeols if e.quotation is None and (p := predicate_of(e, i))]
    final = [_told(frame, found, i) for i in reversed(range(len(found))) if found[i].ending == "final"]
    for predicate in final:
        if _is_reporting(frame, predicate, lexicon):
            return _cue(text, frame, predicate, lexicon)
    noun = find_noun_cue(text, eojeols[-1:], lexicon)
    thus = any(e.text in _THUS for e in frame.eojeols)
    return noun or (_cue(text, frame, final[0], lexicon) if final and thus else None)


def _told(frame: Frame, predicates: list[Predicate], number: int) -> Predicate:
    """물었다고 합니다: what is told, not 합니다."""
    predicate, before = predicates[number], predicates[number - 1] if number else None
    if predicate.lemma != "하다" or before is None or before.index != predicate.index - 1:
        return predicate
    return before if frame.eojeols[before.index].text.endswith("다고") else predicate


def find_cue_after(text: str, frame: Frame, index: int, lexicon: Lexicon) -> Cue | None:
    """The cue right after a mention, before the quote: …에 따르면 “…”, …의 지적처럼 “…”, …은 말했다: “…”."""
    following = [(i, e) for i, e in enumerate(frame.eojeols) if i > index and e.quotation is None]
    for _, eojeol in following[:3]:
        if eojeol.text.startswith(("따르면", "의하면")):
            words = eojeol.text[:3]
            lemma = "따르다" if words == "따르면" else "의하다"
            end = eojeol.start + len(words)
            return Cue(start=eojeol.start, end=end, text=words, lemma=lemma, category="report")
    noun = find_noun_cue(text, following[:2], lexicon)
    return noun or find_sentence_cue(text, frame, lexicon)


def _appearing_noun(
    text: str, following: list[tuple[int, Eojeol]], predicates: list[Predicate], lexicon: Lexicon
) -> Cue | None:
    """“…”며 성토가 이어졌다: the noun reports, the verb says that it appeared."""
    appear = lexicon.words("appear") | lexicon.words("become")
    places = {p.index for p in predicates if p.lemma in appear}
    places |= {i for i, e in following if e.text.startswith(_NOT_FEW)}
    subjects = [(i, e) for i, e in following if e.last_tag == "JKS" and i + 1 in places]
    return find_noun_cue(text, subjects, lexicon)


_NOT_FEW = ("적지", "적잖")
"""목소리가 적지 않다: many say so."""


def _fallback(text: str, frame: Frame, predicates: list[Predicate], closer: Closer, lexicon: Lexicon) -> Cue | None:
    """No reporting verb: the predicate the quote hangs on (“…”며 눈시울을 붉혔다)."""
    if closer.link == "none":
        return None
    usable = [p for p in predicates if p.ending in ("final", "connective") and not _is_reported(frame, p)]
    known = next((p for p in predicates if _is_known(frame, p)), None)
    if known is not None and [p.index for p in usable[:1]] == [known.index + 2]:
        usable[0] = known
    usable = [p for p in usable if not _is_subordinate(frame, p)] or usable
    if not usable:
        told = (p for p in predicates if p.ending == "adnominal" and _is_reporting(frame, p, lexicon))
        first = next(told, None) if closer.link in ("final", "chain") else None
        return _cue(text, frame, first, lexicon) if first else None
    chosen = usable[0] if closer.link == "final" else usable[-1]
    if chosen.index and chosen.lemma in ("하다", "않다", "못하다", "있다") and len(usable) > 1:
        chosen = usable[max(0, usable.index(chosen) - 1)]
    return _cue(text, frame, chosen, lexicon)


def _is_subordinate(frame: Frame, predicate: Predicate) -> bool:
    """서른이 되면 …, 만족하고 있음을 …: a condition, or part of what another verb takes up."""
    text = frame.eojeols[predicate.index].text
    last = frame.eojeols[predicate.index].morphemes[-1]
    if text.endswith(_CONDITION) or (last.tag == "EC" and last.form in _CONCESSION):
        return True
    following = next((e for _, e in _next(frame, predicate)), None)
    return text.endswith("고") and following is not None and following.text.startswith(("있음", "있는", "있던"))


_CONCESSION = frozenset({"어도", "아도", "더라도", "을지라도", "ᆯ지라도", "어야", "아야", "어야만", "아야만"})
_CONDITION = ("되면", "하면", "으면", "려면", "다면", "라면", "도록")


def _is_known(frame: Frame, predicate: Predicate) -> bool:
    """“…”며 물러난 것으로 확인됐다: that he did is known, what he did goes with the words."""
    following = frame.eojeols[predicate.index + 1 : predicate.index + 3]
    is_act = any(m.tag[:2] == "VV" or m.tag == "XSV" for m in frame.eojeols[predicate.index].morphemes)
    if predicate.ending != "adnominal" or not is_act or len(following) < 2 or following[0].text != "것으로":
        return False
    return _KNOWN.match(following[1].text) is not None


_KNOWN = regex.compile(r"(?:알려|전해|밝혀|확인[됐되된]|파악[됐되된]|조사[됐되된]|나타[났나난]|드러[났나난]|보[인이]|보여)")

"""The verb of a noun that reports: 의견을 | 밝혔다, 취지로 | 말했다; 말을 전해 | 들었다 is none."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from quoteattr.analysis import Eojeol
from quoteattr.cues.predicates import Predicate, end_with_auxiliary, predicate_of
from quoteattr.lexicon import Lexicon
from quoteattr.records import Cue

__all__ = ["LIGHT_VERBS", "LIKE_PARTICLES", "Following", "active_verb", "cue_of_verb", "has_happened", "is_received"]

Following = Sequence[tuple[int, Eojeol]]
"""The eojeols after a quote, each with its place in the frame."""

LIGHT_VERBS = frozenset({"하다", "내다", "건네다", "꺼내다", "얹다", "던지다", "터뜨리다", "터트리다", "지르다"})
"""말을 했다, 의견을 냈다: the verb says nothing without its noun."""

SUPPORT_VERBS = frozenset({"보이다", "나서다"})
"""…라는 반응을 보였다: the noun reports, whatever is done with it."""

# 카드를 통해 전한다, 이를 위해 요청했다: verbs in form, particles in use.
LIKE_PARTICLES = frozenset({"통하다", "위하다", "대하다", "관하다", "향하다", "비롯하다", "따르다", "의하다"})


def active_verb(following: Following, position: int, lexicon: Lexicon) -> Predicate | None:
    """The reporting verb whose object or means the noun is: 의견을 밝혔다, 취지로 말했다."""
    eojeol = following[position][1]
    if _is_owned(following, position, lexicon):
        return None
    as_means = eojeol.last_tag == "JKB" and eojeol.text.endswith("로")
    as_object = eojeol.last_tag == "JKO" or eojeol.text.endswith(("을", "를", "도"))
    if eojeol.text.endswith("에도") or not (as_means or as_object):
        return None  # 거듭된 질문에도
    found = (predicate_of(e, i) for i, e in following[position + 1 : position + (5 if as_means else 4)])
    verb = next((p for p in found if p and p.lemma not in LIKE_PARTICLES), None)
    if verb is None or verb.lemma not in lexicon.verbs or verb.lemma in SUPPORT_VERBS:
        return None
    if as_means and verb.lemma in LIGHT_VERBS:
        return None
    if _is_passed_on(following, verb):
        return None
    return None if verb.ending == "adnominal" and not (as_means or has_happened(following, verb)) else verb


def _is_passed_on(following: Following, verb: Predicate) -> bool:
    """말을 전해 | 들었다: what others said came to somebody."""
    after = dict(following).get(verb.index + 1)
    return verb.lemma == "전하다" and after is not None and after.text.startswith(("들", "듣"))


def is_received(following: Following, position: int, lexicon: Lexicon) -> bool:
    """추천을 | 받았다, 핀잔을 | 들었다: what comes to somebody is somebody else's word."""
    if following[position][1].last_tag != "JKO" or position + 1 >= len(following):
        return False
    index, eojeol = following[position + 1]
    verb = predicate_of(eojeol, index)
    return verb is not None and verb.lemma in lexicon.words("received")


def _is_owned(following: Following, position: int, lexicon: Lexicon) -> bool:
    """Does somebody else own the noun, as in “…”는 검찰의 주장을 반박했다?"""
    owner = following[position - 1][1] if position else None
    return owner is not None and owner.last_tag == "JKG" and owner.text[:-1] not in lexicon.cue_nouns


def cue_of_verb(text: str, following: Following, position: int, verb: Predicate | None, lexicon: Lexicon) -> Cue | None:
    """The cue that the verb of a noun is, with the noun where it says nothing by itself: 말을 했다."""
    if verb is None:
        return None
    index, eojeol = following[position]
    start = eojeol.start if verb.lemma in LIGHT_VERBS and verb.index == index + 1 else verb.start
    ahead = [e for i, e in following if i >= verb.index]
    end = end_with_auxiliary(verb, ahead[0], ahead[1:])
    category = lexicon.verbs[verb.lemma].category
    return Cue(start=start, end=end, text=text[start:end], lemma=verb.lemma, category=category)


def has_happened(following: Following, verb: Predicate) -> bool:
    """쓴 바 있다, 올린 적이 있다, 입장을 밝힌 것."""
    after = dict(following).get(verb.index + 1)
    return after is not None and _HAPPENED.match(after.text) is not None


_HAPPENED = regex.compile(r"바|적|뒤|후|한편|혐의|것(?:으로[도는]?)?\.?$")

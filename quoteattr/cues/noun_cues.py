"""Nouns that report a quote (인용 명사): “…”는 지적, “…”라는 글을 올렸다, “…”는 게 그의 설명이다."""

from __future__ import annotations

from itertools import takewhile

from quoteattr.analysis import Eojeol
from quoteattr.cues.noun_verbs import LIKE_PARTICLES, Following, active_verb, cue_of_verb, has_happened, is_received
from quoteattr.cues.predicates import Predicate, end_with_auxiliary, predicate_of
from quoteattr.lexicon import CueEntry, Lexicon
from quoteattr.records import Cue

__all__ = ["NOMINALIZERS", "find_adnominal_cue", "find_noun_cue", "has_noun"]

FARTHEST_NOUN = 6
"""A noun that names the words (“…”는 지적) comes within so many eojeols."""

NOMINALIZERS = frozenset({"게", "것이", "것은", "건", "것도"})
_LONGEST_NOUN = 6


def find_noun_cue(text: str, following: Following, lexicon: Lexicon, *, compounds: bool = False) -> Cue | None:
    """The first noun among the eojeols that reports; with ``compounds`` also the end of a longer one (옥중편지)."""
    for _, eojeol in following:
        found = _noun_in(eojeol, lexicon, compounds=compounds)
        if found:
            size, entry = found
            end = eojeol.start + size
            words = text[eojeol.start : end]
            return Cue(start=eojeol.start, end=end, text=words, lemma=entry.lemma, category=entry.category)
    return None


def has_noun(following: Following, lexicon: Lexicon) -> bool:
    """Does any of the eojeols begin with a noun that reports?"""
    return any(_noun_in(eojeol, lexicon) for _, eojeol in following)


def _noun_in(eojeol: Eojeol, lexicon: Lexicon, *, compounds: bool = False) -> tuple[int, CueEntry] | None:
    """How long the reporting noun is that an eojeol begins with (지적이), or that ends its compound (옥중편지를)."""
    for size in range(min(_LONGEST_NOUN, len(eojeol.text)), 0, -1):
        entry = lexicon.cue_nouns.get(eojeol.text[:size])
        if entry and _is_whole_noun(eojeol, size):
            return size, entry
    nouns = list(takewhile(lambda m: m.tag in _COMPOUND, eojeol.morphemes)) if compounds else []
    if len(nouns) > 1 and nouns[-1].tag == "NNG" and len(nouns[-1].form) > 1:
        size = nouns[-1].end - eojeol.start
        entry = lexicon.cue_nouns.get(nouns[-1].form)
        if entry and _is_whole_noun(eojeol, size):
            return size, entry
    return None


_COMPOUND = frozenset({"NNG", "XPN"})


def _is_whole_noun(eojeol: Eojeol, size: int) -> bool:
    """Is what follows the noun a particle or 이다, not more of a word (말 in 말레이시아), and is it no verb (설레-)?"""
    end = eojeol.start + size
    rest = [m for m in eojeol.morphemes if m.start >= end]
    starts = {m.start for m in eojeol.morphemes} | {eojeol.end}
    is_verb = any(m.tag[0] == "V" and m.start < end and m.end >= end for m in eojeol.morphemes)
    return end in starts and not is_verb and all(m.tag[0] in "JESV" or m.tag in ("VCP", "XSN") for m in rest)


def find_adnominal_cue(text: str, following: Following, lexicon: Lexicon) -> Cue | None:
    """“…”라는 의견을 밝혔다 → 밝혔다; “…”라는 지적이 나온다 → 지적; “…”는 게 그의 설명이다 → 설명."""
    limit = len(following) if following and following[0][1].text in NOMINALIZERS else _clause_end(following)
    nouns = (n for n, (_, e) in enumerate(following[:limit]) if _noun_in(e, lexicon, compounds=True))
    position = next((n for n in nouns if not _is_taken_up(following, n)), None)
    if position is None:
        return _unlisted_noun(text, following, lexicon) or _first_verb(text, following, lexicon)
    position = _head(following, position, lexicon)
    last = _last_of_several(following, position, lexicon)
    verb = active_verb(following, last, lexicon)
    position = last if verb else position
    return cue_of_verb(text, following, position, verb, lexicon) or find_noun_cue(
        text, following[position : position + 1], lexicon, compounds=True
    )


def _is_taken_up(following: Following, position: int) -> bool:
    """“…” 등 옛 글에 | 공감하는 반응: what an adjective clause is about, not what the words are."""
    eojeol = following[position][1]
    if not position or eojeol.last_tag != "JKB" or not eojeol.text.endswith("에") or position + 1 >= len(following):
        return False
    index, after = following[position + 1]
    predicate = predicate_of(after, index)
    if predicate is None or predicate.lemma in LIKE_PARTICLES or following[position - 1][1].last_tag == "JKG":
        return False
    return predicate.ending == "adnominal"


def _clause_end(following: Following) -> int:
    """How many of the eojeols may hold the noun: no more after “…”라는 전단을 뿌렸지만 ↑ 주민 반응은 차가웠다."""
    for position, (index, eojeol) in enumerate(following[:FARTHEST_NOUN]):
        predicate = predicate_of(eojeol, index)
        if predicate and _is_finite(predicate) and position and predicate.lemma not in LIKE_PARTICLES:
            return position
    return FARTHEST_NOUN


def _head(following: Following, position: int, lexicon: Lexicon) -> int:
    """취지의 글, 안내 문구, 소신 발언: the last of several reporting nouns is the head."""
    while _modifies(following[position][1]):
        ahead = range(position + 1, min(position + 3, len(following)))
        head = next((n for n in ahead if _noun_in(following[n][1], lexicon, compounds=True)), None)
        if head is None:
            break
        position = head
    return position


def _last_of_several(following: Following, position: int, lexicon: Lexicon) -> int:
    """“…”는 의견과 | “…”는 | 의견을 냈다: the noun of the last quote, whose verb is that of all."""
    while _goes_on(following[position][1]):
        ahead = following[position + 1 : position + 3]
        if not ahead or ahead[0][0] != following[position][0] + 2:
            break  # no quote comes next
        found = next((position + n for n, (_, e) in enumerate(ahead, start=1) if _noun_in(e, lexicon)), None)
        if found is None:
            break
        position = found
    return position


def _goes_on(eojeol: Eojeol) -> bool:
    """의견과, 의견,: another is to come."""
    return eojeol.text[-1] == "," or (eojeol.last_tag in ("JC", "JKB") and eojeol.text[-1] in "과와")


def _modifies(eojeol: Eojeol) -> bool:
    return eojeol.last_tag == "JKG" or (eojeol.last_tag[:1] == "N" and eojeol.text[-1] not in ",.")


def _unlisted_noun(text: str, following: Following, lexicon: Lexicon) -> Cue | None:
    """“…”라는 우스개가 이어졌다, …라는 추천을 받았다: the noun that the quote modifies, where no verb of it reports."""
    for position, (_, eojeol) in enumerate(following[:FARTHEST_NOUN], start=1):
        verb = next((predicate_of(e, i) for i, e in following[position : position + 1]), None)
        if eojeol.text in NOMINALIZERS:
            continue
        if eojeol.last_tag in _SUBJECT and not (verb and verb.ending == "adnominal"):
            return _whole_noun(text, eojeol)
        if is_received(following, position - 1, lexicon):
            return _whole_noun(text, eojeol)
        if eojeol.last_tag[:1] == "J" and eojeol.last_tag not in ("JKG", "JKS"):
            return None
    return None


_SUBJECT = frozenset({"JKS", "JX", "EF"})


def _whole_noun(text: str, eojeol: Eojeol) -> Cue | None:
    nouns = list(takewhile(lambda m: m.tag in _COMPOUND, eojeol.morphemes))
    rest = eojeol.morphemes[len(nouns) :]
    if not nouns or len(nouns[-1].form) < 2 or not rest or rest[0].tag not in (*_SUBJECT, "VCP", "JKO"):
        return None
    words = text[eojeol.start : nouns[-1].end]
    return Cue(start=eojeol.start, end=nouns[-1].end, text=words, lemma=words, category="report")


def _is_finite(predicate: Predicate) -> bool:
    return predicate.ending not in ("adnominal", "nominal")


def _first_verb(text: str, following: Following, lexicon: Lexicon) -> Cue | None:
    """“…”란 피켓을 들었다: no reporting noun, the first verb that reports, else the first."""
    found = (predicate_of(e, i) for i, e in following)
    predicates = [p for p in found if p and (_is_finite(p) or has_happened(following, p) or _begins(following, p))]
    best = next((p for p in predicates if p.lemma in lexicon.verbs), predicates[0] if predicates else None)
    if best is None:
        return None
    entry = lexicon.verbs.get(best.lemma)
    ahead = [e for i, e in following if i >= best.index]
    end = end_with_auxiliary(best, ahead[0], ahead[1:])
    category = entry.category if entry else "report"
    return Cue(start=best.start, end=end, text=text[best.start : end], lemma=best.lemma, category=category)


def _begins(following: Following, predicate: Predicate) -> bool:
    """소리치기 | 시작했다."""
    after = dict(following).get(predicate.index + 1)
    return predicate.ending == "nominal" and after is not None and after.text.startswith("시작")

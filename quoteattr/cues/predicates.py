"""Predicates (서술어) of a frame: dictionary form, how the eojeol ends, and the auxiliary that belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import regex

from quoteattr.analysis import Eojeol, Morpheme
from quoteattr.lexicon import Lexicon

__all__ = [
    "Predicate",
    "end_with_auxiliary",
    "ends_clause",
    "is_auxiliary",
    "keeps_subject",
    "predicate_of",
    "verbal_noun_of",
]


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb or adjective in a frame: dictionary form, the eojeol it stands in, and how the eojeol ends."""

    index: int
    start: int
    end: int
    lemma: str
    ending: str  # "final", "connective", "adnominal", "nominal"
    tensed: bool = False


def predicate_of(eojeol: Eojeol, index: int) -> Predicate | None:
    """The predicate an eojeol ends in, if it is one: 말했다 → 말하다, 밝혀 → 밝히다."""
    nouns = [i for i, m in enumerate(eojeol.morphemes) if m.tag in ("NNG", "NNP")]
    first = nouns[-1] if nouns else 0  # 한목소리를: no verb, though Kiwi sees 하다 in it
    verb = next((i for i, m in enumerate(eojeol.morphemes) if i >= first and _is_verbal(m)), None)
    if verb is None:
        return None
    morphemes = eojeol.morphemes
    lemma = _compound(eojeol) or _lemma(morphemes, verb)
    tensed = any(m.tag == "EP" for m in morphemes[verb:])
    return Predicate(index, eojeol.start, _predicate_end(eojeol), lemma, _ending(morphemes[verb:]), tensed)


def verbal_noun_of(eojeol: Eojeol, index: int, lexicon: Lexicon) -> Predicate | None:
    """A verb cut down to its noun before a comma or at the end: 변신을 예고, … 공식 입장을 발표."""
    tags = {m.tag for m in eojeol.morphemes}
    if "NNG" not in tags or tags - _NOUN_AND_STOP or eojeol.text[-1] not in ",.":
        return None
    end = _predicate_end(eojeol)
    lemma = eojeol.text[: end - eojeol.start] + "하다"
    return Predicate(index, eojeol.start, end, lemma, "final") if lemma in lexicon.verbs else None


_NOUN_AND_STOP = frozenset({"NNG", "SP", "SF"})


def _is_verbal(morpheme: Morpheme) -> bool:
    return morpheme.tag[:2] in ("VV", "VA", "VX") or morpheme.tag in ("XSV", "XSA")


def _compound(eojeol: Eojeol) -> str | None:
    """털어놨다 → 털어놓다, 알려졌다 → 알려지다: what is written before the last verb belongs to it."""
    for morpheme in reversed(eojeol.morphemes):
        if _is_verbal(morpheme) and morpheme.start > eojeol.start:
            lemma = eojeol.text[: morpheme.start - eojeol.start] + morpheme.form + "다"
            if lemma in _reporting_lemmas():
                return lemma
    return None


@cache
def _reporting_lemmas() -> frozenset[str]:
    lexicon = Lexicon.default()
    return frozenset({*lexicon.verbs, *lexicon.phrases})


def _lemma(morphemes: tuple[Morpheme, ...], verb: int) -> str:
    head = morphemes[verb]
    if head.tag not in ("XSV", "XSA"):
        before = morphemes[verb - 1].form if verb else ""
        return ("못" if before == "못" and head.form == "하" else "") + head.form + "다"
    noun = "".join(m.form for m in morphemes[:verb] if m.tag[0] in "NSX" and m.tag not in ("SSO", "SSC", "SP"))
    return noun + head.form + "다"


def _ending(morphemes: tuple[Morpheme, ...]) -> str:
    for morpheme in reversed(morphemes):
        tag = morpheme.tag
        if tag == "EF":
            return "final"
        if tag == "EC":
            return "nominal" if morpheme.form in _QUESTION else "connective"
        if tag == "ETM":
            return "adnominal"
        if tag == "ETN":
            return "nominal"
    return "final"


# 어떤 선택을 할지 궁금해했다: a question that is a noun in its sentence
_QUESTION = frozenset({"ᆯ지", "을지", "는지", "ᆫ지", "은지", "던지", "ᆯ지도", "을지도"})


def _predicate_end(eojeol: Eojeol) -> int:
    end = eojeol.end
    for morpheme in reversed(eojeol.morphemes):
        if morpheme.tag in ("SF", "SP", "SE", "SSC", "SSO", "SW"):
            end = min(end, morpheme.start)
        else:
            break
    if attached := _ATTACHED.search(" ".join(m.tag for m in eojeol.morphemes)):
        ending = eojeol.morphemes[attached[0].count(" ") * -1 - 1]
        end = min(end, ending.end)
    # 밝혔다./한빛뉴스: the sentence ends before the credit
    stops = (a.end for a, b in pairwise(eojeol.morphemes) if a.tag == "EF" and b.tag == "SF")
    return min(end, next(stops, end))


# 밝혔음|에도, 항의하면서|다: a particle after a noun of a verb, or 이다 after a clause
_ATTACHED = regex.compile(r"(?:ETN JK\w+(?: JX)?|EC VCP(?: EP)? EF)(?: S[FPESW]\w?)*$")

_JOINED = ("기도", "기는", "지", "지는", "지도", "기까지", "기로", "려", "려고", "고자")
_AFTER_CONNECTIVE = frozenset({"나서", "다니"})  # 비판하고 나섰다, 말하고 다녔다
_NEGATED = ("못", "않", "말")
_QUOTED = ("다고", "라고", "자고", "냐고")
# 했다며, 밝혔다고, 웃어넘겼다는: what links the predicate to the rest is no part of it
_LINKED = regex.compile(r"(?:(?<=다)(?:고|며|면서|는|던))?$")


def end_with_auxiliary(predicate: Predicate, eojeol: Eojeol, following: Sequence[Eojeol]) -> int:
    """Where a predicate ends with its auxiliaries among what follows: 말하기도 했다, 감추지 않고 있다, 강조해 왔다."""
    last, end = eojeol, predicate.end
    for auxiliary in following:
        if not is_auxiliary(last, auxiliary):
            break
        last, end = auxiliary, _predicate_end(auxiliary)
    return _bare_end(last, end)


def is_auxiliary(before: Eojeol, eojeol: Eojeol) -> bool:
    """Does an eojeol only help the predicate right before it: 강조해 | 왔다, 비판하고 | 나섰다, 적혀 | 있었다?"""
    if before.quotation or eojeol.quotation or not before.morphemes or not eojeol.morphemes:
        return False
    first, text = eojeol.morphemes[0], before.text
    if not any(m.tag[0] == "E" for m in eojeol.morphemes):
        return False  # 말해 지 여사를
    if text.endswith(_JOINED) and (first.tag[0] == "V" or eojeol.text.startswith(_NEGATED)):
        return True
    if text.endswith("기") and eojeol.text.startswith("시작"):
        return True
    last = before.morphemes[-1]
    if last.tag != "EC" or last.form.endswith(_QUOTED) or not any(_is_verbal(m) for m in before.morphemes):
        return False
    if last.form == "고":
        return first.tag.startswith("VX") or first.form in _AFTER_CONNECTIVE
    if last.form == "게":  # 판단하게 됐다, but 분명하게 했다
        return first.form == "되" and not any(m.tag in ("VA", "XSA") for m in before.morphemes)
    return last.form in ("어", "아", "곤", "고는") and first.tag.startswith("VX")


def _bare_end(eojeol: Eojeol, end: int) -> int:
    return eojeol.start + len(_LINKED.sub("", eojeol.text[: end - eojeol.start]))


def keeps_subject(eojeol: Eojeol, predicate: Predicate) -> bool:
    """나서, 만나, 웃으며: a clause that has the subject of the next one."""
    last = eojeol.morphemes[-1]
    return not predicate.tensed and last.tag == "EC" and last.form in _SAME_SUBJECT


_SAME_SUBJECT = frozenset({"어", "아", "어서", "아서", "며", "으며", "면서", "으면서"})


def ends_clause(eojeol: Eojeol, predicate: Predicate) -> bool:
    """막는데, 치자, 구형했고: a clause after which another subject may follow; not 말하고, 웃으며."""
    ending = next((m for m in reversed(eojeol.morphemes) if m.tag[0] != "S"), None)
    if ending is None or ending.tag != "EC":
        return False
    return ending.form in _JOINING or (predicate.tensed and ending.form in _LISTING)


_JOINING = frozenset({"지만", "으나", "나", "는데", "은데", "ᆫ데", "던데", "자", "자마자", "더니"})
"""Endings after which another subject may follow in any tense: 막는데, 묻자."""
_LISTING = frozenset({"고", "며", "으며"})
"""Endings after which the same subject goes on, as a rule, unless there is a tense before them: 막았고, but 말하고."""

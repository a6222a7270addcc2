"""Closers and cues: how a quote is tied to its sentence and which predicate or noun reports it.

``“…”라며 의미를 부여했다``: the closer is 라며 (link *chain*), the cue 부여했다 (의미를 부여하다).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from quoteattr.analysis import Eojeol, Frame, Morpheme
from quoteattr.lexicon import CueEntry, Lexicon, Link
from quoteattr.records import Cue

__all__ = ["Closer", "Predicate", "find_cue", "find_cue_after", "find_sentence_cue", "match_closer", "predicate_of"]

_AFTER_CLOSER = frozenset(" ,.·…“\"'‘”’\n\t\xa0\u3000)]") | {""}
FARTHEST_CUE = 80
"""A cue comes within so many eojeols of its quote."""

FARTHEST_NOUN = 6
"""A noun that names the words (“…”는 지적) comes within so many eojeols."""


@dataclass(frozen=True, slots=True)
class Closer:
    """What follows the closing mark, its link to the sentence, and where it ends in the text."""

    form: str
    link: Link
    end: int
    speech: bool = False


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb or adjective in a frame: dictionary form, the eojeol it stands in, and how the eojeol ends."""

    index: int
    start: int
    end: int
    lemma: str
    ending: str  # "final", "connective", "adnominal", "nominal"


def match_closer(text: str, outer_end: int, lexicon: Lexicon) -> Closer:
    """The closer after a closing mark; link ``none`` when nothing is attached.

    >>> text = "“늦었다”라는 지적"
    >>> match_closer(text, 5, Lexicon.default())
    Closer(form='라는', link='adnominal', end=7, speech=True)
    """
    position = outer_end
    ahead = text[position : position + 12]
    for form, entry in lexicon.links:
        if ahead.startswith(form) and _closes(ahead, form, entry.link):
            return Closer(form, entry.link, position + len(form), entry.speech)
    # The newsroom slip “…” 라고: the closer stands apart.
    stripped = ahead.lstrip(" ,)\xa0")
    offset = len(ahead) - len(stripped)
    if 0 < offset <= 2:
        for form, entry in lexicon.links:
            apart = entry.speech and form not in _AMBIGUOUS_APART and stripped.startswith(form)
            if apart and stripped[len(form) : len(form) + 1] in _AFTER_CLOSER:
                return Closer(form, entry.link, position + offset + len(form), entry.speech)
    return Closer("", "none", position)


# Words of their own when they stand apart: “…” 등, “…” 자고 있다
_AMBIGUOUS_APART = frozenset({"자고", "하고", "하며", "하면서", "이라", "라", "는", "던", "이며"})
# “…”고말했다: the space is forgotten.
_GLUED = ("말", "했", "밝", "하", "강조", "전", "주장", "설명", "덧붙", "지적", "적", "쓰", "썼")


def _closes(ahead: str, form: str, link: Link) -> bool:
    rest = ahead[len(form) :]
    if rest[:1] in _AFTER_CLOSER:
        return True
    return link == "final" and rest.startswith(_GLUED)


def predicate_of(eojeol: Eojeol, index: int) -> Predicate | None:
    """The predicate an eojeol ends in, if it is one: 말했다 → 말하다, 밝혀 → 밝히다."""
    nouns = [i for i, m in enumerate(eojeol.morphemes) if m.tag in ("NNG", "NNP")]
    first = nouns[-1] if nouns else 0  # 한목소리를: no verb, though Kiwi sees 하다 in it
    verb = next((i for i, m in enumerate(eojeol.morphemes) if i >= first and _is_verbal(m)), None)
    if verb is None:
        return None
    morphemes = eojeol.morphemes
    lemma = _compound(eojeol) or _lemma(morphemes, verb)
    return Predicate(index, eojeol.start, _predicate_end(eojeol), lemma, _ending(morphemes[verb:]))


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
            return "connective"
        if tag == "ETM":
            return "adnominal"
        if tag == "ETN":
            return "nominal"
    return "final"


def _predicate_end(eojeol: Eojeol) -> int:
    end = eojeol.end
    for morpheme in reversed(eojeol.morphemes):
        if morpheme.tag in ("SF", "SP", "SE", "SSC", "SSO", "SW"):
            end = min(end, morpheme.start)
        else:
            break
    return end


def find_cue(text: str, frame: Frame, index: int, closer: Closer, lexicon: Lexicon) -> Cue | None:
    """The cue that governs the quote at ``frame.eojeols[index]``, looking to the right of it.

    For ``"A"며 "B"고 말했다`` both quotes have 말했다.
    """
    following = _following(frame, index, closer)
    if closer.link == "adnominal":
        return _adnominal_cue(text, following, lexicon)
    predicates = [p for p in (predicate_of(e, i) for i, e in following) if p]
    reporting = [p for p in predicates if _is_reporting(frame, p, lexicon) and not _is_reported(frame, p)]
    if closer.link == "like":
        return _noun_cue(text, following[:2], lexicon)
    for predicate in reporting:
        relative = closer.link == "final" and frame.eojeols[predicate.index - 1].end <= closer.end  # “…”고 말한 홍길동
        if predicate.ending != "adnominal" or relative or _is_completed(frame, predicate, lexicon):
            return _cue(text, frame, predicate, lexicon)
    noun = _noun_cue(text, following, lexicon) if closer.link in ("none", "copula") else None
    if noun:
        return noun
    appearing = _appearing_noun(text, following, predicates, lexicon)
    return appearing or _fallback(text, frame, predicates, closer, lexicon)


def _appearing_noun(
    text: str, following: list[tuple[int, Eojeol]], predicates: list[Predicate], lexicon: Lexicon
) -> Cue | None:
    """“…”며 성토가 이어졌다: the noun reports, the verb says that it appeared."""
    appear = lexicon.words("appear")
    places = {p.index for p in predicates if p.lemma in appear}
    subjects = [(i, e) for i, e in following if e.last_tag == "JKS" and i + 1 in places]
    return _noun_cue(text, subjects, lexicon)


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


def _is_reporting(frame: Frame, predicate: Predicate, lexicon: Lexicon) -> bool:
    return predicate.lemma in lexicon.verbs or _phrase_of(frame, predicate, lexicon) is not None


def _is_reported(frame: Frame, predicate: Predicate) -> bool:
    """…해야 한다고 강조했다: 한다고 is part of what is reported, not the report."""
    if predicate.ending != "connective" or (predicate.lemma not in _PLAIN_VERBS and _opens(frame, predicate)):
        return False
    return frame.eojeols[predicate.index].text.endswith(("다고", "라고", "자고", "냐고", "다며", "라며", "다면서"))


_PLAIN_VERBS = frozenset({"하다", "이다", "되다", "있다", "없다"})


def _opens(frame: Frame, predicate: Predicate) -> bool:
    """“…”고 말했다고 전했다: 말했다고 stands right after the quote and reports it."""
    return any(e.quotation is not None for e in frame.eojeols[max(0, predicate.index - 2) : predicate.index])


def _phrase_of(frame: Frame, predicate: Predicate, lexicon: Lexicon) -> CueEntry | None:
    """선을 그었다 → 선을 긋다: the words before the verb are those of a fixed phrase."""
    if predicate.index == 0:
        return None
    before = frame.eojeols[predicate.index - 1].text
    return next((p for p in lexicon.phrases.get(predicate.lemma, ()) if p.lemma.split(" ")[-2] == before), None)


def _is_completed(frame: Frame, predicate: Predicate, lexicon: Lexicon) -> bool:
    """말한 바 있다, 말한 적이 있다, 말한 것이다: adnominal in form, but still the reporting predicate."""
    if predicate.index + 1 >= len(frame.eojeols):
        return False
    following = frame.eojeols[predicate.index + 1].text
    return following.startswith(("바", "적", "것", "뒤", "후", "데", "상태", "이후", "직후")) or (
        _phrase_of(frame, predicate, lexicon) is not None
    )


def _cue(text: str, frame: Frame, predicate: Predicate, lexicon: Lexicon) -> Cue:
    phrase = _phrase_of(frame, predicate, lexicon)
    start, end = predicate.start, predicate.end
    lemma, category = predicate.lemma, "report"
    if predicate.ending == "connective" and text[start:end].endswith("다고"):
        end -= 1
    if phrase is not None:
        words = len(phrase.lemma.split(" ")) - 1
        start = frame.eojeols[max(0, predicate.index - words)].start
        lemma, category = phrase.lemma, phrase.category
    elif predicate.lemma in lexicon.verbs:
        category = lexicon.verbs[predicate.lemma].category
        noun = _object_before(frame, predicate, lexicon) if predicate.lemma in _LIGHT_VERBS else None
        if noun is not None:
            start = noun.start
    end = _with_auxiliary(frame, predicate, end)
    return Cue(start=start, end=end, text=text[start:end], lemma=lemma, category=category)


_LIGHT_VERBS = frozenset({"하다", "내다", "건네다", "꺼내다", "얹다"})
"""말을 했다, 의견을 냈다: the verb says nothing without its noun."""


def _object_before(frame: Frame, predicate: Predicate, lexicon: Lexicon) -> Eojeol | None:
    if predicate.index == 0:
        return None
    before = frame.eojeols[predicate.index - 1]
    is_object = before.last_tag == "JKO" and before.text[:-1] in lexicon.cue_nouns
    return before if is_object else None


def _with_auxiliary(frame: Frame, predicate: Predicate, end: int) -> int:
    """말하기도 했다, 감추지 못했다: the auxiliary belongs to the cue."""
    if predicate.index + 1 >= len(frame.eojeols):
        return end
    text = frame.eojeols[predicate.index].text
    following = frame.eojeols[predicate.index + 1]
    if not following.morphemes or following.quotation:
        return end
    tag = following.morphemes[0].tag
    joined = text.endswith(("기도", "지", "지는", "기까지")) and tag[0] == "V"
    joined = joined or (text.endswith("고") and following.text.startswith(("있다", "있습니다", "있는")))
    return _predicate_end(following) if joined else end


def _adnominal_cue(text: str, following: list[tuple[int, Eojeol]], lexicon: Lexicon) -> Cue | None:
    """“…”라는 의견을 밝혔다 → 밝혔다; “…”라는 지적이 나온다 → 지적; “…”는 게 그의 설명이다 → 설명."""
    found: Cue | None = None
    limit = len(following) if following and following[0][1].text in _NOMINALIZERS else FARTHEST_NOUN
    for position, (index, eojeol) in enumerate(following[:limit]):
        found = _noun_cue(text, [(index, eojeol)], lexicon)
        if found:
            rest = following[position + 1 : position + 4]
            active = eojeol.last_tag == "JKO" or eojeol.text.endswith(("을", "를", "도"))
            verb = next((p for p in (predicate_of(e, i) for i, e in rest) if p), None)
            adnominal = verb is not None and verb.ending == "adnominal" and not _has_happened(following, verb)
            owner = following[position - 1][1] if position else None
            owned = owner is not None and owner.last_tag == "JKG" and owner.text[:-1] not in lexicon.cue_nouns
            if active and verb and verb.lemma in lexicon.verbs and not adnominal and not owned:
                entry = lexicon.verbs[verb.lemma]
                light = verb.lemma in _LIGHT_VERBS and verb.index == index + 1
                start = eojeol.start if light else verb.start
                end = _with_progressive(verb, rest)
                return Cue(start=start, end=end, text=text[start:end], lemma=verb.lemma, category=entry.category)
            return found
    return _adnominal_verb(text, following, lexicon)


def _with_progressive(verb: Predicate, rest: list[tuple[int, Eojeol]]) -> int:
    """내놓고 있다: the auxiliary belongs to the verb."""
    following = next((e for i, e in rest if i == verb.index + 1), None)
    goes_on = verb.ending == "connective" and following is not None and following.text.startswith("있")
    return _predicate_end(following) if goes_on and following is not None else verb.end


_NOMINALIZERS = frozenset({"게", "것이", "것은", "건", "것도"})


def _has_happened(following: list[tuple[int, Eojeol]], verb: Predicate) -> bool:
    """쓴 바 있다, 올린 적이 있다."""
    return any(index == verb.index + 1 and e.text.startswith(("바", "적")) for index, e in following)


def _adnominal_verb(text: str, following: list[tuple[int, Eojeol]], lexicon: Lexicon) -> Cue | None:
    """“…”란 피켓을 들었다, “…”라는 글을 올렸다: no reporting noun, the first verb that reports, else the last."""
    predicates = [p for p in (predicate_of(e, i) for i, e in following) if p and p.ending != "adnominal"]
    best = next((p for p in predicates if p.lemma in lexicon.verbs), predicates[0] if predicates else None)
    if best is None:
        return None
    entry = lexicon.verbs.get(best.lemma)
    words = text[best.start : best.end]
    category = entry.category if entry else "report"
    return Cue(start=best.start, end=best.end, text=words, lemma=best.lemma, category=category)


def find_sentence_cue(text: str, frame: Frame, lexicon: Lexicon) -> Cue | None:
    """The cue of a sentence that attributes a quote of its neighbour: …은 이같이 말했다; …의 말이다."""
    eojeols = list(enumerate(frame.eojeols))
    predicates = [p for i, e in eojeols if e.quotation is None and (p := predicate_of(e, i))]
    for predicate in reversed(predicates):
        if predicate.ending == "final" and _is_reporting(frame, predicate, lexicon):
            return _cue(text, frame, predicate, lexicon)
    noun = _noun_cue(text, eojeols[-1:], lexicon)
    final = [p for p in predicates if p.ending == "final"]
    return noun or (_cue(text, frame, final[-1], lexicon) if final else None)


def find_cue_after(text: str, frame: Frame, index: int, lexicon: Lexicon) -> Cue | None:
    """The cue right after a mention, before the quote: …에 따르면 “…”, …의 지적처럼 “…”, …은 말했다: “…”."""
    following = [(i, e) for i, e in enumerate(frame.eojeols) if i > index and e.quotation is None]
    if following and following[0][1].text.startswith(("따르면", "의하면")):
        eojeol = following[0][1]
        end = eojeol.start + 3
        return Cue(
            start=eojeol.start,
            end=end,
            text=text[eojeol.start : end],
            lemma="따르다" if text[eojeol.start] == "따" else "의하다",
            category="report",
        )
    noun = _noun_cue(text, following[:2], lexicon)
    return noun or find_sentence_cue(text, frame, lexicon)


def _noun_cue(text: str, following: list[tuple[int, Eojeol]], lexicon: Lexicon) -> Cue | None:
    for _, eojeol in following:
        for size in range(min(6, len(eojeol.text)), 0, -1):
            entry = lexicon.cue_nouns.get(eojeol.text[:size])
            if entry and _is_whole_noun(eojeol, size):
                end = eojeol.start + size
                words = text[eojeol.start : end]
                return Cue(start=eojeol.start, end=end, text=words, lemma=entry.lemma, category=entry.category)
    return None


def _is_whole_noun(eojeol: Eojeol, size: int) -> bool:
    """Is what follows the noun a particle or 이다, not more of a word (말 in 말레이시아)?"""
    end = eojeol.start + size
    rest = [m for m in eojeol.morphemes if m.start >= end]
    starts = {m.start for m in eojeol.morphemes} | {eojeol.end}
    return end in starts and all(m.tag[0] in "JESV" or m.tag in ("VCP", "XSN") for m in rest)


def _fallback(text: str, frame: Frame, predicates: list[Predicate], closer: Closer, lexicon: Lexicon) -> Cue | None:
    """No reporting verb: the predicate the quote hangs on (“…”며 눈시울을 붉혔다)."""
    if closer.link == "none":
        return None
    usable = [p for p in predicates if p.ending in ("final", "connective")]
    if not usable:
        return None
    chosen = usable[0] if closer.link == "final" else usable[-1]
    if chosen.index and chosen.lemma in ("하다", "않다", "못하다", "있다") and len(usable) > 1:
        chosen = usable[max(0, usable.index(chosen) - 1)]
    return _cue(text, frame, chosen, lexicon)

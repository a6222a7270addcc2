"""The cue of a sentence that attributes a quote of its neighbour, or of what stands before a quote."""

from __future__ import annotations

from quoteattr.analysis import Frame
from quoteattr.cues.frame_cues import build_cue
from quoteattr.cues.governing import REPORTED, THUS, is_reporting, object_before
from quoteattr.cues.noun_cues import find_noun_cue
from quoteattr.cues.predicates import Predicate, predicate_of
from quoteattr.lexicon import Lexicon
from quoteattr.records import Cue

__all__ = ["find_cue_after", "find_sentence_cue"]


def find_sentence_cue(text: str, frame: Frame, lexicon: Lexicon) -> Cue | None:
    """The cue of a sentence that attributes a quote of its neighbour: …은 이같이 말했다; …의 말이다."""
    eojeols = list(enumerate(frame.eojeols))
    found = [p for i, e in eojeols if e.quotation is None and (p := predicate_of(e, i))]
    final = [_told(frame, found, i, lexicon) for i in reversed(range(len(found))) if found[i].ending == "final"]
    thus = any(e.text in THUS for e in frame.eojeols)
    if thus and (said := _said_thus(frame, found, lexicon)):
        return build_cue(text, frame, said, lexicon)
    for predicate in final:
        if is_reporting(frame, predicate, lexicon) and (thus or _says_alone(frame, predicate, lexicon)):
            return build_cue(text, frame, predicate, lexicon)
    noun = None if _lies_ahead(frame) else find_noun_cue(text, eojeols[-1:], lexicon)
    return noun or (build_cue(text, frame, final[0], lexicon) if final and thus else None)


def _said_thus(frame: Frame, predicates: list[Predicate], lexicon: Lexicon) -> Predicate | None:
    """이렇게 | 하소연하는 이들이 많다: what is done so, though the sentence ends with another verb."""
    told = (p for p in predicates if p.ending == "adnominal" and p.index and frame.eojeols[p.index - 1].text in THUS)
    return next((p for p in told if is_reporting(frame, p, lexicon)), None)


def _says_alone(frame: Frame, predicate: Predicate, lexicon: Lexicon) -> bool:
    """Does a verb say something without a quote: 말을 했다, 어렵다고 했다; not 산책을 했다, 갈 것으로 보인다?"""
    before = frame.eojeols[predicate.index - 1] if predicate.index else None
    if predicate.lemma == "보이다":
        return before is None or not before.text.endswith("으로")
    if predicate.lemma != "하다":
        return True
    told = before is not None and before.text.endswith((*REPORTED, "다는"))
    return told or object_before(frame, predicate, lexicon) is not None


def _lies_ahead(frame: Frame) -> bool:
    """내년에 보낼 계획이다: a noun that tells of what will be, not of the words before."""
    before = frame.eojeols[-2].morphemes[-1:] if len(frame.eojeols) > 1 else ()
    return any(m.tag == "ETM" and m.form in ("ᆯ", "을") for m in before)


def _told(frame: Frame, predicates: list[Predicate], number: int, lexicon: Lexicon) -> Predicate:
    """물었다고 합니다: what is told, not 합니다; but 늦었다고 했다."""
    predicate, before = predicates[number], predicates[number - 1] if number else None
    if predicate.lemma != "하다" or before is None or before.index != predicate.index - 1:
        return predicate
    told = frame.eojeols[before.index].text.endswith("다고") and is_reporting(frame, before, lexicon)
    return before if told else predicate


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

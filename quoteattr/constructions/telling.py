"""Sentences without a quote that only tell that somebody spoke: 홍길동이 김하늘 감독에게 물었다."""

from __future__ import annotations

import regex

from quoteattr.constructions.proposal import View, people_among
from quoteattr.mentions import Mention
from quoteattr.records import Cue
from quoteattr.sentence_cues import find_sentence_cue
from quoteattr.statements import Statement

__all__ = ["asked_before", "is_told_after", "reports_indirectly", "tells"]

_CONTENT = regex.compile(r"(?:[다라냐자]고|는지|은지|[을를]|것|대해|대해서|관해|관련해|대하여|[다라]는)$")
"""Before the verb: what it reports stands in its own sentence, 내년에 짓겠다고 | 말했다."""

_QUESTION = regex.compile(r"[?？][”\"’'」』]?$")


def tells(view: View, number: int, words: str = "tell") -> Cue | None:
    """The cue of a sentence that names who spoke, and not what was said.

    Args:
        view: the article.
        number: the sentence.
        words: the class of verbs that count.
    """
    sentence = view.scenes.sentences[number]
    if sentence.zone != "body" or sentence.quotations:
        return None
    frame = view.scenes[number].frame
    cue = find_sentence_cue(view.scenes.text, frame, view.lexicon)
    if cue is None or cue.lemma not in view.lexicon.words(words):
        return None
    before = [eojeol for eojeol in frame.eojeols if eojeol.end <= cue.start]
    return None if before and _CONTENT.search(before[-1].text) else cue


def is_told_after(view: View, statement: Statement) -> bool:
    """“어디로 갑니까.” 홍길동이 물었다: does the next sentence of the paragraph say who spoke?"""
    number, sentences = statement.scene.number, view.scenes.sentences
    if number + 1 >= len(sentences) or sentences[number + 1].paragraph != sentences[number].paragraph:
        return False
    return tells(view, number + 1) is not None and bool(people_among(view, number + 1))


def asked_before(view: View, statement: Statement) -> list[Mention] | None:
    """홍길동이 김하늘 감독에게 물었다. “…”: the one who was asked; ``None`` unless the quote answers a question."""
    number, quotation = statement.scene.number - 1, statement.quotes[0].spoken.quotation
    if number < 0 or _QUESTION.search(view.scenes.text[quotation.outer_start : quotation.outer_end]):
        return None
    if tells(view, number, "put_question") is None:
        return None
    asked = [m for m in view.scenes[number].mentions if m.particle in _TO and m.form not in ("bare", "document")]
    return asked or None


_TO = frozenset({"에게", "한테", "께", "에게도"})


def reports_indirectly(view: View, number: int) -> bool:
    """소속사는 의혹을 부인했다: a sentence without a quote whose topic does nothing but speak."""
    sentence = view.scenes.sentences[number]
    if sentence.zone != "body" or sentence.quotations:
        return False
    scene = view.scenes[number]
    cue = find_sentence_cue(view.scenes.text, scene.frame, view.lexicon)
    if cue is None or not cue.lemma.endswith("다") or cue.category not in _SPEAKING:
        return False
    return cue.end >= scene.frame.eojeols[-1].start


_SPEAKING = frozenset({"report", "assert", "explain", "deny", "demand", "promise", "criticize", "answer"})

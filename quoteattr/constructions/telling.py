"""Sentences without a quote that only tell that somebody spoke: 홍길동이 김하늘 감독에게 물었다."""

from __future__ import annotations

import regex

from quoteattr.analysis import Frame
from quoteattr.constructions.proposal import View, people_among
from quoteattr.cues.predicates import predicate_of
from quoteattr.cues.sentence_cues import find_sentence_cue
from quoteattr.mentions.finding import Mention
from quoteattr.records import Cue
from quoteattr.statements import Statement

__all__ = [
    "announces",
    "asked_before",
    "asked_within",
    "is_sound_bite",
    "is_told_after",
    "question_before",
    "reports_indirectly",
    "tells",
]

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


def question_before(view: View, statement: Statement) -> int | None:
    """The eojeol before a quote that ends a question which the quote answers: …느냐고 | 묻자 | “…”."""
    for index in range(statement.first - 1, max(-1, statement.first - NEAREST_QUESTION - 1), -1):
        eojeol = statement.scene.frame.eojeols[index]
        if eojeol.quotation is not None:
            return None
        predicate = predicate_of(eojeol, index)
        if predicate is not None and predicate.lemma in view.lexicon.words("put_question"):
            return index if _THEN.search(eojeol.text) else None
    return None


NEAREST_QUESTION = 6
"""A question and its answer are at most so many eojeols apart."""

_THEN = regex.compile(r"(?:자|으니|더니|보니),?$")


def asked_within(view: View, statement: Statement) -> list[Mention]:
    """기자가 홍길동 시장에게 …느냐고 묻자 “…”: the one who was asked, where the answer has no other subject."""
    asked = question_before(view, statement)
    if asked is None or statement.closer.link == "adnominal":
        return []
    mentions = [m for m in statement.scene.mentions if m.last < statement.first]
    if any(m.particle in ("은", "는") or (m.last > asked and m.particle in ("이", "가", "도")) for m in mentions):
        return []
    addressed = [m for m in mentions if m.particle in _TO and m.last < asked][-1:]
    eojeols = list(enumerate(statement.scene.frame.eojeols))
    for mention in addressed:  # 손자가 할머니에게 말하는 장면을 두고 묻자: not of the question
        inner = (p for i, e in eojeols[mention.last + 1 : asked] if not e.quotation and (p := predicate_of(e, i)))
        if mention.form in ("bare", "document", "pronoun") or any(p.ending == "adnominal" for p in inner):
            return []
    return addressed


_TO = frozenset({"에게", "한테", "께", "에게도"})


def reports_indirectly(view: View, number: int) -> bool:
    """소속사는 의혹을 부인했다, 까닭을 밝히지 않았다: a sentence without a quote whose topic does nothing but speak."""
    sentence = view.scenes.sentences[number]
    if sentence.zone != "body" or sentence.quotations:
        return False
    scene = view.scenes[number]
    cue = find_sentence_cue(view.scenes.text, scene.frame, view.lexicon)
    if cue is None or not cue.lemma.endswith("다") or cue.category not in _SPEAKING:
        return _leaves_unsaid(view, scene.frame)
    return cue.end >= scene.frame.eojeols[-1].start


def _leaves_unsaid(view: View, frame: Frame) -> bool:
    """홍길동 국장은 까닭을 밝히지 않았다: what he does not say is about his words, too."""
    if len(frame.eojeols) < 2 or not frame.eojeols[-1].text.startswith(_NOT):
        return False
    index = len(frame.eojeols) - 2
    verb = predicate_of(frame.eojeols[index], index)
    entry = view.lexicon.verbs.get(verb.lemma) if verb and verb.ending == "connective" else None
    return entry is not None and entry.category in _SPEAKING


_NOT = ("않", "못")


_SPEAKING = frozenset({"report", "assert", "explain", "deny", "demand", "promise", "criticize", "answer"})


LONGEST_ENDING = 20
"""After 이렇게 the sentence goes on for at most so many code points: 이렇게 물었다고 합니다."""

_THUS = regex.compile(r"(?:이렇게|이같이|이처럼|다음과 같이|이런 (?:말|글|얘기|이야기)[을를]|이렇듯|한마디)")


def announces(view: View, number: int) -> bool:
    """소미는 이렇게 물었다: the sentence ends by announcing the words that follow, and holds none itself."""
    sentence = view.scenes.sentences[number]
    if sentence.quotations:
        return False
    found = _THUS.search(view.scenes.text, sentence.start, sentence.end)
    return found is not None and sentence.end - found.end() <= LONGEST_ENDING


def is_sound_bite(view: View, statement: Statement) -> bool:
    """["아이고, 반갑네."]: words of a broadcast in brackets, without a label."""
    return view.scenes.text[: statement.quotes[0].spoken.quotation.outer_start].rstrip().endswith("[")

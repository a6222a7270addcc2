"""A question line, then the answer in quotation marks: ``- 처음 찍은 등대는. “동해의 작은 무인 등대였다.”``."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.constructions.proposal import Proposal, View
from quoteattr.statements import Statement

__all__ = ["propose_interview"]

_QUESTION = regex.compile(r"\s*(?:[-–—△▲■◆●▶▷◇○Q]|문\s?[:.]|질문\s?[:.])")
_INTERVIEW = regex.compile(r"일문일답|인터뷰|만났다|만나 |대담|문답|마이크 앞")


def propose_interview(view: View, statement: Statement) -> Iterator[Proposal]:
    """The answerer of the question before; at the first answer, who the interview is with."""
    if not _answers_a_question(view, statement):
        return
    for earlier in reversed(view.statements[: statement.number]):
        if _answers_a_question(view, earlier):
            yield Proposal("interview", 0.95, statement=earlier.number, traits=("goes_on",))
            return
    for number, sentence in enumerate(view.scenes.sentences[: statement.scene.number]):
        if sentence.zone == "body" and _INTERVIEW.search(view.scenes.text, sentence.start, sentence.end):
            mentions = [m for m in view.scenes[number].mentions if m.form in ("full", "surname")]
            for rank, mention in enumerate(mentions):
                yield Proposal("interview", 0.93 - 0.1 * rank, mention, number, traits=("announced",))


def _answers_a_question(view: View, statement: Statement) -> bool:
    text, sentences, number = view.scenes.text, view.scenes.sentences, statement.scene.number
    if not statement.stands_alone(text) or number == 0:
        return False
    before = sentences[number - 1]
    while (
        before.paragraph == sentences[number - 1].paragraph
        and number > 1
        and sentences[number - 2].paragraph == before.paragraph
    ):
        number -= 1
        before = sentences[number - 1]
    return not before.quotations and _QUESTION.match(text, before.start) is not None

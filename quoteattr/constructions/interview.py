"""A question line, then the answer in quotation marks: ``- 처음 찍은 등대는. “동해의 작은 무인 등대였다.”``."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.constructions.proposal import Proposal, View
from quoteattr.statements import Statement

__all__ = ["propose_interview"]

_QUESTION = regex.compile(r"\s*(?:[-–—△▲■◆●▶▷◇○Q]|문\s?[:.]|질문\s?[:.])")
_INTERVIEW = regex.compile(
    r"일문일답|인터뷰|만났다|만나 |대담|문답|마이크 앞"
    r"|(?:에게|한테|께)[^.]{0,60}(?:들었다|물었다|들어\s?(?:봤|보았)다|물어\s?(?:봤|보았)다)"
)


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
            mentions.sort(key=lambda m: m.particle not in _MET)
            for rank, mention in enumerate(mentions):
                yield Proposal("interview", 0.93 - 0.1 * rank, mention, number, traits=("announced",))


_MET = frozenset({"에게", "한테", "께", "를", "을", "와", "과"})
"""김하늘 기자가 홍길동 교수를 만났다: with what is said of the one who was asked."""


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

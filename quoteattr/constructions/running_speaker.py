"""The subject is left out and the speaker goes on: 이어 “서두르겠다”고 덧붙였다."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.constructions.no_source import is_survey_answer, is_talk
from quoteattr.constructions.proposal import (
    Proposal,
    View,
    has_own_subject,
    is_gloss,
    is_question,
    is_taken_up,
    opens_topic,
    people_among,
)
from quoteattr.constructions.received import is_received
from quoteattr.constructions.telling import (
    announces,
    asked_before,
    asked_within,
    is_sound_bite,
    is_told_after,
    reports_indirectly,
)
from quoteattr.scenes import ABLE
from quoteattr.statements import Statement

__all__ = ["propose_running_speaker"]

FARTHEST = 4
"""Subjects between two quotes are looked for when these are at most so many sentences apart."""


def _is_announced(view: View, statement: Statement, before: Statement) -> bool:
    """Does a sentence after the last quote bring a new speaker on: 홍길동 이사도 거들었다. “…”?"""
    number = statement.scene.number - 1
    if number <= before.scene.number or view.scenes.sentences[number].zone != "body":
        return False
    topics = [m for m in view.scenes.subjects(number) if m.particle in ("은", "는", "도", "역시", "또한")]
    announced = any(m.form in ("full", "surname", "unnamed", "organization") for m in topics)
    opener = statement.scene.frame.eojeols[0].text.rstrip(",")
    people = announced or any(m.form in ("title", "group") for m in topics)
    if (announced and statement.first == 0) or (people and (is_gloss(statement) or opener in _AT_THAT)):
        return True
    return people and reports_indirectly(view, number)


_AT_THAT = frozenset({"그러면서", "그러면서도", "이러면서"})
"""동료들은 옷을 선물했다. 그러면서 “…”고 말했다: while doing what the sentence before tells."""


def _is_of_another(view: View, statement: Statement, before: Statement) -> bool:
    """“…”는 취지로 회사가 해명했다; “…” 홍길동이 물었다; an answer: the sentences themselves say who speaks."""
    frame, cue = statement.scene.frame, statement.cue
    if is_survey_answer(view, statement) or is_talk(view, statement) or asked_within(view, statement):
        return True
    if cue is not None and cue.lemma.endswith("다") and not _comes_to(view, statement):
        verb = next((i for i, e in enumerate(frame.eojeols) if e.start <= cue.start < e.end), -1)
        named = (m for m in statement.scene.mentions if statement.last < m.first and m.last == verb - 1)
        if any(m.particle in ("이", "가", "은", "는") and m.form in ABLE for m in named):
            return True
    if not statement.stands_alone(view.scenes.text):
        return False
    if is_sound_bite(view, statement) and statement.scene.number > before.scene.number + 1:
        return True
    if is_told_after(view, statement) or asked_before(view, statement) is not None:
        return True
    number = statement.scene.number - 2  # 홍길동이 나섰다. 그리고 이렇게 말했다. “…”
    unnamed = number > before.scene.number and announces(view, number + 1) and not people_among(view, number + 1)
    return unnamed and bool(people_among(view, number))


def _comes_to(view: View, statement: Statement) -> bool:
    """‘…’라는 질문에, “…”는 비판을 받자: whose words come to somebody does not go on speaking."""
    return is_question(view, statement) or is_received(view, statement)


def _new_subjects(view: View, first: int, last: int) -> list[str]:
    """The forms of the subjects of the sentences between two others; nothing is known of many."""
    if last - first > FARTHEST:
        return ["far"]
    subjects = (m for number in range(first + 1, last) for m in view.scenes.subjects(number))
    return [m.form for m in subjects if m.form not in ("bare", "pronoun")]


def _has_topic_before(view: View, statement: Statement) -> bool:
    """동료들은 옷을 선물했다. 그러면서 “…”고 말했다: has the sentence before a topic that can speak?"""
    subjects = view.scenes.subjects(statement.scene.number - 1)
    return any(m.particle in ("은", "는") and m.form in ABLE for m in subjects)


def propose_running_speaker(view: View, statement: Statement) -> Iterator[Proposal]:
    """The speaker of the statement before, likelier the nearer it is and the less stands in between."""
    zone = statement.scene.frame.sentence.zone
    earlier = (view.statements[number] for number in range(statement.number - 1, -1, -1))
    said = (s for s in earlier if s.scene.frame.sentence.zone == zone and not is_taken_up(s, statement))
    before = next((s for s in said if not _comes_to(view, s)), None)
    if before is None:
        return
    distance = statement.scene.number - before.scene.number
    own = [
        m
        for m in statement.scene.mentions
        if m.last < statement.first and m.particle in ("은", "는", "도", "역시", "께서")
    ]
    if (not own and _is_announced(view, statement, before)) or _is_of_another(view, statement, before):
        return
    first = statement.scene.frame.eojeols[0].text.rstrip(",")
    goes_on = first in view.lexicon.words("goes_on")
    between = [] if own else _new_subjects(view, before.scene.number, statement.scene.number)
    if between and not goes_on and has_own_subject(statement):
        return  # 시장이 나서 “…”고 진화에 나선 배경이다
    same = before.scene.frame.sentence.paragraph == statement.scene.frame.sentence.paragraph
    prior = (0.7 if goes_on else 0.55) - (0.35 if own else 0.0) - 0.05 * min(distance, 5)
    traits = (
        f"new_subject={bool(between)}",
        f"new_person={any(form in ('full', 'surname', 'unnamed') for form in between)},opens={statement.first == 0}",
        f"new_person={any(form in ('full', 'surname', 'unnamed') for form in between)}",
        f"distance={min(distance, 4)}",
        f"same_paragraph={same}",
        f"goes_on={goes_on}",
        f"own_topic={bool(own)}",
        f"own_subject={has_own_subject(statement)}",
        f"topic_since={bool(between) and _has_topic_before(view, statement)},goes_on={goes_on}",
        f"about={opens_topic(statement)}",
        f"stands_alone={statement.stands_alone(view.scenes.text)}",
    )
    yield Proposal("running_speaker", max(prior, 0.05), statement=before.number, traits=traits)

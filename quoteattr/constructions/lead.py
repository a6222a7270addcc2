"""A quote that stands alone and is attributed in the sentences that follow: “…” 홍길동 장관은 이같이 말했다."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.constructions.proposal import Proposal, View, people_among
from quoteattr.constructions.telling import announces, is_sound_bite, is_told_after
from quoteattr.mentions.finding import Mention
from quoteattr.scenes import ABLE
from quoteattr.statements import Statement

__all__ = ["owns_words", "propose_lead"]

FARTHEST = 3
"""So many sentences after the quote are looked at."""

_WORDS = regex.compile(
    r"(?:말|발언|얘기|이야기|설명|주장|당부|소감|지적|회고|고백|바람|하소연|각오|다짐|포부|소망|조언|경고|호소|푸념)"
    r"(?:이다|다|이었다|입니다|씀)"
)
_THUS = regex.compile(r"이같이|이처럼|이렇게|이 같이|이 같은|이와 같이|그렇게|이런 (?:말|내용|뜻|글)")


def owns_words(view: View, number: int) -> bool:
    """X의 말이다, 회의에서 한 발언이다: does the sentence do nothing but say whose words they are?"""
    eojeols = view.scenes[number].frame.eojeols
    return bool(eojeols) and _WORDS.match(eojeols[-1].text) is not None


def owners_of_words(view: View, number: int) -> list[Mention]:
    """X의 말이다, X가 한 발언이다: who owns the words."""
    scene = view.scenes[number]
    last = len(scene.frame.eojeols) - 1
    if not owns_words(view, number):
        return []
    near = [m for m in scene.mentions if (m.particle in ("의", "이", "가")) and m.last >= last - 2 and m.last < last]
    if near or last < 1 or scene.frame.eojeols[last - 1].text not in _SAID:
        return near
    # 홍길동 장관이 12일 회견에서 한 말이다
    return [m for m in scene.mentions if m.particle in ("이", "가") and m.form != "bare"][-1:]


_SAID = frozenset({"한", "했던", "하신", "남긴", "던진", "꺼낸", "전한"})


def _speaks_next(view: View, statement: Statement, number: int) -> bool:
    """“…” 한빛일보는 “…”며 이렇게 썼다: who has the next quote has this one, too."""
    following = view.statements[statement.number + 1 : statement.number + 2]
    if not following or following[0].scene.number != number:
        return False
    mentions = (m for m in following[0].scene.mentions if m.last < following[0].first)
    return any(m.particle in ("은", "는") and m.form in ABLE for m in mentions)


def _is_announced(view: View, statement: Statement) -> bool:
    """소미는 이렇게 물었다. “…”: the sentence before names the speaker; not where it tells of a quote before it."""
    number, sentences = statement.scene.number - 1, view.scenes.sentences
    if number < 0 or not announces(view, number) or not people_among(view, number):
        return False
    return number == 0 or not sentences[number - 1].quotations


def propose_lead(view: View, statement: Statement) -> Iterator[Proposal]:
    """Subjects of the next sentences, likeliest where one says 이같이 말했다."""
    text = view.scenes.text
    if not statement.stands_alone(text) or is_sound_bite(view, statement) or _is_announced(view, statement):
        return
    number = statement.scene.number
    for distance in range(1, FARTHEST + 1):
        if number + distance >= len(view.scenes.sentences):
            return
        sentence = view.scenes.sentences[number + distance]
        if sentence.zone != "body":
            continue
        told = distance == 1 and is_told_after(view, statement)
        thus = told or _THUS.search(text, sentence.start, sentence.end) is not None
        for mention in owners_of_words(view, number + distance):
            yield Proposal("lead", 0.85 - 0.1 * (distance - 1), mention, number + distance, traits=("owner",))
        for rank, mention in enumerate(people_among(view, number + distance)):
            prior = (0.9 if thus else 0.5) - 0.12 * (distance - 1) - 0.05 * rank
            traits = (f"thus={thus}", f"distance={distance}", f"rank={min(rank, 2)}")
            yield Proposal("lead", max(prior, 0.05), mention, number + distance, traits=traits)
        if thus or _speaks_next(view, statement, number + distance):
            return

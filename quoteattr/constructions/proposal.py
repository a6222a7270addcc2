"""What a construction proposes: this mention, or the speaker of that statement, says the quote."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

import regex

from quoteattr.analysis import Frame
from quoteattr.cues.predicates import keeps_subject, predicate_of
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.finding import Mention
from quoteattr.scenes import ABLE, Scenes
from quoteattr.statements import Statement

__all__ = [
    "Construction",
    "Proposal",
    "View",
    "has_own_subject",
    "is_answered",
    "is_gloss",
    "is_proper",
    "is_question",
    "is_taken_up",
    "opens_topic",
    "people_among",
]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One possible speaker of a statement.

    Attributes:
        construction: the name of the construction that proposes it.
        prior: how sure the construction is by itself, 0 to 1; what decides when there is no scorer.
        mention: who is proposed; ``None`` when the speaker of an earlier statement goes on.
        scene: number of the sentence in which the mention stands.
        statement: number of the statement whose speaker goes on.
        traits: what the construction saw, as names for the scorer.
    """

    construction: str
    prior: float
    mention: Mention | None = None
    scene: int = -1
    statement: int | None = None
    traits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """What a construction may look at: the scenes and all statements of the article, and the lexicon."""

    scenes: Scenes
    statements: tuple[Statement, ...]
    lexicon: Lexicon


def is_proper(frame: Frame, mention: Mention) -> bool:
    """Is an unknown word at least a proper noun (윤아), not a thing (희소성)?"""
    morphemes = frame.eojeols[mention.last].morphemes
    return bool(morphemes) and morphemes[0].tag in ("NNP", "SL")


_ABOUT = regex.compile(
    r"(?:대해|관련해|두고|놓고|관해|향해|대하여)(?:서)?(?:는|도|선)?,?$|(?:질문|물음|질의|지적|말|비판|주장|의혹|요구|제안)(?:에(?:는|도|선)?|엔),?$"
    r"|^데(?:에(?:는|도|선)|엔),?$"
)


def is_gloss(statement: Statement) -> bool:
    """“…”는 것이다: explains the sentence before, and is said by whoever is spoken of there."""
    eojeols, follows = statement.scene.frame.eojeols, statement.follows
    if statement.closer.link != "adnominal" or follows + 1 != len(eojeols):
        return False
    return _GLOSS.match(eojeols[follows].text) is not None


_GLOSS = regex.compile(r"(?:것|얘기|이야기)(?:이다|다|이었다|입니다|인데|이죠)?\.?$")


def opens_topic(statement: Statement) -> bool:
    """…의혹에 대해서는 “…”, …느냐는 질문에 “…”: what a quote is about stands before it, with its own subject."""
    before = statement.scene.frame.eojeols[: statement.first]
    return bool(before) and _ABOUT.search(before[-1].text) is not None


def is_taken_up(before: Statement, statement: Statement) -> bool:
    """홍길동 의원이 “…”고 말한 것과 관련해 “…”: is the first statement only what the second is about?"""
    if before.scene is not statement.scene or not opens_topic(statement):
        return False
    eojeols = statement.scene.frame.eojeols
    between = range(before.follows, statement.first)
    verb = next((p for i in between if (p := predicate_of(eojeols[i], i))), None)
    return verb is not None and verb.ending == "adnominal" and eojeols[verb.index + 1].text.startswith(_MATTER)


_MATTER = ("것", "데", "점", "일", "사실")

_ASKS = regex.compile(r"(?:[가-힣](?:냐|까|니|나|나요|까요|가요|는지)|\?)[.?!”\"’']*$")


def is_question(view: View, statement: Statement) -> bool:
    """‘…’라는 질문에, ‘…냐’는 말에: what somebody asked, who does not go on speaking."""
    cue, quotation = statement.cue, statement.quotes[-1].spoken.quotation
    if cue is None or cue.lemma in view.lexicon.words("asked"):
        return cue is not None
    text = view.scenes.text
    asks = statement.closer.link == "adnominal" and _ASKS.search(text, quotation.start, quotation.end) is not None
    return asks and is_answered(view, statement)


def is_answered(view: View, statement: Statement) -> bool:
    """Does the noun that reports a quote stand with 에, for somebody to answer: 질문에는, 말에?"""
    return statement.cue is not None and view.scenes.text.startswith(("에", "엔"), statement.cue.end)


def has_own_subject(statement: Statement) -> bool:
    """외무성이 이례적으로 “…”고 경고한 것도, 시장이 나서 “…”고: a subject in the clause of the quote."""
    frame = statement.scene.frame
    subjects = (m for m in statement.scene.mentions if m.last < statement.first and m.particle in ("이", "가"))
    last = max((m.last for m in subjects if m.form in ABLE), default=None)
    if last is None:
        return False
    between = (p for i in range(last + 1, statement.first) if (p := predicate_of(frame.eojeols[i], i)))
    return all(keeps_subject(frame.eojeols[p.index], p) for p in between)


def people_among(view: View, number: int) -> list[Mention]:
    """The subjects of a neighbouring sentence that can speak: no thing that no dictionary of ours knows."""
    frame = view.scenes[number].frame
    subjects = [m for m in view.scenes.subjects(number) if m.form != "bare" or is_proper(frame, m)]
    subjects = [m for m in subjects if m.form != "bare" or not m.particle.startswith("에서")]
    return [m for m in subjects if not _is_embedded(frame, m, subjects)]


def _is_embedded(frame: Frame, mention: Mention, subjects: list[Mention]) -> bool:
    """재판부는 | 김하늘이 몰랐다는 주장을 물리쳤다: the subject of a clause that the topic speaks about."""
    topics = [m for m in subjects if m.particle in ("은", "는") and m.form != "bare" and m.last < mention.first]
    if mention.particle not in ("이", "가") or not topics:
        return False
    between = list(enumerate(frame.eojeols))[topics[-1].last + 1 : mention.first]
    return not any(e.quotation or predicate_of(e, i) for i, e in between)


Construction: TypeAlias = Callable[[View, Statement], Iterator[Proposal]]
"""A construction is a function that may propose any number of speakers, also none."""

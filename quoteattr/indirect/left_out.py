"""Clauses whose sentence names no speaker: the topic of the sentence before goes on.

``시는 둑을 높이기로 했다. 이르면 내년에 끝내겠다고 약속했다``: 시.
Whoever spoke before is weighed by ``running_speaker``; here nobody has spoken yet, but somebody was the topic.
"""

from __future__ import annotations

from collections.abc import Mapping

from quoteattr.attribution import Attribution, Candidate
from quoteattr.constructions import Proposal, View
from quoteattr.indirect.clauses import Clause
from quoteattr.indirect.reported_words import reported_words
from quoteattr.indirect.topics import as_subjects
from quoteattr.mentions.finding import Mention
from quoteattr.records import Cue
from quoteattr.resolution.antecedents import Identity
from quoteattr.resolution.resolver import Resolver
from quoteattr.scenes import clause_of
from quoteattr.statements import Statement

__all__ = ["left_out_speaker"]

CONFIDENCE = 0.6
"""Nothing in the sentence of the clause says who speaks."""

_ABLE = frozenset({"full", "surname", "title", "unnamed", "pronoun", "organization", "focus", "group"})
_TOPIC = frozenset({"은", "는", "께서는"})
_PLACE = frozenset({"에서", "에서는", "에서도"})
_COLLECTIVE = frozenset({"organization", "focus", "group"})
_HEARSAY = ("한다", "합니다", "해요", "하나", "하지만")
_TELLING = frozenset({"report", "assert", "criticize", "explain", "deny", "demand", "promise", "predict", "agree"})
_BESIDES = ("물론", "커녕")


def left_out_speaker(
    view: View, statement: Statement, resolver: Resolver, said: Mapping[int, Identity]
) -> Attribution | None:
    """The topic of the sentence before as the speaker of a clause that nobody else can say."""
    number = statement.scene.number - 1
    if number < 0 or view.scenes.sentences[number].paragraph != statement.scene.frame.sentence.paragraph:
        return None
    mention = _topic(view, number) if _is_somebodys(view.scenes.text, statement) else None
    if mention is None:
        return None
    identity = resolver.readings(mention, number, said)[0].identity
    if identity.speaker.kind == "unknown":
        return None
    proposal = Proposal("topic_before", CONFIDENCE, mention, number)
    candidate = Candidate(proposal, identity, ())
    return Attribution(statement, identity, candidate, CONFIDENCE, ((candidate, 1.0),))


def _is_somebodys(text: str, statement: Statement) -> bool:
    """Does the report need a speaker? …고 약속했다, …다는 입장이다; not …고 한다, …다는 시각이다, …다는 계획이다."""
    quotation, cue = statement.quotes[0].spoken.quotation, statement.cue
    if not isinstance(quotation, Clause) or _opens_with_topic(text, quotation):
        return False
    if quotation.ending == "noun":
        is_owned = cue is None or cue.lemma in reported_words("owned")
        return cue is not None and not is_owned and (cue.lemma in reported_words("stance") or cue.category in _TELLING)
    return quotation.ending in ("quotative", "judgement", "object", "chain") and not _is_hearsay(cue)


def _opens_with_topic(text: str, clause: Clause) -> bool:
    """외부에서는 …다고 지적했다: the sentence has a topic of its own, though we do not know who it is."""
    return text[clause.start : clause.end].split(" ", 1)[0].endswith(("은", "는"))


def _is_hearsay(cue: Cue | None) -> bool:
    """있다고 한다, 없는 것으로 평가됐다: nobody says so."""
    if cue is None:
        return False
    return cue.lemma.endswith("되다") or (cue.lemma == "하다" and cue.text.endswith(_HEARSAY))


def _topic(view: View, number: int) -> Mention | None:
    """The last topic of a sentence, else the subject of its main clause."""
    scene = view.scenes[number]
    mentions = as_subjects(view.scenes.text, scene.frame, scene.mentions)
    able = [m for m in mentions if m.form in _ABLE]
    topics = [m for m in able if m.particle in _TOPIC and not _is_besides(view, number, m)]
    if topics:
        return topics[-1]
    places = [m for m in able if m.particle in _PLACE and m.form in _COLLECTIVE]
    subjects = [m for m in able if m.particle in ("이", "가") and clause_of(scene.frame, m) == "final"]
    return next(iter(places + subjects), None)


def _is_besides(view: View, number: int, mention: Mention) -> bool:
    """시민은 물론 의회도."""
    following = view.scenes[number].frame.eojeols[mention.last + 1 : mention.last + 2]
    return any(e.text.startswith(_BESIDES) for e in following)

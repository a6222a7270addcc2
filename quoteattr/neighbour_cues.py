"""The cue of a quote that no word of its own sentence reports: 그리고 이렇게 말했다. “…”."""

from __future__ import annotations

from quoteattr.constructions import Proposal, View
from quoteattr.constructions.lead import owns_words
from quoteattr.constructions.telling import announces, reports_indirectly
from quoteattr.cues.sentence_cues import find_cue_after, find_sentence_cue
from quoteattr.records import Cue
from quoteattr.statements import Statement

__all__ = ["find_neighbour_cue"]

_LABELLED = frozenset({"label", "interview", "parenthesis"})
"""Constructions that name the speaker and have no word for what he does: 홍길동: “…”."""


def find_neighbour_cue(view: View, statement: Statement, proposal: Proposal) -> Cue | None:
    """The cue in the sentence that announces a quote, or in the one that its speaker was found in."""
    if proposal.construction in _LABELLED:
        return None
    number, alone = statement.scene.number, statement.stands_alone(view.scenes.text)
    announced = proposal.construction != "lead" and number and announces(view, number - 1)
    if alone and number and (announced or _goes_on(view, number, proposal)):
        return _cue_of(view, number - 1)
    found = _cue_at_speaker(view, number, proposal)
    return found or (_cue_beside(view, number) if alone and proposal.construction in _BESIDE else None)


_BESIDE = frozenset({"lead", "announced", "running_speaker"})


def _goes_on(view: View, number: int, proposal: Proposal) -> bool:
    """그는 민망하다는 말도 덧붙였다. “…” 그는 “…”고 말했다: the words after it, not those of the next verb."""
    sentences = view.scenes.sentences
    if proposal.construction != "lead" or not sentences[proposal.scene].quotations:
        return False
    near = sentences[number - 1].paragraph == sentences[number].paragraph
    return near and reports_indirectly(view, number - 1)


def _cue_at_speaker(view: View, number: int, proposal: Proposal) -> Cue | None:
    """The cue of the sentence in which the speaker was found."""
    mention = proposal.mention
    if mention is None:
        return None
    if proposal.construction == "lead":
        owning = (n for n in range(number + 1, proposal.scene) if owns_words(view, n))
        return _cue_of(view, next(owning, proposal.scene))
    if proposal.construction == "announced":
        return _cue_of(view, proposal.scene)
    if proposal.construction in ("according_to", "possessor", "subject_before"):
        return find_cue_after(view.scenes.text, view.scenes[proposal.scene].frame, mention.last, view.lexicon)
    return None


def _cue_beside(view: View, number: int) -> Cue | None:
    """교수는 말한다. “…”; “…” 선수의 당찬 각오다: a verb of saying right before, a noun right after."""
    spoken = {s.scene.number for s in view.statements}
    told = {n for n in (number - 2, number - 1, number + 1) if n in spoken}
    before = _cue_of(view, number - 1) if not told & {number - 2, number - 1} else None
    if before and before.text.endswith("다") and before.category != "evaluate":
        return before
    after = _cue_of(view, number + 1) if number + 1 not in told else None
    return after if after and after.lemma in view.lexicon.cue_nouns else None


def _cue_of(view: View, number: int) -> Cue | None:
    sentences = view.scenes.sentences
    if not 0 <= number < len(sentences) or sentences[number].zone != "body":
        return None
    return find_sentence_cue(view.scenes.text, view.scenes[number].frame, view.lexicon)

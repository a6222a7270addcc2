"""The cue of a quote that no word of its own sentence reports: 그리고 이렇게 말했다. “…”."""

from __future__ import annotations

from quoteattr.constructions import Proposal, View
from quoteattr.constructions.lead import owns_words
from quoteattr.constructions.telling import announces
from quoteattr.records import Cue
from quoteattr.sentence_cues import find_cue_after, find_sentence_cue
from quoteattr.statements import Statement

__all__ = ["find_neighbour_cue"]

_LABELLED = frozenset({"label", "interview", "parenthesis"})
"""Constructions that name the speaker and have no word for what he does: 홍길동: “…”."""


def find_neighbour_cue(view: View, statement: Statement, proposal: Proposal) -> Cue | None:
    """The cue in the sentence that announces a quote, or in the one that its speaker was found in."""
    if proposal.construction in _LABELLED:
        return None
    text, number = view.scenes.text, statement.scene.number
    if number and statement.stands_alone(text) and announces(view, number - 1):
        return find_sentence_cue(text, view.scenes[number - 1].frame, view.lexicon)
    mention = proposal.mention
    if mention is None:
        return None
    if proposal.construction == "lead":
        owning = (n for n in range(number + 1, proposal.scene) if owns_words(view, n))
        return find_sentence_cue(text, view.scenes[next(owning, proposal.scene)].frame, view.lexicon)
    if proposal.construction == "announced":
        return find_sentence_cue(text, view.scenes[proposal.scene].frame, view.lexicon)
    if proposal.construction in ("according_to", "possessor", "subject_before"):
        return find_cue_after(text, view.scenes[proposal.scene].frame, mention.last, view.lexicon)
    return None

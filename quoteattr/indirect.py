"""Indirect quotes (간접 인용): from reported clauses to statements that the constructions can attribute.

A clause becomes one opaque item, as a quote between marks is: ``시는 □고 밝혔다``. From there on everything that knows
who says a quote knows who says a clause. Direct quotes are attributed before and without it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from quoteattr.attribution import Attribution
from quoteattr.clauses import Clause, collapse, find_reports, may_report
from quoteattr.constructions import View
from quoteattr.extents import find_extents
from quoteattr.lexicon import Lexicon
from quoteattr.mentions import MentionFinder
from quoteattr.scenes import Scenes
from quoteattr.scorer import Scorer
from quoteattr.speech import SpokenQuotation
from quoteattr.statements import Scene, Statement, build_statements

__all__ = ["INDIRECT_SCORER", "add_indirect", "keep_indirect"]

INDIRECT_SCORER = Scorer(
    {
        "subject_after": 5.0,
        "subject_before": 4.5,
        "subject_before|rank=1": -1.5,
        "subject_before|rank=2": -2.5,
        "subject_before|rank=3": -3.0,
        "subject_before|in_modifier": -2.0,
        "subject_before|topic_follows": -2.0,
        "subject_before|particle=": -1.0,
        "possessor|cue=True": 4.5,
        "possessor|cue=False": 1.0,
        "according_to": 3.5,
        "label": 3.0,
        "no_source": 2.5,
        "running_speaker": 2.0,
        "running_speaker|goes_on=True": 1.0,
        "running_speaker|same_paragraph=False": -0.7,
        "running_speaker|new_person=True": -0.7,
        "running_speaker|distance=4": -1.0,
        "announced": 1.0,
        "announced|same_paragraph=True": 0.5,
        "announced|distance=2": -0.5,
        "announced|rank=1": -0.5,
        "announced|rank=2": -1.0,
        "lead": -3.0,
    }
)
"""Weights set by hand: whoever stands in the sentence of a clause says it, else the speaker of the sentence before."""


class _CollapsedScenes(Scenes):
    """The scenes of an article, some of them with opaque clauses; what is analysed already is shared."""

    def __init__(self, base: Scenes, collapsed: Mapping[int, Scene]) -> None:
        super().__init__(base.article, base.sentences, base._opaque, base._analyzer, base._finder, base.matches)
        self._scenes = {**base._scenes, **collapsed}


def add_indirect(view: View, finder: MentionFinder, lexicon: Lexicon, zones: Literal["body", "all"] = "body") -> View:
    """The view of an article in which reported clauses are statements too, among the direct ones in text order."""
    scenes = view.scenes
    direct: dict[int, list[Statement]] = {}
    for statement in view.statements:
        direct.setdefault(statement.scene.number, []).append(statement)
    collapsed: dict[int, Scene] = {}
    statements: list[Statement] = []
    for number, sentence in enumerate(scenes.sentences):
        own = direct.get(number, [])
        found = None
        if (zones == "all" or sentence.zone == "body") and may_report(scenes.text[sentence.start : sentence.end]):
            found = _read_sentence(scenes, number, own, finder, lexicon, len(statements))
        if found is None:
            statements += [replace(s, number=len(statements) + i) for i, s in enumerate(own)]
        else:
            collapsed[number] = found[0]
            statements += found[1]
    return replace(view, scenes=_CollapsedScenes(scenes, collapsed), statements=tuple(statements))


def keep_indirect(attributions: Sequence[Attribution], first_number: int) -> tuple[Attribution, ...]:
    """The attributions of clauses, numbered from ``first_number`` on; hearsay (nobody says it) is left out."""
    kept: list[Attribution] = []
    for attribution in attributions:
        statement = attribution.statement
        clauses = tuple(q for q in statement.quotes if isinstance(q.spoken.quotation, Clause))
        if clauses and attribution.identity.speaker.reason != "no_source":
            own = replace(statement, number=first_number + len(kept), quotes=clauses)
            kept.append(replace(attribution, statement=own))
    return tuple(kept)


def _read_sentence(
    scenes: Scenes, number: int, direct: list[Statement], finder: MentionFinder, lexicon: Lexicon, first_number: int
) -> tuple[Scene, tuple[Statement, ...]] | None:
    """The sentence with its clauses collapsed, and all its statements; ``None`` when it reports nothing."""
    text, scene = scenes.text, scenes[number]
    quotes = [quote for statement in direct for quote in statement.quotes]
    reports = list(find_reports(text, scene.frame, lexicon))
    clauses = find_extents(text, scene, reports, quotes, lexicon)
    if not clauses:
        return None
    frame = collapse(scene.frame, [(index, clause) for index, clause, _ in clauses])
    mentions = finder.find_mentions(text, frame, scenes.matches)
    own = Scene(number, frame, mentions)
    spoken = [SpokenQuotation(clause, closer) for _, clause, closer in clauses]
    covered = [q.spoken for q in quotes if not any(c.start <= q.spoken.quotation.start < c.end for _, c, _ in clauses)]
    together = tuple(sorted([*spoken, *covered], key=lambda s: s.quotation.start))
    statements = build_statements(text, own, together, lexicon, first_number)
    return own, tuple(_without_cue(s) for s in statements)


def _without_cue(statement: Statement) -> Statement:
    """X에 따르면 □ (것으로 나타났다): the cue is 따르면, which the attribution finds where the speaker stands."""
    quotation = statement.quotes[-1].spoken.quotation
    return statement.with_cue(None) if isinstance(quotation, Clause) and quotation.according else statement

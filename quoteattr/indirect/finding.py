"""Indirect quotes (간접 인용): from reported clauses to statements that the constructions can attribute.

A clause becomes one opaque item, as a quote between marks is: ``시는 □고 밝혔다``. From there on everything that knows
who says a quote knows who says a clause. Direct quotes are attributed before and without it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Literal, TypeAlias

from quoteattr.attribution import Attribution, Candidate, choose_likeliest, find_candidates, locate
from quoteattr.constructions import View
from quoteattr.cues.frame_cues import find_cue
from quoteattr.cues.sentence_cues import find_cue_after
from quoteattr.indirect.clauses import collapse
from quoteattr.indirect.extents import Extent, find_extents
from quoteattr.indirect.leads import told_later
from quoteattr.indirect.left_out import left_out_speaker
from quoteattr.indirect.possible import possible_speakers
from quoteattr.indirect.reporting import find_reports, may_report
from quoteattr.indirect.sources import add_source, as_publisher, with_house
from quoteattr.indirect.topics import as_subjects
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.finding import MentionFinder
from quoteattr.reading.quotations import Quotation
from quoteattr.reading.speech import SpokenQuotation
from quoteattr.resolution.antecedents import Identity, unknown
from quoteattr.resolution.resolver import Resolver
from quoteattr.scenes import Scene, Scenes
from quoteattr.scorer import Scorer
from quoteattr.statements import SpokenQuote, Statement, build_statements

__all__ = ["Choose", "IndirectFinder", "add_clauses", "attribute_clauses", "choose_speaker"]

Choose: TypeAlias = Callable[[Statement, tuple[Candidate, ...]], Attribution]
"""Who says a clause, of those that are possible, at least one."""


class _CollapsedScenes(Scenes):
    """The scenes of an article, some of them with opaque clauses; what is analysed already is shared."""

    def __init__(self, base: Scenes, collapsed: Mapping[int, Scene]) -> None:
        super().__init__(base.page, base.sentences, base._opaque, base._analyzer, base._finder, base.matches)
        self._scenes = {**base._scenes, **collapsed}


class IndirectFinder:
    """Finds and attributes the indirect quotes of articles.

    Args:
        finder: finds the mentions in frames.
        lexicon: the dictionary of the newsroom.
        scorer: who says a clause; the shipped weights by default.
    """

    def __init__(self, finder: MentionFinder, lexicon: Lexicon, scorer: Scorer | None = None) -> None:
        self._finder = finder
        self._lexicon = lexicon
        self._scorer = scorer

    def find(
        self,
        view: View,
        attributions: Sequence[Attribution],
        resolver: Resolver,
        zones: Literal["body", "all"] = "body",
    ) -> tuple[Attribution, ...]:
        """The attributions of all reported clauses, in text order; hearsay, which nobody says, is left out.

        Args:
            view: the article with its direct statements.
            attributions: who says them; they are not changed, but clauses lean on them.
            resolver: resolves the mentions of the article.
            zones: where to look.
        """
        wider = self.widen(view, zones)
        choose = partial(choose_speaker, scorer=self._scorer or Scorer.shipped("indirect"))
        found = attribute_clauses(wider, attributions, resolver, self._lexicon, choose)
        found = told_later(wider, found, attributions)
        kept = [a for a in found if a.identity.speaker.reason != "no_source"]
        first = len(view.statements)
        return tuple(_renumbered(attribution, first + i) for i, attribution in enumerate(kept))

    def widen(self, view: View, zones: Literal["body", "all"] = "body") -> View:
        """The view with the reported clauses as statements, without speakers yet."""
        return add_clauses(view, self._finder, self._lexicon, zones)


def _renumbered(attribution: Attribution, number: int) -> Attribution:
    return replace(attribution, statement=replace(attribution.statement, number=number))


def add_clauses(view: View, finder: MentionFinder, lexicon: Lexicon, zones: Literal["body", "all"] = "body") -> View:
    """The view of an article in which reported clauses are statements too, among the direct ones in text order."""
    scenes = view.scenes
    direct: dict[int, list[Statement]] = {}
    for statement in view.statements:
        direct.setdefault(statement.scene.number, []).append(statement)
    collapsed: dict[int, Scene] = {}
    statements: list[Statement] = []
    for number, sentence in enumerate(scenes.sentences):
        own = direct.get(number, [])
        if zones == "all" or sentence.zone == "body":
            extents = _find_clauses(scenes, number, own, lexicon)
            if extents:
                collapsed[number], own = _collapsed(scenes, number, own, extents, finder, lexicon)
        statements += [replace(s, number=len(statements) + i) for i, s in enumerate(own)]
    return replace(view, scenes=_CollapsedScenes(scenes, collapsed), statements=tuple(statements))


def _find_clauses(scenes: Scenes, number: int, direct: list[Statement], lexicon: Lexicon) -> list[Extent]:
    sentence = scenes.sentences[number]
    if not may_report(scenes.text[sentence.start : sentence.end]):
        return []
    scene = scenes[number]
    reports = list(find_reports(scenes.text, scene.frame, lexicon))
    quotes = [quote for statement in direct for quote in statement.quotes]
    scene = replace(scene, mentions=as_subjects(scenes.text, scene.frame, scene.mentions))
    return find_extents(scenes.text, scene, reports, quotes, lexicon)


def _collapsed(
    scenes: Scenes,
    number: int,
    direct: list[Statement],
    extents: list[Extent],
    finder: MentionFinder,
    lexicon: Lexicon,
) -> tuple[Scene, list[Statement]]:
    """The sentence with its clauses as opaque items, and all its statements in text order."""
    text = scenes.text
    frame = collapse(scenes[number].frame, [(extent.index, extent.clause) for extent in extents])
    found = finder.find_mentions(frame, scenes.matches)
    named = tuple(m for m in found if text[m.start : m.end] not in lexicon.cue_nouns)
    mentions = add_source(frame, as_subjects(text, frame, named))
    scene = Scene(number, frame, mentions)
    shown = {e.quotation for e in frame.eojeols}
    spoken = tuple(q.spoken for s in direct for q in s.quotes if q.spoken.quotation in shown)
    statements = [*build_statements(text, scene, spoken, lexicon, 0)] if spoken else []
    statements += [_statement(text, scene, extent, lexicon) for extent in extents]
    return scene, sorted(statements, key=lambda s: s.quotes[0].spoken.quotation.start)


def _statement(text: str, scene: Scene, extent: Extent, lexicon: Lexicon) -> Statement:
    index = scene.frame.index_of(extent.clause)
    cue = extent.cue
    if cue is None and extent.closer.link == "chain":
        cue = find_cue(text, scene.frame, index, extent.closer, lexicon)
    return Statement(0, scene, (SpokenQuote(SpokenQuotation(extent.clause, extent.closer), index, cue),), -1)


def attribute_clauses(
    wider: View, attributions: Sequence[Attribution], resolver: Resolver, lexicon: Lexicon, choose: Choose
) -> list[Attribution]:
    """Attribute the clauses of a view; direct statements keep the attribution they have."""
    settled: dict[Quotation, Attribution] = {
        quote.spoken.quotation: a for a in attributions for quote in a.statement.quotes
    }
    speakers = [a.identity.speaker for a in attributions]
    people = frozenset(s.name for s in speakers if s.kind == "person" and s.name)
    done: list[Attribution] = []
    said: dict[int, Identity] = {}
    clauses: list[Attribution] = []
    for statement in wider.statements:
        found = settled.get(statement.quotes[0].spoken.quotation)
        if found is None:
            proposed = find_candidates(wider, statement, resolver, done, said)
            publishers = [as_publisher(c, statement.cue, people, lexicon) for c in proposed]
            candidates = tuple(with_house(c, wider.scenes.text, wider.scenes.matches) for c in publishers)
            left_out = partial(left_out_speaker, wider, statement, resolver, said)
            found = _with_source_cue(wider, _choose(statement, candidates, choose, left_out), lexicon)
            clauses.append(found)
        done.append(found)
        if found.identity.speaker.kind != "unknown":
            said[statement.scene.number] = locate(wider.scenes.text, found)
    return clauses


def _choose(
    statement: Statement,
    candidates: tuple[Candidate, ...],
    choose: Choose,
    left_out: Callable[[], Attribution | None],
) -> Attribution:
    """One of the speakers that are possible, else who was the topic before; no source where none is."""
    possible = possible_speakers(statement, candidates)
    if possible:
        return choose(statement, possible)
    return left_out() or Attribution(statement, unknown("no_source"), None, 0.5, ())


def choose_speaker(statement: Statement, candidates: tuple[Candidate, ...], scorer: Scorer) -> Attribution:
    """The likeliest of the speakers of a clause."""
    return choose_likeliest(statement, candidates, scorer.probabilities([c.features for c in candidates]))


def _with_source_cue(wider: View, attribution: Attribution, lexicon: Lexicon) -> Attribution:
    """시에 따르면 □: the cue is 따르면."""
    chosen = attribution.chosen
    if attribution.statement.cue is not None or chosen is None or chosen.proposal.mention is None:
        return attribution
    if chosen.proposal.construction not in ("according_to", "possessor"):
        return attribution
    frame = attribution.statement.scene.frame
    cue = find_cue_after(wider.scenes.text, frame, chosen.proposal.mention.last, lexicon)
    return replace(attribution, statement=attribution.statement.with_cue(cue))

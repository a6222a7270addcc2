"""Choosing among the proposals of the constructions: features, probabilities, a confidence, or an honest unknown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from quoteattr.constructions import Proposal, View, is_proper, propose_all
from quoteattr.neighbour_cues import find_neighbour_cue
from quoteattr.parsing.parser import Parser
from quoteattr.records import Speaker
from quoteattr.resolution.antecedents import Identity, unknown
from quoteattr.resolution.resolver import Resolver
from quoteattr.scorer import Scorer, ground_of, softmax
from quoteattr.statements import Statement

__all__ = ["Attribution", "Candidate", "attribute", "choose_likeliest", "find_candidates", "locate"]

PRIOR_SHARPNESS = 12.0
"""How strongly priors separate proposals when no scorer decides; hand-set, it makes 0.9 against 0.7 about 11 to 1."""


PARSED_BELOW = 0.7
"""A statement of which the scorer is less sure is parsed."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal with the speaker it leads to and the features the scorer sees."""

    proposal: Proposal
    identity: Identity
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """The outcome for one statement: who, through which proposal, how sure, and what else was possible."""

    statement: Statement
    identity: Identity
    chosen: Candidate | None
    confidence: float
    candidates: tuple[tuple[Candidate, float], ...]
    notes: tuple[str, ...] = ()


def attribute(
    view: View, resolver: Resolver, scorer: Scorer | None, parser: Parser | None = None
) -> tuple[Attribution, ...]:
    """Attribute every statement of an article in text order; later ones may lean on earlier ones.

    The parser is asked only where the scorer hesitates.
    """
    attributions: list[Attribution] = []
    said: dict[int, Identity] = {}
    for statement in view.statements:
        candidates = find_candidates(view, statement, resolver, attributions, said)
        attribution = _choose(statement, candidates, scorer)
        if scorer is not None and attribution.confidence < PARSED_BELOW:
            attribution = _with_parse(attribution, candidates, scorer, parser)
        if scorer is not None:
            identity = attribution.identity
            ground = ground_of(identity.how, titled=identity.speaker.title is not None)
            sure = attribution.confidence * scorer.reliability(ground)
            attribution = replace(attribution, confidence=sure)
        attribution = _with_cue(view, attribution)
        attributions.append(attribution)
        if attribution.identity.speaker.kind != "unknown":
            said[statement.scene.number] = locate(view.scenes.text, attribution)
    return tuple(attributions)


def locate(text: str, attribution: Attribution) -> Identity:
    """The identity with the span that names it, for later pronouns to point at, or that of the speaker who goes on."""
    mention = attribution.chosen.proposal.mention if attribution.chosen else None
    return attribution.identity if mention is None else replace(attribution.identity, at=mention.span_in(text))


def _with_cue(view: View, attribution: Attribution) -> Attribution:
    """A quote that no word of its own sentence reports: the cue stands in a sentence beside it."""
    chosen = _neighbour_of(attribution) or attribution.chosen
    if attribution.statement.cue is not None or chosen is None:
        return attribution
    cue = find_neighbour_cue(view, attribution.statement, chosen.proposal)
    return replace(attribution, statement=attribution.statement.with_cue(cue)) if cue else attribution


def _neighbour_of(attribution: Attribution) -> Candidate | None:
    """The speaker who goes on and is named after the quote, too: what that sentence says reports it."""
    chosen = attribution.chosen
    if chosen is None or chosen.proposal.construction != "running_speaker":
        return None
    speaker = attribution.identity.speaker
    leads = (c for c, _ in attribution.candidates if c.proposal.construction == "lead")
    return next((c for c in leads if c.identity.speaker == speaker), None)


def find_candidates(
    view: View,
    statement: Statement,
    resolver: Resolver,
    attributions: list[Attribution],
    said: Mapping[int, Identity],
) -> tuple[Candidate, ...]:
    """What the constructions propose for a statement, each proposal resolved and described by features."""
    candidates = []
    for proposal in propose_all(view, statement):
        if proposal.mention is not None:
            for reading in resolver.readings(proposal.mention, proposal.scene, said):
                features = _features(view, statement, proposal, reading.identity) + reading.traits
                candidates.append(Candidate(proposal, reading.identity, features))
            continue
        if proposal.statement is not None:
            before = said.get(view.statements[proposal.statement].scene.number)
            identity = attributions[proposal.statement].identity
            if before is not None and before.at is not None and before.speaker == identity.speaker:
                chain = (before.at, *identity.antecedents)
                identity = replace(identity, antecedents=chain, at=before.at)
        else:
            identity = unknown("no_source")
        candidates.append(Candidate(proposal, identity, _features(view, statement, proposal, identity)))
    return tuple(_with_speaker(view, statement, candidates, resolver))


_SAYING = frozenset({"report", "assert", "criticize", "explain", "deny", "add", "demand", "promise", "warn", "propose"})
"""Classes of verbs that only people and organizations do."""


def _with_speaker(
    view: View, statement: Statement, candidates: list[Candidate], resolver: Resolver
) -> Iterator[Candidate]:
    """Nobody becomes somebody as the subject of 말했다, where the sentence has no other speaker: it does speak."""
    number, cue = statement.scene.number, statement.cue
    known = any(c.proposal.scene == number and c.identity.speaker.kind != "unknown" for c in candidates)
    says = cue is not None and cue.category in _SAYING and statement.closer.link in ("final", "chain")
    for candidate in candidates:
        proposal, mention = candidate.proposal, candidate.proposal.mention
        if known or not says or mention is None or not _is_unknown_topic(candidate):
            yield candidate
            continue
        identity = resolver.as_speaker(mention)
        yield Candidate(proposal, identity, _features(view, statement, proposal, identity))


def _is_unknown_topic(candidate: Candidate) -> bool:
    """란은 “…”고; not 희소성은 높아질 것이라며 “…”고, where the word has a predicate of its own."""
    proposal, mention = candidate.proposal, candidate.proposal.mention
    is_topic = mention is not None and mention.particle in ("은", "는", "께서는")
    has_predicate = any(trait.startswith("between=") for trait in proposal.traits)
    is_subject = proposal.construction == "subject_before" and not has_predicate
    return is_topic and is_subject and candidate.identity.how == "common_noun"


def _features(view: View, statement: Statement, proposal: Proposal, identity: Identity) -> tuple[str, ...]:
    name = proposal.construction
    features = [name, f"kind={identity.speaker.kind}", f"{name}|kind={identity.speaker.kind}"]
    features += [f"{name}|{trait}" for trait in proposal.traits]
    cue = statement.cue
    features.append(f"{name}|cue={cue.category if cue else 'none'}")
    features.append(f"{name}|link={statement.closer.link}")
    mention = proposal.mention
    if mention is not None:
        features.append(f"how={identity.how}")
        features += [f"particle={mention.particle}", f"form={mention.form}", f"{name}|form={mention.form}"]
        features.append(f"{name}|particle={mention.particle}")
        features.append(f"form={mention.form}|particle={mention.particle}")
        if cue and proposal.construction == "subject_before":
            features.append(f"cue_end={cue.text[-1]}|particle={mention.particle}")
        if mention.form == "bare" and proposal.scene >= 0:
            proper = is_proper(view.scenes[proposal.scene].frame, mention)
            features += [f"proper={proper}", f"{name}|proper={proper}"]
        if mention.title:
            features.append("has_title")
        if mention.organization and mention.form == "full":
            features.append("has_organization")
    if identity.speaker.reason:
        features.append(f"reason={identity.speaker.reason}")
    return tuple(features)


def _with_parse(
    attribution: Attribution, candidates: tuple[Candidate, ...], scorer: Scorer, parser: Parser | None
) -> Attribution:
    """The choice once more, with the parse of the sentence; without a parser the evidence says that it was missing."""
    if parser is None:
        return replace(attribution, notes=("not parsed: no parser was given",))
    parsed = with_links(attribution.statement, candidates, parser)
    if parsed is None:
        return attribution
    return replace(_choose(attribution.statement, parsed, scorer), notes=("decided with the parse of the sentence",))


def with_links(statement: Statement, candidates: tuple[Candidate, ...], parser: Parser) -> tuple[Candidate, ...] | None:
    """The candidates with a feature for how each hangs on the cue; ``None`` where a parse cannot help."""
    number, cue = statement.scene.number, statement.cue
    here = [c for c in candidates if c.proposal.mention is not None and c.proposal.scene == number]
    if cue is None or not here or len({c.identity.speaker for c in candidates}) < 2:
        return None
    tree = parser.parse(statement.scene.frame)
    if tree is None:
        return None

    def linked(candidate: Candidate) -> Candidate:
        mention = candidate.proposal.mention
        if mention is None or candidate.proposal.scene != number:
            return candidate
        link = tree.link((mention.start, mention.end), (cue.start, cue.end))
        return replace(candidate, features=(*candidate.features, f"parse={link}"))

    return tuple(linked(candidate) for candidate in candidates)


def _choose(statement: Statement, candidates: tuple[Candidate, ...], scorer: Scorer | None) -> Attribution:
    if not candidates:
        return Attribution(statement, unknown("no_source"), None, 0.5, ())
    if scorer is None:
        chances = softmax([c.proposal.prior * PRIOR_SHARPNESS * _plausibility(c) for c in candidates])
    else:
        chances = scorer.probabilities([c.features for c in candidates])
    likeliest = choose_likeliest(statement, candidates, chances)
    if scorer is not None and likeliest.confidence < scorer.threshold:
        return replace(likeliest, identity=unknown("ambiguous", likeliest.identity.how))
    return likeliest


def choose_likeliest(statement: Statement, candidates: Sequence[Candidate], chances: Sequence[float]) -> Attribution:
    """The likeliest speaker of one candidate or more; those that lead to the same speaker support each other."""
    ranked = sorted(zip(candidates, chances, strict=True), key=lambda pair: -pair[1])
    together: dict[Speaker, float] = {}
    for candidate, chance in ranked:
        speaker = candidate.identity.speaker
        together[speaker] = together.get(speaker, 0.0) + chance
    winner = max(together, key=lambda speaker: together[speaker])
    best = next(c for c, _ in ranked if c.identity.speaker == winner)
    return Attribution(statement, best.identity, best, min(1.0, together[winner]), tuple(ranked))


_PLAUSIBLE = {
    "full": 1.0, "surname": 1.0, "pronoun": 1.0, "unnamed": 1.0, "group": 0.9, "organization": 0.9, "focus": 0.85,
    "title": 0.85, "document": 0.75, "bare": 0.6,
}  # fmt: skip


def _plausibility(candidate: Candidate) -> float:
    mention = candidate.proposal.mention
    if mention is None or candidate.proposal.construction == "label":
        return 1.0
    return _PLAUSIBLE[mention.form]

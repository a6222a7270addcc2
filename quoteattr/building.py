"""Making the records that the caller gets from what the stages found."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.attribution import Attribution
from quoteattr.clauses import Clause
from quoteattr.gazetteer import Gazetteer
from quoteattr.records import Evidence, Quote, Span, Speaker

__all__ = ["build_quotes"]


def build_quotes(text: str, attributions: Sequence[Attribution], gazetteer: Gazetteer) -> tuple[Quote, ...]:
    """One record for each quote of each statement, in text order."""
    quotes = [quote for attribution in attributions for quote in _quotes_of(text, attribution, gazetteer)]
    return tuple(sorted(quotes, key=lambda quote: quote.start))


def _quotes_of(text: str, attribution: Attribution, gazetteer: Gazetteer) -> list[Quote]:
    statement = attribution.statement
    sentence = statement.scene.frame.sentence
    speaker = _with_id(attribution.identity.speaker, gazetteer)
    mention = _mention_span(text, attribution)
    evidence = _evidence(attribution)
    return [
        Quote(
            text=text[quote.spoken.quotation.start : quote.spoken.quotation.end],
            start=quote.spoken.quotation.start,
            end=quote.spoken.quotation.end,
            kind="indirect" if isinstance(quote.spoken.quotation, Clause) else "direct",
            zone=sentence.zone,
            speaker=speaker,
            co_speakers=attribution.identity.co_speakers,
            mention=mention,
            cue=quote.cue,
            statement=statement.number,
            confidence=round(attribution.confidence, 4),
            evidence=evidence,
        )
        for quote in statement.quotes
    ]


def _with_id(speaker: Speaker, gazetteer: Gazetteer) -> Speaker:
    """The id of the organization, when its written form belongs to exactly one."""
    if not speaker.organization:
        return speaker
    found = gazetteer.lookup(speaker.organization)
    if len(found) != 1:
        return speaker
    return speaker.model_copy(update={"organization_id": found[0].id})


def _mention_span(text: str, attribution: Attribution) -> Span | None:
    chosen = attribution.chosen
    if chosen is None or chosen.proposal.mention is None:
        return None
    if chosen.proposal.scene != attribution.statement.scene.number and chosen.proposal.construction == "announced":
        return None
    mention = chosen.proposal.mention
    return Span(start=mention.start, end=mention.end, text=text[mention.start : mention.end])


def _evidence(attribution: Attribution) -> Evidence:
    chosen = attribution.chosen
    construction = chosen.proposal.construction if chosen else "none"
    return Evidence(
        construction=construction,
        resolution=attribution.identity.how,
        antecedents=attribution.identity.antecedents,
        notes=attribution.notes,
    )

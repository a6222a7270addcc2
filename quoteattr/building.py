"""Making the records that the caller gets from what the stages found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from quoteattr.attribution import Attribution
from quoteattr.gazetteer import Gazetteer, PublicFigures
from quoteattr.indirect.clauses import Clause
from quoteattr.origins import find_origin
from quoteattr.records import Evidence, Quote, Span, Speaker

__all__ = ["build_quotes"]


def build_quotes(
    text: str,
    attributions: Sequence[Attribution],
    gazetteer: Gazetteer,
    *,
    figures: PublicFigures | None = None,
    published: date | None = None,
    restored: Callable[[Span], Span] = lambda span: span,
) -> tuple[Quote, ...]:
    """One record for each quote of each statement, in text order.

    Args:
        text: the article.
        attributions: who says what.
        gazetteer: gives ``organization_id``.
        figures: gives ``person_id``; nobody has one without.
        published: decides between organizations that had one name at different times, and terms of office.
        restored: a span as the caller's text has it, for the notes.
    """
    registry = _Registry(gazetteer, figures, published, restored)
    quotes = [quote for attribution in attributions for quote in _quotes_of(text, attribution, registry)]
    return tuple(sorted(quotes, key=lambda quote: quote.start))


class _Registry(NamedTuple):
    """Where ids come from."""

    gazetteer: Gazetteer
    figures: PublicFigures | None
    published: date | None
    restored: Callable[[Span], Span]


def _quotes_of(text: str, attribution: Attribution, registry: _Registry) -> list[Quote]:
    statement = attribution.statement
    sentence = statement.scene.frame.sentence
    speaker = _with_ids(_with_home(attribution.identity.speaker, text, registry), registry)
    co_speakers = tuple(_with_ids(one, registry) for one in attribution.identity.co_speakers)
    mention = _mention_span(text, attribution)
    origin = find_origin(text, speaker.organization, attribution)
    evidence = _evidence(attribution, registry.restored(origin) if origin else None)
    return [
        Quote(
            text=text[quote.spoken.quotation.start : quote.spoken.quotation.end],
            start=quote.spoken.quotation.start,
            end=quote.spoken.quotation.end,
            kind="indirect" if isinstance(quote.spoken.quotation, Clause) else "direct",
            zone=sentence.zone,
            speaker=speaker,
            co_speakers=co_speakers,
            mention=mention,
            cue=quote.cue,
            statement=statement.number,
            confidence=round(attribution.confidence, 4),
            evidence=evidence,
        )
        for quote in statement.quotes
    ]


def _with_home(speaker: Speaker, text: str, registry: _Registry) -> Speaker:
    """트럼프 대통령 of 미국, where the article names it and nothing else says whose president he is."""
    gazetteer, figures, published, _ = registry
    if not figures or speaker.kind != "person" or not speaker.name or speaker.organization:
        return speaker
    home = figures.find_home(speaker.name, speaker.title, text, gazetteer=gazetteer, on=published)
    return speaker.model_copy(update={"organization": home}) if home else speaker


def _with_ids(speaker: Speaker, registry: _Registry) -> Speaker:
    """The ids of organization and person, where exactly one is known by these words on that day."""
    gazetteer, figures, published, _ = registry
    ids: dict[str, str] = {}
    if speaker.organization and (known := gazetteer.match(speaker.organization, on=published, title=speaker.title)):
        ids["organization_id"] = known.id
    if figures and speaker.kind == "person" and speaker.name:
        written = (speaker.name, speaker.title, speaker.organization)
        if term := figures.match(*written, gazetteer=gazetteer, on=published):
            ids["person_id"] = term.id
            owners = gazetteer.lookup(speaker.organization, title=speaker.title) if speaker.organization else ()
            # 강서구청 alone may be two, 산업부 without a day the latest; the person says which.
            if any(owner.id == term.organization_id for owner in owners):
                ids["organization_id"] = term.organization_id
    return speaker.model_copy(update=ids) if ids else speaker


def _mention_span(text: str, attribution: Attribution) -> Span | None:
    chosen = attribution.chosen
    if chosen is None or chosen.proposal.mention is None:
        return None
    if chosen.proposal.scene != attribution.statement.scene.number and chosen.proposal.construction == "announced":
        return None
    return chosen.proposal.mention.span_in(text)


def _evidence(attribution: Attribution, origin: Span | None) -> Evidence:
    chosen = attribution.chosen
    construction = chosen.proposal.construction if chosen else "none"
    notes = [f"organization from the article: {origin.text} [{origin.start}:{origin.end}]"] if origin else []
    return Evidence(
        construction=construction,
        resolution=attribution.identity.how,
        antecedents=attribution.identity.antecedents,
        notes=(*attribution.notes, *notes),
    )

"""Where a speaker's organization comes from when no mention of him says it: what an editor checks first.

박 대표는 …, of 다온상사: 다온상사 [12:16] stands in the article before him.
"""

from __future__ import annotations

from quoteattr.affiliation.standing import is_whole
from quoteattr.attribution import Attribution
from quoteattr.mentions.words import places_of
from quoteattr.records import Span

__all__ = ["find_origin"]


def find_origin(text: str, organization: str | None, attribution: Attribution) -> Span | None:
    """The place nearest before the speaker, else the first after, of an organization that his mentions do not say."""
    identity, chosen = attribution.identity, attribution.chosen
    if not organization or chosen is None:
        return None
    mention = chosen.proposal.mention
    named = [*identity.antecedents, *([mention.span_in(text)] if mention else [])]
    if any(organization in span.text for span in named):
        return None
    offset = named[-1].start if named else attribution.statement.quotes[0].spoken.quotation.start
    places = [at for at in places_of(text, organization) if is_whole(text, at + len(organization))]
    before = [at for at in places if at < offset]
    start = next(iter(before[-1:] or places[:1]), None)
    return None if start is None else Span(start=start, end=start + len(organization), text=organization)

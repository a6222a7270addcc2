"""Why a quote was given to its speaker, in words an editor can check against the page."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.attribution import Attribution, Candidate
from quoteattr.records import Quote

__all__ = ["explain_quotes"]

_CONSTRUCTIONS = {
    "label": "the label before the quote",
    "parenthesis": "the parenthesis after the quote",
    "interview": "the answerer in a question-and-answer layout",
    "subject_before": "the subject before the quote",
    "subject_after": "the subject after the quote",
    "possessor": "the owner of the reporting noun",
    "according_to": "the source named with 에 따르면",
    "lead": "a following sentence attributes the quote",
    "announced": "the sentence before brings the speaker on",
    "no_source": "a reporting noun that nobody owns",
    "running_speaker": "no subject: the previous speaker goes on",
    "topic_before": "no subject: the topic of the sentence before goes on",
    "none": "nothing in the article names a speaker",
}
_RESOLUTIONS = {
    "full_name": "named in full",
    "partial_name": "part of a name given in full elsewhere",
    "name": "a name",
    "surname_title": "surname and title of a person introduced elsewhere",
    "surname_only": "a surname that the article never completes",
    "surname": "the surname of a person introduced elsewhere",
    "title": "a title that only one named person holds",
    "role": "a title without a name",
    "unnamed": "a person the article does not name",
    "label": "half a name",
    "pronoun": "a pronoun",
    "organization": "an organization",
    "focus": "a common noun for the organization the article is about",
    "group": "several people",
    "document": "a document",
    "common_noun": "a common noun that names nobody",
    "none": "no mention",
}
_OTHERS_SHOWN = 3


def explain_quotes(text: str, quotes: Sequence[Quote], attributions: Sequence[Attribution]) -> str:
    """One paragraph for each quote: words, speaker, construction, mention, and the candidates that lost."""
    by_statement = {a.statement.number: a for a in attributions}
    return "\n\n".join(
        _explain(text, number, quote, by_statement[quote.statement]) for number, quote in enumerate(quotes, start=1)
    )


def _explain(text: str, number: int, quote: Quote, attribution: Attribution) -> str:
    evidence = quote.evidence
    lines = [
        f"{number}. “{_shortened(quote.text)}”  [{quote.start}:{quote.end}, {quote.zone}]",
        f"   speaker     {quote.speaker.label} ({quote.speaker.kind}, confidence {quote.confidence:.2f})",
        f"   because     {_CONSTRUCTIONS[evidence.construction]} ({evidence.construction})",
    ]
    if quote.mention is not None:
        how = _RESOLUTIONS[evidence.resolution]
        lines.append(f"   mention     {quote.mention.text} [{quote.mention.start}:{quote.mention.end}]: {how}")
    else:
        lines.append(f"   mention     none in its sentence: {_RESOLUTIONS[evidence.resolution]}")
    for span in evidence.antecedents:
        lines.append(f"   antecedent  {span.text} [{span.start}:{span.end}]")
    if quote.cue is not None:
        lines.append(f"   cue         {quote.cue.text} ({quote.cue.lemma}, {quote.cue.category})")
    if quote.co_speakers:
        lines.append(f"   together    {', '.join(s.label for s in quote.co_speakers)}")
    lines += [f"   not         {_described(text, c, chance)}" for c, chance in _others(attribution)]
    lines += [f"   note        {note}" for note in evidence.notes]
    return "\n".join(lines)


def _others(attribution: Attribution) -> list[tuple[Candidate, float]]:
    """The best candidates that lead to somebody else."""
    others = [(c, p) for c, p in attribution.candidates if c.identity.speaker != attribution.identity.speaker]
    return others[:_OTHERS_SHOWN]


def _described(text: str, candidate: Candidate, chance: float) -> str:
    mention = candidate.proposal.mention
    words = text[mention.start : mention.end] if mention else candidate.identity.speaker.label
    return f"{words}: {_CONSTRUCTIONS[candidate.proposal.construction]}, {chance:.2f}"


def _shortened(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 60 else f"{flat[:40]} … {flat[-15:]}"

"""Which of the proposed speakers can say a clause at all: its ending tells where a source may stand."""

from __future__ import annotations

from quoteattr.attribution import Candidate
from quoteattr.constructions import Proposal
from quoteattr.indirect.clauses import Clause
from quoteattr.indirect.reported_words import reported_words
from quoteattr.mentions.finding import Mention
from quoteattr.reading.quotations import Quotation
from quoteattr.scenes import SUBJECT_PARTICLES
from quoteattr.statements import Statement

__all__ = ["possible_speakers"]


def possible_speakers(statement: Statement, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The candidates that can say a clause; without a medium that only relays what somebody else said."""
    possible = tuple(c for c in candidates if _is_possible(statement, c))
    return _owners_of_asked(statement, possible) or _without_relaying(statement, possible)


def _owners_of_asked(statement: Statement, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """홍 대표는 함께하자는 윤 시장의 제안에 고개를 저었다: the owner, not who hears it."""
    if statement.cue is None or statement.cue.lemma not in reported_words("asked"):
        return ()
    return tuple(c for c in candidates if c.proposal.construction == "possessor" and "cue=True" in c.proposal.traits)


def _without_relaying(statement: Statement, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """한빛뉴스에 따르면 윤 장관은 …다고 말했다: 윤 장관 says it, the medium only relays it."""
    quotation = statement.quotes[0].spoken.quotation
    if isinstance(quotation, Clause) and quotation.ending in ("according", "appears", "gloss"):
        return candidates
    sources = [c.proposal.mention for c in candidates if c.proposal.construction == "according_to"]
    last = max((m.last for m in sources if m is not None), default=-1)
    if last < 0 or not any(_speaks_after(c, last) for c in candidates):
        return candidates
    return tuple(c for c in candidates if c.proposal.construction != "according_to")


def _speaks_after(candidate: Candidate, last: int) -> bool:
    mention = candidate.proposal.mention
    subject = candidate.proposal.construction in ("subject_before", "subject_after")
    return subject and mention is not None and mention.form != "bare" and mention.first > last


_NEAR = frozenset({"distance=0", "distance=1"})


def _is_possible(statement: Statement, candidate: Candidate) -> bool:
    """에 따르면 names its source itself; an unknown word without a particle is nobody."""
    proposal, quotation = candidate.proposal, statement.quotes[0].spoken.quotation
    if proposal.construction == "announced" or _is_answerer(statement, proposal):
        return False
    if proposal.construction == "running_speaker" and not _NEAR & set(proposal.traits):
        return False  # nobody goes on from farther than the sentence before
    if isinstance(quotation, Clause) and proposal.construction not in _ALLOWED.get(
        quotation.ending, (proposal.construction,)
    ):
        return False
    if proposal.mention is None:
        return True
    if proposal.construction == "subject_before" and _is_about(quotation, proposal.mention):
        return False
    if proposal.mention.form != "bare":
        return True
    return proposal.mention.particle != "" and proposal.construction != "subject_after"


def _is_answerer(statement: Statement, proposal: Proposal) -> bool:
    """윤 시장은 …냐고 묻자 “…”고 답했다: who is asked does not ask; but 기자는 …냐고 묻자 윤 시장은 …고 했다."""
    cue = statement.cue
    if cue is None or cue.category != "ask" or not cue.text.endswith("자"):
        return False
    answerers = [m for m in statement.scene.mentions if m.first > statement.last and m.form != "bare"]
    if any(m.particle in SUBJECT_PARTICLES for m in answerers):
        return False
    mention = proposal.mention
    return mention is None or mention.particle in ("은", "는") or mention.first > statement.last


def _is_about(quotation: Quotation, mention: Mention) -> bool:
    """정부는 …다는 지적이 나온다: it is about 정부; but 업계에서는 …다는 지적이 나온다."""
    appears = isinstance(quotation, Clause) and quotation.ending == "appears"
    return appears and not mention.particle.startswith("에")


_ALLOWED = {
    "chain": ("subject_before", "subject_after", "according_to", "label", "running_speaker", "lead", "no_source"),
    "according": ("according_to", "possessor"),
    "appears": ("subject_before", "subject_after", "possessor", "according_to", "no_source"),
}
"""Endings that say where their source must stand."""

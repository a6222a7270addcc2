"""Words that come to somebody are not that one's own: “늦었다”는 비판을 받다, “나가라”는 요구에 고개를 젓다."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.constructions.proposal import Proposal, View, is_question
from quoteattr.cues.predicates import predicate_of
from quoteattr.statements import Statement

__all__ = ["is_received", "propose_received"]

_GIVER = regex.compile(r"(?:으로부터|로부터|에게서|에게|한테서|한테|으로부터도|로부터도|들에게서)$")
_TO = regex.compile(r"(?:에|에도|에는|에 대해|에 대해서는)$")


def is_received(view: View, statement: Statement) -> bool:
    """Does the noun of speech come to the subject: 비판을 받았다, 지적이 나오자, 요구에 …?"""
    if statement.closer.link != "adnominal":
        return False
    eojeols = statement.scene.frame.eojeols
    noun = _noun_of(statement)
    if noun is None or noun + 1 >= len(eojeols) or eojeols[noun].quotation is not None:
        return False
    if _TO.search(eojeols[noun].text) and eojeols[noun].last_tag in ("JKB", "JX"):
        return _TO.sub("", eojeols[noun].text) in view.lexicon.words("addressed")
    received = view.lexicon.words("received")
    ahead = (p for i in (noun + 1, noun + 2) if i < len(eojeols) and (p := predicate_of(eojeols[i], i)))
    verb = next((p for p in ahead if p.lemma != "전하다" or p.index > noun + 1), None)  # 말을 전해 | 들었다
    return eojeols[noun].text.endswith(("을", "를", "도", "까지", "만")) and verb is not None and verb.lemma in received


def propose_received(view: View, statement: Statement) -> Iterator[Proposal]:
    """Nobody, or from whom the words come: 주민들로부터 “반갑다”는 말을 들었다."""
    if not is_received(view, statement) or is_question(view, statement):
        return
    noun = _noun_of(statement) or 0
    givers = [m for m in statement.scene.mentions if _GIVER.search(m.particle) and m.form != "bare"]
    near = [m for m in givers if statement.after < m.first and m.last < noun]
    for rank, mention in enumerate(reversed(near)):
        yield Proposal("received", 0.75 - 0.1 * rank, mention, statement.scene.number, traits=("giver",))
    owned = any(m.particle == "의" and m.last + 1 in (statement.first, noun) for m in statement.scene.mentions)
    if not near and not owned:  # 하서윤 의원의 “…”라는 주장에: the words have an owner
        yield Proposal("received", 0.8)


def _noun_of(statement: Statement) -> int | None:
    """The eojeol of the noun of speech after the quote."""
    cue = statement.cue
    if cue is None:
        return None
    eojeols = statement.scene.frame.eojeols
    return next((i for i, e in enumerate(eojeols) if i > statement.last and e.start <= cue.start < e.end), None)

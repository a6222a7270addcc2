"""The speaker stands in a parenthesis right after the quote: “늦었다”(김하늘 한빛전자 대표)."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.constructions.label import read_label
from quoteattr.constructions.proposal import Proposal, View
from quoteattr.mentions.names import NameJudge
from quoteattr.statements import Statement

__all__ = ["propose_parenthesis"]


def _is_name(view: View, name: str | None) -> bool:
    return name is not None and NameJudge(view.lexicon).is_korean_name(name)


_PARENTHESIS = regex.compile(r"\s?[(（](?P<inside>[가-힣A-Za-z][^()（）\d]{1,40})[)）]")


def propose_parenthesis(view: View, statement: Statement) -> Iterator[Proposal]:
    """A parenthesis that begins where the last quote ends and names a person."""
    end = statement.quotes[-1].spoken.quotation.outer_end
    found = _PARENTHESIS.match(view.scenes.text, end)
    if found is None:
        return
    mention = read_label(view, *found.span("inside"))
    if mention is not None and mention.form == "full" and (mention.title or _is_name(view, mention.name)):
        yield Proposal("parenthesis", 0.95, mention, statement.scene.number)

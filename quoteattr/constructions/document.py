"""A document says the words: “…”는 헌법 제11조, “…”라는 청원이 올라왔다, 법원이 공개한 기각 사유 중 “…”와 같은 표현."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.analysis import Eojeol
from quoteattr.constructions.proposal import Proposal, View
from quoteattr.cues.predicates import predicate_of
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.finding import Mention
from quoteattr.statements import Statement

__all__ = ["cited_document", "propose_document"]

_AMONG = frozenset({"중", "가운데"})
_SOURCE = regex.compile(r"에,?$")
_ISSUED = regex.compile(
    r"(?:공개|발표|작성|배포|제출|공표|발간|발행|게시)(?:한|했던)$|(?:낸|내놓은|펴낸|올린|쓴|만든|적은)$"
)


def propose_document(view: View, statement: Statement) -> Iterator[Proposal]:
    """The document that the quote modifies, or of which it is a part."""
    yield from _modified(view, statement)
    yield from _part(view, statement)


def _modified(view: View, statement: Statement) -> Iterator[Proposal]:
    """“…”는 헌법 제11조는, “…”라는 제목의 청원 글을, “…”라는 청원이 올라왔다."""
    if statement.closer.link != "adnominal":
        return
    eojeols = statement.scene.frame.eojeols
    first = statement.follows
    if first < len(eojeols) and eojeols[first].text in ("제목의", "내용의", "취지의"):
        first += 1
    own = any(
        m.particle in ("은", "는", "이", "가", "도") and m.last < statement.first for m in statement.scene.mentions
    )
    for mention in statement.scene.mentions:
        if mention.form == "document" and mention.first in (first, first + 1) and mention.first > statement.last:
            if own and mention.particle in ("을", "를"):
                continue  # 설가온은 “…”라는 편지를 보냈다
            near = mention.first == first
            traits = (
                f"own={own}",
                f"near={near},particle={mention.particle}",
                f"own={own},particle={mention.particle}",
            )
            yield Proposal("document", 0.4 if own else 0.75, mention, statement.scene.number, traits=traits)


def _part(view: View, statement: Statement) -> Iterator[Proposal]:
    """법원이 공개한 기각 사유 중 “…”와 같은 표현: what the words stand in."""
    eojeols = statement.scene.frame.eojeols
    among = statement.first - 1
    if among < 1 or eojeols[among].text not in _AMONG or statement.closer.link not in ("like", "adnominal"):
        return
    following = " ".join(e.text for e in eojeols[statement.last + 1 : statement.last + 4])
    if not any(noun in following for noun in view.lexicon.words("part_of_document")):
        return
    mention = cited_document(view, statement, among - 1)
    if mention is not None:
        yield Proposal("document", 0.9, mention, statement.scene.number, traits=("part",))


def cited_document(view: View, statement: Statement, index: int) -> Mention | None:
    """A document at an eojeol where only a document can stand: 심의 기준에 | 따르면, 기각 사유 | 중."""
    eojeol = statement.scene.frame.eojeols[index]
    word = _SOURCE.sub("", eojeol.text)
    lexicon = view.lexicon
    size = next(
        (n for n in range(len(word), 1, -1) if _is_cited(lexicon.words("cited"), lexicon.documents, word[-n:])), 0
    )
    if not size:
        return None
    first = index
    while first and _is_plain_noun(statement.scene.frame.eojeols[first - 1], lexicon):
        first -= 1
    start, end = statement.scene.frame.eojeols[first].start, eojeol.start + len(word)
    title = view.scenes.text[start:end]
    organization = _issuer(statement, first) or _owner(statement, first, lexicon)
    return Mention(start, end, "document", "에 따르면", first, index, title=title, organization=organization)


def _is_cited(cited: frozenset[str], documents: tuple[str, ...], word: str) -> bool:
    return word in cited or word in documents


def _is_plain_noun(eojeol: Eojeol, lexicon: Lexicon) -> bool:
    """심의 | 기준: a noun that says what kind of document it is, no organization."""
    plain = eojeol.quotation is None and bool(eojeol.morphemes) and all(m.tag == "NNG" for m in eojeol.morphemes)
    return plain and not lexicon.is_organization_name(eojeol.text) and eojeol.text not in lexicon.nouns


def _owner(statement: Statement, first: int, lexicon: Lexicon) -> str | None:
    """도시계획위원회 | 심의 기준: the organization right before."""
    known = next((m for m in statement.scene.mentions if m.form == "organization" and m.last == first - 1), None)
    if known is not None or not first:
        return known.organization if known else None
    word = statement.scene.frame.eojeols[first - 1].text.removesuffix("의")
    return word if lexicon.is_organization_name(word) else None


def _issuer(statement: Statement, first: int) -> str | None:
    """남부법원이 공개한 | 기각 사유: who made the document."""
    if not first:
        return None
    predicate = predicate_of(statement.scene.frame.eojeols[first - 1], first - 1)
    if predicate is None or not _ISSUED.search(statement.scene.frame.eojeols[first - 1].text):
        return None
    subjects = [m for m in statement.scene.mentions if m.particle in ("이", "가") and m.last < first - 1]
    return subjects[-1].organization if subjects else None

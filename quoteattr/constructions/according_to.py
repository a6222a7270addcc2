"""The source is named with 에 따르면: 홍길동 장관에 따르면 “예산은 있다”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quoteattr.constructions.document import cited_document
from quoteattr.constructions.proposal import Proposal, View
from quoteattr.mentions.finding import Mention
from quoteattr.statements import Statement

__all__ = ["propose_according_to"]


def propose_according_to(view: View, statement: Statement) -> Iterator[Proposal]:
    """경찰에 따르면 조씨는 “…”고 진술했다: 경찰 is the source of the source, and weaker than a subject."""
    scene = statement.scene
    for source in _sources(view, statement):
        subject = any(source.last < m.first and m.last < statement.first and _speaks(m) for m in scene.mentions)
        traits = (
            f"subject={subject}",
            f"form={source.form},subject={subject}",
            f"reported={statement.cue is not None}",
        )
        yield Proposal("according_to", 0.45 if subject else 0.65, source, scene.number, traits=traits)


_NAMED = ("따르면", "의하면")


def _sources(view: View, statement: Statement) -> Iterator[Mention]:
    """The mentions with 에 따르면, and the documents that no list knows (심의 기준, 통계)."""
    known = [m for m in statement.scene.mentions if m.particle == "에 따르면" and m.last < statement.first]
    for mention in known:
        is_document = mention.form in ("bare", "document")
        yield _merged(mention, cited_document(view, statement, mention.last) if is_document else None)
    for index, eojeol in enumerate(statement.scene.frame.eojeols[1 : statement.first]):
        if eojeol.text.startswith(_NAMED) and not any(m.last in (index, index + 1) for m in known):
            document = cited_document(view, statement, index)
            yield from [document] if document else []


def _speaks(mention: Mention) -> bool:
    return mention.particle in ("은", "는", "이", "가", "도", "께서") and mention.form not in ("bare", "document")


def _merged(mention: Mention, document: Mention | None) -> Mention:
    """심의 기준: the document as it is cited; what is known as a document (보고서) learns who made it."""
    if document is None:
        return mention
    organization = document.organization or mention.organization
    return replace(mention if mention.form == "document" else document, organization=organization)

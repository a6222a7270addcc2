"""The speaker owns the reporting noun: “늦었다”는 홍길동 장관의 지적, 홍길동 장관의 말처럼 “늦었다”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from quoteattr.analysis import Eojeol
from quoteattr.constructions.document import cited_document
from quoteattr.constructions.proposal import Proposal, View
from quoteattr.mentions.finding import Mention
from quoteattr.statements import Statement

__all__ = ["propose_possessor"]


_TOPIC = regex.compile(r"(?:에|에도|에는|엔|에서|을|를)$")
_RELAYED = ("따르면", "의하면", "빌리", "빌려", "인용", "종합", "옮기", "들어")


def _owns_no_words(view: View, statement: Statement, mention: Mention) -> bool:
    """‘쉼’ 등 | 관객들의 마음; “…”라는 | 제목의 글; 산림재단 통계에 따르면, where the document speaks."""
    if mention.first > statement.last:
        titled = mention.first == statement.follows and mention.name in view.lexicon.words("naming")
        return titled or statement.closer.form.endswith("등")
    return mention.first < statement.first and _is_in_document(view, statement, mention.last + 1)


def _is_in_document(view: View, statement: Statement, index: int) -> bool:
    following = statement.scene.frame.eojeols[index + 1 : index + 2]
    sourced = any(e.text.startswith(_NAMED_SOURCE) for e in following)
    return sourced and cited_document(view, statement, index) is not None


_NAMED_SOURCE = ("따르면", "의하면")


def _is_topic(eojeols: Sequence[Eojeol], index: int) -> bool:
    """Is the noun what others speak about: 발언에 …, 발언을 … — but 설명에 따르면, 말을 빌리면?"""
    if not _TOPIC.search(eojeols[index].text):
        return False
    return index + 1 >= len(eojeols) or not eojeols[index + 1].text.startswith(_RELAYED)


def propose_possessor(view: View, statement: Statement) -> Iterator[Proposal]:
    """A mention with 의 (or no particle) right before a reporting noun, on either side of the quote."""
    eojeols = statement.scene.frame.eojeols
    nouns = view.lexicon.cue_nouns
    for mention in statement.scene.mentions:
        if mention.particle not in ("의", "") or mention.last + 1 >= len(eojeols):
            continue
        if mention.particle == "의" and mention.last + 1 == statement.first and statement.closer.link == "adnominal":
            # 국민권익위원회의 “…”라는 설명
            yield Proposal("possessor", 0.85, mention, statement.scene.number, traits=("around",))
            continue
        if _owns_no_words(view, statement, mention):
            continue
        following = eojeols[mention.last + 1 : mention.last + 3]
        owns = [e for e in following if any(e.text[:n] in nouns for n in (1, 2, 3)) and e.quotation is None]
        owns = [e for e in owns if not mention.particle or not _is_verb(e)]
        if not owns or (not mention.particle and owns[0] is not following[0]):
            continue
        side = "after" if mention.first > statement.last else "before"
        if side == "before" and mention.last + 3 < statement.first:
            continue
        topic = side == "before" and _is_topic(eojeols, mention.last + 1 + following.index(owns[0]))
        is_cue = statement.cue is not None and owns[0].start <= statement.cue.start < owns[0].end
        prior = 0.8 if mention.particle and (is_cue or side == "after") else 0.5
        if mention.form == "bare" and side == "after" and not is_cue:
            continue  # 유튜브 광고의 중요성
        if side == "after" and not is_cue and _is_said(view, statement):
            continue  # “…”라며 주민들의 비판에 맞섰다
        prior *= 0.2 if topic and not is_cue else 1.0  # 홍길동 장관의 발언에 “…”는 반응이 나왔다
        traits = (f"side={side}", f"cue={is_cue}", f"genitive={bool(mention.particle)}", f"topic={topic},cue={is_cue}")
        yield Proposal("possessor", prior, mention, statement.scene.number, traits=traits)


def _is_verb(eojeol: Eojeol) -> bool:
    """홍길동 장관의 책임을 | 강조했다: the verb has the noun in it, and is nobody's."""
    return any(m.tag in ("XSV", "VV") for m in eojeol.morphemes)


def _is_said(view: View, statement: Statement) -> bool:
    """Does a verb report the quote, so that no noun after it can: “…”고 말했다?"""
    cue = statement.cue
    return cue is not None and cue.lemma.endswith("다") and statement.closer.link in ("chain", "final")

"""Nobody is named: “늦었다”는 지적도 나왔다. The honest answer is unknown."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.constructions.proposal import Proposal, View, is_answered, is_question
from quoteattr.cues.predicates import predicate_of
from quoteattr.mentions.finding import Mention
from quoteattr.scenes import SUBJECT_PARTICLES
from quoteattr.statements import Statement

__all__ = ["is_survey_answer", "is_talk", "propose_no_source"]


_ANSWER = regex.compile(r"(?:평가|응답|답변|답|의견|반응)(?:은|는|이|가|도)$")
_SHARE = regex.compile(r"\(?\d[\d.]*(?:%|퍼센트|명|건)|(?:가장|압도적|절반|과반|다수)")


def is_survey_answer(view: View, statement: Statement) -> bool:
    """‘잘하고 있다’는 평가는 32%에 그쳤다: an answer that people could choose, nobody's own words."""
    eojeols, noun = statement.scene.frame.eojeols, _answer_of(statement)
    return noun is not None and noun + 1 < len(eojeols) and _SHARE.match(eojeols[noun + 1].text) is not None


def _answer_of(statement: Statement) -> int | None:
    """‘…’는 | 평가는, ‘…’고 답한 | 비율이: the eojeol of the noun that counts answers."""
    eojeols, noun = statement.scene.frame.eojeols, statement.follows
    if statement.closer.link == "adnominal":
        return noun if noun < len(eojeols) and _ANSWER.match(eojeols[noun].text) else None
    verb = predicate_of(eojeols[noun], noun) if noun + 1 < len(eojeols) else None
    if statement.closer.link != "final" or verb is None or verb.ending != "adnominal":
        return None
    return noun + 1 if _PORTION.match(eojeols[noun + 1].text) else None


_PORTION = regex.compile(r"(?:비율|비중|응답률|답변율)(?:은|는|이|가|도)$")


def _respondents(view: View, statement: Statement) -> Mention:
    """Those who gave the answer, whom the noun implies; by the name that the article has for them."""
    noun = _answer_of(statement) or statement.follows
    eojeol = statement.scene.frame.eojeols[noun]
    title = _RESPONDENT if _RESPONDENT in view.scenes.text else None
    return Mention(eojeol.start, eojeol.end - 1, "group", eojeol.text[-1], noun, noun, title=title)


_RESPONDENT = "응답자"


def propose_no_source(view: View, statement: Statement) -> Iterator[Proposal]:
    """A reporting noun that merely appears (나오다, 제기되다); stronger where no subject stands before the quote."""
    if is_survey_answer(view, statement):
        number, traits = statement.scene.number, ("named=False,direct=True", "own=False")
        yield Proposal("no_source", 0.9, _respondents(view, statement), number, traits=traits)
        return
    if statement.closer.link in ("chain", "final"):
        yield from _talk(view, statement)
        return
    if statement.closer.link != "adnominal":
        return
    if is_question(view, statement):
        answered = is_answered(view, statement)
        yield Proposal("no_source", 0.85 if answered else 0.75, traits=("asked", f"asked,answered={answered}"))
        return
    appear = view.lexicon.words("appear") | view.lexicon.words("become")
    if statement.cue is not None and statement.cue.lemma.endswith("다") and statement.cue.lemma not in appear:
        return  # …라고 밝힌 것으로 알려졌다: somebody 밝혔다
    eojeols = statement.scene.frame.eojeols
    following = [
        p
        for i, e in enumerate(eojeols)
        if i > statement.last and not eojeols[i - 1].text.endswith("것으로") and (p := predicate_of(e, i))
    ]  # …라는 사유서를 낸 것으로 알려졌다: the act is known, no word goes round
    if not any(p.lemma in appear for p in following):
        return
    own = [m for m in statement.scene.mentions if m.last < statement.first and m.particle in SUBJECT_PARTICLES]
    named = [m for m in own if m.form not in ("bare",)]
    cue = statement.cue
    direct = cue is not None and any(p.lemma in appear and 0 <= p.start - cue.end <= 3 for p in following)
    prior = 0.8 if direct or not named else 0.6
    yield Proposal("no_source", prior, traits=(f"named={bool(named)},direct={direct}", f"own={bool(own)}"))


def is_talk(view: View, statement: Statement) -> bool:
    """“…”며 비판이 제기됐다: the noun that reports is the subject of what merely appears, and nobody speaks."""
    cue = statement.cue
    if cue is None or statement.closer.link not in ("chain", "final") or cue.lemma not in view.lexicon.cue_nouns:
        return False
    eojeols = statement.scene.frame.eojeols
    noun = next((i for i, e in enumerate(eojeols[:-1]) if e.start <= cue.start < e.end), None)
    placed = any(e.text.endswith(("에서는", "에서도", "에선")) for e in eojeols[: statement.first])
    if noun is None or placed or eojeols[noun].last_tag not in ("JKS", "JX"):
        return False  # 게시판에서는 “…”며 성토가 이어졌다: those who speak there may go on
    verb = predicate_of(eojeols[noun + 1], noun + 1)
    return verb is not None and verb.lemma in view.lexicon.words("appear") | view.lexicon.words("become")


def _talk(view: View, statement: Statement) -> Iterator[Proposal]:
    """“…”며 논란이 되고 있다, “…”고 적힌 현수막이 걸렸다: only a noun or a wall speaks."""
    cue = statement.cue
    if cue is None:
        return
    if cue.lemma in view.lexicon.cue_nouns:
        yield Proposal("no_source", 0.75, traits=("talk",))
    elif cue.lemma in _WRITTEN:
        yield Proposal("no_source", 0.5, traits=("written", f"written,{_ends(cue.text)}"))


_WRITTEN = frozenset({"적히다", "쓰이다", "새겨지다", "인쇄되다"})


def _ends(word: str) -> str:
    return "adnominal" if word[-1] in "힌인진된" else "final"

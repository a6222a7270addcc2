"""The subject stands before the quote: 홍길동 장관은 “예산을 늘리겠다”고 말했다."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.constructions.proposal import Proposal, View, is_gloss, is_proper, is_taken_up, opens_topic
from quoteattr.constructions.received import is_received
from quoteattr.constructions.subject_after import is_modified_by_words
from quoteattr.constructions.telling import asked_within, question_before
from quoteattr.cues.predicates import predicate_of
from quoteattr.mentions.finding import Mention
from quoteattr.scenes import SUBJECT_PARTICLES, clause_of
from quoteattr.statements import Statement
from quoteattr.turns import takes_turn

__all__ = ["propose_subject_before"]

MOST_MENTIONS = 12
"""So many mentions before a quote are weighed, the nearest ones."""

_DOCUMENT_PARTICLES = frozenset({"에", "에는", "에도"})
"""규정에는 ‘…’고 돼 있다: only documents speak with these."""

_PRIORS = {
    "은": 0.9, "는": 0.9, "께서": 0.9, "께서는": 0.9, "도": 0.85, "역시": 0.9, "또한": 0.9, "이": 0.7, "가": 0.7,
    "에": 0.5, "에는": 0.6, "에도": 0.5, "에서": 0.45, "에서는": 0.5, "에서도": 0.45, "": 0.3,
}  # fmt: skip


def propose_subject_before(view: View, statement: Statement) -> Iterator[Proposal]:
    """Every subject-like mention before the first quote; the nearest topic is the likeliest."""
    before = [m for m in statement.scene.mentions if m.last < statement.first and m.particle in _PRIORS]
    mentions = [m for m in before[-MOST_MENTIONS:] if not _is_behind(statement, m, before[-1])]
    if statement.number and is_taken_up(view.statements[statement.number - 1], statement):
        mentions = [m for m in mentions if m.particle not in ("이", "가") or m.first > statement.after]
    if is_modified_by_words(view, statement):
        return
    mentions = _of_turn(statement, mentions)
    question = question_before(view, statement)
    if question is not None:  # 기자가 홍길동 시장에게 …느냐고 묻자 “…”
        mentions = [m for m in mentions if m.particle not in ("이", "가") or m.last > question]
        for mention in asked_within(view, statement):
            yield Proposal("subject_before", 0.85, mention, statement.scene.number, traits=("rank=0",))
    received, talk, relayed = is_received(view, statement), _is_talk(view, statement), _is_relayed(view, statement)
    for rank, mention in enumerate(reversed(mentions)):
        if mention.particle in _DOCUMENT_PARTICLES and not _speaks_with_at(statement, mention):
            continue
        word = mention.form == "bare" and not is_proper(statement.scene.frame, mention)
        if not mention.particle and (word or mention.last + 1 != statement.first):
            continue  # 이제 “…”, 이런 경우 “…”
        if word and _says_nothing(view, statement, mention):
            continue
        if is_gloss(statement) and _has_acted(statement, mention):
            continue
        if mention.particle == "에서" and opens_topic(statement):
            continue  # 일부 언론에서 제기한 의혹에 대해 “…”
        if mention.particle.startswith("에서") and mention.form not in ("organization", "focus", "group", "document"):
            continue
        prior = _PRIORS[mention.particle] - 0.1 * rank
        traits = [f"rank={min(rank, 3)}"]
        if any(m.particle in ("은", "는") and m.first > mention.last for m in mentions):
            traits.append("topic_follows")
            prior -= 0.15
        between = statement.scene.frame.eojeols[mention.last + 1 : statement.first]
        endings = {p.ending for i, e in enumerate(between) if (p := predicate_of(e, i))}
        if "adnominal" in endings and mention.particle in ("이", "가"):
            prior -= 0.4  # 통일부가 …한 데 대해 장관은
            traits.append("in_modifier")
        traits += [f"between={ending}" for ending in sorted(endings)]
        if opens_topic(statement) and mention.particle in ("이", "가"):
            prior -= 0.3  # 이사장이 제기한 의혹에 대해서는
            traits.append("in_topic")
        if mention.particle in ("이", "가"):
            topic = any(m.particle in ("은", "는") and m.last < mention.first for m in mentions)
            # 외무성이 “…”고 경고한 것도: no predicate before the quote, which is in the clause of this subject.
            clause = clause_of(statement.scene.frame, mention) if endings else "own"
            prior -= 0.1 if topic else 0.0
            traits += [f"topic_before={topic}", f"clause={clause},topic_before={topic}"]
        if mention.last + 1 == statement.first:
            traits.append("adjacent")
        if mention.first <= statement.after:
            prior -= 0.3
            traits.append("before_other_statement")
        if mention.particle in ("은", "는", "이", "가", "도", "역시", "께서"):
            traits += ["receives"] * received + ["talked_of"] * talk
            traits += [f"relayed,particle={mention.particle}"] * relayed
            prior -= 0.5 * (received or talk)
        if mention.particle in _DOCUMENT_PARTICLES:
            traits.append(f"holds={_holds(view, statement)}")
        if mention.form == "bare":
            proper = is_proper(statement.scene.frame, mention)
            prior -= 0.0 if proper else 0.4
        yield Proposal("subject_before", max(prior, 0.05), mention, statement.scene.number, traits=tuple(traits))


def _of_turn(statement: Statement, mentions: list[Mention]) -> list[Mention]:
    """검찰은 “…”고 했고 변호인도 “…”고 했다: a new topic has the turn, and no subject before it speaks again."""
    since = [m for m in mentions if m.first > statement.after >= 0]
    taken = any(takes_turn(statement.scene.frame, m, statement.first) for m in since)
    return since if taken or (statement.after >= 0 and _is_told_by_another(statement)) else mentions


def _is_told_by_another(statement: Statement) -> bool:
    """검사는 “…”고 물었지만 “…”고 | 홍길동 비서관은 맞섰다: the second quote has a subject behind it."""
    frame, cue = statement.scene.frame, statement.cue
    verb = next((i for i, e in enumerate(frame.eojeols) if cue and e.start < cue.end <= e.end), -1)
    behind = (m for m in statement.scene.mentions if statement.last < m.first and m.last < verb)
    return any(takes_turn(frame, m, verb) for m in behind)


def _has_acted(statement: Statement, mention: Mention) -> bool:
    """위원장은 투표할 권리가 없었으나 “…”는 것이다: the subject has a predicate of its own."""
    between = list(enumerate(statement.scene.frame.eojeols))[mention.last + 1 : statement.first]
    predicates = (p for i, e in between if e.text.endswith(_BUT) and (p := predicate_of(e, i)))
    return any(p.ending == "connective" for p in predicates)


_BUT = ("지만", "으나", "는데", "지만,", "으나,", "는데,")


def _says_nothing(view: View, statement: Statement, mention: Mention) -> bool:
    """목적은 ‘…’이었다는 고백이다: a thing of which something is said; 이제는 …아니냐는 지적에는: a time."""
    if statement.closer.form in ("였다는", "이었다는") and mention.last + 1 == statement.first:
        return True
    return view.scenes.text[mention.start : mention.end] in view.lexicon.adverbials


def _speaks_with_at(statement: Statement, mention: Mention) -> bool:
    """안내문에 “…”고 적혀 있다; not 안내문에 대해 “…”."""
    following = statement.scene.frame.eojeols[mention.last + 1]
    return mention.form == "document" and not following.text.startswith(
        ("대해", "대하", "대한", "관해", "관한", "맞서")
    )


_RELATED = regex.compile(r"관련(?:,|해|하여|해서|한|된)?,?$")


def _is_behind(statement: Statement, mention: Mention, last: Mention) -> bool:
    """윤 대표가 집회에 갔다는 보도와 관련, 교회 측이: is a subject part of what another subject speaks about?"""
    if mention.particle not in ("이", "가") or last.form == "bare" or last.particle not in SUBJECT_PARTICLES:
        return False
    eojeols = statement.scene.frame.eojeols
    related = [i for i in range(mention.last + 2, last.first) if _RELATED.match(eojeols[i].text)]
    return any(eojeols[i - 1].text[-1] in "와과" for i in related) and (
        clause_of(statement.scene.frame, mention) in ("adnominal", "final")
    )


_RELAYED = regex.compile(r"고\s+(?:[가-힣]{1,4}(?:이|가|은|는)\s+)?(?:전했|전한|보도했|보도한|알렸|소개했)")


def _is_relayed(view: View, statement: Statement) -> bool:
    """방송은 홍길동이 “…”고 분석했다고 | 전했다: somebody else passes on what the cue reports."""
    return statement.cue is not None and _RELAYED.match(view.scenes.text, statement.cue.end) is not None


def _is_talk(view: View, statement: Statement) -> bool:
    """“…”며 논란이 되고 있다: the subject is talked of, and does not talk."""
    chains = statement.closer.link in ("chain", "final")
    return chains and statement.cue is not None and statement.cue.lemma in view.lexicon.cue_nouns


def _holds(view: View, statement: Statement) -> bool:
    """안내문에는 “…”는 문구가 적혀 있다, 법 3항에 “…”라고 명시돼 있다: do the words stand in what is named before?"""
    cue = statement.cue
    return cue is not None and (cue.category == "write" or cue.lemma in view.lexicon.words("part_of_document"))

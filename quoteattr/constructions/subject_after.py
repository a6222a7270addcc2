"""The subject follows the quote: “예산을 늘리겠다”라고 홍길동 장관은 말했다."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteattr.analysis import Eojeol
from quoteattr.constructions.proposal import Proposal, View
from quoteattr.cues.predicates import predicate_of
from quoteattr.mentions.finding import Mention
from quoteattr.scenes import ABLE, MODIFIED_PARTICLES, SUBJECT_PARTICLES
from quoteattr.statements import Statement

__all__ = ["is_modified_by_words", "propose_subject_after"]


_SEEN = frozenset({"모습", "장면"})


def _is_relative(eojeol: Eojeol, index: int) -> bool:
    predicate = predicate_of(eojeol, index)
    return predicate is not None and predicate.ending == "adnominal" and not predicate.lemma.endswith(_PASSIVE)


_PASSIVE = ("받다", "되다")
"""“…”고 평가받는 이들: what others say of them."""


def _is_modified(eojeols: Sequence[Eojeol], cue: int, first: int) -> bool:
    """말한 | 홍길동 이사, 뜻을 내비친 | 홍길동 이사: does the clause of the cue modify what begins at ``first``?"""
    if first == cue + 1:
        return _is_relative(eojeols[cue], cue)
    return first == cue + 2 and eojeols[cue].text.endswith(("을", "를")) and _is_relative(eojeols[cue + 1], cue + 1)


def is_modified_by_words(view: View, statement: Statement) -> bool:
    """Is who says the quote right behind it, so that nobody before it does: 국장은 ‘…없다’는 | 회사와 싸웠다?"""
    if statement.closer.form not in _SENTENCE_ENDS:
        return False
    return any(_says_so(view, statement, mention) for mention in statement.scene.mentions)


def _says_so(view: View, statement: Statement, mention: Mention) -> bool:
    """‘…없다’는 | 회사와 싸웠다: the quote modifies who says it; not “…”는 정부에 대한 비판, “…”는 인사를 전했다."""
    cue, last = statement.cue, statement.quotes[-1].spoken.quotation.outer_end - 2
    ends = _SENTENCE_ENDS.get(statement.closer.form)
    if ends is None or mention.first <= statement.last or mention.form not in ABLE:
        return False
    if mention.first != statement.follows or mention.particle not in MODIFIED_PARTICLES:
        return False
    said = view.scenes.text[last] in ends
    if not said or cue is None:
        return said
    following = statement.scene.frame.eojeols[mention.last + 1 : mention.last + 2]
    passed_on = any(e.start <= cue.start < e.end for e in following) and cue.lemma in view.lexicon.verbs
    return cue.lemma not in view.lexicon.cue_nouns and not (passed_on and mention.particle in ("을", "를"))


_SENTENCE_ENDS = {"는": "다라자냐까.?!", "이라는": "것"}  # “…했을 것”이라는 대표와; not ‘새벽’이라는 회사와

_SHOWN = ("모습", "표정", "얼굴", "눈빛", "목소리", "태도")
"""What of somebody is seen while he speaks."""


def _is_shown(statement: Statement, mention: Mention) -> bool:
    """“…”라며 찬사를 보내는 | 홍길동의 | 모습과: who does what the quote accompanies, in the first clause after it."""
    eojeols = statement.scene.frame.eojeols
    after, mentions = mention.last + 1, statement.scene.mentions
    if mention.particle != "의" or mention.first <= statement.last + 1 or after >= len(eojeols):
        return False
    between = [(i, e) for i, e in enumerate(eojeols) if statement.follows <= i < mention.first and not e.quotation]
    if any(m.form in ("full", "surname", "unnamed") and statement.last < m.first < mention.first for m in mentions):
        return False  # “…”라며 나선 홍길동과 놀란 김하늘의 모습
    endings = {p.ending for i, e in between if (p := predicate_of(e, i))}
    relative = endings == {"adnominal"} and _is_relative(eojeols[mention.first - 1], mention.first - 1)
    return relative and statement.closer.link == "chain" and eojeols[after].text.startswith(_SHOWN)


def propose_subject_after(view: View, statement: Statement) -> Iterator[Proposal]:
    """Subjects between the quote and its cue, or between two quotes of one statement."""
    eojeols = statement.scene.frame.eojeols
    cue = statement.cue
    limit = next((i for i, e in enumerate(eojeols) if cue and e.start < cue.end <= e.end), len(eojeols))
    shown = next((m for m in statement.scene.mentions if _is_shown(statement, m)), None)
    if shown is not None:
        yield Proposal("subject_after", 0.85, shown, statement.scene.number, traits=("relative",))
    for mention in statement.scene.mentions:
        words = view.scenes.text[mention.start : mention.end]
        if words in _SEEN or (mention.first == limit + 1 and words in view.lexicon.cue_nouns):
            continue  # “…”며 금연을 선언하는 모습이, “…”고 했다는 주장도
        modified = mention.first > statement.first and _is_modified(eojeols, limit, mention.first)
        if modified or _says_so(view, statement, mention):
            # “…”고 운을 뗀 홍길동 이사는: the clause modifies its own subject.
            yield Proposal("subject_after", 0.9, mention, statement.scene.number, traits=("relative",))
            continue
        if mention.first <= statement.first or mention.particle not in SUBJECT_PARTICLES:
            continue
        if mention.last < limit or cue is None:
            inside = mention.last < statement.last
            traits = ("between_quotes",) if inside else ("before_cue",)
            prior = 0.75 if mention.particle in ("은", "는", "께서", "도", "역시") else 0.6
            yield Proposal("subject_after", prior, mention, statement.scene.number, traits=traits)

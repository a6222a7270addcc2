"""Reports by a verb: …다고 밝혔다, …다며 거절했다, …할 것으로 내다봤다."""

from __future__ import annotations

import regex

from quoteattr.analysis import Frame
from quoteattr.cues.frame_cues import Closer, Predicate, predicate_of
from quoteattr.indirect.clauses import BREAKING, FARTHEST_CUE, Report, cue_after, index_at, is_after_marks, is_unsaid
from quoteattr.indirect.reported_words import reported_words
from quoteattr.lexicon import Lexicon
from quoteattr.records import Cue

__all__ = ["match_chain", "match_judgement", "match_quotative"]

# 비싸다고 해서, 늦었다고 봐도, 쉽다고 하는: with a plain verb these report nothing.
_NOT_SAYING = regex.compile(
    r"(?:해서|해도|하더라도|하면|하니|하지만|하기|한들|할|하든|하여|해|한다|하는|하자면|하는데|봐도|보기|보면|봐야|보더라도|써|쓴)$"
)
_PLAIN = frozenset({"하다", "보다", "쓰다"})
_MODAL = ("수", "만하", "법", "리")
_JUDGING = frozenset(["predict", "evaluate"])
_TELLING = frozenset(["report", "explain"])


def match_quotative(text: str, frame: Frame, index: int, found: regex.Match[str], lexicon: Lexicon) -> Report | None:
    """…다고 밝혔다."""
    if is_after_marks(frame, index, found):
        return None
    end = frame.eojeols[index].start + found.end("words")
    closer = Closer(found["closer"], "final", end + len(found["closer"]), True)
    cue = _said_with(text, frame, index, closer, end, lexicon)
    if cue is None or not _says(cue, lexicon):
        return None
    last = index_at(frame, cue.end)
    if last - index > FARTHEST_CUE or _is_modal(frame, last):
        return None
    return Report("quotative", index, end, closer, cue, last, _breaks(frame, last))


def _said_with(text: str, frame: Frame, index: int, closer: Closer, end: int, lexicon: Lexicon) -> Cue | None:
    """The cue of …다고: the first predicate that follows, past 소식통을 인용해 and the like."""
    turned, until = index, end
    for position in range(index + 1, min(len(frame.eojeols), index + 1 + FARTHEST_CUE)):
        eojeol = frame.eojeols[position]
        predicate = predicate_of(eojeol, position)
        if predicate is None or eojeol.quotation is not None:
            continue
        if predicate.lemma in reported_words("turned_to") and predicate.ending == "connective":
            turned, until = position, eojeol.end
            continue
        if predicate.lemma in lexicon.verbs and predicate.ending == "adnominal":
            return _adnominal_cue(text, frame, predicate, lexicon)
        cue = cue_after(text, frame, turned, closer, until, lexicon)
        return cue if cue is not None and cue.start <= predicate.end + 12 else None
    return None


def _adnominal_cue(text: str, frame: Frame, predicate: Predicate, lexicon: Lexicon) -> Cue | None:
    """말한 것으로, 밝힌 뒤, 발표한 가운데 report; 주장할 정도로, 말한 사람 do not."""
    following = frame.eojeols[predicate.index + 1].text if predicate.index + 1 < len(frame.eojeols) else ""
    if not following.startswith(BREAKING):
        return None
    words = text[predicate.start : predicate.end]
    category = lexicon.verbs[predicate.lemma].category
    return Cue(start=predicate.start, end=predicate.end, text=words, lemma=predicate.lemma, category=category)


def _says(cue: Cue, lexicon: Lexicon) -> bool:
    known = cue.lemma in lexicon.verbs or " " in cue.lemma or cue.lemma in reported_words("reporting")
    plain = cue.lemma in _PLAIN and _NOT_SAYING.search(cue.text) is not None
    return known and cue.lemma not in reported_words("hearsay") and not plain and not is_unsaid(cue)


def _is_modal(frame: Frame, last: int) -> bool:
    """말할 수 있다, 볼 만하다: nobody has said it yet."""
    return last + 1 < len(frame.eojeols) and frame.eojeols[last + 1].text.startswith(_MODAL)


def _breaks(frame: Frame, last: int) -> bool:
    predicate = predicate_of(frame.eojeols[last], last)
    if predicate is None or frame.eojeols[last].text.endswith(("다고", "라고", "다며", "다는", "다면서")):
        return False
    if predicate.ending == "adnominal":
        following = frame.eojeols[last + 1].text if last + 1 < len(frame.eojeols) else ""
        return following.startswith(BREAKING)
    return True


def match_chain(text: str, frame: Frame, index: int, found: regex.Match[str], lexicon: Lexicon) -> Report | None:
    """…다며 협약을 맺었다."""
    if is_after_marks(frame, index, found):
        return None
    end = frame.eojeols[index].start + found.end("words")
    closer = Closer(found["closer"], "chain", end + len(found["closer"]), True)
    return Report("chain", index, end, closer, None, index, True)


def match_judgement(text: str, frame: Frame, index: int, found: regex.Match[str], lexicon: Lexicon) -> Report | None:
    """…할 것으로 내다봤다: the words end before 것."""
    if index == 0 or frame.eojeols[index - 1].quotation is not None:
        return None
    end = frame.eojeols[index - 1].end
    closer = Closer("것으로", "final", frame.eojeols[index].end, True)
    cue = cue_after(text, frame, index, closer, frame.eojeols[index].end, lexicon)
    if cue is None:
        return None
    last = index_at(frame, cue.end)
    if last - index > FARTHEST_CUE or _is_modal(frame, last) or not _judges(cue, frame, index, last, lexicon):
        return None
    return Report("judgement", index - 1, end, closer, cue, last, _breaks(frame, last))


def _judges(cue: Cue, frame: Frame, index: int, last: int, lexicon: Lexicon) -> bool:
    """…할 것으로 내다봤다, …한 것으로 전했다; not …하는 것으로 소감을 전했다, where something else is told."""
    entry = lexicon.verbs.get(cue.lemma)
    category = entry.category if entry is not None else ""
    if category in _TELLING and cue.lemma not in _PLAIN:
        told = any(e.last_tag == "JKO" for e in frame.eojeols[index + 1 : last])
        return not told and not is_unsaid(cue) and cue.lemma not in reported_words("hearsay")
    judging = cue.lemma in reported_words("judging") or category in _JUDGING
    return judging and not (cue.lemma in _PLAIN and _NOT_SAYING.search(cue.text))

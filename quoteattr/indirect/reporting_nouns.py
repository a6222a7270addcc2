"""Reports by a noun: …다는 입장이다, …다는 뜻을 밝혔다, …다는 게 회사의 설명이다, …다는 지적이 나온다."""

from __future__ import annotations

import regex

from quoteattr.analysis import Eojeol, Frame
from quoteattr.cues.frame_cues import Closer, predicate_of
from quoteattr.cues.noun_cues import NOMINALIZERS
from quoteattr.indirect.clauses import FARTHEST_CUE, Ending, Report, cue_after, index_at, is_after_marks, is_unsaid
from quoteattr.indirect.reported_words import reported_words
from quoteattr.lexicon import Lexicon
from quoteattr.records import Cue

__all__ = ["match_noun"]

FARTHEST_NOUN = 4
"""A noun that names the words (…다는 게 회사의 설명) comes within so many eojeols."""

_THING = regex.compile(r"(?:것|게|건|점|사실)(?:이|은|을|도)?$")
_POINT = regex.compile(r"(?:것|점|사실)(?:을|도)$")
_COPULA = regex.compile(r"(?:이다|이라|이었|이어|이며|이고|입니|인|다|였|.?$)")
_IS_THE_THING = regex.compile(r"(?:것이다|것이었다|것입니다|거다|것)\.?$")


def match_noun(text: str, frame: Frame, index: int, found: regex.Match[str], lexicon: Lexicon) -> Report | None:
    """…다는 입장이다, …다는 뜻을 밝혔다, …다는 게 회사의 설명이다, …다는 것이다."""
    is_clause = frame.eojeols[index].last_tag == "ETM" or found["words"].endswith("냐")
    if not is_clause or is_after_marks(frame, index, found):
        return None
    end = frame.eojeols[index].start + found.end("words")
    closer = Closer(found["closer"], "adnominal", end + len(found["closer"]), True)
    following = frame.eojeols[index + 1 : index + 2]
    if not following:
        return None
    if _IS_THE_THING.match(following[0].text) and index + 2 == len(frame.eojeols):
        return Report("gloss", index, end, closer, None, index + 1, True)
    cue = _argued(text, frame, index) or cue_after(text, frame, index, closer, end, lexicon)
    if cue is None:
        return None
    last = index_at(frame, cue.end)
    if _is_ground(frame, index, last, cue):
        return Report("gloss", index, end, closer, cue, last, True)
    if cue.lemma in reported_words("no_words"):
        return None
    if not _names_words(frame, index, last, cue, lexicon):
        return None
    ending: Ending = "appears" if _appears(frame, index, last, cue, lexicon) else "noun"
    return Report(ending, index, end, closer, cue, last, True)


def _argued(text: str, frame: Frame, index: int) -> Cue | None:
    """…다는 점을 이유로 들었다: the verb, past the noun that says what for."""
    following = frame.eojeols[index + 1 : index + 4]
    if len(following) < 3 or not _POINT.match(following[0].text) or not following[1].text.endswith("로"):
        return None
    verb = predicate_of(following[2], index + 3)
    if verb is None or verb.lemma not in reported_words("listing") or verb.ending not in ("final", "connective"):
        return None
    words = text[verb.start : verb.end]
    return Cue(start=verb.start, end=verb.end, text=words, lemma=verb.lemma, category="assert")


def _is_ground(frame: Frame, index: int, last: int, cue: Cue) -> bool:
    """길이 좁다는 이유에서다: the sentence before tells who did it."""
    rest = frame.eojeols[last].text[cue.end - frame.eojeols[last].start :]
    known = cue.lemma in reported_words("ground") and last == index + 1 == len(frame.eojeols) - 1
    return known and rest.startswith(("에서다", "에서였다", "에서입니다", "에서라고"))


def _appears(frame: Frame, index: int, last: int, cue: Cue, lexicon: Lexicon) -> bool:
    """…다는 지적이 나온다, …다는 전망이다: whose opinion it is, a topic does not say."""
    if cue.lemma not in lexicon.cue_nouns or (
        cue.lemma in reported_words("asked") and frame.eojeols[last].text.endswith("에")
    ):
        return False
    particle = frame.eojeols[last].text[cue.end - frame.eojeols[last].start :]
    if particle in ("이", "도", "가"):
        return True
    return cue.lemma in reported_words("opinion") and last == index + 1


def _names_words(frame: Frame, index: int, last: int, cue: Cue, lexicon: Lexicon) -> bool:
    """Is the noun after 다는 what somebody said, and is it said actively?"""
    if last - index > FARTHEST_CUE or is_unsaid(cue):
        return False
    eojeol = frame.eojeols[last]
    if cue.lemma in lexicon.cue_nouns:
        farthest = FARTHEST_CUE if frame.eojeols[index + 1].text in NOMINALIZERS else FARTHEST_NOUN
        return last - index <= farthest and _is_owned(
            frame, index, last, cue, eojeol.text[cue.end - eojeol.start :], lexicon
        )
    known = cue.lemma in lexicon.verbs or " " in cue.lemma or cue.lemma in reported_words("listing")
    if not known:
        return False
    if cue.text == "보인다" or cue.lemma in reported_words("hearsay") or cue.category == "emotion":
        return False  # 설명할 것으로 보인다, 알게 됐다, 다르다는 것을 느꼈다
    if _is_explained(frame, last):
        return False
    return any(_is_content(e, lexicon) for e in frame.eojeols[index + 1 : min(last, index + 4)])


def _is_explained(frame: Frame, last: int) -> bool:
    """의지를 나타낸 것으로 해석된다: the writer says what it means."""
    following = frame.eojeols[last + 1 : last + 3]
    verb = predicate_of(following[1], last + 2) if len(following) == 2 else None
    return verb is not None and following[0].text == "것으로" and verb.lemma in reported_words("explained")


def _is_content(eojeol: Eojeol, lexicon: Lexicon) -> bool:
    """점을, 뜻도, 주장을; 취지로, 논리로, 내용의: what is stated, or how."""
    if _THING.match(eojeol.text):
        return True
    for size in range(min(4, len(eojeol.text) - 1), 0, -1):
        word, particle = eojeol.text[:size], eojeol.text[size:]
        if word in lexicon.cue_nouns or word in reported_words("content"):
            stated = word not in reported_words("no_words") and particle in ("을", "를", "도", "만")
            return stated or (word in reported_words("manner") and particle in ("로", "으로", "의"))
    return False


def _is_owned(frame: Frame, index: int, last: int, cue: Cue, rest: str, lexicon: Lexicon) -> bool:
    """Does somebody own the noun: …는 입장이다, …다는 업계의 전망이다, …냐는 사회자의 질문에?"""
    owner = frame.eojeols[last - 1] if last - 1 > index else None
    owned = owner is not None and owner.text not in NOMINALIZERS and owner.last_tag[:1] in ("N", "J", "S")
    if cue.lemma in reported_words("asked") and rest.startswith("에"):
        return owned
    following = predicate_of(frame.eojeols[last + 1], last + 1) if last + 1 < len(frame.eojeols) else None
    if rest in ("을", "를", "도") and following is not None and following.lemma in lexicon.verbs:
        return True
    if cue.lemma in reported_words("manner") and rest in ("로", "으로"):
        taken = (
            frame.eojeols[last + 1].text.startswith("받아들") if following is not None else False
        )  # 뜻으로 받아들여진다
        return following is not None and following.lemma in lexicon.verbs and not taken
    is_last = last + 1 == len(frame.eojeols)
    if is_last and _COPULA.match(rest):
        return cue.lemma in reported_words("stance") or cue.lemma in reported_words("opinion")
    if cue.lemma in reported_words("stance") and rest.startswith(("이어", "이지만", "이며", "이고", "이라", "으로")):
        return True
    return cue.lemma in (reported_words("opinion") | reported_words("stance")) and rest.startswith(("이", "도", "가"))

"""Reports whose words are the object of the verb: …할 것을 촉구했다, …한 점을 강조했다, …했음을 밝혔다."""

from __future__ import annotations

import regex

from quoteattr.analysis import Eojeol, Frame
from quoteattr.cues.frame_cues import Closer, predicate_of
from quoteattr.indirect.clauses import Report, cue_after, index_at, is_unsaid
from quoteattr.indirect.reported_words import reported_words
from quoteattr.lexicon import Lexicon

__all__ = ["match_object"]

_REPORTED = regex.compile(r"(?:[다라자냐]|^)(?:는|던)$|^이?란$")
FARTHEST_VERB = 3
"""The verb that states an object comes within so many eojeols: …할 것을 정부에 거듭 촉구했다."""


def match_object(text: str, frame: Frame, index: int, found: regex.Match[str], lexicon: Lexicon) -> Report | None:
    """…할 것을 촉구했다: the words end before 것; …했음을 밝혔다, …하도록 권고했다: before the particle or 도록."""
    ends = _words_end(frame, index, found)
    if ends is None:
        return None
    last_word, end = ends
    closer = Closer(found["closer"], "object", frame.eojeols[index].end, True)
    cue = cue_after(text, frame, index, closer, frame.eojeols[index].end, lexicon)
    if cue is None or cue.lemma not in reported_words(_class_of(found["words"])) or is_unsaid(cue):
        return None
    last = index_at(frame, cue.end)
    if last - index > FARTHEST_VERB or not _is_told(frame, last):
        return None
    return Report("object", last_word, end, closer, cue, last, True)


def _class_of(noun: str) -> str:
    """뜻, 의사: any verb of saying takes them; 것, 점: only a verb that states."""
    if noun.endswith("도록") or noun == "것":
        return "urging" if noun.endswith("도록") else "stating"
    return "voicing" if noun in reported_words("intent") else "stating"


def _words_end(frame: Frame, index: int, found: regex.Match[str]) -> tuple[int, int] | None:
    """The eojeol in which the words end, and where."""
    eojeol = frame.eojeols[index]
    if eojeol.quotation is not None:
        return None
    noun = found["words"]
    if noun.endswith("도록"):
        return index, eojeol.start + len(noun)
    if _is_nominal(eojeol):
        return index, eojeol.start + len(noun)
    before = frame.eojeols[index - 1] if index else None
    known = noun in reported_words("thing") or noun in reported_words("intent")
    if not known or before is None or before.quotation is not None or before.last_tag != "ETM":
        return None
    if _REPORTED.search(before.text):
        return None  # 미루겠다는 뜻을, “…”라는 입장을: a reporting noun
    return index - 1, before.end


def _is_nominal(eojeol: Eojeol) -> bool:
    """했음을, 아님을."""
    tags = [m.tag for m in eojeol.morphemes]
    return "ETN" in tags and eojeol.text.rstrip(",").endswith(("음을", "임을", "함을", "됨을", "님을"))


def _is_told(frame: Frame, last: int) -> bool:
    """촉구했다, 강조하며; not 강조하기 위해, 촉구하는 집회."""
    predicate = predicate_of(frame.eojeols[last], last)
    if predicate is None:
        return False
    following = frame.eojeols[last + 1].text if last + 1 < len(frame.eojeols) else ""
    if predicate.ending == "adnominal":
        return following.startswith(("것으로", "바", "데", "뒤", "후"))
    return predicate.ending in ("final", "connective")

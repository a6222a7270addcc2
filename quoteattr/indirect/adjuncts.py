"""What belongs to the report and not to the words: 이어, 이날, 기자회견에서, 성명을 통해, 기자들에게."""

from __future__ import annotations

import regex

from quoteattr.analysis import Frame
from quoteattr.cues.frame_cues import predicate_of
from quoteattr.indirect.reported_words import reported_words
from quoteattr.mentions.finding import Mention

__all__ = ["Adjuncts", "is_dated"]

_DATE = regex.compile(
    r"(?:지난달|이달|지난|오는|이날|전날|같은|\d{4}년|\d{1,2}월|\d{1,2}일|\d{1,2}시|\d{1,2}분|오전|오후|날|자신의)(?:께|쯤)?(?:\([^)]*\))?,?$"
)
_TIMED = regex.compile(r"(?:\d{1,2}일|이날|전날|지난달)(?:\([^)]*\))?,?$")
_BY_MEDIUM = regex.compile(
    r"(?:통해|통하여|통해서|내고|내어|내|올려|발표하고|열고|출연해|나와|참석해|보내|인용해)(?:서)?,?$"
)
_AT_MEDIUM = regex.compile(r"(?:에서|에|에서도)(?:는|도)?,?$")
_TO_SOMEBODY = regex.compile(r"(?:에게|한테|께|기자들과|만나|만나서|향해|상대로)(?:는|도)?,?$")
_MEETING = regex.compile(r"(?:만나|만나서|찾아가|찾아가서|찾아와|불러|향해|상대로)(?:서)?,?$")
_ABOUT = regex.compile(
    r"(?:대해|대해서|대해서는|관련해|관련해서는|관련해선|대해선|두고|놓고|관련|관련하여|대하여)(?:는|도)?,?$"
)
_AFTER_MEDIUM = regex.compile(r"(?:\([^)]*\))?[’'”\"]?(?:을|를|에|에서|에서도|에게|과|와|으로|로)?$")
LONGEST_ADJUNCT = 9
"""A place, a medium or a subject matter of the report has at most so many eojeols."""


def is_dated(words: str) -> bool:
    """Does an eojeol tell the day?

    >>> is_dated("24일"), is_dated("이날"), is_dated("내년")
    (True, True, False)
    """
    return _TIMED.match(words) is not None


def _is_medium(word: str) -> bool:
    """기자회견에서, 성명을, 트위터(현 엑스)에."""
    stem = _AFTER_MEDIUM.sub("", word, count=1)
    return any(stem[-size:] in reported_words("medium") for size in range(1, min(6, len(stem)) + 1))


class Adjuncts:
    """Skips the adjuncts of a report in one sentence."""

    def __init__(self, frame: Frame, mentions: tuple[Mention, ...]) -> None:
        self._eojeols = frame.eojeols
        self._mentions = mentions

    def skip(self, first: int, end: int, *, dated: bool) -> int:
        """Past what belongs to the report: 이어, 이날, 기자회견에서, 성명을 통해, 기자들에게."""
        position = first
        while position < end:
            following = self._skip_one(position, end, dated)
            if following == position:
                break
            position = following
        return position

    def _skip_one(self, position: int, end: int, dated: bool) -> int:
        word = self._bare(position)
        if word in ("이에", "이와") and _ABOUT.match(self._bare(position + 1)):
            return position + 2
        if word == "이에" and self._bare(position + 1).startswith("따"):
            return position
        if (
            word in reported_words("goes_on")
            or word in reported_words("leading")
            or word in ("모두", "역시", "또한")
            or self._eojeols[position].quotation is not None
        ):
            return position + 1
        if not dated:
            after = self._skip_date(position, end)
            if after > position:
                return after
        return self._skip_adjunct(position, end)

    def _skip_date(self, position: int, end: int) -> int:
        after = position
        while after < end and _DATE.match(self._eojeols[after].text):
            after += 1
        dated = any(_TIMED.match(e.text) for e in self._eojeols[position:after])
        return after if dated else position

    def _skip_adjunct(self, position: int, end: int) -> int:
        for index in range(position, min(end, position + LONGEST_ADJUNCT)):
            eojeol = self._eojeols[index]
            if eojeol.last_tag in ("JKS",) or (eojeol.last_tag == "JX" and eojeol.text.endswith(("은", "는"))):
                break
            if self._ends_adjunct(index, position):
                return index + 1
        return position

    def _ends_adjunct(self, index: int, first: int) -> bool:
        text = self._eojeols[index].text
        before = self._bare(index - 1) if index > first else ""
        if _BY_MEDIUM.match(text) and _is_medium(before):
            return True
        if text in ("근거로", "끝에", "끝에,"):
            return True
        if _AT_MEDIUM.search(text) and _is_medium(text.rstrip(",")):
            return not self._is_of_noun(index)
        if self._is_addressee(index, first):
            return True
        return self._is_report_before(index, first)

    def _is_of_noun(self, index: int) -> bool:
        """재판에 넘겨진 이씨: the medium belongs to what is told, not to the telling."""
        if self._eojeols[index].text.rstrip(",").endswith(("서", "서는", "서도")) or index + 1 >= len(self._eojeols):
            return False
        following = predicate_of(self._eojeols[index + 1], index + 1)
        return following is not None and following.ending == "adnominal"

    def _is_addressee(self, index: int, first: int) -> bool:
        """기자들에게, 시청에: one word, or all of a mention."""
        text = self._eojeols[index].text
        whole = [m for m in self._mentions if m.last == index and m.first == first and m.form != "bare"]
        if _MEETING.match(text) and index > first and self._eojeols[index - 1].last_tag == "JKO":
            return any(m.last == index - 1 and m.first == first for m in self._mentions)  # 백 의원을 찾아가
        if _TO_SOMEBODY.search(text):
            return index == first or bool(whole)
        return any(m.particle == "에" and m.form == "organization" for m in whole)

    def _is_report_before(self, index: int, first: int) -> bool:
        """잘못을 인정하며 …다고 밝혔다."""
        predicate = predicate_of(self._eojeols[index], index)
        if predicate is None or predicate.ending != "connective" or index == first:
            return False
        return self._bare(index).endswith(("며", "면서")) and predicate.lemma in reported_words("meanwhile")

    def _bare(self, index: int) -> str:
        return self._eojeols[index].text.rstrip(",") if index < len(self._eojeols) else ""

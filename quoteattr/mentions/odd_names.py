"""Words of a speaker phrase that Kiwi takes for something else: names it cuts to pieces, 의 it does not see.

``봉민한 솔방울 대표`` becomes 봉민 + 하 + ᆫ, ``간다 마사토`` 가 + ᆫ다. What stands beside such a word, and the name
model, say that it is a name all the same.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from quoteattr.analysis import Eojeol
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.names import NameJudge
from quoteattr.mentions.naming import NameModel
from quoteattr.mentions.words import Word

__all__ = ["OddNames", "is_amid_name", "is_cut", "is_time_ago"]

LEAST_PERSON = 0.5
"""What Kiwi takes for a clause is a name when the name model gives it at least so much."""

SURE_PERSON = 0.8
"""A word with 의 before a foreign name is an organization unless the name model is so sure that it is a person."""

_HANGUL = regex.compile(r"[가-힣]{2,6}$")
_SPELLED = regex.compile(r"([가-힣]{1,6})[(（]([一-龥]{2,8})[)）]")
_CLAUSE_END = regex.compile(r"(?:고|며|서|면|는|은|을|를|한|할|된|될|던|지만|도록|게|자|다|해|야|려|듯|라)$")

_LENGTH_OF_TIME = regex.compile(
    r"(?:얼마|며칠|하루|이틀|사흘|나흘|열흘|보름|한참|[\d여한두세석네]\s?(?:년|달|개월|주|주일|일|시간|분))$"
)
"""What says how long ago: 며칠 | 전, 2년 | 전."""


class OddNames:
    """Judges eojeols that by their tags are no part of a noun phrase."""

    def __init__(self, lexicon: Lexicon, names: NameJudge, model: NameModel) -> None:
        self._lexicon = lexicon
        self._names = names
        self._model = model

    def belongs(self, eojeols: Sequence[Eojeol], index: int) -> bool:
        """Does the eojeol at ``index`` belong to one phrase with the one after it, whatever its tags?"""
        tests = (
            self._owns_foreigner, self._is_then, _is_spelled, self._is_broken_foreign, self._is_broken_name,
            self._is_slogan,
        )  # fmt: skip
        return any(test(eojeols, index) for test in tests)

    def _is_broken_foreign(self, eojeols: Sequence[Eojeol], index: int) -> bool:
        """간다 | 마사토, 데이비드 | 이게: beside a listed foreign name what no clause can end in there."""
        word, after, listed = eojeols[index], eojeols[index + 1], self._lexicon.foreign_names
        broken = self._names.is_broken(word.morphemes) and _HANGUL.match(word.text) is not None
        if not broken or not after.morphemes or word.text in self._lexicon.adverbials:
            return False
        if word.last_tag == "JKS":
            return index > 0 and eojeols[index - 1].text in listed and after.text in self._lexicon.places
        return after.morphemes[0].tag == "NNP" and not self._names.is_korean_name(after.text)

    def is_unseen_of(self, eojeols: Sequence[Eojeol], index: int) -> bool:
        """가이아나의: 의, which Kiwi takes for the end of an unknown noun."""
        text = eojeols[index].text
        return text[-1] == "의" and (text[:-1] in self._lexicon.places or self._owns_foreigner(eojeols, index))

    def _owns_foreigner(self, eojeols: Sequence[Eojeol], index: int) -> bool:
        """딥하버의 | 엘리너 보우먼 운영총괄: an unknown proper noun is whom the foreigner works for."""
        word, after = eojeols[index : index + 2]
        entry, stem = self._lexicon.foreign_names.get(after.text), word.text[:-1]
        if entry is None or entry.kind == "surname" or not stem or stem in self._lexicon.foreign_names:
            return False
        proper = "".join(m.tag for m in word.morphemes) in ("NNPJKG", "NNP") and word.text[-1] == "의"
        if not proper or self._names.is_korean_name(stem):
            return False
        words = [Word.of(eojeol, eojeol.end) for eojeol in eojeols[max(0, index - 1) : index + 2]]
        words[-2] = Word.of(word, word.end - 1)
        return self._model.judge(words, len(words) - 2).person < SURE_PERSON

    def _is_then(self, eojeols: Sequence[Eojeol], index: int) -> bool:
        """홍가람 | 당시 | 한빛당 대표: between name and office."""
        if eojeols[index].text != "당시" or not index:
            return False
        before = eojeols[index - 1]
        return before.last_tag == "NNP" and self._names.is_korean_name(before.text, before.morphemes)

    def _is_slogan(self, eojeols: Sequence[Eojeol], index: int) -> bool:
        """홍가람 | 비정규직 | 이제그만 | 공동대표: a body whose name ends so, before a title."""
        word = eojeols[index]
        if word.last_tag != "MAG" or len(word.text) < 4 or word.text in self._lexicon.adverbials:
            return False
        return any(len(e.text) == 3 and self._names.is_korean_name(e.text) for e in eojeols[max(0, index - 2) : index])

    def _is_broken_name(self, eojeols: Sequence[Eojeol], index: int) -> bool:
        """봉민한 (봉민 + 하 + ᆫ): a name that Kiwi took for a clause, if the name model thinks so."""
        word = eojeols[index]
        if len(word.text) != 3 or not self._names.is_korean_name(word.text):
            return False
        if word.last_tag != "ETM" and word.morphemes[0].tag != "MAG":
            return False
        words = [Word.of(eojeol, eojeol.end) for eojeol in eojeols[index : index + 2]]
        return self._model.judge(words, 0).person >= LEAST_PERSON


def _is_spelled(eojeols: Sequence[Eojeol], index: int) -> bool:
    """다카야마 | 신지(高山真司): the hanja spell both words."""
    after = eojeols[index + 1].text
    found = _SPELLED.match(after)
    return found is not None and len(found[2]) > len(found[1]) and _HANGUL.match(eojeols[index].text) is not None


def is_amid_name(eojeols: Sequence[Eojeol], index: int) -> bool:
    """프레디 | 마마니 | 볼리비아: Kiwi takes a part of a foreign name for another word."""
    if index == 0:
        return False
    before, word, after = eojeols[index - 1 : index + 2]
    neighbours = {m.tag for m in (*before.morphemes, *after.morphemes[:1])}
    odd = word.last_tag in ("EC", "EF", "EP", "VV", "VA", "MAG", "XSV") and not _CLAUSE_END.search(word.text)
    return odd and neighbours == {"NNP"} and _HANGUL.match(word.text) is not None


def is_cut(eojeol: Eojeol) -> bool:
    """한빛바이오로직스 (… + 로직 + 스/VV): a stem without an ending is the end of a name that Kiwi cut to pieces."""
    noun = eojeol.morphemes[0].tag in ("NNP", "NNG", "SL") if eojeol.morphemes else False
    return noun and eojeol.last_tag in ("VV", "VA") and len(eojeol.text) >= 4


def is_time_ago(eojeols: Sequence[Eojeol], index: int) -> bool:
    """며칠 | 전 | 항해사로부터: 전 is no surname and no former office there."""
    return eojeols[index].text == "전" and index > 0 and _LENGTH_OF_TIME.search(eojeols[index - 1].text) is not None

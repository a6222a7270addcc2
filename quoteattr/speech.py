"""Telling speech from names of events, works and terms: “…”고 말했다 from ‘민생 회복’ 예산.

Strong marks (“ ") hold speech unless they hold a bare name; weak marks (‘ ') hold speech only where a closer and a
reporting word say so.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from quoteattr.cues import Closer, match_closer
from quoteattr.lexicon import Lexicon
from quoteattr.quotations import Quotation
from quoteattr.sentences import Sentence

__all__ = ["SpeechJudge", "SpokenQuotation"]


@dataclass(frozen=True, slots=True)
class SpokenQuotation:
    """A quotation that may be speech, with what closes it."""

    quotation: Quotation
    closer: Closer


# 했다. 합니다. 하자! 했지… 갈게요: what stands at the end of a clause somebody says.
_CLAUSE = regex.compile(
    r"(?:[다요죠까라자네지군걸게래냐니나데오소]|것|듯|터|뿐|셈|때문|중|예정|계획|생각|입장|바람)[\s.?!…~)]*$"
)
_PUNCTUATED = regex.compile(r"[.?!…]\s*$")
_LABELLED = regex.compile(r"[>\]:：)〉]\s*$|^\s*$")
_SHORT = 12
LONGEST_LABEL = 60
"""What stands before a quote is looked at so far back, in code points."""

MOST_LISTED = 20
"""A list of quotes that one closer ends (‘…’, ‘…’라는 글) has at most so many before the last."""


class SpeechJudge:
    """Decides by closer, marks and the shape of the words whether a quotation presents somebody's words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        # ‘…’라는 이름: naming; “…”이라고 강하게 말했다: saying; 에세이 “…”: a work, though a whole clause.
        self._naming = regex.compile(rf"\s*(?:{_any(lexicon, 'naming')})")
        self._saying = regex.compile(rf"\s*(?:[가-힣]+\s+){{0,3}}?(?:{_any(lexicon, 'saying')})")
        self._work = regex.compile(rf"(?:{_any(lexicon, 'work')})\s*$")

    def find_speech(self, text: str, sentence: Sentence) -> tuple[SpokenQuotation, ...]:
        """The quotations of a sentence that are speech.

        >>> from quoteattr.quotations import find_quotations
        >>> from quoteattr.reading import read_page
        >>> from quoteattr.sentences import split_sentences
        >>> text = "정부는 ‘민생 회복’ 예산을 편성했다. 장관은 ‘네’라고 답했다."
        >>> article = read_page(text)
        >>> judge = SpeechJudge(Lexicon.default())
        >>> [len(judge.find_speech(text, s)) for s in split_sentences(article, find_quotations(article))]
        [0, 1]
        """
        found: list[SpokenQuotation] = []
        taken: set[Quotation] = set()
        for number, quotation in enumerate(sentence.quotations):
            closer = match_closer(text, quotation.outer_end, self._lexicon)
            after = text[closer.end : min(sentence.end, closer.end + 40)]
            if self._is_speech(text, quotation, closer, after, sentence):
                # ‘…’, ‘…’라는 글: a list of quotes is closed once, at its end.
                listed = _listed_before(text, sentence, number, taken)
                found += [SpokenQuotation(q, Closer("", "none", q.outer_end)) for q in listed]
                found.append(SpokenQuotation(quotation, closer))
                taken.update(listed, (quotation,))
        return tuple(found)

    def _is_speech(self, text: str, quotation: Quotation, closer: Closer, after: str, sentence: Sentence) -> bool:
        words = text[quotation.start : quotation.end]
        if not any(character.isalnum() for character in words):
            return False
        if quotation.strong:
            return self._is_strong_speech(text, quotation, closer, after, words, sentence)
        return self._is_weak_speech(closer, after, words)

    def _is_strong_speech(
        self, text: str, quotation: Quotation, closer: Closer, after: str, words: str, sentence: Sentence
    ) -> bool:
        if closer.link in ("final", "chain"):
            return True
        if closer.link == "adnominal":
            if closer.form.endswith("등") and not _CLAUSE.search(words):
                return False  # “정선 억새제” 등
            return bool(_CLAUSE.search(words)) or len(words) > _SHORT or not self._naming.match(after)
        before = text[max(sentence.start, quotation.outer_start - LONGEST_LABEL) : quotation.outer_start]
        whole = _CLAUSE.search(words) is not None or len(words) > 30
        if quotation.repaired or (_LABELLED.search(before) and (whole or before.strip() or not after.strip(" .,"))):
            return True
        if whole:
            return closer.link not in ("object", "adverbial") or not self._work.search(before)
        if closer.link in ("object", "adverbial", "copula", "none"):
            return bool(self._saying.match(after)) and (closer.link != "none" or len(words) > 4)
        return False

    def _is_weak_speech(self, closer: Closer, after: str, words: str) -> bool:
        if not closer.speech or self._naming.match(after):
            return False
        if closer.link == "adnominal":
            return self._names_words(after, whole_clause=bool(_CLAUSE.search(words)))
        if closer.form in ("며", "이며", "면서", "이면서", "지만", "라", "이라", "하고", "라도") and not _CLAUSE.search(
            words
        ):
            return False
        if closer.form in ("고", "며", "면서"):
            return bool(_CLAUSE.search(words))
        return bool(self._saying.match(after)) or bool(_CLAUSE.search(words))

    def _names_words(self, after: str, *, whole_clause: bool) -> bool:
        """Does a noun that names words follow: ‘…’는 지적, ‘…’란 응답, ‘…’라는 격려의 말?"""
        for word in after.split()[: 5 if whole_clause else 2]:
            if word.startswith(("뜻", "의미")) and not self._saying.match(after):
                return False
            for size in range(min(4, len(word)), 0, -1):
                if word[:size] in self._lexicon.cue_nouns:
                    return whole_clause or word[:size] not in self._lexicon.words("vague_noun")
        return False


# ‘감기 몸살’이란 말: with a bare phrase these nouns name a term, not an utterance.


def _any(lexicon: Lexicon, category: str) -> str:
    return "|".join(regex.escape(word) for word in sorted(lexicon.words(category)))


def _listed_before(text: str, sentence: Sentence, number: int, taken: set[Quotation]) -> list[Quotation]:
    """The clauses in the same marks that stand before a quote with only a comma or space between."""
    listed: list[Quotation] = []
    following = sentence.quotations[number]
    for candidate in reversed(sentence.quotations[max(0, number - MOST_LISTED) : number]):
        between = text[candidate.outer_end : following.outer_start]
        clause = _CLAUSE.search(text[candidate.start : candidate.end])
        if between.strip(" ,·") or candidate in taken or not clause or candidate.strong != following.strong:
            break
        listed.insert(0, candidate)
        following = candidate
    return listed

"""Telling speech from names of events, works and terms: “…”고 말했다 from ‘민생 회복’ 예산.

A log-linear model over named features of a quotation (:mod:`quoteattr.reading.speech_features`) decides; its weights
are a readable table, ``models/speech.tsv``, that :mod:`quoteattr.training.speech` rebuilds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from quoteattr.lexicon import Lexicon
from quoteattr.reading.closers import Closer
from quoteattr.reading.quotations import Quotation
from quoteattr.reading.sentences import Sentence, says_next
from quoteattr.reading.speech_features import QuotationView, SpeechFeatures, ends_clause, find_list_end
from quoteattr.scorer import Scorer

__all__ = ["SpeechJudge", "SpokenQuotation", "default_speech_model"]


def default_speech_model() -> Scorer:
    """The speech model that ships with the package."""
    return Scorer.shipped("speech")


@dataclass(frozen=True, slots=True)
class SpokenQuotation:
    """A quotation that is taken for speech, with what closes it and how likely it is speech."""

    quotation: Quotation
    closer: Closer
    chance: float = 1.0


class SpeechJudge:
    """Decides whether a quotation presents somebody's words.

    Args:
        lexicon: the dictionary of the newsroom.
        model: the weights, or ``None`` to decide by marks, closer and the end of the words alone.
    """

    def __init__(self, lexicon: Lexicon, model: Scorer | None) -> None:
        self._lexicon = lexicon
        self._features = SpeechFeatures(lexicon)
        self._model = model

    def find_speech(self, text: str, sentence: Sentence) -> tuple[SpokenQuotation, ...]:
        """The quotations of a sentence that are speech.

        >>> from quoteattr.reading.quotations import find_quotations
        >>> from quoteattr.reading.page import read_page
        >>> from quoteattr.reading.sentences import split_sentences
        >>> text = "정부는 ‘민생 회복’ 예산을 편성했다. 장관은 ‘네’라고 답했다."
        >>> article = read_page(text)
        >>> judge = SpeechJudge(Lexicon.default(), default_speech_model())
        >>> [len(judge.find_speech(text, s)) for s in split_sentences(article, find_quotations(article))]
        [0, 1]
        """
        found: list[SpokenQuotation] = []
        for number, quotation in enumerate(sentence.quotations):
            view = self._features.view(text, sentence, number)
            chance = self.judge(view)
            if chance > (self._model.threshold if self._model else 0.5) or self._headlines(sentence, view):
                # ‘…’, ‘…’라는 글: a list of quotes is closed once, at its end.
                open_end = find_list_end(text, sentence.quotations, number) > number
                closer = Closer("", "none", quotation.outer_end) if open_end else view.closer
                if closer.link == "none" and says_next(view.after):
                    closer = replace(closer, link="final")  # “…?” 묻는다
                found.append(SpokenQuotation(quotation, closer, chance))
        return tuple(found)

    def _headlines(self, sentence: Sentence, view: QuotationView) -> bool:
        """나주시장 “버스 요금 동결”, “버스 요금 동결”…나주시장 약속: a headline says in nouns what somebody said."""
        if sentence.zone not in ("headline", "deck") or not view.quotation.strong or " " not in view.words.strip():
            return False
        after = view.after.lstrip(" ,")
        return after.startswith(("…", "...")) or (not after and self._names_somebody(view.before.rstrip(" ,")))

    def _names_somebody(self, before: str) -> bool:
        """나주시장, 야당, 윤서진: do the words end in a title, an organization or a name?"""
        word, lexicon = before.rsplit(" ", 1)[-1], self._lexicon
        if word in lexicon.nouns or lexicon.is_organization_name(word):
            return True
        titled = any(word[at:] in lexicon.titles for at in range(len(word) - 1))
        given = len(word) == 3 and all(syllable in lexicon.given_syllables for syllable in word[1:])
        return titled or (given and word[0] in lexicon.surnames)

    def judge(self, view: QuotationView) -> float:
        """How likely a quotation is speech, from 0 to 1."""
        if not any(character.isalnum() for character in view.words):
            return 0.0
        if self._model is None:
            return float(_seems_speech(view))
        return self._model.probabilities([self._features.describe(view), ()])[0]


def _seems_speech(view: QuotationView) -> bool:
    """“…”고 말했다, ‘…한다’고 했다: what marks and closer say without a model."""
    reports = view.closer.link in ("final", "chain")
    if view.quotation.strong:
        return reports or ends_clause(view.words)
    return view.closer.speech and ends_clause(view.words)

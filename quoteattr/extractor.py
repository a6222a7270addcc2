"""The extractor: loads models and lexicons once; ``analyze`` reads as a table of contents of the stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, get_args

from quoteattr.analysis import Analyzer
from quoteattr.attribution import Attribution, attribute
from quoteattr.building import build_quotes
from quoteattr.constructions import View
from quoteattr.explaining import explain_quotes
from quoteattr.gazetteer import Gazetteer, PublicFigures
from quoteattr.indirect.finding import Choose, IndirectFinder, attribute_clauses
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.finding import Mention, MentionFinder
from quoteattr.mentions.naming import NameModel
from quoteattr.parsing.parser import Parser
from quoteattr.reading.legible import read_legible
from quoteattr.reading.page import Page, Paragraph, read_page
from quoteattr.reading.quotations import find_quotations
from quoteattr.reading.sentences import Sentence, split_sentences
from quoteattr.reading.speech import SpeechJudge, SpokenQuotation, default_speech_model
from quoteattr.records import Quote, Speaker
from quoteattr.resolution.resolver import Resolver
from quoteattr.scenes import Scenes
from quoteattr.scorer import Scorer
from quoteattr.statements import Statement, build_statements

__all__ = ["Article", "Extractor", "Zones", "default_extractor"]

Zones = Literal["body", "all"]


@dataclass(frozen=True)
class Article:
    """An article read: everything found in it, for tools that want more than quotes.

    The offsets of ``quotes`` count the caller's text, all others ``page.text``, which leaves out invisible characters
    and composes jamo (:mod:`quoteattr.reading.legible`); most texts have none, and both are the same.
    """

    page: Page
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    quotes: tuple[Quote, ...]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs with their zones."""
        return self.page.paragraphs

    @property
    def zones(self) -> tuple[str, ...]:
        """The zone of each paragraph."""
        return tuple(paragraph.zone for paragraph in self.paragraphs)

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Everyone who is quoted, once each, in the order of their first words.

        >>> page = "홍길동 나주시장은 “늦지 않았다”며 “서두르겠다”고 말했다. 한 주민은 “반갑다”고 했다."
        >>> [speaker.label for speaker in default_extractor().analyze(page).speakers]
        ['홍길동 나주시 시장', '주민']
        """
        known = (s for q in self.quotes for s in (q.speaker, *q.co_speakers) if s.kind != "unknown")
        return tuple(dict.fromkeys(known))


class Extractor:
    """Finds quotes and their speakers.

    Args:
        gazetteer: the organizations to know; the shipped ones by default.
        people: the people in office to know, who give ``person_id``; the shipped ones by default.
        lexicon: the dictionary of the newsroom; the shipped one by default.
        parser: the dependency parser that is asked where the scorer hesitates, or ``None`` to do without.
        scorer: the attribution model, or ``None`` to let the priors of the constructions decide.
        speech: the model that tells speech from names, or ``None`` to go by marks and closers alone.
        names: the model that knows names from other words, or ``None`` to let word lists and Kiwi decide.
        affiliation: the model that says to which organization of the article somebody belongs, or ``None`` to go by
            rules alone.
        analyzer: Kiwi, to be shared among extractors.

    Making one is cheap; Kiwi (2.4 s, 520 MB) loads with the first quote. Safe to share between threads.
    """

    def __init__(
        self,
        *,
        gazetteer: Gazetteer | None = None,
        people: PublicFigures | None = None,
        lexicon: Lexicon | None = None,
        parser: Parser | Literal["default"] | None = "default",
        scorer: Scorer | Literal["default"] | None = "default",
        speech: Scorer | Literal["default"] | None = "default",
        names: NameModel | Literal["default"] | None = "default",
        affiliation: Scorer | Literal["default"] | None = "default",
        analyzer: Analyzer | None = None,
    ) -> None:
        self._lexicon = lexicon or Lexicon.default()
        self._gazetteer = gazetteer or Gazetteer.default()
        self._people = people or PublicFigures.default()
        self._parser = Parser.default() if parser == "default" else parser
        self._scorer = Scorer.default() if scorer == "default" else scorer
        self._analyzer = analyzer or Analyzer()
        self._names = _name_model(names, self._lexicon)
        self._affiliation = Scorer.shipped("affiliation") if affiliation == "default" else affiliation
        self._finder = MentionFinder(self._lexicon, self._names)
        self._indirect = IndirectFinder(self._finder, self._lexicon)
        self._speech = default_speech_model() if speech == "default" else speech
        self._judge = SpeechJudge(self._lexicon, self._speech)

    def with_scorer(self, scorer: Scorer | None) -> Extractor:
        """The same extractor with another scorer; Kiwi, lexicon and gazetteer are shared."""
        return self._copy(scorer=scorer)

    def with_lists(self, *, gazetteer: Gazetteer | None = None, people: PublicFigures | None = None) -> Extractor:
        """The same extractor with other organizations or people, where they are given; Kiwi is shared."""
        return self._copy(gazetteer=gazetteer or self._gazetteer, people=people or self._people)

    def _copy(self, **changes: Any) -> Extractor:
        kept = {
            "gazetteer": self._gazetteer,
            "people": self._people,
            "lexicon": self._lexicon,
            "parser": self._parser,
            "scorer": self._scorer,
            "speech": self._speech,
            "names": self._names,
            "affiliation": self._affiliation,
            "analyzer": self._analyzer,
        }
        return Extractor(**{**kept, **changes})

    def extract(
        self,
        text: str,
        *,
        title: str | None = None,
        published: date | None = None,
        indirect: bool = False,
        zones: Zones = "body",
    ) -> list[Quote]:
        """The quotes of an article in text order; see :func:`quoteattr.extract`."""
        return list(self.analyze(text, title=title, published=published, indirect=indirect, zones=zones).quotes)

    def extract_many(
        self,
        texts: Iterable[str],
        *,
        published: date | None = None,
        indirect: bool = False,
        zones: Zones = "body",
    ) -> Iterator[list[Quote]]:
        """``extract`` for each text, lazily and in order."""
        if isinstance(texts, str | bytes) or not isinstance(texts, Iterable):
            raise TypeError(f"extract_many() takes several texts, not {type(texts).__name__}; extract() takes one")
        return (self.extract(text, published=published, indirect=indirect, zones=zones) for text in texts)

    def explain(
        self,
        text: str,
        *,
        title: str | None = None,
        published: date | None = None,
        indirect: bool = False,
        zones: Zones = "body",
    ) -> str:
        """Why each quote was given to its speaker; see :func:`quoteattr.explain`."""
        found = self.analyze(text, title=title, published=published, indirect=indirect, zones=zones)
        return explain_quotes(found.page.text, found.quotes, found.attributions)

    def analyze(
        self,
        text: str,
        *,
        title: str | None = None,
        published: date | None = None,
        indirect: bool = False,
        zones: Zones = "body",
    ) -> Article:
        """Zones, sentences, mentions, attributions and quotes of an article."""
        _check(text, title, published, zones)
        legible = read_legible(text)
        headline = read_legible(title).text if title else title
        view, resolver = self.prepare(legible.text, title=headline, zones=zones, indirect=indirect)
        attributions = attribute(view, resolver, self._scorer, self._parser)
        if indirect:
            attributions += self._indirect.find(view, attributions, resolver, zones)
        quotes = build_quotes(
            legible.text,
            attributions,
            self._gazetteer,
            figures=self._people,
            published=published,
            restored=legible.restore_span,
        )
        return Article(
            page=view.scenes.page,
            sentences=view.scenes.sentences,
            mentions=tuple(m for scene in view.scenes.analysed() for m in scene.mentions),
            attributions=attributions,
            quotes=legible.restore(quotes),
        )

    def attribute_clauses(self, text: str, choose: Choose) -> list[Attribution]:
        """The reported clauses of an article, each said by whom ``choose`` takes; for training."""
        view, resolver = self.prepare(text, indirect=True)
        attributions = attribute(view, resolver, self._scorer, self._parser)
        return attribute_clauses(self._indirect.widen(view), attributions, resolver, self._lexicon, choose)

    def prepare(
        self, text: str, *, title: str | None = None, zones: Zones = "body", indirect: bool = False
    ) -> tuple[View, Resolver]:
        """Everything up to the choice of speakers: the statements in their scenes, and who resolves mentions."""
        page = read_page(text, title=title)
        quotations = find_quotations(page)
        sentences = split_sentences(page, quotations)
        spoken = self._find_speech(text, sentences, zones)
        opaque = frozenset(s.quotation for found in spoken.values() for s in found)
        matches = self._gazetteer.find(text) if spoken or indirect else []
        scenes = Scenes(page, sentences, opaque, self._analyzer, self._finder, matches)
        statements: list[Statement] = []
        for number, found in spoken.items():
            statements += build_statements(text, scenes[number], found, self._lexicon, len(statements))
        resolver = Resolver(scenes, self._lexicon, self._names, self._affiliation)
        return View(scenes, tuple(statements), self._lexicon), resolver

    def _find_speech(
        self, text: str, sentences: tuple[Sentence, ...], zones: Zones
    ) -> dict[int, tuple[SpokenQuotation, ...]]:
        """The speech of each sentence that holds any, by sentence number."""
        return {
            number: found
            for number, sentence in enumerate(sentences)
            if sentence.quotations and (zones == "all" or sentence.zone == "body")
            if (found := self._judge.find_speech(text, sentence))
        }


def _check(text: object, title: object, published: object, zones: object) -> None:
    if not isinstance(text, str):
        hint = "; decode it first, for example text.decode('utf-8')" if isinstance(text, bytes) else ""
        raise TypeError(f"extract() takes the article as str, not {type(text).__name__}{hint}")
    if title is not None and not isinstance(title, str):
        raise TypeError(f"title is a str or None, not {type(title).__name__}")
    if published is not None and not isinstance(published, date):
        hint = "; date.fromisoformat reads a string" if isinstance(published, str) else ""
        raise TypeError(f"published is a datetime.date or None, not {type(published).__name__}{hint}")
    if zones not in get_args(Zones):
        raise ValueError(f"zones is one of {', '.join(map(repr, get_args(Zones)))}, not {zones!r}")


def _name_model(model: NameModel | Literal["default"] | None, lexicon: Lexicon) -> NameModel:
    if model == "default":
        return NameModel.over(lexicon)
    return model or NameModel.untrained(lexicon)


@cache
def default_extractor() -> Extractor:
    """The extractor behind :func:`quoteattr.extract`, made on first use."""
    return Extractor()

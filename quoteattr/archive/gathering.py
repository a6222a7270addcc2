"""Reading an archive once: who speaks in which article under which office, kept small."""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from datetime import date

from quoteattr.archive.fingerprints import letters
from quoteattr.archive.offices import Office, OfficeReader
from quoteattr.archive.wordings import MIN_LETTERS
from quoteattr.extraction import Article, Extraction, read_extractions
from quoteattr.records import Quote, Speaker

__all__ = ["ArchiveArticle", "Gathered", "Holder", "Place", "gather", "is_surname"]

NOBODY = -1

Place = tuple[date, bool, int, str, str, str, str, str]
"""The first article of a holder, and its label."""

LEAST_CONFIDENCE = 0.5
"""A word with neither title nor organization is a person where some quote is its more likely than not."""


@dataclass(frozen=True, slots=True)
class ArchiveArticle:
    """What is kept of an article beside its quotes."""

    id: str | int
    published: date | None
    outlet: str | None

    @property
    def place(self) -> tuple[date, bool, int, str]:
        """By day of publication, then by id."""
        number, name = (self.id, "") if isinstance(self.id, int) else (0, self.id)
        return (self.published or date.max, bool(name), number, name)


@dataclass(slots=True)
class Holder:
    """A name with one office, over all articles that give it; the smallest thing that is linked.

    Attributes:
        name: as written.
        office: organization and title.
        person_id: of the gazetteer.
        articles: numbers of the articles, ascending.
        quotes: how many quotes.
    """

    name: str
    office: Office
    person_id: str | None
    articles: list[int] = field(default_factory=list)
    quotes: int = 0

    @property
    def label(self) -> tuple[str, str, str, str]:
        """What tells it from every other holder in an article."""
        return (self.name, self.office.key, self.office.title or "", self.person_id or "")


@dataclass(slots=True)
class Gathered:
    """The archive in columns: one place in each array for every pair of a quote and a speaker.

    Attributes:
        articles: in the order in which they came.
        holders: every name with an office.
        quote_article, quote_start, quote_end: where a quote stands.
        quote_wording: number of its wording, or -1 when it is too short to be evidence.
        quote_holder: who says it, or -1 for one who is not named.
        wordings: each different wording once, as ``letters``; the texts are as first printed.
    """

    articles: list[ArchiveArticle] = field(default_factory=list)
    holders: list[Holder] = field(default_factory=list)
    cast: list[tuple[int, ...]] = field(default_factory=list)
    quote_article: array[int] = field(default_factory=lambda: array("q"))
    quote_start: array[int] = field(default_factory=lambda: array("q"))
    quote_end: array[int] = field(default_factory=lambda: array("q"))
    quote_wording: array[int] = field(default_factory=lambda: array("q"))
    quote_holder: array[int] = field(default_factory=lambda: array("q"))
    wordings: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def places(self) -> list[Place]:
        """For each holder its place in an order that does not depend on the order in which articles were read."""
        when = [article.place for article in self.articles]
        return [(*min(when[number] for number in holder.articles), *holder.label) for holder in self.holders]


def gather(articles: Iterable[Article], reader: OfficeReader, surnames: Iterable[str]) -> Gathered:
    """Read every article once; nothing of an article is kept but what :class:`Gathered` holds."""
    return _Gatherer(reader, frozenset(surnames)).gather(articles)


def is_surname(name: str, surnames: Container[str]) -> bool:
    """Is a name no more than a surname: 오 for 오 부사장?"""
    return len(name) == 1 or name in surnames


class _Gatherer:
    def __init__(self, reader: OfficeReader, surnames: frozenset[str]) -> None:
        self._reader, self._surnames = reader, surnames
        self._gathered = Gathered()
        self._holders: dict[tuple[object, ...], int] = {}
        self._wordings: dict[str, int] = {}

    def gather(self, articles: Iterable[Article]) -> Gathered:
        gathered = self._gathered
        for number, extraction in enumerate(read_extractions(articles)):
            gathered.articles.append(ArchiveArticle(extraction.id, extraction.published, extraction.outlet))
            gathered.cast.append(self._read(number, extraction))
        return gathered

    def _read(self, number: int, extraction: Extraction) -> tuple[int, ...]:
        """Keep the quotes of an article; returns the holders who speak in it."""
        cast: dict[int, None] = {}
        doubtful = _find_doubtful(extraction)
        for quote in extraction.quotes:
            wording = self._number_wording(quote)
            for speaker in (quote.speaker, *quote.co_speakers):
                holder = NOBODY if speaker.name in doubtful else self._number_holder(speaker, number)
                self._keep(quote, number, wording, holder)
                if holder != NOBODY:
                    cast[holder] = None
                    self._gathered.holders[holder].quotes += 1
        for holder in cast:
            self._gathered.holders[holder].articles.append(number)
        return tuple(cast)

    def _keep(self, quote: Quote, article: int, wording: int, holder: int) -> None:
        gathered = self._gathered
        gathered.quote_article.append(article)
        gathered.quote_start.append(quote.start)
        gathered.quote_end.append(quote.end)
        gathered.quote_wording.append(wording)
        gathered.quote_holder.append(holder)

    def _number_wording(self, quote: Quote) -> int:
        key = letters(quote.text)
        if len(key) < MIN_LETTERS:
            return NOBODY
        number = self._wordings.setdefault(key, len(self._wordings))
        if number == len(self._gathered.wordings):
            self._gathered.wordings.append(key)
            self._gathered.texts.append(quote.text)
        return number

    def _number_holder(self, speaker: Speaker, article: int) -> int:
        """The number of a person's name with this office; a bare name is another one in each article."""
        if speaker.kind != "person" or not speaker.name:
            return NOBODY
        name, office = " ".join(speaker.name.split()), self._reader.read(speaker)
        # Without an organization, or with a surname alone, a title may be anybody's in the next article.
        known = office.key and (office.rank == "head" or not is_surname(name, self._surnames))
        place = None if known or speaker.person_id else article
        key = (name, office.key, office.title, speaker.person_id, place)
        number = self._holders.setdefault(key, len(self._holders))
        if number == len(self._gathered.holders):
            self._gathered.holders.append(Holder(name, office, speaker.person_id))
        return number


def _find_doubtful(extraction: Extraction) -> frozenset[str | None]:
    """Words that are rather no names: nothing stands beside them, and no quote of the article is safely theirs."""
    bare: dict[str | None, float] = {}
    for quote in extraction.quotes:
        for speaker in (quote.speaker, *quote.co_speakers):
            known = speaker.title or speaker.organization or speaker.person_id
            bare[speaker.name] = max(bare.get(speaker.name, 0.0), 1.0 if known else quote.confidence)
    return frozenset(name for name, confidence in bare.items() if confidence < LEAST_CONFIDENCE)

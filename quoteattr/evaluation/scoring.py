"""How good the quotes are: figures against articles annotated by hand.

All figures are over the quotes that the gold does not ignore:

==================  ========================================================================================
span                precision, recall and F1 of direct quotes; bounds must agree but for space and ``.,?!…``
overlap             the same with intersection over union of at least one half
speaker             share of gold quotes that are found and whose speaker is right (a person by name, an
                    organization by its name, others by kind, and by organization where the gold has one)
record              as ``speaker``, and title and organization are right too
f1.record           F1 of whole records: span, speaker, title and organization all right; the headline figure
cue                 share of the found gold quotes that have a cue and get it right
indirect.f1         F1 of indirect quotes that overlap by one half and have the right speaker
==================  ========================================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from quoteattr.evaluation.alignment import Bounds, intersection_over_union, match_spans, trim
from quoteattr.evaluation.gold import GoldArticle, GoldQuote, GoldSpeaker, normal_form
from quoteattr.records import Cue, Quote, Speaker, SpeakerKind

__all__ = [
    "ArticleResult",
    "Error",
    "Evaluation",
    "IndirectResult",
    "KindResult",
    "Outcome",
    "evaluate",
    "evaluate_article",
]

ErrorKind = Literal["missed", "span", "speaker", "record", "spurious"]
"""Not found; found with other bounds; wrong speaker; wrong title or organization; found where none is."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one gold quote: the quote found for it, if any, and whether its bounds are exact."""

    gold: GoldQuote
    found: Quote | None
    exact: bool

    @property
    def speaker_right(self) -> bool:
        """Was it found, and is the speaker right?"""
        return self.found is not None and self.gold.speaker.accepts(self.found.speaker)

    @property
    def record_right(self) -> bool:
        """Was it found, and are speaker, title and organization right?"""
        return self.found is not None and self.gold.speaker.accepts_record(self.found.speaker)

    @property
    def cue_right(self) -> bool:
        """Was it found, has the gold a cue, and is it the same word?"""
        return self.has_cue and normal_form(self.gold.cue) == normal_form(_cue_text(self.found))

    @property
    def has_cue(self) -> bool:
        """Was it found, and has the gold a cue?"""
        return self.found is not None and self.gold.cue is not None

    @property
    def error(self) -> ErrorKind | None:
        """What is wrong with it, or ``None``."""
        if self.found is None:
            return "missed"
        if self.record_right and self.exact:
            return None
        if self.speaker_right:
            return "record"
        return "speaker" if self.exact else "span"


@dataclass(frozen=True, slots=True)
class IndirectResult:
    """Indirect quotes of one article: how many there are, were found, overlap, and have the right speaker."""

    gold: int = 0
    predicted: int = 0
    overlap: int = 0
    speaker: int = 0


@dataclass(frozen=True, slots=True)
class Error:
    """One direct quote that is not whole: where it stands, what is wrong, what was wanted, what was found."""

    article: str
    start: int
    error: ErrorKind
    text: str
    gold: GoldSpeaker | None
    found: Speaker | None


@dataclass(frozen=True, slots=True)
class KindResult:
    """How the gold quotes of one kind of speaker fared."""

    kind: SpeakerKind
    gold: int
    found: int
    speaker: int
    record: int


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """Every gold quote of an article with its outcome, and the quotes that no gold quote asks for."""

    id: str
    missing: bool
    outcomes: tuple[Outcome, ...]
    predicted: int
    spurious: tuple[Quote, ...]
    indirect: IndirectResult

    @property
    def errors(self) -> list[Error]:
        """Gold quotes that are not whole in text order, then spurious ones."""
        wrong = [
            Error(
                self.id,
                o.gold.start,
                o.error,
                o.gold.text,
                o.gold.speaker,
                o.found.speaker if o.found else None,
            )
            for o in self.outcomes
            if o.error
        ]
        extra = [Error(self.id, q.start, "spurious", q.text, None, q.speaker) for q in self.spurious]
        return wrong + extra


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The results of all articles; the figures are properties of them taken together."""

    articles: tuple[ArticleResult, ...]

    @property
    def outcomes(self) -> list[Outcome]:
        """Every gold quote with what became of it."""
        return [outcome for article in self.articles for outcome in article.outcomes]

    @property
    def errors(self) -> list[Error]:
        """Every direct quote that is not whole."""
        return [error for article in self.articles for error in article.errors]

    @property
    def kinds(self) -> list[KindResult]:
        """The direct quotes by the kind of their gold speaker; kinds that do not occur are left out."""
        results = [_count_kind(kind, self.outcomes) for kind in get_args(SpeakerKind)]
        return [result for result in results if result.gold]

    def figures(self) -> dict[str, float]:
        """The figures by name, in the order of reports; counts are ``int``, shares ``float``."""
        outcomes = self.outcomes
        gold, predicted = len(outcomes), sum(article.predicted for article in self.articles)
        exact = sum(o.exact for o in outcomes)
        found = sum(o.found is not None for o in outcomes)
        whole = sum(o.record_right and o.exact for o in outcomes)
        return {
            "articles": len(self.articles),
            "missing_articles": sum(article.missing for article in self.articles),
            "quotes": gold,
            **_named("span.p span.r span.f1", _precision_recall_f1(exact, predicted, gold)),
            **_named("overlap.p overlap.r overlap.f1", _precision_recall_f1(found, predicted, gold)),
            "speaker": sum(o.speaker_right for o in outcomes) / max(1, gold),
            "record": sum(o.record_right for o in outcomes) / max(1, gold),
            **_named("record.p record.r f1.record", _precision_recall_f1(whole, predicted, gold)),
            "cue": sum(o.cue_right for o in outcomes) / max(1, sum(o.has_cue for o in outcomes)),
            **self._indirect_figures(),
        }

    def _indirect_figures(self) -> dict[str, float]:
        results = [article.indirect for article in self.articles]
        gold, predicted = sum(r.gold for r in results), sum(r.predicted for r in results)
        if not gold:
            return {}
        return {
            "indirect.span.f1": _precision_recall_f1(sum(r.overlap for r in results), predicted, gold)[2],
            "indirect.f1": _precision_recall_f1(sum(r.speaker for r in results), predicted, gold)[2],
        }


def evaluate(gold: Iterable[GoldArticle], predictions: Mapping[str, Sequence[Quote]]) -> Evaluation:
    """Compare the quotes of each article with the gold.

    Args:
        gold: the annotated articles.
        predictions: the quotes found, by the id of the article; an absent article counts as without quotes.

    Raises:
        ValueError: a quote is not what stands at its offsets of the gold article.

    >>> who = GoldSpeaker(kind="anonymous", title=("관계자",), organization=("한빛시",))
    >>> article = GoldArticle(id="a", text="“간다”고 말했다.",
    ...                       quotes=(GoldQuote(start=1, end=3, text="간다", speaker=who),))
    >>> evaluate([article], {"a": []}).figures()["f1.record"]
    0.0
    """
    return Evaluation(tuple(evaluate_article(article, predictions.get(article.id)) for article in gold))


def evaluate_article(gold: GoldArticle, quotes: Sequence[Quote] | None) -> ArticleResult:
    """Compare the quotes of one article with the gold; ``None`` means that the article was not looked at.

    Raises:
        ValueError: a quote is not what stands at its offsets of the gold article.
    """
    _check_offsets(gold, quotes or ())
    direct = [quote for quote in quotes or () if quote.kind == "direct"]
    gold_bounds, bounds = _trim_all(gold.text, gold.quotes), _trim_all(gold.text, direct)
    exact = match_spans(gold_bounds, bounds, lambda a, b: a == b)
    loose = match_spans(gold_bounds, bounds, _overlaps)
    used = {*exact.values(), *loose.values()}
    spare = [i for i in range(len(direct)) if i not in used and not _ignored(bounds[i], gold)]
    outcomes = tuple(
        Outcome(quote, direct[exact.get(i, loose[i])] if i in loose else None, i in exact)
        for i, quote in enumerate(gold.quotes)
    )
    return ArticleResult(
        id=gold.id,
        missing=quotes is None,
        outcomes=outcomes,
        predicted=len(used) + len(spare),
        spurious=tuple(direct[i] for i in spare),
        indirect=_evaluate_indirect(gold, [quote for quote in quotes or () if quote.kind == "indirect"]),
    )


def _evaluate_indirect(gold: GoldArticle, quotes: list[Quote]) -> IndirectResult:
    if gold.indirect is None:
        return IndirectResult()
    bounds = _trim_all(gold.text, quotes)
    matched = match_spans(_trim_all(gold.text, gold.indirect), bounds, _overlaps)
    used = set(matched.values())
    skipped = [(span.start, span.end) for span in gold.ignore_indirect]
    spare = [
        b
        for i, b in enumerate(bounds)
        if i not in used and not any(intersection_over_union(s, b) > 0.3 for s in skipped)
    ]
    right = [gold.indirect[g].speaker.accepts(quotes[q].speaker) for g, q in matched.items()]
    return IndirectResult(len(gold.indirect), len(matched) + len(spare), len(matched), sum(right))


def _cue_text(quote: Quote | None) -> str | None:
    cue: Cue | None = quote.cue if quote else None
    return cue.text if cue else None


def _trim_all(text: str, spans: Iterable[GoldQuote | Quote]) -> list[Bounds]:
    return [trim(text, span.start, span.end) for span in spans]


def _overlaps(a: Bounds, b: Bounds) -> bool:
    return intersection_over_union(a, b) >= 0.5


def _ignored(bounds: Bounds, gold: GoldArticle) -> bool:
    return any(
        intersection_over_union(bounds, trim(gold.text, span.start, span.end)) > 0.5
        or (span.start <= bounds[0] and bounds[1] <= span.end)
        for span in gold.ignore
    )


def _precision_recall_f1(right: int, predicted: int, gold: int) -> tuple[float, float, float]:
    precision = right / predicted if predicted else 1.0
    recall = right / gold if gold else 1.0
    both = precision + recall
    return precision, recall, (2 * precision * recall / both if both else 0.0)


def _named(names: str, values: Sequence[float]) -> dict[str, float]:
    return dict(zip(names.split(), values, strict=True))


def _count_kind(kind: SpeakerKind, outcomes: list[Outcome]) -> KindResult:
    own = [outcome for outcome in outcomes if outcome.gold.speaker.kind == kind]
    return KindResult(
        kind=kind,
        gold=len(own),
        found=sum(o.found is not None for o in own),
        speaker=sum(o.speaker_right for o in own),
        record=sum(o.record_right for o in own),
    )


def _check_offsets(gold: GoldArticle, quotes: Iterable[Quote]) -> None:
    for quote in quotes:
        if quote.start >= quote.end or gold.text[quote.start : quote.end] != quote.text:
            raise ValueError(f"{gold.id}: {quote.start}:{quote.end} of the article is not the text of that quote")

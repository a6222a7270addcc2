"""The tables of :mod:`quoteattr.training.ablation`, in Markdown. No words of an article are in them.

Intervals hold 95 % of 1000 resamples of whole articles, drawn with a fixed seed; rows are compared on the same ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal, TypeAlias, get_args

import numpy as np
import numpy.typing as npt

from quoteattr.evaluation.gold import GoldQuote, normal_form
from quoteattr.evaluation.scoring import ArticleResult, Outcome
from quoteattr.lexicon import Lexicon
from quoteattr.records import Quote
from quoteattr.training.calibration import (
    Point,
    brier_score,
    collect_points,
    expected_calibration_error,
    right_among_surest,
)

__all__ = [
    "PARTS",
    "MentionType",
    "Part",
    "Sets",
    "calibration_table",
    "classify_mention",
    "count",
    "error_tables",
    "figure_table",
    "figures",
    "gain_table",
    "group_table",
    "setting_table",
    "type_table",
]

Part = Literal["rules only", "+ speech model", "+ scorer", "+ names", "+ parse"]
"""Each has what the ones before it have."""

MentionType = Literal[
    "full name", "surname + title", "pronoun", "dropped subject", "organization", "anonymous or group", "other"
]
"""How the gold's mention names the speaker: 윤서진 시장, 윤 시장, 그, not at all, 나주시, 한 관계자; or 보고서."""

Results: TypeAlias = Sequence[ArticleResult]
Floats: TypeAlias = npt.NDArray[np.float64]

Sets: TypeAlias = Mapping[str, Mapping[Part, Results]]
"""The results of every part, by the name of the articles."""

PARTS: tuple[Part, ...] = get_args(Part)
FIGURES = ("span.f1", "speaker", "f1.record", "cue")
RESAMPLES, SEED = 1000, 20261121


def count(results: Results) -> Floats:
    """One row an article: quotes of the gold, found, exact, speaker right, whole, cue right, cue asked for."""
    return np.array(
        [
            (
                len(result.outcomes),
                result.predicted,
                sum(o.exact for o in result.outcomes),
                sum(o.speaker_right for o in result.outcomes),
                sum(o.record_right and o.exact for o in result.outcomes),
                sum(o.cue_right for o in result.outcomes),
                sum(o.has_cue for o in result.outcomes),
            )
            for result in results
        ],
        dtype=np.float64,
    )


def figures(counts: Floats) -> Floats:
    """The ``FIGURES`` of summed counts (last axis), as :mod:`quoteattr.evaluation.scoring` defines them."""
    gold, predicted, exact, speaker, whole, cue, asked = np.moveaxis(counts, -1, 0)
    both = np.maximum(gold + predicted, 1)
    return np.stack([2 * exact / both, speaker / np.maximum(gold, 1), 2 * whole / both, cue / np.maximum(asked, 1)], -1)


def _draw(articles: int) -> npt.NDArray[np.int64]:
    return np.random.default_rng(SEED).integers(0, articles, (RESAMPLES, articles))


def _resampled(counts: Floats) -> Floats:
    return figures(counts[_draw(len(counts))].sum(axis=1))


def _interval(values: Floats, show: str) -> str:
    low, high = np.percentile(values, [2.5, 97.5])
    return f"({low:{show}} to {high:{show}})"


def classify_mention(quote: GoldQuote, lexicon: Lexicon) -> MentionType:
    """Which type the gold's mention is.

    >>> from quoteattr.evaluation.gold import GoldSpeaker
    >>> who = GoldSpeaker(kind="person", name="윤서진")
    >>> quote = GoldQuote(start=0, end=2, text="간다", speaker=who, mention="윤 시장")
    >>> classify_mention(quote, Lexicon.default())
    'surname + title'
    """
    if quote.mention is None:
        return "dropped subject"
    if quote.mention in lexicon.pronouns and "다른" not in quote.mention:
        return "pronoun"
    if quote.speaker.kind in ("anonymous", "group"):
        return "anonymous or group"
    if quote.speaker.kind == "organization":
        return "organization"
    return _classify_name(quote.mention, quote.speaker.name, lexicon)


def _classify_name(mention: str, name: str | None, lexicon: Lexicon) -> MentionType:
    """A part of a name counts as a surname, with or without a title: 텐 하흐 감독, 트럼프."""
    if not name:
        return "other"
    if name not in lexicon.surnames and normal_form(name) in normal_form(mention):
        return "full name"
    parts = {name, name[:1], name[:2]} & set(lexicon.surnames) if " " not in name else set(name.split())
    return "surname + title" if parts & set(mention.split()) else "other"


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def _found(results: Results) -> Iterator[Quote]:
    return (o.found for result in results for o in result.outcomes if o.found)


def _parsed(results: Results) -> int:
    return sum(any("with the parse" in note for note in quote.evidence.notes) for quote in _found(results))


def figure_table(measured: Mapping[Part, Results], name: str) -> str:
    """The figures of every part with their intervals, and how many quotes the parse decided."""
    rows = []
    for part, results in measured.items():
        counts = count(results)
        values, spread = figures(counts.sum(axis=0)), _resampled(counts)
        cells = [f"{values[i]:.3f} {_interval(spread[:, i], '.3f')}" for i in range(len(FIGURES))]
        rows.append([part, *cells, _parsed(results)])
    return _table([name, *FIGURES, "quotes parsed"], rows)


def gain_table(sets: Sets) -> str:
    """What each part adds to the row above it, on the same resamples."""
    rows = []
    for before, after in pairwise(PARTS):
        for name, measured in sets.items():
            old, new = count(measured[before]), count(measured[after])
            gain = figures(new.sum(axis=0)) - figures(old.sum(axis=0))
            spread = _resampled(new) - _resampled(old)
            cells = [f"{gain[i]:+.3f} {_interval(spread[:, i], '+.3f')}" for i in (1, 2)]
            rows.append([after, name, *cells])
    return _table(["part", "articles", "speaker", "f1.record"], rows)


def type_table(measured: Mapping[Part, Results], reachable: Iterable[tuple[GoldQuote, bool]], name: str) -> str:
    """Share of right speakers by type of mention; in the last column of those for which any candidate is right."""
    lexicon = Lexicon.default()
    columns = {
        part: [(classify_mention(o.gold, lexicon), o.speaker_right) for result in results for o in result.outcomes]
        for part, results in measured.items()
    }
    outcomes = [*columns.values(), [(classify_mention(quote, lexicon), right) for quote, right in reachable]]
    rows = []
    for kind in (*get_args(MentionType), "all"):
        own = [[right for other, right in column if kind in (other, "all")] for column in outcomes]
        rows.append([kind, len(own[0]), *(f"{sum(c) / len(c):.3f}" if c else "–" for c in own)])
    return _table([f"mention, {name}", "quotes", *columns, "some candidate"], rows)


def _calibration(points: Sequence[Point]) -> tuple[float, float]:
    return expected_calibration_error(points), right_among_surest(points)


def _share_right(points: Sequence[Point]) -> float:
    return sum(point.right for point in points) / max(1, len(points))


def _mean_confidence(points: Sequence[Point]) -> float:
    return sum(point.confidence for point in points) / max(1, len(points))


def calibration_table(rows: Mapping[str, Sequence[Sequence[Point]]]) -> str:
    """A row for every measurement, given as points by article."""
    cells = []
    for name, by_article in rows.items():
        points = [point for own in by_article for point in own]
        spread = np.array([_calibration([p for i in draw for p in by_article[i]]) for draw in _draw(len(by_article))])
        figures_of = [f"{value:.3f} {_interval(spread[:, i], '.3f')}" for i, value in enumerate(_calibration(points))]
        means = [f"{_mean_confidence(points):.3f}", f"{_share_right(points):.3f}"]
        cells.append([name, len(points), *means, *figures_of, f"{brier_score(points):.3f}"])
    head = ["", "quotes", "mean confidence", "speaker right", "calibration error", "right at 80 %", "Brier"]
    return _table(head, cells)


def group_table(name: str, groups: Mapping[str, Sequence[Point]]) -> str:
    """Confidence against the share of right speakers, group by group."""
    rows = [[key, len(own), f"{_mean_confidence(own):.3f}", f"{_share_right(own):.3f}"] for key, own in groups.items()]
    return _table([name, "quotes", "mean confidence", "speaker right"], rows)


def setting_table(name: str, tried: Mapping[float, Results]) -> str:
    """One setting of the scorer varied in the cross-validation; never on dev."""
    rows = []
    for value, results in tried.items():
        points = collect_points(results)
        named = [o for r in results for o in r.outcomes if o.found and o.found.speaker.kind != "unknown"]
        right = sum(o.speaker_right for o in named) / max(1, len(named))
        shares = [*_calibration(points), brier_score(points)]
        speaker = figures(count(results).sum(axis=0))[1]
        cells = [f"{share:.3f}" for share in (right, *shares)]
        rows.append([value, f"{speaker:.3f}", len(points) - len(named), *cells])
    head = ["speaker", "unknown", "right of the others", "calibration error", "right at 80 %", "Brier"]
    return _table([name, *head], rows)


def _ranked(counter: Mapping[tuple[str, ...], int]) -> list[list[object]]:
    return [[*key, number] for key, number in sorted(counter.items(), key=lambda item: (-item[1], item[0]))]


def error_tables(results: Results) -> Iterator[str]:
    """The errors in classes, most frequent first: how they came about, and what is wrong. No words of an article."""
    lexicon = Lexicon.default()
    ways, faults = Counter[tuple[str, ...]](), Counter[tuple[str, ...]]()
    for outcome in (o for result in results for o in result.outcomes):
        if outcome.error:
            ways[outcome.error, *_way(outcome.found)] += 1
            faults[outcome.error, classify_mention(outcome.gold, lexicon), _difference(outcome)] += 1
    for quote in (quote for result in results for quote in result.spurious):
        ways["spurious", *_way(quote)] += 1
    yield _table(["error", "construction", "resolution", "quotes"], _ranked(ways))
    yield _table(["error", "mention in the gold", "what is wrong", "quotes"], _ranked(faults))


def _way(quote: Quote | None) -> tuple[str, str]:
    return (quote.evidence.construction, quote.evidence.resolution) if quote else ("–", "–")


def _difference(outcome: Outcome) -> str:
    """What an editor would have to correct."""
    gold, found = outcome.gold.speaker, outcome.found
    if found is None:
        return "no quote"
    if outcome.record_right:
        return "bounds"
    if not outcome.speaker_right:
        return f"{gold.kind} → {'another' if gold.kind == found.speaker.kind else found.speaker.kind}"
    accepted = next((one for one in (gold, *gold.alternatives) if one.accepts(found.speaker)), gold)
    faults = [
        f"{name} {fault}"
        for name, value, values in (
            ("title", found.speaker.title, accepted.title),
            ("organization", found.speaker.organization, accepted.organization),
        )
        if (fault := _fault(value, values))
    ]
    return ", ".join(faults) or "their combination"


def _fault(value: str | None, accepted: tuple[str, ...]) -> str | None:
    if not value:
        return "missing" if accepted and "" not in accepted else None
    if normal_form(value) in {normal_form(one) for one in accepted}:
        return None
    return "other" if any(accepted) else "too much"

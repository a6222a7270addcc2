import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quoteattr.errors import DataError, InputError
from quoteattr.evaluation.gold import GoldArticle, GoldQuote, GoldSpan, GoldSpeaker, load_gold
from quoteattr.evaluation.scoring import Evaluation, evaluate
from quoteattr.records import Cue, Evidence, Quote, QuoteKind, Speaker

SHARED = Path(__file__).parents[2] / "shared"
SCORE = SHARED / "tools" / "score.py"

TEXT = (
    "“한빛교 개통” 기념식\n"
    "윤서진 나주시장은 “다리는 곧 열린다.”라고 말했다. 그는 “주민 덕분”이라며 “고맙다”고 했다. "
    "한 주민은 “오래 기다렸다”고 전했다. 경찰은 차가 늘 것이라고 내다봤다."
)
MAYOR = GoldSpeaker(kind="person", name="윤서진", title=("나주시장", "시장"), organization=("나주시",))
RESIDENT = GoldSpeaker(kind="anonymous", title=("주민", ""))
POLICE = GoldSpeaker(kind="organization", organization=("경찰",))
MAYOR_FOUND = Speaker(kind="person", name="윤서진", title="시장", organization="나주시")


def gold_quote(words: str, speaker: GoldSpeaker, cue: str | None = None) -> GoldQuote:
    start = TEXT.index(words)
    return GoldQuote(start=start, end=start + len(words), text=words, speaker=speaker, cue=cue)


def quote(
    text: str,
    start: int,
    end: int,
    speaker: Speaker,
    *,
    cue: str | None = None,
    kind: QuoteKind = "direct",
) -> Quote:
    return Quote(
        text=text[start:end],
        start=start,
        end=end,
        kind=kind,
        speaker=speaker,
        cue=Cue(start=0, end=len(cue), text=cue, lemma="말하다", category="report") if cue else None,
        statement=0,
        confidence=0.5,
        evidence=Evidence(construction="test", resolution="test"),
    )


def found(words: str, speaker: Speaker, *, cue: str | None = None, kind: QuoteKind = "direct") -> Quote:
    start = TEXT.index(words)
    return quote(TEXT, start, start + len(words), speaker, cue=cue, kind=kind)


GOLD = GoldArticle(
    id="bridge",
    text=TEXT,
    quotes=(
        gold_quote("다리는 곧 열린다.", MAYOR, "말했다"),
        gold_quote("주민 덕분", MAYOR, "했다"),
        gold_quote("고맙다", MAYOR, "했다"),
        gold_quote("오래 기다렸다", RESIDENT),
    ),
    ignore=(GoldSpan(start=1, end=7),),
    indirect=(gold_quote("차가 늘 것이라", POLICE, "내다봤다"),),
)


def run(*quotes: Quote) -> Evaluation:
    return evaluate([GOLD], {"bridge": quotes})


def perfect() -> list[Quote]:
    resident = Speaker(kind="anonymous", title="주민")
    return [
        found("다리는 곧 열린다", MAYOR_FOUND, cue="말했다"),
        found("주민 덕분", MAYOR_FOUND, cue="했다"),
        found("고맙다", MAYOR_FOUND, cue="했다"),
        found("오래 기다렸다", resident),
        found("차가 늘 것이라", Speaker(kind="organization", organization="경찰"), kind="indirect"),
    ]


def test_everything_right_is_one_whatever_stops_and_ignored_quotes_stand_around_it() -> None:
    ignored = found("한빛교 개통", Speaker(kind="unknown", reason="no_source"))
    evaluation = run(ignored, *perfect())
    figures = evaluation.figures()
    assert evaluation.errors == []
    assert figures.pop("articles") == 1
    assert figures.pop("missing_articles") == 0
    assert figures.pop("quotes") == 4
    assert set(figures.values()) == {1.0}


def test_nothing_found_is_zero_with_full_precision() -> None:
    figures = run().figures()
    assert (figures["span.p"], figures["span.r"], figures["span.f1"]) == (1.0, 0.0, 0.0)
    assert (figures["speaker"], figures["cue"], figures["indirect.f1"]) == (0.0, 0.0, 0.0)


def test_an_article_that_was_not_looked_at_is_counted() -> None:
    figures = evaluate([GOLD], {}).figures()
    assert figures["missing_articles"] == 1
    assert figures["quotes"] == 4


def test_figures_against_hand_computed_ones() -> None:
    evaluation = run(
        found("다리는 곧 열린다", MAYOR_FOUND, cue="말했다"),  # whole
        found("덕분", MAYOR_FOUND, cue="고맙다"),  # two of five code points: neither exact nor overlapping
        found("고맙다", Speaker(kind="person", name="윤서진", title="군수", organization="나주시")),  # title
        found("기다렸다", Speaker(kind="group")),  # four of seven: overlaps
        found("한 주민", Speaker(kind="group")),  # spurious
        found("차가 늘", Speaker(kind="organization", organization="경찰"), kind="indirect"),  # half of it
        found("한빛교", Speaker(kind="group"), kind="indirect"),
    )
    figures = evaluation.figures()
    assert (figures["span.p"], figures["span.r"]) == (2 / 5, 2 / 4)
    assert figures["span.f1"] == pytest.approx(4 / 9)
    assert (figures["overlap.p"], figures["overlap.r"]) == (3 / 5, 3 / 4)
    assert (figures["speaker"], figures["record"]) == (3 / 4, 2 / 4)
    assert (figures["record.p"], figures["record.r"]) == (1 / 5, 1 / 4)
    assert figures["f1.record"] == pytest.approx(2 / 9)
    assert figures["cue"] == 1 / 2
    assert figures["indirect.span.f1"] == figures["indirect.f1"] == pytest.approx(2 / 3)
    assert [(e.error, e.text) for e in evaluation.errors] == [
        ("missed", "주민 덕분"),
        ("record", "고맙다"),
        ("record", "오래 기다렸다"),
        ("spurious", "덕분"),
        ("spurious", "한 주민"),
    ]
    assert [(k.kind, k.gold, k.found, k.speaker, k.record) for k in evaluation.kinds] == [
        ("person", 3, 2, 2, 1),
        ("anonymous", 1, 1, 1, 1),
    ]


def test_a_wrong_speaker_is_an_error_of_the_speaker_or_of_the_span() -> None:
    nobody = Speaker(kind="unknown", reason="ambiguous")
    errors = run(found("고맙다", nobody), found("기다렸다", nobody)).errors
    assert [error.error for error in errors] == ["missed", "missed", "speaker", "span"]
    assert errors[2].found == nobody
    assert errors[2].gold == MAYOR


@pytest.mark.parametrize(
    ("gold", "speaker", "right"),
    [
        (MAYOR, Speaker(kind="person", name="윤 서진"), True),
        (MAYOR, Speaker(kind="person", name="윤"), False),
        (MAYOR, Speaker(kind="unknown", reason="no_source"), False),
        (POLICE, Speaker(kind="organization", organization="경찰"), True),
        (POLICE, Speaker(kind="group", organization="경찰"), False),
        (POLICE, Speaker(kind="organization"), False),
        (RESIDENT, Speaker(kind="group", organization="나주시"), True),
        (RESIDENT, Speaker(kind="person", name="주민"), False),
        (GoldSpeaker(kind="anonymous", name="A"), Speaker(kind="anonymous", name="A씨"), True),
        (GoldSpeaker(kind="anonymous", name="A"), Speaker(kind="anonymous", name="B"), False),
        (GoldSpeaker(kind="group", organization=("학계",)), Speaker(kind="group"), False),
        (GoldSpeaker(kind="document"), Speaker(kind="document", organization="감사원"), True),
        (GoldSpeaker(kind="unknown"), Speaker(kind="unknown", reason="ambiguous"), True),
        (GoldSpeaker.model_validate({"kind": "group", "or": (POLICE,)}), MAYOR_FOUND, False),
        (
            GoldSpeaker.model_validate({"kind": "group", "or": (POLICE,)}),
            Speaker(kind="organization", organization="경찰"),
            True,
        ),
    ],
)
def test_which_speaker_is_right(gold: GoldSpeaker, speaker: Speaker, *, right: bool) -> None:
    assert gold.accepts(speaker) is right


def test_quotes_of_another_text_are_refused() -> None:
    with pytest.raises(ValueError, match="bridge: 0:2"):
        run(quote("다른 글", 0, 2, MAYOR_FOUND))


# Files


def write_gold(path: Path, row: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    return path


def gold_row() -> dict[str, Any]:
    return GOLD.model_dump(by_alias=True)


def test_gold_is_read_in_the_order_of_its_files(tmp_path: Path) -> None:
    for name in ("b", "a"):
        write_gold(tmp_path / f"{name}.json", {**gold_row(), "id": name})
    assert [article.id for article in load_gold(tmp_path)] == ["a", "b"]
    assert load_gold(tmp_path)[0].quotes == GOLD.quotes


def test_gold_may_stand_beside_the_text_of_its_article(tmp_path: Path) -> None:
    row = gold_row()
    text = row["text"].replace("\n", "\r\n")
    write_gold(tmp_path / "bridge" / "expected.json", {"quotes": [], "ignore": row["ignore"]})
    (tmp_path / "bridge" / "article.txt").write_bytes(text.encode())
    [article] = load_gold(tmp_path)
    assert (article.id, article.text, article.indirect) == ("bridge", text, None)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"quotes": None}, "quotes: Input should be a valid tuple"),
        ({"qoutes": []}, "qoutes: Extra inputs are not permitted"),
        ({"text": "짧다"}, "does not hold the words"),
    ],
)
def test_a_malformed_gold_file_is_named(tmp_path: Path, change: dict[str, Any], problem: str) -> None:
    write_gold(tmp_path / "a.json", {**gold_row(), **change})
    with pytest.raises(DataError, match=rf"a\.json: .*{problem}"):
        load_gold(tmp_path)


def test_gold_that_is_not_there_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no annotated article"):
        load_gold(tmp_path)
    with pytest.raises(InputError, match="no such directory"):
        load_gold(tmp_path / "none")
    (tmp_path / "a.json").write_text("{")
    with pytest.raises(DataError, match=r"a\.json: Expecting property name"):
        load_gold(tmp_path)
    write_gold(tmp_path / "b" / "expected.json", {"quotes": []})
    (tmp_path / "a.json").unlink()
    with pytest.raises(DataError, match=r"article\.txt"):
        load_gold(tmp_path)


# The same figures as the reference script


def damaged(article: GoldArticle, chance: random.Random) -> Iterator[Quote]:
    """The gold quotes as a bad extractor finds them: some lost, moved, doubled, with another speaker."""
    speakers = [quote.speaker for quote in article.quotes] or [MAYOR]
    kinds: list[tuple[QuoteKind, tuple[GoldQuote, ...]]] = [("direct", article.quotes)]
    for kind, quotes in [*kinds, ("indirect", article.indirect or ())]:
        for one in quotes:
            for _ in range(chance.choice((0, 1, 1, 1, 1, 2))):
                start = max(0, one.start + chance.choice((-4, -1, 0, 0, 0, 0, 0, 2)))
                end = min(len(article.text), max(start + 1, one.end + chance.choice((-9, -1, 0, 0, 0, 0, 3))))
                who = chance.choice(speakers) if chance.random() < 0.2 else one.speaker
                cue = chance.choice((one.cue, one.cue, one.cue, "전했다", None))
                yield quote(article.text, start, end, as_found(who, chance), cue=cue, kind=kind)
    for span in (*article.ignore, *article.ignore_indirect):
        yield quote(article.text, span.start, span.end, MAYOR_FOUND, kind=chance.choice(("direct", "indirect")))
    for _ in range(chance.randrange(3)):
        start = chance.randrange(len(article.text) - 20)
        yield quote(article.text, start, start + chance.randrange(1, 20), MAYOR_FOUND)


def as_found(gold: GoldSpeaker, chance: random.Random) -> Speaker:
    gold = chance.choice((gold, gold, *gold.alternatives))
    if gold.kind == "unknown" or chance.random() < 0.1:
        return Speaker(kind="unknown", reason="ambiguous")
    return Speaker(
        kind="group" if gold.kind == "anonymous" and chance.random() < 0.3 else gold.kind,
        name=gold.name and gold.name + chance.choice(("", "", "씨")),
        title=chance.choice((*gold.title, None)),
        organization=chance.choice((*gold.organization, *gold.organization, None)) or None,
    )


def reference_figures(gold: Path, predictions: dict[str, list[Quote]], rows: Path) -> dict[str, Any]:
    with rows.open("w", encoding="utf-8") as file:
        for name, quotes in predictions.items():
            row = {"id": name, "quotes": [quote.model_dump(mode="json") for quote in quotes]}
            print(json.dumps(row, ensure_ascii=False), file=file)
    command = [sys.executable, str(SCORE), str(gold), str(rows), "--json"]
    figures: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return figures


def own_figures(evaluation: Evaluation) -> dict[str, Any]:
    kinds = {f"speaker.{k.kind}": f"{k.speaker}/{k.found}" for k in evaluation.kinds if k.found}
    return {**evaluation.figures(), **kinds}


@pytest.mark.skipif(not SCORE.exists(), reason="the reference script is not here")
@pytest.mark.parametrize("seed", range(6))
def test_figures_equal_those_of_the_reference_script(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    directory = SHARED / "gold" / ("dev" if seed % 2 else "seeds")
    gold = load_gold(directory)
    predictions = {a.id: list(damaged(a, chance)) for a in gold if chance.random() < 0.9 or seed < 2}
    expected = reference_figures(directory, predictions, tmp_path / "predictions.jsonl")
    assert own_figures(evaluate(gold, predictions)) == expected


@pytest.mark.skipif(not SCORE.exists(), reason="the reference script is not here")
def test_our_own_gold_gets_the_same_figures_from_the_reference_script(tmp_path: Path) -> None:
    write_gold(tmp_path / "gold" / "bridge.json", gold_row())
    for seed in range(4):
        chance = random.Random(seed)
        predictions = {"bridge": list(damaged(GOLD, chance))}
        expected = reference_figures(tmp_path / "gold", predictions, tmp_path / "predictions.jsonl")
        assert own_figures(evaluate([GOLD], predictions)) == expected

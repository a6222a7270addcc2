"""The public door: zones, many texts, the article, own parts, and what an import loads."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import quoteattr
from quoteattr.analysis import Analyzer
from quoteattr.extractor import Extractor
from quoteattr.records import Quote
from quoteattr.scorer import Scorer

ROOT = Path(__file__).resolve().parent.parent
SENTENCE = "김하늘 한빛전자 대표는 “내년에는 흑자를 내겠다”고 말했다."
PAGE = f"""대표 “흑자 내겠다”
“직원 모두에게 감사하다”
{SENTENCE}
▲ 김하늘 대표가 발표하고 있다. 사진=한빛뉴스
이어 김 대표는 “공장을 더 짓겠다”며 “사람도 더 뽑겠다”고 강조했다.
관련기사
다른 회사 대표 “우리는 모른다”고 말했다.
"""


def test_a_quote_says_who_what_where_and_how(extractor: Extractor) -> None:
    (quote,) = extractor.extract(SENTENCE)
    assert (quote.text, quote.start, quote.end) == ("내년에는 흑자를 내겠다", 14, 26)
    assert (quote.kind, quote.zone, quote.statement) == ("direct", "body", 0)
    speaker = quote.speaker
    assert (speaker.kind, speaker.name, speaker.title, speaker.organization) == (
        "person",
        "김하늘",
        "대표",
        "한빛전자",
    )
    assert quote.mention is not None
    assert quote.mention.text == "김하늘 한빛전자 대표"
    assert quote.cue is not None
    assert (quote.cue.text, quote.cue.lemma, quote.cue.category) == ("말했다", "말하다", "report")
    assert quote.evidence.construction == "subject_before"
    assert 0.5 < quote.confidence <= 1


def test_body_is_the_default_and_all_zones_bring_the_rest(extractor: Extractor) -> None:
    body = extractor.extract(PAGE)
    assert [quote.text for quote in body] == [
        "내년에는 흑자를 내겠다",
        "공장을 더 짓겠다",
        "사람도 더 뽑겠다",
    ]
    everything = extractor.extract(PAGE, zones="all")
    assert [quote.zone for quote in everything] == ["headline", "deck", "body", "body", "body", "boilerplate"]
    assert [quote.start for quote in everything] == sorted(quote.start for quote in everything)


def test_a_later_mention_has_the_fullest_values_of_the_article(extractor: Extractor) -> None:
    first, *later = extractor.extract(PAGE)
    assert {quote.speaker for quote in later} == {first.speaker}
    assert all(quote.evidence.antecedents for quote in later)


def test_quotes_of_one_reporting_act_share_their_statement(extractor: Extractor) -> None:
    assert [quote.statement for quote in extractor.extract(PAGE)] == [0, 1, 1]


def test_the_known_title_is_a_headline_wherever_it_stands(extractor: Extractor) -> None:
    text = f"{SENTENCE}\n대표는 “간다”고 했다"
    assert len(extractor.extract(text)) == 2
    assert len(extractor.extract(text, title="대표는 “간다”고 했다")) == 1


def test_quotes_survive_json(extractor: Extractor) -> None:
    for quote in extractor.extract(PAGE, zones="all"):
        assert Quote.model_validate_json(quote.model_dump_json()) == quote


def test_many_texts_are_read_lazily_and_in_order(extractor: Extractor) -> None:
    asked: list[int] = []

    def texts() -> Iterator[str]:
        for number in range(3):
            asked.append(number)
            yield SENTENCE * number

    results = extractor.extract_many(texts())
    assert asked == []
    assert len(next(results)) == 0
    assert asked == [0]
    assert [len(quotes) for quotes in results] == [1, 2]


def test_many_texts_take_the_options_of_one(extractor: Extractor) -> None:
    (quotes,) = extractor.extract_many([PAGE], zones="all")
    assert quotes == extractor.extract(PAGE, zones="all")


def test_a_bad_text_among_many_is_a_type_error_where_it_stands(extractor: Extractor) -> None:
    results = extractor.extract_many([SENTENCE, None])  # type: ignore[list-item]
    assert len(next(results)) == 1
    with pytest.raises(TypeError, match="NoneType"):
        next(results)


def test_the_analysis_holds_all_that_was_found(extractor: Extractor) -> None:
    article = extractor.analyze(PAGE)
    assert article.page.text == PAGE
    assert list(article.zones)[:4] == ["headline", "deck", "body", "caption"]
    assert list(article.quotes) == extractor.extract(PAGE)
    assert len(article.attributions) == 2
    assert list(article.speakers) == list(dict.fromkeys(q.speaker for q in article.quotes))
    assert "김하늘 한빛전자 대표" in [PAGE[m.start : m.end] for m in article.mentions]
    assert all(s.start < s.end for s in article.sentences)


def test_without_a_scorer_the_priors_decide(extractor: Extractor, analyzer: Analyzer) -> None:
    (quote,) = Extractor(scorer=None, analyzer=analyzer).extract(SENTENCE)
    assert quote.speaker == extractor.extract(SENTENCE)[0].speaker


def test_an_own_scorer_decides_and_says_unknown_below_its_threshold(analyzer: Analyzer) -> None:
    unsure = Extractor(scorer=Scorer({}, threshold=1.1), analyzer=analyzer)
    assert [q.speaker.reason for q in unsure.extract(SENTENCE)] == ["ambiguous"]


def test_threads_may_share_an_extractor(extractor: Extractor, articles: dict[str, str]) -> None:
    texts = list(articles.values())[:6]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(extractor.extract, texts)) == [extractor.extract(text) for text in texts]


def test_options_are_keywords_and_an_unknown_one_is_refused(extractor: Extractor) -> None:
    with pytest.raises(TypeError):
        extractor.extract(SENTENCE, "headline")  # type: ignore[misc]
    with pytest.raises(TypeError):
        extractor.extract(SENTENCE, zone="all")  # type: ignore[call-arg]
    assert extractor.extract(SENTENCE, published=date(2026, 11, 21))


def test_zones_that_do_not_exist_are_refused(extractor: Extractor) -> None:
    with pytest.raises(ValueError, match="zones"):
        extractor.extract(SENTENCE, zones="headline")  # type: ignore[arg-type]


def test_every_public_name_is_there_and_another_is_an_error() -> None:
    assert all(getattr(quoteattr, name) is not None for name in quoteattr.__all__)
    with pytest.raises(AttributeError, match="extrakt"):
        _ = quoteattr.extrakt  # type: ignore[attr-defined]


def test_an_import_loads_no_tokenizer_no_model_and_no_data() -> None:
    program = "import sys, quoteattr; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT, timeout=30
    )
    heavy = {"kiwipiepy", "spacy", "spacy_udpipe", "ufal", "numpy", "typer", "rich", "ahocorasick_rs"}
    assert heavy & set(done.stdout.split()) == set()


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"title": 3}, "title is a str or None, not int"),
        (
            {"published": "2026-11-21"},
            "published is a datetime.date or None, not str; date.fromisoformat reads a string",
        ),
        ({"published": 2026}, "published is a datetime.date or None, not int"),
    ],
)
def test_a_wrong_type_of_an_option_is_named(extractor: Extractor, options: dict[str, Any], problem: str) -> None:
    with pytest.raises(TypeError, match=problem):
        extractor.extract("비가 왔다.", **options)


@pytest.mark.parametrize("texts", [SENTENCE, SENTENCE.encode(), None, 3])
def test_one_text_is_not_many(extractor: Extractor, texts: Any) -> None:
    with pytest.raises(TypeError, match=r"takes several texts, not \w+; extract\(\) takes one"):
        extractor.extract_many(texts)


def test_headlines_and_credits_before_a_name_leave_the_speaker_whole() -> None:
    body = "윤서진 나주시장은 요금을 올리지 않기로 했다고 알렸다."
    page = f"“버스 요금 동결”…윤서진 시장 약속\n{body}\n사진=윤서진 시장이 “고맙다”고 말하고 있다."
    quotes = quoteattr.extract(page, zones="all")
    assert [(q.zone, q.speaker.name, q.speaker.title) for q in quotes] == [
        ("headline", "윤서진", "시장"),
        ("caption", "윤서진", "시장"),
    ]


@pytest.mark.parametrize(
    ("text", "mention", "names"),
    [
        ("윤서진 의원과 이보람 의원은 “함께하겠다”고 말했다.", "윤서진 의원과 이보람 의원", ["윤서진", "이보람"]),
        ("배우 윤서진과 노서빈은 “함께하겠다”고 말했다.", "배우 윤서진과 노서빈", ["윤서진", "노서빈"]),
        ("윤서진·노서빈 의원은 “함께하겠다”고 말했다.", "윤서진·노서빈 의원", ["윤서진", "노서빈"]),
        ("윤서진 의원과 이보람 의원이 만났다. 두 사람은 “함께하겠다”고 말했다.", "두 사람", [None, "윤서진", "이보람"]),
        ("윤서진 의원이 이보람 장관을 만났다. 둘은 “함께하겠다”고 말했다.", "둘", [None, "윤서진", "이보람"]),
        ("경찰이 두 사람을 붙잡았다. 두 사람은 “모른다”고 말했다.", "두 사람", [None]),
        ("윤서진, 이보람, 노서빈 의원이 왔다. 두 사람은 “함께하겠다”고 말했다.", "두 사람", [None]),
    ],
)
def test_people_who_say_it_together_are_named_in_their_order(text: str, mention: str, names: list[str | None]) -> None:
    (quote,) = quoteattr.extract(text)
    assert quote.mention is not None
    assert quote.mention.text == mention
    assert [s.name for s in (quote.speaker, *quote.co_speakers)] == names

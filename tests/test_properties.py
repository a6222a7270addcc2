"""What holds for every text: offsets, no exception, linear time, and independence of what does not matter."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from math import inf
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quoteattr.extractor import Extractor
from quoteattr.reading.page import read_page
from quoteattr.records import Quote, Span

ROOT = Path(__file__).resolve().parent.parent

PIECES = [
    *"“”‘’\"'「」『』()[]<>.,?!…·:=▲-\n\t\0 \u3000\u00a0\u2028\ud800\udfff😀𠮷",
    *[
        "그는 ",
        "홍길동 장관은 ",
        "이 관계자는 ",
        "김하늘 한빛전자 대표",
        "A씨가 ",
        "정 PM ",
        "업계에서는 ",
        "에 따르면 ",
    ],
    *[
        "간다",
        "곧 서두르겠다.",
        "고 ",
        "라며 ",
        "이라는 ",
        "는 ",
        "를 ",
        "말했다.",
        "강조했다",
        " 지적이 나온다.",
        "네",
    ],
    *["관련기사\n", "사진=한빛뉴스\n", "김하늘 기자\n", "(", "(45)", "[앵커]\n", "Q. ", "12.5%"],
]
korean = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
anything = st.text(st.characters(exclude_categories=()), max_size=80)
never_too_slow = settings(
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

Extract = Callable[[str], list[Quote]]


@pytest.fixture(scope="session")
def extract_all(extractor: Extractor) -> Extract:
    return lambda text: extractor.extract(text, zones="all")


def spans_of(quote: Quote) -> list[Span]:
    return [span for span in (quote.mention, quote.cue, *quote.evidence.antecedents) if span]


def assert_sound(text: str, quotes: list[Quote]) -> None:
    """Offsets point at the very words, quotes stand in order and apart, and every quote holds a word."""
    end = 0
    for quote in quotes:
        assert end <= quote.start < quote.end <= len(text)
        assert text[quote.start : quote.end] == quote.text
        assert any(character.isalnum() for character in quote.text)
        assert all(text[span.start : span.end] == span.text for span in spans_of(quote))
        end = quote.end


# Any text


@never_too_slow
@given(korean)
def test_offsets_are_right_in_any_row_of_words_and_marks(extract_all: Extract, text: str) -> None:
    assert_sound(text, extract_all(text))


@never_too_slow
@given(anything)
def test_offsets_are_right_in_any_text_at_all(extract_all: Extract, text: str) -> None:
    assert_sound(text, extract_all(text))


@never_too_slow
@given(anything, anything)
def test_offsets_are_right_around_and_inside_a_quote_whatever_stands_there(
    extract_all: Extract, before: str, inside: str
) -> None:
    text = f"{before} 홍길동 장관은 “{inside} 간다”고 말했다. {before}"
    assert_sound(text, extract_all(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "\0",
        "\ud800",
        "hello",
        "“",
        "”",
        "“”",
        "'",
        "“‘「『”’」』",
        "((((",
        "\u200b",
        "😀" * 50,
        "고",
        "=" * 300,
    ],
)
def test_a_text_without_a_quote_gives_an_empty_list(extract_all: Extract, text: str) -> None:
    assert extract_all(text) == []


@pytest.mark.parametrize("between", ["\ud800", "\0", "😀", "𠮷", "\u200b", "\u2028", "\r\n", "\r"])
def test_strange_characters_shift_no_offset(extract_all: Extract, between: str) -> None:
    text = f"{between}{between} 홍길동 환경부 장관은 “{between}곧 가겠다{between}”고 말했다."
    quotes = extract_all(text)
    assert_sound(text, quotes)
    assert [quote.text for quote in quotes] == [f"{between}곧 가겠다{between}"]


@pytest.mark.parametrize(
    ("left", "right"), [("“", "”"), ("‘", "’"), ("“‘", "’”"), ("(“", "”)"), ("「", "」"), ('"', '"')]
)
def test_deeply_nested_marks_do_no_harm(extract_all: Extract, left: str, right: str) -> None:
    text = "홍길동 장관은 " + left * 2000 + "곧 가겠다" + right * 2000 + "고 말했다."
    assert_sound(text, extract_all(text))


@pytest.mark.parametrize("text", [None, b"\xea\xb0\x80", 3, ["가"], bytearray(b"a")])
def test_what_is_no_text_is_refused_with_a_hint(extractor: Extractor, text: Any) -> None:
    with pytest.raises(TypeError, match="takes the article as str") as caught:
        extractor.extract(text)
    assert type(text).__name__ in str(caught.value)
    assert ("decode" in str(caught.value)) == isinstance(text, bytes)


# What does not matter


PLACE = re.compile(r"\[(\d+):(\d+)\]$")
"""Where a note says that an organization stands: 다온상사 [12:16]."""


def shifted(quote: Quote, by: int) -> Quote:
    def move(value: Any) -> Any:
        if isinstance(value, dict):
            moved = {key: move(inner) for key, inner in value.items()}
            if "start" in moved:
                moved |= {"start": moved["start"] + by, "end": moved["end"] + by}
            return moved
        return [move(inner) for inner in value] if isinstance(value, list | tuple) else value

    def move_place(found: re.Match[str]) -> str:
        return f"[{int(found[1]) + by}:{int(found[2]) + by}]"

    moved = Quote.model_validate(move(quote.model_dump()))
    notes = tuple(PLACE.sub(move_place, note) for note in moved.evidence.notes)
    return moved.model_copy(update={"evidence": moved.evidence.model_copy(update={"notes": notes})})


def body_of(text: str) -> str:
    """An article from its first body paragraph on: what stands before it has its zone from its place."""
    return text[next(p.start for p in read_page(text).paragraphs if p.zone == "body") :]


def test_a_paragraph_before_the_body_shifts_every_span_and_changes_nothing_else(
    extractor: Extractor, articles: dict[str, str]
) -> None:
    prefix = "비가 그친 뒤에 하늘이 맑게 개었다.\n\n"
    for slug, text in articles.items():
        body = body_of(text)
        expected = [shifted(quote, len(prefix)) for quote in extractor.extract(body)]
        found = extractor.extract(prefix + body)
        assert expected
        # One more sentence before a lead quote is one more place where a speaker could stand.
        assert [sure(quote) for quote in found] == [sure(quote) for quote in expected], slug
        for one, other in zip(found, expected, strict=True):
            assert one.confidence == pytest.approx(other.confidence, abs=0.1), slug


def sure(quote: Quote) -> Quote:
    return quote.model_copy(update={"confidence": 1.0})


@pytest.mark.parametrize("prefix", ["\n\n \u3000\n", "오늘의 소식\n", "김하늘 기자 sky@example.com\n\n"])
def test_space_a_headline_or_a_byline_on_top_shifts_every_span_and_changes_nothing_else(
    extractor: Extractor, articles: dict[str, str], prefix: str
) -> None:
    for slug, text in articles.items():
        expected = [shifted(quote, len(prefix)) for quote in extractor.extract(text)]
        assert extractor.extract(prefix + text) == expected, slug


def test_what_follows_the_copyright_line_changes_nothing(extractor: Extractor, articles: dict[str, str]) -> None:
    tail = "\n저작권자 ⓒ 한빛뉴스\n엉뚱한 시장 “관계없다”고 말했다.\n"
    for slug, text in list(articles.items())[:5]:
        assert extractor.extract(text + tail) == extractor.extract(text), slug


def test_straight_marks_give_the_same_speakers_as_curly_ones(extractor: Extractor, articles: dict[str, str]) -> None:
    straight = str.maketrans("“”‘’", "\"\"''")
    for slug, text in articles.items():
        curly = [(q.start, q.end, q.speaker) for q in extractor.extract(text)]
        assert [(q.start, q.end, q.speaker) for q in extractor.extract(text.translate(straight))] == curly, slug


def test_an_article_is_read_the_same_whatever_was_read_before(extractor: Extractor, articles: dict[str, str]) -> None:
    texts = list(articles.values())[:6]
    forwards = [extractor.extract(text) for text in texts]
    backwards = [extractor.extract(text) for text in reversed(texts)]
    assert forwards == backwards[::-1]


def test_another_process_finds_the_same(extractor: Extractor, articles: dict[str, str]) -> None:
    text = "\n".join(list(articles.values())[:2])
    program = (
        "import sys; from quoteattr.extractor import Extractor\n"
        "for q in Extractor().extract(sys.stdin.buffer.read().decode()):\n"
        "    sys.stdout.buffer.write(q.model_dump_json().encode() + b'\\n')"
    )
    here = [quote.model_dump_json() for quote in extractor.extract(text)]
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=text.encode(),
        stdout=subprocess.PIPE,
        check=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": seed},
    )
    assert done.stdout.decode().splitlines() == here


# Time: twice the text takes at most three times as long


def seconds(extractor: Extractor, text: str) -> float:
    start = process_time()
    assert_sound(text, extractor.extract(text))
    return process_time() - start


def assert_linear(extractor: Extractor, build: Callable[[int], str], size: int) -> None:
    """Doubling the text at most triples the time: the shortest of up to five, since a busy machine only adds."""
    once = twice = inf
    for _ in range(5):
        once = min(once, seconds(extractor, build(size)))
        twice = min(twice, seconds(extractor, build(2 * size)))
        if twice <= 3 * once:
            return
    pytest.fail(f"twice the text takes {twice / once:.1f} times as long: {once:.2f} s, {twice:.2f} s")


@pytest.mark.parametrize("character", ['"', "“", "'", "("])
def test_a_million_of_one_character_take_linear_time(extractor: Extractor, character: str) -> None:
    assert_linear(extractor, lambda n: character * n, 500_000)


@pytest.mark.parametrize(
    ("before", "piece", "after", "size"),
    [
        pytest.param("", "“가”고 ", "", 800, id="chained closers"),
        pytest.param("", '"가"고 말했다 ', "", 400, id="many cues"),
        pytest.param("", "“가” 김", "", 1000, id="glued quotes"),
        pytest.param("", "<가>“나” ", "", 1000, id="labels"),
        pytest.param("", '"가"', "", 2000, id="marks only"),
        pytest.param("“가”라며 ", "”고 ", "", 1000, id="closing marks without a partner"),
        pytest.param("", "장관은 ", "“가겠다”고 말했다.", 800, id="subjects"),
        pytest.param("", "A-", "홍길동은 “가겠다”고 말했다.", 8000, id="a long word before a quote"),
        pytest.param("", "(가", "홍길동은 “가겠다”고 말했다.", 10000, id="parentheses before a quote"),
        pytest.param("홍길동은", " ", "“가겠다”고 말했다.", 200_000, id="space before a quote"),
        pytest.param("홍길동은 “다", " ", "x”고 말했다.", 200_000, id="space inside a quote"),
        pytest.param("", "“가겠다.\n", "나”고 말했다.", 8000, id="open paragraphs"),
    ],
)
def test_one_endless_sentence_takes_linear_time(
    extractor: Extractor, before: str, piece: str, after: str, size: int
) -> None:
    assert_linear(extractor, lambda n: before + piece * n + after, size)


def test_an_article_many_times_over_takes_linear_time(extractor: Extractor, articles: dict[str, str]) -> None:
    assert_linear(extractor, lambda n: (articles["archer-record-comeback"] + "\n") * n, 20)


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param("원안위원장은 “곧 가겠다”고 말했다. 원안위는 바빴다.\n", id="titles"),
        pytest.param("보고서는 “곧 간다”고 밝혔다. 물빛연구원의 보고서에 따르면 “또 간다”고 했다.\n", id="documents"),
        pytest.param("가수 란은 “곧 간다”고 밝혔다. 란은 “또 간다”고 말했다.\n", id="stage names"),
        pytest.param("푸른화면은 “곧 간다”고 보도했다. 환추는 “또 간다”고 전했다.\n", id="media"),
        pytest.param("기자가 홍가람 시장에게 “가느냐”고 묻자 “간다”고 답했다.\n", id="answers"),
        pytest.param("주인공은 래퍼 한솔이었다. 그는 “떨렸다”고 말했다.\n", id="antecedents"),
    ],
)
def test_many_quotes_of_one_kind_take_linear_time(extractor: Extractor, piece: str) -> None:
    assert_linear(extractor, lambda n: piece * n, 150)


def test_many_different_people_take_linear_time(extractor: Extractor) -> None:
    def page(count: int) -> str:
        names = [f"김{chr(0xAC00 + i % 500 * 20)}{chr(0xAC00 + i // 500 * 20)}" for i in range(count)]
        return "".join(f"{n} 장관은 “곧 가겠다”고 말했다. 김 장관은 “또 가겠다”고 했다.\n" for n in names)

    assert_linear(extractor, page, 40)


def test_ten_megabytes_of_ordinary_text_take_linear_time(extractor: Extractor, articles: dict[str, str]) -> None:
    plain = [
        line
        for text in articles.values()
        for line in text.split("\n")
        if line.endswith("다.") and not set(line) & set("“”‘’\"'")
    ]
    paragraphs = "\n".join(plain) + "\n"
    times = 5_000_000 // len(paragraphs.encode()) + 1
    assert len((paragraphs * (2 * times)).encode()) >= 10_000_000

    def page(count: int) -> str:
        return paragraphs * count + "홍길동 장관은 “곧 가겠다”고 말했다.\n"

    assert_linear(extractor, page, times // 8)  # what is not linear fails here already, and not after minutes
    assert_linear(extractor, page, times)

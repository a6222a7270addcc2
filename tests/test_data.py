"""The data itself: its form, and that every example shows what its entry is for."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from quoteattr.analysis import Analyzer
from quoteattr.cues.frame_cues import match_closer
from quoteattr.extractor import Extractor
from quoteattr.gazetteer import Gazetteer
from quoteattr.gazetteer.spelling import countries
from quoteattr.lexicon import CueEntry, Lexicon
from quoteattr.mentions.finding import MentionFinder
from quoteattr.mentions.names import NameJudge
from quoteattr.reading.page import _furniture, _line_rules, _LineEntry, read_page
from quoteattr.reading.quotations import find_quotations
from quoteattr.reading.sentences import split_sentences
from quoteattr.statements import Statement
from quoteattr.tables import data_path, load_tsv, read_rows

TABLES = {
    "adverbials.tsv": "word",
    "countries.tsv": "country",
    "foreign_names.tsv": "name",
    "given_syllables.tsv": "syllable",
    "hanja.tsv": "hanja",
    "organization_nouns.tsv": "noun",
    "organization_suffixes.tsv": "suffix",
    "places.tsv": "place",
    "pronouns.tsv": "form",
    "surnames.tsv": "surname",
    "surnames_rare.tsv": "surname",
    "titles.tsv": "title",
}
LISTS = (
    "affiliations.toml",
    "boilerplate.tsv",
    "closers.toml",
    "cues.toml",
    "quote_marks.toml",
    "reported_words.tsv",
    "word_classes.tsv",
)
EXAMPLES = ("organization_nouns.tsv", "organization_suffixes.tsv", "pronouns.tsv", "titles.tsv")


def keys(name: str) -> list[str]:
    return [row[TABLES[name]] for _, row in read_rows(data_path(name))]


def repeated(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


@pytest.mark.parametrize("name", [*TABLES, *LISTS])
def test_a_file_says_where_it_comes_from_when_and_under_which_licence(name: str) -> None:
    head = []
    for line in data_path(name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            break
        head.append(line)
    text = "\n".join(head)
    assert "Source:" in text or "ource: " in text
    assert "2026-11-2" in text
    assert "Licence: CC0-1.0" in text


@pytest.mark.parametrize("name", [*TABLES, *LISTS])
def test_a_file_is_clean_text_in_normal_form(name: str) -> None:
    text = data_path(name).read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert "\ufeff" not in text
    assert "\u00a0" not in text
    assert text.endswith("\n")
    assert not [n for n, line in enumerate(text.split("\n"), 1) if line != line.rstrip(" ")]


@pytest.mark.parametrize("name", TABLES)
def test_the_rows_of_a_table_are_sorted_and_unique(name: str) -> None:
    values = keys(name)
    assert repeated(values) == []
    assert values == sorted(values)


@pytest.mark.parametrize("name", TABLES)
def test_no_value_has_space_around_it(name: str) -> None:
    rows = read_rows(data_path(name))
    assert [n for n, row in rows if any(value != value.strip() for value in row.values())] == []


def test_cues_are_sorted_by_lemma_and_kind_and_unique(lexicon: Lexicon) -> None:
    pairs = [(cue.lemma, cue.pos) for cue in lexicon.cues]
    assert repeated([" ".join(pair) for pair in pairs]) == []
    assert pairs == sorted(pairs)


def test_word_classes_are_sorted_and_explained_at_the_head_of_their_file() -> None:
    path = data_path("word_classes.tsv")
    rows = [(row["word"], row["class"]) for _, row in read_rows(path)]
    assert repeated([" ".join(row) for row in rows]) == []
    assert rows == sorted(rows)
    lines = path.read_text(encoding="utf-8").splitlines()
    explained = {line[2:].split(":")[0] for line in lines if line.startswith("# ") and ":" in line}
    assert {name for _, name in rows} <= explained


def test_a_verb_ends_as_a_verb_and_a_noun_is_one_word(lexicon: Lexicon) -> None:
    assert [c.lemma for c in lexicon.cues if c.pos == "verb" and not c.lemma.endswith("다")] == []
    assert [c.lemma for c in lexicon.cues if c.pos == "noun" and " " in c.lemma] == []


def test_a_form_belongs_to_one_closer(lexicon: Lexicon) -> None:
    assert repeated([form for form, _ in lexicon.links]) == []


def test_a_mark_belongs_to_one_family() -> None:
    text = data_path("quote_marks.toml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith(("open", "close", "symmetric"))]
    marks = [char for line in lines for char in line.split(" = ", 1)[1][1:-1].replace("\\", "")]
    assert len(marks) >= 12
    assert repeated(marks) == []


def test_examples_are_unique_sentences_with_a_quote() -> None:
    for name in EXAMPLES:
        examples = [row["example"] for _, row in read_rows(data_path(name))]
        assert repeated(examples) == [], name
        assert [e for e in examples if not find_quotations(read_page(e))] == [], name


# What an example shows


def test_every_cue_example_fires_its_very_entry(extractor: Extractor, lexicon: Lexicon) -> None:
    def fires(entry: CueEntry) -> bool:
        cues = [quote.cue for quote in extractor.extract(entry.example, zones="all") if quote.cue]
        return any((cue.lemma, cue.category) == (entry.lemma, entry.category) for cue in cues)

    silent = {entry.lemma: entry.example for entry in lexicon.cues if not fires(entry)}
    assert not silent, f"{len(silent)} of {len(lexicon.cues)}: {silent}"


def test_every_title_example_yields_a_mention_that_ends_in_the_title(analyzer: Analyzer, lexicon: Lexicon) -> None:
    gazetteer, finder = Gazetteer.default(), MentionFinder(lexicon)

    def titles_in(text: str) -> list[str]:
        article = read_page(text)
        matches = gazetteer.find(text)
        return [
            mention.title
            for sentence in split_sentences(article, find_quotations(article))
            for frame in [analyzer.analyze(text, sentence, frozenset(sentence.quotations))]
            for mention in finder.find_mentions(frame, matches)
            if mention.title
        ]

    missing = {
        entry.title: entry.example
        for entry in lexicon.titles.values()
        if not any(title.endswith(entry.title) for title in titles_in(entry.example))
    }
    assert not missing, f"{len(missing)} of {len(lexicon.titles)}: {missing}"


def test_every_closer_example_holds_a_quote_with_that_link(lexicon: Lexicon) -> None:
    for entry in lexicon.closers:
        quotations = find_quotations(read_page(entry.example))
        links = {match_closer(entry.example, q.outer_end, lexicon).link for q in quotations}
        assert entry.link in links, entry.example


def test_every_closer_form_closes_a_quote_with_its_link(lexicon: Lexicon) -> None:
    wrong = {
        form: match_closer(f"“가”{form} 말", 3, lexicon).form
        for form, entry in lexicon.links
        if match_closer(f"“가”{form} 말", 3, lexicon).link != entry.link
    }
    assert wrong == {}


def test_every_boilerplate_example_fires_its_very_rule() -> None:
    entries = load_tsv(data_path("boilerplate.tsv"), _LineEntry)
    assert len(entries) == len(_line_rules())
    for entry, rule in zip(entries, _line_rules(), strict=True):
        assert rule.pattern.search(entry.example), entry
        assert _furniture(entry.example, body_seen=True) == (entry.zone, entry.where), entry


def test_no_line_of_an_article_body_is_taken_for_furniture(articles: dict[str, str]) -> None:
    line = "홍길동 환경부 장관은 21일 서울에서 기자들과 만나 “사진 제공 기준을 새로 만들겠다”고 말했다."
    assert _furniture(line, body_seen=True) == (None, "")
    assert all("body" in {p.zone for p in read_page(text).paragraphs} for text in articles.values())


def test_every_pronoun_example_has_the_pronoun_for_its_speaker(
    find_mentions: Callable[[str], list[object]], lexicon: Lexicon
) -> None:
    missing = [
        entry.form
        for entry in lexicon.pronouns.values()
        if not any(
            entry.example[m.start : m.end] == entry.form and m.form == "pronoun"  # type: ignore[attr-defined]
            for m in find_mentions(entry.example)
        )
    ]
    assert missing == []


def test_every_noun_example_has_the_noun_for_its_speaker(
    find_mentions: Callable[[str], list[object]], lexicon: Lexicon
) -> None:
    forms = {
        "organization": {"organization"},
        "sector": {"organization"},
        "focus": {"focus"},
        "group": {"group"},
        "document": {"document"},
    }
    missing = {
        entry.noun: entry.category
        for entry in lexicon.nouns.values()
        if not any(
            entry.example[: m.end].endswith(entry.noun) and m.form in forms[entry.category]  # type: ignore[attr-defined]
            for m in find_mentions(entry.example)
        )
    }
    assert not missing, f"{len(missing)} of {len(lexicon.nouns)}: {missing}"


def test_every_suffix_example_has_an_organization_that_ends_in_it(lexicon: Lexicon) -> None:
    assert [e.suffix for e in lexicon.suffixes if e.suffix not in e.example] == []


def test_a_word_of_one_table_does_not_contradict_another(lexicon: Lexicon) -> None:
    assert sorted(lexicon.titles.keys() & lexicon.adverbials) == []
    assert sorted(lexicon.titles.keys() & lexicon.places.keys()) == []
    assert sorted(lexicon.pronouns.keys() & lexicon.titles.keys()) == []
    assert sorted(lexicon.adverbials & lexicon.nouns.keys()) == []


def test_every_surname_is_of_one_or_two_syllables_and_begins_a_name(lexicon: Lexicon) -> None:
    judge = NameJudge(lexicon)
    assert [s for s in lexicon.surnames if not 1 <= len(s) <= 2] == []
    assert [s for s in lexicon.surnames if judge.surname_of(s + "민수") != s] == []
    assert lexicon.surnames["김"] == max(lexicon.surnames.values())


def test_a_rare_surname_is_no_surname_of_the_common_table(lexicon: Lexicon) -> None:
    rare = {row["surname"]: int(row["population"]) for _, row in read_rows(data_path("surnames_rare.tsv"))}
    assert sorted(rare.keys() & lexicon.surnames.keys()) == []
    assert [s for s, population in rare.items() if not 0 < population < 1000 or not 1 <= len(s) <= 2] == []


def test_a_foreign_name_is_one_word_of_a_known_kind_and_no_title_or_place(lexicon: Lexicon) -> None:
    rows = [row for _, row in read_rows(data_path("foreign_names.tsv"))]
    assert [row for row in rows if not all("가" <= char <= "힣" for char in row["name"])] == []
    assert {row["kind"] for row in rows} == {"given", "surname", "both", "particle"}
    names = {row["name"] for row in rows}
    assert sorted(names & (lexicon.titles.keys() | lexicon.nouns.keys() | lexicon.adverbials)) == []


def test_a_syllable_of_given_names_is_one_syllable() -> None:
    assert [s for s in keys("given_syllables.tsv") if len(s) != 1 or not "가" <= s <= "힣"] == []


def test_hanja_and_letters_of_countries_are_single_and_apart() -> None:
    letters = [letter for country in countries().values() for letter in country.letters]
    readings = {row["hanja"]: row["reading"] for _, row in read_rows(data_path("hanja.tsv"))}
    assert {len(one) for one in (*letters, *readings, *readings.values())} == {1}
    assert repeated(letters) == []
    assert readings.keys().isdisjoint(letters)


def test_the_folder_holds_no_table_that_nobody_tests() -> None:
    gazetteer = (
        "ambiguous",
        "common_words",
        "context_forms",
        "contexts",
        "merges",
        "office_names",
        "offices",
        "people",
        "wikidata",
    )
    tested_elsewhere = {f"{name}.tsv" for name in gazetteer}
    files = {path.name for path in Path(data_path()).iterdir() if path.is_file()}
    assert files - tested_elsewhere == {*TABLES, *LISTS}


def test_a_statement_is_found_in_every_cue_example(
    lexicon: Lexicon, find_statements: Callable[[str], list[Statement]]
) -> None:
    assert [e.lemma for e in lexicon.cues[::10] if not find_statements(e.example)] == []

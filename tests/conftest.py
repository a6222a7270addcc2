"""What several test modules share: one extractor (Kiwi loads once), the lexicon, and where the gold is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from quoteattr.analysis import Analyzer
from quoteattr.extractor import Extractor
from quoteattr.gazetteer import Gazetteer
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.finding import Mention, MentionFinder
from quoteattr.reading.page import read_page
from quoteattr.reading.quotations import find_quotations
from quoteattr.reading.sentences import split_sentences
from quoteattr.reading.speech import SpeechJudge, default_speech_model
from quoteattr.scenes import Scenes
from quoteattr.statements import Statement, build_statements

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def analyzer() -> Analyzer:
    """Kiwi, loaded with the first sentence that is analysed and never again."""
    return Analyzer()


@pytest.fixture(scope="session")
def extractor(analyzer: Analyzer) -> Extractor:
    """The shipped lexicons, gazetteer and scorer."""
    return Extractor(analyzer=analyzer)


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon.default()


@pytest.fixture(scope="session")
def gold_folder() -> Path:
    """The annotated articles: they belong to their publishers and are no part of this repository."""
    folder = Path(os.environ.get("QUOTEATTR_GOLD") or ROOT.parent / "shared" / "gold")
    if not folder.is_dir():
        pytest.skip(f"no annotated articles at {folder}: set QUOTEATTR_GOLD to the folder that holds them")
    return folder


@pytest.fixture(scope="session")
def articles() -> dict[str, str]:
    """The whole articles of ``fixtures/articles`` by slug."""
    paths = sorted((ROOT / "fixtures" / "articles").glob("*/article.txt"))
    return {path.parent.name: path.read_text(encoding="utf-8") for path in paths}


@pytest.fixture(scope="session")
def find_statements(analyzer: Analyzer, lexicon: Lexicon) -> Callable[[str], list[Statement]]:
    """The stages up to statements: the quotes of a text with their frames, closers and cues."""
    judge, finder = SpeechJudge(lexicon, default_speech_model()), MentionFinder(lexicon)

    def find(text: str) -> list[Statement]:
        article = read_page(text)
        sentences = split_sentences(article, find_quotations(article))
        spoken = [judge.find_speech(text, sentence) for sentence in sentences]
        opaque = frozenset(s.quotation for found in spoken for s in found)
        matches = Gazetteer.default().find(text)
        scenes = Scenes(article, sentences, opaque, analyzer, finder, matches)
        statements: list[Statement] = []
        for number, found in enumerate(spoken):
            if found:
                statements += build_statements(text, scenes[number], found, lexicon, len(statements))
        return statements

    return find


@pytest.fixture(scope="session")
def find_mentions(analyzer: Analyzer, lexicon: Lexicon) -> Callable[[str], list[Mention]]:
    """The mentions of every sentence of a text, whether or not it holds a quote."""
    finder = MentionFinder(lexicon)

    def find(text: str) -> list[Mention]:
        article = read_page(text)
        matches = Gazetteer.default().find(text)
        return [
            mention
            for sentence in split_sentences(article, find_quotations(article))
            for frame in [analyzer.analyze(text, sentence, frozenset(sentence.quotations))]
            for mention in finder.find_mentions(frame, matches)
        ]

    return find


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--set-floors",
        action="store_true",
        help="write today's figures over the annotated articles into tests/floors.json, also lower ones",
    )

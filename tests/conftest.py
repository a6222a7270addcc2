"""What several test modules share: one extractor (Kiwi loads once), the lexicon, and where the gold is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quoteattr.extractor import Extractor
from quoteattr.lexicon import Lexicon

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The shipped lexicons, gazetteer and scorer; loads Kiwi with the first quote and never again."""
    return Extractor()


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

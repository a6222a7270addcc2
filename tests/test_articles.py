"""Whole articles written by us (fixtures/articles): every quote, its speaker, title, organization and cue."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from gaps import known_gaps

from quoteattr.evaluation.alignment import trim
from quoteattr.evaluation.gold import GoldArticle, load_gold_article, normal_form
from quoteattr.extractor import Extractor

ARTICLES = sorted((Path(__file__).parent.parent / "fixtures" / "articles").iterdir())


def find_problems(article: GoldArticle, extractor: Extractor) -> dict[str, str]:
    """What is wrong, by the first words of the quote."""
    found = {trim(article.text, q.start, q.end): q for q in extractor.extract(article.text)}
    ignored = [(i.start, i.end) for i in article.ignore]
    problems: dict[str, str] = {}
    for gold in article.quotes:
        quote = found.pop(trim(article.text, gold.start, gold.end), None)
        words = article.text[gold.start : gold.end][:20]
        if quote is None:
            problems[words] = "not found"
        elif not gold.speaker.accepts_record(quote.speaker):
            problems[words] = f"{quote.speaker!r} is not {gold.speaker}"
        elif gold.cue is not None and normal_form(gold.cue) != normal_form(quote.cue.text if quote.cue else None):
            problems[words] = f"cue {quote.cue} is not {gold.cue}"
    for (start, end), quote in found.items():
        if not any(s < end and start < e for s, e in ignored):
            problems[quote.text[:20]] = "found where the article has no quote"
    return problems


@pytest.mark.parametrize("folder", ARTICLES, ids=lambda folder: folder.name)
def test_article_comes_out_as_expected(folder: Path, extractor: Extractor) -> None:
    problems = find_problems(load_gold_article(folder / "expected.json"), extractor)
    gaps = {quote for name, quote in known_gaps("articles") if name == folder.name}
    new = {words: problem for words, problem in problems.items() if words not in gaps}
    assert not new, json.dumps(new, ensure_ascii=False, indent=1)
    closed = gaps - set(problems)
    assert not closed, f"these work now; take them out of fixtures/known_gaps.tsv: {closed}"


def test_articles_are_described() -> None:
    assert len(ARTICLES) >= 15
    for folder in ARTICLES:
        meta = tomllib.loads((folder / "meta.toml").read_text(encoding="utf-8"))
        assert meta["title"]
        assert meta["shows"], folder
    retold = {tomllib.loads((f / "meta.toml").read_text(encoding="utf-8")).get("retells") for f in ARTICLES}
    assert {"000", "001", "002", "003", "004"} <= retold

"""What the fixtures ask for and the code cannot do yet: fixtures/known_gaps.tsv, checked in both directions."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FILE = Path(__file__).parent.parent / "fixtures" / "known_gaps.tsv"


@cache
def known_gaps(fixtures: str) -> frozenset[tuple[str, str]]:
    """The gaps of one kind of fixture (constructions, articles) as (file or article, case or first words)."""
    rows = (line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return frozenset((where, which) for kind, where, which, *_ in rows if kind == fixtures)

"""Which ministry a minister has whose title says so: 재무장관 is of no 외교부, 행안장관 of 행정안전부."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import regex

from quoteattr.mentions.words import abbreviates

__all__ = ["has_portfolio"]

_MINISTER = regex.compile(r"(?P<area>[가-힣]{2,})(?:부|제?\d)*(?:부?장관|차관보?)$")


@lru_cache(maxsize=4096)
def _area_of(title: str) -> str | None:
    found = _MINISTER.match(title)
    return found["area"].removesuffix("부").rstrip("제") if found else None


def has_portfolio(title: str, names: Iterable[str]) -> bool:
    """May an organization with one of these names be that of a minister; of 장관 alone any may.

    >>> has_portfolio("재무장관", ["외교부"]), has_portfolio("행안장관", ["행정안전부"])
    (False, True)
    >>> has_portfolio("장관", ["외교부"])
    True
    """
    area = _area_of(title)
    return area is None or any(area in name or abbreviates(area, name) for name in names)

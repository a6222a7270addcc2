"""One organization, the forms it is written in, and when two such forms are the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from quoteattr.gazetteer.characters import plain

__all__ = ["Organization", "normal_form", "precedes"]

_USUAL = re.compile(r"[a-z0-9가-힣]+").fullmatch
# All that characters.is_letter denies.
_STRAY = re.compile(r"[^\w&+]|[_\u318d\u119e]")


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization under one of its names (기관·단체), valid from ``since`` until ``until``.

    Attributes:
        id: stable ASCII slug, ``msit``.
        name: the canonical Korean name, 과학기술정보통신부.
        kind: the table it stands in, ``government``.
        aliases: what else newspapers write, 과기정통부.
        since: first day of this name as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; ``None`` when long-standing.
        until: last day in the same notation; ``None`` when it is in use today.
        wikidata: the item at Wikidata, ``Q20914``; ``None`` when no list confirms one.

    >>> old = Organization("mofe-1998", "재정경제부", "government", ("재경부",), "1998-02-28", "2008-02-28")
    >>> old.forms
    ('재정경제부', '재경부')
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    wikidata: str | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """The name, then the aliases: 국민의힘, 국힘."""
        return (self.name, *self.aliases)

    @property
    def has_abbreviation(self) -> bool:
        """Whether a form is of Latin letters alone: KDI."""
        return any(form.isascii() for form in self.forms)

    def is_valid(self, on: date) -> bool:
        """Whether the name was in use on that day, as far as the dates are known.

        >>> ministry = Organization("msip", "미래창조과학부", "government", (), "2013-03-23", "2017-07-25")
        >>> ministry.is_valid(date(2016, 5, 1)), ministry.is_valid(date(2020, 5, 1))
        (True, False)
        """
        day = on.isoformat()
        begun = self.since is None or day >= self.since
        ended = self.until is not None and day[: len(self.until)] > self.until
        return begun and not ended

    def overlaps(self, other: Organization) -> bool:
        """Whether both names were in use at once; periods that only touch do not overlap.

        >>> old = Organization("old", "재정경제부", "government", (), "1998-02-28", "2008-02-28")
        >>> new = Organization("new", "재정경제부", "government", (), "2026-01-02")
        >>> old.overlaps(new)
        False
        """
        return precedes(self.since, other.until) and precedes(other.since, self.until)


def normal_form(form: str) -> str:
    """What the spellings of one name share: lower case, without spaces and marks but ``&`` and ``+``, hanja as read.

    >>> normal_form("국가 AI 위원회") == normal_form("국가ai위원회")
    True
    >>> normal_form("KT&G"), normal_form("大法院")
    ('kt&g', '대법원')
    """
    folded = form.lower()
    return folded if _USUAL(folded) else _STRAY.sub("", plain(folded))


def precedes(since: str | None, until: str | None) -> bool:
    """Whether what begins at ``since`` begins before ``until``, compared in the coarser notation."""
    if since is None or until is None:
        return True
    length = min(len(since), len(until))
    return since[:length] < until[:length]

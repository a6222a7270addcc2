"""Who heads an organization of which there is only one head: 조다온 두산 감독, so 염가람 감독 is of another club."""

from __future__ import annotations

from itertools import chain

import regex

from quoteattr.affiliation.affiliates import Affiliate
from quoteattr.affiliation.asked import Asked
from quoteattr.affiliation.standing import Standing, title_of
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.names import NameJudge
from quoteattr.scenes import Scenes

__all__ = ["HEADS", "Heads", "office_of"]

_NAME_BEFORE = regex.compile(r"(?<![가-힣])([가-힣]{2,4})(?:\([^()]*\))? $")
_ACTING = regex.compile(r"(?:권한|직무)?대행$")
HEADS = frozenset(
    {"감독", "대표", "시장", "군수", "구청장", "지사", "교육감", "원내대표", "장관", "총장", "회장", "후보"}
)
"""Whom an organization has only one of."""

_SINGLE = HEADS - {"대표", "회장", "후보"}
"""The same, without those who may share an office."""


def office_of(title: str) -> str:
    """감독대행 is a 감독, too."""
    return _ACTING.sub("", title)


class Heads:
    """The heads that one article names or that were found for it."""

    def __init__(self, scenes: Scenes, lexicon: Lexicon, standing: Standing) -> None:
        self._scenes = scenes
        self._lexicon = lexicon
        self._standing = standing
        self._names = NameJudge(lexicon)
        self._held: dict[tuple[str, str], str] = {}

    def hold(self, asked: Asked, candidate: Affiliate) -> None:
        """Remember who has an office: 토트넘의 감독 once found, 상대 감독 is of another club."""
        if asked.mention.name and len(asked.mention.name) > 1 and not asked.former:
            self._held.setdefault((office_of(asked.title), candidate.form), asked.mention.name)

    def are_others(self, asked: Asked, candidate: Affiliate) -> bool:
        """조다온 두산 감독대행 | 염가람 감독: an organization whose only head is somebody else."""
        office, name = office_of(asked.title), asked.mention.name
        if asked.former or office not in _SINGLE or not name:
            return False
        held = self._held.get((office, candidate.form))
        named = (self._head_at(start, end, office) for start, end in candidate.places)
        others = (other for other in chain((held,), named) if other is not None)
        return any(not _may_be_one(name, other) for other in others)

    def _head_at(self, start: int, end: int, office: str) -> str | None:
        """Who heads an organization by the words around it: 조다온 두산 감독, 두산 조다온 감독."""
        first, second = (*self._standing.words_after(end), "", "")[:2]
        name = first
        if office_of(title_of(first, self._lexicon) or "") == office:
            found = _NAME_BEFORE.search(self._scenes.text, max(0, start - 30), start)
            name = found[1] if found else ""
        elif office_of(title_of(second, self._lexicon) or "") != office:
            return None
        return name if name in self._lexicon.foreign_names or self._names.is_korean_name(name) else None


def _may_be_one(one: str, two: str) -> bool:
    """조 and 조다온, 하우어 and 카림 하우어; not 나 and 윤나래."""
    short, long = sorted((one, two), key=len)
    return long.startswith(short) or (len(short) > 1 and long.endswith(short))

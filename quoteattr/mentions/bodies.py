"""How far an organization reaches that begins with a known one: 다솔군 | 농업기술센터, 대한노인회 | 다솔군지회.

A region says where a body is; the body is whom somebody works for. What follows the body is a department.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from quoteattr.gazetteer import Match
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.words import Word

__all__ = ["BodyReader"]

_LOCAL = regex.compile(r"[가-힣]{2,6}(?:특별자치도|특별자치시|특별시|광역시|시|군|구|읍|면|동|도)$")
_BRANCH = regex.compile(r"(?P<place>[가-힣]{2,6}?)(?:지회|지부|본부|분회|지구대|지구협의회|협의회|연합회|지점)$")
"""다솔군지회, 전남본부: a part of a body that is named after where it is."""

_DEPARTMENT = regex.compile(r"(?:과|팀|실|국|부|반|처|담당|계)$")
_CIRCLES = ("동아리", "동호회")
_HEADED = (
    ("위원장", ("위원회", "협의체", "협의회")),
    ("회장", ("회",)),
    ("단장", ("단",)),
    ("대장", ("대",)),
    ("소장", ("소", "센터")),
    ("센터장", ("센터",)),
    ("관장", ("관",)),
    ("원장", ("원", "센터")),
)
"""Titles, and how the bodies end that such people head: 농업기술센터 | 소장."""


class BodyReader:
    """Says which words of a phrase belong to the organization that begins among them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def first_of(self, words: Sequence[Word], first: int, match: Match) -> int:
        """Where the organization begins: 한국4-H | 다솔군지회 where the gazetteer knows 다솔군.

        Args:
            words: the words of a phrase beside name and title.
            first: index of the word in which the match begins.
            match: what the gazetteer knows.
        """
        branch = _BRANCH.match(words[first].bare)
        if not first or branch is None or match.end >= words[first].start + len(words[first].bare):
            return first
        while first and self._is_owner(words[first - 1]):
            first -= 1
        return first

    def _is_owner(self, word: Word) -> bool:
        """한국 | 4-H, 바르게살기운동 before 다솔군지회."""
        proper = len(word.bare) > 4 or any(m.tag in ("NNP", "SL") for m in word.core)
        return proper and not word.possessive and word.bare not in self._lexicon.titles

    def last_of(self, words: Sequence[Word], last: int, match: Match | None, title: str) -> int:
        """Where it ends: 다솔군 농업기술센터 | 소장, 대한노인회 다솔군지회 | 회장, 다솔시 새싹지원터 | 관계자.

        Args:
            words: the words of a phrase beside name and title.
            last: index of the last word that is known to belong to it.
            match: what the gazetteer knows there, if anything.
            title: the title, whose last word tells what its bearer heads.
        """
        while last + 1 < len(words) and self._is_branch(words[last + 1].bare):
            last += 1
        rest = words[last + 1 :]
        if not rest or _is_party(match):
            return last
        if self._heads(title, rest[-1].bare) or any(word.bare.endswith(_CIRCLES) for word in rest):
            return len(words) - 1  # 다솔대 농구 동아리 노을 | 주장
        if not self._is_region(words[last], match):
            return last
        bodies = [i for i in range(last + 1, len(words)) if self._is_body(words[i])]
        if bodies:
            return bodies[-1]
        return len(words) - 1 if self._belongs(title) and all(_is_proper(word) for word in rest) else last

    def without_province(self, words: Sequence[Word]) -> Sequence[Word]:
        """경기도 | 일산 동부경찰서: a province before the place of a body is no part of its name."""
        inner = len(words) > 2 and words[1].bare in self._lexicon.places
        return words[1:] if inner and words[0].bare.endswith("도") and words[0].bare in self._lexicon.places else words

    def is_part_of(self, body: str, organization: str) -> bool:
        """해남군지회 of 대한노인회, 예방접종대응추진단 of 코로나19: a body whose name begins with the organization."""
        return self._is_branch(body) or organization[-1].isdigit()

    def _is_branch(self, word: str) -> bool:
        found = _BRANCH.match(word)
        return found is not None and (found["place"] in self._lexicon.places or bool(_LOCAL.match(found["place"])))

    def _heads(self, title: str, body: str) -> bool:
        """농업기술센터 | 소장, 보장협의체 | 위원장."""
        ends = next((ends for head, ends in _HEADED if title.endswith(head)), ())
        return len(body) > 2 and body.endswith(ends) if ends else False

    def _is_region(self, word: Word, match: Match | None) -> bool:
        if match is not None:
            return all(o.kind == "local_government" for o in match.organizations) and match.end >= word.end - 1
        return _LOCAL.match(word.bare) is not None

    def _is_body(self, word: Word) -> bool:
        """농업기술센터, 동부경찰서, but not 주거개선과."""
        entry = self._lexicon.suffix_of(word.bare) or self._lexicon.by_suffix.get(word.bare)
        return entry is not None and len(entry.suffix) > 1 and not _DEPARTMENT.search(word.bare)

    def _belongs(self, title: str) -> bool:
        return title.rsplit(" ", 1)[-1] in self._lexicon.words("belonging")


def _is_party(match: Match | None) -> bool:
    return match is not None and any(o.kind == "party" for o in match.organizations)


def _is_proper(word: Word) -> bool:
    """드림스타트: no common noun, and no department."""
    tags = {m.tag for m in word.core}
    return bool(tags) and tags <= {"NNP", "SL"} and not _DEPARTMENT.search(word.bare)

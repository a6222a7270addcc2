"""Phrases that end with the name: 네이버 대표 홍길동, 배우 박기웅, 엔젤투자자 존 하우어; or a bare 박기웅."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from quoteattr.gazetteer import Match
from quoteattr.mentions.members import group_before
from quoteattr.mentions.phrase import Phrase, Readers, start_of
from quoteattr.mentions.titles import OF_NO_PLACE, TitleMatch, find_occupation, match_title
from quoteattr.mentions.words import OPENING_MARKS, Word, is_matched

__all__ = ["NameLast"]

_MARKED = regex.compile(r"[‘'“\"<〈《「『][^’'”\">〉》」』]+[’'”\">〉》」』]$")
_CLOSING = "’”'\">〉》」』"


class NameLast:
    """Splits phrases whose last words are a name."""

    def __init__(self, readers: Readers) -> None:
        self._lexicon = readers.lexicon
        self._names = readers.names
        self._organizations = readers.organizations
        self._positions = readers.positions

    def split(self, words: Sequence[Word], matches: Sequence[Match]) -> Phrase | None:
        """네이버 대표 홍길동, 배우 박기웅, 월등면 협의체 위원장 김동철, 엔젤투자자 존 하우어; or a bare 박기웅."""
        for size in (1, 2, 3):
            title = match_title(words[:-size], self._lexicon) if len(words) > size else None
            if title is not None and self._positions.may_be_name(words, size, matches):
                named = self._names.is_korean_name(words[-1].bare, words[-1].morphemes)
                office = title.fused or (size > 1 and title.written not in self._lexicon.words("kin"))
                sure = office and self._positions.is_surely_foreign(words[-size:])  # 주민 토비 하우어
                if named or sure or title.entry.category != "anonymous":
                    return self._split_after_title(words, matches, title, size)
        if self._positions.is_korean(words, len(words) - 1, matches) and not _is_quality(words[-1]):
            return self._bare_korean(words, matches)
        return None

    def _split_after_title(
        self, words: Sequence[Word], matches: Sequence[Match], title: TitleMatch, size: int
    ) -> Phrase:
        if title.written in self._lexicon.words("kin"):  # 어머니 변순옥
            return Phrase(words[-size].start, " ".join(word.bare for word in words[-size:]))
        business = title.is_business
        led = title.first > 0 and title.written in self._lexicon.words("lead")
        marked = led and _MARKED.match(words[title.first - 1].text) is not None  # ‘푸른숲평론’ 발행인
        organization, department = self._organizations.split(
            words[: title.first],
            matches,
            strict=not business and not marked,
            named=business or marked,
            title=title.written,
        )
        written = f"{department} {title.written}" if department else title.written
        if organization in self._lexicon.places and title.entry.category in OF_NO_PLACE:
            organization = None  # 브라질 공격수 …, 영국 번역가 …: where somebody comes from
        if department and department.endswith("전문"):
            organization = None  # 전자제품 유출 전문 블로거 …: his field
        if title.entry.category == "anonymous" and title.fused:
            organization, written = None, title.written  # 미국 유명 엔젤투자자
        if title.first and title.entry.category == "arts" and _is_work(words[title.first - 1]):
            organization = None  # 드라마 ‘달빛여행’의 배우 …: in what he plays
        organization, written = self._organizations.of_fused(organization, written, title.entry, fused=title.fused)
        first = start_of(organization, words[: title.first], words[title.first].start)
        return Phrase(first, " ".join(word.bare for word in words[-size:]), written, organization, title.entry)

    def _bare_korean(self, words: Sequence[Word], matches: Sequence[Match]) -> Phrase:
        """박기웅; 방송협회 김철수: a name with at most a trade or an organization before it."""
        last = words[-1]
        occupation = find_occupation(words[:-1], self._lexicon)
        if occupation:
            return Phrase(words[-2].start, last.bare, occupation)
        organization, _ = self._organizations.split(words[:-1], matches, strict=True)
        if len(words) > 1 and words[-2].text[-1] in _CLOSING and not is_matched(words[-2], matches):
            organization = None  # 물빛방송 ‘노을 언덕’ 홍가람, ‘바람의시’ 홍가람: a programme, a nickname
        organization = organization or group_before(words, matches, self._lexicon)
        organization = organization or self._organizations.in_parenthesis(last, matches)
        return Phrase(start_of(organization, words[:-1], last.start), last.bare, None, organization)


def _is_work(word: Word) -> bool:
    """‘달빛여행’의: a work in marks."""
    return word.possessive and word.text[0] in OPENING_MARKS


def _is_quality(word: Word) -> bool:
    """유연성, 다양성: no name where no title stands beside it."""
    return word.bare.endswith("성") and [m.tag for m in word.core][:2] == ["XR", "XSN"]

"""Phrases that end with 씨, 군, 양 or with an honorific written onto a name: 조병곤 씨, 김모(33)씨, 혜당스님."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.gazetteer import Match
from quoteattr.mentions.phrase import Phrase, Readers
from quoteattr.mentions.titles import OF_NO_PLACE, find_occupation, match_title, title_in_parenthesis
from quoteattr.mentions.words import Word, is_label

__all__ = ["Misters"]


class Misters:
    """Splits phrases whose last word is a courtesy."""

    def __init__(self, readers: Readers) -> None:
        self._lexicon = readers.lexicon
        self._names = readers.names
        self._organizations = readers.organizations
        self._positions = readers.positions
        self._honorifics = tuple(sorted(readers.lexicon.words("honorific")))

    def without_fusion(self, words: Sequence[Word]) -> Sequence[Word]:
        """혜당스님 → 혜당 | 스님: an honorific written onto a name."""
        last = words[-1]
        if not last.text.endswith(self._honorifics) or last.bare in self._lexicon.titles:  # 보좌신부
            return words
        honorific = next(h for h in self._honorifics if last.text.endswith(h))
        name = last.text.removesuffix(honorific)
        if not 2 <= len(name) <= 3 or name in self._lexicon.titles:
            return words
        cut = last.end - len(honorific)
        kept = tuple(m for m in last.morphemes if m.start < cut)
        return [*words[:-1], Word(last.start, cut, name, kept), Word(cut, last.end, honorific)]

    def split(self, words: Sequence[Word], matches: Sequence[Match]) -> Phrase | None:
        """조병곤 씨, 김모(33)씨, A씨: no title."""
        last = words[-1].bare
        if last in ("씨", "군", "양", "옹") and len(words) > 1:
            rest = list(words[:-1])
        elif (last.endswith(("군", "양")) and is_label(last[:-1])) or (last.endswith("씨") and 2 <= len(last) <= 5):
            rest = [*words[:-1], words[-1].shortened()]
        else:
            return None
        before, rest = rest[-1], rest[:-1]
        inside = title_in_parenthesis(words[-1] if words[-1].parenthesis else before, self._lexicon)
        if before.bare in ("모", "某") and rest and self._names.is_surname(rest[-1].bare):
            half, rest = rest[-1], rest[:-1]
            title = match_title(rest, self._lexicon)  # 직장인 | 홍 모 씨
            return Phrase(half.start, half.bare + "모", title.written if title else inside, unnamed=True)
        if is_label(before.bare):
            title = match_title(rest, self._lexicon)
            trade = title.written if title else find_occupation(rest, self._lexicon)
            return Phrase(before.start, before.bare, trade or inside, unnamed=True)
        alone = not rest or rest[-1].bare not in self._lexicon.foreign_names  # 응우옌 티 란 씨
        if alone and (self._names.is_surname(before.bare) or before.bare in self._lexicon.rare_surnames):
            return Phrase(before.start, before.bare, surname_only=True)
        return self._split_mister(before, rest, matches, inside)

    def _split_mister(
        self, before: Word, rest: list[Word], matches: Sequence[Match], inside: str | None
    ) -> Phrase | None:
        """푸른들영농조합 대표 함영옥 씨, 응우옌 티 란 씨."""
        name, start = before.bare, before.start
        if not self._names.is_korean_name(name) and not self._names.is_foreign_name([name], []):
            return None
        while not self._names.is_korean_name(name) and rest and self._positions.is_foreign_word(rest[-1], matches):
            name, start, rest = f"{rest[-1].bare} {name}", rest[-1].start, rest[:-1]
        title = match_title(rest, self._lexicon)
        if title is None:
            occupation = find_occupation(rest, self._lexicon)
            first = start if occupation is None else rest[-1].start
            return Phrase(first, name, occupation or inside)
        organization, _ = self._organizations.split(rest[: title.first], matches, strict=not title.is_business)
        if organization in self._lexicon.places and title.entry.category in OF_NO_PLACE:
            organization = None  # 포천 농민 …: where somebody comes from
        written = None if title.written in self._lexicon.words("kin") else title.written
        return Phrase(rest[title.first].start, name, written, organization, title.entry)

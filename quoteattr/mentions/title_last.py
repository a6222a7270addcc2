"""Phrases that end with their title: 김하늘 카카오 부사장, 부산대 AI대학원 홍가람 원장, 카카오 관계자."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from quoteattr.gazetteer import Match
from quoteattr.mentions.outer_organizations import FORMER, OuterOrganizations
from quoteattr.mentions.phrase import Phrase, Readers, start_of
from quoteattr.mentions.titles import TitleMatch, match_title
from quoteattr.mentions.words import Word, as_written, is_label, joined

__all__ = ["TitleLast"]


class TitleLast:
    """Splits phrases whose last words are a title."""

    def __init__(self, readers: Readers) -> None:
        self._lexicon = readers.lexicon
        self._names = readers.names
        self._organizations = readers.organizations
        self._positions = readers.positions
        self._outer = OuterOrganizations(readers)

    def split(self, words: Sequence[Word], matches: Sequence[Match], title: TitleMatch) -> Phrase | None:
        """The parts of a phrase whose last words are ``title``."""
        title = self._with_post(words, title)
        written = title.written
        # 홍가람 당시 장관, 홍가람 당시 한빛당 대표
        before = [word for i, word in enumerate(words[: title.first]) if word.bare != "당시" or not i]
        if title.entry.title in self._lexicon.words("of_somebody") and self._is_client(before):
            return Phrase(words[title.first].start, None, title.written, title_entry=title.entry, unnamed=True)
        if title.entry.title in self._lexicon.words("elder") and not title.fused and (elder := self._elder(before)):
            return replace(elder, title=title.written, title_entry=title.entry)
        if self._is_nameless(before, title):
            return self._split_nameless(words, matches, title)
        former = bool(before) and before[-1].bare in self._lexicon.words("former")
        if former:
            written, before = f"{before[-1].bare} {written}", before[:-1]
        if self._is_withheld(before, title):
            return self._split_label(before, matches, title, written)
        phrase = [*before, words[title.first]]
        position = self._positions.find_name(phrase, len(before), matches, title)
        if position is not None:
            return self._split_named(words, before, matches, title, written, position)
        if former and self._names.is_surname(words[title.first - 1].bare):
            surname = words[title.first - 1]  # 전 대표: a surname after all
            return Phrase(surname.start, surname.bare, title.written, title_entry=title.entry, surname_only=True)
        if before and is_label(before[-1].bare):
            return self._split_label(before, matches, title, written)
        return self._split_nameless(words, matches, title)

    def _elder(self, before: list[Word]) -> Phrase | None:
        """김복례 | 할머니, 김 | 할머니: somebody by name, old names included; 동네 할머니, 한 할머니 have none."""
        if not before or before[-1].bare in self._lexicon.words("determiner") or before[-1].possessive:
            return None
        word = before[-1]
        if self._names.is_surname(word.bare):
            return Phrase(word.start, word.bare, surname_only=True)
        surname = self._names.surname_of(word.bare) if len(word.bare) == 3 else None
        unknown = [m.tag for m in word.core] == ["NNP"] or (word.core and word.core[0].form == surname)
        named = (surname and unknown) or self._names.is_korean_name(word.bare, word.core)
        return Phrase(word.start, word.bare) if named else None

    def _is_withheld(self, before: list[Word], title: TitleMatch) -> bool:
        """상계고 | A | 교사: the letter is the name; of a business it may be the company."""
        letter = before[-1].bare if before else ""
        return len(letter) == 1 and letter.isascii() and is_label(letter) and not title.is_business

    def _split_label(self, before: list[Word], matches: Sequence[Match], title: TitleMatch, written: str) -> Phrase:
        organization, _ = self._organizations.split(before[:-1], matches)
        label = before[-1].bare.removesuffix("씨") or before[-1].bare  # A씨 의원
        return Phrase(before[-1].start, label, written, organization, title.entry, unnamed=True)

    def _with_post(self, words: Sequence[Word], title: TitleMatch) -> TitleMatch:
        """CEO 겸 | 공동창업자: one person's offices."""
        first = title.first - 1
        if title.fused or first < 1 or words[first].bare != "겸" or words[first - 1].bare not in self._lexicon.titles:
            return title
        return replace(title, first=first - 1, written=f"{words[first - 1].bare} 겸 {title.written}")

    def _is_client(self, before: list[Word]) -> bool:
        """이 전 감독 | 변호인, A씨 | 변호인: the words before the title are whom he speaks for."""
        if not before:
            return False
        last = before[-1].bare
        return last in self._lexicon.titles or last.endswith(("씨", "측")) or before[-1].possessive

    def _is_nameless(self, before: list[Word], title: TitleMatch) -> bool:
        """한 암호화폐 투자자, 카카오 관계자: no name is to be looked for."""
        if len(before) == 2 and before[1].bare in self._lexicon.words("former") and before[0].bare == "이":
            return False  # 이 전 대표: a surname
        named = [self._names.is_korean_name(word.bare, word.core) for word in before]
        if len(before) > 1 and before[0].bare in self._lexicon.words("determiner") and not any(named):
            return True
        if before and before[-1].bare in self._lexicon.words("indefinite") and len(before[-1].bare) > 1:
            return True  # 다른 의원, 어느 교수
        if title.entry.category != "anonymous" or not before or named[-1]:
            return False
        return not self._has_foreigner(before)

    def _has_foreigner(self, words: list[Word]) -> bool:
        """리디아 코벤 | 한빛공대 책임자: a listed foreign name and what may be its second word."""
        listed = self._lexicon.foreign_names
        pairs = pairwise(words)
        return any(one.bare in listed and self._positions.is_foreign_word(two, ()) for one, two in pairs)

    def _split_named(
        self,
        words: Sequence[Word],
        before: list[Word],
        matches: Sequence[Match],
        title: TitleMatch,
        written: str,
        position: tuple[int, int],
    ) -> Phrase:
        """The name stands at ``position`` among the words before the title."""
        start, end = position
        name, *others = self._positions.names_in(" ".join(word.bare for word in before[start:end]))
        surname_only = end - start == 1 and self._names.is_surname(name)
        after = self._outer.without_superior(before[end:])
        former = after[0].bare if after and after[0].bare in FORMER else None  # 진가람 전 동해대 교수
        after = after[1:] if former else after
        organization, department = self._organizations.split(after, matches, title=title.written)
        outer = self._outer.find(before, position, matches, title)
        introduced = start > 0 and (
            before[start - 1].bare in self._lexicon.titles or self._outer.fused_office(before[start - 1]) is not None
        )
        if introduced and (title.fused or organization):
            outer = None  # 한빛문화재단 이사장인 | 노서빈 나주시장, 일본 전문가인 | 노서빈 동해대 교수
        if outer and (organization is None or not surname_only):
            organization, department = outer, as_written(after)
        written = " ".join(filter(None, (former, department, written)))
        if start and title.entry.title in self._lexicon.words("honorific"):
            office = match_title(before[:start], self._lexicon)
            if office:  # 총무원 총무부장 정우 스님: the office, not the honorific
                written, (organization, _) = (
                    office.written,
                    self._organizations.split(before[: office.first], matches),
                )
        organization, written = self._organizations.of_fused(organization, written, title.entry, fused=title.fused)
        if organization is None:
            in_parentheses = (
                self._organizations.in_parenthesis(word, matches) for word in (words[-1], before[end - 1])
            )
            organization = next((found for found in in_parentheses if found), None)
        first = start_of(organization, before[:start], before[start].start)
        return Phrase(first, name, written, organization, title.entry, surname_only, co_names=tuple(others))

    def _split_nameless(self, words: Sequence[Word], matches: Sequence[Match], title: TitleMatch) -> Phrase:
        """카카오 관계자, 검찰총장, 의사: a title without a name."""
        before = list(words[: title.first])
        first = (before or list(words))[0].start
        if len(before) > 1 and before[0].bare in ("이", "같은") and before[1].bare in self._lexicon.nouns:
            pointed = f"{before[0].bare} {before[1].bare}"
            return Phrase(first, None, title.written, pointed, title.entry, unnamed=True)
        rest = [word for word in before if word.bare not in self._lexicon.words("determiner")]
        if rest and rest[-1].bare.endswith(("측", "쪽")):
            if len(before) > 2 and before[0].bare == "이" and before[1].bare in FORMER:
                rest = before  # 이 전 대표 측 관계자: a surname
            rest = rest[1:] if len(rest) > 1 and rest[0].bare in self._lexicon.titles else rest
            return Phrase(rest[0].start, None, title.written, joined(rest), title.entry, unnamed=True)
        belongs = title.written.rsplit(" ", 1)[-1] in self._lexicon.words("belonging")
        organization, department = self._organizations.split(rest, matches, named=belongs, title=title.written)
        written = f"{department} {title.written}" if department else title.written
        organization, written = self._organizations.of_fused(organization, written, title.entry, fused=title.fused)
        organization = organization or self._organizations.in_parenthesis(words[-1])
        if organization is None and department is None and belongs and rest:
            organization = rest[-1].bare  # 한 기획사 관계자, 회사 관계자
        unnamed = title.entry.category == "anonymous"
        return Phrase(first, None, written, organization, title.entry, unnamed=unnamed)

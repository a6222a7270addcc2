"""Splitting a speaker phrase into name, title and organization.

Newswriting puts them in every order: 김하늘 카카오 부사장 (name, organization, title), 부산대 AI대학원 홍가람 원장
(organization, name, title), 네이버 대표 홍길동 (organization, title, name), 이바다 나주시장 (title and place fused).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from quoteattr.gazetteer import Match
from quoteattr.lexicon import Lexicon, TitleEntry
from quoteattr.mentions.names import NameJudge
from quoteattr.mentions.naming import NameModel
from quoteattr.mentions.organizations import OrganizationReader
from quoteattr.mentions.positions import NameFinder
from quoteattr.mentions.titles import TitleMatch, find_occupation, match_title
from quoteattr.mentions.units import unit_of
from quoteattr.mentions.words import OPENING_MARKS, Word, as_written, is_common_noun, is_label, is_matched, joined

__all__ = ["Phrase", "PhraseSplitter"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """The parts of a speaker phrase as written; ``start`` is where it begins once stray words are cut off."""

    start: int
    name: str | None = None
    title: str | None = None
    organization: str | None = None
    title_entry: TitleEntry | None = None
    surname_only: bool = False
    unnamed: bool = False
    co_names: tuple[str, ...] = ()


class PhraseSplitter:
    """Splits phrases with the titles and surnames of a lexicon and the organizations found in the article."""

    def __init__(self, lexicon: Lexicon, model: NameModel | None = None) -> None:
        self._lexicon = lexicon
        self._names = NameJudge(lexicon)
        self._honorifics = tuple(sorted(lexicon.words("honorific")))
        self._organizations = OrganizationReader(lexicon)
        self._positions = NameFinder(lexicon, self._names, self._organizations, model or NameModel.over(lexicon))

    def split(self, words: Sequence[Word], matches: Sequence[Match]) -> Phrase | None:
        """The parts of a phrase; ``None`` when it holds neither title nor name.

        Args:
            words: the words of the phrase in text order, particles taken off.
            matches: gazetteer matches that lie in the phrase.
        """
        words = self._without_fusion(words)
        honorific = self._split_honorific(words, matches)
        if honorific:
            return honorific
        title = match_title(words, self._lexicon)
        if title is not None:
            return None if self._is_institute(words, title) else self._split_title_last(words, matches, title)
        if len(words) > 1 and self._names.is_surname(words[-2].bare) and _is_short_title(words[-1].bare):
            return Phrase(words[-2].start, words[-2].bare, words[-1].bare, surname_only=True)
        return self._split_name_last(words, matches) or self._split_unlisted(words, matches)

    def _is_institute(self, words: Sequence[Word], title: TitleMatch) -> bool:
        """한빛경제연구원은: an institute; 노서빈 반도체연구원, 반도체연구원: somebody."""
        if not title.fused or title.entry.title not in self._lexicon.words("institute"):
            return False
        named = any(self._names.is_korean_name(word.bare, word.core) for word in words[: title.first])
        latin = any(m.tag == "SL" for m in words[-1].core)
        return not named and (latin or not is_common_noun(words[-1]))

    def _split_unlisted(self, words: Sequence[Word], matches: Sequence[Match]) -> Phrase | None:
        """맹하람 한빛전자 우주총괄장: name first, and last what ends like a title that no list has."""
        name, last = words[0], words[-1]
        if len(words) < 2 or len(name.bare) != 3 or not last.bare.endswith(_OFFICE_ENDINGS) or len(last.bare) < 3:
            return None
        if is_matched(last, matches) or self._lexicon.is_organization_name(last.bare, common=is_common_noun(last)):
            return None
        if last.bare in self._lexicon.nouns or not self._positions.is_sure_name(words, 0, matches):
            return None
        organization, department = self._organizations.split(words[1:-1], matches)
        written = f"{department} {last.bare}" if department else last.bare
        return Phrase(name.start, name.bare, written, organization)

    def _without_fusion(self, words: Sequence[Word]) -> Sequence[Word]:
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

    def _split_honorific(self, words: Sequence[Word], matches: Sequence[Match]) -> Phrase | None:
        """조병곤 씨, 김모(33)씨, A씨: no title."""
        last = words[-1].bare
        if last in ("씨", "군", "양", "옹") and len(words) > 1:
            rest = list(words[:-1])
        elif (last.endswith(("군", "양")) and is_label(last[:-1])) or (last.endswith("씨") and 2 <= len(last) <= 5):
            rest = [*words[:-1], words[-1].shortened()]
        else:
            return None
        before, rest = rest[-1], rest[:-1]
        if before.bare in ("모", "某") and rest and self._names.is_surname(rest[-1].bare):
            return Phrase(rest[-1].start, rest[-1].bare + "모", unnamed=True)
        if is_label(before.bare):
            title = match_title(rest, self._lexicon)
            return Phrase(before.start, before.bare, title.written if title else find_occupation(rest), unnamed=True)
        alone = not rest or rest[-1].bare not in self._lexicon.foreign_names  # 응우옌 티 란 씨
        if alone and (self._names.is_surname(before.bare) or before.bare in self._lexicon.rare_surnames):
            return Phrase(before.start, before.bare, surname_only=True)
        return self._split_mister(before, rest, matches)

    def _split_mister(self, before: Word, rest: list[Word], matches: Sequence[Match]) -> Phrase | None:
        """푸른들영농조합 대표 함영옥 씨, 응우옌 티 란 씨."""
        name, start = before.bare, before.start
        if not self._names.is_korean_name(name) and not self._names.is_foreign_name([name], []):
            return None
        while not self._names.is_korean_name(name) and rest and self._positions.is_foreign_word(rest[-1], matches):
            name, start, rest = f"{rest[-1].bare} {name}", rest[-1].start, rest[:-1]
        title = match_title(rest, self._lexicon)
        if title is None:
            occupation = find_occupation(rest)
            return Phrase(start if occupation is None else rest[-1].start, name, occupation)
        organization, _ = self._organizations.split(rest[: title.first], matches, strict=not title.is_business)
        if organization in self._lexicon.places and title.entry.category in ("sports", "occupation", "arts"):
            organization = None  # 포천 농민 …: where somebody comes from
        written = None if title.written in self._lexicon.words("kin") else title.written
        return Phrase(rest[title.first].start, name, written, organization, title.entry)

    def _split_title_last(self, words: Sequence[Word], matches: Sequence[Match], title: TitleMatch) -> Phrase | None:
        title = self._with_post(words, title)
        written = title.written
        # 홍가람 당시 장관, 홍가람 당시 한빛당 대표
        before = [word for i, word in enumerate(words[: title.first]) if word.bare != "당시" or not i]
        if title.entry.title in self._lexicon.words("of_somebody") and self._is_client(before):
            return Phrase(words[title.first].start, None, title.written, title_entry=title.entry, unnamed=True)
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

    def _is_withheld(self, before: list[Word], title: TitleMatch) -> bool:
        """상계고 | A | 교사: the letter is the name; of a business it may be the company."""
        letter = before[-1].bare if before else ""
        return len(letter) == 1 and letter.isascii() and is_label(letter) and not title.is_business

    def _split_label(self, before: list[Word], matches: Sequence[Match], title: TitleMatch, written: str) -> Phrase:
        organization, _ = self._organizations.split(before[:-1], matches)
        return Phrase(before[-1].start, before[-1].bare, written, organization, title.entry, unnamed=True)

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
        after = self._own_office(before[end:])
        former = after[0].bare if after and after[0].bare in _FORMER else None  # 진가람 전 동해대 교수
        after = after[1:] if former else after
        organization, department = self._organizations.split(after, matches, title=title.written)
        outer = self._outer_organization(before, position, matches, title)
        introduced = start > 0 and (
            before[start - 1].bare in self._lexicon.titles or self._fused_office(before[start - 1]) is not None
        )
        if introduced and (title.fused or organization):
            outer = None  # 한빛문화재단 이사장인 | 노서빈 나주시장, 일본 전문가인 | 노서빈 동해대 교수
        if outer and (organization is None or not surname_only):
            organization, department = outer, as_written(after)
        written = " ".join(filter(None, (former, department, written)))
        if start and title.entry.title in self._lexicon.words("honorific"):
            office = match_title(before[:start], self._lexicon)
            if office:  # 총무원 총무부장 정우 스님: the office, not the honorific
                written, (organization, _) = office.written, self._organizations.split(before[: office.first], matches)
        organization, written = self._organizations.of_fused(organization, written, title.entry, fused=title.fused)
        if organization is None:
            in_parentheses = (
                self._organizations.in_parenthesis(word, matches) for word in (words[-1], before[end - 1])
            )
            organization = next((found for found in in_parentheses if found), None)
        first = _start_of(organization, before[:start], before[start].start)
        return Phrase(first, name, written, organization, title.entry, surname_only, co_names=tuple(others))

    def _own_office(self, words: list[Word]) -> list[Word]:
        """유리 우스티노프 | 하산 대통령 | 외교담당 보좌관: without the person whom somebody works for."""
        if len(words) < 2 or words[1].bare not in self._lexicon.words("head_of_state"):
            return words
        superior = words[0].bare
        personal = superior in self._lexicon.foreign_names or self._names.is_korean_name(superior, words[0].core)
        return words[2:] if personal and superior not in self._lexicon.places else words

    def _outer_organization(
        self, before: list[Word], position: tuple[int, int], matches: Sequence[Match], title: TitleMatch
    ) -> str | None:
        """The organization before the name (부산대 AI대학원 송길태 원장); an unknown one only where it is due."""
        start, end = position
        announced = any(word.bare in self._lexicon.words("company_word") for word in before[: max(0, start - 1)])
        beside = start > 0 and (_is_long_proper(before[start - 1]) or self._positions.is_school(before, start - 1))
        unknown = title.is_business or announced or beside
        outer = self._behind_office(before[:start], title) if end == len(before) else before[:start]
        origins = [i for i, word in enumerate(outer) if word.bare == "출신"]
        outer = outer[origins[-1] + 1 :] if origins else outer  # 물빛방송 아나운서 출신 | 홍가람 한빛당 최고위원
        distinct = start > 0 and before[start - 1].bare in self._lexicon.words("distinction")
        if distinct:
            return None  # 전라남도 무형유산 다솔농악 보유자 | 홍가람 국악인: who gave it
        organization, _ = self._organizations.split(
            outer, matches, strict=bool(before[end:]) or not unknown, title=title.written
        )
        entry = self._lexicon.nouns.get(organization or "")
        faction = entry is not None and entry.category == "sector" and len(before[start].bare) > 1
        return None if faction else organization  # 친명계 | 홍가람 의원, but 업계 | 한 전문가

    def _fused_office(self, word: Word) -> TitleMatch | None:
        """한빛협회장, 군사전문가: a long title written onto something."""
        title = match_title([word], self._lexicon)
        long = title is not None and title.fused and len(title.entry.title) > 2
        return title if long and not self._lexicon.is_organization_name(word.bare) else None  # 한빛연구원

    def _behind_office(self, words: list[Word], title: TitleMatch) -> list[Word]:
        """플로리다 공대 | 학과장인 한센 교수; 윤리특위 위원장인 | 한빛당 | 노서빈 의원: a committee is no party."""
        if words and (fused := self._fused_office(words[-1])):
            unit = unit_of(words[-1].bare, fused.entry)  # 한빛협회장인 | 노서빈 교수
            return [*words[:-1], replace(words[-1], text=unit)] if unit else words[:-1]
        offices = [i for i, word in enumerate(words) if i and word.bare in self._lexicon.titles]
        if not offices or words[offices[-1]].bare.endswith("대행"):
            return words
        if offices[-1] < len(words) - 1:
            side = words[offices[-1] + 1].bare in ("캠프", "측", "쪽")
            return words if side else words[offices[-1] + 1 :]
        office = self._lexicon.titles[words[-1].bare]
        return [] if title.entry.title.endswith("의원") or office.category == "anonymous" else words[:-1]

    def _split_nameless(self, words: Sequence[Word], matches: Sequence[Match], title: TitleMatch) -> Phrase:
        """카카오 관계자, 검찰총장, 의사: a title without a name."""
        before = list(words[: title.first])
        first = (before or list(words))[0].start
        if len(before) > 1 and before[0].bare in ("이", "같은") and before[1].bare in self._lexicon.nouns:
            pointed = f"{before[0].bare} {before[1].bare}"
            return Phrase(first, None, title.written, pointed, title.entry, unnamed=True)
        rest = [word for word in before if word.bare not in self._lexicon.words("determiner")]
        if rest and rest[-1].bare.endswith(("측", "쪽")):
            if len(before) > 2 and before[0].bare == "이" and before[1].bare in _FORMER:
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

    def _split_name_last(self, words: Sequence[Word], matches: Sequence[Match]) -> Phrase | None:
        """네이버 대표 홍길동, 배우 박기웅, 월등면 협의체 위원장 김동철, 엔젤투자자 존 하우어; or a bare 박기웅."""
        for size in (1, 2, 3):
            title = match_title(words[:-size], self._lexicon) if len(words) > size else None
            if title is not None and self._positions.may_be_name(words, size, matches):
                named = self._names.is_korean_name(words[-1].bare, words[-1].morphemes)
                sure = title.fused and self._positions.is_surely_foreign(words[-size:])
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
        if organization in self._lexicon.places and title.entry.category in ("sports", "occupation", "arts"):
            organization = None  # 브라질 공격수 …: where somebody comes from
        if title.entry.category == "anonymous" and title.fused:
            organization, written = None, title.written  # 미국 유명 엔젤투자자
        if title.first and title.entry.category == "arts" and _is_work(words[title.first - 1]):
            organization = None  # 드라마 ‘달빛여행’의 배우 …: in what he plays
        organization, written = self._organizations.of_fused(organization, written, title.entry, fused=title.fused)
        first = _start_of(organization, words[: title.first], words[title.first].start)
        return Phrase(first, " ".join(word.bare for word in words[-size:]), written, organization, title.entry)

    def _bare_korean(self, words: Sequence[Word], matches: Sequence[Match]) -> Phrase:
        """박기웅; 방송협회 김철수: a name with at most a trade or an organization before it."""
        last = words[-1]
        occupation = find_occupation(words[:-1])
        if occupation:
            return Phrase(words[-2].start, last.bare, occupation)
        organization, _ = self._organizations.split(words[:-1], matches, strict=True)
        if len(words) > 1 and words[-2].text[-1] in _CLOSING and not is_matched(words[-2], matches):
            organization = None  # 물빛방송 ‘노을 언덕’ 홍가람, ‘바람의시’ 홍가람: a programme, a nickname
        organization = organization or self._organizations.in_parenthesis(last, matches)
        return Phrase(_start_of(organization, words[:-1], last.start), last.bare, None, organization)


def _start_of(organization: str | None, words: Sequence[Word], otherwise: int) -> int:
    """Where the phrase begins: at its organization, if that stands before the name."""
    if not organization:
        return otherwise
    first = organization.split(" ")[0]
    return min([otherwise, *(w.start for w in words if w.text.startswith(first) or w.bare == first)])


_MARKED = regex.compile(r"[‘'“\"<〈《「『][^’'”\">〉》」』]+[’'”\">〉》」』]$")
_CLOSING = "’”'\">〉》」』"
_FORMER = frozenset({"전", "前", "전직"})
_OFFICE_ENDINGS = ("장", "총괄", "담당", "역", "관", "책임", "리더", "리드", "매니저", "디렉터", "에디터", "프로")
"""How titles end that no list has; the words before them must be a name and an organization."""


def _is_work(word: Word) -> bool:
    """‘달빛여행’의: a work in marks."""
    return word.possessive and word.text[0] in OPENING_MARKS


def _is_quality(word: Word) -> bool:
    """유연성, 다양성: no name where no title stands beside it."""
    return word.bare.endswith("성") and [m.tag for m in word.core][:2] == ["XR", "XSN"]


def _is_long_proper(word: Word) -> bool:
    """참세입자모임 | 홍예리 간사: an unknown name of four syllables and more."""
    return len(word.bare) >= 4 and any(m.tag == "NNP" for m in word.core)


def _is_short_title(word: str) -> bool:
    """해수관 ← 해양수산관: an abbreviation that no list has."""
    return word.endswith("관") and len(word) > 2

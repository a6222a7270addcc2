"""Mentions that are no single named person: organizations, groups, documents, common nouns, unknown words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import regex

from quoteattr.gazetteer import Match
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.counts import is_count, without_count
from quoteattr.mentions.members import group_before
from quoteattr.mentions.organizations import OrganizationReader
from quoteattr.mentions.phrase import start_of
from quoteattr.mentions.phrases import PhraseSplitter
from quoteattr.mentions.titles import match_title
from quoteattr.mentions.words import LAW_ARTICLE, Word, is_marked, is_matched, joined, without_gloss

__all__ = ["Collective", "CollectiveReader"]

_LAW = regex.compile(r"(?:법|법률|헌법|시행령|시행규칙|조례|규칙|규약|정관|협약|협정)$")
_NAMES = regex.compile(r"[가-힣]{2,4}(?:[·ㆍ・][가-힣]{2,4}){3,}")
_INITIAL = regex.compile(r"[A-Z]{1,2}[사시군구당]|[가-힣]+-[가-힣]+사")


@dataclass(frozen=True, slots=True)
class Collective:
    """What the words name, and where the mention begins."""

    start: int
    form: Literal["organization", "focus", "group", "document", "bare"]
    organization: str | None = None
    title: str | None = None
    name: str | None = None
    category: str | None = None


class CollectiveReader:
    """Reads words that end in no title and no personal name."""

    def __init__(self, lexicon: Lexicon, splitter: PhraseSplitter) -> None:
        self._lexicon = lexicon
        self._splitter = splitter
        self._organizations = OrganizationReader(lexicon)
        sectors = (noun for noun, entry in lexicon.nouns.items() if entry.category == "sector" and noun[-1] in "계권")
        self._bodies = tuple(lexicon.words("body_end"))
        self._sectors = tuple(sorted(sector for sector in sectors if len(sector) > 1))

    def read_group(self, words: list[Word], matches: Sequence[Match]) -> Collective | None:
        """제작진, 전문가들, 회원 대부분: several people, also with a title among the words."""
        if len(words) > 1 and words[-1].bare in self._lexicon.words("quantifier"):
            return self._plural([*words[:-2], words[-2].shortened(words[-2].bare.endswith("들"))], matches)
        if (
            len(words) > 1
            and words[0].bare in self._lexicon.words("plural_determiner")
            and match_title(words, self._lexicon)
        ):
            return self._plural(words[1:], matches)
        counted = without_count(words, self._lexicon)
        if counted is not None:
            return self._counted(words, counted, matches)
        last = words[-1]
        if last.bare in self._lexicon.words("among") and len(words) > 1:
            return self._among(words, matches)
        if len(words) > 1 and (found := self._named_together(words, matches)):
            return found
        entry = self._lexicon.nouns.get(last.bare)
        if last.bare.endswith("들") and len(last.bare) > 2:
            return self._plural([*words[:-1], last.shortened()], matches)
        if last.bare in self._lexicon.words("inside") and len(words) > 1:
            return self._inside(words[:-1], matches)
        if (
            len(words) == 1
            and entry is None
            and any(last.bare in self._lexicon.words(n) for n in ("plural_determiner", "quantifier"))
        ):
            return Collective(last.start, "group")  # 일부는, 대다수는
        if entry is None or entry.category != "group" or self._is_titled(words):
            return None
        return self._crew(last)

    def _crew(self, word: Word) -> Collective:
        """제작진: what they are called is what they do; 연구팀 stands for its institute, 유족 and 일각 do nothing."""
        return Collective(word.start, "group", title=word.bare if word.bare in self._lexicon.words("crew") else None)

    def _named_together(self, words: list[Word], matches: Sequence[Match]) -> Collective | None:
        """홍가람·윤서진·노하늘·남도담 의원: more people than one can speak for; 홍가람 부부."""
        title = match_title(words, self._lexicon)
        if title and title.first and _NAMES.fullmatch(words[title.first - 1].bare):
            found = self._plural([*words[: title.first - 1], *words[title.first :]], matches)
            return replace(found, start=min(found.start, words[title.first - 1].start))
        if words[-1].bare not in self._lexicon.words("couple"):
            return None
        phrase = self._splitter.split(words[:-1], matches)
        return Collective(phrase.start, "group") if phrase and phrase.name and not phrase.unnamed else None

    def _counted(self, words: list[Word], kept: list[Word], matches: Sequence[Match]) -> Collective:
        """택시기사 100여 명, 16개 단체, 예닐곱 명."""
        if not kept:
            return Collective(words[0].start, "group")
        near = [m for m in matches if m.start < kept[-1].end]
        entry = self._lexicon.nouns.get(kept[-1].bare)
        if entry is not None and entry.category in ("organization", "focus") and kept[-1].bare != words[-1].bare:
            start = near[0].start if near else kept[-1].start
            return Collective(start, "group", joined([word for word in kept if word.end > start]))  # 노조 10여 명
        return self._plural(kept, near)

    def _among(self, words: list[Word], matches: Sequence[Match]) -> Collective | None:
        """여행객 사이, 학부모들 사이 — but no space between things (건물 사이)."""
        people = words[:-1]
        several = people[-1].bare.endswith("들") and len(people[-1].bare) > 2
        if several:
            people = [*people[:-1], people[-1].shortened()]
        known = match_title(people, self._lexicon) is not None or self._speaks(people[-1])
        return self._plural(people, matches) if several or known else None

    def _speaks(self, word: Word) -> bool:
        entry = self._lexicon.nouns.get(word.bare)
        return entry is not None and entry.category != "document"

    def _is_titled(self, words: list[Word]) -> bool:
        """피해자 가족: a title of several words says more than its last one."""
        title = match_title(words, self._lexicon) if len(words) > 1 else None
        return title is not None and " " in title.written

    def _inside(self, words: list[Word], matches: Sequence[Match]) -> Collective:
        """한국당 내부, 여당 일각: people of an organization."""
        start = matches[0].start if matches else self._proper_start(words)
        if not matches and len(words) > 1 and words[-2].bare in self._lexicon.nouns:
            start = words[-2].start  # 당 지도부
        return Collective(start, "group", joined([word for word in words if word.end > start]))

    def _plural(self, words: list[Word], matches: Sequence[Match]) -> Collective:
        first, opening = words[0].start, self._lexicon.words("plural_determiner") | self._lexicon.words("indefinite")
        opening = opening - self._lexicon.nouns.keys()
        words = [word for word in words[:-1] if word.bare not in opening] + words[-1:]  # 당 일부 인사들, 다른 주민들
        title = match_title(words, self._lexicon)
        if title is None:
            return Collective(words[-1].start, "group")
        owner = words[: title.first]
        belongs = bool(owner) and owner[-1].bare == "소속"  # 누리택시조합 소속 | 택시기사
        owner = owner[:-1] if belongs else owner
        organization, department = self._organizations.split(owner, matches, named=False)
        if belongs and organization and department:
            organization, department = f"{organization} {department}", None
        written = f"{department} {title.written}" if department else title.written
        organization, written = self._organizations.of_fused(organization, written, title.entry, fused=title.fused)
        start = first if organization or department or words[0].start > first else words[title.first].start
        return Collective(start, "group", organization, written, category=title.entry.category)

    def read(self, words: list[Word], matches: Sequence[Match]) -> Collective | None:
        """An organization by one sign or another, a document, else an unknown word; ``None`` for a cue or a number."""
        last = words[-1]
        if last.bare.endswith(("측", "쪽")) and (len(words) > 1 or len(last.bare) > 2):
            return self._side(words, matches)
        if LAW_ARTICLE.match(last.bare):
            return _law(words)
        entry = self._lexicon.nouns.get(last.bare)
        if entry is not None and entry.category == "focus" and len(words) > 1 and self._is_number(words[-2]):
            return self._from(words, words[-2].start)  # 두 매체, 3개 협회
        if entry is not None and entry.category == "focus" and len(words) > 1 and matches:
            return self._from(words, matches[0].start)  # 국민의힘 지도부
        if entry is not None:
            return self._noun(words, matches, entry.category)
        if last.bare == "주식회사" and len(words) > 1:
            return self._from(words, words[-2].start)
        covering = next((m for m in reversed(matches) if m.start < last.end <= m.end + len(last.parenthesis) + 2), None)
        if covering is not None and covering.end >= last.start + len(last.bare):
            return self._from(words, min(covering.start, last.start))
        if last.bare in self._lexicon.cue_nouns:
            return None
        return self._by_shape(words, matches) or self._bare(words, matches)

    def _is_number(self, word: Word) -> bool:
        return word.bare in self._lexicon.words("numeral") or is_count(word.bare)

    def _by_shape(self, words: list[Word], matches: Sequence[Match]) -> Collective | None:
        last, bare = words[-1], words[-1].bare
        nearest = matches[0].start if matches else last.start
        foreign = all(part in self._lexicon.foreign_names for part in bare.split(" "))  # 전설 ‘파울루’
        if is_marked(last.text) and not foreign and not (len(words) > 1 and words[-2].possessive):
            # not of 당국의 ‘대결 소동’: a thing
            return Collective(last.start, "organization", without_gloss(last.text))  # ‘문도 데포르티보’
        if bare.isascii() and bare.isupper() and len(bare) > 1:
            return self._from(words, nearest)  # SSG
        of_county = len(words) > 1 and words[-2].bare.endswith("카운티") and bare.endswith(self._bodies)
        if of_county or (len(words) > 1 and bare in self._lexicon.by_suffix and len(bare) > 1):
            return self._from(words, words[-2].start)  # 하와이 관광청, 호슨카운티 경찰국
        if bare.endswith(self._lexicon.documents):
            return self._noun(words, matches, "document")  # 감사보고서
        if len(words) > 1 and words[-2].bare in self._lexicon.words("numeral") and bare in self._lexicon.words("body"):
            return self._from(words, words[-2].start)  # 두 나라
        if bare.endswith(self._sectors) and bare not in self._lexicon.titles:
            return self._from(words, self._proper_start(words))  # 주택업계
        if bare.endswith("진") and len(bare) >= 3 and last.morphemes and last.morphemes[-1].tag[0] in "NX":
            return self._crew(last)  # 심판진
        common = len(last.morphemes) == 1 and last.morphemes[0].tag == "NNG"
        if self._lexicon.is_organization_name(bare, common=common) or bare in self._lexicon.places:
            return self._from(words, matches[0].start if matches else self._proper_start(words))
        kind = words[-2].bare if len(words) > 1 else ""
        announced = kind.endswith("매체") or kind in self._lexicon.words("company_word")  # 온라인 서점 책고래
        return self._from(words, last.start) if announced or _INITIAL.fullmatch(bare) else None

    def _bare(self, words: list[Word], matches: Sequence[Match]) -> Collective | None:
        """A word that is neither title nor known organization: a stage name, a foreign name, a thing."""
        last = words[-1]
        if not last.bare or any(m.tag in ("NNB", "NP", "NR", "SN") for m in last.morphemes[-1:]):
            return None
        if _is_proper(last) and (group := group_before(words, matches, self._lexicon)):
            return Collective(start_of(group, words, last.start), "bare", group, name=last.bare)
        start = self._proper_start(words, places=False) if _is_proper(last) else last.start
        owner = [word for word in words if word.start < start]
        organization = (
            self._organizations.split(owner, matches, strict=True)[0] if owner and owner[-1].possessive else None
        )
        return Collective(start, "bare", organization, name=" ".join(word.bare for word in words if word.end > start))

    def _from(self, words: Sequence[Word], start: int) -> Collective:
        return Collective(start, "organization", joined([word for word in words if word.end > start]))

    def _proper_start(self, words: Sequence[Word], *, places: bool = True) -> int:
        """The last word, and proper nouns right before it: 전북 군산 | 해경."""
        start = words[-1].start
        for word in reversed(words[:-1]):
            if word.possessive or (not _is_proper(word) and not (places and word.bare in self._lexicon.places)):
                break
            start = word.start
        return start

    def _side(self, words: list[Word], matches: Sequence[Match]) -> Collective | None:
        """안 후보 측, 회사 측, 에스케이텔레콤 쪽: the organization speaks."""
        owner = [*words[:-1], words[-1].shortened()] if len(words[-1].bare) > 1 else words[:-1]
        if all(word.bare in self._lexicon.words("determiner") for word in owner):
            return None  # 어느 한 쪽
        entry = self._lexicon.nouns.get(owner[-1].bare)
        if entry is not None and entry.category == "focus":
            if len(owner) > 1 and owner[-1].bare != "소속사" and is_matched(owner[-2], matches):
                return self._from(owner, next(m.start for m in matches if m.end > owner[-2].start))  # 카카오 본사 측
            return Collective(owner[-1].start, "focus", owner[-1].bare)
        phrase = self._splitter.split(owner, matches)
        if phrase is not None and (phrase.name or phrase.unnamed):
            return self._from(words, phrase.start)
        if phrase is None and not matches and len(owner) > 1:
            organization, _ = self._organizations.split(owner, matches)
            return Collective(owner[-1].start, "organization", organization)
        start = phrase.start if phrase else (matches[0].start if matches else owner[0].start)
        return self._from(owner, start)

    def _noun(self, words: list[Word], matches: Sequence[Match], category: str) -> Collective:
        """A common noun that speaks: 경찰, 업계, 회사 (the one in focus), 보고서."""
        last, owner = words[-1], words[:-1]
        start = matches[0].start if matches else last.start
        if category == "document":
            organization, _ = self._organizations.split(owner, matches, strict=True)
            return Collective(words[0].start if organization else last.start, "document", organization, last.bare)
        if last.bare == "당국" and owner:
            start = words[0].start  # 공항 당국
        elif category in ("organization", "sector") and owner and not matches:
            start = self._proper_start(words)
        if category == "group":
            return replace(self._crew(last), start=start)
        if category == "focus" and owner and not matches:
            start = self._proper_start(words, places=False)
            if start < last.start:
                return self._from(words, start)  # 교도 통신은: not the agency that was named before
        found = self._from(words, start)
        return Collective(start, "focus", found.organization) if category == "focus" else found


def _is_proper(word: Word) -> bool:
    return bool(word.morphemes) and all(m.tag in ("NNP", "SL", "SH") for m in word.morphemes)


def _law(words: list[Word]) -> Collective:
    """헌법 제34조, 운송법 12조 3항: a document under the name it is cited by."""
    first = len(words) - 1
    while first and LAW_ARTICLE.match(words[first - 1].bare):
        first -= 1
    if first and _LAW.search(words[first - 1].bare):
        first -= 1
    title = " ".join(word.bare for word in words[first:])
    return Collective(words[first].start, "document", title=title)

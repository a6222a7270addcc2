"""The organization that stands before a name: 부산대 AI대학원 | 송길태 원장, 물빛방송 아나운서 출신 | 홍가람 의원."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from quoteattr.gazetteer import Match
from quoteattr.mentions.phrase import Readers
from quoteattr.mentions.titles import TitleMatch, match_title
from quoteattr.mentions.units import unit_of
from quoteattr.mentions.words import Word

__all__ = ["FORMER", "OuterOrganizations"]

_CLOSING = regex.compile(r"[’”'\">〉》」』](?:에|의)?$")
"""How a work in marks ends, with a particle that the phrase did not end at."""

FORMER = frozenset({"전", "前", "전직"})


class OuterOrganizations:
    """Finds what somebody belongs to in the words before the name."""

    def __init__(self, readers: Readers) -> None:
        self._lexicon = readers.lexicon
        self._names = readers.names
        self._organizations = readers.organizations
        self._positions = readers.positions

    def find(
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
        in_work = start > 0 and title.entry.category == "arts" and _CLOSING.search(before[start - 1].text)
        if distinct or in_work:
            return None  # 전라남도 무형유산 다솔농악 보유자 | 홍가람 국악인: who gave it; 물빛방송 ‘노을’ | 홍가람 작가
        organization, _ = self._organizations.split(
            outer, matches, strict=bool(before[end:]) or not unknown, title=title.written
        )
        entry = self._lexicon.nouns.get(organization or "")
        faction = entry is not None and entry.category == "sector" and len(before[start].bare) > 1
        return None if faction else organization  # 친명계 | 홍가람 의원, but 업계 | 한 전문가

    def fused_office(self, word: Word) -> TitleMatch | None:
        """한빛협회장, 군사전문가: a long title written onto something."""
        title = match_title([word], self._lexicon)
        long = title is not None and title.fused and len(title.entry.title) > 2
        return title if long and not self._lexicon.is_organization_name(word.bare) else None  # 한빛연구원

    def _behind_office(self, words: list[Word], title: TitleMatch) -> list[Word]:
        """플로리다 공대 | 학과장인 한센 교수; 윤리특위 위원장인 | 한빛당 | 노서빈 의원: a committee is no party."""
        if words and (fused := self.fused_office(words[-1])):
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

    def without_superior(self, words: list[Word]) -> list[Word]:
        """유리 우스티노프 | 하산 대통령 | 외교담당 보좌관: without the person whom somebody works for."""
        if len(words) < 2 or words[1].bare not in self._lexicon.words("head_of_state"):
            return words
        superior = words[0].bare
        personal = superior in self._lexicon.foreign_names or self._names.is_korean_name(superior, words[0].core)
        return words[2:] if personal and superior not in self._lexicon.places else words


def _is_long_proper(word: Word) -> bool:
    """참세입자모임 | 홍예리 간사: an unknown name of four syllables and more."""
    return len(word.bare) >= 4 and any(m.tag == "NNP" for m in word.core)

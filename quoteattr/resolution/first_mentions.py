"""Whose 연구팀 and whose 보고서: the organization with which the article names a team or a document before.

가온대 의대 홍가람 교수 연구팀은 … 연구팀은 “…”: read off the characters of the sentence that names both, not analysed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

import regex

from quoteattr.affiliation.affiliates import Affiliate
from quoteattr.affiliation.affiliations import Affiliations
from quoteattr.scenes import Scenes

__all__ = ["TEAM", "FirstMentions"]

TEAM = regex.compile(r"(?:국제 ?)?(?:공동 ?)?(?:연구[팀진]|교수팀|박사팀|조사팀|의료진)")
"""People who work together at an institute; the article names it once."""

_GLOSS = r"(?:\([^()]{1,40}\))?"
_LEADER = r"(?:(?:명예|부|조|석좌)?교수|박사|연구원|선임연구원|책임연구원|원장|소장|센터장|과장|전문의)"
_LEADS = regex.compile(rf"{_GLOSS} (?:\w+ ){{0,2}}{_LEADER}(?:의|[가이] 이끄는)? ?")
"""What stands between the leader of a team and the team: 의대 교수 |."""

_QUOTED = r"[‘'“\"<〈《「『][^’'”\">〉》」』]{1,60}[’'”\">〉》」』]"
_BODY = r"(?:(?:주립|국립|시립|연방)?(?:대학|대학교)|(?:주립|국립|시립|연방|공|의)대|병원|연구소|연구원|클리닉|센터)"
_PLAIN = rf"[가-힣A-Za-z0-9·‧]*(?<![은는을를며고와로에서,])(?<!들이|[것수점]이|대과|{_BODY}과){_GLOSS}"
_BETWEEN_TEAM = regex.compile(
    rf"{_GLOSS}(?:의|의 한| 소속)?(?: [가-힣]{{3}} {_LEADER}| {_PLAIN}의?){{0,6}}(?:[이가] 이끄는)? ?"
)
"""What stands between an institute and its team: 의대 감염내과 홍가람 교수."""

_INSTITUTE = regex.compile(
    rf"(?<![가-힣A-Za-z])(?:[가-힣A-Za-z]+(?:\([^()]+\))? )?(?:[주시도국]립|공립)?{_BODY}(?![가-힣])"
    rf"|(?<![가-힣A-Za-z])[가-힣A-Za-z]{{2,}}{_BODY}(?=[의( ]|과 )"
    r"|(?<![가-힣A-Za-z])[가-힣A-Za-z]{2,}(?<![차신구기전]세|[시최기확절침군부증무])대(?=[의( ])"
)
_PART = regex.compile(r" [가-힣A-Za-z]{2,8}(?:병원|의대|의료원|공과대학|의과대학)(?=[ 의])")
"""가온대 | 구로병원: a part of an institute that is one itself."""

_PUBLISHED = (
    r"(?:(?:발표|발간|공개|작성|제출|공표|출간|배포|채택|의뢰|조사|게시)(?:한|했던)"
    r"|내놓은|펴낸|(?<![가-힣])(?:낸|쓴))"
)
_BETWEEN_ISSUER = regex.compile(
    rf"{_GLOSS}(?:의)?(?: (?:{_QUOTED}|{_PLAIN}))*"
    rf"|{_GLOSS}(?:이|가|은|는|에서) [^.“”\"]{{0,60}}{_PUBLISHED}(?: (?:{_QUOTED}|{_PLAIN}의?))*"
)
"""What stands between an issuer and its document: 이 지난달 펴낸 ‘…’."""

_SUBJECT = regex.compile(r"(?:\([^()]{1,40}\))?(?:이|가|은|는)(?![가-힣])")
_BY_SUBJECT = regex.compile(
    r"[을를] [^.“”\"]{0,30}?"
    r"(?:발표|발간|공개|작성|제출|공표|출간|배포|채택|내놓|내놨|펴냈|펴내|(?<![가-힣])(?:냈|낸다))"
)
LONGEST_LEADER = 50
"""Name and title of the leader of a team take at most so many code points."""

FARTHEST = 200
"""An institute stands at most so many code points before its team or document."""

_ARTICLE_TEXT = frozenset({"body", "deck", "headline"})


class FirstMentions:
    """Finds institutes and issuers in one article."""

    def __init__(self, scenes: Scenes, affiliations: Affiliations) -> None:
        self._scenes = scenes
        self._affiliations = affiliations
        self._issued: dict[str, list[tuple[int, str]]] = {}

    def institute(self, end: int) -> str | None:
        """The institute of the team whose mention ends at ``end``: named with it, else with the team before."""
        return _last_before(self._teams, end)

    def led_by(self, name: str) -> str | None:
        """가온대 의대 홍가람 교수 연구팀은 …: the institute of whose team the article speaks."""
        text = self._scenes.text
        for at, institute in self._teams:
            leader = text.rfind(name, max(0, at - LONGEST_LEADER), at)
            if leader >= 0 and _LEADS.fullmatch(text, leader + len(name), at):
                return institute
        return None

    def issuer(self, noun: str, end: int) -> str | None:
        """The issuer of a document whose mention ends at ``end``: 물결연구원이 펴낸 보고서는 …, 보고서는 …."""
        if noun not in self._issued:
            found = regex.finditer(rf"(?<![가-힣]){regex.escape(noun)}", self._scenes.text)
            places = (m.start() for m in found if self._is_read(m.start()))
            self._issued[noun] = [(at, issuer) for at in places if (issuer := self._issuer_before(at, noun))]
        return _last_before(self._issued[noun], end)

    def _is_read(self, at: int) -> bool:
        return self._scenes.page.zone_at(at) in _ARTICLE_TEXT

    @cached_property
    def _teams(self) -> list[tuple[int, str]]:
        """Where teams stand that are named with their institute, and that."""
        starts = (m.start() for m in TEAM.finditer(self._scenes.text) if self._is_read(m.start()))
        return [(at, institute) for at in starts if (institute := self._institute_before(at))]

    @cached_property
    def _places(self) -> list[tuple[int, int, Affiliate]]:
        """Every place of every organization and country of the article."""
        named = self._affiliations.named()
        return sorted(((*place, a) for a in named for place in a.places), key=lambda found: found[:2])

    def _start_of(self, at: int) -> int:
        """Where the sentence begins, or the words that are near enough."""
        return max(self._scenes.sentences[self._scenes.number_at(at)].start, at - FARTHEST)

    def _places_before(self, at: int) -> Iterator[tuple[int, int, Affiliate]]:
        """The organizations of a sentence that stand not far before ``at``, from left to right."""
        start = self._start_of(at)
        for index in range(bisect_left(self._places, start, key=lambda p: p[0]), len(self._places)):
            if self._places[index][1] > at:
                return
            yield self._places[index]

    def _institute_before(self, at: int) -> str | None:
        text = self._scenes.text
        start = self._start_of(at)
        known = [(s, e) for s, e, a in self._places_before(at) if "country" not in a.kinds]
        shaped = [m.span() for m in _INSTITUTE.finditer(text, start, at)]
        for first, last in sorted({*known, *shaped}, key=lambda span: (span[0], -span[1])):
            if _BETWEEN_TEAM.fullmatch(text, last, at):
                part = _PART.match(text, last, at)
                return text[first : part.end() if part else last]
        return None

    def _issuer_before(self, at: int, noun: str) -> str | None:
        text, end = self._scenes.text, at + len(noun)
        places = list(self._places_before(at))
        for first, last, _ in reversed(places):
            if _BETWEEN_ISSUER.fullmatch(text, last, at - 1):
                return text[first:last]
        if _BY_SUBJECT.match(text, end):
            subjects = [text[first:last] for first, last, _ in places if _SUBJECT.match(text, last)]
            return subjects[-1] if len(subjects) == 1 else None
        return None


def _last_before(named: list[tuple[int, str]], end: int) -> str | None:
    """What the last of the places before ``end`` names."""
    index = bisect_left(named, end, key=lambda place: place[0])
    return named[index - 1][1] if index else None

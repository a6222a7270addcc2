"""To whom unnamed people and common nouns belong: 당 관계자, 연구팀, 협회, by the sentences around them."""

from __future__ import annotations

from functools import cached_property

import regex

from quoteattr.affiliation import Affiliations
from quoteattr.lexicon import Lexicon
from quoteattr.mentions import Mention
from quoteattr.scenes import Scenes

__all__ = ["Owners"]

_TEAM = regex.compile(r"연구[팀진]|조사팀|의료진")
_INSTITUTE = regex.compile(
    r"(?<![가-힣])(?P<institute>[가-힣A-Za-z]{2,}(?:대|대학|대학교|공대|의대|병원|연구소|연구원|센터))"
    r"(?: [가-힣]{1,4} 교수)?(?: [가-힣]+과| 의대)?(?: 공동)? ?(?:연구[팀진]|조사팀|의료진)"
)


class Owners:
    """Finds the organizations of unnamed speakers of one article."""

    def __init__(self, scenes: Scenes, lexicon: Lexicon, affiliations: Affiliations) -> None:
        self._scenes = scenes
        self._lexicon = lexicon
        self._affiliations = affiliations

    def of_person(self, mention: Mention) -> str | None:
        """The organization of one unnamed person: 회사 관계자, 병원에서 일하는 A씨, 산들항공의 한 관계자."""
        return self._owner(mention) or self._workplace(mention) or self._affiliations.owner_before(mention)

    def of_group(self, mention: Mention) -> str | None:
        """The organization of several people: 당 관계자들, 연구팀, 홍가람·윤서진·노하늘·남도담 의원."""
        named = "·" in self._scenes.text[mention.start : mention.end] and mention.organization is None
        by_office = self._affiliations.of(mention.title, mention.category, mention) if named else None
        return self._owner(mention) or self._institute(mention) or by_office

    def _owner(self, mention: Mention) -> str | None:
        """The organization of unnamed people: 당 공천관리위원회 → 한빛당 공천관리위원회, 이 회사."""
        organization = mention.organization
        if organization is None:
            return None
        if organization.startswith(("이 ", "같은 ")) and not organization.startswith("이 전 "):
            return self._affiliations.focus(organization.split(" ", 1)[1], mention)
        entry = self._lexicon.nouns.get(organization.split(" ")[0])
        if entry is not None and entry.category == "focus":
            return self._affiliations.focus(organization, mention) or organization
        return organization

    def _institute(self, mention: Mention) -> str | None:
        """영국 리즈대학교 연구팀은 … 연구팀은: the institute of a team that the article named before."""
        text = self._scenes.text
        found = _TEAM.fullmatch(text, mention.start, mention.end)
        first = self._first_institute if found else None
        return first["institute"] if first and first.end() <= mention.start else None

    @cached_property
    def _first_institute(self) -> regex.Match[str] | None:
        return _INSTITUTE.search(self._scenes.text)

    def _workplace(self, mention: Mention) -> str | None:
        """상급종합병원에서 근무하는 A씨."""
        if mention.first < 2:
            return None
        scene = self._scenes.number_at(mention.start)
        frame = self._scenes[scene].frame
        if not frame.eojeols[mention.first - 1].text.startswith(("근무하", "일하", "재직", "근무 중", "종사하")):
            return None
        places = [m for m in self._scenes[scene].mentions if m.last == mention.first - 2 and m.particle == "에서"]
        return places[0].organization if places else None

    def focus_subject(self, noun: str, scene: int) -> str | None:
        """협회는 after 한국서예협회는 …: the subject of the sentence before that ends in the noun."""
        if scene < 1 or self._scenes.sentences[scene - 1].zone != "body":
            return None
        topics = [m for m in self._scenes[scene - 1].mentions if m.particle in ("은", "는", "이", "가")]
        found = (m.organization for m in topics if m.form == "organization" and m.organization)
        return next((o for o in found if o.endswith(noun) and len(noun) > 1), None)

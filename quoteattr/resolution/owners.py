"""To whom unnamed people and common nouns belong: 당 관계자, 연구팀, 협회, by the sentences around them."""

from __future__ import annotations

from quoteattr.affiliation.affiliations import Affiliations
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.finding import Mention
from quoteattr.mentions.words import LAW_ARTICLE
from quoteattr.resolution.descriptions import Descriptions
from quoteattr.resolution.first_mentions import TEAM, FirstMentions
from quoteattr.scenes import Scenes

__all__ = ["Owners"]


LATELY = 6
"""A title alone points to somebody who was named with his organization so many sentences before."""


class Owners:
    """Finds the organizations of unnamed speakers of one article."""

    def __init__(
        self, scenes: Scenes, lexicon: Lexicon, affiliations: Affiliations, descriptions: Descriptions
    ) -> None:
        self._scenes = scenes
        self._lexicon = lexicon
        self._affiliations = affiliations
        self._descriptions = descriptions
        self._first = FirstMentions(scenes, affiliations)

    def of_person(self, mention: Mention) -> str | None:
        """The organization of one unnamed person: 회사 관계자, 병원에서 일하는 A씨, 산들항공의 한 관계자."""
        return (
            self._owner(mention)
            or self._descriptions.of(mention).organization
            or self._affiliations.owner_before(mention)
            or self._as_before(mention)
        )

    def _as_before(self, mention: Mention) -> str | None:
        """새길당 핵심 관계자는 …. 관계자는 또 …: the title alone is the same somebody of a sentence not far before."""
        alone = self._scenes.text[mention.start : mention.end].rstrip() == mention.title
        if not alone or mention.title not in self._lexicon.words("belonging"):
            return None
        number = self._scenes.number_at(mention.start)
        for before in range(number, max(-1, number - LATELY - 1), -1):
            sentence = self._scenes.sentences[before]
            if self._scenes.text.find(mention.title, sentence.start, sentence.end) < 0:
                continue
            for other in reversed(self._scenes[before].mentions):
                if other.end <= mention.start and _is_titled(other, mention.title) and other.organization:
                    return self._owner(other)
        return None

    def of_group(self, mention: Mention) -> str | None:
        """The organization of several people: 당 관계자들, 연구팀, 홍가람·윤서진·노하늘·남도담 의원."""
        named = "·" in self._scenes.text[mention.start : mention.end] and mention.organization is None
        by_office = self._affiliations.of(mention.title, mention.category, mention) if named else None
        return self._owner(mention) or self._institute(mention) or self._hospital(mention) or by_office

    def _hospital(self, mention: Mention) -> str | None:
        """의료진은 …: of the only hospital that the article names."""
        if self._scenes.text[mention.start : mention.end] != "의료진":
            return None
        hospitals = [a.form for a in self._affiliations.named() if "hospital" in a.kinds]
        return hospitals[0] if len(hospitals) == 1 else None

    def of_team_named_after(self, mention: Mention) -> str | None:
        """가온대 식품학과 홍가람 교수|팀이: the institute of the team that is named after somebody."""
        start = mention.end - len((mention.title or "").rsplit(" ", 1)[-1])
        return self._first.institute(mention.end) if TEAM.match(self._scenes.text, start) else None

    def _owner(self, mention: Mention) -> str | None:
        """The organization of unnamed people: 당 공천관리위원회 → 한빛당 공천관리위원회, 이 회사."""
        organization = mention.organization
        if organization is None:
            return None
        if organization.startswith(("이 ", "같은 ")) and not organization.startswith("이 전 "):
            return self._affiliations.pointed_to(organization.split(" ", 1)[1], mention)
        entry = self._lexicon.nouns.get(organization.split(" ")[0])
        if entry is not None and entry.category == "focus":
            return self._meant(organization, mention) or organization
        return self.of_team(organization, mention)

    def _meant(self, noun: str, mention: Mention) -> str | None:
        """The company of 회사 관계자; of 한 업체 관계자, another one, nobody knows."""
        words = self._scenes.text[mention.start : mention.end].split()
        other = self._lexicon.words("determiner") | self._lexicon.words("indefinite")
        return None if words[0] in other else self._affiliations.focus(noun, mention)

    def _institute(self, mention: Mention) -> str | None:
        """영국 리즈대학교 연구팀은 … 연구팀은: the institute of a team, named with it or before."""
        return self._first.institute(mention.end) if TEAM.match(self._scenes.text, mention.start) else None

    def pointed_to(self, pointing: str, mention: Mention) -> str | None:
        """이 매체 칼럼니스트 …: the outlet that this sentence or the one before names; 같은 당: any before."""
        found = self._affiliations.pointed_to(pointing.split(" ", 1)[1], mention)
        number = self._scenes.number_at(mention.start)
        near = self._scenes.text[self._scenes.sentences[max(0, number - 1)].start : mention.start]
        return found if found and (found in near or pointing.startswith("같은 ")) else None

    def of_team(self, organization: str, mention: Mention) -> str:
        """연구팀 홍가람 교수: the institute of the team that stands for somebody's organization."""
        if not TEAM.fullmatch(organization):
            return organization
        return self._first.institute(mention.end) or organization

    def of_leader(self, name: str, title: str | None) -> str | None:
        """가온의대 생체공학과 홍가람 교수 연구팀은 …: the institute of the team that somebody leads."""
        return self._first.led_by(name) if title else None

    def of_document(self, mention: Mention) -> str | None:
        """물결연구원이 펴낸 보고서에 따르면 … 보고서는: the issuer of a document."""
        if mention.organization or not mention.title or LAW_ARTICLE.search(mention.title):
            return mention.organization
        return self._first.issuer(mention.title.rsplit(" ", 1)[-1], mention.end)

    def focus_subject(self, noun: str, scene: int) -> str | None:
        """협회는 after 한국서예협회는 …: the subject of the sentence before that ends in the noun."""
        if scene < 1 or self._scenes.sentences[scene - 1].zone != "body":
            return None
        topics = [m for m in self._scenes[scene - 1].mentions if m.particle in ("은", "는", "이", "가")]
        found = (m.organization for m in topics if m.form == "organization" and m.organization)
        return next((o for o in found if o.endswith(noun) and len(noun) > 1), None)


def _is_titled(mention: Mention, title: str | None) -> bool:
    """핵심관계자 for 관계자: one unnamed person with this title, or a longer one."""
    return mention.form == "unnamed" and title is not None and (mention.title or "").endswith(title)

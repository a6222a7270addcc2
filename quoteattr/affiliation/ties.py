"""What the article itself ties somebody to: 다온상사(대표 홍가람), 홍가람 감독이 이끄는 가온 시티, 물빛시 사업개발팀.

Such a tie is stronger than anything the article as a whole suggests (:mod:`quoteattr.affiliation.rules`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import regex

from quoteattr.affiliation.leaders import Leaders
from quoteattr.gazetteer import Match
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.finding import Mention
from quoteattr.mentions.words import places_of
from quoteattr.scenes import Scenes

__all__ = ["Ties"]

_FIRM = regex.compile(r"((?:법무법인|회계법인|세무법인|사단법인|재단법인|로펌|특허법인) [가-힣A-Za-z]{2,10})의 $")
_HEADED = regex.compile(
    r"(?<![가-힣A-Za-z&])(?:㈜|\(주\)|주식회사 )?"
    r"(?P<organization>(?:(?P<place>[가-힣]{1,4}[시군구읍면동]) )?[가-힣A-Za-z0-9&·]{2,20})"
    r"\((?P<head>[가-힣]+(?: [가-힣]+){1,3})\)"
)
_BRANCH = regex.compile(r"[가-힣]{2,5}(?:지회|지부|지점|분회|연합회|협의회|지구회)$")
_OWNER = regex.compile(r"(?<![가-힣])[가-힣A-Za-z0-9·]{3,15}(?:회|협회|연맹|조합|은행|운동|중앙회) $")
"""한빛낙농협회 | 다솔시연합회(회장 홍가람): whose branch it is."""

_WORD = regex.compile(r"(?<![가-힣A-Za-z0-9])[가-힣A-Za-z0-9·]{3,20}")
_PARTICLE = regex.compile(r"(?:에서는|에서|은|는|이|가|의)$")
_DEPARTMENT = regex.compile(r"[가-힣A-Za-z0-9]{2,}(?:팀|과|국|실|부|처|센터|본부)장$")
_SET_UP = regex.compile(
    r"[을를] (?:새로 |따로 |별도로 )?(?:신설|설치|만들|만든|운영|두고|둔|꾸[리린려]|출범|발족|개설)"
)
_OWNED = regex.compile(r"(?:\([^()]{1,40}\))?(?:의| 산하| 내| 소속)? ")
_FOUNDER = regex.compile(r"(?:\([^()]{1,40}\))?(?:은|는|이|가|에서|에서는) [^.“”\"]{0,60}")
"""방송위원회가 조직을 바꾸며 | 심리상담팀을 신설한: who set up a department."""

FARTHEST = 80
"""Whoever owns or sets up a department stands at most so many code points before it."""


class Ties:
    """The ties of one article."""

    def __init__(self, scenes: Scenes, lexicon: Lexicon) -> None:
        self._scenes = scenes
        self._lexicon = lexicon
        self._headed: dict[str, str] | None = None
        self._leaders = Leaders(scenes, lexicon)
        self._bodies: dict[str, str | None] = {}

    def of(self, title: str | None, mention: Mention) -> str | None:
        """The organization that the article ties to somebody: 다온상사(대표 홍길동); to a title: 복지기동대장."""
        word = title.rsplit(" ", 1)[-1] if title else ""
        of_state = word in self._lexicon.words("head_of_state")
        if mention.name and (introduced := self._introduced_with(mention.name)):
            return introduced
        return (
            self.owner_before(mention)
            or (self._leaders.led_by(mention.name, word) if mention.name and word and not of_state else None)
            or self._body_of(word)
        )

    def owner_before(self, mention: Mention) -> str | None:
        """에어부산의 | 한 관계자, 법무법인 한결의 | 홍가람 변호사: whose somebody is, right before the phrase."""
        text, start = self._scenes.text, mention.start
        if text[max(0, start - 2) : start] != "의 ":
            return None
        nearest = self._match_before(start)
        if nearest is not None and nearest.end == start - 2 and not self._is_whereabouts(nearest):
            return text[nearest.start : nearest.end]
        found = _FIRM.search(text, max(0, start - 24), start)
        return found[1] if found else None

    def _match_before(self, offset: int) -> Match | None:
        """The last organization of the gazetteer that begins before an offset."""
        index = bisect_left(self._scenes.matches, offset, key=lambda m: m.start) - 1
        return self._scenes.matches[index] if index >= 0 else None

    def _is_whereabouts(self, match: Match) -> bool:
        """서울의 | 한 주민: where somebody is, not for whom he works."""
        return self._scenes.text[match.start : match.end] in self._lexicon.places

    def _body_of(self, title: str) -> str | None:
        """복지기동대장 → 동화면 복지기동대: the body that a title names; 심리상담팀장: whose 심리상담팀 it is."""
        if title not in self._bodies:
            body = self._find_body(title[:-1]) if title.endswith("장") else None
            self._bodies[title] = body or self._find_department_owner(title)
        return self._bodies[title]

    def _find_body(self, body: str) -> str | None:
        if len(body) < 3 or body[-1] not in "대단회":
            return None
        place = r"(?<![가-힣])(?:[가-힣]{1,4}[시군구읍면동] )?"
        found = regex.search(rf"{place}[가-힣A-Za-z0-9]*{regex.escape(body)}(?!장)", self._scenes.text)
        return found.group() if found else None

    def _find_department_owner(self, title: str) -> str | None:
        """방송위원회가 심리상담팀을 신설했다, 방송위원회 심리상담팀은: the organization named with the department."""
        if _DEPARTMENT.match(title) is None:
            return None
        text, department = self._scenes.text, title[:-1]
        for at in places_of(text, department):
            if text.startswith("장", at + len(department)):
                continue
            set_up = _SET_UP.match(text, at + len(department)) is not None
            for start, end in self._bodies_before(at):
                if _OWNED.fullmatch(text, end, at) or (set_up and _FOUNDER.fullmatch(text, end, at)):
                    return text[start:end]
        return None

    def _bodies_before(self, at: int) -> Iterator[tuple[int, int]]:
        """Where organizations stand before a department, the nearest first: known ones, and others by their shape."""
        known = self._match_before(at)
        if known is not None and at - FARTHEST < known.end < at:
            yield known.start, known.end
        for found in reversed(list(_WORD.finditer(self._scenes.text, max(0, at - FARTHEST), at))):
            stem = _PARTICLE.sub("", found.group())
            entry = self._lexicon.suffix_of(stem)
            if entry is not None and len(entry.suffix) > 1 and stem not in self._lexicon.nouns:
                yield found.start(), found.start() + len(stem)

    def _introduced_with(self, name: str) -> str | None:
        """다온상사(대표 홍길동), 다온상사(홍길동 대표): the organization whose head stands in its parenthesis."""
        if self._headed is None:
            self._headed = dict(self._find_heads())
        return self._headed.get(name)

    def _find_heads(self) -> Iterator[tuple[str, str]]:
        """Every name that stands with a title in the parenthesis of an organization; the first one counts."""
        for found in reversed(list(_HEADED.finditer(self._scenes.text))):
            words = found["head"].split(" ")
            names = [word for word in words if word not in self._lexicon.titles]
            if len(names) == 1 < len(words):
                stray = found["place"] in self._lexicon.adverbials  # 다시 다온상사(대표 홍길동)
                organization = str(found["organization"]).removeprefix(f"{found['place']} " if stray else "")
                yield names[0], self._owner_of_branch(organization, found.start("organization")) + organization

    def _owner_of_branch(self, organization: str, start: int) -> str:
        """한빛낙농협회 | 다솔시연합회(회장 홍가람): what stands before the name of a branch."""
        if _BRANCH.match(organization) is None:
            return ""
        found = _OWNER.search(self._scenes.text, max(0, start - 24), start)
        return found.group() if found else ""

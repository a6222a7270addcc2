"""Which organization a person or a common noun belongs to when the phrase does not say: 강진원 군수, 당, 구단.

The article as a whole decides: the organization of the right kind that stands nearest before, or first.
"""

from __future__ import annotations

from collections import Counter

import regex

from quoteattr.lexicon import Lexicon
from quoteattr.mentions import Mention
from quoteattr.scenes import Scenes

__all__ = ["Affiliations"]

# Title → the kinds of organization that have such a person, and how their names end.
_OFFICES: tuple[tuple[str, frozenset[str], str], ...] = (
    ("군수", frozenset({"local_government"}), r"[가-힣]{1,4}군"),
    ("구청장", frozenset({"local_government"}), r"[가-힣]{1,4}구"),
    ("시장", frozenset({"local_government"}), r"[가-힣]{1,5}시"),
    ("도지사", frozenset({"local_government"}), r"[가-힣]{2,4}도"),
    ("지사", frozenset({"local_government"}), r"[가-힣]{2,4}도"),
    ("교육감", frozenset({"education_office"}), r"[가-힣]{2,6}교육청"),
    ("교육장", frozenset({"education_office"}), r"[가-힣]{2,6}교육지원청"),
    ("면장", frozenset(), r"[가-힣]{1,4}면"),
    ("읍장", frozenset(), r"[가-힣]{1,4}읍"),
    ("동장", frozenset(), r"[가-힣]{1,5}동"),
    ("소방서장", frozenset(), r"[가-힣]{1,6}소방서"),
    ("경찰서장", frozenset({"police"}), r"[가-힣]{1,6}경찰서"),
    ("서장", frozenset({"police"}), r"[가-힣]{1,6}(?:소방서|경찰서)"),
    ("원내대표", frozenset({"party"}), r"[가-힣]{2,6}당"),
    ("최고위원", frozenset({"party"}), r"[가-힣]{2,6}당"),
    ("의원", frozenset({"party"}), r"[가-힣]{2,6}당"),
    ("장관", frozenset({"government"}), r"[가-힣]{2,8}부"),
    ("차관", frozenset({"government"}), r"[가-힣]{2,8}부"),
    ("위원장", frozenset({"committee"}), r"[가-힣·]{2,15}(?:위원회|협의체)"),
)
# Clubs of the Korean leagues by their short names: in sports pages a group's name is its club.
_TEAM = (
    r"(?<![A-Za-z가-힣])(?:SSG|NC|KIA|LG|KT|두산|한화|롯데|삼성|키움|SK|KCC|DB|현대모비스|한국전력|대한항공|OK금융그룹|"
    r"(?:[가-힣]{2,6} (?:유나이티드|시티|FC|랜더스|이글스|트윈스|베어스|라이온즈|타이거즈|자이언츠|위즈|다이노스|히어로즈))|"
    r"현대캐피탈|우리카드|KB손해보험|삼성화재|GS칼텍스|흥국생명|현대건설|IBK기업은행|정관장)(?![A-Za-z가-힣]{3})"
)
_HEADS_OF_STATE = regex.compile(r"(?:대통령|총리|주석|국왕|대변인|장관|차관|대사)$")
_PARTY_TITLES = regex.compile(r"(?:의원|대표|위원장|위원|대변인|후보|총장|의장|원내수석)$")
_GOVERNMENT = frozenset({"government", "local_government", "committee", "public_institution", "education_office"})
_BUSINESS = frozenset(
    {"company", "foreign_company", "bank", "securities", "insurer", "entertainment", "public_institution"}
)
_COMPANIES = _BUSINESS - {"public_institution"}
_COMPANY_PATTERN = (
    r"(?:㈜|\(주\)|주식회사 )?([가-힣A-Za-z&]{2,15})\((?:대표(?:이사)?|사장|회장|원장|총장|이사장)\s?[가-힣 ]{2,10}\)"
)
_FOCUS_KINDS: dict[str, frozenset[str]] = {
    "당": frozenset({"party"}), "당 지도부": frozenset({"party"}), "구단": frozenset({"sports"}),
    "회사": _COMPANIES, "사측": _COMPANIES, "은행": frozenset({"bank"}), "협회": frozenset({"association", "sports"}),
    "연맹": frozenset({"association", "sports"}), "시": frozenset({"local_government"}),
    "군": frozenset({"local_government"}), "구": frozenset({"local_government"}), "도": frozenset({"local_government"}),
    "시청": frozenset({"local_government"}), "군청": frozenset({"local_government"}), "구청": frozenset({"local_government"}),
    "학교": frozenset({"university"}), "대학": frozenset({"university"}), "병원": frozenset({"hospital"}),
    "재판부": frozenset({"court"}), "법원": frozenset({"court"}), "교육청": frozenset({"education_office"}),
    "노조": frozenset({"union"}), "재단": frozenset({"civic_group", "public_institution"}),
    "공사": frozenset({"public_institution"}), "공단": frozenset({"public_institution"}),
    "소속사": frozenset({"entertainment"}), "방송사": frozenset({"media"}), "매체": frozenset({"media", "foreign_media"}),
}  # fmt: skip
_PARTY = r"(?<![가-힣])[가-힣]{2,5}당(?=[은는이의가을를과와도,]?[ ,은는이가의])"
_ENDINGS: dict[str, str] = {
    "당": _PARTY,
    "재판부": r"[가-힣]{2,8}(?:지법|고법|법원|지방법원|고등법원)(?: [가-힣]+지원)?", "협회": r"[가-힣A-Z]{2,12}협회", "노조": r"(?<![가-힣])[가-힣A-Z]{2,8} ?노조",
    "군": r"(?<![가-힣])[가-힣]{2,3}군(?=[은는이의,\s·])", "시": r"(?<![가-힣])[가-힣]{2,3}시(?=[은는이가의,\s·])",
    "학교": r"[가-힣]{2,8}(?:고등학교|중학교|초등학교|대학교|고|대)(?![가-힣])", "병원": r"[가-힣]{2,10}병원", "재단": r"[가-힣A-Z]{2,10}재단",
    "구단": _TEAM,
}  # fmt: skip
_NO_ORGANIZATION = frozenset({"occupation", "anonymous", "arts", "family"})
_BUSINESS_TITLES = regex.compile(
    r"(?:대표|대표이사|사장|부사장|회장|부회장|이사|상무|전무|본부장|팀장|실장|CEO|CTO|CFO|COO|최고경영자|의장|지사장|매니저|담당|연구원|소장|원장|이사장|관장|총장|센터장|단장)$"
)


_FIRST_SENTENCES = 2


class Affiliations:
    """Organizations in focus, by kind and by the end of their names."""

    def __init__(self, scenes: Scenes, lexicon: Lexicon) -> None:
        self._scenes = scenes
        self._lexicon = lexicon

    def of(self, title: str | None, category: str | None, mention: Mention) -> str | None:
        """The organization of somebody whose phrase names none; ``None`` rather than a guess."""
        if title is None or category in _NO_ORGANIZATION:
            return None
        word = title.rsplit(" ", 1)[-1]
        for office, kinds, ending in _OFFICES:
            if word == office or (word.endswith(office) and (office != "위원장" or category != "politics")):
                return self._nearest(mention, kinds, rf"(?<![가-힣]){ending}(?![가-힣]{{2}})")
        if word.endswith(("감독", "코치", "선수", "단장", "투수", "타자", "포수", "주장")):
            return self._nearest(mention, frozenset({"sports"}), _TEAM)
        if category == "politics" and _PARTY_TITLES.search(word):
            return self._nearest(mention, frozenset({"party"}), _PARTY)
        if category == "government" and not _HEADS_OF_STATE.search(word):
            return self._leading(mention, _GOVERNMENT)
        if _BUSINESS_TITLES.search(word):
            return self._leading(mention, _BUSINESS)
        return None

    def focus(self, noun: str, mention: Mention) -> str | None:
        """What 회사, 당, 구단, 재판부 stand for: the nearest organization of that kind before."""
        noun = noun.removesuffix(" 측")
        head = noun.split(" ")[0]
        kinds = _FOCUS_KINDS.get(noun) or _FOCUS_KINDS.get(head) or frozenset()
        found = self._nearest(mention, kinds, _ENDINGS.get(head, r"(?!)"))
        if head == "당":
            found = self._most_named(kinds) or found
        if found and head in ("당",) and " " in noun:
            return f"{found} {noun.split(' ', 1)[1]}"
        return found or (
            self._leading(mention, _COMPANIES) if head in ("회사", "사측", "업체", "기관", "단체", "센터") else None
        )

    def _most_named(self, kinds: frozenset[str]) -> str | None:
        """The organization of these kinds that the article names most often, if one does."""
        forms = Counter(
            self._scenes.text[m.start : m.end] for m in self._scenes.matches if m.organizations[0].kind in kinds
        )
        ranked = forms.most_common(2)
        return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None

    def _introduced_first(self, mention: Mention) -> str | None:
        """An organization that no gazetteer knows: the subject of one of the first sentences (닥나무집이 …)."""
        numbers = [n for n, s in enumerate(self._scenes.sentences) if s.zone == "body"][:_FIRST_SENTENCES]
        for number in numbers:
            for other in self._scenes.subjects(number):
                if other.form == "organization" and other.organization and other.start < mention.start:
                    return other.organization
        for number in numbers:
            for other in self._scenes.subjects(number):
                if (
                    other.form == "bare"
                    and other.particle in ("은", "는", "이", "가")
                    and self._is_proper(number, other)
                ):
                    return other.name if other.start < mention.start else None
        return None

    def _is_proper(self, number: int, mention: Mention) -> bool:
        morphemes = self._scenes[number].frame.eojeols[mention.last].morphemes
        nouns = [m for m in morphemes if m.tag[0] == "N" or m.tag == "SL"]
        return bool(nouns) and (nouns[0].tag in ("NNP", "SL") or len(nouns) > 1)

    def _nearest(self, mention: Mention, kinds: frozenset[str], ending: str) -> str | None:
        """The last organization of these kinds before the mention, else the first after it."""
        text = self._scenes.text
        spans = [(m.start, m.end) for m in self._scenes.matches if any(o.kind in kinds for o in m.organizations)]
        spans += [(f.start(), f.end()) for f in regex.finditer(ending, text)] if ending != r"(?!)" else []
        spans = [s for s in spans if not (mention.start <= s[0] < mention.end)]
        if not spans:
            return None
        before = [s for s in spans if s[1] <= mention.start]
        chosen = max(before) if before else min(spans)
        form = text[chosen[0] : chosen[1]]
        # The fullest form of the article: 서울가정법원 rather than 가정법원.
        return max((text[a:b] for a, b in spans if text[a:b].endswith(form)), key=len)

    def _leading(self, mention: Mention, kinds: frozenset[str]) -> str | None:
        """The organization the article is about: named most often; none when two compete."""
        text = self._scenes.text
        introduced = regex.search(_COMPANY_PATTERN, text) if kinds is not _GOVERNMENT else None
        if introduced:
            return str(introduced.group(1))
        counts: Counter[str] = Counter()
        first: dict[str, str] = {}
        for match in self._scenes.matches:
            organization = match.organizations[0]
            if organization.kind in kinds and self._scenes.article.zone_at(match.start) != "boilerplate":
                counts[organization.id] += 1
                first.setdefault(organization.id, text[match.start : match.end])
        if not counts:
            return self._introduced_first(mention)
        ranked = counts.most_common(2)
        if len(ranked) > 1 and ranked[0][1] < 1.5 * ranked[1][1]:
            return self._introduced_first(mention)
        return first[ranked[0][0]]

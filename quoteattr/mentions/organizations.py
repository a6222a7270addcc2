"""The organization in the words of a phrase, and the department that rather belongs to the title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from quoteattr.gazetteer import Match
from quoteattr.gazetteer.spelling import country_letters, country_of
from quoteattr.lexicon import Lexicon, TitleEntry
from quoteattr.mentions.bodies import BodyReader
from quoteattr.mentions.names import NameJudge
from quoteattr.mentions.titles import match_title, of_state
from quoteattr.mentions.units import unit_of
from quoteattr.mentions.words import MIDDLE_DOTS, Word, as_written, is_common_noun, is_label, is_matched, joined

__all__ = ["DEPARTMENT", "OrganizationReader"]

DEPARTMENT = regex.compile(
    r"(?:부|과|팀|실|국|본부|센터|부문|사업부|그룹|담당|분과|학과|위원회|지부|지회|반|처|클리닉|연구실)$"
)
"""How departments end: 주거개선과, 모바일사업부."""

_LATIN = regex.compile(r"[A-Z]{2}|^(?!\d+(?:선|군|급|차|단|기)$).*\d")
_CLUB = regex.compile(r"[가-힣][A-Z]{2}|[A-Z]{2}[가-힣 ]")
_POSTING = regex.compile(r"주(?:\(駐\))?([가-힣]+)$")
_POSTED = regex.compile(r"주(?:미|중|한|일|러|영|불|독|유엔|북)$")
_PARTS = regex.compile(f"[{MIDDLE_DOTS},/]")
_AGE = regex.compile(r"\d{1,2}(?:세|살)?$")
_RANK = regex.compile(r"\d(?:위|기|cm|kg)$")
_FIELD = regex.compile(r"\d학년$|[가-힣]{2}전문$")
_GRADE = regex.compile(r"\d학년$")
_LOCAL = regex.compile(r"[가-힣]{1,5}(?:시|군|구|읍|면|동|도)$")
_HEADS = (("군수", "군"), ("구청장", "구"), ("시장", "시"), ("시의원", "시"), ("군의원", "군"))
_MINISTERS = ("장관", "차관", "장관 후보자", "장관후보자")
_ACTING = frozenset({"권한대행", "직무대행", "대행"})
_INCORPORATED = ("(주)", "(사)", "(재)", "(유)", "㈜")
_POSTS = frozenset({"academia", "business", "medicine", "media", "law"})
"""Classes of titles that say where somebody works."""

_UNIT_KINDS = frozenset(
    {"university", "hospital", "research_institute", "police", "court", "prosecution", "foreign_government"}
)


class OrganizationReader:
    """Reads organizations with a lexicon and the organizations that the gazetteer found in the article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._names = NameJudge(lexicon)
        self._generic = lexicon.words("generic_organization")
        self._bodies = BodyReader(lexicon)

    def is_evident(self, word: Word, matches: Sequence[Match]) -> bool:
        """Is a word surely part of an organization's name: known, a place, Latin capitals, 연구소, 후보 측?"""
        bare, lexicon = word.bare, self._lexicon
        if bare in lexicon.words("function"):
            return False
        if is_matched(word, matches) or bare in lexicon.places or bare in lexicon.nouns:
            return True
        if word.text.startswith(_INCORPORATED):
            return True
        if word.possessive and any(m.tag in ("NNP", "SL") for m in word.core):
            return True
        if bare in ("측", "쪽", "캠프") or (len(bare) > 1 and _LATIN.search(bare)):
            return True
        return lexicon.is_organization_name(bare, common=is_common_noun(word))

    def split(
        self,
        words: Sequence[Word],
        matches: Sequence[Match],
        *,
        strict: bool = False,
        named: bool = True,
        title: str = "",
    ) -> tuple[str | None, str | None]:
        """Organization and department.

        Args:
            words: what a phrase holds beside name and title.
            matches: gazetteer matches in the phrase.
            strict: only a word that is evidently an organization counts.
            named: the phrase names a person; a common noun is then a company (모레 대표), else a field (외교 소식통).
            title: the title beside them, which says what its bearer heads (농업기술센터 | 소장).
        """
        words = self._relevant(words)
        if not words:
            return None, None
        if len(words) == 1 and (self._is_posting(words[0]) or _FIELD.search(words[0].bare)):
            return None, words[0].text
        if len(words) > 1 and _GRADE.match(words[-1].bare):
            organization, department = self.split(words[:-1], matches, strict=strict, named=named)
            return organization, " ".join(filter(None, (department, words[-1].text)))  # 한빛초 | 4학년
        # 대통령 비서실|장: what reaches into the title is no organization beside it.
        known = [m for m in matches if words[0].start <= m.start < m.end <= words[-1].end]
        if known:
            return self._known(words, known[0], title)
        evident = [i for i, word in enumerate(words) if self.is_evident(word, matches) or self._is_kind(words, i)]
        if strict and not evident:
            return None, None
        if self._is_title(words):
            return None, " ".join(word.bare for word in words)
        rest = words[evident[-1] + 1 :] if evident else []
        if rest and words[evident[-1]].bare in self._lexicon.places and not any(self._is_common(w) for w in rest):
            return self._unknown(words, named=named, title=title)  # 청주 유나이티드
        if evident:
            last = self._bodies.last_of(words, evident[-1], None, title)
            return joined(words[: last + 1]), as_written(words[last + 1 :])
        return self._unknown(words, named=named, title=title)

    def _is_kind(self, words: Sequence[Word], index: int) -> bool:
        """플로리다 | 공대, 하버드 | 의대: a kind of organization after a place or a university."""
        kind = len(words[index].bare) > 1 and words[index].bare in self._lexicon.by_suffix
        before = words[index - 1].bare if index else ""
        return kind and (before in self._lexicon.places or before in self._lexicon.words("school_name"))

    def _is_title(self, words: Sequence[Word]) -> bool:
        """국가 대표 | 코치: a title before the title."""
        whole = " ".join(word.bare for word in words) in self._lexicon.titles
        return whole or all(word.bare in self._lexicon.titles for word in words)

    def _is_common(self, word: Word) -> bool:
        """A common noun that is no kind of organization: 반체제, but not 주립대학."""
        return is_common_noun(word) and not self._lexicon.is_organization_name(word.bare, common=True)

    def _is_posting(self, word: Word) -> bool:
        """주(駐)칠레 | 대사: where a diplomat is posted belongs to the title."""
        posting = _POSTING.match(word.text)
        return posting is not None and posting[1] in self._lexicon.places

    def _relevant(self, words: Sequence[Word]) -> list[Word]:
        """Without what comes before a name and is no part of it: 국내 1위 기업 | 한빛전자."""
        kept = [word for i, word in enumerate(words) if word.bare and (not i or word.bare != words[i - 1].bare)]
        stray = self._generic | self._lexicon.words("former") | self._lexicon.adverbials
        while kept and kept[0].bare in stray:
            kept = kept[1:]
        posted = [i for i, word in enumerate(kept[:-1]) if word.bare == "주재" or _POSTED.match(word.bare)]
        kept = kept[posted[-1] + 1 :] if posted else kept  # 중국 주재 | 이란 대사, 주한 | 미국 대사
        generic = [i for i, word in enumerate(kept[:-1]) if word.bare in self._generic]
        kept = kept[generic[-1] + 1 :] if generic else kept
        posts = [i for i, word in enumerate(kept[:-1]) if word.bare == "겸"]
        kept = kept[posts[-1] + 1 :] if posts else kept  # 부총리 겸 | 기획재정부 장관
        if len(kept) > 1 and kept[-1].bare in _ACTING:
            kept = kept[:-1]  # 신안군수 권한대행 | 홍가람 부군수
            kept[-1] = self._without_head(kept[-1])
        if kept and kept[-1].bare.endswith("위원장") and not kept[-1].possessive:
            kept[-1] = self._without_head(kept[-1])
        elif kept and kept[-1].bare.endswith("원장") and not kept[-1].possessive and len(kept[-1].bare) > 4:
            kept[-1] = kept[-1].shortened()  # 한국영상자료연구원장 직무대행
        return kept

    def _without_head(self, word: Word) -> Word:
        """신안군수 → 신안군, 방송통신위원장 → 방송통신위원회."""
        title = match_title([word], self._lexicon)
        unit = unit_of(word.bare, title.entry) if title is not None and title.fused else None
        return word if unit is None else replace(word, text=unit)

    def _known(self, words: list[Word], match: Match, title: str) -> tuple[str | None, str | None]:
        """The gazetteer knows where the organization begins; what follows is a department or a larger name."""
        first = next(i for i, word in enumerate(words) if word.end > match.start)
        last = next((i for i, word in enumerate(words) if word.end >= match.end), len(words) - 1)
        if first and (words[first - 1].bare in self._lexicon.places or words[first - 1].bare in country_letters()):
            first -= 1  # 부산 남부소방서, 佛 국방부
        first = self._bodies.first_of(words, first, match)
        while last + 1 < len(words) and self._is_unit(words[last + 1]):
            last += 1  # 부산대 AI대학원
        last = self._bodies.last_of(words, last, match, title)
        return joined(self._bodies.without_province(words[first : last + 1])), as_written(words[last + 1 :])

    def _is_unit(self, word: Word) -> bool:
        """AI대학원, 구로병원: a part of an organization that is itself one."""
        entry = self._lexicon.suffix_of(word.bare)
        return entry is not None and entry.kind in _UNIT_KINDS and not DEPARTMENT.search(word.bare)

    def _unknown(self, words: list[Word], *, named: bool, title: str) -> tuple[str | None, str | None]:
        if title.endswith(_MINISTERS) and words[-1].bare.endswith("부") and not is_label(words[-1].bare):
            return joined(words), None  # 문화유산부 | 장관: no department of something else
        if len(words) > 1 and words[-1].bare == "담당" and all(is_common_noun(word) for word in words):
            return None, as_written(words)  # 메신저 앱 담당 | 부사장
        if len(words) > 1 and DEPARTMENT.search(words[-1].bare):
            return joined(words[:-1]), words[-1].text
        if not named and all(is_common_noun(word) for word in words):
            return None, as_written(words)
        proper = next((i for i, word in enumerate(words) if is_common_noun(word)), len(words))
        if 0 < proper <= len(words) - 2 and all(is_common_noun(word) for word in words[proper:]):
            return joined(words[:proper]), as_written(words[proper:])  # 번스타인 | 글로벌 디지털
        if len(words) == 1 and self._is_field(words[0].bare):
            return None, words[0].text
        return joined(words), None

    def _is_field(self, word: str) -> bool:
        """영업부 | 팀장, 정책 | 담당자; but 외무부 | 장관: the ministry of a state that the phrase does not name."""
        entry = self._lexicon.by_suffix.get(word)
        if entry is not None and entry.kind == "foreign_government" and len(word) > 2:
            return False
        return DEPARTMENT.search(word) is not None or word in self._lexicon.words("function")

    def of_fused(
        self, organization: str | None, title: str, entry: TitleEntry, *, fused: bool
    ) -> tuple[str | None, str]:
        """나주시장 → 나주시; 부산 남부소방서장 → 부산 남부소방서; 동의대 …센터장 keeps 동의대; 검찰총장 → 검찰.

        Of a ministry's name and 장관 none is a vice minister: 법무부장관 → 법무부 and 장관.
        """
        organization = country_of().get(organization or "", organization)  # 미 | 대통령
        word = title.rsplit(" ", 1)[-1]
        if not fused:
            return self._complete(organization, word) or self._in_title(word), title
        country = of_state(word, entry, self._lexicon)
        if country and (organization is None or _POSTED.match(organization)):
            return country, entry.title  # 주한 미국대사
        unit = unit_of(word, entry)
        if unit is None:
            return organization, title
        whole = entry.title.endswith("대장") and len(entry.title) > 3  # 복지기동대장: no 기동대장
        head = title if whole else title[: -len(word)] + entry.title.replace("부장관", "장관")
        if organization is None:
            return unit, head
        local = unit[-1] in "시군구면읍동회대단" and _LOCAL.search(organization) is not None  # 청계면 새마을부녀회
        if organization in self._lexicon.places or local or self._bodies.is_part_of(unit, organization):
            return f"{organization} {unit}", head
        return organization, title

    def _complete(self, organization: str | None, title: str) -> str | None:
        """고창 | 군수 → 고창군, 청계면 | 새마을부녀회장 → 청계면 새마을부녀회: what a title heads."""
        if organization is None:
            return None
        if title.endswith(("회장", "위원장")) and len(title) > 3 and _LOCAL.search(organization):
            return f"{organization} {title[:-1]}{'회' if title.endswith('위원장') else ''}"
        if self._lexicon.places.get(organization) != "region":
            return organization
        level = next((level for head, level in _HEADS if title.endswith(head)), "")
        return organization if organization.endswith(("시", "군", "구", "도")) else organization + level

    def _in_title(self, title: str) -> str | None:
        """검찰총장 → 검찰, 국회의장 → 국회."""
        found = (title[:n] for n in range(min(len(title) - 1, 8), 1, -1) if title[:n] in self._lexicon.nouns)
        return next((noun for noun in found if self._lexicon.nouns[noun].category == "organization"), None)

    def in_parenthesis(self, word: Word, matches: Sequence[Match] = ()) -> str | None:
        """김지윤 소장(좋은연애연구소), 은채아(24·다솜시청), 차이준(20·엘라스 베로나), 하우어 의원(공화·캔자스)."""
        parts = [self._without_office(part.strip()) for part in _PARTS.split(word.parenthesis)]
        if len(parts) > 1 and parts[0] in self._lexicon.words("party_short"):
            return f"{parts[0]}당"
        aged = bool(_AGE.match(parts[0]))
        named = (
            part for part in parts if part and (self._is_body(part) or (aged and self._is_team(part, word, matches)))
        )
        return next(named, None)

    def _without_office(self, part: str) -> str:
        """가온대 | 교수, 다온상사 | 대표: a post in the parenthesis; 국회 국방위원장 is one beside a main post."""
        part = part.removeprefix("이상 ")
        organization, _, title = part.rpartition(" ")
        entry = self._lexicon.titles.get(title)
        return organization if entry and (entry.category in _POSTS or title in self._lexicon.words("lead")) else part

    def _is_body(self, part: str) -> bool:
        """다솜시청; 강남구 is where somebody lives, 세계 랭킹 45위 no committee."""
        if _RANK.search(part) is not None or (" " in part and part.rsplit(" ", 1)[-1] in self._lexicon.titles):
            return False  # 한빛당 의원
        if _CLUB.search(part) is not None:
            return True
        return self._lexicon.is_organization_name(part) and not self._is_living_place(part)

    def _is_living_place(self, part: str) -> bool:
        last = part.split(" ")[-1]
        return last in self._lexicon.places or (_LOCAL.fullmatch(last) is not None and not last.endswith("대"))

    def _is_team(self, part: str, word: Word, matches: Sequence[Match]) -> bool:
        """After an age what the gazetteer knows, or unknown words: a club rather than a place or a trade."""
        if self._is_living_place(part) or part in self._lexicon.titles:
            return False
        start = word.start + word.text.find(part)
        end = start + len(part)
        if any(m.start == start and m.end == end for m in matches):
            return True
        inside = [m for m in word.morphemes if start <= m.start < end]
        proper = bool(inside) and all(m.tag in ("NNP", "SL") for m in inside)
        if not proper or any(w in self._lexicon.places for w in part.split(" ")):
            return False
        return " " in part or (len(part) > 2 and part == inside[0].form and not self._is_name(part))

    def _is_name(self, word: str) -> bool:
        """(28·본명 …): what could be somebody's name."""
        return word in self._lexicon.foreign_names or self._names.is_korean_name(word)

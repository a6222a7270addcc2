"""Splitting a speaker phrase into name, title and organization.

Newswriting puts them in every order: 김병학 카카오 부사장 (name, organization, title), 부산대 AI대학원 송길태 원장
(organization, name, title), 네이버 대표 홍길동 (organization, title, name), 윤병태 나주시장 (title fused with its place).
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from quoteattr.analysis import Morpheme
from quoteattr.gazetteer import Match
from quoteattr.lexicon import Lexicon, TitleEntry
from quoteattr.names import NameJudge

__all__ = ["Phrase", "PhraseSplitter", "Word", "without_gloss"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a phrase without its particle; ``bare`` also without parentheses (IITP), (45)."""

    start: int
    end: int
    text: str
    morphemes: tuple[Morpheme, ...] = ()
    possessive: bool = False

    @property
    def bare(self) -> str:
        """정보통신기획평가원(IITP) → 정보통신기획평가원; ‘아스’ → 아스."""
        return _PARENTHESIS.sub("", self.text).strip(_MARKS)

    @property
    def core(self) -> tuple[Morpheme, ...]:
        """The morphemes of the word without those of its parentheses."""
        cut = self.text.find("(")
        return self.morphemes if cut < 0 else tuple(m for m in self.morphemes if m.start < self.start + cut)

    @property
    def parenthesis(self) -> str:
        """What stands in the last parenthesis: 좋은연애연구소."""
        found = _PARENTHESIS.findall(self.text)
        return str(found[-1]) if found else ""


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


_PARENTHESIS = regex.compile(r"[(（]([^()（）]*)[)）]?")
_MARKS = "‘’“”'\"「」『』<>〈〉《》[]·,"
_GENERIC = frozenset(
    ["사회적기업", "중소기업", "대기업", "벤처기업", "소셜벤처", "배급사", "제조사", "게임사", "출판사", "여행사", "항공사", "소속사", "기획사", "기업", "업체", "회사", "기관", "단체", "매체", "그룹", "출신", "소속", "계열사", "자회사", "스타트업", "전문", "담당", "위원", "측", "쪽", "회원사", "사업자", "제조업체", "개발사", "운영사", "주관사", "유통사", "배급사", "제작사", "방송인", "신문", "언론", "일간지", "통신사", "팬사이트", "플랫폼", "브랜드"]
)
_DETERMINERS = frozenset(
    {
        "현지",
        "현지의",
        "국내",
        "해외",
        "일부",
        "여러",
        "한",
        "또",
        "다른",
        "이",
        "같은",
        "익명의",
        "어느",
        "그",
        "복수의",
        "해당",
        "모",
    }
)
_LATIN = regex.compile(r"[A-Z]{2}|^(?!\d+(?:선|군|급|차|단|기)$).*\d")
_UNITS = frozenset(
    {"university", "hospital", "research_institute", "police", "court", "prosecution", "foreign_government"}
)
_PERSON_ENDINGS = frozenset("가수원사주자관인생꾼부객사")
_HEADS_OF_STATE = frozenset(
    {"대통령", "총리", "주석", "국왕", "외무장관", "외교장관", "국방장관", "대사", "의원", "장관"}
)
_HONORIFICS = frozenset({"스님", "목사", "신부", "수녀", "선생"})
_BELONGING = frozenset({"관계자", "당국자", "직원", "측근", "임원", "간부", "대변인", "담당자"})
_FUNCTIONS = frozenset(
    ["정책", "홍보", "마케팅", "수석", "민간", "선임", "책임", "상임", "비상임", "공동", "총괄", "대외협력", "기획", "전략", "재무", "영업", "인사", "연구개발", "행정", "정무", "경제", "사회", "외교", "국방", "문화", "담당", "전담", "주임", "명예", "대표", "전문"]
)
_FORMER = frozenset({"전", "현", "前", "現", "초대", "신임", "차기", "전직", "현직"})
_DEPARTMENT = regex.compile(
    r"(?:부|과|팀|실|국|본부|센터|부문|사업부|그룹|담당|분과|학과|위원회|지부|지회|반|처|클리닉|연구실)$"
)
_UNIT = regex.compile(
    r"(?:시|군|구|도|면|읍|동|청|원|회|서|소|관|병원|센터|협회|조합|대학|학교|단|재단|공사|공단|은행|처|당|위원|본부|지부|지청|법원|지검|지법)$"
)


class PhraseSplitter:
    """Splits phrases with the titles and surnames of a lexicon and the organizations found in the article."""

    def __init__(self, lexicon: Lexicon, names: NameJudge) -> None:
        self._lexicon = lexicon
        self._names = names

    def title_at_end(self, words: list[Word]) -> tuple[int, str, TitleEntry, bool] | None:
        """The title the words end with: index of its first word, as written, its entry, whether it is fused.

        수석 부사장 (two words), 부사장, 나주시장 (fused).
        """
        last = words[-1].bare
        for size in (3, 2):
            if len(words) > size:
                joined = " ".join([*(w.bare for w in words[-size:-1]), last])
                if joined in self._lexicon.titles:
                    return len(words) - size, joined, self._lexicon.titles[joined], False
        if last in self._lexicon.titles:
            return len(words) - 1, last, self._lexicon.titles[last], False
        for cut in range(1, len(last) - 1):
            entry = self._lexicon.titles.get(last[cut:])
            if entry and (entry.fuses == "yes" or len(entry.title) >= 3 or cut >= 3):
                return len(words) - 1, last, entry, True
        return None

    def split(self, words: list[Word], matches: list[Match]) -> Phrase | None:
        """The parts of a phrase; ``None`` when it holds neither title nor name.

        Args:
            words: the words of the phrase in text order, particles taken off.
            matches: gazetteer matches that lie in the phrase.
        """
        honorific = self._split_honorific(words, matches)
        if honorific:
            return honorific
        title = self.title_at_end(words)
        if title is not None:
            return self._split_title_last(words, matches, *title)
        last = words[-1]
        if (
            len(words) > 1
            and self._names.is_surname(words[-2].bare)
            and last.bare.endswith("관")
            and len(last.bare) > 2
        ):
            return Phrase(words[-2].start, words[-2].bare, last.bare, surname_only=True)
        return self._split_name_last(words, matches)

    def _split_honorific(self, words: list[Word], matches: list[Match]) -> Phrase | None:
        """조병곤 씨, 김모(33)씨, A씨: no title."""
        last = words[-1].bare
        if last in ("씨", "군", "양", "옹") and len(words) > 1:
            before, rest = words[-2], words[:-1]
        elif (last.endswith(("군", "양")) and _LABEL.match(last[:-1])) or (last.endswith("씨") and 2 <= len(last) <= 5):
            before, rest = Word(words[-1].start, words[-1].end - 1, last[:-1]), words
        else:
            return None
        if before.bare in ("모", "某") and len(rest) > 1 and self._names.is_surname(rest[-2].bare):
            return Phrase(rest[-2].start, rest[-2].bare + "모", unnamed=True)
        name = before.bare.removesuffix("씨")
        if _LABEL.match(name):
            title = self._title_before(rest[:-1])
            return Phrase(before.start, name, title, unnamed=True)
        if self._names.is_surname(name):
            return Phrase(before.start, name, surname_only=True)
        if not self._names.is_korean_name(name) and not self._names.is_foreign_name([name], []):
            return None
        rest = rest[:-1]
        start = before.start
        while not self._names.is_korean_name(name) and rest and self._is_foreign_word(rest[-1], matches):
            name, start, rest = f"{rest[-1].bare} {name}", rest[-1].start, rest[:-1]  # 응우옌 티 란 씨
        found = self.title_at_end(rest) if rest else None
        if found is None:
            occupation = self._occupation(rest)
            return Phrase(start if occupation is None else rest[-1].start, name, occupation)
        organization, _ = self.split_organization(rest[: found[0]], matches, strict=found[2].category != "business")
        return Phrase(rest[found[0]].start, name, found[1], organization, found[2])

    def _title_before(self, words: list[Word]) -> str | None:
        found = self.title_at_end(words) if words else None
        if found:
            return found[1]
        return self._occupation(words)

    def _occupation(self, words: list[Word]) -> str | None:
        """A common noun for somebody's trade that no list has: 도시계획가, 산불감시원, 선주."""
        if not words or not self._is_common(words[-1]) or len(words[-1].bare) < 2:
            return None
        return words[-1].bare if words[-1].bare[-1] in _PERSON_ENDINGS else None

    def _split_title_last(
        self, words: list[Word], matches: list[Match], first: int, title: str, entry: TitleEntry, fused: bool
    ) -> Phrase | None:
        before = words[:first]
        named = any(self._names.is_korean_name(w.bare, w.core) for w in before)
        if len(before) > 1 and before[0].bare in _DETERMINERS and not named:
            return self._split_nameless(words, before, matches, title, entry, fused)
        if (
            entry.category == "anonymous"
            and before
            and not any(self._names.is_korean_name(w.bare, w.core) for w in before[-1:])
        ):
            return self._split_nameless(words, before, matches, title, entry, fused)
        former = before and before[-1].bare in _FORMER
        if former:
            title, before = f"{before[-1].bare} {title}", before[:-1]
        position = self._name_position(before, matches)
        if position and position[1] - position[0] >= 3 and self._needs_organization(before, position[1], entry):
            # 마르쿠스 린달 노르셀 최고재무책임자: the last word is the company; 미렐라 코바치 발도라 대통령: the country.
            position = position[0], position[1] - 1
        if position is None and former and self._names.is_surname(words[first - 1].bare):
            return Phrase(
                words[first - 1].start,
                words[first - 1].bare,
                title.split(" ", 1)[1],
                title_entry=entry,
                surname_only=True,
            )
        if position is None and before and _LABEL.match(before[-1].bare):
            organization, _ = self.split_organization(before[:-1], matches, strict=True)
            return Phrase(before[-1].start, before[-1].bare, title, organization, entry, unnamed=True)
        if position is None:
            return self._split_nameless(words, before, matches, title, entry, fused)
        start, end = position
        name = " ".join(w.bare for w in before[start:end])
        surname_only = end - start == 1 and self._names.is_surname(name)
        organization, department = self.split_organization(before[end:], matches)
        strict = bool(before[end:]) or (
            entry.category != "business" and not (start and self._is_long_proper(before[start - 1]))
        )
        outer, _ = self.split_organization(before[:start], matches, strict=strict)
        if outer and (organization is None or not surname_only):
            department = _as_written(before[end:])
            organization = outer
        if organization in self._lexicon.titles and entry.category != "business":
            organization = None
        if department:
            title = f"{department} {title}"
        office = self.title_at_end(before[:start]) if start and entry.title in _HONORIFICS else None
        if office:
            # 총무원 총무부장 정우 스님: the office, not the honorific.
            title, (organization, _) = office[1], self.split_organization(before[: office[0]], matches)
        organization, title = self._of_fused(organization, title, entry, fused)
        if organization is None:
            organization = self._organization_in_parenthesis(words[-1]) or self._organization_in_parenthesis(
                before[end - 1]
            )
        first_word = self._phrase_start(before, start, end, organization)
        return Phrase(first_word, name, title, organization, entry, surname_only)

    def _is_long_proper(self, word: Word) -> bool:
        """참세입자모임 | 홍예리 간사: an unknown name of four syllables and more."""
        return len(word.bare) >= 4 and any(m.tag == "NNP" for m in word.core)

    def _needs_organization(self, before: list[Word], end: int, entry: TitleEntry) -> bool:
        if end < len(before):
            return before[end].bare.endswith(("부", "청"))
        return entry.category == "business" or entry.title in _HEADS_OF_STATE

    def _phrase_start(self, before: list[Word], start: int, end: int, organization: str | None) -> int:
        if start == 0 or not organization:
            return before[start].start
        # O N T: begins with the organization.
        words = organization.split(" ")
        for word in before[:start]:
            if word.bare == _PARENTHESIS.sub("", words[0]).strip(_MARKS) or word.text.startswith(words[0]):
                return word.start
        return before[start].start

    def _split_nameless(
        self, words: list[Word], before: list[Word], matches: list[Match], title: str, entry: TitleEntry, fused: bool
    ) -> Phrase | None:
        """카카오 관계자, 검찰총장, 의사: a title without a name."""
        if len(before) > 1 and before[0].bare in ("이", "같은") and before[1].bare in self._lexicon.nouns:
            return Phrase(before[0].start, None, title, f"{before[0].bare} {before[1].bare}", entry, unnamed=True)
        rest = [w for w in before if w.bare not in _DETERMINERS]
        if len(rest) > 1 and rest[0].bare in self._lexicon.titles and rest[-1].bare.endswith(("측", "쪽")):
            rest = rest[1:]
        if rest and rest[-1].bare.endswith(("측", "쪽")):
            return Phrase(rest[0].start, None, title, _joined(rest), entry, unnamed=True)
        organization, department = self.split_organization(rest, matches, named=title in _BELONGING)
        if department:
            title = f"{department} {title}"
        organization, title = self._of_fused(organization, title, entry, fused)
        if organization is None:
            organization = self._organization_in_parenthesis(words[-1])
        return Phrase(
            (before or words)[0].start, None, title, organization, entry, unnamed=entry.category == "anonymous"
        )

    def _split_name_last(self, words: list[Word], matches: list[Match]) -> Phrase | None:
        """네이버 대표 홍길동, 배우 박기웅, 월등면 협의체 위원장 김동철; or a bare 박기웅."""
        last = words[-1]
        for size in (1, 2, 3):
            if len(words) <= size:
                break
            names = words[-size:]
            title = self.title_at_end(words[:-size])
            if title is None or not self._may_be_name(names, matches):
                continue
            first, written, entry, fused = title
            if entry.category == "anonymous" and not self._names.is_korean_name(names[-1].bare, names[-1].morphemes):
                continue
            organization, department = self.split_organization(
                words[:first], matches, strict=entry.category != "business", named=entry.category == "business"
            )
            if department:
                written = f"{department} {written}"
            if organization in self._lexicon.places and entry.category in ("sports", "occupation", "arts"):
                organization = None  # 브라질 공격수 …: where somebody comes from
            organization, written = self._of_fused(organization, written, entry, fused)
            start = words[first].start
            if organization:
                start = min([start, *(w.start for w in words[:first] if w.text.startswith(organization.split(" ")[0]))])
            name = " ".join(w.bare for w in names)
            return Phrase(start, name, written, organization, entry)
        if self._names.is_korean_name(last.bare, last.core) and not _matched(last, matches):
            return self._bare_korean(words, matches)
        return None

    def _bare_korean(self, words: list[Word], matches: list[Match]) -> Phrase:
        """박기웅; 방송협회 김철수: a name with at most an organization before it."""
        last = words[-1]
        occupation = self._occupation(words[:-1])
        if occupation:
            return Phrase(words[-2].start, last.bare, occupation)
        organization, _ = self.split_organization(words[:-1], matches, strict=True)
        organization = organization or self._organization_in_parenthesis(last)
        start = last.start
        if organization:
            start = min([start, *(w.start for w in words[:-1] if w.text.startswith(organization.split(" ")[0]))])
        return Phrase(start, last.bare, None, organization)

    def _may_be_name(self, words: list[Word], matches: list[Match]) -> bool:
        if any(_matched(w, matches) or w.bare in self._lexicon.titles or w.bare in ("측", "쪽", "등") for w in words):
            return False
        if len(words) == 1 and self._names.is_korean_name(words[0].bare, words[0].core):
            return True
        if len(words) == 1 and len(words[0].bare) == 1 and not words[0].morphemes:
            return False
        return self._names.is_foreign_name([w.bare for w in words], [w.core for w in words])

    def _name_position(self, words: list[Word], matches: list[Match]) -> tuple[int, int] | None:
        """Where the name stands among the words before a title: first (N O T), last (O N T), or in between."""
        if not words:
            return None
        names = [
            i for i, w in enumerate(words) if self._names.is_korean_name(w.bare, w.core) and not _matched(w, matches)
        ]
        last = len(words) - 1
        if last in names and (len(names) == 1 or self._is_organization(words[:last], matches)):
            return last, last + 1
        if last in names and last >= 2 and words[last - 2].bare in _GENERIC:
            return last, last + 1  # 사회적기업 온마루 탁수린 대표
        if names:
            best = next((i for i in names if len(words[i].bare) >= 3), names[0])
            return best, best + 1
        if self._names.is_surname(words[last].bare):
            first = last - 1 if last and self._is_foreign_word(words[last - 1], matches) else last
            return first, last + 1
        return self._foreign_position(words, matches)

    def _foreign_position(self, words: list[Word], matches: list[Match]) -> tuple[int, int] | None:
        """크리스틴 라가르드 | 국제통화기금(IMF): the words before the organization; 텐 하흐 | (nothing)."""
        evident = next((i for i, w in enumerate(words) if self._is_organization_word(w, matches)), None)
        if evident == 0:
            after = next((i for i, w in enumerate(words) if not self._is_organization_word(w, matches)), None)
            if after is None or after == 0:
                return None
            candidates = words[after:]
            start, end = after, len(words)
        else:
            end = evident if evident is not None else len(words)
            candidates, start = words[:end], 0
        if not self._names.is_foreign_name([w.bare for w in candidates], [w.core for w in candidates]):
            return None
        if any(w.bare in self._lexicon.titles or w.bare in _GENERIC or _DEPARTMENT.search(w.bare) for w in candidates):
            return None
        return start, end

    def _is_foreign_word(self, word: Word, matches: list[Match]) -> bool:
        """조너선 | 고: a foreign given name before what looks like a surname."""
        proper = bool(word.core) and all(m.tag == "NNP" for m in word.core) and len(word.bare) > 1
        return proper and not self._is_organization_word(word, matches) and self._names.is_foreign_name([word.bare], [])

    def _is_organization(self, words: list[Word], matches: list[Match]) -> bool:
        return any(self._is_organization_word(w, matches) for w in words)

    def _is_organization_word(self, word: Word, matches: list[Match]) -> bool:
        bare = word.bare
        if _matched(word, matches) or bare in self._lexicon.places or bare in self._lexicon.nouns:
            return True
        if bare in ("측", "쪽", "캠프") or word.possessive:
            return True
        latin = len(bare) > 1 and _LATIN.search(bare) is not None
        return latin or self._lexicon.is_organization_name(bare, common=self._is_common(word))

    def split_organization(
        self, words: list[Word], matches: list[Match], *, strict: bool = False, named: bool = True
    ) -> tuple[str | None, str | None]:
        """The organization in the words, and the department that rather belongs to the title.

        Args:
            strict: only a word that is evidently an organization counts.
            named: the phrase names a person; a common noun is then a company (모레 대표), else a field (외교 소식통).
        """
        words = [w for w in words if w.bare]
        while words and (
            words[0].bare in _GENERIC or words[0].bare in _FORMER or words[0].bare in self._lexicon.adverbials
        ):
            words = words[1:]
        if words and words[-1].bare.endswith("원장") and not words[-1].possessive and len(words[-1].bare) > 4:
            # 한국영상자료연구원장 직무대행
            last = words[-1]
            words = [*words[:-1], Word(last.start, last.end - 1, last.text[:-1], last.morphemes)]
        for i in range(len(words) - 1, -1, -1):
            if words[i].bare in _GENERIC and i + 1 < len(words):
                words = words[i + 1 :]
                break
        if not words:
            return None, None
        known = [m for m in matches if words[0].start <= m.start < words[-1].end]
        if known:
            return self._known_organization(words, known[0])
        if strict and not self._is_organization(words, matches):
            return None, None
        if all(w.bare in self._lexicon.titles for w in words):
            return None, " ".join(w.bare for w in words)
        evident = [i for i, w in enumerate(words) if self._is_organization_word(w, matches)]
        if evident and evident[-1] + 1 < len(words):
            return _joined(words[: evident[-1] + 1]), _as_written(words[evident[-1] + 1 :])
        if len(words) > 1 and _DEPARTMENT.search(words[-1].bare) and not evident:
            return _joined(words[:-1]), words[-1].text
        if not named and not evident and all(self._is_common(w) for w in words):
            return None, _as_written(words)
        if len(words) == 1 and not evident and (_DEPARTMENT.search(words[0].bare) or words[0].bare in _FUNCTIONS):
            return None, words[0].text
        return _joined(words), None

    def _known_organization(self, words: list[Word], match: Match) -> tuple[str | None, str | None]:
        """The gazetteer knows where the organization begins; what follows it is a department or a larger name."""
        first = next(i for i, w in enumerate(words) if w.end > match.start)
        last = next((i for i, w in enumerate(words) if w.end >= match.end), len(words) - 1)
        # 부산 남부소방서, 부산대 AI대학원: a place before, a unit after.
        if first and words[first - 1].bare in self._lexicon.places:
            first -= 1
        rest = words[last + 1 :]
        while rest and self._is_unit(rest[0]):
            last, rest = last + 1, rest[1:]
        return _joined(words[first : last + 1]), _as_written(rest)

    def _is_unit(self, word: Word) -> bool:
        """AI대학원, 구로병원: a part of an organization that is itself one."""
        entry = self._lexicon.suffix_of(word.bare)
        return entry is not None and entry.kind in _UNITS and not _DEPARTMENT.search(word.bare)

    def _is_common(self, word: Word) -> bool:
        content = [m for m in word.morphemes if m.tag[0] not in "JS"]
        return bool(content) and all(m.tag in ("NNG", "XSN", "XPN", "SN") for m in content)

    def _of_fused(self, organization: str | None, title: str, entry: TitleEntry, fused: bool) -> tuple[str | None, str]:
        """나주시장 → 나주시; 부산 남부소방서장 → 부산 남부소방서; 동의대 …센터장 keeps 동의대."""
        word = title.rsplit(" ", 1)[-1]
        if not fused:
            return organization or self._organization_in_title(word), title
        unit = _unit_of(word, entry)
        if unit is None:
            return organization, title
        if organization is None:
            return unit, title[: -len(word)] + entry.title
        local = unit[-1] in "시군구면읍동" and not self._lexicon.is_organization_name(organization)
        if organization in self._lexicon.places or local:
            return f"{organization} {unit}", title[: -len(word)] + entry.title
        return organization, title

    def _organization_in_title(self, title: str) -> str | None:
        """검찰총장 → 검찰, 국회의장 → 국회."""
        found = (title[:n] for n in range(len(title) - 1, 1, -1) if title[:n] in self._lexicon.nouns)
        return next((n for n in found if self._lexicon.nouns[n].category == "organization"), None)

    def _organization_in_parenthesis(self, word: Word) -> str | None:
        """김지윤 소장(좋은연애연구소)."""
        parts = [part.strip() for part in regex.split(r"[·,/]", word.parenthesis)]
        return next((p for p in parts if p and self._lexicon.is_organization_name(p)), None)


def _unit_of(word: str, entry: TitleEntry) -> str | None:
    """The organization inside a fused title: 나주시장 → 나주시, 무안군수 → 무안군, 금융위원장 → 금융위원회."""
    if word.endswith("위원장"):
        return word[:-1] + "회"
    if word.endswith("군수"):
        return word[:-1]
    if word.endswith("지사") and len(word) > 3:
        place = word.removesuffix("지사").removesuffix("도")
        return place + "도"
    if word.endswith("장") and entry.title != "장" and _UNIT.search(word[:-1]):
        return word[:-1]
    if word.endswith(("장관", "차관", "대변인")):
        return word[: -len(entry.title)] or None
    return None


def _matched(word: Word, matches: list[Match]) -> bool:
    """Is the word (its first part) a known organization?"""
    return any(m.start <= word.start < m.end or word.start <= m.start < word.start + 1 for m in matches)


def _joined(words: list[Word]) -> str:
    return " ".join(without_gloss(w.text) for w in words)


def _as_written(words: list[Word]) -> str | None:
    """MX(모바일 경험) 사업부: a department keeps its parentheses."""
    return " ".join(w.text for w in words) or None


def without_gloss(word: str) -> str:
    """A word without marks and without an explaining parenthesis; an abbreviation stays.

    >>> without_gloss("국제통화기금(IMF)"), without_gloss("형사4부(부장검사 김하늘)"), without_gloss("‘아스’")
    ('국제통화기금(IMF)', '형사4부', '아스')
    """
    inside = _PARENTHESIS.findall(word)
    if inside and not _ABBREVIATION.match(inside[-1]) and word.endswith((")", "）")):
        word = _PARENTHESIS.sub("", word)
    return word.strip("‘’“”'\"<>〈〉《》「」『』")


_ABBREVIATION = regex.compile(r"[A-Za-z0-9&·+\-]{1,12}$|[가-힣A-Z]{1,6}$|駐|[一-龥]+$")
_LABEL = regex.compile(r"(?:[A-Z]{1,2}|[가-힣](?:모|某)|[A-Z][가-힣]?|○+|[가-힣][○×OX]{1,2})$")

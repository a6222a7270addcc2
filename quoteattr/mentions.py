"""Mentions of possible speakers in a frame: where they stand, their particle, and what they say of the speaker.

A mention is read backwards from the eojeol that ends it (…부사장은) to where the phrase begins.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

import regex

from quoteattr.analysis import Eojeol, Frame
from quoteattr.gazetteer import Match
from quoteattr.lexicon import Lexicon
from quoteattr.names import NameJudge
from quoteattr.phrases import Phrase, PhraseSplitter, Word, without_gloss

__all__ = ["Form", "Mention", "MentionFinder"]

Form = Literal["full", "surname", "title", "unnamed", "pronoun", "organization", "focus", "group", "document", "bare"]
"""How much a mention says: full name; surname and title (정 PM); a title alone (검찰총장); an unnamed person
(한 관계자); 그; an organization; the one in focus (회사); several people; a document; an unknown word."""

LONGEST_PHRASE = 9
"""A speaker phrase has at most so many eojeols."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A possible speaker; ``start:end`` is the mention as written, without its particle."""

    start: int
    end: int
    form: Form
    particle: str
    first: int
    last: int
    name: str | None = None
    title: str | None = None
    organization: str | None = None
    category: str | None = None
    plural: bool = False
    is_split: bool = True


# A particle at the end of an eojeol, where Kiwi saw a name as something else.
_PARTICLE = regex.compile(
    r"(?:께서는|께서|에게서|에서는|에서도|에서|에게|에는|에도|으로부터|로부터|한테|은|는|이|가|도|을|를|의|와|과|에|만)$"
)
_DATE = regex.compile(
    r"^\d[\d,.]*(?:년|월|일|시|분|초|명|개|만|억|조|원|달러|%|퍼센트|위|차례|회|호|살|세|년대|일간|개월|여|배|곳|건|대|주|시간|분기)"
)
_BREAK = regex.compile(r"[,;:=…?!.\]】>]$|^[=\-–—▲△■◆●▶◇※/|)]")
_OPEN_BRACKET = regex.compile(r"^[\[【<(]")
_SUBJECT = frozenset({"JKS", "JX", "JKB", "JKG", "JKO", "JC", "JKC", "JKQ", "JKV"})
_NOMINAL = frozenset({"NNG", "NNP", "NNB", "NR", "NP", "SL", "SN", "SH", "XSN", "XR", "SSC", "W_SERIAL"})
_DETERMINERS = frozenset(
    {"한", "또", "다른", "어느", "모", "그", "이", "같은", "해당", "익명의", "복수의", "일부", "전", "현", "前", "現"}
)
_FORMER = frozenset({"전", "현", "前", "現"})
# One syllable that may stand in a phrase: 오달수 측 관계자, 美 국무부.
_SINGLE = frozenset("측쪽美日中英獨佛露")
_NUMERALS = frozenset({"두", "세", "네", "양", "여러"})
_BODIES = ("사람", "기관", "회사", "단체", "정당", "나라", "학교", "기업", "업체", "구단")
_QUANTIFIERS = frozenset({"대부분", "다수", "전원", "모두", "상당수", "일동", "절반"})
_COMPANY_WORDS = frozenset(
    ["회사", "기업", "업체", "서점", "일간", "일간지", "매체", "신문", "방송", "주간지", "잡지", "출판사", "제조사", "경매사", "해운사", "게임사", "제작사", "배급사", "소속사", "기획사", "스타트업", "벤처", "소셜벤처", "브랜드", "프랜차이즈", "극단", "단체", "시민단체", "환경단체", "재단", "협동조합", "식당", "카페", "여행사", "항공사", "은행", "통신사"]
)
_CLAUSE_END = regex.compile(r"(?:고|며|서|면|는|은|을|를|한|할|된|될|던|지만|도록|게|자|다|해|야|려|듯|라)$")
_HANGUL = regex.compile(r"[가-힣]{2,6}$")
_INSIDE = frozenset({"내부", "일각", "안팎"})
_SIDE = regex.compile(r"(?:측|쪽)$")
_MARKED = regex.compile(r"^[‘'“\"<〈《「『].*[’'”\">〉》」』]$")


class MentionFinder:
    """Finds the mentions of a frame with the lexicon and the organizations found in the article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._names = NameJudge(lexicon)
        self._splitter = PhraseSplitter(lexicon, self._names)

    def find_mentions(self, text: str, frame: Frame, matches: list[Match]) -> tuple[Mention, ...]:
        """Every mention of a frame, in text order.

        Args:
            text: the article.
            frame: the analysed sentence.
            matches: gazetteer matches of the whole article, in text order.
        """
        low = bisect_left(matches, frame.sentence.start, key=lambda m: m.start)
        high = bisect_left(matches, frame.sentence.end, key=lambda m: m.start)
        here = matches[low:high]
        mentions = []
        for index in range(len(frame.eojeols)):
            mention = self._mention_at(text, frame, index, here)
            if mention is not None:
                mentions.append(mention)
        return tuple(mentions)

    def _mention_at(self, text: str, frame: Frame, last: int, matches: list[Match]) -> Mention | None:
        eojeol = frame.eojeols[last]
        if eojeol.quotation or not eojeol.text[0].isprintable() or eojeol.text.endswith(("]", "】", "=", ">")):
            return None
        stem_end, particle = self._split_particle(eojeol)
        if stem_end <= eojeol.start:
            return None
        following = frame.eojeols[last + 1] if last + 1 < len(frame.eojeols) else None
        if not particle:
            if following is not None and following.text in ("역시", "또한", "역시도"):
                particle = following.text
            elif (following is not None and self._joins(eojeol, following) and not self._begins_cue_noun(following)) or not self._is_nominal(eojeol):
                return None
        elif following is not None and particle == "의" and self._joins(eojeol, following):
            return None
        if following is not None and following.text.startswith(("따르면", "의하면")) and particle in ("에", "에도"):
            particle = "에 따르면"
        first = self._phrase_start(frame, last)
        words = self._words(text, frame, first, last, stem_end)
        while words and words[0].bare == "":
            words, first = words[1:], first + 1
        # 손 위원장 본인도: the person, with stress.
        if len(words) > 1 and words[-1].bare in ("본인", "자신"):
            words = words[:-1]
        if not words:
            return None
        inside = [m for m in matches if words[0].start <= m.start < words[-1].end]
        return self._build(text, words, inside, particle, first, last)

    def _split_particle(self, eojeol: Eojeol) -> tuple[int, str]:
        """End of the word without its particle, and the particle: 정 PM은 → 은."""
        end = eojeol.end
        trailing = []
        for morpheme in reversed(eojeol.morphemes):
            if morpheme.tag in _SUBJECT:
                trailing.append(morpheme)
            elif morpheme.tag not in ("SP", "SF", "SE") or trailing:
                break
            else:
                end = morpheme.start
        if trailing:
            start = min(m.start for m in trailing)
            before = [m for m in eojeol.morphemes if m.start < start]
            if start > eojeol.start and (
                not before or before[-1].tag[0] not in "VE" or self._is_known(eojeol.text[: start - eojeol.start])
            ):
                return start, eojeol.text[start - eojeol.start : end - eojeol.start]
        word = eojeol.text[: end - eojeol.start]
        found = _PARTICLE.search(word)
        verbal = any(m.tag[0] in "VE" for m in eojeol.morphemes)
        if (
            found
            and found.start() > 0
            and not (verbal and word[: found.start()] not in self._lexicon.titles)
            and self._is_known(word[: found.start()])
            and not self._is_known(word)
        ):
            return eojeol.start + found.start(), found.group()
        return end, ""

    def _is_known(self, word: str) -> bool:
        word = regex.sub(r"\([^()]*\)", "", word)
        lexicon = self._lexicon
        return (
            word in lexicon.titles
            or word in lexicon.pronouns
            or word in lexicon.nouns
            or (len(word) == 3 and self._names.is_korean_name(word))
        )

    def _is_nominal(self, eojeol: Eojeol) -> bool:
        return eojeol.last_tag in _NOMINAL or eojeol.text in self._lexicon.titles

    def _phrase_start(self, frame: Frame, last: int) -> int:
        first = last
        eojeols = frame.eojeols
        while first > 0 and last - first < LONGEST_PHRASE:
            if not self._joins(eojeols[first - 1], eojeols[first]) and not self._is_amid_name(eojeols, first - 1):
                break
            first -= 1
        return first

    def _is_amid_name(self, eojeols: tuple[Eojeol, ...], index: int) -> bool:
        """프레디 | 마마니 | 볼리비아: Kiwi takes a part of a foreign name for another word."""
        if index == 0 or index + 1 >= len(eojeols):
            return False
        before, word, after = eojeols[index - 1], eojeols[index], eojeols[index + 1]
        neighbours = [m.tag for m in (*before.morphemes, *after.morphemes[:1])]
        odd = word.last_tag in ("EC", "EF", "EP", "VV", "VA", "MAG", "XSV") and not _CLAUSE_END.search(word.text)
        return odd and bool(neighbours) and set(neighbours) == {"NNP"} and _HANGUL.match(word.text) is not None

    def _joins(self, before: Eojeol, after: Eojeol) -> bool:
        """May two neighbouring eojeols belong to one speaker phrase?"""
        text = before.text
        if before.quotation or after.quotation or not before.morphemes:
            return False
        if _BREAK.search(text) or _DATE.match(text) or _OPEN_BRACKET.match(after.text):
            return False
        if text in _NUMERALS and after.text.startswith(_BODIES):
            return True
        if text in _DETERMINERS or text in self._lexicon.titles:
            return True
        if self._names.is_surname(text) and (len(text) > 1 or self._begins_title(after.text) or _is_short_title(after)):
            return True
        if text in self._lexicon.adverbials:
            return False
        if len(text) == 1:
            proper = before.last_tag in ("NNP", "SL") or (before.last_tag == "NNG" and after.last_tag == "NNP")
            return proper or text in _SINGLE or text in self._lexicon.nouns
        tag = before.last_tag
        if tag == "JKG":
            return self._possessor_joins(before, after)
        if tag == "JC" or before.text.endswith("및"):
            return False
        return tag in _NOMINAL or (
            tag in ("MM", "MAG", "IC", "JX", "JKS", "EC", "EF", "VV", "EP") and self._is_odd_name(before)
        )

    def _begins_title(self, word: str) -> bool:
        """전 | 교수, 부사장은: does a title begin the word?"""
        if word in _FORMER:
            return True
        return any(word[:size] in self._lexicon.titles for size in range(len(word), 0, -1))

    def _begins_cue_noun(self, eojeol: Eojeol) -> bool:
        """설명에도, 입장이다: a reporting noun, which is owned by a speaker and no part of the phrase."""
        first = eojeol.morphemes[:1]
        if not first or eojeol.text in self._lexicon.titles:
            return False
        rest = eojeol.morphemes[1:]
        noun = eojeol.text[: first[0].end - eojeol.start]
        return noun in self._lexicon.cue_nouns and bool(rest) and rest[0].tag[0] in "JV" and rest[0].tag != "VV"

    def _possessor_joins(self, before: Eojeol, after: Eojeol) -> bool:
        """분당 바른세상병원의 | 장규선: an organization with 의 is part of the phrase."""
        stem = before.text[:-1]
        if self._begins_cue_noun(after):
            return False
        if stem.endswith(("측", "쪽")):
            return True
        if stem in ("익명", "복수", "현지", "소속", "모"):
            return True
        if (
            after.last_tag[:1] == "N"
            and self._names.is_korean_name(after.text)
            and before.morphemes[0].tag in ("NNP", "SL")
        ):
            return not self._names.is_korean_name(stem)
        if self._names.is_korean_name(stem) or stem in self._lexicon.pronouns or stem in self._lexicon.cue_nouns:
            return False
        organization = self._lexicon.is_organization_name(stem) or stem in self._lexicon.nouns
        return organization or _MARKED.match(stem) is not None or stem.isascii()

    def _is_odd_name(self, eojeol: Eojeol) -> bool:
        """Kiwi took an unknown name for another part of speech."""
        text = eojeol.text.split("(")[0]
        if len(text) != 3 or not self._names.is_korean_name(text):
            return False
        stem = [m for m in eojeol.morphemes if m.tag not in _SUBJECT]
        return not _PARTICLE.search(text) or not (len(stem) == 1 and stem[0].tag in ("NNG", "NP"))

    def _words(self, text: str, frame: Frame, first: int, last: int, stem_end: int) -> list[Word]:
        words = []
        for index in range(first, last + 1):
            eojeol = frame.eojeols[index]
            end = stem_end if index == last else eojeol.end
            if index < last and eojeol.last_tag == "JKG":
                end -= 1
            kept = tuple(m for m in eojeol.morphemes if m.start < end)
            possessive = index < last and eojeol.last_tag == "JKG"
            words.append(Word(eojeol.start, end, text[eojeol.start : end], kept, possessive))
        return words

    def _build(
        self, text: str, words: list[Word], matches: list[Match], particle: str, first: int, last: int
    ) -> Mention | None:
        end = words[-1].end

        def mention(start: int, form: Form, phrase: Phrase | None = None, **values: str | bool | None) -> Mention:
            fields: dict[str, str | bool | None] = dict(values)
            if phrase is not None:
                category = phrase.title_entry.category if phrase.title_entry else None
                fields = {
                    "name": phrase.name, "title": phrase.title, "organization": phrase.organization,
                    "category": category, **fields,
                }  # fmt: skip
            offset = next((i for i, w in enumerate(words) if w.end > start), 0)
            return Mention(start, end, form, particle, first + offset, last, **fields)  # type: ignore[arg-type]

        pronoun = self._pronoun(words)
        if pronoun is not None:
            start, form = pronoun
            return mention(start, form)
        if len(words) > 1 and words[-1].bare in _QUANTIFIERS:
            of = words[-2]
            words = [*words[:-2], Word(of.start, of.end, of.bare.removesuffix("들") + "들", of.morphemes)]
        entry = self._lexicon.nouns.get(words[-1].bare)
        if entry is not None and entry.category == "group" and not words[-1].bare.endswith("들"):
            return mention(words[-1].start, "group", plural=True)
        plural = words[-1].bare.endswith("들") and len(words[-1].bare) > 2
        if plural:
            return self._plural(words, matches, mention)
        phrase = self._splitter.split(words, matches)
        if phrase is not None:
            return mention(phrase.start, _form_of(phrase), phrase)
        return self._organization(words, matches, mention)

    def _pronoun(self, words: list[Word]) -> tuple[int, Form] | None:
        for size in (3, 2, 1):
            if len(words) >= size:
                form = " ".join(w.text for w in words[-size:])
                if form in self._lexicon.pronouns:
                    return words[-size].start, "pronoun"
        if len(words) >= 2 and words[-2].text in ("이", "해당", "같은") and words[-1].bare in self._lexicon.titles:
            entry = self._lexicon.titles[words[-1].bare]
            if entry.category == "anonymous" or not self._names.is_surname(words[-2].text):
                return words[-2].start, "pronoun"
        return None

    def _plural(self, words: list[Word], matches: list[Match], mention: _MakeMention) -> Mention:
        last = words[-1]
        singular = Word(last.start, last.end - 1, last.bare[:-1], last.morphemes)
        title = self._splitter.title_at_end([*words[:-1], singular])
        if title is None:
            return mention(last.start, "group", plural=True)
        first, written, entry, _ = title
        organization, department = self._splitter.split_organization(words[:first], matches, named=False)
        if department:
            written = f"{department} {written}"
        start = words[0].start if organization or department else words[first].start
        return mention(start, "group", title=written, organization=organization, category=entry.category, plural=True)

    def _organization(self, words: list[Word], matches: list[Match], mention: _MakeMention) -> Mention | None:
        last = words[-1]
        bare = last.bare
        if _SIDE.search(bare) and (len(words) > 1 or len(bare) > 2):
            return self._side(words, matches, mention)
        entry = self._lexicon.nouns.get(bare)
        if entry is not None and not (len(words) > 1 and matches and entry.category == "focus"):
            return self._noun(words, matches, mention, entry.category)
        covering = next(
            (m for m in reversed(matches) if m.start < last.end and m.end >= last.start + len(bare.split("(")[0])), None
        )
        if covering is not None:
            start = min(covering.start, last.start)
            return mention(start, "organization", organization=self._text(words, start))
        if bare in self._lexicon.cue_nouns:
            return None
        if bare.isascii() and len(bare) > 1 and bare.isupper():
            start = matches[0].start if matches else last.start
            return mention(start, "organization", organization=self._text(words, start))
        if len(words) > 1 and bare in self._lexicon.by_suffix and len(bare) > 1:
            return mention(words[-2].start, "organization", organization=self._text(words, words[-2].start))
        if bare.endswith(self._lexicon.documents):
            return self._noun(words, matches, mention, "document")
        if len(words) > 1 and words[-2].bare in _NUMERALS and bare in _BODIES:
            return mention(words[-2].start, "organization", organization=f"{words[-2].bare} {bare}")
        if bare.endswith("진") and len(bare) >= 3 and last.morphemes[-1:] and last.morphemes[-1].tag[0] in "NX":
            return mention(last.start, "group", plural=True)  # 심판진
        common = len(last.morphemes) == 1 and last.morphemes[0].tag == "NNG"
        if _MARKED.match(last.text):
            return mention(last.start, "organization", organization=without_gloss(last.text))
        if self._lexicon.is_organization_name(bare, common=common) or bare in self._lexicon.places:
            start = matches[0].start if matches else self._organization_start(words)
            return mention(start, "organization", organization=self._text(words, start))
        if len(bare) < 1 or any(m.tag in ("NNB", "NR", "SN") for m in last.morphemes[-1:]):
            return None
        if self._is_named_organization(words):
            return mention(last.start, "organization", organization=self._text(words, last.start))
        return self._bare(words, mention)

    def _is_named_organization(self, words: list[Word]) -> bool:
        """온라인 서점 책고래, 노선버스 회사 초록여객, A사: what stands before or ends the word says so."""
        last = words[-1]
        if regex.fullmatch(r"[A-Z]{1,2}[사시군구당]", last.bare):
            return True
        if len(words) < 2:
            return False
        kind = words[-2].bare
        return kind in _COMPANY_WORDS

    def _organization_start(self, words: list[Word]) -> int:
        """The last word, and proper nouns right before it: 전북 군산 | 해경."""
        start = words[-1].start
        for word in reversed(words[:-1]):
            if word.bare in self._lexicon.places or (
                word.morphemes and all(m.tag in ("NNP", "SL") for m in word.morphemes)
            ):
                start = word.start
            else:
                break
        return start

    def _text(self, words: list[Word], start: int) -> str:
        return " ".join(without_gloss(w.text) for w in words if w.end > start)

    def _side(self, words: list[Word], matches: list[Match], mention: _MakeMention) -> Mention:
        """안 후보 측, 회사 측, 에스케이텔레콤 쪽: the organization speaks."""
        last = words[-1]
        if len(last.bare) > 1:
            owner = [*words[:-1], Word(last.start, last.end - 1, last.bare[:-1], last.morphemes)]
        else:
            owner = words[:-1]
        noun = owner[-1].bare
        entry = self._lexicon.nouns.get(noun)
        if entry is not None and entry.category == "focus":
            return mention(owner[-1].start, "focus", organization=noun)
        phrase = self._splitter.split(owner, matches)
        start = phrase.start if phrase else (matches[0].start if matches else owner[0].start)
        if phrase is None and not matches and len(owner) > 1:
            organization, _ = self._splitter.split_organization(owner, matches)
            return mention(owner[-1].start, "organization", organization=organization)
        if phrase and (phrase.name or phrase.unnamed):
            return mention(
                start,
                "organization",
                organization=self._text([*owner[:-1], last] if len(last.bare) > 1 else words, start),
            )
        return mention(start, "organization", organization=self._text(owner, start))

    def _noun(self, words: list[Word], matches: list[Match], mention: _MakeMention, category: str) -> Mention:
        last = words[-1]
        start = matches[0].start if matches else last.start
        if last.bare == "당국" and len(words) > 1:
            start = words[0].start
        if category in ("organization", "sector") and len(words) > 1 and not matches:
            start = self._organization_start(words)
        if last.bare in _INSIDE and len(words) > 1:
            return mention(start, "group", organization=self._text(words[:-1], start), plural=True)
        form: Form = {"focus": "focus", "group": "group", "document": "document"}.get(category, "organization")  # type: ignore[assignment]
        if category == "document":
            owner = words[:-1]
            organization, _ = self._splitter.split_organization(owner, matches, strict=True) if owner else (None, None)
            return mention(
                words[0].start if organization else last.start, "document", title=last.bare, organization=organization
            )
        return mention(start, form, organization=self._text(words, start), plural=category == "group")

    def _bare(self, words: list[Word], mention: _MakeMention) -> Mention:
        """A word that is neither title nor known organization: a stage name, a foreign name, a thing."""
        last = words[-1]
        start = last.start
        proper = all(m.tag in ("NNP", "SL", "SH") for m in last.morphemes) and bool(last.morphemes)
        for word in reversed(words[:-1]):
            if proper and word.morphemes and all(m.tag in ("NNP", "SL") for m in word.morphemes):
                start = word.start
            else:
                break
        return mention(start, "bare", name=" ".join(w.bare for w in words if w.end > start))


class _MakeMention:
    """Type of the closure that fills in where a mention stands."""

    def __call__(self, start: int, form: Form, phrase: Phrase | None = None, **values: str | bool | None) -> Mention:
        raise NotImplementedError


def _is_short_title(eojeol: Eojeol) -> bool:
    """해수관은 ← 해양수산관: an abbreviation that no dictionary has."""
    head = eojeol.morphemes[:1]
    return bool(head) and head[0].tag == "NNP" and head[0].form.endswith("관") and 3 <= len(head[0].form) <= 6


def _form_of(phrase: Phrase) -> Form:
    if phrase.unnamed:
        return "unnamed"
    if phrase.name is None:
        return "title"
    return "surname" if phrase.surname_only else "full"

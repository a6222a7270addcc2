"""Where the name stands among the words before a title: first, last, in between, or nowhere."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import regex

from quoteattr.gazetteer import Match
from quoteattr.gazetteer.spelling import country_letters, country_syllables
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.foreign_ends import with_surname, without_school
from quoteattr.mentions.names import NameJudge
from quoteattr.mentions.naming import NameModel
from quoteattr.mentions.organizations import OrganizationReader
from quoteattr.mentions.titles import TitleMatch, match_title
from quoteattr.mentions.words import MIDDLE_DOTS, OPENING_MARKS, Word, hanja_of, is_common_noun, is_label, is_matched

__all__ = ["NameFinder"]

LONGEST_NAME = 4
"""A foreign name has at most so many words."""

LEAST_PERSON = 0.02
"""What looks like surname and given name is none when the name model gives it less: 추진안, 방호원, 감염병."""

LEAST_PERSON_ALONE = 0.1
"""The same where no other word stands beside it: 유류품은."""

SURE_PERSON = 0.75
"""So sure is the name model of the words that make a Korean-looking word beside them part of a foreign name."""

UNKNOWN_WORD = 3.0
KNOWN_WORD = 1.0
"""Added to the log odds of the name model before a title: for a word that no list knows, and for one of a list."""

_SCHOOLS = ("초", "중", "고")
"""How the short names of schools end: 한빛초, 가람여고."""

_SEVERAL = regex.compile(rf"[가-힣]{{2,4}}(?:[{MIDDLE_DOTS}][가-힣]{{2,4}})+$")
_DOT = regex.compile(f"[{MIDDLE_DOTS}]")


class NameFinder:
    """Finds Korean and foreign names among words."""

    def __init__(self, lexicon: Lexicon, names: NameJudge, organizations: OrganizationReader, model: NameModel) -> None:
        self._lexicon = lexicon
        self._names = names
        self._model = model
        self._known_word = KNOWN_WORD if model.is_trained else -math.inf
        self._organizations = organizations
        self._generic = lexicon.words("generic_organization")
        self._stray = lexicon.words("former") | country_letters() | country_syllables()

    def find_name(
        self, phrase: Sequence[Word], size: int, matches: Sequence[Match], title: TitleMatch
    ) -> tuple[int, int] | None:
        """Where the name stands: index of its first word and one past its last; ``None`` if there is no name.

        Args:
            phrase: the words before the title, and what follows them.
            size: so many of them may be the name.
            matches: gazetteer matches in the phrase.
            title: the title.
        """
        found = self._find(phrase, size, matches)
        if found and found[1] - found[0] >= 3 and self._known_as_one(phrase[:size], found[0]) == found:
            return found  # 무함마드 자바드 라힘 | 외무부 장관
        if found and found[1] - found[0] >= 3 and self._needs_organization(phrase[:size], found[1], title):
            # 마르쿠스 린달 노르셀 최고재무책임자, 미렐라 코바치 발도라 대통령: the last word is company or country.
            return found[0], found[1] - 1
        if found is None:
            return None
        found = with_surname(phrase[:size], found, self._lexicon, self._stray)
        return without_school(phrase[:size], found, title, self._lexicon)

    def _is_spelled_with(self, words: Sequence[Word], index: int) -> bool:
        """다카야마 | 신지(高山真司): do the characters in the parenthesis spell the word before as well?"""
        word = words[index]
        return len(hanja_of(word.text)) > len(word.bare) and not words[index - 1].possessive

    def _is_known_name(self, word: Word) -> bool:
        """카마라 압둘 | 하산 외무부 장관: a listed name is no country."""
        return word.bare in self._lexicon.foreign_names and word.bare not in self._lexicon.places

    def _find(self, phrase: Sequence[Word], size: int, matches: Sequence[Match]) -> tuple[int, int] | None:
        words = phrase[:size]
        if not words:
            return None
        spelled = [i for i in range(1, size) if self._is_spelled_with(words, i) and not is_matched(words[i], matches)]
        if spelled:
            return spelled[0] - 1, spelled[0] + 1
        last = len(words) - 1
        names = [i for i in range(size) if self.is_korean(phrase, i, matches)]
        names = [
            i for i in names if words[i].bare[-1] not in "초중고" or i + 1 not in names
        ] or names  # 고운중 홍가람 학생
        sides = [i for i, word in enumerate(words) if word.bare in ("측", "쪽")]
        if sides:  # 김하늘 후보 측 대변인 윤서진 한빛당 의원: not the candidate
            names = [i for i in names if i > sides[-1]] or names
        organization_first = any(self._organizations.is_evident(word, matches) for word in words[:last])
        after_generic = last >= 2 and words[last - 2].bare in self._generic  # 사회적기업 온마루 탁수린 대표
        if last in names and (len(names) == 1 or organization_first or after_generic):
            return self._whole(phrase, last, size, matches)
        if names:
            best = next((i for i in names if len(words[i].bare) >= 3), names[0])
            return self._whole(phrase, best, size, matches)
        if self._names.is_surname(words[last].bare):
            first = last - 1 if last and self.is_foreign_word(words[last - 1], matches) else last
            return first, last + 1
        return self._find_foreign(phrase, size, matches)

    def _whole(self, phrase: Sequence[Word], at: int, size: int, matches: Sequence[Match]) -> tuple[int, int]:
        """마리아 | 자카로바, 하산 | 오마르: what looks like a Korean name may be part of a foreign one."""
        known = self._known_as_one(phrase[:size], at)
        if known is not None:
            return known
        beside = [i for i in (at - 1, at + 1) if 0 <= i < size and self._is_surely_foreign(phrase, i, at, matches)]
        found = self._find_foreign(phrase, size, matches) if beside else None
        near = found is not None and found[0] - 1 <= at < found[1]
        return found if found and near else (at, at + 1)

    def _known_as_one(self, words: Sequence[Word], at: int) -> tuple[int, int] | None:
        """존 | 케네디: a name that Kiwi has in its dictionary with both words."""
        form = next((m.form for m in words[at].core if m.tag == "NNP" and " " in m.form), None)
        if form is None:
            return None
        found = [i for i, word in enumerate(words) if any(m.form == form for m in word.core)]
        return found[0], found[-1] + 1

    def _is_surely_foreign(self, phrase: Sequence[Word], index: int, at: int, matches: Sequence[Match]) -> bool:
        """Is the word at ``index`` part of a foreign name, together with the word at ``at``?"""
        word, listed = phrase[index], self._lexicon.foreign_names
        if len(word.bare) < 2 or not self.is_foreign_word(word, matches):
            return False
        if word.bare not in listed and self._names.is_korean_name(word.bare):
            return False
        known = phrase[at].bare in listed or len(phrase[at].bare) != 3
        return self._model.judge(phrase, index).person >= (SURE_PERSON if known else 0.95)

    def is_korean(self, words: Sequence[Word], index: int, matches: Sequence[Match]) -> bool:
        """Surname and given name, or two names (윤지상·한서령), and no other word of that look (감염병)."""
        word = words[index]
        if is_matched(word, matches) or self._is_place_of_body(words, index) or self.is_school(words, index):
            return False
        if word.bare in self._lexicon.words("school_name"):
            return False  # 예일
        if word.bare.endswith("모") and is_label(word.bare):
            return False  # 박모 강사
        if len(self.names_in(word.bare)) > 1:
            return True
        if not self._names.is_korean_name(word.bare, word.core):
            return False
        least = LEAST_PERSON if len(words) > 1 else LEAST_PERSON_ALONE
        return not word.core or self._model.judge(words, index).person >= least

    def is_sure_name(self, words: Sequence[Word], index: int, matches: Sequence[Match]) -> bool:
        """Is a word surname and given name in the eyes of the lists and of the name model?"""
        return self.is_korean(words, index, matches) and self._model.judge(words, index).person >= SURE_PERSON

    def _is_place_of_body(self, words: Sequence[Word], index: int) -> bool:
        """이미행 | 대덕면 | 주민자치회, 김영호 | (사)한빛협회: no name, whatever its syllables."""
        word = words[index]
        if word.text.startswith(("(", "㈜")):
            return True
        before = words[index - 1].bare if index else ""
        township = len(word.bare) >= 3 and word.bare.endswith(("읍", "면", "동", "리"))
        return township and 2 <= len(before) <= 3 and self._names.surname_of(before) is not None

    def is_school(self, words: Sequence[Word], index: int) -> bool:
        """성덕초 | 홍가람 교사: a school by its short name before somebody of it."""
        word = words[index].bare
        if len(word) < 3 or not word.endswith(_SCHOOLS) or index + 1 >= len(words):
            return False
        after = words[index + 1]
        return is_label(after.bare) or self._names.is_korean_name(after.bare, after.core)

    def names_in(self, words: str) -> list[str]:
        """윤지상·한서령 → both; anything else is one name."""
        names = _DOT.split(words) if _SEVERAL.match(words) else []
        return names if names and all(self._names.is_korean_name(name) for name in names) else [words]

    def _needs_organization(self, words: Sequence[Word], end: int, title: TitleMatch) -> bool:
        if end < len(words):
            field = title.is_business and all(is_common_noun(word) for word in words[end:])
            return field or (words[end].bare.endswith(("부", "청")) and not self._is_known_name(words[end - 1]))
        return title.is_business or title.entry.title in self._lexicon.words("head_of_state")

    def _find_foreign(self, phrase: Sequence[Word], size: int, matches: Sequence[Match]) -> tuple[int, int] | None:
        """크리스틴 라가르드 | 국제통화기금(IMF), 피닉스 선즈 | 프랭크 보겔: the words that are likeliest a name."""
        best, found = 0.0, None
        scores = [self._score(phrase, i, matches) for i in range(size)]
        for start in range(size):
            for end in range(start + 1, min(size, start + LONGEST_NAME) + 1):
                if end - start > 2 - bool(start) and end < size and self._is_office(phrase[end]):
                    continue  # 유리 우스티노프 | 하산 대통령 …: somebody else's office
                total = sum(scores[start:end])
                if total > best:
                    best, found = total, (start, end)
        return self._without_club(phrase, found, matches) if found else None

    def _without_club(self, words: Sequence[Word], found: tuple[int, int], matches: Sequence[Match]) -> tuple[int, int]:
        """피닉스 선즈 | 프랭크 보겔, 한신 | 오카다 아키노부: an unlisted word before a whole name."""
        start, end = found
        listed = [word.bare in self._lexicon.foreign_names for word in words[start:end]]
        if end - start != 3 or listed[:2] != [False, True]:
            return found
        after_place = start > 0 and self._organizations.is_evident(words[start - 1], matches)
        doubtful = listed[2] and self._model.judge(words, start).person < SURE_PERSON
        return (start + 1, end) if after_place or doubtful else found

    def _score(self, words: Sequence[Word], index: int, matches: Sequence[Match]) -> float:
        """Log odds that a word before a title is part of a name; a word that cannot be one ends the name."""
        word = words[index]
        if word.possessive or word.text[0] in OPENING_MARKS or is_label(word.bare) or is_matched(word, matches):
            return -math.inf
        if index and self._are_listed(words[index - 1], word):
            return UNKNOWN_WORD  # 사토 | 신조, whatever 신조 means elsewhere
        if not self._names.is_foreign_name([word.bare], []):
            return -math.inf
        if word.bare in self._generic or word.bare in self._stray or self._is_place_of_body(words, index):
            return -math.inf
        if match_title([word], self._lexicon) is not None or self._is_kind_of_body(word):
            return -math.inf  # 신안군수 | 권한대행, 리버데일 교육구
        person = self._model.judge(words, index).person
        known = self._names.is_common_noun(word.core) and not self._names.is_broken(word.core)
        unknown = not known and not self._organizations.is_evident(word, matches)
        return math.log((person + 0.01) / (1.01 - person)) + (UNKNOWN_WORD if unknown else self._known_word)

    def _is_kind_of_body(self, word: Word) -> bool:
        """교육구, 한빛연구소: three syllables and more that end organizations."""
        suffix = self._lexicon.suffix_of(word.bare)
        return word.bare in self._lexicon.by_suffix or (suffix is not None and len(suffix.suffix) >= 3)

    def _are_listed(self, surname: Word, given: Word) -> bool:
        """사토 | 신조: surname and given name of one language."""
        first, second = (self._lexicon.foreign_names.get(word.bare) for word in (surname, given))
        if first is None or second is None or first.origin != "japanese" or second.origin != "japanese":
            return False
        return first.kind in ("surname", "both") and second.kind in ("given", "both")

    def _is_office(self, word: Word) -> bool:
        """대통령, 총리: whose name stands right before it."""
        return word.bare in self._lexicon.words("head_of_state")

    def is_foreign_word(self, word: Word, matches: Sequence[Match]) -> bool:
        """조너선 | 고: a foreign given name before what looks like a surname."""
        tags = {m.tag for m in word.core}
        listed = word.bare in self._lexicon.foreign_names or self._names.is_broken(word.core)
        proper = (len(word.bare) > 1 and tags == {"NNP"}) or (bool(tags) and listed)
        evident = self._organizations.is_evident(word, matches)
        return proper and not evident and self._names.is_foreign_name([word.bare], [])

    def is_surely_foreign(self, words: Sequence[Word]) -> bool:
        """존 하우어: words that the name model takes for a person's name, every one of them."""
        return all(self._model.judge(words, i).person >= SURE_PERSON for i in range(len(words)))

    def may_be_name(self, phrase: Sequence[Word], size: int, matches: Sequence[Match]) -> bool:
        """Could the last ``size`` words of a phrase, after a title, be a name: 배우 | 박기웅, 공격수 | 주앙 벨루주?"""
        words = phrase[-size:]
        listed = (
            *self._lexicon.titles.keys() & {word.bare for word in words},
            *({"측", "쪽", "등"} & {w.bare for w in words}),
        )
        if listed or any(is_matched(word, matches) for word in words):
            return False
        if len(words) == 1 and self.is_korean(phrase, len(phrase) - 1, matches):
            return True
        if len(words) == 1 and len(words[0].bare) == 1 and not words[0].morphemes:
            return False
        if len(words) == 2 and words[0].bare in self._lexicon.foreign_names:
            words = [words[0], replace(words[1], morphemes=())]  # 작가 | 스튜어트 그림: whatever it means elsewhere
        return self._names.is_foreign_name([word.bare for word in words], [word.core for word in words])

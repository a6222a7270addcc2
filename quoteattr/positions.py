"""Where the name stands among the words before a title: first, last, in between, or nowhere."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from quoteattr.gazetteer import Match
from quoteattr.lexicon import Lexicon
from quoteattr.names import NameJudge
from quoteattr.organizations import DEPARTMENT, OrganizationReader
from quoteattr.titles import TitleMatch
from quoteattr.words import Word, is_matched

__all__ = ["NameFinder"]

_SEVERAL = regex.compile(r"([가-힣]{2,4})[·ㆍ・]([가-힣]{2,4})(?:[·ㆍ・]([가-힣]{2,4}))?$")


class NameFinder:
    """Finds Korean and foreign names among words."""

    def __init__(self, lexicon: Lexicon, names: NameJudge, organizations: OrganizationReader) -> None:
        self._lexicon = lexicon
        self._names = names
        self._organizations = organizations
        self._generic = lexicon.words("generic_organization")

    def find_name(self, words: Sequence[Word], matches: Sequence[Match], title: TitleMatch) -> tuple[int, int] | None:
        """Index of the first word of the name and one past its last; ``None`` if there is no name."""
        found = self._find(words, matches)
        if found and found[1] - found[0] >= 3 and self._needs_organization(words, found[1], title):
            # 마르쿠스 린달 노르셀 최고재무책임자, 미렐라 코바치 발도라 대통령: the last word is company or country.
            return found[0], found[1] - 1
        return found

    def _find(self, words: Sequence[Word], matches: Sequence[Match]) -> tuple[int, int] | None:
        if not words:
            return None
        last = len(words) - 1
        names = [i for i, word in enumerate(words) if self._is_korean(word, matches)]
        sides = [i for i, word in enumerate(words) if word.bare in ("측", "쪽")]
        if sides:  # 김하늘 후보 측 대변인 윤서진 한빛당 의원: not the candidate
            names = [i for i in names if i > sides[-1]] or names
        organization_first = any(self._organizations.is_evident(word, matches) for word in words[:last])
        after_generic = last >= 2 and words[last - 2].bare in self._generic  # 사회적기업 온마루 탁수린 대표
        if last in names and (len(names) == 1 or organization_first or after_generic):
            return last, last + 1
        if names:
            best = next((i for i in names if len(words[i].bare) >= 3), names[0])
            return best, best + 1
        if self._names.is_surname(words[last].bare):
            first = last - 1 if last and self.is_foreign_word(words[last - 1], matches) else last
            return first, last + 1
        return self._find_foreign(words, matches)

    def _is_korean(self, word: Word, matches: Sequence[Match]) -> bool:
        if is_matched(word, matches):
            return False
        several = self.names_in(word.bare)
        return len(several) > 1 or self._names.is_korean_name(word.bare, word.core)

    def names_in(self, words: str) -> list[str]:
        """윤지상·한서령 → both; anything else is one name."""
        found = _SEVERAL.match(words)
        names = [name for name in found.groups() if name] if found else []
        return names if names and all(self._names.is_korean_name(name) for name in names) else [words]

    def _needs_organization(self, words: Sequence[Word], end: int, title: TitleMatch) -> bool:
        if end < len(words):
            return words[end].bare.endswith(("부", "청"))
        return title.is_business or title.entry.title in self._lexicon.words("head_of_state")

    def _find_foreign(self, words: Sequence[Word], matches: Sequence[Match]) -> tuple[int, int] | None:
        """크리스틴 라가르드 | 국제통화기금(IMF): the words before the organization; 텐 하흐 | (nothing)."""
        evident = [self._organizations.is_evident(word, matches) for word in words]
        start, end = 0, evident.index(True) if True in evident else len(words)
        if end == 0:
            if all(evident):
                return None
            start, end = evident.index(False), len(words)
        candidates = words[start:end]
        if not self._names.is_foreign_name([w.bare for w in candidates], [w.core for w in candidates]):
            return None
        if any(
            w.bare in self._lexicon.titles or w.bare in self._generic or DEPARTMENT.search(w.bare) for w in candidates
        ):
            return None
        return start, end

    def is_foreign_word(self, word: Word, matches: Sequence[Match]) -> bool:
        """조너선 | 고: a foreign given name before what looks like a surname."""
        proper = bool(word.core) and all(m.tag == "NNP" for m in word.core) and len(word.bare) > 1
        evident = self._organizations.is_evident(word, matches)
        return proper and not evident and self._names.is_foreign_name([word.bare], [])

    def may_be_name(self, words: Sequence[Word], matches: Sequence[Match]) -> bool:
        """Could the words after a title be a name: 배우 | 박기웅, 공격수 | 주앙 벨루주?"""
        listed = (
            *self._lexicon.titles.keys() & {word.bare for word in words},
            *({"측", "쪽", "등"} & {w.bare for w in words}),
        )
        if listed or any(is_matched(word, matches) for word in words):
            return False
        if len(words) == 1 and self._names.is_korean_name(words[0].bare, words[0].core):
            return True
        if len(words) == 1 and len(words[0].bare) == 1 and not words[0].morphemes:
            return False
        return self._names.is_foreign_name([word.bare for word in words], [word.core for word in words])

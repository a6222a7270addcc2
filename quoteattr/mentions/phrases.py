"""Splitting a speaker phrase into name, title and organization.

Newswriting puts them in every order: 김하늘 카카오 부사장 (name, organization, title), 부산대 AI대학원 홍가람 원장
(organization, name, title), 네이버 대표 홍길동 (organization, title, name), 이바다 나주시장 (title and place fused).
"""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.gazetteer import Match
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.misters import Misters
from quoteattr.mentions.name_last import NameLast
from quoteattr.mentions.naming import NameModel
from quoteattr.mentions.phrase import Phrase, Readers
from quoteattr.mentions.title_last import TitleLast
from quoteattr.mentions.titles import TitleMatch, match_title
from quoteattr.mentions.words import Word, is_common_noun, is_matched

__all__ = ["PhraseSplitter"]

_OFFICE_ENDINGS = ("장", "총괄", "담당", "역", "관", "책임", "리더", "리드", "매니저", "디렉터", "에디터", "프로")
"""How titles end that no list has; the words before them must be a name and an organization."""


class PhraseSplitter:
    """Splits phrases with the titles and surnames of a lexicon and the organizations found in the article."""

    def __init__(self, lexicon: Lexicon, model: NameModel | None = None) -> None:
        readers = Readers.over(lexicon, model)
        self._lexicon = readers.lexicon
        self._names = readers.names
        self._organizations = readers.organizations
        self._positions = readers.positions
        self._misters = Misters(readers)
        self._title_last = TitleLast(readers)
        self._name_last = NameLast(readers)

    def split(self, words: Sequence[Word], matches: Sequence[Match]) -> Phrase | None:
        """The parts of a phrase; ``None`` when it holds neither title nor name.

        Args:
            words: the words of the phrase in text order, particles taken off.
            matches: gazetteer matches that lie in the phrase.
        """
        words = self._misters.without_fusion(words)
        honorific = self._misters.split(words, matches)
        if honorific:
            return honorific
        title = match_title(words, self._lexicon)
        if title is not None:
            return None if self._is_institute(words, title) else self._title_last.split(words, matches, title)
        if len(words) > 1 and self._names.is_surname(words[-2].bare) and _is_short_title(words[-1].bare):
            return Phrase(words[-2].start, words[-2].bare, words[-1].bare, surname_only=True)
        return self._name_last.split(words, matches) or self._split_unlisted(words, matches)

    def _is_institute(self, words: Sequence[Word], title: TitleMatch) -> bool:
        """한빛경제연구원은: an institute; 노서빈 반도체연구원, 반도체연구원: somebody."""
        if not title.fused or title.entry.title not in self._lexicon.words("institute"):
            return False
        named = any(self._names.is_korean_name(word.bare, word.core) for word in words[: title.first])
        latin = any(m.tag == "SL" for m in words[-1].core)
        return not named and (latin or not is_common_noun(words[-1]))

    def _split_unlisted(self, words: Sequence[Word], matches: Sequence[Match]) -> Phrase | None:
        """맹하람 한빛전자 우주총괄장: name first, and last what ends like a title that no list has."""
        name, last = words[0], words[-1]
        if len(words) < 2 or len(name.bare) != 3 or not last.bare.endswith(_OFFICE_ENDINGS) or len(last.bare) < 3:
            return None
        if is_matched(last, matches) or self._lexicon.is_organization_name(last.bare, common=is_common_noun(last)):
            return None
        if last.bare in self._lexicon.nouns or not self._positions.is_sure_name(words, 0, matches):
            return None
        organization, department = self._organizations.split(words[1:-1], matches)
        written = f"{department} {last.bare}" if department else last.bare
        return Phrase(name.start, name.bare, written, organization)


def _is_short_title(word: str) -> bool:
    """해수관 ← 해양수산관: an abbreviation that no list has."""
    return word.endswith("관") and len(word) > 2

"""What looks like a personal name (인명): Korean names by surname and syllables, foreign names by their shape."""

from __future__ import annotations

import regex

from quoteattr.analysis import Morpheme
from quoteattr.lexicon import Lexicon

__all__ = ["NameJudge"]

_HANGUL = regex.compile(r"[가-힣]+$")
_COLLECTIVE = frozenset("부실팀단대과국처관회사측반장인자가수생민층계권")
_DETERMINERS = frozenset({"전", "현", "한", "또", "이", "그", "당", "양"})
_HYPHENATED = regex.compile(r"[가-힣]+(?:-[가-힣]+)+$")
_LATIN_NAME = regex.compile(r"[A-Z][a-zA-Z.'-]+$")


class NameJudge:
    """Judges single words; what stands around them is the business of :mod:`quoteattr.mentions.phrases`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def surname_of(self, word: str) -> str | None:
        """The surname a word begins with, two syllables first.

        >>> NameJudge(Lexicon.default()).surname_of("남궁민수")
        '남궁'
        """
        for size in (2, 1):
            if word[:size] in self._lexicon.surnames and len(word) > size:
                return word[:size]
        return None

    def is_surname(self, word: str) -> bool:
        """정, 남궁: a surname and nothing else."""
        return word in self._lexicon.surnames

    def is_korean_name(self, word: str, morphemes: tuple[Morpheme, ...] = ()) -> bool:
        """Does the word look like surname and given name? A common noun (이용자) does not.

        >>> judge = NameJudge(Lexicon.default())
        >>> judge.is_korean_name("정혜동"), judge.is_korean_name("네이버")
        (True, False)
        """
        if not 2 <= len(word) <= 4 or not _HANGUL.match(word) or self._is_listed(word):
            return False
        # One-syllable surname and one or two syllables (정혜동), or a two-syllable surname (남궁민수).
        sizes = (2,) if len(word) == 4 else (1, 2)
        if not any(self._is_name(word, size) for size in sizes if size < len(word)):
            return False
        return not self.is_common_noun(morphemes)

    def may_be_called(self, word: str) -> bool:
        """이주민: surname and given name, though the word also says what some unnamed person is."""
        entry = self._lexicon.titles.get(word)
        named = len(word) == 3 and self._is_name(word, 1)
        return self.is_korean_name(word) or (named and entry is not None and entry.category == "anonymous")

    def is_foreign_name(self, words: list[str], morphemes: list[tuple[Morpheme, ...]]) -> bool:
        """Could these words be a foreign name (크리스틴 라가르드, 텐 하흐, E. 켈리)? No common noun among them."""
        if not 1 <= len(words) <= 4:
            return False
        shaped = all(_HANGUL.match(w) or _LATIN_NAME.match(w) or _HYPHENATED.match(w) for w in words)
        if any(self._is_listed(word) or word in _DETERMINERS for word in words):
            return False
        return shaped and not any(self.is_common_noun(m) for m in morphemes if m)

    def is_given_name(self, word: str) -> bool:
        """효리, 달봉: could this be a given name without its surname?"""
        return self._is_given(word) and not self._is_listed(word)

    def _is_listed(self, word: str) -> bool:
        """A title, a place, a pronoun or a common noun of the lexicon is no name: 대표, 인도, 업계."""
        lexicon = self._lexicon
        return (
            word in lexicon.titles or word in lexicon.places or word in lexicon.nouns
            or word in lexicon.adverbials or (word in lexicon.cue_nouns and word not in lexicon.foreign_names)
        )  # fmt: skip

    def _is_name(self, word: str, size: int) -> bool:
        return word[:size] in self._lexicon.surnames and self._is_given(word[size:])

    def _is_given(self, given: str) -> bool:
        return bool(given) and all(syllable in self._lexicon.given_syllables for syllable in given)

    @staticmethod
    def is_broken(morphemes: tuple[Morpheme, ...]) -> bool:
        """네일 (네 + 일), 간다 (가 + ᆫ다), 이게 (이것 + 이): what Kiwi makes of some foreign names."""
        tags = [m.tag for m in morphemes if m.tag[0] != "S"]
        if tags == ["VV", "EC"]:
            return morphemes[1].form.endswith("다")
        odd = (["MM", "MM"], ["NP", "JKS"], ["NNG", "MAG"])
        return bool(tags) and (tags[-1] == "EF" or tags in odd)

    @staticmethod
    def is_common_noun(morphemes: tuple[Morpheme, ...]) -> bool:
        """Kiwi knows the whole word as common nouns (이용자), or as a verb, number or dependent noun."""
        content = [m for m in morphemes if m.tag[0] not in "JS"]
        if not content:
            return any(m.tag == "SN" for m in morphemes)
        if any(m.tag == "SN" for m in morphemes[:1]) or (
            len(content) == 1 and content[0].tag in ("NR", "NP", "MM", "MAG")
        ):
            return True
        if any(m.tag[0] in "VE" for m in content):
            ending = content[-1].tag == "EC" and content[-1].end - content[-1].start >= 2  # 하+고서
            return len(content) <= 2 and (ending or content[0].end - content[0].start >= 2)
        if [m.tag for m in content] == ["XR", "XSN"]:
            return True  # 유연 + 성
        if not all(m.tag in ("NNG", "XSN", "XPN", "NNB") for m in content):
            return False
        lengths = [m.end - m.start for m in content]
        if len(content) == 2 and sum(lengths) == 3:
            # 설+가람 and 조강+원 may be names that Kiwi does not know; 정책+실 and 연구+팀 are none.
            return lengths[1] == 1 and (content[1].tag != "NNG" or content[1].form in _COLLECTIVE)
        return max(lengths) >= 2

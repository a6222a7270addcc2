"""Where a speaker phrase begins and ends: particles taken off, words joined backwards to the start of the phrase.

``스마트 팩토리를 개발하는 | 오픈TS 김재규 대표 | 는``: Kiwi's tags say where a noun phrase must begin; names that
Kiwi does not know, and surnames it takes for other words (전, 고, 이), are judged by what stands beside them.
"""

from __future__ import annotations

import regex

from quoteattr.analysis import Eojeol, Frame, Morpheme
from quoteattr.gazetteer.spelling import country_letters
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.departments import is_department
from quoteattr.mentions.names import NameJudge
from quoteattr.mentions.naming import NameModel
from quoteattr.mentions.odd_names import OddNames, is_amid_name, is_cut, is_time_ago
from quoteattr.mentions.titles import LONGEST_TITLE, match_title
from quoteattr.mentions.words import LAW_ARTICLE, Word, is_marked

__all__ = ["Boundaries"]

LONGEST_PHRASE = 9
"""A speaker phrase has at most so many eojeols."""

# A particle at the end of an eojeol, where Kiwi saw a name as something else.
_PARTICLE = regex.compile(
    r"(?:께서는|께서|에게서|에서는|에서도|에서|에게|에는|에도|으로부터|로부터|한테|은|는|이|가|도|을|를|의|와|과|에|만)$"
)
# 온다-콜라사는: Kiwi sees 사다.
_COMPANY = regex.compile(r"(?:[A-Za-z]{2,}|[가-힣]+-[가-힣]+)사는$")
_DATE = regex.compile(
    r"^\d[\d,.]*(?:년|월|일|시|분|초|명|개|만|억|조|원|달러|%|퍼센트|위|차례|회|호|살|세|년대|일간|개월|여|배|곳|건|대|주"
    r"|시간|분기)"
)
_BREAK_AFTER = frozenset(",;:=…?!.]】>")
_BREAK_BEFORE = frozenset("=-–—▲△■◆●▶◇※/|)")
_OPEN_BRACKET = regex.compile(r"^[\[【<(](?!(?:주|사|재|유)\)[가-힣A-Za-z])")
_GLOSS = regex.compile(r"\([^()]*\)")
_MISTER = regex.compile(r"씨(?:\(|$|[는가도의를와])")
_PARTICLE_TAGS = frozenset({"JKS", "JX", "JKB", "JKG", "JKO", "JC", "JKC", "JKQ", "JKV"})
_NOMINAL_TAGS = frozenset({"NNG", "NNP", "NNB", "NR", "NP", "SL", "SN", "SH", "XSN", "XR"})
_ODD_NAME_TAGS = frozenset({"MM", "MAG", "IC", "JX", "JKS", "EC", "EF", "VV", "EP"})
# 운송법 12조 | 3항, 100여 | 명, 16개 | 단체: numbers within a phrase, not before it.
_COUNT = regex.compile(r"\d[\d,]*[십백천만]*여?$")
_PIECES = regex.compile(r"\d[\d,]*여?\s?개$")
# One syllable that may stand in a phrase: 오달수 측 관계자; so may a country: 美 국무부.
_SIDE = ("측", "쪽")


class Boundaries:
    """Finds the words of the phrase that ends at an eojeol."""

    def __init__(self, lexicon: Lexicon, names: NameJudge, model: NameModel | None = None) -> None:
        self._lexicon = lexicon
        self._names = names
        self._odd = OddNames(lexicon, names, model or NameModel.untrained(lexicon))
        self._bodies = tuple(lexicon.words("body"))
        self._numerals = lexicon.words("numeral")
        self._counters = tuple(sorted(lexicon.words("counter")))
        self._openers = lexicon.words("determiner") | lexicon.words("former")

    def split_particle(self, eojeol: Eojeol, before: Eojeol | None) -> tuple[int, str]:
        """End of the word without its particle, and the particle: 정 PM은 → 은.

        Args:
            eojeol: the eojeol that may end a phrase.
            before: the one to its left; after a title (래퍼 | 서승하는) a name is likelier than a verb.
        """
        after_title = before is not None and before.text in self._lexicon.titles
        end = eojeol.end
        trailing: list[Morpheme] = []
        for morpheme in reversed(eojeol.morphemes):
            if morpheme.form == "ᆫ" and trailing:
                break  # 최지화 + ᆫ + 은, which is 최지환은
            if morpheme.tag in _PARTICLE_TAGS:
                trailing.append(morpheme)
            elif morpheme.tag not in ("SP", "SF", "SE") or trailing:
                break
            else:
                end = morpheme.start
        if trailing and eojeol.text[: end - eojeol.start] not in self._lexicon.titles:
            start = min(m.start for m in trailing)
            stem = [m for m in eojeol.morphemes if m.start < start]
            nominal = not stem or stem[-1].tag[0] not in "VE" or self._is_known(eojeol.text[: start - eojeol.start])
            if start > eojeol.start and nominal:
                return start, eojeol.text[start - eojeol.start : end - eojeol.start]
        return self._split_unseen_particle(eojeol, end, after_title=after_title)

    def copula_of(self, eojeol: Eojeol) -> int | None:
        """Where 이다 begins at the end of a sentence: 홍가람|이었다."""
        tags = [m.tag for m in eojeol.morphemes if m.tag != "SF"]
        at = tags.index("VCP") if "VCP" in tags else 0
        ends = at > 0 and tags[-1] == "EF" and all(tag in ("EP", "EF") for tag in tags[at + 1 :])
        return eojeol.morphemes[at].start if ends and eojeol.morphemes[at].start > eojeol.start else None

    def _split_unseen_particle(self, eojeol: Eojeol, end: int, *, after_title: bool) -> tuple[int, str]:
        """오작두가: Kiwi saw no particle, but what stands before one is a title, a pronoun or a name."""
        word = eojeol.text[: end - eojeol.start]
        if [m.tag for m in eojeol.morphemes[-2:]] == ["VV", "ETM"] and _COMPANY.match(word):
            return end - 1, word[-1]
        found = _PARTICLE.search(word)
        if not found or not found.start():
            return end, ""
        stem = word[: found.start()]
        verbal = (
            any(m.tag[0] in "VE" for m in eojeol.morphemes) and stem not in self._lexicon.titles and not after_title
        )
        if verbal or not self._is_known(stem) or self._is_known(word):
            return end, ""
        return eojeol.start + found.start(), found.group()

    def _is_known(self, word: str) -> bool:
        word = _GLOSS.sub("", word) if "(" in word else word
        lexicon = self._lexicon
        if word in lexicon.titles or word in lexicon.pronouns or word in lexicon.nouns:
            return True
        return len(word) == 3 and self._names.is_korean_name(word)

    def is_nominal(self, eojeol: Eojeol) -> bool:
        """Does an eojeol without particle end in a noun?"""
        return eojeol.last_tag in _NOMINAL_TAGS or eojeol.text in self._lexicon.titles

    def find_words(self, frame: Frame, last: int, stem_end: int) -> tuple[int, list[Word]]:
        """Index of the first eojeol of the phrase that ends at ``last``, and its words."""
        first = last
        while first > 0 and last - first < LONGEST_PHRASE and self._reaches(frame.eojeols, first - 1):
            first -= 1
        words = []
        for index in range(first, last + 1):
            eojeol = frame.eojeols[index]
            possessive = index < last and (eojeol.last_tag == "JKG" or self._odd.is_unseen_of(frame.eojeols, index))
            end = stem_end if index == last else eojeol.end - (possessive or self._is_copula(eojeol))
            words.append(Word.of(eojeol, end, possessive=possessive))
        while words and not words[0].bare:
            words, first = words[1:], first + 1
        return first, words

    def _reaches(self, eojeols: tuple[Eojeol, ...], index: int) -> bool:
        word, after = eojeols[index], eojeols[index + 1]
        if is_time_ago(eojeols, index):
            return False
        if self.joins(word, after) or is_amid_name(eojeols, index):
            return True
        if word.quotation or after.quotation or _is_break(word.text):
            return False
        introduced = self._is_copula(word) and not self._begins_title(after)
        return introduced or is_department(eojeols, index, self._lexicon) or self._odd.belongs(eojeols, index)

    def _is_copula(self, eojeol: Eojeol) -> bool:
        """한빛당 대표인 | 홍가람, 군사전문가인 | 마리 하나: a title that is said of the person after it."""
        tags = [m.tag for m in eojeol.morphemes[-2:]]
        if tags != ["VCP", "ETM"] or eojeol.text[-1] != "인":
            return False
        title = match_title([Word(eojeol.start, eojeol.end - 1, eojeol.text[:-1])], self._lexicon)
        return title is not None and (not title.fused or len(title.entry.title) > 2)

    def joins(self, before: Eojeol, after: Eojeol) -> bool:
        """May two neighbouring eojeols belong to one speaker phrase?"""
        text = before.text
        if before.quotation or after.quotation or not before.morphemes:
            return False
        if self._is_counted(text, after.text):
            return True
        if _is_break(text) or after.text[0] in "]】" or _OPEN_BRACKET.match(after.text):
            return False
        if after.text.startswith(_SIDE) and len(after.text) <= 3 and (self.is_nominal(before) or is_cut(before)):
            return True  # 가수 길 | 측의, 한빛바이오로직스 (… + 스/VV) | 쪽은
        if text in self._numerals and after.text.startswith(self._bodies):
            return True
        if text == "또":
            return after.text.startswith("다른")
        if text in self._openers or text in self._lexicon.titles:
            return True
        if self._names.is_surname(text) and (len(text) > 1 or self._begins_title(after)):
            return True
        if text == "겸" or (text == "당시" and self._begins_title(after)):
            return True
        if text in self._lexicon.adverbials:
            return False
        return self._single_joins(before, after) if len(text) == 1 else self._word_joins(before, after)

    def _is_counted(self, text: str, after: str) -> bool:
        """12조 | 3항, 100여 | 명, 16개 | 단체: does a number go on as the phrase?"""
        if not text[0].isdigit() and text[0] != "제":
            return False
        if LAW_ARTICLE.match(text) and after[:1].isdigit():
            return LAW_ARTICLE.match(after.rstrip("은는이가도에")) is not None
        return (_COUNT.match(text) is not None and after.startswith(self._counters)) or (
            _PIECES.match(text) is not None and after.startswith(self._bodies)
        )

    def _single_joins(self, before: Eojeol, after: Eojeol) -> bool:
        listed = self._lexicon.foreign_names.get(before.text)
        particle = listed is not None and listed.kind == "particle" and before.last_tag[:1] == "N"
        if particle or after.text in self._lexicon.words("function"):
            return True  # 응우옌 | 티 | 란, 메신저 | 앱 | 담당 부사장
        if before.last_tag == "NNG" and _MISTER.match(after.text):
            return True  # 란 | 씨는
        proper = before.last_tag in ("NNP", "SL") or (before.last_tag == "NNG" and after.last_tag == "NNP")
        single = before.text in _SIDE or before.text in country_letters()
        return proper or single or before.text in self._lexicon.nouns

    def _word_joins(self, before: Eojeol, after: Eojeol) -> bool:
        tag = before.last_tag
        if tag == "JKG":
            return self._possessor_joins(before, after)
        if tag == "JC" or before.text.endswith("및") or self._is_unseen_and(before):
            return False
        return tag in _NOMINAL_TAGS or is_cut(before) or (tag in _ODD_NAME_TAGS and self._is_odd_name(before))

    def _is_unseen_and(self, eojeol: Eojeol) -> bool:
        """박기웅과: a name and 과, which Kiwi takes for one unknown noun."""
        name, proper = eojeol.text[:-1], [m.tag for m in eojeol.morphemes] == ["NNP"]
        return proper and eojeol.text[-1] in "과와" and len(name) == 3 and self._names.is_korean_name(name)

    def _begins_title(self, eojeol: Eojeol) -> bool:
        """전 | 교수, 신 | 부사장은, 탁 | 해수관은: does a title begin the word?"""
        word = eojeol.text
        if word in self._lexicon.words("former"):
            return True
        if any(word[:size] in self._lexicon.titles for size in range(min(len(word), LONGEST_TITLE), 0, -1)):
            return True
        head = eojeol.morphemes[:1]
        return bool(head) and head[0].tag == "NNP" and head[0].form.endswith("관") and 3 <= len(head[0].form) <= 6

    def begins_cue_noun(self, eojeol: Eojeol) -> bool:
        """설명에도, 입장이다: a reporting noun, which is owned by a speaker and no part of the phrase."""
        first, rest = eojeol.morphemes[:1], eojeol.morphemes[1:2]
        if not first or not rest or eojeol.text in self._lexicon.titles:
            return False
        noun = eojeol.text[: first[0].end - eojeol.start]
        return noun in self._lexicon.cue_nouns and rest[0].tag[0] in "JV" and rest[0].tag != "VV"

    def _possessor_joins(self, before: Eojeol, after: Eojeol) -> bool:
        """분당 바른세상병원의 | 장규선: an organization with 의 is part of the phrase."""
        stem, lexicon = before.text[:-1], self._lexicon
        if self.begins_cue_noun(after):
            return False
        if stem.endswith(("측", "쪽")) or stem in ("익명", "복수", "현지", "소속", "모"):
            return True
        is_name = self._names.is_korean_name(stem)
        if after.last_tag == "NNP" and self._names.is_korean_name(after.text, after.morphemes):
            return not is_name and stem not in lexicon.pronouns  # 해운사 동백라인의 | 판도겸 상무
        if is_name or stem in lexicon.pronouns or stem in lexicon.cue_nouns:
            return False
        organization = lexicon.is_organization_name(stem) or stem in lexicon.nouns
        return organization or is_marked(stem) or (stem.isascii() and stem not in lexicon.titles)

    def _is_odd_name(self, eojeol: Eojeol) -> bool:
        """박정은 (박정+은): Kiwi took an unknown name for another part of speech."""
        text = eojeol.text.split("(")[0]
        if len(text) != 3 or not self._names.is_korean_name(text):
            return False
        stem = [m for m in eojeol.morphemes if m.tag not in _PARTICLE_TAGS]
        known = bool(stem) and (stem[0].tag == "NP" or (len(stem) == 1 and stem[0].tag == "NNG"))  # 이들은, 소방은
        return not _PARTICLE.search(text) or not known


def _is_break(text: str) -> bool:
    """Does a phrase end at this word: a mark at its end, a bullet at its start, a date?"""
    if text[-1] in _BREAK_AFTER or text[0] in _BREAK_BEFORE:
        return True
    return text[0].isdigit() and _DATE.match(text) is not None

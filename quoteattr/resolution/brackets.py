"""What a parenthesis after a name says: 도여울(다솜시청), 도여울(52·나루전자 대표), 홍가람과 도여울(이상 다솜시청)."""

from __future__ import annotations

import regex

from quoteattr.gazetteer import Match
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.naming import NameModel
from quoteattr.mentions.organizations import OrganizationReader
from quoteattr.mentions.phrases import PhraseSplitter
from quoteattr.mentions.titles import match_title
from quoteattr.mentions.words import MIDDLE_DOTS, Word, places_of
from quoteattr.resolution.descriptions import Description
from quoteattr.scenes import Scenes

__all__ = ["Brackets"]

_AFTER_NAME = regex.compile(r"(?: ?씨)?\((?P<inside>[^()]+)\)")
_PART = regex.compile(rf"[^{MIDDLE_DOTS},/\s][^{MIDDLE_DOTS},/]*")
_WORD = regex.compile(r"\S+")
_ALL_OF = regex.compile(
    r"(?:\([^()]*\))?(?:[과와] |, ?|·)(?:[가-힣]{2,4}(?:[과와] |, ?|·)?){1,5}"
    r"\(이상 (?P<organization>[^(),]{2,15})\)"
)
"""What follows a name in a list of people of one club: 과 도여울(이상 다솜시청)."""


class Brackets:
    """Reads the parentheses after the names of one article; each name is looked up once."""

    def __init__(self, scenes: Scenes, lexicon: Lexicon, model: NameModel) -> None:
        self._scenes = scenes
        self._lexicon = lexicon
        self._organizations = OrganizationReader(lexicon)
        self._splitter = PhraseSplitter(lexicon, model)
        self._read: dict[str, Description] = {}

    def of(self, name: str) -> Description:
        """Title and organization in a parenthesis after a name, wherever it stands."""
        if name not in self._read:
            self._read[name] = self._find(name)
        return self._read[name]

    def _find(self, name: str) -> Description:
        text = self._scenes.text
        for at in places_of(text, name) if len(name) > 1 else ():
            found = _AFTER_NAME.match(text, at + len(name))
            if found is None or (at and "가" <= text[at - 1] <= "힣"):
                continue
            word = Word(at, found.end(), text[at : found.end()])
            matches = [m for m in self._scenes.matches if at < m.start and m.end < found.end()]
            if office := self._office(*found.span("inside"), matches):
                return office
            if organization := self._organizations.in_parenthesis(word, matches):
                return Description(None, organization)
        return Description(None, self._of_list(name))

    def _of_list(self, name: str) -> str | None:
        """홍가람과 도여울(이상 다솜시청)이: the organization of everybody in a list."""
        for at in places_of(self._scenes.text, name) if len(name) > 1 else ():
            if found := _ALL_OF.match(self._scenes.text, at + len(name)):
                return str(found["organization"])
        return None

    def _office(self, start: int, end: int, matches: list[Match]) -> Description | None:
        """(52·나루전자 대표), (서울대 교수), (회사원): a part that ends in a title and names nobody."""
        for part in _PART.finditer(self._scenes.text, start, end):
            words = [Word(w.start(), w.end(), w.group()) for w in _WORD.finditer(self._scenes.text, *part.span())]
            former = words[0].text if words[0].text in self._lexicon.words("former") else None
            words = words[1:] if former else words
            phrase = self._splitter.split(words, matches) if self._may_be_office(words) else None
            if phrase is not None and phrase.name is None and phrase.title:
                return Description(" ".join(filter(None, (former, phrase.title))), phrase.organization)
        return None

    def _may_be_office(self, words: list[Word]) -> bool:
        """나루전자 대표; not 김하늘 대표의 아내, 주민, 여성."""
        title = match_title(words, self._lexicon)
        if title is None or any(word.text.endswith("의") for word in words):
            return False
        unfit = ("kin", "plain_person", "resident")
        return not any(title.entry.title in self._lexicon.words(name) for name in unfit)

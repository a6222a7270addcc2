"""Unnamed people: what they are and whom they belong to, wherever the article says so: 교사 A씨는 … A씨는 “…”."""

from __future__ import annotations

import regex

from quoteattr.lexicon import Lexicon
from quoteattr.mentions.finding import Mention
from quoteattr.records import Speaker
from quoteattr.resolution.antecedents import Identity
from quoteattr.resolution.descriptions import Descriptions
from quoteattr.resolution.names_met import NamesMet
from quoteattr.resolution.owners import Owners
from quoteattr.resolution.person import Person

__all__ = ["Unnamed"]

MOST_INTRODUCTIONS = 4
"""What somebody under a label is, is looked for at so many of his first mentions."""


_OF_OR_WITHHELD = regex.compile(r"[가-힣A-Za-z]의 $|(?:익명|이름|실명|신원|신분)[을이] [가-힣 ]{1,12}[한린은던] $")
LONGEST_WITHHELD = 24
"""What says before 한 that somebody is not named takes at most so many code points: 이름을 밝히길 꺼린."""

LONGEST_LABEL = 5
"""A mention of so many code points is a label without an age or an address: 홍모 씨."""


class Unnamed:
    """Makes speakers of the unnamed people of one article."""

    def __init__(self, text: str, lexicon: Lexicon, met: NamesMet, owners: Owners, descriptions: Descriptions) -> None:
        self._text = text
        self._lexicon = lexicon
        self._met = met
        self._owners = owners
        self._descriptions = descriptions

    def identify(self, mention: Mention) -> Identity:
        """Who an unnamed mention is: 한 관계자, 사진가로 활동하는 K씨, 교사 A씨 for a later A씨."""
        organization, title = self._owners.of_person(mention), self._title(mention)
        first = self._introduction(mention) if mention.name and title is None else None
        if first is not None:
            organization, title = organization or self._owners.of_person(first), self._title(first)
        return Identity(Speaker(kind="anonymous", name=mention.name, title=title, organization=organization), "unnamed")

    def is_one_of(self, mention: Mention, people: list[Person]) -> bool:
        """한 의원: a member, not somebody called 한: nobody is, or the words around it say so.

        한빛당의 한 의원, 익명을 요구한 한 의원, 한 초선 의원: none of these is said of one who has been named.
        """
        if mention.name != "한" or mention.title is None:
            return False
        if not any(p.mentions[0].start < mention.start for p in people if p.mentions):
            return True
        at = max(mention.start, self._text.rfind("한 ", mention.start, mention.end))
        owned = _OF_OR_WITHHELD.search(self._text, max(0, at - LONGEST_WITHHELD), at) is not None
        return owned or mention.title.startswith(tuple(self._lexicon.words("generic_title")))

    def _introduction(self, mention: Mention) -> Mention | None:
        """The first mention under the same label that says what somebody is; 홍모(28)씨 is somebody new."""
        if mention.end - mention.start > LONGEST_LABEL:
            return None
        labelled = self._met.labelled(mention.name or "")[:MOST_INTRODUCTIONS]
        return next((m for m in labelled if m != mention and self._title(m)), None)

    def _title(self, mention: Mention) -> str | None:
        return self.telling_title(mention.title or self._descriptions.of(mention).title)

    def telling_title(self, title: str | None) -> str | None:
        """The title of somebody unnamed, unless it says no more than 남성 or 아이."""
        return None if (title or "").rsplit(" ", 1)[-1] in self._lexicon.words("plain_person") else title

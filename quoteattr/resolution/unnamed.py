"""Unnamed people: what they are and whom they belong to, wherever the article says so: 교사 A씨는 … A씨는 “…”."""

from __future__ import annotations

from quoteattr.lexicon import Lexicon
from quoteattr.mentions.finding import Mention
from quoteattr.records import Speaker
from quoteattr.resolution.antecedents import Identity
from quoteattr.resolution.descriptions import Descriptions
from quoteattr.resolution.names_met import NamesMet
from quoteattr.resolution.owners import Owners

__all__ = ["Unnamed"]

MOST_INTRODUCTIONS = 4
"""What somebody under a label is, is looked for at so many of his first mentions."""


LONGEST_LABEL = 5
"""A mention of so many code points is a label without an age or an address: 홍모 씨."""


class Unnamed:
    """Makes speakers of the unnamed people of one article."""

    def __init__(self, lexicon: Lexicon, met: NamesMet, owners: Owners, descriptions: Descriptions) -> None:
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

"""Somebody who is asked for: whose organization is it that the phrase does not name?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quoteattr.affiliation.entries import match_entry
from quoteattr.mentions.finding import Mention

__all__ = ["Asked"]


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody whose phrase names no organization: the introduction, the last word of the title and its class."""

    mention: Mention
    title: str
    category: str | None
    by_rule: str | None
    """What the rules say."""
    former: bool = False
    """전 감독: somebody else may have the office today."""
    use: Literal["title", "focus"] = "title"
    """A noun in focus (구단) asks the same without a person."""

    @property
    def group(self) -> str:
        """What titles of one sort share: the first title of their entry, else their class."""
        entry = match_entry(self.title, self.use)
        return entry.words[0] if entry else f"{self.category}"

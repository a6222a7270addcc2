"""A named person of an article: all mentions that carry the full name, and what they tell."""

from __future__ import annotations

from dataclasses import dataclass

from quoteattr.mentions.finding import Mention

__all__ = ["Person", "agrees"]


@dataclass(frozen=True, slots=True)
class Person:
    """A named person of the article with all mentions that carry the full name, in text order."""

    name: str
    mentions: tuple[Mention, ...]

    @property
    def introduction(self) -> Mention:
        """The first mention with a title, else with an organization, else the first."""
        titled = [m for m in self.mentions if m.title]
        placed = [m for m in titled if m.organization]
        return (placed or titled or [m for m in self.mentions if m.organization] or list(self.mentions))[0]

    @property
    def titles(self) -> tuple[str, ...]:
        """Every title the article gives, in text order."""
        return tuple(dict.fromkeys(m.title for m in self.mentions if m.title))

    @property
    def organization(self) -> str | None:
        """The organization of the introduction, else the first given."""
        return self.introduction.organization or next((m.organization for m in self.mentions if m.organization), None)


def agrees(introduced: str, mentioned: str) -> bool:
    """May a person introduced with one title be mentioned with the other?

    >>> agrees("과학기술정보통신관", "과기정통관"), agrees("대표", "교수")
    (True, False)
    """
    full, short = introduced.replace(" ", ""), mentioned.replace(" ", "")
    if full.endswith(short) or short.endswith(full) or short in full:
        return True
    if full[-1] != short[-1] or len(short) < 3:
        return full[-2:] == short[-2:]
    remaining = iter(full)
    return all(character in remaining for character in short)

"""A speaker phrase in parts, and the readers of these parts that every way of splitting one shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quoteattr.lexicon import Lexicon, TitleEntry
from quoteattr.mentions.names import NameJudge
from quoteattr.mentions.naming import NameModel
from quoteattr.mentions.organizations import OrganizationReader
from quoteattr.mentions.positions import NameFinder
from quoteattr.mentions.words import Word

__all__ = ["Phrase", "Readers", "start_of"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """The parts of a speaker phrase as written; ``start`` is where it begins once stray words are cut off."""

    start: int
    name: str | None = None
    title: str | None = None
    organization: str | None = None
    title_entry: TitleEntry | None = None
    surname_only: bool = False
    unnamed: bool = False
    co_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Readers:
    """What reads the parts of a phrase: the lexicon, and who knows names, organizations, and where a name stands."""

    lexicon: Lexicon
    names: NameJudge
    organizations: OrganizationReader
    positions: NameFinder

    @classmethod
    def over(cls, lexicon: Lexicon, model: NameModel | None = None) -> Readers:
        """The readers of a lexicon; the shipped name model unless another one is given."""
        names, organizations = NameJudge(lexicon), OrganizationReader(lexicon)
        finder = NameFinder(lexicon, names, organizations, model or NameModel.over(lexicon))
        return cls(lexicon, names, organizations, finder)


def start_of(organization: str | None, words: Sequence[Word], otherwise: int) -> int:
    """Where the phrase begins: at its organization, if that stands before the name."""
    if not organization:
        return otherwise
    first = organization.split(" ")[0]
    return min([otherwise, *(w.start for w in words if w.text.startswith(first) or w.bare == first)])

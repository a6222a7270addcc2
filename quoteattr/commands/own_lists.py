"""Your own organizations and people in the commands: the options, and what they change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

if TYPE_CHECKING:
    from quoteattr.extractor import Extractor
    from quoteattr.gazetteer import Gazetteer, PublicFigures

__all__ = ["OwnLists", "OwnOption", "PeopleOption", "load_gazetteer", "load_people"]

OwnOption = Annotated[
    Path | None,
    typer.Option(
        "--own",
        metavar="FILE",
        help="Your own organizations: a .tsv, .csv or .jsonl file or a folder of them; your entries win over ours.",
    ),
]
PeopleOption = Annotated[
    Path | None,
    typer.Option(
        "--people", metavar="FILE", help="Your own people in office, in the same formats; your entries win over ours."
    ),
]


def load_gazetteer(own: Path | None) -> Gazetteer:
    """Our organizations, with those of a file.

    Raises:
        DataError: the file is malformed.
    """
    from quoteattr.gazetteer import Gazetteer

    return Gazetteer.default().merged(Gazetteer.load(own)) if own else Gazetteer.default()


def load_people(own: Path | None) -> PublicFigures:
    """Our people in office, with those of a file.

    Raises:
        DataError: the file is malformed.
    """
    from quoteattr.gazetteer import PublicFigures

    return PublicFigures.default().merged(PublicFigures.load(own)) if own else PublicFigures.default()


class OwnLists(NamedTuple):
    """The files that a command was given: organizations and people."""

    own: Path | None = None
    people: Path | None = None

    def extend(self, extractor: Extractor) -> Extractor:
        """The extractor with these lists merged into ours.

        Raises:
            DataError: a file is malformed.
        """
        if not self.own and not self.people:
            return extractor
        gazetteer = load_gazetteer(self.own) if self.own else None
        people = load_people(self.people) if self.people else None
        return extractor.with_lists(gazetteer=gazetteer, people=people)

"""The exceptions quoteattr raises, and no others.

No text makes :func:`quoteattr.extract` raise. What can be wrong is a data file, a text file or a model file,
and each of these errors names the file and, where there is one, the line.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["DataError", "InputError", "ModelError", "QuoteattrError"]


class QuoteattrError(Exception):
    """Base of every error that quoteattr raises on purpose."""


class DataError(QuoteattrError):
    """A lexicon or gazetteer file is malformed.

    Args:
        path: the file.
        line: its line, counted from 1, or ``None`` when the whole file is meant.
        problem: what is wrong and what to do about it.

    >>> str(DataError("titles.tsv", 12, "unknown class 'goverment'"))
    "titles.tsv:12: unknown class 'goverment'"
    """

    def __init__(self, path: str | Path, line: int | None, problem: str) -> None:
        self.path, self.line, self.problem = Path(path), line, problem
        super().__init__(f"{path}:{line}: {problem}" if line else f"{path}: {problem}")


class InputError(QuoteattrError):
    """A text file that was given to read cannot be read as Korean text."""


class ModelError(QuoteattrError):
    """A model file is missing, damaged or made for another version of the code."""

"""Fingerprints of wordings: which of a million quotes may share an utterance, found in linear time.

A wording is folded to its letters and digits and cut into overlapping shingles; of every window of shingles
the one with the smallest hash is kept (winnowing, Schleimer, Wilkerson and Aiken 2003). Two wordings that have
:data:`SHARED_LETTERS` letters in a row in common share a fingerprint for certain, wherever these stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["SHARED_LETTERS", "find_shared", "letters"]

SHINGLE = 5
WINDOW = 5
SHARED_LETTERS = SHINGLE + WINDOW - 1
_BATCH = 1 << 16
_FACTOR = 0x9E3779B97F4A7C15


def letters(text: str) -> str:
    """A wording without spaces and punctuation, in lower case.

    >>> letters("AI는, 이미 왔다.")
    'ai는이미왔다'
    """
    return "".join(filter(str.isalnum, text)).lower()


def find_shared(wordings: Sequence[str]) -> list[list[int]]:
    """For each wording, given as :func:`letters`, those of its fingerprints that another one has too.

    >>> find_shared(["비는내일저녁에그친다고한다", "비는내일저녁에그친다", "눈이온다"])[2]
    []
    """
    import numpy as np

    owners, prints = [], []
    for first in range(0, len(wordings), _BATCH):
        owner, found = _winnow(wordings[first : first + _BATCH])
        owners.append(owner + first)
        prints.append(found)
    if not owners:
        return []
    owner, found = np.concatenate(owners), np.concatenate(prints)
    _, numbers, counts = np.unique(found, return_inverse=True, return_counts=True)
    shared = counts[numbers] > 1
    return _split(owner[shared], numbers[shared], len(wordings))


def _winnow(wordings: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """The fingerprints of some wordings with the number of the wording each belongs to."""
    import numpy as np

    gap = "\0" * (SHINGLE + WINDOW)
    codes = np.frombuffer((gap.join(wordings) + gap).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    lengths = np.fromiter(map(len, wordings), dtype=np.int64, count=len(wordings)) + len(gap)
    owner = np.repeat(np.arange(len(wordings), dtype=np.int64), lengths)
    size = len(codes) - SHINGLE + 1
    hashes = np.zeros(size, dtype=np.uint64)
    inside = np.ones(size, dtype=bool)
    for shift in range(SHINGLE):
        part = codes[shift : shift + size]
        hashes = (hashes ^ part) * np.uint64(_FACTOR)
        inside &= part > 0
    hashes ^= hashes >> np.uint64(29)
    hashes[~inside] = np.iinfo(np.uint64).max
    best = hashes[: size - WINDOW + 1].copy()
    for shift in range(1, WINDOW):
        np.minimum(best, hashes[shift : shift + len(best)], out=best)
    # A window belongs to the wording in which its first shingle stands.
    keep = inside[: len(best)]
    keep[1:] &= (best[1:] != best[:-1]) | ~keep[:-1]
    return owner[: len(best)][keep], best[keep]


def _split(owner: NDArray[np.int64], numbers: NDArray[np.int64], size: int) -> list[list[int]]:
    import numpy as np

    ends = np.searchsorted(owner, np.arange(size + 1)).tolist()
    return list(_slices(numbers, ends))


def _slices(numbers: NDArray[np.int64], ends: Sequence[int]) -> Iterator[list[int]]:
    for start, end in pairwise(ends):
        yield numbers[start:end].tolist()

"""Archives: the same people and the same utterances over many articles.

>>> from quoteattr.archive import resolve
>>> len(resolve([]))
0
"""

from __future__ import annotations

from quoteattr.archive.index import SpeakerIndex, resolve
from quoteattr.archive.records import (
    Affiliation,
    Appearance,
    Difference,
    IndexedSpeaker,
    Merge,
    Suspicion,
    Utterance,
    Wording,
)
from quoteattr.extraction import Extraction

__all__ = [
    "Affiliation",
    "Appearance",
    "Difference",
    "Extraction",
    "IndexedSpeaker",
    "Merge",
    "SpeakerIndex",
    "Suspicion",
    "Utterance",
    "Wording",
    "resolve",
]

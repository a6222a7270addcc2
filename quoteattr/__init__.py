"""Who said what, in Korean news: quotes with offsets into your text, speakers with name, title and organization.

>>> import quoteattr
>>> text = "김하늘 한빛전자 대표는 “내년에는 흑자를 내겠다”고 말했다."
>>> for quote in quoteattr.extract(text):
...     print(quote.text, quote.start, quote.end, "|", quote.speaker.label)
내년에는 흑자를 내겠다 14 26 | 김하늘 한빛전자 대표
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from quoteattr.errors import DataError, InputError, ModelError, QuoteattrError
from quoteattr.records import Cue, Evidence, Quote, Span, Speaker

if TYPE_CHECKING:
    from quoteattr.archive import SpeakerIndex, resolve
    from quoteattr.extraction import Extraction
    from quoteattr.extractor import Article, Extractor
    from quoteattr.gazetteer import Gazetteer, PublicFigures

__all__ = [
    "Article",
    "Cue",
    "DataError",
    "Evidence",
    "Extraction",
    "Extractor",
    "Gazetteer",
    "InputError",
    "ModelError",
    "PublicFigures",
    "Quote",
    "QuoteattrError",
    "Span",
    "Speaker",
    "SpeakerIndex",
    "explain",
    "extract",
    "extract_many",
    "resolve",
]

# Importing quoteattr loads no tokenizer and no model: these come with their first use.
_LATER = {
    "Article": "quoteattr.extractor",
    "Extraction": "quoteattr.extraction",
    "Extractor": "quoteattr.extractor",
    "Gazetteer": "quoteattr.gazetteer",
    "PublicFigures": "quoteattr.gazetteer",
    "SpeakerIndex": "quoteattr.archive",
    "resolve": "quoteattr.archive",
}


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"module 'quoteattr' has no attribute {name!r}; it has {', '.join(__all__)}")


def extract(
    text: str,
    *,
    title: str | None = None,
    published: date | None = None,
    indirect: bool = False,
    zones: Literal["body", "all"] = "body",
) -> list[Quote]:
    """The quotes of a Korean news page, in text order, each with its speaker.

    Args:
        text: the page as you have it; it is never changed, and every offset is a code point of it.
        title: the headline, if you know it: a line that repeats it is then headline, not body.
        published: the day of publication, which decides between offices of the same name.
        indirect: also 간접 인용: ``…다고 밝혔다``.
        zones: ``"body"`` leaves out quotes in headline, deck, captions and boilerplate; ``"all"`` brings them.

    Returns:
        Frozen records; ``text[q.start:q.end] == q.text`` holds for each. Any string gives a list, an empty one too.

    Raises:
        TypeError: ``text`` is no ``str``, or ``title`` or ``published`` is not what it should be.
        ValueError: ``zones`` is neither of both.

    >>> extract("정부는 ‘민생 회복’ 예산을 편성했다.")
    []
    """
    from quoteattr.extractor import default_extractor

    return default_extractor().extract(text, title=title, published=published, indirect=indirect, zones=zones)


def extract_many(
    texts: Iterable[str],
    *,
    published: date | None = None,
    indirect: bool = False,
    zones: Literal["body", "all"] = "body",
) -> Iterator[list[Quote]]:
    """``extract`` for each text, lazily and in order: an archive of any size needs the memory of one article.

    >>> texts = ["홍가람 시장은 “서두르겠다”고 말했다.", "비가 왔다."]
    >>> [len(quotes) for quotes in extract_many(texts)]
    [1, 0]
    """
    from quoteattr.extractor import default_extractor

    return default_extractor().extract_many(texts, published=published, indirect=indirect, zones=zones)


def explain(
    text: str,
    *,
    title: str | None = None,
    published: date | None = None,
    indirect: bool = False,
    zones: Literal["body", "all"] = "body",
) -> str:
    """Why each quote was given to its speaker: construction, mention, antecedents, and who else was possible.

    >>> print(explain("홍가람 시장은 “서두르겠다”고 말했다."))  # doctest: +ELLIPSIS
    1. “서두르겠다”  [9:14, body]
       speaker     홍가람 시장 (person, confidence 0.9...)
       because     the subject before the quote (subject_before)
       mention     홍가람 시장 [0:6]: named in full
       cue         말했다 (말하다, report)
    """
    from quoteattr.extractor import default_extractor

    return default_extractor().explain(text, title=title, published=published, indirect=indirect, zones=zones)

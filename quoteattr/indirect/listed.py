"""Media that stand for others like them: 한빛일보 등 외신은, 한빛방송·별빛통신 등 현지 언론들에 따르면."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quoteattr.analysis import Frame
from quoteattr.indirect.reported_words import reported_words
from quoteattr.mentions.finding import Mention

__all__ = ["with_named_media"]

FARTHEST_KIND = 3
"""What the listed are is said at most so many eojeols after 등: 등 | 현지 정보기술 | 매체들은."""

_COLLECTIVE = frozenset({"organization", "group", "focus"})


def with_named_media(text: str, frame: Frame, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a frame; where one medium is named and others like it are not, the named one speaks for all."""
    return [_named(text, frame, mentions, mention) or mention for mention in mentions]


def _named(text: str, frame: Frame, mentions: Sequence[Mention], kind: Mention) -> Mention | None:
    words = text[kind.start : kind.end].removesuffix("들")
    is_media = kind.form in _COLLECTIVE and any(words.endswith(word) for word in reported_words("media"))
    if not is_media or not kind.particle:
        return None
    nearest = range(kind.last - 1, max(0, kind.last - 1 - FARTHEST_KIND), -1)
    among = next((i for i in nearest if frame.eojeols[i].text == "등"), None)
    if among is None:
        return None
    last = frame.eojeols[among - 1]
    if last.quotation is not None:
        return None
    known = next((m for m in mentions if m.last == among - 1 and m.form == "organization"), None)
    name = last.text.split("·")[0].rstrip(",")
    named = known or Mention(last.start, last.start + len(name), "organization", "", 0, 0, organization=name)
    return replace(named, particle=kind.particle, first=named.first if known else among - 1, last=kind.last)

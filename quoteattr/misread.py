"""Subjects that Kiwi takes for a verb: 보든은 (보 + 든 + 은). The rest of the article shows that they are names."""

from __future__ import annotations

import regex

from quoteattr.analysis import Eojeol, Frame
from quoteattr.mentions import Mention

__all__ = ["with_misread"]

_TOPIC = regex.compile(r"(?P<name>[가-힣]{2,4})(?P<particle>은|는)")
_USED = "(?:이|가|의|을|를|에게|도|과|와|,|[(])(?![가-힣])"
"""What stands after a name, and not after the stem of a verb."""


_ENDINGS = ("서", "에", "로", "고", "면", "지", "데", "게", "며")
"""How verbs and postpositions end before 는: 대해서는, 두고는."""


def with_misread(text: str, frame: Frame, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with those topics that begin the sentence or stand right before a quote, though Kiwi sees no noun.

    Args:
        text: the article.
        frame: the analysed sentence.
        mentions: what was found by the tags.
    """
    taken = {mention.last for mention in mentions}
    found = [
        Mention(eojeol.start, eojeol.start + len(topic["name"]), "bare", topic["particle"], index, index, topic["name"])
        for index, eojeol in enumerate(frame.eojeols)
        if index not in taken and (topic := _topic_at(frame.eojeols, index)) and _is_used_as_name(text, topic["name"])
    ]
    return tuple(sorted((*mentions, *found), key=lambda m: m.start)) if found else mentions


def _topic_at(eojeols: tuple[Eojeol, ...], index: int) -> regex.Match[str] | None:
    """A word with 은 or 는 where a subject stands, which Kiwi takes for a verb before its noun."""
    eojeol = eojeols[index]
    if eojeol.quotation is not None or any(m.tag[0] in "NSM" for m in eojeol.morphemes):
        return None
    before_quote = index + 1 < len(eojeols) and eojeols[index + 1].quotation is not None
    topic = _TOPIC.fullmatch(eojeol.text) if index == 0 or before_quote else None
    return topic if topic and not topic["name"].endswith(_ENDINGS) else None


def _is_used_as_name(text: str, word: str) -> bool:
    """Does the word stand elsewhere before a particle of nouns: 보든의 예상은?"""
    return regex.search(rf"(?<![가-힣]){regex.escape(word)}{_USED}", text) is not None

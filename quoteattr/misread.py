"""Subjects that Kiwi takes for a verb: 보든은 (보 + 든 + 은). The rest of the article shows that they are names."""

from __future__ import annotations

import regex

from quoteattr.analysis import Eojeol, Frame
from quoteattr.mentions import Mention

__all__ = ["Misread"]

_TOPIC = regex.compile(r"(?P<name>[가-힣]{2,4})(?P<particle>은|는)")
_USED = "(?:이|가|의|을|를|에게|도|과|와|,|[(])(?![가-힣])"
"""What stands after a name, and not after the stem of a verb."""


_ENDINGS = ("서", "에", "로", "고", "면", "지", "데", "게", "며")
"""How verbs and postpositions end before 는: 대해서는, 두고는."""


class Misread:
    """Finds the misread subjects of one article; what its text says of a word is looked up once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._names: dict[str, bool] = {}

    def added_to(self, frame: Frame, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """The mentions with the topics at the beginning or right before a quote in which Kiwi sees no noun.

        Args:
            frame: the analysed sentence.
            mentions: what was found by the tags.
        """
        taken = {mention.last for mention in mentions}
        found = [
            Mention(
                eojeol.start, eojeol.start + len(topic["name"]), "bare", topic["particle"], index, index, topic["name"]
            )
            for index, eojeol in enumerate(frame.eojeols)
            if index not in taken and (topic := _topic_at(frame.eojeols, index)) and self._is_name(topic["name"])
        ]
        return tuple(sorted((*mentions, *found), key=lambda m: m.start)) if found else mentions

    def _is_name(self, word: str) -> bool:
        """Does the word stand elsewhere before a particle of nouns: 보든의 예상은?"""
        if word not in self._names:
            used = rf"(?<![가-힣]){regex.escape(word)}{_USED}"
            self._names[word] = regex.search(used, self._text) is not None
        return self._names[word]


def _mention(start: int, index: int, name: str, particle: str) -> Mention:
    return Mention(start, start + len(name), "bare", particle, index, index, name)


def _topic_at(eojeols: tuple[Eojeol, ...], index: int) -> regex.Match[str] | None:
    """A word with 은 or 는 where a subject stands, which Kiwi takes for a verb before its noun."""
    eojeol = eojeols[index]
    if eojeol.quotation is not None or any(m.tag[0] in "NSM" for m in eojeol.morphemes):
        return None
    before_quote = index + 1 < len(eojeols) and eojeols[index + 1].quotation is not None
    topic = _TOPIC.fullmatch(eojeol.text) if index == 0 or before_quote else None
    return topic if topic and not topic["name"].endswith(_ENDINGS) else None

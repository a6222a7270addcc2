"""Foreign names that Kiwi cuts wrongly: 보든은 is no verb (보 + 든 + 은), and 레이나는 no name that ends in 는.

The rest of the article shows what the name is, or a quote right after it that there must be a particle.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from quoteattr.analysis import Eojeol, Frame
from quoteattr.mentions.finding import Form, Mention

__all__ = ["Misread"]

_TOPIC = regex.compile(r"(?P<name>[가-힣]{2,4})(?P<particle>은|는)")
_USED = "(?:이|가|의|을|를|에게|도|과|와|,|[(])(?![가-힣])"
"""What stands after a name, and not after the stem of a verb."""


_USED_OTHERWISE = "(?:은|는|의|을|를|에게|과|와)(?![가-힣])"
"""What stands after it elsewhere if 가 is no part of the name here: 레이나의, so 레이나|가."""


_KEPT = regex.compile(r"(?P<name>[가-힣]{1,8})(?P<particle>은|는|도|이|가)")
_PROVINCE = regex.compile(r"(?:자치도|[남북반군열]도)$")
_KEEPING = ("bare", "full", "organization")

_ENDINGS = ("서", "에", "로", "고", "면", "지", "데", "게", "며")
"""How verbs and postpositions end before 는: 대해서는, 두고는."""


class Misread:
    """Finds the misread subjects of one article; what its text says of a word is looked up once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._names: dict[tuple[str, str], bool] = {}

    def added_to(self, frame: Frame, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """The mentions with the topics at the beginning or right before a quote in which Kiwi sees no noun.

        Args:
            frame: the analysed sentence.
            mentions: what was found by the tags.
        """
        mentions = tuple(self._with_particle(frame.eojeols, mention) for mention in mentions)
        taken = {mention.last for mention in mentions}
        found = [
            Mention(
                eojeol.start, eojeol.start + len(topic["name"]), "bare", topic["particle"], index, index, topic["name"]
            )
            for index, eojeol in enumerate(frame.eojeols)
            if index not in taken and (topic := _topic_at(frame.eojeols, index)) and self._is_name(topic["name"])
        ]
        return tuple(sorted((*mentions, *found), key=lambda m: m.start)) if found else mentions

    def _with_particle(self, eojeols: tuple[Eojeol, ...], mention: Mention) -> Mention:
        """레이나는 | “…”: the mention without the particle that Kiwi took for the end of the name."""
        eojeol = eojeols[mention.last]
        kept = _KEPT.fullmatch(eojeol.text) if not mention.particle and mention.form in _KEEPING else None
        if kept is None or [m.tag for m in eojeol.morphemes] != ["NNP"] or (mention.title and not mention.name):
            return mention
        stem, name = kept["name"], mention.name or mention.organization or ""
        if kept["particle"] in ("이", "가") and not (len(stem) > 1 and self._is_name(stem, _USED_OTHERWISE)):
            return mention  # 하야시가
        before_quote = mention.last + 1 < len(eojeols) and eojeols[mention.last + 1].quotation is not None
        foreign = before_quote and len(stem) != 2 and (len(stem) > 2 or " " in name)
        if mention.form == "organization" and (len(stem) < 3 or _PROVINCE.search(eojeol.text)):
            return mention
        if not name.endswith(eojeol.text) or not (foreign or (len(stem) > 1 and self._is_name(stem))):
            return mention
        form: Form = "bare" if mention.form == "organization" else mention.form
        return replace(
            mention, end=mention.end - 1, form=form, particle=kept["particle"], name=name[:-1],
            organization=mention.organization if mention.name else None,
        )  # fmt: skip

    def _is_name(self, word: str, used: str = _USED) -> bool:
        """Does the word stand elsewhere before a particle of nouns: 보든의 예상은?"""
        if (word, used) not in self._names:
            found = regex.search(rf"(?<![가-힣]){regex.escape(word)}{used}", self._text)
            self._names[word, used] = found is not None
        return self._names[word, used]


def _is_nominal(eojeol: Eojeol) -> bool:
    return any(m.tag[0] in "NSM" for m in eojeol.morphemes)


def _ends_in_thing(eojeol: Eojeol) -> bool:
    """시거는 (시 + 거 + 는): the bound noun 거 at the end of a name."""
    return [m.tag for m in eojeol.morphemes[-2:]] == ["NNB", "JX"] and eojeol.morphemes[-2].form == "거"


def _topic_at(eojeols: tuple[Eojeol, ...], index: int) -> regex.Match[str] | None:
    """A word with 은 or 는 where a subject stands, which Kiwi takes for a verb before its noun."""
    eojeol = eojeols[index]
    if eojeol.quotation is not None or (_is_nominal(eojeol) and not _ends_in_thing(eojeol)):
        return None
    before_quote = index + 1 < len(eojeols) and eojeols[index + 1].quotation is not None
    topic = _TOPIC.fullmatch(eojeol.text) if index == 0 or before_quote else None
    return topic if topic and not topic["name"].endswith(_ENDINGS) else None

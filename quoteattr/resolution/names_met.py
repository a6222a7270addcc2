"""The full names that an article writes, learned from the sentences read so far; and which sentences to read for more.

``정 PM`` sends us to sentences that hold 정○○ and PM; those few are analysed, not the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from quoteattr.mentions.finding import Mention
from quoteattr.scenes import Scenes

__all__ = ["NamesMet"]

_NAME_SHAPE = regex.compile(r"[가-힣]{2,5}(?![가-힣])|[가-힣]{2,3}(?=[가-힣]{1,2}(?![가-힣]))")

_LABEL_ENDS = ("씨", " 씨", "(", "군", "양")
"""What follows a label: A씨, 김모 씨, A(29·여)씨."""

MOST_PLACES = 60
"""A name is looked for at so many places of the text."""

MOST_SENTENCES = 4
"""So many sentences are read to find one person's introduction."""


class NamesMet:
    """Names with their mentions; every sentence is read once, and only when somebody looks for a name in it."""

    def __init__(self, scenes: Scenes) -> None:
        self._scenes = scenes
        self._searched: set[str] = set()
        self._learned = 0
        self._by_name: dict[str, list[Mention]] = {}
        self._by_first: dict[str, dict[str, None]] = {}
        self._bare: dict[str, list[Mention]] = {}
        self._half: dict[str, list[Mention]] = {}

    def names(self, first: str | None = None) -> list[str]:
        """The full names met so far, those with this first syllable if one is given."""
        self._learn()
        if first is None:
            return list(self._by_name)
        return list(self._by_first.get(first, ()))

    def mentions_of(self, name: str) -> tuple[Mention, ...]:
        """The mentions that carry this full name, else those of a bare name, in text order."""
        self._learn()
        return tuple(sorted(self._by_name.get(name, ()) or self._bare.get(name, ()), key=lambda m: m.start))

    def half_named(self, surname: str) -> Mention | None:
        """김모(81) 씨 for a later 김씨: the first half-named mention with this surname."""
        places = [at for half in ("모", " 모", "某") for at in self.places(surname + half)]
        self.read_sentences_at(iter(sorted(places)), surname + "모")
        self._learn()
        found = self._half.get(surname + "모") or self._half.get(surname + " 모")
        return found[0] if found else None

    def labelled(self, label: str) -> tuple[Mention, ...]:
        """교사 A씨 for a later A씨: the mentions under this label, in text order."""
        places = [at for end in _LABEL_ENDS for at in self.places(label + end)]
        self.read_sentences_at(iter(sorted(places)), f"{label}씨")
        self._learn()
        return tuple(sorted(self._half.get(label, ()), key=lambda m: m.start))

    def places(self, word: str) -> Iterator[int]:
        """Where a word stands in the text, at most so often as is worth looking."""
        at = -1
        for _ in range(MOST_PLACES):
            at = self._scenes.text.find(word, at + 1)
            if at < 0:
                return
            yield at

    def places_after_words(self, part: str) -> Iterator[int]:
        """Where a word stands right after another, so that both may be one name."""
        text = self._scenes.text
        return (at for at in self.places(part) if at > 1 and text[at - 1] in " ·\xa0" and "가" <= text[at - 2] <= "힣")

    def places_of_names(self, surname: str) -> Iterator[int]:
        """Where a word of two to four syllables begins with a surname and could be a full name."""
        text = self._scenes.text
        for at in self.places(surname):
            word = _NAME_SHAPE.match(text, at)
            if word and (at == 0 or not "가" <= text[at - 1] <= "힣"):
                yield at

    def read_sentences_at(self, places: Iterator[int], key: str, also: str = "", introduces: str | None = None) -> None:
        """Analyse the sentences at these places (that hold a word, too); each key is searched once.

        Reading ends with the sentence that introduces somebody fully, with title and organization.
        """
        if key in self._searched:
            return
        self._searched.add(key)
        read, last = 0, -1
        for at in places:
            number = self._scenes.number_at(at)
            sentence = self._scenes.sentences[number]
            if number == last or sentence.zone in ("boilerplate", "byline") or not sentence.start <= at < sentence.end:
                continue
            last = number
            if also and self._scenes.text.find(also, sentence.start, sentence.end) < 0:
                continue
            mentions = self._scenes[number].mentions
            read += 1
            is_introduced = any(m.name == introduces and m.title and m.organization for m in mentions)
            if read >= MOST_SENTENCES or (introduces and is_introduced):
                return

    def _learn(self) -> None:
        """Take up the scenes that were analysed since the last time."""
        for scene in self._scenes.since(self._learned):
            self._learned += 1
            for mention in scene.mentions:
                if mention.name and mention.form == "full":
                    self._add(mention.name, mention)
                    for name in mention.co_names:
                        if name in self._scenes.text[mention.start : mention.end]:
                            self._add(name, replace(mention, name=name, co_names=()))  # 윤지상·한서령 공동대표
                elif mention.name and mention.form == "bare":
                    self._bare.setdefault(mention.name, []).append(mention)
                elif mention.name and mention.form == "unnamed":
                    self._half.setdefault(mention.name, []).append(mention)

    def _add(self, name: str, mention: Mention) -> None:
        self._by_name.setdefault(name, []).append(mention)
        self._by_first.setdefault(name[0], {})[name] = None

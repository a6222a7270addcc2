"""Longer names of which a word is part: 윌슨 → 데이비드 윌슨, 효리 → 이효리; and other names of one person."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

import regex

from quoteattr.lexicon import Lexicon
from quoteattr.mentions.names import NameJudge
from quoteattr.mentions.naming import NameModel
from quoteattr.mentions.words import Word, is_matched
from quoteattr.resolution.names_met import NamesMet
from quoteattr.resolution.person import Person, agrees
from quoteattr.scenes import Scenes

__all__ = ["NameParts"]

_AFTER_NAME = regex.compile(r"(?=[^가-힣]|$|은|는|이|가|의|을|를|도|과|와)")
_WORDS_BEFORE = regex.compile(r"(?<![가-힣])(?:[가-힣]{1,6}[ ·\xa0]){1,3}$")
_WORD_AFTER = regex.compile(r" ([가-힣]{2,6}?)(?=\(\d|은 |는 |이 |가 |의 |을 |를 )")
_WORD_AND_TITLE = regex.compile(r" ([가-힣]{2,6}) ([가-힣]{2,6})")

_ALIAS = regex.compile(
    r"(?<![가-힣])(?P<name>[가-힣]{2,4})\([^()]{0,12}?(?:필명|예명|활동명|닉네임|일명|아이디) ?"
    r"[‘'“\"]?(?P<alias>[가-힣A-Za-z]{2,10})"
    r"|(?<![가-힣A-Za-z])(?P<stage>[가-힣A-Za-z]{1,10})\([^()]{0,12}?(?:본명|실명)[은:]? ?"
    r"[‘'“\"]?(?P<real>[가-힣]{2,4})(?![가-힣])"
)

_BEFORE_NAMES = frozenset({"JKG", "JX", "JKS", "JKO", "JKB", "JC", "EC", "ETM", "EF", "VCP"})
"""Tags of what is no part of a name: 미국의, 밝힌."""

LEAST_BESIDE = 0.03
LEAST_COMMON = 0.1
"""The least chance to be a name of a word that stands between the part and its title, and of one made of nouns."""

LEAST_QUOTED = 0.5
"""The same for a word inside a quote, of which Kiwi tells nothing: “타이거 우즈와 …”."""

LEAST_GIVEN = 0.1
"""The least chance of a word that stands before a known surname to be a given name."""


class NameParts:
    """Looks for the full name of somebody of whom a sentence says only a part."""

    def __init__(self, scenes: Scenes, lexicon: Lexicon, model: NameModel, met: NamesMet) -> None:
        self._scenes = scenes
        self._text = scenes.text
        self._lexicon = lexicon
        self._judge = NameJudge(lexicon)
        self._model = model
        self._met = met
        self._aliases: dict[str, str] | None = None

    def with_part(self, part: str) -> list[str]:
        """Longer names of which a word is part: 윌슨 → 데이비드 윌슨, 효리 → 이효리, 트렌턴 → 트렌턴 맥킨리."""
        if not part or (self._lexicon.is_organization_name(part) and not self._is_personal(part)):
            return []
        self._met.read_sentences_at(self._met.places_after_words(part), part)
        met = [n for n in self._met.names() if n.endswith(f" {part}") or (n.startswith(f"{part} ") and len(part) > 1)]
        if met := [name for name in met if self._is_foreign(name)]:
            return met
        if self._judge.is_korean_name(part):
            return (self._with_given_name(part) or self._with_last_name(part)) if len(part) == 2 else []
        if len(part) == 2 and self._judge.is_given_name(part) and (found := self._with_given_name(part)):
            return found
        return self._with_last_name(part) or self._with_first_name(part)

    def with_alias(self, alias: str) -> str | None:
        """드루킹 → 홍가람(49·필명 드루킹), 노서빈 → 해솔(본명 노서빈): the name before the parenthesis."""
        if self._aliases is None:
            found = list(_ALIAS.finditer(self._text))
            self._aliases = {f["alias"]: f["name"] for f in found if f["name"] and self._is_korean(f["name"])}
            self._aliases |= {f["real"]: f["stage"] for f in found if f["real"] and self._is_korean(f["real"])}
        return self._aliases.get(alias)

    def _is_korean(self, name: str) -> bool:
        return self._judge.is_korean_name(name)

    def with_last_part(self, surname: str, title: str) -> str | None:
        """황 CEO → 젠슨 황 …: the only foreign name that ends in a surname, of somebody with this title."""
        met = (name for name in self.with_part(surname) if name.endswith(f" {surname}"))
        people = [Person(name, self._met.mentions_of(name)) for name in met]
        fitting = [p.name for p in people if any(agrees(known, title) for known in p.titles)]
        return fitting[0] if len(fitting) == 1 else None

    def with_word(self, word: str, title: str | None) -> list[str]:
        """김마리 → 김마리 안나; 샤오 CEO → 샤오롱: foreign names that hold the word or begin with it.

        Among those met so far, else on characters before the title: 자오 교수 → 위안제 자오 미국 해안대 교수.
        """
        names = [name for name in self._met.names() if name != word and not self._judge.is_korean_name(name)]
        whole = [name for name in names if " " in name and word in name.split(" ") and self._is_foreign(name)]
        if whole or len(word) < 2 or title is None:
            return whole
        begun = [name for name in names if any(part.startswith(word) for part in name.split(" "))]
        holders = [n for n in begun if any(agrees(t, title) for t in Person(n, self._met.mentions_of(n)).titles)]
        return holders or self._before_title(word, title.rsplit(" ", 1)[-1])

    def _before_title(self, part: str, title: str) -> list[str]:
        """기노시타 교수 → 기노시타 다다루 일본 동해대 교수: the word beside the part, both before the title."""
        names: dict[str, None] = {}
        korean = len(part) > 2 and self._judge.surname_of(part) is not None and part not in self._lexicon.foreign_names
        if " " in part or korean:
            return []
        for found in self._led_to(part, title):
            at = found.start("word")
            eojeols = self._scenes[self._scenes.number_at(at)].frame.eojeols
            inside = tuple(m for e in eojeols for m in e.morphemes if m.start < found.end("word") and m.end > at)
            words = [Word(at, found.end("word"), found["word"], inside), Word(0, len(part), part)]
            first = at < found.start("part")
            if self._is_unknown_name(words if first else words[::-1], 0 if first else 1):
                names[f"{found['word']} {part}" if first else f"{part} {found['word']}"] = None
        return list(names)

    def _led_to(self, part: str, title: str) -> Iterator[regex.Match[str]]:
        """Where the part stands before the title, with the word after it, and with the one before it."""
        if len(part) > 1 and part in self._text:
            for pattern in _leading_to(part, title):
                yield from pattern.finditer(self._text)

    def _is_unknown_name(self, words: list[Word], index: int) -> bool:
        """다다루 (다 + 다루): no word of the dictionary, no organization; not 수석, 국무부."""
        word = words[index]
        tags = [m.tag for m in word.core if m.tag[0] != "S"]
        unknown = tags == ["NNP"] or (len(tags) > 1 and tags[0][0] in "NM" and not set(tags) & _BEFORE_NAMES)
        if not unknown or not self._judge.is_foreign_name([word.bare], []) or self._is_known(word):
            return False
        if self._lexicon.is_organization_name(word.bare):
            return False
        naming = self._model.judge(words, index)
        least = LEAST_COMMON if self._judge.is_common_noun(word.core) else LEAST_BESIDE
        return naming.person >= least and naming.organization < max(naming.person, 0.5)

    def _is_personal(self, word: str) -> bool:
        """그로시 ends like a city and is none."""
        naming = self._model.judge([Word(0, len(word), word)], 0)
        return naming.person > naming.organization

    def _is_foreign(self, name: str) -> bool:
        """존 오비 미켈, but not 윤지상 한서령, two people."""
        words = name.split(" ")
        return self._judge.is_foreign_name(words, []) and not any(
            len(word) == 3 and self._judge.is_korean_name(word) and word not in self._lexicon.foreign_names
            for word in words
        )

    def _with_last_name(self, last: str) -> list[str]:
        """데이비드 윌슨: up to three words before the part that can be names."""
        text = self._text
        names: dict[str, None] = {}
        for at in self._met.places(last):
            if at < 2 or text[at - 1] not in " ·\xa0" or not _AFTER_NAME.match(text, at + len(last)):
                continue
            before = _WORDS_BEFORE.search(text, max(0, at - 30), at)
            words = self._name_words(before.start(), [*before.group().split(), last]) if before else []
            if words:
                names[" ".join([*words, last])] = None
        return [n for n in names if not any(o != n and o.endswith(n) for o in names)]

    def _with_given_name(self, given: str) -> list[str]:
        """효리 → 이효리."""
        text = self._text
        found: dict[str, None] = {}
        for at in self._met.places(given):
            for size in (2, 1):
                surname = text[max(0, at - size) : at]
                outside = at == size or not "가" <= text[at - size - 1] <= "힣"
                if len(surname) == size and self._judge.is_surname(surname) and outside:
                    found[surname + given] = None
        return list(found)

    def _with_first_name(self, first: str) -> list[str]:
        """트렌턴 → 트렌턴 맥킨리: the word after it is part of the name where an age, a particle or a title follows."""
        text = self._text
        names: dict[str, None] = {}
        for at in self._met.places(first):
            found = _WORD_AFTER.match(text, at + len(first)) or self._titled_after(at + len(first))
            if found is None:
                continue
            morphemes = (m for e in self._scenes[self._scenes.number_at(at)].frame.eojeols for m in e.morphemes)
            tags = {m.tag for m in morphemes if found.start(1) <= m.start < found.end(1)}
            if tags == {"NNP"} and self._judge.is_foreign_name([found.group(1)], []):
                names[f"{first} {found.group(1)}"] = None
        return list(names)

    def _titled_after(self, at: int) -> regex.Match[str] | None:
        """트렌턴 | 맥킨리 | 변호사는: the word after a first name when a title follows."""
        found = _WORD_AND_TITLE.match(self._text, at)
        titled = found is not None and any(
            found[2][:size] in self._lexicon.titles for size in range(2, len(found[2]) + 1)
        )
        return found if titled else None

    def _name_words(self, start: int, words: list[str]) -> list[str]:
        """Of the words before a foreign surname, which is the last, those that can be given names."""
        scene = self._scenes[self._scenes.number_at(start)]
        found: list[Word] = []
        position = start
        for text in words:
            position = self._text.find(text, position)
            end = position + len(text)
            inside = (m for e in scene.frame.eojeols for m in e.morphemes if m.start < end and m.end > position)
            found.append(Word(position, end, text, tuple(inside)))
            position = end
        last = first = len(found) - 1
        while first and self._may_be_given(found, first - 1):
            first -= 1
        while first < last and len(words[first]) == 1 and words[first] not in self._lexicon.foreign_names:
            first += 1
        return words[first:last]

    def _may_be_given(self, words: list[Word], index: int) -> bool:
        """존 | 오비 | 미켈: a listed given name, or a word that Kiwi does not know and the name model takes for one."""
        word = words[index]
        if not self._judge.is_foreign_name([word.bare], []) or self._is_known(word) or word.bare.endswith("의"):
            return False
        tags = [m.tag for m in word.morphemes]
        if not tags and "가" <= word.bare[0] <= "힣":  # inside somebody's words, which are not analysed
            return word.bare in self._lexicon.foreign_names or self._model.judge(words, index).person >= LEAST_QUOTED
        plain = bool(tags) and all(tag in ("NNP", "SL") or (tag == "NNG" and len(word.bare) == 1) for tag in tags)
        if not (plain or word.bare in self._lexicon.foreign_names) or (
            self._lexicon.is_organization_name(word.bare) and len(word.bare) > 3
        ):
            return False
        naming = self._model.judge(words, index)
        return naming.person >= LEAST_GIVEN and naming.organization < 0.9

    def _is_known(self, word: Word) -> bool:
        """Is the word an organization of the gazetteer?"""
        matches = self._scenes.matches
        nearest = bisect_right(matches, word.start, key=lambda m: m.start)
        return is_matched(word, matches[max(0, nearest - 1) : nearest])


@lru_cache(maxsize=1024)
def _leading_to(part: str, title: str) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """기노시타 | 다다루 | 일본 동해대 | 교수, 위안제 | 자오 | 미국 해안대 | 교수."""
    office = rf"(?:[가-힣A-Za-z]+(?<![은는을를과와고며]) ){{0,3}}[가-힣]{{0,6}}{regex.escape(title)}"
    word, known = r"(?P<word>[가-힣]{2,6})", rf"(?P<part>{regex.escape(part)})"
    return (
        regex.compile(rf"(?<![가-힣]){known} {word} {office}"),
        regex.compile(rf"(?<![가-힣]){word} {known} {office}"),
    )

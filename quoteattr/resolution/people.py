"""The people an article introduces: found by matching their names on characters, read only where needed.

``정 PM`` sends us to sentences that hold 정○○ and PM; those few are analysed, not the page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from quoteattr.lexicon import Lexicon
from quoteattr.mentions.finding import Mention
from quoteattr.mentions.names import NameJudge
from quoteattr.mentions.naming import NameModel
from quoteattr.mentions.words import Word, is_matched
from quoteattr.scenes import Scenes

__all__ = ["People", "Person"]

_AFTER_NAME = regex.compile(r"(?=[^가-힣]|$|은|는|이|가|의|을|를|도|과|와)")
_NAME_SHAPE = regex.compile(r"[가-힣]{2,5}(?![가-힣])|[가-힣]{2,3}(?=[가-힣]{1,2}(?![가-힣]))")
_WORDS_BEFORE = regex.compile(r"(?<![가-힣])(?:[가-힣]{1,6}[ ·\xa0]){1,3}$")
_WORD_AFTER = regex.compile(r" ([가-힣]{2,6}?)(?=\(\d|은 |는 |이 |가 |의 |을 |를 )")
_WORD_AND_TITLE = regex.compile(r" ([가-힣]{2,6}) ([가-힣]{2,6})")

_NAME_BEFORE = regex.compile(r"(?<![가-힣])([가-힣]{3}) $")

_ALIAS = regex.compile(
    r"(?<![가-힣])(?P<name>[가-힣]{2,4})\([^()]{0,12}?(?:필명|예명|활동명|닉네임|일명|아이디) ?"
    r"[‘'“\"]?(?P<alias>[가-힣A-Za-z]{2,10})"
)

MOST_PLACES = 60
"""A name is looked for at so many places of the text."""

LEAST_GIVEN = 0.1
"""The least chance of a word that stands before a known surname to be a given name."""

MOST_SENTENCES = 4
"""So many sentences are read to find one person's introduction."""


@dataclass(frozen=True, slots=True)
class Person:
    """A named person of the article with all mentions that carry the full name, in text order."""

    name: str
    mentions: tuple[Mention, ...]

    @property
    def introduction(self) -> Mention:
        """The first mention with a title, else with an organization, else the first."""
        titled = [m for m in self.mentions if m.title]
        placed = [m for m in titled if m.organization]
        return (placed or titled or [m for m in self.mentions if m.organization] or list(self.mentions))[0]

    @property
    def titles(self) -> tuple[str, ...]:
        """Every title the article gives, in text order."""
        return tuple(dict.fromkeys(m.title for m in self.mentions if m.title))

    @property
    def organization(self) -> str | None:
        """The organization of the introduction, else the first given."""
        return self.introduction.organization or next((m.organization for m in self.mentions if m.organization), None)


class People:
    """Looks people up in one article."""

    def __init__(self, scenes: Scenes, lexicon: Lexicon, model: NameModel) -> None:
        self._scenes = scenes
        self._judge = NameJudge(lexicon)
        self._model = model
        self._lexicon = lexicon
        self._searched: set[str] = set()
        self._learned = 0
        self._by_name: dict[str, list[Mention]] = {}
        self._by_first: dict[str, dict[str, None]] = {}
        self._bare: dict[str, list[Mention]] = {}
        self._half: dict[str, Mention] = {}
        self._aliases: dict[str, str] | None = None

    def named(self, name: str) -> Person:
        """The person with exactly this name, introductions included."""
        self._read_sentences_at(self._places(name), name, introduces=name)
        return Person(name, self._full_mentions(name))

    def with_surname(self, surname: str, title: str | None) -> list[Person]:
        """People with this surname whose title, if the article gives one, agrees with ``title``."""
        if title:
            also = title.rsplit(" ", 1)[-1][-2:] if title in self._lexicon.titles else title[-1]
            self._read_sentences_at(self._places_of_names(surname), surname + title, also=also)
        people = self._agreeing(surname, title)
        if not people:
            self._read_sentences_at(self._places_of_names(surname), surname)
            people = self._agreeing(surname, title)
        return people + self._unread(surname, title, people) if title else people

    def _unread(self, surname: str, title: str, people: list[Person]) -> list[Person]:
        """최바른 아주대 교수: on characters a second person of this surname and title, whose name Kiwi did not see."""
        titled = _titled(surname, title, 1 if people else 3)
        known = {person.name for person in people}
        return [
            Person(found[1], (self._read_off(found, title),))
            for found in titled.finditer(self._scenes.text)
            if found[1] not in known and self._judge.is_korean_name(found[1])
        ][:1]

    def _read_off(self, found: regex.Match[str], title: str) -> Mention:
        """A mention seen on characters, with the organization of the office that was read there without its name."""
        offices = self._scenes[self._scenes.number_at(found.start())].mentions
        organization = next((m.organization for m in offices if found.start() < m.start < found.end() <= m.end), None)
        return Mention(found.start(), found.end(), "full", "", 0, 0, found[1], title, organization)

    def half_named(self, surname: str) -> Mention | None:
        """김모(81) 씨 for a later 김씨: the first half-named mention with this surname."""
        places = [at for half in ("모", " 모", "某") for at in self._places(surname + half)]
        self._read_sentences_at(iter(sorted(places)), surname + "모")
        self._learn()
        return self._half.get(surname + "모") or self._half.get(surname + " 모")

    def with_title(self, title: str, organization: str | None) -> list[Person]:
        """Named people who hold this very title: 검찰총장은 → the only 검찰총장 named."""
        people = []
        for name in self._names():
            person = Person(name, self._full_mentions(name))
            agreeing = [m for m in person.mentions if m.title and _agrees(m.title, title)]
            if agreeing and (organization is None or any(_same_place(m.organization, organization) for m in agreeing)):
                people.append(person)
        return people

    def written_with(self, title: str) -> Person | None:
        """윤도하 대통령 → the only name that the text writes before the title, though its sentence was not read yet."""
        written = regex.compile(rf"(?<![가-힣])([가-힣]{{2,4}}) {regex.escape(title)}(?![가-힣]{{3}})")
        names = {found[1] for found in written.finditer(self._scenes.text) if self._judge.is_korean_name(found[1])}
        person = self.named(names.pop()) if len(names) == 1 else None
        return person if person and any(_agrees(t, title) for t in person.titles) else None

    def with_part(self, part: str) -> list[str]:
        """Longer names of which a word is part: 윌슨 → 데이비드 윌슨, 효리 → 이효리, 트렌턴 → 트렌턴 맥킨리."""
        if not part or (self._lexicon.is_organization_name(part) and not self._is_personal(part)):
            return []
        self._read_sentences_at(self._places_after_words(part), part)
        met = [n for n in self._names() if n.endswith(f" {part}") or (n.startswith(f"{part} ") and len(part) > 1)]
        if met := [name for name in met if self._is_foreign(name)]:
            return met
        if self._judge.is_korean_name(part):
            return (self._with_given_name(part) or self._with_last_name(part)) if len(part) == 2 else []
        if len(part) == 2 and self._judge.is_given_name(part) and (found := self._with_given_name(part)):
            return found
        return self._with_last_name(part) or self._with_first_name(part)

    def with_alias(self, alias: str) -> str | None:
        """드루킹 → 홍가람(49·필명 드루킹): the name before the parenthesis that gives the other one."""
        if self._aliases is None:
            found = _ALIAS.finditer(self._scenes.text)
            self._aliases = {f["alias"]: f["name"] for f in found if self._judge.is_korean_name(f["name"])}
        return self._aliases.get(alias)

    def with_word(self, word: str, title: str | None) -> list[str]:
        """김마리 → 김마리 안나; 샤오 CEO → 샤오롱: foreign names met so far that hold the word or begin with it."""
        names = [name for name in self._names() if name != word and not self._judge.is_korean_name(name)]
        whole = [name for name in names if " " in name and word in name.split(" ") and self._is_foreign(name)]
        if whole or len(word) < 2 or title is None:
            return whole
        begun = [name for name in names if any(part.startswith(word) for part in name.split(" "))]
        return [
            name for name in begun if any(_agrees(t, title) for t in Person(name, self._full_mentions(name)).titles)
        ]

    def named_before(self, mention: Mention) -> Person | None:
        """마루한 | 고래게임즈 CTO, and 마 CTO later: a name before an office that Kiwi took for another word."""
        text, title = self._scenes.text, (mention.title or "").rsplit(" ", 1)[-1]
        found = _NAME_BEFORE.search(text, max(0, mention.start - 6), mention.start)
        if found is None or not title or not self._judge.is_korean_name(found[1]):
            return None
        surname = self._judge.surname_of(found[1]) or ""
        if not regex.search(rf"(?<![가-힣]){regex.escape(surname)} {regex.escape(title)}(?![가-힣]{{3}})", text):
            return None
        if any(person.name != found[1] for person in self.with_surname(surname, title)):
            return None
        return Person(found[1], (replace(mention, start=found.start(1), form="full", name=found[1]),))

    def _is_foreign(self, name: str) -> bool:
        """존 오비 미켈, but not 윤지상 한서령, two people."""
        words = name.split(" ")
        return self._judge.is_foreign_name(words, []) and not any(
            len(word) == 3 and self._judge.is_korean_name(word) and word not in self._lexicon.foreign_names
            for word in words
        )

    def _is_personal(self, word: str) -> bool:
        """그로시 ends like a city and is none."""
        naming = self._model.judge([Word(0, len(word), word)], 0)
        return naming.person > naming.organization

    def with_first_syllable(self, syllable: str, title: str) -> list[Person]:
        """싱 대사 → 싱하이밍: people with this title whose name begins so, though it is no Korean surname."""
        self._read_sentences_at(self._places(syllable), syllable + title, also=title[-2:])
        found = [Person(n, self._full_mentions(n)) for n in self._names(syllable) if len(n) > 1 and n[0] == syllable]
        return [person for person in found if any(_agrees(t, title) for t in person.titles)]

    def _with_last_name(self, last: str) -> list[str]:
        """데이비드 윌슨: up to three words before the part that can be names."""
        text = self._scenes.text
        names: dict[str, None] = {}
        for at in self._places(last):
            if at < 2 or text[at - 1] not in " ·\xa0" or not _AFTER_NAME.match(text, at + len(last)):
                continue
            before = _WORDS_BEFORE.search(text, max(0, at - 30), at)
            words = self._name_words(before.start(), before.group().split()) if before else []
            if words:
                names[" ".join([*words, last])] = None
        return [n for n in names if not any(o != n and o.endswith(n) for o in names)]

    def _with_given_name(self, given: str) -> list[str]:
        """효리 → 이효리."""
        text = self._scenes.text
        found: dict[str, None] = {}
        for at in self._places(given):
            for size in (2, 1):
                surname = text[max(0, at - size) : at]
                outside = at == size or not "가" <= text[at - size - 1] <= "힣"
                if len(surname) == size and self._judge.is_surname(surname) and outside:
                    found[surname + given] = None
        return list(found)

    def _with_first_name(self, first: str) -> list[str]:
        """트렌턴 → 트렌턴 맥킨리: the word after it is part of the name where an age, a particle or a title follows."""
        text = self._scenes.text
        names: dict[str, None] = {}
        for at in self._places(first):
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
        found = _WORD_AND_TITLE.match(self._scenes.text, at)
        titled = found is not None and any(
            found[2][:size] in self._lexicon.titles for size in range(2, len(found[2]) + 1)
        )
        return found if titled else None

    def _places(self, word: str) -> Iterator[int]:
        """Where a word stands in the text, at most so often as is worth looking."""
        at = -1
        for _ in range(MOST_PLACES):
            at = self._scenes.text.find(word, at + 1)
            if at < 0:
                return
            yield at

    def _places_after_words(self, part: str) -> Iterator[int]:
        """Where a word stands right after another, so that both may be one name."""
        text = self._scenes.text
        return (at for at in self._places(part) if at > 1 and text[at - 1] in " ·\xa0" and "가" <= text[at - 2] <= "힣")

    def _name_words(self, start: int, words: list[str]) -> list[str]:
        """Of the words before a foreign surname, those that can be given names."""
        scene = self._scenes[self._scenes.number_at(start)]
        found: list[Word] = []
        position = start
        for text in words:
            position = self._scenes.text.find(text, position)
            end = position + len(text)
            inside = (m for e in scene.frame.eojeols for m in e.morphemes if m.start < end and m.end > position)
            found.append(Word(position, end, text, tuple(inside)))
            position = end
        first = len(found)
        while first and self._may_be_given(found, first - 1):
            first -= 1
        while first < len(found) and len(words[first]) == 1 and words[first] not in self._lexicon.foreign_names:
            first += 1
        return words[first:]

    def _may_be_given(self, words: list[Word], index: int) -> bool:
        """존 | 오비 | 미켈: a listed given name, or a word that Kiwi does not know and the name model takes for one."""
        word = words[index]
        if not self._judge.is_foreign_name([word.bare], []) or self._is_known(word) or word.bare.endswith("의"):
            return False
        tags = [m.tag for m in word.morphemes]
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

    def _names(self, first: str | None = None) -> list[str]:
        """The full names met so far, those with this first syllable if one is given."""
        self._learn()
        if first is None:
            return list(self._by_name)
        return list(self._by_first.get(first, ()))

    def _full_mentions(self, name: str) -> tuple[Mention, ...]:
        self._learn()
        return tuple(sorted(self._by_name.get(name, ()) or self._bare.get(name, ()), key=lambda m: m.start))

    def _learn(self) -> None:
        """Take up the scenes that were analysed since the last time."""
        for scene in self._scenes.since(self._learned):
            self._learned += 1
            for mention in scene.mentions:
                if mention.name and mention.form == "full":
                    self._by_name.setdefault(mention.name, []).append(mention)
                    self._by_first.setdefault(mention.name[0], {})[mention.name] = None
                elif mention.name and mention.form == "bare":
                    self._bare.setdefault(mention.name, []).append(mention)
                elif mention.name and mention.form == "unnamed":
                    self._half.setdefault(mention.name, mention)

    def _agreeing(self, surname: str, title: str | None) -> list[Person]:
        people = [
            Person(name, self._full_mentions(name))
            for name in self._names(surname[0])
            if name.startswith(surname) and " " not in name and self._judge.surname_of(name) == surname
        ]
        if title is None:
            return people
        agreeing = [p for p in people if any(_agrees(t, title) for t in p.titles) or self._stands_before(title, p)]
        return agreeing or [p for p in people if not p.titles] or (people if len(people) == 1 else [])

    def _stands_before(self, title: str, person: Person) -> bool:
        """대변인 윤서진 한빛당 의원: a second title, before the name."""
        text, room = self._scenes.text, len(title) + 1
        return any(text[max(0, m.start - room) : m.start].rstrip().endswith(title) for m in person.mentions)

    def _places_of_names(self, surname: str) -> Iterator[int]:
        """Where a word of two to four syllables begins with a surname and could be a full name."""
        text = self._scenes.text
        for at in self._places(surname):
            word = _NAME_SHAPE.match(text, at)
            if word and (at == 0 or not "가" <= text[at - 1] <= "힣"):
                yield at

    def _read_sentences_at(
        self, places: Iterator[int], key: str, also: str = "", introduces: str | None = None
    ) -> None:
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


@lru_cache(maxsize=1024)
def _titled(surname: str, title: str, most: int) -> regex.Pattern[str]:
    """최 … 교수: a name of three syllables, so many words at most, and a title; many articles ask for the same."""
    name = rf"(?<![가-힣])({regex.escape(surname)}[가-힣]{{2}})"
    return regex.compile(rf"{name} (?:[가-힣A-Za-z]+ ){{0,{most}}}{regex.escape(title)}(?![가-힣]{{3}})")


def _agrees(introduced: str, mentioned: str) -> bool:
    """May a person introduced with one title be mentioned with the other?

    >>> _agrees("과학기술정보통신관", "과기정통관"), _agrees("대표", "교수")
    (True, False)
    """
    full, short = introduced.replace(" ", ""), mentioned.replace(" ", "")
    if full.endswith(short) or short.endswith(full) or short in full:
        return True
    if full[-1] != short[-1] or len(short) < 3:
        return full[-2:] == short[-2:]
    remaining = iter(full)
    return all(character in remaining for character in short)


def _same_place(one: str | None, other: str) -> bool:
    if one is None:
        return False
    return one in other or other in one

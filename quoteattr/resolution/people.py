"""The people an article introduces: found by matching their names on characters, read only where needed."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import islice

import regex

from quoteattr.lexicon import Lexicon
from quoteattr.mentions.finding import Mention
from quoteattr.mentions.names import NameJudge
from quoteattr.resolution.names_met import NamesMet
from quoteattr.resolution.person import Person, agrees
from quoteattr.scenes import Scenes

__all__ = ["People"]

_NAME_BEFORE = regex.compile(r"(?<![가-힣])([가-힣]{3}) $")
_NAME_FIRST = regex.compile(r"([가-힣]{3}) (?=[가-힣]{3})")


class People:
    """Looks people up in one article."""

    def __init__(self, scenes: Scenes, lexicon: Lexicon, met: NamesMet) -> None:
        self._scenes = scenes
        self._text = scenes.text
        self._judge = NameJudge(lexicon)
        self._lexicon = lexicon
        self._met = met

    def named(self, name: str) -> Person:
        """The person with exactly this name, introductions included."""
        self._met.read_sentences_at(self._met.places(name), name, introduces=name)
        return Person(name, self._met.mentions_of(name))

    def with_surname(self, surname: str, title: str | None) -> list[Person]:
        """People with this surname whose title, if the article gives one, agrees with ``title``."""
        if title:
            also = title.rsplit(" ", 1)[-1][-2:] if title in self._lexicon.titles else title[-1]
            self._met.read_sentences_at(self._met.places_of_names(surname), surname + title, also=also)
        people = self._holding(surname, title) if title else self._agreeing(surname, title)
        if title and (people := people + self._unread(surname, title, people)):
            return people
        if not people and (leader := self._leader_of_government(surname, title)):
            return [leader]
        if not people:
            self._met.read_sentences_at(self._met.places_of_names(surname), surname)
            people = self._agreeing(surname, title)
        return people

    def _leader_of_government(self, surname: str, title: str | None) -> Person | None:
        """윤 대통령 after 윤도하 정부: the article names him with his government only."""
        if title not in self._lexicon.words("government_head"):
            return None
        led = _of_government(surname).findall(self._text)
        names = {name for name in led if self._judge.is_korean_name(name)}
        return Person(next(iter(names)), ()) if len(names) == 1 else None

    def _unread(self, surname: str, title: str, people: list[Person]) -> list[Person]:
        """최바른 아주대 교수, 이주민 다솜경찰청장: on characters somebody of this surname and title.

        Kiwi did not see the name, or took it for a noun. A second person must stand nearer to the title.
        """
        titled = _titled(surname, title, 1 if people else 3, fuses=not people)
        known = {person.name for person in people}
        is_name = self._judge.is_korean_name if people else self._judge.may_be_called
        unread = (f for f in titled.finditer(self._text) if f[1] not in known and is_name(f[1]))
        return [Person(f[1], (*self._met.mentions_of(f[1]), self._read_off(f, title))) for f in islice(unread, 1)]

    def _read_off(self, found: regex.Match[str], title: str) -> Mention:
        """A mention seen on characters, with the organization of the office that was read there without its name."""
        offices = self._scenes[self._scenes.number_at(found.start())].mentions
        organization = next((m.organization for m in offices if found.start() <= m.start < found.end() <= m.end), None)
        return Mention(found.start(), found.end(), "full", "", 0, 0, found[1], title, organization)

    def misspelled(self, name: str) -> Person | None:
        """한헤린 → 한혜린: the only person of the article from whom a syllable differs that no given name has."""
        surname = self._judge.surname_of(name)
        odd = [i for i, syllable in enumerate(name) if i and syllable not in self._lexicon.given_syllables]
        if surname is None or len(name) != 3 or len(odd) != 1:
            return None
        self._met.read_sentences_at(self._met.places_of_names(surname), surname)
        at = odd[0]
        like = [
            n for n in self._met.names(name[0]) if len(n) == 3 and n != name and _without(n, at) == _without(name, at)
        ]
        return self.named(like[0]) if len(like) == 1 and self._judge.is_korean_name(like[0]) else None

    def with_title(self, title: str, organization: str | None) -> list[Person]:
        """Named people who hold this very title: 검찰총장은 → the only 검찰총장 named."""
        people = []
        for name in self._met.names():
            person = Person(name, self._met.mentions_of(name))
            agreeing = [m for m in person.mentions if m.title and agrees(m.title, title)]
            if agreeing and (organization is None or any(_same_place(m.organization, organization) for m in agreeing)):
                people.append(person)
        return people

    def written_with(self, title: str) -> Person | None:
        """윤도하 대통령 → the only name that the text writes before the title, though its sentence was not read yet."""
        written = regex.compile(rf"(?<![가-힣])([가-힣]{{2,4}}) {regex.escape(title)}(?![가-힣]{{3}})")
        names = {found[1] for found in written.finditer(self._text) if self._judge.is_korean_name(found[1])}
        person = self.named(names.pop()) if len(names) == 1 else None
        return person if person and any(agrees(t, title) for t in person.titles) else None

    def named_before(self, mention: Mention) -> Person | None:
        """마루한 | 고래게임즈 CTO, and 마 CTO later: a name before an office that Kiwi took for another word.

        이주민 다솜경찰청장 begins with the name: the word also says what somebody is.
        """
        text, title = self._text, (mention.title or "").rsplit(" ", 1)[-1]
        before = _NAME_BEFORE.search(text, max(0, mention.start - 6), mention.start)
        found = before or _NAME_FIRST.match(text, mention.start, mention.end)
        is_name = self._judge.is_korean_name if before else self._judge.may_be_called
        if found is None or not title or not is_name(found[1]):
            return None
        surname = self._judge.surname_of(found[1]) or ""
        short = f"(?:{regex.escape(title[:-2])})?{regex.escape(title[-2:])}"  # 경찰서장, 서장
        if not regex.search(rf"(?<![가-힣]){regex.escape(surname)} {short}(?![가-힣]{{3}})", text):
            return None
        if any(person.name != found[1] for person in self.with_surname(surname, title)):
            return None
        named = replace(mention, start=found.start(1), form="full", name=found[1])
        return Person(found[1], (named if before else replace(named, title=title),))

    def with_first_syllable(self, syllable: str, title: str) -> list[Person]:
        """싱 대사 → 싱하이밍: people with this title whose name begins so, though it is no Korean surname."""
        self._met.read_sentences_at(self._met.places(syllable), syllable + title, also=title[-2:])
        begun = (n for n in self._met.names(syllable) if len(n) > 1 and n[0] == syllable)
        found = [Person(n, self._met.mentions_of(n)) for n in begun]
        return [person for person in found if any(agrees(t, title) for t in person.titles)]

    def _called(self, surname: str) -> list[Person]:
        return [
            Person(name, self._met.mentions_of(name))
            for name in self._met.names(surname[0])
            if name.startswith(surname) and " " not in name and self._judge.surname_of(name) == surname
        ]

    def _holding(self, surname: str, title: str) -> list[Person]:
        """Those with this surname to whom the article gives the title."""
        people = self._called(surname)
        return [p for p in people if any(agrees(t, title) for t in p.titles) or self._stands_before(title, p)]

    def _agreeing(self, surname: str, title: str | None) -> list[Person]:
        """Those who hold the title, else those of whom no title is known, else the only one."""
        people = self._called(surname)
        if title is None:
            return people
        untitled = [p for p in people if not p.titles]
        return self._holding(surname, title) or untitled or (people if len(people) == 1 else [])

    def _stands_before(self, title: str, person: Person) -> bool:
        """대변인 윤서진 한빛당 의원: a second title, before the name."""
        text, room = self._text, len(title) + 1
        return any(text[max(0, m.start - room) : m.start].rstrip().endswith(title) for m in person.mentions)


@lru_cache(maxsize=1024)
def _titled(surname: str, title: str, most: int, *, fuses: bool) -> regex.Pattern[str]:
    """최 … 교수: a name of three syllables, so many words at most, and a title; many articles ask for the same."""
    name, office = rf"(?<![가-힣])({regex.escape(surname)}[가-힣]{{2}})", regex.escape(title)
    between = rf"(?:[가-힣A-Za-z]+(?<![은는을를과와며]) ){{0,{most}}}"
    fused = rf"|[가-힣]{{1,8}}{office}(?=[은는이가도의을를과와]?(?![가-힣]))" if fuses else ""
    return regex.compile(rf"{name} {between}(?:(?:공동)?{office}(?![가-힣]{{3}}){fused})")


def _without(name: str, at: int) -> str:
    return name[:at] + name[at + 1 :]


@lru_cache(maxsize=256)
def _of_government(surname: str) -> regex.Pattern[str]:
    """윤도하 정부, 윤도하정부: a full name before a government."""
    return regex.compile(rf"(?<![가-힣])({regex.escape(surname)}[가-힣]{{2}}) ?(?:정부|정권|행정부|내각)")


def _same_place(one: str | None, other: str) -> bool:
    if one is None:
        return False
    return one in other or other in one

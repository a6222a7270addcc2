"""What the words before somebody's phrase say of him: whose he is, where he works, as what.

디 애슬론의 | 짐 하우어, 가온대에서 로봇을 연구하는 | 홍가람 교수, ‘물빛뉴스’ 해설가로 일하는 | 존 하우어: read off the
mentions of the sentence that names him, which is analysed anyway.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from quoteattr.analysis import Eojeol
from quoteattr.cues.predicates import predicate_of
from quoteattr.gazetteer import Match
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.finding import Mention
from quoteattr.mentions.names import NameJudge
from quoteattr.mentions.naming import NameModel
from quoteattr.mentions.organizations import OrganizationReader
from quoteattr.mentions.phrases import PhraseSplitter
from quoteattr.mentions.titles import match_title
from quoteattr.mentions.words import MIDDLE_DOTS, OPENING_MARKS, Word, joined, places_of, without_gloss
from quoteattr.scenes import Scene, Scenes

__all__ = ["Description", "Descriptions"]

LEAST_ORGANIZATION = 0.3
"""An unknown word before 의 or 에서 is an organization when the name model gives it so much, and more than a person."""

SURE_PERSON = 0.95
"""So sure of a person is the name model where even a 칼럼니스트 after it does not make an organization of it."""

_OFFICES = frozenset({"academia", "business", "media", "medicine"})
_OCCUPATIONS = frozenset({"arts", "sports", "media", "occupation"})
_NAME_END = regex.compile(r"[^가-힣]|(?:은|는|이|가|의|을|를|과|와|도|에게)(?![가-힣])")
_AFTER_NAME = regex.compile(r"(?: ?씨)?\((?P<inside>[^()]+)\)")
_PART = regex.compile(rf"[^{MIDDLE_DOTS},/\s][^{MIDDLE_DOTS},/]*")
_WORD = regex.compile(r"\S+")
_MARKED = regex.compile(r"[‘'“\"<〈《「『][^’'”\">〉》」』]+[’'”\">〉》」』]$")
_LISTED = regex.compile(r"(?<![가-힣])([가-힣]{2,6}) (?:[가-힣]{2,4}(?:\([^()]*\))?(?:, |·)){0,4}$")
"""An occupation and the names before the last: 배우 홍가람, 도여울 |, 나해담."""

LONGEST_LIST = 60
"""Code points in which the occupation stands before a name."""

_AREA = regex.compile(r"(?:시|군|구|읍|면|동|도|특별시|광역시|지역)$")
_NOMINAL = ("NNG", "NNP", "SL", "SH", "XSN", "SSC")
_HELD = frozenset({"focus", "organization"})
LONGEST_CLAUSE = 10
"""A clause before a name is read so many eojeols back."""


@dataclass(frozen=True, slots=True)
class Description:
    """The title and the organization in the words before somebody's phrase; ``None`` where they say none."""

    title: str | None = None
    organization: str | None = None


class Descriptions:
    """Reads the words before the phrases of one article."""

    def __init__(self, scenes: Scenes, lexicon: Lexicon, model: NameModel) -> None:
        self._scenes = scenes
        self._lexicon = lexicon
        self._model = model
        self._names = NameJudge(lexicon)
        self._organizations = OrganizationReader(lexicon)
        self._work = lexicon.words("work_verb")
        self._splitter = PhraseSplitter(lexicon, model)
        self._bracketed: dict[str, Description] = {}
        self._titled: dict[str, str | None] = {}

    def of(self, mention: Mention, name: str = "") -> Description:
        """What the words before a mention say: 물빛병원에서 간호사로 일하는 | 나도담 씨 → 간호사, 물빛병원.

        Args:
            mention: somebody's phrase.
            name: the whole name, of which the phrase may hold the end only (빌 | 하우어 교수).
        """
        scene = self._scenes[self._scenes.number_at(mention.start)]
        eojeols, first = scene.frame.eojeols, mention.first
        if first < 1 or not eojeols[first].start <= mention.start < eojeols[first].end:
            return Description()
        while first and eojeols[first - 1].text in name.split(" "):
            first -= 1
        if not first:
            return Description()
        verb = self._work_verb(eojeols, first - 1)
        if verb is not None:
            return self._at_work(scene, verb)
        if eojeols[first - 1].last_tag == "ETM" and (role := self._role(scene, first - 1)):
            return Description(role.title, role.organization)
        return self._both(scene, first) or Description(None, self._owner(scene, first, self._is_office(mention.title)))

    def bracketed(self, name: str) -> Description:
        """What a parenthesis after a name says, wherever it stands: 도여울(다솜시청), 도여울(52·나루전자 대표)."""
        if name not in self._bracketed:
            self._bracketed[name] = self._find_bracketed(name)
        return self._bracketed[name]

    def titled(self, name: str) -> str | None:
        """배우 홍가람, 도여울이: the occupation that stands before a name, or before a list that holds it."""
        if name not in self._titled:
            self._titled[name] = self._find_title(name)
        return self._titled[name]

    def _find_bracketed(self, name: str) -> Description:
        text = self._scenes.text
        for at in places_of(text, name) if len(name) > 1 else ():
            found = _AFTER_NAME.match(text, at + len(name))
            if found is None or (at and "가" <= text[at - 1] <= "힣"):
                continue
            word = Word(at, found.end(), text[at : found.end()])
            matches = [m for m in self._scenes.matches if at < m.start and m.end < found.end()]
            office = self._office(*found.span("inside"), matches)
            return office or Description(None, self._organizations.in_parenthesis(word, matches))
        return Description()

    def _office(self, start: int, end: int, matches: list[Match]) -> Description | None:
        """(52·나루전자 대표), (서울대 교수), (회사원): a part that ends in a title and names nobody."""
        for part in _PART.finditer(self._scenes.text, start, end):
            words = [Word(w.start(), w.end(), w.group()) for w in _WORD.finditer(self._scenes.text, *part.span())]
            former = words[0].text if words[0].text in self._lexicon.words("former") else None
            words = words[1:] if former else words
            phrase = self._splitter.split(words, matches) if self._may_be_office(words) else None
            if phrase is not None and phrase.name is None and phrase.title:
                return Description(" ".join(filter(None, (former, phrase.title))), phrase.organization)
        return None

    def _may_be_office(self, words: list[Word]) -> bool:
        """나루전자 대표; not 김하늘 대표의 아내, 주민, 여성."""
        title = match_title(words, self._lexicon)
        if title is None or any(word.text.endswith("의") for word in words):
            return False
        unfit = ("kin", "plain_person", "resident")
        return not any(title.entry.title in self._lexicon.words(name) for name in unfit)

    def _find_title(self, name: str) -> str | None:
        text = self._scenes.text
        named = (at for at in places_of(text, name) if _NAME_END.match(text, at + len(name)))
        found = (_LISTED.search(text, max(0, at - LONGEST_LIST), at) for at in named)
        return next((m[1] for m in found if m and self._is_occupation(m[1])), None)

    def _is_occupation(self, word: str) -> bool:
        entry = self._lexicon.titles.get(word)
        return entry is not None and entry.position != "after" and entry.category in _OCCUPATIONS

    def _is_office(self, title: str | None) -> bool:
        """교수, 칼럼니스트, 의장: companies and institutes have them, people do not."""
        word = (title or "").rsplit(" ", 1)[-1]
        entry = self._lexicon.titles.get(word)
        return entry is not None and (entry.category in _OFFICES or word in self._lexicon.words("lead"))

    def _work_verb(self, eojeols: tuple[Eojeol, ...], last: int) -> int | None:
        """Where the verb of 일하는, 맡고 있는, 재직 중인 stands."""
        text = eojeols[last].text
        if text.startswith(("중인", "중이던")) and last and f"{eojeols[last - 1].text}하다" in self._work:
            return last - 1
        at = last - 1 if text == "있는" and last and eojeols[last - 1].text.endswith("고") else last
        found = predicate_of(eojeols[at], at)
        adnominal = found is not None and (at < last or found.ending == "adnominal")
        return at if found is not None and adnominal and found.lemma in self._work else None

    def _at_work(self, scene: Scene, verb: int) -> Description:
        """X에서 …를 이끄는, X에서 Y로 일하는, X Y로 활동하는."""
        inside = list(self._clause_before(scene, verb))
        role = next((m for m in inside if m.particle in ("로", "으로") and m.title), None)
        place = next((m for m in inside if m.particle == "에서"), None)
        organization = self._body(place, held=True) if place else None
        if role is not None and organization is None and place is None:
            organization = role.organization or self._marked_before(scene, role.first)
        return Description(role.title if role else None, organization)

    def _role(self, scene: Scene, verb: int) -> Mention | None:
        """개그우먼으로서 큰 웃음을 준 | 박나현: as what he did it."""
        inside = self._clause_before(scene, verb)
        return next((m for m in inside if m.particle in ("로서", "으로서") and m.title and not m.name), None)

    def _clause_before(self, scene: Scene, verb: int) -> Iterator[Mention]:
        """The mentions of the clause that a verb ends, from right to left."""
        ends = {m.last: m for m in scene.mentions}
        for index in range(verb - 1, max(-1, verb - LONGEST_CLAUSE), -1):
            eojeol = scene.frame.eojeols[index]
            if eojeol.quotation or predicate_of(eojeol, index) is not None or eojeol.text[-1] in ",.":
                return
            if index in ends:
                yield ends[index]

    def _both(self, scene: Scene, first: int) -> Description | None:
        """X의 칼럼니스트이자 단장을 지낸 | 짐 하우어: the first of two things that he is."""
        eojeols = scene.frame.eojeols
        if eojeols[first - 1].last_tag != "ETM":
            return None
        for index in range(first - 2, max(-1, first - LONGEST_CLAUSE), -1):
            text = eojeols[index].text
            if eojeols[index].quotation or eojeols[index].last_tag == "EF":
                return None
            title = text.rstrip(",").removesuffix("자").removesuffix("이")
            if text.rstrip(",").endswith("자") and title in self._lexicon.titles:
                return Description(title, self._owner(scene, index, self._is_office(title)))
        return None

    def _owner(self, scene: Scene, first: int, office: bool) -> str | None:
        """하얀모자의 | 라에드 하산 대장; 물빛생명의 아시아쿼터인 | 하나다."""
        eojeols = scene.frame.eojeols
        index = first - 1
        if index > 0 and [m.tag for m in eojeols[index].morphemes[-2:]] == ["VCP", "ETM"]:
            index -= 1
        while index > 0 and first - index < 6 and not eojeols[index].quotation and self._is_part(eojeols[index]):
            index -= 1
        owner = next((m for m in scene.mentions if m.last == index and m.particle == "의"), None)
        return self._body(owner, office=office) if owner else self._unread_owner(eojeols, index, office)

    def _unread_owner(self, eojeols: tuple[Eojeol, ...], last: int, office: bool) -> str | None:
        """디 애슬론의 ‘단장 출신’ 칼럼니스트: an organization that is no mention, for the phrase goes on after it."""
        eojeol = eojeols[last]
        if eojeol.text[-1] != "의" or eojeol.last_tag not in ("JKG", "NNP"):
            return None
        if eojeol.text[0] in OPENING_MARKS:
            return without_gloss(eojeol.text[:-1]) if office and _MARKED.match(eojeol.text[:-1]) else None
        first = last
        while first and last - first < 2 and eojeols[first - 1].last_tag in ("NNP", "SL"):
            first -= 1
        words = [Word.of(e, e.end - (e is eojeol)) for e in eojeols[first : last + 1]]
        while len(words) > 1 and (words[0].bare in self._lexicon.places or words[0].text[-1] in ",."):
            words = words[1:]
        name = joined(words)
        if self._is_area(name) or name in self._lexicon.nouns:
            return None
        known = any(m.end == eojeol.end - 1 for m in self._scenes.matches if m.start <= words[-1].start)
        shaped = known or self._lexicon.is_organization_name(words[-1].bare)
        return name if shaped or self._is_body(words, office) else None

    def _is_part(self, eojeol: Eojeol) -> bool:
        """자본시장 | 부문, ‘단장 출신’: what may stand between 의 and somebody's title."""
        return eojeol.last_tag in _NOMINAL and eojeol.text[-1] not in ",.!?의"

    def _body(self, mention: Mention, *, held: bool = False, office: bool = False) -> str | None:
        """The organization that a mention before 의 or 에서 names; ``held`` when a place of work may be one (병원)."""
        name = mention.organization or mention.name or ""
        if self._is_area(name) or (self._is_marked(mention) and not office):
            return None
        if mention.form in _HELD:
            known = self._lexicon.nouns.get(name)
            return name if known is None or (held and known.category == "focus") else None
        if mention.form == "full" and mention.particle == "에서" and not mention.title:
            suffix = self._lexicon.suffix_of(name)  # 가온대에서: one may work there, whatever its first syllable
            return name if suffix is not None and suffix.kind == "university" else None
        if mention.form != "bare" or self._lexicon.places.get(name.split(" ")[0]) == "country":
            return None
        return self._announced(mention) or (name if self._is_unknown_body(mention, office) else None)

    def _is_area(self, name: str) -> bool:
        """전북 군산에서, 해담시의: where something is."""
        return name.split(" ")[-1] in self._lexicon.places or _AREA.search(name) is not None

    def _is_marked(self, mention: Mention) -> bool:
        """‘달빛여행’의: a work rather than an organization; ‘풋볼 가온’에서 is read as written."""
        text = self._scenes.text
        return mention.particle == "의" and text[mention.start] in OPENING_MARKS

    def _announced(self, mention: Mention) -> str | None:
        """로펌 | 다니엘스 하우스의: proper nouns after a word that says what they name."""
        eojeols = self._scenes[self._scenes.number_at(mention.start)].frame.eojeols
        for first in range(mention.first, max(0, mention.first - 3), -1):
            before = eojeols[first - 1]
            if before.text in self._lexicon.words("company_word") or before.text.endswith("매체"):
                return self._scenes.text[eojeols[first].start : mention.end]
            if before.last_tag not in ("NNP", "SL"):
                return None
        return None

    def _is_unknown_body(self, mention: Mention, office: bool) -> bool:
        scene = self._scenes[self._scenes.number_at(mention.start)]
        eojeols = scene.frame.eojeols[mention.first : mention.last + 1]
        return self._is_body([Word.of(eojeol, min(eojeol.end, mention.end)) for eojeol in eojeols], office)

    def _is_body(self, words: list[Word], office: bool) -> bool:
        """Does the name model take unknown words for an organization, or at least not surely for whom an office has?"""
        naming = self._model.judge(words, len(words) - 1)
        proper = {m.tag for m in words[-1].core} <= {"NNP", "SL", "JKG"}
        if office and proper and not self._names.is_korean_name(words[-1].bare):
            return naming.person < SURE_PERSON
        return naming.organization >= LEAST_ORGANIZATION and naming.organization > naming.person

    def _marked_before(self, scene: Scene, first: int) -> str | None:
        """‘폭스가온’ | 해설가로 일하는."""
        word = scene.frame.eojeols[first - 1].text if first else ""
        return without_gloss(word) if _MARKED.match(word) else None

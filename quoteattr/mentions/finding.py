"""Mentions of possible speakers in a frame: where they stand, their particle, and what they say of the speaker.

A mention is read backwards from the eojeol that ends it (…부사장은) to where the phrase begins.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import regex

from quoteattr.analysis import Eojeol, Frame
from quoteattr.gazetteer import Match
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.boundaries import Boundaries
from quoteattr.mentions.collectives import CollectiveReader
from quoteattr.mentions.names import NameJudge
from quoteattr.mentions.naming import NameModel
from quoteattr.mentions.phrase import Phrase
from quoteattr.mentions.phrases import PhraseSplitter
from quoteattr.mentions.words import Word, is_marked
from quoteattr.records import Span

__all__ = ["COPULA", "FULL_PARTICLES", "Form", "Mention", "MentionFinder"]

FULL_PARTICLES = {"에선": "에서는", "에선도": "에서도", "께선": "께서는"}
"""Particles that newspapers shorten."""

COPULA = "이다"
"""Stands for the particle of somebody whom the end of a sentence names: 주인공은 배우 홍가람이다."""

_WHERE = frozenset({"에", "에는", "에도", "에서", "에서는", "에서도"})
"""After a place it says where something happens, not who speaks: 부산에서 기자들과 만나."""

Form = Literal["full", "surname", "title", "unnamed", "pronoun", "organization", "focus", "group", "document", "bare"]
"""How much a mention says: full name; surname and title (정 PM); a title alone (검찰총장); an unnamed person
(한 관계자); 그; an organization; the one in focus (회사); several people; a document; an unknown word."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A possible speaker; ``start:end`` is the mention as written, without its particle."""

    start: int
    end: int
    form: Form
    particle: str
    first: int
    last: int
    name: str | None = None
    title: str | None = None
    organization: str | None = None
    category: str | None = None
    plural: bool = False
    co_names: tuple[str, ...] = ()
    joint_start: int | None = None
    """Where the first of several people begins who speak together: 김하늘 대표와 | 이바다 이사는."""

    def span_in(self, text: str) -> Span:
        """The mention as a record, with those who speak together; ``text`` is the article."""
        start = self.start if self.joint_start is None else self.joint_start
        return Span(start=start, end=self.end, text=text[start : self.end])


_NO_SUBJECT = frozenset({"", "에서는", "에서도"})
"""What stands after a name in quotation marks that does not speak."""

_ALSO = frozenset({"역시", "또한", "역시도"})
_AS_TOPIC = regex.compile(r"(?:의 (?:경우|입에서)(?:는|엔|에는)?,?|까지 (?:나서|나섰|가세|거들))")
"""What makes a topic of the word before it: 다솜시의 경우, 정 장관의 입에서, 윤 사장까지 나서."""
_SINCE = regex.compile(r"[가-힣\d]+(?:년|달|월|주|주일|일|시간|뒤|후|만에)[가-힣]{0,2}$")
_CONTENT = regex.compile(r"(?:다|라|냐|자)는$")
_BRACKET_END = ("]", "】", "=", ">")
_CLOSER = regex.compile("이?(?:라고(?:도|까지|만|는)|(?:라면서|면서|라며)도?)")
"""What closes a quote, 도 and all: “…”이라고도 했다, “…”라면서도 “…”고 했다."""

_AMONG = regex.compile(r"등(?P<particle>은|이|도|에서는|에선)?")
_AND = regex.compile(r"(?:와|과|하고|이랑|랑)$")


class MentionFinder:
    """Finds the mentions of a frame with the lexicon and the organizations found in the article."""

    def __init__(self, lexicon: Lexicon, model: NameModel | None = None) -> None:
        self._lexicon = lexicon
        self._names = NameJudge(lexicon)
        model = model or NameModel.over(lexicon)
        self._splitter = PhraseSplitter(lexicon, model)
        self._collectives = CollectiveReader(lexicon, self._splitter)
        self._boundaries = Boundaries(lexicon, self._names, model)

    def find_mentions(self, frame: Frame, matches: list[Match]) -> tuple[Mention, ...]:
        """Every mention of a frame, in text order.

        Args:
            frame: the analysed sentence.
            matches: gazetteer matches of the whole article, in text order.
        """
        low = bisect_left(matches, frame.sentence.start, key=lambda m: m.start)
        high = bisect_left(matches, frame.sentence.end, key=lambda m: m.start)
        mentions: list[Mention] = []
        for index in range(len(frame.eojeols)):
            mention = self._mention_at(frame, index, matches[low:high])
            if mention is not None:
                mentions.append(_with_partner(mention, mentions, frame))
        return tuple(mentions)

    def _mention_at(self, frame: Frame, last: int, matches: list[Match]) -> Mention | None:
        eojeol = frame.eojeols[last]
        if eojeol.text.startswith(("이라", "라", "면서")) and _CLOSER.fullmatch(eojeol.text):
            return None
        if eojeol.quotation or not eojeol.text[0].isprintable() or eojeol.text.endswith(_BRACKET_END):
            return None
        among = _AMONG.fullmatch(eojeol.text) if last else None
        if among is not None:
            return self._others(frame, last, matches, among["particle"] or "")
        copula = self._boundaries.copula_of(eojeol) if last == len(frame.eojeols) - 1 else None
        if copula is not None:
            return self._predicated(frame, last, copula, matches)
        stem_end, particle = self._boundaries.split_particle(eojeol, frame.eojeols[last - 1] if last else None)
        if stem_end <= eojeol.start:
            return None
        ending = self._ending(frame, last, FULL_PARTICLES.get(particle, particle))
        if ending is None or (particle in ("이", "가") and eojeol.last_tag == "JKC"):
            return None  # 허언이 | 아니다, 장관이 | 되다
        first, words = self._boundaries.find_words(frame, last, stem_end)
        if len(words) > 1 and words[-1].bare in ("본인", "자신"):
            words = words[:-1]  # 손 위원장 본인도: the person, with stress
        if not words or (
            len(words) == 1 and self._is_claim(words[0].bare, frame.eojeols[first - 1] if first else None)
        ):
            return None
        inside = [m for m in matches if words[0].start <= m.start < words[-1].end]
        return self._build(words, inside, ending, first, last)

    def _is_claim(self, word: str, before: Eojeol | None) -> bool:
        """형이 무겁다는 | 주장도: what is claimed, no captain."""
        claims = before is not None and before.quotation is None and _CONTENT.search(before.text) is not None
        return claims and word in self._lexicon.cue_nouns and word in self._lexicon.titles

    def _predicated(self, frame: Frame, last: int, end: int, matches: list[Match]) -> Mention | None:
        """주인공은 배우 홍가람이었다: somebody by name and title, who is spoken of next."""
        first, words = self._boundaries.find_words(frame, last, end)
        inside = [m for m in matches if words and words[0].start <= m.start < words[-1].end]
        found = self._build(words, inside, COPULA, first, last) if len(words) > 1 else None
        return found if found is not None and found.form == "full" and found.title else None

    def _others(self, frame: Frame, last: int, matches: list[Match], particle: str) -> Mention | None:
        """홍가람 의원 등은: somebody and others; 다솜시 등은: the organization that is named."""
        before = frame.eojeols[last - 1]
        if before.quotation or not self._boundaries.is_nominal(before):
            return None
        first, words = self._boundaries.find_words(frame, last - 1, before.end)
        inside = [m for m in matches if words and words[0].start <= m.start < words[-1].end]
        found = self._build(words, inside, FULL_PARTICLES.get(particle, particle), first, last) if words else None
        if found is None or found.form not in ("full", "surname", "title", "unnamed"):
            return found if found is not None and found.form == "organization" else None
        return replace(found, form="group", name=None, plural=True, co_names=())

    def _ending(self, frame: Frame, last: int, particle: str) -> str | None:
        """The particle, or what stands for one (역시, 에 따르면); ``None`` where the phrase goes on."""
        eojeol = frame.eojeols[last]
        following = frame.eojeols[last + 1] if last + 1 < len(frame.eojeols) else None
        goes_on = following is not None and self._boundaries.joins(eojeol, following)
        if following is not None and not particle and following.text in _ALSO:
            return following.text
        if not particle:
            closing = last + 2 == len(frame.eojeols) and frame.eojeols[-1].text in self._lexicon.cue_nouns
            owned = following is not None and (closing or self._boundaries.begins_cue_noun(following))
            return None if (goes_on and not owned) or not self._boundaries.is_nominal(eojeol) else ""
        if following is not None and _AS_TOPIC.match(f"{particle} {following.text}"):
            return "는"
        if particle == "의" and goes_on:
            return None
        if eojeol.text == "그로부터" and following is not None and _SINCE.match(following.text):
            return None  # 그로부터 일주일 뒤: since then
        if following is not None and particle in ("에", "에도") and following.text.startswith(("따르면", "의하면")):
            return "에 따르면"
        return particle

    def _build(self, words: list[Word], matches: list[Match], particle: str, first: int, last: int) -> Mention | None:
        end = words[-1].end
        pronoun = self._pronoun_start(words)
        if pronoun is not None:
            return Mention(pronoun, end, "pronoun", particle, _index(words, pronoun, first), last)
        if len(words) == 1 and words[0].bare in self._lexicon.adverbials:
            return None  # 최소 “…”라고 본다
        several = self._collectives.read_group(words, matches)
        entry = self._lexicon.nouns.get(words[-1].bare)
        is_document = entry is not None and entry.category == "document"  # 공소장 is no 소장
        phrase = None if several or is_document else self._splitter.split(words, matches)
        if phrase is not None:
            return self._of_phrase(phrase, end, particle, _index(words, phrase.start, first), last)
        if several is None and words[-1].bare in self._lexicon.adverbials:
            return None  # 벌어진 만큼 이제는
        found = several or self._collectives.read(words, matches)
        if found is None or (particle in _WHERE and found.organization in self._lexicon.places):
            return None
        if found.form == "organization" and particle in _NO_SUBJECT and is_marked(words[-1].text) and not matches:
            return None  # ‘푸른 문’에서는, ‘가짜 뉴스’, …: a work, a term
        return Mention(
            found.start, end, found.form, particle, _index(words, found.start, first), last,
            found.name, found.title, found.organization, found.category, found.form == "group",
        )  # fmt: skip

    def _of_phrase(self, phrase: Phrase, end: int, particle: str, first: int, last: int) -> Mention:
        category = phrase.title_entry.category if phrase.title_entry else None
        return Mention(
            phrase.start, end, _form_of(phrase), particle, first, last,
            phrase.name, phrase.title, phrase.organization, category, co_names=phrase.co_names,
        )  # fmt: skip

    def _pronoun_start(self, words: Sequence[Word]) -> int | None:
        """Where a pronoun begins: 그, 이 관계자, 두 사람."""
        for size in (3, 2, 1):
            if len(words) >= size and " ".join(w.text for w in words[-size:]) in self._lexicon.pronouns:
                return words[-size].start
        if len(words) < 2 or words[-2].text not in ("이", "해당", "같은"):
            return None
        title = self._lexicon.titles.get(words[-1].bare)
        pointing = title is not None and (title.category == "anonymous" or words[-2].text != "이")
        return words[-2].start if pointing else None


def _form_of(phrase: Phrase) -> Form:
    if phrase.unnamed:
        return "unnamed"
    if phrase.name is None:
        return "title"
    return "surname" if phrase.surname_only else "full"


def _index(words: Sequence[Word], start: int, first: int) -> int:
    """The eojeol in which a mention begins once stray words are cut off."""
    return first + next((i for i, word in enumerate(words) if word.end > start), 0)


def _with_partner(mention: Mention, before: Sequence[Mention], frame: Frame) -> Mention:
    """김하늘 대표와 이바다 이사는: the person right before, joined by 와, speaks too."""
    partner = next((m for m in reversed(before) if m.last == mention.first - 1), None)
    if partner is None or partner.form != "full" or mention.form != "full" or not partner.name:
        return mention
    if not _AND.search(partner.particle) or frame.eojeols[partner.last].last_tag not in ("JC", "JKB", "NNP"):
        return mention
    shared = partner.title if mention.title is None and _is_title_first(partner, frame) else mention.title
    return replace(
        mention, title=shared, category=mention.category or partner.category,
        co_names=(partner.name, *partner.co_names, *mention.co_names),
        joint_start=partner.start if partner.joint_start is None else partner.joint_start,
    )  # fmt: skip


def _is_title_first(mention: Mention, frame: Frame) -> bool:
    """배우 | 박기웅: the title stands before the name, and belongs to the name after it, too."""
    return mention.title is not None and frame.eojeols[mention.first].text == mention.title

"""Which organization a person or a common noun belongs to, by rules: 강진원 군수, 당, 구단.

The article as a whole proposes one: the organization of the right kind that stands nearest before, or that it is about.
What belongs to what is data (``data/affiliations.toml``). :mod:`quoteattr.affiliation.affiliations` decides.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

import regex

from quoteattr.affiliation.affiliates import INTRODUCED, is_talked_of
from quoteattr.affiliation.entries import AffiliationEntry, belongs, match_entry, pattern_of
from quoteattr.affiliation.portfolios import has_portfolio
from quoteattr.affiliation.standing import Standing
from quoteattr.affiliation.ties import Ties
from quoteattr.gazetteer import Match
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.finding import Mention
from quoteattr.mentions.words import OPENING_MARKS
from quoteattr.scenes import SUBJECT_PARTICLES, Scenes

__all__ = ["NO_ORGANIZATION", "AffiliationRules"]

RECENT_SENTENCES = 2
"""A spokesman speaks for the organization that stands as subject so many sentences before."""

FIRST_SENTENCES = 2
"""An organization that no gazetteer knows is introduced within so many sentences of the body."""


_COMPANIES = frozenset({"company", "foreign_company", "bank", "securities", "insurer", "entertainment"})
_EMPLOYERS = _COMPANIES | {"public_institution"}
_GOVERNMENTS = frozenset({"government", "local_government", "committee", "public_institution", "education_office"})
NO_ORGANIZATION = frozenset({"occupation", "anonymous", "arts", "family"})
"""Classes of titles that no organization stands behind: 배우, 회사원, 주민."""

_PARTY_TITLE = regex.compile(r"(?:의원|대표|위원장|위원|대변인|후보|총장|의장|원내수석)$")
_STATE_TITLE = regex.compile(r"(?:대통령|총리|주석|국왕|대변인|장관|차관|대사)$")
_EMPLOYED = regex.compile(
    r"(?:대표|대표이사|사장|부사장|회장|부회장|이사|상무|전무|본부장|팀장|실장|CEO|CTO|CFO|COO|최고경영자|의장|지사장|매니저"
    r"|담당|연구원|소장|원장|이사장|관장|총장|센터장|단장)$"
)


_CODE = regex.compile(r"\(\d+\)$")
"""다온상사 | (012340): its number at the stock exchange."""


class AffiliationRules:
    """Organizations of one article, by what belongs to them."""

    def __init__(self, scenes: Scenes, lexicon: Lexicon, standing: Standing) -> None:
        self._scenes = scenes
        self._lexicon = lexicon
        self._standing = standing
        self.ties = Ties(scenes, lexicon)
        self._everyday = lexicon.words("everyday")
        self._counted: dict[AffiliationEntry, Counter[str]] = {}
        self._led: dict[frozenset[str], str | None] = {}
        self._found: dict[AffiliationEntry, list[tuple[int, int]]] = {}

    def of(self, title: str | None, category: str | None, mention: Mention) -> str | None:
        """The organization of somebody whose phrase names none."""
        certain = self.ties.of(title, mention)
        if certain is not None or title is None:
            return certain
        word = title.rsplit(" ", 1)[-1]
        entry = match_entry(word, "title")
        if entry is not None and entry.kinds == {"sports"}:
            return self._choose(mention, entry)  # 감독 of a club; an article without a club gives a film's 감독 none
        if category in NO_ORGANIZATION:
            return None
        if entry is not None and (word in entry.words or category != "politics" or "party" in entry.kinds):
            chosen = self._choose(mention, entry)
            return chosen if chosen and has_portfolio(word, [chosen]) else None
        if category == "politics" and _PARTY_TITLE.search(word):
            party = match_entry("원내대표", "title")
            found = self._nearest(mention, party) if party else None
            if found or not _EMPLOYED.search(word):
                return found
        if word.endswith("대변인"):
            return self._recent_subject(mention)
        if category == "government" and not _STATE_TITLE.search(word):
            return self._leading(mention, _GOVERNMENTS)
        if word.endswith("회장") and len(word) > 3:
            return None  # 신도회장: of a body that the article does not name
        return self._leading(mention, _EMPLOYERS) if _EMPLOYED.search(word) else None

    def _recent_subject(self, mention: Mention) -> str | None:
        """한빛당은 “…”고 비판했다. 홍가람 대변인은 …: the organization that the sentences right before are about."""
        number = self._scenes.number_at(mention.start)
        for before in range(number, max(-1, number - RECENT_SENTENCES - 1), -1):
            sources = (m for m in self._scenes[before].mentions if m.particle in (*SUBJECT_PARTICLES, "에 따르면"))
            organizations = [m for m in sources if m.form == "organization" and m.end < mention.start]
            if organizations:
                return organizations[-1].organization
        return None

    def focus(self, noun: str, mention: Mention) -> str | None:
        """What 회사, 당, 구단, 재판부 stand for."""
        noun = noun.removesuffix(" 측")
        head, _, unit = noun.partition(" ")
        entry = match_entry(noun, "focus") or match_entry(head, "focus")
        if entry is None:
            return None
        found = self._choose(mention, entry)
        if found and head == "당" and unit and noun not in entry.words:
            return f"{found} {unit}"  # 당 공천관리위원회
        return found or (self._leading(mention, _COMPANIES) if "company" in entry.kinds else None)

    def _choose(self, mention: Mention, entry: AffiliationEntry) -> str | None:
        found = self._most_named(entry) if entry.choose == "most_named" else None
        return found or self._nearest(mention, entry)

    def _spans(self, entry: AffiliationEntry) -> list[tuple[int, int]]:
        """Where organizations of this kind stand, in text order; looked for once."""
        if entry not in self._found:
            spans = sorted(set(self._find_spans(entry)))
            self._found[entry] = [s for s in spans if not is_talked_of(self._scenes, self._lexicon, *s)]
        return self._found[entry]

    def shaped_for(self, title: str, category: str | None, use: str = "title") -> list[tuple[int, int]]:
        """Where organizations stand that have such an office, by kind or by how they end."""
        entry = match_entry(title, use) or (match_entry("원내대표", "title") if category == "politics" else None)
        return self._spans(entry) if entry else []

    def _find_spans(self, entry: AffiliationEntry) -> list[tuple[int, int]]:
        spans = [(m.start, m.end) for m in self._scenes.matches if any(belongs(o, entry) for o in m.organizations)]
        pattern = pattern_of(entry)
        spans += [found.span() for found in pattern.finditer(self._scenes.text)] if pattern else []
        return [span for span in spans if self._standing.is_name(*span, entry.kinds)]

    def _nearest(self, mention: Mention, entry: AffiliationEntry) -> str | None:
        """The last organization of this kind before the mention, else the first after it, in its fullest form."""
        spans = self._spans(entry)
        before = bisect_left(spans, (mention.start, -1)) - 1
        after = bisect_left(spans, (mention.end, -1))
        while before >= 0 and spans[before][1] > mention.start:
            before -= 1
        if before < 0 and after >= len(spans):
            return None
        start, end = spans[before] if before >= 0 else spans[after]
        form = self._scenes.text[start:end]
        # 서울가정법원 rather than 가정법원
        return max((known for known in self._forms(entry) if known.endswith(form)), key=len)

    def _forms(self, entry: AffiliationEntry) -> Counter[str]:
        """How often the article writes each organization of this kind."""
        if entry not in self._counted:
            self._counted[entry] = Counter(self._scenes.text[start:end] for start, end in self._spans(entry))
        return self._counted[entry]

    def _most_named(self, entry: AffiliationEntry) -> str | None:
        """The organization of this kind that the article names most often, if one does."""
        ranked = self._forms(entry).most_common(2)
        return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None

    def _leading(self, mention: Mention, kinds: frozenset[str]) -> str | None:
        """The organization the article is about: introduced with its head, named most often, or introduced first."""
        if kinds not in self._led:
            self._led[kinds] = self._find_leading(kinds)
        return self._led[kinds] or self._introduced_first(mention)

    def _find_leading(self, kinds: frozenset[str]) -> str | None:
        text = self._scenes.text
        introduced = INTRODUCED.search(text) if kinds is not _GOVERNMENTS else None
        if introduced:
            return str(introduced["name"])
        places: dict[str, list[tuple[int, int]]] = {}
        for match in self._scenes.matches:
            if match.organizations[0].kind in kinds and self._is_told(match):
                places.setdefault(match.organizations[0].id, []).append((match.start, match.end))
        ranked = sorted(places.values(), key=len, reverse=True)
        if not ranked or (len(ranked) > 1 and len(ranked[0]) < 1.5 * len(ranked[1])):
            return None
        start, end = ranked[0][0]
        if len(ranked[0]) == 1 and self._is_place(text[start:end]):
            return None  # 서울 종로구 총리공관에서: where something happens
        return text[start:end] if kinds is _GOVERNMENTS or self._standing.acts(ranked[0], kinds) else None

    def _is_told(self, match: Match) -> bool:
        """Does the article itself name an organization here, not somebody whom it quotes?"""
        start, end = match.start, match.end
        if is_talked_of(self._scenes, self._lexicon, start, end) or self._scenes.page.zone_at(start) == "boilerplate":
            return False
        return self._standing.is_name(start, end, frozenset({match.organizations[0].kind}))

    def _is_place(self, form: str) -> bool:
        """Does a form begin with a place, as an address does: 서울 종로구?"""
        words = form.split(" ")
        return len(words) > 1 and words[0] in self._lexicon.places

    def _introduced_first(self, mention: Mention) -> str | None:
        """An organization that no gazetteer knows: the subject of one of the first sentences (닥나무집이 …)."""
        numbers = [n for n, s in enumerate(self._scenes.sentences) if s.zone == "body"][:FIRST_SENTENCES]
        subjects = [
            (n, m)
            for n in numbers
            for m in self._scenes.subjects(n)
            if m.start < mention.start and m.particle != "에서"  # 쿠팡에서 샀다: a place
        ]
        named = (m.organization for _, m in subjects if self._is_introduced(m))
        unknown = (m.name for n, m in subjects if m.form == "bare" and self._is_proper(n, m))
        first = next(named, None) or next(unknown, None)
        return _CODE.sub("", first) if first else None

    def _is_introduced(self, mention: Mention) -> bool:
        """다온상사는, but not ‘비공개 회동’에서는, ‘물과 더불어’가: the name of an occasion, of a work."""
        organization = mention.organization or ""
        work = " " in organization and not self._lexicon.is_organization_name(organization)
        marked = self._scenes.text[mention.start] in OPENING_MARKS
        named = not (marked and (work or mention.particle == "에서는"))
        return mention.form == "organization" and named and self._is_body(organization)

    def _is_body(self, organization: str) -> bool:
        """여야는, 업계는: several bodies, nobody's organization."""
        if not organization or organization in self._lexicon.places or organization in self._everyday:
            return False  # 경기는, 농심이: a place, a word of every day
        entry = self._lexicon.nouns.get(organization)
        return entry is None or entry.category == "organization"

    def _is_proper(self, number: int, mention: Mention) -> bool:
        """Could an unknown word be the name of a body: 닥나무집, but not 정상회담, 마이클 하퍼 or 2만3713엔?"""
        if (mention.name or "")[:1].isdigit():
            return False
        if any(word in self._lexicon.foreign_names for word in (mention.name or "").split(" ")):
            return False
        morphemes = self._scenes[number].frame.eojeols[mention.last].morphemes
        nouns = [m for m in morphemes if m.tag[0] == "N" or m.tag == "SL"]
        if nouns and nouns[-1].tag == "NNG" and nouns[-1].end - nouns[-1].start > 1:
            return False
        return bool(nouns) and (nouns[0].tag in ("NNP", "SL") or len(nouns) > 1)

"""What speaks for and against an organization as somebody's: features by name, for a log-linear model.

홍가람 감독: is the candidate a club, how near does it stand, as subject or as opponent (물빛 시티와의 경기에서), and
has it another 감독?
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import regex

from quoteattr.affiliation.affiliates import UNKNOWN, Affiliate
from quoteattr.affiliation.asked import Asked
from quoteattr.affiliation.entries import AffiliationEntry, ends_without, has_shape, match_class, match_entry
from quoteattr.affiliation.heads import HEADS, Heads, office_of
from quoteattr.affiliation.portfolios import has_portfolio
from quoteattr.affiliation.standing import IDLE, PARTICLE, Standing, title_of
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.names import NameJudge
from quoteattr.mentions.words import places_of
from quoteattr.scenes import Scenes

__all__ = ["FeatureReader"]

LEAD_SENTENCES = 2
"""The first sentences of the body, which say what an article is about."""

_HEADED = regex.compile(r"\(([가-힣]+) [가-힣 ·]+\)")
_NAMED_BEFORE = regex.compile(r"[가-힣]+(?: [가-힣]+){0,3}(?:\([^()]*\))? $")
_STATE = regex.compile(r"(?:대통령|총리|주석|국왕|장관|차관|대사|왕세자)$")
_TOWN = frozenset({"local_government"})
_LOCAL = frozenset({"local_government", "local_council", "education_office"})
"""Nobody with a foreign name works there: theirs the gazetteer does not know."""

_HEAD_OF_STATE = regex.compile(r"(?:대통령|국왕|주석|총리)$")
FITS = ("office", "country", "class", "unknown")
"""How well an organization fits a title, the best first."""

_TEAM = regex.compile(r"연구[팀진]|공동 ?연구자|연구실")


class FeatureReader:
    """Reads the features of the candidates of one article."""

    def __init__(self, scenes: Scenes, lexicon: Lexicon, standing: Standing) -> None:
        self._scenes = scenes
        self._lexicon = lexicon
        self._standing = standing
        self._names = NameJudge(lexicon)
        self._heads = Heads(scenes, lexicon, standing)
        body = [s.start for s in scenes.sentences if s.zone == "body"]
        self._lead_end = body[LEAD_SENTENCES] if len(body) > LEAD_SENTENCES else len(scenes.text)

    def hold(self, asked: Asked, candidate: Affiliate) -> None:
        """Remember who has an office."""
        self._heads.hold(asked, candidate)

    def read(self, asked: Asked, fitting: Mapping[Affiliate, str]) -> list[tuple[str, ...]]:
        """The features of each candidate, given how it fits, and last those of no organization at all."""
        features = []
        for candidate, fit in fitting.items():
            peers = [c for c, f in fitting.items() if f == fit]
            among = [*self._among(asked, candidate, peers)]
            own = [f"nearest|title={asked.group}"] if "nearest" in among else []
            features.append((*self._of_one(asked, candidate, fit), *(f"{how}|fit={fit}" for how in among), *own))
        return [*features, self._of_none(asked, fitting.values())]

    def _of_one(self, asked: Asked, candidate: Affiliate, fit: str) -> Iterator[str]:
        """What a candidate says by itself."""
        group = asked.group
        yield f"fit={fit}"
        yield from (f"kind={kind}|title={group}" for kind in sorted(candidate.kinds))
        if candidate.kinds == {UNKNOWN}:
            yield "shape"
        if asked.by_rule in candidate.forms(self._scenes.text):
            yield f"rule|fit={fit}"
        yield from self._placing(asked, candidate)
        yield from self._roles(candidate, asked.mention.start)
        introduced = self._introduced(asked, candidate)
        yield from introduced
        if fit == "country" and "introduces=other" in introduced and "introduces=self" not in introduced:
            yield "of_another"
        yield f"beside={min(2, self._beside(candidate, self._places_of(asked.mention.name)))}"

    def _of_none(self, asked: Asked, fits: Collection[str]) -> tuple[str, ...]:
        best = next((fit for fit in FITS if fit in fits), "no")
        rule = "rule" if asked.by_rule else "no_rule"
        team = ["none|team"] if self._is_of_team(asked) else []
        return ("none", f"none|title={asked.group}", f"none|{rule}", f"none|best={best}", *team)

    def _is_of_team(self, asked: Asked) -> bool:
        """연구팀을 이끄는 홍가람 교수: somebody of a team that the article has named before."""
        sentence = self._scenes.sentences[self._scenes.number_at(asked.mention.start)]
        return _TEAM.search(self._scenes.text, sentence.start, asked.mention.start) is not None

    def fit(self, asked: Asked, candidate: Affiliate) -> str:
        """Has an organization such an office, or people of this class: office, class, or no?

        One that the article names in passing has nobody, but for an office that only it can have: 군수 of 봉화군.
        """
        fit = self._fit_of_kind(asked, candidate)
        if fit in ("class", "unknown") and not self._acts(asked, candidate):
            return "no"
        return "no" if fit != "no" and self._heads.are_others(asked, candidate) else fit

    def _acts(self, asked: Asked, candidate: Affiliate) -> bool:
        if candidate.kinds & _TOWN and asked.category == "government" and match_entry(asked.title, "class") is None:
            return True  # 물빛시와 다온상사가 함께 연다: whose news it is
        kinds = candidate.kinds if candidate.names else frozenset({UNKNOWN})
        return self._standing.acts(candidate.places, kinds) or "introduces=self" in self._introduced(asked, candidate)

    def _fit_of_kind(self, asked: Asked, candidate: Affiliate) -> str:
        if "country" in candidate.kinds:
            return "country" if _STATE.search(asked.title) and self._is_foreign(asked.mention.name) else "no"
        if _HEAD_OF_STATE.search(asked.title):
            return "no"  # 문재인 대통령, not of 청와대
        if self._is_ours(candidate, asked) and self._is_listed_foreign(asked.mention.name):
            return "no"
        if not has_portfolio(asked.title, (candidate.form, *(name for name, _ in candidate.names))):
            return "no"
        office, group = match_entry(asked.title, asked.use), match_class(asked.title, asked.category)
        if office and asked.category == "politics" and "committee" in office.kinds and asked.title not in office.words:
            office = None  # 선대위원장 is no 위원장 of a committee
        if office and (_fits_entry(candidate, office) or has_shape(office, candidate.form)):
            return "office"
        if candidate.kinds == {UNKNOWN}:
            is_party = group is not None and "party" in group.kinds and candidate.form.endswith("당")
            return "class" if is_party else "unknown"
        if office and office.kinds and asked.title in office.words:
            return "no"
        return "class" if group and candidate.kinds & group.kinds else "no"

    def _is_ours(self, candidate: Affiliate, asked: Asked) -> bool:
        """봉화군; 외교부, unless it stands with the name: 외교부 발언록에 따르면 왕원빈 대변인은."""
        if candidate.kinds & _LOCAL:
            return True
        return "government" in candidate.kinds and not self._beside(candidate, self._places_of(asked.mention.name))

    def _is_listed_foreign(self, name: str | None) -> bool:
        words = (name or "").split(" ")
        return len(words) > 1 or (len(words[0]) > 2 and words[0] in self._lexicon.foreign_names)

    def _is_foreign(self, name: str | None) -> bool:
        """로하니 is, 문재인 is not."""
        words = (name or "").split(" ")
        known = words[-1] in self._lexicon.foreign_names
        return len(words) > 1 or known or (len(words[0]) > 1 and not self._names.is_korean_name(words[0]))

    def _places_of(self, name: str | None) -> list[int]:
        return list(places_of(self._scenes.text, name or ""))

    def _placing(self, asked: Asked, candidate: Affiliate) -> Iterator[str]:
        """How far before the person a candidate stands, and where the article names it first."""
        start = asked.mention.start
        place = candidate.last_before(start)
        numbers = self._scenes.number_at
        yield f"before={_bucket(numbers(start) - numbers(place[0]))}" if place else "after"
        first = candidate.places[0][0]
        zone = self._scenes.page.zone_at(first)
        yield "first=lead" if zone != "body" or first < self._lead_end else "first=later"
        zones = {self._scenes.page.zone_at(start) for start, _ in candidate.places}
        if "headline" in zones:
            yield "in_headline"
        yield f"count={_bucket(len(candidate.places))}"

    def _roles(self, candidate: Affiliate, start: int) -> Iterator[str]:
        """What stands after a place: 은·는, 이·가, 의, …와의 경기에서."""
        place = candidate.last_before(start)
        if place:
            role = self._standing.role(place[1])
            yield f"nearest={'person' if role == 'noun' and self._standing.person_after(place[1]) else role}"
        roles = {self._standing.role(end) for _, end in candidate.places}
        yield from (f"ever={role}" for role in sorted(roles & {"opponent", "topic", "subject"}))
        if roles <= IDLE:
            yield "never_acts"

    def _last_act(self, candidate: Affiliate, start: int) -> int:
        """The last place before somebody at which a candidate is neither an opponent nor a companion nor a place."""
        before = [place for place in candidate.places if place[1] <= start]
        return max((place[0] for place in before if self._standing.role(place[1]) not in IDLE), default=-1)

    def _introduced(self, asked: Asked, candidate: Affiliate) -> list[str]:
        """Whom the candidate introduces: another 감독 is a sign that it is not ours."""
        name = asked.mention.name
        found: set[str] = set()
        for start, end in candidate.places:
            following = self._standing.words_after(end)
            if self._is_headed(end):
                found.add("headed")
            if name and len(name) > 1 and (_begins(following, name) or self._is_after(start, name)):
                found.add("introduces=self")
            elif name and any(word.startswith(name) for word in following):
                continue  # 다온전자 본사에서 만난 | 홍가람 대표
            elif title := self._standing.person_after(end):
                office = office_of(title)
                same = office == office_of(asked.title) and not asked.former
                found.add(f"introduces={'rival' if same and office in HEADS else 'same' if same else 'other'}")
        return sorted(found)

    def _is_headed(self, end: int) -> bool:
        """봉황군(군수 홍가람): whose news this is."""
        found = _HEADED.match(self._scenes.text, end)
        return found is not None and found[1] in self._lexicon.titles

    def _is_after(self, start: int, name: str) -> bool:
        """홍가람 다온상사 대표, 아미르 하산(61) 이란 대통령: does a candidate stand right after the name?"""
        found = _NAMED_BEFORE.search(self._scenes.text, max(0, start - 40), start)
        _, named, between = found.group().partition(name) if found else ("", "", "")
        return bool(named) and not any(title_of(word, self._lexicon) for word in between.split())

    def _beside(self, candidate: Affiliate, own: Sequence[int]) -> int:
        """In how many sentences the candidate stands before the name."""
        number = self._scenes.number_at
        before = ((at, candidate.last_before(at)) for at in own)
        return sum(place is not None and number(place[0]) == number(at) for at, place in before)

    def _among(self, asked: Asked, candidate: Affiliate, peers: Sequence[Affiliate]) -> Iterator[str]:
        """How a candidate stands among those that fit as well: the nearest before, the most named, the only one."""
        start = asked.mention.start
        if len(peers) == 1:
            yield "only"
            return
        acts = [self._last_act(c, start) for c in peers]
        if max(acts) >= 0 and acts[peers.index(candidate)] == max(acts):
            yield "nearest"
        others = max(len(c.places) for c in peers if c is not candidate)
        if len(candidate.places) > others:
            yield "most_named" if len(candidate.places) < 2 * others else "far_most_named"
        if candidate is min(peers, key=lambda c: c.places[0]):
            yield "first"


def _fits_entry(candidate: Affiliate, entry: AffiliationEntry) -> bool:
    """Is a candidate one of the organizations of an entry, by kind and by how its names end?"""
    for name, kind in candidate.names:
        if kind in entry.kinds and name.endswith(entry.ends) and not ends_without(entry, name):
            return True
    if candidate.names:
        return False
    form = candidate.form
    return bool(candidate.kinds & entry.kinds) and form.endswith(entry.ends) and not ends_without(entry, form)


def _begins(words: Sequence[str], name: str) -> bool:
    """한빛당 홍가람, 한빛당 소속 홍가람; but not 중국 측은 홍가람."""
    first, *more = words or [""]
    return first.startswith(name) or (PARTICLE.search(first) is None and bool(more) and more[0].startswith(name))


def _bucket(number: int) -> str:
    return str(number) if number < 3 else "3" if number < 5 else "5" if number < 10 else "10"

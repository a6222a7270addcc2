"""Which organization a person belongs to when the phrase names none: 강진원 군수, 홍 감독.

Rules propose one (:mod:`quoteattr.affiliation.rules`); a log-linear model decides between it, the other organizations
of the article and none. Its weights are a readable table, ``models/affiliation.tsv``. ``None`` is better than a guess.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from quoteattr.affiliation.affiliates import UNKNOWN, Affiliate, find_affiliates, merge_short_forms
from quoteattr.affiliation.asked import Asked
from quoteattr.affiliation.entries import match_class, match_entry
from quoteattr.affiliation.features import FeatureReader
from quoteattr.affiliation.rules import NO_ORGANIZATION, AffiliationRules
from quoteattr.affiliation.standing import Standing
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.finding import Mention
from quoteattr.scenes import Scenes
from quoteattr.scorer import Scorer

__all__ = ["Affiliations", "Choice"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One decision: who was asked for, the forms of the candidates and their features, the last of none at all."""

    asked: Asked
    forms: tuple[frozenset[str], ...]
    features: tuple[tuple[str, ...], ...]


class Affiliations:
    """Organizations of one article, by what belongs to them.

    Args:
        scenes: the article.
        lexicon: the dictionary of the newsroom.
        model: chooses among the candidates; without one the rules decide.
    """

    def __init__(self, scenes: Scenes, lexicon: Lexicon, model: Scorer | None = None) -> None:
        self._scenes = scenes
        self._lexicon = lexicon
        self._model = model
        self._standing = Standing(scenes, lexicon)
        self._rules = AffiliationRules(scenes, lexicon, self._standing)
        self._reader = FeatureReader(scenes, lexicon, self._standing)
        self._candidates: list[Affiliate] | None = None
        self._decided: dict[tuple[str, str | None, Mention], str | None] = {}
        self.choices: list[Choice] = []

    def of(self, title: str | None, category: str | None, mention: Mention) -> str | None:
        """The organization of somebody whose phrase names none."""
        if title is None:
            return self._rules.of(title, category, mention)
        key = (title, category, mention)
        if key not in self._decided:
            self._decided[key] = self._decide(title, category, mention)
        return self._decided[key]

    def owner_before(self, mention: Mention) -> str | None:
        """The organization that owns somebody, right before the phrase: 에어부산의 한 관계자."""
        return self._rules.ties.owner_before(mention)

    def named(self) -> list[Affiliate]:
        """Every organization and country of the article."""
        if self._candidates is None:
            self._candidates = find_affiliates(self._scenes, self._lexicon, self._standing)
        return self._candidates

    def _decide(self, title: str, category: str | None, mention: Mention) -> str | None:
        if tied := self._rules.ties.of(title, mention):
            return tied
        by_rule = self._rules.of(title, category, mention)
        former = title.split(" ")[0] in self._lexicon.words("former")
        asked = Asked(mention, title.rsplit(" ", 1)[-1], category, by_rule, former)
        if self._model is None or not _is_open(asked):
            return by_rule
        fits = {c: self._reader.fit(asked, c) for c in self._find_candidates(asked)}
        fitting = {c: fit for c, fit in fits.items() if fit != "no"}
        candidates = list(fitting)
        features = self._reader.read(asked, fitting)
        forms = tuple(c.forms(self._scenes.text) for c in candidates)
        self.choices.append(Choice(asked, forms, tuple(features)))
        chances = self._model.probabilities(features)
        best = max(range(len(chances)), key=lambda i: chances[i])
        if best == len(candidates) or chances[best] < self._model.threshold:
            return None
        self._reader.hold(asked, candidates[best])
        return self._form_of(candidates[best], asked)

    def pointed_to(self, noun: str, mention: Mention) -> str | None:
        """What 이 회사, 같은 당 point back to: never to what the article names only later."""
        found = self.focus(noun, mention)
        return found if found and found in self._scenes.text[: mention.start] else None

    def focus(self, noun: str, mention: Mention) -> str | None:
        """What 회사, 당, 구단, 재판부 stand for."""
        by_rule = self._rules.focus(noun, mention)
        entry = match_entry(noun.removesuffix(" 측"), "focus")
        if self._model is None or by_rule is None or entry is None:
            return by_rule
        asked = Asked(mention, entry.words[0], None, by_rule, use="focus")
        fitting = [c for c in self._find_candidates(asked) if self._reader.fit(asked, c) == "office"]
        if len(fitting) < 2:
            return by_rule
        *features, _ = self._reader.read(asked, dict.fromkeys(fitting, "office"))
        chances = self._model.probabilities(features)
        return self._form_of(fitting[max(range(len(fitting)), key=lambda i: chances[i])], asked)

    def _find_candidates(self, asked: Asked) -> list[Affiliate]:
        """The organizations that somebody with this title could belong to, and all others of the article."""
        found = [*self.named(), *self._find_shaped(asked, self.named())]
        office = match_entry(asked.title, asked.use) or match_class(asked.title, asked.category)
        kind = next((kind for kind in ("sports", "party") if office and kind in office.kinds), None)
        return merge_short_forms(found, kind) if kind else found

    def _find_shaped(self, asked: Asked, known: list[Affiliate]) -> list[Affiliate]:
        """Organizations that end as those of such an office do, and what the rules found beside them."""
        text, form = self._scenes.text, asked.by_rule
        taken = {place for candidate in known for place in candidate.places}
        spans: dict[str, list[tuple[int, int]]] = {}
        for start, end in self._rules.shaped_for(asked.title, asked.category, asked.use):
            if (start, end) not in taken:
                spans.setdefault(text[start:end], []).append((start, end))
        if form and form not in spans and not any(form in c.forms(text) for c in known):
            spans[form] = [found.span() for found in regex.finditer(regex.escape(form), text)]
        return [_shaped(f, tuple(places), known) for f, places in spans.items() if places]

    def _form_of(self, candidate: Affiliate, asked: Asked) -> str:
        """The form that stands nearest before, in its fullest spelling: 더불어민주당 for 민주당."""
        start, end = candidate.last_before(asked.mention.start) or candidate.places[0]
        nearest = self._scenes.text[start:end]
        fuller = (form for form in candidate.forms(self._scenes.text) if form.endswith(nearest))
        return max(fuller, key=lambda form: (len(form), form))


def _shaped(form: str, places: tuple[tuple[int, int], ...], known: list[Affiliate]) -> Affiliate:
    """An organization under a form of its own; what it begins with tells its kind: 가온지법 in 가온지법 형사1부."""
    starts = {place[0] for place in places}
    begins = [c for c in known if any(place[0] in starts for place in c.places)]
    kinds = frozenset(kind for c in begins for kind in c.kinds) or frozenset({UNKNOWN})
    return Affiliate(form, kinds, frozenset(name for c in begins for name in c.names), places)


def _is_open(asked: Asked) -> bool:
    """Is there anything to decide?"""
    if asked.category in NO_ORGANIZATION:
        entry = match_entry(asked.title, "title")
        return entry is not None and entry.kinds == {"sports"}
    return True

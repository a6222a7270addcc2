"""The organizations of an article to which somebody could belong, and where each stands: 한빛당, 다온상사, 이란.

Found on characters: what the gazetteer knows, what ends like an organization (물빛연구소), what is introduced with its
head (다온상사(대표 홍가람)), and countries, whose heads of state and ambassadors speak for them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import regex

from quoteattr.affiliation.standing import Standing
from quoteattr.lexicon import Lexicon
from quoteattr.scenes import Scenes

__all__ = ["INTRODUCED", "UNKNOWN", "Affiliate", "find_affiliates", "is_talked_of", "merge_short_forms"]

Names: TypeAlias = frozenset[tuple[str, str]]
"""Full name and kind of organizations of the gazetteer."""

UNKNOWN = "unknown"
"""The kind of an organization of which nothing is known but that it is one."""

_WORD = regex.compile(r"(?<![가-힣A-Za-z0-9])(?:㈜|\(주\)|주식회사 )?(?P<name>[가-힣A-Za-z0-9&·]{3,20})")
_PARTICLE = regex.compile(
    r"(?:은|는|이|가|의|을|를|과|와|도|에|에서|에서는|에는|에게|으로|로|측|측은|이라고|라고|이며|이고|처럼|만|까지|부터)$"
)
INTRODUCED = regex.compile(
    r"(?:㈜|\(주\)|주식회사 )?(?P<name>[가-힣A-Za-z&]{2,15})"
    r"\((?P<head>대표(?:이사)?|사장|회장|원장|총장|이사장)\s?[가-힣 ]{2,10}\)"
)
_CALLED = regex.compile(
    r"(?<![가-힣])(?:[가-힣]{0,4}(?:기업|업체|회사|스타트업|협동조합|법인)|[가-힣]{2}사) "
    r"(?P<name>[가-힣A-Za-z&]{2,12}?)(?=(?:은|는|이|가|의|을|를|과|와|에|에서|측)(?![가-힣])|\(|,)"
)
"""배급사 딥하버의: a proper name after what it is."""

_UNIVERSITY = regex.compile(
    r"(?<![가-힣])[가-힣]{2,5}대(?= (?:[가-힣]+과 )?(?:공동 ?)?(?:연구[팀진]|연구실|연구소|교수|의대|병원))"
)
"""가온대 연구팀: 대 alone ends too many words."""

_NAME_BEFORE = regex.compile(r"(?<![가-힣])[가-힣]{3} $")
_OFFICE = regex.compile(
    r"(?P<title>[가-힣]{2,8}?)(?:\((?P<name>[가-힣]{3})\))?(?:은|는|이|가|의|을|를|와|과)?(?![가-힣])"
)
_SHORT_WORD = regex.compile(r"(?<![가-힣A-Za-z])[가-힣A-Za-z]{2,8}")
_OWN_STATE = frozenset({"한국", "대한민국", "우리나라", "조선"})
_NO_ARTICLE_TEXT = ("boilerplate", "byline")


@dataclass(frozen=True, slots=True)
class Affiliate:
    """An organization as the article first writes it, its kinds, and all places where it stands, in text order."""

    form: str
    kinds: frozenset[str]
    names: Names
    places: tuple[tuple[int, int], ...]

    def forms(self, text: str) -> frozenset[str]:
        """Every form in which the article writes it."""
        return frozenset(text[start:end] for start, end in self.places)

    def last_before(self, offset: int) -> tuple[int, int] | None:
        """The last place before an offset."""
        index = bisect_left(self.places, (offset, -1)) - 1
        while index >= 0 and self.places[index][1] > offset:
            index -= 1
        return self.places[index] if index >= 0 else None


def find_affiliates(scenes: Scenes, lexicon: Lexicon, standing: Standing) -> list[Affiliate]:
    """Every organization and country of an article, in the order in which they are first named."""
    places: dict[str, list[tuple[int, int]]] = {}
    kinds: dict[str, set[str]] = {}
    names: dict[str, Names] = {}
    for start, end, key, kind, known in _find_all(scenes, lexicon):
        if scenes.page.zone_at(start) in _NO_ARTICLE_TEXT or is_talked_of(scenes, lexicon, start, end):
            continue
        if "country" in kind or standing.is_name(start, end, kind):
            places.setdefault(key, []).append((start, end))
            kinds.setdefault(key, set()).update(kind)
            names[key] = known
    found = [_affiliate(scenes.text, sorted(set(places[key])), kinds[key], names[key]) for key in places]
    return sorted(found, key=lambda affiliate: affiliate.places[0])


def is_talked_of(scenes: Scenes, lexicon: Lexicon, start: int, end: int) -> bool:
    """Does an organization stand in somebody's words where nothing ties it to anybody: “새길당은 답하라”?

    우리 새길당, 홍가람 새길당 원내대표 and 새길당 원내대표(홍가람) tell who belongs to it there, too.
    """
    if not scenes.is_quoted(start):
        return False
    words = [_OFFICE.match(word) for word in scenes.text[end : end + 24].removeprefix("의").split()[:2]]
    office = next((found for found in words if found and found["title"] in lexicon.titles), None)
    if office is None:
        return scenes.text[max(0, start - 3) : start] not in ("우리 ", "저희 ")
    return office["name"] is None and _NAME_BEFORE.search(scenes.text, max(0, start - 5), start) is None


def merge_short_forms(affiliates: Sequence[Affiliate], kind: str) -> list[Affiliate]:
    """One club or party in two forms as one: NC and NC 다이노스, 민주당 and 더불어민주당.

    Args:
        affiliates: the organizations of an article.
        kind: parties share their last syllables, clubs a word.
    """
    merged = sorted(affiliates, key=lambda a: len(a.form))
    for short in tuple(merged):
        longer = next((a for a in reversed(merged) if a is not short and _is_short_for(short, a, kind)), None)
        if longer is not None:
            both = replace(
                longer,
                kinds=longer.kinds | short.kinds,
                names=longer.names | short.names,
                places=tuple(sorted({*longer.places, *short.places})),
            )
            merged = [both if a is longer else a for a in merged if a is not short]
    return sorted(merged, key=lambda a: a.places[0])


def _is_short_for(short: Affiliate, longer: Affiliate, kind: str) -> bool:
    if kind == "party":
        both = all(kind in one.kinds or one.kinds == {UNKNOWN} for one in (short, longer))
        return both and short.form.endswith("당") and longer.form.endswith(short.form)
    return f" {short.form} " in f" {longer.form} "


def _affiliate(text: str, places: list[tuple[int, int]], kinds: set[str], names: Names) -> Affiliate:
    start, end = places[0]
    return Affiliate(text[start:end], frozenset(kinds), names, tuple(places))


def _find_all(scenes: Scenes, lexicon: Lexicon) -> Iterator[tuple[int, int, str, frozenset[str], Names]]:
    """Places with what tells organizations apart: the id, or the form where no gazetteer knows it."""
    text = scenes.text
    known = [(m.start, m.end) for m in scenes.matches]
    for match in scenes.matches:
        kinds = frozenset(o.kind for o in match.organizations)
        alone = len(match.organizations) == 1
        key = match.organizations[0].id if alone else text[match.start : match.end]
        yield match.start, match.end, key, kinds, frozenset((o.name, o.kind) for o in match.organizations)
    for start, end, kind in _find_unknown(text, lexicon):
        if not _is_inside(start, end, known):
            yield start, end, text[start:end], frozenset({kind}), frozenset()
    for start, end in _find_countries(text, lexicon):
        if not _is_inside(start, end, known):
            yield start, end, text[start:end], frozenset({"country"}), frozenset()


def _is_inside(start: int, end: int, known: list[tuple[int, int]]) -> bool:
    """Does a place overlap one that the gazetteer knows?"""
    index = bisect_left(known, (end, -1)) - 1
    return index >= 0 and known[index][1] > start


def _find_unknown(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    introduced = {found["name"]: found["head"] for found in INTRODUCED.finditer(text)}
    called = {found["name"]: "" for found in _CALLED.finditer(text) if not _is_common(found["name"], lexicon)}
    for name, head in {**called, **introduced}.items():
        kind = UNKNOWN if head in ("원장", "총장", "이사장") else "company"
        for place in regex.finditer(rf"(?<![가-힣A-Za-z]){regex.escape(name)}", text):
            yield *place.span(), kind
    for found in _UNIVERSITY.finditer(text):
        yield *found.span(), "university"
    for found in _WORD.finditer(text):
        name = found["name"]
        particle = _PARTICLE.search(name)
        for stem in (name, name[: particle.start()] if particle else ""):
            entry = lexicon.suffix_of(stem) if len(stem) > 2 else None
            if entry and len(entry.suffix) > 1 and len(stem) > len(entry.suffix) + 1:
                yield found.start("name"), found.start("name") + len(stem), entry.kind
                break


def _is_common(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.titles or word in lexicon.nouns


def _find_countries(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    begins = lexicon.country_begins
    for found in _SHORT_WORD.finditer(text):
        word = found.group()
        if word[:2] not in begins:
            continue
        for end in range(len(word), max(1, len(word) - 3), -1):
            if lexicon.places.get(word[:end]) == "country" and word[:end] not in _OWN_STATE:
                yield found.start(), found.start() + end
                break

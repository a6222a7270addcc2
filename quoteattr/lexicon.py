"""The dictionary of the newsroom: cues, closers, titles, surnames, pronouns, as typed frozen tables.

Every table is a data file under ``quoteattr/data``; this module gives them types and the few look-ups the stages need.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field

from quoteattr.errors import DataError
from quoteattr.tables import Entry, data_path, load_toml, load_tsv

__all__ = ["CloserEntry", "CueEntry", "ForeignNameEntry", "Lexicon", "Link", "TitleEntry"]

Link = Literal["final", "chain", "adnominal", "object", "adverbial", "copula", "like", "none"]


class CueEntry(Entry):
    """A reporting verb, noun or fixed phrase (인용 동사·명사)."""

    lemma: str
    pos: Literal["verb", "noun"]
    category: Literal[
        "report", "assert", "explain", "criticize", "demand", "promise", "ask", "answer", "evaluate",
        "predict", "emotion", "write", "deny", "agree", "introduce",
    ] = Field(alias="class")  # fmt: skip
    example: str


class CloserEntry(Entry):
    """Forms after a closing mark that link the quote to its sentence in one way."""

    link: Link
    speech: bool
    forms: tuple[str, ...]
    example: str


class TitleEntry(Entry):
    """A title (직함·직위·직업)."""

    title: str
    category: str = Field(alias="class")
    position: Literal["after", "before", "both"]
    fuses: Literal["yes", "no"]
    example: str


class PronounEntry(Entry):
    """A form that points back to somebody named before: 그, 이 관계자, 이 회사."""

    form: str
    number: Literal["singular", "plural"]
    kind: Literal["person", "anonymous", "organization", "group"]
    example: str


class NounEntry(Entry):
    """A common noun that speaks as an organization: 경찰 (itself), 업계 (a sector), 회사 (the one in focus)."""

    noun: str
    category: Literal["organization", "sector", "focus", "group", "document"] = Field(alias="class")
    example: str


class SuffixEntry(Entry):
    """The end of an organization's name: 연구소, 대학교, 위원회."""

    suffix: str
    kind: str
    example: str


class SurnameEntry(Entry):
    """A surname with the number of people who bear it (census of 2015)."""

    surname: str
    hanja: str = ""
    population: int


class AdverbialEntry(Entry):
    """A word that ends a noun phrase to its left: 이날, 당시, 한편."""

    word: str
    kind: Literal["time", "conjunction", "manner"]


class WordEntry(Entry):
    """A word of a small class; the head of ``data/word_classes.tsv`` says what each class is for."""

    word: str
    category: str = Field(alias="class")


class PlaceEntry(Entry):
    """A country or region whose name stands for its government: 인도 총리."""

    place: str
    kind: Literal["country", "region"]


class ForeignNameEntry(Entry):
    """A foreign given name or surname in its usual Korean spelling: 크리스틴, 라가르드."""

    name: str
    kind: Literal["given", "surname", "both", "particle"]
    origin: str


class SyllableEntry(Entry):
    """A syllable of Korean given names."""

    syllable: str


@dataclass(frozen=True)
class Lexicon:
    """All tables together. ``Lexicon.default()`` is what ships; ``Lexicon.load(folder)`` takes your own files."""

    cues: tuple[CueEntry, ...]
    closers: tuple[CloserEntry, ...]
    titles: Mapping[str, TitleEntry]
    pronouns: Mapping[str, PronounEntry]
    nouns: Mapping[str, NounEntry]
    suffixes: tuple[SuffixEntry, ...]
    surnames: Mapping[str, int]
    rare_surnames: frozenset[str]
    given_syllables: frozenset[str]
    foreign_names: Mapping[str, ForeignNameEntry]
    adverbials: frozenset[str]
    places: Mapping[str, str]
    classes: Mapping[str, frozenset[str]]

    @classmethod
    @cache
    def default(cls) -> Lexicon:
        """The lexicon that ships with the package, loaded once."""
        return cls.load(data_path())

    @classmethod
    def load(cls, folder: Path) -> Lexicon:
        """Read a folder of lexicon files; a file that is not there is taken from the package.

        Raises:
            DataError: a file is malformed; it names file and line.
        """

        def path(name: str) -> Path:
            own = folder / name
            return own if own.exists() else data_path(name)

        titles = load_tsv(path("titles.tsv"), TitleEntry)
        pronouns = load_tsv(path("pronouns.tsv"), PronounEntry)
        nouns = load_tsv(path("organization_nouns.tsv"), NounEntry)
        suffixes = load_tsv(path("organization_suffixes.tsv"), SuffixEntry)
        return cls(
            cues=_unique(path("cues.toml"), load_toml(path("cues.toml"), "cue", CueEntry)),
            closers=load_toml(path("closers.toml"), "closer", CloserEntry),
            titles={entry.title: entry for entry in titles},
            pronouns={entry.form: entry for entry in pronouns},
            nouns={entry.noun: entry for entry in nouns},
            suffixes=tuple(sorted(suffixes, key=lambda entry: -len(entry.suffix))),
            surnames={e.surname: e.population for e in load_tsv(path("surnames.tsv"), SurnameEntry)},
            rare_surnames=frozenset(e.surname for e in load_tsv(path("surnames_rare.tsv"), SurnameEntry)),
            given_syllables=frozenset(e.syllable for e in load_tsv(path("given_syllables.tsv"), SyllableEntry)),
            foreign_names={e.name: e for e in load_tsv(path("foreign_names.tsv"), ForeignNameEntry)},
            adverbials=frozenset(e.word for e in load_tsv(path("adverbials.tsv"), AdverbialEntry)),
            places={e.place: e.kind for e in load_tsv(path("places.tsv"), PlaceEntry)},
            classes=_classes(load_tsv(path("word_classes.tsv"), WordEntry)),
        )

    def words(self, category: str) -> frozenset[str]:
        """The words of a small class: ``words("former")`` holds 전, 현, 前.

        Raises:
            KeyError: there is no such class in ``data/word_classes.tsv``.
        """
        return self.classes[category]

    @cached_property
    def verbs(self) -> Mapping[str, CueEntry]:
        """Reporting verbs of one word by lemma: 말하다."""
        return {e.lemma: e for e in self.cues if e.pos == "verb" and " " not in e.lemma}

    @cached_property
    def phrases(self) -> Mapping[str, tuple[CueEntry, ...]]:
        """Fixed reporting phrases by the lemma of their verb: 긋다 → 선을 긋다."""
        phrases: dict[str, tuple[CueEntry, ...]] = {}
        for entry in self.cues:
            if entry.pos == "verb" and " " in entry.lemma:
                verb = entry.lemma.rsplit(" ", 1)[1]
                phrases[verb] = (*phrases.get(verb, ()), entry)
        return phrases

    @cached_property
    def cue_nouns(self) -> Mapping[str, CueEntry]:
        """Reporting nouns by lemma: 지적, 입장."""
        return {e.lemma: e for e in self.cues if e.pos == "noun"}

    @cached_property
    def links(self) -> tuple[tuple[str, CloserEntry], ...]:
        """Every closer form with its entry, longest first."""
        forms = [(form, entry) for entry in self.closers for form in entry.forms]
        return tuple(sorted(forms, key=lambda pair: -len(pair[0])))

    def suffix_of(self, word: str) -> SuffixEntry | None:
        """The longest organization suffix a word ends with.

        >>> entry = Lexicon.default().suffix_of("한빛연구소")
        >>> entry and entry.suffix
        '연구소'
        """
        if word[-1:] not in self._suffix_ends:  # most words end early here
            return None
        longest = min(len(word) - 1, self._longest_suffix)
        found = (self.by_suffix.get(word[-size:]) for size in range(longest, 0, -1))
        return next((entry for entry in found if entry), None)

    @cached_property
    def by_suffix(self) -> Mapping[str, SuffixEntry]:
        """Organization suffixes by their form."""
        return {entry.suffix: entry for entry in self.suffixes}

    @cached_property
    def _suffix_ends(self) -> frozenset[str]:
        return frozenset(entry.suffix[-1] for entry in self.suffixes)

    @cached_property
    def _longest_suffix(self) -> int:
        return max(len(entry.suffix) for entry in self.suffixes)

    def is_organization_name(self, word: str, *, common: bool = False) -> bool:
        """Does a word end like an organization? One syllable (시, 부) is no evidence on a common noun (요구)."""
        entry = self.suffix_of(word)
        return entry is not None and (len(entry.suffix) > 1 or (not common and len(word) > 2))

    @cached_property
    def country_begins(self) -> frozenset[str]:
        """The first two syllables of countries, by which most words are seen to be none."""
        return frozenset(place[:2] for place, kind in self.places.items() if kind == "country")

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """Nouns for documents, which also end longer ones: 감사보고서."""
        return tuple(e.noun for e in self.nouns.values() if e.category == "document" and len(e.noun) > 1)


def _classes(entries: tuple[WordEntry, ...]) -> dict[str, frozenset[str]]:
    return {
        category: frozenset(e.word for e in entries if e.category == category)
        for category in sorted({e.category for e in entries})
    }


def _unique(path: Path, cues: tuple[CueEntry, ...]) -> tuple[CueEntry, ...]:
    seen: set[tuple[str, str]] = set()
    for cue in cues:
        if (cue.lemma, cue.pos) in seen:
            raise DataError(path, None, f"[[cue]] {cue.lemma} ({cue.pos}) stands there twice; remove one")
        seen.add((cue.lemma, cue.pos))
    return cues

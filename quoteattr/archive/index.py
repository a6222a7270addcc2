"""The index of an archive: its speakers, what is doubtful about them, and the utterances that articles share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from quoteattr.archive.building import SpeakerBuilder, build_suspicions, build_utterances
from quoteattr.archive.gathering import Gathered, gather
from quoteattr.archive.linking import Linker
from quoteattr.archive.offices import OfficeReader
from quoteattr.archive.records import Appearance, IndexedSpeaker, Suspicion, Utterance
from quoteattr.archive.suspecting import find_doubts
from quoteattr.archive.wordings import group_wordings
from quoteattr.extraction import Article
from quoteattr.gazetteer import Gazetteer
from quoteattr.lexicon import Lexicon

__all__ = ["SpeakerIndex", "group_utterances", "resolve"]


class SpeakerIndex:
    """The people of an archive, each under one id; made by :func:`resolve` and never changed.

    Attributes:
        speakers: everybody who is quoted by name, those in most articles first.
        suspicions: likely misspellings and doubtful namesakes; nothing of it was merged.
    """

    def __init__(self, gathered: Gathered, linker: Linker, groups: list[list[int]]) -> None:
        self._gathered, self._linker, self._groups = gathered, linker, groups
        self._by_root = SpeakerBuilder(gathered, linker).build()
        self._by_id = {speaker.id: speaker for speaker in self._by_root.values()}
        self.speakers: tuple[IndexedSpeaker, ...] = tuple(
            sorted(self._by_id.values(), key=lambda one: (-one.articles, -one.quotes, one.id))
        )
        self.suspicions: tuple[Suspicion, ...] = build_suspicions(find_doubts(gathered, linker, groups), self._by_root)

    def __len__(self) -> int:
        return len(self.speakers)

    def __iter__(self) -> Iterator[IndexedSpeaker]:
        return iter(self.speakers)

    def __getitem__(self, id_: str) -> IndexedSpeaker:
        return self._by_id[id_]

    def find(self, name: str) -> tuple[IndexedSpeaker, ...]:
        """Everybody of a name, the most quoted first: several people when they are homonyms."""
        return tuple(self._by_id[id_] for id_ in self._ids_by_name.get(name, ()))

    def match(self, article: str | int, start: int) -> IndexedSpeaker | None:
        """Who says the quote that begins at ``start`` of an article; of several who say it together the first."""
        root = self._roots_by_place.get((article, start))
        return None if root is None else self._by_root[root]

    def appearances(self, id_: str) -> tuple[Appearance, ...]:
        """Every quote of a speaker, in the order in which the articles were read.

        Raises:
            KeyError: nobody has that id.
        """
        gathered = self._gathered
        return tuple(
            Appearance(
                article=gathered.articles[gathered.quote_article[place]].id,
                start=gathered.quote_start[place],
                end=gathered.quote_end[place],
            )
            for place in self._places[self._by_id[id_].id]
        )

    @cached_property
    def utterances(self) -> tuple[Utterance, ...]:
        """Utterances that at least two articles report, with their wordings, those in most articles first."""
        return build_utterances(self._gathered, self._linker.clusters, self._by_root, self._groups)

    @cached_property
    def _ids_by_name(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for speaker in self.speakers:
            for name in speaker.names:
                found[name].append(speaker.id)
        return found

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """The quotes of each speaker, by place in the columns."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place, holder in enumerate(self._gathered.quote_holder):
            if holder >= 0:
                found[self._by_root[self._linker.clusters.find(holder)].id].append(place)
        return found

    @cached_property
    def _roots_by_place(self) -> dict[tuple[str | int, int], int]:
        gathered, find = self._gathered, self._linker.clusters.find
        found: dict[tuple[str | int, int], int] = {}
        for article, start, holder in zip(
            gathered.quote_article, gathered.quote_start, gathered.quote_holder, strict=True
        ):
            if holder >= 0:
                found.setdefault((gathered.articles[article].id, start), find(holder))
        return found


def resolve(
    articles: Iterable[Article], *, gazetteer: Gazetteer | None = None, lexicon: Lexicon | None = None
) -> SpeakerIndex:
    """The speakers of an archive: the same person has the same id in every article.

    People are one when name and office agree: KT 최고기술책임자 and KT 부사장 오승필. Offices that one person
    hardly holds (two companies, 연구원 and 사장) keep homonyms apart. What only looks like the same person is in
    :attr:`SpeakerIndex.suspicions`. Articles are read once, in order; their texts are not kept.

    Args:
        articles: :class:`Extraction` records, or pairs of an id and the quotes of that article.
        gazetteer: the organizations to know; the shipped ones by default.
        lexicon: the titles and surnames to know; the shipped ones by default.

    Raises:
        TypeError: something is neither an ``Extraction`` nor a pair of id and quotes.
        ValueError: two articles have the same id.

    >>> import quoteattr
    >>> pages = {"가람일보": "KT 오승필 최고기술책임자는 “자체 모델을 내년에 공개하겠다”고 말했다.",
    ...          "한빛신문": "오승필 KT 부사장은 “자체 모델을 내년 봄 공개하겠다”고 했다."}
    >>> index = resolve((outlet, quoteattr.extract(text)) for outlet, text in pages.items())
    >>> [speaker.label for speaker in index]
    ['오승필 (KT 최고기술책임자·부사장)']
    >>> index.utterances[0].wordings[1].marked
    '자체 모델을 {내년에 → 내년 봄} 공개하겠다'
    """
    lexicon = lexicon or Lexicon.default()
    gathered = gather(articles, OfficeReader(gazetteer, lexicon), lexicon.surnames)
    groups = group_utterances(gathered)
    linker = Linker(gathered, groups, lexicon.surnames)
    linker.link()
    return SpeakerIndex(gathered, linker, groups)


def group_utterances(gathered: Gathered) -> list[list[int]]:
    """Groups of wordings, by number, that are one utterance."""
    names: list[set[str]] = [set() for _ in gathered.wordings]
    for wording, holder in zip(gathered.quote_wording, gathered.quote_holder, strict=True):
        if wording >= 0 and holder >= 0:
            names[wording].add(gathered.holders[holder].name)
    return group_wordings(gathered.wordings, [frozenset(one) for one in names])

"""Pairing quotation marks on the raw text, before any sentence splitting.

Knows about marks only, not about speech: every pair comes out, the emphasis of ‘민생 회복’ as well as “…”고 말했다.
One pass from left to right, whatever the input: a strong mark (“ ") holds everything up to its partner, weak marks
(‘ ' 「) inside it are nested. Newsrooms mistype: any shape of a family closes any other ("…”), a quote may stay open
over paragraphs, and a mark may be missing (“…”며 …하겠다”고).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, takewhile

import regex

from quoteattr.reading.marks import Mark, find_marks
from quoteattr.reading.page import Page

__all__ = ["Quotation", "find_quotations"]

LONGEST_OVER_PARAGRAPHS = 4000
"""A quote that stays open over paragraphs is given up after so many code points: the mark was a slip."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A pair of quotation marks. ``start:end`` are the words, ``outer_start:outer_end`` include the marks."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    strong: bool
    repaired: bool = False


# What follows a closing mark that reports speech: “…”고, “…”라며, “…”이라는.
_CLOSER_AHEAD = regex.compile(r"\s?(?:이?라(?:고|며|면서도?|는|던)|(?:다?고|며|면서도?|는)(?:[\s,]|$))")
# "…하겠다며 "…, "…하겠다'며 "…: a mark after such an ending opens, though another is still open
_REPORTED_BEFORE = regex.compile(r"[다까요라자][’']?(?:고|며|면서)\s$|[’']?이?라(?:고|며|면서)\s$")
# A closing mark was forgotten where a reporting ending stands: “…하겠다며 “…
_FORGOTTEN_CLOSE = regex.compile(
    r"(?<=다|까|요|라|자)[’']?(?=고\s|며\s|면서\s)|(?:(?<=[가-힣])[’'])?(?=이?라(?:고|며|면서)\s)"
)
_ENDING = 6
"""A reporting ending and the space after it have at most so many code points."""

_AHEAD = 20
"""So many marks are looked at to see whether their count comes out."""

_SENTENCE_END = regex.compile(r"[다요]\.(?=\s|$)|\n")


def find_quotations(page: Page) -> tuple[Quotation, ...]:
    """Every pair of marks that is not nested in another, in text order.

    >>> from quoteattr.reading.page import read_page
    >>> text = '그는 “‘민생’이 먼저”라며 "서두르겠다”고 말했다.'
    >>> [text[q.start:q.end] for q in find_quotations(read_page(text))]
    ['‘민생’이 먼저', '서두르겠다']
    """
    marks = find_marks(page.text)
    if not marks:
        return ()
    pairer = _Pairer(page, marks)
    for paragraph in page.paragraphs:
        pairer.read_paragraph(paragraph.start, paragraph.end)
    return pairer.quotations()


class _Pairer:
    """The state of the one pass: what is open, what was paired."""

    def __init__(self, page: Page, marks: list[Mark]) -> None:
        self._text = page.text
        self._marks = marks
        self._next = 0
        self._open: Mark | None = None
        self._weak: Mark | None = None
        self._pairs: list[Quotation] = []

    def quotations(self) -> tuple[Quotation, ...]:
        """The pairs that stand in no other pair."""
        outermost: list[Quotation] = []
        for pair in sorted(self._pairs, key=lambda q: (q.outer_start, -q.outer_end)):
            if not outermost or pair.outer_start >= outermost[-1].outer_end:
                outermost.append(pair)
        return tuple(outermost)

    def read_paragraph(self, start: int, end: int) -> None:
        """Pair the marks between two offsets; a strong mark may stay open when its partner comes later."""
        first = self._next
        while self._next < len(self._marks) and self._marks[self._next].at < end:
            mark = self._marks[self._next]
            self._next += 1
            if mark.at >= start:
                self._read(mark)
        self._weak = None
        if self._open is not None and not self._closes_later():
            self._give_up(first, end)

    def _read(self, mark: Mark) -> None:
        if mark.strong:
            self._read_strong(mark)
        elif self._open is None:
            self._read_weak(mark)

    def _read_strong(self, mark: Mark) -> None:
        if self._open is None:
            turned = mark.shape == "open" and self._is_turned(mark)
            if not self._can_open(mark):
                self._repair_open(mark)
            elif not (turned and self._repair_open(mark)):
                self._open = mark
        elif mark.shape == "open" and self._is_turned(mark):
            self._pair(self._open, mark)
            self._open = None
        elif mark.shape == "open" and not self._is_nested(mark):
            self._repair_close(self._open, mark)
            self._open = mark
        elif mark.shape == "either" and self._opens_next(mark):
            self._repair_close(self._open, mark, mark.at - _ENDING)
            self._open = mark
        elif mark.shape == "either" and self._opens_inside(mark):
            self._next += 1  # the inner closing mark belongs to the inner quote
        elif mark.shape != "open":
            self._pair(self._open, mark)
            self._open = None

    def _is_turned(self, mark: Mark) -> bool:
        """드린다“고: an opening mark right after a word and before 고 closes."""
        return self._before(mark).strip() != "" and _CLOSER_AHEAD.match(self._text, mark.at + 1) is not None

    def _opens_next(self, mark: Mark) -> bool:
        """After a reporting ending a straight mark opens where marks are odd in number: "…하겠다며 "…이다"고 했다."""
        if self._open is None or self._open.shape != "either":
            return False
        if not _REPORTED_BEFORE.search(self._text[max(self._open.at + 1, mark.at - _ENDING) : mark.at]):
            return False
        ahead = [m for m in self._marks[self._next : self._next + _AHEAD] if m.strong]
        rest = list(takewhile(lambda m: "\n" not in self._text[mark.at : m.at], ahead))
        return len(rest) % 2 == 1 and self._closes(rest[0])

    def _opens_inside(self, mark: Mark) -> bool:
        """A straight mark between a space and a word opens a quote inside: "내 물음은 "언제 오나"에 대한 것"이라고."""
        after = self._after(mark)
        if self._before(mark).strip() or not after.isalnum() or _CLOSER_AHEAD.match(self._text, mark.at + 1):
            return False
        following = [m for m in self._marks[self._next : self._next + 8] if m.strong][:2]
        inside = len(following) == 2 and self._marks[self._next] is following[0]
        if not inside or "\n" in self._text[mark.at : following[1].at]:
            return False
        return all(self._before(m).strip() != "" for m in following) and self._closes(following[1])

    def _closes(self, mark: Mark) -> bool:
        """Does a mark stand right after a word and before a reporting ending: …이다"고?"""
        return self._before(mark).strip() != "" and _CLOSER_AHEAD.match(self._text, mark.at + 1) is not None

    def _is_nested(self, mark: Mark) -> bool:
        """“A “B” C”: two closing marks follow an opening one inside an open quote."""
        if self._open is not None and self._open.shape == "either":
            following = self._marks[self._next : self._next + 2]
            if len(following) == 2 and [m.shape for m in following] == ["close", "either"]:
                self._next += 1  # the inner closing mark belongs to the inner quote
                return True
            return False
        following = [m for m in self._marks[self._next : self._next + 6] if m.strong][:2]
        nested = len(following) == 2 and all(m.shape == "close" for m in following)
        if nested:
            self._next = self._marks.index(following[0], self._next) + 1
        return nested

    def _read_weak(self, mark: Mark) -> None:
        if self._is_apostrophe(mark):
            return
        weak = self._weak
        closes = mark.shape != "open" and self._before(mark).strip() != ""
        if weak is not None and weak.family == mark.family and closes:
            self._pair(weak, mark)
            self._weak = None
            return
        # A mark of another family inside ‘…’ is nested, not a new beginning.
        replaceable = weak is None or weak.shape == "either" or weak.family == mark.family
        if mark.shape != "close" and replaceable and self._can_open(mark):
            self._weak = mark

    def _is_apostrophe(self, mark: Mark) -> bool:
        """O'Neal, '23년, 오'파렐: no quotation mark."""
        if mark.shape == "open" or mark.family != "single":
            return False
        before, after = self._before(mark), self._after(mark)
        if before.isascii() and before.isalnum() and after.isascii() and after.isalnum():
            return True
        return self._weak is None and (before.isalnum() or (after.isdigit() and not before.isalnum()))

    def _can_open(self, mark: Mark) -> bool:
        if mark.shape == "open":
            return True
        before, after = self._before(mark), self._after(mark)
        if mark.shape == "close":  # ”늦었다“고: turned round
            begins = not before.strip() and after.isalnum()
            return begins and not _CLOSER_AHEAD.match(self._text, mark.at + 1)
        if not before.strip() or not before.isalnum():
            return bool(after.strip()) or not before.strip()
        return bool(after.strip()) and not _CLOSER_AHEAD.match(self._text, mark.at + 1)

    def _before(self, mark: Mark) -> str:
        return self._text[mark.at - 1] if mark.at else " "

    def _after(self, mark: Mark) -> str:
        return self._text[mark.at + 1] if mark.at + 1 < len(self._text) else " "

    def _pair(self, opening: Mark, closing: Mark) -> None:
        start, end = opening.at + 1, closing.at
        if self._text[start:end].strip():
            self._pairs.append(Quotation(start, end, opening.at, closing.at + 1, opening.strong))

    def _repair_open(self, closing: Mark) -> bool:
        """“…”라며 …하겠다”고: the second opening mark is missing; the words begin after the closer of the first."""
        previous = next((p for p in reversed(self._pairs) if p.strong), None)
        if previous is None or not _CLOSER_AHEAD.match(self._text, closing.at + 1):
            return False
        between = self._text[previous.outer_end : closing.at]
        closer = _CLOSER_AHEAD.match(between)
        if closer is None or _SENTENCE_END.search(between):
            return False
        outer = previous.outer_end + closer.end()
        outer += len(self._text[outer : closing.at]) - len(self._text[outer : closing.at].lstrip(" ,"))
        start = outer
        while start < closing.at and not self._text[start].isalnum():
            start += 1
        if start < closing.at:
            self._pairs.append(Quotation(start, closing.at, outer, closing.at + 1, True, repaired=True))
        return start < closing.at

    def _repair_close(self, opening: Mark, following: Mark, first: int = 0) -> None:
        """“…하겠다며 “…: the first closing mark is missing; the words end where the reporting ending begins."""
        found = _FORGOTTEN_CLOSE.search(self._text, max(first, opening.at + 1), following.at)
        if found and not _SENTENCE_END.search(self._text, found.end(), max(found.end(), following.at - 1)):
            self._pairs.append(Quotation(opening.at + 1, found.start(), opening.at, found.end(), True, repaired=True))

    def _closes_later(self) -> bool:
        """Does the partner of the open mark come in a later paragraph?"""
        if self._open is None:
            return False
        following = next((m for m in self._marks[self._next : self._next + 20] if m.strong), None)
        if following is None or following.at - self._open.at > LONGEST_OVER_PARAGRAPHS:
            return False
        if following.shape == "close":
            return True
        return (
            following.shape == "either"
            and self._before(following).strip() != ""
            and (_CLOSER_AHEAD.match(self._text, following.at + 1) is not None or self._after(following) in "\n\r")
        )

    def _give_up(self, first: int, end: int) -> None:
        """The open mark has no partner: close it at a reporting ending, else read what it swallowed again."""
        opening, self._open = self._open, None
        if opening is None:
            return
        self._repair_close(opening, Mark(end, "close", opening.family, True))
        for mark in self._marks[first : self._next]:
            if mark.at > opening.at and not mark.strong:
                self._read_weak(mark)
        self._weak = None


def outside(quotations: tuple[Quotation, ...], start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of ``start:end`` that no quotation covers.

    >>> outside((Quotation(3, 5, 2, 6, True),), 0, 10)
    [(0, 2), (6, 10)]
    """
    bounds = [start]
    for quotation in quotations:
        bounds += [quotation.outer_start, quotation.outer_end]
    bounds.append(end)
    return [(a, b) for a, b in list(pairwise(bounds))[::2] if a < b]

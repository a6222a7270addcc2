"""Sentences that never cut inside a quotation: the marks were paired first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import regex

from quoteattr.reading.page import Page, Paragraph
from quoteattr.reading.quotations import Quotation
from quoteattr.records import Zone

__all__ = ["Sentence", "says_next", "split_sentences"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the quotations that stand in it, in text order."""

    start: int
    end: int
    zone: Zone
    paragraph: int
    quotations: tuple[Quotation, ...] = ()


# 했다. / 했다.” 그는 / 인가? / 밝혔다.카카오는 (a space forgotten), never 3.5 or U.S.
_END = regex.compile(
    r"(?:(?<=[가-힣)\]%”\"’'])|(?<=[A-Za-z]{2}))[.?!…]+(?=\s|$)|(?<=[다요죠])\.(?=[가-힣“\"‘'\[<(△▲■◆])"
)
# ◆“규제 개혁 속도 내야”=문 대통령은: the head of a section, and the text goes on in the same line
_SECTION_HEAD = regex.compile(r"\s*[◆◇■□▲△▶▷●○★☆]\s*[^=\n]{2,60}=(?=\s?[가-힣“\"‘'])")
_QUOTE_END = regex.compile(r"[.?!…]\s*$")
# What may follow a quote that ends in a full stop and still belong to its sentence: “…한다.”고, “…한다.” 라며
_TAIL = regex.compile(r"\s?(?:이?라|고|며|면서|는|란|던|하고|등(?:의|\s)|[,·은을를에으로])")
# “…?” 묻는다, “…!” 외치며: the verb stands right after the quote
_SAYS = regex.compile(r"\s(?:되?(?:묻[는고던자더지]|물[었어으])|외[치쳤쳐친]|소리[치쳤쳐친]|말[하했한]|답[하했한])")
# <홍길동 / 시민> “…”; a parenthesis is a label only where it opens a line or a sentence: 홍길동(62) ‘한빛’ 대표.
_LABEL_END = regex.compile(r"(?:[>\]]|(?:^|[.?!”\"]\s*)[(（][^()（）]{1,40}[)）])\s*$")


def split_sentences(page: Page, quotations: tuple[Quotation, ...]) -> tuple[Sentence, ...]:
    """Split every paragraph into sentences; a quotation is never cut, even over paragraphs.

    >>> from quoteattr.reading.quotations import find_quotations
    >>> from quoteattr.reading.page import read_page
    >>> page = read_page("“비가 온다. 춥다.” 홍길동 시장은 이같이 말했다. 시는 준비를 마쳤다고 밝혔다.")
    >>> [page.text[s.start:s.end] for s in split_sentences(page, find_quotations(page))]
    ['“비가 온다. 춥다.”', '홍길동 시장은 이같이 말했다.', '시는 준비를 마쳤다고 밝혔다.']
    """
    sentences: list[Sentence] = []
    remaining = list(reversed(quotations))
    covered = 0
    for index, paragraph in enumerate(page.paragraphs):
        inside: list[Quotation] = []
        while remaining and remaining[-1].outer_start < paragraph.end:
            inside.append(remaining.pop())
        start = max(covered, paragraph.start)
        end = max([paragraph.end, *(q.outer_end for q in inside[-1:])])
        # A quote over paragraphs takes with it what follows on its last line.
        if end > paragraph.end:
            last = page.paragraphs[page.paragraph_at(end - 1)]
            end = max(end, last.end)
            while remaining and remaining[-1].outer_start < end:
                inside.append(remaining.pop())
                end = max(end, inside[-1].outer_end)
        if start < end:
            sentences += _split(page, index, paragraph, start, end, inside)
        covered = max(covered, end)
    return tuple(sentences)


def _split(
    page: Page, index: int, paragraph: Paragraph, start: int, end: int, inside: list[Quotation]
) -> list[Sentence]:
    text = page.text
    head = _SECTION_HEAD.match(text, start, end)
    position = start
    cuts = [start]
    for quotation in inside:
        cuts += _cuts(text, position, quotation.outer_start)
        position = quotation.outer_end
        if _ends_sentence(text, quotation, start, end):
            cuts.append(position)
    cuts += _cuts(text, position, end)
    if head and any(q.outer_start < head.end() < q.outer_end for q in inside):
        head = None
    if head:
        cuts = sorted({*cuts, head.end()})
    cuts.append(end)
    sentences = []
    queue = list(reversed(inside))
    for left, right in pairwise(cuts):
        quotations = []
        while queue and queue[-1].outer_start < right:
            quotations.append(queue.pop())
        piece = text[left:right]
        first, last = left + len(piece) - len(piece.lstrip()), left + len(piece.rstrip())
        if first < last:
            zone = "deck" if head and right == head.end() and paragraph.zone == "body" else paragraph.zone
            sentences.append(Sentence(first, last, zone, index, tuple(quotations)))
    return sentences


def _cuts(text: str, start: int, end: int) -> list[int]:
    return [found.end() for found in _END.finditer(text, start, end) if found.end() <= end]


def says_next(after: str) -> bool:
    """Does a verb of saying follow a quote with nothing in between: “…?” 묻는다?

    >>> says_next(" 묻는다."), says_next(" 물가가 올랐다.")
    (True, False)
    """
    return _SAYS.match(after) is not None


def _ends_sentence(text: str, quotation: Quotation, start: int, end: int) -> bool:
    """Does the sentence end with this quote? “…한다.” and then something that is no particle."""
    after = text[quotation.outer_end : min(end, quotation.outer_end + 8)]
    if not after.strip() or _TAIL.match(after) or says_next(after):
        return False
    if _LABEL_END.search(text[max(start, quotation.outer_start - 50) : quotation.outer_start]):
        return True  # <홍길동 / 시민> "…"
    return after[0].isspace() and _QUOTE_END.search(text[quotation.start : quotation.end]) is not None

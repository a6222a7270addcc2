"""Closers (인용격 조사·어미): what stands right after a closing mark and ties the quote to its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from quoteattr.lexicon import Lexicon, Link

__all__ = ["Closer", "match_closer"]

_AFTER_CLOSER = frozenset(" ,.·…“\"'‘”’\n\t\xa0\u3000)]") | {""}


@dataclass(frozen=True, slots=True)
class Closer:
    """What follows the closing mark, its link to the sentence, and where it ends in the text."""

    form: str
    link: Link
    end: int
    speech: bool = False


def match_closer(text: str, outer_end: int, lexicon: Lexicon) -> Closer:
    """The closer after a closing mark; link ``none`` when nothing is attached.

    >>> text = "“늦었다”라는 지적"
    >>> match_closer(text, 5, Lexicon.default())
    Closer(form='라는', link='adnominal', end=7, speech=True)
    """
    position = outer_end
    ahead = text[position : position + 12]
    for form, entry in lexicon.links:
        if ahead.startswith(form) and _closes(ahead, form, entry.link):
            return Closer(form, entry.link, position + len(form), entry.speech)
    # The newsroom slip “…” 라고: the closer stands apart.
    stripped = ahead.lstrip(" ,)\xa0")
    offset = len(ahead) - len(stripped)
    if 0 < offset <= 2:
        for form, entry in lexicon.links:
            apart = entry.speech and form not in _AMBIGUOUS_APART and stripped.startswith(form)
            if apart and stripped[len(form) : len(form) + 1] in _AFTER_CLOSER:
                return Closer(form, entry.link, position + offset + len(form), entry.speech)
    return Closer("", "none", position)


# Words of their own when they stand apart: “…” 등, “…” 자고 있다
_AMBIGUOUS_APART = frozenset({"자고", "하고", "하며", "하면서", "이라", "라", "는", "던", "이며"})
# “…”고말했다: the space is forgotten.
_GLUED = ("말", "했", "밝", "하", "강조", "전", "주장", "설명", "덧붙", "지적", "적", "쓰", "썼")


def _closes(ahead: str, form: str, link: Link) -> bool:
    rest = ahead[len(form) :]
    if rest[:1] in _AFTER_CLOSER:
        return True
    return link == "final" and rest.startswith(_GLUED)

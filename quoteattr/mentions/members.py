"""Members called after their group (그룹명 + 멤버): 그룹 별하늘 유진, 소녀시대 로아, 토트넘 하우어."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.gazetteer import Match
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.words import Word, is_common_noun, joined

__all__ = ["group_before"]

_OF_MEMBERS = frozenset({"sports", "entertainment"})
"""Kinds of organizations after which their people are called; 애플 아이폰 is a thing."""


def group_before(words: Sequence[Word], matches: Sequence[Match], lexicon: Lexicon) -> str | None:
    """The group right before the last word: a known one (소녀시대 | 로아), or an announced one (그룹 별하늘 | 유진)."""
    if len(words) < 2 or words[-2].possessive or words[-2].text != words[-2].bare:
        return None
    group = words[-2]
    for match in matches:
        if match.end == group.end and any(o.kind in _OF_MEMBERS for o in match.organizations):
            return joined([word for word in words[:-1] if word.end > match.start])
    announced = len(words) > 2 and words[-3].bare in lexicon.words("band")
    return group.bare if announced and not is_common_noun(group) else None

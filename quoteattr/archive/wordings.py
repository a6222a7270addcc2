"""Grouping the wordings of one utterance, and marking the words in which they differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from quoteattr.archive.fingerprints import find_shared, letters
from quoteattr.archive.records import Difference
from quoteattr.archive.spelling import are_variants

__all__ = ["MIN_LETTERS", "compare_words", "group_wordings"]

MIN_LETTERS = 12
"""Shorter quotes (최선을 다하겠다) are said every day and by everybody: they are no evidence and stay alone."""

SAME_SPEAKER, SAME_PART = 70.0, 82.0
"""How alike two wordings of one speaker must be, whole or in the part that both print (0 to 100)."""

OTHER_SPEAKER, OTHER_LETTERS = 90.0, 24
"""How alike, and how long, when articles give the words to different people."""

_MOST_LEADERS = 8
_WORD = re.compile(r"\S+")

Names = frozenset[str]
"""The names of the people to whom articles give a wording; empty when none names anybody."""


def group_wordings(wordings: Sequence[str], names: Sequence[Names]) -> list[list[int]]:
    """Groups of wordings of one utterance, each led by its longest; wordings that stay alone are left out.

    Wordings are compared with the longest of a group only, and only with groups that share a fingerprint, so
    that the time grows with the number of wordings.

    Args:
        wordings: each different one once, as ``letters``.
        names: for each the names of its speakers.

    >>> group_wordings(["물가는내년초에야잡힐것으로본다", "물가는올해초에야잡힐것으로본다", "눈이온다"],
    ...                [frozenset({"고은찬"}), frozenset({"고은찬"}), frozenset()])
    [[0, 1]]
    """
    shared = find_shared(wordings)
    leaders: dict[int, list[int]] = {}
    groups: dict[int, list[int]] = {}
    for number in sorted(range(len(wordings)), key=lambda n: (-len(wordings[n]), n)):
        if not shared[number] or len(wordings[number]) < MIN_LETTERS:
            continue
        counted = Counter(leader for mark in shared[number] for leader in leaders.get(mark, ()))
        candidates = (leader for leader, _ in counted.most_common(_MOST_LEADERS))
        found = next((c for c in candidates if _agree(wordings, names, c, number)), None)
        if found is not None:
            groups[found].append(number)
            continue
        groups[number] = [number]
        for mark in shared[number]:
            if len(held := leaders.setdefault(mark, [])) < _MOST_LEADERS:
                held.append(number)
    return [group for group in groups.values() if len(group) > 1]


def _agree(wordings: Sequence[str], names: Sequence[Names], one: int, two: int) -> bool:
    longer, shorter = wordings[one], wordings[two]
    alike = fuzz.ratio(longer, shorter)
    if len(shorter) >= OTHER_LETTERS and alike >= OTHER_SPEAKER:
        return True
    if alike < SAME_SPEAKER and not fuzz.partial_ratio(longer, shorter, score_cutoff=SAME_PART):
        return False
    return _may_share_speaker(names[one], names[two])


def _may_share_speaker(one: Names, two: Names) -> bool:
    return not one or not two or bool(one & two) or any(are_variants(a, b) for a in one for b in two)


class _Word(NamedTuple):
    key: str
    start: int
    end: int


def compare_words(base: str, text: str) -> tuple[Difference, ...]:
    """The words in which ``text`` departs from ``base``; spaces, punctuation and case do not count.

    >>> [(d.kind, d.base, d.words) for d in compare_words("물가는 내년에 꼭 잡힌다.", "물가는 올해 잡힌다")]
    [('replaced', '내년에 꼭', '올해')]
    >>> compare_words("국가 AI 위원회가", "국가AI위원회가")
    ()
    """
    ours, theirs = _split(base), _split(text)
    edits = Levenshtein.opcodes([word.key for word in ours], [word.key for word in theirs])
    differences: list[Difference] = []
    for base_start, base_end, start, end in _merge_edits(edits):
        before, after = ours[base_start:base_end], theirs[start:end]
        if "".join(word.key for word in before) == "".join(word.key for word in after):
            continue
        place = after[0].start if after else (theirs[start].start if start < len(theirs) else len(text))
        stop = after[-1].end if after else place
        differences.append(
            Difference(
                kind="replaced" if before and after else "added" if after else "missing",
                base=base[before[0].start : before[-1].end] if before else "",
                words=text[place:stop],
                start=place,
                end=stop,
            )
        )
    return tuple(differences)


def _split(text: str) -> list[_Word]:
    found = (_Word(letters(match[0]), match.start(), match.end()) for match in _WORD.finditer(text))
    return [word for word in found if word.key]


def _merge_edits(edits: Levenshtein.Opcodes) -> list[tuple[int, int, int, int]]:  # type: ignore[name-defined]
    """Runs of edits without an equal word between them, as bounds in both lists of words."""
    runs: list[tuple[int, int, int, int]] = []
    for edit in edits:
        if edit.tag == "equal":
            continue
        if runs and runs[-1][1] == edit.src_start and runs[-1][3] == edit.dest_start:
            runs[-1] = (runs[-1][0], edit.src_end, runs[-1][2], edit.dest_end)
        else:
            runs.append((edit.src_start, edit.src_end, edit.dest_start, edit.dest_end))
    return runs

"""Names that differ by one letter (신영식, 신용식): likely misspellings, found without comparing all pairs."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["are_variants", "masked_forms"]

_FIRST, _LAST = 0xAC00, 0xD7A3
_VOWELS, _CODAS = 21, 28
_SHORTEST = 3


def masked_forms(name: str) -> Iterator[str]:
    """Forms that a name shares with every name that differs in one letter, or by two syllables swapped.

    A syllable has three places: 영 is ㅇ, ㅕ, ㅇ; a coda that is missing is a letter too. The surname stays.
    In ``신앙식:1v`` the vowel of the second syllable is open.

    >>> sorted(set(masked_forms("신영식")) & set(masked_forms("신용식")))
    ['신앙식:1v']
    >>> set(masked_forms("김두현")) & set(masked_forms("김두산"))
    set()
    """
    if len(name) < _SHORTEST:
        return
    for place in range(1, len(name)):
        point = ord(name[place])
        if not _FIRST <= point <= _LAST:
            continue
        consonant, rest = divmod(point - _FIRST, _VOWELS * _CODAS)
        vowel, coda = divmod(rest, _CODAS)
        yield _mask(name, place, rest, "c")
        yield _mask(name, place, consonant * _VOWELS * _CODAS + coda, "v")
        yield _mask(name, place, (consonant * _VOWELS + vowel) * _CODAS, "f")
    given = name[1:]
    if len(set(given)) > 1:
        yield name[0] + "".join(sorted(given)) + ":s"


def are_variants(one: str, two: str) -> bool:
    """Do two names differ in one letter, or by two syllables swapped?

    >>> are_variants("신영식", "신용식"), are_variants("길태오", "길오태"), are_variants("한가람", "한가온")
    (True, True, False)
    """
    if len(one) != len(two) or not 0 < sum(a != b for a, b in zip(one, two, strict=True)) < _SHORTEST:
        return False
    return not set(masked_forms(one)).isdisjoint(masked_forms(two))


def _mask(name: str, place: int, rest: int, letter: str) -> str:
    """The name with one letter of one syllable left open; ``rest`` is what the others make."""
    return f"{name[:place]}{chr(_FIRST + rest)}{name[place + 1 :]}:{place}{letter}"

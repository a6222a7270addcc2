"""The index of organizations by the normal form of what they are called."""

from __future__ import annotations

from collections.abc import Iterable

from quoteattr.gazetteer.organization import Organization, normal_form
from quoteattr.gazetteer.spelling import find_abbreviations

__all__ = ["build_index", "latest_first"]


def build_index(organizations: Iterable[Organization]) -> dict[str, tuple[Organization, ...]]:
    """Organizations by normal form; then those forms with a short country that nobody has: 美 국무부."""
    index: dict[str, tuple[Organization, ...]] = {}
    shortened: list[tuple[str, Organization]] = []
    for organization in organizations:
        for form in organization.forms:
            owners = index.setdefault(key := normal_form(form), (organization,))
            if organization not in owners:
                index[key] = latest_first((*owners, organization))
            shortened += [(short, organization) for short in find_abbreviations(form)]
    for short, organization in shortened:
        index.setdefault(normal_form(short), (organization,))
    return index


def latest_first(organizations: tuple[Organization, ...]) -> tuple[Organization, ...]:
    """The one whose name is in use today, then the one that was in use last."""
    return tuple(sorted(organizations, key=lambda organization: organization.until or "9999", reverse=True))

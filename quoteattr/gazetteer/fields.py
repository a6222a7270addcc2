"""Checks of single fields that organizations and people share: ids and dates."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["check_date", "check_id", "check_period"]

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*").fullmatch
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?").fullmatch


def check_id(id_: str) -> None:
    """Check that an id is a slug.

    Raises:
        ValueError: it is none; the message says what is wrong.
    """
    if not id_:
        raise ValueError("the id is missing; make one of a-z, 0-9 and hyphens that no other entry has")
    if not _SLUG(id_):
        raise ValueError(f"the id {id_!r} must be a slug of a-z, 0-9 and single hyphens")


def check_date(written: str) -> None:
    """Check that a date, if there is one, is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

    Raises:
        ValueError: it is not, or no day of the calendar.
    """
    if not written:
        return
    if not _DATE(written):
        raise ValueError(f"{written!r} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")
    try:
        date.fromisoformat(f"{written}-01-01"[:10])
    except ValueError:
        raise ValueError(f"{written!r} is no day of the calendar; correct it") from None


def check_period(since: str, until: str) -> None:
    """Check the first and last day of a name or an office.

    Raises:
        ValueError: one is no date, or the end comes before the beginning.
    """
    check_date(since)
    check_date(until)
    if since and until and until < since[: len(until)]:
        raise ValueError(f"the end ({until}) comes before the beginning ({since}); correct one of them")

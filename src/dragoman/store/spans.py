"""From the time that a claim gives, as text, to its first and last day."""

from __future__ import annotations

import calendar
from datetime import date
from functools import lru_cache

KEPT = 16_384  # times of which the bounds are kept: pages ask for the same again and again


@lru_cache(KEPT)
def bounds(when: str | None) -> tuple[date | None, date | None]:
    """First and last day of an ISO date, month, year or interval; None where it is open or absent.

    What is no such time has no bounds: the text itself is kept beside them.

    >>> bounds("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    >>> bounds("2022-02/..")
    (datetime.date(2022, 2, 1), None)
    """
    if when is None:
        return None, None
    if "/" not in when:
        return _point(when)
    first, _, last = when.partition("/")
    return _point(first)[0], _point(last)[1]


def _point(text: str) -> tuple[date | None, date | None]:
    """First and last day of a date, a month or a year."""
    parts = text.strip()[:10].split("-")
    try:
        numbers = [int(part) for part in parts]
        match numbers:
            case [year]:
                return date(year, 1, 1), date(year, 12, 31)
            case [year, month]:
                last = calendar.monthrange(year, month)[1]
                return date(year, month, 1), date(year, month, last)
            case [year, month, day]:
                return date(year, month, day), date(year, month, day)
    except ValueError:
        pass
    return None, None

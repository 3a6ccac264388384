"""What a date is: of the news, one day, month or year, or within one week or month."""

from __future__ import annotations

import re
from datetime import date
from typing import TypeGuard

DAY_LENGTH = len("2024-10-31")
MONTH_LENGTH = len("2024-10")
YEAR_LENGTH = len("2024")
# A day older than this, seen from the report's own, is background: the story does not go on there.
NEWS_DAYS = 7
_WEEK = 7  # days
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLAIN = re.compile(r"\d{4}(-\d{2}){0,2}")


def is_news(when: str | None, published: date | None) -> TypeGuard[str]:
    """Whether a date is a day of the week that ends with the report's own."""
    if published is None or when is None or not _DAY.fullmatch(when):
        return False
    told = date.fromisoformat(when)
    return 0 <= (published - told).days <= NEWS_DAYS


def is_plain(when: str) -> bool:
    """Whether a date is one day, month or year, and no interval."""
    return _PLAIN.fullmatch(when) is not None


def is_narrow(when: str) -> bool:
    """Whether a date is one day, month or year, or the days of one month or week."""
    first, _, last = when.partition("/")
    if not last:
        return True
    if not len(first) == len(last) == DAY_LENGTH:
        return False
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    return days < _WEEK or first[:MONTH_LENGTH] == last[:MONTH_LENGTH]

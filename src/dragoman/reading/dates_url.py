"""The day of publication in a report's address: "/2019/05/03/", "-20190503", "/2019/may/3/"."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import unquote, urlsplit

# Before these years there were no news sites; the digits are a number then, not a year.
FIRST_YEAR = 1995
LAST_YEAR = 2099
URL_CHARACTERS = 2_000  # longer addresses are no addresses

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = "|".join(_MONTHS)
_PARTED = re.compile(
    rf"(?<!\d)(?P<year>\d{{4}})[-/_.](?P<month>\d{{1,2}}|{_NAMED})[-/_.](?P<day>\d{{1,2}})(?!\d)",
    re.IGNORECASE,
)
# Digits in a row: a day alone, or with a time or a number after it.
_RUN = re.compile(r"(?<!\d)(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?:\d{4,10})?(?!\d)")
_YEAR_AND_MONTH = re.compile(r"/(?P<year>\d{4})/(?P<month>\d{1,2})/")


def day_in_url(url: str) -> date | None:
    """The day that an address is of, or None; where it tells two, the first in its path.

    Examples:
        >>> day_in_url("https://news.example/world/2019/may/3/talks-in-oslo")
        datetime.date(2019, 5, 3)
        >>> day_in_url("https://news.example/talks-in-oslo-20190503.html")
        datetime.date(2019, 5, 3)
        >>> day_in_url("https://news.example/world/39790123")
    """
    path = _path(url)
    for form in (_PARTED, _RUN):
        for match in form.finditer(path):
            day = _day(match)
            if day is not None:
                return day
    return None


def month_in_url(url: str) -> tuple[int, int] | None:
    """The year and month of an address that tells no day, or None.

    Examples:
        >>> month_in_url("https://news.example/2019/05/talks-in-oslo")
        (2019, 5)
    """
    match = _YEAR_AND_MONTH.search(_path(url))
    if match is None:
        return None
    year, month = int(match["year"]), int(match["month"])
    return (year, month) if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 else None


def _path(url: str) -> str:
    try:
        return unquote(urlsplit(url[:URL_CHARACTERS]).path)
    except ValueError:
        return ""


def _day(match: re.Match[str]) -> date | None:
    year, month = int(match["year"]), match["month"]
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    number = int(month) if month.isdigit() else _MONTHS.index(month.casefold()) + 1
    try:
        return date(year, number, int(match["day"]))
    except ValueError:
        return None

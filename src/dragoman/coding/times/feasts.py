"""Days that have a name, and eras: "Good Friday", "New Year's Eve", "the Korean War"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.coding.times import calendar
from dragoman.coding.times.calendar import DAY, Stretch
from dragoman.coding.times.found import Found, direction, distance

FRIDAY, MAY = 4, 5
# The day before a feast: "Christmas Eve".
EVE = "eve"
NINE_ELEVEN = date(2001, 9, 11)


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the anonymous Gregorian rule.

    Examples:
        >>> easter(2024), easter(2000)
        (datetime.date(2024, 3, 31), datetime.date(2000, 4, 23))
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    moon = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def read_feast(found: Found) -> Stretch | None:
    """A named day; without a year the nearest, the past preferred."""
    name = str(found.word("feast") or found.word("day_name") or found.word("new_year"))
    year = found.value("year")
    if year is None and found.word("unit") == "year":
        year = found.day().year + direction(found)
    if year is not None:
        return calendar.day(_of_year(name, year, found))
    today = found.day()
    candidates = [_of_year(name, today.year + step, found) for step in (-1, 0, 1)]
    return calendar.day(min(candidates, key=lambda one: distance((one - today).days, found.tense)))


def _of_year(name: str, year: int, found: Found) -> date:
    day = _feast(name, year)
    if found.word("feast_day") == EVE:
        return day - DAY
    weekday = found.value("weekday")
    if (
        name == "easter" and weekday is not None
    ):  # "Easter Monday" is after, "Easter Saturday" before
        return day + DAY * (1 if weekday == 0 else weekday - 6)
    return day


def _feast(name: str, year: int) -> date:
    """The day of a feast: "12-25", "easter", "easter-2", or "11-thursday-4" and "5-monday-0".

    The last are the fourth Thursday of November and the last Monday of May.
    """
    if name.startswith("easter"):
        return easter(year) + DAY * int(name.removeprefix("easter") or 0)
    month, *rest = name.split("-")
    if len(rest) == 1:
        return date(year, int(month), int(rest[0]))
    weekday = ("monday", "tuesday", "wednesday", "thursday", "friday").index(rest[0])
    within = calendar.month(year, int(month))
    if rest[1] == "0":
        return within.last - DAY * ((within.last.weekday() - weekday) % 7)
    first = within.first + DAY * ((weekday - within.first.weekday()) % 7)
    return first + 7 * DAY * (int(rest[1]) - 1)


def read_may_day(found: Found) -> Stretch | None:
    """ "May Day": the first of May."""
    if found.value("name_month") != MAY or found.word("feast_day") == EVE:
        return None
    return read_feast(_as_feast(found, "5-1"))


def _as_feast(found: Found, name: str) -> Found:
    kept = [(kind, value) for kind, value in found.tokens if kind == "year"]
    return replace(found, tokens=[("feast", name), *kept])


def read_good_friday(found: Found) -> Stretch | None:
    """ "Good Friday": two days before Easter."""
    if found.value("weekday") != FRIDAY:
        return None
    return read_feast(_as_feast(found, "easter-2"))


def read_era(found: Found) -> Stretch | None:
    """ "World War II", "the Cold War"."""
    number = found.value("nth", "roman", "count")
    if number is not None:
        return calendar.years(*((1914, 1918), (1939, 1945))[number - 1]) if number < 3 else None
    bounds = next((value for kind, value in found.tokens if kind == "era"), None)
    return calendar.years(*bounds) if isinstance(bounds, list) else None


def read_nine_eleven(found: Found) -> Stretch | None:
    """ "9/11"."""
    if found.values("day") != [NINE_ELEVEN.month, NINE_ELEVEN.day]:
        return None
    return calendar.day(NINE_ELEVEN)

"""Times told outright: dates, months, seasons, years, and stretches from one to another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.coding.times import calendar
from dragoman.coding.times.calendar import DAY, Stretch
from dragoman.coding.times.found import MONTHS, Found, direction, distance, month_nearest

SEASON_MONTHS = 3
# "The '90s" are those of this century.
SHORT, CENTURY = 100, 1900
# Days of a month that end so near are those to come, whatever the tense before them. Judgement.
NEAR_DAYS = 30
# How many days of a month, or months of a year, "the first days" and "the last months" are.
SLICES = {("day", "month"): 7, ("week", "month"): 2, ("month", "year"): 3}


def _year(found: Found) -> int | None:
    """The year told in the expression, outright or as "last year"."""
    told = found.value("year")
    if told is not None:
        return told
    if found.word("unit") == "year":
        return found.day().year + direction(found)
    return None


def read_iso(found: Found) -> Stretch | None:
    """ "2024-10-23"."""
    year, month, day = (int(part) for part in str(found.word("iso")).split("-"))
    return calendar.day(date(year, month, day))


def read_numeric(found: Found) -> Stretch | None:
    """ "23.10.2024" is day first; with slashes only what leaves no choice is read."""
    text = str(found.word("numeric"))
    first, second, year = (int(part) for part in text.replace("/", ".").split("."))
    if "." in text or first > 12 or first == second:
        return calendar.day(date(year, second, first))
    if second > 12:
        return calendar.day(date(year, first, second))
    return None


def read_date(found: Found) -> Stretch | None:
    """A day of a month; without a year the nearest, the past preferred."""
    month, number = found.values(*MONTHS)[0], found.values("day", "ordinal")[0]
    year = _year(found)
    if year is not None:
        return calendar.day(date(year, month, number))
    return calendar.day(_nearest_day(found, month, number))


def _nearest_day(found: Found, month: int, number: int) -> date:
    day = found.day()
    candidates = []
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            candidates.append(date(year, month, number))
        except ValueError:
            continue  # 29 February, or beyond the calendar
    return min(candidates, key=lambda one: distance((one - day).days, found.tense))


def _soon(found: Found, month: int, number: int) -> date | None:
    """The last day of days so near ahead that a year back they would have been told with a year.

    "Moved the launch to Feb 7-14": on Feb 7 these days are to come, whatever the tense.
    """
    day = found.day()
    ahead = [day + DAY * step for step in range(1, NEAR_DAYS + 1)]
    return next((one for one in ahead if (one.month, one.day) == (month, number)), None)


def month_told(found: Found) -> Stretch | None:
    """A month or a third of it; without a year the nearest, the past preferred."""
    number = found.values(*MONTHS)[0]
    year = _year(found)
    if year is not None:
        stretch = calendar.month(year, number)
    elif found.has("last") and not found.has("unit"):
        stretch = _last_month_named(found, number)
    elif found.has("next") and not found.has("unit"):
        day = found.day()
        stretch = calendar.month(day.year + (number <= day.month), number)
    elif found.has("this") and not found.has("past", "coming"):
        stretch = calendar.month(found.day().year, number)
    else:
        stretch = month_nearest(found, number)
    part = found.word("part")
    return calendar.third(stretch, part) if part else stretch


def _last_month_named(found: Found, number: int) -> Stretch:
    """ "Last May": of the year before, unless this year's lies half a year back or more."""
    day = found.day()
    back = day.month - number
    return calendar.month(day.year - (0 if back >= 6 else 1), number)


def read_months(found: Found) -> Stretch | None:
    """From one month to another."""
    first, last = found.values(*MONTHS)
    told = found.values("year")
    end = told[-1] if told else None
    if end is None:
        end = month_nearest(found, last).first.year if _year(found) is None else _year(found)
    assert end is not None
    start = told[0] if len(told) > 1 else end - (1 if first > last else 0)
    return _ordered(calendar.month(start, first), calendar.month(end, last))


def read_days(found: Found) -> Stretch | None:
    """From one day to another."""
    numbers, named = found.values("day", "ordinal"), found.values(*MONTHS)
    if len(numbers) != 2:
        return None
    first, last = named[0], named[-1]
    told = found.values("year")
    end = told[-1] if told else _year(found)
    if end is None:
        end = (_soon(found, last, numbers[1]) or _nearest_day(found, last, numbers[1])).year
    start = told[0] if len(told) > 1 else end - (1 if first > last else 0)
    return _ordered(
        calendar.day(date(start, first, numbers[0])), calendar.day(date(end, last, numbers[1]))
    )


def _ordered(first: Stretch, last: Stretch) -> Stretch | None:
    if last.last < first.first:
        return None
    return Stretch(first.first, last.last, first.grain)


def read_years(found: Found) -> Stretch | None:
    """From one year to another."""
    told = found.values("year")
    if len(told) == 1:  # "2019-23"
        end = told[0] - told[0] % 100 + found.values("day")[0]
        told = [told[0], end]
    return calendar.years(told[0], told[1]) if told[0] <= told[1] else None


def read_decade(found: Found) -> Stretch | None:
    """ "The 1990s", "the early 1990s"."""
    first = found.values("decade_name", "short_decade", "decade_word")[0]
    if first < SHORT:
        first += CENTURY
    stretch = calendar.years(first, first + 9)
    part = found.word("part")
    return calendar.third(stretch, part) if part else stretch


def read_century(found: Found) -> Stretch | None:
    """ "The 20th century", "last century"."""
    numbers = found.values("ordinal", "nth")
    number = numbers[0] if numbers else (found.day().year + 99) // 100 + direction(found)
    return calendar.years(number * 100 - 99, number * 100)


def read_half(found: Found) -> Stretch | None:
    """A half or quarter of a year."""
    number = found.values("nth", "day")[0]
    units = [str(value) for kind, value in found.tokens if kind == "unit"]
    length = 6 if found.has("half") else 3
    year = found.value("year")
    if found.has("quarter_letter"):
        units = ["quarter"]
    if year is None and units == ["quarter"]:
        day = found.day()
        ahead = number * length - length + 1 > day.month and found.tense <= 0
        year = day.year - ahead
    if year is None:
        if units[-1] != "year" or (length == 3 and len(units) < 2):
            return None
        year = found.day().year + direction(found)
    if (length == 3 and units[:1] != ["quarter"]) or number * length > 12:
        return None
    return calendar.months(year, number * length - length + 1, number * length)


def read_season(found: Found) -> Stretch | None:
    """ "The summer of 2023", "last winter", "by autumn"."""
    start = int(str(found.word("season")))
    year = _year(found)
    if year is None and found.has("last", "next", "this"):
        day = found.day()
        # Winter began in the December before, until spring is over.
        current = day.year - (1 if start == 12 and day.month < 6 else 0)
        year = current + direction(found)
    if year is None:
        year = month_nearest(found, start).first.year
    stretch = calendar.months(year, start, start + SEASON_MONTHS - 1)
    part = found.word("part")
    return calendar.third(stretch, part) if part else stretch


def read_plain_year(found: Found) -> Stretch | None:
    """A year or a third of it."""
    year = found.values("year")[0]
    stretch = calendar.years(year, year)
    part = found.word("part")
    return calendar.third(stretch, part) if part else stretch


def read_slice(found: Found) -> Stretch | None:
    """ "The last week of September", "the first days of May", "the final months of 2021"."""
    named = next(i for i, (kind, _) in enumerate(found.tokens) if kind in (*MONTHS, "year"))
    told = replace(found, tokens=found.tokens[named:])
    whole = month_told(told) if told.has(*MONTHS) else read_plain_year(told)
    unit = str(found.word("unit"))
    counts = found.values("day", "count")
    many = counts[0] if counts else SLICES.get((unit, whole.grain if whole else ""), 1)
    size = many if counts or found.has("units") else 1
    if (
        whole is None
        or unit not in ("day", "week", "month")
        or (unit == "month") != _is_year(whole)
    ):
        return _slice_of_year(found, whole, unit)
    before = (found.value("nth") or 1) - 1 if not found.has("last", "final") else 0
    if unit == "month":
        first = 13 - size if found.has("last", "final") else 1 + before
        return calendar.months(whole.first.year, first, min(first + size - 1, 12))
    days = calendar.DAYS[unit]
    length = (whole.last - whole.first).days + 1
    first_day = length - days * size if found.has("last", "final") else days * before
    last_day = min(first_day + days * size, length) - 1
    if not 0 <= first_day <= last_day:
        return None
    return Stretch(whole.first + DAY * first_day, whole.first + DAY * last_day, "day")


def _slice_of_year(found: Found, whole: Stretch | None, unit: str) -> Stretch | None:
    """ "The opening weeks of 2021" are its first month."""
    if whole is None or unit not in ("day", "week") or not _is_year(whole):
        return None
    return calendar.month(whole.first.year, 12 if found.has("last", "final") else 1)


def _is_year(stretch: Stretch) -> bool:
    return stretch.grain == "year"


def read_month_of_relative(found: Found) -> Stretch | None:
    """ "May of the following year"."""
    year = next((one for one in found.known if one.first.year == one.last.year), None)
    if year is None or found.word("unit") != "year":
        return None
    step = 1 if found.has("following", "next") else -1 if found.has("previous") else 0
    return calendar.month(year.first.year + step, found.values(*MONTHS)[0])

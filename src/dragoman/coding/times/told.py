"""Times told from the day of the report, or from the time before them."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.times import calendar
from dragoman.coding.times.calendar import DAY, Stretch
from dragoman.coding.times.found import COUNTS, MONTHS, Found, direction
from dragoman.coding.times.named import month_told

# How many days, weeks or months "within days" may take.
SOME = 3
HOURS = 24
# "The past year" is told from month to month; of more years the months do not count.
FEW_YEARS = 2


def read_unit(found: Found) -> Stretch | None:
    """ "Last week", "late last month", "the end of the year"."""
    unit = str(found.word("unit"))
    if unit == "hour":
        return None
    day = found.day()
    if unit == "day" and found.has("last", "next"):
        return read_relative(found)  # "next day", told after another
    stretch = calendar.unit_of(unit, calendar.shift(day, unit, direction(found)))
    part = found.word("part")
    if part:
        return calendar.third(stretch, part)
    if unit == "week" and stretch.first <= day <= stretch.last:
        if found.has("earlier"):
            return Stretch(stretch.first, day, "day")
        if found.has("later"):
            return Stretch(day, stretch.last, "day")
    return stretch


def _bounds(found: Found) -> tuple[int, int] | None:
    """How many units, as least and most."""
    for kind, value in found.tokens:
        if kind == "vague" and isinstance(value, list):
            return (value[0], value[1]) if value[1] else None
    told = found.value("day", "number", "count", "a")
    return None if told is None else (told, told)


def read_range(found: Found) -> Stretch | None:
    """ "The past three years", "the next two weeks", "the coming month"."""
    unit = str(found.word("unit"))
    bounds = _bounds(found) if found.has("vague", *COUNTS) else (1, 1)
    if bounds is not None and unit == "hour":
        unit, bounds = "day", (bounds[0] // HOURS, bounds[1] // HOURS)
        if not bounds[1]:
            return None
    if bounds is None or found.has("recent"):
        return None
    if found.has("next") and unit == "day" and not found.has("vague", *COUNTS):
        return read_relative(found)  # "the next day"
    day, grain = found.day(), _grain(unit)
    if unit == "year" and bounds[1] <= FEW_YEARS:
        grain = "month"
    if found.has("next", "coming"):
        return Stretch(day, calendar.shift(day, unit, bounds[1]), grain)
    return Stretch(calendar.shift(day, unit, -bounds[1]), day, grain)


def read_ahead(found: Found) -> Stretch | None:
    """ "Within days", "within two weeks", "in the coming weeks": from the report's day on."""
    unit = str(found.word("unit"))
    bounds = _bounds(found) if found.has("vague", *COUNTS) else (1, SOME)
    if bounds is None or unit == "hour":
        return None
    day = found.day()
    return Stretch(day, calendar.shift(day, unit, bounds[1]), _grain(unit))


def _grain(unit: str) -> calendar.Grain:
    if unit in ("month", "quarter"):
        return "month"
    return "year" if unit in ("year", "decade") else "day"


def read_ago(found: Found) -> Stretch | None:
    """ "Two days ago", "several years ago"."""
    unit = str(found.word("unit"))
    if found.has("century"):
        years = 50 if found.has("half") else 100 * (_bounds(found) or (1, 1))[1]
        return calendar.years(found.day().year - years, found.day().year - years)
    if found.has("half"):
        day = found.day()
        back = calendar.shift(day, "month", -6)
        return calendar.unit_of("month", back) if unit == "year" else None
    bounds = _bounds(found)
    if bounds is None:
        return None
    named = "year" if unit == "decade" else "week" if unit == "fortnight" else unit
    first = calendar.unit_of(named, calendar.shift(found.day(), unit, -bounds[1]))
    last = calendar.unit_of(named, calendar.shift(found.day(), unit, -bounds[0]))
    return Stretch(first.first, last.last, first.grain)


def read_hence(found: Found) -> Stretch | None:
    """ "In two weeks", where the verb lies ahead; else it is how long something took."""
    unit, bounds = str(found.word("unit")), _bounds(found)
    if found.tense <= 0 or bounds is None or unit not in ("day", "week", "month"):
        return None
    return calendar.unit_of(unit, calendar.shift(found.day(), unit, bounds[1]))


def read_year_end(found: Found) -> Stretch | None:
    """ "Year's end", "month-end"."""
    if found.word("part") != "end":
        return None
    return calendar.third(calendar.unit_of(str(found.word("unit")), found.day()), "end")


def read_night(found: Found) -> Stretch | None:
    """ "That night", "the following morning": of the day named before, and the next."""
    last = next((one for one in found.known if one.first == one.last), None)
    if last is None:
        return None
    return calendar.day(last.first + DAY * found.has("following", "next"))


def read_today(found: Found) -> Stretch | None:
    """The day of the report."""
    return calendar.day(found.day())


def read_yesterday(found: Found) -> Stretch | None:
    """The day before the report."""
    return calendar.day(found.day() - DAY)


def read_tomorrow(found: Found) -> Stretch | None:
    """The day after the report."""
    return calendar.day(found.day() + DAY)


def read_twice(found: Found) -> Stretch | None:
    """The day before yesterday, the day after tomorrow."""
    if found.word("unit") != "day":
        return None
    return calendar.day(found.day() + (2 * DAY if found.has("tomorrow") else -2 * DAY))


def read_weekday(found: Found) -> Stretch | None:
    """A weekday: the latest up to the report, or the next where the verb lies ahead."""
    number = found.values("weekday")[0]
    if found.has("unit") and found.word("unit") != "week":
        return read_unit(found)  # "one Friday last month"
    if number < 0:
        return None  # "on Fridays" is no one day
    day = found.day()
    ahead = (number - day.weekday()) % 7
    if found.has("coming"):
        return calendar.day(day + DAY * (ahead or 7))
    if found.has("past"):
        return calendar.day(day + DAY * (ahead - 7))
    if found.has("last", "next", "this"):
        monday = day - DAY * day.weekday()
        named = monday + DAY * (number + 7 * direction(found))
        begun = found.has("this") and found.tense < 0 and named > day  # a week may begin on Sunday
        return calendar.day(named - 7 * DAY if begun else named)
    if found.tense > 0:
        return calendar.day(day + DAY * ahead)
    return calendar.day(day + DAY * (ahead - 7 if ahead else 0))


def read_nth_weekday(found: Found) -> Stretch | None:
    """ "The last Sunday of October", "the first Monday in May"."""
    number, month = found.values("weekday")[0], month_told(_without_last(found))
    if month is None or number < 0:
        return None
    if found.has("nth"):
        first = month.first + DAY * ((number - month.first.weekday()) % 7)
        return calendar.day(first + 7 * DAY * (found.values("nth")[0] - 1))
    return calendar.day(month.last - DAY * ((month.last.weekday() - number) % 7))


def _without_last(found: Found) -> Found:
    named = next(i for i, (kind, _) in enumerate(found.tokens) if kind in MONTHS)
    return replace(found, tokens=found.tokens[named:])


def read_relative_weekday(found: Found) -> Stretch | None:
    """ "The previous Thursday": before the day named last."""
    number = found.values("weekday")[0]
    last = next((one for one in found.known if one.first == one.last), None)
    if last is None or number < 0:
        return None
    away = (number - last.first.weekday()) % 7
    if found.has("previous"):
        return calendar.day(last.first - DAY * (7 - away))
    return calendar.day(last.first + DAY * (away or 7))


def read_weekend(found: Found) -> Stretch | None:
    """Saturday and Sunday; "the weekend" is the latest that has begun, or lies ahead in plans."""
    day = found.day()
    saturday = day - DAY * day.weekday() + DAY * 5
    if found.has("last", "past"):
        saturday -= 7 * DAY
    elif found.has("next"):
        saturday += 7 * DAY
    elif found.has("the") and saturday > day and found.tense <= 0:
        saturday -= 7 * DAY
    return Stretch(saturday, saturday + DAY, "day")


def read_dayof(found: Found) -> Stretch | None:
    """ "On the 23rd": of the month of the time before it, else the latest."""
    number = found.values("ordinal")[0]
    last = found.last()
    if last is not None and last.grain != "year":
        return calendar.day(last.first.replace(day=number))
    day = found.day()
    this = calendar.month(day.year, day.month if number <= day.day else day.month - 1)
    return calendar.day(this.first.replace(day=number))


# -- times told from the time before them ------------------------------------------------------


def read_relative(found: Found) -> Stretch | None:
    """ "Two days later", "the following month", "that year"."""
    unit = str(found.word("unit"))
    last = next((one for one in found.known if _is_fine_enough(one, unit)), None)
    if last is None:
        return None
    back = found.has("earlier", "previous", "before")
    if found.has("that", "same") and not found.has("before", "after"):
        step = 0
    else:
        bounds = _bounds(found) if found.has("vague", *COUNTS) else (1, 1)
        if bounds is None or bounds[0] != bounds[1]:
            return None
        step = -bounds[0] if back else bounds[0]
    named = "year" if unit == "decade" else "week" if unit == "fortnight" else unit
    return calendar.unit_of(named, calendar.shift(last.last, unit, step))


def read_then(found: Found) -> Stretch | None:
    """ "Since then": from the time named last."""
    return found.last()


def _is_fine_enough(last: Stretch, unit: str) -> bool:
    """A day cannot be counted on from a month, nor a month from a year."""
    if unit in ("day", "week", "fortnight"):
        return last.first == last.last
    if unit in ("month", "quarter"):
        return (last.first.year, last.first.month) == (last.last.year, last.last.month)
    return unit in ("year", "decade") and last.first.year == last.last.year


def read_nothing(found: Found) -> Stretch | None:
    """An expression that names a time, but not which."""
    return None

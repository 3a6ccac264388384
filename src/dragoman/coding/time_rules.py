"""How each kind of time expression is computed: one small function for each reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from dragoman.coding import calendar
from dragoman.coding.calendar import DAY, Stretch

# A time ahead of the report needs to be this many times nearer than one behind it, where no verb
# tells: news tells mostly what happened, but leaves out the year of what is due next month too.
FUTURE_WEIGHT = 3
SEASON_MONTHS = 3
# Latest hint of a tense before the time: +1 ahead, -1 behind, 0 unknown.
Tense = int


@dataclass(slots=True)
class Found:
    """One matched expression: its tokens as (class, value), and what it is read against."""

    tokens: list[tuple[str, object]]
    published: date | None
    last: Stretch | None  # the time named before it, for "two days later"
    tense: Tense

    def values(self, *classes: str) -> list[int]:
        """The numbers of all tokens of some classes, in order."""
        return [value for name, value in self.tokens if name in classes and isinstance(value, int)]

    def value(self, *classes: str) -> int | None:
        """The first such number, or none."""
        return next(iter(self.values(*classes)), None)

    def word(self, name: str) -> str | None:
        """The first token of a class, as the value that the table gives it."""
        return next((str(value) for kind, value in self.tokens if kind == name), None)

    def has(self, *classes: str) -> bool:
        """Whether a token of one of these classes is in it."""
        return any(name in classes for name, _ in self.tokens)

    def day(self) -> date:
        """The day of the report.

        Raises:
            ValueError: it is unknown, so that nothing can be said.
        """
        if self.published is None:
            raise ValueError("no day of publication")
        return self.published


MONTHS = ("month", "name_month", "short_month")
COUNTS = ("a", "day", "number", "count")


def read(reading: str, found: Found) -> Stretch | None:
    """The stretch that an expression names, or none where it cannot be told."""
    try:
        return READINGS[reading](found)
    except (ValueError, OverflowError):
        return None


# -- years, months and days told outright ------------------------------------------------------


def _direction(found: Found) -> int:
    """-1 for last, +1 for next, 0 for this."""
    if found.has("last", "past", "previous"):
        return -1
    return 1 if found.has("next", "coming", "following") else 0


def _year(found: Found) -> int | None:
    """The year told in the expression, outright or as "last year"."""
    told = found.value("year")
    if told is not None:
        return told
    if found.word("unit") == "year":
        return found.day().year + _direction(found)
    return None


def _iso(found: Found) -> Stretch | None:
    year, month, day = (int(part) for part in str(found.word("iso")).split("-"))
    return calendar.day(date(year, month, day))


def _numeric(found: Found) -> Stretch | None:
    """ "23.10.2024" is day first; with slashes only what leaves no choice is read."""
    text = str(found.word("numeric"))
    first, second, year = (int(part) for part in text.replace("/", ".").split("."))
    if "." in text or first > 12 or first == second:
        return calendar.day(date(year, second, first))
    if second > 12:
        return calendar.day(date(year, first, second))
    return None


def _date(found: Found) -> Stretch | None:
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
    return min(candidates, key=lambda one: _distance((one - day).days, found.tense))


def _distance(ahead: int, tense: Tense) -> int:
    """How far off a time is in the direction that the tense allows."""
    if ahead > 0:
        return ahead * (1 if tense > 0 else FUTURE_WEIGHT) + (10**6 if tense < 0 else 0)
    return -ahead + (10**6 if tense > 0 and ahead < 0 else 0)


def _month_of(found: Found, number: int) -> Stretch:
    """A month without a year: the nearest to the report, the past preferred."""
    day = found.day()
    candidates = [year for year in (day.year - 1, day.year, day.year + 1) if year > 0]
    year = min(
        candidates,
        key=lambda one: _distance((one - day.year) * 12 + number - day.month, found.tense),
    )
    return calendar.month(year, number)


def _month(found: Found) -> Stretch | None:
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
        stretch = _month_of(found, number)
    part = found.word("part")
    return calendar.third(stretch, part) if part else stretch


def _last_month_named(found: Found, number: int) -> Stretch:
    """ "Last May": of the year before, unless this year's lies half a year back or more."""
    day = found.day()
    back = day.month - number
    return calendar.month(day.year - (0 if back >= 6 else 1), number)


def _months(found: Found) -> Stretch | None:
    first, last = found.values(*MONTHS)
    told = found.values("year")
    end = told[-1] if told else None
    if end is None:
        end = _month_of(found, last).first.year if _year(found) is None else _year(found)
    assert end is not None
    start = told[0] if len(told) > 1 else end - (1 if first > last else 0)
    return _ordered(calendar.month(start, first), calendar.month(end, last))


def _days(found: Found) -> Stretch | None:
    numbers, named = found.values("day", "ordinal"), found.values(*MONTHS)
    if len(numbers) != 2:
        return None
    first, last = named[0], named[-1]
    told = found.values("year")
    end = told[-1] if told else _year(found)
    if end is None:
        end = _nearest_day(found, last, numbers[1]).year
    start = told[0] if len(told) > 1 else end - (1 if first > last else 0)
    return _ordered(
        calendar.day(date(start, first, numbers[0])), calendar.day(date(end, last, numbers[1]))
    )


def _ordered(first: Stretch, last: Stretch) -> Stretch | None:
    if last.last < first.first:
        return None
    return Stretch(first.first, last.last, first.grain)


def _years(found: Found) -> Stretch | None:
    told = found.values("year")
    if len(told) == 1:  # "2019-23"
        end = told[0] - told[0] % 100 + found.values("day")[0]
        told = [told[0], end]
    return calendar.years(told[0], told[1]) if told[0] <= told[1] else None


def _decade(found: Found) -> Stretch | None:
    first = found.values("decade_name")[0]
    stretch = calendar.years(first, first + 9)
    part = found.word("part")
    return calendar.third(stretch, part) if part else stretch


def _century(found: Found) -> Stretch | None:
    number = found.values("ordinal", "nth")[0]
    return calendar.years(number * 100 - 99, number * 100)


def _half(found: Found) -> Stretch | None:
    """A half or quarter of a year."""
    number = found.values("nth")[0]
    units = [str(value) for kind, value in found.tokens if kind == "unit"]
    length = 6 if found.has("half") else 3
    year = found.value("year")
    if year is None:
        if units[-1] != "year" or (length == 3 and len(units) < 2):
            return None
        year = found.day().year + _direction(found)
    if (length == 3 and units[:1] != ["quarter"]) or number * length > 12:
        return None
    return calendar.months(year, number * length - length + 1, number * length)


def _season(found: Found) -> Stretch | None:
    start = int(str(found.word("season")))
    year = _year(found)
    if year is None and found.has("last", "next", "this"):
        day = found.day()
        # Winter began in the December before, until spring is over.
        current = day.year - (1 if start == 12 and day.month < 6 else 0)
        year = current + _direction(found)
    if year is None:
        year = _month_of(found, start).first.year
    stretch = calendar.months(year, start, start + SEASON_MONTHS - 1)
    part = found.word("part")
    return calendar.third(stretch, part) if part else stretch


def _plain_year(found: Found) -> Stretch | None:
    year = found.values("year")[0]
    stretch = calendar.years(year, year)
    part = found.word("part")
    return calendar.third(stretch, part) if part else stretch


# -- times told from the report's day ----------------------------------------------------------


def _unit(found: Found) -> Stretch | None:
    unit = str(found.word("unit"))
    if unit == "hour":
        return None
    day = found.day()
    if unit == "day" and found.has("last", "next"):
        return _relative(found)  # "next day", told after another
    stretch = calendar.unit_of(unit, calendar.shift(day, unit, _direction(found)))
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


def _range(found: Found) -> Stretch | None:
    """ "The past three years", "the next two weeks", "the coming month"."""
    unit = str(found.word("unit"))
    bounds = _bounds(found) if found.has("vague", *COUNTS) else (1, 1)
    if bounds is None or found.has("recent") or unit == "hour":
        return None
    if found.has("next") and unit == "day" and not found.has("vague", *COUNTS):
        return _relative(found)  # "the next day"
    day = found.day()
    if found.has("next", "coming"):
        return Stretch(day, calendar.shift(day, unit, bounds[1]), _grain(unit))
    return Stretch(calendar.shift(day, unit, -bounds[1]), day, _grain(unit))


def _grain(unit: str) -> calendar.Grain:
    if unit in ("month", "quarter"):
        return "month"
    return "year" if unit in ("year", "decade") else "day"


def _ago(found: Found) -> Stretch | None:
    unit = str(found.word("unit"))
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


def _today(found: Found) -> Stretch | None:
    return calendar.day(found.day())


def _yesterday(found: Found) -> Stretch | None:
    return calendar.day(found.day() - DAY)


def _tomorrow(found: Found) -> Stretch | None:
    return calendar.day(found.day() + DAY)


def _twice(found: Found) -> Stretch | None:
    """The day before yesterday, the day after tomorrow."""
    if found.word("unit") != "day":
        return None
    return calendar.day(found.day() + (2 * DAY if found.has("tomorrow") else -2 * DAY))


def _weekday(found: Found) -> Stretch | None:
    number = found.values("weekday")[0]
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
        return calendar.day(monday + DAY * (number + 7 * _direction(found)))
    if found.tense > 0:
        return calendar.day(day + DAY * ahead)
    return calendar.day(day + DAY * (ahead - 7 if ahead else 0))


def _nth_weekday(found: Found) -> Stretch | None:
    """ "The last Sunday of October", "the first Monday in May"."""
    number, month = found.values("weekday")[0], _month(_without_last(found))
    if month is None or number < 0:
        return None
    if found.has("nth"):
        first = month.first + DAY * ((number - month.first.weekday()) % 7)
        return calendar.day(first + 7 * DAY * (found.values("nth")[0] - 1))
    return calendar.day(month.last - DAY * ((month.last.weekday() - number) % 7))


def _without_last(found: Found) -> Found:
    named = next(i for i, (kind, _) in enumerate(found.tokens) if kind in MONTHS)
    return replace(found, tokens=found.tokens[named:])


def _relative_weekday(found: Found) -> Stretch | None:
    """ "The previous Thursday": before the day named last."""
    number = found.values("weekday")[0]
    if found.last is None or found.last.first != found.last.last or number < 0:
        return None
    away = (number - found.last.first.weekday()) % 7
    if found.has("previous"):
        return calendar.day(found.last.first - DAY * (7 - away))
    return calendar.day(found.last.first + DAY * (away or 7))


def _weekend(found: Found) -> Stretch | None:
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


def _dayof(found: Found) -> Stretch | None:
    """ "On the 23rd": of the month of the time before it, else the latest."""
    number = found.values("ordinal")[0]
    if found.last is not None and found.last.grain != "year":
        return calendar.day(found.last.first.replace(day=number))
    day = found.day()
    this = calendar.month(day.year, day.month if number <= day.day else day.month - 1)
    return calendar.day(this.first.replace(day=number))


# -- times told from the time before them ------------------------------------------------------


def _relative(found: Found) -> Stretch | None:
    last = found.last
    if last is None:
        return None
    unit = str(found.word("unit"))
    if not _is_fine_enough(last, unit):
        return None
    back = found.has("earlier", "previous", "before")
    if found.has("that", "same"):
        step = 0
    else:
        bounds = _bounds(found) if found.has("vague", *COUNTS) else (1, 1)
        if bounds is None or bounds[0] != bounds[1]:
            return None
        step = -bounds[0] if back else bounds[0]
    named = "year" if unit == "decade" else "week" if unit == "fortnight" else unit
    return calendar.unit_of(named, calendar.shift(last.last, unit, step))


def _is_fine_enough(last: Stretch, unit: str) -> bool:
    """A day cannot be counted on from a month, nor a month from a year."""
    if unit in ("day", "week", "fortnight"):
        return last.first == last.last
    if unit in ("month", "quarter"):
        return (last.first.year, last.first.month) == (last.last.year, last.last.month)
    return unit in ("year", "decade") and last.first.year == last.last.year


def _nothing(found: Found) -> Stretch | None:
    """An expression that names a time, but not which."""
    return None


READINGS: dict[str, Callable[[Found], Stretch | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "date": _date,
    "days": _days,
    "month": _month,
    "months": _months,
    "year": _plain_year,
    "years": _years,
    "decade": _decade,
    "century": _century,
    "half": _half,
    "season": _season,
    "unit": _unit,
    "range": _range,
    "ago": _ago,
    "today": _today,
    "yesterday": _yesterday,
    "tomorrow": _tomorrow,
    "twice": _twice,
    "weekday": _weekday,
    "nth_weekday": _nth_weekday,
    "relative_weekday": _relative_weekday,
    "weekend": _weekend,
    "dayof": _dayof,
    "relative": _relative,
    "event": _nothing,
}

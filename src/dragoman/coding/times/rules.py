"""Which function reads which kind of time expression (data/tables/coding_times.tsv)."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.coding.times import feasts, named, told
from dragoman.coding.times.calendar import Stretch
from dragoman.coding.times.found import Found


def read(reading: str, found: Found) -> Stretch | None:
    """The stretch that an expression names, or none where it cannot be told."""
    try:
        return READINGS[reading](found)
    except (ValueError, OverflowError):
        return None


READINGS: dict[str, Callable[[Found], Stretch | None]] = {
    "iso": named.read_iso,
    "numeric": named.read_numeric,
    "date": named.read_date,
    "days": named.read_days,
    "month": named.month_told,
    "months": named.read_months,
    "year": named.read_plain_year,
    "years": named.read_years,
    "decade": named.read_decade,
    "century": named.read_century,
    "half": named.read_half,
    "season": named.read_season,
    "unit": told.read_unit,
    "range": told.read_range,
    "ahead": told.read_ahead,
    "ago": told.read_ago,
    "today": told.read_today,
    "yesterday": told.read_yesterday,
    "tomorrow": told.read_tomorrow,
    "twice": told.read_twice,
    "weekday": told.read_weekday,
    "nth_weekday": told.read_nth_weekday,
    "relative_weekday": told.read_relative_weekday,
    "weekend": told.read_weekend,
    "dayof": told.read_dayof,
    "relative": told.read_relative,
    "then": told.read_then,
    "feast": feasts.read_feast,
    "new_year": feasts.read_feast,
    "may_day": feasts.read_may_day,
    "good_friday": feasts.read_good_friday,
    "era": feasts.read_era,
    "nine_eleven": feasts.read_nine_eleven,
    "slice": named.read_slice,
    "month_of_relative": named.read_month_of_relative,
    "hence": told.read_hence,
    "night": told.read_night,
    "year_end": told.read_year_end,
    "event": told.read_nothing,
}

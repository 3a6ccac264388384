"""Which function reads which kind of time expression (data/tables/coding_times.tsv)."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.coding import time_named, time_told
from dragoman.coding.calendar import Stretch
from dragoman.coding.time_found import Found


def read(reading: str, found: Found) -> Stretch | None:
    """The stretch that an expression names, or none where it cannot be told."""
    try:
        return READINGS[reading](found)
    except (ValueError, OverflowError):
        return None


READINGS: dict[str, Callable[[Found], Stretch | None]] = {
    "iso": time_named.read_iso,
    "numeric": time_named.read_numeric,
    "date": time_named.read_date,
    "days": time_named.read_days,
    "month": time_named.month_told,
    "months": time_named.read_months,
    "year": time_named.read_plain_year,
    "years": time_named.read_years,
    "decade": time_named.read_decade,
    "century": time_named.read_century,
    "half": time_named.read_half,
    "season": time_named.read_season,
    "unit": time_told.read_unit,
    "range": time_told.read_range,
    "ago": time_told.read_ago,
    "today": time_told.read_today,
    "yesterday": time_told.read_yesterday,
    "tomorrow": time_told.read_tomorrow,
    "twice": time_told.read_twice,
    "weekday": time_told.read_weekday,
    "nth_weekday": time_told.read_nth_weekday,
    "relative_weekday": time_told.read_relative_weekday,
    "weekend": time_told.read_weekend,
    "dayof": time_told.read_dayof,
    "relative": time_told.read_relative,
    "event": time_told.read_nothing,
}

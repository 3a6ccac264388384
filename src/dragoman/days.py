"""A day as a user gives it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeAlias

from dragoman.errors import InputError

Day: TypeAlias = str | date | None


def day(given: Day) -> date | None:
    """A day given as a date or as text. Raises `InputError` when the text is none.

    >>> day("2019-02-27"), day(None)
    (datetime.date(2019, 2, 27), None)
    """
    if isinstance(given, datetime):
        return given.date()
    if given is None or isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given)
    except (TypeError, ValueError) as error:
        raise InputError(f"{given!r} is no day; write it as YYYY-MM-DD") from error

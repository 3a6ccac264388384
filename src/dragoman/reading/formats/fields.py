"""What a row, a record or a page says of a report, checked field by field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Literal, TypeAlias, TypeVar

from dragoman.errors import InputError
from dragoman.reading.calendar_dates import find_full_dates, is_of_news, latest_day
from dragoman.reading.decoding import decode
from dragoman.reading.files import checked

FIELDS = ("id", "text", "title", "published", "source", "url")
"""The fields of a report, by the contract's names."""

_EPOCH = date(1970, 1, 1)
_YEAR_ONE = re.compile(r"\b0001\b")  # which e-mail's rules take for 2001

LONGEST_DATE = 60  # characters: what is longer is prose, and no cell of a date

Teller: TypeAlias = Literal["given", "sidecar", "metadata"]
"""Who says a report's day and outlet: the user, a file beside it, or the page that it came in."""


_Told = TypeVar("_Told")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a field, or a whole sidecar, that a report was read without.

    ``path`` is the sidecar's; None where it stands in the report's own file.
    """

    reason: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Fields:
    """What is said of a report; ``confidence`` is how sure its day is, None where that is told.

    ``faults`` are the fields that could not be read: all but the text can be done without.
    """

    id: str | None = None
    text: str | None = None
    title: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None
    told_by: Teller = "given"
    confidence: float | None = None
    language: str | None = None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One report of a file as far as it could be read: its fields, or what is wrong with it.

    ``place`` says where in the file it is ("line 3"); it is None where the file is one report.
    """

    held: Fields | InputError
    kind: str  # what it is counted as: a key of `KINDS`
    place: str | None = None
    number: int | None = None  # the place as a number, for an id


KINDS: dict[str, tuple[str, str]] = {
    "text": ("text", "texts"),
    "page": ("web page", "web pages"),
    "line": ("line of JSON", "lines of JSON"),
    "record": ("JSON record", "JSON records"),
    "row": ("table row", "table rows"),
    "entry": ("feed entry in full", "feed entries in full"),
    "summary": ("feed summary", "feed summaries"),
    "capture": ("archived page", "archived pages"),
}
"""What an item is, in words, for one and for several."""


def fields_of(record: Mapping[str, object], columns: Mapping[str, str]) -> Fields:
    """The fields of one row or record; ``columns`` says which column holds which field.

    A field that is not what it should be is left out and is among the faults.

    Raises:
        InputError: The text is missing, or is none.
    """
    faults: list[Fault] = []

    def told(field: str) -> str | None:
        column = columns.get(field)
        return text_of(record.get(column), column) if column else None

    def without(field: str) -> str | None:
        return told_or_fault(lambda: told(field), faults)

    text = told("text")
    if text is None:
        named = columns.get("text", "text")
        raise InputError(f'it has no "{named}"; give the report\'s text in that field')
    day = columns.get("published")
    return Fields(
        id=without("id") or None,
        text=checked(text),
        title=_filled(without("title")),
        published=told_or_fault(lambda: day_of(record.get(day), day), faults) if day else None,
        source=_filled(without("source")),
        url=_filled(without("url")),
        faults=tuple(faults),
    )


def told_or_fault(read: Callable[[], _Told], faults: list[Fault]) -> _Told | None:
    """What a field says; None where it is wrong, which is then one more of the faults."""
    try:
        return read()
    except InputError as error:
        faults.append(Fault(f"{error.reason}; the report was read without it"))
        return None


def _filled(told: str | None) -> str | None:
    return told if told and not told.isspace() else None


def text_of(value: object, name: str) -> str | None:
    """A text field, None where it is missing; a number can be an id only.

    Raises:
        InputError: It is neither, or holds what is no character.
    """
    if isinstance(value, bytes):
        value = decode(value) if value else None
    if _is_nan(value):
        return None
    if isinstance(value, int) and not isinstance(value, bool) and name.casefold().endswith("id"):
        return str(value)
    if value is None:
        return None
    if not isinstance(value, str):
        reason = f'"{name}" is no text but {_kind(value)}; {_advice(name, value)}'
        raise InputError(reason)
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        reason = f'"{name}" holds half a surrogate pair, which is no character; mend it'
        raise InputError(reason) from error
    return value


def day_of(value: object, name: str = "published") -> date | None:
    """The day that a cell tells, None where it is blank: ISO 8601, RFC 2822, or a day in words.

    A day of three numbers is read only with the year first: 3/5/2019 is May in one country and
    March in another.

    Raises:
        InputError: It is no date.

    Examples:
        >>> [str(day_of(cell)) for cell in ("2019-05-03T22:10:00Z", "Fri, 3 May 2019 10:00 GMT")]
        ['2019-05-03', '2019-05-03']
        >>> [str(day_of(cell)) for cell in ("2019/05/03", "May 3, 2019", "3 May 2019 at 10:15")]
        ['2019-05-03', '2019-05-03', '2019-05-03']
    """
    if value is None or _is_nan(value) or (isinstance(value, str) and not value.strip()):
        return None
    day: object = value
    if isinstance(value, str):
        day = _day_in(value.strip())
    elif isinstance(value, datetime):
        day = value.date()
    if not isinstance(day, date):
        raise InputError(f'"{name}" is {value!r:.60}, which is no date; write it as YYYY-MM-DD')
    return day if is_of_news(day) else None


def found_day(value: object) -> date | None:
    """The day that a feed's software tells; None where that is no day of publication.

    What it writes where it knows none (the first second of 1970, a day to come) is no day.
    """
    try:
        day = day_of(value)
    except InputError:
        return None
    return None if day is None or day == _EPOCH or day > latest_day() else day


def _is_nan(value: object) -> bool:
    """Whether this is what tables of numbers have in an empty cell."""
    return isinstance(value, float) and value != value


def _day_in(cell: str) -> date | None:
    if len(cell) > LONGEST_DATE:
        return None
    if _YEAR_ONE.search(cell):
        return date.min
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(cell).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    found = [one.day for one in find_full_dates(cell)]
    return found[0] if len(found) == 1 else None


def _advice(name: str, value: object) -> str:
    if isinstance(value, dict) and value:
        keys = ", ".join(map(str, value))[:100]
        return f"it has {keys}: say which with --map, as in FIELD={name}.{next(iter(value))}"
    return "write it in quotation marks"


def _kind(value: object) -> str:
    named = {bool: "true or false", int: "a number", float: "a number", dict: "an object"}
    return named.get(type(value), f"a {type(value).__name__}")

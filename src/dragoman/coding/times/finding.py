"""Finds time expressions in a text and resolves them against the day of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import takewhile
from typing import Any

from dragoman.coding.times.calendar import Stretch
from dragoman.coding.times.context import is_near, is_year, opened, tense_of
from dragoman.coding.times.found import Found
from dragoman.coding.times.patterns import Lexicon, Line, reading_of
from dragoman.coding.times.rules import read
from dragoman.data.tables import read_toml, read_tsv

ISO_LENGTH = len("2024-10-23")
MARKS = {
    "'": "quote",
    "’": "quote",
    "‘": "quote",
    ",": "comma",
    ".": "dot",
    "-": "dash",
    "–": "dash",
    "—": "dash",
    "/": "slash",
}
POSSESSIVES = ("'s", "’s")
OTHERS = ("iso", "numeric", "number", "day", "year", "ordinal", "decade_name", "short_decade")
PLAIN = ("quote", "comma", "dot", "dash", "slash", "poss", "word", "name", "mark")
# No time begins with these.
GUARD = "comma dot dash slash poss word name mark closing counting counted and to of on by"
# Readings that a verb's tense may turn from the last such time to the next.
TURNING = frozenset({"weekday", "date", "days", "month", "weekend", "season"})
# Within how many tokens an event names its own time ("a day after the attack of May 3").
EVENT_REACH = 7
# Years that are told by four digits alone.
YEARS = range(1000, 2200)
# Readings that count from a time named before, in another paragraph too, and from how many.
TOLD_ON = frozenset(
    {"relative", "then", "relative_weekday", "range", "unit", "night", "month_of_relative"}
)
KNOWN = 4


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A stretch that names a time: an ISO date, month, year or interval where it can be told.

    ``behind`` and ``ahead`` are what it says to a verb that looks back ("on Friday": the last) and
    to one that looks ahead ("on Friday": the next); ``value`` is the likelier. ``nearest`` is the
    nearer one, whatever the words before it.
    """

    start: int
    end: int
    text: str
    value: str | None
    behind: str | None = None
    ahead: str | None = None
    nearest: str | None = None


def find_times(text: str, published: date | None) -> list[TimeMention]:
    """The time expressions of a text, in order and disjoint.

    Args:
        text: any text.
        published: the day that "yesterday" and a date without a year are read against; without
            it such mentions are found, and their value is None.

    Examples:
        >>> [m.value for m in find_times("They met on Thursday and in May 2019.", date(2024, 11, 1))]
        ['2024-10-31', '2019-05']
    """
    return _found(text, published, [])[0]


def find_times_of(texts: Sequence[str], published: date | None) -> list[list[TimeMention]]:
    """The time expressions of a report's paragraphs.

    A "day later" counts from what a paragraph before has named, where its own names nothing.

    Examples:
        >>> told = find_times_of(["They met on May 3.", "A day later they left."], date(2024, 6, 1))
        >>> [mention.value for paragraph in told for mention in paragraph]
        ['2024-05-03', '2024-05-04']
    """
    before: list[Stretch] = []
    found = []
    for text in texts:
        mentions, named = _found(text, published, before)
        found.append(mentions)
        before = (named + before)[:KNOWN]
    return found


def _found(
    text: str, published: date | None, before: Sequence[Stretch]
) -> tuple[list[TimeMention], list[Stretch]]:
    """The times of a text, and the stretches that it names, the latest first."""
    line = _lexicon().line(text)
    found: list[TimeMention] = []
    named: list[tuple[Stretch, int]] = []
    waiting: tuple[Found, int] | None = None
    for match in _master().finditer(line.letters):
        reading = reading_of(match)
        first, end = match.span()
        if reading == "none" or (reading == "year" and not is_year(line.tokens, first, end)):
            continue
        known = _near(named, line, first)
        if reading in TOLD_ON:
            known += before
        parts = [(token.kind, token.value) for token in line.tokens[first:end]]
        told = Found(parts, published, known, tense_of(line.tokens, first, end))
        stretch = read(reading, told)
        if stretch is not None:
            named.append((stretch, end))
            if waiting is not None and first - waiting[1] <= EVENT_REACH:
                found[-1] = _counted_from(found[-1], waiting[0], stretch)
        waiting = (told, end) if reading == "event" else None
        found.append(_mention(text, line, (first, end), reading, told))
    return found, [stretch for stretch, _ in reversed(named)]


def _near(named: Sequence[tuple[Stretch, int]], line: Line, first: int) -> list[Stretch]:
    """The stretches near enough to count from, the latest first; behind one too far all are."""
    near = takewhile(lambda told: is_near(line.tokens, told[1], first), reversed(named))
    return [stretch for stretch, _ in near]


def _counted_from(mention: TimeMention, told: Found, event: Stretch) -> TimeMention:
    """ "A day after the May 3 attack", "two years after the war began in 2011"."""
    stretch = read("relative", replace(told, known=[event]))
    value = None if stretch is None else stretch.iso()
    return replace(mention, value=value, behind=value, ahead=value, nearest=value)


def _mention(
    text: str, line: Line, place: tuple[int, int], reading: str, told: Found
) -> TimeMention:
    first, end = place
    begins, value = opened(line.tokens, first, end, read(reading, told))
    start, stop = line.start(begins), line.ends[end - 1]
    behind = ahead = nearest = value
    if reading in TURNING:
        behind, nearest, ahead = (
            opened(line.tokens, first, end, read(reading, replace(told, tense=way)))[1]
            for way in (-1, 0, 1)
        )
    if line.tokens[begins].kind == "since":
        ahead = behind  # whatever is done since then
    return TimeMention(start, stop, text[start:stop], value, behind, ahead, nearest)


# -- words and their classes -------------------------------------------------------------------


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    table = _table()
    classes = [kind for group in ("capital", "valued", "plain") for kind in table[group]]
    return Lexicon(_classed, [*classes, *OTHERS, *PLAIN])


@lru_cache(maxsize=1)
def _master() -> re.Pattern[str]:
    return _lexicon().master(read_tsv("coding_times.tsv"), GUARD)


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return read_toml("coding_times.toml")


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, object]]:
    """Class and value of every word of the table; the forms with a capital as they stand."""
    table = _table()
    found: dict[str, tuple[str, object]] = {}
    for group in ("capital", "valued"):
        for kind, members in table[group].items():
            found.update({word: (kind, value) for word, value in members.items()})
    for kind, members in table["plain"].items():
        found.update(dict.fromkeys(members, (kind, None)))
    return found


def _classed(told: str) -> tuple[str, object]:
    if told[0] in "0123456789":
        return _number(told)
    known = _words().get(told) or _words().get(told.lower())
    if known is not None:
        return known
    if told[0].isalpha():
        return ("name" if told[0].isupper() else "word"), None
    if told in POSSESSIVES:
        return "poss", None
    return MARKS.get(told, "mark"), None


def _number(told: str) -> tuple[str, object]:
    if len(told) == ISO_LENGTH and told[4] == told[7] == "-":
        return "iso", told
    if "/" in told or told.count(".") > 1:
        return "numeric", told
    digits = told.rstrip("sthndr")
    suffix = told[len(digits) :]
    if len(digits) > 4 or not digits.isdigit():
        return "number", None
    value = int(digits)
    if suffix == "s" and len(digits) == 2 and not value % 10 and value:
        return "short_decade", value
    if suffix == "s":
        return ("decade_name", value) if len(digits) == 4 and not value % 10 else ("number", None)
    if suffix:
        return ("ordinal", value) if 1 <= value <= 31 else ("number", None)
    if len(digits) == 4 and value in YEARS:
        return "year", value
    return ("day", value) if len(digits) < 3 and 1 <= value <= 31 else ("number", value)

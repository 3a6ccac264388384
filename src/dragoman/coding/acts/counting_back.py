"""Dates told from the clause above: "left on Tuesday, six days after soldiers had seized power"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dragoman.coding.syntax.tree import Node
from dragoman.coding.times import calendar
from dragoman.data.tables import read_toml

# How long a date is that a number of these units can be counted from, and what is left of it.
_UNITS = {
    "minute": (10, 10),
    "moment": (10, 10),
    "hour": (10, 10),
    "day": (10, 10),
    "week": (10, 10),
    "month": (7, 7),
    "year": (4, 4),
    "decade": (4, 4),
}
_WAYS = {"after": -1, "before": 1}


def counted_from(clause: Node, above: str) -> str | None:
    """The date of a clause that says how long after or before it the one above was.

    ``above`` is the date of the clause above. Nothing where the clause counts no time.

    Examples:
        ``counted_from`` of "a week after soldiers seized power", told of 2023-08-01, is 2023-07-25.
    """
    for span, way in _spans(clause):
        unit, count = span.lemma, _count(span)
        needed, kept = _UNITS[unit]
        if len(above) < needed or "/" in above:
            continue
        if unit in ("hour", "minute", "moment"):
            return above
        if count is None and unit == "day":
            return above[:7]  # "days after": about then
        if count is None:
            continue
        told = date.fromisoformat(above + "-01-01"[: 10 - len(above)] if len(above) < 10 else above)
        try:
            return calendar.shift(told, unit, way * count).isoformat()[:kept]
        except (ValueError, OverflowError):
            return None  # out of the calendar: "3,300 years after Greece had seized the city"
    return None


def is_counted(clause: Node) -> bool:
    """Whether a clause says how long after or before it the one above was."""
    return any(True for _ in _spans(clause))


def _spans(clause: Node) -> Iterator[tuple[Node, int]]:
    """The units of time that a clause counts, each with the way that it counts them."""
    marks = [clause.head] if clause.dep == "pcomp" else clause.children("mark")
    mark = next((one for one in marks if one.lower in _WAYS), None)
    if clause.dep not in ("advcl", "pcomp") or mark is None:
        return
    above = mark.head if clause.dep == "pcomp" else clause.head
    beside = [kid for kid in above.children("npadvmod", "dobj") if kid.i == mark.i - 1]
    for span in [*clause.children("npadvmod"), *mark.children("npadvmod", "nmod"), *beside]:
        if span.lemma in _UNITS and not _is_named(span):
            yield span, _WAYS[mark.lower]


def _is_named(span: Node) -> bool:
    """ "Left last month after the raid": a month of the calendar, from which nothing is counted."""
    return any(kid.lower in ("last", "this", "next") for kid in span.children("amod", "det"))


def _count(span: Node) -> int | None:
    """How many units: "a week", "the day", "six days", "10 years"."""
    for kid in span.kids:
        if kid.lower in ("a", "an", "the"):
            return 1
        if kid.dep == "nummod":
            return int(kid.text) if kid.text.isdecimal() else _numbers().get(kid.lower)
    return None


def _numbers() -> dict[str, int]:
    numbers: dict[str, int] = read_toml("coding_times.toml")["valued"]["count"]
    return numbers

"""Dates told from the clause above: "left on Tuesday, six days after soldiers had seized power"."""

from __future__ import annotations

from datetime import date

from dragoman.coding.syntax.tree import Node
from dragoman.coding.times import calendar
from dragoman.data.tables import read_toml

# How long a date is that a number of these units can be counted from, and what is left of it.
_UNITS = {"day": (10, 10), "week": (10, 10), "month": (7, 7), "year": (4, 4), "decade": (4, 4)}
_WAYS = {"after": -1, "before": 1}


def counted_from(clause: Node, above: str) -> str | None:
    """The date of a clause that says how long after or before it the one above was.

    ``above`` is the date of the clause above. Nothing where the clause counts no time.

    Examples:
        ``counted_from`` of "a week after soldiers seized power", told of 2023-08-01, is 2023-07-25.
    """
    way = next((_WAYS[kid.lower] for kid in clause.children("mark") if kid.lower in _WAYS), None)
    if clause.dep != "advcl" or way is None:
        return None
    for span in clause.children("npadvmod"):
        unit, count = span.lemma, _count(span)
        needed, kept = _UNITS.get(unit, (0, 0))
        if count is None or not needed or len(above) < needed or "/" in above:
            continue
        told = date.fromisoformat(above + "-01-01"[: 10 - len(above)] if len(above) < 10 else above)
        return calendar.shift(told, unit, way * count).isoformat()[:kept]
    return None


def _count(span: Node) -> int | None:
    """How many units: "a week", "six days", "10 years"."""
    for kid in span.kids:
        if kid.lower in ("a", "an"):
            return 1
        if kid.dep == "nummod":
            return int(kid.text) if kid.text.isdecimal() else _numbers().get(kid.lower)
    return None


def _numbers() -> dict[str, int]:
    numbers: dict[str, int] = read_toml("coding_times.toml")["valued"]["count"]
    return numbers

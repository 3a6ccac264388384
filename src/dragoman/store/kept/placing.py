"""The place of each text within its day: kept, so that of one more only the texts of its day are looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, TypeAlias

import duckdb
import numpy as np

from dragoman.fusing.origins.search import Numbers
from dragoman.records import Report

STEP = 1 << 16  # between two places, for those that come between
_LAST = 1 << 22  # above all days that there are: the undated come last
_DAY = 1 << 40  # between two days
_MOST = _DAY // 2  # no place is so far from nought

Named: TypeAlias = tuple[str, str]
"""What tells texts of one day apart: the id and the key of the report."""


_OF_DAYS = """
    SELECT t.day, r.id, r.key, t.number, t.words, t.place FROM texts t JOIN reports r ON r.key = t.report
    WHERE t.day IN (SELECT unnest(?::INTEGER[]))"""


def day_of(report: Report) -> int:
    """The day of a report as an ordinal, 0 where it has none."""
    return report.published.toordinal() if report.published else 0


def by_day(days: Numbers, places: Numbers) -> Numbers:
    """Numbers that are in the order of texts by day, and of one day by place."""
    ordered: Numbers = np.where(days == 0, _LAST, days) * _DAY + places
    return ordered


def placed_rows(
    connection: duckdb.DuckDBPyConnection,
    coming: Mapping[int, tuple[Report, int]],
    gone: Collection[int],
) -> list[Mapping[str, Any]]:
    """The rows of the texts that come, and of those of their days that have to move for them.

    ``coming`` has by number the report of each and its length in words; texts that are ``gone`` count no more.
    """
    texts: dict[int, dict[Named, tuple[int, int]]] = defaultdict(dict)  # by day, number and length
    there: dict[int, list[tuple[Named, int]]] = defaultdict(list)
    new: dict[int, list[Named]] = defaultdict(list)
    for number, (report, words) in coming.items():
        name = report.id, report.key
        texts[day_of(report)][name] = number, words
        new[day_of(report)].append(name)
    for day, id, key, number, words, place in connection.execute(_OF_DAYS, [list(new)]).fetchall():
        if number not in gone:
            texts[day][id, key] = number, words
            there[day].append(((id, key), place))
    rows: list[Mapping[str, Any]] = []
    for day, names in new.items():
        for name, place in placed(there[day], names).items():
            number, words = texts[day][name]
            of = {"report": name[1], "number": number, "words": words}
            rows.append(of | {"day": day, "place": place})
    return rows


def placed(there: Sequence[tuple[Named, int]], coming: Iterable[Named]) -> dict[Named, int]:
    """The places of those that come to a day, and of those that had to move for them.

    Args:
        there: the names of the day's texts and their places, all different, which are in one order.
        coming: the names of others.

    >>> placed([(("a", "1"), 0), (("c", "1"), 65536)], [("b", "1"), ("d", "1")])
    {('b', '1'): 32768, ('d', '1'): 131072}
    """
    place_of = dict(there)
    ordered = sorted({*place_of, *coming})
    found: dict[Named, int] = {}
    before: int | None = None
    runs = [
        (is_new, list(some)) for is_new, some in groupby(ordered, lambda one: one not in place_of)
    ]
    for at, (is_new, names) in enumerate(runs):
        if not is_new:
            before = place_of[names[-1]]
            continue
        after = place_of[runs[at + 1][1][0]] if at + 1 < len(runs) else None
        places = _between(before, after, len(names))
        if places is None:
            return {name: STEP * nth for nth, name in enumerate(ordered)}
        found |= dict(zip(names, places, strict=True))
    return found


def _between(before: int | None, after: int | None, count: int) -> list[int] | None:
    """So many places between two, evenly; None where there is no room."""
    if before is None and after is None:
        return [STEP * nth for nth in range(count)]
    if before is None or after is None:
        first = STEP * -count + (after or 0) if before is None else STEP + before
        places = [first + STEP * nth for nth in range(count)]
        return places if places[0] > -_MOST and places[-1] < _MOST else None
    room = after - before
    return (
        [before + room * nth // (count + 1) for nth in range(1, count + 1)]
        if room > count
        else None
    )


def first_places(reports: Sequence[Report]) -> list[int]:
    """The places of the texts of these reports, each within its day, where no others are there."""
    numbered = sorted(enumerate(reports), key=lambda one: (day_of(one[1]), one[1].id, one[1].key))
    places = [0] * len(reports)
    for _, some in groupby(numbered, lambda one: day_of(one[1])):
        for nth, (number, _) in enumerate(some):
            places[number] = STEP * nth
    return places

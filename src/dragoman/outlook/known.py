"""The acts of a dossier as facts: who did what to whom, on the day it happened, as known by a day.

Of coded events only what happened counts (asserted, neither denied nor planned), each event once
however many copies tell it, by the reports published until then. Imported events count by the day on
which their data set has them known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

import numpy as np

from dragoman.fusing.parties import dyad_side
from dragoman.outlook.facts import Facts, in_order
from dragoman.picture.pairs import event_day
from dragoman.records import Act, ClaimRow, Event

if TYPE_CHECKING:
    import pyarrow as pa

DONE = "asserted"


def acts_of(
    events: Iterable[Event],
    until: date | None,
    when: Callable[[Event], date | None] = event_day,
) -> Iterator[tuple[str, str, str, date]]:
    """Who did what to whom and when, of events that happened until a day; a mutual one both ways.

    Those who act together towards somebody do not act on each other. ``when`` says on which day an event stands.
    """
    for event in events:
        day = when(event)
        if event.status != DONE or day is None or (until is not None and day > until):
            continue
        for source, target in sorted(set(_directed(event))):
            yield source, event.event, target, day


def first_told(rows: Iterable[ClaimRow]) -> Callable[[Event], date | None]:
    """On which day it was first told that an event has happened: nobody could count it before.

    It is that of the first dated report that asserts it, and never before the event's own day.
    """
    published = {row.id: row.published for row in rows if row.published and _asserts(row)}

    def day(event: Event) -> date | None:
        told = [published[claim] for claim in event.claims if claim in published]
        days = [one for one in (event_day(event), min(told, default=event.first_reported)) if one]
        return max(days, default=None)

    return day


def _asserts(row: ClaimRow) -> bool:
    """Whether a claim tells that something was done."""
    return isinstance(row.claim, Act) and row.claim.status == DONE


def _directed(event: Event) -> Iterator[tuple[str, str]]:
    given = ({dyad_side(code) for code in side} for side in (event.source, event.target))
    sources, targets = ({one for one in side if one} for side in given)
    if event.reciprocal or not event.target:
        for a, b in combinations(sorted(sources | targets), 2):
            yield a, b
            yield b, a
        return
    yield from ((a, b) for a, b in product(sources, targets) if a != b)


def facts_known(coded: Iterable[tuple[str, str, str, date]], imported: pa.Table | None) -> Facts:
    """Facts of coded acts and of a table of imported ones (source, target, type, day)."""
    told = sorted(coded, key=lambda one: one[3])
    parts = [_columns(told)]
    if imported is not None and len(imported):
        parts.append(_imported(imported))
    actors, relations = _Names(), _Names()
    tables = []
    for who, what, whom, days in parts:
        tables.append(np.stack([actors.places(*who), relations.places(*what), actors.places(*whom), days], axis=1))  # fmt: skip
    table = np.concatenate(tables)
    table = table[(table[:, 0] >= 0) & (table[:, 2] >= 0) & (table[:, 0] != table[:, 2])]
    first = int(table[:, 3].min()) if len(table) else 0
    table[:, 3] -= first
    begins = _EPOCH + timedelta(days=first) if len(table) else None
    return in_order(table.astype(np.int32), actors.names, relations.names, begins=begins)


_EPOCH = date(1970, 1, 1)
_Coded = tuple[list[str], Any]  # names, and by row the place of its name


class _Names:
    """Names with numbers, as they come; what has no side has -1."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._known)

    def places(self, names: list[str], rows: Any) -> Any:
        """By row, the number of its name."""
        numbers = [self._known.setdefault(name, len(self._known)) if name else -1 for name in names]
        return np.array(numbers or [-1], np.int64)[rows]


def _columns(told: list[tuple[str, str, str, date]]) -> tuple[_Coded, _Coded, _Coded, Any]:
    every = np.arange(len(told))
    who, what, whom = ([str(row[place]) for row in told] for place in range(3))
    days = np.array([(row[3] - _EPOCH).days for row in told], np.int64)
    return (who, every), (what, every), (whom, every), days


def _imported(table: pa.Table) -> tuple[_Coded, _Coded, _Coded, Any]:
    def coded(column: str, side: bool) -> _Coded:
        found = table.column(column).combine_chunks().dictionary_encode()
        names = found.dictionary.to_pylist()
        return [(dyad_side(one) or "") if side else one for one in names], found.indices.to_numpy()

    import pyarrow as pa

    days = table.column("day").cast(pa.int32()).to_numpy().astype(np.int64)
    return coded("source", True), coded("type", False), coded("target", True), days

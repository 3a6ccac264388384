"""Facts by the week: how often who did what to whom in each, counted back from a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.facts import Facts

DAYS = 7

Ids = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Weeks:
    """Counts of acts by week, directed pair of actors and type, the oldest week first.

    The last week ends with ``until``, so that every week is whole. ``source`` and ``target`` have a
    place in ``actors`` for each pair, ``reverse`` the place of the pair that goes the other way: each
    pair has one, if with no act. The i-th count says that pair ``pair[i]`` had ``count[i]`` acts of
    type ``types[type[i]]`` in week ``week[i]``; counts stand in the order of their weeks.
    """

    actors: tuple[str, ...]
    types: tuple[str, ...]
    source: Ids
    target: Ids
    reverse: Ids
    week: Ids
    pair: Ids
    type: Ids
    count: NDArray[np.float64]
    weeks: int
    until: date

    @property
    def acts(self) -> int:
        """How many acts there are in all."""
        return int(self.count.sum())

    def pair_of(self, source: str, target: str) -> int | None:
        """The place of a directed pair by the names of its actors; None for one that never met."""
        try:
            a, b = self.actors.index(source), self.actors.index(target)
        except ValueError:
            return None
        found = np.flatnonzero((self.source == a) & (self.target == b))
        return int(found[0]) if len(found) else None

    def often(self, most: int) -> list[tuple[str, str, int]]:
        """The pairs with most acts, both ways together, with how many: the actor who does more of them first.

        >>> from dragoman.outlook.facts import facts_of
        >>> day = date(2024, 10, 1)
        >>> told = [("RUS", "AID", "PRK", day), ("USA", "AID", "PRK", day), ("RUS", "CONSULT", "PRK", day)]
        >>> weeks_of(facts_of(told), day, ("AID", "CONSULT"), 10).often(1)
        [('RUS', 'PRK', 2)]
        """
        one_way = np.bincount(self.pair, self.count, minlength=len(self.source)).astype(np.int64)
        both = one_way + one_way[self.reverse]
        first = (one_way > one_way[self.reverse]) | (
            (one_way == one_way[self.reverse]) & (self.source < self.target)
        )
        order = np.lexsort((self.target, self.source, -both))
        chosen = order[first[order]][:most]
        return [
            (self.actors[self.source[at]], self.actors[self.target[at]], int(both[at]))
            for at in chosen
        ]

    def first_day(self, week: int) -> date:
        """The first day of a week, also of one to come."""
        return self.until - timedelta(days=DAYS * (self.weeks - week) - 1)

    def of(self, week: int) -> tuple[Ids, Ids, NDArray[np.float64]]:
        """Pairs, types and counts of one week."""
        low, high = np.searchsorted(self.week, [week, week + 1])
        return self.pair[low:high], self.type[low:high], self.count[low:high]

    def upto(self, week: int) -> Weeks:
        """The weeks before this one, as they were then known: pairs that met only later have no acts."""
        stop = int(np.searchsorted(self.week, week))
        return Weeks(
            self.actors, self.types, self.source, self.target, self.reverse,
            self.week[:stop], self.pair[:stop], self.type[:stop], self.count[:stop],
            week, self.first_day(week) - timedelta(days=1),
        )  # fmt: skip


def weeks_of(facts: Facts, until: date, types: tuple[str, ...], most: int) -> Weeks:
    """The last ``most`` whole weeks until the end of a day; acts of other types are left out.

    >>> from dragoman.outlook.facts import facts_of
    >>> told = [("PRK", "CONSULT", "RUS", date(2024, 10, 1)), ("RUS", "AID", "PRK", date(2024, 10, 15))]
    >>> weeks = weeks_of(facts_of(told), date(2024, 10, 15), ("AID", "CONSULT"), 10)
    >>> weeks.weeks, weeks.acts, weeks.first_day(weeks.weeks)
    (3, 2, datetime.date(2024, 10, 16))
    """
    known = np.array(
        [types.index(one) if one in types else -1 for one in facts.relations], np.int32
    )
    kind = known[facts.relation] if len(facts) else np.empty(0, np.int32)
    ago = (facts.time_of(until) - facts.time) // DAYS if len(facts) else np.empty(0, np.int32)
    good = (kind >= 0) & (ago >= 0) & (ago < most) & (facts.subject != facts.object)
    ago = ago[good]
    length = int(ago.max()) + 1 if len(ago) else 0
    sides = np.stack([facts.subject[good], facts.object[good]], axis=1)
    return counted(facts.actors, types, sides, kind[good], length - 1 - ago, length, until)


def counted(
    actors: tuple[str, ...],
    types: tuple[str, ...],
    sides: Ids,
    kind: Ids,
    week: Ids,
    length: int,
    until: date,
) -> Weeks:
    """Weeks from single acts: their two sides, types and weeks, in any order."""
    number = len(actors) + 1
    there = sides[:, 0].astype(np.int64) * number + sides[:, 1]
    back = sides[:, 1].astype(np.int64) * number + sides[:, 0]
    pairs = np.unique(np.concatenate([there, back]))
    source, target = (pairs // number).astype(np.int32), (pairs % number).astype(np.int32)
    reverse = np.searchsorted(pairs, target.astype(np.int64) * number + source).astype(np.int32)
    pair = np.searchsorted(pairs, there)
    key = (week.astype(np.int64) * max(len(pairs), 1) + pair) * len(types) + kind
    key, count = np.unique(key, return_counts=True)
    rest, type_ = np.divmod(key, len(types))
    at, of = np.divmod(rest, max(len(pairs), 1))
    return Weeks(
        actors, types, source, target, reverse,
        at.astype(np.int32), of.astype(np.int32), type_.astype(np.int32), count.astype(np.float64),
        length, until,
    )  # fmt: skip

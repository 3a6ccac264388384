"""All dyads as of a day, counted in columns: which acts join which two, how strongly, on whose word.

What comes out for two sides is what `dyad_of` makes of the events between them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from dragoman.fusing.origins.tracing import Origins, origin_of
from dragoman.picture.columns import (
    Floats,
    Numbered,
    Numbers,
    Ragged,
    Texts,
    distinct,
    held_numbers,
    independent_in,
    ordinal,
    texts,
)
from dragoman.picture.history import event_order
from dragoman.picture.names import Names
from dragoman.picture.pairs import event_day, mode_of, pairs
from dragoman.picture.records import Dyad
from dragoman.picture.scores import event_score, weight
from dragoman.records import ClaimRow, Event


@dataclass(frozen=True)
class Sums:
    """What the events of a day add up to, by the number of the pair that they join."""

    leading: tuple[int, ...]  # the pairs that any event joins, those of most origins first
    acts: Numbers
    cooperation: Floats
    conflict: Floats
    weight: Floats
    last: Numbers
    reports: Numbers
    origins: Numbers
    pair: Numbers  # by event and pair that it joins, the pair
    ids: Texts  # and the event
    newest: Floats  # and its rank by age


class Balance:
    """The events of a dossier by the pairs that they join."""

    def __init__(
        self, events: Sequence[Event], firsts: Mapping[str, ClaimRow], origins: Origins
    ) -> None:
        self._firsts = firsts
        self._given = origins
        self._pairs, self._origins, self._reports = Numbered(), Numbered(), Numbered()
        self._kept = self._told(events)
        self._orders = [event_order(event) for event in events]
        self._ages = sorted(zip(self._kept.days.tolist(), self._kept.ids, strict=True))
        place = {id: rank for rank, (_, id) in enumerate(self._ages)}
        self._ranks = np.array([place[id] for id in self._kept.ids], np.float64)

    def at(self, kept: Numbers, more: Iterable[Event]) -> Sums:
        """The sums over the events of a day.

        ``kept`` are the places of those that are as they are now, ``more`` are those that were
        otherwise by the day.
        """
        others = sorted(more, key=event_order)
        there = self._kept.and_(self._told(others))
        ranks = np.concatenate([self._ranks, self._ranked(there, len(others))])
        places = [bisect_left(self._orders, event_order(one)) for one in others]
        begins = np.searchsorted(kept, np.array(places, np.int64))
        chosen = np.insert(kept, begins, len(self._orders) + np.arange(len(others)))
        pair, place = there.pairs.take(chosen)
        at = chosen[place]
        many = len(self._pairs)
        score, days = there.scores[at], there.days[at]
        last = np.zeros(many, np.int64)
        np.maximum.at(last, pair, days)
        acts = np.bincount(pair, minlength=many)
        origins = self._distinct(there.origins, pair, at, len(self._origins), self._held)
        keys, most, many_acts = self._pairs.keys, origins.tolist(), acts.tolist()

        def added(values: Floats) -> Floats:
            return np.bincount(pair, values, many).astype(np.float64)

        leading = sorted(
            np.flatnonzero(acts).tolist(), key=lambda one: (-most[one], -many_acts[one], keys[one])
        )
        return Sums(
            leading=tuple(leading),
            acts=acts,
            cooperation=added(np.maximum(0.0, score)),
            conflict=added(np.maximum(0.0, -score)),
            weight=added(there.weights[at]),
            last=last,
            reports=self._distinct(there.reports, pair, at, len(self._reports), {}),
            origins=origins,
            pair=pair,
            ids=there.ids[at],
            newest=ranks[at],
        )

    def sides(self, pair: int) -> tuple[str, str]:
        """The codes of the two that a number stands for."""
        a, b = self._pairs.keys[pair].split("\n")
        return a, b

    def dyads(self, sums: Sums, asked: Sequence[int], names: Names) -> list[Dyad]:
        """Some of the pairs as records."""
        apart = sums.newest.max(initial=0.0) + 2  # more than any two ranks by age
        order = np.argsort(sums.pair * apart - sums.newest)
        begins = np.searchsorted(sums.pair[order], np.array(asked, np.int64)).tolist()
        found = []
        for one, begin in zip(asked, begins, strict=True):
            a, b = self.sides(one)
            newest = order[begin : begin + int(sums.acts[one])]
            balance = sums.cooperation[one] - sums.conflict[one]
            dyad = Dyad(
                a=names.of(a),
                b=names.of(b),
                events=tuple(sums.ids[newest].tolist()),
                score=_rounded(balance / sums.weight[one]) if sums.weight[one] else None,
                cooperation=_rounded(sums.cooperation[one]),
                conflict=_rounded(sums.conflict[one]),
                last=date.fromordinal(int(sums.last[one])) if sums.last[one] else None,
                reports=int(sums.reports[one]),
                origins=int(sums.origins[one]),
            )
            found.append(dyad)
        return found

    def _ranked(self, there: _Told, last: int) -> Floats:
        """The ranks by age of the last few events, among those that are as they are now."""
        first = len(there.ids) - last
        ages = [(int(there.days[at]), there.ids[at]) for at in range(first, len(there.ids))]
        step = {age: (n + 1) / (last + 2) for n, age in enumerate(sorted(ages))}
        return np.array([bisect_left(self._ages, one) - 1 + step[one] for one in ages], np.float64)

    def _distinct(
        self,
        things: Ragged,
        pair: Numbers,
        at: Numbers,
        many: int,
        held: Mapping[int, Sequence[int]],
    ) -> Numbers:
        """By pair, how many different things its events have."""
        flat, of = things.take(at)
        codes = distinct(pair[of] * many + flat)
        counts = independent_in(codes, many, held)
        found = np.bincount(codes // max(many, 1), counts, len(self._pairs))
        return found.astype(np.int64)

    @cached_property
    def _held(self) -> dict[int, list[int]]:
        return held_numbers(self._origins, self._given)

    def _told(self, events: Sequence[Event]) -> _Told:
        rows = [
            [self._firsts[one] for one in event.claims if one in self._firsts] for event in events
        ]
        modes = [mode_of(event, some) for event, some in zip(events, rows, strict=True)]
        scores = [event_score(event, mode) for event, mode in zip(events, modes, strict=True)]
        return _Told(
            ids=texts([event.id for event in events]),
            scores=np.array(scores, np.float64),
            weights=np.array([weight(one.status, one.origins) for one in events], np.float64),
            days=np.array([ordinal(event_day(event)) for event in events], np.int64),
            pairs=Ragged.of(
                [self._pairs.of("\n".join(pair)) for pair in pairs(event)] for event in events
            ),
            origins=Ragged.of(
                {self._origins.of(origin_of(row, self._given)) for row in some} for some in rows
            ),
            reports=Ragged.of({self._reports.of(one) for one in event.reports} for event in events),
        )


@dataclass(frozen=True)
class _Told:
    """What each of some events adds to each pair that it joins."""

    ids: Texts
    scores: Floats
    weights: Floats
    days: Numbers
    pairs: Ragged
    origins: Ragged
    reports: Ragged

    def and_(self, more: _Told) -> _Told:
        """These events and then some more."""
        return _Told(
            np.concatenate([self.ids, more.ids]),
            np.concatenate([self.scores, more.scores]),
            np.concatenate([self.weights, more.weights]),
            np.concatenate([self.days, more.days]),
            self.pairs.and_(more.pairs),
            self.origins.and_(more.origins),
            self.reports.and_(more.reports),
        )


def _rounded(value: float) -> float:
    return round(float(value), 2)

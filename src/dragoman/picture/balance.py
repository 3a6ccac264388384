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
from dragoman.picture.columns import Numbered, Numbers, held_numbers, independent_in, ordinal
from dragoman.picture.history import event_order
from dragoman.picture.names import Names
from dragoman.picture.pairs import event_day, mode_of, pairs
from dragoman.picture.records import Dyad
from dragoman.picture.scores import event_score, weight
from dragoman.records import ClaimRow, Event


@dataclass(frozen=True, slots=True)
class Weighed:
    """An event with what it adds to each pair that it joins."""

    event: Event
    pairs: tuple[int, ...]
    score: float
    weight: float
    day: int
    origins: frozenset[int]
    reports: frozenset[int]


class Balance:
    """The events of a dossier by the pairs that they join."""

    def __init__(
        self, events: Sequence[Event], firsts: Mapping[str, ClaimRow], origins: Origins
    ) -> None:
        self._firsts = firsts
        self._given = origins
        self._pairs, self._origins, self._reports = Numbered(), Numbered(), Numbered()
        self._events = [self._weighed(event) for event in events]
        self._orders = [event_order(event) for event in events]

    def dyads(
        self, kept: Numbers, more: Iterable[Event], names: Names, most: int | None = None
    ) -> tuple[list[Dyad], int]:
        """The dyads that those of most origins lead, and how many there are.

        ``kept`` are the places of the events that are as they are now, ``more`` those that were
        otherwise by the day; without ``most`` all dyads are given.
        """
        others = [self._weighed(event) for event in sorted(more, key=event_order)]
        chosen = self._chosen(kept, others)
        pair, at = _flat([one.pairs for one in chosen])
        many = len(self._pairs)
        score, told = (
            np.array([getattr(one, name) for one in chosen], np.float64)[at]
            for name in ("score", "weight")
        )
        day = np.array([one.day for one in chosen], np.int64)[at]
        acts = np.bincount(pair, minlength=many)
        coop = np.bincount(pair, np.maximum(0.0, score), many)
        conflict = np.bincount(pair, np.maximum(0.0, -score), many)
        total = np.bincount(pair, told, many)
        last = np.zeros(many, np.int64)
        np.maximum.at(last, pair, day)
        origins = self._distinct(
            [one.origins for one in chosen], pair, at, len(self._origins), True
        )
        reports = self._distinct(
            [one.reports for one in chosen], pair, at, len(self._reports), False
        )
        keys = self._pairs.keys
        there = sorted(
            np.flatnonzero(acts).tolist(),
            key=lambda one: (-origins[one], -acts[one], keys[one]),
        )
        shown = there if most is None else there[:most]
        of = self._newest(chosen, pair, at, shown)
        found = []
        for one in shown:
            a, b = keys[one].split("\n")
            dyad = Dyad(
                a=names.of(a),
                b=names.of(b),
                events=of[one],
                score=_rounded((coop[one] - conflict[one]) / total[one]) if total[one] else None,
                cooperation=_rounded(coop[one]),
                conflict=_rounded(conflict[one]),
                last=date.fromordinal(int(last[one])) if last[one] else None,
                reports=int(reports[one]),
                origins=int(origins[one]),
            )
            found.append(dyad)
        return found, len(there)

    def _chosen(self, kept: Numbers, others: Sequence[Weighed]) -> list[Weighed]:
        """The events of a day in their order."""
        found: list[Weighed] = []
        begin = 0
        for one in others:
            place = bisect_left(self._orders, event_order(one.event))
            end = int(np.searchsorted(kept, place))
            found += [self._events[at] for at in kept[begin:end].tolist()]
            found.append(one)
            begin = end
        return found + [self._events[at] for at in kept[begin:].tolist()]

    def _distinct(
        self, things: Sequence[frozenset[int]], pair: Numbers, at: Numbers, many: int, fold: bool
    ) -> Numbers:
        """By pair, how many different things its events have."""
        flat, of = _flat([tuple(one) for one in things])
        starts = np.searchsorted(of, at)
        lengths = np.searchsorted(of, at, "right") - starts
        places = np.repeat(starts - np.cumsum(lengths) + lengths, lengths) + np.arange(
            lengths.sum()
        )
        codes = np.unique(np.repeat(pair, lengths) * many + flat[places])
        counts = independent_in(codes, many, self._held if fold else {})
        return np.bincount(codes // max(many, 1), counts, len(self._pairs)).astype(np.int64)

    def _newest(
        self, chosen: Sequence[Weighed], pair: Numbers, at: Numbers, shown: Sequence[int]
    ) -> dict[int, tuple[str, ...]]:
        """By pair that is shown, the ids of its events, the newest first."""
        wanted = np.zeros(len(self._pairs), bool)
        wanted[list(shown)] = True
        found: dict[int, list[Weighed]] = {one: [] for one in shown}
        picked = wanted[pair]
        for one, place in zip(pair[picked].tolist(), at[picked].tolist(), strict=True):
            found[one].append(chosen[place])
        return {
            one: tuple(
                each.event.id
                for each in sorted(some, key=lambda told: (told.day, told.event.id), reverse=True)
            )
            for one, some in found.items()
        }

    @cached_property
    def _held(self) -> dict[int, list[int]]:
        return held_numbers(self._origins, self._given)

    def _weighed(self, event: Event) -> Weighed:
        rows = [self._firsts[claim] for claim in event.claims if claim in self._firsts]
        mode = mode_of(event, rows)
        return Weighed(
            event,
            tuple(self._pairs.of("\n".join(pair)) for pair in pairs(event)),
            event_score(event, mode),
            weight(event.status, event.origins),
            ordinal(event_day(event)),
            frozenset(self._origins.of(origin_of(row, self._given)) for row in rows),
            frozenset(self._reports.of(report) for report in event.reports),
        )


def _flat(values: Sequence[Sequence[int]]) -> tuple[Numbers, Numbers]:
    """Values as one column, and for each the place that it comes from."""
    lengths = np.fromiter(map(len, values), np.int64, len(values))
    flat = np.fromiter((one for some in values for one in some), np.int64)
    return flat, np.repeat(np.arange(len(values)), lengths)


def _rounded(value: float) -> float:
    return round(float(value), 2)

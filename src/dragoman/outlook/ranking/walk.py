"""One walk through time: each question is described by what was counted before it, then it is counted.

A block is one step where all that happened before a question is known (single-step), and many steps
where what is known ends at the block's beginning (multi-step).
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.ranking import columns, counters, features
from dragoman.outlook.ranking.columns import Likeness
from dragoman.outlook.ranking.layout import Layout, layout
from dragoman.outlook.ranking.likeness import likeness, near
from dragoman.outlook.ranking.protocol import Both, Questions
from dragoman.outlook.ranking.settings import settings

THREADS = 2
AT_ONCE = 256  # questions of one thread, at most
ROWS_AT_ONCE = 250_000  # candidates of one thread, of 80 MB: fewer questions where each has many


@dataclass(frozen=True, eq=False)
class Described:
    """Some questions of one block, with their candidates."""

    asked: Questions
    places: NDArray[np.int64]  # of the questions among all that are asked
    candidates: NDArray[np.int32]
    table: NDArray[np.float32]
    true: NDArray[np.uint8]
    outside: NDArray[np.int64]


class Walk:
    """The counts as they grow, and the questions on the way."""

    def __init__(self, both: Both, asked: Questions, *, candidates: int | None = None):
        self.both, self.asked = both, asked
        self.of: Layout = layout(both)
        self.state = counters.nothing(self.of)
        last = max([*both.time[-1:].tolist(), *asked.time[-1:].tolist(), 0])
        self.fading = counters.fading(last + 2)
        self.most = min(candidates or int(settings()["candidates"]["most"]), both.actors)
        self._like_at: int | None = None
        self._made: Likeness | None = None

    def blocks(
        self,
        bounds: list[int],
        wanted: NDArray[np.bool_],
        *,
        frozen_from: int | None = None,
        briefly: NDArray[np.bool_] | None = None,
    ) -> Iterator[Described]:
        """Walk from block to block, yielding what is wanted; from a step on, rules are left as they are.

        ``bounds`` are the steps where blocks begin, and the one where the last ends. Questions that are
        only learned from, ``briefly``, have the columns of so many candidates as weights are learned from.
        """
        facts_at = np.searchsorted(self.both.time, bounds)
        asked_at = np.searchsorted(self.asked.time, bounds)
        with ThreadPoolExecutor(THREADS) as pool:
            for block, (begin, _) in enumerate(pairwise(bounds)):
                places = np.arange(asked_at[block], asked_at[block + 1])
                chosen = places[wanted[places]]
                if len(chosen):
                    self._refresh(begin)
                    brief = np.zeros(len(chosen), bool) if briefly is None else briefly[chosen]
                    few = min(self.most, int(settings()["learning"]["candidates"]))
                    yield from self._described(pool, chosen[brief], begin, few)
                    yield from self._described(pool, chosen[~brief], begin, self.most)
                if frozen_from is None or begin < frozen_from:
                    self._learn(places)
                facts = np.arange(facts_at[block], facts_at[block + 1])
                times = self.both.time[facts]
                counters.observe(self.of, self.state, facts, times, self.fading)

    def describe(self, asked: Questions, known_to: int) -> Described:
        """The candidates of some questions, of whatever step after all that has been counted."""
        self._refresh(known_to)
        return self._described_now(asked, np.arange(len(asked)), known_to, self.most)

    def _refresh(self, now: int) -> None:
        if self._like_at is None or now - self._like_at >= int(settings()["likeness"]["refresh"]):
            self._like_at, self._made = now, likeness(self.of, self.state)

    def settle(self) -> None:
        """Have the likenesses made anew from all that is known, when they are next asked for."""
        self._like_at = self._made = None

    @property
    def _like(self) -> Likeness:
        """The likenesses as last made."""
        if self._made is None:
            self._made = likeness(self.of, self.state)
        return self._made

    def _learn(self, places: NDArray[np.int64]) -> None:
        part = self.asked.some(places)
        counters.learn(
            self.of, self.state, part.subject, part.relation, part.time, part.start, part.answers
        )

    def _described(
        self, pool: ThreadPoolExecutor, chosen: NDArray[np.int64], known_to: int, most: int
    ) -> Iterator[Described]:
        size = max(1, min(AT_ONCE, ROWS_AT_ONCE // most))
        parts = [chosen[at : at + size] for at in range(0, len(chosen), size)]
        for at in range(0, len(parts), THREADS):
            describe = partial(self._one, known_to=known_to, most=most)
            yield from pool.map(describe, parts[at : at + THREADS])

    def _one(self, places: NDArray[np.int64], known_to: int, most: int) -> Described:
        return self._described_now(self.asked.some(places), places, known_to, most)

    def _described_now(
        self, part: Questions, places: NDArray[np.int64], known_to: int, most: int
    ) -> Described:
        groups = np.array(
            [
                columns.group_of(self.of, s, r)
                for s, r in zip(part.subject, part.relation, strict=True)
            ]
        )
        profile = self._like.group[groups] * (groups >= 0)[:, None]
        likely = profile @ self._like.actor.T
        ahead = np.log((part.time - known_to + 1).astype(np.float32))
        asked = (part.subject, part.relation, part.time, part.start, part.answers)
        alike = (likely, *near(self._like.actor, part.subject))
        found = features.describe(
            self.of, self.state, self._like, asked, alike, ahead, self.fading, most
        )
        return Described(part, places, *found)

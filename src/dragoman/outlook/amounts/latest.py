"""The latest acts that a part of an expected count looks at, by their places in the facts."""

from __future__ import annotations

import numpy as np

from dragoman.outlook.amounts.parts import Part
from dragoman.outlook.amounts.tally import Tally
from dragoman.outlook.lookback import SHOWN


class Latest:
    """The acts near one dyad, in the steps that are counted: looked up once for all parts of all classes."""

    def __init__(self, tally: Tally, key: int) -> None:
        facts = tally.facts
        self._source, self._target = divmod(key, max(1, len(facts.actors)))
        first = int(np.searchsorted(facts.time, tally.until - tally.steps * tally.days))
        by, on = facts.subject[first:], facts.object[first:]
        ends = (self._source, self._target)
        near = (np.isin(by, ends) | np.isin(on, ends)) & (by != on)
        self._places = first + np.flatnonzero(near)
        self._by, self._on = facts.subject[self._places], facts.object[self._places]
        self._type = facts.relation[self._places]
        self._day = facts.time[self._places]
        self._quad = tally.kinds.quad[self._type]

    def of(self, part: Part) -> tuple[int, ...]:
        """The places of up to `SHOWN` acts, each told once, the newest first; none of what may come of nothing."""
        source, target = self._source, self._target
        own = (self._by == source) & (self._on == target)
        which = {
            "own": own,
            "other": own,
            "year": own,
            "back": (self._by == target) & (self._on == source),
            "source": self._by == source,
            "target": self._on == target,
            "both": (self._by == source) | (self._on == target),
        }
        if part.of not in which:
            return ()
        right = self._quad >= 0 if part.of == "year" else self._quad == part.quad
        found: dict[tuple[int, ...], int] = {}
        for at in np.flatnonzero(which[part.of] & right)[::-1]:
            act = (self._day[at], self._by[at], self._type[at], self._on[at])
            found.setdefault(tuple(map(int, act)), int(self._places[at]))
            if len(found) == SHOWN:
                break
        return tuple(found.values())

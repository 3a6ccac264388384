"""Facts tallied by step: which dyads there are, and what passed on each in each step, by quad class.

A step is a number of days; steps are laid back from the moment that is asked of, so that the last one
is whole, and an incomplete one at the beginning is left out. Acts on oneself are no dyad's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import QueryError
from dragoman.outlook.amounts.kinds import Kinds, kinds_of
from dragoman.outlook.facts import Facts

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

STEPS = {"day": 1, "week": 7, "month": 30}
"""Days of the steps that have a name; a month is thirty days here, for steps must be of one length."""
MOST_DAYS = 366
"""The longest step, a year. Judgement: weights are learned from the last 26 steps, longer than records are."""

CLASSES = 4


def days_of(step: str | int) -> int:
    """How many days a step has.

    >>> days_of("week"), days_of(10), days_of("10")
    (7, 10, 10)

    Raises QueryError for a step that is neither a name of `STEPS` nor a number of days.
    """
    told = str(step)
    number = told.isascii() and told.isdigit() and len(told) <= len(str(MOST_DAYS))
    days = STEPS.get(told) or (int(told) if number else 0)
    if not 1 <= days <= MOST_DAYS:
        raise QueryError(
            f"no step {step!r}: give one of {', '.join(STEPS)}, or a number of days up to {MOST_DAYS}"
        )
    return days


@dataclass(frozen=True, eq=False)
class Tally:
    """The acts of facts before ``until`` that have a quad class, in order of time.

    ``source``, ``target`` (places in ``facts.actors``), ``step`` (0 to ``steps`` - 1), ``quad`` (0 to 3)
    and ``label`` (a place in ``kinds.labels``) have one cell an act.
    """

    facts: Facts
    kinds: Kinds
    days: int
    until: int
    steps: int
    source: Places
    target: Places
    step: Places
    quad: Places
    label: Places

    def __len__(self) -> int:
        return len(self.step)

    @property
    def starts(self) -> int:
        """The time at which the first step begins."""
        return self.until - self.steps * self.days

    def keys(self) -> Places:
        """The dyad of each act as one number, as `key` makes it."""
        return self.source * len(self.facts.actors) + self.target

    def key(self, source: Places, target: Places) -> Places:
        """Dyads as numbers of one each."""
        return source * len(self.facts.actors) + target

    def of_step(self, step: int) -> slice:
        """Where the acts of one step stand."""
        first, last = np.searchsorted(self.step, [step, step + 1])
        return slice(int(first), int(last))


def tally_of(facts: Facts, step: str | int, until: int | None = None) -> Tally:
    """The acts before a time (default: all) by steps.

    Nothing of facts at or after ``until`` is looked at. Raises QueryError where no relation is known.
    """
    days = days_of(step)
    until = facts.end if until is None else until
    past = facts.before(until)
    kinds = kinds_of(facts.relations)
    if len(facts.relations) and not (kinds.quad >= 0).any():
        raise QueryError(
            "of none of these relations a quad class is known: name them as PLOVER or CAMEO does"
        )
    first = int(past.time[0]) if len(past) else until
    steps = max(0, (until - first) // days)
    quad = kinds.quad[past.relation].astype(np.int64)
    kept = (quad >= 0) & (past.subject != past.object) & (past.time >= until - steps * days)
    return Tally(
        facts=past,
        kinds=kinds,
        days=days,
        until=until,
        steps=steps,
        source=past.subject[kept].astype(np.int64),
        target=past.object[kept].astype(np.int64),
        step=(past.time[kept].astype(np.int64) - (until - steps * days)) // days,
        quad=quad[kept],
        label=kinds.label[past.relation[kept]].astype(np.int64),
    )


@dataclass(frozen=True, eq=False)
class Dyads:
    """Directed dyads and their places: each with its other direction.

    ``source`` and ``target`` are places in the facts' actors; ``back[i]`` is the dyad of the other
    direction, which is always among them. ``keys`` ascend.
    """

    source: Places
    target: Places
    keys: Places
    back: Places

    def __len__(self) -> int:
        return len(self.keys)

    def places(self, keys: Places) -> Places:
        """Where dyads stand, by key; -1 for one that is not here."""
        if not len(self.keys):
            return np.full(len(keys), -1, np.int64)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[at] == keys, at, -1)


def dyads_of(tally: Tally, keys: Places) -> Dyads:
    """These dyads and their other directions."""
    actors = max(1, len(tally.facts.actors))
    turned = (keys % actors) * actors + keys // actors
    every = np.unique(np.concatenate([keys, turned]))
    back = np.searchsorted(every, (every % actors) * actors + every // actors)
    return Dyads(every // actors, every % actors, every, back)


def told_often(tally: Tally, least: int) -> Places:
    """The keys of the dyads with at least so many acts."""
    keys, counts = np.unique(tally.keys(), return_counts=True)
    return keys[counts >= least]


def counts_of(tally: Tally, dyads: Dyads) -> Floats:
    """What passed on each dyad in each step by quad class: an array [steps, dyads, 4], zeros included."""
    counts = np.zeros((tally.steps, len(dyads), CLASSES))
    at = dyads.places(tally.keys())
    known = at >= 0
    np.add.at(counts, (tally.step[known], at[known], tally.quad[known]), 1.0)
    return counts


def named_dyads(tally: Tally, pairs: Sequence[tuple[str, str]]) -> Places:
    """The keys of dyads given by the names of their sides.

    Raises QueryError for a side that no fact names.
    """
    places = {name: place for place, name in enumerate(tally.facts.actors)}
    for side in (side for pair in pairs for side in pair):
        if side not in places:
            raise QueryError(f"no fact names {side!r}: give a side as the facts have it")
    ends = np.array([[places[one], places[two]] for one, two in pairs], np.int64).reshape(-1, 2)
    return tally.key(ends[:, 0], ends[:, 1])

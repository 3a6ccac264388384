"""What moves if an act happens, or had not: the same weeks rolled with it and without it.

Both pasts are rolled with the same luck, so that what differs comes of the act alone. It tells what
tended to follow such acts in the records, and no cause: what led to the act may have led to the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.data.plover import quads, types
from dragoman.outlook.chances.model import Chances, classes
from dragoman.outlook.chances.rolling import Near, Paths, near, roll
from dragoman.outlook.chances.state import Floats
from dragoman.outlook.expecting import DIGITS
from dragoman.outlook.lookback import Lookback, Name
from dragoman.outlook.moving import Moves, Put
from dragoman.outlook.records import Followed, Shift
from dragoman.outlook.settings import settings
from dragoman.outlook.weeks import Weeks

MOST_PAIRS = 2_000  # pairs that what followed is counted among, those with most such acts
LEAST = 0.0005  # acts: what moves by less is not told
GROUNDED = (
    40  # shifts of each list that are told with reasons, more than any page shows: each takes 2 ms
)
FEWEST = 5  # acts of a type, below which nothing is said of what followed them


def moved(
    chances: Chances, put: Put, weeks: int, look: Lookback
) -> tuple[list[Shift], list[Shift]]:
    """What moves between the sides of an act, and between them and third parties near, the most first."""
    given = settings()["rolling"]
    sides = tuple(dict.fromkeys(one for way in put.ways for one in way))
    start = near(chances.weeks, chances.state, sides, int(given["near"]))
    acts = np.zeros(start.state.rates[0].shape)
    for way in put.ways:
        acts[start.pair(*way), types().index(put.type)] = 1.0
    other = replace(start, state=start.state.with_acts(-acts if put.out else acts, put.ago))
    pasts = (start, other) if put.out else (other, start)  # with it, and without it
    both = tuple(
        roll(past, chances.weights, classes(), weeks, int(given["paths"]), int(given["seed"]))
        for past in pasts
    )
    moves, mine = Moves(pasts, chances.weights, put, look), set(sides)
    shifts = _shifts(start, both, look.named)
    own = [one for one in shifts if {one[0].source.code, one[0].target.code} <= mine]
    others = [one for one in shifts if not {one[0].source.code, one[0].target.code} <= mine]
    return _grounded(own, moves), _grounded(others, moves)


def _grounded(shifts: Sequence[tuple[Shift, int, int]], moves: Moves) -> list[Shift]:
    """Shifts, those that move most with their reasons."""
    return [
        replace(one, because=moves.grounds(place, kind)) if rank < GROUNDED else one
        for rank, (one, place, kind) in enumerate(shifts)
    ]


def _shifts(start: Near, both: tuple[Paths, ...], named: Name) -> list[tuple[Shift, int, int]]:
    """What moves, the most first, each with the places of its pair and its type."""
    with_, without = both
    expected = [paths.expected.sum(axis=0) for paths in both]
    acts = [paths.acts.sum(axis=1, dtype=np.int64) for paths in both]
    low, high = np.quantile(acts[0] - acts[1], [0.05, 0.95], axis=0, method="inverted_cdf")
    change: Floats = expected[0] - expected[1]
    found = []
    for place, kind in zip(*np.nonzero(np.abs(change) >= LEAST), strict=True):
        source, target = (
            named(start.actors[ends[place]]) for ends in (start.pairs.source, start.pairs.target)
        )
        told = (*expected, change, low, high, with_.chance[-1], without.chance[-1])
        numbers: Any = (round(float(one[place, kind]), DIGITS) for one in told)
        type_ = types()[kind]
        shift = Shift(source, target, type_, quads()[type_], *numbers)
        found.append((shift, int(place), int(kind)))
    return sorted(found, key=lambda one: -abs(one[0].change))


def followed(weeks: Weeks, kind: int, asked: list[tuple[int, bool]], ahead: int) -> list[Followed]:
    """How often types followed acts of a type within so many weeks, and how often otherwise.

    ``asked`` has types, each with whether it is the answer (True) or done by the same on the same.
    Counted among the pairs that had such acts, by week: weeks with one against weeks without.
    """
    had = (weeks.type == kind) & (weeks.week < weeks.weeks - ahead)
    pairs, often = np.unique(weeks.pair[had], return_counts=True)
    pairs = pairs[np.argsort(-often, kind="stable")[:MOST_PAIRS]]
    if often.sum() < FEWEST:
        return []
    cause = _weekly(weeks, pairs, kind)[: weeks.weeks - ahead]
    found = []
    for type_, back in asked:
        of = _weekly(weeks, weeks.reverse[pairs] if back else pairs, type_)
        after = np.zeros(cause.shape, bool)
        for week in range(1, ahead + 1):
            after |= of[week : week + len(cause)]
        times, calm = int(cause.sum()), int((~cause).sum())
        came, else_ = int((after & cause).sum()), int((after & ~cause).sum())
        found.append(
            Followed(
                type=types()[type_],
                of="back" if back else "there",
                after=came,
                times=times,
                share=round(came / max(times, 1), DIGITS),
                otherwise=round(else_ / max(calm, 1), DIGITS),
            )
        )
    return found


def _weekly(weeks: Weeks, pairs: Any, kind: int) -> NDArray[np.bool_]:
    """Whether pairs had an act of a type: weeks by pairs."""
    place = np.full(len(weeks.source), -1)
    place[pairs] = np.arange(len(pairs))
    there = (weeks.type == kind) & (place[weeks.pair] >= 0)
    found = np.zeros((weeks.weeks, len(pairs)), bool)
    found[weeks.week[there], place[weeks.pair[there]]] = True
    return found

"""Rolling forward: many paths of weeks to come for two actors and those near to them.

Each week's acts are drawn from the chances that the weeks before give, and become part of the past of
the next. With the same seed two pasts are rolled with the same luck, so that what differs between them
comes of the pasts alone. What actors do beyond these pairs goes on as now.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.chances.learning import Weights
from dragoman.outlook.chances.state import MID, Floats, Pairs, State
from dragoman.outlook.weeks import Ids, Weeks

COUNTED = (
    60  # acts of a type in a week that are counted up to one by one; scipy draws what is beyond
)
MOST_ACTS = 32_000  # of one type from one on another in one week, as far as paths can hold
_LEAST_SCATTER = 1e-3


@dataclass(frozen=True, eq=False)
class Near:
    """Some actors, the pairs that join two of them to each other and to the rest, and their state.

    ``actors`` are names; ``pairs`` has the places of actors in it.
    """

    actors: tuple[str, ...]
    pairs: Pairs
    state: State

    def pair(self, source: str, target: str) -> int:
        """The place of a pair. Raises ValueError where it is none of these."""
        a, b = self.actors.index(source), self.actors.index(target)
        found = np.flatnonzero((self.pairs.source == a) & (self.pairs.target == b))
        if not len(found):
            raise ValueError(f"{source} and {target} are not near each other here")
        return int(found[0])


@dataclass(frozen=True, eq=False)
class Paths:
    """Acts drawn for each week to come: paths by weeks by pairs by types, and the rates they are of.

    ``chance`` is the probability of at least one act up to each week: weeks by pairs by types.
    ``expected`` are acts expected in each week, the mean of the paths' rates.
    """

    acts: NDArray[np.int16]
    chance: Floats
    expected: Floats


def near(weeks: Weeks, state: State, chosen: tuple[str, ...], most: int) -> Near:
    """Some actors and the ``most`` others who have lately had most to do with them."""
    places = {name: place for place, name in enumerate(weeks.actors)}
    mine = [places[name] for name in chosen if name in places]
    at, others = _pairs_near(weeks, state, mine, most)
    actors = tuple(dict.fromkeys([*chosen, *(weeks.actors[one] for one in others)]))
    index = {places.get(name, -1 - number): number for number, name in enumerate(actors)}
    sides = [(index[int(a)], index[int(b)]) for a, b in zip(weeks.source[at], weeks.target[at], strict=True)]  # fmt: skip
    there = set(sides)
    new = [(a, b) for a in range(len(chosen)) for b in range(len(chosen)) if a != b and (a, b) not in there]  # fmt: skip
    sides += new
    order = {pair: place for place, pair in enumerate(sides)}
    source = np.array([a for a, _ in sides], np.int32)
    target = np.array([b for _, b in sides], np.int32)
    reverse = np.array([order[b, a] for a, b in sides], np.int32)
    pairs = Pairs(source, target, reverse, _sums(source, len(actors)), _sums(target, len(actors)))
    none = np.zeros((len(new), len(weeks.types)))
    rates = tuple(np.concatenate([rate[at], none]) for rate in state.rates)
    known = np.array([places.get(name, -1) for name in actors])
    rest = [_rest(weeks, state, ends, known, sums, rates)
            for ends, sums in ((weeks.source, pairs.out), (weeks.target, pairs.into))]  # fmt: skip
    rest_all = state.rates[MID].sum(axis=0) - rates[MID].sum(axis=0)
    return Near(actors, pairs, State(rates, state.seen, rest[0], rest[1], rest_all))


def roll(
    start: Near, weights: Weights, classes: Floats, weeks: int, paths: int, seed: int
) -> Paths:
    """Paths of so many weeks to come; the same seed is the same luck."""
    rng = np.random.default_rng(seed)
    state, shape = start.state, (paths, *start.state.rates[0].shape)
    state = replace(state, rates=tuple(np.broadcast_to(one, shape) for one in state.rates))
    acts, expected, chance = [], [], []
    none_yet, so_far = np.ones(shape, bool), np.zeros(shape[1:])
    for _ in range(weeks):
        rates = weights.rates(state, start.pairs, classes)
        drawn = draw(rates, weights.scatter, rng.random(shape))
        so_far = so_far + (none_yet * (1 - none(rates, weights.scatter))).mean(axis=0)
        none_yet = none_yet & (drawn == 0)
        acts.append(drawn.astype(np.int16))
        expected.append(rates.mean(axis=0))
        chance.append(so_far)
        state = state.after(drawn)
    return Paths(np.stack(acts, axis=1), np.minimum(np.stack(chance), 1.0), np.stack(expected))


def none(rates: Floats, scatter: Floats) -> Floats:
    """How likely no act is in a week where so many are expected: negative binomial."""
    over = np.maximum(scatter, _LEAST_SCATTER)
    found: Floats = (1 + over * rates) ** (-1 / over)
    return found


def draw(rates: Floats, scatter: Floats, luck: Floats) -> Floats:
    """Counts of acts, negative binomial with these means, by inversion of ``luck`` from 0 to 1."""
    over = np.broadcast_to(np.maximum(scatter, _LEAST_SCATTER), rates.shape)
    mass = none(rates, scatter)
    drawn = np.zeros(rates.shape)
    left = np.flatnonzero(luck > mass)
    flat, rest = drawn.reshape(-1), luck.reshape(-1)[left] - mass.reshape(-1)[left]
    mass, mean, size = mass.reshape(-1)[left], rates.reshape(-1)[left], 1 / over.reshape(-1)[left]
    for count in range(1, COUNTED + 1):
        if not len(left):
            break
        mass = mass * (count - 1 + size) / count * (mean / (size + mean))
        flat[left] = count
        go = rest > mass
        left, rest, mass = left[go], (rest - mass)[go], mass[go]
        mean, size = mean[go], size[go]
    if len(left):
        from scipy.stats import nbinom

        flat[left] = np.minimum(nbinom.ppf(luck.reshape(-1)[left], size, size / (size + mean)), MOST_ACTS)  # fmt: skip
    return drawn


def _pairs_near(
    weeks: Weeks, state: State, mine: list[int], most: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The pairs of the chosen with each other and with those who have most to do with them."""
    busy = state.rates[MID].sum(axis=1)
    touching = np.isin(weeks.source, mine) | np.isin(weeks.target, mine)
    weight = np.zeros(len(weeks.actors))
    for ends in (weeks.source, weeks.target):
        np.add.at(weight, ends[touching], busy[touching])
    weight[mine] = 0
    others = np.argsort(-weight, kind="stable")[:most]
    others = others[weight[others] > 0]
    inside = np.isin(weeks.source, [*mine, *others]) & np.isin(weeks.target, [*mine, *others])
    return np.flatnonzero(touching & inside), others


def _sums(ends: Ids, many: int) -> Floats:
    found = np.zeros((many, len(ends)))
    found[ends, np.arange(len(ends))] = 1
    return found


def _rest(
    weeks: Weeks, state: State, ends: Ids, known: Ids, sums: Floats, rates: tuple[Floats, ...]
) -> tuple[Floats, ...]:
    """What the actors do, or undergo, in pairs that are not rolled, by fade."""
    found = []
    for every, mine in zip(state.rates, rates, strict=True):
        whole = np.zeros((len(known), every.shape[1]))
        for place, actor in enumerate(known):
            if actor >= 0:
                whole[place] = every[ends == actor].sum(axis=0)
        found.append(np.maximum(whole - np.einsum("ap,pt->at", sums, mine), 0.0))
    return tuple(found)

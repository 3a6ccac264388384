"""Chances learnt from the weeks that passed: one weight for each sign, type by type.

The number of acts of a type from one actor on another in a week is taken for a Poisson count whose
logarithm is a sum of signs by their weights. Weights are the most likely ones, held near to those of
all types together (a ridge, after Gelman and Hill 2007, chapter 12, on partial pooling), so that rare
types lean on the others. How far counts scatter beyond Poisson is one number a type. No mean grows
beyond the largest count of its type in any week that was learnt from, or acts that feed on acts would
run away where they are rolled forward.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dragoman.outlook.chances import signs
from dragoman.outlook.chances.state import Floats, Pairs, State, acts_of
from dragoman.outlook.weeks import Weeks


@dataclass(frozen=True, slots=True)
class Settings:
    """How chances are learnt: the numbers of ``outlook_chances.toml``, which says what set each."""

    burn_in: int  # weeks that only fill the state
    rows: int  # pairs in weeks that weights are fitted to, half of them without an act
    ridge: float  # towards the weights of all types
    ridge_all: float  # of those towards none
    seed: int


@dataclass(frozen=True, eq=False)
class Weights:
    """By type, the weight of each sign, the level without any, the scatter beyond Poisson, the most."""

    level: Floats  # types
    own: Floats  # types by own signs
    shared: Floats  # types by shared signs
    scatter: Floats  # types
    most: Floats  # types: acts expected of one on another in a week at most

    def rates(
        self, state: State, pairs: Pairs, classes: Floats, at: signs.Places = signs.EVERY
    ) -> Floats:
        """Acts expected in the next week: (paths by) pairs, those ``at`` places, by types."""
        logs = self.level + signs.shared(state, pairs, classes, at) @ self.shared.T
        for place, sign in enumerate(signs.own(state, pairs, at)):
            logs = logs + sign * self.own[:, place]
        found: Floats = np.exp(np.minimum(logs, np.log(self.most)))
        return found


BLOCK = 32  # rows
LIMIT = 148.0  # a mean that no step of the fit goes beyond, or twice the largest count where that is more


@dataclass(frozen=True, eq=False)
class Rows:
    """Pairs in weeks that weights are fitted to: the same ones for all types, as types differ in few signs."""

    shared: Floats  # rows by shared signs
    own: list[Floats]  # by own sign: rows by types
    acts: Floats  # rows by types
    weight: Floats  # rows: for how many pairs and weeks each stands

    def of(self, kind: int) -> tuple[Floats, Floats, Floats]:
        """Signs, counts and weights for one type."""
        ones = np.ones(len(self.weight))
        x = np.column_stack([ones, *(sign[:, kind] for sign in self.own), self.shared])
        return x, self.acts[:, kind], self.weight


def learnt(weeks: Weeks, classes: Floats, settings: Settings) -> Weights:
    """The weights that fit the weeks after the first few."""
    rows = rows_of(weeks, classes, settings)
    many = len(weeks.types)
    most = most_of(weeks)
    limit = float(np.log(max(LIMIT, 2 * most.max())))
    some = np.random.default_rng(settings.seed).integers(many, size=len(rows.weight))
    every = np.arange(len(rows.weight))
    ones = np.ones(len(every))
    x = np.column_stack([ones, *(sign[every, some] for sign in rows.own), rows.shared])
    y = rows.acts[every, some]
    start = np.zeros(x.shape[1])
    start[0] = np.log((y * rows.weight).sum() / max(rows.weight.sum(), 1.0) + 1e-6)
    pooled = _fit(x, y, rows.weight, 0 * start, settings.ridge_all, start, limit)
    fitted, scatter = [], []
    for kind in range(many):
        given = rows.of(kind)
        beta = _fit(*given, pooled, settings.ridge, pooled, limit)
        fitted.append(beta)
        scatter.append(_scatter(*given, beta, limit))
    beta, own = np.stack(fitted), len(rows.own)
    return Weights(beta[:, 0], beta[:, 1 : 1 + own], beta[:, 1 + own :], np.array(scatter), most)


def most_of(weeks: Weeks) -> Floats:
    """By type, how large a mean may grow: the largest count of one on another in a week, or one act.

    Of a pair with 90 acts every week, 2,370 were expected in 26 weeks so; with twice the largest, 4,736.
    """
    largest = np.ones(len(weeks.types))
    np.maximum.at(largest, weeks.type, weeks.count)
    return largest


def rows_of(weeks: Weeks, classes: Floats, settings: Settings) -> Rows:
    """Pairs with an act in a week, and a sample of those without, busy ones more often."""
    pairs, rng = Pairs.all_of(weeks), np.random.default_rng(settings.seed)
    state = State.empty(len(weeks.source), len(weeks.types))
    first = min(settings.burn_in, max(1, weeks.weeks // 3))
    each = max(20, settings.rows // (2 * max(1, weeks.weeks - first)))
    shared, own, counts, weight = [], [], [], []
    for week in range(weeks.weeks):
        acts = acts_of(weeks, week)
        if week >= first:
            busy = state.rates[-1].sum(axis=1)
            busy = busy + busy[pairs.reverse]
            active = acts.sum(axis=1) > 0
            taken = min(1.0, each / max((active & (busy > 0)).sum(), 1))
            odds = np.where(active, taken, _odds(busy, each))
            at = np.flatnonzero((busy > 0) & (rng.random(len(busy)) < odds))
            shared.append(signs.shared(state, pairs, classes, at))
            own.append(signs.own(state, pairs, at))
            counts.append(acts[at])
            weight.append(1 / odds[at])
        state = state.after(acts)
    joined = [np.concatenate(one) for one in zip(*own, strict=True)]
    return Rows(np.concatenate(shared), joined, np.concatenate(counts), np.concatenate(weight))


def _odds(busy: Floats, wanted: int) -> Floats:
    """How likely a pair without an act is looked at: busy pairs, which tell most, more often."""
    weight = np.sqrt(busy)
    found: Floats = np.clip(weight * wanted / max(weight.sum(), 1e-9), 1e-6, 1.0)
    return found


def _fit(x: Floats, y: Floats, w: Floats, toward: Floats, ridge: float, start: Floats, limit: float) -> Floats:  # fmt: skip
    """Weights of most likelihood under a ridge, by Newton's method with halved steps."""
    beta = start.copy()
    hold = np.full(len(beta), ridge)
    hold[0] = 1e-3
    now = _loss(x, y, w, beta, toward, hold, limit)
    for _ in range(25):
        rate = np.exp(np.minimum(_dot(x, beta), limit))
        slope = np.einsum("ij,i->j", x, w * (y - rate)) - hold * (beta - toward)
        curve = _gram(x, w * rate) + np.diag(hold)
        step = np.linalg.solve(curve, slope)
        for _ in range(12):
            moved = _loss(x, y, w, beta + step, toward, hold, limit)
            if moved <= now:
                break
            step = step / 2
        else:
            break
        beta = beta + step
        if now - moved < 1e-5 * abs(now):
            break
        now = moved
    return beta


def _dot(x: Floats, beta: Floats) -> Floats:
    found: Floats = np.einsum("ij,j->i", x, beta)
    return found


def _gram(x: Floats, w: Floats) -> Floats:
    """``x.T @ diag(w) @ x`` by blocks so small that no second thread is woken for them.

    Where others use the machine too, threads that wait for each other take twenty times as long.
    """
    whole = len(x) // BLOCK * BLOCK
    found: Floats = (x[whole:] * w[whole:, None]).T @ x[whole:]
    for at in range(0, whole, BLOCK * 64):
        part = x[at : min(at + BLOCK * 64, whole)].reshape(-1, BLOCK, x.shape[1])
        weight = w[at : at + BLOCK * len(part)].reshape(-1, BLOCK, 1)
        found += np.matmul((part * weight).transpose(0, 2, 1), part).sum(axis=0)
    return found


def _loss(x: Floats, y: Floats, w: Floats, beta: Floats, toward: Floats, hold: Floats, limit: float) -> float:  # fmt: skip
    logs = np.minimum(_dot(x, beta), limit)
    held = 0.5 * (hold * (beta - toward) ** 2).sum()
    return float((w * (np.exp(logs) - y * logs)).sum() + held)


def _scatter(x: Floats, y: Floats, w: Floats, beta: Floats, limit: float) -> float:
    """How much the variance of counts grows with the square of their mean, by moments."""
    rate = np.exp(np.minimum(_dot(x, beta), limit))
    over = (w * ((y - rate) ** 2 - rate)).sum() / max((w * rate**2).sum(), 1e-9)
    return float(np.clip(over, 0.0, 20.0))

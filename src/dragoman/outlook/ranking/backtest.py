"""Backtests: the latest part of a history ranked as it would have been at the time, and measured.

The history is a benchmark's folder with its own parts, or any facts parted by time.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.benchmarks import Split, read_facts, read_split
from dragoman.outlook.facts import Facts
from dragoman.outlook.ranking import model as models
from dragoman.outlook.ranking import recurrency
from dragoman.outlook.ranking.learning import Collected, learned_from, only_learned, valid_from
from dragoman.outlook.ranking.parts import Parts, sizes_of
from dragoman.outlook.ranking.protocol import (
    Both,
    Questions,
    Standing,
    Stratum,
    both_directions,
    measured,
    questions,
    strata,
    told_since,
)
from dragoman.outlook.ranking.ranked import Backtest, Ranking, Told
from dragoman.outlook.ranking.walk import Walk


def backtest(folder: Path | str, told: Told | None = None) -> Backtest:
    """Rank the test part of a benchmark folder, single-step and multi-step, and the baseline beside.

    Weights are learned on train, choices made on valid, weights then learned again on both; the
    test part is ranked once. Raises InputError for a folder that is no benchmark.
    """
    split, facts = read_split(folder), read_facts(folder)
    known = len(split.train) + len(split.valid)
    return _backtest(facts, *_bounds(split), known, _sizes(split, facts), told)


def backtest_parted(facts: Facts, parts: Parts, told: Told | None = None) -> Backtest:
    """The same of facts that are parted by time: no step of time lies in two parts."""
    return _backtest(
        facts,
        parts.valid_from,
        parts.test_from,
        len(facts.before(parts.test_from)),
        parts.sizes(facts),
        told,
    )


def _backtest(
    facts: Facts,
    valid_from: int,
    test_from: int,
    known: int,
    sizes: dict[str, int],
    told: Told | None,
) -> Backtest:
    """All figures of facts in order of time, of which the first ``known`` are not of the test part."""
    begun = time.perf_counter()
    both = both_directions(facts)
    asked = questions(both)
    counts = told_since(both, known)
    run = _Run(both, asked, counts, valid_from, test_from, facts.end, told or (lambda *_: None))
    baseline = run.baseline(multi=False), run.baseline(multi=True)
    single, share = run.ranked(multi=False)
    multi, multi_share = run.ranked(multi=True)
    return Backtest(
        single,
        multi,
        *baseline,
        seconds=time.perf_counter() - begun,
        chosen={"trees_share": share, "trees_share_multi_step": multi_share},
        sizes=sizes,
    )


def _bounds(split: Split) -> tuple[int, int]:
    """The steps where the valid and the test part begin."""
    test_from = int(split.test.time[0])
    if len(split.valid):
        return int(split.valid.time[0]), test_from
    return valid_from(split.train.time), test_from


def _sizes(split: Split, facts: Facts) -> dict[str, int]:
    return sizes_of(facts, len(split.train), len(split.valid), len(split.test))


@dataclass(frozen=True, eq=False)
class _Run:
    """One history: its facts both ways, its questions, and where its parts begin."""

    both: Both
    asked: Questions
    counts: NDArray[np.bool_]
    """Which answers are of the test part's facts: it may begin in the step in which the one before it ends."""
    valid_from: int
    test_from: int
    end: int
    told: Told

    def baseline(self, *, multi: bool) -> Ranking:
        """The recurrency baseline, its choices made on the valid part."""
        self.told("recurrency baseline", 0, 1)
        valid = self._part(self.valid_from, self.test_from)
        test = self._part(self.test_from, self.end)
        chosen = recurrency.choose(self.both, valid, frozen_from=self.valid_from if multi else None)
        frozen = self.test_from if multi else None
        return self._ranking(recurrency.ranked(chosen, self.both, test, frozen_from=frozen), multi)

    def ranked(self, *, multi: bool) -> tuple[Ranking, float]:
        """The test part as the model ranks it, and the share of trees that was chosen."""
        walk = Walk(self.both, self.asked)
        wanted = learned_from(self.asked, self.valid_from, self.test_from)
        wanted |= self.asked.time >= self.test_from
        briefly = only_learned(self.asked, self.valid_from, self.test_from)
        collected = Collected(self.asked, self.valid_from, self.test_from)
        model: models.Model | None = None
        found: list[Standing] = []
        share, done, total = 0.0, 0, int(wanted.sum())
        bounds = self._blocks(multi=multi)
        for described in walk.blocks(bounds, wanted, frozen_from=self.test_from, briefly=briefly):
            done += len(described.asked)
            self.told("multi-step" if multi else "single-step", done, total)
            if described.asked.time[0] < self.test_from:
                collected.take(described)
                continue
            if model is None:
                model, share = collected.model()
            found.append(models.standing(described, model.scores(described.table)))
        return self._ranking(models.joined(found), multi), share

    def _ranking(self, found: Standing, multi: bool) -> Ranking:
        test = self._part(self.test_from, self.end)
        of = strata(self.both, test, frozen_from=self.test_from if multi else None)
        own = self.counts[len(self.counts) - len(of) :]
        parts = {one.name: measured(found.some(own & (of == one))) for one in Stratum}
        return Ranking(measured(found.some(own)), parts)

    def _part(self, begin: int, end: int) -> Questions:
        return self.asked.some(np.flatnonzero((self.asked.time >= begin) & (self.asked.time < end)))

    def _blocks(self, *, multi: bool) -> list[int]:
        """Where what is known is brought up to date: each step, or as far apart as the test is long."""
        if not multi:
            return [*np.unique(self.asked.time).tolist(), self.end]
        length = self.end - self.test_from
        before = range(self.test_from, int(self.asked.time[0]) - length, -length)
        return [*reversed(before), self.end]

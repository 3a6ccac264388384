"""A small made-up world whose counts are known: who acts on whom, how often, week by week."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from dragoman.outlook.facts import Facts, facts_of

BEGIN = date(2023, 1, 2)
SIDES = ("AAA", "BBB", "CCC", "DDD", "EEE", "FFF")
KINDS = ("CONSULT/visit", "AID", "ACCUSE", "ASSAULT/aerial")

Row = tuple[str, str, str, date]


def rows(weeks: int = 30, seed: int = 3) -> list[Row]:
    """Acts of six sides: each dyad at a rate of its own, that of AAA on BBB feeding on itself."""
    numbers = np.random.default_rng(seed)
    rates = numbers.gamma(0.6, 1.0, (len(SIDES), len(SIDES), len(KINDS)))
    found: list[Row] = []
    heat = 1.0
    for week in range(weeks):
        for one, source in enumerate(SIDES):
            for two, target in enumerate(SIDES):
                if one == two:
                    continue
                for three, kind in enumerate(KINDS):
                    rate = heat if (one, two, three) == (0, 1, 3) else rates[one, two, three]
                    count = int(numbers.poisson(rate))
                    if (one, two, three) == (0, 1, 3):
                        heat = 0.5 + 0.7 * min(count, 12)
                    days = numbers.integers(0, 7, count) + 7 * week
                    found += [(source, kind, target, BEGIN + timedelta(days=int(d))) for d in days]
    return sorted(found, key=lambda row: row[3])


def world(weeks: int = 30, seed: int = 3) -> Facts:
    """The facts of that world."""
    return facts_of(rows(weeks, seed))

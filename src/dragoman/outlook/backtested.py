"""How well a dossier's own acts could have been told beforehand: a backtest of them, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from dragoman.outlook.facts import Facts
from dragoman.outlook.ranking.parts import parted
from dragoman.outlook.ranking.ranked import Backtest, Told
from dragoman.outlook.settings import settings
from dragoman.plural import plural

STRATA = {
    "recurrent": "met under the relation before",
    "met": "met under others only",
    "never_met": "never met",
}
"""In words, what was known of an answer before its question."""


@dataclass(frozen=True)
class Part:
    """One part of a history: from which day to which it lasts, on how many of them something was told, and how much."""

    name: str
    first: date
    last: date
    days: int
    acts: int


@dataclass(frozen=True)
class Backtested:
    """A dossier's own acts parted by time and ranked, or why they are not.

    ``refused`` says that there is too little history, or more than was asked for at most. ``found`` is then None, and
    where it was only asked what would be ranked.
    """

    as_of: date | None
    acts: int
    days: int
    parts: tuple[Part, ...] = ()
    refused: str | None = None
    found: Backtest | None = None

    def line(self) -> dict[str, Any]:
        """One record: what it stands on, then the figures as a benchmark's backtest has them."""
        return {
            "part": "backtest",
            "as_of": self.as_of,
            "acts": self.acts,
            "days": self.days,
            "parts": {
                one.name: {"first": one.first, "last": one.last, "days": one.days, "acts": one.acts}
                for one in self.parts
            },
            "refused": self.refused,
            **(self.found.line() if self.found else {}),
        }


def backtested(
    facts: Facts,
    as_of: date | None,
    most: int | None = None,
    told: Told | None = None,
    rank: bool = True,
) -> Backtested:
    """The backtest of acts, each on the day on which it was first told; nothing is ranked of more than ``most``."""
    from dragoman.outlook.ranking.backtest import backtest_parted

    days, parts = len(np.unique(facts.time)), parted(facts)
    of = parts.of(facts)
    refused = _too_little(len(facts), days, len(of["test"])) or _too_much(len(facts), most)
    if refused:
        return Backtested(as_of, len(facts), days, refused=refused)
    return Backtested(
        as_of,
        len(facts),
        days,
        tuple(_part(name, part) for name, part in of.items()),
        found=backtest_parted(facts, parts, told) if rank else None,
    )


def _part(name: str, part: Facts) -> Part:
    first, last = part.day(int(part.time[0])), part.day(int(part.time[-1]))
    assert first is not None and last is not None  # acts of a dossier stand on days
    return Part(name, first, last, len(np.unique(part.time)), len(part))


def _too_little(acts: int, days: int, latest: int) -> str | None:
    least = settings()["backtest"]
    if acts >= least["acts"] and days >= least["days"] and latest >= least["latest"]:
        return None
    return (
        f"{plural(acts, 'act')} on {plural(days, 'day')} {'is' if acts == 1 else 'are'} known, {latest:,} of them on "
        f"the last tenth of the days; a backtest needs at least {least['acts']} acts on {least['days']} days, "
        f"{least['latest']} of them on the last tenth. Read more reports, or import events (dragoman import FILE)"
    )


def _too_much(acts: int, most: int | None) -> str | None:
    if most is None or acts <= most:
        return None
    return (
        f"{acts:,} acts are known, and more than {most:,} are not ranked here, as it takes minutes: ask on the "
        "command line (dragoman outlook backtest)"
    )

"""How well a dossier's own latest days could have been told: asked for by a button, since it takes minutes."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Annotated, TypeAlias

from fastapi import Query
from pydantic import BeforeValidator

from dragoman.dossier import Dossier
from dragoman.errors import DossierError
from dragoman.outlook.backtested import Backtested
from dragoman.outlook.ranking.ranked import Backtest
from dragoman.outlook.settings import settings
from dragoman.web.page import AsOf, Line, Page
from dragoman.web.schemas.backtest import BacktestLine

Run: TypeAlias = Annotated[
    bool,
    BeforeValidator(lambda given: given or False),
    Query(description="Rank them now, which takes minutes; else it is told what would be ranked."),
]
_at_work = threading.Lock()
"""One at a time: two side by side would keep the machine from all else for twice as long."""


def ask(dossier: Dossier, run: Run = False, as_of: AsOf = None) -> Backtested:
    """How well the latest tenth of the days could have been ranked from those before, beside a baseline.

    Without `run` it is told what would be ranked, or why nothing can be. With it the ranking is worked out, which
    takes minutes; while one is worked out another is refused (503).
    """
    most = int(settings()["backtest"]["most_served"])
    if not run:
        return dossier.backtest(as_of, most, rank=False)
    if not _at_work.acquire(blocking=False):
        raise DossierError("another backtest is being worked out, which takes minutes")
    try:
        return dossier.backtest(as_of, most)
    finally:
        _at_work.release()


def _rows(found: Backtested) -> Sequence[Line]:
    """One row a way of ranking and stratum."""
    return list(_measured(found.found)) if found.found else [found.line()]


def _measured(found: Backtest) -> Iterator[Line]:
    for name, ranking in found.rankings():
        for stratum, one in [("all", ranking.measured), *ranking.strata.items()]:
            yield {"ranked_by": name, "stratum": stratum, **asdict(one)}


PAGE = Page(
    name="backtest",
    path="/outlook/backtest",
    title="Backtest",
    ask=ask,
    lines=lambda found: [found.line()],
    rows=_rows,
    shapes={"backtest": BacktestLine},
    under="track",
    takes_minutes=True,
)

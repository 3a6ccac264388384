"""How much an act is conflict or cooperation: PLOVER intensities, weighted by status and origins.

The score of an event is ``intensity x status weight x origin weight``:

- intensity: PLOVER's, from -10 to 10, of the mode where it is given, else of the event type; forces
  moved to an ally count as aid to it (`lent`);
- status weight: 1 for what is asserted, less for what is planned, possible or asked, 0 for what is
  denied (``picture_status_weights.tsv``);
- origin weight: 1 for one independent text, and half as much again for each doubling, up to 2
  (``picture.toml``): copies of one wire are one text, and so are all whom it cites.

A dyad's score is the mean intensity of its events under these weights, so that it stays between -10
and 10 and two dyads can be compared, however much is told of them. docs/scores.md tells it to readers.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from typing import Any

from dragoman.data.plover import intensities
from dragoman.data.tables import read_toml, read_tsv
from dragoman.picture.lent import scored_as
from dragoman.records import Event


@cache
def settings() -> dict[str, Any]:
    """The thresholds of ``picture.toml``, by section."""
    return read_toml("picture.toml")


def version() -> str:
    """The version of the formula: two scores compare only within one."""
    return str(settings()["score"]["version"])


def intensity(event: str, mode: str | None = None) -> float:
    """PLOVER's intensity of an act, from -10 (conflict) to 10 (cooperation).

    >>> intensity("CONSULT"), intensity("CONSULT", "visit"), intensity("ASSAULT", "aerial")
    (2.5, 4.0, -9.5)
    """
    return _modes().get((event, mode or ""), intensities()[event])


def weight(status: str, origins: int) -> float:
    """How much an act counts: by its status, and by how many independent texts tell it.

    >>> weight("asserted", 1), weight("asserted", 2), weight("planned", 1), weight("denied", 3)
    (1.0, 1.5, 0.5, 0.0)
    """
    limits = settings()["score"]
    growth = 1 + float(limits["doubling"]) * math.log2(max(1, origins))
    return _statuses()[status] * min(float(limits["most"]), growth)


def event_score(event: Event, mode: str | None = None) -> float:
    """The score of one event: its intensity by its weight."""
    return intensity(*scored_as(event, mode)) * weight(event.status, event.origins)


def sums(events: Iterable[tuple[Event, str | None]]) -> tuple[float, float, float]:
    """Cooperation, conflict (both zero or more) and the weight of events given with their modes."""
    cooperation = conflict = total = 0.0
    for event, mode in events:
        score = event_score(event, mode)
        cooperation += max(0.0, score)
        conflict += max(0.0, -score)
        total += weight(event.status, event.origins)
    return cooperation, conflict, total


@cache
def _modes() -> dict[tuple[str, str], float]:
    return {
        (row["event"], row["mode"]): float(row["score"])
        for row in read_tsv("plover_modes.tsv")
        if row["score"]
    }


@cache
def _statuses() -> dict[str, float]:
    return {row["status"]: float(row["weight"]) for row in read_tsv("picture_status_weights.tsv")}

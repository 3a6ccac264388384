"""Which claims to judge next: those that most hangs on and that are least sure, or some by chance.

A sample drawn at random is one order of all claims by a seed, so that more of it can be judged at any
time, and so that what was picked by hand before is in it as well: else the rest would be no fair
sample.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Any

from dragoman.data.plover import intensities
from dragoman.data.tables import read_toml, read_tsv
from dragoman.errors import QueryError
from dragoman.judging.precision import RANDOM
from dragoman.judging.records import BEARING, Judged, Waiting
from dragoman.records import Act, ClaimRow, Disagreement, Event

ORDERS = ("weight", RANDOM, "text")
"""How claims may be drawn: the weightiest and least sure first, at random, or as they were told."""
WEIGHTIEST = "weightiest first"


@dataclass(frozen=True, slots=True)
class Drawing:
    """How claims are drawn; None leaves a side open."""

    order: str = "weight"
    kind: str | None = None
    event: str | None = None
    actor: str | None = None
    story: str | None = None
    seed: int = 0

    def __post_init__(self) -> None:
        if self.order not in ORDERS:
            raise QueryError(f"no order is called {self.order!r}; ask for {', '.join(ORDERS)}")

    def told(self) -> str:
        """How a judgement made on the way says how its claim was drawn.

        >>> Drawing("random", event="AID", seed=7).told()
        'random, event AID, seed 7'
        """
        how = {"weight": WEIGHTIEST, RANDOM: RANDOM, "text": "in text order"}[self.order]
        limits = [
            f"{name} {value}"
            for name in ("kind", "event", "actor", "story")
            if (value := getattr(self, name)) is not None
        ]
        seed = [f"seed {self.seed}"] if self.order == RANDOM else []
        return ", ".join([how, *limits, *seed])


def draw(
    rows: Sequence[ClaimRow], how: Drawing, events: Iterable[Event], clashes: Iterable[Disagreement]
) -> list[Waiting]:
    """Claims in the order in which they are to be judged, each with the reason for its place."""
    origins = {claim: event.origins for event in events for claim in event.claims}
    clashing = {side.claim for one in clashes for side in (one.a, one.b) if side.claim}
    found = [_waiting(row, origins.get(row.id, 1), row.id in clashing) for row in rows]
    if how.order == RANDOM:
        return sorted(found, key=lambda one: _chance(how.seed, one.row.id))
    if how.order == "weight":
        return sorted(found, key=lambda one: (-one.weight * one.doubt, one.row.id))
    return found


def judged_before(judged: Iterable[Judged], how: Drawing) -> set[str]:
    """The claims that need not be asked for again: judged, and if by chance, then drawn by chance."""
    return {
        one.found
        for one in judged
        if one.newest
        and one.found
        and one.bearing in BEARING
        and one.judgement.verdict != "skip"
        and (how.order != RANDOM or one.judgement.drawn.split(", ")[0] == RANDOM)
    }


def _waiting(row: ClaimRow, origins: int, clashes: bool) -> Waiting:
    known, claim = _settings(), row.claim
    if isinstance(claim, Act):
        heavy = abs(_intensity(claim.event)) * _status(claim.status)
        doubt = 1 - claim.confidence
    else:
        heavy = float(known["weight"][claim.kind]) * _status(claim.status)
        doubt = float(known["doubt"][claim.kind])
    weight = heavy * (1 + math.log2(max(1, origins)))
    if clashes:
        weight *= float(known["weight"]["disagreement"])
    return Waiting(row, round(weight, 3), round(doubt, 3), _because(row, doubt, origins, clashes))


def _because(row: ClaimRow, doubt: float, origins: int, clashes: bool) -> str:
    told = [f"confidence {1 - doubt:.2f}"] if isinstance(row.claim, Act) else []
    told += ["a disagreement rests on it"] if clashes else []
    told += [f"told by {origins} origins"] if origins > 1 else []
    return ", ".join(told) or "no confidence of its own"


def _chance(seed: int, claim: str) -> bytes:
    return blake2b(f"{seed} {claim}".encode(), digest_size=8).digest()


def _intensity(event: str) -> float:
    return intensities()[event] or 1.0


@cache
def _statuses() -> Mapping[str, float]:
    rows = read_tsv("picture_status_weights.tsv")
    return {row["status"]: float(row["weight"]) for row in rows}


def _status(status: str) -> float:
    # What is denied has no weight in a score, and yet a wrong "denied" hides a deed.
    return _statuses()[status] or min(one for one in _statuses().values() if one)


@cache
def _settings() -> dict[str, Any]:
    return read_toml("judging.toml")

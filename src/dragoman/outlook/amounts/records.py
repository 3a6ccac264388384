"""What a forecast of amounts says: numbers, and the parts that they are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.outlook.amounts.tally import Floats
from dragoman.outlook.records import Ground

LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
"""The quantiles that are told: the middle, and the ends of the intervals of 50 and of 90 %."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of an expected count: ``adds`` = ``weight`` x ``level``, both in acts per step.

    ``of`` names what it looks at ("this dyad", "the other direction" ...), ``quad`` at which class, and
    ``half_life`` after how many steps an act weighs half in it (infinite: the plain mean of all steps).
    ``facts`` are the places of the latest acts that it looks at in the facts, the newest first.
    """

    of: str
    quad: int
    half_life: float
    level: float
    weight: float
    adds: float
    facts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """What is expected of one quad class (1 to 4) over the whole horizon.

    ``mean`` in acts; ``quantiles`` by `LEVELS`; ``any`` the chance of at least one act; ``reasons`` are the
    parts of the first step's mean, greatest first, and add up to it; ``types`` are the PLOVER types that it
    is expected to be made of, with their share of the mean. ``because`` gathers the reasons in words; asked of
    a dossier, each opens its past acts.
    """

    quad: int
    mean: float
    quantiles: tuple[float, ...]
    any: float
    first: float
    reasons: tuple[Reason, ...]
    types: tuple[tuple[str, float], ...]
    because: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Basis:
    """What a forecast stands on: acts of the dyad over whole steps, and the last steps' counts."""

    acts: int
    steps: int
    last: tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True, eq=False, slots=True)
class Expected:
    """What is expected to pass from a source to a target, from a time over some steps.

    ``amounts`` has the four quad classes, none where ``refused`` says why nothing is forecast. ``score``
    is the sum of intensities (mean and `LEVELS`). ``samples`` is [paths, steps, 4] acts, ``scores``
    [paths, steps]; both are the same whenever they are asked for with the same seed. ``usual`` [spans, 4] is
    what passed in the last spans of as many steps: what conflictology tells. ``kept`` says whether the
    dossier keeps it for the track record.
    """

    source: str
    target: str
    from_time: int
    from_day: date | None
    step_days: int
    horizon: int
    basis: Basis
    refused: str | None
    amounts: tuple[Amount, ...]
    score_mean: float
    score_quantiles: tuple[float, ...]
    samples: Floats
    scores: Floats
    usual: Floats
    kept: bool = False

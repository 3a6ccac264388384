"""The heads of outlooks, what-ifs and the track record as the API gives them."""

from __future__ import annotations

from datetime import date

from typing_extensions import TypedDict

from dragoman.outlook.records import Basis, Ground
from dragoman.picture.records import Named


class OutlookHead(TypedDict):
    """What an outlook is of, what it stands on, and whether it is kept."""

    id: str
    made: date
    as_of: date | None
    until: date | None
    weeks: int
    a: Named
    b: Named | None
    basis: Basis
    too_little: str | None
    version: str
    state: str
    kept: bool
    next_too_little: str | None
    next_version: str


class WhatIfHead(TypedDict):
    """Which act is put in or taken out, and when."""

    type: str
    source: Named
    target: Named
    taken_out: bool
    event: str | None
    on: date | None
    weeks: int
    basis: Basis
    too_little: str | None
    version: str
    sides: list[Named]


ShiftLine = TypedDict(
    "ShiftLine",
    {
        "source": Named,
        "target": Named,
        "type": str,
        "quad": int,
        "with": float,
        "without": float,
        "change": float,
        "low": float,
        "high": float,
        "chance_with": float,
        "chance_without": float,
        "because": list[Ground],
    },
)
"""How acts of a type move with the act against without it."""


class TrackHead(TypedDict):
    """All scored outlooks together; numbers are null where none that was made ahead is scored."""

    scored: int
    looked_back: int
    other_versions: int
    waiting: int
    uncovered: int
    next: date | None
    chances: int
    brier: float | None
    usual_brier: float | None
    log: float | None
    usual_log: float | None
    crps: float | None
    usual_crps: float | None
    skill: float | None
    log_skill: float | None
    asked: int
    answers: int
    mrr: float | None
    usual_mrr: float | None
    hits10: float | None
    usual_hits10: float | None
    shared: int
    share_brier: float | None
    usual_share_brier: float | None


class ReasonLine(TypedDict):
    """One part of an expected count; an endless half-life (the plain mean) is null."""

    of: str
    quad: int
    half_life: float | None
    level: float
    weight: float
    adds: float


class TypeMean(TypedDict):
    """How many acts of a type are in a mean."""

    type: str
    mean: float


ClassLine = TypedDict(
    "ClassLine",
    {
        "quad": int,
        "mean": float,
        "quantiles": list[float],
        "any": float,
        "first": float,
        "reasons": list[ReasonLine],
        "types": list[TypeMean],
        "class": str,
        "because": list[Ground],
    },
)
"""What is expected of one quad class."""


class ScoreLine(TypedDict):
    """What the score of all steps comes to."""

    mean: float
    quantiles: list[float]


class DyadBasis(TypedDict):
    """Acts of the pair over whole steps, and what passed in the last of them by quad class."""

    acts: int
    steps: int
    last: list[list[int]]


class WayLine(TypedDict):
    """What is expected to pass one way; ``refused`` says why nothing is forecast."""

    source: str
    target: str
    from_time: int
    from_day: date | None
    step_days: int
    horizon: int
    refused: str | None
    basis: DyadBasis
    levels: list[float]
    amounts: list[ClassLine]
    score: ScoreLine | None
    kept: bool

"""The heads of outlooks, what-ifs and the track record as the API gives them."""

from __future__ import annotations

from datetime import date

from typing_extensions import TypedDict

from dragoman.outlook.records import History
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
    history: History
    too_little: str | None
    version: str
    state: str
    kept: bool


class WhatIfHead(TypedDict):
    """Which act is put in or taken out, and when."""

    type: str
    source: Named
    target: Named
    taken_out: bool
    event: str | None
    on: date | None
    weeks: int
    history: History
    too_little: str | None
    version: str


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

"""The backtest of a dossier's own events as the API gives it."""

from __future__ import annotations

from datetime import date
from typing import NotRequired

from typing_extensions import TypedDict


class MeasuredLine(TypedDict):
    """How well answers were ranked: shares of 1, over so many answers in both directions."""

    mrr: float
    hits1: float
    hits3: float
    hits10: float
    answers: int


class Strata(TypedDict):
    """The same by what was known of the answer: met under the act before, under others only, never met."""

    recurrent: MeasuredLine
    met: MeasuredLine
    never_met: MeasuredLine


class RankedLine(MeasuredLine):
    """The measures with those of each stratum."""

    strata: Strata


class AllAtOnce(RankedLine):
    """The same where nothing after the beginning of the test part is known."""

    baseline: RankedLine


class PartLine(TypedDict):
    """One part of the history."""

    first: date
    last: date
    days: int
    acts: int


class Parts(TypedDict):
    """What is learned from, what choices are made on, and what is ranked; empty where it is refused."""

    train: NotRequired[PartLine]
    valid: NotRequired[PartLine]
    test: NotRequired[PartLine]


class Sizes(TypedDict):
    """Acts of each part, with how many actors, types of act and days there are."""

    train: int
    valid: int
    test: int
    actors: int
    relations: int
    steps: int


class BacktestLine(TypedDict):
    """What a backtest stands on, or why there is none; then, once it is run, its figures, step by step first."""

    as_of: date | None
    acts: int
    days: int
    parts: Parts
    refused: str | None
    mrr: NotRequired[float]
    hits1: NotRequired[float]
    hits3: NotRequired[float]
    hits10: NotRequired[float]
    answers: NotRequired[int]
    strata: NotRequired[Strata]
    seconds: NotRequired[float]
    baseline: NotRequired[RankedLine]
    multi_step: NotRequired[AllAtOnce]
    chosen: NotRequired[dict[str, float]]
    sizes: NotRequired[Sizes]

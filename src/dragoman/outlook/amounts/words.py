"""Forecasts of amounts as words and as plain records."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from dragoman.outlook.amounts.fan import fan
from dragoman.outlook.amounts.kinds import QUADS
from dragoman.outlook.amounts.records import LEVELS, Amount, Expected, Reason
from dragoman.outlook.records import Ground, PastAct
from dragoman.picture.lines import plain, to_line

STEP_NAMES = {1: "day", 7: "week", 30: "month"}


def step_name(days: int) -> str:
    """What a step of so many days is called.

    >>> step_name(7), step_name(10)
    ('week', '10 days')
    """
    return STEP_NAMES.get(days, f"{days} days")


def because(
    amount: Amount, step_days: int = 7, behind: Callable[[int], PastAct] | None = None
) -> tuple[Ground, ...]:
    """Why so much is expected in the first step, part by part, what adds most first.

    Parts that look at one thing are one line, told by the one of them that adds most; lines that add less
    than a twentieth are left out. ``behind`` tells the act at a place of the facts: with it each has the
    latest acts of that one.

    >>> lately = Reason("this dyad", 1, 0.5, 12.0, 0.25, 3.0)
    >>> long = Reason("this dyad", 1, float("inf"), 4.0, 0.1, 0.4)
    >>> back = Reason("the other direction", 1, 2.0, 6.0, 0.1, 0.6)
    >>> for one in because(Amount(1, 4.0, (), 0.9, 4.0, (lately, back, long), ())):
    ...     print(one.says)
    3.4 of 4 a week: this dyad, verbal cooperation, 12 lately
    0.6 of 4 a week: the other direction, verbal cooperation, 6 in the last weeks
    """
    step = step_name(step_days)
    sums: dict[str, float] = {}
    greatest: dict[str, Reason] = {}
    for one in amount.reasons:
        sums[one.of] = sums.get(one.of, 0.0) + one.adds
        greatest.setdefault(one.of, one)  # reasons come with what adds most first
    ordered = sorted(sums.items(), key=lambda item: -item[1])
    return tuple(
        Ground(
            name=of,
            factor=None,
            says=f"{_number(added)} of {_number(amount.first)} a {step}: {_seen(greatest[of], step)}",
            acts=tuple(map(behind, greatest[of].facts)) if behind else (),
        )
        for of, added in ordered
        if added >= _TOLD * amount.first
    )


_TOLD = 0.05
_LATELY, _LAST, _LONG = 1.0, 8.0, 40.0  # half-lives in steps up to which a level is called so


def _seen(one: Reason, step: str) -> str:
    if one.of == "what may come of nothing":
        return one.of
    when = (
        "lately"
        if one.half_life <= _LATELY
        else f"in the last {step}s"
        if one.half_life <= _LAST
        else "over half the record"
        if one.half_life <= _LONG
        else "over the whole record"
    )
    return f"{one.of}, {QUADS[one.quad - 1]}, {_number(one.level)} {when}"


def _number(value: float) -> str:
    return f"{value:.2g}" if value < 10 else f"{value:.0f}"


def amounts_lines(found: Sequence[Expected]) -> list[dict[str, Any]]:
    """Each direction as the line of a ``way``, then its steps, those that passed and those ahead, a line each."""
    ways = [{"part": "way", **plain(record_of(one))} for one in found]
    return [*ways, *(to_line(step, "step") for one in found for step in fan(one))]


def record_of(expected: Expected) -> dict[str, Any]:
    """A forecast as a record that JSON can hold, without its samples; an endless half-life is null."""
    line = {
        name: getattr(expected, name)
        for name in ("source", "target", "from_time", "from_day", "step_days", "horizon", "refused")
    }
    line["basis"] = asdict(expected.basis)
    line["levels"] = list(LEVELS)
    line["amounts"] = [_amount(one, expected.step_days) for one in expected.amounts]
    scored = {"mean": expected.score_mean, "quantiles": list(expected.score_quantiles)}
    line["score"] = None if expected.refused else scored
    line["kept"] = expected.kept
    return line


def _amount(one: Amount, step_days: int) -> dict[str, Any]:
    line = asdict(one)
    line["class"] = QUADS[one.quad - 1]
    line["because"] = plain(one.because or because(one, step_days))
    line["types"] = [{"type": name, "mean": mean} for name, mean in one.types]
    for reason in line["reasons"]:
        reason["half_life"] = None if math.isinf(reason["half_life"]) else reason["half_life"]
        del reason["facts"]
    return line

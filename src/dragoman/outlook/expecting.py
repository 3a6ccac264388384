"""An outlook made: chances of each type between two actors, or of one actor and those it deals with."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from dragoman.data.plover import quads, types
from dragoman.outlook.chances import usual
from dragoman.outlook.chances.model import Chances, classes, recent
from dragoman.outlook.chances.rolling import Near, Paths, near, roll
from dragoman.outlook.chances.state import Floats
from dragoman.outlook.reasons import Why
from dragoman.outlook.records import Amount, Basis, Chance, Ground
from dragoman.outlook.settings import settings
from dragoman.outlook.weeks import DAYS, Weeks

DIGITS = 4  # of a chance that is told and kept


def identity(
    sides: Sequence[str], asked: Sequence[object], state: str, versions: Sequence[str]
) -> str:
    """The id of an outlook: the same question of the same facts has one, in either order of the sides."""
    told = repr([sorted(sides), [str(one) for one in asked], state, *versions])
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def basis(weeks: Weeks, own: int) -> Basis:
    """What there is to learn from."""
    first = weeks.first_day(0) if weeks.weeks else None
    return Basis(weeks.acts, own, weeks.weeks, first, weeks.until if weeks.weeks else None)


def last_day(until: date, weeks: int) -> date:
    """The last day of so many weeks after a day."""
    return until + timedelta(days=DAYS * weeks)


def expected(why: Why, sides: Sequence[str], weeks: int) -> tuple[list[Chance], list[Amount]]:
    """What is expected between two sides, or of one."""
    if len(sides) == 1:
        return of_one(why, sides[0], weeks), []
    first, second = sorted(sides)
    told, amounts = between(why, first, second, weeks)
    return told, sorted(amounts, key=lambda one: one.source.code != why.look.named(sides[0]).code)


def between(why: Why, a: str, b: str, weeks: int) -> tuple[list[Chance], list[Amount]]:
    """Chances of each type both ways, the likeliest first, and how many acts are expected."""
    chances = why.chances
    start = near(chances.weeks, chances.state, (a, b), int(settings()["rolling"]["near"]))
    paths = rolled(chances, start, weeks)
    ways = ((a, b), (b, a))
    told = [one for way in ways for one in _told(why, start, paths, way)]
    amounts = [_amount(why, start, paths, way) for way in ways]
    return sorted(told, key=lambda one: -one.chance), amounts


def of_one(why: Why, a: str, weeks: int) -> list[Chance]:
    """What one actor does to those whom it has lately had most to do with, and they to it."""
    most = int(settings()["shown"]["partners"])
    chances = why.chances
    start = near(chances.weeks, chances.state, (a,), most)
    paths = rolled(chances, start, weeks)
    found = []
    for other in start.actors[1:]:
        for way in ((a, other), (other, a)):
            found += _told(why, start, paths, way)
    least = float(settings()["shown"]["least_chance"])
    return sorted((one for one in found if one.chance >= least), key=lambda one: -one.chance)


def rolled(chances: Chances, start: Near, weeks: int) -> Paths:
    """The paths that everything told of these actors is counted from."""
    given = settings()["rolling"]
    return roll(start, chances.weights, classes(), weeks, int(given["paths"]), int(given["seed"]))


def _told(why: Why, start: Near, paths: Paths, way: tuple[str, str]) -> list[Chance]:
    """The chances of all types one way, with reasons."""
    chances, place = why.chances, start.pair(*way)
    by_week, expected = paths.chance[:, place], paths.expected[:, place].sum(axis=0)
    weeks, pair = chances.weeks, chances.weeks.pair_of(*way)
    usual_chance = _usual(chances, way, len(by_week))
    names, kinds = [why.look.named(one) for one in way], range(len(types()))
    because: list[tuple[Ground, ...]] = [()] * len(kinds)
    if pair is not None:
        because = why.of_types(pair)
    return [
        Chance(
            source=names[0],
            target=names[1],
            type=types()[kind],
            quad=quads()[types()[kind]],
            chance=round(float(by_week[-1, kind]), DIGITS),
            usual=round(float(usual_chance[kind]), DIGITS),
            expected=round(float(expected[kind]), DIGITS),
            by_week=tuple(round(float(one), DIGITS) for one in by_week[:, kind]),
            before=recent(weeks, pair, kind, weeks.weeks),
            last=_last(weeks, pair, kind),
            because=because[kind],
        )
        for kind in kinds
    ]


def _usual(chances: Chances, way: tuple[str, str], weeks: int) -> Floats:
    return usual.chance(chances.usual(*way), chances.usual_scatter, weeks)


def _last(weeks: Weeks, pair: int | None, kind: int) -> date | None:
    if pair is None:
        return None
    there = np.flatnonzero((weeks.pair == pair) & (weeks.type == kind))
    return weeks.first_day(int(weeks.week[there[-1]])) if len(there) else None


def _amount(why: Why, start: Near, paths: Paths, way: tuple[str, str]) -> Amount:
    chances = why.chances
    drawn = paths.acts[:, :, start.pair(*way)].sum(axis=(1, 2))
    low, median, high = np.quantile(drawn, [0.05, 0.5, 0.95], method="inverted_cdf")
    expected, pair = paths.expected[:, start.pair(*way)], chances.weeks.pair_of(*way)
    rates, weeks = chances.usual(*way), paths.acts.shape[1]
    usual_up_to = usual.up_to(rates, chances.usual_scatter, weeks)
    up_to = np.bincount(drawn).cumsum() / len(drawn)
    return Amount(
        source=why.look.named(way[0]),
        target=why.look.named(way[1]),
        mean=round(float(expected.sum()), 2),
        low=int(low),
        median=int(median),
        high=int(high),
        usual=round(float(rates.sum() * weeks), 2),
        up_to=tuple(round(float(one), DIGITS) for one in up_to),
        usual_up_to=tuple(round(float(one), DIGITS) for one in usual_up_to),
        because=() if pair is None else why.in_all(pair, expected.sum(axis=0)),
    )

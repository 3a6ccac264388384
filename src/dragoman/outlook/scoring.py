"""Outlooks scored by what came: proper scores, calibration, and skill against the long-run mean.

The Brier score is the mean squared distance of chances from what came (0 or 1), the log score the mean
of minus the logarithm of the chance given to what came, the CRPS the distance of a distribution of
counts from the count (Gneiting and Raftery 2007). In all three less is better.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from dragoman.outlook.counted import clusters, made_ahead
from dragoman.outlook.facts import Facts
from dragoman.outlook.passed import Counts, Mark, crps, mark, mean, number, table
from dragoman.outlook.placed import Placed, asked_once, placed, ranks
from dragoman.outlook.records import Amount, Outlook
from dragoman.outlook.settings import settings
from dragoman.outlook.tracked import Bin, Scored, TrackRecord, Waiting

if TYPE_CHECKING:
    from dragoman.outlook.past import Past

BOUNDS = (0.0, 0.01, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0)
"""Of the bins of the calibration table: narrow below, where most chances lie."""
LEAST = 0.0005  # a chance told as 0 or 1 is taken for this near to it: no outlook is that sure
MOST_COUNTED = 2_000  # acts within an outlook's weeks
NORMAL = 1.645  # of a 90 % interval


@dataclass(frozen=True, slots=True)
class Came:
    """What came in the weeks of an outlook: how often who did what to whom, and where those stood in its orders."""

    counts: Counts
    orders: tuple[Placed, ...] = ()


def came_of(facts: Facts, outlook: Outlook) -> Came:
    """What came after the day of an outlook, until the last of its weeks."""
    if not (outlook.as_of and outlook.until and len(facts)):
        return Came(Counter(), tuple(placed(outlook, facts.before(0), ())))
    first, last = facts.time_of(outlook.as_of) + 1, facts.time_of(outlook.until) + 1
    past, acts = facts.before(first), _of_sides(outlook, facts.since(first).before(last))
    known = {facts.actors[one] for one in np.union1d(past.subject, past.object)}
    counts = Counter(acts.named(place) for place in range(len(acts)))
    return Came(counts, tuple(placed(outlook, acts, known)))


def _of_sides(outlook: Outlook, acts: Facts) -> Facts:
    """The acts by or on the sides of an outlook: of others it tells nothing."""
    sides = {outlook.a.code, outlook.b.code if outlook.b else outlook.a.code}
    places = [place for place, one in enumerate(acts.actors) if one in sides]
    return acts.where(np.isin(acts.subject, places) | np.isin(acts.object, places))


def scored_once(outlook: Outlook, past: Past) -> tuple[Came, Scored | None]:
    """What came of an outlook, and its score: reckoned once for a past that stays the same."""
    key = outlook.id, len(outlook.chances), len(outlook.orders), len(outlook.amounts)
    if key not in past.scored:
        came = came_of(past.facts, outlook)
        past.scored[key] = came, score(outlook, came)
    return past.scored[key]


def score(outlook: Outlook, came: Came) -> Scored | None:
    """One outlook against what came in its weeks; None where it forecast nothing."""
    if outlook.as_of is None or outlook.until is None:
        return None
    if not (outlook.chances or outlook.orders or outlook.amounts):
        return None
    counts, hits = came.counts, _hits(outlook, came.counts)
    told = {
        "brier": [(told - hit) ** 2 for told, _, hit in hits],
        "usual_brier": [(usual - hit) ** 2 for _, usual, hit in hits],
        "log": [_log(told, hit) for told, _, hit in hits],
        "usual_log": [_log(usual, hit) for _, usual, hit in hits],
        "crps": [crps(one.up_to, number(counts, one)) for one in outlook.amounts],
        "usual_crps": [crps(_usual(one), number(counts, one)) for one in outlook.amounts],
    }
    means: dict[str, Any] = {name: mean(some) if some else None for name, some in told.items()}
    marks = marks_of(outlook, counts)
    held: dict[str, Any] = {
        name: mean([getattr(one, name) for one in marks]) for name in HELD if marks
    }
    return Scored(
        outlook=outlook.id,
        made=outlook.made,
        as_of=outlook.as_of,
        until=outlook.until,
        a=outlook.a,
        b=outlook.b,
        chances=len(hits),
        came=sum(hit for _, _, hit in hits),
        step_days=outlook.step_days,
        amounts=len(marks),
        **means,
        **held,
        **ranks(came.orders),
    )


HELD = ("covered50", "covered90")


def marks_of(outlook: Outlook, counts: Counts) -> list[Mark]:
    """How well each amount of an outlook of amounts by class was told."""
    days = outlook.step_days
    return [] if days is None else [mark(one, days, counts) for one in outlook.amounts]


def track_record(
    outlooks: Sequence[Outlook],
    scores: Sequence[Scored],
    came: Mapping[str, Came],
    known: date | None,
    uncovered: int = 0,
    other_versions: int = 0,
) -> TrackRecord:
    """All outlooks that were kept: those scored together, and how many wait.

    Skill and calibration are of those made ahead; those that looked back are listed apart.
    ``uncovered`` is how many of them are over, but have a week of which the acts tell too little.
    ``came`` has what came in the weeks of each scored one. Each chance weighs the same, each answer to a
    question of who comes next, and each amount; a question that several outlooks asked counts once.
    """
    done = {one.outlook for one in scores}
    back = tuple(one for one in scores if not made_ahead(one))
    scores = [one for one in scores if made_ahead(one)]
    ahead = {one.outlook for one in scores}
    waiting = [one for one in outlooks if one.id not in done and one.until is not None]
    told = [one for one in outlooks if one.id in ahead]
    hits = [hit for one in told for hit in _hits(one, came[one.id].counts)]
    orders = asked_once(place for one in told for place in came[one.id].orders)
    shares = _shares(orders, [one for one in told if one.orders])
    marks = [mark for one in told for mark in marks_of(one, came[one.id].counts)]
    cluster = clusters([one for one in told if one.chances])
    of = [cluster[one.id] for one in told for _ in one.chances]
    brier, usual_brier = _weighed(scores, "brier"), _weighed(scores, "usual_brier")
    log, usual_log = _weighed(scores, "log"), _weighed(scores, "usual_log")
    amounts = [one for one in scores if one.crps is not None and one.step_days is None]
    coming = [one.until for one in waiting if one.until and (known is None or one.until > known)]
    return TrackRecord(
        scored=tuple(scores),
        looked_back=back,
        other_versions=other_versions,
        waiting=len(waiting) - uncovered,
        uncovered=uncovered,
        next=min(coming, default=None),
        bins=tuple(bins(hits, of)),
        chances=len(hits),
        brier=brier,
        usual_brier=usual_brier,
        log=log,
        usual_log=usual_log,
        crps=mean([one.crps for one in amounts if one.crps is not None]) if amounts else None,
        usual_crps=mean([one.usual_crps for one in amounts if one.usual_crps is not None]) if amounts else None,
        skill=_skill(brier, usual_brier),
        log_skill=_skill(log, usual_log),
        passed=table(marks),
        share_bins=tuple(shares),
        to_come=tuple(sorted((_waiting(one, known) for one in waiting), key=_coming)),
        **ranks(orders),
    )  # fmt: skip


def _shares(orders: Sequence[Placed], told: Sequence[Outlook]) -> list[Bin]:
    """Of the shares that were told of who comes next, how often it was the one who was told so."""
    cluster = clusters(told)
    hits = [(share, 0.0, hit) for one in orders for share, hit in one.shares]
    return bins(hits, [cluster[one.outlook] for one in orders for _ in one.shares])


def _coming(one: Waiting) -> tuple[bool, date, date, str]:
    """The first to be scored first, and last those that never will be."""
    return one.uncovered, one.until, one.made, one.outlook


def _waiting(one: Outlook, known: date | None) -> Waiting:
    """An outlook that is not scored: of one that is over, too little is known."""
    assert one.as_of is not None and one.until is not None  # what is kept has its weeks
    return Waiting(
        outlook=one.id,
        made=one.made,
        as_of=one.as_of,
        until=one.until,
        a=one.a,
        b=one.b,
        chances=len(one.chances),
        asked=len(one.orders),
        amounts=len(one.amounts) if one.step_days is not None else 0,
        step_days=one.step_days,
        uncovered=known is not None and one.until <= known,
    )


def bins(
    hits: Iterable[tuple[float, float, int]], clusters: Sequence[int] | None = None
) -> list[Bin]:
    """The calibration table: by bounds of what was told, the share that came, with its interval.

    ``clusters`` has a number for each hit (without it each stands alone); where a bin has too few of
    them, it has no interval.

    >>> [(one.chances, one.told, one.came, one.least) for one in bins([(0.25, 0.1, 0), (0.35, 0.1, 1)])]
    [(2, 0.3, 0.5, None)]
    """
    given = list(hits)
    of = range(len(given)) if clusters is None else clusters
    least = int(settings()["track"]["clusters"])
    found = []
    for low, high in pairwise(BOUNDS):
        places = [
            at for at, (told, _, _) in enumerate(given) if low <= told < high or told == high == 1
        ]
        if not places:
            continue
        came = [(of[at], given[at][2]) for at in places]
        share = mean([float(hit) for _, hit in came])
        groups = len({cluster for cluster, _ in came})
        low_end, high_end = wilson(share, _worth(came, share)) if groups >= least else (None, None)
        told = mean([given[at][0] for at in places])
        found.append(Bin(low, high, len(places), told, share, low_end, high_end, groups))
    return found


def _worth(came: Sequence[tuple[int, int]], share: float) -> float:
    """How many chances that stand alone tell as much of the share as these, which hang together.

    From the variance of the share between clusters, as surveys reckon the effect of their design; where all
    or none came, each cluster counts once.
    """
    off: dict[int, float] = {}
    for cluster, hit in came:
        off[cluster] = off.get(cluster, 0.0) + hit - share
    groups, alone = len(off), share * (1 - share)
    varied = groups / max(1, groups - 1) * sum(one**2 for one in off.values()) / len(came) ** 2
    if not alone or not varied:
        return float(groups)
    return max(1.0, min(float(len(came)), alone / varied))


def wilson(share: float, count: float) -> tuple[float, float]:
    """Where a share so often seen lies in nine cases of ten (Wilson 1927).

    >>> [round(one, 2) for one in wilson(0.5, 10)]
    [0.27, 0.73]
    """
    square = NORMAL**2 / count
    middle = (share + square / 2) / (1 + square)
    half = NORMAL * math.sqrt(share * (1 - share) / count + square / (4 * count)) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)


def _hits(outlook: Outlook, counts: Counts) -> list[tuple[float, float, int]]:
    """What was told, what is usual, and 1 where it came, else 0."""
    return [
        (one.chance, one.usual, int((one.source.code, one.type, one.target.code) in counts))
        for one in outlook.chances
    ]


def _usual(one: Amount) -> Sequence[float]:
    return one.usual_up_to or _poisson(one.usual)


def _poisson(mean: float) -> list[float]:
    """The sums of a Poisson distribution, which stood for what is usual in outlooks of older versions."""
    from scipy.stats import poisson

    most = min(int(poisson.ppf(1 - LEAST, mean)), MOST_COUNTED - 1)
    return [float(one) for one in poisson.cdf(range(most + 1), mean)]


def _log(told: float, hit: int) -> float:
    told = min(max(told, LEAST), 1 - LEAST)
    return -math.log(told if hit else 1 - told)


def _weighed(scores: Sequence[Scored], field: str) -> float | None:
    every = sum(one.chances for one in scores)
    if not every:
        return None
    told = [one for one in scores if one.chances]
    return round(sum(float(getattr(one, field)) * one.chances for one in told) / every, 6)


def _skill(got: float | None, usual: float | None) -> float | None:
    return None if got is None or not usual else round(1 - got / usual, 4)

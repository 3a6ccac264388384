"""Kept orders of who comes next against the acts that came: where each stood, by the protocol of the ranking.

Each act of an outlook's weeks that has the side and the type of a question answers it, as often as it is
told. What else answers the same question on the same day is left out of the order (the time-aware filter).
Who stands beyond the candidates that were kept is behind all of them, in random order with the rest: measured is
the mean over all orders (`ranking.protocol`). Who had no act until the day was no candidate, and stands among the rest as
one more. Nothing after the day of the outlook
is known to an order: it is that protocol's multi-step setting.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dragoman.outlook.facts import Facts
from dragoman.outlook.passed import mean
from dragoman.outlook.ranking.protocol import Measured, Standing, measured
from dragoman.outlook.records import Order, Outlook

Question = tuple[object, ...]
Place = tuple[int, int]  # how many stand above, and how many level


@dataclass(frozen=True, slots=True)
class Placed:
    """One question with the places of its answers, in the order kept and in that by plain counts.

    ``shares`` has each share that was told, once for each answer, with 1 where it was this one, else 0; ``briers`` how
    far the shares lie from each answer, and those by plain counts.
    """

    question: Question
    own: tuple[Place, ...]
    usual: tuple[Place, ...]
    outlook: str = ""
    shares: tuple[tuple[float, int], ...] = ()
    briers: tuple[tuple[float, float], ...] = ()


def placed(outlook: Outlook, acts: Facts, known: Collection[str]) -> list[Placed]:
    """Where those stood who came, of each question of an outlook; ``acts`` are those of its weeks.

    ``known`` are the actors of any act until its day.
    """
    return [_placed(outlook, one, acts, known) for one in outlook.orders]


def asked_once(some: Iterable[Placed]) -> list[Placed]:
    """Each question once, though several outlooks asked it of the same facts."""
    found: dict[Question, Placed] = {}
    for one in some:
        found.setdefault(one.question, one)
    return list(found.values())


def ranks(some: Sequence[Placed]) -> dict[str, Any]:
    """Over all answers of some questions: reciprocal ranks and shares among the first ten, both ways of ranking."""
    own, usual = (_measured(one.own for one in some), _measured(one.usual for one in some))
    told = bool(own.answers)
    briers = [brier for one in some for brier in one.briers]
    sure, usually = (mean([brier[at] for brier in briers]) if briers else None for at in (0, 1))
    return {
        "asked": len(some),
        "answers": own.answers,
        "mrr": round(own.mrr, 4) if told else None,
        "usual_mrr": round(usual.mrr, 4) if told else None,
        "hits10": round(own.hits10, 4) if told else None,
        "usual_hits10": round(usual.hits10, 4) if told else None,
        "shared": len(briers),
        "share_brier": sure,
        "usual_share_brier": usually,
    }


def _measured(some: Iterable[tuple[Place, ...]]) -> Measured:
    places = np.array([place for one in some for place in one], np.int64).reshape(-1, 2)
    return measured(Standing(places[:, 0], places[:, 1]))


def _placed(outlook: Outlook, order: Order, acts: Facts, known: Collection[str]) -> Placed:
    days = list(_answers(order, acts))
    question = (
        order.side.code,
        order.type,
        order.asks,
        outlook.as_of,
        outlook.until,
        outlook.state,
    )
    lines = (order.ranked, order.usual)
    own, usual = (
        tuple(_place(line, order.of, one, set(day) - {one}, known) for day in days for one in day)
        for line in lines
    )
    answers = [one for day in days for one in day] if order.shares else []
    told = dict(zip(order.ranked, order.shares, strict=False))
    usually = dict(zip(order.usual, order.usual_shares, strict=False))
    return Placed(
        question,
        own,
        usual,
        outlook.id,
        tuple((share, int(one == who)) for one in answers for who, share in told.items()),
        tuple((brier(told, one), brier(usually, one)) for one in answers),
    )


def brier(shares: Mapping[str, float], answer: str) -> float:
    """The Brier score of shares for one answer: squared distances from what came, over all candidates (Brier 1950).

    0 is perfect, 2 the worst; shares of none are 1.

    >>> brier({"RUS": 1.0}, "RUS"), brier({"RUS": 0.5, "CHN": 0.5}, "CHN"), brier({}, "IRN")
    (0.0, 0.5, 1.0)
    """
    return sum(one**2 for one in shares.values()) + 1 - 2 * shares.get(answer, 0.0)


def _answers(order: Order, acts: Facts) -> Iterator[list[str]]:
    """By day, who answers a question, as often as it is told."""
    if order.side.code not in acts.actors or order.type not in acts.relations:
        return
    side, kind = acts.actors.index(order.side.code), acts.relations.index(order.type)
    ends = (acts.subject, acts.object)
    mine, other = ends if order.asks == "whom" else ends[::-1]
    found = np.flatnonzero((mine == side) & (acts.relation == kind) & (other != side))
    for day in np.unique(acts.time[found]):
        yield [acts.actors[other[at]] for at in found[acts.time[found] == day]]


def _place(
    line: Sequence[str], of: int, answer: str, others: set[str], known: Collection[str]
) -> Place:
    """How many stand above an answer and how many level with it, other answers of the day left out.

    Of nine candidates two were kept: a third stands level with the other six, fewer by one that answers too; who
    was not known stands level with all seven, and takes no place from others.

    >>> known = {"RUS", "CHN", "IRN", "IRQ"}
    >>> _place(("RUS", "CHN", "USA"), 9, "USA", {"RUS"}, known)
    (1, 0)
    >>> [_place(("RUS", "CHN"), 9, one, {"RUS", "IRQ", "NEW"}, known) for one in ("IRN", "NEWER")]
    [(1, 5), (1, 6)]
    """
    if answer in line:
        return sum(one not in others for one in line[: line.index(answer)]), 0
    inside = sum(one in others for one in line)
    outside = sum(one in known and one not in line for one in others)
    beyond = of - len(line) - outside - (answer in known)
    return len(line) - inside, max(0, beyond)

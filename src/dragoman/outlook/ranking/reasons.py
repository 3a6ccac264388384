"""Why a candidate scores as it does: what each sort of past adds, with the past acts themselves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.facts import Facts
from dragoman.outlook.ranking.columns import FIRST_WEIGHTS, NAMES

SHOWN = 5
"""Past acts behind a reason, the latest."""
_OF_COLUMN = {
    "same": "same",
    "pair": "between",
    "given": "between",
    "taken": "between",
    "rules": "followed",
    "under": "comes to",
    "actor": "active",
    "hop": "partners",
    "alike": "alike",
    "like": "alike",
    "first": "first",
}
_FIRST = len(NAMES) - 1

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Because:
    """One reason for a score.

    ``name`` is one of: ``same`` (the act between the two, before), ``between`` (all acts between them),
    ``followed`` (what followed acts like theirs), ``comes to`` (how often the act comes to this actor),
    ``active`` (how much there is of it), ``partners`` (what the subject's partners did), ``alike`` (what
    actors like these did), ``question`` (the same for all). ``weight`` is what it adds to the score,
    ``text`` says it, and ``facts`` are places of past acts in the facts, the latest first.
    """

    name: str
    weight: float
    text: str
    facts: tuple[int, ...] = ()


def weights(row: Floats, parts: Floats) -> dict[str, float]:
    """What each reason adds to a score: they sum to the sum of what the columns add.

    The first score is itself a sum over reasons; what it adds is theirs by their shares of it.
    """
    found: dict[str, float] = {}
    for name, part in zip(NAMES[:_FIRST], parts[:_FIRST], strict=True):
        reason = _OF_COLUMN.get(name.split("_")[0], "question")
        found[reason] = found.get(reason, 0.0) + float(part)
    shares = _first_shares(row)
    total = sum(shares.values())
    for reason, share in shares.items():
        part = share / total if total > 0 else 1 / len(shares)
        found[reason] = found.get(reason, 0.0) + float(parts[_FIRST]) * part
    return found


def _first_shares(row: Floats) -> dict[str, float]:
    """The parts of the first score."""
    column = dict(zip(NAMES, row.tolist(), strict=True))
    weight = FIRST_WEIGHTS
    return {
        "followed": weight[0] * (1 - float(np.exp(-column["rules_any"]))),
        "same": weight[1] * column["same_share_mid"],
        "between": weight[2] * column["pair_share_mid"],
        "comes to": weight[3] * column["under_share_all"] + weight[4] * column["under_share_mid"],
        "partners": weight[5] * column["hop_same"] + weight[6] * column["hop_any"],
        "alike": weight[5] * column["alike_same"]
        + weight[6] * column["alike_any"]
        + weight[7] * max(column["like_partners"], 0.0),
    }


@dataclass(frozen=True)
class Asked:
    """A question and one of its candidates, as numbers; ``taken`` where it asks who did it to whom."""

    subject: int
    relation: int
    time: int
    taken: bool
    candidate: int


def because(facts: Facts, asked: Asked, row: Floats, parts: Floats) -> list[Because]:
    """The reasons for one candidate, those that add most first, with the acts behind them."""
    found = [
        _told(facts, asked, name, weight)
        for name, weight in weights(row, parts).items()
        if name != "question"
    ]
    return sorted(found, key=lambda one: -abs(one.weight))


def _told(facts: Facts, asked: Asked, name: str, weight: float) -> Because:
    """One reason in words, with its acts."""
    doer, done = (
        (asked.candidate, asked.subject) if asked.taken else (asked.subject, asked.candidate)
    )
    act = facts.relations[asked.relation]
    who, whom = facts.actors[doer], facts.actors[done]
    other = facts.actors[asked.candidate]
    past = facts.time < asked.time
    under = facts.relation == asked.relation
    gave, took = facts.subject, facts.object
    between = ((gave == doer) & (took == done)) | ((gave == done) & (took == doer))
    role = facts.subject if asked.taken else facts.object
    own = facts.object if asked.taken else facts.subject
    which = {
        "same": past & under & (gave == doer) & (took == done),
        "between": past & between,
        "followed": past & between & ~(under & (gave == doer)),
        "comes to": past & under & (role == asked.candidate),
        "active": past & ((gave == asked.candidate) | (took == asked.candidate)),
        "partners": past & under & (role == asked.candidate) & (own != asked.subject),
        "alike": past & under & (role == asked.candidate) & (own != asked.subject),
    }[name]
    places = np.flatnonzero(which)
    times = f"{len(places):,} {'time' if len(places) == 1 else 'times'}{_last(facts, places)}"
    verb = "does" if asked.taken else "is done"
    text = {
        "same": f"{who}, {act}, {whom}: {times}",
        "between": f"acts between {who} and {whom}: {times}",
        "followed": f"what tends to follow acts like those between {who} and {whom}: {times}",
        "comes to": f"{other} {verb} {act}, whoever the other is: {times}",
        "active": f"acts of any kind by or to {other}: {times}",
        "partners": f"whom partners of {facts.actors[asked.subject]} met; {act} with {other}: {times}",
        "alike": f"what actors like {facts.actors[asked.subject]} did; {act} with {other}: {times}",
    }[name]
    return Because(name, weight, text, tuple(int(one) for one in places[::-1][:SHOWN]))


def _last(facts: Facts, places: NDArray[np.int64]) -> str:
    """When the last of these acts was."""
    if not len(places):
        return ""
    time = int(facts.time[places[-1]])
    return f", last on {facts.day(time) or f'step {time}'}"

"""Why a candidate scores as it does: what each sort of past adds, with the past acts themselves."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.facts import Facts
from dragoman.outlook.ranking.classes import kin_of
from dragoman.outlook.ranking.columns import NAMES, SHARE
from dragoman.outlook.ranking.gathering import OWN_LAND
from dragoman.outlook.ranking.settings import constants

SHOWN = 5
"""Past acts behind a reason, the latest."""
_OF_COLUMN = {
    "same": "same",
    "pair": "between",
    "given": "between",
    "taken": "between",
    "back": "between",
    "rules": "followed",
    "under": "comes to",
    "actor": "active",
    "hop": "partners",
    "alike": "alike",
    "like": "alike",
    "kin": "land or sort",
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
    actors like these did), ``land or sort`` (what actors of the same land or sort did, by their
    names), ``question`` (the same for all). ``weight`` is what it adds to the score,
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
    weight = constants().first
    to, any, near, land = (
        math.expm1(column[f"kin_{name}_share"]) / float(SHARE)
        for name in ("land_actor", "land_actor_any", "all_near", "actor_land_any")
    )
    if column["kin_same_land"]:
        land = max(land, OWN_LAND)
    return {
        "followed": weight.followed * (1 - float(np.exp(-column["rules_any"]))),
        "same": weight.same * column["same_share_mid"],
        "between": weight.between * column["pair_share_mid"],
        "comes to": weight.comes_to * column["under_share_all"]
        + weight.comes_lately * column["under_share_mid"],
        "partners": weight.over_same * column["hop_same"] + weight.over_any * column["hop_any"],
        "alike": weight.over_same * column["alike_same"]
        + weight.over_any * column["alike_any"]
        + weight.like * max(column["like_partners"], 0.0),
        "land or sort": weight.land_to_actor * to
        + weight.land_to_actor_any * any
        + weight.near * near * land,
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
    kin = {actor: _kin(facts, actor) for actor in (asked.subject, asked.candidate)}
    which = {
        "same": past & under & (gave == doer) & (took == done),
        "between": past & between,
        "followed": past & between & ~(under & (gave == doer)),
        "comes to": past & under & (role == asked.candidate),
        "active": past & ((gave == asked.candidate) | (took == asked.candidate)),
        "partners": past & under & (role == asked.candidate) & (own != asked.subject),
        "alike": past & under & (role == asked.candidate) & (own != asked.subject),
        "land or sort": past & under & kin[asked.subject][own] & kin[asked.candidate][role],
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
        "land or sort": f"{act} between actors of the land or sort of {facts.actors[asked.subject]} "
        f"and of {other}: {times}",
        "alike": f"what actors like {facts.actors[asked.subject]} did; {act} with {other}: {times}",
    }[name]
    return Because(name, weight, text, tuple(int(one) for one in places[::-1][:SHOWN]))


def _kin(facts: Facts, actor: int) -> NDArray[np.bool_]:
    """Which actors are of this one's land or sort, by their names; itself is."""
    kin = kin_of(facts.actors)
    found: NDArray[np.bool_] = np.arange(len(facts.actors)) == actor
    for classes in kin:
        if classes[actor] >= 0:
            found = found | (classes == classes[actor])
    return found


def _last(facts: Facts, places: NDArray[np.int64]) -> str:
    """When the last of these acts was."""
    if not len(places):
        return ""
    time = int(facts.time[places[-1]])
    return f", last on {facts.day(time) or f'step {time}'}"

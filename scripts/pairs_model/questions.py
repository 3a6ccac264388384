"""The labelled sentences as questions: a text, two parties in it, and the type of the act."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from bench.sentences import locate
from dragoman.records import EventType, Status

EVENTS: tuple[EventType, ...] = get_args(EventType)
STATUSES: tuple[Status, ...] = get_args(Status)
NONE = len(EVENTS)  # the class "nothing of the kind between these two, in this direction"
COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
YIELDING = frozenset({"CONCEDE", "RETREAT"})
VERBAL = frozenset({"AGREE", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "PROTEST"})
ONE_SIDED = 0.5  # weight of an act with one party alone
OPPOSITE = 0.4  # weight of "nothing in this direction"
TURNED = 0.4  # share of pairs that are asked about in the other direction, too
STRANGERS = 0.3  # weight of "nothing between these two"

Item = dict[str, Any]
Span = tuple[int, int]


@dataclass(slots=True)
class Question:
    """A text, where its parties stand, what is right, and how much that counts."""

    text: str
    source: Span | None
    target: Span | None
    types: dict[int, float]  # chances that add up to 1
    status: int | None
    cue: Span | None
    weight: float


def questions(items: Sequence[Item], seed: int = 1) -> list[Question]:
    """The questions that these items answer."""
    chance = random.Random(seed)
    return [one for item in items for one in _of(item, chance)]


def as_plover(event: str, status: str) -> tuple[str, float]:
    """The type that PLOVER gives an act for its status, and how sure that is, from 0 to 1."""
    if event in VERBAL:
        return event, 1.0 if status in ("asserted", "planned", "possible") else 0.5
    if event in COOPERATION:
        given = {
            "asserted": (event, 1.0),
            "planned": ("CONCEDE" if event in YIELDING else "AGREE", 1.0),
            "possible": ("CONCEDE" if event in YIELDING else "AGREE", 0.5),
            "conditional": ("CONCEDE" if event in YIELDING else "AGREE", 0.5),
            "proposed": ("AGREE", 0.5),
            "denied": ("REJECT", 0.9),
            "asked": ("REQUEST", 0.7),
        }
        return given[status]
    threats = {"planned": 0.5, "conditional": 0.6, "possible": 0.0, "proposed": 0.0}
    if status in threats:
        return ("THREATEN", threats[status]) if threats[status] else (event, 0.3)
    return event, 1.0 if status == "asserted" else 0.3


def _of(item: Item, chance: random.Random) -> Iterator[Question]:
    text = item["text"]
    told: dict[tuple[Span | None, Span | None], list[tuple[str, float, Item]]] = defaultdict(list)
    for act in item["acts"]:
        event, sure = as_plover(act["e"], act["st"])
        for pair in _pairs(text, act):
            told[pair].append((event, sure, act))
    for (source, target), acts in told.items():
        sum_of: dict[int, float] = defaultdict(float)
        for event, sure, _ in acts:
            sum_of[EVENTS.index(event)] += sure**2  # of several acts, the surest count most
        total = sum(sum_of.values())
        best = max(acts, key=lambda one: one[1])
        weight = best[1] * (1.0 if source and target else ONE_SIDED)
        yield Question(
            text,
            source,
            target,
            {event: share / total for event, share in sum_of.items()},
            STATUSES.index(best[2]["st"]),
            locate(text, best[2]["cue"]),
            weight,
        )
    both = [pair for pair in told if pair[0] and pair[1]]
    known = set(both)
    for source, target in both:
        if (target, source) not in known and chance.random() < TURNED:
            yield Question(text, target, source, {NONE: 1.0}, None, None, OPPOSITE)
    spans = list({span for pair in told for span in pair if span})
    if len(spans) > 2:
        here, there = chance.sample(spans, 2)
        if not {(here, there), (there, here)} & known and not meet(here, there):
            yield Question(text, here, there, {NONE: 1.0}, None, None, STRANGERS)


def _pairs(text: str, act: Item) -> Iterator[tuple[Span | None, Span | None]]:
    """Pairs of stretches of an act, four at most."""
    sources = [span for part in act["s"] if (span := locate(text, part))]
    targets = [span for part in act["t"] if (span := locate(text, part))]
    if act.get("r") and len(sources + targets) > 1:
        every = sources + targets
        yield every[0], every[1]
        yield every[1], every[0]
        return
    found: list[tuple[Span | None, Span | None]] = [
        (source, target)
        for source in (sources or (None,))
        for target in (targets or (None,))
        if (source or target) and not (source and target and meet(source, target))
    ]
    yield from found[:4]


def meet(one: Span, other: Span) -> bool:
    """Whether two stretches share a character."""
    return one[0] < other[1] and other[0] < one[1]

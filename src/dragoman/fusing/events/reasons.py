"""Why a claim is in its event: the claim it agrees with most, and what agrees, in plain words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.fusing.amounts import in_words
from dragoman.fusing.events.compare import (
    amount_points,
    needed,
    place_points,
    points,
    possible,
    text_points,
    time_points,
    word_points,
)
from dragoman.fusing.events.standing import Matter, matter_of
from dragoman.fusing.events.traits import Traits
from dragoman.fusing.phrases import time_words
from dragoman.fusing.rules import settings
from dragoman.fusing.words import stem

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MOST_WORDS = 6  # shared words that are named
_MOST_HELD = 60  # claims, those told first, that a claim is held against

Reason = tuple[str | None, tuple[str, ...]]


class Reasons:
    """The claims of one event, copies left out, and what made them one."""

    def __init__(self, members: Sequence[Traits]) -> None:
        self._members = sorted(members, key=lambda one: one.order)
        self._matters = {one.row.id: matter_of(one) for one in self._members}
        named = Counter(matter for matter in self._matters.values() if matter is not None)
        self._matter = self._common(named)
        self._named = [one for one in self._members if self._matters[one.row.id] is not None]
        self._in_report = {one.row.report_key: one for one in reversed(self._named)}

    def _common(self, named: Counter[Matter]) -> Matter | None:
        """The matter that the event stands for, where most of its claims name one."""
        if not named or 2 * sum(named.values()) < len(self._members):
            return None
        return named.most_common(1)[0][0]

    @property
    def standing(self) -> str | None:
        """What stands, by name, where the event is a standing matter of more than one claim."""
        if self._matter is None or len(self._members) < 2:
            return None
        return self._matter.name

    def of(self, one: Traits) -> Reason:
        """The claim that one is in with, and what agrees; for the first, nothing."""
        first = self._members[0]
        if one is first:
            return None, ("the first to tell of it",)
        if self.standing is not None:
            return self._stands(one)
        held = [other for other in self._members[:_MOST_HELD] if other is not one]
        fitting = [other for other in held if possible(one, other)]
        agreed = {other.row.id: points(one, other) - needed(one, other) for other in fitting}
        fitting = [other for other in fitting if agreed[other.row.id] >= 0]
        earlier = [other for other in fitting if other.order < one.order]
        best = max(earlier or fitting, key=lambda other: agreed[other.row.id], default=None)
        if best is not None:
            return best.row.id, (*_alike(one, best), *_agreement(one, best))
        near = next((other for other in held if other.row.report_key == one.row.report_key), first)
        return near.row.id, (*_alike(one, near), "names it again without a day of its own")

    def _stands(self, one: Traits) -> Reason:
        """Why a claim is in a standing matter."""
        matter = self._matters[one.row.id]
        if matter is None:
            other = self._in_report.get(one.row.report_key, self._named[0])
            return other.row.id, (
                *_alike(one, other),
                "names nothing of its own, and means what its report tells of",
            )
        other = next(other for other in self._named if other is not one)
        name = f"{matter.name}, moved on" if matter.moved else matter.name
        return other.row.id, (*_alike(one, other), f"one standing matter: {name}", _lasting(one))


def _lasting(one: Traits) -> str:
    if one.act.when is None:
        return "told without a day of its own"
    if one.act.status in ("asserted", "planned"):
        return f"told for a lasting time, {time_words(one.act.when)}"
    return "told for the day of the speaking"


def _alike(a: Traits, b: Traits) -> Iterator[str]:
    """How types and sides fit."""
    same_type = a.act.event == b.act.event
    same_sides = (a.sources, a.targets) == (b.sources, b.targets)
    other_codes = ", under other names" if _codes(a) != _codes(b) else ""
    if same_type and same_sides:
        yield f"the same type and sides{other_codes}"
        return
    yield "the same type" if same_type else f"{a.act.event} and {b.act.event} can tell of one deed"
    if same_sides:
        yield f"the same sides{other_codes}"
    elif a.sources | a.targets == b.sources | b.targets:
        yield "the same sides in another order"
    elif a.targets < b.targets or b.targets < a.targets:
        yield "one of the two leaves a side out"
    else:
        yield "sides that can be one"


def _codes(one: Traits) -> set[str]:
    return {party.code for party in one.act.source + one.act.target}


def _agreement(a: Traits, b: Traits) -> Iterator[str]:
    """What agrees beyond types and sides."""
    worth = settings()["support"]
    time = time_points(a, b)
    if time:
        yield _time(a, b, time, worth)
    if place_points(a, b):
        yield f"the same place, {a.act.where}"
    if amount_points(a, b) and a.act.quantity is not None:
        yield f"the same number, {in_words(a.act.quantity)}"
    if text_points(a, b) >= int(worth["same_text"]):
        yield "the same words"
    elif word_points(a.telling, b.telling):
        yield f"words in common: {', '.join(_shared(a, b))}"
    if a.unique and b.unique:
        yield "both tell of it as the first of its kind"
    if a.row.report_key == b.row.report_key:
        yield "in the same report"
    elif a.act.when is None and b.act.when is None:
        yield "told in the same days"


def _time(a: Traits, b: Traits, gained: int, worth: dict[str, int]) -> str:
    if a.span is not None and b.span is not None:
        if a.span.first > b.span.last or b.span.first > a.span.last:
            return f"neighbouring days, {b.act.when} and {a.act.when}"
        if gained >= int(worth["same_day"]):
            return "the same day" if a.act.when == b.act.when else "days that meet"
    return "the same month"


def _shared(a: Traits, b: Traits) -> list[str]:
    """The words that both tell, as the first has them."""
    common = a.telling & b.telling
    text = f"{a.act.evidence.exact} {a.act.what or ''}".casefold()
    found = {stem(word): word for word in reversed(_WORD.findall(text)) if stem(word) in common}
    return list(reversed(found.values()))[:_MOST_WORDS]

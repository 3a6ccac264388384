"""An act that is supposed to happen, or not to have happened, and what would move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dragoman.data.plover import types
from dragoman.errors import QueryError
from dragoman.fusing.parties import dyad_side
from dragoman.outlook.chances.model import VERSION, enough
from dragoman.outlook.expecting import basis
from dragoman.outlook.known import acts_of
from dragoman.outlook.lookback import Lookback, Name, Way
from dragoman.outlook.moving import Put
from dragoman.outlook.past import Past
from dragoman.outlook.records import Basis, WhatIf
from dragoman.outlook.weeks import DAYS
from dragoman.outlook.whatif import followed, moved
from dragoman.picture.pairs import event_day
from dragoman.records import Event

COUNTED = 6  # types that are counted in the history


@dataclass(frozen=True, slots=True)
class Supposed:
    """An act by type and directed pairs of sides; with ``event``, its id, one that is taken out of ``day``."""

    type: str
    ways: tuple[Way, ...]
    event: str | None = None
    day: date | None = None
    known: date | None = None  # the day by which it was known


class Asked(Protocol):
    """What events are looked up in."""

    def event(self, id: str) -> Event:
        """The event of that id."""

    def imported_event(self, id: str) -> tuple[str, str, str, date, date] | None:
        """An imported event by its id."""


def supposed(
    asked: Asked, type: str | None, source: str | None, target: str | None, out: str | None
) -> Supposed:
    """The act that is meant. Raises `QueryError` for what is no type, no event, or too little."""
    if out is not None:
        if type or source or target:
            raise QueryError("name an act to put in, or an event to take out, not both")
        return _taken_out(asked, out)
    if type is None or source is None or target is None:
        raise QueryError("name a type of act, who does it and to whom, or an event to take out")
    if type.upper() not in types():
        raise QueryError(f"no type of act is called {type!r}; ask for one of: {', '.join(types())}")
    return Supposed(type.upper(), ((source, target),))


def whatif(
    past: Past | None, act: Supposed, weeks: int, named: Name, look: Lookback | None
) -> WhatIf:
    """What moves with the act against without it; ``look`` tells of the past, where there is one."""
    ends = tuple(dict.fromkeys(one for way in act.ways for one in way))
    own, lacking = past.enough(*ends) if past else enough(None, *ends)
    found = WhatIf(
        type=act.type,
        source=named(act.ways[0][0]),
        target=named(act.ways[0][1]),
        taken_out=act.event is not None,
        event=act.event,
        on=past.until if past else None,
        weeks=weeks,
        basis=basis(past.weeks, own) if past else Basis(0, 0, 0, None, None),
        too_little=lacking,
        version=VERSION,
        sides=tuple(named(one) for one in ends),
    )
    if lacking or past is None or look is None:
        return found
    ago = (past.until - act.day).days // DAYS if act.day else 0
    put = Put(act.ways, act.type, act.event is not None, ago)
    shifts, others = moved(past.chances, put, weeks, look)
    asked = [(types().index(one.type), one.source.code != act.ways[0][0]) for one in shifts]
    counted = followed(
        past.weeks, types().index(act.type), list(dict.fromkeys(asked))[:COUNTED], weeks
    )
    return _with(found, shifts=tuple(shifts), others=tuple(others), followed=tuple(counted))


def _with(found: WhatIf, **parts: object) -> WhatIf:
    from dataclasses import replace

    return replace(found, **parts)  # type: ignore[arg-type]


def _taken_out(asked: Asked, id: str) -> Supposed:
    imported = asked.imported_event(id)
    if imported is not None:
        source, target, type_, day, known = imported
        way = (dyad_side(source) or source, dyad_side(target) or target)
        return Supposed(type_, (way,), id, day, max(day, known))
    try:
        event = asked.event(id)
    except QueryError:
        raise QueryError(
            f"no event {id!r} is here, coded, or imported with a type and two sides; "
            "ids of coded ones: dragoman timeline --json"
        ) from None
    told = event_day(event)
    ways = [(source, target) for source, _, target, _ in acts_of([event], None)]
    if told is None or not ways:
        raise QueryError(
            f"event {event.id} cannot be taken out: it is no act of one side on another that is "
            "told to have happened on a day"
        )
    first = [side for code in event.source if (side := dyad_side(code))]
    ways.sort(key=lambda way: way[0] != first[0] if first else False)  # as the event is told
    known = max(told, event.first_reported or told)
    return Supposed(event.event, tuple(ways), event.id, told, known)

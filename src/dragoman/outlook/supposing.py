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
from dragoman.outlook.lookback import Name
from dragoman.outlook.past import Past
from dragoman.outlook.records import Basis, WhatIf
from dragoman.outlook.weeks import DAYS
from dragoman.outlook.whatif import followed, moved
from dragoman.picture.pairs import event_day
from dragoman.records import Event

COUNTED = 6  # types that are counted in the history


@dataclass(frozen=True, slots=True)
class Supposed:
    """An act by type and sides; with ``event``, its id, one that is taken out of ``day``."""

    type: str
    source: str
    target: str
    mutual: bool = False
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
    return Supposed(type.upper(), source, target)


def whatif(past: Past | None, act: Supposed, weeks: int, named: Name) -> WhatIf:
    """What moves with the act against without it."""
    ends = (act.source, act.target)
    own, lacking = past.enough(*ends) if past else enough(None, *ends)
    found = WhatIf(
        type=act.type,
        source=named(act.source),
        target=named(act.target),
        taken_out=act.event is not None,
        event=act.event,
        on=past.until if past else None,
        weeks=weeks,
        basis=basis(past.weeks, own) if past else Basis(0, 0, 0, None, None),
        too_little=lacking,
        version=VERSION,
    )
    if lacking or past is None:
        return found
    ways = [(act.source, act.target), *([(act.target, act.source)] if act.mutual else [])]
    ago = (past.until - act.day).days // DAYS if act.day else None
    kind = types().index(act.type)
    shifts, others = moved(past.chances, ways, kind, ago, weeks, named)
    asked = [(types().index(one.type), one.source.code != act.source) for one in shifts[:COUNTED]]
    counted = followed(past.weeks, kind, asked, weeks)
    return _with(found, shifts=tuple(shifts), others=tuple(others), followed=tuple(counted))


def _with(found: WhatIf, **parts: object) -> WhatIf:
    from dataclasses import replace

    return replace(found, **parts)  # type: ignore[arg-type]


def _taken_out(asked: Asked, id: str) -> Supposed:
    imported = asked.imported_event(id)
    if imported is not None:
        source, target, type_, day, known = imported
        sides = (dyad_side(source) or source, dyad_side(target) or target)
        return Supposed(type_, *sides, False, id, day, max(day, known))
    try:
        event = asked.event(id)
    except QueryError:
        raise QueryError(
            f"no event {id!r} is here, coded, or imported with a type and two sides; "
            "ids of coded ones: dragoman timeline --json"
        ) from None
    told = event_day(event)
    sides_of = [[side for code in some if (side := dyad_side(code))] for some in (event.source, event.target)]  # fmt: skip
    if event.reciprocal and not sides_of[1]:
        sides_of = [sides_of[0][:1], sides_of[0][1:]]
    if told is None or event.status != "asserted" or not sides_of[0] or not sides_of[1]:
        raise QueryError(
            f"event {event.id} cannot be taken out: it is no act of one side on another that is "
            "told to have happened on a day"
        )
    known = max(told, event.first_reported or told)
    return Supposed(
        event.event, sides_of[0][0], sides_of[1][0], event.reciprocal, event.id, told, known
    )

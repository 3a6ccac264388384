"""Forces moved to an ally are lent to it, not turned on it: how such an act is scored."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import product

from dragoman.fusing.parties import dyad_side
from dragoman.picture.bodies import bodies, treaties
from dragoman.records import Event
from dragoman.store.spans import bounds

_BINDING = frozenset({"alliance", "partnership"})


def scored_as(event: Event, mode: str | None) -> tuple[str, str | None]:
    """The event type and mode that an event's intensity is taken from.

    A mobilisation towards a state that is bound to the mover by alliance or partnership on that day
    is scored as aid; everything else as it is told. Allies in a quarrel of their own (Greece and
    Turkey) are not told from others.
    """
    if event.event == "MOBILIZE" and mode in (None, "troops", "weapons") and _lent(event):
        return "AID", None
    return event.event, mode


def _lent(event: Event) -> bool:
    first, last = bounds(event.when)
    day = first or last or event.first_reported
    pairs = list(product(map(dyad_side, event.source), map(dyad_side, event.target)))
    return bool(pairs) and all(
        a is not None and b is not None and _bound(frozenset((a, b)), day) for a, b in pairs
    )


@cache
def _bound(pair: frozenset[str], day: date | None) -> bool:
    """Whether a treaty or body of mutual help joins two states on a day (today, if none)."""
    on = day or date.today()
    return len(pair) == 2 and any(
        len(body.members(on, pair)) == 2
        for body in (*treaties(), *bodies())
        if body.tie in _BINDING
    )

"""From the claims of one happening to the event: its date, place, status and voices."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from dragoman.fusing.events.standing import told_on_a_day
from dragoman.fusing.events.traits import Traits
from dragoman.fusing.origins.retold import order
from dragoman.fusing.origins.tracing import ALL_OWN, Origins, count_independent
from dragoman.fusing.parties import side
from dragoman.fusing.rules import status_rules
from dragoman.fusing.voices import voices_of
from dragoman.records import ClaimRow, Event, EventType, Party, Status

T = TypeVar("T")

ID_DIGITS = 16  # as in the ids of claims: 64 bits


def merge(
    members: Iterable[Traits], copies: Sequence[ClaimRow] = (), origins: Origins = ALL_OWN
) -> Event:
    """The event that the claims tell of; copies of them only add their claims and reports.

    Its id hangs on its earliest claim only, so that it stays when later reports join.
    """
    told = sorted(members, key=lambda one: one.order)
    event = _alone(told[0]) if len(told) == 1 else _together(told, origins)
    if not copies:
        return event
    rows = sorted([*(one.row for one in told), *copies], key=order)
    return replace(
        event,
        claims=tuple(row.id for row in rows),
        reports=tuple(dict.fromkeys(row.report_id for row in rows)),
    )


def _together(told: Sequence[Traits], origins: Origins) -> Event:
    """The event of several claims, in their order."""
    first = told[0]
    event, quad = _type(told)
    reciprocal = _most(one.act.reciprocal for one in told)
    days = [one.row.published for one in told if one.row.published is not None]
    return Event(
        id=_identity(first),
        event=event,
        quad=quad,
        source=_codes(told, event, reciprocal, "source"),
        target=_codes(told, event, reciprocal, "target"),
        reciprocal=reciprocal,
        status=_status(told),
        when=_when(told),
        where=_where(told),
        claims=tuple(one.row.id for one in told),
        reports=tuple(dict.fromkeys(one.row.report_id for one in told)),
        voices=voices_of((one.row for one in told), origins),
        origins=count_independent((one.row for one in told), origins),
        first_reported=min(days, default=None),
    )


def _alone(one: Traits) -> Event:
    """The event of a single claim, as most are: what it says."""
    act, day = one.act, one.row.published
    return Event(
        id=_identity(one),
        event=act.event,
        quad=act.quad,
        source=tuple(dict.fromkeys(party.code for party in act.source)),
        target=tuple(dict.fromkeys(party.code for party in act.target)),
        reciprocal=act.reciprocal,
        status=act.status,
        when=act.when,
        where=act.where,
        claims=(one.row.id,),
        reports=(one.row.report_id,),
        voices=voices_of((one.row,)),
        first_reported=day,
    )


def _identity(first: Traits) -> str:
    sides = sorted(first.sources | first.targets)
    text = "\n".join([first.act.event, *sides, first.row.id])
    return hashlib.sha256(text.encode()).hexdigest()[:ID_DIGITS]


def _type(told: Sequence[Traits]) -> tuple[EventType, int]:
    """The type that most origins give; of equals, the one told first."""
    event = _most(_once_an_origin((one, one.act.event) for one in told))
    return event, next(one.act.quad for one in told if one.act.event == event)


def _codes(
    told: Sequence[Traits], event: EventType, reciprocal: bool, role: str
) -> tuple[str, ...]:
    """The actors in a role: for each side the code given most often, and of equals the closest.

    Only claims of the event's own shape and of one direction are asked; told as done together, all
    stand in source.
    """
    alike = [one for one in told if (one.act.event, one.act.reciprocal) == (event, reciprocal)]
    alike = [one for one in alike if one.sources == alike[0].sources]
    given: dict[str, Counter[str]] = {}
    for one in alike or told:
        parties: tuple[Party, ...] = getattr(one.act, role)
        for party in parties:
            given.setdefault(side(party.code), Counter())[party.code] += 1
    return tuple(
        min(codes, key=lambda code: (-codes[code], -len(code), code)) for codes in given.values()
    )


def _status(told: Sequence[Traits]) -> Status:
    """The status that most origins give; of equals the one told last, then the stronger one.

    What was planned and is later told as done is done: a plan is no vote against it.
    """
    votes = Counter(_once_an_origin((one, one.act.status) for one in told))
    last = {one.act.status: one.published or 0 for one in told}
    if "asserted" in votes and "planned" in votes and last["asserted"] >= last["planned"]:
        votes["asserted"] += votes.pop("planned")
    rules = status_rules()
    return max(votes, key=lambda status: (votes[status], last[status], rules[status].rank))


def _when(told: Sequence[Traits]) -> str | None:
    """The most precise time given; of equals the one most origins give, then the first.

    The day on which somebody speaks of what stands is none of its own.
    """
    dated = [one for one in told if one.act.when and one.span is not None and one.span.told]
    dated = [one for one in dated if not told_on_a_day(one)]
    if not dated:
        undated = [one for one in told if one.span is None or not one.span.told]
        return next((one.act.when for one in undated or told if one.act.when), None)
    spans = [one.span.days for one in dated if one.span is not None]
    closest = [one for one, days in zip(dated, spans, strict=True) if days == min(spans)]
    return _most(_once_an_origin((one, one.act.when) for one in closest))


def _where(told: Sequence[Traits]) -> str | None:
    """The place most origins give; of equals the one that says most."""
    places = Counter(_once_an_origin((one, one.act.where) for one in told if one.act.where))
    if not places:
        return None
    return min(places, key=lambda place: (-places[place], -len(place or ""), place or ""))


def _once_an_origin(pairs: Iterable[tuple[Traits, T]]) -> list[T]:
    """What each origin gives, once: neither copies nor repetitions outvote others."""
    return [value for _, value in dict.fromkeys((one.origin, value) for one, value in pairs)]


def _most(values: Iterable[T]) -> T:
    """The commonest value; of equals the first."""
    return Counter(values).most_common(1)[0][0]

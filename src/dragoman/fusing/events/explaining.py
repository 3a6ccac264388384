"""What an event rests on: who told it first, confirms, denies and adds, and how its status went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.fusing.amounts import hold, in_words
from dragoman.fusing.events.explained import EventExplained, EventPart, EventRole, StatusTold
from dragoman.fusing.events.fusing import acts
from dragoman.fusing.events.reasons import Reasons
from dragoman.fusing.events.traits import Traits
from dragoman.fusing.origins.retold import find_copied, order
from dragoman.fusing.origins.tracing import ALL_OWN, Origins, independent, origin_of
from dragoman.fusing.phrases import time_words
from dragoman.fusing.voices import OUTLET, outlet
from dragoman.fusing.words import place_words
from dragoman.records import ClaimRow, Event, Quantity, Voice

_THOUGHT: dict[str, EventRole] = {
    "planned": "expects",
    "possible": "expects",
    "conditional": "expects",
    "asked": "asks",
    "proposed": "asks",
}


def explain_event(
    event: Event, rows: Iterable[ClaimRow], origins: Origins = ALL_OWN
) -> EventExplained:
    """What an event rests on, from the claims that it holds; other claims are passed over.

    Each claim has its part, with what made it one event with the rest, in plain words.
    """
    ids = set(event.claims)
    told = sorted((row for row in rows if row.id in ids), key=order)
    members = acts(told, origins)
    copied = find_copied(told, origins)
    reasons = Reasons(members)
    by_id = {one.row.id: one for one in members}
    return EventExplained(
        event=event,
        standing=reasons.standing,
        when_from=_giving(told, "when", event.when),
        where_from=_giving(told, "where", event.where),
        origins=_of_one_text(told, origins),
        statuses=_statuses(told),
        parts=tuple(_parts(told, by_id, copied, reasons)),
    )


def _giving(told: Sequence[ClaimRow], field: str, value: str | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(row.id for row in told if getattr(row.claim, field) == value)


def _of_one_text(told: Sequence[ClaimRow], origins: Origins) -> tuple[tuple[str, ...], ...]:
    """The reports by the independent text that they count as."""
    own = {row.report_id: origin_of(row, origins) for row in told}
    counted = independent(own.values(), origins)
    groups: dict[str, list[str]] = {}
    for report, origin in own.items():
        groups.setdefault(counted[origin], []).append(report)
    return tuple(tuple(reports) for reports in groups.values())


def _statuses(told: Sequence[ClaimRow]) -> tuple[StatusTold, ...]:
    """The first telling of each status, and each later turn to one told before on another day."""
    turns: list[StatusTold] = []
    for row in told:
        status = row.claim.status
        if turns and turns[-1].status == status:
            continue
        if any((one.status, one.published) == (status, row.published) for one in turns):
            continue
        turns.append(StatusTold(row.published, status, row.id))
    return tuple(turns)


def _parts(
    told: Sequence[ClaimRow],
    by_id: dict[str, Traits],
    copied: dict[str, str],
    reasons: Reasons,
) -> Iterable[EventPart]:
    heard = _Heard()
    reports = {row.id: row.report_id for row in told}
    for row in told:
        one = by_id.get(row.id)
        first = copied.get(row.id)
        role: EventRole = "copies"
        adds: tuple[str, ...] = ()
        because: tuple[str, ...] = (f"a copy of what {reports.get(first or '', 'another')} has",)
        other = first
        if one is not None and first is None:
            role, adds = heard.role_of(one), heard.new_in(one)
            if adds and role in ("confirms", "repeats"):
                role = "adds"
            other, because = reasons.of(one)
            heard.hear(one)
        yield EventPart(
            claim=row.id,
            report=row.report_id,
            published=row.published,
            voice=_voice(row),
            status=row.claim.status,
            role=role,
            adds=adds,
            other=other,
            because=because,
        )


def _voice(row: ClaimRow) -> Voice:
    return row.claim.according_to or Voice(OUTLET, outlet(row))


class _Heard:
    """What has been told of an event so far, each thing once."""

    def __init__(self) -> None:
        self._voices: set[Voice] = set()
        self._statuses: set[str] = set()
        self._counts: dict[tuple[str, Quantity], None] = {}
        self._places: set[frozenset[str]] = set()
        self._closest: int | None = None  # days of the closest time

    def hear(self, one: Traits) -> None:
        """Take in what a claim tells."""
        self._voices.add(_voice(one.row))
        self._statuses.add(one.act.status)
        self._places.add(place_words(one.act.where or ""))
        if one.unit is not None and one.act.quantity is not None:
            self._counts[one.unit.name, one.act.quantity] = None
        if one.act.when and one.span is not None:
            self._closest = min(one.span.days, self._closest or one.span.days)

    def role_of(self, one: Traits) -> EventRole:
        """What a further claim does to what was told."""
        status = one.act.status
        if not self._statuses:
            return "first"
        if status == "denied" and self._statuses != {"denied"}:
            return "denies"
        if status in _THOUGHT:
            return _THOUGHT[status]
        if status not in self._statuses:
            return "asserts"
        return "repeats" if _voice(one.row) in self._voices else "confirms"

    def new_in(self, one: Traits) -> tuple[str, ...]:
        """What a claim is the first to give: a number, a closer time, a place."""
        if not self._statuses:
            return ()
        new = []
        quantity, unit = one.act.quantity, one.unit
        if quantity is not None and unit is not None:
            alike = (other for name, other in self._counts if name == unit.name)
            if not any(hold(quantity, other) == "same" for other in alike):
                new.append(f"the number {in_words(quantity)}")
        when = one.act.when
        days = one.span.days if when and one.span is not None else None
        if when and days is not None and (self._closest is None or days < self._closest):
            new.append(f"the time {time_words(when)}")
        place = place_words(one.act.where or "")
        if place and not any(place <= other for other in self._places):
            new.append(f"the place {one.act.where}")
        return tuple(new)

"""What an event rests on, as records: the part of each claim, and the turns of its status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.records import Event, Status, Voice

EventRole = Literal[
    "first", "asserts", "confirms", "adds", "denies", "expects", "asks", "repeats", "copies"
]


@dataclass(frozen=True, slots=True)
class EventPart:
    """The part of one claim in its event: whose word it is, what it does, and why it is in.

    ``role`` is ``first`` for the first to tell of it, ``asserts`` for the first who has it done
    after others who did not, ``confirms`` for a further voice, ``adds`` for one that also gives
    what none before did, ``denies``, ``expects`` (planned, possible, conditional), ``asks`` (asked,
    proposed), ``repeats`` for a voice heard before, and ``copies`` for a report that copies.
    """

    claim: str
    report: str
    published: date | None
    voice: Voice  # the outlet, under PLOVER's code of the press, where the report cites nobody
    status: Status
    role: EventRole
    adds: tuple[str, ...]  # what it is the first to give, in words: "the number 8,000 troops"
    other: str | None  # the claim that it agrees with most, or copies; None for the first
    because: tuple[str, ...]  # what agrees, in words


@dataclass(frozen=True, slots=True)
class StatusTold:
    """From which day on, and by which claim, an event is told with a status."""

    published: date | None
    status: Status
    claim: str


@dataclass(frozen=True, slots=True)
class EventExplained:
    """An event with what it rests on."""

    event: Event
    standing: str | None  # what stands, where it is no deed of a day: troops, war, sanctions
    when_from: tuple[str, ...]  # the claims that give its time
    where_from: tuple[str, ...]  # those that give its place
    origins: tuple[tuple[str, ...], ...]  # the reports, those that are of one text together
    statuses: tuple[StatusTold, ...]  # each turn of its status, as told, by day of report
    parts: tuple[EventPart, ...]  # one a claim, in the order of telling

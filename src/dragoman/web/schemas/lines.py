"""The lines of the API that are no record of the library as it stands: heads, and records made flat."""

from __future__ import annotations

from datetime import date
from typing import Any

from typing_extensions import TypedDict

from dragoman.fusing.events.explained import EventRole, StatusTold
from dragoman.fusing.events.moves import Track
from dragoman.fusing.origins.graph import Link
from dragoman.fusing.stories.changes import What
from dragoman.judging.records import Bearing, Verdict
from dragoman.picture.marked import Kin
from dragoman.picture.records import Named
from dragoman.picture.series import By
from dragoman.picture.world import Place
from dragoman.records import (
    DateOrigin,
    DisagreementKind,
    EventType,
    OutletOrigin,
    Region,
    Severity,
    Status,
    Voice,
)
from dragoman.web.schemas.claims import Amount, ClaimLine, Stretch


class AffairHead(TypedDict):
    """The affair as of a day: how much there is of each part."""

    as_of: date | None
    counts: dict[str, int]
    score_version: str


class BetweenHead(TypedDict):
    """The two sides, and how time is cut."""

    a: Named
    b: Named
    by: By
    wide: int
    undated: int
    outlook: Any
    score_version: str


class ActorHead(TypedDict):
    """Who it is, and how much is told."""

    code: str
    name: str
    kind: str
    claims: int
    origins: int


class ChangesHead(TypedDict):
    """Since when things count as new."""

    since: date | None
    look: str | None
    as_of: date | None
    origins: int


class NetworkHead(TypedDict):
    """The network as of a day, and the nearest days on which it is another."""

    as_of: date | None
    counts: dict[str, int]
    first: date | None
    last: date | None
    before: date | None
    after: date | None
    score_version: str


class MapHead(NetworkHead):
    """The network on the map, as a view has it."""

    view: str
    region: str


class Placed(TypedDict):
    """Where an actor stands on the map; None for one that has no place."""

    place: Place | None


class Ended(TypedDict):
    """The names of an edge's ends."""

    a_name: str
    b_name: str


class SideLine(TypedDict):
    """A stretch of a report, and what is known of the report."""

    report: str
    evidence: Stretch
    claim: str | None
    published: date | None
    outlet: str | None


class MoveLine(SideLine):
    """One step of what is told of an event."""

    track: Track
    of: str | None
    before: str | None
    after: str
    on: date
    by: str


class MovedLine(TypedDict):
    """An event of which something moved."""

    event: str
    about: str
    moves: list[MoveLine]


EventClaim = TypedDict(
    "EventClaim",
    {
        "id": str,
        "report": str,
        "published": date | None,
        "evidence": Stretch,
        "voice": Voice,
        "status": Status,
        "role": EventRole,
        "adds": list[str],
        "with": str | None,
        "because": list[str],
    },
)
"""The part of one claim in an event."""


class EventLine(TypedDict):
    """One event with its claims, and how what is told of it moved."""

    id: str
    event: EventType
    quad: int
    source: list[str]
    target: list[str]
    reciprocal: bool
    status: Status
    when: str | None
    where: str | None
    claims: list[EventClaim]
    reports: list[str]
    voices: list[Voice]
    first_reported: date | None
    origins: int
    standing: str | None
    when_from: list[str]
    where_from: list[str]
    independent: list[list[str]]
    statuses: list[StatusTold]
    names: dict[str, str]
    moves: list[MoveLine]


class UnansweredLine(TypedDict):
    """One who was named, and has said nothing."""

    actor: str
    name: str
    how: str
    by: list[str]
    about: str
    since: date
    days: int
    origins: int
    event: str | None
    namings: list[SideLine]
    remarked: list[SideLine]
    answered: date | None
    answer: SideLine | None


class DisagreementLine(TypedDict):
    """Two stretches that clash."""

    id: str
    kind: DisagreementKind
    severity: Severity
    about: str
    says: str
    a: SideLine
    b: SideLine
    event: str | None


class FigureLine(TypedDict):
    """One figure of a count, on whose word."""

    report: str
    published: date | None
    outlet: str | None
    according_to: Voice | None
    quantity: Amount
    stage: str | None
    evidence: Stretch


class CountLine(TypedDict):
    """One count of people, with its figures by day."""

    id: str
    about: str
    outcome: str
    who: str
    places: list[str]
    when: str | None
    figures: list[FigureLine]


class OriginLine(TypedDict):
    """One independent text, with the reports that come from it."""

    origin: str
    title: str | None
    published: date | None
    outlet: str | None
    reports: list[str]
    score: float | None
    links: list[Link]


StoryLine = TypedDict(
    "StoryLine",
    {
        "story": str,
        "title": str,
        "from": date | None,
        "until": date | None,
        "reports": list[str],
        "origins": int,
        "also": list[str],
    },
)
"""Reports on one affair or turn of it."""


class MemberLine(TypedDict):
    """Why a report is in a story."""

    report: str
    why: str


class ChangeLine(TypedDict):
    """One thing that became of a story."""

    number: int
    what: What
    story: str
    other: str | None
    reports: list[str]
    by: str
    like: str | None
    likeness: float | None
    words: list[str]
    days: int | None
    says: str


class StoryToldLine(StoryLine):
    """A story with the reason for each report, and its turns."""

    members: list[MemberLine]
    log: list[ChangeLine]


class OfReport(TypedDict):
    """What a report is, and how that is known."""

    report: str
    title: str | None
    published: date | None
    published_from: DateOrigin
    published_confidence: float | None
    outlet: str | None
    outlet_from: OutletOrigin
    url: str | None
    language: str
    key: str


class ReportLine(OfReport):
    """A report in the list of reports."""

    characters: int
    run: int
    claims: int


class JudgedShort(TypedDict):
    """What people's judgements of a claim come to."""

    claim: str
    verdict: str
    coded: ClaimLine | None


class MarkedLine(OfReport):
    """A report whole: its text, its regions, its claims, and what stands against and beside it."""

    text: str
    regions: list[Region]
    claims: list[ClaimLine]
    left_out: list[ClaimLine]
    judged: list[JudgedShort]
    disagreements: list[DisagreementLine]
    same_origin: list[Kin]
    story: str | None


class ReportHit(TypedDict):
    """A report in which all the words stand."""

    report: str
    title: str | None
    published: date | None
    outlet: str | None
    score: float
    evidence: Stretch


class JudgementLine(TypedDict):
    """What one person said of one claim, and what it bears on now."""

    id: str
    claim: str
    report: str
    key: str
    verdict: Verdict
    corrections: dict[str, Any]
    note: str | None
    judge: str
    judged: str
    drawn: str
    coder: str | None
    coded: dict[str, Any]
    found: str | None
    bearing: Bearing
    newest: bool

"""The records of the picture: actors, ties, dyads and acts as of a day, small and frozen, no logic."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dragoman.records import Disagreement, Evidence, Quantity, Status, Voice


@dataclass(frozen=True, slots=True)
class Source:
    """The sentence that a line of the picture stands on, and where it is."""

    claim: str | None  # None where no claim carries the stretch
    report: str
    outlet: str | None
    published: date | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Named:
    """An actor by code and by the name that the reports give."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class ActorShown:
    """An actor and how much is told of it: claims and reports that give it a part.

    A claim that reports of one origin copy from each other counts once.
    """

    code: str
    name: str
    claims: int
    reports: int
    origins: int  # independent texts among the reports


@dataclass(frozen=True, slots=True)
class TieShown:
    """A standing relation: claimed by reports, or known beforehand (``reference``).

    A reference tie has no reports, voices or source; ``basis`` says what it rests on.
    """

    tie: str
    members: tuple[Named, ...]
    status: Status
    name: str | None = None
    since: str | None = None
    until: str | None = None
    reference: bool = False
    basis: str | None = None
    claims: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    origins: int = 0  # independent texts among the reports
    voices: tuple[Voice, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """Something of a kind passes from one state, body or group to another."""

    giver: str
    taker: str
    what: str  # a class of ``picture_flows.tsv``
    mutual: bool = False  # it passes both ways


@dataclass(frozen=True, slots=True)
class FlowShown:
    """What passes from whom to whom, in one status, with all that tells it.

    ``quantity`` is the newest one told; ``first`` and ``last`` are the days of the deeds told, or
    of their reports where these give none. ``when`` is the same time no more exactly than it is
    told: a deed of 2022 has its first day in ``first`` and "2022" here.
    """

    giver: Named
    taker: Named
    what: str
    mutual: bool
    status: Status
    quantity: Quantity | None
    first: date | None
    last: date | None
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    origins: int  # independent texts among the reports
    voices: tuple[Voice, ...]
    source: Source
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two states, bodies or groups and all acts between them.

    ``score`` runs from -10 (war) to 10 (material help): the mean intensity of the acts, weighted by
    status and by independent origins; None when nothing of weight is told. ``cooperation`` and
    ``conflict`` are the two sums that it is made of, both zero or more.
    """

    a: Named
    b: Named
    events: tuple[str, ...]
    score: float | None
    cooperation: float
    conflict: float
    last: date | None  # the day of the newest event
    reports: int
    origins: int  # independent texts among the reports


@dataclass(frozen=True, slots=True)
class ActShown:
    """One event as a line: who did what to whom, in what status, on whose word, and when."""

    event: str  # its id
    type: str
    mode: str | None
    quad: int
    says: str
    actors: tuple[Named, ...]
    targets: tuple[Named, ...]
    reciprocal: bool
    status: Status
    when: str | None
    where: str | None
    first_reported: date | None
    voices: tuple[Voice, ...]
    reports: tuple[str, ...]
    origins: int  # independent texts among the reports
    score: float
    source: Source


@dataclass(frozen=True, slots=True)
class SilenceShown:
    """Who kept silent, about what, and where it is told."""

    actor: Named
    about: str | None
    when: str | None
    reports: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class DisagreementShown:
    """Two stretches that clash, each with its report and day."""

    disagreement: Disagreement
    a: Source
    b: Source


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One event or statement at its own day, with the day of its report beside it.

    ``day`` is the first day of ``when``, or the report's day when the report gives no time or only
    the week or month that it came in.
    """

    day: date | None
    when: str | None
    published: date | None
    kind: str  # "event" or "statement"
    id: str  # of the event or of the claim
    says: str
    actors: tuple[Named, ...]
    status: Status
    voices: tuple[Voice, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Picture:
    """An affair as of a day, each part with its most telling lines first.

    ``counts`` holds the whole numbers behind the parts: reports, their origins and outlets, claims
    by kind, events, and how many lines each part would have without a limit. A report counts when
    nothing is claimed in it, too.
    """

    as_of: date | None
    counts: dict[str, int] = field(default_factory=dict)
    actors: tuple[ActorShown, ...] = ()
    ties: tuple[TieShown, ...] = ()
    dyads: tuple[Dyad, ...] = ()
    acts: tuple[ActShown, ...] = ()
    silences: tuple[SilenceShown, ...] = ()
    disagreements: tuple[DisagreementShown, ...] = ()
    score_version: str = ""

"""A claim as a line of the API has it: the contract's fields, with what the dossier knows beside."""

from __future__ import annotations

from datetime import date
from typing import Literal, NotRequired, TypeAlias

from typing_extensions import TypedDict

from dragoman.records import EventType, Party, Status, Voice


class Stretch(TypedDict):
    """A stretch of a report's text, by code points; ``end`` is exclusive."""

    start: int
    end: int
    exact: str


class Amount(TypedDict):
    """A number with its unit: a value, or bounds where the text is vague."""

    unit: str
    value: NotRequired[float]
    min: NotRequired[float]
    max: NotRequired[float]


class _Claimed(TypedDict):
    id: str
    report: str
    published: date | None
    outlet: str | None
    status: Status
    according_to: Voice | None
    when: str | None
    where: str | None
    evidence: Stretch


class ActLine(_Claimed):
    """Somebody does something to somebody."""

    kind: Literal["act"]
    source: list[Party]
    target: list[Party]
    event: EventType
    mode: str | None
    quad: int
    what: str | None
    quantity: Amount | None
    reciprocal: bool
    confidence: float


class StatementLine(_Claimed):
    """Somebody says something."""

    kind: Literal["statement"]
    speaker: Party
    cue: str
    content: Stretch
    direct: bool | Literal["mixed"]
    venue: str | None
    beside: NotRequired[list[Party]]


class SilenceLine(_Claimed):
    """A report remarks that somebody did not speak."""

    kind: Literal["silence"]
    actor: Party
    about: str | None


class TieLine(_Claimed):
    """A standing relation between actors."""

    kind: Literal["tie"]
    tie: str
    members: list[Party]
    name: str | None
    since: str | None
    until: str | None


class ConsequenceLine(_Claimed):
    """One thing is said to follow from another."""

    kind: Literal["consequence"]
    cause: str
    effect: str


ClaimLine: TypeAlias = ActLine | StatementLine | SilenceLine | TieLine | ConsequenceLine


class Waits(TypedDict):
    """Why a claim waits to be judged where it does."""

    weight: float
    doubt: float
    because: str


class LeftOut(TypedDict):
    """Whether a claim was judged wrong, so that no view has it."""

    left_out: bool

"""The records that travel through the house: small frozen types, no logic.

Every room takes the records of the room before it and gives its own. All offsets count Unicode
code points of the report's text *as read*; ``end`` is exclusive, so ``text[start:end]`` is the
stretch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Status = Literal["asserted", "planned", "possible", "conditional", "proposed", "denied", "asked"]
RegionKind = Literal[
    "body",
    "title",
    "repeat",
    "caption",
    "credit",
    "promo",
    "interface",
    "related",
    "stamp",
    "dateline",
    "fragment",
    "truncation",
]
RepairKind = Literal["glued", "doubled", "broken", "mojibake", "entity", "ligature"]
DisagreementKind = Literal[
    "number",
    "date",
    "place",
    "order",
    "status",
    "fact",
    "blame",
    "direction",
    "attribution",
    "headline",
]
Severity = Literal["real", "probable", "time", "apparent"]  # worst first
DateOrigin = Literal["given", "sidecar", "metadata", "url", "byline", "text", "unknown"]
OutletOrigin = Literal["given", "sidecar", "metadata", "url", "credit", "unknown"]

UNTOLD_LANGUAGE = "und"  # ISO 639-2 for "undetermined"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of a report, as W3C text-position (start, end) and text-quote selector."""

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One published text from one source, exactly as read."""

    id: str  # file stem or the identifier that the source gives
    key: str  # hash of the content: what makes two readings the same report
    text: str
    title: str | None = None
    published: date | None = None
    published_from: DateOrigin = "unknown"
    source: str | None = None  # the outlet
    url: str | None = None
    published_confidence: float | None = None  # 0 to 1: how sure the day is; None without a day
    source_from: OutletOrigin = "unknown"
    language: str = UNTOLD_LANGUAGE  # ISO 639-1; "und" where nothing tells it


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a report of one kind. Regions of one report are disjoint and in text order."""

    start: int
    end: int
    kind: RegionKind


@dataclass(frozen=True, slots=True)
class Repair:
    """Damage mended in the working text; the report's own text is never changed."""

    start: int
    end: int
    kind: RepairKind
    replacement: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph (or title, or caption) in working form: what the parser gets to see.

    ``offsets[i]`` is the position in the report's text of the working text's character ``i``;
    ``len(offsets) == len(text) + 1`` and the last entry is the passage's end. A character equals
    the report's at its offset, but for quotes and spaces made plain, for a letter and its marks
    composed to one character (NFC), and for damaged characters that were mended: these stand where
    the stretch begins, and ``mended`` has the beginning and the end of each such stretch.
    """

    text: str
    offsets: Sequence[int]
    kind: RegionKind
    mended: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class CleanReport:
    """A report with its regions marked, its damage listed and its passages ready to be coded."""

    report: Report
    regions: tuple[Region, ...]
    repairs: tuple[Repair, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can act: a state, government, office, person, force, body or group."""

    code: str  # ISO alpha-3 and PLOVER sector, ``PRK:MIL``, or ``IGO:UNO``, ``REB:HOUTHI``
    name: str
    kind: str  # see actors/authority.py for the closed list


@dataclass(frozen=True, slots=True)
class Resolution:
    """One candidate for who is meant by a name, as of a day, with the reason in words."""

    code: str
    name: str
    kind: str
    score: float
    reason: str
    office: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names an actor or a place, resolved as of the report's day."""

    start: int
    end: int
    text: str
    code: str
    name: str
    kind: str
    office: str | None = None
    place: bool = False  # a place that can stand for its government (a capital) or a mere place


@dataclass(frozen=True, slots=True)
class Party:
    """An actor in a role of an act, with the stretch that names it there."""

    code: str
    name: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Voice:
    """Who a report gives for a claim; no voice means that the report says it itself."""

    actor: str
    name: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that belongs to an act: a value, or bounds where the text is vague."""

    unit: str
    value: float | None = None
    min: float | None = None
    max: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimBase:
    """What every claim has, whatever its kind."""

    report: str
    evidence: Evidence
    status: Status = "asserted"
    according_to: Voice | None = None
    when: str | None = None  # ISO date, month, year or interval
    where: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act(ClaimBase):
    """Somebody does something to somebody: one PLOVER event type."""

    source: tuple[Party, ...]
    target: tuple[Party, ...] = ()
    event: EventType
    mode: str | None = None
    quad: int
    what: str | None = None
    quantity: Quantity | None = None
    reciprocal: bool = False
    confidence: float
    kind: Literal["act"] = "act"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(ClaimBase):
    """Somebody says something, in his own words, in the report's, or in both.

    Where several speak with one voice, ``speaker`` has the code of the first and the names of all,
    and ``beside`` has the others.
    """

    speaker: Party
    cue: str
    content: Evidence
    direct: bool | Literal["mixed"]
    venue: str | None = None
    beside: tuple[Party, ...] = ()
    kind: Literal["statement"] = "statement"

    @property
    def speakers(self) -> tuple[Party, ...]:
        """All who speak."""
        return self.speaker, *self.beside


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence(ClaimBase):
    """A report remarks that somebody did not speak, or abstained."""

    actor: Party
    about: str | None = None
    kind: Literal["silence"] = "silence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie(ClaimBase):
    """A standing relation between actors over an interval."""

    tie: str
    members: tuple[Party, ...]
    name: str | None = None
    since: str | None = None
    until: str | None = None
    kind: Literal["tie"] = "tie"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence(ClaimBase):
    """One thing is said to follow from another."""

    cause: str
    effect: str
    kind: Literal["consequence"] = "consequence"


Claim: TypeAlias = Act | Statement | Silence | Tie | Consequence


@dataclass(frozen=True, slots=True)
class Reason:
    """Words of a report that made one field of a claim what it is, and how, in plain words."""

    about: str  # a field of the claim, by its name in the contract
    words: str
    start: int
    end: int
    because: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim with its id and the report that carries it: what fusing and the picture work on.

    ``published`` is the day of the report, ``claim.when`` the time of what it tells: the two are
    never mixed.
    """

    id: str  # 16 hexadecimal digits, the same for the same claim of the same report
    claim: Claim
    report_id: str
    report_key: str
    published: date | None
    source: str | None  # the outlet


@dataclass(frozen=True, slots=True)
class Event:
    """Claims of one happening, from one or many reports, fused."""

    id: str
    event: EventType
    quad: int
    source: tuple[str, ...]
    target: tuple[str, ...]
    reciprocal: bool
    status: Status
    when: str | None
    where: str | None
    claims: tuple[str, ...]  # claim ids
    reports: tuple[str, ...]
    voices: tuple[Voice, ...]
    first_reported: date | None = None
    origins: int = 1  # independent texts among the reports: copies of one count once


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a disagreement: the stretch of a report that tells it."""

    report: str  # report id
    evidence: Evidence
    claim: str | None = None  # the id of the claim, where one carries it
    published: date | None = None  # the day of the report
    source: str | None = None  # the outlet


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two stretches, of two reports or of one, that clash; nobody is declared right."""

    kind: DisagreementKind
    severity: Severity
    about: str  # what is compared, in a few words
    says: str  # who has what, as one or two plain sentences
    a: Side
    b: Side
    event: str | None = None  # the event that both are claims of


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something that was not read, and why: nothing is lost without a word.

    It is a report, or a field that a report was read without, which the reason says.
    """

    path: str
    place: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Intake:
    """What one reading took in and what it set aside."""

    read: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    claims: dict[str, int] = field(default_factory=dict)
    set_aside: dict[str, int] = field(default_factory=dict)  # characters by region kind
    came_in: dict[str, int] = field(default_factory=dict)  # reports by what they came in: page, row
    not_english: dict[str, int] = field(
        default_factory=dict
    )  # reports kept, not coded, by language
    passed_over: dict[str, int] = field(
        default_factory=dict
    )  # files in folders, of no kind that is read, by ending
    without_own_names: int = 0  # reports whose claims came of the user's own names, and now do not

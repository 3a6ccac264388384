"""The records of counts: how many something befell, whoever did it. They are no claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.records import Claim, Evidence, Quantity, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many people or things something befell, as a report tells it: "43 were killed".

    It is no claim: nobody need have done anything. ``places`` and ``causes`` are those that the
    report tells it with, the nearest first; where the sentence names none, those of what was told
    before.
    """

    report: str
    evidence: Evidence
    quantity: Quantity  # its unit is the noun as written; "people" where none is
    who: str  # the class of those counted: people, civilians, children, fighters, homes ...
    outcome: str  # what befell them: killed, wounded, casualties (both), missing, displaced ...
    part: bool = False  # some of others that are counted, too: "including 11 children"
    total: bool = False  # of a whole war or crisis, not of one deed
    about: bool = False  # told as no exact number: "some 80", "at least 43", "dozens"
    stage: Literal["earlier", "update"] | None = None  # told as an older figure, or as a risen one
    according_to: Voice | None = None
    when: str | None = None  # ISO day of what is counted
    places: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()  # classes of causes: bomb, air, gas, quake ...
    words: tuple[str, ...] = ()  # what else its sentence names, the nearest first: bus, convoy ...


@dataclass(frozen=True, slots=True)
class CountRow:
    """A count with the report that carries it: what fusing works on."""

    id: str  # 16 hexadecimal digits
    count: Count
    report_id: str
    report_key: str
    published: date | None
    source: str | None  # the outlet


@dataclass(frozen=True, slots=True)
class Reading:
    """What the coder finds in one report."""

    claims: tuple[Claim, ...]
    counts: tuple[Count, ...] = ()

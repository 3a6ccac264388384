"""The records of judging: what somebody said of a claim, and what became of it; no logic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from dragoman.records import ClaimRow

Verdict = Literal["right", "wrong", "unsure", "skip"]
"""``skip`` says nothing, and takes back what the same person said before."""
Bearing = Literal["same", "moved", "met", "changed", "lost"]
"""How a judgement finds its claim: ``same`` as judged; ``moved``, the same told by another stretch of
the report; ``met``, coded now as the judge has corrected it; ``changed``, something else is coded
there now, so that it bears on nothing; ``lost``, nothing is coded there any more.
"""

BEARING: tuple[Bearing, ...] = ("same", "moved", "met")
"""How a judgement must have found its claim to bear on it."""

Corrections = Mapping[str, Any]
"""By field of the contract, what it should have been: text, None, or a list of ``{"code", "name"}``."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one person said of one claim at one time; it is never changed."""

    id: str  # 16 hexadecimal digits, made from all the rest
    claim: str  # the claim's id when it was judged
    report: str
    report_key: str
    verdict: Verdict
    judge: str
    judged: datetime  # UTC
    coded: Mapping[str, Any]  # the claim as judged: its line in the contract
    corrections: Corrections = field(default_factory=dict)
    note: str | None = None
    drawn: str = "by hand"  # how the claim was chosen: by hand, weightiest first, at random ...
    coder: str | None = None  # the version that had coded it


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement with the claim that it bears on now."""

    judgement: Judgement
    found: str | None  # the claim's id now; None where nothing is coded there any more
    bearing: Bearing
    newest: bool  # whether its judge has said nothing newer of that claim: only such ones count


@dataclass(frozen=True, slots=True)
class Precision:
    """How many of the claims of one sort that people judged were right, with a 95 % interval.

    ``share``, ``low`` and ``high`` are None where no claim was judged right or wrong. A claim on
    which as many people say right as wrong is ``unsure``.
    """

    by: str  # "all", "kind", or "event" (an act's type)
    of: str  # which kind or type
    drawn: str  # how its claims were chosen; "all" for all of them together
    right: int
    wrong: int
    unsure: int
    share: float | None
    low: float | None
    high: float | None
    claims: int  # of this sort in the dossier, as coded


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim to be judged: how much hangs on it, how unsure it is, and why it stands where it does."""

    row: ClaimRow
    weight: float
    doubt: float  # 0 to 1
    because: str

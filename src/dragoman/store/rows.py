"""A claim together with where it stands in the dossier: what fusing and the picture work on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.records import Claim


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim, its id, and the report that carries it.

    ``published`` is the day of the report, ``claim.when`` the time of what it tells: the two are
    never mixed.
    """

    id: str  # 16 hexadecimal digits, the same for the same claim of the same report
    claim: Claim
    report_id: str
    report_key: str
    published: date | None
    source: str | None  # the outlet

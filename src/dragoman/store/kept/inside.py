"""Where each report is at odds with itself, kept by report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.fusing.inside.finding import find_inside
from dragoman.fusing.origins.wording import Told
from dragoman.records import ClaimRow
from dragoman.store.kept.clashing import Clashing
from dragoman.store.kept.looking import Looking
from dragoman.store.kept.told import INSIDE, told_clashes


@dataclass(frozen=True, slots=True)
class _Found:
    told: list[Told]
    rows: dict[str, list[ClaimRow]]  # by report key


class Inside(Clashing):
    """By report, the clashes inside it. Those of copies are all kept, and told once when asked for."""

    name = INSIDE
    of_reports = True
    of_claims = True

    def look(self, looking: Looking, shelves: Sequence[str]) -> _Found:
        """The reports with their texts, regions and claims."""
        told = looking.told(shelves)
        return _Found(told, looking.claims_of(shelves))

    def make(self, found: _Found) -> list[dict[str, Any]]:
        """The rows of their clashes."""
        made = []
        for report, regions in found.told:
            clashes = find_inside(report, regions, found.rows.get(report.key, ()))
            made += told_clashes(self.name, report.key, clashes)
        return made

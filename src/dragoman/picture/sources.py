"""The sentence that a line of the picture stands on."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.picture.records import Source
from dragoman.records import Act, ClaimRow, Event, Side


def source_of(row: ClaimRow) -> Source:
    """Where a claim is told: its report, outlet, day and evidence."""
    return Source(row.id, row.report_id, row.source, row.published, row.claim.evidence)


def source_of_side(side: Side) -> Source:
    """Where one side of a disagreement is told."""
    return Source(side.claim, side.report, side.source, side.published, side.evidence)


def telling(event: Event, rows: Mapping[str, ClaimRow]) -> ClaimRow:
    """The claim that tells an event best: of its own status, type and time, and the first of those.

    Claims that are not among the rows (copies) are passed over.
    """

    def fit(row: ClaimRow) -> tuple[bool, bool, bool, bool]:
        act = row.claim
        return (
            act.status == event.status,
            isinstance(act, Act) and act.event == event.event,
            act.when == event.when,
            act.according_to is not None,
        )

    return max((rows[claim] for claim in event.claims if claim in rows), key=fit)

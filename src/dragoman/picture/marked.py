"""A report as it is read with its claims in hand: what is marked, what is at odds, what is akin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dragoman.picture.segments import Segment, segments
from dragoman.records import ClaimRow, Disagreement, Event, Region, Report

if TYPE_CHECKING:
    from dragoman.fusing.origins.graph import Link
    from dragoman.judging.records import Judged


@dataclass(frozen=True, slots=True)
class ClaimMarked:
    """One claim of a report as it is shown, with what became of it."""

    number: int  # from 1, in the order of the text
    row: ClaimRow  # as corrected; of one that is left out, as coded
    event: str | None = None  # the event that it is fused into
    clashes: tuple[str, ...] = ()  # kinds of the disagreements that rest on it
    verdict: str | None = None  # what people's judgements come to
    left_out: bool = False  # judged wrong, so that no view has it
    coded: ClaimRow | None = None  # as the coder made it, where people have corrected it
    judged: tuple[Judged, ...] = ()


@dataclass(frozen=True, slots=True)
class Kin:
    """Another report that is, or probably is, of one origin with this one, and why."""

    report: str
    title: str | None
    outlet: str | None
    published: date | None
    kind: str
    counted: bool  # whether both count as one origin
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class ReportMarked:
    """A report with every claim marked in its text, and what stands against and beside it."""

    report: Report
    regions: tuple[Region, ...]
    claims: tuple[ClaimMarked, ...]
    disagreements: tuple[Disagreement, ...]  # of this report, with itself or with another
    kin: tuple[Kin, ...]
    story: str | None = None

    def segments(self) -> list[Segment]:
        """The text in segments; their spans are places in `claims`."""
        from dragoman.store.claims import roles

        spans = [(one.row.claim.evidence.start, one.row.claim.evidence.end) for one in self.claims]
        named = [
            (party.start, party.end) for one in self.claims for _, party in roles(one.row.claim)
        ]
        return segments(self.report.text, self.regions, spans, named)


@dataclass(frozen=True, slots=True)
class ReportJudged:
    """A report with its claims as the coder made them, and what people have said of them."""

    report: Report
    regions: tuple[Region, ...]
    coded: tuple[ClaimRow, ...]
    judged: tuple[Judged, ...]


def marked(
    told: ReportJudged,
    shown: Sequence[ClaimRow],
    events: Iterable[Event],
    disagreements: Iterable[Disagreement],
    akin: tuple[Kin, ...] = (),
    story: str | None = None,
) -> ReportMarked:
    """The report with its claims in the order of its text; ``shown`` are those that stand, as judged."""
    clashes = tuple(
        one
        for one in disagreements
        if one.severity != "apparent" and told.report.id in (one.a.report, one.b.report)
    )
    claims = _claims(told, shown, events, clashes)
    return ReportMarked(told.report, told.regions, claims, clashes, akin, story)


def _claims(
    told: ReportJudged,
    shown: Sequence[ClaimRow],
    events: Iterable[Event],
    clashes: Iterable[Disagreement],
) -> tuple[ClaimMarked, ...]:
    from dragoman.judging.counting import outcomes

    there = {row.id: row for row in shown}
    ids = {row.id for row in told.coded}
    event_of = {claim: one.id for one in events for claim in one.claims if claim in ids}
    clashing: dict[str, list[str]] = defaultdict(list)
    for one in clashes:
        for side in (one.a, one.b):
            if side.claim and one.kind not in clashing[side.claim]:
                clashing[side.claim].append(one.kind)
    said: dict[str, list[Judged]] = defaultdict(list)
    for some in told.judged:
        if some.found:
            said[some.found].append(some)
    verdicts = {claim: one.verdict for claim, one in outcomes(told.judged).items()}
    return tuple(
        ClaimMarked(
            number,
            there.get(row.id, row),
            event_of.get(row.id),
            tuple(clashing.get(row.id, ())),
            verdicts.get(row.id),
            row.id not in there,
            row if there.get(row.id, row).claim != row.claim else None,
            tuple(said.get(row.id, ())),
        )
        for number, row in enumerate(sorted(told.coded, key=_place), 1)
    )


def kin(report: str, links: Iterable[Link], reports: Iterable[Report]) -> tuple[Kin, ...]:
    """The other reports of a report's links, those that count first, and then the surest."""
    mine = [one for one in links if report in (one.report, one.other)]
    known = {one.id: one for one in reports} if mine else {}
    found = []
    for link in sorted(mine, key=lambda one: (not one.counted, -one.score, one.report, one.other)):
        other = known.get(link.other if link.report == report else link.report)
        if other is not None:
            found.append(
                Kin(
                    other.id, other.title, other.source, other.published,
                    link.kind, link.counted, link.score, link.reason,
                )
            )  # fmt: skip
    return tuple(found)


def _place(row: ClaimRow) -> tuple[int, int, str]:
    evidence = row.claim.evidence
    return evidence.start, -evidence.end, row.id

"""Records as JSON-ready dictionaries: the contract's fields, with the dossier's ids beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from dragoman.exchange.lines import to_line
from dragoman.fusing.disagreements.clashes import id_of
from dragoman.fusing.events.explained import EventExplained
from dragoman.fusing.events.moves import Move, Moved
from dragoman.fusing.parties import parties_of
from dragoman.fusing.unanswered import Unanswered
from dragoman.judging.records import Waiting
from dragoman.picture.marked import ReportMarked
from dragoman.records import ClaimRow, Disagreement, Evidence, Region, Report, Side

if TYPE_CHECKING:
    from dragoman.store.search import Found


def claim_line(row: ClaimRow) -> dict[str, object]:
    """A claim as the contract has it, with its id and what is known of its report."""
    beside = {"id": row.id, "published": row.published, "outlet": row.source}
    return to_line(row.claim) | beside


def waiting_line(one: Waiting) -> dict[str, object]:
    """A claim that waits to be judged, with its weight, its doubt, and why it stands where it does."""
    beside = {"weight": one.weight, "doubt": one.doubt, "because": one.because}
    return claim_line(one.row) | beside


def event_line(explained: EventExplained, rows: Mapping[str, ClaimRow]) -> dict[str, object]:
    """An event with its voices, its claims with their evidence, and what it rests on."""
    line = asdict(explained.event)
    line["claims"] = [
        {
            "id": part.claim,
            "report": part.report,
            "published": part.published,
            "evidence": _span(rows[part.claim]),
            "voice": asdict(part.voice),
            "status": part.status,
            "role": part.role,
            "adds": part.adds,
            "with": part.other,
            "because": part.because,
        }
        for part in explained.parts
        if part.claim in rows
    ]
    line["names"] = names_of(rows.values())
    line["standing"] = explained.standing
    line["when_from"] = explained.when_from
    line["where_from"] = explained.where_from
    line["independent"] = explained.origins
    line["statuses"] = [asdict(one) for one in explained.statuses]
    return line


def names_of(rows: Iterable[ClaimRow]) -> dict[str, str]:
    """By code, what the claims that name an actor first call it."""
    names: dict[str, str] = {}
    for row in rows:
        for party in parties_of(row):
            names.setdefault(party.code, party.name)
    return names


def moved_line(one: Moved) -> dict[str, object]:
    """How what is told of an event moved, step by step."""
    return {
        "event": one.event,
        "about": one.about,
        "moves": [move_line(step) for step in one.moves],
    }


def move_line(step: Move) -> dict[str, object]:
    """One step: the track, what was told before and after, and the report that moved it."""
    return {
        "track": step.track,
        "of": step.of or None,
        "before": step.before,
        "after": step.after,
        "on": step.on,
        "by": step.by,
        **_side(step.side),
    }


def unanswered_line(one: Unanswered) -> dict[str, object]:
    """One who has said nothing, with the stretches that named him and the first word that came."""
    return {
        "actor": one.actor,
        "name": one.name,
        "how": one.how,
        "by": list(one.by),
        "about": one.about,
        "since": one.since,
        "days": one.days,
        "origins": one.origins,
        "event": one.event,
        "namings": [_side(side) for side in one.namings],
        "remarked": [_side(side) for side in one.remarked],
        "answered": one.answered,
        "answer": _side(one.answer) if one.answer else None,
    }


def disagreement_line(one: Disagreement) -> dict[str, object]:
    """A disagreement as the contract has it, with its id and the claims of its sides."""
    return {
        "id": id_of(one),
        "kind": one.kind,
        "severity": one.severity,
        "about": one.about,
        "says": one.says,
        "a": _side(one.a),
        "b": _side(one.b),
        "event": one.event,
    }


def found_lines(found: Found) -> list[dict[str, object]]:
    """What a search found, one line each, with its ``part``: actors, reports, claims."""
    return [
        *({"part": "actor", **asdict(one)} for one in found.actors),
        *(
            {"part": "report", **asdict(one), "evidence": _stretch(one.evidence)}
            for one in found.reports
        ),
        *({"part": "claim", **claim_line(row)} for row in found.claims),
    ]


def report_line(
    report: Report, regions: Sequence[Region], rows: Sequence[ClaimRow]
) -> dict[str, object]:
    """A report with its text, its regions and its claims."""
    return {
        "report": report.id,
        "title": report.title,
        "published": report.published,
        "published_from": report.published_from,
        "published_confidence": report.published_confidence,
        "outlet": report.source,
        "outlet_from": report.source_from,
        "url": report.url,
        "language": report.language,
        "key": report.key,
        "text": report.text,
        "regions": [asdict(region) for region in regions],
        "claims": [claim_line(row) for row in rows],
    }


def marked_line(found: ReportMarked) -> dict[str, object]:
    """A report with its claims as judged, those left out apart, and what stands against and beside it."""
    standing = [one for one in found.claims if not one.left_out]
    line = report_line(found.report, found.regions, [one.row for one in standing])
    line["left_out"] = [claim_line(one.row) for one in found.claims if one.left_out]
    line["judged"] = [
        {
            "claim": one.row.id,
            "verdict": one.verdict,
            "coded": claim_line(one.coded) if one.coded else None,
        }
        for one in found.claims
        if one.verdict
    ]
    line["disagreements"] = [disagreement_line(one) for one in found.disagreements]
    line["same_origin"] = [asdict(one) for one in found.kin]
    line["story"] = found.story
    return line


def _side(side: Side) -> dict[str, object]:
    return {
        "report": side.report,
        "evidence": _stretch(side.evidence),
        "claim": side.claim,
        "published": side.published,
        "outlet": side.source,
    }


def _span(row: ClaimRow) -> dict[str, object]:
    return _stretch(row.claim.evidence)


def _stretch(evidence: Evidence) -> dict[str, object]:
    return {"start": evidence.start, "end": evidence.end, "exact": evidence.exact}

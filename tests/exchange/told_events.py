"""Contents made by hand, so that every export meets names that no tidy report has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.exchange.exports.content import Content
from dragoman.fusing.origins.tracing import ALL_OWN
from dragoman.records import Act, ClaimRow, Event, Evidence, Party, Report

QUADS = {"CONSULT": 1, "AID": 2, "ACCUSE": 3, "ASSAULT": 4, "SANCTION": 4, "REQUEST": 3}


@dataclass(frozen=True)
class Deed:
    """One act between two parties."""

    type: str
    mode: str | None
    source: str
    target: str
    day: date
    name: str = "Somebody"
    status: str = "asserted"


def content(deeds: Sequence[Deed]) -> Content:
    """A content of these deeds, one event and one report each."""
    rows, events, reports = [], [], []
    for number, deed in enumerate(deeds):
        id = f"{number:016x}"
        parties = [Party(code, deed.name, deed.name, 0, 1) for code in (deed.source, deed.target)]
        act = Act(
            report=f"r{number}",
            evidence=Evidence(0, len(deed.name), deed.name, "", "."),
            status=deed.status,
            when=deed.day.isoformat(),
            where=deed.name,
            source=(parties[0],),
            target=(parties[1],),
            event=deed.type,
            mode=deed.mode,
            quad=QUADS[deed.type],
            confidence=0.9,
        )
        report = Report(f"r{number}", id, deed.name, deed.name, deed.day, "given", deed.name)
        row = ClaimRow(id, act, report.id, report.key, deed.day, deed.name)
        event = Event(
            id, deed.type, QUADS[deed.type], (deed.source,), (deed.target,), False, deed.status,
            act.when, act.where, (id,), (report.id,), (), deed.day, 1,
        )  # fmt: skip
        rows.append(row)
        events.append(event)
        reports.append(report)
    return Content.of(rows, events, reports, ALL_OWN, None)

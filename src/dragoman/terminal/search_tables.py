"""What a search found as tables: actors and reports."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.store.search import ActorFound, ReportFound
from dragoman.terminal import sentence, style
from dragoman.terminal.cut import most_told
from dragoman.terminal.layout import Column, Row, Section

_ACTORS = (
    Column("code", 6, 20),
    Column("name", 12, 40),
    Column("claims", 6, 7, right=True),
)
_REPORTS = (
    Column("published", 10, 12, whole=True),
    Column("title", 16, 80),
    Column("outlet", 8, 24),
)


def actors(found: Sequence[ActorFound], limit: int, empty: str) -> Section:
    """Actors by code and name, those of most claims first."""
    cut = most_told(found, limit)
    rows = [Row((one.code, style.plain(one.name), f"{one.claims:,}")) for one in cut.shown]
    return Section("Actors", _ACTORS, rows, cut.note, empty)


def reports(found: Sequence[ReportFound], limit: int, empty: str) -> Section:
    """Reports, the nearest first, each with the stretch that was found and what opens it."""
    cut = most_told(found, limit)
    rows = [
        Row(
            (
                one.published.isoformat() if one.published else "",
                style.plain(one.title or one.report),
                style.plain(one.outlet or ""),
            ),
            (sentence.quote(one.evidence, f"report {one.report}"),),
        )
        for one in cut.shown
    ]
    return Section("Reports", _REPORTS, rows, cut.note, empty)

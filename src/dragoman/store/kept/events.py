"""Events and their clashes, kept by part of a block: only where acts or origins changed they are fused anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import duckdb

from dragoman.fusing.disagreements.acts import find_in
from dragoman.fusing.disagreements.clashes import Clash
from dragoman.fusing.events.beside import Beside
from dragoman.fusing.events.fusing import fused, prepared
from dragoman.fusing.origins.tracing import Origins
from dragoman.records import ClaimRow
from dragoman.store.kept.coded import encode
from dragoman.store.kept.looking import Looking
from dragoman.store.kept.origins import origins_behind
from dragoman.store.kept.stages import Stage, replace
from dragoman.store.kept.told import replace_clashes, told_clashes

AT_ONCE = (
    20_000  # acts that are fused together at most, unless one part has more: bounds the memory
)


@dataclass(frozen=True, slots=True)
class _Found:
    """The acts of some parts of blocks, by part, with the origins of their reports."""

    parts: dict[str, list[ClaimRow]]
    origins: Origins


@dataclass(frozen=True, slots=True)
class _Made:
    """The rows of the events of some parts, of the clashes shown, and of all clashes."""

    events: list[dict[str, Any]]
    shown: list[dict[str, Any]]
    clashes: list[dict[str, Any]]


class Events(Stage):
    """By part of a block of acts, the events that they tell of, and where they clash.

    ``beside`` is the first of the events that lie beside each other: what of them was known by a
    day is made of their claims alone. Of clashes all are kept: one that a worse one hides today was
    shown while that one was not known.
    """

    name = "events"
    tables: ClassVar[dict[str, str]] = {
        "events": """id VARCHAR NOT NULL, part VARCHAR NOT NULL, beside VARCHAR NOT NULL,
            body JSON NOT NULL""",
        "clashes": """part VARCHAR NOT NULL, a VARCHAR NOT NULL, b VARCHAR NOT NULL,
            disputed VARCHAR NOT NULL, width DOUBLE NOT NULL, unless_both BOOLEAN NOT NULL,
            body JSON NOT NULL""",
    }

    def shelves(self, connection: duckdb.DuckDBPyConnection) -> list[str]:
        """Parts with so few acts in all that they fit in memory, the small ones first."""
        rows = connection.execute(
            "SELECT t.shelf, count(a.claim) FROM (SELECT DISTINCT shelf FROM todo WHERE stage = ?) t "
            "LEFT JOIN acts a ON a.part = t.shelf GROUP BY t.shelf ORDER BY 2, 1",
            [self.name],
        ).fetchall()
        found: list[str] = []
        acts = 0
        for shelf, count in rows:
            acts += count
            if found and acts > AT_ONCE:
                break
            found.append(shelf)
        return found

    def look(self, looking: Looking, shelves: Sequence[str]) -> _Found:
        """The acts of the parts, and the origins of their reports."""
        part_of = dict(
            looking.connection.execute(
                "SELECT claim, part FROM acts WHERE part IN (SELECT unnest(?))", [list(shelves)]
            ).fetchall()
        )
        parts: dict[str, list[ClaimRow]] = defaultdict(list)
        rows = looking.claims(part_of)
        for row in rows.values():
            parts[part_of[row.id]].append(row)
        reports = (row.report_key for row in rows.values())
        return _Found(parts, origins_behind(looking.connection, reports))

    def make(self, found: _Found) -> _Made:
        """The rows of their events and of their clashes."""
        made = _Made([], [], [])
        for part, rows in found.parts.items():
            for some in prepared(rows, found.origins):
                beside = Beside()
                events = fused(some, beside)
                shown, clashes = find_in(some, events)
                groups = beside.groups(events)
                made.events.extend(
                    {"id": one.id, "part": part, "beside": groups[one.id], "body": encode(one)}
                    for one in events
                )
                made.shown.extend(told_clashes(self.name, part, shown))
                made.clashes.extend(_row(part, clash) for clash in clashes)
        return made

    def keep(
        self, connection: duckdb.DuckDBPyConnection, shelves: Sequence[str], made: _Made
    ) -> None:
        """Put them in place of the parts' old ones."""
        replace(connection, "events", ("part", shelves), made.events)
        replace(connection, "clashes", ("part", shelves), made.clashes)
        replace_clashes(connection, self.name, shelves, made.shown)


def _row(part: str, clash: Clash) -> dict[str, Any]:
    a, b = clash.pair
    return {
        "part": part,
        "a": a.id,
        "b": b.id,
        "disputed": clash.disputed,
        "width": clash.width,
        "unless_both": clash.unless_both,
        "body": encode(clash.disagreement),
    }

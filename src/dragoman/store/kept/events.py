"""Events and their clashes, kept by part of a block: only where acts or origins changed they are fused anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import duckdb

from dragoman.fusing.disagreements.acts import find_in
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


class Events(Stage):
    """By part of a block of acts, the events that they tell of, and where they clash."""

    name = "events"
    tables: ClassVar[dict[str, str]] = {
        "events": "id VARCHAR NOT NULL, part VARCHAR NOT NULL, body JSON NOT NULL"
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

    def make(self, found: _Found) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """The rows of their events and of their clashes."""
        events, clashes = [], []
        for part, rows in found.parts.items():
            for some in prepared(rows, found.origins):
                made = fused(some)
                events += [{"id": one.id, "part": part, "body": encode(one)} for one in made]
                clashes += told_clashes(self.name, part, find_in(some, made))
        return events, clashes

    def keep(
        self,
        connection: duckdb.DuckDBPyConnection,
        shelves: Sequence[str],
        made: tuple[list[dict[str, Any]], list[dict[str, Any]]],
    ) -> None:
        """Put them in place of the parts' old ones."""
        events, clashes = made
        replace(connection, "events", ("part", shelves), events)
        replace_clashes(connection, self.name, shelves, clashes)

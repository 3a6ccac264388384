"""Events and their clashes, kept by block: only blocks whose acts or origins changed are fused anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import duckdb

from dragoman.fusing.disagreements.acts import find
from dragoman.fusing.events.fusing import fuse
from dragoman.fusing.origins.tracing import Origins
from dragoman.records import ClaimRow
from dragoman.store.kept.coded import encode
from dragoman.store.kept.looking import Looking
from dragoman.store.kept.origins import origins_behind
from dragoman.store.kept.stages import Stage, replace
from dragoman.store.kept.told import replace_clashes, told_clashes

AT_ONCE = (
    20_000  # acts that are fused together at most, unless one block has more: bounds the memory
)


@dataclass(frozen=True, slots=True)
class _Found:
    """The acts of some blocks, by block, with the origins of their reports."""

    blocks: dict[str, list[ClaimRow]]
    origins: Origins


class Events(Stage):
    """By block of acts, the events that they tell of, and where they clash."""

    name = "events"
    tables: ClassVar[dict[str, str]] = {
        "events": "id VARCHAR NOT NULL, block VARCHAR NOT NULL, body JSON NOT NULL"
    }

    def shelves(self, connection: duckdb.DuckDBPyConnection) -> list[str]:
        """Blocks with so few acts in all that they fit in memory, the small ones first."""
        rows = connection.execute(
            "SELECT t.shelf, count(a.claim) FROM (SELECT DISTINCT shelf FROM todo WHERE stage = ?) t "
            "LEFT JOIN acts a ON a.block = t.shelf GROUP BY t.shelf ORDER BY 2, 1",
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
        """The acts of the blocks, and the origins of their reports."""
        block_of = dict(
            looking.connection.execute(
                "SELECT claim, block FROM acts WHERE block IN (SELECT unnest(?))", [list(shelves)]
            ).fetchall()
        )
        blocks: dict[str, list[ClaimRow]] = defaultdict(list)
        rows = looking.claims(block_of)
        for row in rows.values():
            blocks[block_of[row.id]].append(row)
        reports = (row.report_key for row in rows.values())
        return _Found(blocks, origins_behind(looking.connection, reports))

    def make(self, found: _Found) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """The rows of their events and of their clashes."""
        events, clashes = [], []
        for block, rows in found.blocks.items():
            fused = fuse(rows, found.origins)
            events += [{"id": one.id, "block": block, "body": encode(one)} for one in fused]
            clashes += told_clashes(self.name, block, find(rows, fused, found.origins))
        return events, clashes

    def keep(
        self,
        connection: duckdb.DuckDBPyConnection,
        shelves: Sequence[str],
        made: tuple[list[dict[str, Any]], list[dict[str, Any]]],
    ) -> None:
        """Put them in place of the blocks' old ones."""
        events, clashes = made
        replace(connection, "events", ("block", shelves), events)
        replace_clashes(connection, self.name, shelves, clashes)

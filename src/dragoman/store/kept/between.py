"""Clashes of claims that are no acts of one block, kept by shelf: remarks quoted twice, stances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import duckdb

from dragoman.fusing.between.finding import find_on_shelf, shelves_of
from dragoman.fusing.origins.tracing import Origins
from dragoman.records import ClaimRow
from dragoman.store.kept.clashing import Clashing
from dragoman.store.kept.looking import Looking
from dragoman.store.kept.origins import origins_behind
from dragoman.store.kept.stages import Stage, mark, placed, reshelve
from dragoman.store.kept.told import told_clashes


class Shelved(Stage):
    """By report, its claims that are held against others, with the shelves that they stand on."""

    name = "shelved"
    of_reports = True
    of_claims = True
    tables: ClassVar[dict[str, str]] = {
        "shelved": """claim VARCHAR NOT NULL, report VARCHAR NOT NULL, shelf VARCHAR NOT NULL,
            place UBIGINT NOT NULL, stance VARCHAR NOT NULL"""
    }

    def look(self, looking: Looking, shelves: Sequence[str]) -> list[ClaimRow]:
        """The claims of the reports."""
        return [row for some in looking.claims_of(shelves).values() for row in some]

    def make(self, found: list[ClaimRow]) -> list[dict[str, Any]]:
        """Each claim with each of its shelves, and its stance there."""
        return [
            {"claim": row.id, "report": row.report_key, **placed(shelf), "stance": stance}
            for row in found
            for shelf, stance in shelves_of(row)
        ]

    def keep(
        self,
        connection: duckdb.DuckDBPyConnection,
        shelves: Sequence[str],
        made: list[dict[str, Any]],
    ) -> None:
        """Put them in place; the shelves that they stood on, and stand on, are to be done."""
        mark(connection, Between.name, reshelve(connection, "shelved", "shelf", shelves, made))


@dataclass(frozen=True, slots=True)
class _Found:
    shelves: dict[str, list[ClaimRow]]
    origins: Origins


class Between(Clashing):
    """By shelf, where the claims on it clash."""

    name = "between"

    def look(self, looking: Looking, shelves: Sequence[str]) -> _Found:
        """The claims of those shelves on which not all have one stance, and the origins of their reports."""
        placed = looking.held_against(shelves)
        report_of = {claim: key for some in placed.values() for claim, key in some.items()}
        rows = looking.claims(report_of)
        found = {shelf: [rows[claim] for claim in some] for shelf, some in placed.items()}
        reports = (row.report_key for row in rows.values())
        return _Found(found, origins_behind(looking.connection, reports))

    def make(self, found: _Found) -> list[dict[str, Any]]:
        """The rows of their clashes."""
        made = []
        for shelf, rows in found.shelves.items():
            made += told_clashes(self.name, shelf, find_on_shelf(shelf, rows, found.origins))
        return made

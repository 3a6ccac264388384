"""Who did it, between reports: kept by deed, week and accused or place, so that a report touches little."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import duckdb

from dragoman.fusing.between.blame import answerable, blame_on
from dragoman.fusing.origins.tracing import Origins
from dragoman.fusing.origins.wording import number_of
from dragoman.records import ClaimRow
from dragoman.store.kept.clashing import Clashing
from dragoman.store.kept.looking import Looking
from dragoman.store.kept.origins import origins_behind
from dragoman.store.kept.stages import Stage, mark, placed, reshelve
from dragoman.store.kept.told import told_clashes

SCOPE = "blame"


class Charges(Stage):
    """By report, the shelves on which its charges and denials stand."""

    name = "charges"
    of_reports = True
    of_claims = True
    tables: ClassVar[dict[str, str]] = {
        "charges": """report VARCHAR NOT NULL, shelf VARCHAR NOT NULL, place UBIGINT NOT NULL,
            stance VARCHAR NOT NULL"""
    }

    def look(self, looking: Looking, shelves: Sequence[str]) -> dict[str, list[ClaimRow]]:
        """The claims of the reports."""
        return looking.claims_of(shelves)

    def make(self, found: dict[str, list[ClaimRow]]) -> list[dict[str, Any]]:
        """Each charge and denial that another report may answer, with its shelves."""
        return [
            {"report": key, **placed(shelf), "stance": stance}
            for key, rows in found.items()
            for shelf, stance in answerable(rows)
        ]

    def keep(
        self,
        connection: duckdb.DuckDBPyConnection,
        shelves: Sequence[str],
        made: list[dict[str, Any]],
    ) -> None:
        """Put them in place; the shelves that they were on, and are on, are to be done."""
        mark(connection, SCOPE, reshelve(connection, "charges", "shelf", shelves, made))


@dataclass(frozen=True, slots=True)
class _Found:
    shelves: dict[str, list[ClaimRow]]  # the claims of the reports on each
    origins: Origins


class Blame(Clashing):
    """By shelf, where charges and denials of several reports answer each other."""

    name = SCOPE

    def look(self, looking: Looking, shelves: Sequence[str]) -> _Found:
        """The claims of the reports on those shelves where not all say the same."""
        on = looking.connection.execute(
            "WITH here AS MATERIALIZED "
            "(SELECT * FROM charges WHERE place IN (SELECT unnest(?::UBIGINT[]))) "
            "SELECT DISTINCT shelf, report FROM here WHERE shelf IN (SELECT shelf FROM here "
            "GROUP BY shelf HAVING count(DISTINCT stance) > 1 AND count(DISTINCT report) > 1)",
            [[number_of(one) for one in shelves]],
        ).fetchall()
        claims = looking.claims_of(sorted({report for _, report in on}))
        by_shelf: dict[str, list[ClaimRow]] = defaultdict(list)
        for shelf, report in on:
            by_shelf[shelf] += claims.get(report, [])
        return _Found(by_shelf, origins_behind(looking.connection, claims))

    def make(self, found: _Found) -> list[dict[str, Any]]:
        """The rows of their clashes."""
        return [
            row
            for shelf, rows in found.shelves.items()
            for row in told_clashes(self.name, shelf, blame_on(shelf, rows, found.origins))
        ]

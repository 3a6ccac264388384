"""The origins of reports, kept: which independent texts each comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

import duckdb

from dragoman.fusing.origins import Origins, find_origins
from dragoman.store.kept.stages import Stage, replace
from dragoman.store.running import reports_with_regions

Told = Any


class ReportOrigins(Stage):
    """By report, the origins of its text."""

    name = "origins"
    of_reports = True
    tables: ClassVar[dict[str, str]] = {
        "origins": "report VARCHAR NOT NULL, held VARCHAR[] NOT NULL"
    }

    def shelves(self, connection: duckdb.DuckDBPyConnection) -> list[str]:
        """All of them: a report says nothing of its origin by itself."""
        rows = connection.execute("SELECT DISTINCT shelf FROM todo WHERE stage = ?", [self.name])
        return [shelf for (shelf,) in rows.fetchall()]

    def look(self, connection: duckdb.DuckDBPyConnection, shelves: Sequence[str]) -> Told:
        """All reports with their running text."""
        return reports_with_regions(connection)

    def make(self, found: Told) -> Origins:
        """The origins of all of them."""
        return find_origins(found)

    def keep(
        self, connection: duckdb.DuckDBPyConnection, shelves: Sequence[str], made: Origins
    ) -> None:
        """Put in place what has changed; the blocks with acts of those reports are to be done."""
        before = kept_origins(connection)
        changed = {key for key, held in made.items() if before.get(key) != held} | set(shelves)
        changed |= set(before) - set(made)
        rows = [{"report": key, "held": made[key]} for key in sorted(changed & set(made))]
        replace(connection, "origins", ("report", sorted(changed)), rows)
        mark_of_reports(connection, changed)


def mark_of_reports(connection: duckdb.DuckDBPyConnection, changed: Iterable[str]) -> None:
    """Note what is to be done of reports that are of other origin, and of those that copy them.

    That is the blocks of their acts, their shelves, and what of their facts was changed.
    """
    of_these = "SELECT unnest($1) UNION SELECT report FROM origins WHERE list_has_any(held, $1)"
    for what in (
        f"DISTINCT 'events', block FROM acts WHERE report IN ({of_these})",
        f"DISTINCT 'between', shelf FROM shelved WHERE report IN ({of_these})",
        f"'edits', * FROM ({of_these})",
    ):
        connection.execute(f"INSERT INTO todo SELECT {what}", [sorted(changed)])


def kept_origins(connection: duckdb.DuckDBPyConnection) -> Origins:
    """The origins of all reports, as they are kept."""
    rows = connection.execute("SELECT report, held FROM origins").fetchall()
    return {key: tuple(held) for key, held in rows}


def origins_behind(connection: duckdb.DuckDBPyConnection, reports: Iterable[str]) -> Origins:
    """The origins of these reports, and of what those are origins of: all that fusing them asks for."""
    rows = connection.execute(
        "WITH own AS (SELECT report, held FROM origins WHERE report IN (SELECT unnest($1))) "
        "SELECT report, held FROM own UNION SELECT report, held FROM origins "
        "WHERE report IN (SELECT unnest(held) FROM own)",
        [sorted(set(reports))],
    ).fetchall()
    return {key: tuple(held) for key, held in rows}

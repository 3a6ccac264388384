"""Reading from a dossier: what it knows, reports and claims as records."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from dragoman.errors import QueryError
from dragoman.records import ClaimRow, DateOrigin, Region, Repair, Report
from dragoman.store.claims import rebuild


@dataclass(frozen=True, slots=True)
class Known:
    """What decides whether a report has to be read anew."""

    id: str
    published: date | None
    published_from: DateOrigin
    coder: str
    authority: str


def state(connection: duckdb.DuckDBPyConnection) -> str:
    """A mark that changes with every transaction."""
    row = connection.execute("SELECT value FROM meta WHERE name = 'state'").fetchone()
    return str(row and row[0])


def known_reports(connection: duckdb.DuckDBPyConnection) -> dict[str, Known]:
    """By key, every report of the dossier and who coded it."""
    rows = connection.execute(
        "SELECT r.key, r.id, r.published, r.published_from, n.coder, n.authority "
        "FROM reports r JOIN runs n ON n.id = r.run"
    ).fetchall()
    return {key: Known(*rest) for key, *rest in rows}


def claim_rows(connection: duckdb.DuckDBPyConnection) -> list[ClaimRow]:
    """Claims as records with their reports: by day of report, then in the order of the text."""
    found = connection.sql(
        "SELECT c.*, r.id AS report_id, r.published, r.source AS outlet "
        "FROM claims c JOIN reports r ON r.key = c.report "
        "ORDER BY r.published NULLS LAST, r.id, c.ordinal"
    )
    return [
        ClaimRow(
            row["id"],
            rebuild(row),
            row["report_id"],
            row["report"],
            row["published"],
            row["outlet"],
        )
        for row in found.to_arrow_table().to_pylist()
    ]


def report(connection: duckdb.DuckDBPyConnection, identity: str) -> Report:
    """The report of that id, exactly as it was read. Raises `QueryError` where there is none."""
    row = connection.execute(
        "SELECT id, key, text, title, published, published_from, source, url "
        "FROM reports WHERE id = ?",
        [identity],
    ).fetchone()
    if row is None:
        ids = [one for (one,) in connection.execute("SELECT id FROM reports").fetchall()]
        raise QueryError(f"there is no report {identity!r} here{hint(identity, ids)}")
    return Report(*row)


def regions(connection: duckdb.DuckDBPyConnection, identity: str) -> tuple[Region, ...]:
    """The marked stretches of a report, in text order."""
    return tuple(Region(*row) for row in _of_report(connection, identity, "kind", "regions"))


def repairs(connection: duckdb.DuckDBPyConnection, identity: str) -> tuple[Repair, ...]:
    """The damage that was mended in a report's working text, in text order."""
    rows = _of_report(connection, identity, "kind, replacement", "repairs")
    return tuple(Repair(*row) for row in rows)


def hint(asked: str, there: Iterable[str]) -> str:
    """The end of a message: what is near to what was asked for, or what to do."""
    names = sorted(set(there))
    folded = {name.casefold(): name for name in names}
    near = difflib.get_close_matches(asked.casefold(), folded, n=5, cutoff=0.5)
    if near:
        return f"; near to it: {', '.join(folded[name] for name in near)}"
    if not names:
        return "; the dossier is empty: read reports into it first"
    return f"; there are, among others: {', '.join(names[:5])}"


def _of_report(
    connection: duckdb.DuckDBPyConnection, identity: str, columns: str, table: str
) -> Sequence[tuple[Any, ...]]:
    key = report(connection, identity).key
    return connection.execute(
        f'SELECT "start", "end", {columns} FROM {table} WHERE report = ? ORDER BY "start"', [key]
    ).fetchall()

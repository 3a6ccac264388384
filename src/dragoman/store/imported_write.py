"""Putting imported events into a dossier and taking a data set out again, each in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from dragoman.errors import QueryError
from dragoman.store.imported import SUMS, TABLES, has_imported
from dragoman.store.read import hint
from dragoman.store.write import Transaction, insert

_COLUMNS = "id, day, known, type, mode, quad, score, given, code, source, target, source_raw, target_raw, a, b"
# What makes a row the same as one that is there: ids are used again for other days in some data sets.
_SAME = " AND ".join(
    f"h.{one} IS NOT DISTINCT FROM e.{one}"
    for one in ("id", "day", "code", "source", "target", "source_raw", "target_raw")
)
_ORDER = "ORDER BY a, b, day, id"
_ROLLED_UP = (
    f"""INSERT INTO imported_months
        SELECT dataset, import, a, b, CAST(date_trunc('month', known) AS DATE) AS month, {SUMS},
            max(day)
        FROM imported WHERE import = $number AND a IS NOT NULL GROUP BY dataset, import, a, b, month
        ORDER BY month, a, b""",
    # A dyad's line of a year stands for all years before it. There is one for each year that follows
    # one in which the file has anything: between them nothing changes.
    f"""INSERT INTO imported_before
        WITH years AS (
            SELECT dataset, import, a, b, year(month) AS year, sum(events) AS events,
                sum(scored) AS scored, sum(cooperation) AS cooperation, sum(conflict) AS conflict,
                max(last) AS last
            FROM imported_months WHERE import = $number GROUP BY ALL),
        afters AS (SELECT DISTINCT year + 1 AS year FROM years)
        SELECT y.dataset, y.import, y.a, y.b, f.year, {
        ", ".join(f"sum(y.{one})" for one in ("events", "scored", "cooperation", "conflict"))
    }, max(y.last)
        FROM years y JOIN afters f ON y.year < f.year GROUP BY ALL ORDER BY f.year, y.a, y.b""",
    f"""INSERT INTO imported_days
        SELECT dataset, import, day, known, {SUMS} FROM imported WHERE import = $number
        GROUP BY ALL ORDER BY day""",
)


@dataclass(frozen=True, slots=True)
class Ready:
    """One file's events in a database of their own, sorted by dyad and day, with what to record."""

    dataset: str
    shape: str
    path: str
    hash: str  # of the file's content
    database: Path
    rows: int
    repeated: int
    rejected: int
    first_rejected: Sequence[tuple[int, str]] = ()


def is_imported(connection: duckdb.DuckDBPyConnection, dataset: str, hash: str) -> bool:
    """Whether a file of that very content is in the data set."""
    if not has_imported(connection):
        return False
    found = connection.execute(
        "SELECT 1 FROM imports WHERE dataset = ? AND hash = ?", [dataset, hash]
    ).fetchall()
    return bool(found)


def put(connection: duckdb.DuckDBPyConnection, ready: Ready) -> int:
    """Put a file's events in, those left out that the data set has; how many are new."""
    path = str(ready.database).replace("'", "''")
    connection.execute("SET enable_progress_bar = false")
    connection.execute(f"ATTACH '{path}' AS staged (READ_ONLY)")
    try:
        with Transaction(connection):
            for name, columns in TABLES.items():
                connection.execute(f"CREATE TABLE IF NOT EXISTS {name} ({columns})")
            ((last,),) = connection.execute("SELECT coalesce(max(id), 0) FROM imports").fetchall()
            return _put(connection, ready, int(last) + 1)
    finally:
        connection.execute("DETACH staged")


def _put(connection: duckdb.DuckDBPyConnection, ready: Ready, number: int) -> int:
    there = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM imported WHERE dataset = ? LIMIT 1)", [ready.dataset]
    ).fetchall()[0][0]
    new = (
        f"WHERE NOT EXISTS (SELECT 1 FROM imported h WHERE h.dataset = $dataset AND {_SAME}) {_ORDER}"
        if there
        else ""
    )
    connection.execute(
        f"INSERT INTO imported SELECT $dataset, $number, {_COLUMNS} FROM staged.events e {new}",
        {"dataset": ready.dataset, "number": number},
    )
    sum_up(connection, number)
    facts = connection.execute(
        "SELECT count(*), count(*) FILTER (type IS NULL), "
        "count(*) FILTER (source_raw IS NOT NULL OR target_raw IS NOT NULL), min(day), max(day) "
        "FROM imported WHERE import = ?",
        [number],
    ).fetchall()[0]
    connection.execute(
        "INSERT INTO imports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            number, ready.dataset, ready.shape, ready.path, ready.hash,
            datetime.now(UTC).replace(tzinfo=None), ready.rows, ready.repeated, ready.rejected, *facts,
        ],
    )  # fmt: skip
    rejections = [
        {
            "dataset": ready.dataset,
            "import": number,
            "path": ready.path,
            "line": line,
            "reason": why,
        }
        for line, why in ready.first_rejected
    ]
    insert(connection, "import_rejections", rejections)
    return int(facts[0])


def sum_up(connection: duckdb.DuckDBPyConnection, number: int) -> None:
    """Make the sums of one imported file's events; the caller has a transaction open, and none are there."""
    for statement in _ROLLED_UP:
        connection.execute(statement, {"number": number})


def forget(connection: duckdb.DuckDBPyConnection, dataset: str) -> int:
    """Take a data set out; how many events it had. Raises `QueryError` where there is none."""
    if not has_imported(connection):
        raise QueryError("nothing is imported here: see dragoman import --help")
    names = [
        name for (name,) in connection.execute("SELECT DISTINCT dataset FROM imports").fetchall()
    ]
    if dataset not in names:
        raise QueryError(f"there is no data set {dataset!r} here{hint(dataset, names)}")
    with Transaction(connection):
        ((count,),) = connection.execute(
            "SELECT count(*) FROM imported WHERE dataset = ?", [dataset]
        ).fetchall()
        for table in TABLES:
            connection.execute(f"DELETE FROM {table} WHERE dataset = ?", [dataset])
    return int(count)

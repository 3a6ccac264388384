"""Events of other data sets in a dossier, and what is asked of them by sums in SQL.

They have no text behind them: no claim, no voice, no evidence. Each is one row of somebody else's file
with its parties in our codes, and weighs as one asserted act of one voice.

Rows lie by dyad and day, so that a dyad's series reads its own blocks only. A picture as of a day adds
what each dyad had before the year of that day (``imported_before``, with one line a dyad and year), the
whole months of the year (``imported_months``), and the rows of one month. ``imported_days`` has all
events by day, dyad or not. The tables are made when first something is imported.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

import duckdb

from dragoman.fusing.parties import state_names

if TYPE_CHECKING:
    import pyarrow as pa

By = Literal["day", "week", "month", "quarter", "year"]

TABLES: dict[str, str] = {
    "imports": """
        id INTEGER PRIMARY KEY, dataset VARCHAR NOT NULL, shape VARCHAR NOT NULL,
        path VARCHAR NOT NULL, hash VARCHAR NOT NULL, imported TIMESTAMP NOT NULL,
        rows BIGINT NOT NULL, repeated BIGINT NOT NULL, rejected BIGINT NOT NULL,
        kept BIGINT NOT NULL, untyped BIGINT NOT NULL, unmapped BIGINT NOT NULL,
        first DATE, last DATE""",
    "imported": """
        dataset VARCHAR NOT NULL, import INTEGER NOT NULL, id VARCHAR NOT NULL, day DATE NOT NULL,
        known DATE NOT NULL, type VARCHAR, mode VARCHAR, quad UTINYINT, score FLOAT, given FLOAT,
        code VARCHAR NOT NULL, source VARCHAR, target VARCHAR, source_raw VARCHAR,
        target_raw VARCHAR, a VARCHAR, b VARCHAR""",
    "imported_months": """
        dataset VARCHAR NOT NULL, import INTEGER NOT NULL, a VARCHAR NOT NULL, b VARCHAR NOT NULL,
        month DATE NOT NULL, events BIGINT NOT NULL, scored BIGINT NOT NULL,
        cooperation DOUBLE NOT NULL, conflict DOUBLE NOT NULL, last DATE NOT NULL""",
    "imported_before": """
        dataset VARCHAR NOT NULL, import INTEGER NOT NULL, a VARCHAR NOT NULL, b VARCHAR NOT NULL,
        year INTEGER NOT NULL, events BIGINT NOT NULL, scored BIGINT NOT NULL,
        cooperation DOUBLE NOT NULL, conflict DOUBLE NOT NULL, last DATE NOT NULL""",
    "imported_days": """
        dataset VARCHAR NOT NULL, import INTEGER NOT NULL, day DATE NOT NULL, known DATE NOT NULL,
        events BIGINT NOT NULL, scored BIGINT NOT NULL, cooperation DOUBLE NOT NULL,
        conflict DOUBLE NOT NULL""",
    "import_rejections": """
        dataset VARCHAR NOT NULL, import INTEGER NOT NULL, path VARCHAR NOT NULL,
        line BIGINT NOT NULL, reason VARCHAR NOT NULL""",
}
"""Column definitions by table.

``given`` is the data set's own figure of intensity, ``score`` PLOVER's by our table, ``code`` the type
as the file has it; ``source_raw`` and ``target_raw`` are the cells of a party that no code could be
told for. ``a`` and ``b`` are the two sides of a dyad in alphabetical order, empty where there is none.
``known`` is the day on which the event was reported, where the file tells it, and else its own day.
"""

SUMS = """count(*) AS events, count(score) AS scored,
    coalesce(sum(greatest(score, 0)), 0) AS cooperation,
    coalesce(sum(greatest(-score, 0)), 0) AS conflict"""


@dataclass(frozen=True, slots=True)
class Bucket:
    """The imported events between two actors in one stretch of time, from ``start`` on."""

    start: date
    events: int
    cooperation: float
    conflict: float


@dataclass(frozen=True, slots=True)
class ImportedDyad:
    """Two actors and the sums of the imported events between them, as known on a day.

    ``score`` is the mean intensity, from -10 to 10; None where no event has one.
    """

    a: str
    b: str
    events: int
    cooperation: float
    conflict: float
    score: float | None
    last: date


@dataclass(frozen=True, slots=True)
class Dataset:
    """One data set of imported events: what was read of how many files, and what is lacking.

    ``unmapped`` counts events with a party that no code of ours could be told for, ``untyped``
    those whose type PLOVER has no name for.
    """

    dataset: str
    shapes: tuple[str, ...]
    files: int
    events: int
    first: date | None
    last: date | None
    untyped: int
    unmapped: int
    rejected: int
    imported: datetime
    evidence: str = "none: imported events have no text"


@dataclass(frozen=True, slots=True)
class ImportRejection:
    """A line of an imported file that was no event, and why."""

    dataset: str
    path: str
    line: int
    reason: str


def has_imported(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether anything was ever imported here."""
    found = connection.execute(
        "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'imported' "
        "AND database_name = current_database()"
    ).fetchall()
    return bool(found[0][0])


def imported_side(connection: duckdb.DuckDBPyConnection, actor: str) -> str | None:
    """The code of a side that imported events have, by its code or a state's name; None if they have none."""
    if not has_imported(connection):
        return None
    rows = connection.execute("SELECT a FROM imported_before UNION SELECT b FROM imported_before")
    there = {code for (code,) in rows.fetchall() if code}
    asked = {actor.upper()} | {code for code, name in state_names().items() if name == actor}
    return min(there & asked, default=None)


def imported_series(
    connection: duckdb.DuckDBPyConnection,
    a: str,
    b: str,
    by: By = "month",
    as_of: date | None = None,
    dataset: str | None = None,
) -> list[Bucket]:
    """The sums of the imported events between two sides, by the day of the deed, the oldest first.

    ``a`` and ``b`` are codes of sides, in any order. A stretch in which nothing happened is left out.
    """
    if not has_imported(connection):
        return []
    rows = connection.execute(
        f"SELECT CAST(date_trunc(?, day) AS DATE) AS start, {SUMS} FROM imported "
        "WHERE a = ? AND b = ? AND (? IS NULL OR known <= ?) AND (? IS NULL OR dataset = ?) "
        "GROUP BY start ORDER BY start",
        [by, min(a, b), max(a, b), as_of, as_of, dataset, dataset],
    ).fetchall()
    return [Bucket(start, n, round(up, 2), round(down, 2)) for start, n, _, up, down in rows]


def imported_dyads(
    connection: duckdb.DuckDBPyConnection, as_of: date | None = None, side: str | None = None
) -> list[ImportedDyad]:
    """Every two sides that imported events join, as known on a day, those of most events first.

    With ``side``, a code, those that it is part of.
    """
    if not has_imported(connection):
        return []
    rows = connection.execute(
        f"""
        WITH latest AS (
            SELECT import, max(year) AS year FROM imported_before
            WHERE $year IS NULL OR year <= $year GROUP BY import),
        sums AS (
            SELECT a, b, events, scored, cooperation, conflict, last
            FROM imported_before JOIN latest USING (import, year)
            UNION ALL
            SELECT a, b, events, scored, cooperation, conflict, last FROM imported_months
            WHERE month >= $january AND month < $month
            UNION ALL
            SELECT a, b, {SUMS}, max(day) AS last FROM imported
            WHERE a IS NOT NULL AND known BETWEEN $month AND $day GROUP BY a, b)
        SELECT a, b, sum(events) AS n, sum(cooperation), sum(conflict), sum(scored), max(last)
        FROM sums WHERE $side IS NULL OR a = $side OR b = $side
        GROUP BY a, b ORDER BY n DESC, a, b""",
        {
            "day": as_of,
            "month": as_of and as_of.replace(day=1),
            "january": as_of and as_of.replace(month=1, day=1),
            "year": as_of and as_of.year,
            "side": side,
        },
    ).fetchall()
    return [
        ImportedDyad(
            a,
            b,
            int(n),
            round(up, 2),
            round(down, 2),
            round((up - down) / int(scored), 2) if scored else None,
            last,
        )
        for a, b, n, up, down, scored, last in rows
    ]


def imported_counts(
    connection: duckdb.DuckDBPyConnection, by: By = "month", as_of: date | None = None
) -> list[Bucket]:
    """The sums of all imported events, those outside dyads too, by the day of the deed."""
    if not has_imported(connection):
        return []
    rows = connection.execute(
        "SELECT CAST(date_trunc(?, day) AS DATE) AS start, sum(events), sum(cooperation), "
        "sum(conflict) FROM imported_days WHERE ? IS NULL OR known <= ? GROUP BY start ORDER BY start",
        [by, as_of, as_of],
    ).fetchall()
    return [Bucket(start, int(n), round(up, 2), round(down, 2)) for start, n, up, down in rows]


def datasets(connection: duckdb.DuckDBPyConnection) -> list[Dataset]:
    """The data sets of imported events, by name."""
    if not has_imported(connection):
        return []
    rows = connection.execute(
        "SELECT dataset, list(DISTINCT shape ORDER BY shape), count(*), sum(kept), min(first), "
        "max(last), sum(untyped), sum(unmapped), sum(rejected), max(imported) "
        "FROM imports GROUP BY dataset ORDER BY dataset"
    ).fetchall()
    return [
        Dataset(name, tuple(shapes), files, int(n), first, last, int(bare), int(raw), int(bad), on)
        for name, shapes, files, n, first, last, bare, raw, bad, on in rows
    ]


def rejections(
    connection: duckdb.DuckDBPyConnection, dataset: str | None = None
) -> list[ImportRejection]:
    """Lines of imported files that were no events: the first of each file, by their place."""
    if not has_imported(connection):
        return []
    rows = connection.execute(
        "SELECT dataset, path, line, reason FROM import_rejections "
        "WHERE ? IS NULL OR dataset = ? ORDER BY import, line",
        [dataset, dataset],
    ).fetchall()
    return [ImportRejection(*row) for row in rows]


def imported_acts(
    connection: duckdb.DuckDBPyConnection,
    as_of: date | None = None,
    since: date | None = None,
    first_told: bool = False,
) -> pa.Table | None:
    """One row an imported event that has a type and two sides: source, target, type, day.

    Those known by a day and done from another on; None where nothing was ever imported. With ``first_told``
    each stands on the day on which it was first known, and never before its own.
    """
    if not has_imported(connection):
        return None
    day = "greatest(day, known)" if first_told else "day"
    return connection.sql(
        f"SELECT source, target, type, {day} AS day FROM imported WHERE type IS NOT NULL AND a IS NOT NULL "
        f"AND (? IS NULL OR (known <= ? AND day <= ?)) AND (? IS NULL OR {day} >= ?)",
        params=[as_of, as_of, as_of, since, since],
    ).to_arrow_table()


def imported_event(
    connection: duckdb.DuckDBPyConnection, id: str
) -> tuple[str, str, str, date, date] | None:
    """An imported event by its id: source, target, type, its day and that on which it was known.

    None where there is none of that id that has a type and two sides.
    """
    if not has_imported(connection):
        return None
    return connection.execute(
        "SELECT source, target, type, day, known FROM imported "
        "WHERE id = ? AND type IS NOT NULL AND a IS NOT NULL ORDER BY dataset, day LIMIT 1",
        [id],
    ).fetchone()


def imported_between(
    connection: duckdb.DuckDBPyConnection,
    a: str,
    b: str,
    span: tuple[date, date],
    known: date | None = None,
) -> list[tuple[str, str, str, str, date]]:
    """The imported events between two sides that have a type: id, source, target, type, day; the oldest first.

    Those of the days of ``span``, its ends among them: two sides may have a million in all. With
    ``known`` those alone that were known by that day.
    """
    if not has_imported(connection):
        return []
    return connection.execute(
        "SELECT id, source, target, type, day FROM imported "
        "WHERE a = ? AND b = ? AND day BETWEEN ? AND ? AND type IS NOT NULL "
        "AND (? IS NULL OR known <= ?) ORDER BY day, id",
        [min(a, b), max(a, b), *span, known, known],
    ).fetchall()


def last_day(connection: duckdb.DuckDBPyConnection) -> date | None:
    """The day of the newest imported event."""
    if not has_imported(connection):
        return None
    return connection.execute("SELECT max(last) FROM imports").fetchall()[0][0]  # type: ignore[no-any-return]


def imports_state(connection: duckdb.DuckDBPyConnection) -> str:
    """A mark that changes when a data set is imported or taken out again; empty for none."""
    if not has_imported(connection):
        return ""
    rows = connection.execute("SELECT count(*), max(id) FROM imports").fetchall()
    count, newest = rows[0]
    return f"+{count}.{newest}" if count else ""

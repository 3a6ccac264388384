"""One event file made ready beside the dossier: parsed, mapped and sorted, by SQL over Arrow batches.

Everything that takes long happens here, in a DuckDB file of its own with bounded memory, so that the
dossier itself is held only for the moment in which finished rows are put in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from dragoman.exchange.imports import meanings
from dragoman.exchange.imports.rows import JOINED, Refusals, read_batches, schema
from dragoman.exchange.imports.shapes import Shape
from dragoman.fusing.parties import dyad_side
from dragoman.picture.scores import intensity
from dragoman.store.file import OFFLINE

if TYPE_CHECKING:
    import pyarrow as pa

MEMORY = "1GB"  # what sorting and joining may take; the rest goes to the disk beside the dossier
FIRST_YEAR, LAST_YEAR = 1900, 2100  # a day outside of these is a slip of the file
MOST_REJECTIONS = 1000  # lines of one file whose reasons are kept; the others are counted

_DAY_FORMS = {
    "polecat": ["%Y-%m-%d", "%m/%d/%Y", "%Y-%m-%d %H:%M:%S"],
    "icews": ["%Y-%m-%d", "%m/%d/%Y", "%Y-%m-%d %H:%M:%S"],
    "gdelt": ["%Y%m%d", "%Y%m%d%H%M%S"],
}

_RAW = """
    CREATE TABLE raw AS
    SELECT line, trim(id) AS id, type, quad, source, target, TRY_CAST(given AS FLOAT) AS given,
        if(year(on_day) BETWEEN $first AND $last, on_day, NULL) AS day, trim(day) AS day_text,
        if(year(told) BETWEEN $first AND $last, told, NULL) AS known
    FROM (SELECT *, CAST(try_strptime(trim(day), $forms) AS DATE) AS on_day,
        CAST(try_strptime(trim(known), $forms) AS DATE) AS told FROM batches)"""

_UNFIT = """
    SELECT line, CASE WHEN id = '' THEN 'it has no id'
        WHEN day_text = '' THEN 'it has no day'
        ELSE 'its day is no date of our times: ' || left(day_text, 40) END
    FROM raw WHERE (day IS NULL OR id = '')
        AND replace(concat(id, day_text, type, source, target), chr(31), '') <> ''
    ORDER BY line"""

# The same event told twice in one file is one. ICEWS uses an id for several events of different days.
_TOLD = """
    CREATE TABLE told AS
    SELECT DISTINCT ON (id, day, type, source, target) * EXCLUDE (day_text) FROM raw
    WHERE day IS NOT NULL AND id <> ''"""
# Codes of a list in one cell make one row each.
_EVENTS = """
    CREATE TABLE events AS
    SELECT t.id, t.day, coalesce(t.known, t.day) AS known, k.event AS type, k.mode, k.quad,
        k.score, t.given, k.code, s.code AS source, g.code AS target, s.raw AS source_raw,
        g.raw AS target_raw,
        CASE WHEN s.side <> g.side THEN least(s.side, g.side) END AS a,
        CASE WHEN s.side <> g.side THEN greatest(s.side, g.side) END AS b
    FROM told t JOIN kinds k ON k.type = t.type AND k.given_quad = t.quad
        JOIN actors s ON s.cell = t.source JOIN actors g ON g.cell = t.target
    ORDER BY a, b, day, id"""


@dataclass(frozen=True, slots=True)
class Staged:
    """A file made ready: where its rows are, and what was read."""

    shape: Shape
    database: Path
    rows: int  # rows that are whole, the repeated ones with them
    repeated: int
    rejected: int
    first_rejected: tuple[tuple[int, str], ...]


def stage(
    path: Path,
    shape: Shape | None,
    folder: Path,
    progress: Callable[[int], None] = lambda _: None,
) -> Staged:
    """Read an event file into a database in ``folder``: table ``events``, sorted by dyad and day.

    Raises `InputError` where the file cannot be read or is of no known shape.
    """
    refused = Refusals(MOST_REJECTIONS)
    layout, batches = read_batches(path, shape, refused, progress)
    database = folder / "staged.duckdb"
    database.unlink(missing_ok=True)
    config = OFFLINE | {"memory_limit": MEMORY, "temp_directory": str(folder / "spilled")}
    with duckdb.connect(str(database), config=config) as connection:
        connection.execute("SET enable_progress_bar = false")
        try:
            _read(connection, batches, layout.shape)
        except duckdb.Error as error:
            raise refused.whole or error from error
        _refuse(connection, refused)
        _map(connection, layout.shape)
        connection.execute(_TOLD)
        connection.execute(_EVENTS)
        ((rows,),) = connection.execute(
            "SELECT count(*) FROM raw WHERE day IS NOT NULL AND id <> ''"
        ).fetchall()
        ((told,),) = connection.execute("SELECT count(*) FROM told").fetchall()
        connection.execute("DROP TABLE raw")
        connection.execute("DROP TABLE told")
    return Staged(
        layout.shape, database, rows, rows - told, refused.count, tuple(sorted(refused.first))
    )


def _read(connection: duckdb.DuckDBPyConnection, batches: object, shape: Shape) -> None:
    import pyarrow as pa

    reader = pa.RecordBatchReader.from_batches(schema(), batches)
    connection.register("batches", reader)
    try:
        connection.execute(
            _RAW, {"forms": _DAY_FORMS[shape], "first": FIRST_YEAR, "last": LAST_YEAR}
        )
    finally:
        connection.unregister("batches")


def _refuse(connection: duckdb.DuckDBPyConnection, refused: Refusals) -> None:
    found = connection.execute(_UNFIT)
    while rows := found.fetchmany(10_000):
        for line, reason in rows:
            refused.add(line, reason)


def _map(connection: duckdb.DuckDBPyConnection, shape: Shape) -> None:
    """Tables of what each different cell means: so many are few, whatever the number of rows."""
    kinds = connection.execute("SELECT DISTINCT type, quad FROM raw").fetchall()
    actors = connection.execute(
        "SELECT DISTINCT source FROM raw UNION SELECT DISTINCT target FROM raw"
    ).fetchall()
    _keep(connection, "kinds", _kinds(shape, kinds))
    _keep(connection, "actors", _actors(shape, [cell for (cell,) in actors]))


def _keep(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    connection.register("meant", table)
    connection.execute(f"CREATE TABLE {name} AS SELECT * FROM meant")
    connection.unregister("meant")


def _kinds(shape: Shape, cells: list[tuple[str, str]]) -> pa.Table:
    import pyarrow as pa

    columns: dict[str, list[object]] = {
        name: [] for name in ("type", "given_quad", "event", "mode", "quad", "score", "code")
    }
    for cell, quad in cells:
        kind = meanings.kind_of(shape, cell, quad)
        score = intensity(kind.type, kind.mode) if kind.type else None
        code = "/".join(part for part in cell.split(JOINED) if part.strip())
        row = (cell, quad, kind.type, kind.mode, kind.quad, score, code)
        for column, value in zip(columns.values(), row, strict=True):
            column.append(value)
    types = [
        pa.string(),
        pa.string(),
        pa.string(),
        pa.string(),
        pa.uint8(),
        pa.float32(),
        pa.string(),
    ]
    return pa.table(
        {
            name: pa.array(column, kind)
            for (name, column), kind in zip(columns.items(), types, strict=True)
        }
    )


def _actors(shape: Shape, cells: list[str]) -> pa.Table:
    import pyarrow as pa

    columns: dict[str, list[str | None]] = {name: [] for name in ("cell", "code", "side", "raw")}
    for cell in cells:
        codes = meanings.actors_of(shape, cell)
        raw = _raw(cell)
        rows: list[tuple[str | None, ...]] = [(cell, one, dyad_side(one), None) for one in codes]
        for row in rows or [(cell, None, None, raw)]:
            for column, value in zip(columns.values(), row, strict=True):
                column.append(value)
    return pa.table({name: pa.array(column, pa.string()) for name, column in columns.items()})


def _raw(cell: str) -> str | None:
    """The cells of a party as they stand; None where they are empty: then nobody is named."""
    parts = [part.strip() for part in cell.split(JOINED)]
    kept = [part for part in parts if part and part.casefold() != "none"]
    return " | ".join(kept) or None

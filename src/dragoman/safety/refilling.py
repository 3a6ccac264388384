"""A new file with all that can be read of a damaged dossier: its indexes are made anew by that."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from dragoman.safety.contents import Shape, definition, mark_of, quoted, shapes
from dragoman.safety.records import Finding
from dragoman.store import file
from dragoman.store.schema import SCHEMA_VERSION, VIEWS
from dragoman.version import __version__

VECTOR = 2_048  # rows that DuckDB reads together: of fewer none can be read where these cannot be
# What stands for a value that cannot be read, where the column may not be empty.
_INSTEAD: Mapping[str, Mapping[str, str]] = {
    "reports": {"published_from": "'unknown'", "source_from": "'unknown'", "language": "'und'", "run": "0"},
    "judgements": {"report_id": "''", "drawn": "'by hand'", "corrections": "'{}'"},
    "runs": {"coder": "'unknown'", "authority": "'unknown'", "inputs": "[]"},
}  # fmt: skip
_NO_ROWS = "rows that cannot be read"
_NO_VALUES = "values that cannot be read, which are left empty: {columns}"
_NO_TABLE = "the table is not as it must be, and what is in it cannot be taken over"


@dataclass
class Refilled:
    """What came of it: what is lost, and the tables with rows that could not be read."""

    lost: list[Finding] = field(default_factory=list)
    short: set[str] = field(default_factory=set)
    near: dict[str, set[int]] = field(default_factory=dict)  # by table, the rows beside the gaps


@dataclass(frozen=True, slots=True)
class Ours:
    """A table of a dossier as it must be: how it is made, and its columns with their types."""

    told: str
    columns: frozenset[tuple[str, str]]


def refill(
    damaged: Path, draft: Path, tables: Mapping[str, str], without: Collection[str]
) -> Refilled:
    """Make the file ``draft`` of every table of the damaged one, row by row, but for those ``without``.

    Tables that the damaged one lacks are made as ``tables`` says, with nothing in them. Tables that are none of
    ours are copied as they are.
    """
    done, ours = Refilled(), _ours(tables)
    with duckdb.connect(str(damaged), read_only=True, config=file.to_ask(damaged)) as connection:
        there = {name: one for name, one in shapes(connection).items() if name not in without}
        views = _views(connection)
    with duckdb.connect(str(draft), config=file.CONFIG) as connection:
        where = str(damaged).replace("'", "''")
        connection.execute(f"ATTACH '{where}' AS damaged (READ_ONLY)")
        for name in sorted({*there, *tables} - set(without)):
            _take(connection, name, there, ours, done)
        connection.execute("DETACH damaged")
        for name, query in VIEWS.items():
            connection.execute(f"CREATE VIEW {name} AS {query}")
        for name, query in views.items():
            try:
                connection.execute(query)
            except duckdb.Error:
                done.lost.append(Finding("lost", name, "a view of yours that cannot be made here"))
        _give_meta(connection)
    return done


def _take(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    there: Mapping[str, Shape],
    ours: Mapping[str, Ours],
    done: Refilled,
) -> None:
    """Make one table, and take over what can be read of it."""
    shape, our = there.get(name), ours.get(name)
    if shape is None or (our and not our.columns <= _columns(shape)):
        assert our is not None
        connection.execute(f"CREATE TABLE {quoted(name)} ({our.told})")
        done.short.add(name)
        others = {table: one for table, one in there.items() if table == name or table not in ours}
        taken = _put_renamed(connection, name, others, our.columns)
        if shape is not None and not taken:
            done.lost.append(Finding("lost", name, _NO_TABLE))
        return
    connection.execute(f"CREATE TABLE {quoted(name)} ({definition(shape)})")
    source = f"damaged.{quoted(name)}"
    try:
        connection.execute(f"INSERT INTO {quoted(name)} SELECT * FROM {source}")
        if mark_of(connection, quoted(name)) == mark_of(connection, source):
            return
    except duckdb.Error:
        pass  # row by row, then
    connection.execute(f"DELETE FROM {quoted(name)}")
    _salvage(connection, name, shape, done)


def _put_renamed(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    others: Mapping[str, Shape],
    wanted: frozenset[tuple[str, str]],
) -> bool:
    """Take a table of ours over that has another name, or one column that has; whether there is one."""
    for table, shape in others.items():
        there = _columns(shape)
        lacks, more = sorted(wanted - there), sorted(there - wanted)
        if [type for _, type in lacks] != [type for _, type in more] or len(lacks) != (
            table == name
        ):
            continue
        new = {old: now for (now, _), (old, _) in zip(lacks, more, strict=True)}
        old = [one.name for one in shape.columns]
        put = ", ".join(quoted(new.get(one, one)) for one in old)
        read = ", ".join(map(quoted, old))
        try:
            connection.execute(
                f"INSERT INTO {quoted(name)} ({put}) SELECT {read} FROM damaged.{quoted(table)}"
            )
        except duckdb.Error:
            continue
        return True
    return False


def _ours(tables: Mapping[str, str]) -> dict[str, Ours]:
    """The tables of a dossier as they must be."""
    with duckdb.connect(":memory:") as plain:
        for name, told in tables.items():
            plain.execute(f"CREATE TABLE {quoted(name)} ({told})")
        made = shapes(plain)
    return {name: Ours(told, _columns(made[name])) for name, told in tables.items()}


def _columns(shape: Shape) -> frozenset[tuple[str, str]]:
    return frozenset((one.name, one.type) for one in shape.columns)


def _salvage(
    connection: duckdb.DuckDBPyConnection, name: str, shape: Shape, done: Refilled
) -> None:
    """Take over what can be read of a table, some rows at a time, and of these what columns can be."""
    source = f"damaged.{quoted(name)}"
    ((rows,),) = connection.execute(
        "SELECT estimated_size FROM duckdb_tables() WHERE database_name = 'damaged' AND table_name = ?",
        [name],
    ).fetchall()
    gone: list[tuple[int, int]] = []
    lacking: dict[str, int] = {}
    for first in range(0, int(rows), VECTOR):
        where = f"FROM {source} WHERE rowid >= {first} AND rowid < {first + VECTOR}"
        if _put(connection, name, "*", where):
            continue
        columns = [_read(connection, name, one.name, one.empty, where) for one in shape.columns]
        if None in columns or not _put(connection, name, ", ".join(filter(None, columns)), where):
            gone.append((first, min(first + VECTOR, int(rows))))
            continue
        for one, column in zip(shape.columns, columns, strict=True):
            if column != quoted(one.name):
                lacking[one.name] = lacking.get(one.name, 0) + min(VECTOR, int(rows) - first)
    if gone or lacking:
        done.short.add(name)
        done.near[name] = {at for first, last in gone for at in (first - 1, last)}
    if gone:
        done.lost.append(Finding("lost", name, _NO_ROWS, sum(last - first for first, last in gone)))
    if lacking:
        told = _NO_VALUES.format(columns=", ".join(lacking))
        done.lost.append(Finding("lost", name, told, max(lacking.values())))


def _read(
    connection: duckdb.DuckDBPyConnection, table: str, column: str, empty: bool, where: str
) -> str | None:
    """How to ask for a column: as it is, where it can be read, else what stands for it, if anything may."""
    try:
        mark_of(connection, f"(SELECT {quoted(column)} {where})")
    except duckdb.Error:
        return _INSTEAD.get(table, {}).get(column, "NULL" if empty else None)
    return quoted(column)


def _put(connection: duckdb.DuckDBPyConnection, table: str, columns: str, where: str) -> bool:
    try:
        connection.execute(f"INSERT INTO {quoted(table)} SELECT {columns} {where}")
    except duckdb.Error:
        return False
    return True


def _views(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Views that are none of ours."""
    found = connection.execute(
        "SELECT view_name, sql FROM duckdb_views() WHERE NOT internal"
    ).fetchall()
    return {name: query for name, query in found if name not in VIEWS}


def _give_meta(connection: duckdb.DuckDBPyConnection) -> None:
    """What a dossier says of itself, where that is lost."""
    for name, value in (("schema", SCHEMA_VERSION), ("made_by", __version__), ("state", "0")):
        connection.execute("INSERT INTO meta VALUES (?, ?) ON CONFLICT DO NOTHING", [name, value])

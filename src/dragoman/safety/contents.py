"""The tables of a database file as they are: their columns, their rows, and a mark of all they hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its type as DuckDB writes it, and whether it may be empty."""

    name: str
    type: str
    empty: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """What a table is like: its columns, and by which of them its rows are told apart."""

    columns: tuple[Column, ...]
    keys: tuple[tuple[str, ...], ...] = ()  # the first one is the primary key
    unique: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """How many rows, and a sum over their content that does not hang on their order."""

    rows: int
    sum: int


def quoted(name: str) -> str:
    """A name as SQL takes it, whatever stands in it.

    >>> quoted('a"b')
    '"a""b"'
    """
    return '"' + name.replace('"', '""') + '"'


def definition(shape: Shape) -> str:
    """The columns and keys of a table as ``CREATE TABLE`` takes them; all names are quoted."""
    told = [
        f"{quoted(one.name)} {one.type}{'' if one.empty else ' NOT NULL'}" for one in shape.columns
    ]
    for word, some in (("PRIMARY KEY", shape.keys), ("UNIQUE", shape.unique)):
        told += [f"{word} ({', '.join(map(quoted, names))})" for names in some]
    return ", ".join(told)


def shapes(connection: duckdb.DuckDBPyConnection) -> dict[str, Shape]:
    """All tables of the database that is asked, by name."""
    here = "database_name = current_database() AND NOT internal"
    names = connection.execute(
        f"SELECT table_name FROM duckdb_tables() WHERE {here} ORDER BY table_name"
    ).fetchall()
    columns: dict[str, list[Column]] = {name: [] for (name,) in names}
    rows = connection.execute(
        "SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns() "
        f"WHERE {here} ORDER BY table_name, column_index"
    ).fetchall()
    for table, *rest in rows:
        if table in columns:  # else it is a view
            columns[table].append(Column(*rest))
    found = connection.execute(
        "SELECT table_name, constraint_type, constraint_column_names FROM duckdb_constraints() "
        "WHERE database_name = current_database() AND constraint_type IN ('PRIMARY KEY', 'UNIQUE') "
        "ORDER BY table_name, constraint_index"
    ).fetchall()
    by: Mapping[str, dict[str, list[tuple[str, ...]]]] = {
        name: {"PRIMARY KEY": [], "UNIQUE": []} for name in columns
    }
    for table, kind, names_ in found:
        by[table][kind].append(tuple(names_))
    return {
        name: Shape(tuple(some), tuple(by[name]["PRIMARY KEY"]), tuple(by[name]["UNIQUE"]))
        for name, some in columns.items()
    }


def mark_of(connection: duckdb.DuckDBPyConnection, source: str) -> Mark:
    """The mark of a table or of what a function gives: every value in it is read for that."""
    ((rows, total),) = connection.execute(
        f"SELECT count(*), coalesce(sum(hash(t)::HUGEINT), 0) FROM {source} t"
    ).fetchall()
    return Mark(int(rows), int(total))

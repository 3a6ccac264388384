"""A new file with all that can be read of a damaged dossier: its indexes are made anew by that."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb

from dragoman.safety.contents import quoted, shapes
from dragoman.safety.records import Checked
from dragoman.store import file, imported
from dragoman.store.kept.stages import kept_tables
from dragoman.store.schema import TABLES, VIEWS

_SOURCES = ("meta", "reports", "judgements", "outlooks", "outlook_scores")
_IMPORTED_SOURCES = ("imports", "imported")


def wanted(found: Checked, *, kept: bool) -> dict[str, str]:
    """The tables that the dossier is to have, with their columns; of what is kept only where asked."""
    has_imported = any(name in found.tables for name in imported.TABLES)
    return {
        **TABLES,
        **(imported.TABLES if has_imported else {}),
        **({name: some for name, some in kept_tables().items() if kept and name in found.tables}),
    }


def irreplaceable(found: Checked) -> list[str]:
    """The tables that cannot be read and that nothing else in the dossier tells of."""
    names = [*_SOURCES, *(_IMPORTED_SOURCES if "imported" in wanted(found, kept=False) else ())]
    return [name for name in names if name not in found.tables]


def refill(damaged: Path, draft: Path, found: Checked, tables: Mapping[str, str]) -> None:
    """Make the file ``draft`` and take over every table that a check could read, row by row."""
    with duckdb.connect(str(damaged), read_only=True, config=file.CONFIG) as connection:
        columns = {name: shape.columns for name, shape in shapes(connection).items()}
    with duckdb.connect(str(draft), config=file.CONFIG) as connection:
        where = str(damaged).replace("'", "''")
        connection.execute(f"ATTACH '{where}' AS damaged (READ_ONLY)")
        for name, told in tables.items():
            connection.execute(f"CREATE TABLE {quoted(name)} ({told})")
            if name in found.tables:
                some = ", ".join(quoted(one.name) for one in columns[name])
                source = f"SELECT {some} FROM damaged.{quoted(name)}"
                connection.execute(f"INSERT INTO {quoted(name)} BY NAME {source}")
        for name, query in VIEWS.items():
            connection.execute(f"CREATE VIEW {name} AS {query}")
        connection.execute("DETACH damaged")

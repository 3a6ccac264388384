"""Tables of answers as DuckDB relations, in memory and apart from every dossier."""

from __future__ import annotations

from functools import cache
from typing import Any

import duckdb

from dragoman.store import file


def relation(table: Any) -> duckdb.DuckDBPyRelation:
    """An Arrow table as a relation, which works on after its dossier is closed."""
    # A cursor of its own: two relations on one connection would cut off each other's results.
    return _memory().cursor().from_arrow(table)


@cache
def _memory() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(":memory:", config=file.OFFLINE)

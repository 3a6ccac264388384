"""Single imported events, the newest first: rows of somebody else's file, without a text behind them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import duckdb

from dragoman.store.imported import has_imported

NO_EVIDENCE = "none: imported events have no text"


@dataclass(frozen=True, slots=True)
class ImportedAct:
    """One imported event: its day, the day on which it was known, and who did what to whom.

    ``type`` and ``mode`` are PLOVER's, None where PLOVER has no name for ``code``, the type as the file
    has it. ``source`` and ``target`` are our codes, else the words of the file; None for a party that
    the file leaves empty.
    """

    day: date
    known: date
    dataset: str
    id: str
    type: str | None
    mode: str | None
    quad: int | None
    code: str
    source: str | None
    target: str | None
    evidence: str = NO_EVIDENCE


def imported_list(
    connection: duckdb.DuckDBPyConnection,
    sides: Collection[str] | None,
    since: date | None,
    until: date | None,
    as_of: date | None,
    first: int,
) -> list[ImportedAct]:
    """At most so many imported events between two days, as known by a day, the newest first.

    With ``sides``, codes of states, bodies or groups, those that one of them has a part in.
    """
    if not has_imported(connection):
        return []
    rows = connection.execute(
        "SELECT day, known, dataset, id, type, mode, quad, code, "
        "coalesce(source, nullif(source_raw, '')), coalesce(target, nullif(target_raw, '')) "
        "FROM imported WHERE ($since IS NULL OR day >= $since) AND ($until IS NULL OR day <= $until) "
        "AND ($as_of IS NULL OR (known <= $as_of AND day <= $as_of)) "
        "AND ($sides IS NULL OR list_contains($sides, a) OR list_contains($sides, b)) "
        "ORDER BY day DESC, dataset, id LIMIT $first",
        {
            "since": since,
            "until": until,
            "as_of": as_of,
            "sides": None if sides is None else sorted(sides),
            "first": first,
        },
    ).fetchall()
    return [ImportedAct(*row) for row in rows]

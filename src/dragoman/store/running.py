"""Reading all reports from a dossier: with their running text, which stories and origins are made from."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from dragoman.records import Region, Report
from dragoman.store.schema import REPORT_COLUMNS, SHOWN_WITHOUT_TEXT

_REPORTS = f"""
    SELECT {REPORT_COLUMNS},
           (SELECT coalesce(list({{'start': s."start", 'end': s."end", 'kind': s.kind}}
                                 ORDER BY s."start"), [])
            FROM regions s WHERE s.report = r.key) AS regions
    FROM reports r {{where}} ORDER BY r.published NULLS LAST, r.id"""


def reports_with_regions(
    connection: duckdb.DuckDBPyConnection, keys: Sequence[str] | None = None
) -> list[tuple[Report, tuple[Region, ...]]]:
    """All reports, or those of the keys, with their regions in text order, by day; of one moment."""
    where = "" if keys is None else "WHERE r.key IN (SELECT unnest($keys))"
    asked = _REPORTS.replace("{where}", where)
    given = {} if keys is None else {"keys": list(keys)}
    return [
        (Report(*row), tuple(Region(**one) for one in regions))
        for *row, regions in connection.execute(asked, given).fetchall()
    ]


def reports_without_text(connection: duckdb.DuckDBPyConnection) -> list[Report]:
    """All reports, by day; their texts are left empty, their headlines are there."""
    rows = connection.execute(
        f"SELECT {SHOWN_WITHOUT_TEXT} FROM reports r ORDER BY r.published NULLS LAST, r.id"
    ).fetchall()
    return [Report(*row) for row in rows]

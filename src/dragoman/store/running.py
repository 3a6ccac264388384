"""Reading all reports from a dossier: with their running text, which stories and origins are made from."""

from __future__ import annotations

import duckdb

from dragoman.records import Region, Report
from dragoman.store.schema import REPORT_COLUMNS, SHOWN_WITHOUT_TEXT

_REPORTS = f"""
    SELECT {REPORT_COLUMNS},
           (SELECT coalesce(list({{'start': s."start", 'end': s."end", 'kind': s.kind}}
                                 ORDER BY s."start"), [])
            FROM regions s WHERE s.report = r.key) AS regions
    FROM reports r ORDER BY r.published NULLS LAST, r.id"""


def reports_with_regions(
    connection: duckdb.DuckDBPyConnection,
) -> list[tuple[Report, tuple[Region, ...]]]:
    """All reports with their regions in text order, by day; all as of one moment."""
    return [
        (Report(*row), tuple(Region(**one) for one in regions))
        for *row, regions in connection.execute(_REPORTS).fetchall()
    ]


def reports_without_text(connection: duckdb.DuckDBPyConnection) -> list[Report]:
    """All reports, by day; their texts are left empty, their headlines are there."""
    rows = connection.execute(
        f"SELECT {SHOWN_WITHOUT_TEXT} FROM reports r ORDER BY r.published NULLS LAST, r.id"
    ).fetchall()
    return [Report(*row) for row in rows]

"""Reading the running text of all reports from a dossier: what stories are made from."""

from __future__ import annotations

import duckdb

from dragoman.records import Region, Report

_REPORTS = """
    SELECT r.id, r.key, r.text, r.title, r.published, r.published_from, r.source, r.url,
           (SELECT coalesce(list({'start': s."start", 'end': s."end", 'kind': s.kind}
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

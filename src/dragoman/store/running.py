"""Reading all reports from a dossier: with their running text, which stories and origins are made from."""

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


def reports_without_text(connection: duckdb.DuckDBPyConnection) -> list[Report]:
    """All reports, by day; their texts are left empty."""
    rows = connection.execute(
        "SELECT id, key, '', title, published, published_from, source, url FROM reports "
        "ORDER BY published NULLS LAST, id"
    ).fetchall()
    return [Report(*row) for row in rows]

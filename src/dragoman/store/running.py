"""Reading all reports from a dossier: with their running text, which stories and origins are made from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import duckdb

from dragoman.records import Region, Report
from dragoman.store.schema import REPORT_COLUMNS, SHOWN_WITHOUT_TEXT, few

_REPORTS = f"""
    SELECT {REPORT_COLUMNS},
           (SELECT coalesce(list({{'start': s."start", 'end': s."end", 'kind': s.kind}}
                                 ORDER BY s."start"), [])
            FROM regions s WHERE s.report = r.key) AS regions
    FROM reports r ORDER BY r.published NULLS LAST, r.id"""


def reports_with_regions(
    connection: duckdb.DuckDBPyConnection, keys: Sequence[str] | None = None
) -> list[tuple[Report, tuple[Region, ...]]]:
    """All reports, or those of the keys, with their regions in text order, by day.

    All are of one moment; of some, who asks holds the dossier so that nobody writes in between.
    """
    if keys is not None:
        return _some_with_regions(connection, list(keys))
    return [
        (Report(*row), tuple(Region(**one) for one in regions))
        for *row, regions in connection.execute(_REPORTS).fetchall()
    ]


def _some_with_regions(
    connection: duckdb.DuckDBPyConnection, keys: list[str]
) -> list[tuple[Report, tuple[Region, ...]]]:
    """The same of a few: asked for in one query, the regions of all reports would be gone through."""
    rows = connection.execute(
        f"SELECT {REPORT_COLUMNS} FROM ({few('reports', 'key')}) r", [keys]
    ).fetchall()
    reports = [Report(*row) for row in rows]
    regions: dict[str, list[Region]] = {one.key: [] for one in reports}
    found = connection.execute(
        f'SELECT report, "start", "end", kind FROM ({few("regions", "report")}) ORDER BY "start"',
        [keys],
    ).fetchall()
    for key, *region in found:
        regions[key].append(Region(*region))
    return sorted(((one, tuple(regions[one.key])) for one in reports), key=by_day)


def by_day(told: tuple[Report, Sequence[Region]]) -> tuple[date, str]:
    """The order of reports: by day, the undated last, and of one day by id."""
    report, _ = told
    return report.published or date.max, report.id


def reports_without_text(connection: duckdb.DuckDBPyConnection) -> list[Report]:
    """All reports, by day; their texts are left empty, their headlines are there."""
    rows = connection.execute(
        f"SELECT {SHOWN_WITHOUT_TEXT} FROM reports r ORDER BY r.published NULLS LAST, r.id"
    ).fetchall()
    return [Report(*row) for row in rows]

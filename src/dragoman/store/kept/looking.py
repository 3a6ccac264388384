"""What stages look things up with: the dossier at one moment, and the claims that were just read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import duckdb

from dragoman.records import ClaimRow
from dragoman.store.read import claim_rows_where

REMEMBERED = 30_000  # claims that are kept in mind at most; some 100 MB


class Claims:
    """Claims that were just read: several stages, one after the other, ask for those of one report."""

    def __init__(self) -> None:
        self._of_report: dict[str, list[ClaimRow]] = {}
        self._rows: dict[str, ClaimRow] = {}

    def of_reports(
        self, connection: duckdb.DuckDBPyConnection, keys: Sequence[str]
    ) -> dict[str, list[ClaimRow]]:
        """By report, its claims in the order of the text; a report without any is left out."""
        if any(key not in self._of_report for key in keys):
            self._make_room()
            missing = [key for key in keys if key not in self._of_report]
            found = claim_rows_where(connection, "c.report IN (SELECT unnest(?))", [missing])
            by_report: dict[str, list[ClaimRow]] = defaultdict(list)
            for row in found:
                by_report[row.report_key].append(row)
            self._rows |= {row.id: row for row in found}
            self._of_report |= {key: by_report[key] for key in missing}
        return {key: some for key in keys if (some := self._of_report[key])}

    def of_ids(
        self, connection: duckdb.DuckDBPyConnection, ids: Iterable[str]
    ) -> dict[str, ClaimRow]:
        """By id, these claims."""
        wanted = list(ids)
        if any(one not in self._rows for one in wanted):
            self._make_room()
            missing = [one for one in wanted if one not in self._rows]
            found = claim_rows_where(connection, "c.id IN (SELECT unnest(?))", [missing])
            self._rows |= {row.id: row for row in found}
        return {one: self._rows[one] for one in wanted if one in self._rows}

    def _make_room(self) -> None:
        if len(self._rows) > REMEMBERED:
            self._rows, self._of_report = {}, {}


class Looking:
    """The dossier at one moment, for a stage that looks up what it needs."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, claims: Claims) -> None:
        self.connection = connection
        self._claims = claims

    def claims_of(self, reports: Sequence[str]) -> dict[str, list[ClaimRow]]:
        """By report key, the claims of these reports; one without any is left out."""
        return self._claims.of_reports(self.connection, reports)

    def claims(self, ids: Iterable[str]) -> dict[str, ClaimRow]:
        """By id, these claims."""
        return self._claims.of_ids(self.connection, ids)

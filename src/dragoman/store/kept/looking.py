"""What stages look things up with: the dossier at one moment, and the claims and texts that were just read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import duckdb

from dragoman.fusing.origins.wording import Told, number_of
from dragoman.records import ClaimRow
from dragoman.store.read import claim_rows_of_ids, claim_rows_of_reports
from dragoman.store.running import by_day, reports_with_regions

REMEMBERED = 30_000  # claims that are kept in mind at most; some 100 MB
TEXTS = 300  # texts that are kept in mind at most


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
            found = claim_rows_of_reports(connection, missing)
            by_report: dict[str, list[ClaimRow]] = defaultdict(list)
            for row in found:
                by_report[row.report_key].append(row)
            self._rows |= {row.id: row for row in found}
            self._of_report |= {key: by_report[key] for key in missing}
        return {key: some for key in keys if (some := self._of_report[key])}

    def of_ids(
        self, connection: duckdb.DuckDBPyConnection, report_of: Mapping[str, str]
    ) -> dict[str, ClaimRow]:
        """By id, these claims; ``report_of`` has the report that each is of, by which it is found."""
        if any(one not in self._rows for one in report_of):
            self._make_room()
            missing = {one: key for one, key in report_of.items() if one not in self._rows}
            found = claim_rows_of_ids(connection, missing)
            self._rows |= {row.id: row for row in found}
        return {one: self._rows[one] for one in report_of if one in self._rows}

    def _make_room(self) -> None:
        if len(self._rows) > REMEMBERED:
            self._rows, self._of_report = {}, {}


class Remembered:
    """Texts that were just read: of one report more, several stages ask for the same few."""

    def __init__(self) -> None:
        self._told: dict[str, Told | None] = {}

    def told(self, connection: duckdb.DuckDBPyConnection, keys: Sequence[str]) -> list[Told]:
        """The reports of these keys that are there, with their regions, by day."""
        if len(keys) > TEXTS:
            return list(reports_with_regions(connection, keys))
        missing = [key for key in keys if key not in self._told]
        if missing:
            if len(self._told) + len(missing) > TEXTS:
                self._told, missing = {}, list(keys)
            found = {one[0].key: one for one in reports_with_regions(connection, missing)}
            self._told |= {key: found.get(key) for key in missing}
        return sorted((one for key in keys if (one := self._told[key])), key=by_day)


class Shelves:
    """What stands on the few shelves that were just asked for: two stages, one after the other, ask."""

    def __init__(self) -> None:
        self._asked: frozenset[str] = frozenset()
        self._held: dict[str, dict[str, str]] = {}

    def held_against(
        self, connection: duckdb.DuckDBPyConnection, shelves: Sequence[str]
    ) -> dict[str, dict[str, str]]:
        """By shelf on which not all have one stance, its claims with their reports."""
        if self._asked != frozenset(shelves):
            named = {number_of(one): one for one in shelves}
            rows = connection.execute(
                "SELECT place, stance, claim, report FROM shelved "
                "WHERE place IN (SELECT unnest(?::UBIGINT[]))",
                [list(named)],
            ).fetchall()
            stances: dict[int, set[str]] = defaultdict(set)
            for place, stance, _, _ in rows:
                stances[place].add(stance)
            held: dict[int, dict[str, str]] = defaultdict(dict)
            for place, _, claim, report in rows:
                if len(stances[place]) > 1:
                    held[place][claim] = report
            self._asked = frozenset(shelves)
            self._held = {named[place]: claims for place, claims in held.items()}
        return self._held


class Looking:
    """The dossier at one moment, for a stage that looks up what it needs."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        claims: Claims,
        texts: Remembered | None = None,
        shelves: Shelves | None = None,
    ) -> None:
        self.connection = connection
        self._claims = claims
        self._texts = texts or Remembered()
        self._shelves = shelves or Shelves()

    def told(self, reports: Sequence[str]) -> list[Told]:
        """The reports of these keys that are there, with their regions, by day."""
        return self._texts.told(self.connection, reports)

    def claims_of(self, reports: Sequence[str]) -> dict[str, list[ClaimRow]]:
        """By report key, the claims of these reports; one without any is left out."""
        return self._claims.of_reports(self.connection, reports)

    def held_against(self, shelves: Sequence[str]) -> dict[str, dict[str, str]]:
        """By shelf on which not all claims have one stance, its claims with their reports."""
        return self._shelves.held_against(self.connection, shelves)

    def claims(self, report_of: Mapping[str, str]) -> dict[str, ClaimRow]:
        """By id, these claims; ``report_of`` has the report that each is of."""
        return self._claims.of_ids(self.connection, report_of)

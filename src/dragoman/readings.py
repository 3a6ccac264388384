"""What came into a dossier, and how it was read: its reports, readings, coders and rejections."""

from __future__ import annotations

from abc import ABC, abstractmethod

import duckdb

from dragoman.store import queries


class Readings(ABC):
    """The questions that a `Dossier` answers from the record of its readings."""

    @abstractmethod
    def _table(self, query: str) -> duckdb.DuckDBPyRelation:
        """What a query finds."""

    def reports(self) -> duckdb.DuckDBPyRelation:
        """One row a report: id, title, date and where it is from, outlet, length, claims, run."""
        return self._table(queries.REPORTS)

    def runs(self) -> duckdb.DuckDBPyRelation:
        """One row a reading, with its times in UTC; one without ``finished`` was broken off.

        ``reports`` counts those that stand as this reading made them.
        """
        return self._table(queries.RUNS)

    def coders(self) -> duckdb.DuckDBPyRelation:
        """One row a version of coder and authority that reports here were read by, the newest last."""
        return self._table(queries.CODERS)

    def older(self) -> int:
        """How many reports were read by another coder or authority than the newest were.

        Their claims stand beside the newer ones; to read them again makes all of one piece.
        """
        return sum(count for (count,) in self.coders().project("reports").fetchall()[:-1])

    def rejections(self) -> duckdb.DuckDBPyRelation:
        """One row for each thing that was not read, and why."""
        return self._table(queries.REJECTIONS)

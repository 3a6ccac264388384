"""The origins of reports, kept: which independent texts each comes from, and what shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

import duckdb

from dragoman.fusing.origins.tracing import Origins, trace
from dragoman.fusing.origins.wording import Told
from dragoman.store.kept import traces
from dragoman.store.kept.looking import Looking
from dragoman.store.kept.near import touch
from dragoman.store.kept.stages import Stage, mark, replace
from dragoman.store.kept.traces import Change
from dragoman.store.kept.tracing import TooMuch, trace_some
from dragoman.store.running import reports_with_regions
from dragoman.store.schema import few

SOME = 0.1  # of all texts: so many are traced among the others, more of them with all others anew


class ReportOrigins(Stage):
    """By report, the origins of its text."""

    name = "origins"
    of_reports = True
    tables: ClassVar[dict[str, str]] = traces.TABLES

    def shelves(self, connection: duckdb.DuckDBPyConnection) -> list[str]:
        """All of them: copies of each other come together."""
        rows = connection.execute("SELECT DISTINCT shelf FROM todo WHERE stage = ?", [self.name])
        return sorted(shelf for (shelf,) in rows.fetchall())

    def look(self, looking: Looking, shelves: Sequence[str]) -> Change | list[Told]:
        """What a few reports change; or all texts, when it is time to look at all of them."""
        connection = looking.connection
        counts = connection.execute(
            "SELECT (SELECT count(*) FROM texts), (SELECT max(texts) FROM common)"
        ).fetchall()
        there, counted = counts[0]
        if counted and len(shelves) <= max(SOME * there, 1) and there < 2 * counted:
            try:
                return trace_some(looking, shelves, looking.told(shelves))
            except TooMuch:
                pass
        return list(reports_with_regions(connection))

    def make(self, found: Change | list[Told]) -> Change:
        """The origins of all of them, where they are not known yet."""
        return found if isinstance(found, Change) else traces.everything(trace(found))

    def keep(
        self, connection: duckdb.DuckDBPyConnection, shelves: Sequence[str], made: Change
    ) -> None:
        """Put in place what has changed; the blocks with acts of those reports are to be done."""
        before = kept_origins(connection, None if made.whole else [*made.origins, *shelves])
        traces.write(connection, made)
        changed = {key for key, held in made.origins.items() if before.get(key) != held}
        changed |= set(before) - set(made.origins)
        rows = [{"report": key, "held": held} for key, held in made.origins.items()]
        theirs = "report", [*made.origins, *shelves]
        replace(connection, "origins", theirs, rows)
        borrowed = [
            {"report": key, "origin": one}
            for key, held in made.origins.items()
            if held != (key,)
            for one in held
        ]
        replace(connection, "borrowed", theirs, borrowed)
        near = with_copies(connection, changed)
        mark_of_reports(connection, near)
        known = changed >= set(shelves)
        mark_edits(connection, near if known else with_copies(connection, changed | set(shelves)))


def mark_of_reports(connection: duckdb.DuckDBPyConnection, reports: Sequence[str]) -> None:
    """Note what is to be done of reports that are of other origin, and of those that copy them (`with_copies`).

    That is the blocks of their acts, their shelves, and whom they blame.
    """
    mark(connection, "events", touch(connection, reports))
    _mark(
        connection,
        reports,
        "DISTINCT 'between', shelf FROM shelved WHERE report IN (SELECT unnest($1))",
        "DISTINCT 'blame', shelf FROM charges WHERE report IN (SELECT unnest($1))",
    )


def mark_edits(connection: duckdb.DuckDBPyConnection, reports: Sequence[str]) -> None:
    """Note that the facts changed in reports, and in those that copy them (`with_copies`), are to be told anew.

    They hang on more than origins: a report that comes again with another day or outlet keeps its
    origins, but both are told with each changed fact.
    """
    _mark(
        connection,
        reports,
        "DISTINCT 'edits', report FROM borrowed WHERE report IN (SELECT unnest($1))",
        "DISTINCT 'edits', shelf FROM disagreements "
        "WHERE shelf IN (SELECT unnest($1)) AND scope = 'edits'",
    )


def with_copies(connection: duckdb.DuckDBPyConnection, reports: Iterable[str]) -> list[str]:
    """These reports and all that come from one of them, by key."""
    keys = set(reports)
    rows = connection.execute(
        "SELECT report FROM borrowed WHERE origin IN (SELECT unnest($1))",
        [sorted(keys)],
    ).fetchall()
    return sorted(keys.union(report for (report,) in rows))


def _mark(connection: duckdb.DuckDBPyConnection, reports: Sequence[str], *what: str) -> None:
    """Note as to be done what is asked of some reports."""
    for one in what:
        connection.execute(f"INSERT INTO todo SELECT {one}", [reports])


def kept_origins(
    connection: duckdb.DuckDBPyConnection, reports: Iterable[str] | None = None
) -> Origins:
    """The origins of all reports, or of these, as they are kept."""
    if reports is None:
        rows = connection.execute("SELECT report, held FROM origins").fetchall()
    else:
        rows = connection.execute(few("origins", "report"), [sorted(set(reports))]).fetchall()
    return {key: tuple(held) for key, held in rows}


def origins_behind(connection: duckdb.DuckDBPyConnection, reports: Iterable[str]) -> Origins:
    """The origins of these reports, and of what those are origins of: all that fusing them asks for."""
    own = kept_origins(connection, reports)
    others = {one for held in own.values() for one in held}.difference(own)
    return {**own, **kept_origins(connection, others)} if others else own

"""Reading from a dossier: what it knows, reports and claims as records."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

import duckdb

from dragoman.errors import QueryError
from dragoman.records import UNTOLD_LANGUAGE, ClaimRow, Intake, Region, Repair, Report
from dragoman.store.claims import REBUILT_FROM, rebuild
from dragoman.store.known import KnownReports
from dragoman.store.schema import SHOWN_COLUMNS, WITHOUT_TEXT, few, shown

if TYPE_CHECKING:
    import pyarrow as pa

AT_ONCE = 10_000  # rows that are made records of together: bounds what that takes in memory
_NAMED = 5  # that a message tells of at most
READ_THROUGH = ("body", "title")  # all other regions are set aside, and counted


OUTLOOKS = "outlooks"
"""The mark that changes when an outlook is kept: nothing of reports and what comes of them does."""


def state(connection: duckdb.DuckDBPyConnection) -> str:
    """A mark that changes with every transaction that bears on reports, claims or what comes of them."""
    return _mark(connection, "state")


def outlooks_mark(connection: duckdb.DuckDBPyConnection) -> str:
    """A mark that changes when an outlook is kept; empty as long as none was."""
    return _mark(connection, OUTLOOKS)


def _mark(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    rows = connection.execute("SELECT value FROM meta WHERE name = ?", [name]).fetchall()
    return str(rows[0][0]) if rows else ""


def claims_state(connection: duckdb.DuckDBPyConnection) -> tuple[int, ...]:
    """A mark that changes when reports are read: runs, reports, and claims as coded."""
    query = (
        "SELECT (SELECT max(id) FROM runs), (SELECT count(*) FROM reports), "
        "(SELECT count(*) FROM claims), (SELECT max(run) FROM reports)"
    )
    return tuple(int(one or 0) for one in connection.execute(query).fetchall()[0])


def known_reports(
    connection: duckdb.DuckDBPyConnection,
    again: Callable[[], AbstractContextManager[duckdb.DuckDBPyConnection]],
) -> KnownReports:
    """By key, every report of the dossier and who coded it; ``again`` opens the dossier when that is asked for."""
    query = (
        f"SELECT {WITHOUT_TEXT}, n.coder, n.authority FROM reports r JOIN runs n ON n.id = r.run"
    )

    def look_up() -> pa.Table:
        with again() as opened:
            return opened.sql(query).to_arrow_table()

    return KnownReports(connection.sql("SELECT id, key FROM reports").to_arrow_table(), look_up)


def left_to_do(connection: duckdb.DuckDBPyConnection) -> int:
    """How much of what is kept of the reports is known to be made anew."""
    ((left,),) = connection.execute("SELECT count(*) FROM todo").fetchall()
    return int(left)


def newer_coder(
    connection: duckdb.DuckDBPyConnection, coder: str, authority: str
) -> tuple[str, str] | None:
    """The coder and authority that came after these here and whose reports there are; else None.

    Versions are hashes, which have no order of their own: what read here first is the older one.
    What stands behind a "+" are a user's own names, which may be changed to and fro.
    """
    rows = connection.execute(
        "SELECT n.coder, n.authority FROM runs n WHERE n.id = (SELECT max(run) FROM reports) "
        "AND (n.coder, split_part(n.authority, '+', 1)) != ($1, $2) AND EXISTS (SELECT 1 "
        "FROM runs o WHERE o.id < n.id "
        "AND (o.coder, split_part(o.authority, '+', 1)) = ($1, $2))",
        [coder, authority.partition("+")[0]],
    ).fetchall()
    return rows[0] if rows else None


def taken_by(connection: duckdb.DuckDBPyConnection, run: int) -> Intake:
    """What a run took in and is there now: the reports, claims by kind, characters set aside."""
    ids = connection.execute("SELECT id FROM reports WHERE run = ? ORDER BY rowid", [run])
    read = tuple(identity for (identity,) in ids.fetchall())
    claims = connection.execute(
        "SELECT kind, count(*) FROM claims WHERE run = ? GROUP BY kind ORDER BY kind", [run]
    ).fetchall()
    set_aside = connection.execute(
        'SELECT s.kind, CAST(sum(s."end" - s."start") AS BIGINT) FROM regions s '
        "JOIN reports r ON r.key = s.report WHERE r.run = ? AND NOT list_contains(?, s.kind) "
        "GROUP BY s.kind ORDER BY s.kind",
        [run, list(READ_THROUGH)],
    ).fetchall()
    not_english = connection.execute(
        "SELECT language, count(*) FROM reports WHERE run = ? AND language NOT IN ('en', ?) "
        "GROUP BY language ORDER BY count(*) DESC, language",
        [run, UNTOLD_LANGUAGE],
    ).fetchall()
    return Intake(
        read=read,
        claims=dict(claims),
        set_aside=dict(set_aside),
        not_english=dict(not_english),
    )


def claims(connection: duckdb.DuckDBPyConnection) -> pa.Table:
    """All claims as judged, as a table that `claim_rows` makes records of when they are asked for."""
    return _claims(connection, "")


def claim_rows(table: pa.Table) -> list[ClaimRow]:
    """The claims of a table as records, by day of report and then in the order of the text."""
    found = []
    names = table.column_names
    for batch in table.to_batches(max_chunksize=AT_ONCE):
        columns = [_values(one) for one in batch.columns]
        for values in zip(*columns, strict=True):
            row = dict(zip(names, values, strict=True))
            told = row["report_id"], row["report"], row["published"], row["outlet"]
            found.append(ClaimRow(row["id"], rebuild(row), *told))
    return found


def _values(column: pa.Array) -> list[Any]:
    """The values of a column; Arrow makes a day thirty times as slowly as a number, and days are few."""
    if str(column.type) != "date32[day]":
        return list(column.to_pylist())
    days = column.dictionary_encode()
    known = [*days.dictionary.to_pylist(), None]
    return [known[-1 if place is None else place] for place in days.indices.to_pylist()]


def claim_rows_where(
    connection: duckdb.DuckDBPyConnection,
    where: str,
    parameters: Sequence[Any],
    *,
    judged: bool = True,
) -> list[ClaimRow]:
    """The claims ``c`` of reports ``r`` that a condition in SQL holds for, in the same order.

    They are as people have judged them, or else as the coder has made them.
    """
    return claim_rows(_claims(connection, f"WHERE {where}", parameters, judged=judged))


def claim_rows_of_reports(
    connection: duckdb.DuckDBPyConnection, keys: Sequence[str]
) -> list[ClaimRow]:
    """The claims as judged of the reports of these keys, in the same order."""
    claims = shown(few("claims", "report"), "report IN (SELECT unnest($1))")
    return claim_rows(_told(connection, f"({claims})", "", [list(keys)]))


def claim_rows_of_ids(
    connection: duckdb.DuckDBPyConnection, report_of: Mapping[str, str]
) -> list[ClaimRow]:
    """The claims as judged of these ids, in the same order; ``report_of`` has the report of each.

    Of many claims those of a report are found in a third of the time that it takes to look for ids.
    """
    theirs = few("claims", "report", "SELECT unnest($2)")
    claims = shown(f"FROM ({theirs}) WHERE id IN (SELECT unnest($1))", "id IN (SELECT unnest($1))")
    given = [list(report_of), sorted(set(report_of.values()))]
    return claim_rows(_told(connection, f"({claims})", "", given))


def claim_rows_of(
    connection: duckdb.DuckDBPyConnection, identity: str, judged: bool = True
) -> list[ClaimRow]:
    """The claims of one report, in the order of the text."""
    key = report(connection, identity).key
    return claim_rows_where(connection, "c.report = ?", [key], judged=judged)


def claim_rows_beginning(connection: duckdb.DuckDBPyConnection, beginning: str) -> list[ClaimRow]:
    """The claims as coded whose ids begin so; the one whose id is that very text comes alone."""
    found = claim_rows_where(connection, "starts_with(c.id, ?)", [beginning], judged=False)
    return [row for row in found if row.id == beginning] or found


def coded_rows(connection: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> list[ClaimRow]:
    """Claims by their ids, as the coder made them."""
    return claim_rows_where(connection, "c.id IN (SELECT unnest(?))", [list(ids)], judged=False)


def report(connection: duckdb.DuckDBPyConnection, identity: str) -> Report:
    """The report of that id, its text exactly as it was read. Raises `QueryError` where there is none."""
    rows = connection.execute(
        f"SELECT {SHOWN_COLUMNS} FROM reports r WHERE r.id = ?",
        [identity],
    ).fetchall()
    if not rows:
        ids = [one for (one,) in connection.execute("SELECT id FROM reports").fetchall()]
        raise QueryError(f"there is no report {identity!r} here{hint(identity, ids)}")
    return Report(*rows[0])


def regions(connection: duckdb.DuckDBPyConnection, identity: str) -> tuple[Region, ...]:
    """The marked stretches of a report, in text order."""
    return tuple(Region(*row) for row in _of_report(connection, identity, "kind", "regions"))


def repairs(connection: duckdb.DuckDBPyConnection, identity: str) -> tuple[Repair, ...]:
    """The damage that was mended in a report's working text, in text order."""
    rows = _of_report(connection, identity, "kind, replacement", "repairs")
    return tuple(Repair(*row) for row in rows)


def hint(asked: str, there: Iterable[str], told: Mapping[str, str] | None = None) -> str:
    """The end of a message: what is near to what was asked for, or what to do.

    ``told`` is how each of them is told, where that is not as it is.
    """
    names, told = sorted(set(there)), told or {}
    folded = {name.casefold(): name for name in names}
    near = difflib.get_close_matches(asked.casefold(), folded, n=_NAMED, cutoff=0.5)
    if near:
        return f"; near to it: {_listed([told.get(folded[name], folded[name]) for name in near])}"
    if not names:
        return "; the dossier is empty: read reports into it first"
    return f"; there are, among others: {_listed([told.get(name, name) for name in names])}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(list(dict.fromkeys(names))[:_NAMED])


def _of_report(
    connection: duckdb.DuckDBPyConnection, identity: str, columns: str, table: str
) -> Sequence[tuple[Any, ...]]:
    key = report(connection, identity).key
    return connection.execute(
        f'SELECT "start", "end", {columns} FROM {table} WHERE report = ? ORDER BY "start"', [key]
    ).fetchall()


def _claims(
    connection: duckdb.DuckDBPyConnection,
    where: str,
    parameters: Sequence[Any] = (),
    *,
    judged: bool = True,
) -> pa.Table:
    table = "shown_claims" if judged else "claims"
    return _told(connection, table, where, parameters)


def _told(
    connection: duckdb.DuckDBPyConnection, claims: str, where: str, parameters: Sequence[Any]
) -> pa.Table:
    """Of claims in SQL, what records are made of."""
    columns = ", ".join(f'c."{name}"' for name in REBUILT_FROM)
    found = connection.sql(
        f"SELECT {columns}, c.id, c.report, r.id AS report_id, r.published, r.source AS outlet "
        f"FROM {claims} c JOIN reports r ON r.key = c.report {where} "
        "ORDER BY r.published NULLS LAST, r.id, c.ordinal",
        params=parameters,
    )
    return found.to_arrow_table()

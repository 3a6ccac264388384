"""Writing to a dossier: runs, and whole reports with all that was found in them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import duckdb
import pyarrow as pa

from dragoman.count_records import Count
from dragoman.records import Claim, CleanReport, Rejection, Report
from dragoman.store.claims import claim_row, party_rows
from dragoman.store.counts import count_rows
from dragoman.store.schema import OF_ONE_REPORT

Row = dict[str, Any]

FEW_VALUES = 64  # so many are written more quickly by themselves (0.8 ms) than as a table (2 ms)


@dataclass(frozen=True, slots=True)
class Coded:
    """One report, cleaned, with the claims that the coder found in it."""

    clean: CleanReport
    claims: tuple[Claim, ...]
    counts: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A rejection, with the key of the report that it is about where it has come to one."""

    rejection: Rejection
    report_key: str | None = None


def begin_run(
    connection: duckdb.DuckDBPyConnection, coder: str, authority: str, inputs: Sequence[str]
) -> int:
    """Record that a reading has begun, with the coder's and the authority's version: its number."""
    with Transaction(connection):
        ((last,),) = connection.execute("SELECT coalesce(max(id), 0) FROM runs").fetchall()
        run = int(last) + 1
        row = [run, _now(), None, coder, authority, list(inputs)]
        connection.execute("INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?)", row)
    return run


def end_run(connection: duckdb.DuckDBPyConnection, run: int) -> None:
    """Record that the reading came to its end; a run without an end was broken off."""
    with Transaction(connection):
        connection.execute("UPDATE runs SET finished = ? WHERE id = ?", [_now(), run])


def write_batch(
    connection: duckdb.DuckDBPyConnection,
    run: int,
    coded: Iterable[Coded],
    refused: Iterable[Refused],
) -> None:
    """Write whole reports and rejections in one transaction.

    A report that the dossier already has, by its key, is replaced with everything that was found
    in it; the same rejection of an earlier run is, too. Of claims that are the same in all but the coder's confidence,
    the first stays. What is made of these reports is noted as to be done, and what people have judged
    finds its claims anew.
    """
    from dragoman.store.judgements import settle
    from dragoman.store.kept.forward import mark_reports

    rows = _rows(run, coded)
    keys = [row["key"] for row in rows["reports"]]
    rejections = list(dict.fromkeys(refused))
    with Transaction(connection):
        _delete(connection, keys)
        for table, some in rows.items():
            insert(connection, table, some)
        _replace_rejections(connection, [_rejection_row(run, one) for one in rejections])
        settle(connection, keys)
        mark_reports(connection, keys)


def _delete(connection: duckdb.DuckDBPyConnection, keys: list[str]) -> None:
    """Delete reports with all that was found in them, as far as they are there."""
    there = connection.execute(
        "SELECT key FROM reports WHERE key IN (SELECT unnest($1)) UNION "
        "SELECT report FROM rejections WHERE report IN (SELECT unnest($1))",
        [keys],
    ).fetchall()
    if there:
        old = [[key for (key,) in there]]
        for table in OF_ONE_REPORT:
            connection.execute(f"DELETE FROM {table} WHERE report IN (SELECT unnest(?))", old)
        connection.execute("DELETE FROM reports WHERE key IN (SELECT unnest(?))", old)


def _rows(run: int, coded: Iterable[Coded]) -> dict[str, list[Row]]:
    """The rows of all tables for these reports."""
    rows: dict[str, list[Row]] = {
        table: [] for table in ("reports", "regions", "repairs", "claims", "parties", "counts")
    }
    for one in coded:
        report = one.clean.report
        key = report.key
        rows["reports"].append(_report_row(run, report))
        for region in one.clean.regions:
            span = {"start": region.start, "end": region.end}
            rows["regions"].append({"report": key, **span, "kind": region.kind})
        for repair in one.clean.repairs:
            mended = {"kind": repair.kind, "replacement": repair.replacement}
            span = {"start": repair.start, "end": repair.end}
            rows["repairs"].append({"report": key, **span, **mended})
        claims: dict[object, Row] = {}
        for ordinal, claim in enumerate(one.claims):
            row = claim_row(key, claim, ordinal, run)
            if claims.setdefault(row["id"], row) is row:
                rows["parties"].extend(party_rows(key, str(row["id"]), claim))
        rows["claims"].extend(claims.values())
        counts = {row["id"]: row for row in count_rows(key, one.counts, run)}
        rows["counts"].extend(counts.values())
    return rows


def _report_row(run: int, report: Report) -> Row:
    return {
        "key": report.key,
        "id": report.id,
        "text": report.text,
        "title": report.title,
        "published": report.published,
        "published_from": report.published_from,
        "source": report.source,
        "url": report.url,
        "published_confidence": report.published_confidence,
        "source_from": report.source_from,
        "language": report.language,
        "run": run,
    }


def _rejection_row(run: int, refused: Refused) -> Row:
    one = refused.rejection
    return {
        "run": run,
        "report": refused.report_key,
        "path": one.path,
        "place": one.place,
        "reason": one.reason,
    }


def _replace_rejections(connection: duckdb.DuckDBPyConnection, rows: list[Row]) -> None:
    """Insert rejections, each once: the same one of an earlier run goes."""
    if not rows:
        return
    keys = [row["report"] for row in rows if row["report"] is not None]
    connection.execute("DELETE FROM rejections WHERE report IN (SELECT unnest(?))", [keys])
    with _incoming(connection, "rejections", rows):
        connection.execute(
            "DELETE FROM rejections r USING incoming i WHERE r.path = i.path "
            "AND r.reason = i.reason AND r.place IS NOT DISTINCT FROM i.place"
        )
    insert(connection, "rejections", rows)


def insert(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Insert rows by column name: many through Arrow, some hundred times faster than one by one."""
    if not rows:
        return
    names = _shape(connection, table).names
    if len(rows) * len(names) <= FEW_VALUES:
        marks = ", ".join(["(" + ", ".join("?" * len(names)) + ")"] * len(rows))
        values = [_bindable(row.get(name)) for row in rows for name in names]
        quoted = ", ".join(f'"{name}"' for name in names)
        connection.execute(f"INSERT INTO {table} ({quoted}) VALUES {marks}", values)
        return
    with _incoming(connection, table, rows):
        connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")


def _bindable(value: Any) -> Any:
    """A value as DuckDB takes it for a column: a tuple would be a record."""
    return list(value) if isinstance(value, tuple) else value


_SHAPES: dict[str, pa.Schema] = {}
"""By table, its columns: the same in every dossier, and long to ask for when few rows come."""


def _shape(connection: duckdb.DuckDBPyConnection, table: str) -> pa.Schema:
    """The columns of a table."""
    if table not in _SHAPES:
        shape = connection.sql(f"SELECT * FROM {table} LIMIT 0").to_arrow_table().schema
        _SHAPES[table] = pa.schema(list(shape))
    return _SHAPES[table]


@contextmanager
def _incoming(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Mapping[str, Any]]
) -> Iterator[None]:
    """The rows as a table ``incoming``, shaped as the table that they are for."""
    shape = _shape(connection, table)
    connection.register("incoming", pa.Table.from_pylist(rows, schema=shape))
    try:
        yield
    finally:
        connection.unregister("incoming")


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


class Transaction:
    """All or nothing; each one that succeeds moves the dossier's state, so that caches notice.

    ``moves`` is another mark that moves instead, where nothing is told of reports and what comes of them; None for
    what no answer tells of.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, moves: str | None = "state") -> None:
        self._connection = connection
        self._moves = moves

    def __enter__(self) -> None:
        self._connection.begin()

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self._connection.rollback()
            return
        if self._moves:
            self._connection.execute(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)", [self._moves, uuid.uuid4().hex]
            )
        self._connection.commit()

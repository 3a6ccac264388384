"""Judgements in the dossier: kept beside the coder's rows, never over them, and never deleted.

What they come to is kept in tables of its own: ``bearings``, which claim each judgement bears on now;
``left_out``, claims judged wrong; ``corrected``, claims as corrected, with ``corrected_parties``. They
are made anew, in the same transaction, whenever a report is judged or read. The views
``shown_claims`` and ``shown_parties`` are the coder's rows under these: the one place where
judgements enter all that is made of the claims.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import duckdb

from dragoman.judging.bearing import bearings
from dragoman.judging.corrections import applied
from dragoman.judging.counting import outcomes
from dragoman.judging.records import Judged, Judgement
from dragoman.records import ClaimRow
from dragoman.store import read
from dragoman.store.claims import claim_row, party_rows
from dragoman.store.write import Transaction, insert

if TYPE_CHECKING:
    from dragoman.picture.marked import ReportJudged

COLUMNS = """
    id, claim, report_id, report, verdict, judge, judged, coded, corrections, note, drawn, coder"""
"""The columns that `judgement_of` makes a judgement of."""
_MADE = ("bearings", "left_out", "corrected", "corrected_parties")
"""What is made of judgements, each row with its report."""
_SETTLED_AT_ONCE = 500  # reports: bounds what that takes in memory


def add(connection: duckdb.DuckDBPyConnection, judgements: Sequence[Judgement]) -> int:
    """Keep judgements, in one transaction, and note what is to be made anew; how many are new.

    One that is there already is not kept twice.
    """
    with Transaction(connection):
        asked = [[one.id for one in judgements]]
        rows = connection.execute(
            "SELECT id FROM judgements WHERE id IN (SELECT unnest(?))", asked
        ).fetchall()
        there = {id for (id,) in rows}
        new = {one.id: one for one in judgements if one.id not in there}
        insert(connection, "judgements", [_row(one) for one in new.values()])
        keys = sorted({one.report_key for one in new.values()})
        before = _effect(connection, keys)
        settle(connection, keys)
        after = _effect(connection, keys)
        _mark(connection, [key for key in keys if before.get(key) != after.get(key)])
    return len(new)


def settle(connection: duckdb.DuckDBPyConnection, keys: Sequence[str]) -> None:
    """Find anew what the judgements of these reports bear on, and what they come to.

    The caller has a transaction open, and marks the reports where that is due.
    """
    said: dict[str, list[Judgement]] = defaultdict(list)
    for one in judgements(connection, keys):
        said[one.report_key].append(one)
    if not said:
        return
    for table in _MADE:
        connection.execute(f"DELETE FROM {table} WHERE report IN (SELECT unnest(?))", [list(keys)])
    rows: dict[str, list[ClaimRow]] = defaultdict(list)
    for row in _as_coded(connection, list(said)):
        rows[row.report_key].append(row)
    placed = _places(connection, list(said))
    made: dict[str, list[dict[str, Any]]] = {table: [] for table in _MADE}
    for key, some in said.items():
        judged = bearings(some, rows[key])
        made["bearings"] += [_bearing_row(key, one) for one in judged]
        by_id = {row.id: row for row in rows[key]}
        for claim, outcome in outcomes(judged).items():
            if outcome.left_out:
                made["left_out"].append({"claim": claim, "report": key})
            elif outcome.corrections:
                better = applied(by_id[claim].claim, outcome.corrections)
                made["corrected"].append(claim_row(key, better, *placed[claim]) | {"id": claim})
                made["corrected_parties"] += party_rows(key, claim, better)
    for table, some_rows in made.items():
        insert(connection, table, some_rows)


def settle_all(connection: duckdb.DuckDBPyConnection) -> int:
    """Find anew what all judgements bear on; how many there were traces of, and are not there.

    The caller has a transaction open.
    """
    ((gone,),) = connection.execute(
        "SELECT count(DISTINCT judgement) FROM bearings WHERE judgement NOT IN (SELECT id FROM judgements)"
    ).fetchall()
    for table in _MADE:
        connection.execute(f"DELETE FROM {table}")
    rows = connection.execute("SELECT DISTINCT report FROM judgements ORDER BY report").fetchall()
    keys = [key for (key,) in rows]
    for at in range(0, len(keys), _SETTLED_AT_ONCE):
        settle(connection, keys[at : at + _SETTLED_AT_ONCE])
    return int(gone)


def forget(connection: duckdb.DuckDBPyConnection) -> None:
    """In a dossier in memory: let no judgement bear on anything, and note what is to be made anew."""
    rows = connection.execute("SELECT report FROM left_out UNION SELECT report FROM corrected")
    keys = sorted(key for (key,) in rows.fetchall())
    with Transaction(connection):
        for table in _MADE:
            connection.execute(f"DELETE FROM {table}")
        _mark(connection, keys)


def judgements(
    connection: duckdb.DuckDBPyConnection, keys: Sequence[str] | None = None
) -> list[Judgement]:
    """All judgements, or those of reports by key, in the order in which they were made."""
    where = "" if keys is None else "WHERE report IN (SELECT unnest($keys))"
    given = {} if keys is None else {"keys": list(keys)}
    rows = connection.execute(
        f"SELECT {COLUMNS} FROM judgements {where} ORDER BY judged, id", given
    ).fetchall()
    return [judgement_of(row) for row in rows]


def judged(
    connection: duckdb.DuckDBPyConnection, keys: Sequence[str] | None = None
) -> list[Judged]:
    """All judgements, or those of reports by key, each with what it bears on now, the oldest first."""
    made = judgements(connection, keys)
    if not made:
        return []
    found = connection.execute("SELECT judgement, claim, bearing, newest FROM bearings").fetchall()
    bears = {id: rest for id, *rest in found}
    return [Judged(one, *bears[one.id]) for one in made]


def report_judged(connection: duckdb.DuckDBPyConnection, identity: str) -> ReportJudged:
    """A report with its claims as coded and what was said of them. Raises `QueryError`."""
    from dragoman.picture.marked import ReportJudged

    told = read.report(connection, identity)
    return ReportJudged(
        told,
        read.regions(connection, identity),
        tuple(read.claim_rows_of(connection, identity, judged=False)),
        tuple(judged(connection, [told.key])),
    )


def left_out(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The claims that are judged wrong and left out, by id."""
    rows = connection.execute("SELECT claim FROM left_out ORDER BY claim").fetchall()
    return [claim for (claim,) in rows]


def has_effect(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether any claim is left out or corrected."""
    query = "SELECT 1 FROM left_out UNION ALL SELECT 1 FROM corrected LIMIT 1"
    return bool(connection.execute(query).fetchall())


def coder_of(connection: duckdb.DuckDBPyConnection, report_key: str) -> str | None:
    """The version of the coder that has read a report."""
    rows = connection.execute(
        "SELECT n.coder FROM reports r JOIN runs n ON n.id = r.run WHERE r.key = ?", [report_key]
    ).fetchall()
    return rows[0][0] if rows else None


def _mark(connection: duckdb.DuckDBPyConnection, keys: Sequence[str]) -> None:
    from dragoman.store.kept.forward import mark_claims_of

    mark_claims_of(connection, keys)


def _as_coded(connection: duckdb.DuckDBPyConnection, keys: Sequence[str]) -> list[ClaimRow]:
    of_these = "c.report IN (SELECT unnest(?))"
    return read.claim_rows_where(connection, of_these, [list(keys)], judged=False)


def _places(
    connection: duckdb.DuckDBPyConnection, keys: Sequence[str]
) -> dict[str, tuple[int, int]]:
    """By claim, its place in its report and its run."""
    rows = connection.execute(
        "SELECT id, ordinal, run FROM claims WHERE report IN (SELECT unnest(?))", [list(keys)]
    ).fetchall()
    return {id: (ordinal, run) for id, ordinal, run in rows}


def _effect(
    connection: duckdb.DuckDBPyConnection, keys: Sequence[str]
) -> dict[str, set[tuple[Any, ...]]]:
    """By report key, what judgements make of its claims."""
    found: dict[str, set[tuple[Any, ...]]] = defaultdict(set)
    for query in (
        "SELECT report, claim FROM left_out",
        'SELECT report, id, body, status, "when", "where", voice_actor, voice_name FROM corrected',
    ):
        where = f"{query} WHERE report IN (SELECT unnest(?))"
        for key, *rest in connection.execute(where, [list(keys)]).fetchall():
            found[key].add(tuple(rest))
    return found


def _bearing_row(key: str, one: Judged) -> dict[str, Any]:
    return {
        "judgement": one.judgement.id,
        "report": key,
        "claim": one.found,
        "bearing": one.bearing,
        "newest": one.newest,
    }


def _row(one: Judgement) -> dict[str, Any]:
    return {
        "id": one.id,
        "claim": one.claim,
        "report": one.report_key,
        "report_id": one.report,
        "verdict": one.verdict,
        "judge": one.judge,
        "judged": one.judged,
        "coded": json.dumps(dict(one.coded), ensure_ascii=False),
        "corrections": json.dumps(dict(one.corrections), ensure_ascii=False),
        "note": one.note,
        "drawn": one.drawn,
        "coder": one.coder,
    }


def judgement_of(row: Iterable[Any]) -> Judgement:
    """A judgement from the values of `COLUMNS`."""
    id, claim, report, key, verdict, judge, when, coded, corrections, note, drawn, coder = row
    return Judgement(
        id, claim, report, key, verdict, judge, when,
        json.loads(coded), json.loads(corrections), note, drawn, coder,
    )  # fmt: skip

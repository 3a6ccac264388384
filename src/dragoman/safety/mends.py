"""What is put right between the tables of a dossier, in the order in which one hangs on the other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from dragoman.errors import DragomanError
from dragoman.judging.lines import with_id
from dragoman.reading.clean import clean
from dragoman.records import Report
from dragoman.safety.bodies import BODY_RULES, OTHER_TEXTS, other_claims, other_counts
from dragoman.safety.contents import quoted, shapes
from dragoman.safety.records import Finding
from dragoman.safety.rules import BODY_PARTIES
from dragoman.store import file, imported, judgements, read
from dragoman.store.claims import party_rows
from dragoman.store.imported_write import sum_up
from dragoman.store.schema import OF_ONE_REPORT, REPORT_COLUMNS
from dragoman.store.write import insert

AT_ONCE = 500  # reports whose claims are in memory together
TEXTS_AT_ONCE = 50  # reports whose texts are in memory together
UNKNOWN_CODER = "unknown"  # of a reading whose row is gone: the next one codes its reports anew
_OF_A_RUN = ("reports", "claims", "counts")
_NO_TWO_ALIKE = ("reports", "claims", "parties", "counts")
_GONE = (
    "reports of which only a rest was there, which is taken out: read them again, or bring back a "
    "backup (judgements of them are kept)"
)
_NO_READING = (
    "readings of which it is not known any more by which coder, when and of what they were; to read the "
    "same again codes their reports anew"
)

_MISQUOTED = """
    SELECT t.report FROM {table} t JOIN reports r ON r.key = t.report WHERE t."start" < 0
    OR t."end" < t."start" OR substring(r.text, t."start" + 1, t."end" - t."start") <> t.{quote}"""
_MISSTATED = """
    SELECT c.report FROM (
        SELECT report, TRY_CAST(body->>'$.content.start' AS INTEGER) AS s,
            TRY_CAST(body->>'$.content.end' AS INTEGER) AS e, body->>'$.content.exact' AS exact
        FROM (SELECT report, CASE WHEN json_valid(body) THEN body END AS body FROM claims WHERE kind = 'statement')
    ) c JOIN reports r ON r.key = c.report WHERE substring(r.text, c.s + 1, c.e - c.s) IS DISTINCT FROM c.exact"""
_FEW = f"""
    SELECT c.report FROM (
        SELECT id, report, {BODY_PARTIES} AS told FROM (
            SELECT id, report, kind, CASE WHEN json_valid(body) THEN body END AS body FROM claims)) c
    LEFT JOIN (SELECT claim, count(*) AS n FROM parties GROUP BY claim) p ON p.claim = c.id
    WHERE coalesce(p.n, 0) <> c.told"""
_WITHOUT_CLAIM = """
    SELECT report FROM {table} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT id FROM claims)"""


_OTHER_PARTIES = "SELECT report FROM parties WHERE claim || ' ' || ordinal IN ({query})".format(
    query=next(one.query for one in BODY_RULES if one.where == "parties")
)


@dataclass
class Doing:
    """What the mending has come to: reports to be coded anew, and what is gone for good."""

    again: set[str] = field(default_factory=set)
    other: set[str] = field(default_factory=set)  # reports whose text is not the one that was read
    lost: list[Finding] = field(default_factory=list)


def take_out_twins(connection: duckdb.DuckDBPyConnection) -> None:
    """Of rows that are the same in all, leave one."""
    known = shapes(connection)
    for table in _NO_TWO_ALIKE:
        columns = ", ".join(quoted(one.name) for one in known[table].columns)
        connection.execute(
            f"DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM (SELECT rowid, "
            f"row_number() OVER (PARTITION BY {columns} ORDER BY rowid) AS n FROM {table}) WHERE n > 1)"
        )


def take_out_orphans(connection: duckdb.DuckDBPyConnection, doing: Doing) -> None:
    """Rows of reports that are not there: of such a report nothing can be asked."""
    tables = [one for one in OF_ONE_REPORT if one != "rejections"]
    every = " UNION ".join(f"SELECT report FROM {one}" for one in tables)
    gone = _keys(
        connection, f"SELECT report FROM ({every}) WHERE report NOT IN (SELECT key FROM reports)"
    )
    for table in tables:
        connection.execute(f"DELETE FROM {table} WHERE report IN (SELECT unnest(?))", [gone])
    if gone:
        doing.lost.append(Finding("lost", "reports", _GONE, len(gone), tuple(gone[:3])))


def give_readings(connection: duckdb.DuckDBPyConnection, doing: Doing) -> None:
    """One reading, the oldest and by nobody known, that stands for those whose rows are gone.

    Reports that are to be coded or read anew are of it as well: a coder leaves alone what it has coded itself.
    """
    gone = "run NOT IN (SELECT id FROM runs)"
    every = " UNION ".join(
        f"SELECT DISTINCT run::VARCHAR FROM {one} WHERE {gone}" for one in _OF_A_RUN
    )
    without = _keys(connection, every)
    if without:
        doing.lost.append(Finding("lost", "runs", _NO_READING, len(without), tuple(without[:3])))
    anew = sorted(doing.again | doing.other)
    if not anew and not without:
        return
    ((first,),) = connection.execute("SELECT coalesce(min(id), 1) FROM runs").fetchall()
    stands = int(first) - 1
    for table in _OF_A_RUN:
        connection.execute(f"UPDATE {table} SET run = ? WHERE {gone}", [stands])
    connection.execute("UPDATE reports SET run = ? WHERE key IN (SELECT unnest(?))", [stands, anew])
    connection.execute(
        "INSERT INTO runs VALUES (?, TIMESTAMP '1970-01-01', TIMESTAMP '1970-01-01', ?, ?, [])",
        [stands, UNKNOWN_CODER, UNKNOWN_CODER],
    )


def find_half_read(
    connection: duckdb.DuckDBPyConnection,
    doing: Doing,
    short: Collection[str],
    near: Collection[str],
) -> None:
    """Reports with claims or counts that are broken or not there: they are to be coded anew.

    ``short`` are the tables that lost rows, ``near`` the reports whose rows stood beside those: what is found
    in a report lies together, so that others lost all of theirs or nothing.
    """
    doing.again |= set(near)
    for table in set(short) & {"claims", "counts"}:
        doing.again |= set(
            _keys(
                connection, f"SELECT key FROM reports WHERE key NOT IN (SELECT report FROM {table})"
            )
        )
    for find in (other_claims, other_counts):
        doing.again |= {report for _, report in find(connection)}
    for query in (
        "SELECT report FROM claims WHERE id IN (SELECT id FROM claims GROUP BY id HAVING count(*) > 1)",
        _MISQUOTED.format(table="claims", quote="exact"),
        _MISQUOTED.format(table="counts", quote="exact"),
        _MISSTATED,
        *(
            f"SELECT report FROM {rule.where} WHERE id IN ({rule.query})"
            for rule in BODY_RULES
            if rule.where in ("claims", "counts")
        ),
        *(
            _WITHOUT_CLAIM.format(table=table, column=column)
            for table, column in (
                ("parties", "claim"), ("left_out", "claim"), ("corrected", "id"), ("bearings", "claim"),
            )
        ),
    ):  # fmt: skip
        there = f"SELECT report FROM ({query}) WHERE report IN (SELECT key FROM reports)"
        doing.again |= set(_keys(connection, there))


def find_other_texts(connection: duckdb.DuckDBPyConnection, doing: Doing) -> None:
    """Reports whose text is not the one that they are known by: the next reading of it puts it right."""
    (rule,) = (one for one in BODY_RULES if one.told == OTHER_TEXTS)
    doing.other |= set(_keys(connection, f"SELECT key FROM reports WHERE id IN ({rule.query})"))
    doing.again -= doing.other


def give_parties(connection: duckdb.DuckDBPyConnection, doing: Doing) -> None:
    """The parties of claims, made anew from the claims; where that cannot be, reports are coded anew."""
    wrong = _MISQUOTED.format(table="parties", quote="text")
    asked = (
        f"SELECT report FROM ({_FEW} UNION {wrong} UNION {_OTHER_PARTIES}) "
        "WHERE report NOT IN (SELECT unnest($again))"
    )
    keys = _keys(connection, asked, {"again": sorted(doing.again)})
    for some in (keys[at : at + AT_ONCE] for at in range(0, len(keys), AT_ONCE)):
        try:
            rows = read.claim_rows_where(
                connection, "c.report IN (SELECT unnest(?))", [some], judged=False
            )
        except (DragomanError, KeyError, TypeError, ValueError):  # a body that is none of a claim
            doing.again |= set(some)
            continue
        made = [party for row in rows for party in party_rows(row.report_key, row.id, row.claim)]
        connection.execute("DELETE FROM parties WHERE report IN (SELECT unnest(?))", [some])
        insert(connection, "parties", made)
    doing.again |= set(_keys(connection, wrong))


def clean_again(
    connection: duckdb.DuckDBPyConnection, tables: Collection[str], doing: Doing
) -> None:
    """What is marked and mended in reports' texts, where it lies outside of them or could not be read."""
    keys = set(_keys(connection, "SELECT key FROM reports")) if tables else set()
    for table in ("regions", "repairs"):
        keys |= set(
            _keys(
                connection,
                f'SELECT t.report FROM {table} t JOIN reports r ON r.key = t.report WHERE t."start" < 0 '
                'OR t."end" < t."start" OR t."end" > length(r.text)',
            )
        )
    for report in reports_of(connection, keys - doing.again):
        made = clean(report)
        for table, spans in (("regions", made.regions), ("repairs", made.repairs)):
            connection.execute(f"DELETE FROM {table} WHERE report = ?", [report.key])
            rows = [
                {name: getattr(one, name) for name in one.__slots__} | {"report": report.key}
                for one in spans
            ]
            insert(connection, table, rows)


def give_sums(connection: duckdb.DuckDBPyConnection) -> None:
    """The sums of imported events, made anew from the events."""
    if not imported.has_imported(connection):
        return
    for table in ("imported_months", "imported_before", "imported_days"):
        connection.execute(f"DELETE FROM {table}")
    for (number,) in connection.execute("SELECT id FROM imports ORDER BY id").fetchall():
        sum_up(connection, number)


def reports_of(connection: duckdb.DuckDBPyConnection, keys: Iterable[str]) -> Iterator[Report]:
    """Reports by key, as they were read, some at a time."""
    wanted = sorted(keys)
    for at in range(0, len(wanted), TEXTS_AT_ONCE):
        rows = connection.execute(
            f"SELECT {REPORT_COLUMNS} FROM reports r WHERE r.key IN (SELECT unnest(?)) ORDER BY r.id",
            [wanted[at : at + TEXTS_AT_ONCE]],
        ).fetchall()
        yield from (Report(*row) for row in rows)


def reports_in(path: Path, keys: Iterable[str]) -> Iterator[Report]:
    """The same of a file that others write to meanwhile: it is opened for each portion."""
    wanted = sorted(keys)
    for at in range(0, len(wanted), TEXTS_AT_ONCE):
        with file.connected(path) as connection:
            some = list(reports_of(connection, wanted[at : at + TEXTS_AT_ONCE]))
        yield from some


def throw_kept_away(connection: duckdb.DuckDBPyConnection) -> None:
    """Let all that is made of the reports and kept be made anew."""
    connection.execute("DELETE FROM meta WHERE name = 'kept'")


def give_ids(connection: duckdb.DuckDBPyConnection, short: Collection[str]) -> None:
    """New ids for judgements of which something could not be read: theirs were made of all."""
    if "judgements" not in short:
        return
    for row in connection.execute(f"SELECT {judgements.COLUMNS} FROM judgements").fetchall():
        one = judgements.judgement_of(row)
        new = with_id(one).id
        if new != one.id:
            connection.execute("UPDATE judgements SET id = ? WHERE id = ?", [new, one.id])


def _keys(
    connection: duckdb.DuckDBPyConnection, query: str, given: Mapping[str, object] | None = None
) -> list[str]:
    asked = f"SELECT DISTINCT * FROM ({query}) ORDER BY 1"
    return [key for (key,) in connection.execute(asked, given or {}).fetchall()]

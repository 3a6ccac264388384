"""The questions that a dossier answers with a table, in SQL, and the table that comes of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import duckdb

from dragoman.errors import QueryError
from dragoman.fusing.parties import state_names
from dragoman.store.read import hint
from dragoman.store.schema import HEADLINE

if TYPE_CHECKING:
    import pyarrow as pa

REPORTS = f"""
    SELECT r.id, {HEADLINE} AS title, r.published, r.published_from, r.published_confidence,
           r.source AS outlet, r.source_from AS outlet_from, r.url, r.language,
           length(r.text) AS characters, r.key, r.run,
           (SELECT count(*) FROM shown_claims c WHERE c.report = r.key) AS claims
    FROM reports r ORDER BY r.published NULLS LAST, r.id"""

RUNS = """
    SELECT n.*, (SELECT count(*) FROM reports r WHERE r.run = n.id) AS reports
    FROM runs n ORDER BY n.id"""

CODERS = """
    SELECT n.coder, n.authority, count(*) AS reports, max(n.id) AS run
    FROM reports r JOIN runs n ON n.id = r.run GROUP BY n.coder, n.authority ORDER BY run"""

REJECTIONS = """
    SELECT run, path, place, reason FROM rejections
    ORDER BY run, path, place NULLS FIRST, reason"""

COUNTS = """
    SELECT c.id, r.id AS report, r.published, r.source AS outlet, c.outcome, c.who, c.value, c.min,
           c.max, c.unit, c.part, c.total, c.stage, c.voice_actor, c.voice_name, c."when",
           c.places, c.causes, c."start", c."end", c.exact
    FROM counts c JOIN reports r ON r.key = c.report
    ORDER BY r.published NULLS LAST, r.id, c.ordinal"""

_SHARED = """
    c.id, r.id AS report, r.published, r.source AS outlet, c.status, c.voice_actor, c.voice_name,
    c."when", c.when_from, c.when_to, c."where" """
_EVIDENCE = 'c."start", c."end", c.exact'


def _role(role: str, column: str = "code") -> str:
    return f"""(SELECT coalesce(list(p.{column} ORDER BY p.ordinal), []) FROM shown_parties p
                WHERE p.claim = c.id AND p.role = '{role}')"""


def _only(role: str) -> str:
    return f"{_role(role)}[1] AS {role}, {_role(role, 'name')}[1] AS {role}_name"


_PARTIES = """(SELECT coalesce(list({'role': p.role, 'code': p.code, 'name': p.name,
                                     'text': p.text} ORDER BY p.ordinal), [])
               FROM shown_parties p WHERE p.claim = c.id) AS parties"""

COLUMNS: dict[str | None, str] = {
    None: f"""{_SHARED}, c.kind, {_PARTIES}, c.event, c.mode, c.quad, c.reciprocal, c.confidence,
        c.what, c.value, c.min, c.max, c.unit, {_EVIDENCE}, c.body""",
    "act": f"""{_SHARED}, c.event, c.mode, c.quad, {_role("source")} AS source,
        {_role("target")} AS target, c.reciprocal, c.what, c.value, c.min, c.max, c.unit,
        c.confidence, {_EVIDENCE}""",
    "statement": f"""{_SHARED}, {_only("speaker")}, c.body->>'cue' AS cue,
        c.body->'content'->>'exact' AS content, c.body->>'direct' AS direct,
        c.body->>'venue' AS venue, {_EVIDENCE}""",
    "silence": f"{_SHARED}, {_only('actor')}, c.body->>'about' AS about, {_EVIDENCE}",
    "tie": f"""{_SHARED}, c.body->>'tie' AS tie, {_role("member")} AS members,
        {_role("member", "name")} AS member_names, c.body->>'name' AS name,
        c.body->>'since' AS since, c.body->>'until' AS until, {_EVIDENCE}""",
    "consequence": f"""{_SHARED}, c.body->>'cause' AS cause, c.body->>'effect' AS effect,
        {_EVIDENCE}""",
}
"""The columns of a table of claims, by kind; None is the table of claims of all kinds."""

_CLAIMS = """
    SELECT {columns} FROM shown_claims c JOIN reports r ON r.key = c.report
    WHERE ($kind IS NULL OR c.kind = $kind) AND ($status IS NULL OR c.status = $status)
      AND CASE WHEN c.when_from IS NULL AND c.when_to IS NULL
          THEN ($since IS NULL OR r.published >= $since)
           AND ($until IS NULL OR r.published <= $until)
          ELSE ($since IS NULL OR c.when_to IS NULL OR c.when_to >= $since)
           AND ($until IS NULL OR c.when_from IS NULL OR c.when_from <= $until) END
      AND ($first IS NULL OR c.id IN (
           SELECT p.claim FROM shown_parties p WHERE list_contains($first, p.code)
             AND ($called IS NULL OR lower(p.name) = lower($called))))
      AND ($second IS NULL OR c.id IN (
           SELECT p.claim FROM shown_parties p WHERE list_contains($second, p.code)))
    ORDER BY r.published NULLS LAST, r.id, c.ordinal"""


_NAMED = "SELECT code, name FROM parties UNION ALL SELECT code, name FROM corrected_parties"


@dataclass(frozen=True, slots=True)
class Asked:
    """What claims are asked for; None leaves a side open."""

    kind: str | None = None
    status: str | None = None
    since: date | None = None
    until: date | None = None
    actor: str | None = None
    other: str | None = None  # the second actor of a dyad
    called: str | None = None  # only the actor who bears this very name
    judged: bool = True  # claims as people have judged them, or else as the coder made them


def table(connection: duckdb.DuckDBPyConnection, query: str) -> pa.Table:
    """The answer to a query without parameters."""
    return connection.sql(query).to_arrow_table()


def as_coded(query: str) -> str:
    """The same question of the claims as the coder made them, whatever people have judged."""
    return query.replace("shown_claims", "claims").replace("shown_parties", "parties")


def claims(connection: duckdb.DuckDBPyConnection, asked: Asked) -> pa.Table:
    """The claims asked for, with the columns of their kind."""
    query = _CLAIMS.format(columns=COLUMNS[asked.kind])
    found = connection.sql(
        query if asked.judged else as_coded(query),
        params={
            "kind": asked.kind,
            "status": asked.status,
            "since": asked.since,
            "until": asked.until,
            "first": codes(connection, asked.actor),
            "second": codes(connection, asked.other),
            "called": asked.called,
        },
    )
    return found.to_arrow_table()


def name_of_code(connection: duckdb.DuckDBPyConnection, code: str) -> str | None:
    """What the claims mostly call the actor of a code; None where none has it."""
    rows = connection.execute(
        f"SELECT name FROM ({_NAMED}) WHERE code = ? GROUP BY name ORDER BY count(*) DESC, name LIMIT 1",
        [code],
    ).fetchall()
    return rows[0][0] if rows else None


def named(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """Every code of the dossier with each name that a party bears under it."""
    return connection.execute(f"SELECT DISTINCT code, name FROM ({_NAMED})").fetchall()


def is_code(there: Iterable[tuple[str, str]], actor: str) -> bool:
    """Whether an actor is given by a code of those there, or by the beginning of one."""
    asked = actor.casefold()
    return any(f"{code.casefold()}:".startswith(f"{asked}:") for code, _ in there)


def codes(connection: duckdb.DuckDBPyConnection, actor: str | None) -> list[str] | None:
    """The codes in the dossier that are meant by a code or a name; None where nobody is asked for.

    Raises `QueryError` when the dossier has neither.
    """
    return None if actor is None else codes_among(named(connection), actor)


def codes_among(there: Sequence[tuple[str, str]], actor: str) -> list[str]:
    """The codes, of those there with their names, that are meant by a code or a name.

    A code means itself and all below it: ``PRK`` is also ``PRK:MIL``, and so is the name of that
    state. Any other name, in any case, means the codes of the parties that bear it. Raises
    `QueryError` when there is neither.
    """
    asked = actor.casefold()
    known = {asked, *(code for code, name in state_names().items() if name.casefold() == asked)}
    heads = {one.casefold() for one in known}
    found = {
        code
        for code, name in there
        if code.casefold() in heads
        or code.casefold().startswith(tuple(f"{one}:" for one in heads))
        or name.casefold() == asked
    }
    if not found:
        texts = [text for row in there for text in (*row, row[0].split(":")[0])]
        raise QueryError(f"no claim here names the actor {actor!r}{hint(actor, texts)}")
    return sorted(found)

"""Whether what is kept of a claim, a count, a judgement or an outlook is what was written.

The ids of the first three are made of their content, so that any other byte in it shows. SQL makes the ids
again, and Python looks at what SQL could not make out: the two write some rare characters in JSON otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import duckdb

from dragoman.errors import DragomanError
from dragoman.judging.lines import with_id
from dragoman.reading.sources import KEY_DIGITS
from dragoman.safety.contents import Shape, quoted
from dragoman.safety.rules import Rule
from dragoman.store import judgements, outlooks
from dragoman.store.claims import ID_DIGITS, REBUILT_FROM, claim_id, rebuild

AT_ONCE = 1_000  # rows that are looked at together: bounds what that takes in memory
# Whoever makes reports in Python may give them keys of their own. So another key than that of the text is no
# damage, and is told only where it looks like one, and where this share of the dossier's reports have theirs.
KEYED_BY_TEXT = 0.9
OTHER_TEXTS = "texts that are not those of their keys: changed since they were read, or the keys were given by hand"
_NO_RECORD = (
    DragomanError,
    KeyError,
    TypeError,
    ValueError,
    AttributeError,
)  # of a body that is none

_SHARED = """'[' || to_json(kind) || ',' || to_json(status) || ',' || CASE WHEN voice_actor IS NULL
    THEN 'null' ELSE '{"actor":' || to_json(voice_actor) || ',"name":' || to_json(voice_name) || '}' END
    || ',' || coalesce(to_json("when"), 'null') || ',' || coalesce(to_json("where"), 'null')
    || ',{"start":' || "start" || ',"end":' || "end" || ',"exact":' || to_json(exact) || '}]'"""
# The id of a statement is made of its words without what stands around them.
_CONTENT = "CASE WHEN kind = 'statement' AND json_valid(body) THEN body->'$.content' END"
_OWN = f"""CASE WHEN kind <> 'statement' THEN body::VARCHAR ELSE replace(body::VARCHAR, ({_CONTENT})::VARCHAR,
    '{{"start":' || (({_CONTENT})->>'start') || ',"end":' || (({_CONTENT})->>'end')
    || ',"exact":' || (({_CONTENT})->'exact') || '}}') END"""
_OTHER_CLAIMS = f"""FROM claims WHERE left(sha256(report || {_SHARED} || {_OWN}), {ID_DIGITS})
    IS DISTINCT FROM id"""
_OTHER_COUNTS = f"""FROM counts WHERE left(sha256(report || ' ' || body), {ID_DIGITS})
    IS DISTINCT FROM id"""

_BODY = "CASE WHEN json_valid(c.body) THEN c.body END"


def _unlike(table: str, paths: Mapping[str, tuple[str, str]]) -> str:
    """That a column is another than what the body says; by column, the path and the type."""
    return " OR ".join(
        f"{table}.\"{name}\" IS DISTINCT FROM TRY_CAST({_BODY}->>'{path}' AS {type})"
        for name, (path, type) in paths.items()
    )


_AMOUNT = {one: (f"$.quantity.{one}", "DOUBLE") for one in ("value", "min", "max")} | {
    "unit": ("$.quantity.unit", "VARCHAR")
}
_ACT = _AMOUNT | {
    "event": ("$.event", "VARCHAR"),
    "mode": ("$.mode", "VARCHAR"),
    "quad": ("$.quad", "INTEGER"),
    "reciprocal": ("$.reciprocal", "BOOLEAN"),
    "what": ("$.what", "VARCHAR"),
}
_COUNT = _AMOUNT | {
    "outcome": ("$.outcome", "VARCHAR"),
    "who": ("$.who", "VARCHAR"),
    "part": ("$.part", "BOOLEAN"),
    "total": ("$.total", "BOOLEAN"),
    "stage": ("$.stage", "VARCHAR"),
    "when": ("$.when", "VARCHAR"),
    "start": ("$.evidence.start", "INTEGER"),
    "end": ("$.evidence.end", "INTEGER"),
    "exact": ("$.evidence.exact", "VARCHAR"),
}
_OUTLOOK = {
    "made": ("$.made", "DATE"),
    "until": ("$.until", "DATE"),
    "a": ("$.a.code", "VARCHAR"),
    "b": ("$.b.code", "VARCHAR"),
    "weeks": ("$.weeks", "INTEGER"),
}
_PARTY = """CASE c.kind
    WHEN 'act' THEN CASE p.role WHEN 'source' THEN json_extract(body, '$.source[' || p.ordinal || ']')
        ELSE json_extract(body, '$.target[' || (p.ordinal - json_array_length(body, '$.source')) || ']') END
    WHEN 'tie' THEN json_extract(body, '$.members[' || p.ordinal || ']')
    WHEN 'statement' THEN CASE p.ordinal WHEN 0 THEN json_extract(body, '$.speaker')
        ELSE json_extract(body, '$.beside[' || (p.ordinal - 1) || ']') END
    WHEN 'silence' THEN json_extract(body, '$.actor') END"""
_AROUND = """SELECT t.id AS place FROM claims t JOIN reports r ON r.key = t.report
    WHERE substring(r.text, t."start" - length(t.prefix) + 1, length(t.prefix)) <> t.prefix
    OR substring(r.text, t."end" + 1, length(t.suffix)) <> t.suffix"""

BODY_RULES: tuple[Rule, ...] = (
    Rule(
        ("claims",),
        "acts whose columns are not what their body says",
        f"SELECT id AS place FROM claims c WHERE kind = 'act' AND ({_unlike('c', _ACT)})",
    ),
    Rule(
        ("counts",),
        "counts whose columns are not what their body says",
        f"SELECT id AS place FROM counts c WHERE {_unlike('c', _COUNT)}",
    ),
    Rule(
        ("outlooks",),
        "outlooks whose columns are not what their body says",
        f"SELECT id AS place FROM outlooks c WHERE {_unlike('c', _OUTLOOK)}",
    ),
    Rule(
        ("parties", "claims"),
        "parties that are not those of their claim's body",
        f"""SELECT claim || ' ' || ordinal AS place FROM (
            SELECT p.*, {_PARTY} AS told FROM parties p JOIN (
                SELECT id, kind, {_BODY} AS body FROM claims c) c ON c.id = p.claim)
            WHERE told->>'code' IS DISTINCT FROM code OR told->>'name' IS DISTINCT FROM name
            OR told->>'text' IS DISTINCT FROM text
            OR TRY_CAST(told->>'start' AS INTEGER) IS DISTINCT FROM "start"
            OR TRY_CAST(told->>'end' AS INTEGER) IS DISTINCT FROM "end" """,
    ),
    Rule(
        ("claims", "reports"),
        "claims whose surroundings are not those in the report's text",
        _AROUND,
    ),
    Rule(
        ("reports",),
        OTHER_TEXTS,
        f"""SELECT id AS place FROM (SELECT id, key, left(sha256(text), {KEY_DIGITS}) = key AS fits FROM reports)
            WHERE NOT fits AND regexp_full_match(key, '[0-9a-f]{{{KEY_DIGITS}}}') AND (SELECT count(*) FILTER (left(sha256(text), {KEY_DIGITS}) = key)
                >= {KEYED_BY_TEXT} * count(*) FROM reports)""",
        "note",
    ),
)
"""What must hold between a body and what was taken out of it."""


def no_json(name: str, shape: Shape) -> Rule | None:
    """The rule that what is kept as JSON in a table is such; None where there is nothing of it."""
    columns = [quoted(one.name) for one in shape.columns if one.type == "JSON"]
    if not columns:
        return None
    bad = " OR ".join(f"NOT json_valid({one})" for one in columns)
    return Rule(
        (name,),
        "rows with something in them that is no JSON",
        f"SELECT 'row ' || rowid AS place FROM {quoted(name)} WHERE {bad}",
    )


def other_claims(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    """Claims that are not those that their ids were made of, each with its report's key."""
    columns = ", ".join(f'"{one}"' for one in REBUILT_FROM)
    names = ("id", "report", *REBUILT_FROM)
    for values in _rows(connection, f"SELECT id, report, {columns} {_OTHER_CLAIMS}"):
        row = dict(zip(names, values, strict=True))
        if not _holds(lambda row=row: _claim_fits(row)):  # type: ignore[misc]
            yield row["id"], row["report"]


def other_counts(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    """Counts that are not those that their ids were made of, each with its report's key."""
    yield from _rows(connection, f"SELECT id, report {_OTHER_COUNTS}")


def other_judgements(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Judgements that are not as they were given, by id."""
    for row in _rows(connection, f"SELECT {judgements.COLUMNS} FROM judgements"):
        if not _holds(lambda row=row: _judgement_fits(row)):  # type: ignore[misc]
            yield row[0]


def other_outlooks(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Outlooks and scores that cannot be read, by id."""
    for table, key, made in (
        ("outlooks", "id", outlooks.outlook_of),
        ("outlook_scores", "outlook", outlooks.scored_of),
    ):
        for id, body in _rows(connection, f"SELECT {key}, body FROM {table}"):
            if not _holds(lambda made=made, body=body: bool(made(json.loads(body)))):  # type: ignore[misc]
                yield id


def _claim_fits(row: Mapping[str, Any]) -> bool:
    return claim_id(row["report"], rebuild({**row, "report_id": ""})) == str(row["id"])


def _judgement_fits(row: tuple[Any, ...]) -> bool:
    one = judgements.judgement_of(row)
    return with_id(one).id == one.id


def _holds(fits: Callable[[], bool]) -> bool:
    try:
        return fits()
    except _NO_RECORD:
        return False


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, some at a time; others may be asked meanwhile."""
    with connection.cursor() as asked:
        found = asked.execute(query)
        while some := found.fetchmany(AT_ONCE):
            yield from some

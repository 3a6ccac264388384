"""The tables of a dossier, as DuckDB sees them, and the version that marks their shape."""

from __future__ import annotations

SCHEMA_VERSION = (
    "8"  # raise it whenever a table below, or what a body in it holds, changes its shape
)

_CLAIM = """
        report VARCHAR NOT NULL, run INTEGER NOT NULL,
        ordinal INTEGER NOT NULL, kind VARCHAR NOT NULL, status VARCHAR NOT NULL,
        voice_actor VARCHAR, voice_name VARCHAR, "when" VARCHAR, when_from DATE, when_to DATE,
        "where" VARCHAR, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
        exact VARCHAR NOT NULL, prefix VARCHAR NOT NULL, suffix VARCHAR NOT NULL,
        event VARCHAR, mode VARCHAR, quad INTEGER, reciprocal BOOLEAN, confidence DOUBLE,
        what VARCHAR, value DOUBLE, min DOUBLE, max DOUBLE, unit VARCHAR, body JSON NOT NULL"""
_PARTY = """
        claim VARCHAR NOT NULL, report VARCHAR NOT NULL, ordinal INTEGER NOT NULL,
        role VARCHAR NOT NULL, code VARCHAR NOT NULL, name VARCHAR NOT NULL, text VARCHAR NOT NULL,
        "start" INTEGER NOT NULL, "end" INTEGER NOT NULL"""
_JUDGED = {
    "judgements": """
        id VARCHAR PRIMARY KEY, claim VARCHAR NOT NULL, report VARCHAR NOT NULL,
        report_id VARCHAR NOT NULL, verdict VARCHAR NOT NULL, judge VARCHAR NOT NULL,
        judged TIMESTAMP NOT NULL, coded JSON NOT NULL, corrections JSON NOT NULL, note VARCHAR,
        drawn VARCHAR NOT NULL, coder VARCHAR""",
    "bearings": """
        judgement VARCHAR NOT NULL, report VARCHAR NOT NULL, claim VARCHAR,
        bearing VARCHAR NOT NULL, newest BOOLEAN NOT NULL""",
    "left_out": """
        claim VARCHAR NOT NULL, report VARCHAR NOT NULL""",
    "corrected": f"""
        id VARCHAR NOT NULL, {_CLAIM}""",
    "corrected_parties": _PARTY,
}
"""What people have judged, and what comes of it: see `store.judgements`."""

_OUTLOOKS = {
    "outlooks": """
        id VARCHAR PRIMARY KEY, made DATE NOT NULL, as_of DATE NOT NULL, until DATE NOT NULL,
        a VARCHAR NOT NULL, b VARCHAR, weeks INTEGER NOT NULL, state VARCHAR NOT NULL,
        version VARCHAR NOT NULL, body JSON NOT NULL""",
    "outlook_scores": """
        outlook VARCHAR PRIMARY KEY, scored DATE NOT NULL, state VARCHAR NOT NULL, body JSON NOT NULL""",
}
"""What was expected, as it was shown, and how it came out: see `store.outlooks`."""

TABLES: dict[str, str] = {
    "meta": """
        name VARCHAR PRIMARY KEY, value VARCHAR NOT NULL""",
    "runs": """
        id INTEGER PRIMARY KEY, started TIMESTAMP NOT NULL, finished TIMESTAMP,
        coder VARCHAR NOT NULL, authority VARCHAR NOT NULL, inputs VARCHAR[] NOT NULL""",
    "reports": """
        key VARCHAR NOT NULL, id VARCHAR NOT NULL, text VARCHAR NOT NULL, title VARCHAR,
        published DATE, published_from VARCHAR NOT NULL, source VARCHAR, url VARCHAR,
        published_confidence DOUBLE, source_from VARCHAR NOT NULL, language VARCHAR NOT NULL,
        run INTEGER NOT NULL""",
    "regions": """
        report VARCHAR NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
        kind VARCHAR NOT NULL""",
    "repairs": """
        report VARCHAR NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
        kind VARCHAR NOT NULL, replacement VARCHAR NOT NULL""",
    "claims": f"""
        id VARCHAR NOT NULL, {_CLAIM}""",
    "parties": _PARTY,
    "counts": """
        id VARCHAR NOT NULL, report VARCHAR NOT NULL, run INTEGER NOT NULL,
        ordinal INTEGER NOT NULL, outcome VARCHAR NOT NULL, who VARCHAR NOT NULL,
        value DOUBLE, min DOUBLE, max DOUBLE, unit VARCHAR NOT NULL, part BOOLEAN NOT NULL,
        total BOOLEAN NOT NULL, stage VARCHAR, voice_actor VARCHAR, voice_name VARCHAR,
        "when" VARCHAR, places VARCHAR[] NOT NULL, causes VARCHAR[] NOT NULL,
        "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, exact VARCHAR NOT NULL,
        body JSON NOT NULL""",
    "rejections": """
        run INTEGER NOT NULL, report VARCHAR, path VARCHAR NOT NULL, place VARCHAR,
        reason VARCHAR NOT NULL""",
    "todo": """
        stage VARCHAR NOT NULL, shelf VARCHAR NOT NULL""",
    **_JUDGED,
    **_OUTLOOKS,
}
"""Column definitions by table.

``report`` is the report's key, ``body`` what only one kind has, a run's times are in UTC. What is
made of the reports and kept has tables of its own, see `store.kept.stages`, which may be thrown away
at any time; ``todo`` is what is to be done for them.

Keys and ids of reports and claims stand once each by the way they are written (`store.write`), not
by an index: with one, DuckDB writes the whole table anew for each report that is added (0.6 s of
processor among 10,000 reports, and more with each; without, 0.02 s).
"""


def shown(claims: str, of_these: str = "TRUE") -> str:
    """SQL for some claims as people's judgements leave them; ``of_these`` picks the corrected ones."""
    return (
        f"SELECT * FROM ({claims}) WHERE id NOT IN ("
        "SELECT claim FROM left_out UNION ALL SELECT id FROM corrected) "
        f"UNION ALL BY NAME SELECT * FROM corrected WHERE {of_these}"
    )


VIEWS: dict[str, str] = {
    "shown_claims": shown("SELECT * FROM claims"),
    "shown_parties": """
        SELECT * FROM parties WHERE claim NOT IN (
            SELECT claim FROM left_out UNION ALL SELECT id FROM corrected)
        UNION ALL BY NAME SELECT * FROM corrected_parties""",
}
"""The claims and their parties as people's judgements leave them: what everything is made from."""

REPORT_COLUMNS = (
    "r.id, r.key, r.text, r.title, r.published, r.published_from, r.source, r.url, "
    "r.published_confidence, r.source_from, r.language"
)
"""The columns of a report ``r`` in the order of `Report`'s fields."""
WITHOUT_TEXT = REPORT_COLUMNS.replace("r.text", "''")
"""The same with an empty text."""
HEADLINE = """coalesce(r.title, (
    SELECT regexp_replace(substring(r.text, s."start" + 1, s."end" - s."start"), '[\\s\\p{Z}]+', ' ', 'g')
    FROM regions s WHERE s.report = r.key AND s.kind = 'title' ORDER BY s."start" LIMIT 1))"""
"""The title that a report ``r`` came with, else the one that is marked in its text."""
SHOWN_COLUMNS = REPORT_COLUMNS.replace("r.title", HEADLINE)
"""The columns of a report as a reader is shown it, with its headline."""
SHOWN_WITHOUT_TEXT = SHOWN_COLUMNS.replace("r.text, ", "'', ", 1)
"""The same with an empty text."""

UPGRADES: dict[str, tuple[str, ...]] = {
    "1": (
        "ALTER TABLE rejections ADD COLUMN report VARCHAR",
        "UPDATE meta SET value = '2' WHERE name = 'schema'",
    ),
    "2": (
        "ALTER TABLE reports ADD COLUMN published_confidence DOUBLE",
        "ALTER TABLE reports ADD COLUMN source_from VARCHAR DEFAULT 'unknown'",
        "ALTER TABLE reports ADD COLUMN language VARCHAR DEFAULT 'und'",
        "UPDATE reports SET source_from = 'given' WHERE source IS NOT NULL",
        "UPDATE meta SET value = '3' WHERE name = 'schema'",
    ),
    "3": (
        "CREATE TABLE todo (stage VARCHAR NOT NULL, shelf VARCHAR NOT NULL)",
        f"CREATE TABLE counts ({TABLES['counts']})",
        "UPDATE meta SET value = '4' WHERE name = 'schema'",
    ),
    "4": (
        # Dossiers made in the first hour of version 4 have none.
        f"CREATE TABLE IF NOT EXISTS counts ({TABLES['counts']})",
        *(f"CREATE TABLE {name} ({columns})" for name, columns in _JUDGED.items()),
        *(f"CREATE VIEW {name} AS {query}" for name, query in VIEWS.items()),
        "UPDATE meta SET value = '5' WHERE name = 'schema'",
    ),
    "5": (
        *(f"CREATE TABLE {name} ({columns})" for name, columns in _OUTLOOKS.items()),
        "UPDATE meta SET value = '6' WHERE name = 'schema'",
    ),
    # Bodies of outlooks may hold orders and amounts by class; those that are there hold none, and are read as they are.
    "6": ("UPDATE meta SET value = '7' WHERE name = 'schema'",),
    # Orders may hold shares; those that are there hold none.
    "7": ("UPDATE meta SET value = '8' WHERE name = 'schema'",),
}
"""By the version that they bring up to the next: statements that make an older dossier a newer."""

OF_ONE_REPORT = ("regions", "repairs", "claims", "parties", "counts", "rejections")
"""Tables whose rows go when their report is read anew."""


def few(table: str, column: str, values: str = "SELECT unnest($1)") -> str:
    """SQL for the rows of a table that have one of these values in a column.

    They are found by that column alone, and only then read: of many rows, and wide ones, in half
    the time.
    """
    return f"SELECT * FROM {table} WHERE rowid IN (SELECT rowid FROM {table} WHERE {column} IN ({values}))"


def statements(made_by: str) -> list[str]:
    """The SQL that makes an empty dossier; ``made_by`` is the version of Dragoman that does it."""
    tables = [f"CREATE TABLE {name} ({columns})" for name, columns in TABLES.items()]
    views = [f"CREATE VIEW {name} AS {query}" for name, query in VIEWS.items()]
    version = made_by.replace("'", "''")
    meta = f"('schema', '{SCHEMA_VERSION}'), ('made_by', '{version}'), ('state', '0')"
    return [*tables, *views, f"INSERT INTO meta VALUES {meta}"]

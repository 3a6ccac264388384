"""What must hold between the tables of a dossier: one query a rule, which finds what breaks it.

Each query gives one column, ``place``: where the rule is broken. A rule is asked only where all its tables
are there.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.safety.records import Weight
from dragoman.store.schema import OF_ONE_REPORT


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that must hold: the tables that it is about, how a breach is told, its query, and its weight."""

    tables: tuple[str, ...]
    told: str
    query: str
    weight: Weight = "damage"

    @property
    def where(self) -> str:
        """The table that is at fault."""
        return self.tables[0]


def _unknown(table: str, column: str, other: str, key: str, name: str) -> Rule:
    """Every value of a column must be a key of another table."""
    return Rule(
        (table, other),
        f"rows of {name} that is not there",
        f"SELECT DISTINCT t.{column}::VARCHAR AS place FROM {table} t "
        f"WHERE t.{column} IS NOT NULL AND t.{column} NOT IN (SELECT {key} FROM {other})",
    )


def _twice(table: str, key: str) -> Rule:
    return Rule(
        (table,),
        f"more than one row of one {key}",
        f"SELECT {key}::VARCHAR AS place FROM {table} GROUP BY {key} HAVING count(*) > 1",
    )


def _quoted(table: str, at: str, quote: str = "exact") -> Rule:
    """A quote must stand in the text of its report where its offsets say."""
    return Rule(
        (table, "reports"),
        "quotes that do not stand in the report's text where their offsets say",
        f'SELECT {at} AS place FROM {table} t JOIN reports r ON r.key = t.report WHERE t."start" < 0 '
        f'OR t."end" < t."start" OR substring(r.text, t."start" + 1, t."end" - t."start") <> t.{quote}',
    )


def _inside(table: str) -> Rule:
    """A stretch must lie within the text of its report."""
    return Rule(
        (table, "reports"),
        "stretches that lie outside the report's text",
        f"SELECT r.id || ' at ' || t.\"start\" AS place FROM {table} t JOIN reports r ON r.key = t.report "
        f'WHERE t."start" < 0 OR t."end" < t."start" OR t."end" > length(r.text)',
    )


_BODY = "CASE WHEN json_valid(body) THEN body END"  # what is no JSON would end the question
BODY_PARTIES = """CASE kind
    WHEN 'act' THEN json_array_length(body, '$.source') + json_array_length(body, '$.target')
    WHEN 'tie' THEN json_array_length(body, '$.members')
    WHEN 'statement' THEN 1 + coalesce(json_array_length(body, '$.beside'), 0)
    WHEN 'silence' THEN 1 ELSE 0 END"""
"""How many parties a body tells of; nothing where it has no such list."""

RULES: tuple[Rule, ...] = (
    *(
        _twice(table, key)
        for table, key in (("reports", "key"), ("reports", "id"), ("claims", "id"))
    ),
    _unknown("reports", "run", "runs", "id", "a reading"),
    *(
        _unknown(table, "report", "reports", "key", "a report")
        for table in OF_ONE_REPORT
        if table != "rejections"  # a report that could not be coded is told of and not there
    ),
    _unknown("parties", "claim", "claims", "id", "a claim"),
    Rule(
        ("parties", "claims"),
        "claims with other than all their parties",
        f"SELECT c.id AS place FROM (SELECT id, {BODY_PARTIES} AS told FROM "
        f"(SELECT id, kind, {_BODY} AS body FROM claims)) c "
        "LEFT JOIN (SELECT claim, count(*) AS n FROM parties GROUP BY claim) p ON p.claim = c.id "
        "WHERE coalesce(p.n, 0) IS DISTINCT FROM c.told",
    ),
    _quoted("claims", "t.id"),
    _quoted("parties", "t.claim || ' ' || t.role", "text"),
    _quoted("counts", "t.id"),
    Rule(
        ("claims", "reports"),
        "statements whose words do not stand in the report's text where their offsets say",
        f"""SELECT c.id AS place FROM (
               SELECT id, report, TRY_CAST(body->>'$.content.start' AS INTEGER) AS s,
                   TRY_CAST(body->>'$.content.end' AS INTEGER) AS e, body->>'$.content.exact' AS exact
               FROM (SELECT id, report, {_BODY} AS body FROM claims WHERE kind = 'statement')) c JOIN reports r ON r.key = c.report
           WHERE substring(r.text, c.s + 1, c.e - c.s) IS DISTINCT FROM c.exact""",
    ),
    _inside("regions"),
    _inside("repairs"),
    _unknown("bearings", "judgement", "judgements", "id", "a judgement"),
    _unknown("bearings", "claim", "claims", "id", "a claim"),
    _unknown("left_out", "claim", "claims", "id", "a claim"),
    _unknown("corrected", "id", "claims", "id", "a claim"),
    _unknown("corrected_parties", "claim", "corrected", "id", "a corrected claim"),
    Rule(
        ("bearings", "judgements"),
        "judgements of which it is not noted what they bear on",
        "SELECT id AS place FROM judgements WHERE id NOT IN (SELECT judgement FROM bearings)",
    ),
    _unknown("outlook_scores", "outlook", "outlooks", "id", "an outlook"),
    _unknown("imported", "import", "imports", "id", "an imported file"),
    Rule(
        ("imported", "imports"),
        "imported files with other than all their events",
        "SELECT i.path AS place FROM imports i LEFT JOIN (SELECT import, count(*) AS n FROM imported "
        "GROUP BY import) e ON e.import = i.id WHERE coalesce(e.n, 0) <> i.kept",
    ),
    Rule(
        ("imported_months", "imported"),
        "sums of imported events that are not those of the events",
        "SELECT coalesce(m.import, e.import)::VARCHAR AS place FROM "
        "(SELECT import, sum(events) AS n FROM imported_months GROUP BY import) m FULL JOIN "
        "(SELECT import, count(*) AS n FROM imported WHERE a IS NOT NULL GROUP BY import) e "
        "ON e.import = m.import WHERE m.n IS DISTINCT FROM e.n",
    ),
)
"""What must hold in every dossier."""

_CLAIMS = f"""from_json(({_BODY})->'$.claims', '["VARCHAR"]')"""

KEPT_RULES: tuple[Rule, ...] = (
    Rule(
        ("events", "claims"),
        "events with claims that are not there, or with none",
        f"""SELECT id AS place FROM (
               SELECT id, unnest(CASE WHEN coalesce(len(told), 0) = 0 THEN [''] ELSE told END) AS claim
               FROM (SELECT id, {_CLAIMS} AS told FROM events))
           WHERE claim NOT IN (SELECT id FROM shown_claims)""",
    ),
    Rule(
        ("events", "claims"),
        "acts that no event tells of",
        f"""SELECT c.id AS place FROM shown_claims c WHERE c.kind = 'act' AND c.id NOT IN (
               SELECT unnest({_CLAIMS}) FROM events)""",
    ),
    _unknown("origins", "report", "reports", "key", "a report"),
    Rule(
        ("origins", "reports"),
        "reports whose origin is not noted",
        "SELECT id AS place FROM reports WHERE key NOT IN (SELECT report FROM origins)",
    ),
    _unknown("acts", "claim", "shown_claims", "id", "a claim"),
)
"""What must hold of what is made of the reports and kept, once all of it is made."""

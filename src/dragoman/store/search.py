"""Words looked for in reports, claims and the names of actors.

DuckDB's own full-text index is an extension that would have to be fetched; ten thousand reports are
read through in a tenth of a second without one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from dragoman.errors import QueryError
from dragoman.evidence import make_evidence
from dragoman.records import ClaimRow, Evidence

MOST_TERMS = 8  # words of a question that count; what is longer is a sentence, found by its first
SATURATION, LENGTH_WEIGHT = 1.2, 0.75  # k1 and b of BM25, as its authors recommend them

_PLAIN = "strip_accents(lower({}))"


@dataclass(frozen=True, slots=True)
class ReportFound:
    """A report that has all the words, with the stretch where the first of them stands."""

    report: str
    title: str | None
    published: date | None
    outlet: str | None
    score: float  # BM25: higher is nearer
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ActorFound:
    """An actor whose name has all the words, or whose code is asked for."""

    code: str
    name: str  # the one that most claims give
    claims: int


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: reports, the nearest first; claims, the newest first; actors."""

    reports: tuple[ReportFound, ...]
    claims: tuple[ClaimRow, ...]
    actors: tuple[ActorFound, ...]


def found(
    connection: duckdb.DuckDBPyConnection,
    words: str,
    as_of: date | None,
    limit: int,
    rows: Iterable[ClaimRow],
) -> Found:
    """What has all the words, of each kind at most ``limit``; ``rows`` are the claims as records."""
    terms = terms_of(words)
    if not terms:
        raise QueryError("there is no word to look for; give one, or more that go together")
    ids = claims(connection, terms, as_of, limit)
    wanted = set(ids)
    by_id = {row.id: row for row in rows if row.id in wanted}
    return Found(
        tuple(reports(connection, terms, as_of, limit)),
        tuple(by_id[id] for id in ids if id in by_id),
        tuple(actors(connection, terms, limit)),
    )


def terms_of(words: str) -> list[str]:
    """The words of a question, each once; what stands in quotation marks is one.

    >>> terms_of('Kim "north korean troops" kim')
    ['kim', 'north korean troops']
    """
    parts = re.findall(r'"([^"]+)"|([^\s"]+)', words.lower())
    found = [" ".join((quoted or word).split()) for quoted, word in parts]
    return list(dict.fromkeys(one for one in found if any(map(str.isalnum, one))))[:MOST_TERMS]


def reports(
    connection: duckdb.DuckDBPyConnection, terms: Sequence[str], as_of: date | None, limit: int
) -> list[ReportFound]:
    """The reports that have all terms, the nearest first, by BM25."""
    text = _PLAIN.format("concat_ws(' ', title, text)")
    often = ", ".join(f"{_often(n)} AS often{n}" for n in range(len(terms)))
    seen = " AND ".join(f"often{n} > 0" for n in range(len(terms)))
    rows = connection.execute(
        f"WITH plain AS MATERIALIZED (SELECT id, length(text) AS long, {text} AS low FROM reports "
        f"WHERE $day IS NULL OR published IS NULL OR published <= $day), "
        f"counted AS (SELECT id, long, {often} FROM plain), "
        "all_of AS (SELECT count(*) AS n, avg(long) AS mean FROM plain) "
        f"SELECT id, long, n, mean, {', '.join(f'often{i}' for i in range(len(terms)))} "
        f"FROM counted, all_of WHERE {seen}",
        _named(terms) | {"day": as_of},
    ).fetchall()
    scores = {row[0]: _score(row[1], row[2], row[3], row[4:], len(rows)) for row in rows}
    best = sorted(scores, key=lambda one: (-scores[one], one))[:limit]
    told = connection.execute(
        "SELECT id, title, published, source, text FROM reports WHERE list_contains($ids, id)",
        {"ids": best},
    ).fetchall()
    by_id = {row[0]: row for row in told}
    return [_found(by_id[id], scores[id], terms) for id in best]


def claims(
    connection: duckdb.DuckDBPyConnection, terms: Sequence[str], as_of: date | None, limit: int
) -> list[str]:
    """The ids of claims whose sentence, voice or place has all terms, the newest report first."""
    told = _PLAIN.format("""concat_ws(' ', c.exact, c.event, c.what, c.voice_name, c."where")""")
    rows = connection.execute(
        "SELECT c.id FROM shown_claims c JOIN reports r ON r.key = c.report "
        f"WHERE ($day IS NULL OR r.published IS NULL OR r.published <= $day) "
        f"AND {_has_all(told, terms)} ORDER BY r.published DESC NULLS LAST, r.id, c.ordinal LIMIT {limit:d}",
        _named(terms) | {"day": as_of},
    ).fetchall()
    return [id for (id,) in rows]


def actors(
    connection: duckdb.DuckDBPyConnection, terms: Sequence[str], limit: int
) -> list[ActorFound]:
    """Actors by their names or their code, those of most claims first."""
    rows = connection.execute(
        "SELECT code, mode(name), count(DISTINCT claim) AS n FROM shown_parties "
        f"WHERE code <> 'UNK' AND (({_has_all(_PLAIN.format('name'), terms)}) OR lower(code) = $t0) "
        f"GROUP BY code ORDER BY n DESC, code LIMIT {limit:d}",
        _named(terms),
    ).fetchall()
    return [ActorFound(*row) for row in rows]


def _named(terms: Sequence[str]) -> dict[str, object]:
    return {f"t{n}": term for n, term in enumerate(terms)}


def _has_all(text: str, terms: Sequence[str]) -> str:
    return " AND ".join(f"contains({text}, strip_accents($t{n}))" for n in range(len(terms)))


def _often(n: int) -> str:
    """How often a term stands in a text."""
    return (
        f"(length(low) - length(replace(low, strip_accents($t{n}), ''))) "
        f"// length(strip_accents($t{n}))"
    )


def _score(long: int, all: int, mean: float, often: Sequence[int], holding: int) -> float:
    """BM25; reports have all terms, so that one share of reports stands for each of them."""
    rare = math.log(1 + (all - holding + 0.5) / (holding + 0.5))
    norm = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * long / (mean or 1))
    return round(sum(rare * n * (SATURATION + 1) / (n + norm) for n in often), 3)


def _found(row: tuple[str, str, date, str, str], score: float, terms: Sequence[str]) -> ReportFound:
    id, title, published, outlet, text = row
    places = [seen for term in terms if (seen := re.search(re.escape(term), text, re.IGNORECASE))]
    start, end = places[0].span() if places else (0, min(len(text), 80))
    return ReportFound(id, title, published, outlet, score, make_evidence(text, start, end))

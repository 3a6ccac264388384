"""All tables of a dossier as Parquet, with a Croissant description and a JSON Schema of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from dragoman.errors import InputError
from dragoman.exchange.exports.content import Content
from dragoman.exchange.exports.croissant import Table, croissant, json_schema, write_json
from dragoman.fusing.stories.finding import Story
from dragoman.records import Disagreement

if TYPE_CHECKING:
    import pyarrow as pa

DESCRIPTION = "croissant.json"
TABLES: dict[str, str] = {
    "reports": "Reports as read, with their text, day and outlet",
    "regions": "Stretches of a report with their kind: body, title, caption, promotion ...",
    "repairs": "Damage that was mended in the working copy of a report",
    "claims": "What each report claims: one row a claim, as it was coded",
    "parties": "Who has a part in each claim",
    "counts": "Numbers of people and what befell them",
    "runs": "The readings, with the version of the coder",
    "rejections": "What was not read, and why",
    "judgements": "What people said of claims: right, wrong, corrections",
    "imports": "Files of events of other data sets that were imported",
    "imported": "Events of other data sets, without any text evidence",
    "import_rejections": "Lines of imported files that were no events",
}
"""The tables that are copied, in this order, with what each holds."""
_REFERENCES = {
    ("regions", "report"): "reports/key",
    ("repairs", "report"): "reports/key",
    ("claims", "report"): "reports/key",
    ("parties", "claim"): "claims/id",
    ("counts", "report"): "reports/key",
    ("imported", "import"): "imports/id",
}
# Tables whose rows are of one report, named by its key in this column.
_OF_A_REPORT = {
    "regions": "report",
    "repairs": "report",
    "claims": "report",
    "parties": "report",
    "counts": "report",
    "judgements": "report",
}


def prepared(folder: Path) -> Path:
    """The folder, made where there is none. Raises `InputError` where it holds something else."""
    if folder.exists() and not folder.is_dir():
        raise InputError("it is a file; name a folder for this format", path=folder)
    if folder.is_dir() and any(folder.iterdir()) and not (folder / DESCRIPTION).exists():
        raise InputError(
            "the folder holds other files; name a new one, or one of an earlier export", path=folder
        )
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def copy_tables(
    connection: duckdb.DuckDBPyConnection, folder: Path, as_of: date | None
) -> list[Table]:
    """Write the kept tables; those of reports only of what was known by a day."""
    there = {
        name
        for (name,) in connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()"
        ).fetchall()
    }
    written = []
    for name in (one for one in TABLES if one in there):
        path = folder / f"{name}.parquet"
        target = str(path).replace("'", "''")
        query = f"SELECT * FROM {name} {_known(name, as_of)}"
        connection.execute(f"COPY ({query}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
        written.append(_written(name, path, TABLES[name]))
    return written


def _known(table: str, as_of: date | None) -> str:
    if as_of is None:
        return ""
    day = f"DATE '{as_of.isoformat()}'"
    if table == "reports":
        return f"WHERE published IS NULL OR published <= {day}"
    if table == "imported":
        return f"WHERE known <= {day}"
    column = _OF_A_REPORT.get(table)
    later = f"SELECT key FROM reports WHERE published > {day}"
    return f"WHERE {column} NOT IN ({later})" if column else ""


def write_made(
    content: Content,
    stories: Sequence[Story],
    disagreements: Sequence[Disagreement],
    folder: Path,
) -> list[Table]:
    """Write what is made of the claims: events, stories and disagreements."""
    import pyarrow as pa

    text, texts = pa.string(), pa.list_(pa.string())
    whole, real, day = pa.int32(), pa.float64(), pa.date32()
    events = _schema(
        {text: "id type mode status when where says told_best_by"},
        {texts: "source target voices claims reports", whole: "quad origins"},
        {pa.bool_(): "reciprocal", day: "day first_reported", real: "intensity"},
    )
    shelves = _schema({text: "id title", day: "since until", texts: "reports", whole: "origins"})
    clashes = _schema(
        {text: "kind severity about says event a_report a_claim a_exact b_report b_claim b_exact"}
    )
    made = (
        ("events", events, list(_events(content)), "What happened: claims of one happening fused"),
        ("stories", shelves, list(_stories(content, stories)), "Reports on one turn of the affair"),
        ("disagreements", clashes, list(_clashes(disagreements)), "Where reports clash"),
    )
    return [_made(folder, *one) for one in made]


def _schema(*columns: Mapping[pa.DataType, str]) -> pa.Schema:
    """A schema of names by their type."""
    import pyarrow as pa

    return pa.schema(
        [
            (name, kind)
            for given in columns
            for kind, names in given.items()
            for name in names.split()
        ]
    )


def describe(folder: Path, tables: Sequence[Table], name: str) -> None:
    """Write the Croissant description, and a JSON Schema beside each table."""
    for table in tables:
        write_json(folder / f"{table.name}.schema.json", json_schema(table))
    write_json(folder / DESCRIPTION, croissant(list(tables), name, None))


def _made(folder: Path, name: str, schema: pa.Schema, rows: list[Any], about: str) -> Table:
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = folder / f"{name}.parquet"
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), path, compression="zstd")
    return _written(name, path, about)


def _written(name: str, path: Path, about: str) -> Table:
    import pyarrow.parquet as pq

    found = pq.ParquetFile(path)
    with found:
        schema, rows = found.schema_arrow, found.metadata.num_rows
    references = {column: to for (table, column), to in _REFERENCES.items() if table == name}
    return Table(name, path, schema, about, rows, references)


def _events(content: Content) -> Iterator[dict[str, Any]]:
    for told in content.events:
        event = told.event
        yield {
            "id": event.id,
            "type": event.event,
            "mode": told.mode,
            "quad": event.quad,
            "source": list(event.source),
            "target": list(event.target),
            "reciprocal": event.reciprocal,
            "status": event.status,
            "when": event.when,
            "day": told.day,
            "where": event.where,
            "says": told.says,
            "intensity": told.intensity,
            "first_reported": event.first_reported,
            "origins": event.origins,
            "voices": [f"{one.name} ({one.actor})" for one in event.voices],
            "claims": list(event.claims),
            "reports": list(event.reports),
            "told_best_by": told.row.id,
        }


def _stories(content: Content, stories: Sequence[Story]) -> Iterator[dict[str, Any]]:
    known = content.reports_by_id
    for one in stories:
        reports = [id for id in one.reports if id in known]
        if reports:
            yield {
                "id": one.id,
                "title": one.title,
                "since": one.since,
                "until": one.until,
                "reports": reports,
                "origins": one.origins,
            }


def _clashes(disagreements: Sequence[Disagreement]) -> Iterator[dict[str, Any]]:
    for one in disagreements:
        sides = {
            f"{name}_{part}": value
            for name, side in (("a", one.a), ("b", one.b))
            for part, value in (
                ("report", side.report),
                ("claim", side.claim),
                ("exact", side.evidence.exact),
            )
        }
        yield {
            "kind": one.kind,
            "severity": one.severity,
            "about": one.about,
            "says": one.says,
            "event": one.event,
            **sides,
        }

"""A corpus of several forms with all that may go wrong in it, and the tables of a dossier."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

Tables = dict[str, list[str]]

_NOT_COMPARED = {"runs", "meta"}
"""The number of the run and the time of making are those of each dossier."""

NEWS = [
    ("Chile", "Peru", "2024-03-04", "Desk"),
    ("France", "Kenya", "2024-03-05", "Desk"),
    ("Japan", "Brazil", "2024-04-06", "Wire"),
    ("Norway", "Ghana", None, "Wire"),
]


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lines, of which one is broken and one German; texts, of which one is a copy that has a day."""
    where = tmp_path_factory.mktemp("corpus")
    lines = [
        {"id": f"n{number}", "text": _text(a, b), "published": day, "source": outlet}
        for number, (a, b, day, outlet) in enumerate(NEWS)
    ]
    given = [json.dumps(line) for line in lines]
    german = (
        "Die Regierung in Berlin hat am Montag erklärt, dass sie den Vertrag mit Polen kündigt."
    )
    given[2:2] = ["{broken", json.dumps({"id": "de", "text": german, "published": "2024-03-05"})]
    (where / "a-wire.jsonl").write_text("\n".join(given) + "\n", encoding="utf-8")
    (where / "b-copy.txt").write_text(_text("Norway", "Ghana"), encoding="utf-8")
    told = {"published": "2024-05-07", "source": "Copyist"}
    (where / "b-copy.json").write_text(json.dumps(told), encoding="utf-8")
    (where / "c-last.txt").write_text("Lima, 8 May 2024. Peru thanked Chile.\n", encoding="utf-8")
    return where


def _text(a: str, b: str) -> str:
    return (
        f"{a} sent arms to {b} on Sunday. {b}'s president met {a}'s president on Monday.\n\n"
        f'"We thank {a}," he said. 43 people were killed in an attack on a market.\n'
    )


def tables_of(path: Path) -> Tables:
    """All rows of a dossier's tables but the number of the run, whatever their order on the disk."""
    with duckdb.connect(str(path), read_only=True) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
        ]
        return {
            name: sorted(map(str, connection.sql(_without_run(connection, name)).fetchall()))
            for name in names
            if name not in _NOT_COMPARED
        }


def _without_run(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    columns = [row[0] for row in connection.execute(f"DESCRIBE {name}").fetchall()]
    kept = ", ".join(f'"{column}"' for column in columns if column != "run")
    return f"SELECT {kept} FROM {name}"

"""What the parts of the build share: rows of a table, days, codes, and how a table is written."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq


def write(out: Path, name: str, rows: Sequence[tuple[object, ...]], columns: list[str]) -> None:
    """A Parquet file of the same bytes for the same rows."""
    table = pa.table({column: [row[i] for row in rows] for i, column in enumerate(columns)})
    pq.write_table(table, out / name, compression="zstd", compression_level=19, store_schema=False)
    print(f"{name}: {len(rows)} rows, {(out / name).stat().st_size / 1000:.0f} kB")


def rows_of(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def day(text: str) -> date | None:
    """A day; a month or a year alone counts from its first day."""
    return date.fromisoformat((text + "-01-01")[:10] if len(text) < 10 else text) if text else None


def iso(code: str) -> str:
    """Kosovo has no ISO code: KOS is what event data use."""
    return "KOS" if code == "XKX" else code


def countries(source: Path) -> set[str]:
    """ISO codes of the states: their dependencies have the same heads, who would be doubled."""
    rows = (source / "rigour/territories.jsonl").read_text(encoding="utf-8").splitlines()
    states = {
        row.get("alpha3", "").upper() for row in map(json.loads, rows) if row.get("is_country")
    }
    return states | {"TWN", "HKG", "MAC", "XKX", "PSE"}

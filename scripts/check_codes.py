"""Holds the table of codes against other lists: every difference is printed, and one is an error.

    python scripts/check_codes.py [../shared/data/actors]

Checked against, where they are installed: histwardb (MIT: COW and GW by Wikidata id) and countrycode
(GPL-3: COW, GW and ISO by ISO alpha-3). They are read as check values only: nothing of them is in this
project, so install them outside its environment. The Phoenix dictionaries tell CAMEO's codes, the
territories of rigour the Wikidata ids.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import math
import pickle
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "src/dragoman/data/tables/actors_codes.tsv"
# Where another list differs with a reason: what it says of whom, and why ours stands.
KNOWN = {
    ("VAT", "cow", "327"): "the Papal States, which ended in 1870",
    ("VAT", "cow_letters", "PAP"): "the Papal States, which ended in 1870",
    ("VAT", "gw", "327"): "the Papal States, which ended in 1870",
    ("VNM", "gw", "817"): "South Vietnam, which ended in 1975",
}


def main(source: Path) -> int:
    rows = [row for row in table() if row["iso3"]]
    wrong = [
        *against("territories", territories(source), rows, "iso3", ("wikidata", "iso2")),
        *against("countrycode", countrycode(), rows, "iso3", ("cow", "cow_letters", "gw", "iso2")),
        *against("histwardb", histwardb(), rows, "wikidata", ("cow", "gw")),
        *cameo(source, rows),
    ]
    print("\n".join(wrong) or f"{len(rows)} rows agree with the lists at hand")
    return 1 if wrong else 0


def table() -> list[dict[str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    kept = (line for line in lines if not line.startswith("#"))
    return list(csv.DictReader(kept, delimiter="\t", restval=""))


def against(
    name: str,
    other: dict[str, dict[str, str]],
    rows: list[dict[str, str]],
    key: str,
    fields: tuple[str, ...],
) -> Iterator[str]:
    """Differences of the fields that both tell; an empty one elsewhere says nothing."""
    seen = 0
    for row in rows:
        told = other.get(row[key], {})
        seen += bool(told)
        for field in fields:
            value = told.get(field, "")
            if value and value != row[field] and (row["iso3"], field, value) not in KNOWN:
                yield f"{name}: {row['iso3']} {row['name']}: {field} {row[field]!r}, there {value!r}"
    print(f"{name}: {seen} rows compared", file=sys.stderr)


def territories(source: Path) -> dict[str, dict[str, str]]:
    lines = (source / "rigour/territories.jsonl").read_text(encoding="utf-8").splitlines()
    return {
        row["alpha3"].upper(): {"wikidata": row.get("qid", ""), "iso2": two_letters(row["code"])}
        for row in map(json.loads, lines)
        if row.get("alpha3")
    }


def two_letters(code: str) -> str:
    return code.upper() if len(code) == 2 else ""


def countrycode() -> dict[str, dict[str, str]]:
    folder = package("countrycode")
    if folder is None:
        return {}
    lists = pickle.loads((folder / "data/codelist.pickle").read_bytes())
    columns = {"iso3c": "iso3", "cown": "cow", "cowc": "cow_letters", "gwn": "gw", "iso2c": "iso2"}
    found: dict[str, dict[str, str]] = {}
    for i in range(len(lists["iso3c"])):
        row = {ours: text(lists[theirs][i]) for theirs, ours in columns.items()}
        found[row["iso3"]] = row
    return found


def histwardb() -> dict[str, dict[str, str]]:
    folder = package("histwardb")
    if folder is None:
        return {}
    with (folder / "data/crosswalk.csv").open(encoding="utf-8") as file:
        return {
            row["country_qid"]: {"cow": row["cow_code"], "gw": row["gw_code"]}
            for row in csv.DictReader(file)
        }


def cameo(source: Path, rows: list[dict[str, str]]) -> Iterator[str]:
    """Codes that the dictionaries never write."""
    text = "".join(
        (source / "phoenix" / name).read_text(encoding="utf-8", errors="replace")
        for name in ("Phoenix.Countries.actors.txt", "Phoenix.International.actors.txt")
    )
    known = set(re.findall(r"\[([A-Z]{3})", text))
    for row in rows:
        if row["cameo"] and row["cameo"] not in known:
            yield f"phoenix: {row['iso3']} {row['name']}: CAMEO {row['cameo']} is not there"


def package(name: str) -> Path | None:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        print(f"{name} is not installed: not compared", file=sys.stderr)
        return None
    return Path(spec.origin).parent


def text(value: object) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    return str(int(value)) if isinstance(value, float) else str(value)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared/data/actors"))

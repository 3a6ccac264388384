"""Who held which office on a day: names of all regions and of 1990 to 2025, written down blind.

python -m bench.asof [-e to list the errors]
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from dragoman.actors.authority import Authority
from dragoman.actors.resolver import resolve
from dragoman.records import Resolution

ROWS = Path(__file__).with_name("names_asof.tsv")
# Groups of which any one is right where the row names none.
FAMILIES = frozenset({"REB", "IMG", "NGO"})
BODIES = frozenset({*FAMILIES, "IGO", "MNC"})


@dataclass(frozen=True, slots=True)
class Row:
    """A name as news wrote it, with its day, and who was meant."""

    name: str
    as_of: date
    code: str
    office: str
    context: str


def measure() -> dict[str, float]:
    """Shares of the names whose first answer is right in country, in code, in office."""
    answers = _answers()
    offices = [(row, first) for row, first in answers if row.office]
    return {
        "country": _share([_same_actor(row, first) for row, first in answers]),
        "code": _share([_same_code(row, first) for row, first in answers]),
        "office": _share([_same_office(row, first) for row, first in offices]),
    }


def errors() -> dict[str, int]:
    """How many names are wrong, by what is wrong."""
    return dict(Counter(kind for row, first in _answers() if (kind := _error(row, first))))


@cache
def rows() -> tuple[Row, ...]:
    """The rows of the table."""
    lines = [line for line in ROWS.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    return tuple(
        Row(
            one["name"],
            date.fromisoformat(one["as_of"]),
            one["code"],
            one["office"] or "",
            one["context"] or "",
        )
        for one in csv.DictReader(lines, delimiter="\t")
    )


@cache
def _answers() -> tuple[tuple[Row, Resolution | None], ...]:
    authority = Authority.load()
    return tuple(
        (row, next(iter(resolve(row.name, row.as_of, authority, row.context or None)), None))
        for row in rows()
    )


def _share(hits: list[bool]) -> float:
    return sum(hits) / len(hits)


def _error(row: Row, first: Resolution | None) -> str | None:
    if first is None:
        return "nobody found"
    if not _same_actor(row, first):
        return "another country or body"
    if not _same_code(row, first):
        return "another part of it"
    return None if _same_office(row, first) else "another office, or none told"


def _same_actor(row: Row, first: Resolution | None) -> bool:
    return first is not None and _actor(first.code, row) == _actor(row.code, row)


def _actor(code: str, row: Row) -> str:
    """The state or body of a code, without the part of it; the family where the row names no more."""
    base = code.partition(":")[0]
    return base if base not in BODIES or row.code in FAMILIES else code


def _same_code(row: Row, first: Resolution | None) -> bool:
    """A state and its government are one actor; a row with no sector asks for none."""
    if first is None or not _same_actor(row, first):
        return False
    wanted = row.code.removesuffix(":GOV")
    return ":" not in row.code or first.code.removesuffix(":GOV") == wanted


def _same_office(row: Row, first: Resolution | None) -> bool:
    office = (first.office or "") if first else ""
    return _same_actor(row, first) and row.office in office.lower()


def main(arguments: list[str]) -> None:
    for name, figure in measure().items():
        print(f"{name}: {figure:.3f}")
    if "-e" in arguments:
        for row, first in _answers():
            if kind := _error(row, first):
                got = (first.code, first.name, first.office) if first else None
                print(kind, row.name, row.as_of, row.code, row.office, got, sep=" | ")


if __name__ == "__main__":
    main(sys.argv[1:])

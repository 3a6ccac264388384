"""Holds the hand-written office-holders against the tables at hand, and marks which of them agree.

    python scripts/check_people.py [../shared/data/actors]    # prints the rows that disagree
    python scripts/check_people.py --write                    # and fills the column "checked"

A table agrees with a row when it has a person of that name in that state or body, and

- factbook (heads, since when), officeholders (heads, ministers, since when and until when, read as a
  check of facts only): the same kind of office, begun at most `DAYS` days apart;
- congress (presidents and vice presidents): the same;
- phoenix (who was in a government from month to month, no offices told): a time that covers the
  middle day of the row, or the whole row but `DAYS` days where that middle lies after 2014.

A table disagrees when it has that name and kind of office at an overlapping time, begun on another day.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench.officeholders import kind_of, spells  # noqa: E402
from dragoman.actors.entry import day_of  # noqa: E402
from dragoman.actors.officials import TABLES  # noqa: E402
from dragoman.actors.spelling import plain, spellings  # noqa: E402
from scripts.authority.people import day, phoenix_people, us_presidents  # noqa: E402

FOLDER = ROOT / "src/dragoman/data/tables"
# Lists take the day of election, oath or first meeting for the first one.
DAYS = 45
_KEY = re.compile(r"[^a-z]+")
Held = dict[tuple[str, str], list["Fact"]]


@dataclass(frozen=True, slots=True)
class Fact:
    """What a table at hand tells of a person in a state: kind of office, first and last day."""

    table: str
    kind: str
    since: date | None
    until: date | None


def main(source: Path, write: bool) -> None:
    held = facts(source)
    total, agreed = 0, 0
    for part in TABLES:
        path = FOLDER / f"actors_people_{part}.tsv"
        lines = path.read_text(encoding="utf-8").splitlines()
        for i, line in enumerate(lines):
            if line.startswith(("#", "name\t")):
                continue
            cells = line.split("\t")
            tables, others = judged(cells, held)
            total, agreed = total + 1, agreed + bool(tables)
            lines[i] = "\t".join((*cells[:6], ",".join(tables) or "-"))
            if others and not tables:
                told = "; ".join(f"{o.table} {o.since} to {o.until}" for o in others)
                print(f"{path.name}:{i + 1}: {' | '.join(cells[:5])} -- {told}")
        if write:
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{agreed} of {total} rows ({agreed / total:.1%}) agree with a table at hand")


def judged(cells: list[str], held: Held) -> tuple[list[str], list[Fact]]:
    """The tables that agree with a row, and what those that disagree have."""
    name, code, office, since, until, aliases = cells[:6]
    first, last = day_of(since, False), day_of(until, True)
    owner = code if code.startswith("IGO:") else code[:3]
    agree, others = set(), []
    for form in {key(form) for each in (name, *aliases.split("|")) if each for form in forms(each)}:
        for fact in held.get((owner, form), ()):
            if agrees(fact, kind_of(office), first, last, len(since)):
                agree.add(fact.table)
            elif fact.kind and fact.kind == kind_of(office) and meet(fact, first, last):
                others.append(fact)
    return sorted(agree), list(dict.fromkeys(others))


def agrees(fact: Fact, kind: str, since: date | None, until: date | None, exact: int) -> bool:
    """Whether a fact supports a row of that kind and time; `exact` is the length of its date."""
    if since is None or fact.since is None:
        return False
    if fact.table == "phoenix":
        middle = since + ((until or fact.until or since) - since) / 2
        return fact.since <= middle <= (fact.until or date.max)
    slack = {4: 366, 7: DAYS + 31}.get(exact, DAYS)
    return fact.kind == kind != "" and abs((fact.since - since).days) <= slack


def meet(fact: Fact, since: date | None, until: date | None) -> bool:
    """Whether the times of a fact and of a row have a day in common."""
    return (fact.since or date.min) <= (until or date.max) and (since or date.min) <= (
        fact.until or date.max
    )


def facts(source: Path) -> Held:
    """All tables at hand, by owner and name."""
    held: Held = defaultdict(list)
    for owner, name, fact in (*factbook(source), *congress(source), *phoenix(source), *lists()):
        for form in forms(name):
            held[owner, key(form)].append(fact)
    return held


def factbook(source: Path) -> Iterator[tuple[str, str, Fact]]:
    with (source / "factbook/leaders.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            kind = kind_of(row["title"])
            if kind:
                owner = "KOS" if row["iso3"] == "XKX" else row["iso3"]
                yield owner, row["name"], Fact("factbook", kind, day(row["since"]), None)


def congress(source: Path) -> Iterator[tuple[str, str, Fact]]:
    for name, _, _, office, since, until, _ in us_presidents(source / "congress/executive.yaml"):
        assert isinstance(since, date) and isinstance(until, date)
        yield "USA", str(name), Fact("congress", str(office), since, until)


def phoenix(source: Path) -> Iterator[tuple[str, str, Fact]]:
    for row in phoenix_people(source / "phoenix/Phoenix.Countries.actors.txt"):
        name, _, code, _, since, until, _ = row
        assert since is None or isinstance(since, date)
        assert until is None or isinstance(until, date)
        yield str(code)[:3], str(name), Fact("phoenix", "", since, until)


def lists() -> Iterator[tuple[str, str, Fact]]:
    for spell in spells():
        fact = Fact("officeholders", spell.kind, spell.since, spell.until)
        yield spell.owner, spell.name, fact


def forms(name: str) -> list[str]:
    """A name as it is written, and the other ways."""
    return spellings(plain(name))


def key(form: str) -> str:
    """A form by its letters alone."""
    return _KEY.sub(" ", form.lower()).strip()


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    main(Path(given[0]) if given else ROOT.parent / "shared/data/actors", "--write" in sys.argv[1:])

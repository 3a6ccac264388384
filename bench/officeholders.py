"""How many office-holders of other lists are known: their state, and their office on the day.

python -m bench.officeholders [-e to list what is missing]
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from bench.places import SHARED
from dragoman.actors.authority import Authority
from dragoman.actors.entry import day_of
from dragoman.actors.resolver import resolve

LISTS = SHARED / "data/actors/officeholders-check"
STATES = {
    "china-ministers": "CHN",
    "japan-ministers": "JPN",
    "north-korea": "PRK",
    "russia-cabinet": "RUS",
    "south-korea-ministers": "KOR",
    "ukraine-cabinet": "UKR",
    "united-kingdom-cabinet": "GBR",
    "us-cabinet": "USA",
}
# The offices that are asked for, by the words of the lists and by those of our tables.
OFFICES = {
    "president": r"(acting )?president",
    "prime minister": r"(prime minister|premier|premier of the state council)",
    "vice president": r"vice[- ]president",
    "monarch": r"(monarch|king|queen|emperor)",
    "leader": r"(supreme leader|leader|head of state)",
    "foreign minister": r"(minister (of|for) foreign affairs|foreign minister|secretary of state"
    r"|secretary of state for foreign and commonwealth affairs|foreign secretary"
    r"|secretary of state for foreign, commonwealth and development affairs)",
    "defence minister": r"(minister (of|for) (national )?defen[cs]e|defence minister"
    r"|secretary of (state for )?defen[cs]e|defence secretary|secretary of defense)",
    "chief of staff": r"(chief of (the )?(general|defence) staff|chairman of the joint chiefs"
    r"( of staff)?|chief of general staff)",
    "security adviser": r"national security advis[oe]r",
    "ambassador to the UN": r"(ambassador|permanent representative) to the (united nations|un)",
    "spy chief": r"(director of (the )?(central intelligence( agency)?|foreign intelligence service)"
    r"|cia director|spy chief)",
    "secretary-general": r"secretary-general( of the united nations)?",
    "director general": r"director[- ]general( of the world trade organization)?",
}
_KINDS = {name: re.compile(pattern) for name, pattern in OFFICES.items()}
# Those who left before this day are of no use for the news that we read.
SINCE = date(1990, 1, 1)
# The lists were made in this year: who was in office then has no end in them.
MADE = date(2022, 1, 1)


@dataclass(frozen=True, slots=True)
class Spell:
    """Who held which kind of office from when to when, by a list of others."""

    name: str
    owner: str
    kind: str
    since: date
    until: date

    @property
    def middle(self) -> date:
        """The day halfway."""
        return self.since + (self.until - self.since) / 2


def measure() -> dict[str, float]:
    """Shares of the spells whose name gives the state first, and the office of the middle day."""
    found = [(state_right(spell), office_right(spell)) for spell in spells()]
    return {
        "state": sum(state for state, _ in found) / len(found),
        "office": sum(office for _, office in found) / len(found),
    }


def kind_of(office: str) -> str:
    """The kind of an office or position; empty for one that is not asked for.

    >>> kind_of("Minister for Foreign Affairs"), kind_of("Minister of Fisheries")
    ('foreign minister', '')
    """
    return next((kind for kind, held in _KINDS.items() if held.fullmatch(office.lower())), "")


@cache
def spells() -> tuple[Spell, ...]:
    """The spells of all lists that ended after `SINCE` and lasted a week at least."""
    return tuple(
        spell
        for spell in _read()
        if spell.until >= SINCE and spell.until - spell.since >= timedelta(days=7)
    )


def state_right(spell: Spell) -> bool:
    """Whether the first candidate for the name on the middle day belongs to that state or body."""
    found = resolve(spell.name, spell.middle, Authority.load(""))
    return bool(found) and found[0].code.startswith(spell.owner)


def office_right(spell: Spell) -> bool:
    """Whether a candidate holds an office of that kind on the middle day."""
    return any(
        one.code.startswith(spell.owner)
        and kind_of(one.office or "") == spell.kind
        and (one.since or date.min) <= spell.middle <= (one.until or date.max)
        for one in resolve(spell.name, spell.middle, Authority.load(""))
    )


def _read() -> Iterator[Spell]:
    for path in sorted(LISTS.glob("*.csv")):
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            kind = kind_of(row["position"])
            since = day_of(row["start"], False)
            owner = STATES.get(path.stem) or _body(kind)
            if kind and owner and since:
                yield Spell(row["person"], owner, kind, since, day_of(row["end"], True) or MADE)


def _body(kind: str) -> str:
    """The body of a list that names no state: its ambassadors' states are not told."""
    return {"secretary-general": "IGO:UNO", "director general": "IGO:WTO"}.get(kind, "")


def main(arguments: list[str]) -> None:
    print({name: round(value, 3) for name, value in measure().items()}, "of", len(spells()))
    if "-e" in arguments:
        for spell in spells():
            if not (state_right(spell) and office_right(spell)):
                print(spell.owner, spell.kind, spell.name, spell.since, spell.until)


if __name__ == "__main__":
    main(sys.argv[1:])

"""Office-holders of the hand-written tables: who held what, and when, by every way to write the name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from dragoman.actors.entry import Entry, day_of
from dragoman.actors.own_names import owner_of
from dragoman.actors.spelling import SHORT, family_names, plain, spellings
from dragoman.actors.words import words
from dragoman.data.tables import read_rows

TABLES = (
    "usa",
    "americas",
    "europe_west",
    "europe_east",
    "eurasia",
    "mideast",
    "africa_east",
    "africa_west",
    "asia_east",
    "asia_south",
    "bodies",
)
# A first and a last name of plain letters are written in one way only ("Jr" and "Sr" are no names).
_ONE_WAY = re.compile(r"[A-Z][a-z']+ (?!Jr$|Sr$)[A-Z][a-z']+")


class Officials:
    """Some 11,000 rows; a row becomes an entry when somebody asks for it.

    Examples:
        >>> [entry.office for entry in Officials().named("Sergey Lavrov")][0]
        'foreign minister'
    """

    def __init__(self) -> None:
        self._rows: list[tuple[str, ...]] = []
        self._made: dict[int, Entry] = {}
        self.forms: dict[str, list[int]] = defaultdict(list)
        self.families: dict[str, list[int]] = defaultdict(list)
        self.owners: dict[str, list[int]] = defaultdict(list)
        self._read()

    def named(self, form: str) -> list[Entry]:
        """All rows whose name is written this way, in the order of the tables."""
        return [self._entry(number) for number in self.forms.get(form, ())]

    def of_family(self, name: str) -> list[Entry]:
        """All rows of persons who are called by this family name."""
        return [self._entry(number) for number in self.families.get(name, ())]

    def of_owner(self, owner: str) -> list[Entry]:
        """All rows of one state, body or group."""
        return [self._entry(number) for number in self.owners.get(owner, ())]

    def _read(self) -> None:
        first, given = words("family_first"), words("given_first")
        western = words("western_given")
        written: dict[tuple[str, str, bool], tuple[list[str], list[str]]] = {}
        for number, row in enumerate(_lines()):
            self._rows.append(row)
            name, code, aliases = row[0], row[1], row[5]
            self.owners[owner_of(code)].append(number)
            key = name, aliases, code[:3] in first and name.split()[0] not in western
            if key not in written:
                written[key] = _ways(*key)
            forms, families = written[key]
            for form in forms:
                self.forms[form].append(number)
            for family in families:
                self.families[family].append(number)
            called = _given_name(name) if code[:3] in given else ""
            if called and called not in families:
                self.families[called].append(number)

    def _entry(self, number: int) -> Entry:
        found = self._made.get(number)
        if found is None:
            name, code, office, since, until = self._rows[number][:5]
            days = day_of(since, False), day_of(until, True)
            found = Entry(code, name, "person", office or None, *days, known=True)
            self._made[number] = found
        return found


@lru_cache(maxsize=1)
def people_names() -> frozenset[str]:
    """The full names of all whom the tables of people know."""
    return frozenset(row[0] for row in _lines())


def _lines() -> Iterator[tuple[str, ...]]:
    for part in TABLES:
        yield from read_rows(f"actors_people_{part}.tsv")


def _given_name(name: str) -> str:
    """The given name by which somebody is called alone; none where many share it."""
    first, _, rest = plain(name).partition(" ")
    return first if rest and len(first) > SHORT and first not in words("shared_names") else ""


def _ways(name: str, aliases: str, family_first: bool) -> tuple[list[str], list[str]]:
    """All spellings of a name and its aliases, and the family names in them."""
    forms: dict[str, None] = {}
    families: dict[str, None] = {}
    for each in (name, *filter(None, aliases.split("|"))):
        bare = plain(each)
        if _ONE_WAY.fullmatch(bare):
            forms[bare] = None
            families[bare.split()[0 if family_first else 1]] = None
            continue
        forms.update(dict.fromkeys(spellings(bare)))
        if " " in each and (each == name or bare.split()[-1] not in words("western_given")):
            families.update(dict.fromkeys(family_names(bare, family_first)))
    return list(forms), list(families)

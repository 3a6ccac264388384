"""The package's own names of actors and places, by what they are looked up by.

They are made from the tables once, and kept as text in the user's cache folder.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from dragoman.actors import saved
from dragoman.actors.entry import Entry, day_of
from dragoman.actors.holders import Holders, read_names
from dragoman.actors.officials import Officials
from dragoman.actors.own_names import owner_of
from dragoman.actors.shelves import packed, unpacked
from dragoman.actors.spelling import plain
from dragoman.actors.towns import read_towns
from dragoman.data.tables import read_tsv
from dragoman.version import coder_version

NAME_TABLES = (
    "states",
    "seats",
    "bodies",
    "groups",
    "forces",
    "media",
    "organisations",
    "legislatures",
    "places",
)
# Demonyms that make no plural with "s".
_NO_PLURAL = ("sh", "ch", "ese", "s", "lander")


class Ours:
    """What the tables say: four shelves by name, one by family name and one by owner.

    Examples:
        >>> [entry.code for entry in Ours.load().names.of("Kyiv")]
        ['UKR:GOV']
    """

    def __init__(self, told: dict[str, Any]) -> None:
        shelves = unpacked(told)
        self.names, self.officials, self.holders, self.towns, self.families, self.owners = shelves
        self.state_names: dict[str, str] = told["state_names"]
        self.adjectives: dict[str, str] = told["adjectives"]

    @classmethod
    def load(cls) -> Ours:
        """The names that were kept, else those of the tables, which are kept from then on."""
        file = f"{coder_version()}-{version()}.names"
        found = saved.load(file, _kept)
        if found is None:
            told = _Tables().told()
            saved.save(file, json.dumps(told, ensure_ascii=False).encode())
            found = cls(told)
        return found


@functools.cache
def version() -> str:
    """A hash over all tables that the authority reads."""
    digest = hashlib.blake2b(digest_size=8)
    data = files("dragoman.data")
    for folder in ("tables", "authority"):
        for file in sorted(data.joinpath(folder).iterdir(), key=lambda item: item.name):
            if folder == "authority" or file.name.startswith("actors_"):
                digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def _kept(path: Path) -> Ours:
    """Raises `ValueError` when a file is not what was kept."""
    return Ours(json.loads(path.read_bytes()))


# -- making them ---------------------------------------------------------------------------------


class _Tables:
    """The tables as they are read: those by hand first, then the built ones for what those lack."""

    def __init__(self) -> None:
        self._names: dict[str, list[Entry]] = defaultdict(list)
        self._families: dict[str, list[Entry]] = defaultdict(list)
        self._owners: dict[str, list[Entry]] = defaultdict(list)
        self._state_names: dict[str, str] = {}
        self._adjectives: dict[str, str] = {}
        self._officials = Officials()
        self._holders = Holders()
        self._add_names()
        self._add_officials()
        self._add_heads()

    def told(self) -> dict[str, Any]:
        """All that was read, as plain JSON."""
        officials = {form: self._officials.named(form) for form in self._officials.forms}
        holders, towns = dict(self._holders.by_spelling()), dict(read_towns())
        shelves = (self._names, officials, holders, towns, self._families, self._owners)
        return {
            **packed(shelves),
            "state_names": self._state_names,
            "adjectives": self._adjectives,
        }

    def _add_names(self) -> None:
        for table in NAME_TABLES:
            for row in read_tsv(f"actors_{table}.tsv"):
                self._add_row(row, of_seats=table == "seats")
        by_hand = {(alias, e.kind) for alias, entries in self._names.items() for e in entries}
        for row in read_names():
            alias, code, kind, name = row["alias"], row["code"], row["kind"], row["name"]
            if kind == "demonym" and alias == name:
                self._adjectives.setdefault(code, name)
            if (plain(alias), kind) in by_hand:
                continue
            if kind == "state":
                self._state_names.setdefault(code, name)
            self._add(alias, Entry(code, alias if kind == "capital" else name, kind))
        for entries in self._names.values():
            entries.sort(key=lambda entry: entry.kind != "state")
        for code, noun in _nationals():
            if ":" in code:  # before the plural of a demonym, who may be the state itself
                self._names[plain(noun)].insert(0, Entry(code, noun, "nationals"))
            else:
                self._add(noun, Entry(code, noun, "nationals"))

    def _add_row(self, row: dict[str, str], *, of_seats: bool) -> None:
        entry = Entry(
            row["code"],
            row["name"],
            row["kind"],
            since=day_of(row["since"], False),
            until=day_of(row["until"], True),
        )
        if entry.kind == "demonym":
            self._adjectives.setdefault(entry.code, entry.name)
        undated = entry.since is None and entry.until is None
        if entry.kind in ("state", "body") and undated and not of_seats:
            self._state_names.setdefault(entry.code, entry.name)
        for alias in [entry.name, *filter(None, row["aliases"].split("|"))]:
            own = alias if entry.kind in ("place", "capital", "region") else entry.name
            self._add(alias, Entry(entry.code, own, entry.kind, None, entry.since, entry.until))

    def _add(self, alias: str, entry: Entry) -> None:
        form = plain(alias)
        if entry not in self._names[form]:
            self._names[form].append(entry)
        if entry.kind == "demonym" and not alias.endswith(_NO_PLURAL) and not alias.isupper():
            self._names[form + "s"].append(Entry(entry.code, entry.name, "nationals"))

    def _add_officials(self) -> None:
        for family in self._officials.families:
            self._families[family] += self._officials.of_family(family)
        for owner in self._officials.owners:
            self._owners[owner] += self._officials.of_owner(owner)

    def _add_heads(self) -> None:
        """Heads whom the sources have and our own tables lack, by name and time."""
        for entry, forms, family in self._holders.heads():
            ours = [known for form in forms for known in self._officials.named(form)]
            if not any(known.overlaps(entry) for known in ours):
                for form in forms:
                    self._names[form].append(entry)
                self._families[plain(family)].append(entry)
            self._owners[owner_of(entry.code)].append(entry)


def _nationals() -> Iterator[tuple[str, str]]:
    for row in read_tsv("actors_nationals.tsv"):
        for noun in row["nouns"].split("|"):
            yield row["code"], noun

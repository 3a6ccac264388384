"""The authority: every name that stands for an actor or a place, with its code, kind and days.

Kinds of mention, a closed list:

state, capital (a capital or seat standing for its government), government, ministry, office (a role
without a name), person, body (``IGO:UNO``), force (army, police, services), party, legislature, media,
organisation (university, company, court, charity), group (armed groups and movements), place (no seat
of a state), demonym (an attribute: "Russian weapons"), generic ("officials", "analysts").
"""

from __future__ import annotations

import functools
import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

import ahocorasick_rs

from dragoman.actors.spelling import family_name, plain, spellings
from dragoman.actors.terms import Term, load_terms, term_spellings
from dragoman.actors.words import words
from dragoman.data.tables import read_parquet, read_tsv

KINDS = (
    "state",
    "capital",
    "government",
    "ministry",
    "office",
    "person",
    "body",
    "force",
    "party",
    "legislature",
    "media",
    "organisation",
    "group",
    "place",
    "demonym",
    "generic",
)
NAME_TABLES = ("states", "seats", "bodies", "groups", "forces", "media", "organisations", "legislatures", "places")
# Demonyms that make no plural with "s".
_NO_PLURAL = ("sh", "ch", "ese", "s", "lander")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a name may stand for, with the days on which it does."""

    code: str
    name: str
    kind: str
    office: str | None = None
    since: date | None = None
    until: date | None = None
    known: bool = False  # a person whom news call by the family name alone

    def holds_on(self, day: date | None) -> bool:
        """Whether the entry is valid on a day; with no day, whether it is still open."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def days_off(self, day: date | None) -> int:
        """How many days lie between a day and the entry's time; 0 inside it."""
        if self.holds_on(day):
            return 0
        day = day or date.max
        if self.since is not None and day < self.since:
            return (self.since - day).days
        return (day - self.until).days if self.until is not None else 0


class Authority:
    """All names, the terms that build further ones, and one matcher over them.

    Examples:
        >>> authority = Authority.load()
        >>> [entry.code for entry in authority.entries("Kyiv")]
        ['UKR:GOV']
    """

    def __init__(self) -> None:
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        self._families: dict[str, list[Entry]] = defaultdict(list)
        self._offices: dict[str, list[Entry]] = defaultdict(list)
        self._rows: dict[str, list[int]] = {}
        self.terms: dict[str, Term] = load_terms()
        self.state_names: dict[str, str] = {}
        self.adjectives: dict[str, str] = {}
        self._add_names()
        self._add_people()
        self.version = _version()
        self.patterns = self._patterns()
        self._known = frozenset(self.patterns)
        self._matcher = ahocorasick_rs.AhoCorasick(
            self.patterns, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    @classmethod
    def load(cls) -> Authority:
        """The authority that comes with the package; read once, then kept."""
        return _load()

    def entries(self, alias: str) -> tuple[Entry, ...]:
        """What a name may stand for, hand-written tables first; empty when it is not known."""
        alias = plain(alias)
        found = self._entries.get(alias, [])
        rows = self._rows.get(alias)
        if not rows or alias in self._by_hand:
            return tuple(found)
        people = [_person(row) for row in self._people.take(rows).to_pylist()]
        return tuple(found) + tuple(entry for entry in people if entry not in found)

    def people(self, name: str) -> tuple[Entry, ...]:
        """Persons of a full name, in whichever way it is written."""
        return tuple(e for form in spellings(name) for e in self.entries(form) if e.kind == "person")

    def has(self, alias: str) -> bool:
        """Whether a string is a name or a term of the matcher."""
        return alias in self._known

    def family(self, name: str) -> tuple[Entry, ...]:
        """Known persons who are called by this family name."""
        return tuple(self._families.get(plain(name), ()))

    def holders(self, country: str) -> tuple[Entry, ...]:
        """Office-holders of a state or body, of any day."""
        return tuple(self._offices.get(country, ()))

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Names and terms in a text, leftmost and longest, as (pattern number, start, end)."""
        return self._matcher.find_matches_as_indexes(text)  # type: ignore[no-any-return]

    def name_of(self, country: str) -> str:
        """The common name of a state by its code; the code itself when it is unknown."""
        return self.state_names.get(country, country)

    # -- building --------------------------------------------------------------------------------

    def _add_names(self) -> None:
        for table in NAME_TABLES:
            for row in read_tsv(f"actors_{table}.tsv"):
                self._add_row(row)
        by_hand = set(self._entries)
        built = read_parquet("names.parquet").to_pydict()
        columns = zip(built["alias"], built["code"], built["kind"], built["name"], strict=True)
        for alias, code, kind, name in columns:
            if alias in by_hand or plain(alias) in by_hand:
                continue
            self.state_names.setdefault(code, name)
            self._add(alias, Entry(code, name, kind))
        for code, noun in _nationals():
            self._add(noun, Entry(code, noun, "nationals"))

    def _add_row(self, row: dict[str, str]) -> None:
        entry = Entry(
            row["code"],
            row["name"],
            row["kind"],
            since=_day(row["since"], False),
            until=_day(row["until"], True),
        )
        if entry.kind == "state" and entry.since is None and entry.until is None:
            self.state_names.setdefault(entry.code, entry.name)
        elif entry.kind == "body":
            self.state_names.setdefault(entry.code, entry.name)
        for alias in [entry.name, *filter(None, row["aliases"].split("|"))]:
            own = alias if entry.kind in ("place", "capital") else entry.name
            self._add(alias, Entry(entry.code, own, entry.kind, None, entry.since, entry.until))

    def _add(self, alias: str, entry: Entry) -> None:
        for form in (plain(alias),):
            if entry not in self._entries[form]:
                self._entries[form].append(entry)
            if entry.kind == "demonym":
                if not alias.endswith(_NO_PLURAL):
                    plural = Entry(entry.code, entry.name, "nationals")
                    self._entries[form + "s"].append(plural)
                self.adjectives.setdefault(entry.code, alias)

    def _add_people(self) -> None:
        by_hand: set[str] = set()
        first = words("family_first")
        for row in read_tsv("actors_people.tsv"):
            entry = Entry(
                row["code"],
                row["name"],
                "person",
                row["office"] or None,
                _day(row["since"], False),
                _day(row["until"], True),
                known=True,
            )
            family = family_name(plain(entry.name), entry.code[:3] in first)
            for name in [entry.name, *filter(None, row["aliases"].split("|"))]:
                for form in spellings(plain(name)):
                    by_hand.add(form)
                    self._entries[form].append(entry)
            self._families[family].append(entry)
            self._offices[_owner(entry.code)].append(entry)
        self._by_hand = by_hand
        self._people = read_parquet("people.parquet")
        for i, forms in enumerate(self._people.column("spellings").to_pylist()):
            for form in forms.split("|"):
                self._rows.setdefault(form, []).append(i)
        known = self._people.column("known").to_pylist()
        heads = [i for i, is_head in enumerate(known) if is_head]
        for row in self._people.take(heads).to_pylist():
            entry = _person(row)
            if entry.name not in by_hand:
                for form in row["spellings"].split("|"):
                    self._entries[form].append(entry)
                self._families[plain(row["family"])].append(entry)
            self._offices[_owner(entry.code)].append(entry)

    def _patterns(self) -> list[str]:
        found = dict.fromkeys(self._entries)
        found.update(dict.fromkeys(name for name in self._families if len(name) > 2))
        for phrase in self.terms:
            found.update(dict.fromkeys(term_spellings(phrase)))
        return list(found)


def _person(row: dict[str, Any]) -> Entry:
    office = row["office"] or None
    return Entry(row["code"], row["name"], "person", office, row["since"], row["until"], row["known"])


def _owner(code: str) -> str:
    return code if code[:4] in ("IGO:", "REB:", "IMG:", "NGO:") else code[:3]


def _nationals() -> Iterator[tuple[str, str]]:
    for row in read_tsv("actors_nationals.tsv"):
        for noun in row["nouns"].split("|"):
            yield row["code"], noun


def _day(text: str, last: bool) -> date | None:
    if not text:
        return None
    if len(text) == 4:
        text += "-12-31" if last else "-01-01"
    elif len(text) == 7:
        text += "-28" if last else "-01"
    return date.fromisoformat(text)


@functools.cache
def _load() -> Authority:
    return Authority()


def _version() -> str:
    """A hash over all tables that the authority reads."""
    digest = hashlib.blake2b(digest_size=8)
    data = files("dragoman.data")
    for folder in ("tables", "authority"):
        for file in sorted(data.joinpath(folder).iterdir(), key=lambda item: item.name):
            if folder == "authority" or file.name.startswith("actors_"):
                digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()

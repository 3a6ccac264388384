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
from datetime import date
from importlib.resources import files

import ahocorasick_rs

from dragoman.actors.entry import Entry
from dragoman.actors.holders import Holders, read_names
from dragoman.actors.spelling import family_name, plain, spellings
from dragoman.actors.terms import Term, load_terms, term_spellings
from dragoman.actors.words import words
from dragoman.data.tables import read_tsv

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
PEOPLE_TABLES = (
    "usa",
    "americas",
    "europe_west",
    "europe_east",
    "eurasia",
    "mideast",
    "africa",
    "asia_east",
    "asia_south",
    "bodies",
)
# Titles under which the tables may hold the office that a term's key names.
SAME_OFFICE = {
    "foreign minister": ("foreign minister", "secretary of state", "foreign secretary"),
    "defence minister": ("defence minister", "secretary of defense", "defence secretary"),
    "prime minister": ("prime minister", "premier", "taoiseach"),
    "leader": ("leader", "supreme leader"),
    "monarch": ("king", "queen", "emperor", "emir", "pope", "sultan"),
}
# Demonyms that make no plural with "s".
_NO_PLURAL = ("sh", "ch", "ese", "s", "lander")


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
        self._holders = Holders()
        self._looked_up: dict[str, tuple[tuple[Entry, ...], Term | None, tuple[Entry, ...]]] = {}
        self.terms: dict[str, Term] = load_terms()
        self.state_names: dict[str, str] = {}
        self._adjectives: dict[str, str] = {}
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
        if alias in self._by_hand:
            return tuple(found)
        people = self._holders.named(alias) if " " in alias else []
        return tuple(found) + tuple(entry for entry in people if entry not in found)

    def known(self, name: str) -> tuple[tuple[Entry, ...], Term | None, tuple[Entry, ...]]:
        """What the matcher found under a string: entries, term, and people of that family name."""
        found = self._looked_up.get(name)
        if found is None:
            entries = self.entries(name)
            small = len(name) < 3 and not name.isupper()
            term = None if small else self.terms.get(name.lower())
            found = entries, term, () if entries else self.family(name)
            self._looked_up[name] = found
        return found

    def has(self, alias: str) -> bool:
        """Whether a string is a name or a term of the matcher."""
        return alias in self._known

    def people(self, name: str) -> tuple[Entry, ...]:
        """Persons of a full name, in whichever way it is written."""
        return tuple(
            e for form in spellings(name) for e in self.entries(form) if e.kind == "person"
        )

    def family(self, name: str) -> tuple[Entry, ...]:
        """Known persons who are called by this family name."""
        return tuple(self._families.get(plain(name), ()))

    def holder(self, owner: str, office: str, day: date | None) -> Entry | None:
        """Who holds an office of a state or body on a day; nobody when the tables name none.

        >>> Authority.load().holder("USA", "president", date(1990, 5, 1)).name
        'George H.W. Bush'
        """
        held = [
            entry
            for entry in self._offices.get(owner, ())
            if entry.office in SAME_OFFICE.get(office, (office,)) and entry.holds_on(day)
        ]
        return held[0] if held else None

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Names and terms in a text, leftmost and longest, as (pattern number, start, end)."""
        return self._matcher.find_matches_as_indexes(text)

    def name_of(self, country: str) -> str:
        """The common name of a state by its code; the code itself when it is unknown."""
        return self.state_names.get(country, country)

    def adjective_of(self, country: str) -> str:
        """The adjective of a state by its code ("Ukrainian"); its name where none is known.

        >>> Authority.load().adjective_of("UKR")
        'Ukrainian'
        """
        return self._adjectives.get(country) or self.name_of(country)

    # -- building --------------------------------------------------------------------------------

    def _add_names(self) -> None:
        for table in NAME_TABLES:
            for row in read_tsv(f"actors_{table}.tsv"):
                self._add_row(row)
        by_hand = {(alias, e.kind) for alias, entries in self._entries.items() for e in entries}
        for row in read_names():
            alias, code, kind, name = row["alias"], row["code"], row["kind"], row["name"]
            if kind == "demonym" and alias == name:
                self._adjectives.setdefault(code, name)
            if (plain(alias), kind) in by_hand:
                continue
            if kind == "state":
                self.state_names.setdefault(code, name)
            self._add(alias, Entry(code, alias if kind == "capital" else name, kind))
        for entries in self._entries.values():
            entries.sort(key=lambda entry: entry.kind != "state")
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
        if entry.kind == "demonym":
            self._adjectives.setdefault(entry.code, entry.name)
        undated = entry.since is None and entry.until is None
        if entry.kind in ("state", "body") and undated:
            self.state_names.setdefault(entry.code, entry.name)
        for alias in [entry.name, *filter(None, row["aliases"].split("|"))]:
            own = alias if entry.kind in ("place", "capital", "region") else entry.name
            self._add(alias, Entry(entry.code, own, entry.kind, None, entry.since, entry.until))

    def _add(self, alias: str, entry: Entry) -> None:
        form = plain(alias)
        if entry not in self._entries[form]:
            self._entries[form].append(entry)
        if entry.kind == "demonym" and not alias.endswith(_NO_PLURAL) and not alias.isupper():
            self._entries[form + "s"].append(Entry(entry.code, entry.name, "nationals"))

    def _add_people(self) -> None:
        by_hand: set[str] = set()
        first = words("family_first")
        for row in (row for part in PEOPLE_TABLES for row in read_tsv(f"actors_people_{part}.tsv")):
            entry = Entry(
                row["code"],
                row["name"],
                "person",
                row["office"] or None,
                _day(row["since"], False),
                _day(row["until"], True),
                known=True,
            )
            families = set()
            for name in [entry.name, *filter(None, row["aliases"].split("|"))]:
                if " " in name:
                    families.add(family_name(plain(name), entry.code[:3] in first))
                for form in spellings(plain(name)):
                    by_hand.add(form)
                    self._entries[form].append(entry)
            for family in families:
                self._families[family].append(entry)
            self._offices[_owner(entry.code)].append(entry)
        self._by_hand = by_hand
        for entry, forms, family in self._holders.heads():
            if not by_hand.intersection(forms):
                for form in forms:
                    self._entries[form].append(entry)
                self._families[plain(family)].append(entry)
            self._offices[_owner(entry.code)].append(entry)

    def _patterns(self) -> list[str]:
        found = dict.fromkeys(self._entries)
        short = words("short_families")
        found.update(dict.fromkeys(n for n in self._families if len(n) > 2 or n in short))
        for phrase in self.terms:
            found.update(dict.fromkeys(term_spellings(phrase)))
        return list(found)


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

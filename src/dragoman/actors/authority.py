"""The authority: every name that stands for an actor or a place, with its code, kind and days.

Kinds of mention, a closed list:

state, capital (a capital or seat standing for its government), government, ministry, office (a role
without a name), person, body (``IGO:UNO``), force (army, police, services), party, legislature, media,
organisation (university, company, court, charity), group (armed groups and movements), place (no seat
of a state), demonym (an attribute: "Russian weapons"), generic ("officials", "analysts").
"""

from __future__ import annotations

import functools
import gc
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from dragoman.actors import own
from dragoman.actors.entry import Entry
from dragoman.actors.kinds import KINDS as KINDS
from dragoman.actors.matcher import Matcher, Span
from dragoman.actors.ours import Ours, version
from dragoman.actors.own_names import OwnNames, Tell
from dragoman.actors.spelling import is_too_short, plain, spellings
from dragoman.actors.terms import Term, load_terms, term_spellings
from dragoman.actors.words import words
from dragoman.records import Rejection
from dragoman.version import coder_version

TOLD_FROM = 250_000  # names; the matcher of fewer is built before anybody asks what is going on
LOADED_AT_ONCE = 2  # authorities that are kept in memory
# From an election to the oath it takes so many days at most (Mexico had five months).
CHOSEN_BEFORE = 200
# Titles under which the tables may hold the office that a term's key names.
SAME_OFFICE = {
    "foreign minister": ("foreign minister", "secretary of state", "foreign secretary"),
    "defence minister": ("defence minister", "secretary of defense", "defence secretary"),
    "prime minister": ("prime minister", "premier", "taoiseach"),
    "leader": ("leader", "supreme leader"),
    "monarch": ("king", "queen", "emperor", "emir", "pope", "sultan"),
}

_LOADED: dict[tuple[own.Layer, ...], Authority] = {}


class Authority:
    """All names, the terms that build further ones, and one matcher over them.

    Examples:
        >>> authority = Authority.load()
        >>> [entry.code for entry in authority.entries("Kyiv")]
        ['UKR:GOV']
    """

    def __init__(self, layers: Sequence[own.Layer] = (), tell: Tell | None = None) -> None:
        self.layers = tuple(layers)
        self._own = OwnNames(layers, tell)
        self._ours = Ours.load()
        self._looked_up: dict[str, tuple[tuple[Entry, ...], Term | None, tuple[Entry, ...]]] = {}
        self._held: dict[tuple[str, str], tuple[Entry, ...]] = {}
        self.terms: dict[str, Term] = load_terms()
        self.state_names = self._ours.state_names | self._own.state_names()
        self.version = "+".join(filter(None, (version(), self._own.version)))
        self._matcher = Matcher.kept(
            f"{coder_version()}-{self.version}", lambda: self._all_names(tell)
        )

    @classmethod
    def load(cls, path: str | Path | None = None, tell: Tell | None = None) -> Authority:
        """The names of the package, and over them those that this user has.

        Args:
            path: a file of the user's own names (TSV); None for the usual one, where there is one,
                and empty text for the package's names alone. See `own.layers`.
            tell: called with a line of words while a large file is taken in for the first time.

        It is read once, and again only when the files have changed. Lines that cannot be understood
        are in ``rejected``. Raises `InputError` when a file cannot be read at all.
        """
        return _load(own.layers(path), tell)

    @classmethod
    def of(cls, layers: tuple[own.Layer, ...]) -> Authority:
        """The names of the package, and over them those of files that were found before.

        Raises `InputError` when one of them cannot be read.
        """
        return _load(layers, None)

    @property
    def rejected(self) -> tuple[Rejection, ...]:
        """The lines of the user's files that could not be understood, and why."""
        return self._own.rejected

    def entries(self, alias: str) -> tuple[Entry, ...]:
        """What a name may stand for: the user's own rows, then ours; empty when it is not known."""
        alias = plain(alias)
        return self._own.over(alias, self._named(alias))

    def _named(self, alias: str) -> tuple[Entry, ...]:
        ours = self._ours
        found = (*ours.names.of(alias), *ours.officials.of(alias))
        if alias in ours.officials:
            return found
        people = ours.holders.of(alias) if " " in alias else []
        known = (*found, *(entry for entry in people if entry not in found))
        return known or tuple(ours.towns.of(alias))

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
        return self._matcher.has(alias)

    def people(self, name: str) -> tuple[Entry, ...]:
        """Persons of a full name, in whichever way it is written."""
        return tuple(
            e for form in spellings(name) for e in self.entries(form) if e.kind == "person"
        )

    def family(self, name: str) -> tuple[Entry, ...]:
        """Known persons who are called by this family name."""
        own = self._own.family(name)
        named = {entry.name for entry in own}
        ours = self._ours.families.of(plain(name))
        return (*own, *(entry for entry in ours if entry.name not in named))

    def holder(self, owner: str, office: str, day: date | None) -> Entry | None:
        """Who holds an office of a state or body on a day; nobody when the tables name none.

        >>> Authority.load().holder("USA", "president", date(1990, 5, 1)).name
        'George H.W. Bush'
        """
        held = (entry for entry in self._terms(owner, office) if entry.holds_on(day))
        return next(held, None)

    def successor(self, owner: str, office: str, day: date | None) -> Entry | None:
        """Who takes an office next after a day, soon enough to have been chosen by then.

        >>> Authority.load().successor("USA", "president", date(2008, 12, 1)).name
        'Barack Obama'
        """
        if day is None:
            return None
        last = day + timedelta(days=CHOSEN_BEFORE)
        coming = [
            one for one in self._terms(owner, office) if one.since and day < one.since <= last
        ]
        return min(coming, key=lambda one: one.since or last, default=None)

    def holders(self, owner: str) -> tuple[Entry, ...]:
        """All who hold or held an office of a state or body, those of the user's own rows first."""
        return (*self._own.holders(owner), *self._ours.owners.of(owner))

    def _terms(self, owner: str, office: str) -> tuple[Entry, ...]:
        """All terms in an office of a state or body, those of the user's own rows first."""
        found = self._held.get((owner, office))
        if found is None:
            titles = SAME_OFFICE.get(office, (office,))
            found = tuple(entry for entry in self.holders(owner) if entry.office in titles)
            self._held[owner, office] = found
        return found

    def find(self, text: str) -> list[Span]:
        """Names and terms in a text as (start, end): whole words, the leftmost and longest."""
        return self._matcher.find(text)

    def count_names(self) -> int:
        """How many different names and terms the matcher knows."""
        return len({*self.patterns, *self._own.patterns()})

    def name_of(self, country: str) -> str:
        """The common name of a state by its code; the code itself when it is unknown."""
        return self.state_names.get(country, country)

    def adjective_of(self, country: str) -> str:
        """The adjective of a state by its code ("Ukrainian"); its name where none is known.

        >>> Authority.load().adjective_of("UKR")
        'Ukrainian'
        """
        return self._ours.adjectives.get(country) or self.name_of(country)

    def _all_names(self, tell: Tell | None) -> list[str]:
        found = list(dict.fromkeys((*self.patterns, *self._own.patterns())))
        if tell is not None and len(found) >= TOLD_FROM:
            tell(f"building the matcher of {len(found):,} names; this is done once")
        return found

    @functools.cached_property
    def patterns(self) -> list[str]:
        """All names and terms of the package as they stand in texts."""
        names = (*self._ours.names, *self._ours.officials, *self._ours.towns)
        families = _trusted(self._ours.families, "short_families")
        found = dict.fromkeys((*_trusted(names, "short_names"), *families))
        for phrase in self.terms:
            found.update(dict.fromkeys(term_spellings(phrase)))
        return list(found)


def _trusted(names: Iterable[str], short: str) -> Iterator[str]:
    """The names that are no words as well: short ones only by a white list."""
    allowed = words(short)
    return (name for name in names if name in allowed or not is_too_short(name))


def _load(layers: tuple[own.Layer, ...], tell: Tell | None) -> Authority:
    if layers not in _LOADED:
        while len(_LOADED) >= LOADED_AT_ONCE:
            _LOADED.pop(next(iter(_LOADED)))
        _LOADED[layers] = _built(layers, tell)
    return _LOADED[layers]


def _built(layers: tuple[own.Layer, ...], tell: Tell | None) -> Authority:
    # Nothing that is built here becomes garbage: to look for it would take a third of the time.
    looks = gc.isenabled()
    gc.disable()
    try:
        return Authority(layers, tell)
    finally:
        if looks:
            gc.enable()

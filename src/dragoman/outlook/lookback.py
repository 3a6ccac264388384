"""Which past acts a sign looks at: how many there were lately, what opens them, and what it is called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dragoman.data.plover import quads, types
from dragoman.outlook.amounts.kinds import QUADS
from dragoman.outlook.chances.signs import Sign
from dragoman.outlook.facts import Facts
from dragoman.outlook.records import PastAct
from dragoman.outlook.weeks import DAYS
from dragoman.picture.records import Named

Places = NDArray[np.int64]
Way = tuple[str, str]
Name = Callable[[str], Named]
Behind = Callable[[int], PastAct]
"""The act at a place of the facts, with what opens it."""

LATELY = 8  # weeks that reasons count acts in
SHOWN = 3  # acts behind a reason that are told, the latest

DOING = {
    "there": "by {a} on {b}",
    "back": "by {b} on {a}",
    "by source": "by {a} on others",
    "to target": "by others on {b}",
    "to source": "by others on {a}",
    "by target": "by {b} on others",
}
"""Whose doing a sign looks at, ``a`` being the source and ``b`` the target that are asked for."""


@dataclass(eq=False)
class Lookback:
    """The acts that signs look at, until the end of a day; ``named`` and ``behind`` tell of them."""

    facts: Facts
    until: date
    named: Name
    behind: Behind
    _ends: dict[tuple[bool, int], Places] = field(default_factory=dict)
    _looked: dict[tuple[str, str], NDArray[np.bool_]] = field(default_factory=dict)

    def places(self, sign: Sign, kind: str, way: Way) -> Places:
        """Where the acts stand that a sign looks at, the oldest first.

        ``kind`` is the type that is asked for, ``way`` its source and its target.
        """
        source, target = way
        doer, done, but = {
            "there": (source, target, None),
            "back": (target, source, None),
            "by source": (source, None, target),
            "to target": (None, target, source),
            "to source": (None, source, target),
            "by target": (target, None, source),
        }[sign.of]
        found = self._of(doer, True) if doer else self._of(done or "", False)
        other = (self.facts.object if doer else self.facts.subject)[found]
        if doer and done:
            found = found[other == self._place(done)]
        elif but:
            found = found[other != self._place(but)]
        return found[self._kinds(sign, kind)[self.facts.relation[found]]]

    def lately(self, places: Places, weeks: int = LATELY) -> int:
        """How many of these acts lie in the last so many weeks."""
        if not len(places):
            return 0
        first = self.facts.time_of(self.until) - DAYS * weeks + 1
        return int((self.facts.time[places] >= first).sum())

    def acts(self, places: Places) -> tuple[PastAct, ...]:
        """The latest of these acts, the newest first, each once."""
        return tuple(dict.fromkeys(self.behind(int(one)) for one in places[::-1][:SHOWN]))

    def doing(self, sign: Sign, way: Way) -> str:
        """Whose doing a sign looks at, in words."""
        return DOING[sign.of].format(a=self.named(way[0]).name, b=self.named(way[1]).name)

    def _place(self, actor: str) -> int:
        return self.facts.actors.index(actor) if actor in self.facts.actors else -1

    def _of(self, actor: str, doing: bool) -> Places:
        """Where the acts of an actor stand, or those on it; acts on itself are left out."""
        key = (doing, self._place(actor))
        if key not in self._ends:
            facts = self.facts
            ends = facts.subject if doing else facts.object
            self._ends[key] = np.flatnonzero((ends == key[1]) & (facts.subject != facts.object))
        return self._ends[key]

    def _kinds(self, sign: Sign, kind: str) -> NDArray[np.bool_]:
        """By relation, whether a sign looks at it."""
        key = (sign.what, kind)
        if key not in self._looked:
            told = [looks_at(sign.what, kind, one) for one in self.facts.relations]
            self._looked[key] = np.array(told, bool)
        return self._looked[key]


def looks_at(what: str, kind: str, relation: str) -> bool:
    """Whether a sign that looks at something, asked of a type, counts acts of another."""
    if relation not in types():
        return False
    if what == "any":
        return True
    if what.startswith("quad"):
        return f"quad{quads()[relation]}" == what
    return relation == (kind if what == "same" else what)


def called(sign: Sign, kind: str) -> str:
    """What a sign looks at, in words.

    >>> called(Sign("back", "quad4", 0), "AID"), called(Sign("there", "same", 0), "AID")
    ('material conflict', 'AID')
    """
    if sign.what == "any":
        return "acts of any type"
    if sign.what.startswith("quad"):
        return QUADS[int(sign.what[4:]) - 1]
    return kind if sign.what == "same" else sign.what

"""What of an act is compared when two claims may tell of one happening."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from dragoman.fusing.amounts import UnitClass, unit_class
from dragoman.fusing.events.shapes import Shape, hinges, shape
from dragoman.fusing.origins.retold import order
from dragoman.fusing.parties import end, side
from dragoman.fusing.rules import settings, type_rules
from dragoman.fusing.words import (
    REMEMBERED,
    capital_words,
    place_words,
    plain_text,
    plain_words,
    state_words,
    stem,
    stems,
)
from dragoman.records import Act, ClaimRow, Party
from dragoman.store.spans import bounds

_BODY = "IGO:"  # what the codes of bodies of states begin with
_PEOPLE = ":CVL"  # what the codes of a country's people end with
_DEFINITE = re.compile(r"\b(?:the|this|that|their|its|his|her)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day, as ordinals; ``told`` when the claim itself gives the time."""

    first: int
    last: int
    told: bool

    @property
    def days(self) -> int:
        """How many days the span has."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Traits:
    """One act claim, prepared for comparing."""

    row: ClaimRow
    act: Act
    origin: str  # the key of the report that it comes from
    sources: frozenset[str]
    targets: frozenset[str]
    people: tuple[tuple[str, frozenset[str]], ...]  # by side, the names of persons in the act
    span: Span | None  # None when neither the claim nor its report has a date
    text: str  # the evidence in small letters, for telling copies
    words: frozenset[str]
    telling: frozenset[str]  # the words that say more than the type of the act does
    place: frozenset[str]
    holds_places: Literal["", "state", "continent"]  # what other places may lie in this one
    unit: UnitClass | None
    further: bool  # told as one more of its kind: "separate talks", "met her as well"
    definite: bool  # told as known: "their treaty", "the strike"
    unique: bool  # told as the first, or the only one, of its kind
    block: tuple[object, ...]  # the block that the act is in: see `block_of`
    published: int | None  # the day of the report, as an ordinal
    order: tuple[object, ...]  # by day of report, report, place in the text: however the rows come
    shape: Shape  # all of it that decides whether types, sides and persons fit


def sides_of(act: Act) -> tuple[frozenset[str], frozenset[str]]:
    """The sides that act, and those on which they act."""
    return _doers(act), frozenset(side(party.code) for party in act.target)


def block_of(act: Act) -> tuple[object, ...]:
    """What claims of one event always share, told by the act alone: who acts, and the type's kin.

    Where order is free, it is all sides; else those who act, since the other side is often left
    out; and where nobody is said to act, those whom it befell. A summit of a body is the body's,
    whoever comes. Status, time and place have no part in it.
    """
    return _block(act, *sides_of(act))


def _block(act: Act, sources: frozenset[str], targets: frozenset[str]) -> tuple[object, ...]:
    rule = type_rules()[act.event]
    bodies = frozenset(one for one in sources | targets if one.startswith(_BODY))
    if act.mode == "multilateral" and bodies:
        return "of", bodies, rule.group
    if rule.symmetric or act.reciprocal:
        return "all", sources | targets, rule.group
    if sources:
        return "by", sources, rule.group
    return "to", targets, rule.group


def _doers(act: Act) -> frozenset[str]:
    """The sides that act; people of a country who are counted as a force that moves are that country's."""
    unit = unit_of(act) if act.event == "MOBILIZE" else None
    force = unit is not None and unit.name == "troops"
    return frozenset(
        end(code) if force and code.endswith(_PEOPLE) else side(code)
        for code in (party.code for party in act.source)
    )


def traits_of(row: ClaimRow, act: Act, origin: str) -> Traits:
    """The traits of an act claim that comes from an origin."""
    parties = act.source + act.target
    sources, targets = sides_of(act)
    names = [name for party in parties for name in (party.text, party.name)]
    where = place_words(act.where or "")
    own = frozenset().union(*map(plain_words, names)) if where else frozenset()
    words = stems(f"{act.evidence.exact} {act.what or ''}", [*names, act.where or ""])
    people, block = _people(parties), _block(act, sources, targets)
    hinging = words & hinges()
    return Traits(
        row=row,
        act=act,
        origin=origin,
        sources=sources,
        targets=targets,
        people=people,
        span=span_of(row, act),
        text=plain_text(act.evidence.exact),
        words=words,
        telling=words.difference(_cues(act.event), *(_capital(one) for one in sources | targets)),
        place=where,
        holds_places=_reach(where, own),
        unit=unit_of(act),
        further=bool(_further().search(act.evidence.exact)),
        definite=bool(_DEFINITE.search(act.evidence.exact)),
        unique=bool(plain_words(act.evidence.exact) & _only()),
        block=block,
        published=None if row.published is None else row.published.toordinal(),
        order=order(row),
        shape=shape(act.event, act.mode, act.reciprocal, sources, targets, people, hinging, block),
    )


def span_of(row: ClaimRow, act: Act) -> Span | None:
    """The days in which the act may lie: its own time, else the days around its report's.

    A time without an end reaches to those days, and one without a beginning over as many before
    its end. Of what began at a time and is told as its beginning, the time is that of the beginning.
    """
    around = int(settings()["time"]["undated_days"])
    day = None if row.published is None else row.published.toordinal()
    since, _, until = (act.when or "").partition("/")
    began = until == ".." and plain_words(act.evidence.exact) & beginnings()
    begins, ends = bounds(since if began else act.when)
    if begins is not None or ends is not None:
        first = None if begins is None else begins.toordinal()
        last = None if ends is None else ends.toordinal()
        if last is None:
            last = max(first or 1, day + around) if day is not None else date.max.toordinal()
        if first is None:
            first = max(1, last - around)
        return Span(first, last, told=True)
    if day is None:
        return None
    return Span(max(1, day - around), min(date.max.toordinal(), day + around), told=False)


def unit_of(act: Act) -> UnitClass | None:
    """The class of what the act counts; people of a force that is moved are troops ("500 Chadians")."""
    if act.quantity is None:
        return None
    unit = act.quantity.unit
    found = unit_class(unit)
    people = found.name == "people" or unit.casefold().removesuffix("s") in state_words()
    return unit_class("troops") if people and act.event == "MOBILIZE" else found


def _people(parties: Iterable[Party]) -> tuple[tuple[str, frozenset[str]], ...]:
    """By side, all words of the names of its persons; a side that names none is left out."""
    named: dict[str, frozenset[str]] = {}
    for party in parties:
        whose = side(party.code)
        if ":" in party.code and (
            _is_person(party.name) or (whose == party.code and _own_name(party.name))
        ):
            named[whose] = named.get(whose, frozenset()) | plain_words(party.name)
    return tuple(sorted(named.items()))


@lru_cache(maxsize=REMEMBERED)
def _is_person(name: str) -> bool:
    """Two capitalised words or more, none of a state, an office or an organ."""
    words = name.replace(".", " ").split()
    plain = plain_words(name)
    other = state_words() | frozenset(settings()["sides"]["organs"])
    return len(words) > 1 and all(word[0].isupper() for word in words) and not plain & other


@lru_cache(maxsize=REMEMBERED)
def _own_name(name: str) -> bool:
    """The name of one firm, group or paper among many of its country: capitals, no state's or people's."""
    states = state_words()
    own = [one for one in plain_words(name) if not {one, one.removesuffix("s")} & states]
    return name[:1].isupper() and bool(own)


def _reach(place: frozenset[str], own: frozenset[str]) -> Literal["", "state", "continent"]:
    """A continent, or a party's own ground, which is a state mostly; else a place within one."""
    if place & _wide_places():
        return "continent"
    return "state" if place and (place <= own or place <= state_words()) else ""


@cache
def _cues(event: str) -> frozenset[str]:
    return frozenset(stem(word) for word in type_rules()[event].cues)


@cache
def _capital(code: str) -> frozenset[str]:
    """The words of a state's capital, as they stand among the words of an act."""
    return frozenset(map(stem, capital_words().get(code, ())))


@cache
def beginnings() -> frozenset[str]:
    """The words that tell of a beginning."""
    return frozenset(settings()["standing"]["beginnings"])


@cache
def _further() -> re.Pattern[str]:
    words = "|".join(map(re.escape, settings()["words"]["further"]))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@cache
def _only() -> frozenset[str]:
    return frozenset(settings()["words"]["unique"])


@cache
def _wide_places() -> frozenset[str]:
    return frozenset(settings()["words"]["wide_places"])

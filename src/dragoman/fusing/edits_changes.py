"""Facts that stand in each other's place in two versions of one text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from dragoman.fusing.amounts import hold, unit_class
from dragoman.fusing.edits_align import Block, block_rules, find_blocks
from dragoman.fusing.edits_days import Day
from dragoman.fusing.edits_parts import fate_of, near, part_of
from dragoman.fusing.edits_people import Who, frame
from dragoman.fusing.edits_units import Unit, parts_rules
from dragoman.records import Quantity

What = Literal["number", "day", "place", "culprit", "victim", "speaker", "who", "means"]
Units: TypeAlias = Sequence[Unit]

_WORD = re.compile(r"[^\W\d_]{3,}")
_PARTS: tuple[Literal["culprit", "victim", "speaker", "place"], ...]
_PARTS = ("culprit", "victim", "speaker", "place")
_ORDER: tuple[What, ...] = ("day", "number", "place", "who", "means")


@dataclass(frozen=True, slots=True)
class Change:
    """Two units of which one stands in the other's place, and what they tell."""

    what: What
    a: Unit
    b: Unit
    sure: bool  # whether both name one thing outright, so that they cannot be the same

    def turned(self) -> Change:
        """The same, with the sides the other way round."""
        return Change(self.what, self.b, self.a, self.sure)


def find_changes(a: Units, b: Units) -> list[Change]:
    """The changes between two versions, in the order of the first.

    The same, with the sides turned, when the versions come the other way round.
    """
    if _order(b) < _order(a):
        return sorted((one.turned() for one in find_changes(b, a)), key=_place)
    found: list[Change] = []
    for block in find_blocks(a, b):
        if block.size <= block_rules()["most"]:
            found += _within(a, b, block)
    return sorted(found, key=_place)


def _order(units: Units) -> tuple[int, list[str]]:
    return len(units), [one.text for one in units]


def _place(one: Change) -> tuple[int, int, str]:
    return one.a.start, one.b.start, one.what


def _within(a: Units, b: Units, block: Block) -> Iterator[Change]:
    """The changes in one stretch: what only one side has, each with what has its place there."""
    here, there = range(block.first, block.last), range(block.other_first, block.other_last)
    for sort in _ORDER:
        gone, new = _alone(a, here, sort, b, there), _alone(b, there, sort, a, here)
        for x in gone:
            for y in new:
                what = sort if sort != "who" else _part(a, b, x, y, block)
                if what is not None:
                    new.remove(y)
                    if _clash(a, b, x, y, what):
                        yield Change(what, a[x], b[y], _sure(a[x], b[y]))
                    break


def _alone(units: Units, here: range, sort: What, others: Units, there: range) -> list[int]:
    """The places of what one side of a stretch has and the other has not, each thing once."""
    firsts: dict[str, int] = {}
    for place in here:
        if units[place].sort == sort:
            firsts.setdefault(units[place].key, place)
    shared = {others[place].key for place in there}
    return [place for key, place in firsts.items() if key not in shared]


def _part(a: Units, b: Units, x: int, y: int, block: Block) -> What | None:
    """The part that two names have, if it can be one; None where it cannot."""
    parts = {part_of(a, x), part_of(b, y)}
    if parts == {"other"}:
        return "who" if block.size <= block_rules()["bare"] else None
    known = [one for one in _PARTS if one in parts]
    both_speak = known != ["speaker"] or len(parts) == 1
    return known[0] if len(known) == 1 and both_speak else None


def _clash(a: Units, b: Units, x: int, y: int, what: What) -> bool:
    one, other = a[x].value, b[y].value
    match one, other:
        case Day(), Day():
            return one.clashes(other) and not _datelines(a, b, x, y)
        case Quantity(), Quantity():
            return _one_count(a, b, x, y) and hold(one, other) == "clash"
        case Who(), Who():
            if _alike(a[x], b[y]) or not (_firm(a, x) and _firm(b, y)):
                return False
            return one.clashes(other) or (what == "victim" and _narrowed(one, other))
        case frozenset(), frozenset():
            return not one & other
        case str(), str():
            return one != other and not _alike(a[x], b[y]) and not _headed(a[x], b[y])
    return False


def _alike(one: Unit, other: Unit) -> bool:
    """Whether the words of one stand among those of the other, in whatever spelling."""
    a, b = ({frame(word) for word in _WORD.findall(unit.text)} for unit in (one, other))
    return a <= b or b <= a


def _headed(one: Unit, other: Unit) -> bool:
    """Whether one is the capitals of a dateline and the other is not: places of different things."""
    return one.text.isupper() != other.text.isupper()


def _datelines(a: Units, b: Units, x: int, y: int) -> bool:
    """Whether two days open their texts and are near: those of two issues, not of one happening."""
    opening, near = block_rules()["opening"], block_rules()["issues"]
    one, other = a[x].value, b[y].value
    if not (isinstance(one, Day) and isinstance(other, Day)) or max(x, y) >= opening:
        return False
    days = one.apart(other)
    return days is not None and days <= near


def _firm(units: Units, here: int) -> bool:
    """Whether a name that no list has is surely one: of several words, or told again."""
    unit = units[here]
    who = unit.value
    if not isinstance(who, Who) or not who.name:
        return True
    return len(_WORD.findall(unit.text)) > 1 or sum(one.key == unit.key for one in units) > 1


def _narrowed(one: Who, other: Who) -> bool:
    """Whether those whom one leaves open ("people") are a party's in the other."""
    vague, named = sorted((one, other), key=lambda who: not who.vague)
    return vague.vague and named.code is not None and not named.kinds & {"civil", "any"}


def _one_count(a: Units, b: Units, x: int, y: int) -> bool:
    """Whether two numbers count one thing: of one unit, or people, with the same fate."""
    fates = fate_of(a, x), fate_of(b, y)
    if fates[0] and fates[1] and fates[0] != fates[1]:
        return False
    if _more(a, x) != _more(b, y) or _young(a, x) != _young(b, y):
        return False
    one, other = (_class(units[at]) for units, at in ((a, x), (b, y)))
    return one == other or {one, other} <= _people()


def _class(unit: Unit) -> str:
    return unit_class(unit.value.unit).name if isinstance(unit.value, Quantity) else ""


def _more(units: Units, here: int) -> bool:
    """Whether a number is told to come on top of others: "three more", "another ten"."""
    around = {units[here].small, *(one.small for one in units[max(0, here - 1) : here + 2])}
    words = {word for told in around for word in told.split()}
    return bool(words & parts_rules()["more"]) and "than" not in words


def _young(units: Units, here: int) -> frozenset[str]:
    """Whether the noun behind a number tells a part of all: children, women."""
    after = near(units, range(here + 1, here + 3), units[here])
    kinds = (one.value.kinds for one in after if isinstance(one.value, Who))
    return frozenset().union(*kinds) & {"children", "women"}


@cache
def _people() -> frozenset[str]:
    return frozenset(("people", "dead", "wounded", "casualties", "troops", "protesters", "other"))


def _sure(a: Unit, b: Unit) -> bool:
    match a.value, b.value:
        case Who() as one, Who() as other:
            return bool(one.code and other.code)
        case str(), str():
            return a.known and b.known
        case frozenset(), frozenset():
            return False
    return True


def counted(changes: Sequence[Change]) -> list[tuple[Change, int]]:
    """Each two values once, the first of them, with how often one stands in the other's place."""
    firsts: dict[object, Change] = {}
    times: Counter[object] = Counter()
    for one in changes:
        mark = one.what, one.a.key, one.b.key
        firsts.setdefault(mark, one)
        times[mark] += 1
    return [(one, times[mark]) for mark, one in firsts.items()]

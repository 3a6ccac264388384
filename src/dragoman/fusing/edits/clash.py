"""Whether two units that have one place in two versions can be one thing, told in other words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Literal, TypeAlias

from dragoman.fusing.amounts import hold, unit_class
from dragoman.fusing.edits.align import block_rules
from dragoman.fusing.edits.days import Day
from dragoman.fusing.edits.parts import fate_of, near
from dragoman.fusing.edits.people import Who, frame
from dragoman.fusing.edits.units import Turn, Unit, parts_rules
from dragoman.fusing.parties import is_state, side
from dragoman.records import Quantity

What = Literal["number", "day", "place", "culprit", "victim", "speaker", "who", "means", "turn"]
"""What a change is of: of people the part that they have, if any is told."""
Units: TypeAlias = Sequence[Unit]

_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions of one text, and the places of the units that have none like them in the other."""

    a: Units
    b: Units
    free_a: frozenset[int]
    free_b: frozenset[int]

    def turned(self) -> Pair:
        """The same, with the versions the other way round."""
        return Pair(self.b, self.a, self.free_b, self.free_a)


def clash(pair: Pair, x: int, y: int, what: What) -> bool:
    """Whether the unit of one version and that of the other can hardly be one thing."""
    a, b = pair.a, pair.b
    one, other = a[x].value, b[y].value
    match one, other:
        case Day(), Day():
            return one.clashes(other) and not _issues(one, other, max(x, y))
        case Quantity(), Quantity():
            return _one_count(a, b, x, y) and _differ(one, other)
        case Turn(), Turn():
            return one.about == other.about and one.pole != other.pole
        case Who(), Who():
            if _moved(pair, x, y) or _moved(pair.turned(), y, x) or _alike(a[x], b[y]):
                return False
            return _firm(a, x) and _firm(b, y) and parties_clash(one, other, what)
        case frozenset(), frozenset():
            return not one & other
        case str(), str():
            if _moved(pair, x, y) or _moved(pair.turned(), y, x):
                return False
            return one != other and not _alike(a[x], b[y]) and not _headed(a[x], b[y])
    return False


def sure(one: Unit, other: Unit, what: What) -> bool:
    """Whether both name a thing outright, so that they cannot be the same."""
    match one.value, other.value:
        case Who() as first, Who() as second:
            states = all(who.code and is_state(who.code) for who in (first, second))
            return states or (bool(first.code and second.code) and what in ("culprit", "victim"))
        case str(), str():
            return one.known and other.known
        case (frozenset(), frozenset()) | (Turn(), Turn()):
            return False
    return True


def beside(pair: Pair, x: int, y: int) -> bool:
    """Whether the next words on one side, those of grammar left out, are the same."""
    return any(_next(pair.a, x, step) & _next(pair.b, y, step) for step in (-1, 1))


def _next(units: Units, here: int, step: int) -> set[str]:
    """The next words on one side that tell something."""
    rules, most = parts_rules(), int(block_rules()["beside"])
    found: list[str] = []
    place = here + step
    while 0 <= place < len(units) and len(found) < most:
        unit = units[place]
        if unit.sort != "word" or unit.small not in rules["empty"]:
            found.append(unit.key)
        place += step
    return set(found)


def parties_clash(one: Who, other: Who, what: What) -> bool:
    """Whether two tell of other people."""
    press = any("press" in who.kinds for who in (one, other))
    if press and what in ("culprit", "victim"):
        return False
    if what == "place":
        return all(who.code and not who.kinds for who in (one, other)) and one.clashes(other)
    bare = [who for who in (one, other) if not who.kinds and not who.name]
    if len(bare) == 1 and what != "culprit" and not all((one.code, other.code)):
        return False  # "Syria's" and "loyalist fighters": the one is whose, the other who
    if what == "victim" and _narrowed(one, other):
        return True
    return one.clashes(other)


def _moved(pair: Pair, x: int, y: int) -> bool:
    """Whether the other version has it beside what has its place: only the order is another."""
    reach, unit = int(block_rules()["near"]), pair.a[x]
    around = [pair.b[place] for place in range(y - reach, y + reach + 1) if place in pair.free_b]
    return any(one.sort == unit.sort and mark(one) == mark(unit) for one in around)


def mark(unit: Unit) -> str:
    """What a unit is of, whichever organ of it: a state for its army, too."""
    who = unit.value
    if isinstance(who, Who) and who.code and not who.person:
        return side(who.code).partition(":")[0] if who.code[3:4] == ":" else who.code
    return unit.key


def _alike(one: Unit, other: Unit) -> bool:
    """Whether the words of one stand among those of the other, in whatever spelling."""
    a, b = ([word.casefold() for word in _WORD.findall(unit.text)] for unit in (one, other))
    few, many = sorted((a, b), key=len)
    frames = {frame(word) for word in many}
    return all(frame(word) in frames or any(_spelled(word, each) for each in many) for word in few)


@cache
def _spelled(one: str, other: str) -> bool:
    """Whether two words are one in two spellings."""
    if min(len(one), len(other)) < int(block_rules()["spelled_letters"]):
        return False
    return SequenceMatcher(None, one, other).ratio() >= float(block_rules()["spelled"])


def _headed(one: Unit, other: Unit) -> bool:
    """Whether one is the capitals of a dateline and the other is not: places of different things."""
    return one.text.isupper() != other.text.isupper()


def _issues(one: Day, other: Day, place: int) -> bool:
    """Whether two days open their texts and are near: those of two issues, not of one happening."""
    if place >= int(block_rules()["opening"]):
        return False
    days = one.apart(other)
    return days is not None and 0 < days <= int(block_rules()["issues"])


def _firm(units: Units, here: int) -> bool:
    """Whether a name that no list has is surely one: of several words, or told again."""
    unit = units[here]
    who = unit.value
    if not isinstance(who, Who) or who.code:
        return True
    if not who.name:  # "Army" of "Army of ...": the beginning of a name that no list has
        behind = units[here + 1] if here + 1 < len(units) else None
        return not (unit.names and behind is not None and behind.small == "of")
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


def _differ(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers are not one, more or less exactly told.

    A version keeps what it copies: "at least seven" for "at least nine" is another number, though
    both may be true, and so is 16 for 15. What is told roundly may be the exact number of the other.
    """
    figures = list(
        zip((one.value, one.min, one.max), (other.value, other.min, other.max), strict=True)
    )
    if any((a is None) != (b is None) for a, b in figures):
        return hold(one, other) == "clash"
    return any(a is not None and b is not None and not _rounded(a, b) for a, b in figures)


def _rounded(one: float, other: float) -> bool:
    """Whether one number is the other, rounded; small ones are not."""
    if one == other:
        return True
    if max(abs(one), abs(other)) < int(block_rules()["exact"]):
        return False
    return any(a == float(f"{b:.{_digits(a)}g}") for a, b in ((one, other), (other, one)))


def _digits(number: float) -> int:
    """How many digits of a number are not the noughts at its end."""
    return max(len(f"{abs(number):.12g}".replace(".", "").strip("0")), 1)


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

"""Facts that one version tells anew, in a sentence of its own, against what the other says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from dragoman.fusing.edits.align import block_rules
from dragoman.fusing.edits.clash import Pair, Units, What, mark, parties_clash
from dragoman.fusing.edits.days import Day
from dragoman.fusing.edits.parts import near, part_of
from dragoman.fusing.edits.people import Who
from dragoman.fusing.edits.units import Sort, Unit, parts_rules

_ASSERTED: Mapping[What, Sort] = {"culprit": "who", "victim": "who", "means": "means"}
_CLAUSE = 12  # units on either side: as far as one assertion goes in a long sentence

Added: TypeAlias = tuple[What, Unit, Unit]
"""What is told anew, what one version says of it, and what the other says."""


def find_days(pair: Pair) -> Iterator[Added]:
    """A full date of each version that is far from every full date of the other.

    That of a report's issue and that of its deed are near: both are then told by both.
    """
    one, other = (_full(units) for units in (pair.a, pair.b))
    gone, new = _far(one, other), _far(other, one)
    if gone and new:
        yield "day", gone[0], new[0]


def find_asserted(pair: Pair) -> Iterator[Added]:
    """Who did it, whom it befell, or by what means, as a sentence of one version alone asserts it.

    Only of texts that have most words in common: a longer report tells of other deeds as well.
    """
    most = float(block_rules()["added"])
    if len(pair.free_a) > most * len(pair.a) or len(pair.free_b) > most * len(pair.b):
        return
    for what in _ASSERTED:
        for one, other in _asserted(pair, what):
            yield what, one, other
        for other, one in _asserted(pair.turned(), what):
            yield what, one, other


def _full(units: Units) -> list[Unit]:
    return [one for one in units if isinstance(one.value, Day) and one.value.full]


def _far(some: Sequence[Unit], others: Sequence[Unit]) -> list[Unit]:
    """Those that are far from every other."""
    far = int(block_rules()["far"])

    def apart(one: Unit, other: Unit) -> bool:
        if not (isinstance(one.value, Day) and isinstance(other.value, Day)):
            return True
        days = one.value.apart(other.value)
        return days is None or days > far

    return [one for one in some if all(apart(one, other) for other in others)]


def _asserted(pair: Pair, what: What) -> Iterator[tuple[Unit, Unit]]:
    """What the second version asserts anew, with what the first says of it."""
    sort = _ASSERTED[what]
    known = {mark(one) for one in pair.a if one.sort == sort}
    for y in sorted(pair.free_b):
        unit = pair.b[y]
        if unit.sort == sort and mark(unit) not in known and _is_alone(pair, y):
            x = _answer(pair, y, what) if _is_said(pair.b, y, what) else None
            if x is not None:
                yield pair.a[x], unit
                return


def _is_alone(pair: Pair, y: int) -> bool:
    """Whether the clause around it is of one version alone."""
    reach = int(block_rules()["asserted"])
    around = range(max(0, y - reach), min(len(pair.b), y + reach + 1))
    sentence = pair.b[y].sentence
    return all(place in pair.free_b for place in around if pair.b[place].sentence == sentence)


def _is_said(units: Units, here: int, what: What) -> bool:
    """Whether the sentence says outright that it is so."""
    rules = parts_rules()
    before = [one.small for one in near(units, range(here - 1, here - _CLAUSE, -1), units[here])]
    after = [one.small for one in near(units, range(here + 1, here + _CLAUSE), units[here])]
    who = units[here].value
    if not isinstance(who, Who):
        return not rules["harmed"].isdisjoint(before + after)
    if not who.code or not who.kinds:
        return False
    if what == "culprit":
        by = "by" in before[:2] and not rules["done"].isdisjoint(before[:4])
        return (
            by
            or not rules["blamed_before"].isdisjoint(before[:3])
            or not rules["blamed_after"].isdisjoint(after[:5])
        )
    harmed = not rules["harmed"].isdisjoint(before + after)
    return harmed and part_of(units, here) in ("victim", "other")


def _answer(pair: Pair, y: int, what: What) -> int | None:
    """What the first version says of the same, where it clashes."""
    said = pair.b[y].value
    for x, unit in enumerate(pair.a):
        match unit.value, said:
            case frozenset() as told, frozenset() if not told & said:
                return x
            case Who(vague=False) as told, Who() if part_of(pair.a, x) == what:
                if parties_clash(told, said, what):
                    return x
    return None

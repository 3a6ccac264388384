"""Facts that stand in each other's place in two versions of one text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from dragoman.fusing.edits.added import find_asserted, find_days
from dragoman.fusing.edits.align import Block, block_rules, find_blocks
from dragoman.fusing.edits.clash import Pair, Units, What, beside, clash, sure
from dragoman.fusing.edits.parts import part_of
from dragoman.fusing.edits.units import Unit

_PARTS: tuple[Literal["culprit", "victim", "speaker", "place"], ...]
_PARTS = ("culprit", "victim", "speaker", "place")
_ORDER: tuple[What, ...] = ("day", "number", "place", "who", "means", "turn")


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
    blocks = list(find_blocks(a, b))
    pair = Pair(
        a,
        b,
        frozenset(place for one in blocks for place in range(one.first, one.last)),
        frozenset(place for one in blocks for place in range(one.other_first, one.other_last)),
    )
    for block in blocks:
        opens = not block.first or not block.other_first
        if block.size <= block_rules()["headline" if opens else "most"]:
            found += _within(pair, block)
    found += _anew(pair, found)
    return sorted(found, key=_place)


def _order(units: Units) -> tuple[int, list[str]]:
    return len(units), [one.text for one in units]


def _place(one: Change) -> tuple[int, int, str]:
    return one.a.start, one.b.start, one.what


def _anew(pair: Pair, found: Sequence[Change]) -> Iterator[Change]:
    """What one version tells anew in a sentence of its own, where nothing else shows that change."""
    told = {one.what for one in found}
    for what, one, other in chain(find_days(pair), find_asserted(pair)):
        if what not in told:
            yield Change(what, one, other, what == "day")


def _within(pair: Pair, block: Block) -> Iterator[Change]:
    """The changes in one stretch: what only one side has, each with what has its place there."""
    a, b = pair.a, pair.b
    here, there = range(block.first, block.last), range(block.other_first, block.other_last)
    for sort in _ORDER:
        gone, new = _alone(a, here, sort, b, there), _alone(b, there, sort, a, here)
        for x in gone:
            for y in new:
                what = sort if sort != "who" else _part(a, b, x, y, block)
                if what is not None:
                    new.remove(y)
                    fast = block.size <= block_rules()["loose"] or beside(pair, x, y)
                    if fast and clash(pair, x, y, what):
                        yield Change(what, a[x], b[y], sure(a[x], b[y], what))
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


def counted(changes: Sequence[Change]) -> list[tuple[Change, int]]:
    """Each two values once, the first of them, with how often one stands in the other's place."""
    firsts: dict[object, Change] = {}
    times: Counter[object] = Counter()
    for one in changes:
        mark = one.what, one.a.key, one.b.key
        firsts.setdefault(mark, one)
        times[mark] += 1
    return [(one, times[mark]) for mark, one in firsts.items()]

"""Where two versions of one text differ: stretches of units between those that they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from typing import Any

from dragoman.data.tables import read_toml
from dragoman.fusing.edits.units import Unit, parts_rules


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch in which two versions differ, as places among the units of both."""

    first: int
    last: int
    other_first: int
    other_last: int

    @property
    def size(self) -> int:
        """The units of its longer side."""
        return max(self.last - self.first, self.other_last - self.other_first)


def find_blocks(a: Sequence[Unit], b: Sequence[Unit]) -> Iterator[Block]:
    """The stretches that differ, in order; words in common by chance part none."""
    keys = [one.key for one in a], [one.key for one in b]
    runs = SequenceMatcher(None, *keys, autojunk=False).get_matching_blocks()
    kept = [(0, 0, 0)]
    rules = block_rules()
    for here, (first, other, size) in enumerate(runs):
        if not size:
            continue
        last = kept[-1]
        following = runs[here + 1]
        gap = (first - last[0] - last[2]) + (other - last[1] - last[2])
        ahead = (following[0] - first - size) + (following[1] - other - size)
        telling = sum(_tells(one) for one in a[first : first + size])
        whole = gap and ahead
        chance = telling <= rules["chance"] and gap + ahead > rules["chance_beside"]
        if whole and (chance or not telling):
            continue
        kept.append((first, other, size))
    kept.append((len(a), len(b), 0))
    for before, after in pairwise(kept):
        block = Block(before[0] + before[2], after[0], before[1] + before[2], after[1])
        if block.size:
            yield block


def _tells(unit: Unit) -> bool:
    return unit.sort != "word" or unit.small not in parts_rules()["empty"]


@cache
def block_rules() -> dict[str, Any]:
    """The thresholds of stretches that differ."""
    rules: dict[str, Any] = read_toml("fusing_edits.toml")["blocks"]
    return rules

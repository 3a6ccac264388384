"""Which texts are copies of others: whole, shortened, or inside a longer page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Hashes: TypeAlias = NDArray[np.uint64]

_WORD = re.compile(r"\w+")

# Texts remembered for one stretch: bounds the time on a wire that a thousand desks print.
_REMEMBERED = 20


def origins_among(texts: Sequence[str], words: int, least: float) -> list[tuple[int, ...]]:
    """For each text, the numbers of the texts that it comes from, the one it has most of first.

    A text is a copy when at least the share ``least`` of the stretches of so many words of the
    shorter of the two stand in the longer one; the shorter one is then the origin. A text that
    copies none is its own origin. A longer page comes from all texts that it holds, and from itself
    as well, behind them, when less than that share of its own stretches stands in them.

    >>> wire = "Oslo and Bern signed a treaty on fish in the far north on Monday"
    >>> page = f"{wire}. {' '.join('Our man saw rain fall on all of Bern at noon'.split() * 3)}"
    >>> origins_among([page, wire, f"{wire}, it said", "Bern saw snow."], 8, 0.45)
    [(1, 0), (1,), (1,), (3,)]
    """
    hashed = _hashed(texts, words)
    shared = _shared(hashed)
    sizes = [len(one) for one in hashed]
    holders: dict[int, list[int]] = defaultdict(list)
    found: list[tuple[int, ...]] = [()] * len(texts)
    # Shorter texts first: what a page holds is known before the page is looked at.
    for number in sorted(range(len(texts)), key=sizes.__getitem__):
        stretches = shared[number]
        counts = Counter(chain.from_iterable(holders[one] for one in stretches))
        held = [(n, other) for other, n in counts.items() if n >= least * sizes[other]]
        ranked = [other for _, other in sorted(held, key=lambda one: (-one[0], one[1]))]
        from_others = dict.fromkeys(chain.from_iterable(found[other] for other in ranked))
        inside = set(ranked)
        copied = sum(not inside.isdisjoint(holders[one]) for one in stretches) if inside else 0
        own = copied < least * sizes[number] or not inside
        found[number] = (*from_others, number) if own else tuple(from_others)
        for one in stretches:
            if len(holders[one]) < _REMEMBERED:
                holders[one].append(number)
    return found


def count_origins(texts: Sequence[str], words: int, least: float) -> int:
    """The number of texts that are no copy of another one; a page that holds others adds none.

    >>> wire = "Oslo and Bern signed a treaty on fish in the far north on Monday"
    >>> count_origins([wire, f"{wire}. Our man saw rain fall on all.", "Bern saw snow."], 8, 0.5)
    2
    """
    return len({first for first, *_ in origins_among(texts, words, least)})


def _hashed(texts: Sequence[str], words: int) -> list[Hashes]:
    """By text, all stretches of so many words in a row, hashed; of a shorter text the whole."""
    known: dict[str, int] = {}
    # Odd multipliers that look random: two stretches are one number about never (64 bits).
    powers = np.random.default_rng(words).integers(1, 2**63, words, dtype=np.uint64) * 2 + 1
    found = []
    for text in texts:
        ids = [known.setdefault(one, len(known) + 1) for one in _WORD.findall(text.casefold())]
        ids += [0] * (words - len(ids))
        scattered = np.array(ids, np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        scattered ^= scattered >> np.uint64(29)
        count = len(ids) - words + 1
        sums = np.zeros(count, np.uint64)
        for place, power in enumerate(powers):
            sums += scattered[place : place + count] * power
        found.append(np.unique(sums))
    return found


def _shared(hashed: Sequence[Hashes]) -> list[list[int]]:
    """By text, the stretches that stand in another text as well."""
    if not hashed:
        return []
    values, counts = np.unique(np.concatenate(hashed), return_counts=True)
    often = counts > 1
    return [one[often[np.searchsorted(values, one)]].tolist() for one in hashed]

"""How many independent texts there are among copies, shortened copies and copies inside a page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

_WORD = re.compile(r"\w+")


# Texts remembered for one stretch: bounds the time on a wire that a thousand desks print.
_REMEMBERED = 20


def count_origins(texts: Sequence[str], words: int, least: float) -> int:
    """The number of texts that are no copy of another one.

    A text is a copy when at least the share ``least`` of the stretches of so many words of the
    shorter of the two stand in the longer one. A page that holds two texts of others adds none.

    >>> wire = "Oslo and Bern signed a treaty on fish in the far north on Monday"
    >>> count_origins([wire, f"{wire}. Our man saw rain fall on all.", "Bern saw snow."], 8, 0.5)
    2
    """
    # Shorter texts first: what a page holds is known before the page is looked at.
    some = sorted((_stretches(one, words) for one in texts), key=len)
    holders: dict[str, list[int]] = defaultdict(list)
    origins = 0
    for number, stretches in enumerate(some):
        shared = Counter(other for one in stretches for other in holders.get(one, ()))
        origins += all(count < least * len(some[other]) for other, count in shared.items())
        for one in stretches:
            if len(holders[one]) < _REMEMBERED:
                holders[one].append(number)
    return origins


def _stretches(text: str, words: int) -> frozenset[str]:
    """All stretches of so many words in a row; of a shorter text the whole."""
    found = _WORD.findall(text.casefold())
    last = max(len(found) - words, 0)
    return frozenset(" ".join(found[start : start + words]) for start in range(last + 1))

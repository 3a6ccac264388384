"""Chances in words, the same on the terminal and on the page."""

from __future__ import annotations

NO_CAUSE = (
    "It is what tended to follow such acts in the records, and no cause: what led to the act may have "
    "led to the rest. Tried on weeks that were not learnt from, its direction was right somewhat more often than a "
    "coin in one month (59 %), and not in another (48 %); its size was no better than saying that nothing moves."
)
NEXT = (
    "Likely: if such an act comes next at all, how likely it is this one, among all candidates; whether it comes "
    "within the weeks say the chances. ×2.0: what speaks twice as much for this one as for the mean of "
    "those first in line. It is what tended to follow, and no cause."
)
NEXT_FIXED = (
    "An order, no chances: there are too few acts to learn from, and candidates stand by a fixed sum of what was "
    "counted: the same act before, acts between the two, how often the act comes to each. In such short "
    "histories it ranked a little better than plain counts. It is what tended to follow, and no cause."
)
KEPT = "It is kept, and scored when its time has passed: dragoman track."
NOT_KEPT = "It was not kept: the dossier may not be written, or another program writes it."
_LEAST = 0.005


def percent(chance: float) -> str:
    """A chance in per cent; none is ever told as sure.

    >>> percent(0.0004), percent(0.0649), percent(0.9999)
    ('<1 %', '6 %', '>99 %')
    """
    if chance < _LEAST:
        return "<1 %"
    return ">99 %" if chance > 1 - _LEAST else share(chance)


def times(factor: float) -> str:
    """How many times as much, or how many times less.

    >>> times(2.04), times(0.5)
    ('×2.0', '÷2.0')
    """
    return f"×{factor:.1f}" if factor >= 1 else f"÷{1 / factor:.1f}"


def share(part: float) -> str:
    """A share in per cent.

    >>> share(0.0), share(0.5)
    ('0 %', '50 %')
    """
    return f"{part:.0%}".replace("%", " %")

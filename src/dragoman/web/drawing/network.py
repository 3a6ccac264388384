"""The network of actors as SVG: every node a link to its actor, every edge a link to its dyad."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from dragoman.picture.network_records import Network, Node
from dragoman.web.drawing import edges
from dragoman.web.drawing.labels import Label, Spot, place
from dragoman.web.drawing.nodes import drawn, named, shape_key
from dragoman.web.drawing.svg import element, joined

MARGIN = 14.0
LEAST, MOST = 5.0, 21.0  # radius of a node
CORE = 8  # nodes whose mean is the middle, which names look away from
TITLE = "Network of actors"


@dataclass(frozen=True, slots=True)
class Shape:
    """How a drawing is laid out, in units of the screen, and how much of the network it holds."""

    name: str
    width: float
    height: float
    scale: float = 1.0  # of nodes and lines
    actors: int = 1000  # at most: the most told of
    lines: int = 10_000  # at most: the strongest


BROAD = Shape("broad", 1200, 760)
SLIM = Shape("slim", 380, 520, 0.72, 14, 36)
"""For a telephone: upright, and no more than can be told apart there. The table has all."""


def both(found: Network) -> Markup:
    """The network for a desk and for a telephone; the style shows the one that goes on the screen."""
    return draw(found) + draw(abridged(found, SLIM), shape=SLIM)


def abridged(found: Network, shape: Shape) -> Network:
    """The part of a network that a shape holds: the most told actors of all days, the strongest lines."""
    ranked = sorted(found.nodes, key=lambda node: (-node.most, node.code))[: shape.actors]
    codes = {node.code for node in ranked}
    lines = [edge for edge in found.edges if edge.a in codes and edge.b in codes]
    lines.sort(key=lambda edge: (-edge.origins, -edge.claims, edge.id))
    nodes = tuple(node for node in found.nodes if node.code in codes)
    return replace(found, nodes=_spread(nodes), edges=tuple(lines[: shape.lines]))


def draw(found: Network, linked: bool = True, shape: Shape = BROAD) -> Markup:
    """The network as one drawing; ``linked`` says whether nodes and edges open pages.

    Nodes can be reached by the tab key, the most told first; from a node, the page's script walks
    along its edges by arrow keys.
    """
    most = max((node.most for node in found.nodes), default=1)
    spots = {node.code: _spot(node, most, shape) for node in found.nodes}
    ranked = sorted(found.nodes, key=lambda node: (-node.most, node.code))
    there = {node.code for node in found.nodes if node.weight or node.imported}
    return element(
        "svg",
        element("defs", edges.arrowhead(f"arrow-{shape.name}")),
        element("g", joined(_lines(found, spots, linked, shape)), class_="edges"),
        element(
            "g",
            *(
                drawn(node, spots[node.code], f" ({node.kind})", found.as_of, linked)
                for node in ranked
            ),
            class_="nodes",
        ),
        element(
            "g",
            *(named(label, told=label.id in there) for label in _labels(ranked, spots, shape)),
            class_="names",
            aria_hidden="true",
        ),
        # A file of its own is one drawing, which is shown however narrow the window.
        class_=f"drawing network {shape.name}" if linked else "drawing network",
        viewBox=f"0 0 {shape.width:.0f} {shape.height:.0f}",
        role="group",
        aria_label=TITLE,
    )


def _lines(found: Network, spots: dict[str, Spot], linked: bool, shape: Shape) -> Iterator[Markup]:
    names = {node.code: node.name for node in found.nodes}
    beside = edges.offsets(found.edges)
    # Strong lines stand above weak ones, and those known beforehand below all.
    order = sorted(
        found.edges, key=lambda edge: (not (edge.reference or edge.imported), edge.origins, edge.id)
    )
    for edge in order:
        a, b = spots[edge.a], spots[edge.b]
        path = edges.curve(
            (a.x, a.y),
            (b.x, b.y),
            beside[edge.id] * shape.scale,
            (a.radius + 2, b.radius + 2),
            edge.kind == "flow",
        )
        who = names[edge.a], names[edge.b]
        yield edges.drawn(edge, path, who, found.as_of, linked, shape.scale, f"arrow-{shape.name}")


def _labels(ranked: Sequence[Node], spots: dict[str, Spot], shape: Shape) -> tuple[Label, ...]:
    heavy = [spots[node.code] for node in ranked[:CORE]]
    if not heavy:
        return ()
    middle = sum(one.x for one in heavy) / len(heavy), sum(one.y for one in heavy) / len(heavy)
    margin = MARGIN * shape.scale
    bounds = (margin, 0.0, shape.width - margin, shape.height)
    return place([spots[node.code] for node in ranked], bounds, middle=middle)


def key(imported: bool = False) -> Markup:
    """What the shapes and lines of the network mean, those of imported events where there are some."""
    return edges.legend(shape_key(), imported)


def radius(weight: int, most: int) -> float:
    """How large a node is drawn: its area grows with what is told of it.

    >>> radius(100, 100), radius(0, 100)
    (21.0, 5.0)
    """
    return LEAST + (MOST - LEAST) * math.sqrt(min(weight, most) / max(1, most))


def _spot(node: Node, most: int, shape: Shape) -> Spot:
    """Where a node stands; its size by all days, so that names stay where they are."""
    size = radius(node.most, most)
    type_ = 11.5 + 3 * (size - LEAST) / (MOST - LEAST) * shape.scale
    x = MARGIN + node.x * (shape.width - 2 * MARGIN)
    y = MARGIN + node.y * (shape.height - 2 * MARGIN)
    return Spot(node.code, x, y, size * shape.scale, node.name, type_)


def _spread(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """The nodes over all the room that an upright drawing has, turned so that their breadth is its height."""
    if not nodes:
        return ()
    left, right = min(node.x for node in nodes), max(node.x for node in nodes)
    top, bottom = min(node.y for node in nodes), max(node.y for node in nodes)
    free = 0.12  # of the breadth, on either side: names stand there
    return tuple(
        replace(
            node,
            x=free + (1 - 2 * free) * (node.y - top) / ((bottom - top) or 1.0),
            y=(node.x - left) / ((right - left) or 1.0) * 0.96 + 0.02,
        )
        for node in nodes
    )

"""The network of actors as SVG: every node a link to its actor, every edge a link to its dyad."""

from __future__ import annotations

import math

from markupsafe import Markup

from dragoman.picture.network_records import Network, Node
from dragoman.web.drawing import edges
from dragoman.web.drawing.labels import Spot, place
from dragoman.web.drawing.nodes import drawn, named, shape
from dragoman.web.drawing.svg import element, joined

WIDTH, HEIGHT = 1200.0, 760.0
MARGIN = 14.0
LEAST, MOST = 5.0, 21.0  # radius of a node
CORE = 8  # nodes whose mean is the middle, which names look away from
TITLE = "Network of actors"


def draw(found: Network, linked: bool = True) -> Markup:
    """The network as one drawing; ``linked`` says whether nodes and edges open pages.

    Nodes can be reached by the tab key, the most told first; from a node, the page's script walks
    along its edges by arrow keys.
    """
    most = max((node.most for node in found.nodes), default=1)
    spots = {node.code: _spot(node, most) for node in found.nodes}
    names = {node.code: node.name for node in found.nodes}
    beside = edges.offsets(found.edges)
    # Strong lines stand above weak ones, and those known beforehand below all.
    order = sorted(
        found.edges, key=lambda edge: (not (edge.reference or edge.imported), edge.origins, edge.id)
    )
    lines = []
    for edge in order:
        a, b = spots[edge.a], spots[edge.b]
        path = edges.curve(
            (a.x, a.y),
            (b.x, b.y),
            beside[edge.id],
            (a.radius + 2, b.radius + 2),
            edge.kind == "flow",
        )
        lines.append(edges.drawn(edge, path, (names[edge.a], names[edge.b]), found.as_of, linked))
    ranked = sorted(found.nodes, key=lambda node: (-node.most, node.code))
    heavy = [spots[node.code] for node in ranked[:CORE]]
    middle = sum(one.x for one in heavy) / len(heavy), sum(one.y for one in heavy) / len(heavy)
    bounds = (MARGIN, 0.0, WIDTH - MARGIN, HEIGHT)
    labels = place([spots[node.code] for node in ranked], bounds, middle=middle)
    there = {node.code for node in found.nodes if node.weight or node.imported}
    return element(
        "svg",
        edges.definitions(),
        element("g", joined(lines), class_="edges"),
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
            *(named(label, told=label.id in there) for label in labels),
            class_="names",
            aria_hidden="true",
        ),
        class_="drawing network",
        viewBox=f"0 0 {WIDTH:.0f} {HEIGHT:.0f}",
        role="group",
        aria_label=TITLE,
    )


def key(imported: bool = False) -> Markup:
    """What the shapes and lines of the network mean, those of imported events where there are some."""
    shapes = [("state", "state"), ("body", "body"), ("group", "group"), ("people", "people, firms")]
    return edges.legend([(_sample(kind), word) for kind, word in shapes], imported)


def radius(weight: int, most: int) -> float:
    """How large a node is drawn: its area grows with what is told of it.

    >>> radius(100, 100), radius(0, 100)
    (21.0, 5.0)
    """
    return LEAST + (MOST - LEAST) * math.sqrt(min(weight, most) / max(1, most))


def _spot(node: Node, most: int) -> Spot:
    """Where a node stands; its size by all days, so that names stay where they are."""
    size = radius(node.most, most)
    x = MARGIN + node.x * (WIDTH - 2 * MARGIN)
    y = MARGIN + node.y * (HEIGHT - 2 * MARGIN)
    return Spot(node.code, x, y, size, node.name, 11.5 + 3 * (size - LEAST) / (MOST - LEAST))


def _sample(kind: str) -> Markup:
    return element(
        "svg",
        element(
            "g", shape(kind, 8, 7, 5, "rim"), shape(kind, 8, 7, 5, "fill"), class_=f"node {kind}"
        ),
        class_="drawing sample",
        width="16",
        height="14",
        viewBox="0 0 16 14",
        aria_hidden="true",
    )

"""The network of actors as SVG: every node a link to its actor, every edge a link to its dyad."""

from __future__ import annotations

import math
from datetime import date

from markupsafe import Markup

from dragoman.picture.network_records import Network, Node
from dragoman.web import links
from dragoman.web.drawing import edges
from dragoman.web.drawing.labels import Label, Spot, place
from dragoman.web.drawing.svg import element, joined, link

WIDTH, HEIGHT = 1200.0, 760.0
MARGIN = 14.0
LEAST, MOST = 5.0, 21.0  # radius of a node
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
    order = sorted(found.edges, key=lambda edge: (not edge.reference, edge.origins, edge.id))
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
    labels = place([spots[node.code] for node in ranked], (0, 0, WIDTH, HEIGHT))
    weights = {node.code: node.weight for node in found.nodes}
    return element(
        "svg",
        edges.definitions(),
        element("g", joined(lines), class_="edges"),
        element(
            "g",
            *(_node(node, spots[node.code], found.as_of, linked) for node in ranked),
            class_="nodes",
        ),
        element(
            "g",
            *(_name(label, told=bool(weights[label.id])) for label in labels),
            class_="names",
            aria_hidden="true",
        ),
        class_="drawing network",
        viewBox=f"0 0 {WIDTH:.0f} {HEIGHT:.0f}",
        role="group",
        aria_label=TITLE,
    )


def key() -> Markup:
    """What the shapes and lines of the network mean."""
    shapes = [("state", "state"), ("body", "body"), ("group", "group"), ("people", "people")]
    return edges.legend([(_sample(kind), word) for kind, word in shapes])


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


def _name(label: Label, told: bool) -> Markup:
    return element(
        "text",
        label.name,
        x=label.x,
        y=label.y,
        text_anchor=label.anchor,
        font_size=label.size,
        class_="name" if told else "name untold",
        data_id=f"name {label.id}",
    )


def _node(node: Node, spot: Spot, as_of: date | None, linked: bool) -> Markup:
    told = (
        f"{node.weight:,} claim{'' if node.weight == 1 else 's'}"
        if node.weight
        else "not yet told of"
    )
    filled = spot.radius * math.sqrt(node.weight / max(1, node.most))
    return link(
        links.one("actor", node.code, as_of) if linked else None,
        element("title", f"{node.name} ({node.kind}): {told}"),
        shape(node.kind, spot.x, spot.y, spot.radius, "rim"),
        shape(node.kind, spot.x, spot.y, filled, "fill") if node.weight else "",
        class_=f"node {node.kind}{'' if node.weight else ' untold'}",
        data_id=node.code,
        aria_label=f"{node.name}, {node.kind}, {told}" if linked else None,
    )


def shape(kind: str, x: float, y: float, size: float, class_: str) -> Markup:
    """The shape of an actor: a disc for a state, a square, a triangle, a ring for the others."""
    if kind == "body":
        half = size * 0.88
        return element(
            "rect", x=x - half, y=y - half, width=2 * half, height=2 * half, rx=2, class_=class_
        )
    if kind == "group":
        up, side = size * 1.2, size * 1.05
        points = f"{x:.1f},{y - up:.1f} {x + side:.1f},{y + up * 0.6:.1f} {x - side:.1f},{y + up * 0.6:.1f}"
        return element("polygon", points=points, class_=class_)
    if kind == "people":
        diamond = size * 1.1
        points = " ".join(
            f"{x + dx * diamond:.1f},{y + dy * diamond:.1f}"
            for dx, dy in ((0, -1), (1, 0), (0, 1), (-1, 0))
        )
        return element("polygon", points=points, class_=class_)
    return element("circle", cx=x, cy=y, r=size, class_=class_)


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

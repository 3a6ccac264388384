"""Actors of a drawing, in the network and on the map: a shape for their kind, and their name."""

from __future__ import annotations

import math
from datetime import date

from markupsafe import Markup

from dragoman.picture.network_records import Node
from dragoman.web import links
from dragoman.web.drawing.labels import Label, Spot
from dragoman.web.drawing.svg import element, link


def drawn(node: Node, spot: Spot, beside: str, as_of: date | None, linked: bool) -> Markup:
    """An actor at its spot, filled as far as it has been told of; ``beside`` is said after its name."""
    told = (
        f"{node.weight:,} claim{'' if node.weight == 1 else 's'}"
        if node.weight
        else f"{node.imported:,} imported, without evidence"
        if node.imported
        else "not yet told of"
    )
    seen = node.weight or node.imported
    filled = spot.radius * math.sqrt(node.weight / max(1, node.most))
    return link(
        links.one("actor", node.code, as_of) if linked else None,
        element("title", f"{node.name}{beside}: {told}"),
        shape(node.kind, spot.x, spot.y, spot.radius, "rim"),
        shape(node.kind, spot.x, spot.y, filled, "fill") if node.weight else "",
        class_=f"node {node.kind}{'' if seen else ' untold'}",
        data_id=node.code,
        aria_label=f"{node.name}, {node.kind}, {told}" if linked else None,
    )


def named(label: Label, told: bool) -> Markup:
    """The name of an actor where its label stands."""
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


def shape_key() -> list[tuple[Markup, str]]:
    """What each shape stands for, with a sample of it."""
    kinds = {"state": "state", "body": "body", "group": "group", "people": "people, firms"}
    return [(_sample(kind), word) for kind, word in kinds.items()]


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

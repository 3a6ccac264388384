"""The lines of network and map: each kind drawn in its own way, so that no colour is needed to tell.

Cooperation is a plain line, conflict a line with barbs, a tie a double line (grey where it was known
beforehand), a flow a line with an arrowhead; what is only planned or proposed is dashed. The more
independent texts tell of an edge, the stronger is its line. What imported events alone tell is dotted.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from dragoman.picture.network_records import Edge
from dragoman.web import links
from dragoman.web.drawing.svg import element, joined, link

Point = tuple[float, float]

APART = 6.5  # between two lines of one pair
ARROW = 6.0  # how long an arrowhead is
ARROW_ID = "arrow"  # two drawings of one page have two: one that is not shown lends no arrowheads
_ORDER = ("tie", "cooperation", "conflict", "flow")
WORDS = {
    "tie": "tie",
    "cooperation": "cooperation",
    "conflict": "conflict",
    "flow": "flow",
}


def strength(edge: Edge) -> float:
    """How wide an edge is drawn: by the logarithm of its origins, from 1.2 to 5.

    >>> from types import SimpleNamespace as Some
    >>> [round(strength(Some(origins=n)), 1) for n in (0, 1, 8, 1000)]
    [1.0, 1.4, 2.9, 5.0]
    """
    return 1.0 if edge.origins == 0 else min(5.0, 1.4 + 0.5 * math.log2(edge.origins))


def offsets(edges: Sequence[Edge]) -> dict[str, float]:
    """By id, how far each edge lies beside the straight line, so that those of one pair part."""
    pairs: dict[tuple[str, ...], list[Edge]] = defaultdict(list)
    for edge in edges:
        pairs[tuple(sorted((edge.a, edge.b)))].append(edge)
    found = {}
    for some in pairs.values():
        some.sort(key=lambda one: (_ORDER.index(one.kind), not one.reference, one.imported, one.id))
        for number, edge in enumerate(some):
            beside = (number - (len(some) - 1) / 2) * APART
            # The line of an edge from b to a is walked the other way round.
            found[edge.id] = beside if edge.a < edge.b else -beside
    return found


def curve(a: Point, b: Point, beside: float, off: tuple[float, float], arrow: bool) -> str:
    """The path from one node's rim to another's, bent so that its middle lies ``beside`` the line."""
    (ax, ay), (bx, by) = a, b
    long = math.hypot(bx - ax, by - ay) or 1.0
    ux, uy = (bx - ax) / long, (by - ay) / long
    nx, ny = -uy, ux
    bend = beside + 0.04 * long
    sx, sy = ax + ux * off[0] + nx * beside * 0.6, ay + uy * off[0] + ny * beside * 0.6
    back = off[1] + (ARROW if arrow else 0)
    ex, ey = bx - ux * back + nx * beside * 0.6, by - uy * back + ny * beside * 0.6
    mx, my = (ax + bx) / 2 + nx * (beside + bend), (ay + by) / 2 + ny * (beside + bend)
    return f"M{sx:.1f} {sy:.1f}Q{mx:.1f} {my:.1f} {ex:.1f} {ey:.1f}"


def drawn(
    edge: Edge,
    path: str,
    names: tuple[str, str],
    as_of: date | None,
    linked: bool,
    fine: float = 1.0,
    arrow: str = ARROW_ID,
) -> Markup:
    """One edge as a link to its two actors, with a title that says what it is.

    ``fine`` is how strong its line is, in parts of the usual one; ``arrow`` is the id of arrowheads.
    """
    wide = strength(edge) * fine
    parts = [element("title", says(edge, names)), element("path", d=path, class_="hit")]
    if edge.kind == "tie":
        parts.append(element("path", d=path, class_="line", stroke_width=wide + 2.6 * fine))
        parts.append(element("path", d=path, class_="inner", stroke_width=wide + 0.6 * fine))
    else:
        if edge.kind == "conflict":
            parts.append(element("path", d=path, class_="barbs", stroke_width=wide + 6 * fine))
        end = f"url(#{arrow})" if edge.kind == "flow" else None
        both = end if not edge.directed else None
        parts.append(
            element(
                "path", d=path, class_="line", stroke_width=wide, marker_end=end, marker_start=both
            )
        )
    return link(
        links.dyad(edge.a, edge.b, as_of) if linked else None,
        *parts,
        class_=classes(edge),
        data_id=edge.id,
        data_ends=f"{edge.a} {edge.b}",
        tabindex="-1" if linked else None,
    )


def classes(edge: Edge) -> str:
    """The classes of an edge."""
    told = " tentative" if edge.tentative else ""
    where = " known" if edge.reference else " imported" if edge.imported else ""
    return f"edge {edge.kind}{where}{told}"


def says(edge: Edge, names: tuple[str, str]) -> str:
    """An edge in words: who, what, in what status, by how many.

    >>> from dragoman.picture.network_records import Edge
    >>> tie = Edge("x", "FRA", "DEU", "tie", ("a treaty",), False, False, True, None, 0, 0, 0, None,
    ...            "UNTS", None)
    >>> says(tie, ("France", "Germany"))
    'France – Germany: tie, known beforehand (a treaty; UNTS)'
    """
    sign = "→" if edge.directed else "–"
    kind = WORDS[edge.kind]
    what = ", ".join(edge.what[:4]) + (" …" if len(edge.what) > 4 else "")
    who = f"{names[0]} {sign} {names[1]}"
    if edge.reference:
        return f"{who}: {kind}, known beforehand ({what}; {edge.basis})"
    if edge.imported:
        events = f"{edge.imported:,} event{'' if edge.imported == 1 else 's'} between them"
        return f"{who}: {kind}, imported without evidence ({events}), score {edge.score:.1f}; last {edge.last}"
    status = ", only planned, proposed or possible" if edge.tentative else ""
    score = f", score {edge.score:.1f}" if edge.score is not None else ""
    origins = f"{edge.origins:,} independent text{'' if edge.origins == 1 else 's'}"
    return f"{who}: {kind} ({what}){status}{score}; {origins}, last {edge.last or 'undated'}"


def arrowhead(id: str = ARROW_ID) -> Markup:
    """What the lines of flows end in, under the id that they refer to."""
    return element(
        "marker",
        element("path", d="M0 0 7 3.5 0 7 1.6 3.5z"),
        id=id,
        viewBox="0 0 7 7",
        refX="1.6",
        refY="3.5",
        markerWidth="9",
        markerHeight="9",
        markerUnits="userSpaceOnUse",
        orient="auto-start-reverse",
    )


def hatching(id: str = "hatch") -> Markup:
    """What fills the areas that are disputed, under the id that they refer to."""
    return element(
        "pattern",
        element("path", d="M-1 1 1-1M0 6 6 0M5 7 7 5"),
        id=id,
        class_="hatch",
        width="6",
        height="6",
        patternUnits="userSpaceOnUse",
        patternTransform="scale(9)",
    )


def legend(extra: Sequence[tuple[Markup, str]] = (), imported: bool = False) -> Markup:
    """What each way of drawing means, as a list to stand under the drawing; ``imported`` are drawn, too."""
    rows = [
        ("edge cooperation", "cooperation"),
        ("edge conflict", "conflict"),
        ("edge flow", "flow, from giver to taker"),
        ("edge tie", "tie that reports claim"),
        ("edge tie known", "tie known beforehand"),
        ("edge cooperation tentative", "only planned, proposed or possible"),
    ]
    if imported:
        rows.append(("edge cooperation imported", "imported events, without evidence"))
    items = [(_sample(classes), words) for classes, words in rows]
    return element(
        "ul",
        *(element("li", sample, " ", words) for sample, words in [*items, *extra]),
        class_="legend",
    )


def _sample(classes: str) -> Markup:
    path = f"M2 7H{30 if 'flow' in classes else 38}"
    parts = []
    if "tie" in classes:
        parts = [element("path", d=path, class_="line", stroke_width=4.4)]
        parts.append(element("path", d=path, class_="inner", stroke_width=2.2))
    else:
        if "conflict" in classes:
            parts.append(element("path", d=path, class_="barbs", stroke_width=7.5))
        end = "url(#arrow-key)" if "flow" in classes else None
        if end:
            parts.append(arrowhead("arrow-key"))
        parts.append(element("path", d=path, class_="line", stroke_width=2, marker_end=end))
    return element(
        "svg",
        element("g", joined(parts), class_=classes),
        class_="drawing sample",
        width="40",
        height="14",
        viewBox="0 0 40 14",
        aria_hidden="true",
    )

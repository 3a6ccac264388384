"""Where the nodes of a network stand: computed once, the same for the same network on every machine.

The places come of all that a dossier tells, whatever the day asked for: a reader who moves the day sees
states change and nobody walk.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

SEED = 20241018  # any number will do, as long as it stays
ROUNDS = 400  # of the springs: beyond it nothing moves by a pixel on networks of forty nodes
ASPECT = 1.55  # of the drawing: how much wider it is than high
LOOSEST = 0.12  # of the strongest: so strongly is every node held to the heaviest one
# The room that a node and its name need, in parts of the drawing's width and height.
ROOM = (0.105, 0.066)
# The heaviest actors have most lines: they get so much more room, the e-th part of it FADES ranks on.
MORE_ROOM = 1.5
FADES = 7.0

Place = tuple[float, float]


def places(codes: Sequence[str], bonds: Mapping[tuple[str, str], float]) -> dict[str, Place]:
    """By code, x and y from 0 to 1, those bound closely near each other.

    ``codes`` have the heaviest first; ``bonds`` say how much is between two. The order of the bonds
    does not matter.

    >>> places(["A"], {})
    {'A': (0.5, 0.5)}
    >>> found = places(["A", "B", "C"], {("A", "B"): 9.0, ("A", "C"): 1.0})
    >>> math.dist(found["A"], found["B"]) < math.dist(found["A"], found["C"])
    True
    """
    import numpy as np

    if len(codes) < 2:
        return dict.fromkeys(codes, (0.5, 0.5))
    spots = _sprung(codes, bonds)
    spots = _spread(spots - spots.mean(axis=0))
    spots = _apart(_filled(spots))
    return {
        code: (round(float(x), 4), round(float(y), 4))
        for code, (x, y) in zip(codes, np.clip(spots, 0, 1), strict=True)
    }


def _sprung(codes: Sequence[str], bonds: Mapping[tuple[str, str], float]) -> np.ndarray:
    """Places by springs: those that pull are bonds, and one that holds each to the heaviest."""
    import networkx as nx
    import numpy as np

    graph = nx.Graph()
    graph.add_nodes_from(codes)
    strongest = max(bonds.values(), default=1.0)
    for other in codes[1:]:
        graph.add_edge(codes[0], other, weight=LOOSEST)
    for (a, b), bond in sorted(bonds.items()):
        if a in graph and b in graph and a != b:
            held = graph.get_edge_data(a, b, {"weight": 0.0})["weight"]
            graph.add_edge(a, b, weight=held + math.sqrt(bond / strongest))
    angle = 2 * math.pi / len(codes)
    begin = {code: (math.cos(n * angle), math.sin(n * angle)) for n, code in enumerate(codes)}
    found = nx.spring_layout(
        graph,
        pos=begin,
        k=1.6 / math.sqrt(len(codes)),
        iterations=ROUNDS,
        seed=SEED,
        method="force",
    )
    return np.array([found[code] for code in codes])


def _spread(spots: np.ndarray) -> np.ndarray:
    """The crowded middle drawn apart: a node's distance from it becomes partly its rank."""
    import numpy as np

    far = np.hypot(*spots.T)
    rank = np.sqrt((np.argsort(np.argsort(far, kind="stable"), kind="stable") + 0.5) / len(far))
    even = 0.25 * far / far.max() + 0.75 * rank
    spread: np.ndarray = spots / np.maximum(far, 1e-9)[:, None] * even[:, None]
    return spread


def _filled(spots: np.ndarray) -> np.ndarray:
    """Turned so that it lies along the width, and stretched to the edges of the drawing."""
    import numpy as np

    _, axes = np.linalg.eigh(np.cov(spots.T))
    axes = axes * np.sign(axes[np.abs(axes).argmax(axis=0), [0, 1]])  # no mirror by chance
    turned: np.ndarray = spots @ axes[:, ::-1]
    low, high = turned.min(axis=0), turned.max(axis=0)
    room = np.array(ROOM)
    turned -= low
    turned *= (1 - 2 * room) / np.maximum(high - low, 1e-9)
    turned += room
    return turned


def _apart(spots: np.ndarray) -> np.ndarray:
    """Moved until no two nodes take each other's room, or as far as there is room."""
    import numpy as np

    room = np.array(ROOM)
    wants = 1 + MORE_ROOM * np.exp(-np.arange(len(spots)) / FADES)
    both = ((wants[:, None] + wants[None]) / 2)[..., None]
    for _ in range(300):
        gap = (spots[:, None] - spots[None]) / (room * both)
        reach = np.hypot(gap[..., 0], gap[..., 1]) + np.eye(len(spots)) * 9
        close = np.maximum(0, 1 - reach)
        if not close.any():
            break
        way = gap / np.maximum(reach, 1e-6)[..., None]
        spots = spots + (way * close[..., None]).sum(axis=1) * room * 0.4
        spots = np.clip(spots, room / 2, 1 - room / 2)
    return spots

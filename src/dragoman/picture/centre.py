"""Who is at the centre: by how many independent texts join somebody to others, and to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.picture.records import Named

_DAMPING = 0.85  # of PageRank, as its authors have it: one step in seven goes anywhere
_ROUNDS = 60  # after which no rank of a graph of this kind moves by a thousandth


@dataclass(frozen=True, slots=True)
class Central:
    """One side in the network of acts.

    ``origins`` sums, over all others, the independent texts that tell of acts between the two;
    ``rank`` is PageRank over the same weights, within all that are joined to each other at all; each
    such part of the network has of 1 the share that it has of all those texts.
    """

    actor: Named
    origins: int
    rank: float
    others: int  # how many sides it is joined to
    most: Named  # the one it is joined to by most


@dataclass(frozen=True, slots=True)
class Joined:
    """Two sides that acts join, and how many independent texts tell of these."""

    a: Named
    b: Named
    origins: int


def centre(dyads: Sequence[Joined]) -> list[Central]:
    """All sides that acts join, those at the centre first."""
    import networkx as nx

    graph = nx.Graph()
    names = {one.code: one for dyad in dyads for one in (dyad.a, dyad.b)}
    for dyad in dyads:
        if dyad.origins:
            graph.add_edge(dyad.a.code, dyad.b.code, weight=dyad.origins)
    ranks = _ranks(graph)
    found = [
        Central(
            actor=names[code],
            origins=int(graph.degree(code, weight="weight")),
            rank=round(ranks[code], 4),
            others=int(graph.degree(code)),
            most=names[max(graph[code], key=lambda other: (graph[code][other]["weight"], other))],
        )
        for code in graph
    ]
    return sorted(found, key=lambda one: (-one.rank, -one.origins, one.actor.code))


def _ranks(graph: object) -> dict[str, float]:
    """PageRank by weight. NetworkX's own asks for SciPy, which nothing else here needs."""
    import networkx as nx
    import numpy as np

    assert isinstance(graph, nx.Graph)
    codes = list(graph)
    if not codes:
        return {}
    weights = nx.to_numpy_array(graph, nodelist=codes, weight="weight")
    steps = weights / weights.sum(axis=1, keepdims=True)
    # A step that goes anywhere stays in its part: else two whom one text joins, and who lead nowhere,
    # would keep what comes to them, and stand above those joined to many.
    anywhere = np.zeros(len(codes))
    places = {code: at for at, code in enumerate(codes)}
    for part in nx.connected_components(graph):
        at = [places[code] for code in part]
        anywhere[at] = weights[at].sum() / weights.sum() / len(at)
    ranks = anywhere
    for _ in range(_ROUNDS):
        ranks = (1 - _DAMPING) * anywhere + _DAMPING * ranks @ steps
    return dict(zip(codes, map(float, ranks), strict=True))

"""The network and the map as lines of JSON-ready values: one head, then nodes or places, then edges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dragoman.picture.lines import plain, to_line
from dragoman.picture.network_records import Edge, Network, WorldMap

Line = dict[str, Any]


def network_lines(network: Network) -> list[Line]:
    """One dictionary a line, each with its ``part``: the network's head, its nodes, its edges."""
    return [
        _head(network, "network"),
        *(to_line(node, "node") for node in network.nodes),
        *edge_lines(network),
    ]


def map_lines(found: WorldMap) -> list[Line]:
    """The map's head, its nodes with their places, its edges, and the disputed areas."""
    places = {place.code: plain(place) for place in found.places}
    return [
        _head(found.network, "map") | {"view": found.view, "region": found.region},
        *(to_line(node, "node") | {"place": places.get(node.code)} for node in found.network.nodes),
        *edge_lines(found.network),
        *(to_line(area, "area") for area in found.areas),
    ]


def edge_lines(network: Network) -> list[Line]:
    """The edges alone, the strongest first, with the names of their ends."""
    names = {node.code: node.name for node in network.nodes}
    return [
        to_line(edge, "edge") | {"a_name": names[edge.a], "b_name": names[edge.b]}
        for edge in strongest(network)
    ]


def strongest(network: Network) -> Sequence[Any]:
    """The edges told by most origins first; those known beforehand, and imported, behind them."""
    return sorted(network.edges, key=_strength)


def _strength(one: Edge) -> tuple[object, ...]:
    without_text = bool(one.imported)
    return without_text, one.reference, -one.origins, -one.claims, -one.imported, one.id


def _head(network: Network, part: str) -> Line:
    head = {
        name: plain(getattr(network, name))
        for name in ("as_of", "counts", "first", "last", "before", "after", "score_version")
    }
    return {"part": part, **head}

"""The map of a day: the network with the places of its actors, and disputed areas as a view has them."""

from __future__ import annotations

from functools import cache

from dragoman.data.tables import read_tsv
from dragoman.errors import QueryError
from dragoman.picture.network_records import AreaShown, Network, WorldMap
from dragoman.picture.world import NEUTRAL, areas, place_of, world_view

WORLD = "world"


def world_map(network: Network, view: str = NEUTRAL, region: str = WORLD) -> WorldMap:
    """The network on the map, as a view sees disputed areas; ``region`` is the part that is drawn.

    Raises `QueryError` for a view or a region that is not there.
    """
    seen = world_view(view)
    if region not in regions():
        raise QueryError(
            f"the map has no region {region!r}; ask for one of: {', '.join(regions())}"
        )
    places = [place_of(node.code) for node in network.nodes]
    day = network.as_of or network.last
    return WorldMap(
        network=network,
        view=seen.id,
        region=region,
        places=tuple(one for one in places if one is not None),
        placeless=tuple(
            node.code for node, at in zip(network.nodes, places, strict=True) if at is None
        ),
        areas=tuple(
            AreaShown(area.id, area.name, seen.goes_with.get(area.id), area.held, area.claimed)
            for area in areas()
            if area.disputed_on(day)
        ),
    )


@cache
def regions() -> dict[str, dict[str, str]]:
    """The parts of the world that can be drawn, by their names, the whole world first."""
    return {row["region"]: row for row in read_tsv("world_regions.tsv")}

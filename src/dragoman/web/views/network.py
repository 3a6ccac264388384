"""The picture as of a day, as a network and as a map of the world."""

from __future__ import annotations

from typing import Annotated, TypeAlias, get_args

from fastapi import Query
from pydantic import BeforeValidator, Field

from dragoman.dossier import Dossier
from dragoman.picture.network_lines import edge_lines, map_lines, network_lines
from dragoman.picture.network_records import AreaShown, Edge, EdgeKind, Network, Node, WorldMap
from dragoman.picture.world import world_views
from dragoman.picture.world_map import regions
from dragoman.web.page import LONGEST, Actor, AsOf, Page, Word, few
from dragoman.web.schemas.lines import Ended, MapHead, NetworkHead, Placed


def _else(default: str) -> BeforeValidator:
    """An empty field of a form asks for what is usual."""
    return BeforeValidator(lambda given: given or default)


Kind: TypeAlias = Annotated[
    Word,
    few(get_args(EdgeKind)),
    Query(description="One kind of edge: tie, cooperation, conflict or flow."),
]
View: TypeAlias = Annotated[
    str,
    _else("neutral"),
    few(one.id for one in world_views()),
    Query(
        max_length=LONGEST,
        description="As whom disputed areas are seen: neutral, held, un, or a state's code.",
    ),
]
Region: TypeAlias = Annotated[
    str,
    _else("world"),
    few(regions()),
    Query(max_length=LONGEST, description="The part of the world to draw."),
]
Rows: TypeAlias = Annotated[
    Annotated[int, Field(ge=1, le=10_000)] | None,
    BeforeValidator(lambda given: given or None),
    Query(description="Rows of the table on the page: 40 unless told; the records have all lines."),
]


def ask_network(
    dossier: Dossier, actor: Actor = None, kind: Kind = None, as_of: AsOf = None, rows: Rows = None
) -> Network:
    """The network of actors as it was known on a day: its nodes, and edges by kind."""
    return dossier.network(as_of, actor, kind)


def ask_map(
    dossier: Dossier,
    actor: Actor = None,
    kind: Kind = None,
    view: View = "neutral",
    region: Region = "world",
    as_of: AsOf = None,
    rows: Rows = None,
) -> WorldMap:
    """The network on the map of the world, with disputed areas as a view sees them."""
    return dossier.map(as_of, actor, kind, view, region)


PAGES = (
    Page(
        name="network",
        path="/network",
        title="Network",
        ask=ask_network,
        lines=network_lines,
        shapes={"network": NetworkHead, "node": Node, "edge": (Edge, Ended)},
        rows=edge_lines,
        wide=True,
    ),
    Page(
        name="map",
        path="/map",
        title="Map",
        ask=ask_map,
        lines=map_lines,
        shapes={
            "map": MapHead,
            "node": (Node, Placed),
            "edge": (Edge, Ended),
            "area": AreaShown,
        },
        rows=lambda found: edge_lines(found.network),
        wide=True,
    ),
)

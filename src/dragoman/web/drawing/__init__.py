"""Pictures as SVG text, made of records by pure functions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dragoman.picture.world import world_views
from dragoman.web.drawing import land, map, network

DRAWINGS: dict[str, Callable[..., Any]] = {
    "network": network.draw,
    "network_key": network.key,
    "map": map.draw_world,
    "map_key": map.key,
    "regions": lambda: list(land.regions().values()),
    "views": world_views,
}
"""What templates call as ``draw.network(...)``."""

"""Pictures as SVG text, made of records by pure functions."""

from __future__ import annotations

from typing import Any

from dragoman.picture.world import world_views
from dragoman.web.drawing import land, map, network

ROWS = 20
"""Rows of the table beside a drawing, unless more are asked for: a screen. All 160 took two thirds of the page."""

DRAWINGS: dict[str, Any] = {
    "network": network.both,
    "slim": network.SLIM,
    "network_key": network.key,
    "map": map.both,
    "map_few": map.SLIM_ACTORS,
    "map_key": map.key,
    "regions": lambda: list(land.regions().values()),
    "views": world_views,
    "rows": ROWS,
}
"""What templates call as ``draw.network(...)``."""

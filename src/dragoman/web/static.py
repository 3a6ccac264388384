"""The stylesheet, the scripts and the icon: read once, and served from memory by their names."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

KINDS = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file of the page."""

    content: bytes
    kind: str
    mark: str  # changes with the content, so that a browser may keep the file for ever


@cache
def assets() -> dict[str, Asset]:
    """All files by name. A request only ever looks into this dictionary."""
    found: dict[str, Asset] = {}
    for one in (files("dragoman.web") / "static").iterdir():
        kind = KINDS.get(one.name.rpartition(".")[2])
        if kind is not None:
            content = one.read_bytes()
            mark = hashlib.sha256(content).hexdigest()[:12]
            found[one.name] = Asset(content, kind, mark)
    return found


def address(name: str) -> str:
    """Where the browser finds a file.

    >>> address("page.css").startswith("/static/page.css?v=")
    True
    """
    return f"/static/{name}?v={assets()[name].mark}"

"""How Dragoman behaves on the web: who it says it is, how long it waits, what it takes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from dragoman.version import __version__

CONTACT_VARIABLE = "DRAGOMAN_CONTACT"  # an address that servers' owners can write to
CACHE_VARIABLE = "DRAGOMAN_CACHE"  # the folder of the cache
ROBOT = "dragoman"  # as robots.txt names it


@dataclass(frozen=True, slots=True)
class Manners:
    """Times are in seconds.

    ``gap`` is the least time between two requests to one host (a robots.txt may ask for more).
    ``tries`` is how often one request is made, with ``pause`` before the second and twice the last
    pause before each other, or what the server asks for, where it asks for ``patience`` at most.
    An answer is kept for ``kept`` in the cache, and ``deadline`` is for one whole answer.
    """

    gap: float = 1.0
    longest_gap: float = 30.0
    tries: int = 4
    pause: float = 1.0
    patience: float = 60.0
    timeout: float = 20.0
    deadline: float = 120.0
    redirects: int = 5
    most_bytes: int = 20_000_000
    robots_bytes: int = 512_000  # the least that RFC 9309 asks a reader of robots.txt to take
    kept: float = 24 * 3600.0


def user_agent() -> str:
    """Who asks: the program, its version, and whom to write to where the user says so."""
    contact = os.environ.get(CONTACT_VARIABLE, "").strip()
    about = (
        f"reads news reports; {contact}" if contact.isascii() and contact else "reads news reports"
    )
    return f"{ROBOT}/{__version__} ({about})"


def cache_file() -> Path:
    """Where answers are kept: in the user's cache folder, or where the variable says."""
    given = os.environ.get(CACHE_VARIABLE)
    if given:
        return Path(given) / "web.sqlite"
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "dragoman" / "web.sqlite"

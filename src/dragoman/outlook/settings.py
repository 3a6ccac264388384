"""How chances are learnt, rolled and shown: the numbers of one table."""

from __future__ import annotations

from functools import cache
from typing import Any

from dragoman.data.tables import read_toml


@cache
def settings() -> dict[str, Any]:
    """The sections of ``outlook_chances.toml``."""
    return read_toml("outlook_chances.toml")

"""The closed word classes of ``data/tables/coding_words.toml`` as sets."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from dragoman.data.tables import read_toml


@lru_cache(maxsize=1)
def _classes() -> dict[str, dict[str, list[str]]]:
    return cast("dict[str, dict[str, list[str]]]", read_toml("coding_words.toml"))


@lru_cache(maxsize=256)
def words(group: str, name: str) -> frozenset[str]:
    """One closed class, such as ``words("control", "object")``."""
    return frozenset(_classes()[group][name])


@lru_cache(maxsize=8)
def classes(group: str) -> tuple[frozenset[str], ...]:
    """All closed classes of a group, in the order of the table."""
    return tuple(words(group, name) for name in _classes()[group])

"""The small word lists of ``actors_words.toml``, as sets."""

from __future__ import annotations

import functools

from dragoman.data.tables import read_toml


@functools.cache
def words(name: str) -> frozenset[str]:
    """The words of one list.

    >>> "former" in words("modifiers")
    True
    """
    return frozenset(_all()[name])


@functools.cache
def _all() -> dict[str, list[str]]:
    return read_toml("actors_words.toml")

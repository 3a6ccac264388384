"""The small word lists of ``actors_words.toml``."""

from __future__ import annotations

import functools
from typing import Any

from dragoman.data.tables import read_toml


@functools.cache
def words(name: str) -> frozenset[str]:
    """The words of one list.

    >>> "former" in words("modifiers")
    True
    """
    return frozenset(_all()[name])


@functools.cache
def short_forms() -> dict[str, list[str]]:
    """The bodies that a common noun may stand for, likeliest first.

    >>> short_forms()["fund"]
    ['IGO:IMF']
    """
    forms: dict[str, list[str]] = _all()["short_forms"]
    return forms


@functools.cache
def organ_nouns() -> dict[str, list[str]]:
    """The nouns that point back to an organ, with the last words or sectors of those they may mean.

    >>> "service" in organ_nouns()["agency"]
    True
    """
    nouns: dict[str, list[str]] = _all()["organ_nouns"]
    return nouns


@functools.cache
def ever_known() -> dict[str, str]:
    """The state of each leader who is known by the family name alone long after the time in office.

    >>> ever_known()["Thatcher"]
    'GBR'
    """
    told: dict[str, list[str]] = _all()["ever_known"]
    return {name: state for state, names in told.items() for name in names}


@functools.cache
def lone_forms() -> dict[str, str]:
    """The body that a noun stands for when no such body has been named.

    >>> lone_forms()["alliance"]
    'IGO:NATO'
    """
    forms: dict[str, str] = _all()["lone_forms"]
    return forms


@functools.cache
def _all() -> dict[str, Any]:
    return read_toml("actors_words.toml")

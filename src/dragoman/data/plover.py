"""PLOVER's event types, in the manual's order: their quad classes, intensities and modes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dragoman.data.tables import read_tsv

QUAD_WORDS = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}
"""What PLOVER calls its four quad classes: verbal is what is done in words, material what is done in deeds."""


def types() -> tuple[str, ...]:
    """The sixteen types."""
    return tuple(quads())


@cache
def quads() -> Mapping[str, int]:
    """By type, its quad class: cooperation in words (1) and deeds (2), conflict in words (3) and deeds (4).

    >>> quads()["SANCTION"]
    4
    """
    return {row["event"]: int(row["quad"]) for row in _events()}


@cache
def intensities() -> Mapping[str, float]:
    """By type, how much of an act it is without a mode, from -10 (conflict) to 10 (cooperation).

    >>> intensities()["ASSAULT"]
    -9.0
    """
    return {row["event"]: float(row["score"]) for row in _events()}


@cache
def modes(event: str) -> tuple[str, ...]:
    """The modes that acts of one type may have.

    >>> modes("CONSULT")[:2]
    ('multilateral', 'phone')
    """
    return tuple(row["mode"] for row in read_tsv("plover_modes.tsv") if row["event"] == event)


@cache
def _events() -> list[dict[str, str]]:
    return read_tsv("plover_events.tsv")

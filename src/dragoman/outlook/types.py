"""The types of acts that the outlook is about, with their classes."""

from __future__ import annotations

from functools import cache

from dragoman.data.tables import read_tsv


@cache
def types() -> tuple[str, ...]:
    """The types of acts that chances are told of: PLOVER's."""
    return tuple(row["event"] for row in read_tsv("plover_events.tsv"))


@cache
def quads() -> dict[str, int]:
    """By type, its quad class."""
    return {row["event"]: int(row["quad"]) for row in read_tsv("plover_events.tsv")}

"""Actors in words: names rather than codes."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.records import Party, Voice

MOST = 3  # parties of one side that a table names; the rest are counted


def parties(some: Sequence[Party]) -> str:
    """The parties of one side by name, each once."""
    return listed(list(dict.fromkeys(party.name for party in some)))


def sides(source: str, target: str, reciprocal: bool) -> str:
    """Who acts on whom; both alike where the act is mutual."""
    if reciprocal:
        return source if not target else f"{source} ↔ {target}"
    return f"{source or '?'} → {target}" if target else source or "?"


def voice(one: Voice | None) -> str:
    """Whose word it is; empty when it is the report's own."""
    return "" if one is None else one.name or one.actor


def listed(names: Sequence[str]) -> str:
    """Names in a row; of many only the first."""
    if len(names) > MOST:
        return f"{', '.join(names[:MOST])} and {len(names) - MOST} more"
    return ", ".join(names)

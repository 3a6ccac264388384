"""Whether an act is one that somebody labelled, in type and parties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from dragoman.coding.acts.draft import state, state_of
from dragoman.records import EventType, Evidence, Party


class Told(Protocol):
    """What an act and its draft have in common."""

    @property
    def event(self) -> EventType:
        """The PLOVER type."""

    @property
    def source(self) -> Sequence[Party]:
        """Who acts."""

    @property
    def target(self) -> Sequence[Party]:
        """Who is acted upon."""

    @property
    def reciprocal(self) -> bool:
        """Whether all parties stand in the source."""


def fits(told: Told, evidence: Evidence, gold: dict[str, Any]) -> bool:
    """Whether an act is a gold line's, in type and parties, fair second readings included."""
    start, end = gold["span"]
    if not (evidence.start < end and start < evidence.end):
        return False
    mine, other = _states_of(told.source), _states_of(told.target)
    for reading in [gold, *({**gold, **also} for also in gold.get("also") or [])]:
        source, target = _states(reading["source"]), _states(reading["target"])
        both = (reading.get("reciprocal") or told.reciprocal) and mine | other == source | target
        if reading["event"] == told.event and (both or (mine, other) == (source, target)):
            return True
    return False


def _states_of(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(map(state, parties))


def _states(codes: Sequence[str]) -> frozenset[str]:
    return frozenset(map(state_of, codes))

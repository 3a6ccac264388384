"""How sure the coder is of an act, from its event type and from which parties it has."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, Protocol

from dragoman.data.tables import read_toml, read_tsv
from dragoman.records import EventType, Party


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


def confidence(told: Told) -> float:
    """The share of acts with the same marks that were right on our labelled sentences, 0 to 1.

    Marks that were never met have the share of their parties alone.
    """
    measured = _measured()
    marks = marks_of(told)
    return measured.get(marks, measured[marks.partition(" ")[2]])


def model_confidence(chance: float, how: Literal["proposed", "retold"]) -> float:
    """The share of acts that were right among those that the model told with a chance, 0 to 1.

    ``proposed`` are acts of the encoder, ``retold`` those that the report tells elsewhere.

    >>> 0.2 < model_confidence(0.4, "proposed") < model_confidence(0.8, "proposed") < 0.6
    True
    """
    moved = read_toml("coding_model.toml")["confidence"][how]
    odds = math.exp(moved["shift"]) * (chance / (1 - chance)) ** moved["slope"]
    return float(odds / (1 + odds))


def marks_of(told: Told) -> str:
    """The marks that an act's confidence is read off by, such as ``AID source+target``."""
    return f"{told.event} {parties_of(told)}"


def parties_of(told: Told) -> str:
    """Which parties an act has: ``pair``, ``source+target``, ``source`` or ``target``."""
    if told.reciprocal:
        return "pair"
    return "+".join(
        name for name, there in (("source", told.source), ("target", told.target)) if there
    )


@lru_cache(maxsize=1)
def _measured() -> dict[str, float]:
    return {row["marks"]: float(row["right"]) for row in read_tsv("coding_confidence.tsv")}

"""Versions of the models whose answers are kept: a track record is of one version of each."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.outlook.chances.model import VERSION

NEXT = "next 1"
"""Of what ranks who comes next. Raise it whenever an order may come out otherwise than before."""
AMOUNTS = "amounts 1"
"""Of what tells how much passes. Raise it whenever a distribution may come out otherwise than before."""


@dataclass(frozen=True, slots=True)
class Versions:
    """The version of each model."""

    chances: str
    next: str
    amounts: str


PRESENT = Versions(VERSION, NEXT, AMOUNTS)

"""The days that an act reaches: only acts whose days meet are ever held against each other."""

from __future__ import annotations

from dragoman.fusing.events.clusters import names_again
from dragoman.fusing.events.traits import Traits
from dragoman.fusing.rules import settings

NEVER = (1, 0)
"""Days that meet none."""


def reach(one: Traits) -> tuple[int, int]:
    """The first and the last day, as ordinals, on which another act of its block may lie to meet it.

    Two told days may lie some apart and be of one deed, or be two dates of it; what only names a
    deed means one of the year before it is told. Not so what stands (`standing.matter_of`): it is
    one with all that names it, at any time. An act without any day meets none by its days.
    """
    if one.span is None:
        return NEVER
    time = settings()["time"]
    apart = max(time["visit_days"], time["slip_days"], settings()["dates"]["near_days"])
    first = one.span.first
    if names_again(one) and one.published is not None:
        first = min(first, one.published - int(time["recalled_days"]))
    return first, one.span.last + int(apart)

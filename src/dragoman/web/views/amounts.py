"""How much is to pass between two actors: counts and scores step by step, as distributions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, TypeAlias

from fastapi import Query
from pydantic import BeforeValidator

from dragoman.dossier import Dossier
from dragoman.outlook.amounts.fan import FanStep
from dragoman.outlook.amounts.records import Expected
from dragoman.outlook.amounts.words import amounts_lines
from dragoman.web.offer import Offer, offer
from dragoman.web.page import Actor, AsOf, Line, Page, few
from dragoman.web.schemas.outlook import WayLine
from dragoman.web.shown import called

Steps: TypeAlias = Annotated[
    int,
    BeforeValidator(lambda given: given or 4),
    Query(ge=1, le=26, description="So many steps ahead; 4 if not told."),
]
Step: TypeAlias = Annotated[
    str,
    BeforeValidator(lambda given: given or "week"),
    few(["day", "week", "month"]),
    Query(description="What a step is: a day, a week, or a month of thirty days."),
]


def ask(
    dossier: Dossier,
    a: Actor = None,
    b: Actor = None,
    as_of: AsOf = None,
    steps: Steps = 4,
    step: Step = "week",
) -> list[Expected] | Offer:
    """How many acts are to pass between two actors, both ways, by class, with intervals and reasons.

    Without two actors there is nothing to tell. What passed in the last steps stands beside it.
    """
    return dossier.amounts(a, b, as_of, steps, step) if a and b else offer(dossier, as_of)


def _heading(found: list[Expected] | Offer) -> str:
    if isinstance(found, Offer) or not found:
        return "How much"
    return f"How much: {called(found[0].source)} – {called(found[0].target)}"


def _lines(found: list[Expected] | Offer) -> Sequence[Line]:
    return [] if isinstance(found, Offer) else amounts_lines(found)


PAGE = Page(
    name="amounts",
    path="/amounts",
    title="How much",
    ask=ask,
    lines=_lines,
    heading=_heading,
    shapes={"way": WayLine, "step": FanStep},
)

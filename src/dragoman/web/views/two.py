"""All between two actors, and the pairs of actors that there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, TypeAlias

from fastapi import Query
from pydantic import BeforeValidator

from dragoman.dossier import Dossier
from dragoman.picture.between import Between
from dragoman.picture.between_lines import to_lines
from dragoman.picture.lines import to_line
from dragoman.picture.records import Dyad
from dragoman.web.page import LONGEST, Actor, AsOf, Line, Page

By: TypeAlias = Annotated[
    str,
    BeforeValidator(lambda given: given or "month"),
    Query(max_length=LONGEST, description="Sums by week, month or quarter."),
]


def ask(dossier: Dossier, a: str, b: str, by: By = "month", as_of: AsOf = None) -> Between:
    """All between two actors: acts over time, words, silences, meetings, ties, flows, clashes."""
    return dossier.dyad(a, b, as_of, by)


def ask_all(dossier: Dossier, actor: Actor = None, as_of: AsOf = None) -> list[Dyad]:
    """Every two actors that acts join, with a score, those told by most origins first."""
    return dossier.dyads(actor, as_of)


def _lines(found: Sequence[Dyad]) -> list[Line]:
    return [to_line(one, "dyad") for one in found]


PAGES = (
    Page(
        name="dyad",
        path="/dyad/{a}/{b}",
        title="Two actors",
        ask=ask,
        lines=to_lines,
        heading=lambda found: f"{found.a.name} – {found.b.name}",
        under="dyads",
        example={"a": "PRK", "b": "RUS"},
    ),
    Page(name="dyads", path="/dyads", title="Pairs", ask=ask_all, lines=_lines),
)

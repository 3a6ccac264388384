"""How many were killed, hurt, displaced: each count with its figures by day and voice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import Query

from dragoman.dossier import Dossier
from dragoman.fusing.counts.tracks import Track, to_line
from dragoman.web.page import MOST, AsOf, First, Line, Page
from dragoman.web.schemas.lines import CountLine

Single = Annotated[bool, Query(description="Counts too that only one report gives.")]


def ask(
    dossier: Dossier, as_of: AsOf = None, single: Single = False, limit: First = MOST
) -> list[Track]:
    """Counts of people, those with most figures first."""
    found = dossier.tracks(as_of)
    return [one for one in found if single or len(one.steps) > 1][:limit]


def _lines(found: Sequence[Track]) -> Sequence[Line]:
    return [to_line(one) for one in found]


def _rows(found: Sequence[Track]) -> Sequence[Line]:
    """One row a figure."""
    return [
        {"count": line["id"], "about": line["about"], **step}
        for line in _lines(found)
        for step in line["figures"]
    ]


PAGE = Page(
    name="counts",
    path="/counts",
    title="Counts",
    ask=ask,
    lines=_lines,
    rows=_rows,
    shapes={"": CountLine},
)

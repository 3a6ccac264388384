"""How figures, days and statuses of events moved, and the report that moved them."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.dossier import Dossier
from dragoman.fusing.events.moves import Moved
from dragoman.terminal.records_out import move_line, moved_line
from dragoman.web.page import MOST, AsOf, First, Line, Page
from dragoman.web.schemas.lines import MovedLine


def ask(dossier: Dossier, as_of: AsOf = None, limit: First = MOST) -> list[Moved]:
    """Events of which something moved, those with most steps first."""
    return dossier.moves(None, as_of)[:limit]


def _lines(found: Sequence[Moved]) -> Sequence[Line]:
    return [moved_line(one) for one in found]


def _rows(found: Sequence[Moved]) -> Sequence[Line]:
    """One row a step."""
    return [
        {"event": one.event, "about": one.about, **move_line(step)}
        for one in found
        for step in one.moves
    ]


PAGE = Page(
    name="moves",
    path="/moves",
    title="Moves",
    ask=ask,
    lines=_lines,
    rows=_rows,
    shapes={"": MovedLine},
)

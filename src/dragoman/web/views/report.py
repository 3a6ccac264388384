"""One report: its text as it was read, every claim marked in it, each with its parts beside it."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.dossier import Dossier
from dragoman.picture.marked import ReportMarked
from dragoman.terminal.records_out import claim_line, marked_line
from dragoman.web.page import AsOf, Line, Page
from dragoman.web.schemas.lines import MarkedLine


def ask(dossier: Dossier, id: str, as_of: AsOf = None) -> ReportMarked:
    """One report by its id: its text, its claims as judged, its disagreements, reports of its origin."""
    return dossier.marked(id)


def _lines(found: ReportMarked) -> Sequence[Line]:
    return [marked_line(found)]


def _rows(found: ReportMarked) -> Sequence[Line]:
    return [claim_line(one.row) | {"left_out": one.left_out} for one in found.claims]


def _heading(found: ReportMarked) -> str:
    return found.report.title or found.report.id


PAGE = Page(
    name="report",
    path="/report/{id:path}",
    title="Report",
    ask=ask,
    lines=_lines,
    rows=_rows,
    shapes={"": MarkedLine},
    heading=_heading,
    under="reports",
    wide=True,
)

"""The reports of the dossier by day, with their outlets and the number of their claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dragoman.dossier import Dossier
from dragoman.picture.known import is_known
from dragoman.web.page import MOST, AsOf, First, Line, Page
from dragoman.web.schemas.lines import ReportLine


def ask(dossier: Dossier, as_of: AsOf = None, limit: First = MOST) -> list[dict[str, Any]]:
    """The reports, the newest first."""
    rows = dossier.reports().to_arrow_table().to_pylist()
    found = [{"report": row.pop("id"), **row} for row in rows if is_known(row["published"], as_of)]
    return found[::-1][:limit]


def _lines(found: Sequence[Line]) -> Sequence[Line]:
    return found


PAGE = Page(
    name="reports",
    path="/reports",
    title="Reports",
    ask=ask,
    lines=_lines,
    shapes={"": ReportLine},
)

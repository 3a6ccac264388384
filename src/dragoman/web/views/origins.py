"""The independent texts behind the reports, with what their copies share."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.dossier import Dossier
from dragoman.fusing.origins.graph import Origin, to_line
from dragoman.picture.known import is_known
from dragoman.web.page import MOST, AsOf, First, Line, Page
from dragoman.web.schemas.lines import OriginLine


def ask(dossier: Dossier, as_of: AsOf = None, limit: First = MOST) -> list[Origin]:
    """Independent texts, those that most reports come from first."""
    return [one for one in dossier.origins() if is_known(one.published, as_of)][:limit]


def _lines(found: Sequence[Origin]) -> Sequence[Line]:
    return [to_line(one) for one in found]


PAGE = Page(
    name="origins",
    path="/origins",
    title="Origins",
    ask=ask,
    lines=_lines,
    shapes={"": OriginLine},
)

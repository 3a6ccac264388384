"""Who said what: the speaker, the verb and the words, the newest report first."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.dossier import Dossier
from dragoman.records import ClaimRow
from dragoman.terminal.records_out import claim_line
from dragoman.web.page import MOST, Actor, AsOf, First, Line, Page
from dragoman.web.schemas.claims import StatementLine


def ask(
    dossier: Dossier, as_of: AsOf = None, actor: Actor = None, limit: First = MOST
) -> list[ClaimRow]:
    """Statements, of one speaker where one is named; the newest report first."""
    return dossier.told("statement", actor, as_of)[:limit]


def _lines(found: Sequence[ClaimRow]) -> Sequence[Line]:
    return [claim_line(row) for row in found]


PAGE = Page(
    name="statements",
    path="/statements",
    title="Statements",
    ask=ask,
    lines=_lines,
    shapes={"": StatementLine},
)

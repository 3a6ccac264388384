"""Silences: those that reports remark on, and those who were named and have not answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.dossier import Dossier
from dragoman.fusing.unanswered import Unanswered
from dragoman.records import ClaimRow
from dragoman.terminal.records_out import claim_line, unanswered_line
from dragoman.web.page import Actor, AsOf, Line, Page
from dragoman.web.schemas.claims import SilenceLine
from dragoman.web.schemas.lines import UnansweredLine


@dataclass(frozen=True, slots=True)
class Silent:
    """Both kinds of silence."""

    remarked: list[ClaimRow]
    unanswered: list[Unanswered]


def ask(dossier: Dossier, as_of: AsOf = None, actor: Actor = None) -> Silent:
    """Who did not speak, as reports remark, and who was named and has said nothing by the day."""
    return Silent(dossier.told("silence", actor, as_of), dossier.unanswered(as_of, actor))


def _lines(found: Silent) -> Sequence[Line]:
    return [
        *({"part": "silence", **claim_line(row)} for row in found.remarked),
        *({"part": "unanswered", **unanswered_line(one)} for one in found.unanswered),
    ]


PAGE = Page(
    name="silences",
    path="/silences",
    title="Silences",
    ask=ask,
    lines=_lines,
    shapes={"silence": SilenceLine, "unanswered": UnansweredLine},
)

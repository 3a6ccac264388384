"""One event: what happened, who told of it first, who confirms and denies, and why each claim is in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.dossier import Dossier
from dragoman.fusing.events.explained import EventExplained
from dragoman.fusing.events.moves import Move
from dragoman.fusing.phrases import act_phrase
from dragoman.picture.records import Named
from dragoman.records import Act, ClaimRow, Disagreement
from dragoman.terminal.records_out import event_line, move_line, names_of
from dragoman.web.page import AsOf, Line, Page
from dragoman.web.schemas.lines import EventLine


@dataclass(frozen=True, slots=True)
class Opened:
    """An event with what it rests on, its moves and the disagreements about it."""

    explained: EventExplained
    rows: dict[str, ClaimRow]
    actors: list[Named]
    targets: list[Named]
    moves: list[Move]
    clashes: list[Disagreement]


def ask(dossier: Dossier, id: str, as_of: AsOf = None) -> Opened:
    """One event by its id or its beginning: its claims with their parts, and how it moved."""
    found = dossier.explain_event(id, as_of)
    event, ids = found.event, set(found.event.claims)
    rows = {row.id: row for row in dossier.rows() if row.id in ids}
    names = names_of(rows.values())
    return Opened(
        found,
        rows,
        [Named(code, names.get(code, code)) for code in event.source],
        [Named(code, names.get(code, code)) for code in event.target],
        [step for one in dossier.moves(event.id, as_of) for step in one.moves],
        [one for one in dossier.clashes(as_of) if one.event == event.id],
    )


def _lines(found: Opened) -> Sequence[Line]:
    moves = {"moves": [move_line(step) for step in found.moves]}
    return [event_line(found.explained, found.rows) | moves]


def _rows(found: Opened) -> Sequence[Line]:
    """One row a claim."""
    return event_line(found.explained, found.rows)["claims"]  # type: ignore[return-value]


def _heading(found: Opened) -> str:
    acts = [row.claim for row in found.rows.values() if isinstance(row.claim, Act)]
    wanted = [one for one in acts if one.event == found.explained.event.event]
    return act_phrase((wanted or acts)[0]) if acts else found.explained.event.event


PAGE = Page(
    name="event",
    path="/event/{id:path}",
    title="Event",
    ask=ask,
    lines=_lines,
    rows=_rows,
    shapes={"": EventLine},
    heading=_heading,
    under="timeline",
)

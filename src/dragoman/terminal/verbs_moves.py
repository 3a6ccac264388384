"""The verb that asks how what is told moved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from dragoman.terminal import find, lines, options

if TYPE_CHECKING:
    from dragoman.fusing.events.moves import Moved


def moves(
    from_: options.From = None,
    limit: options.First = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """How what is told of events moved: planned, then done, then denied; 1,500, then 3,000 soldiers.

    Each step has the report that moved it. Those with most steps come first.
    """
    with find.dossier(from_) as dossier:
        found = dossier.moves()
        empty = find.empty(dossier) if not dossier.rows() else "Nothing moved."
    shown = found[:limit] if limit else found
    if as_json:
        from dragoman.terminal.records_out import moved_line

        lines.put(moved_line(one) for one in shown)
    else:
        from dragoman.terminal import moves_table, screen

        note = f"{_moves(shown)} of {_events(len(shown))}"
        if len(shown) < len(found):
            note += f"; in all {_moves(found)} of {_events(len(found))}"
        screen.show([moves_table.table(shown, note=note, empty=empty)], width)


def _moves(some: Sequence[Moved]) -> str:
    count = sum(step.before is not None for one in some for step in one.moves)
    return "1 move" if count == 1 else f"{count:,} moves"


def _events(count: int) -> str:
    return "1 event" if count == 1 else f"{count:,} events"


VERBS: dict[str, Callable[..., int | None]] = {"moves": moves}

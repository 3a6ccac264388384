"""The verb that asks how what is told moved."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.terminal import find, lines, options


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

        screen.show([moves_table.table(shown, note=f"{len(found):,}", empty=empty)], width)


VERBS: dict[str, Callable[..., int | None]] = {"moves": moves}

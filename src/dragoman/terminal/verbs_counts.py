"""The verb that asks a dossier for its counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from dragoman.terminal import find, lines, options


def counts(
    from_: options.From = None,
    all_: Annotated[
        bool, typer.Option("--all", help="Also counts that only one report gives.")
    ] = False,
    limit: options.First = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """How many were killed, hurt, displaced, arrested: each count with its figures by day.

    A count needs nobody who did it. Figures that clash are among the disagreements.
    """
    from dragoman.terminal.cut import most_told

    with find.dossier(from_) as dossier:
        found = [one for one in dossier.tracks() if all_ or as_json or len(one.steps) > 1]
        cut = most_told(found, limit, all=as_json)
        if as_json:
            from dragoman.fusing.counts.tracks import to_line

            lines.put(to_line(one) for one in cut.shown)
        else:
            from dragoman.terminal import counts_table, screen

            empty = find.empty(dossier) if not dossier.reports().fetchall() else _NONE
            table = counts_table.counts(cut.shown, note=cut.note, empty=empty)
            screen.show([table], width)


_NONE = "No figure moved. For those that are told only once: dragoman counts --all"

VERBS: dict[str, Callable[..., int | None]] = {"counts": counts}

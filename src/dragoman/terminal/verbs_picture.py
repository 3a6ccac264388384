"""The verbs that ask what came of the claims: the picture, its parts, and one event."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from dragoman.terminal import find, lines, options

if TYPE_CHECKING:
    from dragoman.terminal.layout import Section

One = TypeVar("One")


def picture(
    from_: options.From = None,
    as_of: options.AsOf = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", metavar="N", min=1, help="At most so many lines of each part."),
    ] = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """The affair as it is told, or was on a day: who is tied to whom, what was done, who is silent.

    Scores run from -10 (war) to +10 (material help); every line can be opened.
    """
    with find.dossier(from_) as dossier:
        found = dossier.picture(as_of, limit)
        if as_json:
            from dragoman.picture.lines import to_lines

            lines.put(to_lines(found) if found.counts["reports"] else [])
            return
        from dragoman.terminal import picture_view, screen

        rows = {row.id: row for row in dossier.rows()}
        page = picture_view.page(found, rows, limit) if rows else [find.empty(dossier)]
        if not rows and (dyads := dossier.imported_dyads(as_of)):
            from dragoman.terminal import imported_table

            page = [*page, imported_table.table(dyads, limit, "")]
        screen.show(page, width)


def timeline(
    from_: options.From = None,
    actor: options.Actor = None,
    since: options.Since = None,
    until: options.Until = None,
    status: options.Status = None,
    as_of: options.AsOf = None,
    limit: options.Limit = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """What was done and said, by its own day; a day in brackets is that of the report."""
    from dragoman.questions import known_status
    from dragoman.terminal.cut import newest

    known_status(status)
    with find.dossier(from_) as dossier:
        told = dossier.timeline(actor, since, until, as_of)
        cut = newest(
            [one for one in told if status in (None, one.status)],
            limit,
            all=as_json,
            dated=lambda one: one.day is not None,
        )
        beside = [] if status else dossier.imported_timeline(actor, since, until, as_of)
        if as_json:
            from dragoman.picture.lines import to_line

            lines.put(to_line(one, one.kind) for one in cut.shown)
            lines.put(to_line(one, "imported") for one in beside)
            return
        from dragoman.terminal import imported_table, picture_tables, screen, style

        quads = {event.id: event.quad for event in dossier.events()}
        table = picture_tables.timeline(cut.shown, quads, cut.note, find.empty(dossier))
        page = [table, "", style.legend()] if cut.shown else [table]
        screen.show([*page, *imported_table.listed(beside, limit)], width)


def ties(
    from_: options.From = None,
    actor: options.Actor = None,
    as_of: options.AsOf = None,
    limit: options.First = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """Standing relations on a day: as reports claim them, then treaties and bodies known before."""
    from dragoman.terminal import picture_tables

    with find.dossier(from_) as dossier:
        found = dossier.standing(actor, as_of)
        _listed(found, limit, "tie", picture_tables.ties, find.empty(dossier), as_json, width)


def flows(
    from_: options.From = None,
    actor: options.Actor = None,
    as_of: options.AsOf = None,
    limit: options.First = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """What passes from whom to whom: troops, arms, technology, aid, trade, oil, as reports tell it."""
    from dragoman.terminal import flows_table

    with find.dossier(from_) as dossier:
        found = dossier.flows(actor, as_of)
        _listed(found, limit, "flow", flows_table.table, find.empty(dossier), as_json, width)


def _listed(
    found: Sequence[One],
    limit: int | None,
    part: str,
    table: Callable[[Sequence[One], str, str], Section],
    empty: str,
    as_json: bool,
    width: int | None,
) -> None:
    """Print the first lines of a part of the picture, as JSON or as its table."""
    shown = found[:limit] if limit else found
    if as_json:
        from dragoman.picture.lines import to_line

        lines.put(to_line(one, part) for one in shown)
    else:
        from dragoman.terminal import screen

        screen.show([table(shown, f"{len(found):,}", empty)], width)


def event(
    id: Annotated[str, typer.Argument(metavar="ID", help="The event's id, or its beginning.")],
    from_: options.From = None,
    as_of: options.AsOf = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """One event: what happened, who says so and who not, and why each claim is in it."""
    with find.dossier(from_) as dossier:
        found = dossier.explain_event(id, as_of)
        ids = set(found.event.claims)
        rows = {row.id: row for row in dossier.rows() if row.id in ids}
        steps = [step for one in dossier.moves(found.event.id, as_of) for step in one.moves]
    if as_json:
        from dragoman.terminal.records_out import event_line, move_line

        lines.put([event_line(found, rows) | {"moves": [move_line(step) for step in steps]}])
    else:
        from dragoman.terminal import event_view, moves_table, screen

        page = event_view.page(found, rows)
        screen.show([*page, moves_table.steps(steps)] if steps else page, width)


def disagreements(
    from_: options.From = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Only number, date, blame ...")
    ] = None,
    apparent: Annotated[
        bool,
        typer.Option("--apparent", help="Those too that vanish when both are read rightly."),
    ] = False,
    as_of: options.AsOf = None,
    limit: options.First = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """Where reports clash, the gravest first; nobody is declared right."""
    from dragoman.questions import known_clash

    known_clash(kind)
    with find.dossier(from_) as dossier:
        found = [one for one in dossier.clashes(as_of, apparent) if kind in (None, one.kind)]
        empty = "The reports clash nowhere." if found or dossier.rows() else find.empty(dossier)
    shown = found[:limit] if limit else found
    if as_json:
        from dragoman.terminal.records_out import disagreement_line

        lines.put(disagreement_line(one) for one in shown)
    else:
        from dragoman.terminal import disagreements_table, screen

        table = disagreements_table.table(shown, note=f"{len(found)}", empty=empty)
        screen.show([table, "", disagreements_table.legend(shown)] if shown else [table], width)


VERBS: dict[str, Callable[..., int | None]] = {
    "picture": picture,
    "timeline": timeline,
    "ties": ties,
    "flows": flows,
    "event": event,
    "disagreements": disagreements,
}

"""The verbs about what is to come: what tends to follow, what if, and how often that was right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from dragoman.terminal import find, lines, options

Weeks = Annotated[
    int | None,
    typer.Option("--weeks", metavar="N", min=1, help="So many weeks ahead; 4 if not told."),
]


def outlook(
    a: Annotated[str, typer.Argument(metavar="A", help="An actor, by name or code.")],
    b: Annotated[
        str | None, typer.Argument(metavar="B", help="The other one; else all it deals with.")
    ] = None,
    from_: options.From = None,
    as_of: options.AsOf = None,
    weeks: Weeks = None,
    limit: options.First = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """Who does what to whom next: chances by type of act, each with its reasons and what is usual.

    From events known by a day, coded or imported. It says what tended to follow, and no cause. Each
    outlook is kept in the dossier and scored when its time has passed (dragoman track).
    """
    with find.dossier_that_keeps(from_) as dossier:
        found = dossier.outlook(a, b, as_of, weeks)
        find.known(dossier, as_of)
    if as_json:
        from dragoman.outlook.lines import outlook_lines

        lines.put(outlook_lines(found, limit))
        return
    from dragoman.terminal import outlook_view, screen

    screen.show(outlook_view.page(found, limit), width)


def track(
    from_: options.From = None, as_json: options.Json = False, width: options.Width = None
) -> None:
    """How often outlooks were right: of what was told at 20 %, how much came; skill over the usual."""
    with find.dossier_that_keeps(from_) as dossier:
        found = dossier.track()
    if as_json:
        from dragoman.outlook.lines import track_lines

        lines.put(track_lines(found))
        return
    from dragoman.terminal import screen, track_view

    screen.show(track_view.page(found), width)


def whatif(
    type: Annotated[
        str | None, typer.Argument(metavar="TYPE", help="The type of act: SANCTION, AID ...")
    ] = None,
    source: Annotated[str | None, typer.Argument(metavar="A", help="Who does it.")] = None,
    target: Annotated[str | None, typer.Argument(metavar="B", help="To whom.")] = None,
    from_: options.From = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DAY", help="It happens in the week that ends with this day."),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="ID", help="Instead: take this event out of the history."),
    ] = None,
    weeks: Weeks = None,
    limit: options.First = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """What moves if an act happens, or had not: the weeks after rolled with it and without it.

    Between the two, in answer, and for third parties near, with how often it followed before. It is
    what tended to follow in the records, and no cause.
    """
    with find.dossier(from_) as dossier:
        found = dossier.whatif(type, source, target, on, out, weeks)
        find.known(dossier, on)
    if as_json:
        from dragoman.outlook.lines import whatif_lines

        lines.put(whatif_lines(found, limit))
        return
    from dragoman.terminal import screen, whatif_view

    screen.show(whatif_view.page(found, limit), width)


VERBS: dict[str, Callable[..., int | None]] = {
    "outlook": outlook,
    "whatif": whatif,
    "track": track,
}

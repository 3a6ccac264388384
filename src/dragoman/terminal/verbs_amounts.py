"""The verb that asks how much is to pass between two sides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from dragoman.terminal import find, lines, options


def amounts(
    a: Annotated[str, typer.Argument(metavar="A", help="An actor, by name or code.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other one.")],
    from_: options.From = None,
    as_of: options.AsOf = None,
    steps: Annotated[
        int, typer.Option("--steps", metavar="N", min=1, help="So many steps ahead; 4 if not told.")
    ] = 4,
    step: Annotated[
        str,
        typer.Option(
            "--step", metavar="STEP", help="What a step is: day, week, month or so many days."
        ),
    ] = "week",
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """How many acts of each class are to pass between two actors, both ways: means and intervals.

    From events known by a day, coded or imported, with what each number is made of. It says what
    tended to follow, and no cause; how well it does is on the page of figures. It is kept in the dossier
    and scored when its time has passed (dragoman track).
    """
    with find.dossier_that_keeps(from_) as dossier:
        found = dossier.amounts(a, b, as_of, steps, step)
        find.known(dossier, as_of)
        empty = find.empty(dossier)
    if as_json:
        from dragoman.outlook.amounts.words import amounts_lines

        lines.put(amounts_lines(found))
    else:
        from dragoman.picture.names import Names
        from dragoman.terminal import amounts_view, screen, style

        names = {one.source: Names().of(one.source).name for one in found}
        parts = amounts_view.sections(found, names, empty)
        screen.show([*parts, *([style.quiet(amounts_view.manner(found))] if found else [])], width)


VERBS: dict[str, Callable[..., int | None]] = {"amounts": amounts}

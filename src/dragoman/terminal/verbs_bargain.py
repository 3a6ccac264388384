"""The verb that asks where a bargain may end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from dragoman.terminal import lines, options


def compromise(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE.csv", help="A table of actor, capability, position and salience."
        ),
    ],
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """Where a bargain may end: the mean and median of positions, weighted by capability x salience.

    And whom it hangs on: what comes out without each actor, and with each input a tenth off. It is as
    good as what is typed in; nothing is learned. On decisions of the European Union on record, this
    plain mean did at least as well as models of procedure.
    """
    from dragoman.outlook.compromise import compromise as worked_out
    from dragoman.outlook.positions import read_positions
    from dragoman.terminal import compromise_view, screen

    stands = read_positions(file)
    found = worked_out(stands)
    if as_json:
        lines.put([compromise_view.line(stands, found)])
    else:
        screen.show(compromise_view.sections(stands, found), width)


VERBS: dict[str, Callable[..., int | None]] = {"compromise": compromise}

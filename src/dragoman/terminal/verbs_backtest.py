"""The verb that measures the outlook on a benchmark of the forecasting literature."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from dragoman.terminal import lines, options


def backtest(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR",
            help="A folder with train.txt, valid.txt and test.txt: subject, relation, object, time,"
            " whole numbers parted by tabs.",
        ),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one line of JSON, not a table.")
    ] = False,
    width: options.Width = None,
) -> None:
    """How well the outlook ranks who comes next on a benchmark of dated acts, beside a plain baseline.

    It ranks with outlook/ranking; the outlook of a dossier (dragoman outlook A B) ranks with the same,
    without trees. Weights are learned on train and choices made on valid; test is ranked once, step by
    step and all at once. Progress goes to standard error.
    """
    from dragoman.outlook.ranking.backtest import backtest as run
    from dragoman.terminal.stages import stages

    with stages() as told:
        found = run(folder, told)
    if as_json:
        lines.put([found.line()])
    else:
        from dragoman.terminal import backtest_table, screen

        screen.show(backtest_table.tables(found), width)


VERBS: dict[str, Callable[..., int | None]] = {"outlook backtest": backtest}

"""The verb that measures the outlook on past events: of a dossier, or of a benchmark of the literature."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import InputError
from dragoman.terminal import find, lines, options


def backtest(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="DIR",
            help="A folder with train.txt, valid.txt and test.txt: subject, relation, object, time,"
            " whole numbers parted by tabs. Without it a dossier's own events are ranked.",
        ),
    ] = None,
    from_: options.From = None,
    as_of: options.AsOf = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one line of JSON, not a table.")
    ] = False,
    width: options.Width = None,
) -> None:
    """How well the outlook ranks who comes next on past events, beside a plain baseline.

    Without DIR on the events of a dossier, coded or imported, parted by time: the first 80 % of days are
    learned from, choices are made on the next 10 %, the last 10 % are ranked, step by step and all at once. An event
    stands on the day on which it was first told. With DIR on a benchmark with its own three parts.
    It ranks with outlook/ranking; the outlook of a dossier (dragoman outlook A B) ranks with the same,
    without trees. It takes minutes. Progress goes to standard error.
    """
    if folder is not None and (from_ is not None or as_of is not None):
        raise InputError("a benchmark in a folder has its own days: leave out --from and --as-of")
    if folder is None:
        _of_a_dossier(from_, as_of, as_json, width)
    else:
        _of_a_benchmark(folder, as_json, width)


def _of_a_dossier(from_: Path | None, as_of: str | None, as_json: bool, width: int | None) -> None:
    from dragoman.terminal.stages import stages

    with find.dossier(from_) as dossier, stages() as told:
        found = dossier.backtest(as_of, progress=told)
    if as_json:
        lines.put([found.line()])
    else:
        from dragoman.terminal import backtest_table, screen

        screen.show(backtest_table.page(found), width)


def _of_a_benchmark(folder: Path, as_json: bool, width: int | None) -> None:
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

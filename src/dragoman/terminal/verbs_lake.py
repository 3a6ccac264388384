"""The verb that takes what a lake holds into a dossier."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from dragoman.errors import QueryError
from dragoman.terminal import options, progress
from dragoman.terminal.verbs_read import opened, tell

_NOTHING = 2  # the exit code


def merge(
    lakes: Annotated[
        list[str],
        typer.Argument(
            metavar="LAKE", help="Folders that dragoman read --out has made, or addresses of such."
        ),
    ],
    into: options.Into = None,
    since: options.Since = None,
    until: options.Until = None,
    sources: Annotated[
        list[str] | None,
        typer.Option(
            "--source", metavar="NAME", help="Only reports of this outlet; may be repeated."
        ),
    ] = None,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> int | None:
    """Take what a lake holds, which many machines may have read, into a dossier.

    The dossier is what reading the same files into it would have made: the same claims under the
    same ids. Nothing is parsed again. With --since, --until (days of publication) or --source only
    a part is taken. A report that the dossier has already is left alone.

    The exit code is 0 where anything was taken or known, 2 where nothing was.
    """
    from dragoman.scale import merge as merged

    if into is None:
        raise QueryError(
            "into which dossier? Name one with --into FILE. See: dragoman merge --help"
        )
    nothing = True
    for lake in lakes:
        with opened(into, None) as (dossier, new):
            with progress.bar(hidden=quiet, doing="merging") as step:
                intake = merged(
                    lake, dossier, since=since, until=until, sources=sources or (), progress=step
                )
            nothing = nothing and not (intake.read or intake.known)
            tell(intake, None if new and nothing else into, dossier, as_json, quiet)
    return _NOTHING if nothing else None


VERBS: dict[str, Callable[..., int | None]] = {"merge": merge}

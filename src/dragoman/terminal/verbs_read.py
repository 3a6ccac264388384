"""The verb that reads reports into a dossier."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.records import Intake
from dragoman.terminal import lines, options
from dragoman.terminal.broken_off import code_of
from dragoman.terminal.find import VARIABLE, tell_older
from dragoman.terminal.refused import Refused

if TYPE_CHECKING:
    from dragoman.dossier import Dossier

_NOTHING = 2  # the exit code


def read(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help='Files, folders, patterns in quotation marks ("news/**/*.html"), addresses'
            " (https://...); - for standard input.",
        ),
    ],
    into: Annotated[
        Path,
        typer.Option(
            "--into",
            metavar="FILE",
            envvar=VARIABLE,
            show_envvar=False,
            help=f"The dossier; it is made when there is none. Else ${VARIABLE}.",
        ),
    ],
    columns: options.Map = None,
    published: options.Published = None,
    source: options.Source = None,
    authority: options.Authority = None,
    language: options.Language = None,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> int | None:
    """Read reports into a dossier, and say what was taken in and what was set aside.

    Formats, each with or without .gz: text (.txt, with a sidecar .json where there is one), web
    pages (.html), JSON Lines (.jsonl), JSON (.json), CSV and TSV, Parquet, feeds (RSS, Atom, JSON
    Feed) and web archives (.warc). A wrong or missing ending does no harm. One page, one line, one
    row, one entry is one report; a bad one is told and the others are read. Reading addresses needs
    the extra "web": pip install "dragoman[web]".

    A report that is not English is kept, marked and counted, but not coded.

    A report that the dossier knows already is left alone. Broken off at any moment, the dossier
    holds whole reports, and reading them again goes on where it stopped.

    What cannot be read is told on standard error and kept with its reason (dragoman runs). The
    exit code is 0 where anything was read or known, 2 where nothing was.
    """
    from dragoman.coders import authority_for
    from dragoman.dossier import open
    from dragoman.reading.formats.columns import parse_map
    from dragoman.terminal import progress
    from dragoman.terminal.given_day import published_on

    on = published_on(published)
    given = parse_map(columns) if columns is not None else None
    dossier = open(into, authority=authority_for(authority, lines.note))
    try:
        with progress.bar(hidden=quiet) as step:
            intake = dossier.read(
                paths, published=on, source=source, language=language, columns=given, progress=step
            )
    except KeyboardInterrupt as signalled:
        lines.note(
            f"broken off: {len(dossier.reports().fetchall()):,} whole reports are in {into}; "
            "the same command goes on where this one stopped"
        )
        return code_of(signalled)
    _tell(intake, into, dossier, as_json, quiet)
    return None if intake.read or intake.known else _NOTHING


def _tell(intake: Intake, into: Path, dossier: Dossier, as_json: bool, quiet: bool) -> None:
    """Say what was not read, what was, and what is left of an older coder."""
    refused = Refused()
    for one in intake.rejected:
        refused.tell(one)
    refused.end(f"see all: dragoman runs --from {into}")
    if as_json:
        lines.put([asdict(intake)])
    elif not quiet:
        from dragoman.terminal import intake_view

        intake_view.show(intake, into, dossier)
    if not quiet:
        tell_older(dossier)


VERBS: dict[str, Callable[..., int | None]] = {"read": read}

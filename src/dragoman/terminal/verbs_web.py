"""The verbs that show a dossier in the browser, and look for words in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from dragoman.terminal import find, lines, options


def serve(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="The dossier, as with --from.")
    ] = None,
    from_: options.From = None,
    host: Annotated[
        str,
        typer.Option(
            "--host", metavar="ADDRESS", help="Where to listen; elsewhere than here with a token."
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=65535, help="0 for any that is free.")
    ] = 8420,
    show: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """The affair in the browser: every view as of any day, every line with its sentence.

    It is for this computer alone unless --host says otherwise; then its address carries a token.
    """
    with find.dossier(file or from_, to_judge=True) as dossier:
        from dragoman.web.serving import serve as run

        if dossier.lags():
            lines.note("fusing the reports anew, once, as another version read them ...")
        if len(dossier.moment().reports) >= _MANY:
            lines.note("making the first pages ready ...")
        run(dossier, host, port, _told, cache(_ready), show)  # `cache`: it is told once


_MANY = 1_000  # reports: the first pages of fewer are there at once


def _told(address: str) -> None:
    lines.note(f"serving {address}")


def _ready() -> None:
    lines.note("every day is prepared")


def export_page(
    out: Annotated[Path, typer.Argument(metavar="OUT.html", help="The file to write.")],
    from_: options.From = None,
    quiet: options.Quiet = False,
) -> None:
    """The affair as one file to be mailed: every view as of the latest day, with its evidence.

    It is read from the disk in any browser, without a network and without scripts.
    """
    from dragoman.errors import InputError
    from dragoman.terminal import progress

    with find.dossier(from_) as dossier:
        from dragoman.web.exported import page_file

        with progress.bar(hidden=quiet, doing="drawing pages") as step:
            made = page_file(dossier, step)
    try:
        out.write_text(made, encoding="utf-8")
    except OSError as error:
        raise InputError(f"it cannot be written ({error.strerror})", path=out) from error
    lines.note(f"{out}: {len(made.encode()) / 1e6:.1f} MB")


_ALL = 1_000_000  # of each kind: so that it can be said how many there are


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help='"Some words" go together.')],
    from_: options.From = None,
    as_of: options.AsOf = None,
    limit: Annotated[
        int,
        typer.Option("--limit", metavar="N", min=0, help="At most so many of each; 0 is no limit."),
    ] = 20,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """Reports, claims and actors in which all the words stand, the nearest reports first."""
    with find.dossier(from_) as dossier:
        asked = " ".join(f'"{one}"' if " " in one else one for one in words)
        found = dossier.search(asked, as_of, limit if as_json else _ALL)
    if as_json:
        from dragoman.terminal.records_out import found_lines

        lines.put(found_lines(found))
        return
    from dragoman.terminal import claims_table, screen, search_tables
    from dragoman.terminal.cut import most_told

    none = "None has all these words."
    told = most_told(found.claims, limit)
    claims = claims_table.table("Claims", told.shown, note=told.note, empty=none)
    others = [
        search_tables.actors(found.actors, limit, none),
        search_tables.reports(found.reports, limit, none),
    ]
    screen.show([*others, claims], width)


VERBS: dict[str, Callable[..., int | None]] = {
    "serve": serve,
    "search": search,
    "export page": export_page,
}

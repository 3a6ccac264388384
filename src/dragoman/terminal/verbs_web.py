"""The verb that shows a dossier in the browser."""

from __future__ import annotations

from collections.abc import Callable
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

        run(dossier, host, port, lambda address: lines.note(f"serving {address}"), show)


VERBS: dict[str, Callable[..., int | None]] = {"serve": serve}

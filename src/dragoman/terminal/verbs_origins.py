"""The verb that asks a dossier which of its reports come from one text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from dragoman.terminal import find, lines, options


def origins(
    from_: options.From = None,
    report: Annotated[
        str | None,
        typer.Option("--report", metavar="ID", help="What this report shares with which others."),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", metavar="N", min=0, help="At most so many; 0 for all."),
    ] = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """The independent texts behind the reports, each with its copies, and how sure that is.

    Copies, excerpts in longer pieces, and one agency's text in parts count as one origin. What was
    probably written anew from another report counts only where that is sure enough.
    """
    with find.dossier(from_) as dossier:
        if report is not None:
            found = dossier.links(report)
            texts = {id: dossier.report(id) for one in found for id in (one.report, one.other)}
            if as_json:
                from dragoman.fusing.origins.graph import link_line

                lines.put(link_line(one) for one in found)
            else:
                from dragoman.terminal import origins_table, screen

                screen.show([origins_table.links(found, report, texts)], width)
            return
        every = dossier.origins()
        if as_json:
            from dragoman.fusing.origins.graph import to_line

            lines.put(to_line(one) for one in (every[:limit] if limit else every))
        else:
            from dragoman.terminal import origins_table, screen

            screen.show([origins_table.origins(every, limit, empty=find.empty(dossier))], width)


VERBS: dict[str, Callable[..., int | None]] = {"origins": origins}

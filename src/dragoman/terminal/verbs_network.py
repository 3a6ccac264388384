"""The verbs that draw the picture as of a day: as a network, and as a map of the world."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from dragoman.terminal import find, lines, options

if TYPE_CHECKING:
    from dragoman.picture.network_records import Network

Svg: TypeAlias = Annotated[
    Path | None,
    typer.Option("--svg", metavar="FILE", help="Write the drawing there, as a file of its own."),
]
Kind: TypeAlias = Annotated[
    str | None,
    typer.Option("--kind", metavar="KIND", help="Only tie, cooperation, conflict or flow."),
]


def network(
    from_: options.From = None,
    actor: options.Actor = None,
    kind: Kind = None,
    as_of: options.AsOf = None,
    svg: Svg = None,
    limit: options.First = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """Who is tied to whom, works with whom, fights whom, gives what, as of a day: the strongest lines.

    With --svg the network is drawn; each actor stands in one place, whatever the day.
    """
    from dragoman.picture.network_lines import network_lines

    with find.dossier(from_) as dossier:
        found = dossier.network(as_of, actor, kind)
        empty = find.empty(dossier)
    if svg is not None:
        from dragoman.web.drawing import network as drawing

        _write(svg, drawing.draw(found, linked=False), drawing.TITLE, found)
    _shown(found, partial(network_lines, found), limit, as_json, empty, width, svg is not None)


def map(
    from_: options.From = None,
    actor: options.Actor = None,
    kind: Kind = None,
    view: Annotated[
        str,
        typer.Option(
            "--view",
            metavar="VIEW",
            help="As whom disputed areas are seen: neutral, held, un, or a state's code.",
        ),
    ] = "neutral",
    region: Annotated[
        str,
        typer.Option("--region", metavar="PART", help="The part that is drawn: world, europe ..."),
    ] = "world",
    as_of: options.AsOf = None,
    svg: Svg = None,
    limit: options.First = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """The network on the map of the world, disputed areas drawn as disputed or as a view has them.

    With --svg it is drawn; with --json actors come with their places.
    """
    from dragoman.picture.network_lines import map_lines

    with find.dossier(from_) as dossier:
        found = dossier.map(as_of, actor, kind, view, region)
        empty = find.empty(dossier)
    if svg is not None:
        from dragoman.web.drawing import map as drawing

        _write(svg, drawing.draw_world(found, linked=False), drawing.TITLE, found.network)
    records = partial(map_lines, found)
    _shown(found.network, records, limit, as_json, empty, width, svg is not None)


def _write(path: Path, drawing: Any, title: str, found: Network) -> None:
    from dragoman.errors import QueryError
    from dragoman.web.drawing.svg import standalone

    day = found.as_of or found.last
    try:
        path.write_text(standalone(drawing, f"{title}, {day}" if day else title), encoding="utf-8")
    except OSError as error:
        raise QueryError(
            f"{path} cannot be written ({error.strerror}); give another place"
        ) from error
    lines.note(f"drawn: {path}")


def _shown(
    found: Network,
    records: Callable[[], Sequence[dict[str, Any]]],
    limit: int | None,
    as_json: bool,
    empty: str,
    width: int | None,
    drawn: bool,
) -> None:
    """Print the records as JSON, else the strongest lines; nothing where it was drawn to a file."""
    if as_json:
        lines.put(records() if found.nodes else [])
    elif not drawn:
        from dragoman.terminal import network_table, screen

        screen.show([network_table.table(found, limit, empty)], width)


VERBS: dict[str, Callable[..., int | None]] = {"map": map, "network": network}

"""The verb that writes a dossier in formats that other programs read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from dragoman.terminal import find, lines, options, progress


def export(
    format: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="polecat, icews, gdelt, ftm, gexf, graphml, geojson, annotations, judgements, feeds,"
            " parquet.",
        ),
    ],
    from_: options.From = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="PATH",
            help="The file to write, or for feeds and parquet the folder. Else standard output.",
        ),
    ] = None,
    as_of: options.AsOf = None,
    base: Annotated[
        str,
        typer.Option(
            "--base", metavar="URL", help="Where the pages are served, for the links of feeds."
        ),
    ] = "",
    as_json: Annotated[
        bool, typer.Option("--json", help="Say what was written as a JSON line; needs --out.")
    ] = False,
    quiet: options.Quiet = False,
) -> None:
    """Write what a dossier holds in a format that other programs read.

    Tables of events: polecat and icews (TSV), gdelt (GDELT 2.0). Entities: ftm (FollowTheMoney,
    JSON lines). Networks with time: gexf, graphml. The map: geojson. Claims and judgements on their
    sentences: annotations (W3C). What is new per dyad, actor and story: feeds (Atom, JSON Feed).
    All tables: parquet, with a Croissant description and JSON Schemas.

    Each format leaves something out; what and how much is told on standard error, and every column
    stands in docs/exports.md. Imported events are exported with parquet only.
    """
    from dragoman.exchange.exports.exporting import known_format

    known_format(format)
    with find.dossier(from_) as dossier, progress.bar(hidden=quiet, doing="exporting") as step:
        found = dossier.export(format, out, as_of, base, step)
    if as_json and out is not None:
        lines.put([asdict(found)])
    elif not quiet:
        where = f" to {out}" if out else ""
        lines.note(f"{found.written:,} {_units(found.format, found.written)}{where}")
        for what, count in sorted(found.left_out.items()):
            lines.note(f"left out: {count:,} {what}")


_UNITS = {
    "polecat": "row",
    "icews": "row",
    "gdelt": "row",
    "ftm": "entity",
    "gexf": "edge",
    "graphml": "edge",
    "judgements": "judgement",
    "geojson": "feature",
    "annotations": "annotation",
    "feeds": "feed",
    "parquet": "table",
}


def _units(format: str, count: int) -> str:
    unit = _UNITS[format]
    if count == 1:
        return unit
    return "entities" if unit == "entity" else f"{unit}s"


VERBS: dict[str, Callable[..., int | None]] = {"export": export}

"""The formats by name, and a dossier written in one of them."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from dragoman.errors import InputError, QueryError
from dragoman.exchange.exports.content import Content
from dragoman.store.file import connected

if TYPE_CHECKING:
    from dragoman.dossier import Dossier

Progress = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it is, and whether it is a folder of files."""

    name: str
    about: str
    folder: bool = False
    bytes: bool = False  # its writer takes a stream of bytes, not of text


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("polecat", "POLECAT-shaped TSV, 40 columns"),
        Format("icews", "ICEWS-shaped TSV, 20 columns, CAMEO codes"),
        Format("gdelt", "GDELT 2.0 event table, 61 columns, no header"),
        Format("ftm", "FollowTheMoney entities, one JSON line each"),
        Format("gexf", "GEXF: the network with time", bytes=True),
        Format("graphml", "GraphML: the network", bytes=True),
        Format("geojson", "GeoJSON: the map"),
        Format("annotations", "W3C Web Annotations of claims and judgements"),
        Format("judgements", "Judgements of claims, one JSON line each"),
        Format("feeds", "Atom and JSON feeds per dyad, actor and story", folder=True),
        Format("parquet", "All tables as Parquet, with a Croissant description", folder=True),
    )
}


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote, and what the format had no room for."""

    format: str
    path: str | None  # None: it went to a stream
    written: int  # rows, entities, edges, features, annotations, feeds, or tables
    left_out: dict[str, int] = field(default_factory=dict)


def known_format(name: str) -> Format:
    """The format of that name. Raises `QueryError`, naming those that there are."""
    found = FORMATS.get(name.casefold())
    if found is None:
        raise QueryError(f"{name!r} is no format that is written; there are: {', '.join(FORMATS)}")
    return found


def export(
    dossier: Dossier,
    format: Format,
    content: Content,
    out: Path | TextIO | None,
    base: str = "",
    progress: Progress | None = None,
) -> Exported:
    """Write the content in a format to a path, a stream, or standard output."""
    if format.folder:
        if not isinstance(out, Path):
            raise QueryError(f"{format.name} is a folder of files: name it with --out FOLDER")
        written = _folder(dossier, format, content, out, base, progress)
    else:
        written = _file(dossier, format, content, out)
    path = str(out) if isinstance(out, Path) else None
    return Exported(format.name, path, written, dict(content.left_out))


def _file(dossier: Dossier, format: Format, content: Content, out: Path | TextIO | None) -> int:
    if isinstance(out, Path):
        return _to_path(dossier, format, content, out)
    stream = out or sys.stdout
    if not format.bytes:
        return _text(dossier, format.name, content, stream)
    made = io.BytesIO()
    count = _bytes(format.name, content, made)
    stream.write(made.getvalue().decode("utf-8"))
    return count


def _to_path(dossier: Dossier, format: Format, content: Content, out: Path) -> int:
    """Write beside the file and put it in its place at the end: there is never half an export."""
    draft = out.with_name(out.name + ".part")
    try:
        if format.bytes:
            with draft.open("wb") as stream:
                count = _bytes(format.name, content, stream)
        else:
            with draft.open("w", encoding="utf-8", newline="\n") as text:
                count = _text(dossier, format.name, content, text)
        draft.replace(out)
    except OSError as error:
        raise InputError(f"it cannot be written ({error.strerror or error})", path=out) from error
    finally:
        draft.unlink(missing_ok=True)
    return count


def _bytes(name: str, content: Content, out: BinaryIO) -> int:
    from dragoman.exchange.exports import network

    return (network.write_gexf if name == "gexf" else network.write_graphml)(content, out)


def _text(dossier: Dossier, name: str, content: Content, out: TextIO) -> int:
    if name in ("polecat", "icews", "gdelt"):
        from dragoman.exchange.exports import tables

        return int(getattr(tables, f"write_{name}")(content, out))
    if name == "geojson":
        from dragoman.exchange.exports.geojson import write_geojson

        return write_geojson(content, out)
    if name == "annotations":
        from dragoman.exchange.exports.annotations import write_annotations

        return write_annotations(content, dossier.judgements(), out, dossier.coded)
    if name == "judgements":
        from dragoman.judging.lines import write_lines

        return write_lines(dossier.judgements(), out)
    from dragoman.exchange.exports.ftm import party_names, write_ftm

    return write_ftm(content, _people(party_names(content)), out)


def _people(names: set[str]) -> set[str]:
    """Those of the names that the authority knows as a person's."""
    from dragoman.coders import authority_for

    authority = authority_for(None)
    return {
        name for name in names if any(one.kind == "person" for one in authority.entries(name)[:1])
    }


def _folder(
    dossier: Dossier,
    format: Format,
    content: Content,
    out: Path,
    base: str,
    progress: Progress | None,
) -> int:
    try:
        if format.name == "parquet":
            return _parquet(dossier, content, out)
        return _feeds(dossier, content, out, base, progress)
    except OSError as error:
        raise InputError(f"it cannot be written ({error.strerror or error})", path=out) from error


def _parquet(dossier: Dossier, content: Content, out: Path) -> int:
    from dragoman.exchange.exports import parquet

    folder = parquet.prepared(out)
    with connected(dossier.path) as connection:
        tables = parquet.copy_tables(connection, folder, content.as_of)
    made = parquet.write_made(content, dossier.stories(), dossier.disagreements(), folder)
    parquet.describe(folder, [*tables, *made], dossier.path.stem)
    return len(tables) + len(made)


def _feeds(
    dossier: Dossier, content: Content, out: Path, base: str, progress: Progress | None
) -> int:
    from dragoman.exchange.exports.feed_files import write_feeds

    return write_feeds(content, dossier.stories(), out, base, progress)

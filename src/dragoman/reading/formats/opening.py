"""Opens a file of any format: unpacks it, tells its kind, and has the format's module read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import IO

from dragoman.errors import InputError
from dragoman.reading import files
from dragoman.reading.formats.fields import Fields, Item
from dragoman.reading.formats.gzipped import MAGIC, buffered, head_of, unpacked
from dragoman.reading.formats.kinds import Kind, kind_of


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file comes from: its name, what errors call it, and what is known of it beforehand.

    ``told`` is what a sidecar says, ``media_type``, ``charset`` and ``url`` what a server does.
    """

    name: str
    where: str
    told: Fields | None = None
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None


def open_items(stream: IO[bytes], origin: Origin, columns: Mapping[str, str]) -> Iterator[Item]:
    """The items of an open file; ``columns`` says which column or key holds which field.

    Raises:
        InputError: The file as a whole cannot be read, or breaks off.
    """
    packed = buffered(stream)
    archive = kind_of(origin.name, b"") == "archive"
    content = packed if archive else unpacked(packed)
    head = head_of(content)
    if not head:
        raise InputError("it is empty; check that it was saved")
    if head.startswith(MAGIC) and not archive:
        raise InputError("it is a gzip archive within a gzip archive; unpack it once")
    kind = "archive" if archive else kind_of(origin.name, head, origin.media_type)
    try:
        yield from _read(kind, content, origin, columns)
    except OSError as error:
        what = error.strerror or str(error)
        raise InputError(f"it cannot be read ({what}); check the file and the disk") from error


def _read(
    kind: Kind, stream: IO[bytes], origin: Origin, columns: Mapping[str, str]
) -> Iterator[Item]:
    """Each format is loaded when a file of it comes: some have heavy libraries behind them."""
    if kind == "lines":
        from dragoman.reading.formats.json_lines import read_lines

        yield from read_lines(stream, columns)
    elif kind == "json":
        from dragoman.reading.formats.json_files import read_json

        yield from read_json(stream, columns)
    elif kind == "table":
        from dragoman.reading.formats.delimited import read_rows

        yield from read_rows(stream, columns)
    elif kind == "parquet":
        from dragoman.reading.formats.parquet import read_parquet

        yield from read_parquet(stream, columns)
    elif kind == "feed":
        from dragoman.reading.formats.feeds import read_feed

        yield from read_feed(stream)
    elif kind == "archive":
        from dragoman.reading.formats.warc import read_archive

        yield from read_archive(stream)
    elif kind == "page":
        yield Item(_with_told(_page(stream, origin), origin.told), "page")
    else:
        text = Fields(text=files.read_text(stream), url=origin.url)
        yield Item(_with_told(text, origin.told), "text")


def _page(stream: IO[bytes], origin: Origin) -> Fields:
    from dragoman.reading.formats.html import read_page
    from dragoman.reading.formats.markup import PAGE_LIMIT

    data = stream.read(PAGE_LIMIT + 1)
    if len(data) > PAGE_LIMIT:
        raise InputError(
            f"it is a page longer than {PAGE_LIMIT:,} bytes, as no report is; split it"
        )
    return read_page(data, url=origin.url, charset=origin.charset)


def _with_told(fields: Fields, told: Fields | None) -> Fields:
    """The fields with what a sidecar tells, which counts more than what a page does."""
    if told is None:
        return fields
    dated = told.published is not None
    named = told.source is not None
    return replace(
        fields,
        title=told.title or fields.title,
        published=told.published or fields.published,
        source=told.source or fields.source,
        url=told.url or fields.url,
        told_by="sidecar" if dated or named else fields.told_by,
        confidence=None if dated else fields.confidence,
        faults=told.faults + fields.faults,
    )

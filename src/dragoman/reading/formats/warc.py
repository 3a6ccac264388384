"""Reads web archives (WARC and ARC): one report a page that was answered as HTML."""

from __future__ import annotations

import contextlib
import io
import re
import zlib
from collections.abc import Iterator
from typing import IO, Any

from dragoman.errors import InputError
from dragoman.reading.formats.fields import Fields, Item
from dragoman.reading.formats.gzipped import MAGIC, buffered, seekable, unpacked
from dragoman.reading.formats.html import read_page
from dragoman.reading.formats.markup import PAGE_LIMIT

PACKED_PIECE = 8_192  # packed bytes that are unpacked at once: 8 MB of a bomb
CHUNK = 1_000_000  # bytes that are searched at once for the next whole record

_NEXT = re.compile(rb"WARC/\d\.\d\r?\n|" + re.escape(MAGIC))
# Where a record ends and the next one begins; and bytes that this takes at most.
_SECOND = re.compile(rb"\r?\n\r?\nWARC/\d\.\d\r?\nWARC-")
_LONGEST_SECOND = 24
_LONGEST_MARK = 12  # bytes that the mark of a record has at most
_PAGE = re.compile(r"text/html|application/xhtml\+xml", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_GOOD = "200"


def read_archive(stream: IO[bytes]) -> Iterator[Item]:
    """Each page of an archive as a report; other files and answers that failed are passed over.

    A record that cannot be read comes as its error, and reading goes on with the next one that is
    whole.

    Raises:
        InputError: There is no page in it.
    """
    with seekable(stream) as source:
        if not _is_packed_whole(source):
            yield from _read_all(source)
            return
        with seekable(unpacked(buffered(source))) as whole:
            yield from _read_all(whole)


def _is_packed_whole(stream: IO[bytes]) -> bool:
    """Whether an archive was packed as one file, not record by record as the format asks."""
    if stream.read(len(MAGIC)) != MAGIC:
        stream.seek(0)
        return False
    stream.seek(0)
    unpacker = zlib.decompressobj(wbits=31)
    held = b""
    with contextlib.suppress(zlib.error):
        while not unpacker.eof and (data := stream.read(PACKED_PIECE)):
            held = held[-_LONGEST_SECOND:] + unpacker.decompress(data)
            if _SECOND.search(held):
                break
    stream.seek(0)
    return bool(_SECOND.search(held))


def _read_all(stream: IO[bytes]) -> Iterator[Item]:
    number, found = 0, False
    for record in _records(stream):
        number += 1
        if isinstance(record, InputError):
            found = True
            yield Item(record, "capture", f"record {number}", number)
        elif (page := _page(record)) is not None:
            found = True
            address = record.rec_headers.get_header("WARC-Target-URI")
            place = f"record {number}" + (f", {address:.200}" if address else "")
            yield Item(page, "capture", place, number)
    if not found:
        raise InputError(f"none of its {number:,} records is a page that was answered (HTML)")


def _records(stream: IO[bytes]) -> Iterator[Any]:
    """The records one by one, each to be read before the next; an error where one is broken."""
    from warcio.archiveiterator import ArchiveIterator

    reached = 0
    while True:
        with contextlib.redirect_stderr(io.StringIO()):  # where warcio prints its warnings
            records = ArchiveIterator(stream, arc2warc=True)
        try:
            while True:
                with contextlib.redirect_stderr(io.StringIO()):
                    record = next(records.the_iter, None)
                if record is None:
                    return
                reached = max(reached, records.offset)
                yield record
        except Exception as error:  # of warcio, zlib or the disk: the record is broken
            what = f"{type(error).__name__}: {' '.join(str(error).split()):.100}"
            yield InputError(f"the record is broken ({what}); fetch the page again")
        # Behind broken packed bytes warcio counts back, and would find the same record for ever.
        reached = max(reached, records.offset)
        if not _to_next(stream, reached + 1):
            return


def _to_next(stream: IO[bytes], start: int) -> bool:
    """Go to where the next record begins; False where there is none."""
    while True:
        stream.seek(start)
        data = stream.read(CHUNK)
        match = _NEXT.search(data)
        if match:
            stream.seek(start + match.start())
            return True
        if len(data) < CHUNK:
            return False
        start += CHUNK - _LONGEST_MARK


def _is_page(record: Any) -> bool:
    if record.rec_type not in {"response", "resource"}:
        return False
    answered = record.http_headers
    if answered is None:
        return bool(_PAGE.match(record.rec_headers.get_header("Content-Type") or ""))
    good = answered.get_statuscode() == _GOOD
    return good and bool(_PAGE.match(answered.get_header("Content-Type") or ""))


def _page(record: Any) -> Fields | InputError | None:
    """What the page of a record says, or what is wrong with it; None where it holds no page."""
    try:
        if not _is_page(record):
            return None
        data = record.content_stream().read(PAGE_LIMIT + 1)
    except Exception as error:  # the answer's own compression or length may be broken
        what = f"{type(error).__name__}: {error!s:.100}"
        return InputError(f"the answer is broken ({what}); fetch the page again")
    if len(data) > PAGE_LIMIT:
        return InputError(f"the page is longer than {PAGE_LIMIT:,} bytes; no report is")
    address = record.rec_headers.get_header("WARC-Target-URI")
    headers = record.http_headers or record.rec_headers
    told = _CHARSET.search(headers.get_header("Content-Type") or "")
    try:
        return read_page(data, url=address, charset=told[1] if told else None)
    except InputError as error:
        return error

"""Sources in, reports out: text files, JSON Lines, folders of them, and standard input."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import IO, Literal, TypeAlias

from dragoman.errors import InputError
from dragoman.reading import files
from dragoman.reading.dates import find_published, rules
from dragoman.reading.lines import Fields, is_report_line, read_fields, read_line, read_lines
from dragoman.records import UNTOLD_LANGUAGE, DateOrigin, Rejection, Report

KEY_DIGITS = 32  # of the SHA-256 of the text: 128 bits, so that no two texts ever share one
SIDECAR_ENDING = ".json"
ID_DIGITS = 12  # of the key, as the id of a text that came with none

Teller: TypeAlias = Literal["given", "sidecar", "metadata"]
"""Who says a report's day and outlet: the user, a file beside it, or the page that it came in."""


def make_report(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    published: date | None = None,
    source: str | None = None,
    url: str | None = None,
    told_by: Teller = "given",
    language: str | None = None,
) -> Report:
    """A report of a text, known by the hash of it.

    ``told_by`` says where ``published`` and ``source`` come from. Without ``published`` the day is
    looked for in ``url`` and the text; it is None where nothing tells it. ``language`` (ISO 639-1) is told
    where the user knows it.

    Examples:
        >>> report = make_report("Oslo, 3 May 2019. Norway welcomed the talks.", id="talks")
        >>> report.id, report.published, report.published_from
        ('talks', None, 'unknown')
    """
    key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:KEY_DIGITS]
    day, origin, confidence = _dated(text, published, url, told_by)
    return Report(
        id=id or key[:ID_DIGITS],
        key=key,
        text=text,
        title=title,
        published=day,
        published_from=origin,
        source=source,
        url=url,
        published_confidence=confidence,
        source_from=told_by if source else "unknown",
        language=language or UNTOLD_LANGUAGE,
    )


def _dated(
    text: str, published: date | None, url: str | None, told_by: Teller
) -> tuple[date | None, DateOrigin, float | None]:
    """The day of a report, where it comes from and how sure it is."""
    if published is not None:
        sure = rules()["metadata"].confidence if told_by == "metadata" else 1.0
        return published, told_by, sure
    found = find_published(text, url)
    if found is None:
        return None, "unknown", None
    return found.day, rules()[found.rule].origin, rules()[found.rule].confidence


def load(paths: Iterable[Path], published: date | None = None) -> Iterator[Report | Rejection]:
    """The reports that the paths hold, in order; what cannot be read comes as a `Rejection`.

    A path is a text file, a file of JSON Lines (``.jsonl``), a folder (searched for both), or
    ``-`` for standard input. A text file ``NAME.txt`` may have a sidecar ``NAME.json`` with its
    title, published, source and url. The day of a report is the line's own, else ``published``,
    else the sidecar's, else the one found in the text. Never raises for a bad input.
    """
    for path in paths:
        if path != files.STANDARD_INPUT and path.is_dir():
            yield from _load_folder(path, published)
        else:
            yield from _load_file(path, published)


def _load_folder(folder: Path, published: date | None) -> Iterator[Report | Rejection]:
    found = False
    for path in files.walk(folder):
        found = True
        if isinstance(path, InputError):
            yield Rejection(str(path.path), None, path.reason)
        else:
            yield from _load_file(path, published)
    if not found:
        endings = " or ".join(f"*{ending}" for ending in files.REPORT_ENDINGS)
        reason = f"the folder holds no reports; files {endings} are looked for, in all its folders"
        yield Rejection(files.shown(folder), None, reason)


def _load_file(path: Path, published: date | None) -> Iterator[Report | Rejection]:
    try:
        stream = files.open_bytes(path)
        with nullcontext(stream) if path == files.STANDARD_INPUT else stream:
            if path == files.STANDARD_INPUT:
                yield from _load_standard_input(stream, published)
            elif path.suffix.lower() in files.LINES_ENDINGS:
                yield from _load_lines(path, stream, published)
            else:
                yield _text_report(path, stream, published)
    except InputError as error:
        where = files.shown(path) if error.path is None else error.path
        yield Rejection(where, error.place, error.reason)


def _load_standard_input(stream: IO[bytes], published: date | None) -> Iterator[Report | Rejection]:
    """JSON Lines if the first line is one, else one plain text."""
    first = read_line(stream)
    if is_report_line(first):
        yield from _load_lines(Path("stdin"), stream, published, first)
    else:
        yield make_report(files.read_text(stream, first), id="stdin", published=published)


def _load_lines(
    path: Path, stream: IO[bytes], published: date | None, begun: bytes | None = None
) -> Iterator[Report | Rejection]:
    count = 0
    for number, fields in read_lines(stream, begun):
        count += 1
        if isinstance(fields, InputError):
            yield Rejection(files.shown(path), f"line {number}", fields.reason)
        else:
            yield make_report(
                fields.text or "",
                id=fields.id or f"{files.shown(Path(path.stem))}-{number}",
                title=fields.title,
                published=fields.published or published,
                source=fields.source,
                url=fields.url,
            )
    if not count:
        raise InputError("it holds no lines; write one report a line")


def _text_report(path: Path, stream: IO[bytes], published: date | None) -> Report:
    if path.suffix.lower() == SIDECAR_ENDING:
        reason = (
            "it is a sidecar, which is read with its text; name the .txt file beside it, or write"
            " reports in JSON as JSON Lines (.jsonl)"
        )
        raise InputError(reason)
    text = files.read_text(stream)
    told = _sidecar(path)
    day = published or told.published
    report = make_report(
        text,
        id=files.shown(Path(path.stem)),
        title=told.title,
        published=day,
        source=told.source,
        url=told.url,
        told_by="sidecar",
    )
    if published is not None:
        return replace(report, published_from="given", published_confidence=1.0)
    return report


def _sidecar(path: Path) -> Fields:
    """What the file beside a text file says of it; nothing where there is no such file."""
    beside = path.with_suffix(SIDECAR_ENDING)
    if not beside.is_file():
        return Fields()
    try:
        with files.open_bytes(beside) as stream:
            return read_fields(stream.read(files.REPORT_LIMIT))
    except InputError as error:
        reason = f"the sidecar of {files.shown(path)}: {error.reason}; mend it or take it away"
        raise InputError(reason, path=files.shown(beside)) from error

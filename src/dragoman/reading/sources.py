"""Sources in, reports out: files of every format, folders, patterns, standard input, addresses."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import IO

from dragoman.errors import InputError
from dragoman.reading import files
from dragoman.reading.dates import find_published, rules
from dragoman.reading.formats.columns import checked_map
from dragoman.reading.formats.fields import Fields, Item, Teller
from dragoman.reading.formats.kinds import stem_of
from dragoman.reading.formats.opening import Origin, open_items
from dragoman.reading.language import find_language
from dragoman.reading.outlets import find_outlet
from dragoman.reading.paths import expand, is_url, sidecar_of
from dragoman.records import DateOrigin, OutletOrigin, Rejection, Report

KEY_DIGITS = 32  # of the SHA-256 of the text: 128 bits, so that no two texts ever share one
ID_DIGITS = 12  # of the key, as the id of a text that came with none
STDIN = "stdin"  # the id of what comes through standard input


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
    looked for in ``url`` and the text; it is None where nothing tells it. ``language`` (ISO 639-1)
    is given where it is known; else it is found.

    Examples:
        >>> report = make_report("Oslo, 3 May 2019. Norway welcomed the talks.", id="talks")
        >>> report.id, report.published, report.published_from
        ('talks', None, 'unknown')
    """
    key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:KEY_DIGITS]
    day, origin, confidence = _dated(text, published, url, told_by)
    outlet, outlet_origin = _outlet(text, source, url, told_by)
    return Report(
        id=id or key[:ID_DIGITS],
        key=key,
        text=text,
        title=title,
        published=day,
        published_from=origin,
        source=outlet,
        url=url,
        published_confidence=confidence,
        source_from=outlet_origin,
        language=language or find_language(text),
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


def _outlet(
    text: str, source: str | None, url: str | None, told_by: Teller
) -> tuple[str | None, OutletOrigin]:
    """The outlet of a report, and where it comes from."""
    if source:
        return source, told_by
    found = find_outlet(text, url)
    return (found.name, found.origin) if found else (None, "unknown")


def load(
    paths: Iterable[str | Path],
    published: date | None = None,
    *,
    columns: Mapping[str, str] | None = None,
    tally: Counter[str] | None = None,
    passed: Counter[str] | None = None,
) -> Iterator[Report | Rejection]:
    """The reports that the paths hold, in order; what cannot be read comes as a `Rejection`.

    A path is a file, a folder (searched in all its folders), a pattern (``news/**/*.html``), the
    address of a page or a feed (``https://...``), or ``-`` for standard input. A file is a text, a
    web page, JSON Lines, JSON, CSV, TSV, Parquet, an RSS, Atom or JSON feed, or a web archive
    (WARC), each of them plain or with gzip; where its name does not tell, its content does.
    ``columns`` says which column or key holds which field where it is not the usual one.

    A text or page ``NAME.txt`` may have a sidecar ``NAME.json`` with its title, published, source
    and url. A field or a sidecar that is wrong is left out, and comes as a `Rejection` behind the
    report that was read without it. The day of a report is the row's or the page's own, else
    ``published``, else the sidecar's, else the one found in the text. ``tally`` counts the reports
    by what they come in: a key of `fields.KINDS`; ``passed`` counts by ending the files of folders
    that are of no kind that is read. Never raises for a bad input.
    """
    reading = Reading(published, checked_map(columns or {}), Counter() if tally is None else tally)
    for path in paths:
        if is_url(path):
            yield from reading.address(str(path))
            continue
        for file in expand(Path(path), passed):
            if isinstance(file, InputError):
                yield Rejection(file.path or files.shown(Path(path)), None, file.reason)
            else:
                yield from reading.file(file)


def load_stretch(
    path: Path,
    first: int,
    last: int | None,
    published: date | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Report | Rejection]:
    """The items ``first`` to ``last`` (exclusive, None for the end) of one file, counted from 0.

    Those before are passed over without being made into reports, which is what takes time.
    """
    yield from Reading(published, checked_map(columns or {}), Counter(), first, last).file(path)


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of sources: what was said of them all, and how many came in what."""

    published: date | None
    columns: Mapping[str, str]
    tally: Counter[str]
    first: int = 0  # item of each file
    last: int | None = None

    def file(self, path: Path) -> Iterator[Report | Rejection]:
        """The reports of a file, or of standard input for ``-``."""
        where = files.shown(path)
        try:
            told = sidecar_of(path)
            stream = files.open_bytes(path)
            with nullcontext(stream) if path == files.STANDARD_INPUT else stream:
                name = STDIN if path == files.STANDARD_INPUT else where
                yield from self._items(stream, Origin(name, where, told))
        except InputError as error:
            yield Rejection(error.path or where, error.place, error.reason)

    def address(self, url: str) -> Iterator[Report | Rejection]:
        """The reports of a page or a feed on the web."""
        try:
            from dragoman.reading.web import fetch

            page = fetch(url)
            yield from self._items(page.stream(), page.origin())
        except InputError as error:
            yield Rejection(error.path or url, error.place, error.reason)

    def _items(self, stream: IO[bytes], origin: Origin) -> Iterator[Report | Rejection]:
        try:
            held = open_items(stream, origin, self.columns)
            for item in islice(held, self.first, self.last):
                if isinstance(item.held, InputError):
                    yield Rejection(origin.where, item.place, item.held.reason)
                else:
                    self.tally[item.kind] += 1
                    yield self._report(item, item.held, origin)
                    for fault in item.held.faults:
                        yield Rejection(fault.path or origin.where, item.place, fault.reason)
        except InputError:
            raise
        except Exception as error:  # nothing that one file holds may end the reading of the others
            raise InputError(
                f"it could not be read further ({type(error).__name__}: {error!s:.200}); this is a"
                " fault of Dragoman: please report it with the file"
            ) from error

    def _report(self, item: Item, fields: Fields, origin: Origin) -> Report:
        stem = stem_of(Path(origin.name).name)
        told = fields.published
        by_hand = self.published and (told is None or fields.told_by == "sidecar")
        report = make_report(
            fields.text or "",
            id=fields.id or (stem if item.number is None else f"{stem}-{item.number}"),
            title=fields.title,
            published=self.published if by_hand else told,
            source=fields.source,
            url=fields.url,
            told_by=fields.told_by,
            language=fields.language,
        )
        if by_hand:
            return replace(report, published_from="given", published_confidence=1.0)
        if told and fields.confidence is not None:
            return replace(report, published_confidence=fields.confidence)
        return report

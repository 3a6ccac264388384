"""What a dossier knows of its reports already, and what a new copy of one adds to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

import pyarrow as pa

from dragoman.actors.own import FETCHED
from dragoman.records import DateOrigin, OutletOrigin, Report

ONE_BY_ONE = 20  # values that are looked for in a column before all are taken note of
KEY_DIGITS = 6  # of the key, to tell apart two reports of one name

_SURENESS: tuple[DateOrigin | OutletOrigin, ...] = (
    "unknown",
    "text",
    "byline",
    "credit",
    "url",
    "metadata",
    "sidecar",
    "given",
)


@dataclass(frozen=True, slots=True)
class Known:
    """A report as the dossier has it, its text left out, and the versions that coded it."""

    report: Report
    coder: str
    authority: str


class _Rows:
    """The row in which each value of a column stands, all of them different.

    The first few are looked for one by one: a thousandth of a second each among a hundred thousand,
    where to take note of all takes thirty.
    """

    def __init__(self, column: pa.ChunkedArray) -> None:
        self._column = column
        self._left = ONE_BY_ONE
        self._row_of: dict[str, int] | None = None

    def of(self, value: str) -> int | None:
        """The row of a value; None where it is not there."""
        if self._left:
            self._left -= 1
            row: int = self._column.index(value).as_py()
            return None if row < 0 else row
        if self._row_of is None:
            values = self._column.to_pylist()
            self._row_of = dict(zip(values, range(len(values)), strict=True))
        return self._row_of.get(value)


class KnownReports:
    """All reports of a dossier by key; a record is made of one when it is asked for.

    Of a hundred thousand reports, one that comes meets few, and mostly none: what is known of them
    but for ids and keys is looked up when the first is met.

    Args:
        names: the ids and keys of all, in two columns.
        look_up: finds in columns the metadata of all, a report's fields in their order, with the coder and
            the authority.
    """

    def __init__(self, names: pa.Table, look_up: Callable[[], pa.Table]) -> None:
        self._keys = names.column(1)
        self._by_id, self._by_key = _Rows(names.column(0)), _Rows(self._keys)
        self._look_up = look_up
        self._now: dict[str, Known] = {}
        self._named: dict[str, str] = {}

    def get(self, key: str) -> Known | None:
        """The report of that key."""
        if key in self._now or self._by_key.of(key) is None:
            return self._now.get(key)
        table, rows = self._metadata
        if (row := rows.of(key)) is None:
            return None
        *metadata, coder, authority = (column[row].as_py() for column in table.columns)
        return Known(Report(*metadata), coder, authority)

    @cached_property
    def _metadata(self) -> tuple[pa.Table, _Rows]:
        table = self._look_up()
        return table, _Rows(table.column(1))

    def put(self, known: Known) -> None:
        """Take note of what a report has become."""
        self._now[known.report.key] = known

    def key_of(self, id: str) -> str | None:
        """The key of the report that has this id; None where it is free."""
        if id in self._named or (row := self._by_id.of(id)) is None:
            return self._named.get(id)
        key: str = self._keys[row].as_py()
        return key

    def name(self, id: str, key: str) -> None:
        """Take note of the id that a report has got."""
        self._named[id] = key


def has_own_names(authority: str) -> bool:
    """Whether the version of an authority tells of a user's own names, and not of fetched ones only.

    They stand behind a plus.
    """
    own = authority.partition("+")[2]
    return bool(own) and not own.startswith(FETCHED)


def merged(copy: Report, known: Report, *, first: bool) -> Report:
    """The known report with what a copy of its text adds.

    What is known stays; a copy fills in what was not. The date and the outlet are exceptions: a
    surer one takes its place. So does a date that is as sure when the copy bears the same name and
    is the ``first`` of this reading, for then somebody corrects it: a copy of another name is only
    another outlet's. The language is as the copy has it.
    """
    corrects = first and copy.id in (known.id, known.id.split(_mark(known), 1)[0])
    surer = _sureness(copy.published_from) - _sureness(known.published_from)
    dated = copy if surer > 0 or (surer == 0 and corrects) else known
    surer = _sureness(copy.source_from) - _sureness(known.source_from)
    named = copy if known.source is None or (copy.source and surer > 0) else known
    return replace(
        known,
        text=copy.text,
        published=dated.published,
        published_from=dated.published_from,
        published_confidence=dated.published_confidence,
        title=copy.title if known.title is None else known.title,
        source=named.source,
        source_from=named.source_from,
        url=copy.url if known.url is None else known.url,
        language=copy.language,
    )


def without_text(report: Report) -> Report:
    """What is kept in mind of a report: with its text, a large dossier would not fit."""
    return replace(report, text="")


def free_id(report: Report, key_of: Callable[[str], str | None]) -> str:
    """The report's own id, or with some of its key where another report has that one."""
    identity = report.id
    while key_of(identity) not in (None, report.key):
        identity += _mark(report)
    return identity


def _sureness(origin: DateOrigin | OutletOrigin) -> int:
    return _SURENESS.index(origin)


def _mark(report: Report) -> str:
    return f"~{report.key[:KEY_DIGITS]}"

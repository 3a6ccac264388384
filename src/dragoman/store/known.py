"""What a dossier knows of its reports already, and what a new copy of one adds to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pyarrow as pa

from dragoman.actors.own import FETCHED
from dragoman.records import DateOrigin, OutletOrigin, Report

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


class KnownReports:
    """All reports of a dossier by key; a record is made of one when it is asked for.

    Of a hundred thousand reports, one that comes meets few.
    """

    def __init__(self, table: pa.Table) -> None:
        self._table = table
        keys, ids = (table.column(at).to_pylist() for at in (1, 0))
        self._rows = dict(zip(keys, range(len(keys)), strict=True))
        self._now: dict[str, Known] = {}
        self.key_of: dict[str, str] = dict(zip(ids, keys, strict=True))
        """By id, the key of the report that has it."""

    def get(self, key: str) -> Known | None:
        """The report of that key."""
        if key in self._now or key not in self._rows:
            return self._now.get(key)
        row = self._rows[key]
        *metadata, coder, authority = (column[row].as_py() for column in self._table.columns)
        return Known(Report(*metadata), coder, authority)

    def put(self, known: Known) -> None:
        """Take note of what a report has become."""
        self._now[known.report.key] = known


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


def free_id(report: Report, taken: Mapping[str, str]) -> str:
    """The report's own id, or with some of its key where another report has that one."""
    identity = report.id
    while taken.get(identity, report.key) != report.key:
        identity += _mark(report)
    return identity


def _sureness(origin: DateOrigin | OutletOrigin) -> int:
    return _SURENESS.index(origin)


def _mark(report: Report) -> str:
    return f"~{report.key[:KEY_DIGITS]}"

"""What a dossier knows of its reports already, and what a new copy of one adds to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dragoman.records import DateOrigin, Report

KEY_DIGITS = 6  # of the key, to tell apart two reports of one name

_SURENESS: tuple[DateOrigin, ...] = ("unknown", "text", "sidecar", "given")


@dataclass(frozen=True, slots=True)
class Known:
    """A report as the dossier has it, its text left out, and the versions that coded it."""

    report: Report
    coder: str
    authority: str


def merged(copy: Report, known: Report, *, first: bool) -> Report:
    """The known report with what a copy of its text adds.

    What is known stays; a copy fills in what was not. The date is the exception: a surer one takes
    its place, and one as sure does when the copy bears the same name and is the ``first`` of this
    reading, for then somebody corrects it. A copy of another name is only another outlet's.
    """
    published, origin = known.published, known.published_from
    corrects = first and copy.id in (known.id, known.id.split(_mark(known), 1)[0])
    surer = _SURENESS.index(copy.published_from) - _SURENESS.index(origin)
    if surer > 0 or (surer == 0 and corrects):
        published, origin = copy.published, copy.published_from
    return replace(
        known,
        text=copy.text,
        published=published,
        published_from=origin,
        title=copy.title if known.title is None else known.title,
        source=copy.source if known.source is None else known.source,
        url=copy.url if known.url is None else known.url,
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


def _mark(report: Report) -> str:
    return f"~{report.key[:KEY_DIGITS]}"

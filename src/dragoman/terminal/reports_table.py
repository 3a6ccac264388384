"""The reports and the readings of a dossier as tables."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import RenderableType
from rich.table import Table

from dragoman.plural import plural
from dragoman.reading.language import is_coded, language_name
from dragoman.terminal import find, style
from dragoman.terminal.layout import Column, Row, Section

Line = dict[str, Any]

_REPORTS = (
    Column("published", 10, 12, whole=True),
    Column("id", 10, 40),
    Column("title", 16, 70),
    Column("outlet", 8, 24),
    Column("claims", 6, 7, right=True),
)
_RUNS = (
    Column("run", 3, 5, right=True),
    Column("began (UTC)", 16, 16),
    Column("ended", 16, 16),
    Column("coder", 8, 40),
    Column("authority", 8, 24),
    Column("reports", 7, 7, right=True),
    Column("inputs", 10, 40),
)
# A day less sure than this is marked: those seen from weekdays, and not those of stamps and addresses.
_SURE = 0.85
_INPUTS = 3  # inputs of a reading that are named


def reports(lines: Sequence[Line], *, note: str, empty: str) -> Section:
    """One row a report; each is opened by its id."""
    rows = [_report(line) for line in lines]
    if any(map(_is_unsure, lines)):
        note = f"{note}; ? marks a day that is not sure"
    return Section("Reports", _REPORTS, rows, f"{note}; open one with: dragoman report ID", empty)


def runs(lines: Sequence[Line], *, empty: str) -> Section:
    """One row a reading, with what was not read below it."""
    return Section("Readings", _RUNS, [_run(line) for line in lines], f"{len(lines)}", empty)


def info(found: Line) -> list[RenderableType]:
    """What a dossier holds, one fact a line, and what to ask it."""
    size = f"{found['bytes'] / 1_000_000:,.1f} MB"
    outlets = ", ".join(found["outlets"]) or "none named"
    claims = ", ".join(f"{count:,} {kind}s" for kind, count in found["claims"].items())
    undated = f", {found['undated']:,} without a date" if found["undated"] else ""
    days = f" of {found['from']} to {found['until']}" if found["from"] else ""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style=style.QUIET, no_wrap=True)
    grid.add_column(overflow="fold")
    for name, told in (
        ("dossier", f"{found['dossier']} ({size})"),
        ("reports", f"{found['reports']:,}{days}{undated}"),
        ("not English", _other_languages(found["languages"])),
        ("outlets", outlets),
        ("claims", claims or "none"),
        (
            "imported",
            ", ".join(f"{plural(n, 'event')} of {of}" for of, n in found["imported"].items()),
        ),
        ("readings", f"{found['readings']:,}"),
        *_made_by(found),
    ):
        if told:
            grid.add_row(name, style.plain(told))
    if not found["reports"] and not found["imported"]:
        return [grid, find.no_reports(found["dossier"])]
    return [grid]


def _other_languages(counts: dict[str, int]) -> str:
    """Reports by language, where there are any that are not coded."""
    told = {language_name(one): count for one, count in counts.items() if not is_coded(one)}
    return ", ".join(f"{count:,} {name}" for name, count in told.items())


def _made_by(found: Line) -> list[tuple[str, str]]:
    """The coder and the authority; where there are several, each with its reports."""
    coders: list[Line] = found["coders"]
    if len(coders) < 2:
        return [(name, found[name] or "none yet") for name in ("coder", "authority")]
    told = "; ".join(
        f"{one['coder']} with authority {one['authority']}: {find.reports(one['reports'])}"
        for one in coders
    )
    return [("coders", f"{told}, the newest last")]


def _report(line: Line) -> Row:
    published = f"{line['published'] or 'no date'}{' ?' if _is_unsure(line) else ''}"
    cells = (
        published if line["published"] else style.quiet(published),
        style.plain(line["report"]),
        style.plain(style.shorten(line["title"] or "", 120)),
        style.plain(line["outlet"] or ""),
        f"{line['claims']:,}",
    )
    if is_coded(line["language"]):
        return Row(cells)
    return Row(cells, more=(f"not coded: it is in {language_name(line['language'])}",))


def _is_unsure(line: Line) -> bool:
    sure = line["published_confidence"]
    return sure is not None and sure < _SURE


def _run(line: Line) -> Row:
    inputs: list[str] = line["inputs"]
    named = ", ".join(Path(one).name for one in inputs[:_INPUTS])
    more = f" and {len(inputs) - _INPUTS} more" if len(inputs) > _INPUTS else ""
    ended = _minute(line["finished"]) if line["finished"] else style.status("broken off")
    cells = (
        str(line["run"]),
        _minute(line["started"]),
        ended,
        line["coder"],
        line["authority"],
        f"{line['reports']:,}",
        style.plain(named + more),
    )
    return Row(cells, more=tuple(f"not read: {_told(one)}" for one in line["rejected"]))


def _told(rejected: Line) -> str:
    return ": ".join(filter(None, (rejected["path"], rejected["place"], rejected["reason"])))


def _minute(time: Any) -> str:
    return f"{time:%Y-%m-%d %H:%M}"

"""Origins as a table: each text with its copies; and what one report shares with others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.text import Text

from dragoman.fusing.origins.graph import Link, Origin
from dragoman.plural import plural
from dragoman.records import Report
from dragoman.terminal import style
from dragoman.terminal.cut import ROWS
from dragoman.terminal.layout import Column, Quote, Row, Section

_ORIGINS = (
    Column("first", 10, 10),
    Column("origin", 16, 80),
    Column("outlet", 8, 20),
    Column("reports", 7, 7, right=True),
    Column("score", 5, 5, right=True),
)
_LINKS = (
    Column("report", 10, 40),
    Column("outlet", 8, 20),
    Column("what", 7, 8),
    Column("score", 5, 5, right=True),
    Column("counts", 6, 6),
)
_TITLE = 160  # columns of a title; it may stand on two lines
_MOST = 8  # reports of one origin that are named, and stretches of one link that are shown


def origins(some: Sequence[Origin], limit: int | None, *, empty: str) -> Section:
    """One row an origin that more than one report comes from, or may come from."""
    told = [one for one in some if one.links]
    most = ROWS if limit is None else limit
    shown = told[:most] if most else told
    cut = f"{len(shown):,} of {len(told):,} shown; " if len(shown) < len(told) else ""
    copied = sum(len(one.reports) > 1 for one in told)
    maybe = len(told) - copied
    sure = f"{copied:,} with copies" + (f", {maybe:,} that may be others' copies" if maybe else "")
    reports = len({id for one in some for id in one.reports})
    note = (
        f"{cut}{sure}; {plural(reports, 'report')} {'has' if reports == 1 else 'have'} {plural(len(some), 'origin')}; "
        "open one with: dragoman origins --report ID"
    )
    nothing = "No report copies another one." if some else empty
    return Section("Origins", _ORIGINS, [_origin(one) for one in shown], note, nothing)


def links(some: Sequence[Link], report: str, reports: Mapping[str, Report]) -> Section:
    """One row a report that shares much with the one asked about, with the stretches below."""
    rows = [_link(one, report, reports) for one in some]
    return Section(
        f"What {report} shares",
        _LINKS,
        rows,
        f"with {len(some):,}",
        f"Nothing: no other report here shares much with {report}; it is an origin of its own.",
    )


def _origin(one: Origin) -> Row:
    cells = (
        str(one.published) if one.published else style.quiet("no date"),
        style.plain(style.shorten(one.title or one.id, _TITLE)),
        style.plain(one.outlet or ""),
        f"{len(one.reports):,}",
        "" if one.score is None else f"{one.score:.2f}",
    )
    more = [f"report {', '.join(one.reports[:_MOST])}"]
    if len(one.reports) > _MOST:
        more[0] += f" and {len(one.reports) - _MOST:,} more"
    more += [
        f"probably {link.other if link.report in one.reports else link.report} too, not counted: "
        f"{link.score:.2f}"
        for link in one.links
        if not link.counted
    ]
    return Row(cells, more=tuple(style.plain(line) for line in more))


def _link(link: Link, report: str, reports: Mapping[str, Report]) -> Row:
    other = link.other if link.report == report else link.report
    cells: tuple[str | Text, ...] = (
        style.plain(other),
        style.plain(reports[other].source or ""),
        link.kind,
        f"{link.score:.2f}",
        "yes" if link.counted else "no",
    )
    here = reports[report].text
    spans = [
        (one.start, one.end) if link.report == report else (one.other_start, one.other_end)
        for one in link.shared
    ]
    longest = sorted(sorted(spans, key=lambda span: span[0] - span[1])[:_MOST])
    quotes = tuple(Quote(here[start:end], f"{start}–{end}") for start, end in longest)
    more = len(spans) - len(longest)
    reason = (
        f"{link.reason}; the longest {_MOST} of {len(spans):,} stretches:" if more else link.reason
    )
    return Row(cells, quotes, (style.plain(reason),))

"""Stories as a table: their days, how many reports and origins, and the reports to open below."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.fusing.stories import Story
from dragoman.terminal import style
from dragoman.terminal.layout import Column, Row, Section

_COLUMNS = (
    Column("days", 10, 23),
    Column("story", 16, 90),
    Column("reports", 7, 7, right=True),
    Column("origins", 7, 7, right=True),
)
_TITLE = 160  # columns of a title; it may stand on two lines
_MOST = 8  # reports of one story that are named; the rest are counted


def stories(some: Sequence[Story], *, note: str, empty: str) -> Section:
    """One row a story, with the ids of its reports below."""
    rows = [_row(one) for one in some]
    return Section("Stories", _COLUMNS, rows, f"{note}; open one with: dragoman report ID", empty)


def _row(story: Story) -> Row:
    cells = (
        _days(story) if story.since else style.quiet("no date"),
        style.plain(style.shorten(story.title, _TITLE)),
        f"{len(story.reports):,}",
        f"{story.origins:,}",
    )
    ids = ", ".join(story.reports[:_MOST])
    more = len(story.reports) - _MOST
    return Row(
        cells, more=(style.plain(f"report {ids}{f' and {more:,} more' if more > 0 else ''}"),)
    )


def _days(story: Story) -> str:
    if story.since == story.until:
        return str(story.since)
    return f"{story.since} – {story.until}"

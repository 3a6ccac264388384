"""Stories as a table, one story as a page, and the log of what became of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import RenderableType
from rich.text import Text

from dragoman.fusing.stories.changes import Change, sentence
from dragoman.fusing.stories.finding import Story
from dragoman.fusing.stories.turns import StoryTold
from dragoman.records import Report
from dragoman.terminal import style
from dragoman.terminal.layout import Column, Row, Section

_COLUMNS = (
    Column("days", 10, 23),
    Column("story", 16, 90),
    Column("reports", 7, 7, right=True),
    Column("origins", 7, 7, right=True),
)
_MEMBER = (
    Column("day", 10, 10, whole=True),
    Column("report", 8, 30),
    Column("outlet", 6, 24),
    Column("title", 16, 90),
)
_CHANGE = (
    Column("what", 5, 5),
    Column("story", 16, 16, whole=True),
    Column("why", 20, 110),
)
_TITLE = 160  # columns of a title; it may stand on two lines
_MOST = 8  # reports of one story that are named; the rest are counted


def stories(some: Sequence[Story], *, note: str, empty: str) -> Section:
    """One row a story, with the ids of its reports below."""
    rows = [_row(one) for one in some]
    return Section("Stories", _COLUMNS, rows, f"{note}; open one with: dragoman report ID", empty)


def page(told: StoryTold, reports: Mapping[str, Report]) -> list[RenderableType]:
    """One story: what it is, its reports with why each is in, and its turns."""
    story = told.story
    head = Text("\n").append_text(style.plain(style.shorten(story.title, _TITLE)))
    facts = (
        _days(story) if story.since else "no date",
        f"{len(story.reports):,} reports" if len(story.reports) > 1 else "1 report",
        f"of {story.origins:,} origins" if story.origins > 1 else "of 1 origin",
        f"story {story.id}",
    )
    members = [_member(reports[one.report], one.why) for one in told.members]
    also = [_member(reports[id], "of another story, and like this one") for id in story.also]
    turns = [one for one in told.turns if one.what not in ("start", "join")]
    return [
        head,
        style.quiet(" · ".join(facts)),
        Section("Its reports", _MEMBER, [*members, *also], f"{len(members):,}", ""),
        *([log(turns, note=f"{len(turns):,}", empty="", title="Its turns")] if turns else ()),
    ]


def log(
    some: Sequence[Change], *, note: str, empty: str, title: str = "What became of stories"
) -> Section:
    """One row a change: what befell which story, and why."""
    rows = [
        Row((one.what, one.story, style.plain(sentence(one)[:1].upper() + sentence(one)[1:])))
        for one in some
    ]
    return Section(title, _CHANGE, rows, note, empty)


def _member(report: Report, why: str) -> Row:
    title = " ".join((report.title or "").split())
    told = style.plain(style.shorten(title, _TITLE))
    day = str(report.published) if report.published else style.quiet("no date")
    return Row((day, report.id, report.source or "", told), more=(style.quiet(why),))


def _row(story: Story) -> Row:
    cells = (
        _days(story) if story.since else style.quiet("no date"),
        style.plain(style.shorten(story.title, _TITLE)),
        f"{len(story.reports):,}",
        f"{story.origins:,}",
    )
    ids = ", ".join(story.reports[:_MOST])
    more = len(story.reports) - _MOST
    told = [f"report {ids}{f' and {more:,} more' if more > 0 else ''}"]
    if story.also:
        told.append(f"also report {', '.join(story.also[:_MOST])}")
    return Row(cells, more=(*map(style.plain, told), style.quiet(f"story {story.id}")))


def _days(story: Story) -> str:
    if story.since == story.until:
        return str(story.since)
    return f"{story.since} – {story.until}"

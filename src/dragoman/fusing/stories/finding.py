"""Reports on one affair, or turn of it, become one story, with its independent origins counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dragoman.fusing.origins.tracing import Origins, find_origins, held_by
from dragoman.fusing.origins.wording import running
from dragoman.fusing.stories.keeper import Held, StoryKeeper
from dragoman.fusing.stories.words import settings
from dragoman.records import Region, Report


class Placed(Protocol):
    """A report with the stories of others that it touches, too."""

    @property
    def key(self) -> str:
        """Of the report."""

    @property
    def also(self) -> tuple[str, ...]:
        """Ids of the stories."""


@dataclass(frozen=True, slots=True)
class Story:
    """Reports on one affair or turn of it."""

    id: str  # 16 hexadecimal digits, the same while the story lives
    title: str  # of the titled report that is most like all others
    since: date | None  # days of its reports; None where none has one
    until: date | None
    reports: tuple[str, ...]  # ids, by day; each report is in exactly one story
    origins: int  # independent texts: copies of one text count once
    also: tuple[str, ...] = ()  # ids of reports of other stories that touch this one, too, by day


def find_stories(
    reports: Iterable[tuple[Report, Sequence[Region]]], origins: Origins | None = None
) -> list[Story]:
    """The stories that the reports tell, by day of the earliest report; the undated at the end.

    ``origins`` are those of the reports, where they are known already.
    The reports are taken one by one in the order of their days, and of one day in that of their
    keys, so that the answer is the same in whatever order they are given. Had they come in another
    order, a few might stand elsewhere, and ids might be others: `StoryKeeper` says how. Two are one
    story when their words, weighted by how telling they are here, agree enough; where it is in
    doubt, they stay two.

    Examples:
        >>> from dragoman.reading.sources import make_report
        >>> texts = ["Norway's fleet sank a trawler.", "A trawler was sunk by Norway's fleet.", "Hail."]
        >>> told = [(make_report(text, id=text[0]), [Region(0, len(text), "body")]) for text in texts]
        >>> [(story.reports, story.origins) for story in find_stories(told)]
        [(('A', 'N'), 2), (('H',), 1)]
    """
    given = list(reports)
    origins = find_origins(given) if origins is None else origins
    return told_by(follow(given), given, origins)


def follow(reports: Iterable[tuple[Report, Sequence[Region]]]) -> StoryKeeper:
    """The keeper of the reports' stories, as if they had come in the order of their days."""
    keeper = StoryKeeper()
    known: set[str] = set()
    for report, regions in sorted(reports, key=lambda one: _order(one[0])):
        if report.key not in known:
            keeper.add(report, regions)
        known.add(report.key)
    return keeper


def told_by(
    keeper: StoryKeeper, reports: Iterable[tuple[Report, Sequence[Region]]], origins: Origins
) -> list[Story]:
    """The stories that a keeper has, of the reports that it was given."""
    by_key: dict[str, list[Report]] = {}
    titles: dict[str, str] = {}
    for report, regions in sorted(reports, key=lambda one: _order(one[0])):
        by_key.setdefault(report.key, []).append(report)
        titles.setdefault(report.key, headline(report, regions))
    return shown(keeper.stories.values(), keeper.reports.values(), by_key, titles, origins)


def shown(
    stories: Iterable[Held],
    kept: Iterable[Placed],
    reports: Mapping[str, Sequence[Report]],
    titles: Mapping[str, str],
    origins: Origins,
) -> list[Story]:
    """The stories as a reader is shown them, by day.

    ``reports`` and ``titles`` are those of each key; titles only of those that a story is called by.
    """
    touching: dict[str, list[str]] = {}
    for one in kept:
        for story in one.also:
            touching.setdefault(story, []).append(one.key)
    found = [
        _story(held, touching.get(held.id, ()), reports, titles[held.middle], origins)
        for held in stories
    ]
    return sorted(found, key=lambda story: (story.since or date.max, story.reports, story.id))


def to_line(story: Story) -> dict[str, object]:
    """A story as the contract has it."""
    return {
        "story": story.id,
        "title": story.title,
        "from": story.since,
        "until": story.until,
        "reports": list(story.reports),
        "origins": story.origins,
        "also": list(story.also),
    }


def _order(report: Report) -> tuple[date, str, str]:
    return report.published or date.max, report.key, report.id


def _story(
    held: Held,
    touching: Iterable[str],
    reports: Mapping[str, Sequence[Report]],
    title: str,
    origins: Origins,
) -> Story:
    members = [report for key in held.reports for report in reports[key]]
    also = sorted((report for key in touching for report in reports[key]), key=_order)
    days = [report.published for report in members if report.published]
    return Story(
        id=held.id,
        title=title,
        since=min(days, default=None),
        until=max(days, default=None),
        reports=tuple(report.id for report in members),
        origins=len({held_by(key, origins)[0] for key in held.reports}),
        also=tuple(report.id for report in also),
    )


def headline(report: Report, regions: Sequence[Region]) -> str:
    """The title of a report, else its first line, cut where it is long."""
    if title := " ".join((report.title or "").split()):
        return title
    lines = (
        line for part in (*running(report, regions), report.text) for line in part.splitlines()
    )
    first = next((line for line in lines if line.strip()), "")
    return _cut(" ".join(first.split()), settings()["shown"]["characters"])


def _cut(line: str, most: int) -> str:
    if len(line) <= most:
        return line
    head, _, _ = line[:most].rpartition(" ")
    return f"{head.rstrip(' .,;:') or line[: most - 1]}…"

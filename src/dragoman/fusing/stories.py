"""Reports on one affair, or turn of it, become one story, with its independent origins counted."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from dragoman.data.tables import read_toml
from dragoman.fusing.likeness import alike, gather
from dragoman.fusing.origins import Origins, find_origins, held_by
from dragoman.fusing.rules import settings as fusing_settings
from dragoman.fusing.wording import running
from dragoman.fusing.words import stem
from dragoman.records import Region, Report

_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Story:
    """Reports on one affair or turn of it."""

    id: str  # 16 hexadecimal digits, the same as long as the earliest report is
    title: str  # of the titled report that is most like all others
    since: date | None  # days of its reports; None where none has one
    until: date | None
    reports: tuple[str, ...]  # ids, by day
    origins: int  # independent texts: copies of one text count once


@dataclass(frozen=True, slots=True)
class _Told:
    """A report with its title and the stretches of its running text."""

    report: Report
    parts: tuple[str, ...]

    @property
    def order(self) -> tuple[date, str, str]:
        return self.report.published or date.max, self.report.key, self.report.id


@cache
def settings() -> dict[str, Any]:
    """The thresholds of ``fusing_stories.toml``, by section."""
    return read_toml("fusing_stories.toml")


def find_stories(
    reports: Iterable[tuple[Report, Sequence[Region]]], origins: Origins | None = None
) -> list[Story]:
    """The stories that the reports tell, by day of the earliest report; the undated at the end.

    ``origins`` are those of the reports, where they are known already.
    Every report is in exactly one story, and the stories are the same in whatever order the reports
    come. Two are one story when their words, weighted by how telling they are here, agree enough;
    where it is in doubt, they stay two.

    Examples:
        >>> from dragoman.reading.sources import make_report
        >>> texts = ["Norway's fleet sank a trawler.", "A trawler was sunk by Norway's fleet.", "Hail."]
        >>> told = [(make_report(text, id=text[0]), [Region(0, len(text), "body")]) for text in texts]
        >>> [(story.reports, story.origins) for story in find_stories(told)]
        [(('A', 'N'), 2), (('H',), 1)]
    """
    given = list(reports)
    origins = find_origins(given) if origins is None else origins
    told = sorted((_told(*one) for one in given), key=lambda one: one.order)
    words = [_words(one) for one in told]
    days = [one.report.published for one in told]
    rules = settings()["likeness"]
    likeness = alike(words, days, rules["window_days"], rules["late_share"])
    found = [
        _story([told[i] for i in members], [told[i] for i in outwards], origins)
        for members, outwards in gather(likeness, rules["least"])
    ]
    return sorted(found, key=lambda story: (story.since or date.max, story.id))


def to_line(story: Story) -> dict[str, object]:
    """A story as the contract has it."""
    return {
        "story": story.id,
        "title": story.title,
        "from": story.since,
        "until": story.until,
        "reports": list(story.reports),
        "origins": story.origins,
    }


def _told(report: Report, regions: Sequence[Region]) -> _Told:
    return _Told(report, (report.title or "", *running(report, regions)))


def _words(one: _Told) -> list[str]:
    """The words of a report that tell what it is about, names of states among them."""
    empty = _empty()
    found = _WORD.findall(" ".join(one.parts).casefold())
    return [stem(word) for word in found if word not in empty]


@cache
def _empty() -> frozenset[str]:
    return frozenset(fusing_settings()["words"]["empty"])


def _story(members: Sequence[_Told], outwards: Sequence[_Told], origins: Origins) -> Story:
    """A story of reports in their order, and again from its middle out."""
    days = [one.report.published for one in members if one.report.published]
    return Story(
        id=hashlib.sha256(f"story {members[0].report.key}".encode()).hexdigest()[:16],
        title=_title(outwards),
        since=min(days, default=None),
        until=max(days, default=None),
        reports=tuple(one.report.id for one in members),
        origins=len({held_by(one.report.key, origins)[0] for one in members}),
    )


def _title(outwards: Sequence[_Told]) -> str:
    """The title nearest to the middle, else the first line there, cut where it is long."""
    titles = (" ".join(one.report.title.split()) for one in outwards if one.report.title)
    if title := next(filter(None, titles), None):
        return title
    one = outwards[0]
    lines = (line for part in (*one.parts, one.report.text) for line in part.splitlines())
    first = next((line for line in lines if line.strip()), "")
    return _cut(" ".join(first.split()), settings()["titles"]["characters"])


def _cut(line: str, most: int) -> str:
    if len(line) <= most:
        return line
    head, _, _ = line[:most].rpartition(" ")
    return f"{head.rstrip(' .,;:') or line[: most - 1]}…"

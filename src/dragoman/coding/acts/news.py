"""What the news of a report is: its first day, its month, and who spoke on which of its days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dragoman.coding.acts.dating import when_of
from dragoman.coding.acts.days import DAY_LENGTH, MONTH_LENGTH, is_news
from dragoman.coding.acts.draft import Draft
from dragoman.coding.acts.quads import is_in_words
from dragoman.coding.speech.speakers import Said
from dragoman.coding.syntax.passage import Scene
from dragoman.records import Act

# What is older than this when the report appears is none of its news.
_LONG_AGO = timedelta(days=60)


class News(NamedTuple):
    """When the news of a report was; ``spoke``: by name, the days of it on which somebody speaks.

    ``headed``: it has a headline, so that what it tells is news even where it names no day.
    """

    published: date | None
    day: str | None
    spoke: Mapping[str, set[str]]
    headed: bool

    @property
    def month(self) -> str | None:
        """The month of the first day of the news; that of the report below a headline without one."""
        if self.day is not None:
            return self.day[:MONTH_LENGTH]
        return str(self.published)[:MONTH_LENGTH] if self.headed and self.published else None

    def is_long_after(self, when: str) -> bool:
        """Whether the report appeared long after a date."""
        if self.published is None:
            return False
        month = when[:MONTH_LENGTH]
        return month < (self.published - _LONG_AGO).isoformat()[: len(month)]


def news_of(
    acts: Sequence[Act],
    drafts: Sequence[Draft],
    scenes: Sequence[Scene],
    said: Sequence[Said],
    published: date | None,
) -> News:
    """What the dated acts and the statements of a report tell of its news."""
    day = _news_day(acts, drafts, scenes, published)
    headed = any(scene.passage.kind == "title" for scene in scenes)
    return News(published, day, _speaking_days(acts, scenes, said, published), headed)


def _speaking_days(
    acts: Sequence[Act], scenes: Sequence[Scene], said: Sequence[Said], published: date | None
) -> dict[str, set[str]]:
    """The days of the news on which somebody speaks, by the name they have in the report."""
    days: dict[str, set[str]] = defaultdict(set)
    for one in said:
        when = None if one.cue is None else when_of(scenes[one.scene], one.cue)
        if is_news(when, published):
            days[one.speaker.name].add(when)
    for act in acts:
        if is_in_words(act.event) and is_news(act.when, published):
            for party in act.source:
                days[party.name].add(act.when)
    return days


def _news_day(
    acts: Sequence[Act], drafts: Sequence[Draft], scenes: Sequence[Scene], published: date | None
) -> str | None:
    """The first day of the news that an act of the text itself is dated by."""
    for act, draft in zip(acts, drafts, strict=True):
        body = scenes[draft.scene].passage.kind == "body"
        if body and len(act.when or "") == DAY_LENGTH and is_news(act.when, published):
            return act.when
    return None

"""The stories as they were known by any day: only those that are growing then are told anew."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dragoman.fusing.origins.tracing import ALL_OWN, Origins
from dragoman.fusing.stories.finding import Story
from dragoman.picture.known import known_stories
from dragoman.records import Report


class StoriesThen:
    """The stories of a dossier, each with the first and the last day of what it holds."""

    def __init__(
        self, stories: Iterable[Story], reports: Iterable[Report], origins: Origins = ALL_OWN
    ) -> None:
        self._reports = {one.id: one for one in reports}
        self._origins = origins
        self._stories = [(one, *self._days(one)) for one in stories]

    def by(self, as_of: date | None) -> list[Story]:
        """The stories with the reports that were there by a day; one without any is left out."""
        if as_of is None:
            return [story for story, *_ in self._stories]
        found = []
        for story, first, last in self._stories:
            if last <= as_of:
                found.append(story)
            elif first <= as_of:
                held = [self._reports[id] for id in (*story.reports, *story.also)]
                found += known_stories([story], held, as_of, self._origins)
        return found

    def _days(self, story: Story) -> tuple[date, date]:
        """Those of its first report, and of the last that it holds or that touches it."""
        first, *more = (self._reports[id].published or date.min for id in story.reports)
        also = (self._reports[id].published or date.min for id in story.also)
        return min([first, *more]), max([first, *more, *also])

"""What is asked of one event or one story: what it rests on, how it moved, why a report is in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from dragoman.asking import Asking
from dragoman.days import Day, day
from dragoman.errors import QueryError
from dragoman.records import Event
from dragoman.store.read import hint

if TYPE_CHECKING:
    from dragoman.fusing.events.explained import EventExplained
    from dragoman.fusing.events.moves import Moved
    from dragoman.fusing.stories.changes import Change as StoryChange
    from dragoman.fusing.stories.finding import Story
    from dragoman.fusing.stories.turns import StoryTold

One = TypeVar("One", "Event", "Story")


class OneViews(Asking):
    """The questions about one event or one story, each by its id or the beginning of it."""

    stories: Callable[..., list[Story]]

    def event(self, id: str, as_of: Day = None) -> Event:
        """The event of that id, or the only one whose id begins so, as it was known on a day.

        An event of today that was told in parts then is the part that tells most of it. Raises
        `QueryError` where there is none, or where nobody had told of it by the day.
        """
        now = self._moment()
        event = _only("event", id, now.events)
        if as_of is None:
            return event
        known = self._heard(as_of).events
        whole = set(event.claims)
        part = max(known, key=lambda one: len(whole.intersection(one.claims)), default=None)
        if part is None or whole.isdisjoint(part.claims):
            first = f"; it is first told on {event.first_reported}" if event.first_reported else ""
            raise QueryError(f"nobody had told of event {event.id} by {day(as_of)}{first}")
        return part

    def explain_event(self, id: str, as_of: Day = None) -> EventExplained:
        """What the event of that id rests on: the part of each claim, and why it is in.

        Raises `QueryError`, as `event` does.
        """
        from dragoman.fusing.events.explaining import explain_event

        now = self._moment()
        return explain_event(self.event(id, as_of), now.rows, now.origins)

    def moves(self, event: str | None = None, as_of: Day = None) -> list[Moved]:
        """How what is told of events moved: status, figures, days, with the report that moved it.

        Those with most steps come first. With ``event``, an id or its beginning, of that one only.
        Raises `QueryError` for an event that is not there.
        """
        from dragoman.fusing.events.moves import find_moves
        from dragoman.picture.known import known_rows

        now = self._moment()
        events = now.events if event is None else [self.event(event, as_of)]
        return find_moves(events, known_rows(now.rows, day(as_of)))

    def story(self, id: str, as_of: Day = None) -> StoryTold:
        """One story with why each report is in it and what became of it, by its id or its beginning.

        With ``as_of`` it has the reports that were there by the day. Raises `QueryError` when there
        is none or more than one.
        """
        from dragoman.fusing.stories.turns import told

        stories, log = self.stories(as_of), self.story_log()
        if id and not any(one.id.startswith(id) for one in stories):
            for one in reversed(log):
                if one.what == "merge" and one.other and one.other.startswith(id):
                    raise QueryError(f"story {one.other} went into another: ask for {one.story}")
        return told(_only("story", id, stories), log)

    def story_log(self) -> list[StoryChange]:
        """What became of stories as reports came, and why: the first change first.

        Reports stand in it by their ids.
        """
        from dragoman.fusing.stories.turns import with_ids

        now = self._moment()
        return with_ids(now.stories.log, {one.key: one.id for one in now.reports})


def _only(what: str, id: str, all: Sequence[One]) -> One:
    """The one of that id, or the only one whose id begins so. Raises `QueryError`."""
    found = [one for one in all if id and one.id.startswith(id)]
    if len(found) == 1 or (found and found[0].id == id):
        return found[0]
    if found:
        many = "stories" if what == "story" else f"{what}s"
        ids = ", ".join(one.id for one in found[:5])
        raise QueryError(f"{len(found)} {many} begin with {id!r}: {ids}; give more of the id")
    raise QueryError(f"there is no {what} {id!r} here{hint(id, (one.id for one in all))}")

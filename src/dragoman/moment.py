"""All claims of a dossier at one moment, so that an answer made of several parts is of one piece.

While others write, the claims of one second and the events of the next would not fit together.
"""

from __future__ import annotations

import inspect
import threading
from bisect import bisect_right
from collections.abc import Callable, Hashable, Sequence
from datetime import date
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

import duckdb

from dragoman.records import ClaimRow, Disagreement, Event, Region, Report

if TYPE_CHECKING:
    import pyarrow as pa

    from dragoman.fusing.origins.graph import Linked
    from dragoman.fusing.origins.tracing import Origins
    from dragoman.picture.affair import Affair
    from dragoman.picture.heard import Heard
    from dragoman.picture.history import History
    from dragoman.picture.network_told import Told
    from dragoman.picture.stories_then import StoriesThen
    from dragoman.store.imported import ImportedDyad
    from dragoman.store.kept.stories_told import KeptStories
    from dragoman.store.kept.told import Kept


Text: TypeAlias = tuple[Report, tuple[Region, ...]]

DAYS_KEPT = 6  # as-of days of which what was heard is kept: each takes what its lists take
LOOKUPS_KEPT = 4096  # names that were asked for and what they mean: some hundred bytes each
Answer = TypeVar("Answer")


class Moment:
    """The claims as they are at one moment, with what was made of them."""

    def __init__(
        self,
        state: str,
        claims: pa.Table,
        reports: list[Report],
        kept: Kept,
        stories: KeptStories,
        outlooks: str = "",
    ) -> None:
        self.state = state
        self.outlooks = outlooks  # moves alone when an outlook is kept: all else is as it was
        self.mark: tuple[int, ...] | None = None  # how the file looked before it was read
        self._claims = claims
        self.reports = reports  # all of them, without their texts
        self._kept = kept
        self.stories = stories
        self._days: dict[date | None, Heard] = {}
        self._once: dict[Hashable, Any] = {}
        self._stories_then: StoriesThen | None = None
        self._told_with: tuple[str, Told] | None = None

    @classmethod
    def now(cls, connection: duckdb.DuckDBPyConnection, state: str | None = None) -> Moment:
        """The claims of a dossier, with what is kept of them, which must be current.

        ``state`` is that of the file where the connection is a copy of it, whose own state moved on.
        """
        from dragoman.store import read, running
        from dragoman.store.kept.stories_told import KeptStories
        from dragoman.store.kept.told import Kept

        return cls(
            state if state is not None else read.state(connection),
            read.claims(connection),
            running.reports_without_text(connection),
            Kept.of(connection),
            KeptStories.of(connection),
            read.outlooks_mark(connection),
        )

    @cached_property
    def rows(self) -> list[ClaimRow]:
        """The claims as records with their reports."""
        from dragoman.store.read import claim_rows

        return claim_rows(self._claims)

    @cached_property
    def copied(self) -> dict[str, str]:
        """By claim that is a copy, with all reports heard, what it copies."""
        from dragoman.fusing.origins.retold import find_copied

        return find_copied(self.rows, self.origins)

    @property
    def _firsts(self) -> list[ClaimRow]:
        return [row for row in self.rows if row.id not in self.copied]

    @cached_property
    def reports_by_day(self) -> tuple[list[date], list[Report]]:
        """The days of the reports that have one, in their order, and these reports."""
        dated = sorted(
            ((one.published, at) for at, one in enumerate(self.reports) if one.published)
        )
        return [day for day, _ in dated], [self.reports[at] for _, at in dated]

    def reports_between(self, since: date | None, as_of: date | None) -> list[Report]:
        """The reports after a day until another, by day; without ``since`` those without a day, too."""
        days, reports = self.reports_by_day
        first = 0 if since is None else bisect_right(days, since)
        last = len(days) if as_of is None else bisect_right(days, as_of)
        undated = [one for one in self.reports if not one.published] if since is None else []
        return [*reports[first:last], *undated]

    def heard(self, as_of: date | None) -> Heard:
        """The claims and events as known by a day, with what views need of them.

        Those of the days asked for last are kept: a reader moves to and fro between a few.
        """
        from dragoman.picture.heard import Heard

        found = self._days.pop(as_of, None)
        if found is None:
            found = Heard(self.history, as_of)
        self._days[as_of] = found
        while len(self._days) > DAYS_KEPT:
            self._days.pop(next(iter(self._days)), None)
        return found

    def once(self, key: Hashable, look_up: Callable[[], Answer]) -> Answer:
        """What was looked up in the file of this moment, kept under a key."""
        if key not in self._once:
            if len(self._once) >= LOOKUPS_KEPT:
                self._once.clear()
            self._once[key] = look_up()
        found: Answer = self._once[key]
        return found

    @property
    def origins(self) -> Origins:
        """By report key, the independent texts that each report comes from."""
        return self._kept.origins

    @property
    def links(self) -> list[Linked]:
        """What shows that reports are, or probably are, of one origin."""
        return self._kept.links

    @property
    def events(self) -> list[Event]:
        """What happened: claims of one happening fused."""
        return self._kept.events

    @property
    def disagreements(self) -> list[Disagreement]:
        """Where reports clash, each clash once, worst first."""
        return self._kept.disagreements

    @cached_property
    def history(self) -> History:
        """The claims, events and disagreements as they were known by any day."""
        from dragoman.picture.history import History

        kept, rows = self._kept, self.rows
        told = self.events, self.disagreements, self.origins
        return History(rows, *told, kept.beside, kept.clashes, self.copied)

    def stories_then(self, read: Callable[[list[str]], Sequence[Text]]) -> StoriesThen:
        """The stories as they were known by any day.

        ``read`` gives reports with their texts, by key: one without a title is called by its text.
        """
        if self._stories_then is None:
            from dragoman.fusing.stories.finding import headline, shown
            from dragoman.picture.stories_then import StoriesThen

            reports = {one.key: [one] for one in self.reports}
            middles = [one.middle for one in self.stories.held]
            titles = {key: title for key in middles if (title := reports[key][0].title)}
            untitled = [key for key in middles if key not in titles]
            titles |= {
                told[0].key: headline(*told) for told in (read(untitled) if untitled else ())
            }
            held, places = self.stories.held, self.stories.places
            found = shown(held, places, reports, titles, self.origins)
            self._stories_then = StoriesThen(found, self.reports, self.origins)
        return self._stories_then

    @cached_property
    def affair(self) -> Affair:
        """What the pictures of all days are made of."""
        from dragoman.picture.affair import Affair

        return Affair(self.history, self.reports)

    @cached_property
    def told(self) -> Told:
        """What the networks of all days are drawn from, imported events aside."""
        from dragoman.picture.network_told import Told

        return Told(self._firsts, self.events, self.origins)

    def told_with(self, state: str, imported: Callable[[], Sequence[ImportedDyad]]) -> Told:
        """The same with the sums of imported events, which are read anew when ``state`` is another."""
        from dragoman.picture.network_told import Told

        if not state:
            return self.told
        if self._told_with is None or self._told_with[0] != state:
            self._told_with = state, Told(self._firsts, self.events, self.origins, imported())
        return self._told_with[1]


class Pinned(threading.local):
    """The moment that the question now asked in this thread is about; None between questions."""

    moment: Moment | None = None


class _Answers(Protocol):
    _pinned: Pinned

    def _moment(self) -> Moment: ...


Class = TypeVar("Class", bound=type)


def of_one_moment(questions: type) -> Callable[[Class], Class]:
    """A class decorator: each public method of ``questions`` is answered as of its beginning."""

    def decorate(answering: Class) -> Class:
        for name, ask in inspect.getmembers(questions, inspect.isfunction):
            if not name.startswith("_") and name not in vars(answering):
                setattr(answering, name, _at_one_moment(ask))
        return answering

    return decorate


def _at_one_moment(ask: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(ask)
    def answer(self: _Answers, *arguments: Any, **named: Any) -> Any:
        from dragoman.picture.listed import listed

        outer = self._pinned.moment
        self._pinned.moment = outer or self._moment()
        try:
            return listed(ask(self, *arguments, **named))
        finally:
            self._pinned.moment = outer

    return answer

"""What is made of a dossier's claims when somebody asks: the picture and its parts, as of a day."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from dragoman.days import Day, day
from dragoman.records import ClaimRow, Disagreement, Event, Party
from dragoman.store import read
from dragoman.store.running import reports_with_regions
from dragoman.views_affair import AffairViews
from dragoman.views_one import OneViews

if TYPE_CHECKING:
    from dragoman.fusing.origins.graph import Link, Origin
    from dragoman.fusing.stories.finding import Story
    from dragoman.fusing.unanswered import Unanswered
    from dragoman.picture.network_records import Network, WorldMap
    from dragoman.picture.network_told import Told
    from dragoman.picture.records import FlowShown, Picture, TieShown, TimelineEntry
    from dragoman.store.imported_list import ImportedAct


class Views(AffairViews, OneViews):
    """The questions that a `Dossier` answers from its claims, events and disagreements."""

    @abstractmethod
    def rows(self) -> list[ClaimRow]:
        """All claims as records with their reports."""

    @abstractmethod
    def events(self) -> list[Event]:
        """What happened: claims of one happening fused."""

    @abstractmethod
    def disagreements(self, apparent: bool = False) -> list[Disagreement]:
        """Where reports clash."""

    def picture(self, as_of: Day = None, limit: int | None = None) -> Picture:
        """The affair as it was known on a day: ties, dyads, newest acts, silences, disagreements.

        ``limit`` is the most lines of each part.
        """
        return self._moment().affair.picture(day(as_of), limit)

    def told(
        self, kind: str | None = None, actor: str | None = None, as_of: Day = None
    ) -> list[ClaimRow]:
        """Claims of a kind as they were known on a day, the newest report first.

        With ``actor``, a code or a name, those that it speaks, keeps silent in or has a part in.
        Raises `QueryError` for a kind or an actor that is not there.
        """
        from dragoman.fusing.parties import parties_of
        from dragoman.picture.known import known_rows
        from dragoman.questions import known_kind

        known_kind(kind)
        codes = None if actor is None else set(self._codes(actor))
        called = self._called(actor)
        found = [
            row
            for row in known_rows(self._moment().rows, day(as_of))
            if kind in (None, row.claim.kind)
            and (codes is None or _takes_part(parties_of(row), codes, called))
        ]
        return sorted(found, key=lambda row: row.published or date.min, reverse=True)

    def clashes(self, as_of: Day = None, apparent: bool = False) -> list[Disagreement]:
        """The disagreements among what was known by a day, the gravest first.

        With ``apparent``, those too that are none once both are read rightly.
        """
        found = self._moment().history.clashes_by(day(as_of))
        return [one for one in found if apparent or one.severity != "apparent"]

    def stories(self, as_of: Day = None) -> list[Story]:
        """Reports on one affair or turn of it, grouped, the oldest first; the undated at the end.

        They have grown as reports were read; `story_log` says how. ``as_of`` leaves out the reports
        of later days; which stories there are is told from all of them.
        """
        now = self._moment()
        return now.stories_then(lambda keys: self._ask(reports_with_regions, keys)).by(day(as_of))

    def origins(self) -> list[Origin]:
        """The independent texts behind the reports, those that most reports come from first.

        Each has its reports, and the links that show what they share, with offsets in both texts.
        Every count of origins, here and in the picture, is a count of these.
        """
        from dragoman.fusing.origins.graph import graph

        now = self._moment()
        return graph(now.reports, now.origins, now.links)

    def links(self, report: str) -> list[Link]:
        """What a report shares with others, the surest first. Raises `QueryError` if there is none.

        Links that are not counted tell of reports that are only probably of one origin.
        """
        self._ask(read.report, report)
        found = {one: None for origin in self.origins() for one in origin.links}
        mine = [one for one in found if report in (one.report, one.other)]
        return sorted(mine, key=lambda one: (not one.counted, -one.score, one.report, one.other))

    def unanswered(self, as_of: Day = None, actor: str | None = None) -> list[Unanswered]:
        """Who was accused, asked or concerned and has said nothing by a day: the most named first.

        They are derived from acts and statements; those that reports remark on are `silences`,
        and each says which of these are on it. One whose first word came later has that.
        """
        from dragoman.fusing.unanswered import find_unanswered

        now = self._moment()
        found = find_unanswered(now.rows, now.events, day(as_of), now.origins)
        sides = None if actor is None else self._sides(actor)
        return [one for one in found if sides is None or one.actor in sides]

    def timeline(
        self,
        actor: str | None = None,
        since: Day = None,
        until: Day = None,
        as_of: Day = None,
    ) -> list[TimelineEntry]:
        """Events and statements by the day of the deed, the oldest first; the undated at the end.

        Days between ``since`` and ``until`` are those of the deed; ``as_of`` is that of the
        reports. Of an ``actor`` who is a person, statements are their own, events those of their
        side. Raises `QueryError` for an actor that is not there.
        """
        from dragoman.picture.timeline import timeline_heard

        first, last = day(since), day(until)
        codes = None if actor is None else set(self._codes(actor))
        called = self._called(actor)
        return [
            entry
            for entry in timeline_heard(self._heard(as_of))
            if (codes is None or codes & {one.code for one in entry.actors})
            and (called is None or entry.kind == "event" or _bears(called, entry))
            and (first is None or (entry.day is not None and entry.day >= first))
            and (last is None or (entry.day is not None and entry.day <= last))
        ]

    def imported_timeline(
        self,
        actor: str | None = None,
        since: Day = None,
        until: Day = None,
        as_of: Day = None,
        first: int = 200,
    ) -> list[ImportedAct]:
        """Single imported events, the newest ``first``, asked for as `timeline` is.

        No text stands behind them, and so no evidence: they stand beside the timeline, and never in
        it. Raises `QueryError` for an actor that is not there.
        """
        from dragoman.store.imported_list import imported_list

        sides = None if actor is None else self._sides(actor)
        return self._ask(imported_list, sides, day(since), day(until), day(as_of), first)

    def standing(self, actor: str | None = None, as_of: Day = None) -> list[TieShown]:
        """The ties that stand on a day: as reports claim them, then as known beforehand."""
        from dragoman.picture.ties import ties

        now = self._moment()
        found = ties(now.rows, day(as_of), origins=now.origins)
        if actor is None:
            return found
        sides = self._sides(actor)
        return [tie for tie in found if sides & {member.code for member in tie.members}]

    def flows(self, actor: str | None = None, as_of: Day = None) -> list[FlowShown]:
        """What passes between whom: troops, arms, aid, trade; those told by most origins first.

        With ``actor``, a code or a name, what it gives and gets.
        """
        from dragoman.picture.flows import flows

        now = self._moment()
        codes = None if actor is None else self._sides(actor)
        return flows(now.rows, day(as_of), codes, now.origins)

    def network(
        self, as_of: Day = None, actor: str | None = None, kind: str | None = None
    ) -> Network:
        """The network of actors as it was known on a day: ties, cooperation, conflict and flows.

        Every actor stands in one place on all days. Imported events are edges of their own, without
        evidence. With ``actor``, a code or a name, only it and its neighbours are there; ``kind`` is the one kind of edges asked for. Raises `QueryError`
        for an actor or a kind that is not there.
        """
        from dragoman.picture.network import KINDS, network
        from dragoman.questions import known_edge
        from dragoman.store.imported import imported_dyads

        known_edge(kind)
        among = None if actor is None else self._sides(actor)
        told, on = self._network_told(), day(as_of)
        sums = self._ask(imported_dyads, on) if told.imported else ()
        return network(told, on, (kind,) if kind else KINDS, among, sums)

    def _network_told(self) -> Told:
        """What networks are drawn from: what reports tell, and the sums of imported events."""
        from dragoman.store.imported import imported_dyads, imports_state

        state = self._looked_up(imports_state)  # every import is another moment
        return self._moment().told_with(state, lambda: self._ask(imported_dyads))

    def map(
        self,
        as_of: Day = None,
        actor: str | None = None,
        kind: str | None = None,
        view: str = "neutral",
        region: str = "world",
    ) -> WorldMap:
        """The network on the map of the world, with disputed areas as ``view`` sees them.

        ``view`` is "neutral" (all of them drawn as disputed), "held", "un" or the code of a state;
        ``region`` the part of the world that is drawn. Raises `QueryError`, as `network` does, and
        for a view or a region that is not there.
        """
        from dragoman.picture.world_map import world_map

        return world_map(self.network(as_of, actor, kind), view, region)


def _takes_part(parties: Iterable[Party], codes: set[str], called: str | None) -> bool:
    """Whether one of the parties is meant: by its code, and of a person by the name, too."""
    return any(
        one.code in codes and (called is None or one.name.casefold() == called.casefold())
        for one in parties
    )


def _bears(name: str, entry: TimelineEntry) -> bool:
    return name.casefold() in {one.name.casefold() for one in entry.actors}

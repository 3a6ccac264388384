"""What is asked of two actors, of one, and of an affair as a whole: dyads, meetings, changes ..."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dragoman.asking import Asking
from dragoman.days import Day, day

if TYPE_CHECKING:
    from dragoman.looks import Look
    from dragoman.picture.actor import ActorView, Office
    from dragoman.picture.between import Between
    from dragoman.picture.centre import Central
    from dragoman.picture.changes import Changes, News
    from dragoman.picture.consequences import Consequences
    from dragoman.picture.heard import Heard
    from dragoman.picture.meetings import Meeting
    from dragoman.picture.records import Dyad
    from dragoman.picture.series import Point


class AffairViews(Asking):
    """The questions that look at an affair through its actors."""

    def dyads(self, actor: str | None = None, as_of: Day = None) -> list[Dyad]:
        """Every two actors that acts join, with a score, those told by most origins first.

        With ``actor``, a code or a name, those that it is part of.
        """
        sides = None if actor is None else self._sides(actor)
        return self._moment().affair.dyads(day(as_of), sides)

    def dyad(self, a: str, b: str, as_of: Day = None, by: str = "month") -> Between:
        """All between two actors, given by code or name, each part with the newest first.

        Cooperation and conflict over time by ``week``, ``month`` or ``quarter``, events, statements
        of each on the other, silences, meetings, ties, flows and disagreements. Governments, forces
        and ministers count as their state. Raises `QueryError` for an actor that is not there, and
        for another length of time.
        """
        from dragoman.picture import between
        from dragoman.picture.acts import newest_acts
        from dragoman.picture.dyads import dyad_of
        from dragoman.picture.flows import flows
        from dragoman.picture.meetings import meetings
        from dragoman.picture.scores import version
        from dragoman.picture.series import known_by, series_of
        from dragoman.picture.ties import ties

        length, sides, heard = known_by(by), (self._sides(a), self._sides(b)), self._heard(as_of)
        events = between.events_between(heard, sides)
        found = [
            dyad_of(pair, acts, heard)
            for pair, acts in heard.between.items()
            if between.joins(pair, sides)
        ]
        now, on = self._moment(), day(as_of)
        clashes = now.history.clashes_by(on)
        named = [heard.names.of(min(codes, key=lambda code: (len(code), code))) for codes in sides]
        return between.Between(
            a=named[0],
            b=named[1],
            dyads=tuple(sorted(found, key=lambda one: (-one.origins, one.a.code, one.b.code))),
            series=series_of(events, heard, length, self._imported(sides, length, on)),
            whole=dyad_of((named[0].code, named[1].code), events, heard) if events else None,
            ties=tuple(
                tie
                for tie in ties(now.rows, on, origins=now.origins)
                if between.of_both(sides, (member.code for member in tie.members))
            ),
            acts=tuple(newest_acts(events, heard.firsts.values())),
            statements=tuple(between.said_of_each_other(heard, sides)),
            silences=tuple(between.silences_between(heard, sides)),
            unanswered=tuple(between.unanswered_between(heard.unanswered, heard, sides)),
            meetings=tuple(meetings(heard, sides)),
            flows=tuple(
                flow
                for flow in flows(heard.rows, None, sides[0], now.origins)
                if between.of_both(sides, (flow.giver.code, flow.taker.code))
            ),
            disagreements=tuple(between.disagreements_between(clashes, heard, sides, events)),
            score_version=version(),
        )

    def actor(self, name: str, as_of: Day = None) -> ActorView:
        """All that is told of one actor, by name or code: offices, dyads, acts, words, silences.

        A person is what is told under that name; a state stands for its government, offices and
        forces. Raises `QueryError` for an actor that is not there.
        """
        from dragoman.picture import actor
        from dragoman.picture.meetings import meetings
        from dragoman.picture.records import Named

        heard, sides, called = self._heard(as_of), self._sides(name), self._called(name)
        mine = actor.is_of(sides, called)
        rows = actor.claims_of(heard, mine)
        code = min(sides, key=lambda one: (len(one), one), default="UNK")
        named = actor.named_by(rows, mine) if called else heard.names.of(code)
        by, toward, events = actor.acts_of(heard, mine)
        there = {claim for event in events for claim in event.claims}
        return actor.ActorView(
            actor=named or Named(code, name),
            kind="person" if called else "side",
            offices=tuple(self._offices(called, sides, heard)),
            dyads=tuple(actor.dyads_of(heard, events, sides)),
            by=tuple(by),
            toward=tuple(toward),
            statements=tuple(actor.said_by(heard, mine)),
            silences=tuple(actor.silent(heard, mine)),
            unanswered=tuple(one for one in heard.unanswered if one.actor in sides),
            meetings=tuple(one for one in meetings(heard) if there & set(one.claims)),
            claims=len(rows),
            origins=heard.independent(rows),
        )

    def meetings(
        self, actor: str | None = None, other: str | None = None, as_of: Day = None
    ) -> list[Meeting]:
        """Who met whom, when, where, on whose word and in what status, the newest first.

        With ``actor``, and ``other``, by code or name, those that they were at, or are the host of.
        """
        from dragoman.picture.meetings import meetings

        found = meetings(self._heard(as_of), [self._sides(one) for one in (actor, other) if one])
        names = {called.casefold() for one in (actor, other) if (called := self._called(one))}
        return [
            one
            for one in found
            if not names or names <= {named.name.casefold() for named in one.who}
        ]

    def consequences(self, actor: str | None = None, as_of: Day = None) -> Consequences:
        """What is said to follow from what, as a graph, with the status and voice of each link.

        With ``actor``, what it says follows, and what of its own doing.
        """
        from dragoman.picture.consequences import consequences

        sides = None if actor is None else self._sides(actor)
        return consequences(self._heard(as_of), sides)

    def centre(self, as_of: Day = None) -> list[Central]:
        """Who is at the centre: joined to others by most independent texts, those first."""
        from dragoman.picture.centre import centre

        return centre(self._moment().affair.joined(day(as_of)))

    def changes(self, since: Day = None, as_of: Day = None) -> Changes:
        """What changed since a day of publication, or, without one, since your last look.

        New reports, events first told by them, statuses and figures that they moved, new
        disagreements and silences, and silences that ended. Where there was no look, all is new;
        `look` keeps one.
        """
        from dragoman.looks import last_look
        from dragoman.picture.changes import changes
        from dragoman.picture.known import is_known

        now, first, on, heard = self._moment(), day(since), day(as_of), self._heard(as_of)
        look = last_look(self.path) if first is None else None
        reports = [one for one in now.reports if is_known(one.published, on)]
        days = {one.key: one.published for one in reports}
        clashes = now.history.clashes_by(on)

        def is_new(key: str) -> bool:
            if look is not None:
                return not look.saw(key)
            return first is None or (days.get(key) or date.min) > first

        at = look.at if look else None
        return changes(heard, reports, clashes, is_new, first, at)

    def news(self, since: Day = None, as_of: Day = None) -> News:
        """How much changed since a day of publication, or since your last look: `changes`, counted.

        It takes a part of the time; silences that ended, for which most of it goes, are not counted.
        """
        from dragoman.looks import last_look
        from dragoman.picture.changes import news

        now, first, on = self._moment(), day(since), day(as_of)
        look = last_look(self.path) if first is None else None
        new = now.reports_between(first, on)
        if look is not None:
            new = [one for one in new if not look.saw(one.key)]
        clashes = now.history.clashes_by(on)
        return news(self._heard(on), new, clashes, first, look.at if look else None)

    def last_look(self) -> Look | None:
        """When you last looked at the dossier, and what was there; None where you never did."""
        from dragoman.looks import last_look

        return last_look(self.path)

    def look(self) -> Look:
        """Keep that you have seen the dossier as it is now: `changes` begins here from now on."""
        from dragoman.looks import keep_look

        return keep_look(self.path, [one.key for one in self._moment().reports])

    def _offices(self, called: str | None, sides: set[str], heard: Heard) -> list[Office]:
        """The offices of a person, or those of a state that were held while the reports came."""
        from dragoman.picture.offices import offices_in, offices_of
        from dragoman.store.queries import named

        authority, told = self._authority_asked(), {name for _, name in self._ask(named)}
        if called is not None:
            return offices_of(called, authority, told)
        days = [row.published for row in heard.rows if row.published]
        between = min(days, default=None), max(days, default=None)
        return offices_in(sides, authority, between, heard.as_of, told)

    def _imported(
        self, sides: tuple[set[str], set[str]], by: str, as_of: date | None
    ) -> list[Point]:
        """What imported events add to a series, summed in the dossier."""
        from dragoman.picture.series import Point
        from dragoman.store.imported import By, has_imported, imported_series

        length: By = "week" if by == "week" else "quarter" if by == "quarter" else "month"
        if not self._looked_up(has_imported):
            return []
        pairs = sorted({(min(a, b), max(a, b)) for a in sides[0] for b in sides[1] if a != b})
        found = self._ask(
            lambda store: [
                one for a, b in pairs for one in imported_series(store, a, b, length, as_of)
            ]
        )
        return [
            Point(one.start, one.cooperation, one.conflict, one.events, imported=one.events)
            for one in found
        ]

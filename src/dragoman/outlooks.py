"""What tends to follow, what if, and how often that was right: the questions about what is to come."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from dragoman.days import Day, day
from dragoman.errors import DossierError, QueryError
from dragoman.store import file
from dragoman.store.lock import writer_lock
from dragoman.store.read import hint
from dragoman.views import Views

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from duckdb import DuckDBPyConnection

    from dragoman.outlook.behind import Behind
    from dragoman.outlook.facts import Facts
    from dragoman.outlook.lookback import Lookback
    from dragoman.outlook.past import Past
    from dragoman.outlook.records import Outlook, Pair, Slot, WhatIf
    from dragoman.outlook.tracked import TrackRecord
    from dragoman.picture.between import Between
    from dragoman.picture.records import Named

MOST_SHOWN = 3  # chances on the page of two actors
PATIENCE = 2.0  # seconds that an outlook waits to be kept while another process writes
BEST_KNOWN = 8  # pairs that a reader who has asked nothing yet is offered
PASTS_KEPT = 3  # days of which the past and what was learnt of it are kept


class Outlooks(Views):
    """The questions about what is to come, each answered from acts known by a day."""

    read_only: bool
    _pasts: dict[tuple[str, date | None, date | None], Past | None]

    def dyad(self, a: str, b: str, as_of: Day = None, by: str = "month") -> Between:
        """All between two actors, as `Views.dyad` tells it, with the place of the outlook filled."""
        found = super().dyad(a, b, as_of, by)
        return replace(found, outlook=self._slot(found, day(as_of)))

    def outlook(
        self, a: str, b: str | None = None, as_of: Day = None, weeks: int | None = None
    ) -> Outlook:
        """What tends to follow between two actors, or from one, in the weeks after a day.

        Chances of at least one act of each type, with reasons, and how many acts are expected. Only
        what was known by ``as_of`` is used, by default by the last day of the dossier. Each outlook
        is kept with the day it was made, and scored when its time has passed (`track`); a dossier that
        was opened read-only keeps none. Where there is too little history, ``too_little`` says so and
        no chances are told; who comes next may still be ranked, and is kept too. Raises `QueryError` for an actor that is not there.
        """
        from dragoman.outlook import expecting
        from dragoman.outlook.chances.model import enough
        from dragoman.outlook.reasons import Why
        from dragoman.outlook.records import Basis, Outlook
        from dragoman.outlook.versions import PRESENT

        asked, past = _weeks_asked(weeks), self._past(as_of)
        sides = [self._side(one, past) for one in (a, b) if one is not None]
        if len(set(sides)) < len(sides):
            raise QueryError(f"{a} and {b} are one side: an outlook is of two actors, or of one")
        made, state = datetime.now(UTC).date(), past.mark if past else ""
        until = past.until if past else None
        own, lacking = past.enough(*sides) if past else enough(None, *sides)
        found = Outlook(
            id=expecting.identity(sides, (until, asked), state, (PRESENT.chances, PRESENT.next)),
            made=made,
            as_of=until,
            until=expecting.last_day(until, asked) if until else None,
            weeks=asked,
            a=self._called_side(sides[0]),
            b=self._called_side(sides[1]) if len(sides) > 1 else None,
            basis=expecting.basis(past.weeks, own) if past else Basis(0, 0, 0, None, None),
            too_little=lacking,
            version=PRESENT.chances,
            state=state,
            next_version=PRESENT.next,
        )
        if past is not None:
            found = self._with_next(found, past, sides, as_of)
        if past is not None and not lacking:
            why = Why(past.chances, self._lookback(past, as_of))
            told, amounts = expecting.expected(why, sides, asked)
            found = replace(found, chances=tuple(told), amounts=tuple(amounts))
        forecasts = bool(found.chances or found.orders)
        return replace(found, kept=forecasts and self._keep_outlook(found))

    def _with_next(self, found: Outlook, past: Past, sides: Sequence[str], as_of: Day) -> Outlook:
        """The outlook with who comes next in the acts of its sides, or with what is lacking for that."""
        from dragoman.outlook.nexts.asking import Asking

        lacking = past.enough_next(*sides)
        if lacking:
            return replace(found, next_too_little=lacking)
        nexts = past.nexts(lambda code: self._called_side(code).name)
        behind = self._behind(past.upto, as_of)
        asking = Asking(nexts, past.upto.actors, self._called_side, behind)
        told = asking.one(sides[0]) if len(sides) == 1 else asking.two(sides[0], sides[1])
        return replace(found, next=told.shown, orders=told.orders)

    def _behind(self, facts: Facts, as_of: Day) -> Behind:
        """What opens the past acts of some facts, of those known by a day."""
        from dragoman.outlook.behind import Behind
        from dragoman.store.imported import imported_between

        known = day(as_of)

        def between(
            a: str, b: str, span: tuple[date, date]
        ) -> Sequence[tuple[str, str, str, str, date]]:
            return self._ask(imported_between, a, b, span, known)

        return Behind(facts, self._heard(known).events, between, self._called_side)

    def _lookback(self, past: Past, as_of: Day) -> Lookback:
        """The acts that reasons look at."""
        from dragoman.outlook.lookback import Lookback

        return Lookback(past.upto, past.until, self._called_side, self._behind(past.upto, as_of))

    def unknown(self, as_of: Day) -> str | None:
        """Why nothing can be told of what follows a day, in words; None where something is known of it.

        Acts that end long before the day say nothing of it, and those that come after it were not yet known.
        """
        from dragoman.outlook.past import silence_after

        by, past = day(as_of), self._past(as_of)
        if past is not None or by is None:
            return past.silent if past else None
        newest = self._past(None)
        if newest is not None and newest.until < by:
            return silence_after(newest.until)
        return f"no act between states, bodies or groups is known by {by}"

    def best_known(self, as_of: Day = None, most: int = BEST_KNOWN) -> list[Pair]:
        """The pairs of actors with most acts, of those that something can be told of: what may be asked."""
        return self._often(as_of, most, lambda past, a, b: past.enough(a, b)[1])

    def best_ranked(self, as_of: Day = None, most: int = BEST_KNOWN) -> list[Pair]:
        """The pairs of actors with most acts, of those whose next acts can be ranked: fewer acts do for that."""
        return self._often(as_of, most, lambda past, a, b: past.enough_next(a, b))

    def _often(
        self, as_of: Day, most: int, lacking: Callable[[Past, str, str], str | None]
    ) -> list[Pair]:
        """The pairs of actors with most acts, of those to whom nothing is lacking."""
        from dragoman.outlook.records import Pair

        past = self._past(as_of)
        found = [] if past is None or past.silent else past.weeks.often(most)
        return [
            Pair(self._called_side(a), self._called_side(b), acts)
            for a, b, acts in found
            if past is not None and lacking(past, a, b) is None
        ]

    def lacking(self, as_of: Day = None) -> str | None:
        """How much history is lacking for chances of any two actors, in words; None where there is enough."""
        from dragoman.outlook.chances.model import enough

        past = self._past(as_of)
        if past is None or past.silent:
            return self.unknown(as_of) or enough(None)[1]
        best = past.weeks.often(1)
        return past.enough(*best[0][:2])[1] if best else enough(None)[1]

    def whatif(
        self,
        type: str | None = None,
        source: str | None = None,
        target: str | None = None,
        on: Day = None,
        out: str | None = None,
        weeks: int | None = None,
    ) -> WhatIf:
        """What moves if an act of a type happens between two actors, or if one had not happened.

        The act is put into the week that ends with ``on``, by default the last day of the dossier; or
        ``out`` is the id of an event, coded or imported, that is taken out, as of the day on which it
        was known. The weeks after are rolled with and without it, with the same luck: what moves for
        the two, for third parties near, by how much, and how often it followed before. It is what
        tended to follow, and no cause. Raises `QueryError` for a type, an actor or an event that is
        not there, or was not yet known ``on`` that day.
        """
        from dragoman.outlook.supposing import supposed, whatif

        asked = _weeks_asked(weeks)
        act = supposed(self, type, source, target, out)
        by = day(on)
        if by and act.known and by < act.known:
            raise QueryError(
                f"event {out} was known on {act.known} only: it cannot be taken out of {by}"
            )
        past = self._past(by or act.known)
        if past and act.day and past.until < act.day:
            raise QueryError(
                f"event {out} of {act.day} cannot be taken out: too little is known of its week, and what "
                f"follows is told from {past.until}; name an earlier event"
            )
        if past and act.day and past.weeks.weeks and act.day < past.weeks.first_day(0):
            raise QueryError(
                f"event {out} of {act.day} lies before the weeks looked at, which begin on "
                f"{past.weeks.first_day(0)}: without it nothing moves; ask as of an earlier day"
            )
        if act.event is None:
            ((source, target),) = act.ways
            ends = self._side(source, past), self._side(target, past)
            if ends[0] == ends[1]:
                raise QueryError(f"{source} and {target} are one side: an act is between two")
            act = replace(act, ways=(ends,))
        look = self._lookback(past, by or act.known) if past else None
        return whatif(past, act, asked, self._called_side, look)

    def imported_event(self, id: str) -> tuple[str, str, str, date, date] | None:
        """An imported event by its id: source, target, type, its day, and that when it was known."""
        from dragoman.store.imported import imported_event

        return self._ask(imported_event, id)

    def track(self) -> TrackRecord:
        """How often outlooks were right: those whose time has passed, scored by what came.

        Calibration (of what was told at 20 %, how much came), and skill against the long-run mean of
        each pair; where those who came stood in the orders of who comes next, beside plain counts; of amounts
        how far off they were, beside conflictology, and what their intervals hold. An outlook is scored once the dossier's acts cover all its weeks; what later
        reports add to those weeks scores it anew. Skill and calibration are of outlooks made when their
        weeks began, by the present version of the model; those looking back are listed apart. Scores are kept unless the dossier is read-only.
        """
        from dragoman.outlook.counted import counted
        from dragoman.outlook.past import first_day
        from dragoman.outlook.scoring import scored_once, track_record
        from dragoman.outlook.versions import PRESENT
        from dragoman.store import outlooks

        kept, others = counted(self._ask(outlooks.kept), PRESENT)
        earliest = min((one.as_of for one in kept if one.as_of), default=None)
        # Who had an act until an outlook's day is looked up as far back as the outlook looked.
        past = self._past(None, earliest and first_day(earliest))
        if past is None:
            return track_record(kept, (), {}, None, 0, others)
        over = [one for one in kept if one.as_of and one.until and one.until <= past.until]
        due = [one for one in over if one.as_of and one.until and past.coverage.whole(one.as_of, one.until)]  # fmt: skip
        told = {one.id: scored_once(one, past) for one in due}
        came = {id: found for id, (found, _) in told.items()}
        scores = [one for _, one in told.values() if one]
        known = self._ask(outlooks.scored)
        new = [one for one in scores if known.get(one.outlook) != (past.mark, one)]
        if new:
            self._write(lambda store: outlooks.keep_scores(store, new, datetime.now(UTC).date(), past.mark))  # fmt: skip
        return track_record(kept, scores, came, past.until, len(over) - len(due), others)

    def _slot(self, found: Between, as_of: date | None) -> Slot:
        """What is kept of the outlook of two actors, and whether there is enough for a new one."""
        from dragoman.outlook.records import Slot
        from dragoman.outlook.settings import settings
        from dragoman.store import outlooks

        least = int(settings()["enough"]["pair_acts"])
        happened = sum(one.status == "asserted" for one in found.acts)
        acts = happened + sum(one.imported for one in found.series.buckets)
        kept = self._ask(outlooks.newest, found.a.code, found.b.code, as_of)
        if kept is None:
            return Slot(acts, acts >= least, least)
        return Slot(acts, True, least, kept.as_of, kept.until, kept.chances[:MOST_SHOWN])

    def _past(self, as_of: Day, since: date | None = None) -> Past | None:
        """The acts known by a day, by default by the last one; None where there are none.

        Imported ones of the years that are looked back on, and ``since`` a day.
        """
        from dragoman.outlook.known import acts_of, facts_known
        from dragoman.outlook.past import first_day
        from dragoman.store.imported import imported_acts

        by = day(as_of)
        key = (self._outlook_state(), by, since)
        if key not in self._pasts:
            heard, until = self._heard(by), self._last_told(by)
            first = min(filter(None, [since, until and first_day(until)]), default=None)
            facts = facts_known(acts_of(heard.events, until), self._ask(imported_acts, by, first))
            self._pasts[key] = _past_of(facts, until, by) if until and len(facts) else None
            while len(self._pasts) > PASTS_KEPT:
                self._pasts.pop(next(iter(self._pasts)), None)
        return self._pasts[key]

    def _last_told(self, by: date | None) -> date | None:
        """The day asked for; else the last one of reports and imported events, None where there are none."""
        from dragoman.store.imported import last_day

        reported = [row.published for row in self._heard(by).rows if row.published]
        return by or max([*reported, *filter(None, [self._ask(last_day)])], default=None)

    def _side(self, actor: str, past: Past | None) -> str:
        """The one side that an actor stands for, here or in what was imported: that of most acts."""
        from dragoman.actors.resolver import resolve
        from dragoman.fusing.parties import dyad_side

        there = past.weeks.actors if past else ()
        if actor.upper() in there:
            return actor.upper()
        for one in there:
            if self._called_side(one).name.casefold() == actor.casefold():
                return one
        try:
            found = self._sides(actor)
        except QueryError:
            named = resolve(actor, None, self._authority_asked())
            told = (dyad_side(one.code) or "" for one in named)
            found = {next((one for one in told if one in there), "")} - {""}
            if not found:
                near = self._near(actor, there) if there else "; the dossier has no acts yet"
                raise QueryError(f"no act here names the actor {actor!r}{near}") from None
        if not found:
            raise QueryError(f"{actor} is no state, body or group: an outlook is of these")
        order = {name: place for place, name in enumerate(there)}
        return min(found, key=lambda one: (order.get(one, len(order)), len(one), one))

    def _near(self, actor: str, there: Sequence[str]) -> str:
        """The end of a message: sides with names or codes near to what was asked for, each with both."""
        called = {one: self._called_side(one).name for one in there}
        told = {word: f"{called[one]} ({one})" if called[one] != one else one for one in there for word in (one, called[one])}  # fmt: skip
        return hint(actor, told, told)

    def _called_side(self, side: str) -> Named:
        return self._heard(None).names.of(side)

    def _outlook_state(self) -> str:
        """The state of the dossier, with what was imported."""
        from dragoman.store.imported import imports_state

        return self._moment().state + self._ask(imports_state)

    def _keep_outlook(self, outlook: Outlook) -> bool:
        """Whether the outlook is in the dossier now."""
        from dragoman.store import outlooks

        if self._ask(outlooks.is_kept, outlook.id):
            return True
        return self._write(lambda store: outlooks.keep(store, outlook))

    def _write(self, change: Callable[[DuckDBPyConnection], object]) -> bool:
        """Whether something could be written: not where nothing may be, or another process writes."""
        if self.read_only:
            return False
        with suppress(DossierError), writer_lock(self.path, PATIENCE):
            with file.connected(self.path, write=True) as connection:
                change(connection)
            return True
        return False


def _past_of(facts: Facts, until: date, asked: date | None) -> Past:
    """The past as of the day asked for; else as of the last day of which something is known."""
    from dragoman.outlook.coverage import coverage_of
    from dragoman.outlook.past import Past

    return Past.known(facts, until if asked else coverage_of(facts, until).last(until))


def _weeks_asked(weeks: int | None) -> int:
    from dragoman.outlook.settings import settings

    shown = settings()["shown"]
    asked = int(shown["weeks"]) if weeks is None else weeks
    if not 1 <= asked <= shown["most_weeks"]:
        raise QueryError(f"an outlook is of 1 to {shown['most_weeks']} weeks, not of {asked}")
    return asked

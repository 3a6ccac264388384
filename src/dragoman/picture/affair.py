"""The whole affair on one screen, as of a day: actors, ties, dyads, acts, silences, disagreements."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dragoman.fusing.origins.tracing import ALL_OWN, Origins, held_by
from dragoman.fusing.parties import is_state, parties_of
from dragoman.picture.actors import Actors
from dragoman.picture.acts import act_line, age
from dragoman.picture.balance import Balance, Sums
from dragoman.picture.centre import Joined
from dragoman.picture.columns import Distinct, Numbered, Numbers, ordinal, until
from dragoman.picture.history import History
from dragoman.picture.known import is_known
from dragoman.picture.names import Names
from dragoman.picture.records import (
    ActShown,
    DisagreementShown,
    Dyad,
    Picture,
    SilenceShown,
    TieShown,
)
from dragoman.picture.scores import settings, version
from dragoman.picture.sources import source_of, source_of_side
from dragoman.picture.ties import claimed, reference
from dragoman.picture.timeline import named
from dragoman.records import Act, ClaimRow, Disagreement, Event, Report, Silence, Tie
from dragoman.store.spans import bounds

PARTS = ("actors", "ties", "dyads", "acts", "silences", "disagreements")
DAYS_KEPT = 6  # of which what the events add up to is kept
KINDS = ("act", "statement", "silence", "tie", "consequence")


def picture(
    rows: Iterable[ClaimRow],
    events: Iterable[Event],
    disagreements: Iterable[Disagreement],
    as_of: date | None = None,
    limit: int | None = None,
    origins: Origins = ALL_OWN,
    reports: Iterable[Report] | None = None,
) -> Picture:
    """The affair as it was known on a day: see `Affair.picture`.

    Copies count once, by ``origins``. ``reports`` are all reports of the dossier, those without a
    claim too; where they are not given, those of the claims are counted.
    """
    history = History(rows, events, disagreements, origins)
    return Affair(history, reports).picture(as_of, limit)


class Affair:
    """All that the pictures of a dossier are made of: put in columns once, for any day."""

    def __init__(self, history: History, reports: Iterable[Report] | None = None) -> None:
        self._history = history
        self._reports = None if reports is None else list(reports)
        self._days = np.array([ordinal(day) for day in history.lasts], np.int64)
        self._summed: dict[date | None, Sums] = {}

    def picture(self, as_of: date | None = None, limit: int | None = None) -> Picture:
        """The affair as it was known on a day.

        Only reports published by ``as_of`` are heard (those without a date always), and ties are
        those that stood on it. ``limit`` is the most lines of each part; without it each part has
        the number that ``picture.toml`` names. What was left out is counted.
        """
        history = self._history
        if self._is_other(as_of):
            return self._then(as_of).picture(as_of, limit)
        most = {name: int(settings()["shown"][name]) if limit is None else limit for name in PARTS}
        names, day = history.names_by(as_of), until(as_of)
        actors = self._actors.by(day)
        kept, again = self._events(as_of)
        sums = self._sums(as_of)
        clashes = history.clashes_by(as_of)
        parts: dict[str, Sequence[object]] = {
            "actors": self._actors.shown(actors[: most["actors"]], day, names),
            "ties": self._ties(as_of, actors, names),
            "dyads": self._balance.dyads(sums, sums.leading[: most["dyads"]], names),
            "acts": self._acts(kept, again, most["acts"]),
            "silences": _silences(_known(self._silent, as_of)),
            "disagreements": [one for one in clashes if one.severity != "apparent"],
        }
        counts = {name: len(part) for name, part in parts.items()}
        events = len(kept) + len(again)
        counts |= {
            "actors": len(actors),
            "dyads": len(sums.leading),
            "acts": events,
            "events": events,
        }
        shown = {name: part[: most[name]] for name, part in parts.items()}
        shown["disagreements"] = _disagreements(shown["disagreements"])  # type: ignore[arg-type]
        return Picture(
            as_of=as_of,
            counts=self._read(day) | self._kinds(day) | counts,
            score_version=version(),
            **{name: tuple(part) for name, part in shown.items()},  # type: ignore[arg-type]
        )

    def _then(self, as_of: date | None) -> Affair:
        """The affair as if there were no later reports."""
        history = self._history
        then = History(
            history.rows(as_of),
            history.events_by(as_of),
            history.clashes_by(as_of),
            history.origins,
        )
        if self._reports is None:
            return Affair(then)
        return Affair(then, [one for one in self._reports if is_known(one.published, as_of)])

    def dyads(self, as_of: date | None = None, sides: Collection[str] | None = None) -> list[Dyad]:
        """The dyads as they were known on a day, those told by most origins first.

        With ``sides``, those that one of them is part of.
        """
        if self._is_other(as_of):
            return self._then(as_of).dyads(None, sides)
        sums = self._sums(as_of)
        asked = [
            one
            for one in sums.leading
            if sides is None or not set(self._balance.sides(one)).isdisjoint(sides)
        ]
        return self._balance.dyads(sums, asked, self._history.names_by(as_of))

    def joined(self, as_of: date | None = None) -> list[Joined]:
        """Every two that acts join as was known on a day, with the origins that tell of these."""
        if self._is_other(as_of):
            return self._then(as_of).joined()
        sums, names = self._sums(as_of), self._history.names_by(as_of)
        return [
            Joined(names.of(a), names.of(b), int(sums.origins[one]))
            for one in sums.leading
            for a, b in [self._balance.sides(one)]
        ]

    def _events(self, as_of: date | None) -> tuple[Numbers, list[Event]]:
        """The places of the events that were by a day as they are now, and those that were not."""
        return np.flatnonzero(self._days <= until(as_of)), self._history.events_again(as_of)

    def _sums(self, as_of: date | None) -> Sums:
        """What the events of a day add up to; kept for the days asked for last."""
        as_of = None if self._history.is_all(as_of) else as_of
        found = self._summed.pop(as_of, None)
        if found is None:
            found = self._balance.at(*self._events(as_of))
        self._summed[as_of] = found
        while len(self._summed) > DAYS_KEPT:
            self._summed.pop(next(iter(self._summed)), None)
        return found

    def _is_other(self, as_of: date | None) -> bool:
        """Whether a day must be looked at by itself: a copy without a day may be none on it."""
        return not (self._history.is_settled or self._history.is_all(as_of))

    def _acts(self, kept: Numbers, again: Sequence[Event], most: int) -> list[ActShown]:
        """The newest events as lines; those of which the coder is unsure where there is room."""
        is_there = np.zeros(len(self._by_age), bool)
        is_there[kept] = True
        there = self._by_age[is_there[self._by_age]]
        newest: list[Event] = []
        for sure in (True, False):
            places = there[self._sure[there] == sure][:most].tolist()
            events = [one for one in again if self._is_sure(one) == sure]
            events += [self._history.events[at] for at in places]
            newest += sorted(events, key=age, reverse=True)[: most - len(newest)]
        newest.sort(key=age, reverse=True)
        return [act_line(event, self._firsts) for event in newest]

    def _ties(self, as_of: date | None, actors: Sequence[int], names: Names) -> list[TieShown]:
        """The ties of those most told of that stand on a day."""
        codes = [code for code in self._actors.codes(actors) if is_state(code)]
        central = codes[: int(settings()["shown"]["tied_actors"])]
        days = self._history.days
        last = bisect_right(days, as_of or date.max)
        day = as_of or (days[last - 1] if last else date.today())
        told = _known(self._tied, as_of)
        return [
            *claimed(told, day, names, central, self._history.origins),
            *reference(central, day, names),
        ]

    def _kinds(self, day: int) -> dict[str, int]:
        kinds = {kind: bisect_right(days, day) for kind, days in self._told.items()}
        return {"claims": sum(kinds.values()), **kinds}

    def _read(self, day: int) -> dict[str, int]:
        """How many reports were heard, from how many origins and outlets."""
        return {name: int(counted.by(day).sum()) for name, counted in self._heard.items()}

    @cached_property
    def _firsts(self) -> dict[str, ClaimRow]:
        return self._history.firsts(None)

    @cached_property
    def _actors(self) -> Actors:
        return Actors(self._history.in_order, self._firsts, self._history.origins)

    @cached_property
    def _balance(self) -> Balance:
        return Balance(self._history.events, self._firsts, self._history.origins)

    @cached_property
    def _by_age(self) -> Numbers:
        """The places of the events, the newest first."""
        events = self._history.events
        ordered = sorted(range(len(events)), key=lambda at: age(events[at]), reverse=True)
        return np.array(ordered, np.int64)

    @cached_property
    def _sure(self) -> NDArray[np.bool_]:
        return np.array([self._is_sure(one) for one in self._history.events], bool)

    def _is_sure(self, event: Event) -> bool:
        """Whether some claim of an event is one of which the coder is sure enough."""
        least = float(settings()["shown"]["sure"])
        rows = (self._firsts.get(claim) for claim in event.claims)
        acts = (row.claim for row in rows if row is not None)
        return any(isinstance(act, Act) and act.confidence >= least for act in acts)

    @cached_property
    def _silent(self) -> list[ClaimRow]:
        return [row for row in self._history.in_order if isinstance(row.claim, Silence)]

    @cached_property
    def _tied(self) -> list[ClaimRow]:
        return [row for row in self._history.in_order if isinstance(row.claim, Tie)]

    @cached_property
    def _told(self) -> dict[str, list[int]]:
        """By kind of claim, the days on which one was told, in their order."""
        found: dict[str, list[int]] = {kind: [] for kind in KINDS}
        for row in self._history.in_order:
            found[row.claim.kind].append(ordinal(row.published))
        return {kind: sorted(days) for kind, days in found.items()}

    @cached_property
    def _heard(self) -> dict[str, Distinct]:
        """Reports, their origins and their outlets, each of one group."""
        if self._reports is None:
            rows = self._history.in_order
            told = [(row.report_key, row.source, row.published) for row in rows]
        else:
            told = [(one.key, one.source, one.published) for one in self._reports]
        origins = self._history.origins
        found: dict[str, list[tuple[str, int]]] = {"reports": [], "origins": [], "outlets": []}
        for key, outlet, published in told:
            day = ordinal(published)
            found["reports"].append((key, day))
            found["origins"].append((held_by(key, origins)[0], day))
            if outlet:
                found["outlets"].append((outlet, day))
        numbered = Numbered()
        return {
            name: Distinct(
                [0] * len(some), [numbered.of(key) for key, _ in some], [day for _, day in some]
            )
            for name, some in found.items()
        }


def _silences(rows: Iterable[ClaimRow]) -> list[SilenceShown]:
    """Who kept silent, by its own day, newest first; the same silence told again is one line."""
    alike: dict[tuple[str, str | None], list[ClaimRow]] = defaultdict(list)
    for row in rows:
        if isinstance(row.claim, Silence):
            about = row.claim.about
            alike[row.claim.actor.code, about and about.casefold()].append(row)
    newest = sorted(
        alike.values(), key=lambda told: (_silent_on(told[0]), told[0].id), reverse=True
    )
    return [_silence(told) for told in newest]


def _silent_on(row: ClaimRow) -> date:
    """The day that stands beside a silence: its own, else that of its report."""
    first, last = bounds(row.claim.when)
    return first or last or row.published or date.min


def _silence(told: Sequence[ClaimRow]) -> SilenceShown:
    silence = told[0].claim
    return SilenceShown(
        actor=named(parties_of(told[0]))[0],
        about=silence.about if isinstance(silence, Silence) else None,
        when=silence.when,
        reports=tuple(dict.fromkeys(row.report_id for row in told)),
        source=source_of(told[0]),
    )


def _disagreements(clashes: Iterable[Disagreement]) -> list[DisagreementShown]:
    """The disagreements worth a reader's time: those that vanish when read rightly are left out."""
    return [
        DisagreementShown(clash, source_of_side(clash.a), source_of_side(clash.b))
        for clash in clashes
        if clash.severity != "apparent"
    ]


def _known(rows: Iterable[ClaimRow], as_of: date | None) -> list[ClaimRow]:
    return [row for row in rows if is_known(row.published, as_of)]

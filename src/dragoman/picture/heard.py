"""What was known by a day, with what every view needs of it: made once, however often it is asked for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from dragoman.fusing.origins.tracing import ALL_OWN, Origins, count_independent
from dragoman.fusing.parties import dyad_side, parties_of
from dragoman.fusing.unanswered import Unanswered, find_unanswered
from dragoman.picture.history import History
from dragoman.picture.names import Names
from dragoman.picture.naming import pattern_of
from dragoman.picture.pairs import modes_of, pairs
from dragoman.records import ClaimRow, Event, Silence, Statement


class Heard:
    """Claims and events as they were known by a day, and how they lie: by side, by pair, by event.

    ``firsts`` are the claims without copies: what is counted is counted of these.
    """

    def __init__(self, history: History, as_of: date | None = None) -> None:
        self.as_of = as_of
        self.origins = history.origins
        self.history = history

    @classmethod
    def of(
        cls,
        rows: Sequence[ClaimRow],
        events: Iterable[Event],
        as_of: date | None = None,
        origins: Origins = ALL_OWN,
    ) -> Heard:
        """What was heard of some claims and the events that they make."""
        return cls(History(rows, events, (), origins), as_of)

    @cached_property
    def rows(self) -> list[ClaimRow]:
        """The claims."""
        return self.history.rows(self.as_of)

    @cached_property
    def events(self) -> list[Event]:
        """The events, by day of first report."""
        return self.history.events_by(self.as_of)

    @cached_property
    def firsts(self) -> dict[str, ClaimRow]:
        """The claims without copies, by id, in their order."""
        return self.history.firsts(self.as_of)

    @cached_property
    def names(self) -> Names:
        """What actors are called."""
        return self.history.names_by(self.as_of)

    @cached_property
    def modes(self) -> Mapping[str, str]:
        """By event, the mode that most of its claims give."""
        return modes_of(self.firsts.values(), self.events)

    @cached_property
    def by_id(self) -> dict[str, Event]:
        """The events by their ids."""
        return {event.id: event for event in self.events}

    @cached_property
    def event_of(self) -> dict[str, Event]:
        """By claim, the event that it tells."""
        return {claim: event for event in self.events for claim in event.claims}

    @cached_property
    def between(self) -> dict[tuple[str, str], list[Event]]:
        """By pair of sides, codes in the alphabet's order, the events between them."""
        found: dict[tuple[str, str], list[Event]] = defaultdict(list)
        for event in self.events:
            for pair in pairs(event):
                found[pair].append(event)
        return found

    @cached_property
    def statements(self) -> dict[str, list[ClaimRow]]:
        """By the side that speaks, its statements, copies aside."""
        return self._by_side(Statement)

    @cached_property
    def silences(self) -> dict[str, list[ClaimRow]]:
        """By the side that keeps silent, what reports remark on, copies aside."""
        return self._by_side(Silence)

    @cached_property
    def unanswered(self) -> list[Unanswered]:
        """Who was named in a matter and has said nothing of it by the day."""
        return find_unanswered(self.firsts.values(), self.events, self.as_of, self.origins)

    def rows_of(self, events: Iterable[Event]) -> list[ClaimRow]:
        """The claims of some events, copies aside, without looking at all others."""
        if not self.history.is_settled:
            return [row for event in events for row in self.claims(event)]
        by_id, copied = self.history.by_id, self.history.copied
        return [by_id[one] for event in events for one in event.claims if one not in copied]

    def claims(self, event: Event) -> list[ClaimRow]:
        """The claims of an event, copies aside."""
        return [self.firsts[claim] for claim in event.claims if claim in self.firsts]

    def independent(self, rows: Iterable[ClaimRow]) -> int:
        """How many independent texts stand behind some claims."""
        return count_independent(rows, self.origins)

    def pattern(self, side: str) -> re.Pattern[str] | None:
        """What names a side in running text; None where nothing surely does."""
        if side not in self._patterns:
            self._patterns[side] = pattern_of(side, self._texts.get(side, ()))
        return self._patterns[side]

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str] | None]:
        return {}

    @cached_property
    def _texts(self) -> dict[str, set[str]]:
        """By side, the words by which reports name it and no other side."""
        meant: dict[str, set[str]] = defaultdict(set)
        for row in self.firsts.values():
            for party in parties_of(row):
                if side := dyad_side(party.code):
                    meant[party.text].add(side)
        told: dict[str, set[str]] = defaultdict(set)
        for text, sides in meant.items():
            if len(sides) == 1:
                told[next(iter(sides))].add(text)
        return told

    def _by_side(self, kind: type) -> dict[str, list[ClaimRow]]:
        found: dict[str, list[ClaimRow]] = defaultdict(list)
        for row in self.history.of_kind(kind, self.as_of):
            sides = (dyad_side(party.code) or party.code for party in parties_of(row))
            for side in dict.fromkeys(sides):
                found[side].append(row)
        return found

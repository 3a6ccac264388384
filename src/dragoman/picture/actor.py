"""One actor: offices over time, what it did and what was done to it, what it said and did not say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.fusing.parties import dyad_side, parties_of
from dragoman.fusing.unanswered import Unanswered
from dragoman.fusing.voices import voices_of
from dragoman.picture.acts import newest_acts
from dragoman.picture.between import SaidOf
from dragoman.picture.dyads import dyad_of
from dragoman.picture.heard import Heard
from dragoman.picture.meetings import Meeting
from dragoman.picture.pairs import pairs
from dragoman.picture.records import ActShown, Dyad, Named, SilenceShown
from dragoman.picture.sources import source_of
from dragoman.records import Act, ClaimRow, Event, Party, Silence, Statement
from dragoman.store.spans import bounds

Mine = Callable[[Party], bool]


@dataclass(frozen=True, slots=True)
class Office:
    """Who holds an office of what, and when; None where a side of the time is open or not known."""

    holder: Named
    office: str
    since: date | None
    until: date | None
    told: bool = False  # whether a claim names the holder, so that there is something to ask of him


@dataclass(frozen=True, slots=True)
class ActorView:
    """All that is told of one actor, each part with the newest first, a state's offices by rank.

    ``unanswered`` are matters in which the actor's side was named and had no word: nobody is
    expected to answer in person.
    """

    actor: Named
    kind: Literal["person", "side"]
    offices: tuple[Office, ...]
    dyads: tuple[Dyad, ...]
    by: tuple[ActShown, ...]  # acts that it did
    toward: tuple[ActShown, ...]  # acts done to it
    statements: tuple[SaidOf, ...]
    silences: tuple[SilenceShown, ...]
    unanswered: tuple[Unanswered, ...]
    meetings: tuple[Meeting, ...]
    claims: int  # that give it a part, copies aside
    origins: int  # independent texts behind them

    def _repr_html_(self) -> str:
        from dragoman.picture.displays import actor_html

        return actor_html(self)


def is_of(sides: set[str], called: str | None) -> Mine:
    """Who is meant: the person of a name, or all who act for some sides."""
    name = called.casefold() if called else None

    def mine(party: Party) -> bool:
        if name is not None:
            return party.name.casefold() == name
        return dyad_side(party.code) in sides

    return mine


def acts_of(heard: Heard, mine: Mine) -> tuple[list[ActShown], list[ActShown], list[Event]]:
    """Acts by somebody and acts toward it, the newest first, and all their events."""
    by, toward = [], []
    for event in heard.events:
        acts = [row.claim for row in heard.claims(event) if isinstance(row.claim, Act)]
        did = any(mine(party) for act in acts for party in act.source)
        got = any(mine(party) for act in acts for party in act.target)
        if did or (got and event.reciprocal):
            by.append(event)
        elif got:
            toward.append(event)
    rows = heard.firsts.values()
    return newest_acts(by, rows), newest_acts(toward, rows), [*by, *toward]


def dyads_of(heard: Heard, events: Iterable[Event], sides: set[str]) -> list[Dyad]:
    """Whom somebody of some sides deals with in some events, those of most origins first."""
    between: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        for pair in pairs(event):
            if sides & set(pair):
                between.setdefault(pair, []).append(event)
    found = [dyad_of(pair, acts, heard) for pair, acts in between.items()]
    return sorted(found, key=lambda one: (-one.origins, -len(one.events), one.a.code, one.b.code))


def said_by(heard: Heard, mine: Mine) -> list[SaidOf]:
    """What somebody said, the newest first."""
    found = [
        SaidOf(
            claim=row.id,
            speaker=Named(said.speaker.code, said.speaker.name),
            on=None,
            content=said.content,
            direct=said.direct,
            status=said.status,
            when=said.when,
            day=bounds(said.when)[0] or row.published,
            voices=voices_of([row]),
            source=source_of(row),
        )
        for row in heard.firsts.values()
        if isinstance(said := row.claim, Statement) and any(map(mine, said.speakers))
    ]
    return sorted(found, key=lambda one: (one.day or date.min, one.claim), reverse=True)


def silent(heard: Heard, mine: Mine) -> list[SilenceShown]:
    """Where reports remark that somebody did not speak, the newest first."""
    rows = [
        row
        for row in heard.history.of_kind(Silence, heard.as_of)
        if isinstance(row.claim, Silence) and mine(row.claim.actor)
    ]
    rows.sort(key=lambda row: (bounds(row.claim.when)[0] or row.published or date.min, row.id))
    return [
        SilenceShown(
            Named(row.claim.actor.code, row.claim.actor.name),
            row.claim.about,
            row.claim.when,
            (row.report_id,),
            source_of(row),
        )
        for row in reversed(rows)
        if isinstance(row.claim, Silence)
    ]


def claims_of(heard: Heard, mine: Mine) -> list[ClaimRow]:
    """The claims, copies aside, that give somebody a part."""
    return [row for row in heard.firsts.values() if any(map(mine, parties_of(row)))]


def named_by(rows: Sequence[ClaimRow], mine: Mine) -> Named | None:
    """The actor as the claims have it most often."""
    parties = [party for row in rows for party in parties_of(row) if mine(party)]
    told = [Named(party.code, party.name) for party in parties]
    return max(set(told), key=lambda one: (told.count(one), one.code), default=None)

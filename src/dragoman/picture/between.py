"""All between two sides: series, events, statements each on the other, silences, meetings, flows ..."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.fusing.parties import dyad_side, parties_of
from dragoman.fusing.unanswered import Unanswered
from dragoman.fusing.voices import voices_of
from dragoman.picture.heard import Heard
from dragoman.picture.meetings import Meeting
from dragoman.picture.records import (
    ActShown,
    DisagreementShown,
    Dyad,
    FlowShown,
    Named,
    SilenceShown,
    Source,
    TieShown,
)
from dragoman.picture.series import Series
from dragoman.picture.sources import source_of, source_of_side
from dragoman.records import (
    Act,
    ClaimRow,
    Disagreement,
    Event,
    Evidence,
    Silence,
    Statement,
    Status,
    Voice,
)
from dragoman.store.spans import bounds

Sides = tuple[set[str], set[str]]


@dataclass(frozen=True, slots=True)
class SaidOf:
    """A statement, and the other side that it is on: it names it, or tells an act of it."""

    claim: str
    speaker: Named
    on: Named | None  # None where no other side was asked for
    content: Evidence
    direct: bool | str
    status: Status
    when: str | None
    day: date | None
    voices: tuple[Voice, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Between:
    """All between two actors; ``dyads`` is empty where no act is told.

    A name may mean more than one side, a state and its rebels: then there is more than one dyad, and
    ``whole`` sums them up, each event once. ``outlook`` is the place of what is expected next, which a later stage fills.
    """

    a: Named
    b: Named
    dyads: tuple[Dyad, ...]
    series: Series
    whole: Dyad | None = None
    ties: tuple[TieShown, ...] = ()
    acts: tuple[ActShown, ...] = ()
    statements: tuple[SaidOf, ...] = ()
    silences: tuple[SilenceShown, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    flows: tuple[FlowShown, ...] = ()
    disagreements: tuple[DisagreementShown, ...] = ()
    outlook: object = None
    score_version: str = ""

    def chart(self) -> object:
        """The series as an Altair chart, for a notebook.

        Raises `QueryError` where Altair is not installed.
        """
        from dragoman.picture.charts import series_chart

        return series_chart(self.series, f"{self.a.name} – {self.b.name}")

    def _repr_html_(self) -> str:
        from dragoman.picture.displays import between_html

        return between_html(self)


def events_between(heard: Heard, sides: Sides) -> list[Event]:
    """The events that join one of the first sides with one of the second, each once."""
    found = {
        event.id: event
        for pair, events in heard.between.items()
        if joins(pair, sides)
        for event in events
    }
    return list(found.values())


def joins(pair: tuple[str, str], sides: Sides) -> bool:
    """Whether two codes stand one on each side."""
    one, other = pair
    return (one in sides[0] and other in sides[1]) or (one in sides[1] and other in sides[0])


def said_of_each_other(heard: Heard, sides: Sides) -> list[SaidOf]:
    """What each side says of the other, the newest first; what both say with one voice once."""
    found = [*_said(heard, sides[0], sides[1]), *_said(heard, sides[1], sides[0])]
    once = {one.claim: one for one in sorted(found, key=lambda one: one.on.code if one.on else "")}
    return sorted(once.values(), key=lambda one: (one.day or date.min, one.claim), reverse=True)


def silences_between(heard: Heard, sides: Sides) -> list[SilenceShown]:
    """Where one side kept silent on what has to do with the other, the newest first."""
    found = []
    for mine, other in (sides, sides[::-1]):
        for row in _of(heard.silences, mine):
            silence = row.claim
            if isinstance(silence, Silence) and _names(heard, other, _words(silence)):
                named = Named(silence.actor.code, silence.actor.name)
                shown = SilenceShown(
                    named, silence.about, silence.when, (row.report_id,), source_of(row)
                )
                found.append((bounds(silence.when)[0] or row.published or date.min, row.id, shown))
    return [shown for *_, shown in sorted(found, key=lambda one: one[:2], reverse=True)]


def unanswered_between(found: Iterable[Unanswered], heard: Heard, sides: Sides) -> list[Unanswered]:
    """Those in which one side named the other and had no word on it."""
    names = [{heard.names.of(code).name for code in codes} for codes in sides]
    return [
        one
        for one in found
        if (one.actor in sides[0] and set(one.by) & names[1])
        or (one.actor in sides[1] and set(one.by) & names[0])
    ]


def disagreements_between(
    clashes: Iterable[Disagreement], heard: Heard, sides: Sides, events: Iterable[Event]
) -> list[DisagreementShown]:
    """The disagreements over events between two sides, or over claims that both have a part in."""
    ids = {event.id for event in events}
    rows = {row.id: row for row in heard.rows}
    return [
        DisagreementShown(clash, source_of_side(clash.a), source_of_side(clash.b))
        for clash in clashes
        if clash.severity != "apparent"
        and (
            clash.event in ids
            or any(
                _has_both(rows[side.claim], sides)
                for side in (clash.a, clash.b)
                if side.claim in rows
            )
        )
    ]


def of_both(sides: Sides, codes: Iterable[str]) -> bool:
    """Whether some codes have one of each side among them."""
    there = set(codes)
    return bool(sides[0] & there) and bool(sides[1] & there)


def _said(heard: Heard, speakers: set[str], other: set[str]) -> Iterable[SaidOf]:
    told = _acts_told(heard, other)
    for row in _of(heard.statements, speakers):
        said = row.claim
        if not isinstance(said, Statement):
            continue
        content = said.content
        mentioned = _names(heard, other, content.exact)
        if not mentioned and not any(
            content.start <= start < content.end for start in told.get(row.report_key, ())
        ):
            continue
        yield SaidOf(
            claim=row.id,
            speaker=Named(said.speaker.code, said.speaker.name),
            on=heard.names.of(mentioned or min(other)),
            content=content,
            direct=said.direct,
            status=said.status,
            when=said.when,
            day=bounds(said.when)[0] or row.published,
            voices=voices_of([row]),
            source=source_of(row),
        )


def _acts_told(heard: Heard, sides: set[str]) -> dict[str, list[int]]:
    """By report, where acts begin that one of the sides has a part in."""
    found: dict[str, list[int]] = {}
    for pair, events in heard.between.items():
        if sides & set(pair):
            for row in (row for event in events for row in heard.claims(event)):
                if isinstance(row.claim, Act) and sides & _sides(row):
                    found.setdefault(row.report_key, []).append(row.claim.evidence.start)
    return found


def _of(by_side: dict[str, list[ClaimRow]], sides: set[str]) -> Iterable[ClaimRow]:
    return (row for side in sorted(sides) for row in by_side.get(side, ()))


def _names(heard: Heard, sides: set[str], text: str) -> str | None:
    """The first of some sides that a text names."""
    for side in sorted(sides):
        pattern = heard.pattern(side)
        if pattern is not None and pattern.search(text):
            return side
    return None


def _words(silence: Silence) -> str:
    return f"{silence.about or ''} {silence.evidence.exact}"


def _sides(row: ClaimRow) -> set[str]:
    return {side for party in parties_of(row) if (side := dyad_side(party.code))}


def _has_both(row: ClaimRow, sides: Sides) -> bool:
    return of_both(sides, _sides(row))

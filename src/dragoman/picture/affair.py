"""The whole affair on one screen, as of a day: actors, ties, dyads, acts, silences, disagreements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.fusing.parties import dyad_side, is_state, parties_of
from dragoman.picture.dyads import dyads, event_day, modes_of
from dragoman.picture.known import known_disagreements, known_events
from dragoman.picture.names import Names
from dragoman.picture.records import (
    ActorShown,
    ActShown,
    DisagreementShown,
    Picture,
    SilenceShown,
)
from dragoman.picture.scores import event_score, settings, version
from dragoman.picture.sources import source_of, telling
from dragoman.picture.ties import ties
from dragoman.picture.timeline import named, says
from dragoman.records import Act, ClaimRow, Disagreement, Event, Silence


def picture(
    rows: Iterable[ClaimRow],
    events: Iterable[Event],
    disagreements: Iterable[Disagreement],
    as_of: date | None = None,
    limit: int | None = None,
) -> Picture:
    """The affair as it was known on a day.

    Only reports published by ``as_of`` are heard (those without a date always), and ties are those
    that stood on it. ``limit`` is the most lines of each part; without it each part has the number
    that ``picture.toml`` names. What was left out is counted.
    """
    everything = list(rows)
    known, heard = known_events(everything, events, as_of)
    clashes = known_disagreements(everything, heard, disagreements, as_of)
    actors = _actors(known)
    central = [actor.code for actor in actors if is_state(actor.code)]
    parts: dict[str, Sequence[object]] = {
        "actors": actors,
        "ties": ties(known, as_of, central[: int(settings()["shown"]["tied_actors"])]),
        "dyads": dyads(heard, known),
        "acts": newest_acts(heard, known),
        "silences": _silences(known),
        "disagreements": _disagreements(clashes, known),
    }
    most = {name: int(settings()["shown"][name]) if limit is None else limit for name in parts}
    return Picture(
        as_of=as_of,
        counts=_counts(known, heard) | {name: len(part) for name, part in parts.items()},
        score_version=version(),
        **{name: tuple(part[: most[name]]) for name, part in parts.items()},  # type: ignore[arg-type]
    )


def newest_acts(events: Iterable[Event], rows: Iterable[ClaimRow]) -> list[ActShown]:
    """Every event as a line, the newest first: by the day of the deed, then of its report."""
    by_id = {row.id: row for row in rows}
    heard = list(events)
    modes = modes_of(by_id.values(), heard)
    newest = sorted(heard, key=_age, reverse=True)
    return [_act(event, telling(event, by_id), modes.get(event.id)) for event in newest]


def _age(event: Event) -> tuple[date, date, int, str]:
    """What is told as done cannot be newer than the report that tells it."""
    reported = event.first_reported or date.min
    day = event_day(event) or date.min
    if event.status == "asserted" and event.first_reported is not None:
        day = min(day, reported)
    return day, reported, len(event.reports), event.id


def _act(event: Event, row: ClaimRow, mode: str | None) -> ActShown:
    act = row.claim
    parties = (act.source, act.target) if isinstance(act, Act) else ((), ())
    return ActShown(
        event=event.id,
        type=event.event,
        mode=mode,
        quad=event.quad,
        says=says(event, row),
        actors=named(parties[0]),
        targets=named(parties[1]),
        reciprocal=event.reciprocal,
        status=event.status,
        when=event.when,
        where=event.where,
        first_reported=event.first_reported,
        voices=event.voices,
        reports=event.reports,
        score=round(event_score(event, mode), 2),
        source=source_of(row),
    )


def _actors(rows: Iterable[ClaimRow]) -> list[ActorShown]:
    """States, bodies and groups by how many claims give them a part."""
    names_from = list(rows)
    claims: Counter[str] = Counter()
    reports: dict[str, set[str]] = defaultdict(set)
    for row in names_from:
        sides = {dyad_side(party.code) for party in parties_of(row)}
        for side in sides - {None}:
            if side is not None:
                claims[side] += 1
                reports[side].add(row.report_key)
    names = Names(names_from)
    shown = [
        ActorShown(code, names.of(code).name, count, len(reports[code]))
        for code, count in claims.items()
    ]
    return sorted(shown, key=lambda actor: (-actor.claims, -actor.reports, actor.code))


def _silences(rows: Iterable[ClaimRow]) -> list[SilenceShown]:
    """Who kept silent, newest first; the same silence told again is one line."""
    alike: dict[tuple[str, str | None], list[ClaimRow]] = defaultdict(list)
    for row in rows:
        if isinstance(row.claim, Silence):
            about = row.claim.about
            alike[row.claim.actor.code, about and about.casefold()].append(row)
    newest = sorted(
        alike.values(),
        key=lambda told: (max(row.published or date.min for row in told), told[0].id),
        reverse=True,
    )
    return [_silence(told) for told in newest]


def _silence(told: Sequence[ClaimRow]) -> SilenceShown:
    silence = told[0].claim
    return SilenceShown(
        actor=named(parties_of(told[0]))[0],
        about=silence.about if isinstance(silence, Silence) else None,
        when=silence.when,
        reports=tuple(dict.fromkeys(row.report_id for row in told)),
        source=source_of(told[0]),
    )


def _disagreements(
    clashes: Iterable[Disagreement], rows: Iterable[ClaimRow]
) -> list[DisagreementShown]:
    by_id = {row.id: row for row in rows}
    return [
        DisagreementShown(clash, source_of(by_id[clash.a]), source_of(by_id[clash.b]))
        for clash in clashes
        if clash.a in by_id and clash.b in by_id
    ]


def _counts(rows: Sequence[ClaimRow], events: Sequence[Event]) -> dict[str, int]:
    kinds = Counter(row.claim.kind for row in rows)
    return {
        "reports": len({row.report_key for row in rows}),
        "outlets": len({row.source for row in rows if row.source}),
        "claims": len(rows),
        **{kind: kinds[kind] for kind in ("act", "statement", "silence", "tie", "consequence")},
        "events": len(events),
    }

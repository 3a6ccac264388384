"""The whole affair on one screen, as of a day: actors, ties, dyads, acts, silences, disagreements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.fusing.origins.retold import told_first
from dragoman.fusing.origins.tracing import ALL_OWN, Origins, count_independent, held_by
from dragoman.fusing.parties import dyad_side, is_state, parties_of
from dragoman.picture.dyads import dyads
from dragoman.picture.known import is_known, known_disagreements, known_events
from dragoman.picture.names import Names
from dragoman.picture.pairs import event_day, modes_of
from dragoman.picture.records import (
    ActorShown,
    ActShown,
    DisagreementShown,
    Picture,
    SilenceShown,
)
from dragoman.picture.scores import event_score, settings, version
from dragoman.picture.sources import source_of, source_of_side, telling
from dragoman.picture.ties import ties
from dragoman.picture.timeline import named, says
from dragoman.records import Act, ClaimRow, Disagreement, Event, Report, Silence
from dragoman.store.spans import bounds


def picture(
    rows: Iterable[ClaimRow],
    events: Iterable[Event],
    disagreements: Iterable[Disagreement],
    as_of: date | None = None,
    limit: int | None = None,
    origins: Origins = ALL_OWN,
    reports: Iterable[Report] | None = None,
) -> Picture:
    """The affair as it was known on a day.

    Only reports published by ``as_of`` are heard (those without a date always), and ties are those
    that stood on it. ``limit`` is the most lines of each part; without it each part has the number
    that ``picture.toml`` names. What was left out is counted.
    Copies count once, by ``origins``. ``reports`` are all reports of the dossier, those without a
    claim too; where they are not given, those of the claims are counted.
    """
    everything = list(rows)
    known, heard = known_events(everything, events, as_of, origins)
    clashes = known_disagreements(everything, heard, disagreements, as_of, origins)
    actors = _actors(known, origins)
    central = [actor.code for actor in actors if is_state(actor.code)]
    parts: dict[str, Sequence[object]] = {
        "actors": actors,
        "ties": ties(known, as_of, central[: int(settings()["shown"]["tied_actors"])], origins),
        "dyads": dyads(heard, known, None, origins),
        "acts": newest_acts(heard, told_first(known, origins)),
        "silences": _silences(known),
        "disagreements": _disagreements(clashes),
    }
    counts = _counts(known, heard) | {name: len(part) for name, part in parts.items()}
    most = {name: int(settings()["shown"][name]) if limit is None else limit for name in parts}
    return Picture(
        as_of=as_of,
        counts=_read(known, reports, as_of, origins) | counts,
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
    return day, reported, event.origins, event.id


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
        origins=event.origins,
        score=round(event_score(event, mode), 2),
        source=source_of(row),
    )


def _actors(rows: Sequence[ClaimRow], origins: Origins) -> list[ActorShown]:
    """States, bodies and groups by how many claims, copies aside, give them a part."""
    firsts = told_first(rows, origins)
    claims: dict[str, list[ClaimRow]] = defaultdict(list)
    reports: dict[str, set[str]] = defaultdict(set)
    for row in firsts:
        for side in _sides(row):
            claims[side].append(row)
    for row in rows:
        for side in _sides(row):
            reports[side].add(row.report_key)
    names = Names(firsts)
    shown = [
        ActorShown(
            code,
            names.of(code).name,
            claims=len(told),
            reports=len(reports[code]),
            origins=count_independent(told, origins),
        )
        for code, told in claims.items()
    ]
    return sorted(shown, key=lambda actor: (-actor.claims, -actor.origins, actor.code))


def _sides(row: ClaimRow) -> set[str]:
    """The states, bodies and groups that a claim gives a part."""
    return {side for party in parties_of(row) if (side := dyad_side(party.code))}


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


def _counts(rows: Sequence[ClaimRow], events: Sequence[Event]) -> dict[str, int]:
    kinds = Counter(row.claim.kind for row in rows)
    return {
        "claims": len(rows),
        **{kind: kinds[kind] for kind in ("act", "statement", "silence", "tie", "consequence")},
        "events": len(events),
    }


def _read(
    rows: Iterable[ClaimRow],
    reports: Iterable[Report] | None,
    as_of: date | None,
    origins: Origins,
) -> dict[str, int]:
    """How many reports were heard, from how many origins and outlets."""
    if reports is None:
        outlets = {row.report_key: row.source for row in rows}
    else:
        outlets = {one.key: one.source for one in reports if is_known(one.published, as_of)}
    return {
        "reports": len(outlets),
        "origins": len({held_by(key, origins)[0] for key in outlets}),
        "outlets": len({outlet for outlet in outlets.values() if outlet}),
    }

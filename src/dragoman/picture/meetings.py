"""The ledger of meetings: who met whom, when, where, on whose word, and whether it took place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.data.tables import read_tsv
from dragoman.fusing.parties import dyad_side, is_state
from dragoman.fusing.voices import voices_of
from dragoman.picture.heard import Heard
from dragoman.picture.pairs import event_day
from dragoman.picture.records import Named, Source
from dragoman.picture.sources import source_of, telling
from dragoman.records import Act, ClaimRow, Event, Party, Status, Voice
from dragoman.store.spans import bounds

_NEAR = 7  # days that a time may be of, for two tellings of it to be of one meeting
_CITATION = re.compile(r'"([^"]+)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Meeting:
    """Some who met, or are to meet; tellings of one meeting in several acts are one line."""

    who: tuple[Named, ...]  # those who met, by name where reports give one
    host: Named | None  # the state in which, where a visit names it
    kind: str  # of picture_meetings.tsv, or "meeting"
    status: Status
    when: str | None
    day: date | None  # the first of ``when``, else that of the first report
    where: str | None
    events: tuple[str, ...]
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    origins: int  # independent texts
    voices: tuple[Voice, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class _Met:
    """One event of consultation, with its claims, copies aside."""

    event: Event
    rows: tuple[ClaimRow, ...]
    who: tuple[Party, ...]
    hosts: tuple[str, ...]


def meetings(heard: Heard, sides: Iterable[set[str]] = ()) -> list[Meeting]:
    """Who met whom, the newest first; those without a day at the end.

    ``sides`` are codes of sides, each of which must have been there, or be the host.
    """
    asked = list(sides)
    met = [one for event in heard.events if (one := _met(event, heard)) is not None]
    found = [_meeting(group, heard) for group in _grouped(met)]
    told = [one for one in found if all(codes & _there(one) for codes in asked)]
    return sorted(
        told, key=lambda one: (one.day or date.min, one.origins, one.events), reverse=True
    )


def kind_of(rows: Sequence[ClaimRow], mode: str | None = None) -> str:
    """The kind of meeting that some acts tell: by their words, else by the mode of the act."""
    text = " ".join(row.claim.evidence.exact for row in rows)
    for kind, of_mode, pattern in _kinds():
        if (mode and mode == of_mode) or (mode != "visit" and pattern.search(text)):
            return kind
    return "meeting"


def _met(event: Event, heard: Heard) -> _Met | None:
    """An event of consultation with at least two who meet, or a guest and where."""
    if event.event != "CONSULT":
        return None
    rows = tuple(heard.claims(event))
    who: dict[str, Party] = {}
    hosts: dict[str, None] = {}
    for row in rows:
        act = row.claim
        if not isinstance(act, Act):
            continue
        for party in act.source:
            who.setdefault(party.name, party)
        for party in act.target:
            if act.mode == "visit":
                hosts.setdefault(party.code.partition(":")[0])
            if act.mode != "visit" or not _is_place(party):
                who.setdefault(party.name, party)
    named = tuple(who.values())
    return _Met(event, rows, named, tuple(hosts)) if rows and (len(who) > 1 or hosts) else None


def _is_place(party: Party) -> bool:
    """Whether a party that is visited is a state or its capital: nobody that one meets."""
    state, _, sector = party.code.partition(":")
    return is_state(state) and (not sector or (sector == "GOV" and party.name.count(" ") == 0))


def _grouped(met: Sequence[_Met]) -> Iterator[list[_Met]]:
    """Those that tell of one meeting: of the same days and sides, with somebody in common."""
    shelves: dict[tuple[date | None, date | None], list[list[_Met]]] = defaultdict(list)
    for one in met:
        first, last = bounds(one.event.when)
        if first is None or last is None or (last - first).days >= _NEAR:
            yield [one]
            continue
        for group in shelves[first, last]:
            if any(_same(one, other) for other in group):
                group.append(one)
                break
        else:
            shelves[first, last].append([one])
    for groups in shelves.values():
        yield from groups


def _same(one: _Met, other: _Met) -> bool:
    names = {party.name for party in one.who} & {party.name for party in other.who}
    return bool(names) and _sides(one) == _sides(other) and one.event.status == other.event.status


def _sides(one: _Met) -> set[str]:
    return {dyad_side(party.code) or party.code for party in one.who} | set(one.hosts)


def _there(one: Meeting) -> set[str]:
    codes = {dyad_side(named.code) or named.code for named in one.who}
    return codes | ({one.host.code} if one.host else set())


def _meeting(group: Sequence[_Met], heard: Heard) -> Meeting:
    group = sorted(group, key=lambda one: (-one.event.origins, -len(one.who), one.event.id))
    first = group[0].event
    rows = [row for one in group for row in one.rows]
    hosts = [host for one in group for host in one.hosts if is_state(host)]
    who = {party.name: Named(party.code, party.name) for one in group for party in one.who}
    modes = [heard.modes.get(one.event.id) for one in group]
    return Meeting(
        who=tuple(who.values()),
        host=heard.names.of(hosts[0]) if hosts else None,
        kind=kind_of(rows, next((mode for mode in modes if mode), None)),
        status=first.status,
        when=first.when,
        day=event_day(first),
        where=next((one.event.where for one in group if one.event.where), None),
        events=tuple(one.event.id for one in group),
        claims=tuple(row.id for row in rows),
        reports=tuple(dict.fromkeys(report for one in group for report in one.event.reports)),
        origins=heard.independent(rows),
        voices=voices_of(rows, heard.origins),
        source=source_of(telling(first, heard.firsts)),
    )


@cache
def _kinds() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(
        (row["kind"], row["mode"], _pattern(row["words"]))
        for row in read_tsv("picture_meetings.tsv")
    )


def _pattern(words: str) -> re.Pattern[str]:
    listed = (phrase or word for phrase, word in _CITATION.findall(words))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, listed))})", re.IGNORECASE)

"""Where claims clash, between reports or inside one; nobody is declared right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any, TypeAlias

from dragoman.fusing.disagreements.clashes import SEVERITIES, Clash, Known
from dragoman.fusing.disagreements.dates import find_dates
from dragoman.fusing.disagreements.denials import find_denials
from dragoman.fusing.disagreements.numbers import find_numbers
from dragoman.fusing.disagreements.places import find_places
from dragoman.fusing.events.fusing import Part, prepared
from dragoman.fusing.origins.tracing import ALL_OWN, Origins
from dragoman.fusing.rules import settings
from dragoman.records import ClaimRow, Disagreement, Event, Side

Rank: TypeAlias = tuple[Any, ...]


def find(
    rows: Iterable[ClaimRow], events: Iterable[Event], origins: Origins = ALL_OWN
) -> list[Disagreement]:
    """The disagreements among claims of one event, or of events that may be one; worst first.

    ``severity`` is ``real`` when both cannot be right, ``probable`` when they hardly can, ``time``
    when each may be right at its time, and ``apparent`` when both are right, read well. Each two
    values clash once, and of one event only the widest clashes of a kind are given. Claims that
    reports of one origin copy from each other are looked at once.
    """
    known = know(events)
    parts = (part.acts for part in prepared(rows, origins))
    found = [
        clash
        for acts in parts
        for clash in worth_showing(clashes_in(replace(known, acts=acts)), known)
    ]
    return [clash.disagreement for clash in sorted(found, key=rank)]


def find_in(part: Part, events: Iterable[Event]) -> list[Clash]:
    """All that clash among the acts of one part, of which these are the events, the worst first."""
    return clashes_in(replace(know(events), acts=part.acts))


def clashes_in(part: Known) -> list[Clash]:
    """All that clash among the acts of a part, worst first, whether it is shown or not."""
    found = chain(find_numbers(part), find_dates(part), find_places(part), find_denials(part))
    return ranked(found)


def ranked(clashes: Iterable[Clash]) -> list[Clash]:
    """Clashes with the worst first."""
    return sorted(clashes, key=rank)


def know(events: Iterable[Event]) -> Known:
    """What clashes hang on: which claims are of one event, and which reports tell of it."""
    event_of: dict[str, str] = {}
    reports_of: dict[str, frozenset[str]] = {}
    for event in events:
        event_of |= dict.fromkeys(event.claims, event.id)
        reports_of[event.id] = frozenset(event.reports)
    return Known((), event_of, reports_of)


def worth_showing(ranked: Iterable[Clash], known: Known) -> list[Clash]:
    """Of the clashes of one part, worst first, each two values once, and of each event the widest.

    What is shown of one part does not hang on others.
    """
    most = int(settings()["disagreements"]["most_per_event"])
    shown: list[Clash] = []
    values: set[object] = set()
    per_event: Counter[object] = Counter()
    for clash in ranked:
        if not known.holds(clash):
            continue
        one = clash.disagreement
        places = sorted(known.event_of.get(id) or "" for id in clash.claims)
        mark = (one.kind, one.about, clash.disputed)
        shelves = {(one.kind, place) for place in (*places, one.about)}
        if mark in values or any(per_event[shelf] >= most for shelf in shelves):
            continue
        values.add(mark)
        per_event.update(shelves)
        shown.append(clash)
    return shown


def rank(clash: Clash) -> Rank:
    """Worst first, then between reports, the widest, and the earliest told."""
    one = clash.disagreement
    inside = one.a.report == one.b.report
    return SEVERITIES.index(one.severity), inside, -clash.width, _order(one.a), _order(one.b)


def _order(one: Side) -> tuple[object, ...]:
    """By day of report, report, place in the text."""
    evidence = one.evidence
    return one.published or date.max, one.report, evidence.start, evidence.end, one.claim

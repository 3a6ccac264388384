"""Where claims clash, between reports or inside one; nobody is declared right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from typing import Any

from dragoman.fusing.disagreements.clashes import SEVERITIES, Clash, Known
from dragoman.fusing.disagreements.dates import find_dates
from dragoman.fusing.disagreements.denials import find_denials
from dragoman.fusing.disagreements.numbers import find_numbers
from dragoman.fusing.disagreements.places import find_places
from dragoman.fusing.events.fusing import Part, prepared
from dragoman.fusing.origins.tracing import ALL_OWN, Origins
from dragoman.fusing.rules import settings
from dragoman.records import ClaimRow, Disagreement, Event


def find(
    rows: Iterable[ClaimRow], events: Iterable[Event], origins: Origins = ALL_OWN
) -> list[Disagreement]:
    """The disagreements among claims of one event, or of events that may be one; worst first.

    ``severity`` is ``real`` when both cannot be right, ``probable`` when they hardly can, ``time``
    when each may be right at its time, and ``apparent`` when both are right, read well. Each two
    values clash once, and of one event only the widest clashes of a kind are given. Claims that
    reports of one origin copy from each other are looked at once.
    """
    known = _know(events)
    parts = (part.acts for part in prepared(rows, origins))
    found = [clash for acts in parts for clash in _clashes(replace(known, acts=acts))]
    return [clash.disagreement for clash in sorted(found, key=_rank)]


def find_in(part: Part, events: Iterable[Event]) -> list[Disagreement]:
    """The disagreements among the acts of one part, of which these are the events."""
    known = replace(_know(events), acts=part.acts)
    return [clash.disagreement for clash in sorted(_clashes(known), key=_rank)]


def _clashes(part: Known) -> list[Clash]:
    """What is shown of one part does not hang on others."""
    found = chain(find_numbers(part), find_dates(part), find_places(part), find_denials(part))
    return _worth_showing(found, part)


def _know(events: Iterable[Event]) -> Known:
    event_of: dict[str, str] = {}
    reports_of: dict[str, frozenset[str]] = {}
    for event in events:
        event_of |= dict.fromkeys(event.claims, event.id)
        reports_of[event.id] = frozenset(event.reports)
    return Known((), event_of, reports_of)


def _worth_showing(found: Iterable[Clash], known: Known) -> list[Clash]:
    """Each two values once, and of each event and kind the widest clashes, worst first."""
    ranked = sorted(found, key=_rank)
    most = int(settings()["disagreements"]["most_per_event"])
    shown: list[Clash] = []
    values: set[object] = set()
    per_event: Counter[object] = Counter()
    for clash in ranked:
        one = clash.disagreement
        places = sorted(known.event(act) or "" for act in clash.pair)
        mark = (one.kind, one.about, clash.values)
        shelves = {(one.kind, place) for place in (*places, one.about)}
        if mark in values or any(per_event[shelf] >= most for shelf in shelves):
            continue
        values.add(mark)
        per_event.update(shelves)
        shown.append(clash)
    return shown


def _rank(clash: Clash) -> tuple[Any, ...]:
    """Worst first, then between reports, the widest, and the earliest told."""
    one = clash.disagreement
    a, b = clash.pair
    inside = a.row.report_key == b.row.report_key
    return SEVERITIES.index(one.severity), inside, -clash.width, a.order, b.order

"""Where claims clash, between reports or inside one; nobody is declared right."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from dragoman.fusing.disagreements.clashes import SEVERITIES, Clash, Known
from dragoman.fusing.disagreements.dates import find_dates
from dragoman.fusing.disagreements.denials import find_denials
from dragoman.fusing.disagreements.numbers import find_numbers
from dragoman.fusing.events.fusing import acts
from dragoman.fusing.events.traits import Traits
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
    return [one for _, one in sorted(_ranked(rows, events, origins), key=lambda pair: pair[0])]


def _ranked(
    rows: Iterable[ClaimRow], events: Iterable[Event], origins: Origins = ALL_OWN
) -> Iterator[tuple[tuple[Any, ...], Disagreement]]:
    """Block by block, so that what is shown of one does not hang on others; each with its rank."""
    known = _know(rows, events, origins)
    blocks: dict[object, list[Traits]] = defaultdict(list)
    for one in known.acts:
        blocks[one.block].append(one)
    for block in blocks.values():
        part = Known(block, known.event_of, known.reports_of)
        found = chain(find_numbers(part), find_dates(part), find_denials(part))
        for clash in _worth_showing(found, part):
            yield _rank(clash), clash.disagreement


def _know(rows: Iterable[ClaimRow], events: Iterable[Event], origins: Origins) -> Known:
    event_of: dict[str, str] = {}
    reports_of: dict[str, frozenset[str]] = {}
    for event in events:
        event_of |= dict.fromkeys(event.claims, event.id)
        reports_of[event.id] = frozenset(event.reports)
    return Known(acts(rows, origins), event_of, reports_of)


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

"""Counts in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dragoman.count_records import CountRow
from dragoman.fusing.amounts import in_words
from dragoman.fusing.counts.figures import Figure, count_rules
from dragoman.fusing.naming import definite
from dragoman.fusing.words import state_words
from dragoman.records import Quantity

_OUTCOMES = {"casualties": "killed or wounded", "attacking": "in the attack"}


def about(some: Sequence[Figure]) -> str:
    """What figures of one count are about, in a few words: "people killed in Lima"."""
    first = some[0].first.count
    who = first.who if len({one.first.count.who for one in some}) == 1 else "people"
    outcome = _OUTCOMES.get(first.outcome, first.outcome)
    total = first.total
    told = Counter(name for one in some for name in dict.fromkeys(one.first.count.places))
    if total:  # a place that one report names beside the toll of a war is not where they died
        told = Counter(
            {name: n for name, n in told.items() if n > 1 or name.casefold() in state_words()}
        )
    order = {name: n for n, name in enumerate(told)}
    place = min(told, key=lambda name: (-told[name], order[name]), default="")
    return f"{who} {outcome}{' in all' if total else ''}{f' in {place}' if place else ''}"


def figure(amount: Quantity) -> str:
    """A number with what it counts, as prose: the harmed are people.

    >>> figure(Quantity("others", min=24.0))
    '24 or more people'
    """
    nobody = amount.unit.casefold() in count_rules()["words"]["nobody"]
    return in_words(replace(amount, unit="people") if nobody else amount)


def teller(row: CountRow, other: CountRow) -> str:
    """Who has a count: the outlet, with the report where the outlet is one, and whom it cites."""
    name = row.source or f"report {row.report_id}"
    if row.report_key != other.report_key and row.source == other.source and row.source:
        dated = row.published is not None and row.published != other.published
        name = f"{name} of {row.published}" if dated else f"{name} ({row.report_id})"
    voice = row.count.according_to
    if voice is None or voice == other.count.according_to:
        return name
    return f"{name}, citing {definite(voice.name or voice.actor)},"

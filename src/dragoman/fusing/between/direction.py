"""Which way it went: one act that two tellers tell with giver and receiver, or doer and victim, swapped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.fusing.amounts import hold
from dragoman.fusing.disagreements.clashes import SEVERITIES, same_day, side_of
from dragoman.fusing.events.compare import (
    amounts_fit,
    place_points,
    places_fit,
    times_fit,
    two_tellers,
    word_points,
)
from dragoman.fusing.events.shapes import types_fit
from dragoman.fusing.events.traits import Traits, sides_of, traits_of
from dragoman.fusing.origins.retold import order
from dragoman.fusing.phrases import act_phrase, teller
from dragoman.fusing.rules import settings, type_rules
from dragoman.records import Act, ClaimRow, Disagreement, Severity


def find_directions(rows: Sequence[ClaimRow]) -> Iterator[Disagreement]:
    """Where the sides of one act are swapped between two tellers, among the claims of a shelf.

    Types whose sides act alike, and acts told as done by both, have no direction. What each may do
    to the other (two armies shell each other on one day) is one act only where much more agrees.
    """
    kept = [
        (row, row.claim) for row in rows if isinstance(row.claim, Act) and direction_shelves(row)
    ]
    kept.sort(key=lambda one: order(one[0]))
    ends = [sides_of(act) for _, act in kept]
    if len({sources for sources, _ in ends}) < 2:
        return
    traits = cache(lambda place: traits_of(*kept[place], kept[place][0].report_key))
    reach = int(settings()["disagreements"]["most_compared"])
    most = int(settings()["disagreements"]["most_per_event"])
    found = []
    for place, (sources, targets) in enumerate(ends):
        swapped = targets, sources
        for later in range(place + 1, min(place + 1 + reach, len(kept))):
            if ends[later] != swapped:
                continue
            one, other = traits(place), traits(later)
            severity = _judge(one, other)
            if severity is not None:
                found.append((SEVERITIES.index(severity), place, _clash(one, other, severity)))
    found.sort(key=lambda clash: clash[:2])
    yield from (clash for _, _, clash in found[:most])


def direction_shelves(row: ClaimRow) -> list[tuple[str, str]]:
    """The shelf of an act with a direction (its two sides, its type's kin, the month of its report), and who acts."""
    act = row.claim
    if not isinstance(act, Act) or act.status != "asserted" or row.published is None:
        return []
    sources, targets = sides_of(act)
    rule = type_rules()[act.event]
    if rule.symmetric or act.reciprocal or not sources or not targets or sources & targets:
        return []
    both = " ".join(sorted(sources | targets))
    return [(f"{both} {rule.group} {row.published:%Y-%m}", " ".join(sorted(sources)))]


def _judge(a: Traits, b: Traits) -> Severity | None:
    """Whether two acts whose sides are swapped are one: by number, day, place and words."""
    if not two_tellers(a, b):
        return None
    if not (  # what tells most pairs apart comes first
        types_fit(a.shape, b.shape) and places_fit(a, b) and times_fit(a, b) and amounts_fit(a, b)
    ):
        return None
    words = word_points(a.telling, b.telling)
    if not words:
        return None
    agree = words + same_day(a, b) + place_points(a, b) + 2 * _one_number(a, b)
    needed = settings()["direction"]["daily" if type_rules()[a.act.event].daily else "needed"]
    if agree < int(needed):
        return None
    return "real" if same_day(a, b) or _one_number(a, b) else "probable"


def _one_number(a: Traits, b: Traits) -> bool:
    one, other = a.act.quantity, b.act.quantity
    return one is not None and other is not None and a.unit == b.unit and hold(one, other) == "same"


def _clash(a: Traits, b: Traits, severity: Severity) -> Disagreement:
    says = (
        f"{teller(a.row, b.row)} has {act_phrase(a.act)}; "
        f"{teller(b.row, a.row)} has {act_phrase(b.act)}."
    )
    return Disagreement(
        kind="direction",
        severity=severity,
        about=f"which way it went: {act_phrase(a.act)}",
        says=says,
        a=side_of(a.row),
        b=side_of(b.row),
    )

"""Where two claims of one happening give numbers that cannot both be right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.fusing.amounts import bounds, far_apart, hold, in_words
from dragoman.fusing.disagreements.clashes import (
    Clash,
    Known,
    days_between,
    disputed,
    neighbours,
    same_day,
    side_of,
)
from dragoman.fusing.events.compare import (
    counted_twice,
    place_points,
    places_fit,
    times_fit,
    word_points,
)
from dragoman.fusing.events.traits import Traits
from dragoman.fusing.phrases import act_phrase, teller
from dragoman.fusing.rules import settings, type_rules
from dragoman.fusing.words import plain_words, state_words, stem, stems
from dragoman.records import Disagreement, Quantity, Severity

_MONEY = frozenset({"dollars", "euros", "pounds", "yuan", "roubles", "yen", "won"})
_NAME = re.compile(r"(?<=[\w,] )[A-Z][^\W\d_]{3,}")  # a capital inside a sentence


def find_numbers(known: Known) -> Iterator[Clash]:
    """Clashes of numbers of one unit between acts that are, or may be, one."""
    counted = [
        one for one in known.acts if one.unit is not None and one.unit.held and one.act.quantity
    ]
    for a, b in neighbours(counted, lambda one: one.unit, _differ):
        if comparable(known, a, b):
            clash = _clash(known, a, b)
            if clash is not None:
                yield clash


def _differ(one: Traits, others: Sequence[Traits]) -> list[Traits]:
    number = one.act.quantity
    return [other for other in others if other.act.quantity != number]


def comparable(known: Known, a: Traits, b: Traits) -> bool:
    """Whether two tellers count the same thing: one event, or one in all but the number.

    What is planned may come to another number than what was done, a part may be counted in one
    place and the whole in another, and the wounded are not the dead.
    """
    part_and_whole = bool(a.place and b.place) and a.holds_places != b.holds_places
    if a.act.status != b.act.status or part_and_whole or not places_fit(a, b):
        return False
    if a.words & b.words & _harm() and a.row.report_key == b.row.report_key:
        return False  # two tolls of one report are whole and part as often: `fusing.counts` tells
    if a.words & _outcomes() != b.words & _outcomes() or not counted_twice(a, b):
        return False
    if known.one_event(a, b) is not None:
        return True
    if not times_fit(a, b) or (type_rules()[a.act.event].daily and not same_day(a, b)):
        return False
    if a.unit is not None and a.unit.stock:
        return True
    unit = stems(f"{a.unit and a.unit.name} {b.unit and b.unit.name}")
    shared = word_points(a.telling - unit, b.telling - unit) + place_points(a, b)
    return shared > 0 or bool(_names_around(a) & _names_around(b))


def _names_around(one: Traits) -> frozenset[str]:
    """Names in and beside the evidence, but for those of parties and states: places, above all."""
    evidence = one.act.evidence
    around = f"{evidence.prefix}{evidence.exact}{evidence.suffix}"
    names = frozenset(word.casefold() for word in _NAME.findall(around))
    parties = (party.text for party in one.act.source + one.act.target)
    return names.difference(state_words(), settings()["words"]["empty"], *map(plain_words, parties))


def _clash(known: Known, a: Traits, b: Traits) -> Clash | None:
    one, other = a.act.quantity, b.act.quantity
    if one is None or other is None:
        return None
    severity = _severity(known, a, b, one, other)
    if severity is None:
        return None
    unit = a.unit.name if a.unit is not None else one.unit
    says = (
        f"{teller(a.row, b.row)} has {in_words(one)}; "
        f"{teller(b.row, a.row)} has {in_words(other, unit=one.unit != other.unit)}."
    )
    return Clash(
        Disagreement(
            kind="number",
            severity=severity,
            about=f"{'sum' if unit in _MONEY else f'number of {unit}'}: {act_phrase(a.act)}",
            says=says,
            a=side_of(a.row),
            b=side_of(b.row),
            event=known.one_event(a, b),
        ),
        disputed(bounds(one), bounds(other)),
        _ratio(one, other),
    )


def _severity(
    known: Known, a: Traits, b: Traits, one: Quantity, other: Quantity
) -> Severity | None:
    held = hold(one, other)
    same_report = a.row.report_key == b.row.report_key
    one_event = known.one_event(a, b) is not None
    too_far = _ratio(one, other) > float(settings()["numbers"]["most_factor"])
    if held == "same" or (too_far and (not one_event or a.words & b.words & _harm())):
        return None
    if held == "fits":
        return "apparent" if far_apart(one, other) and not same_report else None
    own = a.row.source is not None and a.row.source == b.row.source and not same_report
    if own or days_between(a, b) >= int(settings()["numbers"]["moving_days"]):
        return "time"  # an outlet that has another number brings its own up to date
    return "real" if one_event and (same_report or same_day(a, b)) else "probable"


def _ratio(one: Quantity, other: Quantity) -> float:
    """How many times the lesser number goes into the greater one."""
    low, high = sorted(
        next((float(n) for n in (q.value, q.min, q.max) if n is not None), 0.0)
        for q in (one, other)
    )
    return high / low if low > 0 else high


@cache
def _harm() -> frozenset[str]:
    return frozenset(stem(word) for word in settings()["numbers"]["harm"])


@cache
def _outcomes() -> frozenset[str]:
    return frozenset(stem(word) for word in settings()["numbers"]["outcomes"])

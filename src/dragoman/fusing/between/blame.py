"""Who did it: one deed with two doers, or a doer who denies it; nobody is declared right."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from math import inf

from dragoman.fusing.amounts import hold, unit_class
from dragoman.fusing.between.charges import stances
from dragoman.fusing.between.deeds import deeds, meet
from dragoman.fusing.between.meant import REBELS
from dragoman.fusing.between.nearby import Nearby
from dragoman.fusing.between.quarrels import Quarrel, day_of, disagreement, shown_once
from dragoman.fusing.between.stances import UNTOLD, Stance
from dragoman.fusing.disagreements.joined import joined
from dragoman.fusing.origins.retold import told_first
from dragoman.fusing.origins.tracing import ALL_OWN, Origins
from dragoman.fusing.rules import blame_rules, settings
from dragoman.records import ClaimRow, Disagreement, Severity

SHELF = "blame"
_WEEK = 7
_IN_CHARACTERS = ("bare_before", "bare_after", "bare_counter", "own", "common")
"""The limits that say how far a charge may stand from its answer, where no place says more."""


def find_blame(rows: Iterable[ClaimRow], origins: Origins = ALL_OWN) -> list[Disagreement]:
    """Where it is in dispute who did a deed: denied by the accused, or laid at two doors.

    A deed is known by its kind (gas, a dam, an air strike), and by the place, the day or the
    nearness of the words that tell it; where these are in doubt, nothing is found. Denied by the
    accused or laid at two doors is ``real``; a denial of charges of before, or by one group of
    those who are charged together, ``probable``.
    """
    told = list(rows)
    inside = [clash for some in _by_report(told).values() for clash in blame_inside(some)]
    return joined([*inside, *blame_in_all(told, origins)])


def blame_inside(rows: Iterable[ClaimRow]) -> list[Disagreement]:
    """Where it is in dispute in one report who did a deed; ``rows`` are its claims."""
    return [disagreement(one) for one in shown_once(_inside(stances(rows)))]


def blame_in_all(rows: Iterable[ClaimRow], origins: Origins = ALL_OWN) -> list[Disagreement]:
    """What `blame_on` finds on each shelf of the reports, shelf by shelf."""
    shelves: dict[str, list[ClaimRow]] = defaultdict(list)
    for some in _by_report(rows).values():
        for shelf in sorted({shelf for shelf, _ in answerable(some)}):
            shelves[shelf] += some
    found = (blame_on(shelf, shelves[shelf], origins) for shelf in sorted(shelves))
    return list(chain.from_iterable(found))


def blame_on(
    shelf: str, rows: Iterable[ClaimRow], origins: Origins = ALL_OWN
) -> list[Disagreement]:
    """Where a charge or denial on a shelf is answered in another report; ``rows`` are those of its reports.

    Claims that reports of one origin copy from each other are looked at once.
    """
    told = [stances(some) for some in _by_report(told_first(rows, origins)).values()]
    settled = {_key(stance) for some in told for one in _inside(some) for stance in (one.a, one.b)}
    here = [one for one in chain.from_iterable(told) if shelf in _shelves(one)]
    here.sort(key=lambda one: one.order)
    return [disagreement(one) for one in shown_once([*_between(here, settled), *_told_twice(here)])]


def answerable(rows: Iterable[ClaimRow]) -> set[tuple[str, str]]:
    """The shelves on which charges and denials of a report stand, for others to answer, with what each says."""
    return {
        (shelf, f"{one.has} {' '.join(sorted(one.doers))}")
        for one in stances(rows)
        for shelf in _shelves(one)
    }


def _shelves(one: Stance) -> set[str]:
    """Where a charge or denial stands beside all that may answer it, and little else.

    A shelf is a kind of deed in a week; what is told near its end stands on the next one, too. Of
    kinds that are told often a shelf has only those of one accused, where charges meet denials, or
    only those of one place, where a deed is laid at two doors.
    """
    charged = one.blames and not one.bare
    if UNTOLD in one.doers or not (charged or one.placed):
        return set()
    aside = {f" of {doer}" for doer in one.doers} if charged else set()
    if one.has == "did":
        aside |= {f" at {word}" for word in one.place}
    day, near = day_of(one), int(blame_rules()["limits"]["days"])
    weeks = {(day - near) // _WEEK, day // _WEEK, (day + near) // _WEEK}
    return {
        f"{SHELF} {kind} {week}{which}"
        for kind in one.deeds
        for which in ({""} if deeds()[kind].own else aside)
        for week in weeks
    }


def _by_report(rows: Iterable[ClaimRow]) -> dict[str, list[ClaimRow]]:
    found: dict[str, list[ClaimRow]] = defaultdict(list)
    for row in rows:
        found[row.report_key].append(row)
    return found


# -- in one report ---------------------------------------------------------------------------------


def _inside(told: Sequence[Stance]) -> Iterator[Quarrel]:
    """For each denial and each counter-charge of a report, the charge that it answers."""
    charges = Nearby([one for one in told if one.has == "did"])
    limits = blame_rules()["limits"]
    reach = max(limits[name] for name in _IN_CHARACTERS)
    for one in told:
        if one.has == "did not":
            near = filter(None, (_denied(charge, one) for charge in charges.within(one, reach)))
            yield from _nearest(one, _with_far(one, list(near), charges))
        elif one.has == "did" and one.blames:
            earlier = (other for other in charges.within(one, reach) if other.order < one.order)
            yield from _nearest(one, (_laid_elsewhere(other, one) for other in earlier))


def _with_far(denial: Stance, near: list[Quarrel], charges: Nearby) -> list[Quarrel]:
    """What a denial answers nearby, and of charges far off, which are of one place, the nearest that it answers."""
    found = list(near)
    if denial.bare:
        return found
    gap = min((one.gap for one in near if not one.a.bare), default=inf)
    for least, charge in charges.of_one_place(denial):
        if least > gap:
            break
        quarrel = _denied(charge, denial)
        if quarrel is not None:
            found.append(quarrel)
            gap = min(gap, quarrel.gap)
    return found


def _nearest(one: Stance, quarrels: Iterable[Quarrel | None]) -> Iterator[Quarrel]:
    """Of several, the nearest; what says which deed is meant is answered by what says it too."""
    some = [quarrel for quarrel in quarrels if quarrel is not None]
    if some:
        yield min(
            some,
            key=lambda quarrel: (quarrel.a.bare and not one.bare, quarrel.gap, quarrel.a.order),
        )


def _denied(charge: Stance, denial: Stance) -> Quarrel | None:
    """A charge and the denial of the one charged."""
    if charge.doers == {UNTOLD}:
        return _denied_at_once(charge, denial)
    own = charge.doers & denial.doers
    if not own and not _one_of_them(charge, denial):
        return None
    if _overlap(charge, denial) or _one_side(charge, denial):
        return None
    gap = _gap(charge, denial)
    if denial.bare:
        if gap > _reach(charge, denial):
            return None
    elif charge.bare:
        if not charge.blames or gap > blame_rules()["limits"]["bare_after"]:
            return None
    elif not own or not _one_deed(charge, denial, gap):
        return None
    doubtful = not own or (denial.earlier and not denial.bare)
    return Quarrel(charge, denial, "probable" if doubtful else "real", gap)


def _denied_at_once(charge: Stance, denial: Stance) -> Quarrel | None:
    """A charge against one whom this report names no further, and who denies it in the next words."""
    gap = _gap(charge, denial)
    near = charge.order < denial.order and gap <= blame_rules()["limits"]["bare_after"]
    if not near or _one_side(charge, denial) or _overlap(charge, denial):
        return None
    named = replace(charge, doers=denial.doers, doer=denial.doer)
    return Quarrel(named, denial, "real", gap)


def _reach(charge: Stance, denial: Stance) -> float:
    """How far off a charge may be that a denial answers without saying what is denied.

    What somebody tells in passing is answered at once; what the report tells itself is no charge.
    """
    limits = blame_rules()["limits"]
    after = charge.order < denial.order
    if charge.blames and charge.deeds:
        return float(limits["bare_before" if after else "bare_after"])
    if charge.blames or (charge.cited and after):
        return float(limits["bare_after"])
    return -1.0


def _one_of_them(charge: Stance, denial: Stance) -> bool:
    """A charge against rebels at large, and one group of them that denies it."""
    (denier,) = denial.doers
    return denial.bare and charge.doers == {REBELS} and denier.startswith(("IMG:", "REB:"))


def _one_side(a: Stance, b: Stance) -> bool:
    return a.side is not None and a.side == b.side


def _laid_elsewhere(a: Stance, b: Stance) -> Quarrel | None:
    """Two charges of one deed against two sides, by two tellers."""
    if not _two_doors(a, b) or _overlap(a, b):
        return None
    gap = _gap(a, b)
    limits = blame_rules()["limits"]
    if b.bare:
        if gap > limits["bare_counter"] or not (a.deeds or b.deeds):
            return None
    elif a.bare:
        if gap > limits["bare_after"] or not b.deeds:
            return None
    elif not (a.deeds & b.deeds) or gap > limits["common"] or not _times_meet(a, b):
        return None
    return Quarrel(a, b, "real", gap)


def _two_doors(a: Stance, b: Stance) -> bool:
    """Two tellers lay it at two doors, and not as allies of one side."""
    if {UNTOLD} in (a.doers, b.doers) or any(map(_only_tells, a.doers | b.doers)):
        return False
    apart = a.blames and b.blames and not a.doers & b.doers
    return apart and a.teller != b.teller and not _one_side(a, b) and _opposed(a, b)


def _only_tells(doer: str) -> bool:
    """Whether a side is one that watches and tells: it strikes nobody."""
    return doer.startswith("NGO") or doer.endswith(":JRN")


def _opposed(a: Stance, b: Stance) -> bool:
    """One of the two who speak is charged by the other, or the two charge each other's side."""
    return bool({b.side} & a.doers or {a.side} & b.doers) or {REBELS} in (a.doers, b.doers)


def _one_deed(a: Stance, b: Stance, gap: float) -> bool:
    """Whether two tellings of one report are of one deed, by its kind, and by place, day, nearness.

    What a report tells in passing, not as a charge, is of the deed only if a day or place says so.
    """
    shared = meet(a.deeds, b.deeds)
    if not shared or not _times_meet(a, b):
        return False
    placed = bool(a.place & b.place)
    if not a.blames:
        return placed and _same_day(a, b)
    rare = any(deeds()[kind].own for kind in a.deeds & b.deeds)
    return placed or gap <= blame_rules()["limits"]["own" if rare else "common"]


# -- between reports -------------------------------------------------------------------------------


def _between(told: Sequence[Stance], settled: set[object]) -> Iterator[Quarrel]:
    """What has no answer in its own report: denials, and charges that others lay elsewhere."""
    shelves: dict[str, list[Stance]] = defaultdict(list)
    for one in told:
        if one.has == "did" and one.blames and not one.bare:
            for kind in one.deeds:
                shelves[kind].append(one)
    for kept in shelves.values():
        kept.sort(key=lambda one: (day_of(one), one.order))
    for one in told:
        if one.bare or not one.blames or _key(one) in settled:
            continue
        near = [charge for kind in one.deeds for charge in _around(shelves.get(kind, []), one)]
        yield from _nearest(one, (_answered(charge, one) for charge in near))


def _told_twice(told: Sequence[Stance]) -> Iterator[Quarrel]:
    """One deed by its kind, day, place and number, that two reports lay at two doors in passing."""
    shelves: dict[object, list[Stance]] = defaultdict(list)
    for one in told:
        if one.has == "did" and one.placed and one.span is not None:
            for kind in one.deeds:
                shelves[kind, one.span.first].append(one)
    reach = int(settings()["disagreements"]["most_compared"])
    for kept in shelves.values():
        for place, one in enumerate(kept):
            for other in kept[place + 1 : place + 1 + reach]:
                if (
                    _one_toll(one, other)
                    and not one.doers & other.doers
                    and one.place & other.place
                ):
                    yield Quarrel(one, other, "probable", 0.0)


def _one_toll(a: Stance, b: Stance) -> bool:
    if a.row.report_key == b.row.report_key or a.toll is None or b.toll is None:
        return False
    same = unit_class(a.toll.unit) == unit_class(b.toll.unit)
    return same and hold(a.toll, b.toll) == "same"


def _answered(charge: Stance, other: Stance) -> Quarrel | None:
    """A charge in one report, and in another its denial, or the same deed laid elsewhere."""
    if charge.row.report_key == other.row.report_key or _one_side(charge, other):
        return None
    if other.has == "did not":
        if not charge.doers & other.doers:
            return None
    elif not _two_doors(charge, other):
        return None
    limits = blame_rules()["limits"]
    days = abs(day_of(charge) - day_of(other))
    if days > limits["days"] or not _times_meet(charge, other):
        return None
    placed = bool(charge.place & other.place)
    rare = any(deeds()[kind].own for kind in charge.deeds & other.deeds)
    shared = len(charge.words & other.words)
    dated = _same_day(charge, other)
    if not (rare or placed) or not (placed or dated or shared >= limits["shared"]):
        return None
    if other.has == "did" and not (placed or dated):
        return None
    severity: Severity = "probable" if other.earlier else "real"
    return Quarrel(charge, other, severity, limits["own"] * (1 + days) - shared)


def _around(kept: Sequence[Stance], one: Stance) -> Sequence[Stance]:
    """Of the stances of a shelf, those told nearest in time."""
    reach = int(settings()["disagreements"]["most_compared"]) // 2
    place = bisect_left(kept, day_of(one), key=day_of)
    return kept[max(0, place - reach) : place + reach]


# -- shared ----------------------------------------------------------------------------------------


def _times_meet(a: Stance, b: Stance) -> bool:
    """No two days, told as such, that are two."""
    if a.span is None or b.span is None or not (a.span.told and b.span.told):
        return True
    return a.span.first <= b.span.last + 1 and b.span.first <= a.span.last + 1


def _gap(a: Stance, b: Stance) -> int:
    """Characters between two stretches of one report."""
    return max(a.evidence.start - b.evidence.end, b.evidence.start - a.evidence.end, 0)


def _overlap(a: Stance, b: Stance) -> bool:
    return a.evidence.start < b.evidence.end and b.evidence.start < a.evidence.end


def _same_day(a: Stance, b: Stance) -> bool:
    if a.span is None or b.span is None:
        return False
    return a.span.told and b.span.told and _times_meet(a, b)


def _key(one: Stance) -> object:
    return one.row.report_key, one.evidence.start, one.evidence.end, one.has

"""Which kept outlooks count in the track record: each question once, made ahead or looking back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.outlook.records import Outlook
from dragoman.outlook.tracked import Scored
from dragoman.outlook.versions import Versions


def counted(outlooks: Iterable[Outlook], present: Versions) -> tuple[list[Outlook], int]:
    """What counts of outlooks, and how many have something of another version of its model.

    Chances, orders of who comes next and amounts by class count each by itself: of the present version of
    its model, and the same question of the same facts once, as it was made first. Two actors are one question
    in either order. What does not count is left out of an outlook, and an outlook of which nothing is left.
    """
    found: list[Outlook] = []
    seen: set[tuple[object, ...]] = set()
    others = 0
    for one in sorted(outlooks, key=lambda one: (one.made, one.id)):
        left, other = one, False
        for part, version, now in _parts(one, present):
            question = (part, _sides(one), one.as_of, one.until, one.step_days, one.state)
            if version != now or question in seen:
                other = other or version != now
                left = without(left, part)
            else:
                seen.add(question)
        others += other
        if left.chances or left.orders or left.amounts:
            found.append(left)
    return found, others


def without(one: Outlook, part: str) -> Outlook:
    """An outlook without its ``chances`` (and how many acts they come to), its ``orders`` or its ``amounts``."""
    if part == "orders":
        return replace(one, orders=())
    return replace(one, chances=(), amounts=())


def _parts(one: Outlook, present: Versions) -> Iterator[tuple[str, str, str]]:
    """What an outlook tells, with the version of the model that told it and the present one."""
    if one.step_days is not None:
        yield "amounts", one.version, present.amounts
        return
    if one.chances:
        yield "chances", one.version, present.chances
    if one.orders:
        yield "orders", one.next_version, present.next


def made_ahead(one: Outlook | Scored) -> bool:
    """Whether an outlook was made when the weeks it is about began, and not looking back on them."""
    return one.as_of is not None and one.made <= one.as_of + timedelta(days=1)


def clusters(outlooks: Sequence[Outlook]) -> dict[str, int]:
    """By outlook, the number of its cluster: those of the same sides whose weeks overlap hang together.

    A cluster begins with the earliest outlook and takes all of its sides that begin before its weeks end.
    """
    found: dict[str, int] = {}
    ends: dict[object, tuple[date, int]] = {}
    number = -1
    for one in sorted(outlooks, key=lambda one: (one.as_of or one.made, -one.weeks, one.id)):
        begin, end = one.as_of or one.made, one.until or one.made
        if _sides(one) not in ends or begin >= ends[_sides(one)][0]:
            number += 1
            ends[_sides(one)] = (end, number)
        found[one.id] = ends[_sides(one)][1]
    return found


def _sides(one: Outlook) -> tuple[str, ...]:
    return tuple(sorted({one.a.code, *([one.b.code] if one.b else [])}))

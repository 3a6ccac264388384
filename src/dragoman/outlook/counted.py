"""Which kept outlooks count in the track record: each question once, made ahead or looking back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dragoman.outlook.records import Outlook, Scored


def counted(outlooks: Iterable[Outlook], version: str) -> tuple[list[Outlook], int]:
    """Those of one version of the model, and how many are of others.

    The same question of the same facts counts once, as it was made first: two actors are one question in
    either order.
    """
    found: dict[tuple[object, ...], Outlook] = {}
    others = 0
    for one in sorted(outlooks, key=lambda one: (one.made, one.id)):
        if one.version != version:
            others += 1
            continue
        found.setdefault((_sides(one), one.as_of, one.until, one.state), one)
    return list(found.values()), others


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

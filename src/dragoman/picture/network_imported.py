"""The part of the network that imported events tell: lines without a text, and so without evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from dragoman.picture.network_records import Edge, EdgeKind
from dragoman.picture.scores import settings

if TYPE_CHECKING:
    from dragoman.store.imported import ImportedDyad


def imported_sides(dyads: Iterable[ImportedDyad]) -> Counter[str]:
    """How many imported events each side has a part in."""
    found: Counter[str] = Counter()
    for one in dyads:
        found.update({one.a: one.events, one.b: one.events})
    return found


def imported_edges(
    dyads: Iterable[ImportedDyad], drawn: Collection[str], kinds: Collection[str]
) -> list[Edge]:
    """Cooperation and conflict between those drawn as imported events sum them up, the most first."""
    found = [edge for one in dyads for edge in _edges(one, kinds) if {one.a, one.b} <= set(drawn)]
    return sorted(found, key=lambda one: (-(one.score or 0), one.id))


def most() -> int:
    """How many of them are drawn."""
    return int(settings()["network"]["imported"])


def _edges(one: ImportedDyad, kinds: Collection[str]) -> Iterator[Edge]:
    sums: tuple[tuple[EdgeKind, float], ...] = (
        ("cooperation", one.cooperation),
        ("conflict", one.conflict),
    )
    for kind, score in sums:
        if kind in kinds and score:
            yield Edge(
                id="~".join((one.a, one.b, kind, "imported")).replace(":", "."),
                a=one.a,
                b=one.b,
                kind=kind,
                what=(),
                directed=False,
                tentative=False,
                reference=False,
                score=round(score, 2),
                claims=0,
                reports=0,
                origins=0,
                last=one.last,
                basis="imported events: they have no text",
                source=None,
                imported=one.events,
            )

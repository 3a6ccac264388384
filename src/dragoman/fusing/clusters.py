"""Acts gathered into happenings: each joins the one that fits it best, or begins its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from dragoman.fusing.compare import hinges, needed, points, possible
from dragoman.fusing.rules import settings
from dragoman.fusing.traits import Traits

_MONTH = 31  # days of the shelves that time is parted into; a claim looks on every shelf it touches


class Cluster:
    """Claims of one happening, with those of them that further claims are held against."""

    __slots__ = ("kinds", "marks", "members", "tellings")

    def __init__(self, first: Traits) -> None:
        self.members = [first]
        self.marks: set[tuple[object, ...]] = set()
        self.kinds = {_kind(first): first}
        self.tellings = {_telling(first): first}

    def add(self, more: Traits) -> None:
        """Take one more claim in."""
        self.members.append(more)
        self.kinds.setdefault(_kind(more), more)
        if len(self.tellings) < settings()["effort"]["tellings"]:
            self.tellings.setdefault(_telling(more), more)

    def agreement(self, one: Traits) -> int:
        """By how many points the claim exceeds what is needed; below zero it does not belong."""
        if not all(possible(one, other) for other in self.kinds.values()):
            return -1
        return max(points(one, told) - needed(one, told) for told in self.tellings.values())


def gather(acts: Iterable[Traits]) -> list[Cluster]:
    """Clusters of acts, the same ones in whatever order the acts come.

    Acts are taken by precision of their time, then by day of report, so that a dated telling leads
    and vaguer ones join it.
    """
    blocks: dict[object, list[Traits]] = defaultdict(list)
    for one in acts:
        blocks[one.block].append(one)
    return [cluster for block in blocks.values() for cluster in _gather_block(block)]


def _gather_block(acts: list[Traits]) -> list[Cluster]:
    acts.sort(key=lambda one: (_vagueness(one), one.order))
    clusters: list[Cluster] = []
    shelves: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for one in acts:
        marks = list(_marks(one))
        number = _best(one, marks, clusters, shelves)
        if number is None:
            number = len(clusters)
            clusters.append(Cluster(one))
        else:
            clusters[number].add(one)
        known = clusters[number].marks
        for mark in marks:
            if mark not in known:
                known.add(mark)
                shelves[mark].append(number)
    return clusters


def _best(
    one: Traits,
    marks: list[tuple[object, ...]],
    clusters: list[Cluster],
    shelves: dict[tuple[object, ...], list[int]],
) -> int | None:
    """The cluster that the act belongs to: the one that agrees most, and of equals the oldest."""
    effort = settings()["effort"]
    seen: Counter[int] = Counter()
    for mark in marks:
        seen.update(shelves.get(mark, ())[-int(effort["remembered"]) :])
    ranked = sorted(seen, key=lambda number: (-seen[number], number))
    best, most = None, -1
    for number in ranked[: int(effort["candidates"])]:
        agreement = clusters[number].agreement(one)
        if agreement > most or (agreement == most and best is not None and number < best):
            best, most = number, agreement
    return best


def _marks(one: Traits) -> Iterator[tuple[object, ...]]:
    """Where an act is remembered: all that can gain it points, by month or by day."""
    limits = settings()["time"]
    span = one.span
    months: Iterable[object] = ("undated",)
    if span is not None:
        months = (
            ("lasting",)
            if span.days > limits["year_span"]
            else range(span.first // _MONTH, span.last // _MONTH + 1)
        )
        if span.told and span.days <= limits["day_span"]:
            for day in range(span.first, span.last + 1):
                yield ("day", day)
    features: list[object] = [
        ("text", one.text),
        *one.telling,
        *(("place", word) for word in one.place),
    ]
    if one.unit is not None:
        features.append(("unit", one.unit.name))
    for month in months:
        for feature in features:
            yield (month, feature)


def _vagueness(one: Traits) -> int:
    """Days that the act's own time leaves open; an untold time is vaguer than any told one."""
    if one.span is None:
        return 1 << 30
    return one.span.days if one.span.told else (1 << 29)


def _telling(one: Traits) -> tuple[object, ...]:
    """All that can gain a further claim points, but for its time and place."""
    return one.row.report_key, one.text, one.act.quantity


def _kind(one: Traits) -> tuple[object, ...]:
    """All that can forbid a further claim."""
    act = one.act
    return (
        act.event,
        act.mode,
        act.reciprocal,
        one.sources,
        one.targets,
        one.people,
        one.span,
        one.place,
        one.words & hinges(),
        one.unit,
        act.quantity,
        one.row.report_key if one.span is None or act.quantity else None,
        act.according_to if act.quantity else None,
    )

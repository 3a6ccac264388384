"""Acts gathered into happenings: each joins the one that fits it best, or begins its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import chain, product

from dragoman.fusing.events.beside import Beside
from dragoman.fusing.events.compare import needed, points, possible
from dragoman.fusing.events.shapes import shapes_fit
from dragoman.fusing.events.standing import gather_standing
from dragoman.fusing.events.traits import Traits
from dragoman.fusing.parties import end
from dragoman.fusing.rules import settings, status_rules

_ANY = "*"  # the shelf of all acts that name another side
_MANY = 1 << 40  # more than there are clusters
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
        for other in self.kinds.values():
            if not possible(one, other):
                return -1
        return max(points(one, told) - needed(one, told) for told in self.tellings.values())

    def is_near(self, one: Traits) -> bool:
        """Whether the claim might belong here if some of the members were not there."""
        return len(self.kinds) > 1 and any(
            possible(one, told) and points(one, told) >= needed(one, told)
            for told in self.tellings.values()
        )


def gather(acts: Iterable[Traits], beside: Beside | None = None) -> list[list[Traits]]:
    """Acts of one happening each, the same ones in whatever order the acts come.

    Standing matters are gathered first. Deeds are taken by precision of their time, then by day of
    report, so that a dated telling leads and vaguer ones join it. ``beside`` is told which acts of
    two happenings might have been of one.
    """
    blocks: dict[object, list[Traits]] = defaultdict(list)
    for one in acts:
        blocks[one.block].append(one)
    noted = Beside() if beside is None else beside
    return [members for block in blocks.values() for members in _gather_block(block, noted)]


def _gather_block(acts: list[Traits], beside: Beside) -> list[list[Traits]]:
    standing, deeds = gather_standing(acts, beside)
    return [*standing, *(cluster.members for cluster in _gather_deeds(deeds, beside))]


def _gather_deeds(acts: list[Traits], beside: Beside) -> list[Cluster]:
    acts.sort(key=lambda one: (_vagueness(one), one.order))
    clusters: list[Cluster] = []
    shelves: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for one in acts:
        near: list[int] = []
        gains = _gains(one)
        number = _best(one, gains, clusters, shelves, near)
        named = _named(one, shelves)
        near += (other for other in named if _may_name(one, clusters[other]))
        if number is None:
            number = _named_again(one, clusters, named)
        if near:
            beside.join([one.row.id, *(clusters[other].members[0].row.id for other in near)])
        if number is None:
            number = len(clusters)
            clusters.append(Cluster(one))
        else:
            clusters[number].add(one)
        known = clusters[number].marks
        for mark in (*product(gains, _kept_ends(one)), *_names(one)):
            if mark not in known:
                known.add(mark)
                shelves[mark].append(number)
    return clusters


def _best(
    one: Traits,
    gains: Sequence[object],
    clusters: list[Cluster],
    shelves: dict[tuple[object, ...], list[int]],
    near: list[int],
) -> int | None:
    """The cluster that the act belongs to: the one that agrees most, and of equals the oldest.

    Where several agree just enough, none is: it may be of any of them. ``near`` gets all that the
    act might belong to.
    """
    effort = settings()["effort"]
    last = -int(effort["remembered"])
    marks = product(gains, _asked_ends(one))
    seen = Counter(chain.from_iterable([shelves.get(mark, ())[last:] for mark in marks]))
    # One number for what both rank by: by marks in common, and of equals the oldest.
    ranks = nlargest(int(effort["candidates"]), (n * _MANY - at for at, n in seen.items()))
    best, most, tied = None, -1, False
    for number in (-rank % _MANY for rank in ranks):
        agreement = clusters[number].agreement(one)
        if agreement >= 0 or clusters[number].is_near(one):
            near.append(number)
        if agreement < 0:
            continue
        tied = agreement == most or (tied and agreement < most)
        if agreement > most or (agreement == most and best is not None and number < best):
            best, most = number, agreement
    return None if tied and most == 0 else best


def _kept_ends(one: Traits) -> list[str]:
    """Under whom an act is remembered: under each other side, and for those who name none."""
    if one.block[0] != "by":
        return [""]
    return [*dict.fromkeys(map(end, sorted(one.targets))), _ANY] if one.targets else [""]


def _asked_ends(one: Traits) -> list[str]:
    """Under whom an act looks: under its other sides, and where none is named."""
    if one.block[0] != "by":
        return [""]
    return ["", *dict.fromkeys(map(end, sorted(one.targets)))] if one.targets else ["", _ANY]


def _gains(one: Traits) -> list[tuple[object, ...]]:
    """Where an act is remembered, under each end: all that can gain it points, by month or by day."""
    limits = settings()["time"]
    span = one.span
    found: list[tuple[object, ...]] = []
    months: Iterable[object] = ("undated",)
    if span is not None:
        months = (
            ("lasting",)
            if span.days > limits["year_span"]
            else range((span.first - 1) // _MONTH, (span.last + 1) // _MONTH + 1)
        )
        if span.told and span.days <= limits["day_span"]:
            found += [("day", day) for day in range(span.first, span.last + 1)]
        elif span.told and span.days <= limits["week_span"]:
            found.append(("week", span.first, span.last))
    features: list[object] = [
        ("text", one.text),
        ("report", one.row.report_key),
        *one.telling,
        *(("place", word) for word in one.place),
    ]
    if one.unit is not None:
        features.append(("unit", one.unit.name))
    if one.block[0] == "of":
        features.append("summit")
    return found + list(product(months, features))


def _names(one: Traits) -> Iterator[tuple[object, ...]]:
    """Where an act is remembered for those that only name it again."""
    if one.act.mode == "visit":
        yield ("named", "visit")
    for word in one.telling:
        yield ("named", word)


def _named(one: Traits, shelves: dict[tuple[object, ...], list[int]]) -> set[int]:
    """The deeds whose words an act has that only names a deed again."""
    if not names_again(one):
        return set()
    wanted = [("named", "visit")] if one.act.mode == "visit" else list(_names(one))
    return set.intersection(*(set(shelves.get(mark, ())) for mark in wanted))


def names_again(one: Traits) -> bool:
    """Whether an act names a deed and has no day of its own: "their treaty", "the trip".

    A visit needs no words. One that has its day, or more words than name a deed, is told by itself.
    """
    limits = settings()["time"]
    days = 0 if one.span is None else one.span.days
    visit = one.act.mode == "visit"
    some_year = visit and limits["month_span"] < days <= limits["year_span"]
    vague = some_year or (one.act.when is None and (visit or one.definite))
    few = visit or 0 < len(one.telling) <= int(settings()["support"]["naming_words"])
    told = status_rules()[one.act.status].told and one.act.status != "denied"
    return vague and few and told and not one.further


def _named_again(one: Traits, clusters: list[Cluster], named: set[int]) -> int | None:
    """The only deed that an act can mean which has no day of its own.

    Its report's own deed comes first, else the only one of the year before the report, or of the
    time that it names, that holds all its words. Where two fit, it is none.
    """
    if len(named) > int(settings()["effort"]["candidates"]):
        return None
    fitting = [number for number in sorted(named) if _names_it(one, clusters[number])]
    here = [
        number
        for number in fitting
        if any(other.row.report_key == one.row.report_key for other in clusters[number].members)
    ]
    chosen = here or fitting
    return chosen[0] if len(chosen) == 1 else None


def _may_name(one: Traits, cluster: Cluster) -> bool:
    """Whether an act might mean a deed if some of those that tell it were not there."""
    return any(shapes_fit(one.shape, other.shape) for other in cluster.kinds.values())


def _names_it(one: Traits, cluster: Cluster) -> bool:
    """Whether a deed with a day fits an act without one, and lies in the year before it is told."""
    recent = int(settings()["time"]["recalled_days"])
    dated = [other.span for other in cluster.members if other.act.when and other.span is not None]
    if not dated or one.published is None:
        return False
    first, last = min(span.first for span in dated), max(span.last for span in dated)
    within = one.published - recent <= first and first <= one.published
    if one.act.when is not None and one.span is not None:
        within = one.span.first <= first and last <= one.span.last
    alike = any(other.act.event == one.act.event for other in cluster.members)
    return (
        alike
        and within
        and all(shapes_fit(one.shape, other.shape) for other in cluster.kinds.values())
    )


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
        one.shape,
        one.span,
        one.place,
        one.unit,
        act.quantity,
        one.row.report_key if one.span is None or act.quantity else None,
        act.according_to if act.quantity else None,
    )

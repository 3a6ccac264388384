"""The origin graph: each origin with the reports that come from it, and what shows that they do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import chain
from typing import Literal, TypeAlias

from dragoman.fusing.origins.copies import Copy
from dragoman.fusing.origins.rewrites import Rewrite
from dragoman.fusing.origins.tracing import Origins, Traced, held_by
from dragoman.fusing.origins.wording import Wording
from dragoman.records import Report

LinkKind = Literal["copy", "excerpt", "agency", "rewrite"]


@dataclass(frozen=True, slots=True)
class Shared:
    """A stretch that two reports share, by its offsets in both."""

    start: int
    end: int
    other_start: int
    other_end: int


@dataclass(frozen=True, slots=True)
class Link:
    """Why a report and another one are, or probably are, of one origin.

    ``copy``: much of both is one text; ``excerpt``: the one stands inside the other, longer one;
    ``agency``: both name one agency and share part of its text; ``rewrite``: the same sentences in
    the same order in other words. The score is, of copies, the share of the shorter report's own
    words that stand in the other one; of rewrites, how probable one origin is.
    """

    report: str  # report ids
    other: str
    kind: LinkKind
    score: float
    counted: bool  # whether both count as one origin for it
    reason: str
    shared: tuple[Shared, ...]  # in the order of the report's text


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent text, with the reports that come from it."""

    id: str  # of its earliest report
    title: str | None
    published: date | None
    outlet: str | None
    reports: tuple[str, ...]  # ids, by day
    score: float | None  # of the least sure link that counts; None where there is no copy
    links: tuple[Link, ...]  # later reports first named; those that do not count, at the end


Linked: TypeAlias = tuple[Link, tuple[str, str]]
"""A link with the keys of its two reports."""


def origin_graph(traced: Traced) -> list[Origin]:
    """The origins of reports as they were traced, see `graph`."""
    return graph([one.report for one in traced.told], traced.origins, links(traced))


def graph(reports: Iterable[Report], origins: Origins, linked: Iterable[Linked]) -> list[Origin]:
    """The origins of reports, those with most reports first, then by day.

    A report that holds the texts of several origins stands with each. Links that do not count, the
    less sure rewrites, stand with the origins of both reports.
    """
    told = {one.key: one for one in reports}
    members: dict[str, set[str]] = defaultdict(set)
    firsts = {held_by(key, origins)[0] for key in told}
    for key in told:
        for origin in held_by(key, origins):
            if origin in firsts:
                members[origin].add(key)
    shared: dict[str, list[Linked]] = defaultdict(list)
    for link, keys in linked:
        held = chain.from_iterable(held_by(key, origins) for key in keys)
        for origin in dict.fromkeys(held):
            shared[origin].append((link, keys))
    found = [
        _origin([told[key] for key in some], shared.get(origin, ()))
        for origin, some in members.items()
    ]
    return sorted(found, key=lambda one: (-len(one.reports), one.published or date.max, one.id))


def _origin(members: Iterable[Report], links: Sequence[Linked]) -> Origin:
    told = sorted(members, key=_order)
    keys = {one.key for one in told}
    fitting = [link for link, pair in links if not link.counted or keys.issuperset(pair)]
    kept = sorted(fitting, key=lambda one: (not one.counted, -one.score, one.report, one.other))
    first = told[0]
    return Origin(
        id=first.id,
        title=next((one.title for one in told if one.title), None),
        published=first.published,
        outlet=first.source,
        reports=tuple(one.id for one in told),
        score=min((one.score for one in kept if one.counted), default=None),
        links=tuple(kept),
    )


def _order(report: Report) -> tuple[date, str, str]:
    return report.published or date.max, report.id, report.key


def links(traced: Traced) -> Iterator[Linked]:
    """Every link, from the later report to the earlier one, with the keys of both."""
    make = Linker(traced.told.__getitem__)
    for copy in traced.copies:
        yield make.of(copy)
    for one in traced.rewrites:
        yield make.of(one)


class Linker:
    """Makes links of what was found between wordings, which are known by their numbers."""

    def __init__(self, told: Callable[[int], Wording]) -> None:
        self._told = told
        self._places: dict[int, list[tuple[int, int]]] = {}

    def of(self, why: Copy | Rewrite) -> Linked:
        """The link, from the later report to the earlier one, with the keys of both."""
        if isinstance(why, Rewrite):
            pairs = [Shared(a.start, a.end, b.start, b.end) for a, b in why.answers.pairs]
            return _linked((self._told(why.earlier), self._told(why.later)), why, pairs)
        ends = self._place(why.shorter), self._place(why.longer)
        runs = [_run(run, *ends) for run in why.runs.tolist()]
        return _linked((self._told(why.shorter), self._told(why.longer)), why, runs)

    def _place(self, number: int) -> list[tuple[int, int]]:
        if number not in self._places:
            self._places[number] = self._told(number).places()
        return self._places[number]


def _linked(pair: tuple[Wording, Wording], why: Copy | Rewrite, shared: Sequence[Shared]) -> Linked:
    """The link of two reports, whose stretches are given in the order of the pair."""
    one, other = (told.report for told in pair)
    reason = _reworded(why) if isinstance(why, Rewrite) else _copied(why, one.id, other.id)
    if _order(one) < _order(other):
        one, other = other, one
        shared = [Shared(s.other_start, s.other_end, s.start, s.end) for s in shared]
    link = Link(
        report=one.id,
        other=other.id,
        kind="rewrite" if isinstance(why, Rewrite) else why.kind,
        score=round(why.score if isinstance(why, Rewrite) else why.share, 3),
        counted=why.counted if isinstance(why, Rewrite) else True,
        reason=reason,
        shared=tuple(sorted(shared, key=lambda s: (s.start, s.other_start))),
    )
    return link, (one.key, other.key)


def _run(run: Sequence[int], a: Sequence[tuple[int, int]], b: Sequence[tuple[int, int]]) -> Shared:
    """A run of shared words as a stretch of both texts."""
    here, there, words = run
    last = min(here + words, len(a)) - 1, min(there + words, len(b)) - 1
    return Shared(a[here][0], a[last[0]][1], b[there][0], b[last[1]][1])


def _copied(copy: Copy, shorter: str, longer: str) -> str:
    """Why two reports are one text, in words."""
    what = f"{copy.share:.0%} of the own words of {shorter} stand in {longer}"
    if copy.kind == "copy":
        what += f", and {copy.share_of_longer:.0%} the other way round"
    return f"{what}; both name {copy.agency}" if copy.agency else what


def _reworded(rewrite: Rewrite) -> str:
    """Why two reports are probably one original told anew, in words."""
    how = rewrite.answers
    return (
        f"{len(how.pairs)} sentences of both say the same in the same order, with {how.share:.0%} of "
        f"all telling words; {how.order:.0%} of the names and numbers come in one order"
    )


def to_line(origin: Origin) -> dict[str, object]:
    """An origin as JSON Lines have it."""
    return {
        "origin": origin.id,
        "title": origin.title,
        "published": origin.published,
        "outlet": origin.outlet,
        "reports": list(origin.reports),
        "score": origin.score,
        "links": [link_line(one) for one in origin.links],
    }


def link_line(link: Link) -> dict[str, object]:
    """A link as JSON Lines have it; the stretches as offsets in the texts of both reports."""
    return asdict(link)

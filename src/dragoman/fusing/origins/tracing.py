"""Origins: the independent texts that reports come from, and how many stand behind some claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import Any, TypeAlias

from dragoman.fusing.origins.copies import Compared, Copy, find_copies
from dragoman.fusing.origins.rewrites import Retold, Rewrite, by_day, find_rewrites
from dragoman.fusing.origins.wording import Mask, Told, Wording, wordings
from dragoman.fusing.rules import copy_rules
from dragoman.records import ClaimRow

Origins: TypeAlias = Mapping[str, tuple[str, ...]]
"""By report key, the keys of the origins that the report's text comes from, most of it first.

A report that copies none has itself; a copy has the report that it copies; a page that holds copies
has those, and itself too where much of it is its own.
"""

ALL_OWN: Origins = MappingProxyType({})
"""Every report is its own origin: what holds where no texts are at hand."""


@dataclass(frozen=True)
class Traced:
    """The wordings of reports, shorter ones first, with what shows that some are of one origin."""

    told: Sequence[Wording]
    compared: Compared
    retold: Retold

    @property
    def copies(self) -> Sequence[Copy]:
        """The pairs of copies, by number."""
        return self.compared.copies

    @property
    def rewrites(self) -> Sequence[Rewrite]:
        """The pairs that probably tell one original, by number."""
        return self.retold.rewrites

    @cached_property
    def found(self) -> list[tuple[int, ...]]:
        """By wording, the numbers of the wordings that it comes from, as copies show."""
        return _copied(self.told, self.copies)

    @cached_property
    def origins(self) -> Origins:
        """The origins of each report: by what is copied, and by rewrites that are sure enough."""
        counted = [one for one in self.rewrites if one.counted]
        firsts = [(self.found[one.earlier][0], self.found[one.later][0]) for one in counted]
        stands_for = joined(firsts, by_day(self.told))
        keys = [one.report.key for one in self.told]
        return {
            key: tuple(dict.fromkeys(keys[stands_for.get(one, one)] for one in some))
            for key, some in zip(keys, self.found, strict=True)
        }


def trace(reports: Iterable[Told]) -> Traced:
    """Which reports copy which, and which probably tell one original.

    The same in whatever order the reports come.
    """
    known: dict[str, int] = {}
    told = wordings(reports, known)
    compared = find_copies(told)
    pairs = ((one.shorter, one.longer) for one in compared.copies)
    return Traced(told, compared, find_rewrites(told, known, pairs))


def find_origins(reports: Iterable[Told]) -> Origins:
    """The origins of reports by key, the same in whatever order the reports come.

    The key of an origin is that of the shortest of its copies, the earliest of equals; of rewrites
    it is that of the earliest.

    >>> from dragoman.reading.sources import make_report
    >>> from dragoman.records import Region
    >>> wire = "Oslo and Bern signed a treaty on fish in the far north on Monday"
    >>> page = f"{wire}. {' '.join('Our man saw rain fall on all of Bern at noon'.split() * 3)}"
    >>> texts = [page, wire, f"{wire}, it said", "Bern saw snow."]
    >>> told = [
    ...     (make_report(text, id=f"r{n}"), [Region(0, len(text), "body")])
    ...     for n, text in enumerate(texts)
    ... ]
    >>> names = {report.key: report.id for report, _ in told}
    >>> found = find_origins(told)
    >>> [[names[one] for one in found[report.key]] for report, _ in told]
    [['r1', 'r0'], ['r1'], ['r1'], ['r3']]
    """
    return trace(reports).origins


def _copied(told: Sequence[Wording], copies: Iterable[Copy]) -> list[tuple[int, ...]]:
    """By wording, the numbers of the wordings that it comes from, as copies show."""
    held: dict[int, list[Held]] = defaultdict(list)
    for copy in copies:
        held[copy.longer].append(Held(copy.shorter, copy.covers, int(copy.own.sum())))
    found: list[tuple[int, ...]] = []
    for number in range(len(told)):
        found.append(comes_from(number, held[number], found.__getitem__))
    return found


@dataclass(frozen=True, slots=True)
class Held:
    """A shorter text that a longer one holds."""

    shorter: int
    covers: Mask  # the words of the longer one that stand in the shorter one
    own: int  # how many words the longer one has of its own


def comes_from(
    number: int, held: Iterable[Held], found: Callable[[int], tuple[int, ...]]
) -> tuple[int, ...]:
    """The numbers of the texts that one comes from, itself among them where much of it is its own.

    ``found`` has those of the shorter texts; they are given the shorter ones first.
    """
    ranked = sorted(held, key=lambda one: -int(one.covers.sum()))
    others = chain.from_iterable(found(one.shorter) for one in ranked)
    itself = () if ranked and _is_copied(ranked) else (number,)
    return tuple(dict.fromkeys([*others, *itself]))


def _is_copied(held: Sequence[Held]) -> bool:
    """Whether much of a text's own words stands in the texts that it holds."""
    covered = held[0].covers.copy()
    for one in held[1:]:
        covered |= one.covers
    return bool(covered.sum() >= copy_rules()["least"] * held[0].own)


def joined(pairs: Iterable[tuple[int, int]], order: Callable[[int], Any]) -> dict[int, int]:
    """By origin that was told anew from another, that other one: the earliest of all."""
    head: dict[int, int] = {}

    def head_of(one: int) -> int:
        while one in head:
            one = head[one]
        return one

    for pair in pairs:
        both = {head_of(one) for one in pair}
        if len(both) == 2:
            first, second = sorted(both, key=order)
            head[second] = first
    return {one: head_of(one) for one in head}


def held_by(key: str, origins: Origins) -> tuple[str, ...]:
    """The origins of a report."""
    return origins.get(key, (key,))


def origin_of(row: ClaimRow, origins: Origins) -> str:
    """The origin of a claim that is no copy: its report's own part, else what the report copies."""
    held = held_by(row.report_key, origins)
    return row.report_key if row.report_key in held else held[0]


def independent(given: Iterable[str], origins: Origins) -> dict[str, str]:
    """By each origin given, the one that it counts as among them; what is left is independent.

    A page's own part is no second origin beside the text that the page holds.

    >>> independent(["wire", "page", "other"], {"page": ("wire", "page")})
    {'wire': 'wire', 'page': 'wire', 'other': 'other'}
    """
    there = dict.fromkeys(given)

    def counts_as(one: str) -> str:
        held = (other for other in held_by(one, origins) if other != one and other in there)
        return next(held, one)

    counted = {}
    for one in there:
        last, first = one, counts_as(one)
        while last != first:
            last, first = first, counts_as(first)
        counted[one] = first
    return counted


def count_independent(rows: Iterable[ClaimRow], origins: Origins) -> int:
    """How many independent origins stand behind claims that are no copies."""
    return len(set(independent((origin_of(row, origins) for row in rows), origins).values()))

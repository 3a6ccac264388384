"""Origins: the independent texts that reports come from, and how many stand behind some claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, TypeAlias

from dragoman.data.tables import read_toml
from dragoman.fusing.copies import origins_among
from dragoman.records import ClaimRow, Region, Report

Origins: TypeAlias = Mapping[str, tuple[str, ...]]
"""By report key, the keys of the origins that the report's text comes from, most of it first.

A report that copies none has itself; a copy has the report that it copies; a page that holds copies
has those, and itself too where much of it is its own.
"""

ALL_OWN: Origins = MappingProxyType({})
"""Every report is its own origin: what holds where no texts are at hand."""

_RUNNING = frozenset({"title", "body", "truncation"})  # captions and promos speak of other things


def find_origins(reports: Iterable[tuple[Report, Sequence[Region]]]) -> dict[str, tuple[str, ...]]:
    """The origins of reports by key, the same in whatever order the reports come.

    The key of an origin is that of the shortest of its copies, the earliest of equals.
    """
    told = sorted(reports, key=lambda one: (one[0].published or date.max, one[0].id, one[0].key))
    texts = [" ".join(running(*one)) or one[0].text for one in told]
    rules = settings()
    keys = [report.key for report, _ in told]
    found = origins_among(texts, rules["words"], rules["least"])
    return {key: tuple(keys[one] for one in held) for key, held in zip(keys, found, strict=True)}


def running(report: Report, regions: Iterable[Region]) -> list[str]:
    """The stretches of a report's running text."""
    return [report.text[one.start : one.end] for one in regions if one.kind in _RUNNING]


@cache
def settings() -> dict[str, Any]:
    """The thresholds of copies, from ``fusing_stories.toml``."""
    rules: dict[str, Any] = read_toml("fusing_stories.toml")["copies"]
    return rules


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

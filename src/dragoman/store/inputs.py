"""What a reading is given: paths, texts and reports, all as reports in the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from dragoman.reading import sources as reading
from dragoman.records import Rejection, Report

Source: TypeAlias = str | Path | Report
"""A path, a text (a string with a line break in it) or a report made already."""


def load(
    sources: Sequence[Source], published: date | None, outlet: str | None
) -> Iterator[Report | Rejection]:
    """What the sources hold, with the day and the outlet where they give none themselves."""
    for item in chain.from_iterable(_load_one(one, published) for one in sources):
        if isinstance(item, Report) and item.source is None and outlet is not None:
            yield replace(item, source=outlet)
        else:
            yield item


def names(sources: Sequence[Source]) -> list[str]:
    """How a run names what it was given: paths, ids of reports, and texts by their beginning."""
    return [one.id if isinstance(one, Report) else str(one)[:200] for one in sources]


def _load_one(one: Source, published: date | None) -> Iterable[Report | Rejection]:
    if isinstance(one, Report):
        dated = one.published is not None or published is None
        return [one if dated else replace(one, published=published, published_from="given")]
    if isinstance(one, str) and "\n" in one:
        return [reading.make_report(one, published=published)]
    return reading.load([Path(one)], published=published)

"""One report as the finders of clashes inside it read it: its sentences by kind, and its claims."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.evidence import make_evidence
from dragoman.fusing.touching import Touching
from dragoman.reading.sentences import find_sentences
from dragoman.reading.words import straighten
from dragoman.records import ClaimRow, Region, RegionKind, Report, Side

TITLE: frozenset[RegionKind] = frozenset({"title"})
BODY: frozenset[RegionKind] = frozenset({"body", "truncation"})
CAPTION: frozenset[RegionKind] = frozenset({"caption"})
TOLD = TITLE | BODY | CAPTION
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a report; ``text`` has straight quotes and the offsets of the report's."""

    start: int
    end: int
    kind: RegionKind
    text: str


@dataclass(frozen=True)
class Page:
    """A report with its regions and its own claims, in text order."""

    report: Report
    regions: tuple[Region, ...]
    rows: tuple[ClaimRow, ...]

    @cached_property
    def plain(self) -> str:
        """The report's text with straight quotes, character for character."""
        return straighten(self.report.text)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The sentences of title, running text and captions, in text order."""
        return tuple(
            Line(start, end, region.kind, self.plain[start:end])
            for region in self.regions
            if region.kind in TOLD
            for paragraph in _PARAGRAPH.finditer(self.plain, region.start, region.end)
            for start, end in find_sentences(self.plain, *paragraph.span())
        )

    def of(self, kinds: frozenset[RegionKind]) -> Iterator[Line]:
        """The sentences of some kinds of region."""
        return (line for line in self.lines if line.kind in kinds)

    def line_at(self, at: int) -> Line | None:
        """The sentence in which a place lies."""
        number = bisect_right(self.lines, at, key=lambda line: line.start) - 1
        return self.lines[number] if number >= 0 and at < self.lines[number].end else None

    def within(self, start: int, end: int) -> Iterator[ClaimRow]:
        """The claims whose evidence touches a stretch."""
        yield from self._touching.of(start, end)

    def side(self, start: int, end: int, claim: str | None = None) -> Side:
        """A stretch of the report as one side of a disagreement."""
        report = self.report
        evidence = make_evidence(report.text, start, end)
        return Side(report.id, evidence, claim, report.published, report.source)

    def told_in(self, row: ClaimRow) -> RegionKind | None:
        """The kind of the region in which a claim is told."""
        region = self.region_at(row.claim.evidence.start)
        return None if region is None else region.kind

    def region_at(self, at: int) -> Region | None:
        """The region in which a place lies."""
        number = bisect_right(self._starts, at) - 1
        return self.regions[number] if number >= 0 and at < self.regions[number].end else None

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self.regions]

    @cached_property
    def _touching(self) -> Touching[ClaimRow]:
        return Touching(self.rows, lambda row: row.claim.evidence)


def page_of(report: Report, regions: Sequence[Region], rows: Iterable[ClaimRow]) -> Page:
    """The report with those of the claims that are its own, in whatever order they come."""
    own = [row for row in rows if row.report_key == report.key]
    own.sort(key=lambda row: (row.claim.evidence.start, row.claim.evidence.end, row.id))
    return Page(report, tuple(sorted(regions, key=lambda one: one.start)), tuple(own))

"""Cleans a report: marks what each stretch of it is and gives the passages to be coded."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from dragoman.reading.composing import Places, compose
from dragoman.reading.passages import make_passages
from dragoman.reading.regions import find_regions
from dragoman.reading.repairs import find_repairs
from dragoman.reading.words import straighten
from dragoman.records import CleanReport, Region, Repair, Report

Stretch = TypeVar("Stretch", Region, Repair)

_CODED = frozenset({"body", "title", "repeat", "caption", "truncation"})


def clean(report: Report) -> CleanReport:
    """The report with its regions, repairs and passages; its text is never changed.

    Examples:
        >>> from dragoman.reading.sources import make_report
        >>> cleaned = clean(make_report("Share\\n\\nOslo told Kenyaand Chad of the the talks."))
        >>> [region.kind for region in cleaned.regions], cleaned.passages[0].text
        (['interface', 'body'], 'Oslo told Kenya and Chad of the talks.')
    """
    text, places = compose(report.text)
    plain = straighten(text)
    title = straighten(compose(report.title)[0]) if report.title else None
    paragraphs = find_regions(text, plain, title)
    regions = [region for regions in paragraphs for region in regions]
    coded = [(region.start, region.end) for region in regions if region.kind in _CODED]
    repairs = find_repairs(plain, coded)
    passages = [
        passage for regions in paragraphs for passage in make_passages(plain, regions, repairs)
    ]
    if places is not None:
        regions = [_led_back(region, places) for region in regions]
        repairs = [_led_back(repair, places) for repair in repairs]
        passages = [
            replace(passage, offsets=tuple(places[offset] for offset in passage.offsets))
            for passage in passages
        ]
    return CleanReport(report, tuple(regions), tuple(repairs), tuple(passages))


def _led_back(stretch: Stretch, places: Places) -> Stretch:
    """A stretch of the composed text as that of the report's own."""
    return replace(stretch, start=places[stretch.start], end=places[stretch.end])

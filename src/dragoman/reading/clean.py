"""Cleans a report: marks what each stretch of it is and gives the passages to be coded."""

from __future__ import annotations

from dragoman.reading.passages import make_passages
from dragoman.reading.regions import find_regions
from dragoman.reading.repairs import find_repairs
from dragoman.reading.words import straighten
from dragoman.records import CleanReport, Report

_CODED = frozenset({"body", "title", "repeat", "caption", "truncation"})


def clean(report: Report) -> CleanReport:
    """The report with its regions, repairs and passages; its text is never changed.

    Examples:
        >>> from dragoman.reading.sources import make_report
        >>> cleaned = clean(make_report("Share\\n\\nOslo told Kenyaand Chad of the the talks."))
        >>> [region.kind for region in cleaned.regions], cleaned.passages[0].text
        (['interface', 'body'], 'Oslo told Kenya and Chad of the talks.')
    """
    plain = straighten(report.text)
    title = straighten(report.title) if report.title else None
    paragraphs = find_regions(report.text, plain, title)
    regions = [region for regions in paragraphs for region in regions]
    coded = [(region.start, region.end) for region in regions if region.kind in _CODED]
    repairs = find_repairs(plain, coded)
    passages = [
        passage for regions in paragraphs for passage in make_passages(plain, regions, repairs)
    ]
    return CleanReport(report, tuple(regions), tuple(repairs), tuple(passages))

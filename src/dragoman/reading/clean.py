"""Cleans a report: marks what each stretch of it is and gives the passages to be coded."""

from __future__ import annotations

from dragoman.reading.passages import make_passages
from dragoman.reading.regions import find_regions
from dragoman.reading.repairs import find_doubled, find_glued, own_words
from dragoman.reading.words import STRAIGHT
from dragoman.records import CleanReport, Passage, Region, Repair, Report

_CODED = frozenset({"body", "title", "repeat", "caption", "truncation"})


def clean(report: Report) -> CleanReport:
    """The report with its regions, repairs and passages; its text is never changed.

    Examples:
        >>> from dragoman.reading.sources import make_report
        >>> cleaned = clean(make_report("Share\\n\\nOslo told Kenyaand Chad of the the talks."))
        >>> [region.kind for region in cleaned.regions], cleaned.passages[0].text
        (['interface', 'body'], 'Oslo told Kenya and Chad of the talks.')
    """
    plain = report.text.translate(STRAIGHT)
    title = report.title.translate(STRAIGHT) if report.title else None
    paragraphs = find_regions(report.text, plain, title)
    coded = [
        (region.start, region.end)
        for regions in paragraphs
        for region in regions
        if region.kind in _CODED
    ]
    own = own_words(plain, coded)
    repairs: list[Repair] = []
    passages: list[Passage] = []
    for regions in paragraphs:
        mended = [
            repair
            for region in regions
            if region.kind in _CODED
            for repair in _mended(plain, region, own)
        ]
        repairs += mended
        passages += make_passages(plain, regions, mended)
    regions = tuple(region for regions in paragraphs for region in regions)
    return CleanReport(report, regions, tuple(repairs), tuple(passages))


def _mended(plain: str, region: Region, own: frozenset[str]) -> list[Repair]:
    found = [
        *find_glued(plain, region.start, region.end, own),
        *find_doubled(plain, region.start, region.end),
    ]
    return sorted(found, key=lambda repair: (repair.start, repair.end))

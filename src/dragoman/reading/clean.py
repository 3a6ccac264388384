"""Cleans a report: marks what each stretch of it is and gives the passages to be coded."""

from __future__ import annotations

from dragoman.records import CleanReport, Passage, Region, Report


def clean(report: Report) -> CleanReport:
    """The report with its regions, repairs and passages; its text is never changed."""
    regions = []
    passages = []
    start = 0
    for line in report.text.split("\n"):
        stripped = line.strip()
        if stripped:
            first = start + line.index(stripped)
            end = first + len(stripped)
            regions.append(Region(first, end, "body"))
            passages.append(Passage(stripped, tuple(range(first, end + 1)), "body"))
        start += len(line) + 1
    return CleanReport(report, tuple(regions), (), tuple(passages))

"""Cleans a report: marks what each stretch of it is and gives the passages to be coded."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from dragoman.reading.composing import Places, compose
from dragoman.reading.mending import mend
from dragoman.reading.passages import make_passages
from dragoman.reading.regions import find_regions
from dragoman.reading.repairs import find_repairs
from dragoman.reading.words import straighten
from dragoman.records import CleanReport, Passage, Region, Repair, Report

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
    text, places, mends = _sound(report.text)
    plain = straighten(text)
    title = straighten(_sound(report.title)[0]) if report.title else None
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
        passages = [_passage_led_back(passage, places, mends) for passage in passages]
        repairs = sorted([*repairs, *mends], key=lambda repair: (repair.start, repair.end))
    trimmed = (_trimmed(passage) for passage in passages)
    told = tuple(passage for passage in trimmed if passage.text)
    return CleanReport(report, tuple(regions), tuple(repairs), told)


def _trimmed(passage: Passage) -> Passage:
    """A passage without the blanks that mending may leave about it."""
    text = passage.text
    if not (text[:1].isspace() or text[-1:].isspace()):
        return passage
    first, kept = len(text) - len(text.lstrip()), text.strip()
    return replace(passage, text=kept, offsets=passage.offsets[first : first + len(kept) + 1])


def _sound(text: str) -> tuple[str, Places | None, list[Repair]]:
    """The text with damaged characters mended and letters composed, its way back, and the mends."""
    composed, places = compose(text)
    mended = mend(composed)
    if mended.places is None:
        return composed, places, []
    sound, steps = compose(mended.text)
    mends = [_led_back(repair, places) if places else repair for repair in mended.repairs]
    for step in (mended.places, steps):
        if step is not None:
            places = step if places is None else [places[place] for place in step]
    return sound, places, mends


def _passage_led_back(passage: Passage, places: Places, mends: Sequence[Repair]) -> Passage:
    """A passage of the sound text as one of the report's own."""
    offsets = tuple(places[offset] for offset in passage.offsets)
    first = bisect_left(mends, offsets[0], key=lambda repair: repair.start)
    last = bisect_left(mends, offsets[-1], key=lambda repair: repair.start)
    stretches = tuple((repair.start, repair.end) for repair in mends[first:last])
    return replace(passage, offsets=offsets, mended=stretches)


def _led_back(stretch: Stretch, places: Places) -> Stretch:
    """A stretch of the composed text as that of the report's own."""
    return replace(stretch, start=places[stretch.start], end=places[stretch.end])

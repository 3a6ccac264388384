"""Marks what each stretch of a report is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from dragoman.reading.captions import split_captions
from dragoman.reading.datelines import dateline_end
from dragoman.reading.fragments import split_fragments
from dragoman.reading.notices import notice_kind
from dragoman.reading.paragraphs import Span, find_paragraphs
from dragoman.reading.stamps import stamp_end
from dragoman.reading.surroundings import Page, find_page
from dragoman.reading.titles import find_repeats, find_title
from dragoman.reading.words import TAIL
from dragoman.records import Region, RegionKind

_ENDS_SENTENCE = re.compile(r"[.!?:…][\"')\]]*$")

_HEADS: tuple[tuple[RegionKind, Callable[[str, int, int], int]], ...] = (
    ("stamp", stamp_end),
    ("dateline", dateline_end),
)

# In a report that keeps its points, so few of the paragraphs with more words than a headline lack
# one; where more do, a missing point is no sign of a cut.
ENDS_MISSING = 0.2
PARAGRAPH_WORDS = 12


def find_regions(text: str, plain: str, title: str | None) -> list[list[Region]]:
    """The regions of each paragraph; ``plain`` is the text with straight quotes."""
    paragraphs = find_paragraphs(plain)
    kinds: Sequence[RegionKind | None]
    kinds = [notice_kind(plain[start:end]) for start, end in paragraphs]
    page = find_page(plain, paragraphs, kinds, title)
    kinds = kinds if page is None else page.kinds
    marked: list[list[Region]] = []
    open_places: list[int] = []  # paragraphs that are the report's
    for place, ((start, end), kind) in enumerate(zip(paragraphs, kinds, strict=True)):
        if kind is None:
            open_places.append(place)
            marked.append(split_captions(plain, start, end))
        else:
            marked.append([Region(start, end, kind)])
    _mark_titles(plain, title, page, marked, open_places)
    _mark_fragments(text, plain, marked)
    return marked


def _mark_titles(
    plain: str,
    title: str | None,
    page: Page | None,
    marked: list[list[Region]],
    open_places: list[int],
) -> None:
    """Marks the headline, and what stands again, among the paragraphs and captions."""
    places = [
        (i, j)
        for i in open_places
        for j, region in enumerate(marked[i])
        if region.kind in ("body", "caption")
    ]
    spans: list[Span] = [(marked[i][j].start, marked[i][j].end) for i, j in places]
    body = [n for n, (i, j) in enumerate(places) if marked[i][j].kind == "body"]
    if page is None:
        found = find_title(plain, [spans[n] for n in body], title)
        headline = None if found is None else body[found]
    else:
        headline = next((n for n in body if places[n][0] == page.headline), None)
    for n in find_repeats(plain, spans, headline, title):
        i, j = places[n]
        marked[i][j] = Region(*spans[n], "repeat")
    if headline is not None:
        i, j = places[headline]
        marked[i][j] = Region(*spans[headline], "title")


def _mark_fragments(text: str, plain: str, marked: list[list[Region]]) -> None:
    body = [
        (region.start, region.end)
        for regions in marked
        for region in regions
        if region.kind == "body"
    ]
    ends_kept = _keeps_ends(plain, body)
    last = body[-1][1] if body else 0
    for i, regions in enumerate(marked):
        marked[i] = [
            piece
            for region in _headed(plain, regions)
            for piece in (
                split_fragments(
                    text, plain, region, is_last=region.end == last, ends_kept=ends_kept
                )
                if region.kind == "body"
                else [region]
            )
        ]


def _headed(plain: str, regions: list[Region]) -> Iterator[Region]:
    """The regions of a paragraph, with the time and the dateline that open its body apart."""
    for place, region in enumerate(regions):
        start, end = region.start, region.end
        if place == 0 and region.kind == "body":
            for kind, find_end in _HEADS:
                head_end = find_end(plain, start, end)
                if start < head_end < end:
                    yield Region(start, _trim(plain, start, head_end), kind)
                    start = head_end
        yield Region(start, end, region.kind)


def _trim(plain: str, start: int, end: int) -> int:
    return start + len(plain[start:end].rstrip())


def _keeps_ends(plain: str, body: list[Span]) -> bool:
    long = [span for span in body if plain.count(" ", *span) >= PARAGRAPH_WORDS]
    missing = sum(not _ENDS_SENTENCE.search(plain, end - TAIL, end) for _, end in long)
    return missing <= max(1, ENDS_MISSING * len(long))

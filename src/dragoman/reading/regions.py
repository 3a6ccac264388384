"""Marks what each stretch of a report is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from dragoman.reading.announced import with_announced
from dragoman.reading.captions import split_captions
from dragoman.reading.copyrights import find_mastheads
from dragoman.reading.datelines import dateline_end
from dragoman.reading.fragments import split_fragments
from dragoman.reading.notices import Insert, inserted, notice_kind
from dragoman.reading.paragraphs import Span, find_paragraphs
from dragoman.reading.stamps import stamp_end
from dragoman.reading.surroundings import Page, find_page
from dragoman.reading.titles import find_repeats, find_title
from dragoman.reading.words import TAIL
from dragoman.records import Region, RegionKind

_ENDS_SENTENCE = re.compile(r"[.!?:…][\"')\]]*$")

_BULLETS = "•·▪●◦‣■►*"
_BULLET = re.compile(rf"[{_BULLETS}][ \t]+(?=[\"'(\w])")


def _bullet_end(plain: str, start: int, end: int) -> int:
    match = _BULLET.match(plain, start, end) if plain[start] in _BULLETS else None
    return match.end() if match else start


_HEADS: tuple[tuple[RegionKind, Callable[[str, int, int], int]], ...] = (
    ("interface", _bullet_end),
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
    mastheads = find_mastheads(plain, paragraphs)
    kinds = [
        "interface" if number in mastheads else notice_kind(plain[slice(*span)])
        for number, span in enumerate(paragraphs)
    ]
    page = find_page(plain, paragraphs, kinds, title)
    kinds = with_announced(plain, paragraphs, kinds) if page is None else page.kinds
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
    inserts = inserted(plain)
    for i, regions in enumerate(marked):
        parted: list[Region] = []
        for region in _headed(plain, regions):
            if region.kind == "body":
                inside = _between(inserts, region.start, region.end)
                parted += _body(text, plain, region, inside, last=last, ends_kept=ends_kept)
            else:
                parted.append(region)
        marked[i] = parted


def _body(
    text: str, plain: str, region: Region, inside: list[Insert], *, last: int, ends_kept: bool
) -> Iterator[Region]:
    """A stretch of body as body, fragments, notices set into it, and an end cut off."""
    end, is_last = region.end, region.end == last
    if inside and inside[-1][1] >= end:
        end, is_last = _trim_end(plain, region.start, inside[-1][0]), True
    if region.start < end:
        whole = region if end == region.end else Region(region.start, end, "body")
        pieces = split_fragments(text, plain, whole, is_last=is_last, ends_kept=ends_kept)
        for piece in pieces:
            own = _between(inside, piece.start, piece.end)
            yield from _carved(plain, piece, own) if own else (piece,)
    yield from (Region(one[0], min(one[1], region.end), one[2]) for one in inside if one[0] >= end)


def _between(inserts: list[Insert], start: int, end: int) -> list[Insert]:
    """The notices that stand within a stretch."""
    if not inserts:
        return []
    first = bisect_left(inserts, (start, 0, ""))
    beyond = bisect_left(inserts, (end, 0, ""))
    return [one for one in inserts[first:beyond] if one[1] <= end]


def _carved(plain: str, piece: Region, inside: Sequence[Insert]) -> Iterator[Region]:
    """A piece without the notices that stand in it, and these."""
    start = piece.start
    for first, last, kind in inside:
        before = _trim_end(plain, start, first)
        if start < before:
            yield Region(start, before, piece.kind)
        yield Region(first, _trim_end(plain, first, last), kind)
        start = last
        while start < piece.end and plain[start].isspace():
            start += 1
    if start < piece.end:
        yield Region(start, piece.end, piece.kind)


def _headed(plain: str, regions: list[Region]) -> Iterator[Region]:
    """The regions of a paragraph, with the time and the dateline that open its body apart."""
    for place, region in enumerate(regions):
        start, end = region.start, region.end
        if place == 0 and region.kind == "body":
            for kind, find_end in _HEADS:
                head_end = find_end(plain, start, end)
                if start < head_end < end:
                    yield Region(start, _trim_end(plain, start, head_end), kind)
                    start = head_end
        yield region if start == region.start else Region(start, end, region.kind)


def _trim_end(plain: str, start: int, end: int) -> int:
    return start + len(plain[start:end].rstrip())


def _keeps_ends(plain: str, body: list[Span]) -> bool:
    long = [span for span in body if plain.count(" ", *span) >= PARAGRAPH_WORDS]
    missing = sum(not _ENDS_SENTENCE.search(plain, end - TAIL, end) for _, end in long)
    return missing <= max(1, ENDS_MISSING * len(long))

"""A text in segments: stretches between two borders, each knowing what covers it, however it overlaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.records import Region, RegionKind


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a text that is of one kind all over, and that the same spans cover.

    Spans are told by their place in the list that was given, the shortest first.
    """

    start: int
    end: int
    text: str
    kind: RegionKind
    spans: tuple[int, ...]
    begins: tuple[int, ...]  # spans that begin here
    ends: tuple[int, ...]  # spans that end here
    named: bool = False  # whether a name that is pointed at stands here


def segments(
    text: str,
    regions: Sequence[Region],
    spans: Sequence[tuple[int, int]],
    named: Iterable[tuple[int, int]] = (),
) -> list[Segment]:
    """The whole text in order: joined, the segments are the text again, and no span is left out.

    Spans outside the text are cut to it. An empty one begins and ends at the segment that it stands
    before.

    >>> [(one.text, one.spans) for one in segments("abcdef", [], [(0, 4), (2, 6)])]
    [('ab', (0,)), ('cd', (0, 1)), ('ef', (1,))]
    """
    whole = [_cut(one, len(text)) for one in spans]
    names = [_cut(one, len(text)) for one in named]
    kinds = [_cut((one.start, one.end), len(text)) for one in regions]
    borders = {0, len(text), *(place for one in (*whole, *names, *kinds) for place in one)}
    begins, ends = defaultdict(list), defaultdict(list)
    for number, (start, end) in enumerate(whole):
        begins[start].append(number)
        ends[end].append(number)
    open_: set[int] = set()
    found: list[Segment] = []
    for start, end in pairwise(sorted(borders)):
        empty = [one for one in begins[start] if whole[one][0] == whole[one][1]]
        open_ -= set(ends[start])
        open_ |= set(begins[start]) - set(empty)
        closing = [one for one in ends[end] if one in open_] + empty
        found.append(
            Segment(
                start,
                end,
                text[start:end],
                _kind(regions, start),
                tuple(sorted(open_, key=lambda one: (whole[one][1] - whole[one][0], one))),
                tuple(begins[start]),
                tuple(sorted(closing)),
                any(first <= start < last for first, last in names),
            )
        )
    return found


def _cut(span: tuple[int, int], length: int) -> tuple[int, int]:
    start = min(max(span[0], 0), length)
    return start, min(max(span[1], start), length)


def _kind(regions: Sequence[Region], place: int) -> RegionKind:
    return next((one.kind for one in regions if one.start <= place < one.end), "body")

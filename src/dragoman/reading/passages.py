"""Gives a stretch of a report in working form: plain quotes and spaces, and the way back."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.reading.datelines import dateline_end
from dragoman.reading.paragraphs import Span
from dragoman.reading.sentences import find_sentences
from dragoman.records import Passage, Region, RegionKind, Repair

# A paragraph longer than this (ten times the longest that are usual) is parted at a sentence, so
# that the parser's memory, which grows with its length, stays small.
PASSAGE_CHARACTERS = 10_000

_HIDDEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\x00-\x08\x0e-\x1b\x7f"
# Runs of blanks, and what cannot be seen: all but a single plain space.
_ODD_BLANKS = re.compile(rf"[\s{_HIDDEN}]{{2,}}|[^\S ]|[{_HIDDEN}]")
_SPACE_BEFORE_POINT = re.compile(r"(?<=\w)\s+(?=[.,;:!?](?:\s|$))")
_SPACED_POINT = re.compile(r" [.,;:!?]")
_DASH = re.compile(r"[–—―]|(?<!-)--(?!-)")


# What may stand within a sentence that goes on behind it.
_WITHIN = frozenset({"fragment", "interface", "promo", "stamp", "dateline"})


class Edit(NamedTuple):
    """In the working text, ``replacement`` stands for the report's stretch."""

    start: int
    end: int
    replacement: str


def make_passages(
    plain: str, regions: Sequence[Region], repairs: Sequence[Repair]
) -> Iterator[Passage]:
    """The passages of one paragraph, given its regions: body in one, each caption by itself."""
    body: list[Span] = []
    for region in regions:
        if region.kind in ("body", "truncation"):
            body.append((region.start, region.end))
        elif region.kind not in _WITHIN:
            yield from _parted(plain, body, "body", repairs)
            body = []
            if region.kind in ("title", "repeat", "caption"):
                yield from _parted(plain, [(region.start, region.end)], region.kind, repairs)
    yield from _parted(plain, body, "body", repairs)


def _parted(
    plain: str, spans: list[Span], kind: RegionKind, repairs: Sequence[Repair]
) -> Iterator[Passage]:
    if not spans:
        return
    if kind == "repeat":
        start = dateline_end(plain, *spans[0])
        spans = [(start, spans[0][1]), *spans[1:]]
    for chunk in _chunks(plain, spans):
        edits = _edits(plain, chunk, repairs)
        text, offsets = _applied(plain, chunk, edits)
        if text:
            yield Passage(text, offsets, kind)


def _chunks(plain: str, spans: list[Span]) -> Iterator[list[Span]]:
    """The spans, in chunks that are short enough."""
    if spans[-1][1] - spans[0][0] <= PASSAGE_CHARACTERS:
        yield spans
        return
    chunk: list[Span] = []
    length = 0
    for start, end in (piece for span in spans for piece in _pieces(plain, *span)):
        if chunk and length + end - start > PASSAGE_CHARACTERS:
            yield chunk
            chunk, length = [], 0
        chunk.append((start, end))
        length += end - start
    yield chunk


def _pieces(plain: str, start: int, end: int) -> Iterator[Span]:
    """Sentences, and those that are too long in pieces that end with a word."""
    for first, last in find_sentences(plain, start, end):
        while last - first > PASSAGE_CHARACTERS:
            cut = plain.rfind(" ", first + 1, first + PASSAGE_CHARACTERS)
            cut = cut if cut > first else first + PASSAGE_CHARACTERS
            yield first, cut
            first = cut
        yield first, last


def _edits(plain: str, spans: list[Span], repairs: Sequence[Repair]) -> list[Edit]:
    edits: list[Edit] = []
    for start, end in spans:
        stretch = plain[start:end]
        # Most stretches have no odd blank and no dash: that is told faster than sought.
        even = stretch.isprintable() and "  " not in stretch
        if not even:
            edits += (
                _blanks_edit(match, start, end) for match in _ODD_BLANKS.finditer(plain, start, end)
            )
        if not even or _SPACED_POINT.search(stretch):
            edits += (
                Edit(match.start(), match.end(), "")
                for match in _SPACE_BEFORE_POINT.finditer(plain, start, end)
            )
        if "--" in stretch or not stretch.isascii():
            for match in _DASH.finditer(plain, start, end):
                edits += _dash_edits(plain, match, start, end)
        edits += (_repair_edit(plain, repair) for repair in _within(repairs, start, end))
    edits.sort(key=lambda edit: (edit.start, -edit.end, edit.replacement))
    return edits


def _within(repairs: Sequence[Repair], start: int, end: int) -> Iterator[Repair]:
    """The repairs inside a stretch; they come in text order, and a long text has many."""
    if not repairs:
        return iter(())
    first = bisect_left(repairs, start, key=lambda repair: repair.start)
    last = bisect_left(repairs, end, key=lambda repair: repair.start)
    return (repair for repair in repairs[first:last] if repair.end <= end)


def _dash_edits(plain: str, match: re.Match[str], start: int, end: int) -> Iterator[Edit]:
    """Spaces about a dash that has one on one side only, and about a long dash that has none."""
    first, last = match.span()
    if first == start or last == end:
        return
    before, after = plain[first - 1], plain[last]
    if before.isspace() and after.isspace():
        return
    if before.isspace() != after.isspace() or match.group() != "–":
        yield Edit(first, first, " ")
        yield Edit(last, last, " ")


def _blanks_edit(match: re.Match[str], start: int, end: int) -> Edit:
    at_margin = match.start() == start or match.end() == end
    has_space = any(character.isspace() for character in match.group())
    return Edit(match.start(), match.end(), " " if has_space and not at_margin else "")


def _repair_edit(plain: str, repair: Repair) -> Edit:
    if repair.kind == "doubled":
        return Edit(repair.start + len(repair.replacement), repair.end, "")
    if repair.kind == "broken":
        return _rejoined(plain, repair)
    gap = repair.start + repair.replacement.rindex(" ")
    return Edit(gap, gap, " ")


def _rejoined(plain: str, repair: Repair) -> Edit:
    """The break of a word, which falls, with its hyphen or without."""
    hyphen = plain.rindex("-", repair.start, repair.end)
    first = hyphen + ("-" in repair.replacement)
    last = hyphen + 1
    while plain[last].isspace():
        last += 1
    return Edit(first, last, "")


def _applied(plain: str, spans: list[Span], edits: list[Edit]) -> tuple[str, Sequence[int]]:
    """The working text, and for each of its characters the place in the report."""
    if len(spans) == 1 and not edits:
        [(start, end)] = spans
        text = plain[start:end].rstrip(" ")
        if len(text) == end - start:
            return text, range(
                start, end + 1
            )  # a number for each character takes 40 times the text
        return text, (*range(start, start + len(text)), end)
    pieces: list[str] = []
    offsets: list[int] = []
    waiting = iter(edits)
    edit = next(waiting, None)
    for start, end in spans:
        if offsets:
            _put_space(pieces, offsets, start)
        position = start
        while edit is not None and edit.start < end:
            if edit.start >= position:
                pieces.append(plain[position : edit.start])
                offsets.extend(range(position, edit.start))
                position = max(edit.start, edit.end)
                if edit.replacement and plain[position : position + 1] != " ":
                    _put_space(pieces, offsets, edit.start)
            edit = next(waiting, None)
        pieces.append(plain[position:end])
        offsets.extend(range(position, end))
    text = "".join(pieces).rstrip(" ")
    return text, (*offsets[: len(text)], spans[-1][1])


def _put_space(pieces: list[str], offsets: list[int], position: int) -> None:
    if not (pieces and pieces[-1].endswith(" ")):
        pieces.append(" ")
        offsets.append(position)

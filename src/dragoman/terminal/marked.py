"""A report's text with its claims marked in it, and what was set aside greyed and named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.table import Table
from rich.text import Text

from dragoman.records import Act, Claim, Region, RegionKind
from dragoman.store.claims import roles
from dragoman.terminal import style
from dragoman.terminal.lines import visible

MEASURE = 96  # columns of text at most: longer lines are hard to follow
_SMALL = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

REGION_WORDS: dict[RegionKind, str] = {
    "body": "",
    "title": "title",
    "repeat": "repeated",
    "caption": "caption",
    "credit": "credit",
    "promo": "promotion",
    "interface": "interface",
    "related": "other reports",
    "stamp": "time stamp",
    "dateline": "dateline",
    "fragment": "fragment",
    "truncation": "cut off",
}
"""What each kind of region is called beside the text."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A stretch of one line and one kind."""

    start: int
    end: int
    kind: RegionKind


def marked(text: str, regions: Sequence[Region], claims: Sequence[Claim], width: int) -> Table:
    """The text, paragraph by paragraph; claim ``i`` bears the mark ``i + 1`` where its quote ends.

    A stretch has the colour of the innermost claim that it is evidence for; its parties are bold.
    """
    blocks = list(_blocks(text, regions))
    gutter = max((len(REGION_WORDS[block.kind]) for block in blocks), default=0)
    grid = Table.grid(padding=(0, 2 if gutter else 0, 0, 0), pad_edge=False)
    if gutter:
        grid.add_column(width=gutter, justify="right", overflow="fold")
    grid.add_column(width=max(min(MEASURE, width - gutter - 2), 10), overflow="fold")
    shown = visible(text)
    last = "body"
    for block in blocks:
        name = REGION_WORDS[block.kind] if block.kind != last else ""
        last = block.kind
        margin = [Text(name, style.QUIET)] if gutter else []
        grid.add_row(*margin, _painted(shown, block, claims))
        grid.add_row("")
    return grid


def small(number: int) -> str:
    """A number as a small raised mark.

    >>> small(12)
    '¹²'
    """
    return str(number).translate(_SMALL)


def colour(claim: Claim) -> str:
    """The colour of a claim, in the text and in tables."""
    return (
        style.QUAD_COLOURS.get(claim.quad, "")
        if isinstance(claim, Act)
        else style.KIND_COLOURS[claim.kind]
    )


def _blocks(text: str, regions: Sequence[Region]) -> Iterator[_Block]:
    """The text in lines, parted also where a region begins or ends; blank ones are left out."""
    kinds: list[_Block] = []
    at = 0
    for region in regions:
        kinds += [_Block(at, region.start, "body"), _Block(region.start, region.end, region.kind)]
        at = region.end
    kinds.append(_Block(at, len(text), "body"))
    for block in kinds:
        start = block.start
        for line in text[block.start : block.end].split("\n"):
            if line.strip():
                yield _Block(start, start + len(line), block.kind)
            start += len(line) + 1


def _painted(shown: str, block: _Block, claims: Sequence[Claim]) -> Text:
    """One block of text with the colours and the marks of its claims."""
    here = [
        (number, claim)
        for number, claim in enumerate(claims, 1)
        if claim.evidence.start < block.end and claim.evidence.end > block.start
    ]
    named = [
        (party.start, party.end)
        for _, claim in here
        for _, party in roles(claim)
        if party.start < block.end and party.end > block.start
    ]
    cuts = {block.start, block.end}
    for start, end in [*((one.evidence.start, one.evidence.end) for _, one in here), *named]:
        cuts |= {min(max(cut, block.start), block.end) for cut in (start, end)}
    places = sorted(cuts)
    line = Text(style={"body": "", "title": "bold"}.get(block.kind, style.QUIET))
    for start, end in pairwise(places):
        look = _colour_at(here, start)
        bold = any(first <= start < last for first, last in named)
        line.append(shown[start:end], f"bold {look}" if bold else look)
        _mark(line, [one for one in here if min(one[1].evidence.end, block.end) == end])
    return line


def _colour_at(here: Sequence[tuple[int, Claim]], at: int) -> str:
    """The colour of the shortest claim that covers a place."""
    around = [claim for _, claim in here if claim.evidence.start <= at < claim.evidence.end]
    if not around:
        return ""
    return colour(min(around, key=lambda one: one.evidence.end - one.evidence.start))


def _mark(line: Text, ending: Sequence[tuple[int, Claim]]) -> None:
    """Append the marks of the claims that end here."""
    for place, (number, claim) in enumerate(ending):
        line.append("·" if place else "", style.QUIET)
        line.append(small(number), f"bold {colour(claim)}")

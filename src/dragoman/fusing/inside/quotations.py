"""Somebody's words as a report sets them between quotation marks, and how near two of them are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.fusing.inside.page import Page
from dragoman.fusing.origins.wording import said
from dragoman.records import ClaimRow, RegionKind, Statement

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, and the statement that it is part of, where one is coded."""

    start: int
    end: int
    kind: RegionKind
    words: tuple[str, ...]  # in small letters
    places: tuple[tuple[int, int], ...]  # of each word, in the report's text
    row: ClaimRow | None = None
    said: Statement | None = None


def quotations(page: Page, kinds: frozenset[RegionKind]) -> list[Quotation]:
    """The quotations of a report in regions of some kinds, in text order."""
    return [
        _quotation(page, start, end, region.kind)
        for region in page.regions
        if region.kind in kinds
        for start, end in said(page.report.text, region.start, region.end)
    ]


def shared_words(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """The longest run of words that both have in one order, as places in each.

    >>> shared_words("it is ours alone".split(), "that is for us alone".split())
    [(1, 1), (3, 4)]
    """
    best = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            same = best[i + 1][j + 1] + 1 if a[i] == b[j] else 0
            best[i][j] = max(same, best[i + 1][j], best[i][j + 1])
    found, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if a[i] == b[j] and best[i][j] == best[i + 1][j + 1] + 1:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def has_run(words: Sequence[str], run: Sequence[str]) -> bool:
    """Whether some words stand in a row in others.

    >>> has_run(["all", "is", "well"], ["is", "well"])
    True
    """
    size = len(run)
    return any(tuple(words[i : i + size]) == tuple(run) for i in range(len(words) - size + 1))


def words_in(text: str, start: int, end: int) -> tuple[list[str], list[tuple[int, int]]]:
    """The words of a stretch in small letters, and where each stands."""
    found = list(_WORD.finditer(text, start, end))
    return [one.group().casefold() for one in found], [one.span() for one in found]


def _quotation(page: Page, start: int, end: int, kind: RegionKind) -> Quotation:
    words, places = words_in(page.plain, start, end)
    row = next(_statements(page, start, end), None)
    told = row.claim if row is not None else None
    return Quotation(
        start,
        end,
        kind,
        tuple(words),
        tuple(places),
        row,
        told if isinstance(told, Statement) else None,
    )


def _statements(page: Page, start: int, end: int) -> Iterator[ClaimRow]:
    """The statements whose content meets a quotation, those of direct speech first."""
    found = [
        row
        for row in page.rows
        if isinstance(row.claim, Statement)
        and row.claim.content.start < end
        and start < row.claim.content.end
    ]
    found.sort(key=lambda row: (row.claim.direct is False, row.id))  # type: ignore[union-attr]
    yield from found

"""Finds lists of other reports that a promotion announces ("Read more:") in a report that is no page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.reading.paragraphs import Span
from dragoman.reading.surrounding_rules import settings
from dragoman.reading.words import TAIL
from dragoman.records import RegionKind

_POINT = re.compile(r"[.!?:;,…][\"')\]\s]*$")


def with_announced(
    plain: str, paragraphs: Sequence[Span], kinds: Sequence[RegionKind | None]
) -> Sequence[RegionKind | None]:
    """The kinds of the paragraphs, where a list of headlines that a promotion announces is related.

    A list is taken only where nothing of the report can stand in it: its lines have no point, and
    after them comes a notice, or nothing.

    >>> text = "Rain fell on Bern.\\nRead more:\\nTen dishes for rain\\nA bridge is closed\\n"
    >>> spans = [(0, 18), (19, 29), (30, 49), (50, 68)]
    >>> with_announced(text, spans, [None, "promo", None, None])
    [None, 'promo', 'related', 'related']
    """
    if "promo" not in kinds:
        return kinds
    found = list(kinds)
    for place, kind in enumerate(kinds):
        if kind == "promo":
            last = place + 1
            while (
                last < len(kinds) and kinds[last] is None and _is_headline(plain, paragraphs[last])
            ):
                last += 1
            closed = last == len(kinds) or kinds[last] is not None
            if closed and last - place - 1 >= settings().list_lines:
                found[place + 1 : last] = ["related"] * (last - place - 1)
    return found


def _is_headline(plain: str, span: Span) -> bool:
    start, end = span
    short = plain.count(" ", start, end) < settings().headline_words[1]
    return short and not _POINT.search(plain, max(start, end - TAIL), end)

"""Finds the report in the text of a whole page: what stands about it is menus and other reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.data.tables import read_toml
from dragoman.reading.paragraphs import Span
from dragoman.reading.words import TAIL, words, words_of
from dragoman.records import RegionKind

Kinds = Sequence[RegionKind | None]

_ENDS_SENTENCE = re.compile(r"[.!?:…][\"')\]\s]*$")


@dataclass(frozen=True, slots=True)
class Settings:
    """The thresholds of ``reading_pages.toml``, which says what each means."""

    notices: int
    lines: int
    prose_words: int
    prose_share: float
    long_words: int
    most_weight: int
    line_weight: int
    notice_weight: int
    headline_words: int
    headline_share: float
    stem_letters: int
    headline_reach: int
    list_lines: int
    related_words: int


@cache
def settings() -> Settings:
    """The thresholds."""
    table: dict[str, Any] = read_toml("reading_pages.toml")
    return Settings(**table)


@dataclass(frozen=True, slots=True)
class Page:
    """Where the report is among the paragraphs of a page."""

    headline: int | None  # the paragraph that is its headline
    own: frozenset[int]  # the paragraphs that are the report's, the headline among them


def find_page(plain: str, paragraphs: Sequence[Span], kinds: Kinds) -> Page | None:
    """The report in a page; None where the text is no page but a report alone.

    ``kinds`` are the kinds of the paragraphs that are notices, and None for all others.
    """
    if not _has_notices(plain, paragraphs, kinds):
        return None
    prose = [
        kind is None and _is_prose(plain, *span)
        for span, kind in zip(paragraphs, kinds, strict=True)
    ]
    lines = sum(kind is None and not one for kind, one in zip(kinds, prose, strict=True))
    if lines < settings().lines or not any(prose):
        return None
    first, last = _heaviest_run(plain, paragraphs, kinds, prose)
    stems = frozenset(
        stem for place in range(first, last) if prose[place]
        for stem in _stems(plain[slice(*paragraphs[place])])
    )  # fmt: skip
    headline = _headline(plain, paragraphs, kinds, first, stems)
    own = set(range(first, last)) - set(_lists(kinds, prose, first, last))
    own |= set(_under_headline(plain, paragraphs, kinds, headline, first, stems))
    return Page(headline, frozenset(own))


def kind_about(plain: str, start: int, end: int) -> RegionKind:
    """What a paragraph of a page is that is not the report's."""
    return "related" if plain.count(" ", start, end) >= settings().related_words - 1 else "interface"


def _has_notices(plain: str, paragraphs: Sequence[Span], kinds: Kinds) -> bool:
    least = settings().notices
    different: set[str] = set()
    for span, kind in zip(paragraphs, kinds, strict=True):
        if kind in ("interface", "promo"):
            different.add(plain[slice(*span)])
            if len(different) >= least:
                return True
    return False


def _is_prose(plain: str, start: int, end: int) -> bool:
    """Whether a paragraph is made of sentences, by its end and its small words."""
    rules = settings()
    count = plain.count(" ", start, end) + 1
    if count < rules.prose_words:
        return False
    if not _ENDS_SENTENCE.search(plain, max(start, end - TAIL), end) and count < rules.long_words:
        return False
    said = words_of(plain[start:end])
    small = sum(word in words().small for word in said)
    return small >= rules.prose_share * len(said)


def _heaviest_run(
    plain: str, paragraphs: Sequence[Span], kinds: Kinds, prose: Sequence[bool]
) -> tuple[int, int]:
    """The run of paragraphs with the greatest sum of weights, from the first to behind the last."""
    rules = settings()
    best, best_run = 0, (0, 0)
    total, begun = 0, 0
    for place, (start, end) in enumerate(paragraphs):
        if prose[place]:
            weight = min(plain.count(" ", start, end) + 1, rules.most_weight)
        else:
            weight = rules.line_weight if kinds[place] is None else rules.notice_weight
        if total <= 0:
            total, begun = 0, place
        total += weight
        if total > best:
            best, best_run = total, (begun, place + 1)
    return best_run


def _headline(
    plain: str, paragraphs: Sequence[Span], kinds: Kinds, first: int, stems: frozenset[str]
) -> int | None:
    """The line above the report that shares most words with it; the nearest of equals."""
    best, found = 0.0, None
    for place in range(max(0, first - settings().headline_reach), first):
        shared, share = _shared(plain, paragraphs[place], kinds[place], stems)
        if share >= settings().headline_share and shared * share >= best:
            best, found = shared * share, place
    return found


def _under_headline(
    plain: str,
    paragraphs: Sequence[Span],
    kinds: Kinds,
    headline: int | None,
    first: int,
    stems: frozenset[str],
) -> Iterator[int]:
    """The headline, and what speaks of the same between it and the report."""
    if headline is None:
        return
    yield headline
    for place in range(headline + 1, first):
        if _shared(plain, paragraphs[place], kinds[place], stems)[1] >= settings().headline_share:
            yield place


def _shared(
    plain: str, span: Span, kind: RegionKind | None, stems: frozenset[str]
) -> tuple[int, float]:
    """How many of a line's stems the report has, and the share of them; none for a notice."""
    start, end = span
    if kind is not None or plain.count(" ", start, end) < settings().headline_words - 1:
        return 0, 0.0
    here = _stems(plain[start:end])
    if not here:
        return 0, 0.0
    shared = len(here & stems)
    return shared, shared / len(here)


def _stems(text: str) -> frozenset[str]:
    """The beginnings of a text's words, without the small ones."""
    letters = settings().stem_letters
    return frozenset(word[:letters] for word in words_of(text) if word not in words().small)


def _lists(kinds: Kinds, prose: Sequence[bool], first: int, last: int) -> Iterator[int]:
    """The paragraphs of lists of other reports within the report."""
    place = first
    while place < last:
        end = place
        while end < last and not prose[end]:
            end += 1
        run = [one for one in range(place, end) if kinds[one] is None]
        if len(run) < end - place and len(run) >= settings().list_lines:
            yield from run
        place = max(end, place + 1)

"""Finds the report in the text of a whole page: what stands about it is menus and other reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.reading.captions import CREDIT_CHARACTERS
from dragoman.reading.paragraphs import Span
from dragoman.reading.surrounding_rules import settings
from dragoman.reading.titles import without_site
from dragoman.reading.words import TAIL, any_of, words, words_of
from dragoman.records import RegionKind

_ENDS_SENTENCE = re.compile(r"[.!?:…][\"')\]\s]*$")

_POINT = re.compile(r"[.:;,][\"')\]\s]*$")


@dataclass(frozen=True, slots=True)
class Page:
    """Where the report is among the paragraphs of a page."""

    headline: int | None  # the paragraph that is its headline
    kinds: Sequence[RegionKind | None]  # of each paragraph; None for those that are the report's


def find_page(
    plain: str,
    paragraphs: Sequence[Span],
    kinds: Sequence[RegionKind | None],
    title: str | None,
) -> Page | None:
    """The report in a page; None where the text is no page but a report alone.

    ``kinds`` are the kinds of the paragraphs that are notices, and None for all others; ``title``
    is the one that came with the report.
    """
    if not _has_notices(plain, paragraphs, kinds):
        return None
    lines = [_line(plain, *span, kind) for span, kind in zip(paragraphs, kinds, strict=True)]
    if sum(line.kind is None and not line.prose for line in lines) < settings().lines:
        return None
    _mark_again(plain, paragraphs, lines)
    first, last = _heaviest_run(lines)
    if first == last:
        return None
    stems = _run_stems(plain, paragraphs, lines, first, last)
    shares = _Shares(plain, paragraphs, stems)
    own = set(_near(shares, lines, first, last)) | {*range(first, last)} - {
        *_lists(lines, first, last)
    }
    above = range(min(first, min(own) + 1))
    headline = _given(plain, paragraphs, title, above)
    if headline is None:
        headline = _headline(shares, lines, above)
    if headline is not None:
        own.add(headline)
    # Without a headline the line right above the report may be a heading of it.
    own |= {*_under(shares, lines, max(first - 2, -1) if headline is None else headline, first)}
    return Page(headline, [_kind(line, place in own) for place, line in enumerate(lines)])


@dataclass(slots=True)
class _Line:
    """What is told of a paragraph by itself."""

    kind: RegionKind | None  # of a notice
    words: int
    prose: bool  # it is made of sentences
    of_site: bool  # ... that speak of the site
    ended: bool  # a point closes it, as it closes no headline


def _kind(line: _Line, own: bool) -> RegionKind | None:
    if line.kind is not None:
        return line.kind
    if own:
        return "promo" if line.of_site else None
    if line.of_site:
        return "interface"
    return "related" if line.words >= settings().related_words else "interface"


def _line(plain: str, start: int, end: int, kind: RegionKind | None) -> _Line:
    count = plain.count(" ", start, end) + 1
    prose = kind is None and _is_prose(plain, start, end, count)
    of_site = prose and _is_of_site(plain, start, end, count)
    ended = _POINT.search(plain, max(start, end - TAIL), end) is not None
    return _Line(kind, count, prose and not of_site, of_site, ended)


def _has_notices(
    plain: str, paragraphs: Sequence[Span], kinds: Sequence[RegionKind | None]
) -> bool:
    least = settings().notices
    different: set[str] = set()
    for span, kind in zip(paragraphs, kinds, strict=True):
        if kind in ("interface", "promo"):
            different.add(plain[slice(*span)])
            if len(different) >= least:
                return True
    return False


def _is_prose(plain: str, start: int, end: int, count: int) -> bool:
    """Whether a paragraph is made of sentences, by its end and its small words."""
    rules = settings()
    if count < rules.prose_words:
        return False
    end = _before_credit(plain, start, end)
    ended = _ENDS_SENTENCE.search(plain, max(start, end - TAIL), end)
    if not ended and count < rules.open_words:
        return False
    said = words_of(plain[start:end])
    small = sum(word in words().small for word in said)
    return small >= (rules.prose_share if ended else rules.open_share) * len(said)


def _before_credit(plain: str, start: int, end: int) -> int:
    """Where a paragraph ends without the brackets that close it, as a photograph's credit does."""
    if plain[end - 1] != ")":
        return end
    opened = plain.rfind(" (", max(start, end - CREDIT_CHARACTERS), end)
    return end if opened < 0 else opened


def _is_of_site(plain: str, start: int, end: int, count: int) -> bool:
    cues = [cue.casefold() for cue in _site_words().findall(plain, start, end)]
    dense = len(cues) * settings().site_words_apart >= count
    return dense and len(set(cues)) >= settings().site_cues


@cache
def _site_words() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(settings().site_words)}\b", re.IGNORECASE)


def _mark_again(plain: str, paragraphs: Sequence[Span], lines: Sequence[_Line]) -> None:
    """Marks the lines that stand again and again as notices."""
    rules = settings()
    short = [
        plain[slice(*span)]
        if line.kind is None and not line.prose and line.words <= rules.again_words
        else ""
        for span, line in zip(paragraphs, lines, strict=True)
    ]
    times = Counter(short)
    for text, line in zip(short, lines, strict=True):
        if text and times[text] >= rules.again:
            line.kind = "interface"


def _heaviest_run(lines: Sequence[_Line]) -> tuple[int, int]:
    """The run of paragraphs with the greatest sum of weights, from the first to behind the last."""
    rules = settings()
    best, best_run = 0, (0, 0)
    total, begun = 0, 0
    promoted = 0  # lines that may yet be those that a promotion announces
    for place, line in enumerate(lines):
        promoted = rules.promoted_lines if line.kind == "promo" else promoted - 1
        if line.prose:
            weight = min(line.words, rules.most_weight)
        else:
            apart = line.kind is not None or line.of_site or promoted >= 0
            weight = rules.notice_weight if apart else rules.line_weight
        if total <= 0:
            total, begun = 0, place
        total += weight
        if total > best:
            best, best_run = total, (begun, place + 1)
    return best_run


class _Shares:
    """How much of a paragraph's words the report has as well."""

    def __init__(self, plain: str, paragraphs: Sequence[Span], stems: frozenset[str]) -> None:
        self._plain = plain
        self._paragraphs = paragraphs
        self._stems = stems

    def of(self, place: int) -> tuple[int, float]:
        """How many of its stems the report has, and the share of them."""
        here = _stems(self._plain[slice(*self._paragraphs[place])])
        shared = len(here & self._stems)
        return shared, shared / len(here) if here else 0.0


def _run_stems(
    plain: str, paragraphs: Sequence[Span], lines: Sequence[_Line], first: int, last: int
) -> frozenset[str]:
    return frozenset(
        stem
        for place in range(first, last)
        if lines[place].prose
        for stem in _stems(plain[slice(*paragraphs[place])])
    )


def _stems(text: str) -> frozenset[str]:
    """The beginnings of a text's words, without the small ones."""
    letters, small = settings().stem_letters, words().small
    return frozenset(word[:letters] for word in words_of(text) if word not in small)


def _given(plain: str, paragraphs: Sequence[Span], title: str | None, above: range) -> int | None:
    """The nearest line above the report that is its given title."""
    wanted = without_site(title) if title else None
    found = (
        place
        for place in reversed(above)
        if wanted == without_site(plain[slice(*paragraphs[place])])
    )
    return next(found, None) if wanted else None


def _headline(shares: _Shares, lines: Sequence[_Line], above: range) -> int | None:
    """The line above the report that shares most words with it, or a like line right above that."""
    rules = settings()
    least, most = rules.headline_words
    like: list[tuple[float, int]] = []
    for place in above[-rules.headline_reach :]:
        line = lines[place]
        if line.kind is None and not line.ended and least <= line.words <= most:
            shared, share = shares.of(place)
            if share >= rules.headline_share and shared >= rules.headline_shared:
                like.append((shared * share, place))
    if not like:
        return None
    _, best = max(like)
    return min(place for _, place in like if best - rules.headline_near <= place <= best)


def _under(shares: _Shares, lines: Sequence[_Line], headline: int, first: int) -> Iterator[int]:
    """The paragraphs between the headline and the run that are the report's."""
    rules = settings()
    for place in range(headline + 1, first):
        line = lines[place]
        if line.kind is not None or line.of_site or line.words < rules.headline_words[0]:
            continue
        least = rules.before_share if line.prose else rules.headline_share
        if shares.of(place)[1] >= least:
            yield place


def _near(shares: _Shares, lines: Sequence[_Line], first: int, last: int) -> Iterator[int]:
    """The prose before and behind the run that speaks of the same."""
    rules = settings()
    for place in (
        *range(max(0, first - rules.reach), first),
        *range(last, min(len(lines), last + rules.reach)),
    ):
        if lines[place].prose:
            long = lines[place].words >= rules.teaser_words
            if shares.of(place)[1] >= (rules.long_share if long else rules.short_share):
                yield place


def _lists(lines: Sequence[_Line], first: int, last: int) -> Iterator[int]:
    """The paragraphs of lists of other reports within the report: lines behind a promotion."""
    run: list[int] | None = None
    for place in range(first, last):
        line = lines[place]
        if line.prose:
            if run and lines[run[-1]].words <= settings().subheading_words:
                run.pop()
            if run is not None and len(run) >= settings().list_lines:
                yield from run
            run = None
        elif line.kind == "promo":
            run = [] if run is None else run
        elif line.kind is None and run is not None:
            run.append(place)

"""What reading costs: the whole way of a report against spaCy's parse alone, side by side."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable
from statistics import median

from bench import claims, examples, places
from dragoman.coding.coder import Coder
from dragoman.coding.syntax import parser
from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report
from dragoman.records import CleanReport, Report

# Rounds of all, one after the other, after one that is not counted: enough for a median of their
# ratios that moves little from run to run.
ROUNDS = 7


def measure() -> dict[str, float]:
    """The cost as a multiple of the parse's, and the words read in a second, in processor time."""
    reports = examples.reports() + (claims.seeds() if places.SEEDS.is_dir() else [])
    coder, quick = Coder(), Coder(quick=True)
    cleans = [clean(report) for report in reports]
    words = sum(len(report.text.split()) for report in reports)
    ways = ((_parse_alone, coder), (_own_parse, coder), (_whole_way, coder), (_whole_way, quick))
    for way, by in ways:
        way(by, reports, cleans)
    rounds = [[_seconds(way, by, reports, cleans) for way, by in ways] for _ in range(ROUNDS)]
    return {
        "ratio": median(whole / parse for parse, _, whole, _ in rounds),
        "quick": median(alone / parse for parse, _, _, alone in rounds),
        "own_parse": median(own / parse for parse, own, _, _ in rounds),
        "parse_words": words / median(parse for parse, _, _, _ in rounds),
        "whole_words": words / median(whole for _, _, whole, _ in rounds),
    }


Way = Callable[[Coder, list[Report], list[CleanReport]], object]


def _parse_alone(coder: Coder, _: list[Report], cleans: list[CleanReport]) -> object:
    return coder.parse_only(cleans)


def _own_parse(_: Coder, __: list[Report], cleans: list[CleanReport]) -> object:
    texts = (passage.text for one in cleans for passage in one.passages)
    return sum(len(doc) for doc in parser.parse(texts))


def _whole_way(coder: Coder, reports: list[Report], _: list[CleanReport]) -> object:
    return sum(len(found.claims) for found in coder.read_many(_cleaned(reports)))


def _cleaned(reports: list[Report]) -> Iterable[CleanReport]:
    """From the bare text on, its day found or given as it was."""
    for one in reports:
        yield clean(make_report(one.text, id=one.id, published=one.published))


def _seconds(way: Way, coder: Coder, reports: list[Report], cleans: list[CleanReport]) -> float:
    """Processor seconds of all threads of this process: other programs do not count."""
    gc.collect()
    start = time.process_time()
    way(coder, reports, cleans)
    return time.process_time() - start

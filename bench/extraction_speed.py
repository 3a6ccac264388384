"""Measures how fast web pages are read, in times of trafilatura alone on the same pages.

python -m bench.extraction_speed
"""

from __future__ import annotations

import time
from collections.abc import Callable

from trafilatura import extract

from bench.extraction import Gold, pages, read_one

ROUNDS = 3  # of which the fastest counts


def measure() -> dict[str, float]:
    """Our time (text, title, day, outlet, address) by that of its text alone, and with metadata."""
    golds = [gold for gold in pages() if gold.english]
    readers: tuple[Callable[[Gold], object], ...] = (
        read_one,
        lambda gold: extract(gold.source),
        lambda gold: extract(gold.source, with_metadata=True),
    )
    ours, text, facts = (min(_timed(one, golds) for _ in range(ROUNDS)) for one in readers)
    return {
        "time_ratio": ours / text,
        "time_ratio_metadata": ours / facts,
        "seconds_a_page": ours / len(golds),
    }


def _timed(read: Callable[[Gold], object], golds: list[Gold]) -> float:
    begun = time.process_time()
    for gold in golds:
        read(gold)
    return time.process_time() - begun


if __name__ == "__main__":
    for name, figure in measure().items():
        print(f"{name}: {figure:.4f}")

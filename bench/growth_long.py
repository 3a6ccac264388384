"""How fusing grows to a hundred thousand reports: too long for every run of the bench."""

from __future__ import annotations

import os

from bench import growth

SIZES = tuple(map(int, os.environ.get("DRAGOMAN_BENCH_SIZES", "1000 10000 100000").split()))


def measure() -> dict[str, float]:
    """The figures of `growth` over these sizes, what each of them took, and its share of the whole way.

    Raises `ValueError` where fewer than two sizes are asked for: growth is told from one to another.
    """
    if len(SIZES) < 2:
        raise ValueError("DRAGOMAN_BENCH_SIZES needs two sizes at least, such as `1000 10000`")
    took = growth.grown(SIZES)
    summed = growth.summed(took)
    read = growth.reading()
    return {
        **summed,
        "read_seconds": read * 1000,
        "store_exponent": growth.exponent(took.stored),
        **{f"store_seconds_{size}": spent for size, spent in took.stored.items()},
        **{f"seconds_{size}": spent for size, spent in took.fused.items()},
        **{f"add_seconds_{size}": spent for size, spent in took.added.items()},
        **{f"add_clock_{size}": spent for size, spent in took.waited.items()},
        **{f"share_{size}": _share(took, size, read) for size in SIZES},
    }


def _share(took: growth.Grown, size: int, read: float) -> float:
    """Storing and fusing so many reports, of all that they take from their texts on."""
    kept = took.stored[size] + took.fused[size]
    return kept / (kept + read * size)

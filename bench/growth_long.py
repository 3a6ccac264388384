"""How fusing grows to a hundred thousand reports: too long for every run of the bench."""

from __future__ import annotations

import os

from bench import growth

SIZES = tuple(map(int, os.environ.get("DRAGOMAN_BENCH_SIZES", "1000 10000 100000").split()))


def measure() -> dict[str, float]:
    """The figures of `growth` over these sizes, and what each of them took."""
    fused, added = growth.grown(SIZES)
    return {
        **growth.summed(fused, added),
        **{f"seconds_{size}": spent for size, spent in fused.items()},
        **{f"add_seconds_{size}": spent for size, spent in added.items()},
    }

"""What the ranking of who comes next costs on a set as large as the largest it is meant for.

The facts are made up: 23,000 actors, 256 acts, 304 days, 373,000 facts to learn from, 46,000 and 49,500 more
to choose on and to rank. Few actors do most, each has partners and habits, and names tell land and sort. The
figures are seconds of processor and memory; how well it ranks such facts says nothing.

python -m bench.outlook_large [LESS]     LESS divides all numbers, for a quick look
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.ranking.backtest import backtest

ACTORS, RELATIONS, DAYS = 23_000, 256, 304
PARTS = {"train": (373_000, 240), "valid": (46_000, 270), "test": (49_500, DAYS)}
"""Facts of each part, and the day after its last."""
LANDS, SORTS = 200, 100
PARTNERS = 40
"""Whom an actor turns to mostly; one fact in four is with somebody else."""
ELSEWHERE = 0.25

Ids = NDArray[np.int64]


def cost(less: int) -> dict[str, float]:
    """Seconds of processor and the most memory, in MB, of one backtest of a set that many times smaller."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), less)
        begun = time.process_time()
        found = backtest(folder)
        used = time.process_time() - begun
    # Linux tells kilobytes, and of the process since its beginning.
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"processor_seconds": used, "memory": most, "seconds": found.seconds}


def write(folder: Path, less: int = 1) -> None:
    """A benchmark folder of made-up facts; the same ones each time."""
    chance = np.random.default_rng(14)
    actors = ACTORS // less
    partner = _often(chance, actors, actors * PARTNERS).reshape(actors, PARTNERS)
    habit = _often(chance, RELATIONS, actors * PARTNERS).reshape(actors, PARTNERS)
    first = 0
    for part, (count, end) in PARTS.items():
        count //= less
        day = np.sort(chance.integers(first, end, count))
        who, which = _often(chance, actors, count), _often(chance, PARTNERS, count)
        whom, what = partner[who, which], habit[who, which]
        other = chance.random(count) < ELSEWHERE
        whom[other] = _often(chance, actors, int(other.sum()))
        rows = np.stack([who, what, whom, day], axis=1)
        np.savetxt(folder / f"{part}.txt", rows, fmt="%d", delimiter="\t")
        first = end
    names = [f"sort {n % SORTS} (land {n % LANDS})\t{n}\n" for n in range(actors)]
    (folder / "entity2id.txt").write_text("".join(names), encoding="utf-8")


def _often(chance: np.random.Generator, most: int, count: int) -> Ids:
    """Numbers below ``most``, the low ones by far the most often, as actors are in the news."""
    return np.floor(most ** chance.random(count)).astype(np.int64) - 1


if __name__ == "__main__":
    print(json.dumps(cost(int(sys.argv[1]) if len(sys.argv) > 1 else 1), indent=1))

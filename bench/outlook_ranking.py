"""Who does what to whom next, ranked on the test part of ICEWS14, with the recurrency baseline beside.

The protocol stands in docs/outlook.md: time-aware filter, both directions, equal scores in random order,
the split with 74,845 train facts. Weights and choices come from train and valid.

python -m bench.outlook_ranking [DIR]
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from dragoman.outlook.ranking.backtest import backtest
from dragoman.outlook.ranking.ranked import Backtest

ICEWS14 = Path(__file__).parents[1].parent / "shared" / "data" / "forecast" / "ICEWS14"


def measure() -> dict[str, float]:
    """Shares of 1, single-step unless named otherwise, and the time of all of it by the clock and of processors."""
    begun = time.process_time()
    found = figures(backtest(ICEWS14))
    return {**found, "processor_seconds": time.process_time() - begun}


def figures(found: Backtest) -> dict[str, float]:
    """The figures of a backtest by name."""
    single, multi = found.single.measured, found.multi.measured
    return {
        "mrr": single.mrr,
        "hits1": single.hits1,
        "hits3": single.hits3,
        "hits10": single.hits10,
        **{f"mrr_{name}": one.mrr for name, one in found.single.strata.items()},
        "multi_mrr": multi.mrr,
        "multi_hits10": multi.hits10,
        "baseline_mrr": found.baseline.measured.mrr,
        "baseline_hits10": found.baseline.measured.hits10,
        "baseline_multi_mrr": found.baseline_multi.measured.mrr,
        "seconds": found.seconds,
    }


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ICEWS14
    print(json.dumps(backtest(folder).line(), indent=1))
    print(f"{time.process_time():.0f} seconds of processor", file=sys.stderr)

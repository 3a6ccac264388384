"""The records of a backtest: how well a history was ranked, and by what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field

from dragoman.outlook.ranking.protocol import Measured

Told = Callable[[str, int, int], None]
"""What hears how far it is: what is done, how many of how many questions."""


@dataclass(frozen=True)
class Ranking:
    """How well the test part was ranked one way: overall, and by what the past knew of the answers."""

    measured: Measured
    strata: dict[str, Measured]


@dataclass(frozen=True)
class Backtest:
    """The figures of a history: every value a share of 1, ``seconds`` clock time for all of it."""

    single: Ranking
    multi: Ranking
    baseline: Ranking
    baseline_multi: Ranking
    seconds: float
    chosen: dict[str, float]
    sizes: dict[str, int] = field(default_factory=dict)

    def rankings(self) -> list[tuple[str, Ranking]]:
        """All that was ranked, each by what it is called."""
        return [
            ("outlook, step by step", self.single),
            ("outlook, all at once", self.multi),
            ("recurrency baseline, step by step", self.baseline),
            ("recurrency baseline, all at once", self.baseline_multi),
        ]

    def line(self) -> dict[str, object]:
        """The figures as one flat record: single-step ones first, multi-step ones and the baseline within."""
        return {
            **_figures(self.single),
            "seconds": round(self.seconds, 1),
            "baseline": _figures(self.baseline),
            "multi_step": {**_figures(self.multi), "baseline": _figures(self.baseline_multi)},
            "chosen": self.chosen,
            "sizes": self.sizes,
        }


def _figures(ranking: Ranking) -> dict[str, object]:
    """The measures with those of each stratum."""
    return {
        **asdict(ranking.measured),
        "strata": {name: asdict(one) for name, one in ranking.strata.items()},
    }

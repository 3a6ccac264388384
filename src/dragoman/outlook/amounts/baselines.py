"""What a forecast of amounts must beat: forecasts that need no learning.

Zero and the last value are single numbers; the average is a Poisson count around the dyad's mean since
it was first told of; conflictology takes the dyad's last values for the distribution (Hegre and others
2022); the mixture adds to them what passed wherever something passed, so that nothing is impossible.
"""

from __future__ import annotations

import numpy as np

from dragoman.outlook.amounts.marks import Members, Spread, Steady
from dragoman.outlook.amounts.tally import Floats, Places

LAST = 12
"""Steps that conflictology looks back, as the ViEWS challenge does with months."""

_POOLED = (
    12  # members drawn of what passed elsewhere, at even quantiles; they weigh as one local value
)


def baselines(past: Floats, first: Places, *, whole: bool = True) -> dict[str, Spread]:
    """Forecasts of the next step for n dyads from their values [steps, n], first told of in a step.

    Only steps that have passed may be in ``past``. Of values that are no ``whole`` counts (scores) the
    average is a single number.
    """
    lately = past[-LAST:]
    last = lately.T
    average = past.sum(0) / np.maximum(len(past) - first, 1)
    return {
        "zero": Members(np.zeros((past.shape[1], 1))),
        "last": Members(last[:, -1:]),
        "average": Steady(average + _LITTLE) if whole else Members(average[:, None]),
        "conflictology": Members(last),
        "mixture": Members(_mixed(last)),
    }


_LITTLE = 1e-9


def _mixed(last: Floats) -> Floats:
    positive = last[last != 0]
    if not len(positive):
        return last
    middle = (np.arange(_POOLED) + 0.5) / _POOLED
    pooled = np.quantile(positive, middle, method="inverted_cdf")
    local = np.repeat(last, _POOLED, axis=1)
    return np.concatenate([local, np.broadcast_to(pooled, (len(last), _POOLED))], 1)

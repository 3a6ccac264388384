"""The bench of what-ifs finds a shift that is known, and hides none of it in its own controls."""

from __future__ import annotations

import numpy as np
import pytest

from bench.outlook_whatif import _calm, _Controls
from dragoman.data.plover import types

PAIRS = 400  # of which 0 and 1, 2 and 3, and so on, are each other's reverse
ACTED = 150  # even ones, that had an act: each is answered by one on its reverse, and nothing else comes


def test_a_known_answer_is_observed_whole() -> None:
    kinds = len(types())
    last, came = np.zeros((PAIRS, kinds)), np.zeros((PAIRS, kinds))
    for kind in (types().index("ASSAULT"), types().index("CONSULT")):
        last[: 2 * ACTED : 2, kind] = 1
        came[1 : 2 * ACTED : 2] = 1
        score = np.full((PAIRS, kinds), 0.2) + np.arange(PAIRS)[:, None] * 1e-6
        met, reverse = np.ones(PAIRS, bool), (np.arange(PAIRS) ^ 1).astype(np.int32)
        controls = _Controls(score, came, _calm(met, last, reverse, kind)["back"])
        answers = range(1, 2 * ACTED, 2)
        seen = [came[place, 0] - controls.mean(0, score[place, 0]) for place in answers]
        assert np.mean(seen) == pytest.approx(1.0, abs=0.01)


def test_third_parties_are_set_against_others_alone() -> None:
    came = np.zeros((PAIRS, 1))
    dropped = np.arange(PAIRS) < PAIRS // 2
    came[dropped] = 1.0
    score = np.full((PAIRS, 1), 0.2)
    controls = _Controls(score, came, np.ones(PAIRS, bool))
    assert controls.mean(0, 0.2, dropped) == pytest.approx(0.0)
    assert controls.mean(0, 0.2) > 0.9

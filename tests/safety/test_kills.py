"""A few of the kills of ``python -m bench kills``: each job once."""

from __future__ import annotations

from bench.kills import kills

KILLS = 4


def test_a_job_that_is_killed_leaves_a_sound_dossier_and_goes_on() -> None:
    left = kills(KILLS, seed=7)
    assert {one.job for one in left} == {"reading", "fusing", "import", "review"}
    assert any(one.midst for one in left)
    assert [(one.job, one.at, one.faults) for one in left if one.faults] == []

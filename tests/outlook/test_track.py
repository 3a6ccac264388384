"""The track record: outlooks of the past scored by what came, as one would by hand."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import Dossier
from dragoman.outlook.lines import track_lines
from dragoman.outlook.passed import crps
from dragoman.outlook.records import Amount, Basis, Chance, Outlook
from dragoman.outlook.scoring import Came, bins, score, wilson
from dragoman.picture.records import Named
from tests.outlook.conftest import FIRST, history, written

A, B = Named("IND", "India"), Named("PAK", "Pakistan")
DAY = date(2021, 6, 1)


def outlook(*told: tuple[str, float, float], amounts: tuple[Amount, ...] = ()) -> Outlook:
    chances = tuple(Chance(A, B, kind, 1, chance, usual, 0.0, (chance,), 0, None) for kind, chance, usual in told)  # fmt: skip
    past = Basis(400, 20, 40, None, None)
    return Outlook("x", DAY, DAY, DAY + timedelta(days=7), 1, A, B, past, chances, amounts)


def test_scores_are_those_that_one_reckons_by_hand() -> None:
    asked = outlook(("CONSULT", 0.8, 0.5), ("ASSAULT", 0.1, 0.5))
    found = score(asked, Came({("IND", "CONSULT", "PAK"): 2}))
    assert found is not None
    assert (found.chances, found.came) == (2, 1)
    assert found.brier == pytest.approx((0.2**2 + 0.1**2) / 2, abs=1e-6)
    assert found.usual_brier == pytest.approx(0.25)
    assert found.log == pytest.approx(-(math.log(0.8) + math.log(0.9)) / 2, abs=1e-6)
    assert found.crps is None


def test_amounts_are_scored_by_the_distance_of_their_distribution() -> None:
    amount = Amount(A, B, 1.0, 0, 1, 2, 1.0, (0.25, 0.75, 1.0))
    found = score(
        outlook(("CONSULT", 0.5, 0.5), amounts=(amount,)), Came({("IND", "AID", "PAK"): 1})
    )
    assert found is not None
    assert found.crps == pytest.approx(0.25**2 + 0.25**2)


def test_an_outlook_of_a_past_day_is_scored_apart(dossier: Dossier) -> None:
    day = FIRST + timedelta(days=7 * 50 - 1)
    asked = dossier.outlook("IND", "PAK", as_of=day, weeks=2)
    found = dossier.track()
    assert (found.scored, found.bins, found.skill, found.chances) == ((), (), None, 0)
    assert [one.outlook for one in found.looked_back] == [asked.id]
    lines = track_lines(found)
    assert [lines[0]["looked_back"], lines[1]["part"]] == [1, "looked_back"]
    dossier._keep_outlook(replace(asked, id="old", made=day, version="0", orders=()))
    assert dossier.track() == replace(found, other_versions=1)


def test_an_outlook_made_when_its_weeks_began_is_scored(dossier: Dossier) -> None:
    day = FIRST + timedelta(days=7 * 50 - 1)
    asked = dossier.outlook("IND", "PAK", as_of=day, weeks=2)
    asked = replace(asked, id="ahead", made=day)  # as if it had been made then
    dossier._keep_outlook(asked)  # and the same question of today counts no more
    ahead = dossier.outlook("IND", "PAK", weeks=2)
    found = dossier.track()
    came = {(who, kind, whom) for at, _, kind, who, whom in history()
            if day < at <= day + timedelta(days=14) and {who, whom} == {"IND", "PAK"}}  # fmt: skip
    one = found.scored[0]
    assert [one.outlook for one in found.scored] == [asked.id]
    assert one.came == len(came)
    off = [(c.chance - ((c.source.code, c.type, c.target.code) in came)) ** 2 for c in asked.chances]  # fmt: skip
    assert one.brier is not None and one.usual_brier is not None and found.skill is not None
    assert one.brier == pytest.approx(sum(off) / len(off), abs=1e-5)
    assert sum(told.chances for told in found.bins) == found.chances == 32
    assert (found.waiting, found.next) == (1, ahead.until)
    assert found.looked_back == ()
    assert {(told.clusters, told.least) for told in found.bins} == {(1, None)}
    assert found.skill == pytest.approx(1 - one.brier / one.usual_brier, abs=1e-3)
    assert dossier.track() == found


def test_an_outlook_over_a_gap_cannot_be_scored(dossier: Dossier, tmp_path: Path) -> None:
    last = max(row[0] for row in history())
    dossier.outlook("IND", "PAK", as_of=last, weeks=2)
    later = [(day + timedelta(days=200), known + timedelta(days=200), *rest)
             for day, known, *rest in history()[-300:]]  # fmt: skip
    dossier.import_events(written([(a, b, str(k), str(x), str(y)) for a, b, k, x, y in later], tmp_path / "x.txt"))  # fmt: skip
    found = dossier.track()
    assert (len(found.scored), found.waiting, found.uncovered) == (0, 0, 1)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.integers(0, 1)), max_size=60))
def test_every_chance_lies_in_one_bin(hits: list[tuple[float, float, int]]) -> None:
    table = bins(hits)
    assert sum(one.chances for one in table) == len(hits)
    for one in table:
        assert one.low <= one.told + 1e-6
        assert one.told <= one.high + 1e-6
        assert (one.least is None) == (one.clusters < 20)
        if one.least is not None and one.most is not None:
            assert one.least - 1e-6 <= one.came <= one.most + 1e-6


def test_what_hangs_together_makes_no_interval_narrower() -> None:
    alone = [(0.3, 0.1, int(place % 3 == 0)) for place in range(30)]
    (once,) = bins(alone, list(range(30)))
    (often,) = bins(alone * 20, list(range(30)) * 20)  # each asked twenty times
    assert once.least is not None
    assert often.least == pytest.approx(once.least, abs=0.02)
    assert often.most == pytest.approx(once.most, abs=0.02)
    (few,) = bins(alone * 20, list(range(10)) * 60)
    assert few.least is None


@given(st.integers(0, 30), st.integers(1, 12))
def test_a_sure_distribution_is_as_far_off_as_its_number(count: int, length: int) -> None:
    sure = [0.0] * (length - 1) + [1.0]  # that it is just length - 1
    assert crps(sure, count) == pytest.approx(abs(count - (length - 1)))
    low, high = wilson(count / 30, 30)
    assert low <= count / 30 <= high


@pytest.mark.parametrize("mean", [3.0, 700.0, 800.0, 1_500.0])
def test_what_is_usual_is_a_distribution_however_much_that_is(mean: float) -> None:
    """Poisson's own score at its mean is near a quarter of its scatter, not the number itself."""
    amount = Amount(A, B, mean, 0, 0, 0, mean, (1.0,))
    asked = outlook(("CONSULT", 0.5, 0.5), amounts=(amount,))
    found = score(asked, Came({("IND", "CONSULT", "PAK"): int(mean)}))
    assert found is not None
    assert found.usual_crps is not None
    assert 0.15 * math.sqrt(mean) < found.usual_crps < 0.3 * math.sqrt(mean)

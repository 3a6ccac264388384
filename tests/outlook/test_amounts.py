"""How much: series, learned weights, forecasts that say why, and nothing known of the future."""

from __future__ import annotations

import json
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import QueryError
from dragoman.outlook.amounts import rolling
from dragoman.outlook.amounts.kinds import QUADS
from dragoman.outlook.amounts.learning import Lesson, learned
from dragoman.outlook.amounts.levels import HALF_LIVES, levels_before
from dragoman.outlook.amounts.model import Amounts
from dragoman.outlook.amounts.series import scores_of, series_of
from dragoman.outlook.amounts.tally import counts_of, dyads_of, tally_of, told_often
from dragoman.outlook.amounts.words import record_of
from dragoman.outlook.facts import facts_of
from tests.outlook.amounts_world import BEGIN, SIDES, rows, world

WEEKS = 30
UNTIL = 7 * 24


@pytest.fixture(scope="module")
def amounts() -> Amounts:
    return Amounts.learnt(world(WEEKS), "week", UNTIL)


def test_steps_are_laid_back_from_the_moment_that_is_asked_of() -> None:
    days = [BEGIN + timedelta(days=day) for day in (0, 1, 9, 15, 16)]
    facts = facts_of([("AAA", "AID", "BBB", day) for day in days])
    series = series_of(facts, "AAA", "BBB", "week")
    assert [one.day for one in series] == [BEGIN + timedelta(days=day) for day in (3, 10)]
    assert [one.counts[1] for one in series] == [1, 2]  # the incomplete first step is left out
    assert [one.counts[1] for one in series_of(facts, "AAA", "BBB", 7, 14)] == [2, 1]


def test_acts_on_oneself_and_of_no_known_kind_are_not_counted() -> None:
    day = date(2024, 1, 1)
    last = day + timedelta(days=6)
    facts = facts_of(
        [
            ("AAA", "AID", "AAA", day),
            ("AAA", "jumble", "BBB", day),
            ("AAA", "ASSAULT", "BBB", last),
        ]
    )
    tally = tally_of(facts, "week")
    assert len(tally) == 1
    assert tally.kinds.unknown == ("jumble",)
    with pytest.raises(QueryError, match="name them as PLOVER or CAMEO"):
        tally_of(facts_of([("AAA", "jumble", "BBB", day)]), "week")


def test_counts_and_scores_of_all_dyads_add_up_to_the_series() -> None:
    facts = world(12)
    tally = tally_of(facts, "week", 84)
    dyads = dyads_of(tally, told_often(tally, 1))
    counts, scores = counts_of(tally, dyads), scores_of(tally, dyads)
    assert counts.sum() == len(tally)
    place = int(dyads.places(tally.key(np.array([0]), np.array([1])))[0])
    named = (facts.actors[0], facts.actors[1])
    series = series_of(facts, *named, "week", 84)
    first = tally.steps - len(series)
    assert counts[first:, place].tolist() == [list(one.counts) for one in series]
    assert scores[first:, place] == pytest.approx([one.score for one in series])
    assert all(sum(one.types.values()) == sum(one.counts) for one in series)


def test_levels_are_means_that_forget() -> None:
    tally = tally_of(world(10), "week", 70)
    dyads = dyads_of(tally, told_often(tally, 1))
    counts = counts_of(tally, dyads)
    for step, levels in levels_before(tally, dyads):
        for half, life in enumerate(HALF_LIVES):
            ages = np.arange(step)[::-1]
            weigh = np.ones(step) if np.isinf(life) else 2.0 ** (-ages / life)
            wanted = np.einsum("t,tdq->dq", weigh, counts[:step]) / max(weigh.sum(), 1e-12)
            assert levels.own[..., half] == pytest.approx(wanted)
        assert levels.out.sum(0) == pytest.approx(levels.all)


def test_a_forecast_says_why_and_its_parts_add_up(amounts: Amounts) -> None:
    found = amounts.expected("AAA", "BBB")
    assert found.refused is None
    assert [one.quad for one in found.amounts] == [1, 2, 3, 4]
    for one in found.amounts:
        assert sum(reason.adds for reason in one.reasons) == pytest.approx(one.mean)
        assert all(r.adds == pytest.approx(r.weight * r.level) for r in one.reasons)
        assert list(one.quantiles) == sorted(one.quantiles)
        assert sum(mean for _, mean in one.types) == pytest.approx(one.mean, rel=0.05)
    assert found.amounts[3].types[0][0] == "ASSAULT"
    assert found.amounts[3].reasons[0].of == "this dyad"


def test_a_bent_sum_is_found_again_and_is_told_by_parts_that_add_up() -> None:
    """Counts whose means grow faster than the sum of their levels: the bend is found, and nothing is biased."""
    chance = np.random.default_rng(5)
    level = chance.gamma(0.5, 1.0, 60_000)
    levels = np.stack([level, np.full(len(level), 0.01)], 1)
    for bend in (0.0, 0.3):
        mean = 0.8 * level * (1 + 0.8 * level) ** bend
        counts = chance.poisson(chance.gamma(2.0, mean / 2.0)).astype(float)
        places = np.arange(len(level))
        all_four = np.stack([counts] * 4, 1)
        found = learned([Lesson(9, places, places, (levels,) * 4, all_four)])[0]
        assert found.bend == pytest.approx(bend, abs=0.06)
        told, busy = found.mean(levels), mean > 2
        assert told.sum() == pytest.approx(counts.sum(), rel=0.01)
        assert told[busy].sum() == pytest.approx(mean[busy].sum(), rel=0.04)
        assert found.size(np.array(1.0)) == pytest.approx(2.0, rel=0.1)
        one = levels[busy][0]
        assert one @ found.here(one) == pytest.approx(float(found.mean(one)))


def test_luck_that_lasts_leaves_each_step_as_it_is_and_spreads_their_sum(
    amounts: Amounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    spread = {}
    for lasts in (0.0, rolling.LASTS):
        monkeypatch.setattr(rolling, "LASTS", lasts)
        samples = amounts.roll(amounts.facts, [("AAA", "BBB")], 4, paths=20_000)[:, :, 0, 0]
        one = amounts.expected("AAA", "BBB").amounts[0]
        assert samples[:, 0].mean() == pytest.approx(one.mean, rel=0.05)
        assert (samples[:, 0] > 0).mean() == pytest.approx(one.any, abs=0.02)
        spread[lasts] = samples.sum(1).std()
    assert spread[rolling.LASTS] > 1.03 * spread[0.0]


def test_samples_are_those_of_the_formula(amounts: Amounts) -> None:
    found = amounts.expected("AAA", "BBB", paths=20_000)
    assert found.samples.shape == (20_000, 1, 4)
    for one in found.amounts:
        drawn = found.samples[:, 0, one.quad - 1]
        assert drawn.mean() == pytest.approx(one.mean, rel=0.1)
        assert (drawn > 0).mean() == pytest.approx(one.any, abs=0.02)
    again = amounts.expected("AAA", "BBB", paths=20_000)
    assert np.array_equal(found.samples, again.samples)
    assert np.array_equal(found.scores, again.scores)
    assert not np.array_equal(found.samples, amounts.expected("AAA", "BBB", seed=1).samples)


@settings(max_examples=6, deadline=None)
@given(st.integers(14, 28), st.randoms())
def test_no_forecast_knows_what_comes_after_it(week: int, chance: object) -> None:
    until = 7 * week
    every = rows(WEEKS)
    past = [row for row in every if (row[3] - BEGIN).days < until]
    turned = [(t, k, s, d) for s, k, t, d in every if (d - BEGIN).days >= until]
    asked = []
    for told in (every, past, past + turned):
        amounts = Amounts.learnt(facts_of(told), "week", until)
        asked.append(amounts.expected("AAA", "BBB", horizon=3, paths=50))
    for other in asked[1:]:
        assert other.amounts == asked[0].amounts
        assert np.array_equal(other.samples, asked[0].samples)
        assert np.array_equal(other.scores, asked[0].scores)


def test_a_forecast_from_before_what_was_learned_is_refused(amounts: Amounts) -> None:
    with pytest.raises(QueryError, match="know its own future"):
        amounts.expected("AAA", "BBB", UNTIL - 7)


def test_what_comes_after_is_forecast_from_what_has_passed_by_then(amounts: Amounts) -> None:
    facts = world(WEEKS)
    later = amounts.expected("AAA", "BBB", UNTIL + 14, facts=facts)
    assert later.from_time == UNTIL + 14
    assert later.basis.steps == amounts.expected("AAA", "BBB").basis.steps + 2


def test_too_little_is_said_with_what_is_needed(amounts: Amounts) -> None:
    facts = facts_of([*rows(WEEKS), ("GGG", "AID", "AAA", BEGIN + timedelta(days=3))])
    known = Amounts.learnt(facts, "week", UNTIL)
    found = known.expected("GGG", "AAA")
    assert found.refused is not None
    assert found.refused.startswith("too little history: 1 acts over 24 steps, needs ")
    assert found.amounts == ()
    assert found.samples.shape[0] == 0
    short = Amounts.learnt(facts_of(rows(4)))
    assert short.refused is not None
    assert "over 4 steps" in short.refused
    assert short.expected("AAA", "BBB").refused == short.refused


def test_a_side_that_no_fact_names_is_an_error(amounts: Amounts) -> None:
    with pytest.raises(QueryError, match="no fact names 'ZZZ'"):
        amounts.expected("AAA", "ZZZ")
    with pytest.raises(QueryError, match="no step 'fortnight'"):
        Amounts.learnt(world(10), "fortnight")


def test_an_act_put_in_moves_what_feeds_on_it_and_nothing_else_by_chance(amounts: Amounts) -> None:
    told = rows(WEEKS)
    day = BEGIN + timedelta(days=UNTIL - 1)
    put = [("AAA", "ASSAULT/aerial", "BBB", day)] * 6
    pairs = [("AAA", "BBB"), ("BBB", "AAA")]
    without = amounts.roll(facts_of(told), pairs, 4, seed=5)
    with_it = amounts.roll(facts_of([*told, *put]), pairs, 4, seed=5)
    assert without.shape == (1000, 4, 2, 4)
    assert np.array_equal(without, amounts.roll(facts_of(told), pairs, 4, seed=5))
    moved = (with_it - without).mean(0)
    assert moved[0, 0, 3] > 0.2
    assert moved[0, 0, 3] > moved[3, 0, 3] > 0
    assert abs(moved[0, 1]).max() < moved[0, 0, 3]


def test_rolled_means_are_those_of_the_forecast(amounts: Amounts) -> None:
    rolled = amounts.roll(world(WEEKS), [("AAA", "BBB")], 3, paths=20_000)
    found = amounts.expected("AAA", "BBB", horizon=3, paths=20_000)
    assert rolled[:, :, 0].mean(0) == pytest.approx(found.samples.mean(0), abs=1e-9)
    assert rolled[:, :, 0].mean(0).sum(0) == pytest.approx([one.mean for one in found.amounts])


def test_a_forecast_is_told_in_words_and_as_a_record(amounts: Amounts) -> None:
    found = amounts.expected("AAA", "BBB", horizon=2)
    record = json.loads(json.dumps(record_of(found), allow_nan=False, default=str))
    assert record["levels"] == [0.05, 0.25, 0.5, 0.75, 0.95]
    assert [one["class"] for one in record["amounts"]] == list(QUADS)
    assert record["from_day"] == str(BEGIN + timedelta(days=UNTIL))
    fights = record["amounts"][3]
    assert (
        fights["because"][0]["says"].partition(": ")[2].startswith("this dyad, material conflict, ")
    )
    told = sum(float(one["says"].split(" of ")[0]) for one in fights["because"])
    assert told == pytest.approx(fights["first"], rel=0.2)
    refused = Amounts.learnt(facts_of(rows(4))).expected("AAA", "BBB")
    assert record_of(refused)["score"] is None


def test_a_record_that_only_grew_does_not_run_away() -> None:
    told = [
        (source, "ASSAULT", target, BEGIN + timedelta(days=7 * week))
        for week in range(20)
        for source in SIDES
        for target in SIDES
        for _ in range(2 ** (week // 3))
        if source != target
    ]
    grown = Amounts.learnt(facts_of([*told, ("AAA", "ASSAULT", "BBB", BEGIN + timedelta(139))]))
    rolled = grown.roll(grown.facts, [("AAA", "BBB")], 12, paths=50)
    most = max(one.counts[3] for one in series_of(grown.facts, "AAA", "BBB"))
    assert rolled[:, -1].mean() <= 2.5 * most
    assert rolled[..., :3].sum() <= 5  # of what never came nothing is made

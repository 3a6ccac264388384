"""The ranking of who comes next: the protocol, the baseline and the counts against plain ones; no leak."""

from __future__ import annotations

import math
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import QueryError
from dragoman.outlook.facts import in_order
from dragoman.outlook.ranking import model, recurrency
from dragoman.outlook.ranking.columns import COUNT
from dragoman.outlook.ranking.logit import fitted
from dragoman.outlook.ranking.protocol import (
    Stratum,
    both_directions,
    measured,
    questions,
    standing_of,
    strata,
)
from dragoman.outlook.ranking.ranker import Ranker
from dragoman.outlook.ranking.settings import half_lives
from dragoman.outlook.ranking.walk import Walk
from tests.outlook.ranking_world import (
    ACTORS,
    RELATIONS,
    ROWS,
    STEPS,
    counted,
    described_at,
    facts_from,
    world,
)

FEW = settings(max_examples=25, deadline=None)


@given(st.lists(st.integers(0, 2), min_size=2, max_size=5), st.data())
def test_equal_scores_are_measured_as_the_mean_over_all_orders(
    scores: list[int], data: st.DataObject
) -> None:
    answers = data.draw(st.lists(st.integers(0, len(scores) - 1), min_size=1, unique=True))
    found = standing_of(np.array(scores, float), np.array(answers, np.int32))
    reciprocal: list[float] = []
    for answer in answers:
        left = [at for at in range(len(scores)) if at == answer or at not in answers]
        places = [
            sorted(order, key=lambda at: -scores[at]).index(answer) + 1
            for order in permutations(left)
        ]
        reciprocal.append(sum(1 / place for place in places) / len(places))
    assert measured(found).mrr == pytest.approx(sum(reciprocal) / len(reciprocal))


@FEW
@given(ROWS, st.integers(1, STEPS - 1))
def test_strata_are_by_what_was_known_before(
    rows: list[tuple[int, int, int, int]], frozen: int
) -> None:
    both = both_directions(facts_from(rows))
    asked = questions(both)
    found = iter(strata(both, asked, frozen_from=frozen).tolist())
    told = list(zip(both.subject, both.relation, both.object, both.time, strict=True))
    for q in range(len(asked)):
        s, r, t = asked.subject[q], asked.relation[q], min(asked.time[q], frozen)
        for answer in asked.answers[asked.start[q] : asked.start[q + 1]]:
            past = [(b, c) for a, b, c, d in told if a == s and d < t]
            seen, met = (r, answer) in past, any(o == answer for _, o in past)
            expected = Stratum.recurrent if seen else Stratum.met if met else Stratum.never_met
            assert next(found) == expected


def plain_baseline(
    told: list[tuple[int, int, int, int]],
    ask: tuple[int, int, int],
    until: int,
    decay: float,
    mix: float,
) -> np.ndarray:
    """The baseline's score of every actor, by its formulas."""
    s, r, t = ask
    past = [one for one in told if one[1] == r and one[3] < until]
    scores = np.zeros(ACTORS)
    if not past:
        return scores
    steps = range(min(one[3] for one in past), max(one[3] for one in past) + 1)
    below = sum(2 ** (decay * (k - t)) for k in steps)
    for o in range(ACTORS):
        held = {one[3] for one in past if one[0] == s and one[2] == o}
        strict = sum(2 ** (decay * (k - t)) for k in held) / below
        relaxed = sum(one[2] == o for one in past) / len(past)
        scores[o] = mix * strict + (1 - mix) * relaxed
    return scores


@FEW
@given(
    ROWS,
    st.sampled_from([0.0, 0.1, 1.0001]),
    st.sampled_from([0.0, 0.5, 1.0]),
    st.integers(1, STEPS),
)
def test_the_baseline_is_that_of_its_formulas(
    rows: list[tuple[int, int, int, int]], decay: float, mix: float, frozen: int
) -> None:
    both = both_directions(facts_from(rows))
    asked = questions(both)
    kinds = both.relations
    chosen = recurrency.Baseline(np.full(kinds, decay), np.full(kinds, mix))
    found = recurrency.ranked(chosen, both, asked, frozen_from=frozen)
    told = list(
        zip(
            *(x.tolist() for x in (both.subject, both.relation, both.object, both.time)),
            strict=True,
        )
    )
    for q in range(len(asked)):
        ask = int(asked.subject[q]), int(asked.relation[q]), int(asked.time[q])
        answers = asked.answers[asked.start[q] : asked.start[q + 1]]
        # What differs by rounding only is level.
        scores = plain_baseline(told, ask, min(ask[2], frozen), decay, mix).round(9)
        slow = standing_of(scores, answers)
        part = slice(asked.start[q], asked.start[q + 1])
        for at in range(len(answers)):
            low, high = found.above[part][at], found.above[part][at] + found.level[part][at]
            assert low >= slow.above[at]
            assert high <= slow.above[at] + slow.level[at]


@FEW
@given(ROWS, st.integers(1, STEPS))
def test_counts_are_those_of_plain_counting(
    rows: list[tuple[int, int, int, int]], until: int
) -> None:
    walk = counted(facts_from(rows), until)
    of, state = walk.of, walk.state
    turned = [(o, r + RELATIONS, s, t) for s, r, o, t in rows]
    past = [row for row in rows + turned if row[3] < until]
    for pair in range(len(of.pair_object)):
        for triple in range(of.triple_from[pair], of.triple_from[pair + 1]):
            group = of.triple_group[triple]
            key = of.group_actor[group], of.triple_relation[triple], of.triple_object[triple]
            times = [t for s, r, o, t in past if (s, r, o) == key]
            assert state.triple.number[triple] == len(times)
            assert state.triple.last[triple] == max(times, default=-1)
            for half, life in enumerate(half_lives()):
                left = sum(2 ** (-(max(times) - t) / life) for t in times)
                assert math.isclose(state.triple.faded[triple, half], left, rel_tol=1e-4)
            assert state.pair.number[pair] == sum((s, o) == (key[0], key[2]) for s, _, o, _ in past)
            assert state.group.number[group] == sum((s, r) == key[:2] for s, r, _, _ in past)


@FEW
@given(ROWS)
def test_rules_count_what_followed_what(rows: list[tuple[int, int, int, int]]) -> None:
    rules = counted(facts_from(rows), STEPS).state.rules
    turned = [(o, r + RELATIONS, s, t) for s, r, o, t in rows]
    told = sorted({*rows, *turned})
    asked = np.zeros((2 * RELATIONS, 2 * RELATIONS))
    true = np.zeros_like(asked)
    for s, r, t in {(s, r, t) for s, r, _, t in told}:
        for body, o in {(b, o) for a, b, o, d in told if a == s and d < t}:
            asked[body, r] += 1
            true[body, r] += (s, r, o, t) in told
    assert np.array_equal(rules.asked_rule, asked)
    assert np.array_equal(rules.true_rule, true)
    assert np.array_equal(rules.asked.sum(axis=2), asked)


@pytest.mark.parametrize("step", [4, 11])
def test_a_forecast_is_the_same_bit_for_bit_whatever_happens_later(step: int) -> None:
    rows = [row for row in world(16) if row[3] != step] + [(0, 0, 1, step), (5, 2, 7, step)]
    other = [(s, (r + 1) % 4, (o + s) % 30, t) if t > step else (s, r, o, t) for s, r, o, t in rows]
    names = [f"{n % 5} ({n // 5})" for n in range(30)], [str(n) for n in range(4)]
    pasts = [rows, other, [row for row in rows if row[3] <= step]]
    found = [described_at(in_order(np.array(one, np.int32), *names), step) for one in pasts]
    for one in found[1:]:
        for a, b in zip(found[0], one, strict=True):
            assert np.array_equal(a.candidates, b.candidates)
            assert np.array_equal(a.table, b.table)


def test_partners_of_one_day_stand_level_whoever_is_met_later() -> None:
    names = [str(n) for n in range(90)], [str(n) for n in range(4)]
    early = [(0, n % 2, n, n % 3) for n in range(1, 60)] + [(0, 0, 1, 4)]
    later = [(0, 1, n, 5) for n in range(2, 90)]
    found = [
        described_at(in_order(np.array(rows, np.int32), *names), 4)
        for rows in (early, early + later)
    ]
    for a, b in zip(*found, strict=True):
        assert np.array_equal(a.candidates, b.candidates)
        assert np.array_equal(a.table, b.table)


def test_a_forecast_does_not_know_its_own_step() -> None:
    rows = [row for row in world(12) if row[3] < 9]
    asked = [(0, 0, 1, 9)]
    names = [str(n) for n in range(30)], [str(n) for n in range(4)]
    alone = described_at(in_order(np.array(rows + asked, np.int32), *names), 9)
    among = described_at(in_order(np.array(rows + asked + [(3, 1, 1, 9)], np.int32), *names), 9)
    first = {
        (int(o.subject[q]), int(o.relation[q])): d.table[q]
        for d in among
        for o in [d.asked]
        for q in range(len(o))
    }
    assert np.array_equal(alone[0].table[0], first[0, 0])


def test_a_cap_on_candidates_moves_no_answer_of_the_first_score() -> None:
    facts = in_order(
        np.array(world(14), np.int32), [str(n) for n in range(30)], [str(n) for n in range(4)]
    )
    both = both_directions(facts)
    mrr = []
    for most in (30, 5):
        walk = Walk(both, questions(both), candidates=most)
        plain = model.plain(COUNT)
        parts = [
            model.standing(one, plain.scores(one.table))
            for one in walk.blocks(list(range(15)), walk.asked.time > 8)
        ]
        mrr.append(measured(model.joined(parts)).mrr)
    assert mrr[0] == pytest.approx(mrr[1], abs=2e-3)
    assert mrr[0] > 0.3  # habits are found: 0.2 of all whom are by chance


def test_the_logit_finds_the_weights_that_made_the_choices() -> None:
    chance = np.random.default_rng(3)
    table = chance.standard_normal((3000, 8, 3)).astype(np.float32)
    utility = table @ np.array([1.0, -0.5, 0.0]) + chance.gumbel(size=(3000, 8))
    true = (utility == utility.max(axis=1, keepdims=True)).astype(np.uint8)
    found = fitted(table, true)
    assert found.weights[0, 0] == pytest.approx([1.0, -0.5, 0.0], abs=0.08)
    assert found.weights[0, 1] == pytest.approx([0.0, 0.0, 0.0], abs=0.08)


def test_the_logit_finds_weights_that_hang_on_the_question() -> None:
    chance = np.random.default_rng(4)
    table = chance.standard_normal((4000, 8, 2)).astype(np.float32)
    table[:, :, 1] = chance.choice([-1.0, 1.0], 4000)[:, None]
    utility = table[:, :, 0] * (0.5 + table[:, :, 1]) + chance.gumbel(size=(4000, 8))
    true = (utility == utility.max(axis=1, keepdims=True)).astype(np.uint8)
    found = fitted(table, true, asked=(1,))
    assert found.weights[:, 0, 0] == pytest.approx([0.5, 1.0], abs=0.2)  # drawn to nought
    # Its parts add up to its scores, and the question's column has none of its own.
    parts = np.array([found.parts(row) for row in table[0]])
    assert parts.sum(axis=1) == pytest.approx(found.scores(table[:1])[0], abs=1e-5)
    assert not parts[:, 1].any()


def test_reasons_add_up_and_open_past_acts() -> None:
    names = [f"{n % 5} ({n // 5})" for n in range(30)]
    facts = in_order(np.array(world(40), np.int32), names, [str(n) for n in range(4)])
    ranker = Ranker.learnt(facts)
    s, r, _ = facts.named(-1)
    found = ranker.rank(s, r, facts.end + 3, limit=None)
    assert sum(one.probability for one in found) == pytest.approx(1.0)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    rest = [one.score - sum(reason.weight for reason in one.reasons) for one in found]
    assert max(rest) - min(rest) < 1e-2  # what is the same for all candidates
    same = next(one for one in found[0].reasons if one.name == "same")
    for place in same.facts:
        assert facts.named(place) == (s, r, found[0].actor)
    again = ranker.over(facts.before(facts.end - 1)).rank(s, r, facts.end + 3, limit=None)
    assert [one.score for one in again] != [one.score for one in found]


def test_a_question_within_the_facts_or_about_nobody_is_refused() -> None:
    facts = facts_from([(0, 0, 1, 0), (1, 0, 2, 3)])
    ranker = Ranker.learnt(facts)
    for asked in (("A0", "R0", 2), ("nobody", "R0", 9), ("A0", "R9", 9)):
        with pytest.raises(QueryError):
            ranker.rank(*asked)

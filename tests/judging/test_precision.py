"""Precision from judgements, and which claims are drawn to be judged."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import Dossier, QueryError
from dragoman.judging.precision import stands_for, wilson
from dragoman.records import Act


def share_of(dossier: Dossier, by: str, of: str, drawn: str) -> tuple[int, int, int] | None:
    for one in dossier.precision():
        if (one.by, one.of, one.drawn) == (by, of, drawn):
            return one.right, one.wrong, one.unsure
    return None


def test_precision_tells_how_its_claims_were_drawn(dossier: Dossier) -> None:
    assert dossier.precision() == []
    claims = len(dossier.records())
    picked = dossier.review_queue(limit=2)
    dossier.judge(picked[0].row.id, "wrong", drawn="weightiest first")
    dossier.judge(picked[1].row.id, "unsure", drawn="weightiest first")
    for one in dossier.review_queue("random", seed=3, limit=4):
        dossier.judge(one.row.id, "right", drawn="random, seed 3", who="bo")
    of_all, by_chance = (
        share_of(dossier, "all", "all", "all"),
        share_of(dossier, "all", "all", "random"),
    )
    assert by_chance is not None and sum(by_chance) == 4
    assert of_all is not None and sum(of_all) >= 4
    first = dossier.precision()[0]
    assert first.claims == claims  # as coded: what is judged wrong is among them
    assert first.low is not None and first.share is not None and first.high is not None
    assert first.low <= first.share <= first.high


def test_a_sample_of_one_type_stands_for_that_type_only() -> None:
    groups = [
        ("all", "all"),
        ("kind", "act"),
        ("kind", "tie"),
        ("event", "AID"),
        ("event", "AGREE"),
    ]
    fitting = {
        "random, seed 1": [True] * 5,
        "random, kind act, seed 1": [False, True, False, True, True],
        "random, event AID, seed 1": [False, False, False, True, False],
        "random, actor PRK, seed 1": [False] * 5,
        "weightiest first": [False] * 5,
        "by hand": [False] * 5,
    }
    for drawn, wanted in fitting.items():
        assert [stands_for(drawn, group) for group in groups] == wanted, drawn


@given(st.integers(1, 500), st.data())
def test_the_interval_holds_the_share_and_narrows(judged: int, data: st.DataObject) -> None:
    right = data.draw(st.integers(0, judged))
    low, high = wilson(right, judged)
    assert 0 <= low <= right / judged + 1e-12 and right / judged - 1e-12 <= high <= 1
    wider = wilson(right * 4, judged * 4)
    assert wider[1] - wider[0] < high - low or math.isclose(wider[1] - wider[0], high - low)
    assert math.isclose(wilson(judged - right, judged)[0], 1 - high, abs_tol=1e-9)


def test_the_queue_has_what_most_hangs_on_first_and_each_claim_once(dossier: Dossier) -> None:
    waiting = dossier.review_queue()
    assert sorted(one.row.id for one in waiting) == sorted(id for id, _ in dossier.records())
    worth = [one.weight * one.doubt for one in waiting]
    assert worth == sorted(worth, reverse=True)
    assert all("confidence" in one.because for one in waiting if isinstance(one.row.claim, Act))
    first = waiting[0].row
    dossier.judge(first.id, "skip")
    assert dossier.review_queue()[0].row.id == first.id  # put off, and not judged
    dossier.judge(first.id, "wrong")
    assert first.id not in {one.row.id for one in dossier.review_queue()}
    again = {one.row.id: one.row for one in dossier.review_queue(again=True, order="text")}
    assert again[first.id] == first  # left out of every view, and yet it can be judged again


def test_a_sample_is_the_same_for_the_same_seed_and_holds_what_was_picked(dossier: Dossier) -> None:
    drawn = [one.row.id for one in dossier.review_queue("random", seed=9)]
    assert drawn == [one.row.id for one in dossier.review_queue("random", seed=9)]
    assert drawn != [one.row.id for one in dossier.review_queue("random", seed=10)]
    dossier.judge(drawn[0], "wrong")  # picked by hand: it stays in the sample
    assert [one.row.id for one in dossier.review_queue("random", seed=9)] == drawn
    dossier.judge(drawn[0], "right", drawn="random, seed 9")
    assert [one.row.id for one in dossier.review_queue("random", seed=9)] == drawn[1:]


def test_the_queue_can_be_of_one_sort(dossier: Dossier) -> None:
    of_aid = dossier.review_queue(event="AID")
    assert of_aid and {one.row.claim.event for one in of_aid if isinstance(one.row.claim, Act)} == {
        "AID"
    }
    assert {one.row.id for one in dossier.review_queue(actor="CHL")} == {
        id for (id,) in dossier.claims(actor="CHL").project("id").fetchall()
    }
    story = dossier.stories()[0]
    reports = {one.row.report_id for one in dossier.review_queue(story=story.id)}
    assert reports <= set(story.reports)
    with pytest.raises(QueryError, match="no order is called 'best'"):
        dossier.review_queue("best")
    with pytest.raises(QueryError, match="no kind of claim"):
        dossier.review_queue(kind="deed")

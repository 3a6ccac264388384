"""Stories as reports come and go: what the keeper promises at any moment, and what its log says."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.fusing.stories.changes import Change, sentence
from dragoman.fusing.stories.keeper import StoryKeeper
from dragoman.records import Region, Report

DAY = date(2022, 6, 1)
WORDS = (
    "port grain ship customs freighter lava road fissure volcano geologist treaty border envoy river "
    "strike wage crane union lockout mediation"
).split()
AFFAIRS = {
    "port": "Kenya and Tanzania reopened the port of Mombasa to grain ships after a quarrel over fees",
    "lava": "Lava from a fissure ran towards Grindavik in Iceland and geologists closed the coast road",
}


def report(
    id: str, text: str, published: date | None = DAY, title: str | None = None
) -> tuple[Report, tuple[Region, ...]]:
    return Report(id, f"{id:0>32}", text, title, published), (Region(0, len(text), "body"),)


def key(id: str) -> str:
    return f"{id:0>32}"


def partition(keeper: StoryKeeper) -> set[frozenset[str]]:
    return {frozenset(held.reports) for held in keeper.stories.values()}


def replayed(log: Iterable[Change]) -> dict[str, str]:
    """The story of each report, by nothing but the log."""
    place: dict[str, str] = {}
    for one in log:
        match one.what:
            case "start" | "join" | "move":
                place |= dict.fromkeys(one.reports, one.story)
            case "merge":
                place |= {report: one.story for report in one.reports if place[report] == one.other}
            case "split":
                assert one.other is not None
                place |= dict.fromkeys(one.reports, one.other)
            case "leave" | "end":
                for report in one.reports:
                    del place[report]
    return place


COMING = st.lists(
    st.tuples(
        st.integers(0, 9),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join),
        st.none() | st.integers(0, 300).map(lambda days: DAY + timedelta(days)),
        st.booleans(),
    ),
    max_size=25,
)


@settings(deadline=None, max_examples=60)
@given(COMING)
def test_at_any_moment_each_report_is_in_one_story_and_the_log_says_which(
    coming: list[tuple[int, str, date | None, bool]],
) -> None:
    keeper = StoryKeeper()
    log: list[Change] = []
    for number, text, day, goes in coming:
        id = f"r{number}"
        if goes and key(id) in keeper.reports:
            log += keeper.remove(key(id))
        else:
            log += keeper.add(*report(id, text, day))
        members = [one for held in keeper.stories.values() for one in held.reports]
        assert sorted(members) == sorted(keeper.reports)
        assert replayed(log) == {one.key: one.story for one in keeper.reports.values()}
        for one in keeper.reports.values():
            assert one.key in keeper.stories[one.story].reports
            assert one.story not in one.also
            assert set(one.also) <= set(keeper.stories)
    assert log == keeper.log
    assert [one.number for one in log] == list(range(len(log)))


@settings(deadline=None, max_examples=30)
@given(COMING)
def test_what_is_taken_out_leaves_no_trace_in_what_words_weigh(
    coming: list[tuple[int, str, date | None, bool]],
) -> None:
    keeper, never = StoryKeeper(), StoryKeeper()
    for number, text, day, goes in coming:
        keeper.add(*report(f"r{number}", text, day))
        if goes:
            keeper.remove(key(f"r{number}"))
    for one in keeper.reports.values():
        never.commonness.add(one.words.words)
    assert keeper.commonness.reports == len(keeper.reports)
    assert np.array_equal(keeper.commonness.having, never.commonness.having)


@pytest.mark.parametrize("seed", range(3))
def test_one_that_comes_and_goes_again_leaves_the_stories_as_they_were(seed: int) -> None:
    chance = random.Random(seed)
    keeper = StoryKeeper()
    for number in range(12):
        text = f"{AFFAIRS[chance.choice(list(AFFAIRS))]} for the {number}th time."
        keeper.add(*report(f"r{number}", text))
    before, ids = partition(keeper), set(keeper.stories)
    keeper.add(*report("new", AFFAIRS["port"]))
    assert partition(keeper) != before
    keeper.remove(key("new"))
    assert (partition(keeper), set(keeper.stories)) == (before, ids)


@pytest.mark.parametrize("seed", range(3))
def test_stories_that_are_well_apart_hang_on_no_order(seed: int) -> None:
    told = [report(f"r{n}", f"{AFFAIRS[name]} again {n}.") for n, name in enumerate([*AFFAIRS] * 5)]
    random.Random(seed).shuffle(told)
    keeper = StoryKeeper()
    for one in told:
        keeper.add(*one)
    assert sorted(map(len, partition(keeper))) == [5, 5]


def test_a_report_may_bridge_two_stories_and_the_elder_keeps_its_id() -> None:
    keeper = StoryKeeper()
    (first,) = keeper.add(*report("a", "Grain freighters left Mombasa as customs fees fell."))
    (second,) = keeper.add(*report("b", "A crane union in Zanzibar called a strike over wages."))
    assert {first.what, second.what} == {"start"}
    both = (
        "Grain freighters left Mombasa as customs fees fell, while a crane union in Zanzibar called "
        "a strike over wages."
    )
    for number in range(4):
        changes = keeper.add(*report(f"c{number}", f"{both} {'Today. ' * number}"))
        if "merge" in {one.what for one in changes}:
            break
    merge = next(one for one in keeper.log if one.what == "merge")
    assert (merge.story, merge.other) == (first.story, second.story)
    assert "went into it" in sentence(merge)
    assert list(keeper.stories) == [first.story]


def test_a_known_report_that_comes_unchanged_changes_nothing() -> None:
    keeper = StoryKeeper()
    keeper.add(*report("a", AFFAIRS["port"]))
    assert keeper.add(*report("a", AFFAIRS["port"])) == []
    changes = keeper.add(*report("a", AFFAIRS["port"], DAY + timedelta(1)))
    assert [one.what for one in changes] == ["end", "start"]


def test_the_reason_names_the_words_that_both_say_as_they_are_spelt() -> None:
    keeper = StoryKeeper()
    keeper.add(*report("a", AFFAIRS["lava"]))
    again = "Grindavik was emptied as the lava came near, and Iceland shut its coast road."
    (join,) = keeper.add(*report("b", again, DAY + timedelta(3)))
    assert (join.what, join.like, join.days) == ("join", key("a"), 3)
    assert "Grindavik" in join.words
    assert "lava" in join.words
    assert "3 days apart, both tell of " in sentence(join, {key("a"): "a", key("b"): "b"})

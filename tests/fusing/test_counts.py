"""Counts of one thing put together, and those whose numbers clash."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.count_records import Count, CountRow
from dragoman.fusing.counts.finding import find_counts
from dragoman.fusing.counts.place_names import skeletons
from dragoman.fusing.counts.tracks import to_line, tracks
from dragoman.records import Disagreement, Evidence, Quantity, Voice


def row(
    report: str = "a",
    value: float | None = None,
    *,
    least: float | None = None,
    told: str = "",
    start: int = 0,
    published: str | None = "2020-03-05",
    voice: str | None = None,
    **more: Any,
) -> CountRow:
    """A count of people killed by a bomb in Mosul, but for what is said."""
    exact = told or f"{'at least ' if value is None else ''}{value or least:g} people killed"
    fields: dict[str, Any] = {
        "who": "people",
        "outcome": "killed",
        "places": ("Mosul",),
        "causes": ("bomb",),
        "words": ("market",),
    }
    count = Count(
        report=report,
        evidence=Evidence(start, start + len(exact), exact),
        quantity=Quantity("people", value, least),
        according_to=Voice("UNK", voice) if voice else None,
        **(fields | more),
    )
    day = None if published is None else date.fromisoformat(published)
    digest = hashlib.sha256(repr((count, published)).encode()).hexdigest()
    return CountRow(digest[:16], count, report, f"key of {report}", day, f"Daily {report}")


def found(*rows: CountRow) -> list[str]:
    return [one.severity for one in find_counts(rows)]


def test_two_exact_tolls_clash() -> None:
    (one,) = find_counts([row("a", 43), row("b", 126)])
    assert (one.kind, one.severity) == ("number", "real")
    assert one.says == "Daily a has 43 people; Daily b has 126 people."
    assert "killed in Mosul" in one.about


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        (row("a", 43), row("b", 43), []),
        (row("a", least=58), row("b", least=126), ["real"]),
        (row("a", least=58), row("b", least=72), ["probable"]),
        (row("a", 50), row("b", least=72), ["real"]),
        (row("a", least=24, told="dozens killed"), row("b", 126), []),
        (row("a", least=200, told="hundreds killed"), row("b", 40), ["real"]),
        (row("a", least=3, told="several killed"), row("b", 126), []),
        (row("a", least=50, told="more than 50 killed"), row("b", least=72), []),
        (row("a", 43), row("b", 126, published="2020-03-07", when="2020-03-05"), ["time"]),
        (row("a", 43, stage="earlier"), row("b", 126), ["time"]),
    ],
)
def test_how_gravely_numbers_clash(one: CountRow, other: CountRow, severity: list[str]) -> None:
    assert found(one, other) == severity == found(other, one)


@pytest.mark.parametrize(
    "other",
    [
        row("b", 126, places=("Kirkuk",)),
        row("b", 126, outcome="wounded"),
        row("b", 126, who="children"),
        row("b", 126, part=True),
        row("b", 126, causes=("quake",)),
        row("b", 126, when="2020-02-20"),
        row("b", 126, published="2020-03-25"),
        row("b", 300_000, total=True),
        row("b", 9_000),
    ],
)
def test_counts_of_other_things_do_not_clash(other: CountRow) -> None:
    assert found(row("a", 43, when="2020-03-05"), other) == []


def test_places_are_spelt_in_many_ways() -> None:
    assert skeletons("al-Qamishli") == skeletons("Qameshli")
    assert found(row("a", 43, places=("Tell Rifaat",)), row("b", 126, places=("Tel Rifat",))) == [
        "real"
    ]


def test_a_lesser_number_further_down_is_a_part() -> None:
    city = row("a", 15, start=900)
    assert found(row("a", 43), city, row("b", 43)) == []


def test_two_voices_of_one_report_clash() -> None:
    assert found(
        row("a", 43, voice="The Ministry"), row("a", 80, start=90, voice="Red Crescent")
    ) == ["real"]
    assert (
        found(row("a", 43, voice="The Ministry"), row("a", 80, start=90, voice="The Ministry"))
        == []
    )


def test_what_both_reports_tell_does_not_clash_between_them() -> None:
    told = [row(one, 43) for one in "ab"] + [row(one, 80, start=90) for one in "ab"]
    assert found(*told) == []


def test_reports_without_a_day_need_more() -> None:
    told = ("market", "noon", "stall")
    undated = row("a", 43, published=None, words=told)
    assert found(undated, row("b", 126, words=told)) == ["real"]
    assert found(undated, row("b", 126, words=told[:2])) == []
    assert found(undated, row("b", 126, words=told, causes=())) == []


def test_quarters_that_one_report_alone_names_are_other_deeds() -> None:
    left, right = ("Mosul", "Zanjili"), ("Mosul", "Rashidiya")
    assert found(row("a", 43, places=left), row("b", 126, places=left)) == ["real"]
    assert found(row("a", 43, places=left), row("b", 126)) == ["real"]
    assert found(row("a", 43, places=left), row("b", 126, places=right)) == []


def test_what_is_told_beside_the_news_needs_more_than_its_town() -> None:
    news = row("a", 9, places=("Basra",), causes=("fire",), words=("mill",))
    aside = {"start": 900, "when": "2020-03-05"}
    assert found(news, row("a", 43, **aside), row("b", 126)) == []
    words = ("market", "noon")
    assert found(news, row("a", 43, words=words, **aside), row("b", 126, words=words)) == ["real"]


def test_a_copy_tells_nothing_anew() -> None:
    assert len(find_counts([row("a", 43), row("b", 126), row("c", 43), row("d", 126)])) == 1


def test_a_track_has_its_figures_by_day() -> None:
    told = [row("a", 43), row("b", 126, published="2020-03-06", when="2020-03-05")]
    (track,) = tracks(told)
    assert track.moves
    assert [one.report for one in track.steps] == ["a", "b"]
    assert to_line(track)["about"] == "people killed in Mosul"


rows = st.builds(
    row,
    st.sampled_from("abcd"),
    st.sampled_from([6.0, 43.0, 126.0]),
    start=st.integers(0, 3).map(lambda n: 400 * n),
    published=st.sampled_from([None, "2020-03-05", "2020-03-06", "2020-03-20"]),
    voice=st.sampled_from([None, "Red Crescent", "The Ministry"]),
    who=st.sampled_from(["people", "civilians", "children"]),
    outcome=st.sampled_from(["killed", "wounded", "evacuated"]),
    places=st.sampled_from([(), ("Mosul",), ("Kirkuk", "Mosul")]),
    causes=st.sampled_from([(), ("bomb",), ("air",)]),
    when=st.sampled_from([None, "2020-03-05", "2020-03", "soon"]),
    stage=st.sampled_from([None, "earlier", "update"]),
    part=st.booleans(),
    total=st.booleans(),
)
many = st.lists(
    rows, max_size=12, unique_by=lambda one: (one.report_id, one.count.evidence.start)
).filter(
    lambda some: (
        len({(one.report_id, one.published) for one in some})
        == len({one.report_id for one in some})
    )
)


def clash(one: Disagreement) -> tuple[object, ...]:
    return one.severity, one.about, one.a, one.b


@given(many, st.randoms())
def test_the_order_of_the_counts_changes_nothing(
    some: list[CountRow], chance: random.Random
) -> None:
    before = find_counts(some), tracks(some)
    shuffled = list(some)
    chance.shuffle(shuffled)
    assert (find_counts(shuffled), tracks(shuffled)) == before


@given(many)
def test_every_figure_is_on_one_track(some: list[CountRow]) -> None:
    steps = [(step.report, step.evidence.start) for one in tracks(some) for step in one.steps]
    assert (
        len(steps)
        == len(set(steps))
        <= len({(one.report_id, one.count.evidence.start) for one in some})
    )


def test_in_a_town_of_many_deeds_a_word_tells_which_is_meant() -> None:
    tolls = [row(f"r{n}", 10.0 * n, words=()) for n in range(1, 9)]
    assert found(*tolls[:2]) != []
    assert found(*tolls) == []
    wedding = [row(f"w{n}", 40.0 * n, words=("wedding",)) for n in (1, 2)]
    assert found(*tolls, *wedding) == ["real"]


def test_two_reports_without_a_day_are_not_compared() -> None:
    told = {"published": None, "when": None, "words": ("wedding", "tent", "guest")}
    assert found(row("a", 43, **told), row("b", 126, **told)) == []


def test_an_outlet_with_another_figure_brings_its_own_up_to_date() -> None:
    first, second = row("a", 43), row("b", 126)
    assert found(first, replace(second, source=first.source)) == ["time"]


def test_the_people_of_one_state_are_a_part_of_the_dead() -> None:
    ten = row("b", 10)
    americans = replace(ten.count, quantity=Quantity("Americans", 10))
    assert found(row("a", 12), replace(ten, count=americans)) == []

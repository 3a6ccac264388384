"""The date of an act: its sentence's own, the last one named, or that of the same act elsewhere."""

from __future__ import annotations

import pytest

from tests.coding.told import acts


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Iraq invaded Kuwait on Aug. 2, 1990.", "1990-08-02"),
        ("Iraq invaded Kuwait in August 1990.", "1990-08"),
        ("Cuba sent troops to Angola in 1975.", "1975"),
        ("Kenyan President Uhuru Kenyatta visited Uganda on Monday.", "2019-05-13"),
        ("Turkey attacked Syria last week.", "2019-05-06/2019-05-12"),
        ("The Japanese prime minister will visit the Philippines next month.", "2019-06"),
        ("Turkey has occupied northern Cyprus since 1974.", "1974/.."),
        ("Iraq invaded Kuwait.", None),
        ("Iraq's invasion of Kuwait in 1990 led to war.", "1990"),
    ],
)
def test_the_sentence_dates_its_act(text: str, when: str | None) -> None:
    assert [act.when for act in acts(text)] == [when]


def test_each_clause_has_its_own_date() -> None:
    text = "Iraq attacked Kuwait in 1990 and withdrew from Kuwait in 1991."
    assert [act.when for act in acts(text)] == ["1990", "1991"]


def test_a_day_goes_on_for_what_is_told_on() -> None:
    text = "Kenyan President Uhuru Kenyatta visited Uganda on Monday. He praised Tanzania."
    assert [act.when for act in acts(text)] == ["2019-05-13", "2019-05-13"]


def test_a_day_long_past_does_not_go_on() -> None:
    text = "Kenyan President Uhuru Kenyatta visited Uganda on May 3, 2014. He praised Tanzania."
    assert [act.when for act in acts(text)] == ["2014-05-03", None]


def test_a_date_is_lent_to_the_same_act() -> None:
    text = "Iraq invaded Kuwait on Aug. 2, 1990.\n\nFew expected Iraq's invasion of Kuwait."
    assert [act.when for act in acts(text)] == ["1990-08-02", "1990-08-02"]


def test_two_dates_are_lent_to_nobody() -> None:
    text = (
        "Chad attacked Libya in 1983. Chad attacked Libya in 1987.\n\n"
        "Chad's attacks on Libya are remembered."
    )
    assert [act.when for act in acts(text)] == ["1983", "1987", None]


def test_a_speech_on_monday_dates_the_speech_and_not_what_it_tells() -> None:
    text = "Chad said on Monday that Sudan attacked Chad in 2008."
    assert [act.when for act in acts(text)] == ["2008"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Brazil held talks with Peru in Lima.", "Lima"),
        ("Egyptian police arrested a Turkish journalist in Cairo.", "Cairo"),
        ("Iraq invaded Kuwait.", None),
    ],
)
def test_an_act_is_placed_where_its_clause_says(text: str, where: str | None) -> None:
    assert [act.where for act in acts(text)] == [where]

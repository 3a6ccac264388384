"""Dates that no calendar has, that another thing has, and days ahead of what has happened."""

from __future__ import annotations

from datetime import date

import pytest

import dragoman

DAY = date(2024, 11, 20)


def whens(text: str) -> list[str | None]:
    claims = dragoman.code(text, published=DAY)
    return [one.when for one in claims if isinstance(one, dragoman.Act)]


@pytest.mark.parametrize("ago", ["3300 years", "200000 weeks", "99999999999 days"])
def test_what_lies_before_the_calendar_is_undated(ago: str) -> None:
    assert whens(f"Egypt protested {ago} after Greece had seized the city.") == [None, None]


def test_the_year_of_a_treaty_is_not_the_year_of_the_act() -> None:
    told = whens("New Delhi suspended a water treaty of 1960. Pakistan closed its airspace.")
    assert told
    assert "1960" not in told


def test_an_attack_lies_behind() -> None:
    assert whens("The inquiry may explain Sunday's attack on Kenya by Somalia.") == [None]

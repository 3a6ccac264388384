"""Numbers with what they count."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.times.quantities import find_quantities


def brief(text: str) -> list[tuple[str, float | None, float | None, float | None]]:
    return [
        (m.quantity.unit, m.quantity.value, m.quantity.min, m.quantity.max)
        for m in find_quantities(text)
    ]


@pytest.mark.parametrize(
    ("text", "unit", "value", "low", "high"),
    [
        ("About 8,000 North Korean troops left.", "troops", 8000, None, None),
        ("The toll is 43 dead so far.", "dead", 43, None, None),
        ("A loan of $1.2 billion was agreed.", "USD", 1.2e9, None, None),
        ("It cost £500m to build.", "GBP", 5e8, None, None),
        ("They paid 5 billion euros.", "EUR", 5e9, None, None),
        ("Aid worth 300 million yuan arrived.", "CNY", 3e8, None, None),
        ("They want $3-5 billion more.", "USD", None, 3e9, 5e9),
        ("Output fell by 12 percent.", "percent", 12, None, None),
        ("Output fell by 12 per cent.", "percent", 12, None, None),
        ("thousands of soldiers", "soldiers", None, 2000, None),
        ("tens of thousands of refugees", "refugees", None, 20000, None),
        ("dozens of tanks", "tanks", None, 24, None),
        ("hundreds of fighters", "fighters", None, 200, None),
        ("several drones", "drones", None, 3, None),
        ("several hundred Russians", "Russians", None, 300, None),
        ("more than 300 men", "men", None, 300, None),
        ("at least six people", "people", None, 6, None),
        ("no fewer than 10 hostages", "hostages", None, 10, None),
        ("up to 12,000 troops", "troops", None, None, 12000),
        ("between 3,000 and 5,000 soldiers", "soldiers", None, 3000, 5000),
        ("3 to 5 million barrels", "barrels", None, 3e6, 5e6),
        ("a dozen ships", "ships", 12, None, None),
        ("twenty-five children", "children", 25, None, None),
        ("one hundred and twenty people", "people", 120, None, None),
        ("half a million refugees", "refugees", 5e5, None, None),
        ("five and a half million people", "people", 5.5e6, None, None),
        ("one soldier", "soldier", 1, None, None),
        ("300 heavily armed men", "men", 300, None, None),
        ("12 police officers", "officers", 12, None, None),
        ("8,000 of its troops", "troops", 8000, None, None),
        ("The blast killed 43 and burned the market.", "people", 43, None, None),
        ("At least 12 were killed there.", "people", None, 12, None),
        ("She was jailed and got 10 years in prison.", "years", 10, None, None),
        ("The ship carried 10,000km of cable.", "km", 10000, None, None),
    ],
)
def test_a_number_is_read_with_what_it_counts(
    text: str, unit: str, value: float | None, low: float | None, high: float | None
) -> None:
    assert brief(text) == [(unit, value, low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "a 75-year-old man",
        "It lasted three days.",
        "They met at 10 a.m. on Monday.",
        "the G7 and the G20",
        "F-16 jets flew over",
        "Call +1 202 555 1234 now.",
        "the 2024 elections",
        "Article 5 obligations",
        "the Oct. 7 attacks",
        "the two countries and both sides",
        "on the 23rd floor",
        "155mm shells",
        "three won seats",
        "It was the only one of them.",
    ],
)
def test_what_counts_nothing_is_left_alone(text: str) -> None:
    assert brief(text) == []


def test_the_span_covers_number_and_noun() -> None:
    text = "Kyiv says about 8,000 North Korean troops and 40 tanks crossed."
    assert [text[m.start : m.end] for m in find_quantities(text)] == [
        "about 8,000 North Korean troops",
        "40 tanks",
    ]


WORDS = st.sampled_from(
    (
        "between and to - – 3,000 5 one hundred half a million several dozens of troops $ % per "
        "cent more than up at least 2024 Oct . , killed were people twenty five years in prison or so"
    ).split()
)


@given(st.one_of(st.text(), st.lists(WORDS, max_size=25).map(" ".join)))
def test_any_text_gives_disjoint_spans_and_ordered_bounds(text: str) -> None:
    reached = 0
    for mention in find_quantities(text):
        assert reached <= mention.start < mention.end <= len(text)
        reached = mention.end
        quantity = mention.quantity
        bounds = [quantity.value, quantity.min, quantity.max]
        assert any(bound is not None for bound in bounds)
        assert all(bound is None or bound > 0 for bound in bounds)
        if quantity.min is not None and quantity.max is not None:
            assert quantity.min < quantity.max


@pytest.mark.parametrize("piece", ["between 3 and ", "a ", "9", "thousands of ", "3 - ", " ", ","])
def test_the_time_taken_grows_with_the_text_only(piece: str) -> None:
    def taken(count: int) -> float:
        text = piece * count
        start = time.perf_counter()
        find_quantities(text)
        return time.perf_counter() - start

    taken(100)
    small = min(taken(2_000) for _ in range(3))
    large = min(taken(16_000) for _ in range(3))
    assert large < 8 * 5 * small + 0.05

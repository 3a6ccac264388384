"""Lines that are pieces of a paragraph are put together, whatever the width they are broken at."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report

PARAGRAPHS = [
    (
        "Ministers of Zambia and Malawi agreed on Monday that a line for power will cross their border "
        "near Chipata, and that each country will pay for its own half of the work. Engineers from Lilongwe "
        "have looked at three ways through the hills, of which the longest is said to be the cheapest."
    ),
    (
        "The line is to be finished within two years, the ministry of energy in Lusaka said, though "
        "similar plans were given up in the past because no bank would lend the money for them. A bank in Nairobi has now said that it will, "
        "if both parliaments agree before the rains."
    ),
    "Farmers on both sides of the border have asked for a say in where the masts are to stand.",
]


def passages(text: str) -> list[str]:
    return [passage.text for passage in clean(make_report(text)).passages]


@given(st.integers(min_value=30, max_value=110), st.sampled_from(["\n", "\r\n", "\r"]))
def test_a_text_broken_at_a_margin_is_put_together(width: int, ending: str) -> None:
    broken = (ending * 2).join(
        ending.join(textwrap.wrap(paragraph, width)) for paragraph in PARAGRAPHS
    )
    assert passages(broken) == PARAGRAPHS


@pytest.mark.parametrize(
    "lines",
    [
        "Ministers of both countries agreed\nto share a line for power, they said on Monday.",
        "The line that is to cross the\nborder near Chipata will be built by spring.",
        "Neither of them would tell the price of\nthe line.",
    ],
)
def test_a_short_line_broken_within_a_sentence_is_no_title(lines: str) -> None:
    text = f"{lines}\n\n{PARAGRAPHS[1]}\n\n{PARAGRAPHS[2]}"
    assert passages(text)[0] == lines.replace("\n", " ")
    assert {region.kind for region in clean(make_report(text)).regions} == {"body"}


@pytest.mark.parametrize(
    "text",
    [
        "zambia and malawi agree\nthe ministers said that a line will be built.",
        "Zambia and Malawi agree\nministers said that a line will be built.",
        "Home\nabout us\nof interest",
        "- we are ready\n- so are we",
    ],
)
def test_lines_that_are_paragraphs_stay_apart(text: str) -> None:
    assert len(clean(make_report(text)).regions) >= text.count("\n") + 1

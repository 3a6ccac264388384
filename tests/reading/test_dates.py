"""The day of publication as the text tells it, and None where it does not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.calendar_dates import find_full_dates
from dragoman.reading.dates import find_published

BODY = (
    "Chile and Argentina agreed on a joint rescue force for the high Andes, officials of both"
    " countries said after a round of talks in Mendoza that went on until the early morning.\n"
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Published: 3 May 2019\n" + BODY, "2019-05-03"),
        ("Accord signed\nUpdated: 2017-09-15 17:52\n" + BODY, "2017-09-15"),
        ("Posted on March 3, 2011 by admin\n" + BODY, "2011-03-03"),
        ("Last updated at 14:05 GMT, Monday, 3 October 1988\n" + BODY, "1988-10-03"),
        ("Updated 5 May 2019\nPublished 3 May 2019\n" + BODY, "2019-05-03"),
        ("Accord signed\nBy Ana Ruiz | October 25, 2003\n" + BODY, "2003-10-25"),
        ("Accord signed\nFri 25 Oct 2024 14.00 BST\n" + BODY, "2024-10-25"),
        ("SANTIAGO, Oct. 24, 2014 (Reuters) - " + BODY, "2014-10-24"),
        ("SA\u0303O PAULO, Oct. 24, 2014 (Reuters) - " + BODY, "2014-10-24"),
        (BODY + "(Reuters, 3 May 2019)", "2019-05-03"),
        (BODY + "— AFP, May 3, 2019", "2019-05-03"),
        ("LIMA, July 4 (AP) — " + BODY + "It was founded on July 1, 1995.", "1995-07-04"),
    ],
)
def test_a_day_that_is_told_is_found(text: str, day: str) -> None:
    found = find_published(text)
    assert found is not None
    assert found.day == date.fromisoformat(day)
    assert found.how


def test_weekdays_beside_a_photograph_tell_the_day() -> None:
    photo = (
        "President Ana Ruiz waves to supporters during a rally in Quito, Ecuador, Wednesday,"
        " March 6, 2013. (AP Photo/Luis Vega)\n\n"
    )
    told = "She won the vote on Thursday.\n\nHer rival conceded at Friday's meeting.\n"
    found = find_published(photo + told)
    assert found is not None and found.day == date(2013, 3, 8)
    assert "photograph" in found.how
    assert find_published("FILE - " + photo + told) is None
    assert find_published(photo + told + "By 2015 the term had ended.") is None


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        BODY + "The accord of March 3, 2011 was the first. Talks go on until May 1, 2012.",
        "Published by the ministry, the paper of 3 May 2019 is dead.\n" + BODY,
        "LIMA, July 4 (AP) — " + BODY,
        "Published: Friday, 4 May 2019\n" + BODY,  # it was a Saturday
        "Updated: 03/04/2019\n" + BODY,  # March or April
        "3 May 2019 was the day on which the bridge fell.\n" + BODY,
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    assert find_published(text) is None


@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%A, %b. %d, %Y", "%a %d %b %Y"]),
)
def test_every_full_date_is_read(day: date, form: str) -> None:
    told = day.strftime(form)
    (found,) = find_full_dates(f"It was told on {told}.")
    assert found.day == day


@given(st.text())
def test_any_text_has_a_day_or_none(text: str) -> None:
    found = find_published(text + " 2019")
    assert found is None or found.day.year

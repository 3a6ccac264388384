"""Times in a text, resolved against the day of the report."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.times.feasts import easter
from dragoman.coding.times.finding import find_times, find_times_of

FRIDAY = date(2024, 11, 1)
PART = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
ISO = re.compile(rf"(?:{PART}|{PART}/{PART}|{PART}/\.\.|\.\./{PART})\Z")


def values(text: str, published: date | None = FRIDAY) -> list[str | None]:
    return [mention.value for mention in find_times(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Oct. 23, 2024", "2024-10-23"),
        ("on 23 October 2024", "2024-10-23"),
        ("on 2024-10-23", "2024-10-23"),
        ("on Wednesday, Oct. 23, 2024", "2024-10-23"),
        ("on 23.10.2024", "2024-10-23"),
        ("on 10/23/2024", "2024-10-23"),
        ("on the 7th of October 2023", "2023-10-07"),
        ("on October 7th, 2023", "2023-10-07"),
        ("He arrived on May 16.", "2024-05-16"),
        ("He is due to visit on Dec. 15.", "2024-12-15"),
        ("BEIJING, Oct. 30 (Xinhua)", "2024-10-30"),
        ("the Jan. 20 inauguration", "2025-01-20"),
        ("He was sworn in on Jan. 20.", "2024-01-20"),
        ("On the 23rd, he left.", "2024-10-23"),
    ],
)
def test_days(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("in March 2011", "2011-03"),
        ("In October they met.", "2024-10"),
        ("a May interview", "2024-05"),
        ("in October this year", "2024-10"),
        ("in May this month", "2024-05"),
        ("in October last year", "2023-10"),
        ("last October", "2023-10"),
        ("last March", "2024-03"),
        ("next May", "2025-05"),
        ("mid-September", "2024-09-11/2024-09-20"),
        ("late last month", "2024-10-21/2024-10-31"),
        ("earlier this month", "2024-11"),
        ("early 2022", "2022-01/2022-04"),
        ("mid-2022", "2022-05/2022-08"),
        ("late last year", "2023-09/2023-12"),
        ("early next year", "2025-01/2025-04"),
        ("by the end of the year", "../2024-12"),
        ("this summer", "2024-06/2024-08"),
        ("the summer of 2023", "2023-06/2023-08"),
        ("last winter", "2023-12/2024-02"),
        ("the first half of 2023", "2023-01/2023-06"),
        ("the third quarter of 2024", "2024-07/2024-09"),
        ("last year", "2023"),
        ("the 1990s", "1990/1999"),
        ("the early 1990s", "1990/1993"),
        ("the 20th century", "1901/2000"),
        ("the 2011 uprising", "2011"),
    ],
)
def test_months_years_and_seasons(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He spoke on Thursday.", "2024-10-31"),
        ("at Friday's talks", "2024-11-01"),
        ("They will meet on Sunday.", "2024-11-03"),
        ("The vote is set for Tuesday.", "2024-11-05"),
        ("He said on Sunday that it will rain.", "2024-10-27"),
        ("It will rain, he said on Sunday.", "2024-10-27"),
        ("last Friday", "2024-10-25"),
        ("next Friday", "2024-11-08"),
        ("late on Thursday", "2024-10-31"),
        ("on Thursday night", "2024-10-31"),
        ("yesterday", "2024-10-31"),
        ("the day before yesterday", "2024-10-30"),
        ("tomorrow morning", "2024-11-02"),
        ("last night", "2024-10-31"),
        ("The march is planned for Monday.", "2024-11-04"),
        ("They are to rally on Saturday.", "2024-11-02"),
        ("The road stays shut until June.", "../2025-06"),
        ("the last Sunday of October", "2024-10-27"),
        ("the first Monday in May 2023", "2023-05-01"),
        ("last week", "2024-10-21/2024-10-27"),
        ("this week", "2024-10-28/2024-11-03"),
        ("earlier this week", "2024-10-28/2024-11-01"),
        ("over the weekend", "2024-10-26/2024-10-27"),
        ("two days ago", "2024-10-30"),
        ("three months ago", "2024-08"),
        ("a decade ago", "2014"),
        ("several years ago", "2017/2021"),
        ("over the past three years", "2021/2024"),
        ("over the past year", "2023-11/2024-11"),
        ("in the last two weeks", "2024-10-18/2024-11-01"),
    ],
)
def test_times_told_from_the_day_of_the_report(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("since 2011", "2011/.."),
        ("since Thursday's attack", "2024-10-31/.."),
        ("from 2019 onwards", "2019/.."),
        ("until March 2025", "../2025-03"),
        ("before 2022.", "../2022"),
        ("after 2014, it", "2014/.."),
        ("from 2019 to 2023", "2019/2023"),
        ("between 2019 and 2023", "2019/2023"),
        ("in 2019-23", "2019/2023"),
        ("Oct. 21-27, 2024", "2024-10-21/2024-10-27"),
        ("from 21 to 27 October", "2024-10-21/2024-10-27"),
        ("from Oct. 21 to Nov. 3", "2024-10-21/2024-11-03"),
        ("from Dec. 28, 2023 to Jan. 3, 2024", "2023-12-28/2024-01-03"),
        ("from January to March 2024", "2024-01/2024-03"),
    ],
)
def test_intervals(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in 2019 and 2023", ["2019", "2023"]),
        ("He came in January 2019 and met her the following month.", ["2019-01", "2019-02"]),
        ("They agreed on Wednesday. A day later, Moscow denied it.", ["2024-10-30", "2024-10-31"]),
        ("It fell in 2014. Two years later it rose.", ["2014", "2016"]),
        ("Freed on May 3 after a raid the previous Thursday", ["2024-05-03", "2024-05-02"]),
        ("It was asked on Tuesday and replied the next day.", ["2024-10-29", "2024-10-30"]),
        ("Two years later it rose.", [None]),
        ("A day after the vote he left.", [None]),
        ("In recent days", [None]),
        ("on Feb. 30", [None]),
        ("on 04/05/2024", [None]),
    ],
)
def test_times_told_from_others_or_untold(text: str, found: list[str | None]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "for three days",
        "a three-day visit",
        "a 75-year-old man",
        "Theresa May said she may march.",
        "March on, he cried.",
        "since the invasion of the island",
        "2,000 troops, 2000 troops and about 2000 men",
        "at 1900 GMT",
        "the last of them",
        "the fall of the city in spring rain",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert values(text) == []


def test_without_a_day_of_the_report_only_full_dates_are_resolved() -> None:
    assert values("On Thursday, in October and on Oct. 23, 2024", None) == [
        None,
        None,
        "2024-10-23",
    ]


PIECES = st.sampled_from(
    [
        "in",
        "since",
        "until",
        "by",
        "from",
        "to",
        "between",
        "and",
        "the",
        "a",
        "of",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "-",
        "week",
        "month",
        "year",
        "day",
        "days",
        "two",
        "several",
        "ago",
        "later",
        "earlier",
        "before",
        "after",
        "October",
        "May",
        "Oct",
        ".",
        ",",
        "23",
        "31",
        "2024",
        "1990s",
        "Friday",
        "Sunday",
        "following",
        "same",
        "weekend",
        "summer",
        "winter",
        "half",
        "first",
        "quarter",
        "9",
        "2024-10-23",
        "today",
        "yesterday",
        "20th",
        "century",
        "will",
        "said",
        "couple",
        "fortnight",
        "decade",
        "9999",
        "1000",
    ]
)
DATES = st.one_of(
    st.none(), st.dates(), st.sampled_from([date.min, date.max, date(2024, 2, 29), FRIDAY])
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=25).map(" ".join)), DATES)
def test_any_text_gives_disjoint_true_spans_and_iso_values(
    text: str, published: date | None
) -> None:
    reached = 0
    for mention in find_times(text, published):
        assert reached <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.value is None or ISO.match(mention.value)
        reached = mention.end


@pytest.mark.parametrize("piece", ["from Oct. 23 ", "a ", "9", "in 2019 two days after ", " ", "'"])
def test_the_time_taken_grows_with_the_text_only(piece: str) -> None:
    def taken(count: int) -> float:
        text = piece * count
        start = time.process_time()
        find_times(text, FRIDAY)
        return time.process_time() - start

    taken(100)
    small = min(taken(1_000) for _ in range(3))
    large = min(taken(8_000) for _ in range(3))
    assert large < 8 * 5 * small + 0.05


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Good Friday 2022.", "2022-04-15"),
        ("They met on Easter Monday 2022.", "2022-04-18"),
        ("They met on Christmas Eve.", "2023-12-24"),
        ("They met on Thanksgiving 2022.", "2022-11-24"),
        ("They met on Memorial Day 2022.", "2022-05-30"),
        ("They met on May Day.", "2024-05-01"),
        ("It has been so since World War II.", "1945/.."),
        ("It was built before World War Two.", "../1939"),
        ("They met in the first week of March 2011.", "2011-03-01/2011-03-07"),
        ("They met in the last days of March 2011.", "2011-03-25/2011-03-31"),
        ("They met in the final weeks of 2011.", "2011-12"),
        ("They fought in the '80s.", "1980/1989"),
        ("It grew in Q4 2011.", "2011-10/2011-12"),
        ("He will speak in three days.", "2024-11-04"),
        ("They were freed a day after the March 4 raid.", "2024-03-05"),
    ],
)
def test_named_days_and_parts_of_months(text: str, value: str) -> None:
    assert values(text)[0] == value


@given(st.integers(min_value=1583, max_value=4000))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    day = easter(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@given(
    st.dates(min_value=date(1950, 1, 1), max_value=date(2050, 1, 1)),
    st.sampled_from(["on Monday", "on May 3", "in June", "at the weekend", "on Oct. 12"]),
)
def test_a_time_behind_is_never_after_the_one_ahead(day: date, told: str) -> None:
    (mention,) = find_times(f"It is told {told} here.", day)
    assert mention.behind is not None and mention.ahead is not None
    assert mention.behind <= mention.ahead
    assert mention.behind[:7] <= day.isoformat()


def test_a_paragraph_goes_on_from_the_one_before() -> None:
    told = find_times_of(
        ["He came on May 3.", "A week on, little had changed.", "The next day he left."], FRIDAY
    )
    assert [[mention.value for mention in one] for one in told][-1] == ["2024-05-04"]

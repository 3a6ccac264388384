"""The day of publication as the text tells it, and None where it does not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.calendar_dates import find_full_dates
from dragoman.reading.dates import find_published
from dragoman.reading.sources import make_report

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
        (BODY + "(3 May 2019)", "2019-05-03"),
        ("Accord signed\nStand: 26.04.2024, 20:44 Uhr\n" + BODY, "2024-04-26"),
        ("Accord signed\nLima Post | Updated: 2017-09-15 17:52\n" + BODY, "2017-09-15"),
        ("Accord signed\nAna Ruiz Published Jul 17, 2024, 11:21am\n" + BODY, "2024-07-17"),
        ("Accord signed\n17:41 JST, October 13, 2024\n" + BODY, "2024-10-13"),
        ("Published 4:12 PM EDT, Fri November 1, 2024\n" + BODY, "2024-11-01"),
        ("24.07.2016 (updated 20:42) " + BODY, "2016-07-24"),
        ("Accord signed\nNovember 1, 20245:04 AM ET\n" + BODY, "2024-11-01"),
        ("Accord signed\nFri 11/01/2024\n" + BODY, "2024-11-01"),
        ("27-11-2014 Accord signed in Mendoza. " + BODY, "2014-11-27"),
        ("Accord signed in Mendoza AFP Friday 2 May 2014 " + BODY, "2014-05-02"),
        ("SANTIAGO, 24 October 2014. " + BODY, "2014-10-24"),
        ("SANTIAGO, Chile, Oct. 24, 2014 (Andes Wire). " + BODY, "2014-10-24"),
        ("Santiago, 24 October 2014: " + BODY, "2014-10-24"),
        ("SANTIAGO (Andes Wire), 24 October 2014 - " + BODY, "2014-10-24"),
        ("Santiago (Andes Wire), 24 October 2014 - " + BODY, "2014-10-24"),
        ("SANTIAGO, Oct 24 (Andes Wire) - Chile agreed.\n\n© 2014 Andes Wire", "2014-10-24"),
        ("LIMA, July 4 (AP) — " + BODY + "It was founded on July 1, 1995.", "1995-07-04"),
    ],
)
def test_a_day_that_is_told_is_found(text: str, day: str) -> None:
    found = find_published(text)
    assert found is not None
    assert found.day == date.fromisoformat(day)
    assert found.how


PHOTO = (
    "President Ana Ruiz waves to supporters during a rally in Quito, Ecuador, Wednesday,"
    " March 6, 2013. (AP Photo/Luis Vega)\n\n"
)
DAYS_AFTER = "She won the vote on Thursday.\n\nHer rival conceded at Friday's meeting.\n"


def test_weekdays_beside_a_photograph_tell_the_day() -> None:
    told = "They met on Wednesday.\n\n" + DAYS_AFTER
    found = find_published(PHOTO + told)
    assert found is not None and found.day == date(2013, 3, 8)
    assert "photograph" in found.how
    assert find_published("FILE - " + PHOTO + told) is None
    assert find_published(PHOTO + told + "By 2015 the term had ended.") is None


def test_a_photograph_of_a_day_that_is_not_told_may_be_of_any_week() -> None:
    assert find_published(PHOTO + DAYS_AFTER) is None


def test_a_month_told_as_past_puts_the_weekdays_after_it() -> None:
    photo = PHOTO.replace("March 6", "March 27")
    told = DAYS_AFTER + "The rally drew thousands in March this year.\n"
    found = find_published(photo + told)
    assert found is not None and found.day == date(2013, 4, 5)
    assert find_published(PHOTO + told) is None  # weeks before the end of its month
    gaps = "She spoke on Monday.\n\n" + told
    assert find_published(photo + gaps) is None  # before or after Thursday


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/world/2019/05/03/talks/", "2019-05-03"),
        ("https://news.example/world/2019/may/3/talks", "2019-05-03"),
        ("https://news.example/world/2019-05/03/content_3278.htm", "2019-05-03"),
        ("https://news.example/talks-in-oslo-2019-05-03/", "2019-05-03"),
        ("https://news.example/talks-20190503", "2019-05-03"),
        ("https://news.example/talks-20190503161500-nt.html", "2019-05-03"),
        ("https://news.example/talks%2F2019%2F05%2F03", "2019-05-03"),
        ("https://news.example/world/20199903/20190503/", "2019-05-03"),
    ],
)
def test_an_address_tells_the_day(url: str, day: str) -> None:
    found = find_published(BODY, url)
    assert found is not None
    assert (found.day, found.rule) == (date.fromisoformat(day), "url")


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/world/2019/05/talks/",
        "https://news.example/world/18751203/",
        "https://news.example/world/a-39790123",
        "https://news.example/talks?date=2019-05-03",
        "https://news.example/2019/13/45/talks",
        "http://[broken/2019/05/03",
        "",
    ],
)
def test_an_address_without_a_day_tells_none(url: str) -> None:
    assert find_published(BODY, url) is None


def test_an_address_of_a_day_to_come_tells_none() -> None:
    assert find_published(BODY, "https://news.example/events/2098/05/03/summit") is None


def test_a_dateline_takes_its_year_from_the_address() -> None:
    text = "LIMA, May 3 (Reuters) - " + BODY
    found = find_published(text, "https://news.example/2019/05/talks/")
    assert found is not None and found.day == date(2019, 5, 3)
    assert find_published(text, "https://news.example/2019/07/talks/") is None
    found = find_published(text + "\nCopyright 2019 The Example\n")
    assert found is not None and found.day == date(2019, 5, 3)


def test_of_two_stamps_the_one_over_the_article_counts() -> None:
    menu = "Home\nWorld\nRead also: bridge falls\n12 June 2018\nMost read\n" + "Menu\n" * 8
    text = menu + "Accord signed\n3 May 2019, 4.15pm\n" + BODY * 4 + "\nMore news\n9 July 2020\n"
    found = find_published(text)
    assert found is not None and found.day == date(2019, 5, 3)


def test_how_sure_a_day_is_follows_from_what_told_it() -> None:
    url = "https://news.example/2019/05/03/talks"
    by_url, stamped = make_report(BODY, url=url), make_report("Published: 3 May 2019\n" + BODY)
    assert (by_url.published_from, stamped.published_from) == ("url", "byline")
    for report in (by_url, stamped):
        assert report.published_confidence is not None
        assert 0.5 < report.published_confidence < 1
    assert make_report(BODY, published=date(2019, 5, 3), url=url).published_confidence == 1
    assert make_report(BODY).published_confidence is None


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        BODY + "The accord of March 3, 2011 was the first. Talks go on until May 1, 2012.",
        "Published by the ministry, the paper of 3 May 2019 is dead.\n" + BODY,
        "LIMA, July 4 (AP) — " + BODY,
        "Published: Friday, 4 May 2019\n" + BODY,  # it was a Saturday
        "Updated: 03/04/2019\n" + BODY,  # March or April
        "03-04-2019 Accord signed. " + BODY,  # the same
        "3 May 2019: The bridge falls\n4 May 2019: The bridge is cleared\n",
        "Chronicle\n3 May 2019: the bridge falls\n" + BODY,
        "3 May 2019 was the day on which the bridge fell.\n" + BODY,
        "Date: 3 May 2199\n" + BODY,  # still to come
        "Accord signed\nBorn: 3 May 1970\n" + BODY,
        "Accord signed\nOn this day: May 3, 1945\n" + BODY,
        BODY * 6 + "It follows the resolution of the assembly (11 August 2006)",
        "LIMA, May 3 (AP) — " + BODY + "Closed in 2012, it was founded on April 20, 1999.",
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

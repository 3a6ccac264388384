"""Dates that stand in another clause than the act, and times that name no day of their own."""

from __future__ import annotations

from datetime import date

import pytest

from tests.coding.told import acts

JULY, NOVEMBER = date(2016, 7, 29), date(2017, 11, 8)


def whens(text: str, event: str, published: date) -> set[str | None]:
    return {act.when for act in acts(text, published) if act.event == event}


@pytest.mark.parametrize(
    ("text", "event", "published", "when"),
    [
        # the season that is over
        ("Armenia and Georgia fought over the summer.", "ASSAULT", NOVEMBER, "2017-06/2017-08"),
        ("During the winter, Armenia shelled Georgia.", "ASSAULT", NOVEMBER, "2016-12/2017-02"),
        # what was done for something was done then
        (
            "Kenya launched an offensive against Somalia to retake a port on May 31.",
            "ASSAULT",
            JULY,
            "2016-05-31",
        ),
        # what was agreed lies ahead where that is nearer
        ("Chad agreed to hold talks with Sudan on August 31.", "CONSULT", JULY, "2016-08-31"),
        ("Chad wants to hold talks with Sudan on May 31.", "CONSULT", JULY, "2017-05-31"),
        # a day of this week that is over
        ("Armenia shelled Georgia on Sunday this week.", "ASSAULT", JULY, "2016-07-24"),
        # whatever is done since a day began then
        (
            "Armenian troops are attacking Georgia since May 31.",
            "ASSAULT",
            JULY,
            "2016-05-31/..",
        ),
        # a month of the calendar is no month after
        (
            "Chad's prime minister left last month after Libya attacked Chad.",
            "ASSAULT",
            JULY,
            "2016-06",
        ),
        # a part of a year, and no month of it
        (
            "Chad has been in turmoil since early 2011, when Libya attacked the country.",
            "ASSAULT",
            JULY,
            "2011",
        ),
        # from what was named last on
        (
            "The unrest began in March 2011. Since then, Libya has attacked Chad.",
            "ASSAULT",
            JULY,
            "2011-03/..",
        ),
        # what somebody says in the news that somebody did
        ("Chad said on Monday that Libya attacked Niger.", "ASSAULT", JULY, "2016-07"),
        ("Chad said in 2014 that Libya attacked Niger.", "ASSAULT", JULY, None),
        # what is to take place then
        (
            "The Danish sanctions on Chad are set to take effect on August 12.",
            "SANCTION",
            JULY,
            "2016-08-12",
        ),
        # the lead of a report in the perfect
        (
            "Unrest in the north\n\nLibya has attacked Chad. The town is calm.",
            "ASSAULT",
            JULY,
            "2016-07",
        ),
        # a noun that was done, as news
        (
            "On Thursday Peru's president met aides. Clashes broke out between Peru and Chile.",
            "ASSAULT",
            JULY,
            "2016-07-28",
        ),
    ],
)
def test_when_something_was(text: str, event: str, published: date, when: str | None) -> None:
    assert whens(text, event, published) == {when}

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
        ("Iraqi troops are expected to attack Kuwait soon.", "2019-05/.."),
        ("Iraq soon attacked Kuwait.", None),
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


@pytest.mark.parametrize(
    ("text", "event", "when"),
    [
        # a time before "to" is that of the verb that asks
        ("Chad called on Sudan on Monday to withdraw its troops.", "REQUEST", "2019-05-13"),
        # what lies ahead dates no act that has happened, and the other way round
        ("Norway rejected the plan on Friday.", "REJECT", "2019-05-10"),
        ("The Peruvian president will visit Chile on Friday.", "CONSULT", "2019-05-17"),
        # another clause's time is another's
        ("Turkey condemned the treaty that Egypt signed with Cyprus in 2003.", "ACCUSE", None),
        ("France praised a treaty between Chad and Niger signed in 2014.", "SUPPORT", None),
        # a promise is made when it is spoken
        ("Mali said in a March interview that Mali was ready to help Niger.", "AGREE", "2019-03"),
        # "now" is the month of the report
        ("Turkey is now attacking Syria.", "ASSAULT", "2019-05"),
        # whoever speaks on a day says it then
        ("The Peruvian president, speaking on Monday, condemned Chile.", "ACCUSE", "2019-05-13"),
        # a day of another week
        ("Peru attacked Chile on Tuesday last week.", "ASSAULT", "2019-05-07"),
        ("Peru attacked Chile on Tuesday of last week.", "ASSAULT", "2019-05-07"),
        # what goes on is to come on the next such day
        ("Peru's president is visiting Chile on Friday.", "CONSULT", "2019-05-17"),
        ("Peru held talks with Chile last week.", "CONSULT", "2019-05-06/2019-05-12"),
    ],
)
def test_the_clause_decides(text: str, event: str, when: str | None) -> None:
    assert next(act.when for act in acts(text) if act.event == event) == when


def test_a_day_goes_on_within_its_paragraph_whoever_acts() -> None:
    text = "Kenya's army attacked Somalia on Monday. Ethiopia condemned the attack."
    assert [act.when for act in acts(text) if act.event == "ACCUSE"] == ["2019-05-13"]


def test_a_day_goes_on_in_the_next_paragraph_for_who_was_there() -> None:
    text = (
        "Kenyan President Uhuru Kenyatta visited Uganda on Monday.\n\n"
        "In a speech to lawmakers there, Kenyatta praised Tanzania for its help.\n\n"
        "In a statement of its foreign ministry, France condemned Chad over the arrests."
    )
    assert [act.when for act in acts(text)] == ["2019-05-13", "2019-05-13", "2019-05"]


def test_what_officials_said_goes_on_too() -> None:
    text = (
        "Kenya's army attacked Somalia on Monday, officials said. "
        "Kenya withdrew its troops from Somalia, the ministry said."
    )
    assert {act.when for act in acts(text)} == {"2019-05-13"}


def test_a_day_earlier_counts_from_another_paragraph() -> None:
    text = (
        "Kenyan President Uhuru Kenyatta visited Uganda on Monday.\n\n"
        "A day earlier, Ethiopia had condemned Eritrea."
    )
    assert [act.when for act in acts(text)] == ["2019-05-13", "2019-05-12"]


def test_the_entries_of_a_live_page_are_of_its_day() -> None:
    text = (
        "As it happened: talks in the Sahel\n\n18:40\nFrance condemned Chad over the arrests.\n\n"
        "17:05\nNigeria praised Niger for the talks.\n"
    )
    assert [act.when for act in acts(text)] == ["2019-05-15", "2019-05-15"]


def test_a_date_is_lent_to_the_same_act() -> None:
    text = "Iraq invaded Kuwait on Aug. 2, 1990.\n\nFew expected Iraq's invasion of Kuwait."
    assert [act.when for act in acts(text)] == ["1990-08-02", "1990-08-02"]


def test_a_date_is_lent_where_one_telling_names_no_attacker() -> None:
    text = "Chadian rebels attacked Faya on Monday.\n\nCivilians in Chad were killed in Faya."
    assert {act.when for act in acts(text)} <= {"2019-05-13", None}
    text = "Libya attacked Chad on Monday.\n\nIt was learned that Chad was attacked."
    assert [act.when for act in acts(text)] == ["2019-05-13", "2019-05-13"]


@pytest.mark.parametrize(
    "told",
    [
        "Ghana could shell Togo again.",
        "Ghana will shell Togo if talks fail.",
        "Ghana has shelled Togo many times.",
        "Ghana had shelled Togo.",
        "Ghana shelled Togo when he was a student.",
    ],
)
def test_what_was_at_another_time_borrows_no_date(told: str) -> None:
    shelled = acts(f"Ghana shelled Togo on Monday.\n\n{told}")
    assert [act.when for act in shelled] == ["2019-05-13", None]


def test_who_joins_what_goes_on_does_not_do_so_when_it_began() -> None:
    text = "Togo was invaded in 2012.\n\nGhana is joining the ongoing war on Togo."
    assert [act.when for act in acts(text)] == ["2012", None]


def test_what_has_happened_borrows_no_day_to_come() -> None:
    text = (
        "Ghana's president will visit Togo on Friday.\n\nGhana's president visited Togo in peace."
    )
    assert [act.when for act in acts(text)] == ["2019-05-17", None]


def test_a_weekday_behind_a_charge_is_that_of_the_charge() -> None:
    told = acts("Ghana accused Togo of arming rebels on Monday.")
    assert {act.event: act.when for act in told} == {"ACCUSE": "2019-05-13", "AID": None}


def test_a_treaty_lends_its_date_to_nobody_who_praises_it() -> None:
    text = "Chad and Niger signed a treaty on Monday.\n\nFrance had praised Chad and Niger."
    assert [act.when for act in acts(text)] == ["2019-05-13", None]


def test_a_headline_has_the_day_of_its_news() -> None:
    text = "Iran frees Turkish sailors\n\nIran on Monday freed five Turkish sailors, Turkey said."
    assert {act.when for act in acts(text)} == {"2019-05-13"}


def test_what_somebody_did_in_words_is_of_the_day_on_which_they_spoke() -> None:
    text = (
        "Kenyan President Uhuru Kenyatta said on Monday that the rains were late.\n\n"
        "Maize is dear all over the country, and traders wait for ships.\n\n"
        "Kenyatta urged Tanzania to open its border."
    )
    (urged,) = (act for act in acts(text) if act.event == "REQUEST")
    assert urged.when == "2019-05-13"


def test_an_ousted_leader_was_not_ousted_on_the_day_of_the_sentence() -> None:
    text = "A Chadian court jailed the ousted president of Niger on Monday."
    assert {act.when for act in acts(text) if act.evidence.exact.startswith("ousted")} == {None}


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
        ("Iraq invaded Kuwait.", "Kuwait"),
        ("Brazilian police arrested a Peruvian envoy.", None),
        ("Kenya sent troops to Somalia.", "Somalia"),
        ("The Kenyan president travelled to Uganda for talks with Tanzania.", "Uganda"),
        # where somebody spoke is not where anything happens
        ("In Lima, Peru condemned Chile.", None),
    ],
)
def test_an_act_is_placed_where_its_clause_says(text: str, where: str | None) -> None:
    assert acts(text)[0].where == where


def test_a_deed_told_in_the_simple_past_beside_news_has_the_month_of_the_news() -> None:
    text = (
        "Peru expelled Chile's ambassador on Monday.\n\n"
        "Bolivia froze Chilean assets.\n\n"
        "Ecuador has often frozen Chilean assets."
    )
    when = {act.source[0].code: act.when for act in acts(text) if act.event == "SANCTION"}
    assert when == {"PER": "2019-05-13", "BOL": "2019-05", "ECU": None}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The Kenyan president visited Ghana in 2013 and 2017.", ["2013", "2017"]),
        ("Mali's king made trips to Chad in 2009, 2011 and in 2015.", ["2009", "2011", "2015"]),
        ("Israel struck Damascus on Monday and Tuesday.", ["2019-05-13", "2019-05-14"]),
        ("Ghana and Togo met on May 3, 2019.", ["2019-05-03"]),
        ("Chad fought Libya in 1983 and left in 2005.", ["1983"]),
        ("Kenya did not withdraw from Somalia until April 2018.", ["2018-04"]),
        ("Senators asked the Pentagon for answers no later than June 10.", [None]),
        ("Senators asked the Pentagon for answers by June 10.", [None]),
    ],
)
def test_each_time_of_a_list_and_no_time_by_which_something_is_due(
    text: str, days: list[str | None]
) -> None:
    first, *_ = acts(text)
    found = [one.when for one in acts(text) if one.event == first.event]
    assert found == days


@pytest.mark.parametrize(
    ("text", "when"),
    [
        # told by the way, about then
        ("Peru's president on Monday met Chile's, who promised Bolivia aid.", "2019-05"),
        ("The general resigned on Monday after Ghana shelled Togo.", "2019-05"),
        ("The general resigned on Monday after Ghana had shelled Togo.", "2019-05"),
        # counted from the clause above, whoever stands between; "hours" end on the same day
        (
            "The general resigned on Monday, two days after Ghana bombed and shelled Togo.",
            "2019-05-11",
        ),
        ("The general resigned on Monday, hours after Ghana shelled Togo.", "2019-05-13"),
        ("Fuel is rationed the day after Ghana shelled Togo.", "2019-05-14"),
        ("Ghana bombed Mali in March 2018, two months before shelling Togo.", "2018-05"),
        # a clause of the same time tells the day
        ("Ghana shelled Togo when the peace talks ended on May 3, 2014.", "2014-05-03"),
        ("Togo's harbour has been shut since 1998, when Ghana shelled Togo.", "1998"),
    ],
)
def test_a_clause_has_the_time_that_it_hangs_on(text: str, when: str | None) -> None:
    assert acts(text)[-1].when == when


def test_what_somebody_came_to_do_is_of_the_day_on_which_he_came() -> None:
    text = "Chadian troops landed in Mali on Monday to attack the rebels."
    assert {act.when for act in acts(text)} == {"2019-05-13"}


def test_a_plan_for_a_day_ahead_has_it() -> None:
    (_, meeting) = acts("Peru is sending envoys to Chile for talks with Bolivia tomorrow.")
    assert (meeting.event, meeting.when) == ("CONSULT", "2019-05-16")


def test_background_goes_on_in_its_paragraph_and_no_further() -> None:
    text = (
        "Chad freed a Malian envoy on Monday.\n\n"
        "Ghana shelled Togo on May 3, 1998. Mali bombed Niger.\n\n"
        "Benin shelled Burkina Faso."
    )
    assert [act.when for act in acts(text)] == ["2019-05-13", "1998-05-03", "1998-05", "2019-05"]


def test_what_follows_a_semicolon_is_of_the_time_before_it() -> None:
    text = "Chad freed a Malian envoy on Monday.\n\nIn 1980 Ghana shelled Togo; Mali bombed Niger."
    assert [act.when for act in acts(text)] == ["2019-05-13", "1980", "1980"]


def test_news_is_not_lent_what_was_long_ago() -> None:
    text = (
        "Chad freed a Malian envoy on Monday.\n\nGhana shelled Togo, officers said.\n\n"
        "Ghana shelled Togo in 1998."
    )
    assert [act.when for act in acts(text)] == ["2019-05-13", "2019-05", "1998"]


def test_what_stands_below_a_headline_is_of_the_month_of_the_report() -> None:
    told = "Ghana shelled Togo.\n\nMali has bombed Niger."
    assert [act.when for act in acts(f"Night of fire in the Volta valley\n\n{told}")] == [
        "2019-05",
        None,
    ]
    assert [act.when for act in acts(told)] == [None, None]


def test_two_days_of_one_month_lend_the_month() -> None:
    text = (
        "Chad attacked Libya on Monday. Chad attacked Libya on Tuesday.\n\n"
        "Chad's attacks on Libya are remembered."
    )
    assert [act.when for act in acts(text)] == ["2019-05-13", "2019-05-14", "2019-05"]


def test_a_stretch_of_months_dates_no_single_act() -> None:
    text = "Chad attacked Libya over the past year.\n\nFew expected Chad's attack on Libya."
    assert [act.when for act in acts(text)] == ["2018-05/2019-05", None]


def test_entries_of_a_live_page_tell_their_news_in_the_present_too() -> None:
    text = (
        "As it happened: talks in the Sahel\n\n18:40 France condemns Chad over the arrests.\n\n"
        "17:05 Nigeria has expelled Niger's envoy.\n"
    )
    assert [act.when for act in acts(text)] == ["2019-05-15", "2019-05-15"]


def test_a_promise_by_a_day_was_made_before_it() -> None:
    text = "Peru met Chile on Monday and promised aid by June."
    assert [act.when for act in acts(text) if act.event == "AGREE"] == ["2019-05-13"]

"""Where one report is at odds with itself, and where it only seems so."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.fusing.inside.finding import find_in_all, find_inside
from dragoman.reading.clean import clean
from tests.fusing.told import Told, clashes_of

# dates that no calendar has


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("The envoy flew to Lima on Monday, April 19, 2016, and left.", "real"),
        ("The envoy flew to Lima on Monday, 11 April, and left.", "probable"),
        ("The treaty was signed on April 31 in Lima.", "real"),
        ("The treaty was signed on 30 February 2017 in Lima.", "real"),
        ("The treaty lapsed on February 29, 2017, after ten years.", "real"),
        ("The fair that was held in January last month drew crowds.", "real"),
        ("The envoy left yesterday, Friday, for Lima.", "probable"),
        ("Exports fell last year (2015), the ministry said.", "probable"),
    ],
)
def test_a_date_that_cannot_be_is_a_clash_of_dates(sentence: str, severity: str) -> None:
    (clash,) = clashes_of(sentence)
    assert (clash.kind, clash.severity) == ("date", severity)


@pytest.mark.parametrize(
    "sentence",
    [
        "The envoy flew to Lima on Tuesday, April 19, 2016, and left.",
        "The envoy flew to Lima on Wednesday, 11 April, and left.",
        "The envoy flew to Lima on Sunday, 2 December, and left.",  # of which year is not told
        "In April 31 people were killed in the raids.",
        "Prices rose by 30 June 45 per cent above those of the year before.",
        "The treaty lapsed on February 29, 2016, after ten years.",
        "The fair that was held in March last month drew crowds.",
        "They met in May, this month's chair said.",
        "The envoy left yesterday, Tuesday, for Lima.",
        "The envoy left yesterday, Monday, for Lima.",  # written a day before it was published
        "Exports fell last year (2017), the ministry said.",
        "The deal, reached between May 2015 and this year, holds.",
    ],
)
def test_a_date_that_can_be_is_none(sentence: str) -> None:
    assert clashes_of(sentence) == []


def test_without_a_day_of_its_own_a_report_is_held_to_full_dates_alone() -> None:
    assert clashes_of("The envoy left yesterday, Friday, for Lima.", None) == []
    assert len(clashes_of("He came on Monday, April 19, 2016, by train.", None)) == 1


# one deed with two dates

VISIT = "the first visit to Algeria by a Moroccan king in over 20 years"
TWICE = (
    "King returns the visit\n\n"
    "The king came to Algiers this spring, the first visit to Algeria by a Moroccan king in over 20 "
    "years, and was cheered in the streets.\n\n"
    "On a visit to Algeria on April 3, 2011, the king spoke of a canal.\n\n"
    "Trade across the border has grown."
)


def test_a_first_for_years_clashes_with_one_told_within_them() -> None:
    told = Told(TWICE)
    told.act("CONSULT", "MAR", "DZA", VISIT, mode="visit", when="2018-03/2018-05")
    told.act(
        "CONSULT",
        "MAR",
        "DZA",
        "visit to Algeria on April 3, 2011",
        mode="visit",
        when="2011-04-03",
    )
    found = {clash.kind: clash for clash in told.clashes()}
    assert found["number"].severity == "real"
    assert found["number"].says == (
        "The report tells of the “first visit to Algeria by a Moroccan king in over 20 years”, "
        "between March 2018 and May 2018, and also of one on 3 April 2011."
    )
    assert found["date"].a.evidence.exact.startswith("this spring")


@pytest.mark.parametrize(
    ("source", "target", "when"),
    [
        ("DZA", "MAR", "2011-04-03"),  # the other way
        ("MAR", "DZA", "1993-04-03"),  # before those years
        ("MAR", "DZA", "2018-03-30"),  # the same visit
    ],
)
def test_a_first_for_years_may_stand(source: str, target: str, when: str) -> None:
    told = Told(TWICE)
    told.act("CONSULT", "MAR", "DZA", VISIT, mode="visit", when="2018-03/2018-05")
    told.act(
        "CONSULT", source, target, "visit to Algeria on April 3, 2011", mode="visit", when=when
    )
    assert [clash for clash in told.clashes() if clash.kind == "number"] == []


@pytest.mark.parametrize("words", ["last visit to Algeria", "another visit to Algeria"])
def test_another_deed_of_the_kind_has_a_date_of_its_own(words: str) -> None:
    told = Told(TWICE.replace("On a visit to Algeria on April 3", f"On {words} on April 3"))
    told.act("CONSULT", "MAR", "DZA", VISIT, mode="visit", when="2018-03/2018-05")
    told.act("CONSULT", "MAR", "DZA", f"{words} on April 3, 2011", mode="visit", when="2011-04-03")
    assert [clash for clash in told.clashes() if clash.kind == "date"] == []


# names


def test_a_given_name_in_the_place_of_the_family_name() -> None:
    told = Told(
        "Minister meets the press\n\nChen Haoran, a Chinese trade envoy, spoke to reporters. "
        "“We will buy copper,” Haoran said. The talks with Peru went on until Friday."
    ).says("CHN:GOV", "Chen Haoran", "We will buy copper")
    (clash,) = told.clashes()
    assert (clash.kind, clash.severity) == ("attribution", "real")
    assert clash.a.evidence.exact == "Haoran"
    assert clash.b.evidence.exact == "Chen Haoran"


@pytest.mark.parametrize(
    "sentence",
    [
        "“We will buy copper,” Chen said.",
        "“We will buy copper,” Chen Haoran said.",
        "“We will buy copper,” he said. His wife, Mei Haoran, was there.",
    ],
)
def test_a_family_name_in_its_place_is_no_slip(sentence: str) -> None:
    told = Told(f"Minister meets the press\n\nChen Haoran, a Chinese envoy, spoke. {sentence}")
    assert told.says("CHN:GOV", "Chen Haoran", "We will buy copper").clashes() == []


def test_who_puts_the_given_name_first_is_called_by_the_last() -> None:
    told = Told("Minister meets the press\n\nLee Haoran spoke. “We buy copper,” Haoran said.")
    assert told.says("GBR:GOV", "Lee Haoran", "We buy copper").clashes() == []


# opposite words


def test_one_thing_in_opposite_words_between_the_same_sides() -> None:
    found = clashes_of(
        "Peru and Algeria hold regular naval drills off the coast. Nobody watched.\n\n"
        "It was a rare naval drill for the Algerian fleet and its hosts in Peru."
    )
    (clash,) = found
    assert (clash.kind, clash.severity) == ("fact", "probable")
    assert clash.says == (
        "The report has “regular naval drills” and “rare naval drill” between the same sides."
    )


@pytest.mark.parametrize(
    "second",
    [
        "It was a rare naval drill for the Moroccan fleet and its hosts in Spain.",
        "It was a rare trade fair for the Algerian firms and their hosts in Peru.",
        "It was a long naval drill for the Algerian fleet and its hosts in Peru.",
    ],
)
def test_of_other_sides_or_of_another_thing_it_is_no_clash(second: str) -> None:
    first = "Peru and Algeria hold regular naval drills off the coast. Nobody watched."
    assert clashes_of(f"{first}\n\n{second}") == []


# many reports


def test_what_copies_share_is_told_once() -> None:
    text = "The ministers met.\n\nThe envoy flew to Lima on Monday, April 19, 2016, and left."
    told = [Told(f"{text}\n\n{end}", name=end) for end in ("One.", "Two.")]
    texts = [(one.report, clean(one.report).regions) for one in told]
    copies = {one.report.key: ("one origin",) for one in told}
    assert len(find_in_all(texts, [])) == 2
    assert len(find_in_all(texts, [], copies)) == 1


# a torn-off word


def test_a_torn_off_word_behind_other_goods() -> None:
    text = (
        "Ministers talk trade\n\nThe two signed nothing on Monday. Algeria buys much Peruvian wheat.\n"
        "timber."
    )
    (clash,) = Told(text).clashes()
    assert (clash.kind, clash.severity) == ("fact", "probable")
    assert clash.b.evidence.exact == "timber"


@pytest.mark.parametrize("torn", ["Dew.", "flour.", "It will be."])
def test_a_torn_off_word_of_the_same_goods_or_of_none(torn: str) -> None:
    text = f"Ministers talk trade\n\nNothing was signed. Algeria buys much Peruvian wheat.\n{torn}"
    assert Told(text).clashes() == []


@given(st.randoms())
def test_the_order_of_the_claims_is_no_matter(chance: random.Random) -> None:
    told = Told(TWICE)
    told.act("CONSULT", "MAR", "DZA", VISIT, mode="visit", when="2018-03/2018-05")
    told.act(
        "CONSULT",
        "MAR",
        "DZA",
        "visit to Algeria on April 3, 2011",
        mode="visit",
        when="2011-04-03",
    )
    told.act("CONSULT", "DZA", "MAR", "Trade across the border", when="2018-03")
    regions = clean(told.report).regions
    found = find_inside(told.report, regions, told.rows)
    chance.shuffle(told.rows)
    assert find_inside(told.report, regions, told.rows) == found
    for side in (side for clash in found for side in (clash.a, clash.b)):
        one = side.evidence
        assert told.report.text[one.start : one.end] == one.exact

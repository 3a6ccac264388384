"""Whose a bare role or organ is: who tells a clause, the organ named before, who is spoken for."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.actors.authority import Authority
from dragoman.actors.mentions import find_mentions

AUTHORITY = Authority.load()
DAY = date(2023, 5, 10)


def codes(*texts: str, dateline: str = "") -> dict[str, str]:
    """The code of each stretch, that of the last mention where several are written alike."""
    found = find_mentions(texts, DAY, AUTHORITY, dateline)
    return {mention.text: mention.code for mentions in found for mention in mentions}


@pytest.mark.parametrize(
    ("text", "stretch", "code"),
    [
        (
            "Peru will train with Chile and Bolivia, the defence ministry said.",
            "defence ministry",
            "PER:MIL",
        ),
        ("Peru will buy Chilean copper, said the defence ministry.", "defence ministry", "PER:MIL"),
        (
            "Ghana bartered its cocoa for Cuban sugar, trade officials said.",
            "trade officials",
            "GHA:GOV",
        ),
        ("The Latvian premier may go to Oslo, his spokesman said.", "spokesman", "LVA:GOV"),
        ("Laos thanked its Thai guests, state media reported.", "state media", "LAO:JRN"),
    ],
)
def test_whoever_tells_a_clause_is_of_the_state_that_it_begins_with(
    text: str, stretch: str, code: str
) -> None:
    assert codes(text)[stretch] == code


def test_a_wire_s_own_offices_tell_of_others() -> None:
    found = codes("Fiji will buy Tongan fish, the trade ministry said.", dateline="LIMA, May 10 -")
    assert found["trade ministry"] == "PER:GOV"


def test_the_ministry_is_the_one_named_before() -> None:
    found = codes(
        "Ghana's foreign ministry counted two dead. Oslo and Norway mourned.",
        "One more died, said the ministry's spokesman.",
    )
    assert found["ministry's spokesman"] == "GHA:GOV"


@pytest.mark.parametrize(
    ("texts", "stretch", "code"),
    [
        (("The FBI was asked.", "The bureau would not say."), "bureau", "USA:COP"),
        (
            ("The FBI was asked.", "A bureau spokesman would not say."),
            "bureau spokesman",
            "USA:COP",
        ),
        (("The Mossad was asked.", "The agency would not say."), "agency", "ISR:SPY"),
        (("Boeing was sued in France.", "The company would not say."), "company", "USA:BUS"),
    ],
)
def test_a_common_noun_points_back_to_an_organ(
    texts: tuple[str, ...], stretch: str, code: str
) -> None:
    assert codes(*texts)[stretch] == code


def test_an_organ_told_anew_points_back_to_none() -> None:
    found = codes("The Mossad was asked.", "The agency for water in Chad would not say.")
    assert found.get("agency") != "ISR:SPY"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("China spoke. A spokeswoman for the UN Secretary-General spoke.", "IGO:UNO"),
        ("China spoke. A spokeswoman for the Kenyan president spoke.", "KEN:GOV"),
    ],
)
def test_a_spokesman_is_of_whom_he_speaks_for(text: str, code: str) -> None:
    assert codes(text)["spokeswoman"] == code


def test_an_ambassador_is_not_of_the_state_that_he_is_sent_to() -> None:
    found = codes(
        "Norway called in the Serbian ambassador.",
        "It told Ambassador Pero Peric of its anger.",
        dateline="OSLO, May 10 -",
    )
    assert found["Ambassador Pero Peric"] == "SRB:GOV"


def test_a_minister_is_of_the_state_of_whoever_has_him() -> None:
    found = codes("Chile's finance minister left. Kishida’s own defence minister stayed.")
    assert found["own defence minister"].startswith("JPN:")


def test_a_deputy_introduced_by_his_title_is_not_his_famous_namesake() -> None:
    found = codes(
        "Deputy Minister Kim Min-tae received the envoy.",
        "Kim spoke of a long night.",
        "Kim Jong Un kept silent.",
        dateline="SEOUL, May 10 -",
    )
    assert found["Kim"] == "KOR:GOV"


@pytest.mark.parametrize(
    ("text", "stretch", "code"),
    [
        (
            "Russian shells hit Kharkiv in Ukraine, local officials said.",
            "local officials",
            "UKR:GOV",
        ),
        ("Two American tourists drowned in Acapulco, officials said.", "officials", "MEX:GOV"),
        ("Serbian fans hit a bus in Oslo, police said.", "police", "NOR:COP"),
    ],
)
def test_what_has_happened_is_told_by_those_who_are_there(
    text: str, stretch: str, code: str
) -> None:
    found = codes(text)
    assert next(one for told, one in found.items() if told.endswith(stretch)) == code


def test_the_officials_are_those_told_of_before() -> None:
    found = codes(
        "Two Danish officials spoke of a sale.",
        "Oslo and Norway were angry.",
        "The officials left.",
    )
    assert found["officials"] == "DNK:GOV"


@pytest.mark.parametrize(
    ("text", "stretch", "code"),
    [
        ("Chile's president spoke. The Democratic Party sneered.", "Democratic Party", "CHL:PTY"),
        ("America's president spoke. The Democratic Party sneered.", "Democratic Party", "USA:PTY"),
        (
            "Kenya's National Intelligence Service spoke.",
            "National Intelligence Service",
            "KEN:SPY",
        ),
        ("The National Intelligence Service spoke.", "National Intelligence Service", "KOR:SPY"),
    ],
)
def test_a_name_that_many_bear_is_of_the_state_in_question(
    text: str, stretch: str, code: str
) -> None:
    assert codes(text)[stretch] == code


def test_a_dateline_of_a_city_of_many_bodies_is_of_its_state() -> None:
    found = codes("The foreign ministry spoke.", dateline="BRUSSELS, May 10 -")
    assert not found["foreign ministry"].startswith("IGO")

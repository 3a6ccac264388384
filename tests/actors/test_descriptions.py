"""States and people who are told by less than a name: descriptions, counterparts, helpers, figures."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.actors.authority import Authority
from dragoman.actors.mentions import find_mentions
from dragoman.actors.resolver import resolve
from dragoman.records import Mention

AUTHORITY = Authority.load()


def read(text: str, day: date = date(2016, 5, 10)) -> list[Mention]:
    return find_mentions([text], day, AUTHORITY)[0]


def code_of(stretch: str, text: str, day: date = date(2016, 5, 10)) -> str | None:
    """The code of the mention of just this stretch, None where there is none."""
    return next((one.code for one in read(text, day) if one.text == stretch), None)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2004, 1, 1), "TLS"),
        (date(2007, 1, 1), "MNE"),
        (date(2009, 1, 1), "KOS"),
        (date(2013, 1, 1), "SSD"),
    ],
)
def test_the_newest_nation_is_the_one_of_that_day(day: date, code: str) -> None:
    text = "Aid workers left the world's newest nation on Friday."
    assert code_of("world's newest nation", text, day) == code


@pytest.mark.parametrize(
    ("text", "stretch", "code"),
    [
        ("Doha recalled its envoy. The Gulf emirate gave no reason.", "Gulf emirate", "QAT"),
        ("Doha recalled its envoy. The emirate gave no reason.", "emirate", "QAT"),
        ("Peru and Chad met. The Andean nation won.", "Andean nation", "PER"),
        ("Peru and Chad met. The West African nation won.", "West African nation", None),
        ("Mali voted; Spain did not. The West African nation waits.", "West African nation", "MLI"),
        ("The kingdom has been quiet for years.", "kingdom", None),
        ("Rabat protested. The kingdom's army stayed home.", "kingdom's army", "MAR:MIL"),
        ("The island of Crete is quiet. Cyprus is not.", "island", None),
    ],
)
def test_a_description_of_many_stands_for_the_one_named_before(
    text: str, stretch: str, code: str | None
) -> None:
    assert code_of(stretch, text) == code


def test_the_only_treaty_ally_is_proven_by_the_treaties() -> None:
    text = "Soldiers from China's only treaty ally marched."
    assert code_of("only treaty ally", text) == "PRK"
    assert code_of("Soldiers", text) == "PRK:MIL"
    assert code_of("only treaty ally", "France's only treaty ally marched.") is None
    assert "description" in resolve("China's only treaty ally", None, AUTHORITY)[0].reason


def test_whoever_is_backed_by_a_state_is_not_its_own() -> None:
    text = "In Libya, Turkish-backed fighters met Egypt-backed troops."
    assert code_of("fighters", text) == "LBY:REB"
    assert not any(one.code in ("TUR:REB", "EGY:MIL", "TUR:MIL") for one in read(text))


def test_a_coalition_belongs_to_whoever_leads_it() -> None:
    text = "The Kenyan-led coalition took the port."
    assert code_of("Kenyan-led coalition", text) == "KEN:MIL"


def test_allies_and_neighbours_are_anybody_but_their_owner() -> None:
    found = {one.text: one.code for one in read("Peru's neighbours and Japan's rivals agreed.")}
    assert found["Peru"] == "PER" and found["neighbours"] == found["rivals"] == "UNK:GOV"
    assert code_of("NATO allies", "NATO allies agreed.") == "IGO:NATO"
    assert code_of("international community", "In Mali the international community failed.") == (
        "UNK:GOV"
    )


def test_a_counterpart_holds_the_same_office_elsewhere() -> None:
    text = "French President François Hollande received his Russian counterpart."
    found = {one.text: (one.code, one.name) for one in read(text)}
    assert found["Russian counterpart"] == ("RUS:GOV", "Vladimir Putin")


@pytest.mark.parametrize(
    "text",
    [
        "It became Asia's NATO, he feared.",
        "Nobody wants another Somalia.",
        "It was a Chernobyl moment for the industry.",
        "It is the Switzerland of Asia.",
        "(EP Photo/Sergei Lavrov)",
        "Reporting by John Kerry; editing by others.",
    ],
)
def test_figures_of_speech_and_credits_are_no_actors(text: str) -> None:
    assert not [one for one in read(text) if one.code]


@pytest.mark.parametrize(
    ("text", "day", "name"),
    [
        ("President Bush spoke.", date(1991, 2, 1), "George H.W. Bush"),
        ("President Bush spoke.", date(2003, 2, 1), "George W. Bush"),
        ("Prime Minister Singh of India spoke.", date(2010, 2, 1), "Manmohan Singh"),
        ("Then-President Bill Clinton spoke.", date(2010, 2, 1), "Bill Clinton"),
        ("Volodymyr Oleksandrovych Zelensky spoke.", date(2022, 2, 1), "Volodymyr Zelensky"),
    ],
)
def test_a_person_is_named_in_full_as_of_the_day(text: str, day: date, name: str) -> None:
    assert name in [one.name for one in read(text, day)]


def test_the_state_behind_a_name_is_its_owner() -> None:
    text = "Foreign Minister Jan Exempel of Slovakia left."
    assert code_of("Foreign Minister Jan Exempel", text) == "SVK:GOV"


def test_a_common_surname_is_whoever_the_text_introduced() -> None:
    text = "Kim Exem-ple, the South Korean trade minister, came. Kim said nothing."
    assert {one.code for one in read(text) if one.text.startswith("Kim")} == {"KOR:GOV"}
    stranger = "Kim Beispiel, an actress from Oslo, came. Kim said nothing."
    assert code_of("Kim", stranger) is None


def test_a_professor_with_a_famous_surname_keeps_it_to_herself() -> None:
    text = "Carla T. Merkel, a professor in Toronto, spoke. Merkel smiled."
    assert code_of("Merkel", text) != "DEU:GOV"
    assert code_of("Merkel", "Merkel smiled.") == "DEU:GOV"


def test_an_unknown_town_lies_in_the_state_named_behind_it() -> None:
    text = "They met in Exempelstad, Norway, and the village of Proefdorp in Belgium."
    assert code_of("Exempelstad", text) == "NOR"
    assert code_of("Proefdorp", text) == "BEL"


@pytest.mark.parametrize(
    ("text", "stretch", "code"),
    [
        ("Ghana was calm. Thugs beat the men.", "men", "GHA:CVL"),
        ("Ghana was calm. Twenty women marched.", "women", "GHA:CVL"),
        ("Ghana was calm. Women everywhere know it.", "Women", None),
        ("The alliance met in Oslo.", "alliance", "IGO:NATO"),
        ("Envoys told the Council so.", "Council", "IGO:UNO"),
        ("Ghana's Coastal Fleet sailed.", "Ghana's Coastal Fleet", "GHA:MIL"),
        ("Peru voted. Villagers cheered.", "Villagers", "PER:CVL"),
    ],
)
def test_bare_nouns_get_an_owner_once_something_points_at_them(
    text: str, stretch: str, code: str | None
) -> None:
    assert code_of(stretch, text) == code


def test_the_reason_tells_when_an_office_is_held() -> None:
    then = resolve("then-President Bill Clinton", date(2010, 1, 1), AUTHORITY)[0]
    assert then.reason == "held the office until 2001-01-20"
    elect = resolve("President-elect Barack Obama", date(2008, 12, 1), AUTHORITY)[0]
    assert elect.reason == "takes office on 2009-01-20"
    context = "Kim Exem-ple, the South Korean trade minister, came to Oslo."
    best = resolve("Kim", date(2010, 5, 1), AUTHORITY, context)[0]
    assert (best.name, best.code) == ("Kim Exem-ple", "KOR:GOV") and "introduces" in best.reason

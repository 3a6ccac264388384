"""Who holds an office that is told without a name, or beside one, and by which name people go."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.actors.authority import Authority
from dragoman.actors.groups import states_of
from dragoman.actors.mentions import find_mentions
from dragoman.data.tables import read_tsv

AUTHORITY = Authority.load()


def named(day: str, *texts: str) -> dict[str, tuple[str, str]]:
    found = find_mentions(texts, date.fromisoformat(day), AUTHORITY)
    return {one.text: (one.code, one.name) for passage in found for one in passage}


@pytest.mark.parametrize(
    ("day", "text", "stretch", "name"),
    [
        # who takes an office, though another holds it on that day
        ("2007-05-16", "Nicolas Sarkozy became president of France.", "president of France", "Nicolas Sarkozy"),
        ("2009-06-03", "Lars Bo was sworn in as Peru's president.", "Peru's president", "Lars Bo"),
        ("1999-03-01", "Jan Doe declared himself president of Chad.", "president of Chad", "Jan Doe"),
        ("2010-05-12", "David Cameron made William Hague Britain's foreign secretary.", "Britain's foreign secretary", "William Hague"),
        # the text says who holds it
        ("2001-05-01", "Jan Doe, Kenya's acting foreign minister, left.", "Kenya's acting foreign minister", "Jan Doe"),
        ("2001-05-01", "The ousted Fijian premier, Jan Doe, left.", "ousted Fijian premier", "Jan Doe"),
        # who is chosen and does not hold it yet
        ("2008-12-01", "The US president-elect met the Polish president.", "US president-elect", "Barack Obama"),
        ("2018-11-10", "Mexico's incoming president spoke.", "Mexico's incoming president", "Andrés Manuel López Obrador"),
        ("2018-11-10", "Mexico's outgoing president spoke.", "Mexico's outgoing president", "Enrique Peña Nieto"),
        # whose it is, the text tells
        ("1998-07-01", "In Manila, the president said so to Chinese reporters.", "president", "Joseph Estrada"),
        ("2003-02-01", "The speech angered Germany, whose chancellor stayed away.", "chancellor", "Gerhard Schröder"),
        ("1999-09-01", "The United Nations said that the secretary-general agreed.", "secretary-general", "Kofi Annan"),
        ("1999-05-01", "The Yugoslav president refused.", "Yugoslav president", "Slobodan Milošević"),
    ],
)  # fmt: skip
def test_an_office_has_the_name_of_who_holds_or_takes_it(
    day: str, text: str, stretch: str, name: str
) -> None:
    assert named(day, text)[stretch][1] == name


@pytest.mark.parametrize(
    ("text", "stretch", "wrong"),
    [
        ("A stranger became president of France.", "president of France", "Nicolas Sarkozy"),
        ("A Chinese foreign minister has never come here.", "Chinese foreign minister", "Yang Jiechi"),
        ("The spokesman of the Chinese embassy in Oslo spoke.", "spokesman", "Ma Zhaoxu"),
        ("The Chinese army spokesman spoke.", "Chinese army spokesman", "Ma Zhaoxu"),
        ("The Chinese foreign ministry spokeswoman spoke.", "Chinese foreign ministry spokeswoman", "Ma Zhaoxu"),
    ],
)  # fmt: skip
def test_an_office_has_no_name_that_nothing_proves(text: str, stretch: str, wrong: str) -> None:
    assert named("2010-05-01", text)[stretch][1] != wrong


@pytest.mark.parametrize(
    ("text", "stretch", "code"),
    [
        ("Somali pirates fled, said a spokesman for the Kenyan navy.", "spokesman", "KEN:MIL"),
        ("Peru was told by the head of Chile's parliament.", "head", "CHL:LEG"),
        ("Peru asked a spokeswoman for the Dutch foreign ministry.", "spokeswoman", "NLD:GOV"),
        ("In Peru ECOWAS said its commander, General Jan Doe, was ill.", "General Jan Doe", "IGO:ECOWAS"),
        ("The African Union's Peace and Security Council met.", "Peace and Security Council", "IGO:AU"),
        ("Benin's Constitutional Council voted.", "Benin's Constitutional Council", "BEN:JUD"),
    ],
)  # fmt: skip
def test_who_speaks_for_an_organ_has_its_code(text: str, stretch: str, code: str) -> None:
    assert named("2010-05-01", text)[stretch][0] == code


@pytest.mark.parametrize(
    ("day", "text", "stretch", "name"),
    [
        ("2010-05-01", "Abhisit refused.", "Abhisit", "Abhisit Vejjajiva"),
        ("2005-05-01", "Meles refused.", "Meles", "Meles Zenawi"),
        ("1992-05-01", "De Klerk refused.", "De Klerk", "F.W. de Klerk"),
        ("2005-05-01", "Ben Ali refused.", "Ben Ali", "Zine El Abidine Ben Ali"),
        ("2006-05-01", "De Hoop Scheffer refused.", "De Hoop Scheffer", "Jaap de Hoop Scheffer"),
        ("2018-05-01", "Lopez Obrador refused.", "Lopez Obrador", "Andrés Manuel López Obrador"),
        ("2003-05-01", "Sanchez de Lozada refused.", "Sanchez de Lozada", "Gonzalo Sánchez de Lozada"),
        ("1995-05-01", "Hassan II refused.", "Hassan II", "King Hassan II"),
        ("2002-05-01", "Saddam refused.", "Saddam", "Saddam Hussein"),
        ("2002-05-01", "Jalal Talabani spoke. Later Jalal left.", "Jalal", "Jalal Talabani"),
    ],
)  # fmt: skip
def test_people_are_known_by_the_name_they_go_by(
    day: str, text: str, stretch: str, name: str
) -> None:
    assert named(day, text)[stretch][1] == name


@pytest.mark.parametrize(
    "text",
    [
        "Her son Austin sings.",
        "A fire broke out in Austin.",
        "The mice found near Powell are gone.",
    ],
)
def test_a_given_name_and_a_town_are_no_minister(text: str) -> None:
    day = "2021-10-01" if "Austin" in text else "2002-10-01"
    assert not {"USA:MIL", "USA:GOV"} & {code for code, _ in named(day, text).values()}


def test_trust_in_somebody_is_no_town() -> None:
    assert named("2021-10-01", "Trust in Austin is high.")["Austin"] == ("USA:MIL", "Lloyd Austin")


def test_a_house_in_a_town_is_no_parliament() -> None:
    assert "LEG" not in str(named("2010-05-01", "They sold the Hamilton house."))


@pytest.mark.parametrize(
    "text", ["Rice exports rose.", "It ended. Straw roofs burnt.", "Ms Paris."]
)
def test_a_word_that_begins_a_sentence_is_nobody(text: str) -> None:
    assert not named("2005-05-01", text)


@pytest.mark.parametrize("text", ["Rice said no.", "It ended. Straw and Rice agreed."])
def test_a_word_before_what_a_person_does_is_a_name(text: str) -> None:
    assert "Rice" in named("2005-05-01", text)


def test_one_of_many_officers_is_nobody_known() -> None:
    assert named("2009-05-01", "The Libyan colonel left.")["Libyan colonel"][1] == "Libyan colonel"


def test_what_a_leader_has_is_of_his_state() -> None:
    assert named("1995-05-01", "Chirac's tanks rolled by.")["tanks"][0] == "FRA:MIL"


def test_an_adjective_of_two_states_is_of_the_one_named_last() -> None:
    assert named("2012-05-01", "Talks in Brazzaville failed. A Congolese envoy left.")[
        "Congolese envoy"
    ] == ("COG:GOV", "Congolese envoy")


def test_a_kings_given_names_are_part_of_anothers_name() -> None:
    found = named("2005-05-01", "Minister Juan Carlos Doe of Peru met King Juan Carlos.")
    assert found["Minister Juan Carlos Doe"] == ("PER:GOV", "Juan Carlos Doe")
    assert found["King Juan Carlos"][0] == "ESP:GOV"


@pytest.mark.parametrize(
    ("name", "code"),
    [("USAID", "USA:GOV"), ("DfID", "GBR:GOV"), ("Palestinian Authority", "PSE:GOV")],
)
def test_an_agency_is_of_its_state(name: str, code: str) -> None:
    assert named("2005-05-01", f"Donors asked {name} to pay.")[name][0] == code


def test_every_armed_group_of_our_tables_acts_somewhere() -> None:
    groups = {row["code"] for row in read_tsv("actors_groups.tsv")}
    armed = [code for code in groups if code.partition(":")[0] in ("REB", "IMG")]
    assert not [code for code in armed if not states_of(code)]


def test_a_class_of_warships_is_of_the_navy_that_sails_it() -> None:
    found = named("2005-05-01", "An Ohio-class submarine passed a Slava-class cruiser.")
    assert [code for code, _ in found.values()] == ["USA:MIL", "RUS:MIL"]


def test_a_given_name_of_another_fashion_is_no_family_name() -> None:
    found = named("2010-05-01", "Tsang met David. George Yeo came; Yeo agreed.")
    assert found["Tsang"][1] == "Donald Tsang"
    assert found["Yeo"][1] == "George Yeo"
    assert "David" not in found


@pytest.mark.parametrize("text", ["Wedding bells rang.", "Tours of duty ended.", "Mood swings."])
def test_a_town_that_is_a_word_begins_no_sentence_as_a_place(text: str) -> None:
    assert not named("2010-05-01", text)


def test_a_town_that_is_a_word_is_a_place_elsewhere() -> None:
    assert named("2010-05-01", "Fighting in Perm ended.")["Perm"][0] == "RUS"


def test_a_head_in_office_comes_before_a_small_office_of_a_state_that_is_named() -> None:
    found = named("2014-07-18", "The United States was silent. Abbott was not.")
    assert found["Abbott"][1] == "Tony Abbott"


def test_a_body_that_is_named_tells_nothing_of_the_people_of_another() -> None:
    found = named("1999-06-10", "NATO agreed. Fischer did too.")
    assert found["Fischer"][1] == "Joschka Fischer"


def test_an_alliance_between_states_is_no_body_and_the_one_meant_alone_is_named_nato() -> None:
    assert "alliance" not in named("2010-05-01", "The alliance between Peru and Chile is old.")
    assert named("2010-05-01", "The alliance agreed.")["alliance"] == ("IGO:NATO", "NATO")


@pytest.mark.parametrize(
    ("text", "stretch", "code"),
    [
        ("President Reagan wrote to Fiji.", "President Reagan", "USA:GOV"),
        ("Chancellor Merkel thanked Peru.", "Chancellor Merkel", "DEU:GOV"),
        ("Justice Minister Reagan wrote to Fiji.", "Justice Minister Reagan", "UNK:GOV"),
    ],
)
def test_a_head_of_the_past_is_of_his_own_state_by_title_and_name(
    text: str, stretch: str, code: str
) -> None:
    (found,) = find_mentions([text], date(2031, 2, 1), AUTHORITY)
    assert {mention.text: mention.code for mention in found}.get(stretch) == code


@pytest.mark.parametrize("name", ["Department of Transportation", "Education Department"])
def test_a_department_is_a_ministry(name: str) -> None:
    assert named("2015-05-01", f"The US {name} wrote to Peru.")[f"US {name}"][0] == "USA:GOV"

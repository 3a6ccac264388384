"""Who is on either side of an act: lists, plurals of several states, collectives, what is lent."""

from __future__ import annotations

import pytest

from tests.coding.told import acts, told


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            "Jordan, the United Arab Emirates, Kuwait and Oman cut ties with Eritrea.",
            "SANCTION JOR+ARE+KWT+OMN>ERI",
        ),
        (
            "The foreign ministers of Norway, Denmark and Finland met.",
            "CONSULT NOR:GOV+DNK:GOV+FIN:GOV",
        ),
        ("Troops from Chad and Niger attacked Mali.", "ASSAULT TCD:MIL+NER:MIL>MLI"),
        (
            "Peru and Chile held talks. Admirals of both countries met in May.",
            "CONSULT PER:MIL+CHL:MIL",
        ),
        (
            "Peru, Chile, Bolivia and Ecuador condemned Fiji. The four countries cut ties with Fiji.",
            "SANCTION PER+CHL+BOL+ECU>FJI",
        ),
        (
            "Kenya and Uganda fought a war in 2011. The sides signed a truce in Rome.",
            "SUPPORT KEN+UGA",
        ),
        (
            "Angola met Zambia in Harare. Zambia said the two countries had signed a treaty.",
            "SUPPORT AGO+ZMB",
        ),
        ("Norway and Sweden fell out. Their foreign ministers met.", "CONSULT NOR:GOV+SWE:GOV"),
    ],
)
def test_all_who_take_part_are_named(text: str, act: str) -> None:
    assert act in told(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Fighting resumed between Armenia and Azerbaijan.", "ASSAULT ARM+AZE"),
        ("At the request of Jordan, Egypt closed the crossing.", "REQUEST JOR>EGY"),
        ("US sanctions on Iran were tightened on Monday.", "SANCTION USA>IRN"),
        ("Canada suspended its military sales to Guatemala.", "SANCTION CAN>GTM"),
    ],
)
def test_whom_a_noun_concerns_is_found_beside_it_or_its_verb(text: str, act: str) -> None:
    assert act in told(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Canada stopped aid to Togo and ended military cooperation.", "SANCTION CAN>TGO"),
        ("Peru expelled a consul of Chile. Chile recalled its ambassador.", "SANCTION CHL>PER"),
    ],
)
def test_an_answer_goes_to_whoever_began(text: str, act: str) -> None:
    assert told(text)[-1] == act


def test_who_presses_others_presses_nobody_named_before() -> None:
    assert told("Peru accused Chile of fraud. Chile urged other countries to stay away.")[-1] == (
        "REQUEST CHL>"
    )


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Egypt praised the pact that Sudan and Chad signed in June.", "SUPPORT SDN+TCD"),
        ("The army stood by President Daniel arap Moi of Kenya.", "SUPPORT KEN:MIL>KEN:GOV"),
        ("Peru's deployment of marines to Haiti angered Cuba.", "MOBILIZE PER>HTI"),
        ("The attack carried out by Oman on Yemen lasted a day.", "ASSAULT OMN>YEM"),
        ("The king saw the threat posed by Oman to Yemen.", "THREATEN OMN>YEM"),
        ("It is the bomb that Oman has threatened to use on Yemen.", "THREATEN OMN>YEM"),
        ("The treaty that Laos and Nepal agreed to sign is old.", "SUPPORT LAO+NPL planned"),
        ("Oman hit Yemen's power grid with 20 missiles.", "ASSAULT OMN>YEM"),
        ("Laos defeated Nepal in a war in 1904.", "ASSAULT LAO>NPL"),
        ("Japan condemned the raid by Laos as a breach of a UN treaty.", "ACCUSE JPN>LAO"),
        ("Nepal called for peace in Bhutan.", "REQUEST NPL>"),
        ("Fiji evacuated its citizens from Samoa.", "AID FJI>FJI:CVL"),
        (
            "Laos has armed the rebels of Nepal, the Thai king said, and has given them money.",
            "AID LAO>NPL:REB",
        ),
        (
            "Diplomats of Norway and of Sweden met in Rome.",
            "CONSULT NOR:GOV+SWE:GOV",
        ),
    ],
)
def test_relatives_conjuncts_and_prepositions(text: str, act: str) -> None:
    assert act in told(text)


def test_a_visit_to_ones_mother_is_no_act() -> None:
    assert told("A Fijian nurse was visiting her mother in Samoa.") == []


def test_whose_army_fights_is_not_whom_it_fights() -> None:
    found = told("Laos, whose navy battled pirates alongside Thai frigates, kept silent.")
    assert not [act for act in found if act.endswith(">LAO")]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norway has lent Malta tents. Norway has not delivered tanks.", "AID NOR>MLT denied"),
        (
            "Chad sent 900 Chadian soldiers to Libya. They then moved to a base in Libya.",
            "MOBILIZE TCD:MIL>LBY",
        ),
        (
            "Chile held a meeting after a quarrel with Peruvian vessels. Its navy attacked Bolivia.",
            "ASSAULT CHL:MIL>BOL",
        ),
        (
            "Chadian soldiers went to Mali. Niger and Benin talked. Ghana praised the soldiers.",
            "SUPPORT GHA>TCD:MIL",
        ),
        (
            "The minister of Peru said the fund in Geneva would shrink, and promised Fiji aid.",
            "AGREE PER:GOV>FJI",
        ),
        ("Dozens of farmers rallied against Orban in Szeged.", "PROTEST HUN:CVL>HUN:GOV"),
        ("Supporters of the mutiny burned Belgian flags in Bamako.", "PROTEST MLI:CVL>BEL"),
        (
            "Emmanuel Macron met Angela Merkel in June, their second meeting of the spring.",
            "CONSULT FRA:GOV+DEU:GOV",
        ),
        (
            "Emmanuel Macron and Angela Merkel met on the margins of a G7 summit.",
            "CONSULT FRA:GOV+DEU:GOV",
        ),
        ("The Kenyan, Ugandan and Tanzanian presidents met.", "CONSULT KEN:GOV+UGA:GOV+TZA:GOV"),
    ],
)
def test_what_the_report_told_before_tells_the_sides(text: str, act: str) -> None:
    assert act in told(text)


def test_whoever_is_rung_is_whom_support_is_expressed_to() -> None:
    text = "On Friday Mr. Viktor Orban of Hungary telephoned Donald Trump to voice his backing."
    assert "SUPPORT HUN:GOV>USA:GOV" in told(text)


def test_a_host_without_guests_is_no_meeting() -> None:
    assert told("Peru thanked Chile for hosting the talks.") == ["SUPPORT PER>CHL"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            "Kenyan jets killed at least 12 Somalis in Kismayo on Tuesday, health officials said.",
            "ASSAULT KEN:MIL>SOM:CVL",
        ),
        (
            "Poland scrambled jets after a Russian missile fell, and summoned Moscow's ambassador.",
            "ACCUSE POL>RUS:GOV",
        ),
        ("Kenya shelled positions held by Ugandan rebels.", "ASSAULT KEN>UGA:REB"),
        ("Haitian gangs attacked the airport.", "ASSAULT HTI:CRM>HTI"),
        ("Kenyan police arrested nine who had refused to leave.", "COERCE KEN:COP>KEN:CVL"),
        ("Kenyan police arrested dozens of people.", "COERCE KEN:COP>KEN:CVL"),
        ("Kenyan police seized a ship.", "COERCE KEN:COP>"),
        ("Peru and Chile blamed each other for the attack.", "ACCUSE PER+CHL"),
        (
            "Thai and Cambodian troops exchanged fire. Each side accused the other of aggression.",
            "ACCUSE THA+KHM",
        ),
        (
            "Mexico's parliament adopted a motion condemning Guatemala.",
            "ACCUSE MEX:LEG>GTM",
        ),
        (
            "Peruvian deputies demanded on Monday that Prime Minister Salvador del Solar free a prisoner.",
            "REQUEST PER:LEG>PER:GOV",
        ),
        (
            "Chad fired missiles at Sudan on Monday. Niger condemned the attack.",
            "ACCUSE NER>TCD",
        ),
        (
            "Norway accused Russia of attacking a trawler near the coast, killing fishermen.",
            "ACCUSE NOR>RUS",
        ),
        (
            "The Armenian and Azerbaijani presidents met for talks mediated by Angela Merkel.",
            "CONSULT DEU:GOV>ARM:GOV+AZE:GOV",
        ),
        ("Kenya pledged 1,000 police officers.", "AGREE KEN>"),
        (
            "Ministers of the European Union and of Norway condemned Fiji.",
            "ACCUSE IGO:EUR+NOR:GOV>FJI",
        ),
    ],
)
def test_clauses_are_put_where_they_belong(text: str, act: str) -> None:
    assert act in told(text)


def test_an_outcome_is_not_the_accusers() -> None:
    text = "Norway accused Russia of attacking a trawler near the coast, killing fishermen."
    assert not [act for act in told(text) if act.startswith("ASSAULT NOR")]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Peru has defence pacts with Chile and Cuba.", "SUPPORT PER>CHL+CUB"),
        ("Kenya leads a military alliance with Uganda and Rwanda.", "SUPPORT KEN>UGA+RWA"),
        ("The alliance of Peru with Chile and Cuba holds.", "SUPPORT PER>CHL+CUB"),
        ("Kenya will hold talks with Uganda and Rwanda.", "CONSULT KEN+UGA+RWA planned"),
    ],
)
def test_who_has_a_pact_with_two_is_a_party_of_it(text: str, act: str) -> None:
    assert told(text) == [act]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Peru hosted the APEC summit.", "multilateral"),
        ("Peru came to the summit of the African Union.", "multilateral"),
        ("Peru held a summit with Chile.", None),
        ("The European Union held a summit with China.", None),
        ("Turkey and the European Union held a summit.", None),
        ("NATO's secretary general held a news conference with the Peruvian president.", None),
    ],
)
def test_a_summit_of_a_body_is_multilateral(text: str, mode: str | None) -> None:
    assert {act.mode for act in acts(text) if act.event == "CONSULT"} == {mode}

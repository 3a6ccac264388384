"""What reads like an act and is another one, or none: duties, verdicts, wars of others, idle threats."""

from __future__ import annotations

import pytest

from tests.coding.told import acts, claims, told

CASES = {
    # who is charged with a duty is accused of nothing
    "The commission is charged with determining the causes of the crash in Mali.": [],
    "Kenyan judges were charged with overseeing the vote.": [],
    "Kenyan judges were charged with taking bribes.": ["ACCUSE >KEN:JUD"],
    # answering reporters is no act upon whom they ask about
    "The Kenyan president took questions on Chad.": [],
    # a verdict is no deed, and lays it at the door of whoever is named
    "Kenya said the raid amounted to direct intervention by Chad.": ["ACCUSE KEN>TCD"],
    "The talks ended with the intervention of the Kenyan president.": [],
    "Kenya's armed intervention in Somalia began in 2011.": ["ASSAULT KEN>SOM"],
    # whose war it is wages it on those in whose land it is
    "Moscow's war in Ukraine began in 2022.": ["ASSAULT RUS:GOV>UKR"],
    "The war between Ethiopia and Eritrea ended in 2000.": ["ASSAULT ETH+ERI"],
    # whoever is held responsible is blamed
    "Kenya holds Somalia responsible for the fire.": ["ACCUSE KEN>SOM"],
    "Ethiopia held Eritrea fully responsible for the fire.": ["ACCUSE ETH>ERI"],
    # an embassy is opened and closed to the state in which it stands
    "Kuwait reopened its embassy in Damascus on Sunday.": ["SUPPORT KWT>SYR:GOV"],
    "Norway opened an embassy in Cuba.": ["SUPPORT NOR>CUB"],
    "Brazil closed its embassy in Syria.": ["SANCTION BRA>SYR"],
    # who will not sit idle threatens; who did not has done something, and nothing is told of it
    "Kenya said it would not sit idle.": ["THREATEN KEN>"],
    "Kenya will not stand idly by.": ["THREATEN KEN>"],
    "Kenya did not sit idle.": [],
    # who is made to pay by a court gives no aid
    "A Kenyan minister was ordered to pay two million pounds to a Chadian judge.": [
        "SANCTION >KEN:GOV"
    ],
    # what somebody is asked to stop goes on; who stops it himself cuts it off
    "Kenya urged Chad to stop its military cooperation with Mali.": [
        "REQUEST KEN>TCD",
        "COOPERATE TCD+MLI",
    ],
    "Kenya urged Chad to cease trade with Mali.": ["REQUEST KEN>TCD", "COOPERATE TCD+MLI"],
    "Kenya stopped its military cooperation with Mali.": ["SANCTION KEN>MLI"],
    # to hold talks or a vote is not to hold them up
    "Peru held a vote on the treaty.": [],
    # one attack is told once, by what is done and by its means
    "Iraq attacked Kuwait by bombing its airport.": ["ASSAULT IRQ>KWT"],
    "Ethiopia broke the truce by attacking Eritrea.": ["ASSAULT ETH>ERI"],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=list(CASES))
def test_it_is_told_as_what_it_is(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_an_attack_has_the_mode_of_its_means() -> None:
    (act,) = acts("Iraq attacked Kuwait by bombing its airport.")
    assert act.mode == "explosives"


def test_a_threat_by_word_of_mouth_is_nobodys_account() -> None:
    (act,) = acts("Kenyan President Uhuru Kenyatta said Kenya would not sit idle.")
    assert act.event == "THREATEN" and act.according_to is None


def test_a_body_that_only_speaks_is_no_side() -> None:
    text = (
        "The European Union published a report on fish. Kenya welcomed it. The two sides will meet."
    )
    assert [act.event for act in acts(text)] == ["SUPPORT"]
    met = "The European Union signed a deal with Kenya. The two sides will meet in May."
    assert told(met)[-1] == "CONSULT IGO:EUR+KEN planned"


def test_who_looks_in_on_his_own_soldiers_visits_no_state() -> None:
    import dragoman as dg

    text = "French President Emmanuel Macron visited French soldiers stationed in Mali on Tuesday."
    found = [one for one in dg.code(text) if isinstance(one, dg.Act)]
    assert "CONSULT" not in {one.event for one in found}
    assert claims(text)


def test_each_other_is_nothing_that_passes() -> None:
    text = "Brazil and Argentina promised to help each other if either was attacked."
    (helped,) = [act for act in acts(text) if act.event == "AID"]
    assert helped.reciprocal and helped.what is None

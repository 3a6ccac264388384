"""Blame and demands that are told as judgements and duties, and verbs whose sense their object tells."""

from __future__ import annotations

import pytest

from tests.coding.told import told

TOLD = {
    # a judgement of what somebody does blames whoever does it
    "Mexico's minister said the American tariffs were illogical.": "ACCUSE MEX:GOV>USA",
    "Kenya's minister said the Ethiopian tariffs were a bad idea.": "ACCUSE KEN:GOV>ETH",
    "Mali's president said Togo's minister was anti-French.": "ACCUSE MLI:GOV>TGO:GOV",
    "Kenya's ambassador said Ethiopia continued to act with impunity.": "ACCUSE KEN:GOV>ETH",
    '"Chile is doing everything possible to sabotage peace," Peru\'s president said.': "ACCUSE PER:GOV>CHL",
    "Peru's president said Chile does not respect its obligations.": "ACCUSE PER:GOV>CHL",
    "Peru's president said Chile had failed to protect them.": "ACCUSE PER:GOV>CHL",
    # a duty that somebody is told of is demanded of him
    "The UN legal counsel said Chad has an obligation to let them in.": "REQUEST IGO:UNO>TCD",
    "Ghana's minister said Togo was obliged to open the road.": "REQUEST GHA:GOV>TGO",
    '"It is time for Chad to act," Mali\'s minister said.': "REQUEST MLI:GOV>TCD",
    "Peru's president said that smugglers should be punished.": "REQUEST PER:GOV>",
    # what is drawn from somebody is his
    "Norway drew criticism from Kenya's prime minister.": "ACCUSE KEN:GOV>NOR",
    # the object tells the sense of the verb
    "Ireland will win backing from the EU.": "SUPPORT IGO:EUR>IRL planned",
    "Rwanda blocked aid from entering Burundi.": "COERCE RWA>BDI",
    "Chad does not recognise the government of Mali.": "REJECT TCD>MLI:GOV",
    "The US army admitted the killing of civilians in Peru.": "CONCEDE USA:MIL>PER:CVL",
    "ISIS took the town from Kurdish forces.": "COERCE IMG:ISIS>REB:KURD",
    "The UN fired nine members of the Chadian mission.": "SANCTION IGO:UNO>TCD:GOV",
    # whoever holds the place where people are killed has not killed them
    "Ten people were killed in Syrian army air raids on a town held by Islamic State.": (
        "ASSAULT SYR:MIL>SYR:CVL"
    ),
    # the name behind "after" belongs to the verb behind it
    "Chad threatened to step in after Mali last week bombed Kidal.": "ASSAULT MLI>",
    "Paul Biya spoke in Cameroon. He's slammed NATO, voted against EU treaties.": "ACCUSE CMR:GOV>IGO:NATO",
}


@pytest.mark.parametrize(("text", "act"), TOLD.items())
def test_told(text: str, act: str) -> None:
    assert act in told(text)


NOT_TOLD = {
    "Seizing on the turmoil, Kenya's opposition spoke out.": "COERCE",
    "Paul Biya, president of Cameroon, seeks treatment in France.": "REQUEST",
    "Israel exercises full control over the valley.": "MOBILIZE",
    "Civilians in Syria tried to cross the river.": "MOBILIZE",
    "Kenya's opposition said it had not been contacted as part of talks with Uganda.": (
        "CONSULT KEN:OPP+UGA"
    ),
    "Kenya's minister was asked how he would treat Donald Trump.": "AID",
}


@pytest.mark.parametrize(("text", "act"), NOT_TOLD.items())
def test_not_told(text: str, act: str) -> None:
    assert told(text + " Mali attacked Chad.") != []
    assert not any(one.startswith(act) for one in told(text))

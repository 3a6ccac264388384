"""Each of the 16 types in plain news sentences: active, passive and as a noun."""

from __future__ import annotations

import pytest

import dragoman as dg
from tests.coding.told import acts, claims, told

TYPES = {
    "CONSULT": {
        "Brazil's foreign minister met his Argentine counterpart in Montevideo.": "BRA:GOV+ARG:GOV",
        "French President Emmanuel Macron held talks with German Chancellor Angela Merkel.": "FRA:GOV+DEU:GOV",
        "Kenyan President Uhuru Kenyatta visited Tanzania on Monday.": "KEN:GOV>TZA",
        "Peru received the Chilean president on Friday.": "CHL:GOV>PER",
        "Talks between Egypt and Sudan resumed in Khartoum.": "EGY+SDN",
        "Turkish President Recep Tayyip Erdogan telephoned Iranian President Hassan Rouhani.": "TUR:GOV+IRN:GOV",
    },
    "AGREE": {
        "Norway pledged 50 million dollars to Uganda.": "NOR>UGA",
        "Australia promised Fiji help after the cyclone.": "AUS>FJI",
        "Zambia promised help for Malawi.": "ZMB>MWI",
    },
    "SUPPORT": {
        "Canada praised Ghana for its elections.": "CAN>GHA",
        "Chile was praised by Colombia.": "COL>CHL",
        "Brazil and Paraguay signed a trade agreement.": "BRA+PRY",
        "Fiji and Tonga established diplomatic relations.": "FJI+TON",
        "The treaty between Israel and the United Arab Emirates was signed in September.": "ISR+ARE",
    },
    "CONCEDE": {
        "Japan apologised to China for the accident.": "JPN>CHN",
        "The United States lifted its embargo on Cuba.": "USA>CUB",
        "Colombian rebels announced a ceasefire.": "COL:REB>",
        "France's apology to Algeria came too late.": "FRA>DZA",
    },
    "COOPERATE": {
        "India and Vietnam held joint naval exercises.": "IND+VNM",
        "Qatar sells gas to Pakistan.": "QAT>PAK",
        "Spain extradited a smuggler to the United States.": "ESP>USA",
        "Trade between Canada and Mexico grew last year.": "CAN+MEX",
    },
    "AID": {
        "Turkey sent tents and doctors to Pakistan.": "TUR>PAK",
        "Yemen was given a loan by Saudi Arabia.": "SAU>YEM",
        "Sweden granted asylum to Syrian refugees.": "SWE>SYR:REF",
        "Cuba sent troops to Angola in 1975.": "CUB>AGO",
    },
    "RETREAT": {
        "Ethiopian troops withdrew from Somalia.": "ETH:MIL>SOM",
        "France pulled its troops out of Mali.": "FRA>MLI",
        "India and Pakistan observed a ceasefire.": "IND+PAK",
        "The withdrawal of Syrian troops from Lebanon ended in April 2005.": "SYR:MIL>LBN",
    },
    "REQUEST": {
        "The Philippines demanded an apology from China.": "PHL>CHN",
        "Sudan was urged by the United Nations to wait.": "IGO:UNO>SDN",
        "Mexico's appeal to the United States for help went unheard.": "MEX>USA",
    },
    "ACCUSE": {
        "Argentina condemned Britain.": "ARG>GBR",
        "Myanmar's army was criticised by Switzerland.": "CHE>MMR:MIL",
        "Rwanda blamed Congo for the fire.": "RWA>COD",
        "The European Union's condemnation of Belarus was sharp.": "IGO:EUR>BLR",
    },
    "REJECT": {
        "Iran rejected the European Union's proposal.": "IRN>IGO:EUR",
        "India cancelled talks with China.": "IND>CHN",
        "Hungary vetoed the resolution.": "HUN>",
        "Pakistan's rejection of the Indian plan surprised nobody.": "PAK>IND",
    },
    "THREATEN": {
        "Turkey threatened Greece with war.": "TUR>GRC",
        "Kuwait was threatened by Iraq.": "IRQ>KWT",
        "Ethiopia warned Egypt of serious consequences.": "ETH>EGY",
        "Armenia's threats against Azerbaijan continued.": "ARM>AZE",
    },
    "PROTEST": {
        "Bangladeshi workers went on strike.": "BGD:LAB>",
        "Nicaraguan students protested against the government.": "NIC:CVL>NIC:GOV",
        "Thousands of Venezuelans marched against the government in Caracas.": "VEN:CVL>VEN:GOV",
    },
    "SANCTION": {
        "The United States imposed sanctions on Venezuela.": "USA>VEN",
        "Saudi Arabia severed diplomatic relations with Iran.": "SAU>IRN",
        "South Africa recalled its ambassador from Israel.": "ZAF>ISR",
        "The American embargo against Cuba began in 1962.": "USA>CUB",
    },
    "MOBILIZE": {
        "Pakistan tested a ballistic missile.": "PAK>",
        "China deployed warships near Taiwan.": "CHN>TWN",
        "The deployment of Moroccan troops along the Algerian border worried Spain.": "MAR:MIL>DZA",
    },
    "COERCE": {
        "Myanmar's army arrested the president.": "MMR:MIL>MMR:GOV",
        "Turkish journalists were detained.": ">TUR:JRN",
        "Malaysia arrested a North Korean man.": "MYS>PRK:CVL",
        "Indonesia's occupation of East Timor lasted until 1999.": "IDN>TLS",
    },
    "ASSAULT": {
        "Iraq invaded Kuwait.": "IRQ>KWT",
        "Kuwait was invaded by Iraq.": "IRQ>KWT",
        "Iraq's invasion of Iran began in September 1980.": "IRQ>IRN",
        "Indian and Pakistani troops clashed.": "IND:MIL+PAK:MIL",
        "Fighting between Armenia and Azerbaijan broke out on Sunday.": "ARM+AZE",
    },
}
CASES = [(event, text, who) for event, table in TYPES.items() for text, who in table.items()]


@pytest.mark.parametrize(("event", "text", "who"), CASES, ids=[text for _, text, _ in CASES])
def test_a_plain_sentence_tells_one_act(event: str, text: str, who: str) -> None:
    assert told(text) == [f"{event} {who}"]


@pytest.mark.parametrize(
    ("text", "acts_told"),
    [  # by the numbers of CLAIMS.md
        pytest.param(
            "Chile asked Peru to hold talks with Bolivia.",
            ["REQUEST CHL>PER", "CONSULT PER+BOL asked"],
            id="2: a demand and what is demanded",
        ),
        pytest.param(
            "Pakistan accused India of arming Pakistani rebels.",
            ["ACCUSE PAK>IND", "AID IND>PAK:REB"],
            id="2: a charge and what is charged",
        ),
        pytest.param(
            "Chile vowed to help Bolivia.",
            ["AGREE CHL>BOL", "AID CHL>BOL planned"],
            id="4: a vow to help promises",
        ),
        pytest.param(
            "Algeria offered to mediate between Mali and Niger.",
            ["AGREE DZA>MLI+NER", "CONSULT DZA>MLI+NER planned"],
            id="4: what is offered has not happened",
        ),
        pytest.param(
            "Ethiopia will withdraw from Somalia.",
            ["CONCEDE ETH>SOM planned"],
            id="4: an announced withdrawal yields in words",
        ),
        pytest.param(
            "Saudi Arabia threatened to invade Qatar.",
            ["THREATEN SAU>QAT", "ASSAULT SAU>QAT conditional"],
            id="5: the harm threatened is conditional",
        ),
        pytest.param(
            "Thailand denied attacking Cambodia.",
            ["ASSAULT THA>KHM denied"],
            id="6: denying is no act besides",
        ),
        pytest.param(
            "Greece and Turkey are due to hold talks in June.",
            ["CONSULT GRC+TUR planned"],
            id="8: expected talks",
        ),
        pytest.param(
            "Algeria exported gas to Spain.",
            ["COOPERATE DZA>ESP"],
            id="9: a sale goes from supplier to recipient",
        ),
        pytest.param(
            "France sent 200 soldiers to Chad.", ["AID FRA>TCD"], id="9: troops lent are help"
        ),
        pytest.param(
            "The European Union banned imports from Belarus.",
            ["SANCTION IGO:EUR>BLR"],
            id="10: an import ban",
        ),
        pytest.param(
            "The International Criminal Court charged the Sudanese president with genocide.",
            ["ACCUSE IGO:ICC>SDN:GOV"],
            id="10: a court's charge",
        ),
        pytest.param(
            "The Japanese and Australian navies held joint drills.",
            ["COOPERATE JPN:MIL+AUS:MIL"],
            id="11: joint drills",
        ),
        pytest.param("Ethiopia and Eritrea were at war.", ["ASSAULT ETH+ERI"], id="11: at war"),
        pytest.param(
            "Kenya and Ethiopia signed a border treaty.", ["SUPPORT KEN+ETH"], id="12: a final deal"
        ),
        pytest.param(
            "The Brazilian president condemned the violence.",
            ["ACCUSE BRA:GOV>"],
            id="13: criticism of no one named",
        ),
        pytest.param("Somalia was attacked.", ["ASSAULT >SOM"], id="13: an unknown hand"),
    ],
)
def test_the_guide_is_followed(text: str, acts_told: list[str]) -> None:
    assert told(text) == acts_told


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "It rained all day and the market closed early.",
        "Chad has a long border with Libya.",
        "The capital of Bolivia lies high in the mountains.",
        "Ghana has large reserves of gold.",
        "The friendship between Ghana and Togo is deep.",
    ],
)
def test_no_act_is_made_up(text: str) -> None:
    assert acts(text) == []


def test_a_thing_belongs_to_the_act_that_names_it() -> None:
    assert [act.what for act in acts("Turkey sent tents to Pakistan.")] == ["tents"]


@pytest.mark.parametrize(
    ("text", "least", "most", "unit"),
    [
        ("France sent 200 soldiers to Chad.", 200, 200, "soldiers"),
        ("France sent several soldiers to Chad.", 3, None, "soldiers"),
        ("France sent dozens of soldiers to Chad.", 24, None, "soldiers"),
        ("France sent thousands of soldiers to Chad.", 2000, None, "soldiers"),
        ("France sent up to 500 soldiers to Chad.", None, 500, "soldiers"),
        ("France sent between 300 and 500 soldiers to Chad.", 300, 500, "soldiers"),
        ("Norway promised $50 million in aid to Uganda.", 50_000_000, 50_000_000, "USD"),
    ],
)
def test_a_number_belongs_to_its_act(
    text: str, least: float | None, most: float | None, unit: str
) -> None:
    (act,) = acts(text)
    found = act.quantity
    assert found is not None and found.unit == unit
    if found.value is not None:
        assert (found.value, found.value) == (least, most)
    else:
        assert (found.min, found.max) == (least, most)


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("On Monday, after long hesitation, Iraq invaded Kuwait.", "Iraq invaded Kuwait"),
        ("Kuwait was invaded by Iraq, and the world looked on.", "Kuwait was invaded by Iraq"),
        ("Nobody expected Iraq's invasion of Iran, it seems.", "Iraq's invasion of Iran"),
        ("Slowly, talks between Egypt and Sudan made headway.", "talks between Egypt and Sudan"),
    ],
)
def test_evidence_is_short_and_whole(text: str, exact: str) -> None:
    (act,) = acts(text)
    assert act.evidence.exact == exact
    assert act.evidence.prefix + exact + act.evidence.suffix in text


def test_claims_stand_in_text_order() -> None:
    text = (
        "Kenya urged Uganda to withdraw from Congo. Rwanda said Congo had shelled a Rwandan town. "
        "Burundi did not comment.\n\nTanzania sent food to Burundi."
    )
    starts = [(claim.evidence.start, claim.evidence.end) for claim in claims(text)]
    assert len(starts) > 4
    assert starts == sorted(starts)


def test_the_same_text_gives_the_same_claims() -> None:
    text = "Peru and Ecuador held joint exercises. Both countries signed a treaty in 1998."
    assert claims(text) == claims(text) != []


def test_a_claim_carries_the_id_of_its_report() -> None:
    assert {claim.report for claim in dg.code("Iraq invaded Kuwait.", report="gulf")} == {"gulf"}
